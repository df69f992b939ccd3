"""Which other article of a run holds a quotation: the run's words are indexed once."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from operator import is_
from typing import Final

from summarizer import wording
from summarizer.domain.article import Article
from summarizer.ground.source import Source

_WORD: Final = re.compile(r"[^\W_]{4,}|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_MOST_WORDS: Final = 8
"""Words of a quotation, the rarest of the run, by which its article is looked for."""
_CANDIDATES: Final = 5
_KEPT_SOURCES: Final = 64
_RECENT: Final = 4


class Run:
    """The articles of a run, for finding the one that a quotation comes from.

    The index maps every word of four letters or more to the articles that have it. Its cost is linear in
    the run; a search reads the lists of a few rare words.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = tuple(articles)
        self._sources = lru_cache(maxsize=_KEPT_SOURCES)(self._source)

    def _source(self, number: int) -> Source:
        return Source.of(self.articles[number])

    @cached_property
    def _index(self) -> dict[str, array[int]]:
        index: dict[str, array[int]] = {}
        for number, article in enumerate(self.articles):
            for word in _vocabulary(article.text):
                index.setdefault(word, array("L")).append(number)
        return index

    def candidates(self, quote: str, but: str) -> Iterator[Source]:
        """The articles that share the most of a quotation's rarest words, without one article."""
        words = set(_WORD.findall(wording.folded(quote)))
        lists = sorted((self._index[word] for word in words if word in self._index), key=len)
        votes: Counter[int] = Counter()
        for numbers in lists[:_MOST_WORDS]:
            votes.update(numbers)
        ranked = sorted(votes, key=lambda number: (-votes[number], number))
        others = [number for number in ranked if self.articles[number].id != but]
        yield from map(self._sources, others[:_CANDIDATES])


@lru_cache(maxsize=2048)
def _vocabulary(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_WORD.findall(wording.folded(text))))


_recent: list[Run] = []


def run_of(articles: Sequence[Article]) -> Run:
    """The run of these very articles; the last few are remembered, so that a run is indexed once."""
    for run in _recent:
        if len(run.articles) == len(articles) and all(map(is_, run.articles, articles)):
            return run
    run = Run(articles)
    _recent.insert(0, run)
    del _recent[_RECENT:]
    return run


NOWHERE: Final = Run(())
"""A run of no articles."""
