"""Folded text with the way back to the source.

Folding brings text to a form in which only wording matters: two stretches fold alike if they differ
in white space, quotation marks, dashes, case, invisible characters or Unicode form (NFKC), and in
nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of text: code points, end exclusive."""

    start: int
    end: int


_PLAIN = r"!#-&(-,./0-9:-_a-~"  # ASCII that folds to itself, apart from case
_ODD = re.compile(rf" *[^{_PLAIN} ][^{_PLAIN}]*| {{2,}}")
_DOUBLE = frozenset('"“”„‟«»″‶❝❞〝〞＂')
_SINGLE = frozenset("'‘’‚‛′`´ʼ‹›ʹ＇")
_DASHES = frozenset("-‐‑‒–—―−⸺⸻﹘﹣－")
_HYPHENS = frozenset("-‐‑﹣－")
_SPACE, _IGNORED, _DOUBLE_QUOTE, _SINGLE_QUOTE, _DASH, _OTHER = range(6)
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@lru_cache(maxsize=4096)
def _kind(char: str) -> int:
    if char.isspace():
        return _SPACE
    if char in _DOUBLE:
        return _DOUBLE_QUOTE
    if char in _SINGLE:
        return _SINGLE_QUOTE
    if char in _DASHES:
        return _DASH
    if unicodedata.category(char) in {"Cf", "Cc"} or char == "\u034f" or "\ufe00" <= char <= "\ufe0f":
        return _IGNORED
    return _OTHER


@lru_cache(maxsize=4096)
def _compatible(segment: str) -> str:
    form = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", segment).casefold())
    return form.replace("\u2044", "/")


@lru_cache(maxsize=4096)
def joins(char: str) -> bool:
    """Whether the character continues a word: a letter, a digit or a combining mark of a spaced script."""
    if not (char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M"):
        return False
    return _UNSPACED.match(char) is None


class Folded:
    """Folded text, with the way back: character ``i`` came from ``source[starts[i]:ends[i]]``.

    Decomposed (NFKD), so that the map stays local: strings are equal here where their NFKC forms
    are, after case folding.
    """

    __slots__ = ("ends", "source", "starts", "text")

    def __init__(self, source: str) -> None:
        self.source = source
        self.starts = array("I")
        self.ends = array("I")
        out: list[str] = []
        position = 0
        for odd in _ODD.finditer(source):
            start, end = odd.span()
            self._plain(out, position, start)
            self._odd(out, start, end)
            position = end
        self._plain(out, position, len(source))
        self.text = "".join(out)

    def _plain(self, out: list[str], start: int, end: int) -> None:
        if start < end:
            out.extend(self.source[start:end].lower())
            self.starts.extend(range(start, end))
            self.ends.extend(range(start + 1, end + 1))

    def _emit(self, out: list[str], text: str, start: int, end: int) -> None:
        out.extend(text)
        self.starts.extend([start] * len(text))
        self.ends.extend([end] * len(text))

    def _odd(self, out: list[str], start: int, end: int) -> None:
        source = self.source
        i = start
        while i < end:
            char = source[i]
            kind = _kind(char)
            stop = i + 1
            if kind == _SPACE:
                if out and out[-1] == " ":
                    self.ends[-1] = stop
                elif not (out and out[-1] == "-"):
                    self._emit(out, " ", i, stop)
            elif kind == _SINGLE_QUOTE:
                if _letter(source, i - 1) and _letter(source, i + 1):
                    self._emit(out, "'", i, stop)
            elif kind == _DASH:
                self._dash(out, i)
            elif kind == _OTHER:
                while stop < end and unicodedata.combining(source[stop]):
                    stop += 1
                self._emit(out, self._form(i, stop), i, stop)
            i = stop

    def _dash(self, out: list[str], at: int) -> None:
        if out and out[-1] == " ":
            out.pop()
            self.starts.pop()
            self.ends.pop()
        if out and out[-1] == "-":
            self.ends[-1] = at + 1
        else:
            self._emit(out, "-", at, at + 1)

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

    def span(self, start: int, end: int) -> Span:
        """The source's stretch that ``text[start:end]`` (not empty) came from."""
        return Span(self.starts[start], self.ends[end - 1])

    def index(self, offset: int) -> int:
        """First folded position that starts at or after a source offset."""
        return bisect_left(self.starts, offset)

    def find(self, needle: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Folded spans where a folded needle stands as whole words.

        ``15 soldiers`` is not found in ``115 soldiers``, ``500`` not in ``6,500``, ``violent`` not in
        ``non-violent``; but a capital after a small letter starts a word.
        """
        stop = len(self.text) if end is None else end
        if not needle:
            return
        at = self.text.find(needle, start, stop)
        while at >= 0:
            if not (self._cuts(at) or self._cuts(at + len(needle))):
                yield Span(at, at + len(needle))
            at = self.text.find(needle, at + 1, stop)

    def _cuts(self, at: int) -> bool:
        """Whether a boundary at a folded position cuts a word, a figure or a hyphenated word."""
        text = self.text
        if at <= 0 or at >= len(text):
            return False
        if self.starts[at] == self.starts[at - 1]:
            return True
        before, after = text[at - 1], text[at]
        if joins(before) and joins(after):
            return _GLUED.match(self.source, max(0, self.starts[at] - _GLUED_LETTERS)) is None
        if unicodedata.category(after)[0] == "M":
            return True
        return self._cuts_before(at) or self._cuts_after(at)

    def _cuts_after(self, at: int) -> bool:
        """The needle ends here, and a joiner follows that carries the word on."""
        text = self.text
        if at + 1 >= len(text) or not joins(text[at - 1]) or not joins(text[at + 1]):
            return False
        joiner = text[at]
        if joiner == "'":
            return not _POSSESSIVE.match(text, at)
        return self._joiner(joiner, at, text[at - 1], text[at + 1])

    def _cuts_before(self, at: int) -> bool:
        """The needle starts here, and a joiner before it ties it to the word before."""
        text = self.text
        if at <= 1 or not joins(text[at]) or not joins(text[at - 2]):
            return False
        joiner = text[at - 1]
        return joiner == "'" or self._joiner(joiner, at - 1, text[at - 2], text[at])

    def _joiner(self, joiner: str, at: int, before: str, after: str) -> bool:
        digits = before.isdigit() and after.isdigit()
        if joiner == "-":
            attached = self.ends[at - 1] == self.starts[at] and self.ends[at] == self.starts[at + 1]
            return attached and (digits or self.source[self.starts[at]] in _HYPHENS)
        return joiner in ".,:/" and digits


_GLUED_LETTERS = 3
_GLUED = re.compile(r"[^\W\d_]{2}[a-z\u00df-\u00f6\u00f8-\u00ff](?=[A-Z][^\W\d_]{2})")
"""Two words that lost the space between them, as pages do at the edge of an element: ``GeneraltalksArmy``."""
_POSSESSIVE = re.compile(r"'s(?!\w)")


def _letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()


@lru_cache(maxsize=64)
def fold(text: str) -> Folded:
    """Fold a text; the last few are remembered."""
    return Folded(text)


def folded(text: str) -> str:
    """The folded form of a phrase, trimmed: a key for comparing, or a needle for ``Folded.find``."""
    return Folded(text).text.strip(" ")


def contains(text: str, phrase: str) -> bool:
    """Whether a phrase stands in a text as whole words, whatever its case, quotation marks or spacing."""
    at = text.find(phrase)
    if at >= 0 and phrase[:1].isalnum() and phrase[-1:].isalnum():
        before, after = text[max(0, at - 1) : at], text[at + len(phrase) : at + len(phrase) + 1]
        if before in _CLEAR and after in _CLEAR:
            return True
    return next(fold(text).find(folded(phrase)), None) is not None


_CLEAR = frozenset({"", " ", "\n"})
"""What can stand beside a phrase without a doubt whether it is whole."""
