"""What an EDTF value (ISO 8601-2) spans, and its order.

| form | example | meaning |
|---|---|---|
| day, with time and zone | ``2022-09-14``, ``2022-09-14T20:00``, ``…T20:00-05:00`` | |
| month, year | ``2022-09``, ``2022`` | |
| season | ``2020-21`` to ``2020-24`` | spring, summer, autumn, winter (from December on) |
| quarter, half-year | ``1989-33`` to ``1989-36``, ``1989-40``, ``1989-41`` | |
| decade, century | ``199X``, ``19XX`` | the years that begin with these digits |
| year before Christ | ``-0217`` | 218 BC; astronomical years |
| interval, open end | ``2022-09-12/2022-09-14``, ``1991/..``, ``../2014`` | also for weeks and weekends |
| one of several | ``[2021-03-04,2021-04-03]`` | two readings of one phrase |
| marks | ``?`` ``~`` ``%`` | uncertain, approximate, both |
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

from summarizer.domain.event import EventTime

_SEASONS = range(21, 25)
_QUARTERS = range(33, 37)
_HALVES = range(40, 42)
_DATE = (
    r"(?:-?\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?)?)?|\d{3}X|\d{2}XX)[?~%]?"
)
_INTERVAL = rf"(?:{_DATE}|\.\.)/(?:{_DATE}|\.\.)?"
_VALID = re.compile(rf"{_DATE}|{_INTERVAL}|\[{_DATE}(?:,{_DATE})+\]")


class Bounds(NamedTuple):
    """Earliest and latest day; null where that side is open or unknown."""

    first: date | None
    last: date | None


def is_edtf(text: str) -> bool:
    """Whether a value is written in one of the forms of this module, and is a day that exists."""
    if _VALID.fullmatch(text) is None:
        return False
    parts = re.split(r"[/,]", text.strip("[]"))
    return all(p in {"", ".."} or p[0] == "-" or bounds(p).first is not None for p in parts)


def bounds(edtf: str) -> Bounds:
    """Earliest and latest day of an EDTF value in one of the forms of this module.

    Of a value it cannot read, both are null; of years before 1 as well, which ``datetime`` has not.
    """
    if edtf.startswith("["):
        return _hull([bounds(part) for part in edtf.strip("[]").split(",")])
    if "/" in edtf:
        first, last = edtf.split("/", 1)
        return Bounds(bounds(first).first, bounds(last.rstrip("?~%")).last)
    text = edtf.rstrip("?~%").split("T")[0]
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return _day(text)
    if (match := re.fullmatch(r"(\d{4})-(\d{2})", text)) is not None:
        return _part_of_year(int(match[1]), int(match[2]))
    if (match := re.fullmatch(r"(\d{2,4})(X{0,2})", text)) is not None and len(text) == len("1990"):
        years = 10 ** len(match[2])
        first_year = int(match[1]) * years
        if first_year + years > 1:
            return Bounds(date(max(first_year, 1), 1, 1), date(first_year + years - 1, 12, 31))
    return Bounds(None, None)


def _hull(parts: list[Bounds]) -> Bounds:
    firsts = [part.first for part in parts]
    lasts = [part.last for part in parts]
    return Bounds(
        None if None in firsts else min(day for day in firsts if day),
        None if None in lasts else max(day for day in lasts if day),
    )


def _day(text: str) -> Bounds:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return Bounds(None, None)
    return Bounds(day, day)


def _part_of_year(year: int, part: int) -> Bounds:
    if part in _SEASONS:
        first, months = 3 * (part - 20), 3
    elif part in _QUARTERS:
        first, months = 3 * (part - 33) + 1, 3
    elif part in _HALVES:
        first, months = 6 * (part - 40) + 1, 6
    elif 1 <= part <= 12:  # noqa: PLR2004 - months
        first, months = part, 1
    else:
        return Bounds(None, None)
    if year < 1:
        return Bounds(None, None)
    over, month = divmod(first + months - 2, 12)
    end = date(year + over, month + 1, calendar.monthrange(year + over, month + 1)[1])
    return Bounds(date(year, first, 1), end)


def sort_key(time: EventTime) -> tuple[bool, str, str]:
    """Orders times: dated ones first, by their earliest day, then by their latest."""
    found = bounds(time.edtf) if time.edtf else Bounds(None, None)
    return found.first is None, str(found.first or ""), str(found.last or "")
