"""What a ledger row counts, in words."""

from __future__ import annotations

from summarizer.domain.story import LedgerRow
from summarizer.domain.terms import Measure, VictimKind

_KIND = {
    VictimKind.MILITARY: "soldiers",
    VictimKind.CIVILIAN: "civilians",
    VictimKind.MIXED: "soldiers and civilians",
    VictimKind.UNKNOWN: "people",
}
_NOT_PEOPLE = frozenset({Measure.MONEY, Measure.AREA, Measure.DURATION, Measure.VOTES, Measure.OTHER})


def subject(row: LedgerRow) -> str:
    """Such as "soldiers killed, Norland" or "soldiers killed, both sides"."""
    counted = row.unit or ("" if row.measure in _NOT_PEOPLE else _KIND[row.victim_kind])
    what = " ".join(part for part in (counted, row.measure.value) if part)
    return f"{what}, {row.side}" if row.side else what
