"""What leaves nothing to say of a figure but what the table of figures says."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer import names
from summarizer.brief.units import Unit, linked
from summarizer.domain.story import Relation


def has(told: Unit, unit: Unit) -> bool:
    """Whether a figure that is told has what another one of its row says: it agrees with it.

    Or what one side says of losses that it does not count, where a figure of that side is told.
    """
    row, one, other = unit.row, told.entry, unit.entry
    if one is not None and row is None and unit.theme == "losses":
        party = unit.claims[0].party if unit.claims else None
        return party is not None and told.row is not None and party == told.claims[0].party == told.row.side
    if row is None or told.row is not row or one is None or other is None:
        return False
    agree = linked(row, one.id, other.id, Relation.AGREEMENT)
    return agree and (told.voice == unit.voice or not (told.voice and unit.voice))


def outdone(unit: Unit, own: Iterable[Unit]) -> bool:
    """Whether nobody, or only an outlet, speaks for a figure and somebody gives that of another day.

    Args:
        unit: A figure.
        own: Those of its row.
    """
    row, entry = unit.row, unit.entry
    if row is None or entry is None or _is_sourced(unit):
        return False
    return any(
        _is_sourced(other)
        and other.entry is not None
        and other.entry.superseded_by is None
        and linked(row, entry.id, other.entry.id, Relation.DIFFERENT_AS_OF)
        for other in own
    )


def _is_sourced(unit: Unit) -> bool:
    return unit.speaker is not None and not names.is_outlet(unit.speaker)
