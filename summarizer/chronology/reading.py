"""What one time expression comes to, and the circumstances in which it is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from summarizer.chronology.edtf import Bounds, bounds
from summarizer.chronology.period import Period, containing
from summarizer.chronology.words import Unit
from summarizer.domain.article import Published
from summarizer.domain.event import EventTime
from summarizer.domain.terms import Precision, TimeBasis


class Kind(StrEnum):
    """What a time expression is; the kinds of TIMEX3, and ``reference`` for "now" and "recently"."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"
    REFERENCE = "reference"


@dataclass(frozen=True)
class Reading:
    """An expression as read."""

    kind: Kind
    edtf: str | None = None
    precision: Precision = Precision.UNKNOWN
    basis: TimeBasis = TimeBasis.NONE
    relative: str | None = None
    note: str | None = None
    period: Period | None = None
    """The one unit of the calendar that it names, where it names one."""
    iso: str | None = None
    """A duration or a recurrence as ISO 8601 writes it, ``X`` for an unknown number ("PXW")."""
    part: str | None = None
    """Part of the day as TIMEX3 writes it: MO, MI, AF, EV, NI."""
    clock: str | None = None
    loose: bool = False
    """Whether its time of day may be of either half of the day ("6:30")."""

    @property
    def dated(self) -> bool:
        """Whether it names a date or a time, known or relative."""
        return self.kind in {Kind.DATE, Kind.TIME} and (self.edtf is not None or self.relative is not None)

    @property
    def bounds(self) -> Bounds:
        """Its earliest and latest day."""
        return bounds(self.edtf) if self.edtf else Bounds(None, None)

    def time(self, phrase: str) -> EventTime:
        """As the domain holds it."""
        if not self.dated:
            return EventTime(phrase=phrase, note=self.note if self.kind is Kind.DATE else None)
        return EventTime(
            phrase=phrase,
            edtf=self.edtf,
            precision=self.precision if self.edtf else Precision.UNKNOWN,
            basis=self.basis,
            relative=None if self.edtf else self.relative,
            note=self.note,
        )


def dated(
    period: Period, basis: TimeBasis = TimeBasis.EXPLICIT, note: str | None = None, mark: str = ""
) -> Reading:
    """A reading of one period; ``mark`` is an EDTF qualifier."""
    edtf = period.edtf + ("" if "/" in period.edtf else mark)
    return Reading(Kind.DATE, edtf, period.precision, basis, note=note, period=period)


def interval(
    first: str, last: str, basis: TimeBasis = TimeBasis.EXPLICIT, precision: Precision = Precision.INTERVAL
) -> Reading:
    """A reading from one EDTF value to another."""
    return Reading(Kind.DATE, f"{first}/{last}", precision, basis)


def unfixed(relative: str | None, basis: TimeBasis = TimeBasis.RELATIVE_TO_PUBLICATION) -> Reading:
    """A date that the words give only relative to one that is not known."""
    return Reading(Kind.DATE, basis=basis if relative else TimeBasis.NONE, relative=relative)


_OLDEST, _LATEST = "1600", "2900"
"""Years of publication, as digits: since the first newspapers; nothing counted leaves the calendar."""


class Reference(NamedTuple):
    """The publication date, as far as it is known."""

    year: int
    month: int | None = None
    day: date | None = None
    bound: bool = False
    """Whether it is only the earliest day on which the article can be from."""

    @classmethod
    def of(cls, published: Published | str | date | None) -> Reference | None:
        """Read it; null where it is unknown or has no beginning."""
        if published is None:
            return None
        if isinstance(published, date):
            published = published.isoformat()
        text = published if isinstance(published, str) else published.edtf
        start, slash, _ = text.partition("/")
        match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", start)
        if match is None or not _OLDEST <= match[1] <= _LATEST:
            return None
        month = int(match[2]) if match[2] and 1 <= int(match[2]) <= 12 else None  # noqa: PLR2004 - months
        day = bounds(match[0]).first if match[3] else None
        return cls(int(match[1]), month, day, bool(slash))

    def at(self, unit: Unit) -> Period | None:
        """The period of a unit in which the article was published; null if it is not known that finely."""
        if self.day is not None:
            return containing(unit, self.day)
        if self.month is not None and unit not in {Unit.DAY, Unit.WEEK, Unit.WEEKEND}:
            return containing(unit, date(self.year, self.month, 1))
        if unit in {Unit.YEAR, Unit.DECADE, Unit.CENTURY}:
            return containing(unit, date(self.year, 1, 1))
        return None


@dataclass(frozen=True)
class Context:
    """What an expression is read against."""

    reference: Reference | None = None
    future: bool | None = None
    """Whether the event is still to come at publication; null where nothing tells."""
    anchor: Reading | None = None
    """The date told last before the expression."""
    near: Reading | None = None
    """The same, of the same sentence only."""

    def at(self, unit: Unit) -> Period | None:
        """The period of publication of a unit."""
        return self.reference.at(unit) if self.reference else None

    def reading(self, period: Period, mark: str = "") -> Reading:
        """A reading that counts from the publication date."""
        note = None
        if self.reference is not None and self.reference.bound and self.reference.day:
            note = f"counted from {self.reference.day}, the earliest day on which the article can be from"
        return dated(period, TimeBasis.RELATIVE_TO_PUBLICATION, note, mark)

    def choose(
        self, at: Callable[[int], Period | None], now: int, *, habit: bool | None = None
    ) -> Period | None:
        """Which occurrence of something that comes again is meant.

        Args:
            at: The occurrence of a turn (a year or a week); null where it does not occur.
            now: The turn of the publication date.
            habit: What is taken where nothing tells: true the next, false the last, null the nearest.
        """
        day = self.reference.day if self.reference else None
        found = [period for turn in (now - 1, now, now + 1) if (period := at(turn))]
        if day is None:
            return at(now)
        future = self.future if self.future is not None else habit
        if future is True:
            return next((period for period in found if period.last >= day), None)
        past = [period for period in found if period.first <= day]
        if future is False:
            return past[-1] if past else None
        return min(found, key=lambda period: (distance(period, day), period.first), default=None)

    def with_anchor(self, anchor: Reading | None, near: Reading | None) -> Context:
        """The same after another date was told."""
        return replace(self, anchor=anchor, near=near)


def distance(period: Period, day: date) -> int:
    """Days between a period and a day; 0 inside."""
    return max((period.first - day).days, (day - period.last).days, 0)
