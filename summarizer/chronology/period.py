"""A stretch of the calendar of one unit: what "last month" or "the third quarter" come to."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple

from summarizer.chronology.words import Unit
from summarizer.domain.terms import Precision

PRECISIONS: Final = {
    Unit.DAY: Precision.DAY,
    Unit.WEEK: Precision.WEEK,
    Unit.WEEKEND: Precision.WEEKEND,
    Unit.MONTH: Precision.MONTH,
    Unit.QUARTER: Precision.QUARTER,
    Unit.HALF: Precision.HALF_YEAR,
    Unit.SEASON: Precision.SEASON,
    Unit.YEAR: Precision.YEAR,
    Unit.DECADE: Precision.DECADE,
    Unit.CENTURY: Precision.CENTURY,
}
_SATURDAY: Final = 5
_FIRST_SEASON, _FIRST_QUARTER, _FIRST_HALF = 21, 33, 40
"""EDTF level 2 (ISO 8601-2, 4.8): sub-year groupings of this module's units."""


class Period(NamedTuple):
    """One unit of the calendar, counted: the ``number`` of its neighbour is one more.

    Days are counted as ordinals, weeks from the Monday of ordinal 1, months, quarters, halves and seasons
    from year 0, decades and centuries by their leading digits.
    """

    unit: Unit
    number: int

    def shift(self, steps: int) -> Period:
        """The period so many units later."""
        return Period(self.unit, self.number + steps)

    @property
    def precision(self) -> Precision:
        """The precision of a time known to lie in it."""
        return PRECISIONS[self.unit]

    @property
    def first(self) -> date:
        """Its first day."""
        return _FIRST[self.unit](self.number)

    @property
    def last(self) -> date:
        """Its last day."""
        if self.unit is Unit.WEEKEND:
            return self.first + timedelta(days=1)
        return _FIRST[self.unit](self.number + 1) - timedelta(days=1)

    @property
    def edtf(self) -> str:  # noqa: PLR0911 - one answer a unit
        """As EDTF. Weeks and weekends, which EDTF has no form for, are intervals of days."""
        year, part = divmod(
            self.number, 12 if self.unit is Unit.MONTH else 2 if self.unit is Unit.HALF else 4
        )
        match self.unit:
            case Unit.DAY:
                return self.first.isoformat()
            case Unit.WEEK | Unit.WEEKEND:
                return f"{self.first}/{self.last}"
            case Unit.MONTH:
                return f"{year:04d}-{part + 1:02d}"
            case Unit.QUARTER:
                return f"{year:04d}-{part + _FIRST_QUARTER}"
            case Unit.SEASON:
                return f"{year:04d}-{part + _FIRST_SEASON}"
            case Unit.HALF:
                return f"{year:04d}-{part + _FIRST_HALF}"
            case Unit.YEAR:
                return f"{self.number:04d}"
            case Unit.DECADE:
                return f"{self.number:03d}X"
            case _:
                return f"{self.number:02d}XX"

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


def containing(unit: Unit, day: date) -> Period:  # noqa: PLR0911 - one answer a unit
    """The period of a unit in which a day lies; for a weekend that of its week."""
    year, month = day.year, day.month - 1
    match unit:
        case Unit.DAY:
            return Period(unit, day.toordinal())
        case Unit.WEEK | Unit.WEEKEND:
            return Period(unit, (day.toordinal() - 1) // 7)
        case Unit.MONTH:
            return Period(unit, year * 12 + month)
        case Unit.QUARTER:
            return Period(unit, year * 4 + month // 3)
        case Unit.HALF:
            return Period(unit, year * 2 + month // 6)
        case Unit.SEASON:  # winter belongs to the year of its December
            return Period(unit, (year * 12 + month - 2) // 3)
        case Unit.YEAR:
            return Period(unit, year)
        case Unit.DECADE:
            return Period(unit, year // 10)
        case Unit.CENTURY:
            return Period(unit, year // 100)
        case _:
            raise ValueError(f"{unit} is no unit of the calendar")


def _of_months(size: int, offset: int = 0) -> Callable[[int], date]:
    def first(number: int) -> date:
        year, month = divmod(number * size + offset, 12)
        return _date(year, month + 1)

    return first


def _date(year: int, month: int = 1) -> date:
    return date(min(max(year, 1), 9999), month, 1)


_FIRST: Final[dict[Unit, Callable[[int], date]]] = {
    Unit.DAY: date.fromordinal,
    Unit.WEEK: lambda number: date.fromordinal(number * 7 + 1),
    Unit.WEEKEND: lambda number: date.fromordinal(number * 7 + 1 + _SATURDAY),
    Unit.MONTH: _of_months(1),
    Unit.QUARTER: _of_months(3),
    Unit.HALF: _of_months(6),
    Unit.SEASON: _of_months(3, 2),
    Unit.YEAR: _date,
    Unit.DECADE: lambda number: _date(number * 10),
    Unit.CENTURY: lambda number: _date(number * 100),
}


def day(year: int, month: int, number: int) -> Period | None:
    """A day of the calendar; null where there is no such day."""
    if 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]:  # noqa: PLR2004 - months
        return Period(Unit.DAY, date(year, month, number).toordinal())
    return None


def in_year(unit: Unit, year: int, number: int) -> Period:
    """The n-th month, quarter, half or season of a year, from 1."""
    size = {Unit.MONTH: 12, Unit.QUARTER: 4, Unit.HALF: 2, Unit.SEASON: 4}[unit]
    return Period(unit, year * size + number - 1)
