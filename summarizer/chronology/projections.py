"""Times in the schemes of others. Computed from the EDTF value each time, never stored beside it.

UCDP GED ``date_prec`` (Uppsala Conflict Data Program, Georeferenced Event Dataset codebook):

| code | the date is known to | here |
|---|---|---|
| 1 | the day | one day |
| 2 | two to six days | 2 to 6 days |
| 3 | the week | 7 days |
| 4 | 8 to 30 days, or the month | 8 to 31 days |
| 5 | more than a month, within the year | 32 to 366 days |
| null | not codable: GED has no event without a year | longer, open-ended or undated |

ACLED ``time_precision`` (Armed Conflict Location and Event Data codebook):

| code | the date is known to | here |
|---|---|---|
| 1 | the day | one day |
| 2 | the week or weekend | 2 to 7 days |
| 3 | the month | 8 to 31 days |
| null | ACLED takes no event that is known less exactly | longer, open-ended or undated |

TIMEX3 ``value`` (TimeML 1.2.1, after ISO 8601) is what annotated news corpora hold.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from summarizer.chronology.edtf import Bounds, bounds
from summarizer.chronology.period import containing
from summarizer.chronology.reading import Kind, Reading
from summarizer.chronology.words import Unit
from summarizer.domain.event import EventTime

_UCDP: Final = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
_ACLED: Final = ((1, 1), (7, 2), (31, 3))
_SEASONS: Final = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}


def date_prec(time: EventTime) -> int | None:
    """Precision as UCDP GED codes it, 1 to 5; null where GED could not code the event."""
    return _code(time, _UCDP)


def time_precision(time: EventTime) -> int | None:
    """Precision as ACLED codes it, 1 to 3; null where ACLED would not code the event."""
    return _code(time, _ACLED)


def _code(time: EventTime, table: tuple[tuple[int, int], ...]) -> int | None:
    first, last = bounds(time.edtf) if time.edtf else Bounds(None, None)
    if first is None or last is None:
        return None
    days = (last - first).days + 1
    return next((code for limit, code in table if days <= limit), None)


def timex_value(reading: Reading) -> str | None:  # noqa: PLR0911 - one answer a form
    """The TIMEX3 value of a reading: "1989-W43", "1989-Q3", "P3D", "PAST_REF"; null where it has none."""
    if reading.kind not in {Kind.DATE, Kind.TIME}:
        return reading.iso
    if reading.edtf is None:
        return reading.relative if (reading.relative or "").startswith("X") else None
    period = reading.period
    if period is not None and period.unit is Unit.WEEKEND:
        return f"{_week(period.first)}-WE"
    if period is not None and period.unit is Unit.WEEK:
        return _week(period.first)
    if "/" in reading.edtf:
        first, last = reading.bounds
        if first and last and (last - first).days == 6 and containing(Unit.WEEK, first).first == first:  # noqa: PLR2004 - a week
            return _week(first)
        return reading.edtf
    text = reading.edtf.rstrip("?~%X")
    if match := re.fullmatch(r"(\d{4})-([2-4]\d)", text):
        part = int(match[2])
        name = _SEASONS.get(match[2]) or (f"Q{part - 32}" if part < 40 else f"H{part - 39}")  # noqa: PLR2004 - halves
        return f"{match[1]}-{name}"
    if reading.part and reading.clock is None:
        return f"{text}T{reading.part}"
    return text


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"
