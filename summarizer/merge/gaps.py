"""What a reader would look for in an episode and no source says."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.domain.event import Claim, Event, EventTime, Measure, Precision, VictimKind
from summarizer.domain.event_types import EventType
from summarizer.domain.story import Gap, LedgerRow
from summarizer.merge.episodes import side_key

_FINE = frozenset({Precision.MINUTE, Precision.DAY, Precision.WEEK})
_TOLL = (Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED)


def gaps(
    *,
    time: EventTime,
    events: Sequence[Event],
    claims: Sequence[Claim],
    rows: Sequence[LedgerRow],
    sides: Sequence[str],
    articles: int,
) -> tuple[Gap, ...]:
    """List an episode's gaps.

    Args:
        time: When the episode was.
        events: Its merged events.
        claims: Its claims.
        rows: Its ledger.
        sides: Canonical names of the parties that fight in it.
        articles: How many articles tell of it.
    """
    return (
        *_undated(time),
        *_unplaced(events),
        *_one_sided(rows, sides),
        *_unattributed(rows),
        *([Gap(kind="single_source", text="Only one article tells of this.")] if articles == 1 else []),
        *_garbled(claims),
    )


def _undated(time: EventTime) -> list[Gap]:
    if time.edtf is None:
        printed = f" Printed is only “{time.phrase}”." if time.phrase else ""
        return [
            Gap(kind="undated", text=f"No article says in which year or on which date this was.{printed}")
        ]
    if time.precision in _FINE or "/" in time.edtf:
        return []
    printed = f"; printed is only “{time.phrase}”" if time.phrase else ""
    return [Gap(kind="undated", text=f"No article gives the date{printed}.")]


def _unplaced(events: Sequence[Event]) -> list[Gap]:
    placeable = [e for e in events if e.type in {EventType.CLASH, EventType.ATTACK, EventType.DISASTER}]
    if placeable and not any(event.place for event in placeable):
        return [Gap(kind="unplaced", text="No article says where it happened.")]
    return []


def _one_sided(rows: Sequence[LedgerRow], sides: Sequence[str]) -> list[Gap]:
    """A toll that is given for one side of a fight and not for the other."""
    found = []
    for measure in _TOLL:
        counted = {
            side_key(r.side) for r in rows if r.measure is measure and r.victim_kind is VictimKind.MILITARY
        }
        counted.discard("")
        missing = [side for side in sides if side not in counted]
        if counted & set(sides) and missing:
            whose = " or ".join(missing)
            text = f"No article says how many soldiers were {measure.value} on the side of {whose}."
            found.append(Gap(kind="one_sided", text=text))
    return found


def _unattributed(rows: Sequence[LedgerRow]) -> list[Gap]:
    entries = [entry for row in rows for entry in row.entries if entry.speaker is None]
    if not entries:
        return []
    by_size = sorted(entries, key=lambda entry: (entry.low or entry.high or 0, entry.phrase))
    figures = ", ".join(dict.fromkeys(f"“{entry.phrase}”" for entry in by_size))
    ids = tuple(claim for entry in entries for claim in entry.claim_ids)
    return [
        Gap(
            kind="unattributed",
            text=f"The articles do not say whose figures these are: {figures}.",
            claim_ids=ids,
        )
    ]


def _garbled(claims: Sequence[Claim]) -> list[Gap]:
    doubtful = [claim for claim in claims if claim.flags]
    if not doubtful:
        return []
    verb = "statements rest" if len(doubtful) > 1 else "statement rests"
    text = f"{len(doubtful)} {verb} on damaged text and {'are' if len(doubtful) > 1 else 'is'} marked."
    return [Gap(kind="garbled", text=text, claim_ids=tuple(claim.id for claim in doubtful))]
