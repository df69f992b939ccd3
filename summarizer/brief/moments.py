"""What happened first is told first: claims of one event by the days that their words give."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from typing import Final

from summarizer.brief.units import Unit

_WEEKDAYS: Final = {name.casefold(): number for number, name in enumerate(calendar.day_name)}
_DAY: Final = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b(?!s)", re.IGNORECASE)
_SINCE: Final = re.compile(r"\b(?:ever )?since(?: then)?\W*$|\bsince then\b", re.IGNORECASE)
"""Words that count from when something began, not from what was told last."""
_WEEK: Final = 7
_AHEAD: Final = 3
"""Days after the event's own up to which a weekday is the next one; from there on it is the one before."""


def offset(unit: Unit) -> int | None:
    """Days from its event to the moment that a claim tells of, by its words; null where they give none.

    A weekday is taken as the nearest one to the event's. Words with two weekdays give no single day. Figures
    have their own order.
    """
    phrase = unit.event.time.phrase if unit.event is not None and unit.claims else None
    if not phrase or unit.row is not None:
        return None
    text = unit.text
    said = {_WEEKDAYS[day.casefold()] for day in _DAY.findall(text)}
    own = {_WEEKDAYS[day.casefold()] for day in _DAY.findall(phrase)}
    if not own and re.search(rf"\b{re.escape(phrase)}\b", text, re.IGNORECASE):
        return 0
    if len(said) != 1 or len(own) != 1:
        return None
    days = (said.pop() - own.pop()) % _WEEK
    return days if days <= _AHEAD else days - _WEEK


def in_time(units: Sequence[Unit]) -> list[Unit]:
    """Order claims about one event by the days that they give. What gives none keeps its place.

    A claim whose words lead back to another one stays behind it; what has been so "since then" stands behind
    what tells how the event began.
    """
    ahead = {unit.place: _leader(unit, units) for unit in units}
    roots = [unit for unit in units if ahead[unit.place] is None]
    dated = [unit for unit in roots if offset(unit) is not None]
    by_day = iter(sorted(dated, key=lambda unit: offset(unit) or 0))
    ordered = [next(by_day) if unit in dated else unit for unit in roots]
    if ordered == roots and all(ahead[unit.place] in {None, unit.after} for unit in units):
        return list(units)
    found: list[Unit] = []
    for root in ordered:
        found.append(root)
        behind = {root.place}
        for unit in units:
            if ahead[unit.place] in behind:
                behind.add(unit.place)
                found.append(unit)
    return found


def _leader(unit: Unit, units: Sequence[Unit]) -> int | None:
    """The place of the unit behind which one stands; null where it stands by itself."""
    if not any(unit.after == other.place and other.place < unit.place for other in units):
        return None
    days = {other.place: day for other in units if other is not unit and (day := offset(other)) is not None}
    if _SINCE.search(unit.text) and days:
        return min(days, key=lambda place: days[place])
    return unit.after
