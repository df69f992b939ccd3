"""Fixed and movable days by their names."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from dateutil.easter import easter

from summarizer.chronology import period
from summarizer.chronology.period import Period, containing
from summarizer.chronology.reading import Context, Reading, dated, distance, unfixed
from summarizer.chronology.rules import Rule, lower, rule
from summarizer.chronology.words import YEAR, Unit, one_of

_LAST: Final = frozenset({"last", "this past", "the past", "the previous"})
_NEXT: Final = frozenset({"next", "this coming", "the following"})
_Holiday = Callable[[int], date]


def _fixed(month: int, day: int) -> _Holiday:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, n: int) -> _Holiday:
    """The n-th such weekday of a month; from its end where n is negative."""

    def on(year: int) -> date:
        if n > 0:
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
        last = period.in_year(Unit.MONTH, year, month).last
        return last - timedelta(days=(last.weekday() - weekday) % 7 - 7 * (n + 1))

    return on


def _easter(offset: int) -> _Holiday:
    return lambda year: easter(year) + timedelta(days=offset)


def _election_day(year: int) -> date:
    return _nth(11, 0, 1)(year) + timedelta(days=1)


HOLIDAYS: Final[dict[str, _Holiday]] = {
    "new year's day": _fixed(1, 1), "new year's eve": _fixed(12, 31), "new year's": _fixed(1, 1),
    "epiphany": _fixed(1, 6), "orthodox christmas": _fixed(1, 7), "groundhog day": _fixed(2, 2),
    "martin luther king day": _nth(1, 0, 3), "martin luther king jr. day": _nth(1, 0, 3),
    "valentine's day": _fixed(2, 14), "presidents' day": _nth(2, 0, 3), "president's day": _nth(2, 0, 3),
    "st. patrick's day": _fixed(3, 17), "saint patrick's day": _fixed(3, 17),
    "international women's day": _fixed(3, 8), "april fools' day": _fixed(4, 1),
    "april fool's day": _fixed(4, 1), "shrove tuesday": _easter(-47), "mardi gras": _easter(-47),
    "ash wednesday": _easter(-46), "palm sunday": _easter(-7), "maundy thursday": _easter(-3),
    "holy thursday": _easter(-3), "good friday": _easter(-2), "holy saturday": _easter(-1),
    "easter sunday": _easter(0), "easter monday": _easter(1), "easter": _easter(0),
    "ascension day": _easter(39), "pentecost": _easter(49), "whit monday": _easter(50),
    "corpus christi day": _easter(60), "earth day": _fixed(4, 22), "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1), "cinco de mayo": _fixed(5, 5), "victory day": _fixed(5, 9),
    "mother's day": _nth(5, 6, 2), "memorial day": _nth(5, 0, -1), "juneteenth": _fixed(6, 19),
    "flag day": _fixed(6, 14), "father's day": _nth(6, 6, 3), "canada day": _fixed(7, 1),
    "independence day": _fixed(7, 4), "fourth of july": _fixed(7, 4), "july fourth": _fixed(7, 4),
    "bastille day": _fixed(7, 14), "assumption day": _fixed(8, 15), "labor day": _nth(9, 0, 1),
    "columbus day": _nth(10, 0, 2), "halloween": _fixed(10, 31), "all saints' day": _fixed(11, 1),
    "all saints day": _fixed(11, 1), "all souls' day": _fixed(11, 2), "day of the dead": _fixed(11, 2),
    "guy fawkes day": _fixed(11, 5), "guy fawkes night": _fixed(11, 5), "election day": _election_day,
    "veterans day": _fixed(11, 11), "veterans' day": _fixed(11, 11), "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11), "thanksgiving day": _nth(11, 3, 4), "thanksgiving": _nth(11, 3, 4),
    "christmas eve": _fixed(12, 24), "christmas day": _fixed(12, 25), "christmas": _fixed(12, 25),
    "xmas": _fixed(12, 25), "boxing day": _fixed(12, 26), "st. stephen's day": _fixed(12, 26),
}  # fmt: skip
"""Fixed and movable days by their English names. "Labor Day", "Independence Day", "Thanksgiving" and the like
are those of the United States, whose press writes of them without saying so."""
_HOLIDAY = one_of(HOLIDAYS).replace("'", "['’]")


def _read_holiday(match: re.Match[str], on: Context) -> Reading | None:
    found = _read_day(match, on)
    if found is None or found.period is None or not match["weekend"]:
        return found
    day = found.period.first
    weekend = containing(Unit.WEEKEND, day)
    near = min((weekend.shift(-1), weekend), key=lambda one: distance(one, day))
    return dated(near, found.basis, found.note)


def _read_day(match: re.Match[str], on: Context) -> Reading | None:
    at = HOLIDAYS[lower(match, "name").replace("’", "'")]
    which = lower(match, "which")
    year = match["year"]
    if year is None and lower(match, "year_of") in {"last year", "this year", "next year"} and on.reference:
        year = str(on.reference.year + {"last": -1, "this": 0, "next": 1}[lower(match, "year_of")[:4]])
        return on.reading(containing(Unit.DAY, at(int(year))))
    if year is not None:
        return dated(containing(Unit.DAY, at(int(year))))
    if on.reference is None:
        days = {at(turn).strftime("%m-%d") for turn in (2001, 2002, 2005)}
        return unfixed(f"XXXX-{days.pop()}" if len(days) == 1 else None)
    today, turns = on.reference.day, [on.reference.year + step for step in (-1, 0, 1)]
    days_near = [containing(Unit.DAY, at(turn)) for turn in turns]
    if today is not None and which in _LAST:
        return on.reading([day for day in days_near if day.first < today][-1])
    if today is not None and which in _NEXT:
        return on.reading(next(day for day in days_near if day.first > today))
    found: Period | None = days_near[1]
    if which != "this":
        found = on.choose(lambda turn: containing(Unit.DAY, at(turn)), on.reference.year)
    return on.reading(found) if found else None


RULES: Final[tuple[Rule, ...]] = (
    rule(
        rf"(?:(?P<which>last|next|this past|this coming|this|the past|the previous|the following) )?"
        rf"(?P<name>{_HOLIDAY})(?!\w)(?: ?day\b)?(?:['’]s)?(?P<weekend> weekend\b)?"
        rf"(?:,? (?:of |in )?(?P<year>{YEAR})|,? (?P<year_of>(?:last|this|next) year))?",
        _read_holiday,
    ),
)
