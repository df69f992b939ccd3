"""Every number in an English text, in one pass: the time is linear in the text.

Offsets are code points, end exclusive.
"""

from __future__ import annotations

import re
from typing import Final

from summarizer.quantity.digits import from_digits
from summarizer.quantity.numeral import FRACTIONS, Numeral
from summarizer.quantity.spelled import STARTS, WORD, from_words

_TOKEN: Final = re.compile(rf"(\d)|{WORD}")
_WORDS: Final = re.compile(WORD)
_DIGIT: Final = re.compile(r"\d")
_ASCII_DIGIT: Final = re.compile("[0-9]")
_SPELLED: Final = STARTS - {"a", "an"} | FRACTIONS
"""Words of which a number in words has one: "a" begins none without another of them."""


def numerals(text: str) -> list[Numeral]:
    """Return every number in ``text``, in order, none overlapping another."""
    if _SPELLED.isdisjoint(_WORDS.findall(text.lower())) and "'" not in text and "’" not in text:
        return _in_digits(text)  # what is glued to a figure by an apostrophe can be a word by itself
    found: list[Numeral] = []
    position = 0
    while (position := _next(text, position, found)) >= 0:
        pass
    return found


def _in_digits(text: str) -> list[Numeral]:
    """The numbers of a text that has none in words."""
    found: list[Numeral] = []
    position = 0
    for match in (_ASCII_DIGIT if text.isascii() else _DIGIT).finditer(text):
        if match.start() >= position:
            found.append(from_digits(text, match.start()))
            position = found[-1].end
    return found


def _next(text: str, begin: int, found: list[Numeral]) -> int:
    """Add the numbers from an offset on; a new offset where one ends inside a word, else -1."""
    position = begin
    for match in _TOKEN.finditer(text, begin):
        if match.start() < position:
            if position < match.end():
                return position
            continue
        if match.lastindex:
            numeral: Numeral | None = from_digits(text, match.start())
        elif match.group().lower() in STARTS:
            numeral = from_words(text, match)
        else:
            continue
        if numeral is not None:
            found.append(numeral)
            position = numeral.end
    return -1
