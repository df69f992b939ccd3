"""Every figure in a text, with what kind of figure it is and how it is bounded."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from summarizer.domain.terms import Operator
from summarizer.quantity.numeral import Numeral
from summarizer.quantity.numerals import numerals
from summarizer.quantity.operators import around

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_CLOCK: Final = re.compile(
    r"\b(\d{1,2})(?:[:.](\d{2}))?(?:[:.]\d{2})?\s?(?:([ap])\.?\s?m\b\.?|(?:hours?|hrs?)?\s?(?:GMT|UTC|EST|CET|BST)\b|o['’]clock)"
    r"|\b([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?:\s?([ap])\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_NUMERIC_DATE: Final = re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}([./])\d{1,2}\1(?:\d{4}|\d{2})\b")
_TIMED: Final = re.compile(
    r"\d(?:[-.:/]\d|\s{0,2}(?:[ap]\.?\s?m|h|gmt|utc|est|cet|bst|o['’]))", re.IGNORECASE
)
"""A piece of each of the two."""
_DAY_BEFORE_MONTH: Final = re.compile(rf"(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}", re.IGNORECASE)
_MONTH_BEFORE: Final = re.compile(rf"\b{_MONTH}\s+(?:the\s+)?$", re.IGNORECASE)
_MONTH_STARTS: Final = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())  # noqa: SIM905 - a table of words
_MONTH_AND_DAY_BEFORE: Final = re.compile(
    rf"\b{_MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?,?\s+$", re.IGNORECASE
)
_YEAR_WORD_BEFORE: Final = re.compile(
    r"\b(?:in|since|until|till|by|during|from|of|late|early|mid|mid-|year|summer|autumn|fall|winter|spring|"
    r"before|after|through|throughout|back in|the|this)[\s-]+$|[(/]$",
    re.IGNORECASE,
)
_AGE: Final = re.compile(r"[-‐‑\s](?:year|month|week|day)s?[-‐‑\s]old\b", re.IGNORECASE)
_CLAUSE_NEXT: Final = re.compile(r"\s+[a-z]+s\b(?!['’])")
_RANGE_JOIN: Final = re.compile(r"\s?[-–—‒]\s?|\s+(?:to|or)\s+")
_BETWEEN: Final = re.compile(r"\bbetween\s+(?:[$€£¥₹]\s?)?$", re.IGNORECASE)
_AND: Final = re.compile(r"\s+and\s+")
_FROM: Final = re.compile(r"\bfrom\s+(?:[$€£¥₹]\s?)?$", re.IGNORECASE)
_NEGATION: Final = re.compile(r"\b(?:none|nobody|no[ -]one|not (?:one|a single))\b", re.IGNORECASE)
_NEGATION_HINTS: Final = ("none", "nobody", "no one", "no-one", "not one", "not a ")
_FIRST_YEAR: Final = 1500
_LAST_YEAR: Final = 2100
_LONGEST_KEPT: Final = 4096
"""Code points of a text whose figures are remembered."""


class Kind(StrEnum):
    """What a figure is a figure of."""

    AMOUNT = "amount"
    YEAR = "year"
    DAY = "day"
    """Day or month in a calendar date."""
    TIME = "time"
    """Time of day: ``low`` and ``high`` are minutes after midnight."""
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    AGE = "age"
    """Of one person: a 27-year-old."""
    LABEL = "label"
    """Part of a name: F-16, Covid-19."""


class Figure(NamedTuple):
    """A figure at ``text[start:end]`` (code points); ``phrase`` is that stretch, operator words included."""

    start: int
    end: int
    low: float | None
    high: float | None
    operator: Operator
    phrase: str
    kind: Kind = Kind.AMOUNT
    readings: tuple[float, ...] = ()
    """Every value that the printed number can have; empty for a vague figure."""


def figures(text: str) -> list[Figure]:
    """Return all figures of ``text`` in their order: amounts, years, dates, times, ordinals, labels."""
    return list(_kept_figures(text) if len(text) <= _LONGEST_KEPT else _figures(text))


def _figures(text: str) -> tuple[Figure, ...]:
    found: list[Figure] = []
    taken = _timed(text, found)
    numbers = numerals(text)
    if taken:
        numbers = [number for number in numbers if not _overlaps(taken, number.start, number.end)]
    index = floor = 0
    while index < len(numbers):
        number = numbers[index]
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        kind = _kind(text, number)
        figure = None
        if following is not None:
            figure = _range(text, number, following, kind, floor)
        if figure is not None:
            index += 2
        else:
            figure = _single(text, number, kind, floor)
            index += 1
        found.append(figure)
        floor = figure.end
    lower = text.lower()
    for match in (
        _NEGATION.finditer(text) if "no" in lower and any(hint in lower for hint in _NEGATION_HINTS) else ()
    ):
        if not any(figure.start < match.end() and match.start() < figure.end for figure in found):
            found.append(
                Figure(match.start(), match.end(), 0.0, 0.0, Operator.EXACT, match.group(), readings=(0.0,))
            )
    return tuple(sorted(found))


_kept_figures = lru_cache(maxsize=8192)(_figures)


def values(text: str) -> set[float]:
    """Return every value that a number in ``text`` can have, in digits or in words.

    Tolerant of thousands separators: "1.200" yields both 1.2 and 1200. Times of day and numbers that are part
    of a name are left out; years, days and digits with an ordinal ending are in.
    """
    return {
        value
        for figure in figures(text)
        if figure.kind not in {Kind.TIME, Kind.LABEL}
        for value in figure.readings
    }


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(left < end and start < right for left, right in spans)


def _timed(text: str, found: list[Figure]) -> list[tuple[int, int]]:
    """Times of day and dates in digits, which own all the numbers inside them."""
    taken: list[tuple[int, int]] = []
    if _TIMED.search(text) is None:
        return taken
    for match in _NUMERIC_DATE.finditer(text):
        taken.append(match.span())
        for part in re.finditer(r"\d+", match.group()):
            value = float(part.group())
            start, end = match.start() + part.start(), match.start() + part.end()
            kind = Kind.YEAR if len(part.group()) > 2 else Kind.DAY  # noqa: PLR2004 - a day has two digits
            found.append(Figure(start, end, value, value, Operator.EXACT, part.group(), kind, (value,)))
    for match in _CLOCK.finditer(text):
        if _overlaps(taken, *match.span()):
            continue
        hour = int(match.group(1) or match.group(4))
        minute = int(match.group(2) or match.group(5) or 0)
        half = (match.group(3) or match.group(6) or "").lower()
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        value = float(60 * hour + minute)
        taken.append(match.span())
        found.append(Figure(*match.span(), value, value, Operator.EXACT, match.group(), Kind.TIME, (value,)))
    return taken


def _kind(text: str, number: Numeral) -> Kind:
    if number.label:
        return Kind.LABEL
    if number.fraction or _AGE.match(text, number.end):
        return Kind.FRACTION if number.fraction else Kind.AGE
    before = text[max(0, number.start - 24) : number.start]
    if number.digits and number.value is not None and number.value.is_integer():
        printed = text[number.start : number.end]
        short = len(printed.rstrip("stndrh")) <= 2  # noqa: PLR2004 - a day has one or two digits
        if short and (_DAY_BEFORE_MONTH.match(text, number.end) or _follows_month(before)):
            return Kind.DAY
        if printed.isdigit() and len(printed) == 4 and _FIRST_YEAR <= number.value < _LAST_YEAR:  # noqa: PLR2004
            decade = text[number.end : number.end + 1] == "s"
            if decade or _MONTH_AND_DAY_BEFORE.search(before):
                return Kind.YEAR
            if _YEAR_WORD_BEFORE.search(before) and not _CLAUSE_NEXT.match(text, number.end):
                return Kind.YEAR
    return Kind.ORDINAL if number.ordinal else Kind.AMOUNT


def _follows_month(before: str) -> bool:
    """Whether a month is the last word, or the last but "the"."""
    word = before.rpartition(" ")[0].rpartition(" ")[2] if before[-1:] == " " and before.isascii() else ""
    if word.isalpha() and word.lower() != "the" and word[:3].lower() not in _MONTH_STARTS:
        return False
    return _MONTH_BEFORE.search(before) is not None


def _readings(number: Numeral) -> tuple[float, ...]:
    return number.readings or (() if number.value is None else (number.value,))


def _range(text: str, first: Numeral, second: Numeral, kind: Kind, floor: int) -> Figure | None:
    between = (
        text[first.end : second.start].rstrip("$€£¥₹ ") if second.digits else text[first.end : second.start]
    )
    gap = text[first.end : second.start]
    if first.value is None or second.value is None or kind not in {Kind.AMOUNT, Kind.YEAR, Kind.DAY}:
        return None
    lead = text[max(floor, first.start - 16) : first.start]
    joined = _RANGE_JOIN.fullmatch(gap) or _RANGE_JOIN.fullmatch(between + " ")
    opened = _BETWEEN.search(lead)
    if opened and not (_AND.fullmatch(gap) or _AND.fullmatch(between + " ") or joined):
        opened = None
    if not joined and not opened:
        return None
    low = first.value
    if first.scale == 1.0 and second.scale > 1.0 and low < second.value / second.scale:
        low *= second.scale  # "two to three million"
    if low >= second.value:
        return None
    start = first.start - (len(lead) - opened.start()) if opened else first.start
    if (source := _FROM.search(lead)) and not opened:
        start = first.start - (len(lead) - source.start())
    bound = around(text, start, second.end, floor=floor)
    if bound is None or bound.operator not in {Operator.EXACT, Operator.ABOUT}:
        return None
    readings = tuple(dict.fromkeys((first.value, low, second.value)))
    return Figure(
        bound.start,
        bound.end,
        low,
        second.value,
        Operator.RANGE,
        text[bound.start : bound.end],
        kind,
        readings,
    )


def _single(text: str, number: Numeral, kind: Kind, floor: int) -> Figure:
    printed = text[number.start : number.end]
    if kind is not Kind.AMOUNT:
        return Figure(
            number.start,
            number.end,
            number.value,
            number.value,
            Operator.EXACT,
            printed,
            kind,
            _readings(number),
        )
    bound = around(text, number.start, number.end, floor=floor)
    if number.value is None:
        return Figure(number.start, number.end, None, None, Operator.VAGUE, printed, kind, _readings(number))
    if bound is None:
        return Figure(number.start, number.end, None, None, Operator.VAGUE, printed, kind, _readings(number))
    low, high = bounds(bound.operator, number.value)
    return Figure(
        bound.start,
        bound.end,
        low,
        high,
        bound.operator,
        text[bound.start : bound.end],
        kind,
        _readings(number),
    )


def bounds(operator: Operator, value: float) -> tuple[float | None, float | None]:
    """Return ``(low, high)`` of one number under an operator, as ``domain.event.Quantity`` defines them."""
    if operator in {Operator.AT_LEAST, Operator.MORE_THAN}:
        return value, None
    if operator in {Operator.AT_MOST, Operator.FEWER_THAN, Operator.NEARLY}:
        return None, value
    return value, value
