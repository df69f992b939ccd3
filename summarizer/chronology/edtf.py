"""What an EDTF value (ISO 8601-2) spans: its days, its order, and its precision in other schemes."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

from summarizer.domain.event import EventTime


class Bounds(NamedTuple):
    """Earliest and latest day; null where that side is open or unknown."""

    first: date | None
    last: date | None


def bounds(edtf: str) -> Bounds:
    """Earliest and latest day of an EDTF value as this module writes it.

    Understands days, times, months, seasons, years, decades, intervals, open ends and the marks ``?~%``.
    Of a value it cannot read, both are null.
    """
    if "/" in edtf:
        first, last = edtf.split("/", 1)
        return Bounds(bounds(first).first, bounds(last).last)
    text = edtf.rstrip("?~%").split("T")[0]
    if (match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)) is not None:
        day = date.fromisoformat(text)
        return Bounds(day, day)
    if (match := re.fullmatch(r"(\d{4})-(\d{2})", text)) is not None:
        return _month_bounds(int(match[1]), int(match[2]))
    if re.fullmatch(r"\d{4}", text):
        return Bounds(date(int(text), 1, 1), date(int(text), 12, 31))
    if re.fullmatch(r"\d{3}X", text):
        return Bounds(date(int(text[:3]) * 10, 1, 1), date(int(text[:3]) * 10 + 9, 12, 31))
    return Bounds(None, None)


def _month_bounds(year: int, month: int) -> Bounds:
    if month > 20:  # noqa: PLR2004 - seasons, of the northern half: 21 spring to 24 winter
        first = 3 * (month - 20)
        start = date(year, first, 1)
        end = _month_bounds(year + (first + 2 > 12), (first + 1) % 12 + 1).last  # noqa: PLR2004
        return Bounds(start, end)
    return Bounds(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def sort_key(time: EventTime) -> tuple[bool, str, str]:
    """Orders times: dated ones first, by their earliest day, then by their latest."""
    found = bounds(time.edtf) if time.edtf else Bounds(None, None)
    return found.first is None, str(found.first or ""), str(found.last or "")


def date_prec(time: EventTime) -> int:
    """Precision as UCDP GED codes it (codebook 23.1, ``date_prec``).

    1 a day, 2 up to six days, 3 a week, 4 a month, 5 a year or less.
    """
    days = _length(time)
    if days is None:
        return 5
    return next((code for limit, code in ((1, 1), (6, 2), (7, 3), (31, 4)) if days <= limit), 5)


def time_precision(time: EventTime) -> int:
    """Precision as ACLED codes it (codebook 2023, ``time_precision``): 1 day, 2 week, 3 month or less."""
    days = _length(time)
    if days is None:
        return 3
    return next((code for limit, code in ((1, 1), (7, 2)) if days <= limit), 3)


def _length(time: EventTime) -> int | None:
    first, last = bounds(time.edtf) if time.edtf else Bounds(None, None)
    return (last - first).days + 1 if first and last else None
