"""How far the words of a figure reach, for comparing it with another. Nothing of this is shown as a value.

``LedgerEntry.low`` and ``high`` say what is printed. "Nearly fifty" prints only an upper bound, yet nobody
says it of twelve; "dozens" prints none, yet excludes three; "1.2 million" is how 1,234,000 is rounded.
"""

from __future__ import annotations

import re
from math import inf
from typing import Final, NamedTuple

from summarizer.domain.terms import Operator

APPROXIMATE: Final = 0.15
"""Share by which "about 40" and "nearly 40" may miss the true number; at least one."""
_ROUND_WORD, _ROUND_DIGITS = 0.05, 0.02
"""Most that rounding may change: of a number printed with a magnitude word, and of one printed in full."""
_ROUND_FROM: Final = 1000
CONVERTED: Final = 0.05
"""Share by which a number may be off because it was converted into another unit and rounded."""

_IDIOM: Final = re.compile(
    r"\b(?:(?:a|half a) (?:dozen|hundred|thousand|score)|(?:two|three|four|five) (?:dozen|score))\b",
    re.IGNORECASE,
)
_MAGNITUDE: Final = re.compile(
    r"(\d+(?:[.,](\d+))?)[\s-]*(hundred|thousand|million|billion|trillion|k|mn?|bn?|mln|bln)\b", re.IGNORECASE
)
_SCALE: Final = {"h": 1e2, "t": 1e3, "k": 1e3, "m": 1e6, "b": 1e9}
_DECIMALS: Final = re.compile(r"\d[.,](\d{1,2})(?!\d)")
_ZEROS: Final = re.compile(r"\d+[,.\s]?(?:000[,.\s]?)+(?!\d)")

_FEW, _SEVERAL = (2, 19), (3, 20)
_VAGUE: Final = (
    (r"tens of millions", 15e6, 199e6),
    (r"hundreds of millions", 150e6, 1999e6),
    (r"hundreds of thousands", 150_000, 1_999_999),
    (r"tens of thousands", 15_000, 199_999),
    (r"billions", 1.5e9, inf),
    (r"millions", 1.5e6, 199e6),
    (r"(?:several|a few|few|many) (?:hundred )?thousand", 2000, 999_999),
    (r"thousands", 1500, 19_999),
    (r"(?:several|a few|few|many) hundred", 200, 1500),
    (r"hundreds", 150, 1999),
    (r"(?:several|a few|few|many) (?:dozen|score)", 24, 199),
    (r"scores", 40, 400),
    (r"dozens|tens", 21, 199),
    (r"(?:a )?handful", 2, 15),
    (r"(?:a )?couple", 2, 3),
    (r"a few|few", *_FEW),
    (r"several", *_SEVERAL),
    (r"many|numerous|scores|countless|lots|plenty", 3, inf),
)
"""What a word that states no number can be said of. The ends are wide: only what nobody would say
is excluded."""
_WORDS: Final = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), low, high) for words, low, high in _VAGUE
)


class Margin(NamedTuple):
    """The numbers that a printed figure can be said of, both ends included."""

    low: float
    high: float
    rounded: bool = False
    """Wider than what is printed because the number is rounded or approximate."""

    def times(self, factor: float) -> Margin:
        """The same in another unit."""
        return Margin(self.low * factor, self.high * factor, self.rounded)

    def wider(self, share: float) -> Margin:
        """The same with room for a number that was rounded when somebody converted it."""
        return Margin(self.low * (1 - share), self.high * (1 + share), rounded=True)

    def meets(self, other: Margin) -> bool:
        """Whether one number can be meant by both."""
        return self.low <= other.high and other.low <= self.high

    def holds(self, other: Margin) -> bool:
        """Whether everything the other allows is allowed."""
        return self.low <= other.low and other.high <= self.high


def margin(  # noqa: PLR0911 - one answer an operator
    phrase: str, operator: Operator, low: float | None, high: float | None, *, share: bool = False
) -> Margin:
    """Work out what numbers a figure as printed can be said of.

    Args:
        phrase: As printed.
        operator: How the words bound the number.
        low: The printed lower bound.
        high: The printed upper bound.
        share: Whether it is a percentage, which is rounded to the last digit printed.
    """
    match operator:
        case Operator.VAGUE:
            found = next(((a, b) for words, a, b in _WORDS if words.search(phrase)), (1.0, inf))
            return Margin(*found)
        case Operator.AT_LEAST | Operator.MORE_THAN:
            return Margin(low or 0.0, inf)
        case Operator.AT_MOST | Operator.FEWER_THAN:
            return Margin(0.0, inf if high is None else high)
        case Operator.NEARLY if high is not None:
            return Margin(min(high * (1 - APPROXIMATE), high - 1), high, rounded=True)
        case Operator.ABOUT if low is not None:
            slack = max(1.0, APPROXIMATE * low)
            return Margin(max(0.0, low - slack), low + slack, rounded=True)
    if low is None or high is None:
        return Margin(0.0 if low is None else low, inf if high is None else high)
    if low == high:
        slack = _rounding(phrase, low, share=share)
        return Margin(low - slack, high + slack, rounded=slack > 0)
    return Margin(low, high)


def _rounding(phrase: str, value: float, *, share: bool) -> float:
    """Half of the last place that a number is printed to, where it is printed as a round one."""
    if _IDIOM.search(phrase):
        return max(1.0, APPROXIMATE * value)
    if share:
        decimals = _DECIMALS.search(phrase)
        return 0.5 * 10.0 ** -(len(decimals[1]) if decimals else 0)
    if value < _ROUND_FROM:
        return 0.0
    if (match := _MAGNITUDE.search(phrase)) is not None:
        place = _SCALE[match[3][0].lower()] * 10.0 ** -len(match[2] or "")
        return min(place / 2, _ROUND_WORD * value)
    if _ZEROS.fullmatch(phrase.strip("$€£ ")) or _ZEROS.search(phrase):
        zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
        return min(10.0**zeros / 2, _ROUND_DIGITS * value)
    return 0.0
