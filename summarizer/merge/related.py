"""How rows that count the same measure otherwise stand to each other: stretches, groups, units, sides."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Final, NamedTuple

from summarizer.domain.story import LedgerRow, Relation, RowLink
from summarizer.domain.terms import Measure, Scope, VictimKind
from summarizer.merge.relate import Link, Standing, across, exceeds, scopes

BOTH: Final = "*"
"""The side of a figure that is stated to count all sides together."""
_KINDS: Final = {
    VictimKind.MILITARY: "soldiers",
    VictimKind.CIVILIAN: "civilians",
    VictimKind.MIXED: "soldiers and civilians together",
    VictimKind.UNKNOWN: "people of whatever kind",
}
_PEOPLE: Final = frozenset(
    {Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED, Measure.MISSING, Measure.ARRESTED}
)
_NO_PART: Final = re.compile("feared|dead and wounded|released|still held|found alive")
"""Groups that are not surely among those whom a figure without a group counts."""
_THINGS: Final = frozenset({Measure.OTHER, Measure.DURATION})
"""Measures whose unit says what is counted: two units are two things, unless one can be converted."""


class _Row(NamedTuple):
    row: LedgerRow
    standings: list[Standing]
    event: str


def with_related(
    built: Sequence[tuple[LedgerRow, list[Standing]]], events: Sequence[str]
) -> tuple[LedgerRow, ...]:
    """Point from each row to those that count the same measure otherwise, saying in what they differ.

    Args:
        built: The rows of one episode with their figures.
        events: The event that each row counts for; empty for totals.
    """
    # Whatever the order of the articles, the same figure stands for its row, and the same row comes first.
    rows = [
        _Row(row, sorted(standings, key=_by_figure), event)
        for (row, standings), event in zip(built, events, strict=True)
    ]
    counting: dict[Measure, list[int]] = defaultdict(list)
    for index, one in enumerate(rows):
        counting[one.row.measure].append(index)
    links: dict[int, list[RowLink]] = defaultdict(list)
    for indices in counting.values():
        for i, j in _pairs(indices, rows):
            if (link := _between(*sorted((rows[i], rows[j]), key=_by_kind))) is not None:
                for own, other in ((i, j), (j, i)):
                    links[own].append(
                        RowLink(ledger_id=rows[other].row.id, relation=link.relation, reason=link.reason)
                    )
    return tuple(
        one.row.model_copy(update={"related": tuple(links[index])}) if links[index] else one.row
        for index, one in enumerate(rows)
    )


def _by_figure(one: Standing) -> tuple[float, float, str, str]:
    return one.entry.low or 0.0, one.entry.high or 0.0, one.entry.phrase, one.entry.speaker or ""


def _by_kind(one: _Row) -> tuple[str, ...]:
    row, first = one.row, one.standings[0]
    kind = (
        row.scope,
        row.victim_kind,
        first.side,
        row.group or "",
        row.stretch or "",
        first.counted.unit.name,
    )
    return (*kind, first.entry.phrase, one.event)


def _pairs(indices: Sequence[int], rows: Sequence[_Row]) -> list[tuple[int, int]]:
    """Pairs of one event, and those of a total or another time with any."""
    by_event: dict[str, list[int]] = defaultdict(list)
    for index in indices:
        by_event[rows[index].event].append(index)
    found = {pair for own in by_event.values() for pair in combinations(own, 2)}
    wide = [i for i in indices if rows[i].row.scope is not Scope.INCIDENT]
    found |= {(min(i, j), max(i, j)) for i in wide for j in indices if i != j}
    return sorted(found)


def _between(a: _Row, b: _Row) -> Link | None:
    x, y = a.standings[0], b.standings[0]
    side = _sides(a, b)
    if side is None:
        return None
    if a.row.scope is not b.row.scope or a.row.stretch != b.row.stretch:
        if side or (a.row.group != b.row.group and a.row.scope is not b.row.scope):
            return None  # another group over another time: nothing to be said
        return Link(Relation.DIFFERENT_SCOPE, scopes(x, y))
    if a.event != b.event:
        return None
    if x.counted.unit != y.counted.unit:
        return _units(a, b)
    return _groups(a, b, side)


def _sides(a: _Row, b: _Row) -> str | None:
    """In what the sides of two rows differ, in words; empty if in nothing, null if they are two sides."""
    x, y = a.standings[0], b.standings[0]
    if x.side == y.side or (a.row.side is None and b.row.side is None):
        return ""
    if x.side not in {"", BOTH} and y.side not in {"", BOTH}:
        parts = [one for one in (x, y) if one.counted.part]
        return f"“{parts[0].entry.phrase}” counts those of one country among all" if parts else None
    wide, one = (a, b) if x.side in {"", BOTH} else (b, a)
    total, own = wide.standings[0], one.standings[0]
    if own.side == "":
        wide, one, total, own = one, wide, own, total
    if total.side == BOTH and wide.row.side is not None:
        alone = f"{one.row.side} alone" if one.row.side else "no side by name"
        return f"“{total.entry.phrase}” counts both sides together, “{own.entry.phrase}” {alone}"
    return f"“{total.entry.phrase}” does not say whose people it counts, “{own.entry.phrase}” does"


def _units(a: _Row, b: _Row) -> Link | None:
    x, y = a.standings[0], b.standings[0]
    one, other = x.counted.unit, y.counted.unit
    if one.name and one.dimension == other.dimension:
        return across((a.standings, b.standings)) if a.row.group == b.row.group else None
    if a.row.measure in _THINGS or not (one.name and other.name):
        return None
    words = f"“{x.entry.phrase}” is in or of {one.name}s, “{y.entry.phrase}” in or of {other.name}s"
    return Link(
        Relation.DIFFERENT_GROUP, words.replace("per cents", "per cent") + ": they cannot be compared"
    )


def _groups(a: _Row, b: _Row, side: str) -> Link | None:
    x, y = a.standings[0], b.standings[0]
    for part, whole in ((a, b), (b, a)):
        if _is_part(part, whole) and (link := exceeds(part.standings, whole.standings)) is not None:
            return link
    said = [side] if side else []
    if a.row.group != b.row.group:
        said.append(f"{_group(x, a.row)}, {_group(y, b.row)}")
    elif a.row.victim_kind is not b.row.victim_kind:
        said.append(f"{_kind(x, a.row)}, {_kind(y, b.row)}")
    return Link(Relation.DIFFERENT_GROUP, "; ".join(said)) if said else None


def _is_part(part: _Row, whole: _Row) -> bool:
    """Whether everyone that one row counts is among those whom the other counts."""
    x, y = part.standings[0], whole.standings[0]
    if whole.row.group or y.side not in (x.side, BOTH):
        return False
    if part.row.measure not in _PEOPLE or _NO_PART.search(part.row.group or ""):
        return False
    if whole.row.victim_kind in {VictimKind.UNKNOWN, VictimKind.MIXED}:
        return part.row.victim_kind is not whole.row.victim_kind or bool(part.row.group) or x.side != y.side
    return part.row.victim_kind is whole.row.victim_kind and (bool(part.row.group) or x.side != y.side)


def _group(one: Standing, row: LedgerRow) -> str:
    if row.group:
        return f"“{one.entry.phrase}” counts a group of its own ({row.group})"
    if row.measure in _PEOPLE:
        return f"“{one.entry.phrase}” counts {_KINDS[row.victim_kind]} {row.measure.value}"
    return f"“{one.entry.phrase}” does not say so"


def _kind(one: Standing, row: LedgerRow) -> str:
    return f"“{one.entry.phrase}” counts {_KINDS[row.victim_kind]}"
