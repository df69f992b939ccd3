"""Matters on which the sources contradict each other, side by side with who holds what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby

from summarizer import names
from summarizer.domain.event import Claim, ClaimKind, Event
from summarizer.domain.story import Disagreement, LedgerRow, Position, Relation
from summarizer.merge.ids import DISAGREEMENT, UNNAMED, Naming
from summarizer.merge.subject import subject

_ACCUSING = frozenset({ClaimKind.RESPONSIBILITY, ClaimKind.CAUSE})


def disagreements(
    claims: Sequence[Claim], events: Sequence[Event], rows: Sequence[LedgerRow], naming: Naming = UNNAMED
) -> tuple[Disagreement, ...]:
    """Find an episode's disagreements: about figures, about who is to blame, and denials."""
    by_id = {claim.id: claim for claim in claims}
    found = [
        *(_figures(row, by_id) for row in rows if row.relation is Relation.CONFLICT),
        *_blame(claims),
        *_denials(claims, events),
    ]
    return tuple(_named(item, by_id, naming) for item in found)


def _named(item: Disagreement, claims: Mapping[str, Claim], naming: Naming) -> Disagreement:
    """Named by its kind and its oldest claim: of one kind, no two have that in common."""
    first = naming.by_age(claims[i] for position in item.positions for i in position.claim_ids)[0]
    return item.model_copy(update={"id": naming.name(DISAGREEMENT, f"{item.kind} {first.id}")})


def _figures(row: LedgerRow, by_id: Mapping[str, Claim]) -> Disagreement:
    conflicting = {i for link in row.links if link.relation is Relation.CONFLICT for i in (link.a, link.b)}
    positions = [
        Position(
            speaker=entry.speaker,
            text=by_id[entry.claim_ids[0]].text,
            claim_ids=entry.claim_ids,
            article_ids=entry.article_ids,
        )
        for entry in row.entries
        if entry.id in conflicting and entry.superseded_by is None
    ]
    return Disagreement(
        id="", kind="figures", topic=f"How many: {subject(row)}", positions=tuple(positions), ledger_id=row.id
    )


def _camp(claim: Claim) -> str | None:
    """The party a claim's speaker stands for, or the speaker itself."""
    if claim.speaker is None:
        return None
    return claim.party or names.party(claim.speaker) or names.key(claim.speaker)


def _blame(claims: Sequence[Claim]) -> list[Disagreement]:
    """Camps that blame each other."""
    blaming = [c for c in claims if c.kind in _ACCUSING and c.speaker and _camp(c)]
    targets = {
        (camp, names.party(claim.target) or names.key(claim.target))
        for claim in blaming
        if claim.target and (camp := _camp(claim))
    }
    mutual = {camp for camp, target in targets if (target, camp) in targets and camp != target}
    if not mutual:
        return []
    positions = _positions([claim for claim in blaming if _camp(claim) in mutual])
    return [
        Disagreement(
            id="",
            kind="responsibility",
            topic="Who attacked, and who answered an attack",
            positions=positions,
        )
    ]


def _denials(claims: Sequence[Claim], events: Sequence[Event]) -> list[Disagreement]:
    found = []
    about: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        about[claim.event_id].append(claim)
    for event in events:
        own = about[event.id]
        denials = [claim for claim in own if claim.kind is ClaimKind.DENIAL]
        if not denials:
            continue
        denying = {camp for claim in denials if (camp := _camp(claim))}
        asserted = [
            claim
            for claim in own
            if claim.kind in {ClaimKind.RESPONSIBILITY, ClaimKind.CAUSE, ClaimKind.COUNT, ClaimKind.FACT}
            and _camp(claim) not in denying
        ]
        if asserted:
            found.append(
                Disagreement(
                    id="",
                    kind="denial",
                    topic=f"Asserted and denied: {event.title.rstrip('.')}",
                    positions=_positions([*asserted, *denials]),
                )
            )
    return found


def _positions(claims: Sequence[Claim]) -> tuple[Position, ...]:
    """One position a claim, those of one camp beside each other, in the order in which camps appear."""
    order = {camp: n for n, camp in reversed(list(enumerate(_camp(c) for c in claims)))}
    ordered = sorted(claims, key=lambda claim: order[_camp(claim)])
    return tuple(
        Position(speaker=c.speaker, text=c.text, claim_ids=(c.id,), article_ids=(c.article_id,))
        for _, group in groupby(ordered, key=_camp)
        for c in group
    )
