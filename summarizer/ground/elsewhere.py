"""Which other article of a run holds a quotation: the run's words are indexed once."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from math import ceil
from operator import is_
from typing import Final, NamedTuple, Protocol, cast

from summarizer import wording
from summarizer.domain.article import Article
from summarizer.ground.source import Source

_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD: Final = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_MOST_WORDS: Final = 8
"""Words of a quotation, the rarest of the run, by which its article is looked for."""
_SHARED: Final = 0.6
"""Share of them that an article must have; white space and broken characters can cost some."""
_CANDIDATES: Final = 60
_KEPT_SOURCES: Final = 64
_RECENT: Final = 2
_LONGEST_KEPT: Final = 65_536
"""Code points of a text whose words are remembered."""


class Numbered(Protocol):
    """Articles that can be gone through again, and of which one can be had by its number."""

    def __iter__(self) -> Iterator[Article]: ...
    def __getitem__(self, number: int, /) -> Article: ...


class Candidate(NamedTuple):
    """An article that may hold a quotation."""

    number: int
    shared: int
    """Words of the quotation by which it was found."""


class Run:
    """The articles of a run, for finding the one that a quotation comes from.

    The index maps every word to the articles that have it; it is made when the
    first quotation is looked for. Its time and its memory (about 4 kB an article) are linear in the run; a
    search reads the lists of a few rare words.
    """

    def __init__(self, articles: Numbered) -> None:
        self.articles = articles
        self.source = lru_cache(maxsize=_KEPT_SOURCES)(self._source)

    def _source(self, number: int) -> Source:
        """The article of a number; the last ones are remembered."""
        return Source.of(self.articles[number])

    @cached_property
    def _index(self) -> dict[str, array[int]]:
        index: dict[str, array[int]] = {}
        for number, article in enumerate(self.articles):
            for word in _vocabulary(article.text):
                index.setdefault(word, array("L")).append(number)
        return index

    def candidates(self, quote: str) -> list[Candidate]:
        """The articles that share most of a quotation's rarest words, the likeliest first."""
        words = set(_WORD.findall(wording.folded(quote)))
        lists = sorted((self._index[word] for word in words if word in self._index), key=len)[:_MOST_WORDS]
        least = ceil(_SHARED * len(lists))
        # whoever has so many of the lists stands in one of the shortest
        numbers = set().union(*lists[: len(lists) - least + 1])
        shared = ((sum(_has(one, number) for one in lists), number) for number in numbers)
        ranked = sorted((-count, number) for count, number in shared if count >= least)
        return [Candidate(number, -count) for count, number in ranked[:_CANDIDATES]]


def _has(numbers: array[int], number: int) -> bool:
    at = bisect_left(numbers, number)
    return at < len(numbers) and numbers[at] == number


def _vocabulary(text: str) -> tuple[str, ...]:
    return _words(text) if len(text) > _LONGEST_KEPT else _kept_words(text)


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_WORD.findall(wording.folded(text))))


_kept_words = lru_cache(maxsize=512)(_words)
_recent: list[Run] = []


def run_of(articles: Iterable[Article]) -> Run:
    """The run of these very articles; the last few are remembered, so that a run is indexed once."""
    shelved = hasattr(articles, "__getitem__") and not isinstance(articles, Sequence)
    numbered = articles if shelved else tuple(articles)  # a list may change later
    for run in _recent:
        if run.articles is numbered or _same(run.articles, numbered):
            return run
    run = Run(cast("Numbered", numbered))
    _recent.insert(0, run)
    del _recent[_RECENT:]
    return run


def _same(ours: Numbered, theirs: Iterable[Article]) -> bool:
    """Whether two lists hold the same objects: comparing their texts would take longer."""
    if not (isinstance(ours, Sequence) and isinstance(theirs, Sequence)):
        return False
    return len(ours) == len(theirs) and all(map(is_, ours, theirs))


NOWHERE: Final = Run(())
"""A run of no articles."""
