"""A folded text as a string in which every character is a word.

Comparing and searching words then happens at the speed of searching characters, and an edit distance counts
words. A hyphen parts words here; signs that change a figure are words of their own.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from summarizer.ground.lazily import once
from summarizer.wording import Folded, Span

_TOKEN: Final = re.compile(
    r"[^\W\d_]+(?:'[^\W\d_]+)*(?:[\u0300-\u036f]+[^\W\d_]*(?:'[^\W\d_]+)*)*|\d+(?:[.,:]\d+)*(?:[^\W\d_]+)?"
    r"|[^\W_]+|[%‰$€£¥₹°±\ufffd]|(?<!\d)-(?=\d)"
)
_FIRST_CODE: Final = 0x100
_SURROGATES: Final = 0xD800
_AFTER_SURROGATES: Final = 0xE000
UNKNOWN: Final = "\0"


class Token(NamedTuple):
    """A word as it is compared, and as it is printed."""

    key: str
    printed: str
    start: int
    """Offset in the text, code points."""
    end: int


class Tokens:
    """The words of a folded text, in order."""

    def __init__(self, folded: Folded) -> None:
        self.folded = folded
        self._starts = array("L")
        self._ends = array("L")
        keys: list[str] = []
        for match in _TOKEN.finditer(folded.text):
            keys.append(match.group())
            self._starts.append(match.start())
            self._ends.append(match.end())
        self.keys = keys

    def __len__(self) -> int:
        return len(self.keys)

    @once
    def codes(self) -> dict[str, str]:
        """The character of each distinct word."""
        return {key: _character(n) for n, key in enumerate(dict.fromkeys(self.keys))}

    @once
    def coded(self) -> str:
        """The text, a character a word."""
        return "".join(map(self.codes.__getitem__, self.keys))

    def encode(self, tokens: Tokens) -> str:
        """Another text in the characters of this one; words that it does not have are ``UNKNOWN``."""
        codes = self.codes
        return "".join([codes.get(key, UNKNOWN) for key in tokens.keys])

    def span(self, first: int, last: int) -> Span:
        """The source's stretch from one word to another, both included."""
        return self.folded.span(self._starts[first], self._ends[last])

    def folded_span(self, first: int, last: int) -> Span:
        """The folded stretch from one word to another, both included."""
        return Span(self._starts[first], self._ends[last])

    def token(self, index: int) -> Token:
        """One word."""
        start, end = self.span(index, index)
        return Token(self.keys[index], self.folded.source[start:end], start, end)

    def keys_between(self, start: int, end: int) -> list[str]:
        """The words that a folded stretch touches."""
        return self.keys[bisect_right(self._ends, start) : bisect_left(self._starts, end)]


def _character(number: int) -> str:
    code = _FIRST_CODE + number
    return chr(code if code < _SURROGATES else code - _SURROGATES + _AFTER_SURROGATES)


class Squeezed:
    """A folded text without its spaces and hyphens, with the way back."""

    def __init__(self, folded: Folded) -> None:
        self.text = squeeze(folded.text)
        removed = [match.start() for match in re.finditer("[ -]", folded.text)]
        self._kept = array("L", (at - n for n, at in enumerate(removed)))

    def find(self, needle: str) -> Iterator[Span]:
        """The folded stretches where a squeezed needle stands."""
        at = self.text.find(needle)
        while at >= 0:
            yield Span(self._at(at), self._at(at + len(needle) - 1) + 1)
            at = self.text.find(needle, at + 1)

    def _at(self, index: int) -> int:
        """The folded position of a squeezed one."""
        return index + bisect_right(self._kept, index)


def squeeze(folded: str) -> str:
    """A folded text without its spaces and hyphens."""
    return folded.replace(" ", "").replace("-", "")
