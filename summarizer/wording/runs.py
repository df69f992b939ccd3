"""Folding a run of characters that do not fold to themselves.

A run stands between characters of plain ASCII, so that only their classes matter for it: most runs of a
text are alike (a line break, an apostrophe, a quotation mark and a space) and are folded once.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise
from re import compile as pattern
from typing import NamedTuple

_DOUBLE = frozenset('"“”„‟«»″‶❝❞〝〞＂')
_SINGLE = frozenset("'‘’‚‛′`´ʼ‹›ʹ＇")
_DASHES = frozenset("-‐‑‒–—―−⸺⸻﹘﹣－")
_SPACE, _IGNORED, _QUOTE, _APOSTROPHE, _DASH, _OTHER = range(6)
_POINTS = pattern("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0652\u0670]")
"""Vowel points, cantillation and the Arabic stretching stroke: most writers leave them out."""
_OFTEN = 12
"""Code points up to which a run is likely to come again."""


class Segment(NamedTuple):
    """Folded characters that came from one stretch; all offsets are relative to the run."""

    at: int
    start: int
    end: int


class Run(NamedTuple):
    """What a run folds to."""

    text: str
    segments: tuple[Segment, ...]


def fold_run(run: str, before: str, after: str) -> Run:
    """Fold a run between two characters (each empty at an end of the text)."""
    if len(run) > _OFTEN:
        return _fold(run, before, after)
    return _folded_before(run, _sort(before), _sort(after))


def _sort(char: str) -> str:
    """A character that stands for its class: a digit, a letter, anything else."""
    return "0" if char.isdigit() else "a" if char.isalnum() else char and "."


@lru_cache(maxsize=16384)
def _folded_before(run: str, before: str, after: str) -> Run:
    return _fold(run, before, after)


def _fold(run: str, before: str, after: str) -> Run:
    writer = _Writer(f"{before}{run}{after}", len(before), len(before) + len(run))
    writer.write()
    text = "".join(writer.out)
    spans = writer.spans
    starts = [0, *(i for i, (a, b) in enumerate(pairwise(spans), 1) if a != b)] if spans else []
    base = len(before)
    return Run(text, tuple(Segment(i, spans[i][0] - base, spans[i][1] - base) for i in starts))


@lru_cache(maxsize=4096)
def _kind(char: str) -> int:
    if char.isspace():
        return _SPACE
    if char in _DOUBLE:
        return _QUOTE
    if char in _SINGLE:
        return _APOSTROPHE
    if char in _DASHES:
        return _DASH
    if unicodedata.category(char) in {"Cf", "Cc"} or char == "\u034f" or "\ufe00" <= char <= "\ufe0f":
        return _IGNORED
    return _OTHER


@lru_cache(maxsize=4096)
def _compatible(segment: str) -> str:
    form = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", segment).casefold())
    return _POINTS.sub("", form.replace("\u2044", "/"))


class _Writer:
    """Writes folded characters, each with the stretch that it came from."""

    def __init__(self, source: str, start: int, end: int) -> None:
        self.source = source
        self.start, self.end = start, end
        self.out: list[str] = []
        self.spans: list[tuple[int, int]] = []

    def write(self) -> None:
        source, end = self.source, self.end
        i = self.start
        while i < end:
            stop = i + 1
            kind = _kind(source[i])
            if kind == _OTHER:
                while stop < end and unicodedata.combining(source[stop]):
                    stop += 1
                self._emit(self._form(i, stop), i, stop)
            else:
                self._mark(kind, i, stop)
            i = stop

    def _emit(self, text: str, start: int, end: int) -> None:
        self.out.extend(text)
        self.spans.extend([(start, end)] * len(text))

    def _mark(self, kind: int, start: int, end: int) -> None:
        last = self.out[-1] if self.out else ""
        if kind == _SPACE:
            if last == " ":
                self.spans[-1] = (self.spans[-1][0], end)
            elif last != "-":
                self._emit(" ", start, end)
        elif kind == _DASH:
            if last == " ":
                self.out.pop()
                self.spans.pop()
                last = self.out[-1] if self.out else ""
            if last == "-":
                self.spans[-1] = (self.spans[-1][0], end)
            else:
                self._emit("-", start, end)
        elif kind == _APOSTROPHE and self._letter(start - 1) and self._letter(end):
            self._emit("'", start, end)

    def _letter(self, at: int) -> bool:
        return 0 <= at < len(self.source) and self.source[at].isalnum()

    def _form(self, start: int, end: int) -> str:
        """The compatible form, unless it would run into a neighbouring figure: 10² is not 102."""
        source = self.source
        segment = source[start:end]
        form = _compatible(segment)
        if form and unicodedata.category(segment[0]) != "Nd":
            after = form[-1].isdigit() and end < len(source) and source[end].isdigit()
            if after:
                return segment
            if form[0].isdigit() and start > 0 and source[start - 1].isdigit():
                return f" {form}" if "/" in form else segment
        return form
