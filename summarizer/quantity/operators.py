"""The words around a number that say how it bounds the true one: "at least", "or more", "nearly"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from summarizer.domain.terms import Operator

_BEFORE: Final[dict[Operator, tuple[str, ...]]] = {
    Operator.AT_LEAST: (
        "at least",
        "at the very least",
        "at a minimum",
        "a minimum of",
        "minimum of",
        "minimum",
        "no fewer than",
        "not fewer than",
        "no less than",
        "not less than",
        "as few as",
        "≥",
        ">=",
    ),
    Operator.AT_MOST: (
        "at most",
        "at the most",
        "at the very most",
        "a maximum of",
        "maximum of",
        "maximum",
        "up to",
        "as many as",
        "as much as",
        "as high as",
        "no more than",
        "not more than",
        "not exceeding",
        "≤",
        "<=",
    ),
    Operator.MORE_THAN: (
        "more than",
        "well over",
        "just over",
        "a little over",
        "slightly over",
        "well above",
        "over",
        "above",
        "upwards of",
        "upward of",
        "in excess of",
        "exceeding",
        "greater than",
        "north of",
        "higher than",
        ">",
        "well more than",
        "far more than",
        "slightly more than",
        "just more than",
        "a little more than",
        "surpassing",
        "topping",
    ),
    Operator.FEWER_THAN: (
        "fewer than",
        "less than",
        "well under",
        "under",
        "below",
        "well below",
        "lower than",
        "south of",
        "<",
        "far fewer than",
        "far less than",
        "slightly less than",
        "a little less than",
    ),
    Operator.NEARLY: (
        "nearly",
        "almost",
        "close to",
        "just under",
        "just short of",
        "just below",
        "approaching",
        "nearing",
        "not quite",
        "a little under",
        "slightly under",
        "slightly fewer than",
        "just fewer than",
        "just less than",
        "very nearly",
    ),
    Operator.ABOUT: (
        "about",
        "around",
        "approximately",
        "approx",
        "approx.",
        "roughly",
        "some",
        "circa",
        "ca.",
        "ca",
        "c.",
        "~",
        "≈",
        "an estimated",
        "estimated",
        "estimated at",
        "in the region of",
        "something like",
        "more or less",
        "on the order of",
        "in the order of",
        "somewhere around",
        "or so",
        "in the vicinity of",
    ),
}

_AFTER: Final[dict[Operator, tuple[str, ...]]] = {
    Operator.AT_LEAST: ("or more", "or even more", "at least", "at a minimum", "and counting", "plus", "+"),
    Operator.AT_MOST: ("or fewer", "or less", "at most", "at the most", "at a maximum"),
    Operator.ABOUT: (
        "or so",
        "or thereabouts",
        "approximately",
        "odd",
        "more or less",
        "give or take",
        "ish",
    ),
}

_OPERATOR_OF: Final = {
    phrase: operator
    for table in (_BEFORE, _AFTER)
    for operator, phrases in table.items()
    for phrase in phrases
}


def _alternatives(table: dict[Operator, tuple[str, ...]]) -> str:
    phrases = sorted((phrase for phrases in table.values() for phrase in phrases), key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)


_FILLER: Final = (
    r"(?:a\s+total\s+of|an?\s+(?:additional|further|extra)|an|the|another|further|additional|extra|total|"
    r"its|their|his|her|USD|EUR|US|[$€£¥₹₽₺₴₩₪])"
)
_PREFIX: Final = re.compile(
    rf"(?:(?<=\W)|^)({_alternatives(_BEFORE)})[\s,]*(?:{_FILLER}\s*)*$", re.IGNORECASE
)
_SUFFIX: Final = re.compile(rf"(?:\s*,?\s*|[-‐‑])({_alternatives(_AFTER)})(?!\w)", re.IGNORECASE)
_LATE_SUFFIX: Final = re.compile(
    r"(?:\s+[^\W\d_]+(?:['’-][^\W\d_]+)*){1,4},?\s+(or\s+(?:even\s+)?more|or\s+fewer|or\s+less|or\s+so|at\s+least|at\s+most)(?!\w)",
    re.IGNORECASE,
)
_WINDOW: Final = 64
_LAST_WORDS: Final = tuple(
    sorted(
        {phrase.split()[-1] for phrases in _BEFORE.values() for phrase in phrases}
        | set("of additional further extra an a the another total its their his her usd eur us".split())  # noqa: SIM905 - a table of words
        | set("$€£¥₹₽₺₴₩₪")
    )
)
"""What ends the words before a number, if ``_PREFIX`` matches."""
_BETWEEN: Final = ", \t\n\r\f\v\x1c\x1d\x1e\x1f"
"""What may stand between them and the number, in ASCII."""


class Bound(NamedTuple):
    """What the words around a number say of it, and how far those words reach."""

    operator: Operator
    start: int
    end: int


def around(text: str, start: int, end: int, *, floor: int = 0, late: bool = False) -> Bound | None:
    """Read the operator of the number ``text[start:end]`` from the words next to it.

    Args:
        text: Where the number stands.
        start: Its start.
        end: Its end.
        floor: Do not read to the left of this offset (the number before it owns those words).
        late: Also accept "or more" after the noun ("50 people or more").

    Returns:
        The operator with the whole stretch, operator words included; exact over the number itself where
        nothing stands next to it; null where two operators contradict each other.
    """
    operators: list[Operator] = []
    left, right = start, end
    while True:
        begin = max(floor, left - _WINDOW)
        before = text[begin:left]
        if before.isascii() and not before.rstrip(_BETWEEN).lower().endswith(_LAST_WORDS):
            break
        match = _PREFIX.search(before)
        if match is None:
            break
        operators.append(_operator(match))
        left = begin + match.start(1)
    if match := _SUFFIX.match(text, end) or (_LATE_SUFFIX.match(text, end) if late else None):
        operators.append(_operator(match))
        right = match.end(1)
    if not operators:
        return Bound(Operator.EXACT, left, right)
    bounds = [operator for operator in dict.fromkeys(operators) if operator is not Operator.ABOUT]
    if len(bounds) > 1:
        return None
    if bounds:
        return Bound(bounds[0], left, right)
    return Bound(Operator.ABOUT, left, right)


def _operator(match: re.Match[str]) -> Operator:
    return _OPERATOR_OF[" ".join(match.group(1).lower().split())]
