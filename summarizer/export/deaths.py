"""How many died in an event, as far as sources say: read from the ledger, never summed.

A row of the ledger counts for an event if it counts killed people of that incident, all of them (no narrower
group, no shorter stretch), in figures that have not been replaced. Where figures exclude each other, low and
high span them and best is the lowest of them: the careful choice, which ``basis`` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from summarizer import names
from summarizer.domain.briefing import Briefing
from summarizer.domain.event import Event
from summarizer.domain.story import LedgerEntry, LedgerRow, Relation
from summarizer.domain.terms import Measure, Scope, VictimKind

Basis = Literal["stated", "agreed", "lowest", "dated", "bound", "none"]
_BOTH = frozenset({"", "both sides", "the two sides", "all sides", "both", "both countries"})


class Estimate(NamedTuple):
    """A number of people: low and high as sources bound it, best where one number can be given."""

    low: int | None
    best: int | None
    high: int | None
    basis: Basis
    """``stated`` by one origin, ``agreed`` by several, the ``lowest`` of figures that contradict each other,
    only ``dated`` on different days (no best then), a ``bound`` only ("at least 12"), or ``none``."""
    claim_ids: tuple[str, ...]


NOBODY = Estimate(None, None, None, "none", ())


class Deaths(NamedTuple):
    """The dead of an event, by whom they belonged to, and all together where a source says so."""

    a: Estimate
    b: Estimate
    civilians: Estimate
    unknown: Estimate
    total: Estimate

    @property
    def any(self) -> bool:
        """Whether any source speaks of at least one dead."""
        return any(max(part.low or 0, part.best or 0, part.high or 0) > 0 for part in self)


def deaths(briefing: Briefing, event: Event, side_a: str | None, side_b: str | None) -> Deaths:
    """Read an event's dead.

    Args:
        briefing: The briefing.
        event: One of its events.
        side_a: The first opponent's name, or its country's.
        side_b: The second's.
    """
    rows = counted(briefing, event, Measure.KILLED)
    of_a = [row for row in rows if _soldiers(row) and _of(row, side_a)]
    of_b = [row for row in rows if _soldiers(row) and _of(row, side_b)]
    civilians = [row for row in rows if row.victim_kind is VictimKind.CIVILIAN]
    whole = [row for row in rows if row.victim_kind in _ANYBODY and _together(row.side)]
    taken = {row.id for row in (*of_a, *of_b, *civilians, *whole)}
    rest = [row for row in rows if row.id not in taken]
    a, b, unarmed, others = (estimate(found) for found in (of_a, of_b, civilians, rest))
    return Deaths(a, b, unarmed, others, _total(estimate(whole), (a, b, unarmed, others)))


_ANYBODY = frozenset({VictimKind.MIXED, VictimKind.UNKNOWN})


def counted(briefing: Briefing, event: Event, measure: Measure) -> list[LedgerRow]:
    """The rows that count people of one incident, all of them."""
    return [
        row
        for episode in briefing.episodes
        for row in episode.ledger
        if row.measure is measure
        and row.scope is Scope.INCIDENT
        and row.event_ids == (event.id,)
        and row.group is None
        and row.stretch is None
        and row.unit is None
    ]


def estimate(rows: Sequence[LedgerRow]) -> Estimate:
    """What the standing figures of rows say. Rows that count different people are not put together."""
    if len({(row.victim_kind, row.side) for row in rows}) > 1:
        return NOBODY._replace(claim_ids=_claims(e for row in rows for e in row.entries))
    entries = [entry for row in rows for entry in row.entries if entry.superseded_by is None]
    bounded = [entry for entry in entries if entry.low is not None or entry.high is not None]
    if not bounded:
        return NOBODY
    low = max((e.low for e in bounded if e.low is not None), default=None)
    high = min((e.high for e in bounded if e.high is not None), default=None)
    exact = sorted({e.low for e in bounded if e.low is not None and e.low == e.high})
    claims = _claims(bounded)
    if low is not None and high is not None and low > high:
        everything = [value for e in bounded for value in (e.low, e.high) if value is not None]
        lowest, highest = int(min(everything)), int(max(everything))
        if _of_different_days(rows, bounded):
            return Estimate(lowest, None, highest, "dated", claims)
        return Estimate(lowest, lowest, highest, "lowest", claims)
    if exact:
        basis: Basis = "stated" if len(bounded) == 1 else "agreed"
        return Estimate(int(exact[0]), int(exact[0]), int(exact[-1]), basis, claims)
    return Estimate(_whole(low), None, _whole(high), "bound", claims)


def _of_different_days(rows: Sequence[LedgerRow], entries: Sequence[LedgerEntry]) -> bool:
    """Whether the figures that exclude each other do so because they are of different days."""
    ids = {entry.id for entry in entries}
    found = {link.relation for row in rows for link in row.links if {link.a, link.b} <= ids}
    return Relation.DIFFERENT_AS_OF in found and Relation.CONFLICT not in found


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


def _claims(entries: Iterable[LedgerEntry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim for entry in entries for claim in entry.claim_ids))


def _total(stated: Estimate, parts: Sequence[Estimate]) -> Estimate:
    """A total that a source states; else, where only one group has a figure, that one.

    Several groups are not added up: no source does. At least as many died as in the largest of them.
    """
    if stated.basis != "none":
        return stated
    known = [part for part in parts if part.basis != "none"]
    if len(known) == 1:
        return known[0]
    low = max((part.low for part in known if part.low is not None), default=None)
    claims = tuple(dict.fromkeys(claim for part in known for claim in part.claim_ids))
    return Estimate(low, None, None, "bound" if low is not None else "none", claims)


def _soldiers(row: LedgerRow) -> bool:
    return row.victim_kind is VictimKind.MILITARY


def _together(side: str | None) -> bool:
    return (side or "").casefold() in _BOTH


def _of(row: LedgerRow, side: str | None) -> bool:
    if side is None or _together(row.side) or row.side is None:
        return False
    country = names.party(side)
    return names.same(row.side, side) or (country is not None and country == names.party(row.side))
