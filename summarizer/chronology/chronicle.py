"""The time phrases of one article, read where they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Final

from summarizer import wording
from summarizer.chronology.finding import Expression, walk
from summarizer.chronology.phrases import read_at
from summarizer.chronology.reading import Kind, Reading, Reference
from summarizer.chronology.together import as_reading
from summarizer.domain.article import Published
from summarizer.domain.event import EventTime

_COUNTS: Final = re.compile(
    r"\b(?:later|earlier|before|after|next|following|previous|preceding|prior|same|that|then|days?|weeks?|months?"
    r"|years?|decades?|quarters?|half|period|night|morning|evening|noon|o'clock|[ap]\.?m)\b|\d(?:st|nd|rd|th)\b"
    r"|\d:\d\d",
    re.IGNORECASE,
)
"""Words of phrases that may count from another date."""
_BACK: Final = 4
"""Sentences before a phrase in which the date that it counts from is looked for, its own included."""


_UNEVEN: Final = re.compile("[^\0-\xb4\xb6-\u012f\u2000-\u206f]")
"""Letters that may match others than their capitals."""
_SPACE: Final = re.compile(r"\s")
_WIDE: Final = re.compile(r"\s{2,}")


def _whole(phrase: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a phrase stands in a text as whole words."""
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not (_is_part(text[at - 1 : at]) or _is_part(text[end : end + 1])):
            yield at, end
            at = text.find(phrase, end)
        else:
            at = text.find(phrase, at + 1)


def _is_part(char: str) -> bool:
    return char.isalnum() or char == "_"


class Chronicle:
    """Reads phrases of one article with their sentences and with the dates told before them."""

    def __init__(
        self,
        text: str,
        published: Published | str | date | None = None,
        sentences: Sequence[tuple[int, int]] | None = None,
    ) -> None:
        """Take an article.

        Args:
            text: The article; offsets in code points of it.
            published: Its publication date, as ``resolve`` takes it.
            sentences: The sentences that belong to it, in order; by default all.
        """
        self._text = text
        self._published = published
        self._sentences = list(wording.sentences(text) if sentences is None else sentences)
        self._starts = [start for start, _ in self._sentences]
        self._walk = walk(text, published, self._sentences)
        self._walked: list[list[Expression]] = []
        """The expressions of the sentences that have been looked at, from the first on."""

    @cached_property
    def expressions(self) -> tuple[Expression, ...]:
        """All time expressions, in order."""
        return tuple([one for found in self._until(len(self._sentences) - 1) for one in found])

    def _until(self, index: int) -> list[list[Expression]]:
        """The expressions of each sentence up to one, that one included."""
        while len(self._walked) <= index:
            self._walked.append(next(self._walk))
        return self._walked[: index + 1]

    def resolve(
        self, phrase: str | None, near: Sequence[tuple[int, int]] = (), *, future: bool | None = None
    ) -> EventTime:
        """Read a phrase of the article where it stands; of several places the one nearest to a passage.

        Args:
            phrase: As printed.
            near: Passages that the phrase belongs to, as offsets.
            future: Whether the event is still to come, where that is known.
        """
        if not phrase or not phrase.strip():
            return EventTime()
        places = self._places(phrase)

        def distance(span: tuple[int, int]) -> tuple[int, int]:
            gaps = [max(start - span[1], span[0] - end, 0) for start, end in near]
            return min(gaps, default=0), span[0]

        if not places:
            reference = Reference.of(self._published)
            return read_at(phrase, 0, len(phrase), reference, future, None, alone=True).time(phrase)
        return self._read(phrase, *min(places, key=distance), future)

    def readings(self, phrase: str, *, future: bool | None = None) -> list[EventTime]:
        """What a phrase comes to at every place where it stands."""
        return [self._read(phrase, start, end, future) for start, end in self._places(phrase)]

    def _read(self, phrase: str, start: int, end: int, future: bool | None) -> EventTime:
        index = bisect_right(self._starts, start) - 1
        first, last = self._sentences[index]
        told = self._told(start, index) if _COUNTS.search(phrase) else None
        sentence = self._text[first : max(last, end)]
        reference = Reference.of(self._published)
        return read_at(sentence, start - first, end - first, reference, future, told).time(phrase)

    def _places(self, phrase: str) -> list[tuple[int, int]]:
        words = phrase.split()
        if not words or self._even is None or _UNEVEN.search(phrase) or self._parted(words):
            pattern = r"\s+".join(map(re.escape, words))
            found = re.finditer(rf"(?<!\w){pattern}(?!\w)", self._text, re.IGNORECASE)
            places = [match.span() for match in found]
        else:
            places = list(_whole(" ".join(words).lower(), self._even))
        return [span for span in places if self._holds(span)]

    @cached_property
    def _even(self) -> str | None:
        """The text in small letters, a space for all white space, character for character.

        Null where that would tell other letters apart than a pattern without regard to case.
        """
        if _UNEVEN.search(self._text):
            return None
        text = self._text.replace("\n", " ")
        return (text if text.isprintable() else _SPACE.sub(" ", text)).lower()

    @cached_property
    def _edges(self) -> list[tuple[str, str]]:
        """The words before and after white space that is wider than a character."""
        parts = _WIDE.split(self._text.lower())
        return [
            (before.rsplit(None, 1)[-1], after.split(None, 1)[0])
            for before, after in pairwise(parts)
            if before.strip() and after.strip()
        ]

    def _parted(self, words: Sequence[str]) -> bool:
        """Whether wide white space may stand somewhere between two of the words."""
        return any(
            edge.endswith(one.lower()) and other.startswith(two.lower())
            for one, two in pairwise(words)
            if (one.lower()[-1:], two.lower()[:1]) in self._edge_letters
            for edge, other in self._edges
        )

    @cached_property
    def _edge_letters(self) -> frozenset[tuple[str, str]]:
        """The last letter before wide white space, and the first behind it."""
        text = self._text.lower()
        return frozenset([(text[m.start() - 1], text[m.end() : m.end() + 1]) for m in _WIDE.finditer(text)])

    def _holds(self, span: tuple[int, int]) -> bool:
        index = bisect_right(self._starts, span[0]) - 1
        return index >= 0 and span[0] < self._sentences[index][1]

    def _told(self, start: int, index: int) -> Reading | None:
        for item in (one for found in reversed(self._until(index)[-_BACK:]) for one in reversed(found)):
            dated = item.time.edtf or item.time.relative
            if item.end <= start and dated and (item.kind is Kind.DATE or item.time.edtf):
                return as_reading(item.time.edtf, item.time.relative)
        return None
