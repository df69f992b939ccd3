"""Folded text with the way back to the source.

Folding brings text to a form in which only wording matters: two stretches fold alike if they differ
in white space, quotation marks, dashes, case, invisible characters, Unicode form (NFKC), optional vowel
points (Hebrew, Arabic) or what a wrong decoding made of a character (``â€™`` for ``’``, ``&amp;``), and in
nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from summarizer.wording.repair import repair
from summarizer.wording.runs import fold_run


class Span(NamedTuple):
    """A stretch of text: code points, end exclusive."""

    start: int
    end: int


_PLAIN = r"!#-&(-,./0-9:-_a-~"  # ASCII that folds to itself, apart from case
_ODD = re.compile(rf" *[^{_PLAIN} ][^{_PLAIN}]*| {{2,}}")
_HYPHENS = frozenset("-‐‑﹣－")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@lru_cache(maxsize=4096)
def joins(char: str) -> bool:
    """Whether the character continues a word: a letter, a digit or a combining mark of a spaced script."""
    if not (char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M"):
        return False
    return _UNSPACED.match(char) is None


class Folded:
    """Folded text, with the way back to the stretch that each character came from.

    Decomposed (NFKD), so that the map stays local: strings are equal here where their NFKC forms
    are, after case folding. Text that was decoded with the wrong encoding is folded as it was meant. The map
    is kept in segments: plain ones, character for character, and those of one stretch of the source.
    """

    __slots__ = ("_ends", "_folded", "_map", "_starts", "source", "text")

    def __init__(self, source: str) -> None:
        self.source = source
        meant = repair(source)
        self._map = None if isinstance(meant.map, range) else meant.map
        source = meant.text
        self._folded = array("q")
        self._starts = array("q")
        self._ends = array("q")  # -1: character for character
        pieces: list[str] = []
        position = length = 0
        for odd in _ODD.finditer(source):
            start, end = odd.span()
            if position < start:
                pieces.append(source[position:start])
                self._segment(length, position, -1)
                length += start - position
            run = fold_run(odd.group(), source[start - 1 : start] if start else "", source[end : end + 1])
            for segment in run.segments:
                self._segment(length + segment.at, start + segment.start, start + segment.end)
            pieces.append(run.text)
            length += len(run.text)
            position = end
        if position < len(source):
            pieces.append(source[position:])
            self._segment(length, position, -1)
        self.text = _lowered(pieces)

    def _segment(self, at: int, start: int, end: int) -> None:
        self._folded.append(at)
        self._starts.append(start)
        self._ends.append(end)

    def start(self, index: int) -> int:
        """Offset in the source where a folded character's stretch starts."""
        segment = bisect_right(self._folded, index) - 1
        start = self._starts[segment]
        if self._ends[segment] < 0:
            start += index - self._folded[segment]
        return start if self._map is None else self._map[start]

    def end(self, index: int) -> int:
        """Offset in the source where a folded character's stretch ends."""
        segment = bisect_right(self._folded, index) - 1
        end = self._ends[segment]
        if end < 0:
            end = self._starts[segment] + index - self._folded[segment] + 1
        return end if self._map is None else self._map[end]

    def span(self, start: int, end: int) -> Span:
        """The source's stretch that ``text[start:end]`` (not empty) came from."""
        return Span(self.start(start), self.end(end - 1))

    def index(self, offset: int) -> int:
        """First folded position that starts at or after a source offset."""
        if self._map is not None:
            offset = bisect_left(self._map, offset)
        segment = bisect_right(self._starts, offset) - 1
        if segment < 0:
            return 0
        at, start = self._folded[segment], self._starts[segment]
        following = self._folded[segment + 1] if segment + 1 < len(self._folded) else len(self.text)
        if self._ends[segment] < 0:
            return min(at + offset - start, following)
        return at if start == offset else following

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
            if not (self.cuts(at) or self.cuts(at + len(needle))):
                yield Span(at, at + len(needle))
            at = self.text.find(needle, at + 1, stop)

    def cuts(self, at: int) -> bool:
        """Whether a boundary at a folded position cuts a word, a figure or a hyphenated word."""
        text = self.text
        if at <= 0 or at >= len(text):
            return False
        before, after = text[at - 1], text[at]
        if before == " " and "a" <= after <= "z":
            return False
        start = self.start(at)
        if start == self.start(at - 1):
            return True
        if joins(before) and joins(after):
            return _GLUED.match(self.source, max(0, start - _GLUED_LETTERS)) is None
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
            attached = self.end(at - 1) == self.start(at) and self.end(at) == self.start(at + 1)
            return attached and (digits or self.source[self.start(at)] in _HYPHENS)
        return joiner in ".,:/" and digits


_GLUED_LETTERS = 3
_GLUED = re.compile(r"[^\W\d_]{2}[a-z\u00df-\u00f6\u00f8-\u00ff](?=[A-Z][^\W\d_]{2})")
"""Two words that lost the space between them, as pages do at the edge of an element: ``GeneraltalksArmy``."""
_POSSESSIVE = re.compile(r"'s(?!\w)")


def _lowered(pieces: list[str]) -> str:
    """The pieces as one text; only plain ASCII is in capitals, so that no length changes."""
    text = "".join(pieces)
    return text.lower() if text.isascii() else "".join(map(_small, pieces))


def _small(piece: str) -> str:
    return piece.lower() if piece.isascii() else piece


@lru_cache(maxsize=256)
def fold(text: str) -> Folded:
    """Fold a text; the last few are remembered."""
    return Folded(text)


def folded(text: str) -> str:
    """The folded form of a phrase, trimmed: a key for comparing, or a needle for ``Folded.find``."""
    return Folded(text).text.strip(" ")


def contains(text: str, phrase: str) -> bool:
    """Whether a phrase stands in a text as whole words, whatever its case, quotation marks or spacing."""
    if surely_at(text, phrase) is not None:
        return True
    return next(fold(text).find(folded(phrase)), None) is not None


def surely_at(text: str, phrase: str) -> int | None:
    """Where a phrase first stands letter for letter, if its words are clearly whole there, unfolded."""
    at = text.find(phrase)
    if at < 0 or not (phrase[:1].isalnum() and phrase[-1:].isalnum()):
        return None
    before, after = text[max(0, at - 1) : at], text[at + len(phrase) : at + len(phrase) + 1]
    ends = after in _CLEAR or (after in _MARKS and "a" <= phrase[-1] <= "z")
    return at if ends and before in _CLEAR else None


_CLEAR = frozenset({"", " ", "\n"})
"""What can stand beside a phrase without a doubt whether it is whole."""
_MARKS = frozenset(",.;:!?)")
"""What can stand behind a letter without a doubt whether the word goes on."""
