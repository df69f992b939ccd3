"""Matters on which the sources contradict each other, side by side with who holds what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.domain.event import Claim, Event
from summarizer.domain.story import Disagreement, LedgerRow, Position, Relation
from summarizer.merge.blame import blame, causes, denials
from summarizer.merge.contested import agreed, control
from summarizer.merge.events import Mention
from summarizer.merge.ids import DISAGREEMENT, UNNAMED, Naming
from summarizer.merge.subject import subject
from summarizer.merge.whereabouts import places, times

__all__ = ["disagreements"]


def disagreements(
    claims: Sequence[Claim],
    events: Sequence[Event],
    rows: Sequence[LedgerRow],
    naming: Naming = UNNAMED,
    clusters: Sequence[Sequence[Mention]] = (),
) -> tuple[Disagreement, ...]:
    """Find an episode's disagreements.

    About figures, about who is to blame and what the cause was, whether something was agreed, who holds what,
    when and where it was, and denials of what somebody asserts.

    Args:
        claims: The episode's claims.
        events: Its merged events.
        rows: Its ledger.
        naming: Gives ids.
        clusters: The mentions of each event, in the order of the events.
    """
    by_id = {claim.id: claim for claim in claims}
    types = {event.id: event.type for event in events}
    settled = [*agreed(claims, events), *control(claims)]
    taken = {i for item in settled for position in item.positions for i in position.claim_ids}
    found = [
        *(_figures(row, by_id) for row in rows if row.relation is Relation.CONFLICT),
        *_across(rows, by_id),
        *blame(claims, types),
        *causes(claims),
        *settled,
        *denials([claim for claim in claims if claim.id not in taken], events),
        *times(clusters),
        *places(clusters),
    ]
    return tuple(_named(item, by_id, naming) for item in found)


def _named(item: Disagreement, claims: Mapping[str, Claim], naming: Naming) -> Disagreement:
    """Named by its kind and its oldest claim or mention: of one kind, no two have that in common."""
    aged = naming.by_age(claims[i] for position in item.positions for i in position.claim_ids)
    if aged:
        return item.model_copy(update={"id": naming.name(DISAGREEMENT, f"{item.kind} {aged[0].id}")})
    mentions = [(i, i.rpartition(".")[0]) for position in item.positions for i in position.mention_ids]
    first = min(mentions, key=lambda one: naming.key(one[1], one[0]))[0]
    return item.model_copy(update={"id": naming.name(DISAGREEMENT, f"{item.kind} {first}")})


def _figures(row: LedgerRow, by_id: Mapping[str, Claim]) -> Disagreement:
    conflicting = {i for link in row.links if link.relation is Relation.CONFLICT for i in (link.a, link.b)}
    return _about(row, conflicting, by_id)


def _about(row: LedgerRow, entries: set[str], by_id: Mapping[str, Claim]) -> Disagreement:
    return Disagreement(
        id="",
        kind="figures",
        topic=f"How many: {subject(row)}",
        positions=tuple(
            Position(
                speaker=entry.speaker,
                text=by_id[entry.claim_ids[0]].text,
                claim_ids=entry.claim_ids,
                article_ids=entry.article_ids,
            )
            for entry in row.entries
            if entry.id in entries and entry.superseded_by is None
        ),
        ledger_id=row.id,
    )


def _across(rows: Sequence[LedgerRow], by_id: Mapping[str, Claim]) -> list[Disagreement]:
    """Figures of two rows that contradict each other: a part that is more than its whole, another unit."""
    by_row = {row.id: row for row in rows}
    found, seen = [], set()
    for row in rows:
        for link in row.related:
            pair = frozenset((row.id, link.ledger_id))
            if link.relation is not Relation.CONFLICT or pair in seen or link.ledger_id not in by_row:
                continue
            seen.add(pair)
            first, second = row, by_row[link.ledger_id]
            sides = [_about(one, {entry.id for entry in one.entries}, by_id) for one in (first, second)]
            found.append(sides[0].model_copy(update={"positions": sides[0].positions + sides[1].positions}))
    return found
