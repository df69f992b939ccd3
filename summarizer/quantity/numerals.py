"""Every number in an English text, in one pass: the time is linear in the text.

Offsets are code points, end exclusive.
"""

from __future__ import annotations

import re
from typing import Final

from summarizer.quantity.digits import from_digits
from summarizer.quantity.numeral import Numeral
from summarizer.quantity.spelled import WORD, from_words

_TOKEN: Final = re.compile(rf"\d|{WORD}")


def numerals(text: str) -> list[Numeral]:
    """Return every number in ``text``, in order, none overlapping another."""
    found: list[Numeral] = []
    position = 0
    while match := _TOKEN.search(text, position):
        if match.group()[0].isdigit():
            numeral: Numeral | None = from_digits(text, match.start())
        else:
            numeral = from_words(text, match)
        if numeral is None:
            position = match.end()
            continue
        found.append(numeral)
        position = numeral.end
    return found
