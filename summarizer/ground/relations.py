"""The ledger and what else points to claims: nothing may differ from the claims that it points to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from summarizer import names
from summarizer.domain.briefing import BriefedEpisode
from summarizer.domain.event import Claim, Event, Quantity
from summarizer.domain.story import Disagreement, LedgerEntry, LedgerRow, Position, Relation
from summarizer.quantity import counted, stretch


def bad_row(
    row: LedgerRow, claims: Mapping[str, Claim], episode: BriefedEpisode, origins: Mapping[str, str | None]
) -> Iterator[str]:
    """What of a ledger row its claims do not bear out.

    Args:
        row: The row.
        claims: All claims by id.
        episode: The row's episode.
        origins: By claim id, who first said it.
    """
    entries = {entry.id: entry for entry in row.entries}
    if not row.entries or len(entries) != len(row.entries):
        yield "has no entries, or two with one id"
    for entry in row.entries:
        for what in bad_entry(entry, row, claims, origins):
            yield f"entry “{entry.phrase}”: {what}"
        if entry.superseded_by is not None and entry.superseded_by not in entries:
            yield f"entry “{entry.phrase}”: replaced by {entry.superseded_by}, which is not in the row"
    yield from _bad_group(row, claims)
    yield from _bad_bounds(row)
    yield from _bad_relation(row)
    sides = {quantity.side for quantity in _quantities(row, claims) if quantity.side}
    if row.side is None and sides:
        yield f"names no side, its claims count {', '.join(sorted(sides))}"
    elif row.side is not None and row.side not in sides | {names.party(side) for side in sides}:
        yield f"no claim counts the side {row.side}"
    known = {other.id for other in episode.ledger}
    for related in row.related:
        if related.ledger_id not in known:
            yield f"related to {related.ledger_id}, which is not in the episode"
    told = {claims[i].event_id for entry in row.entries for i in entry.claim_ids if i in claims}
    if set(row.event_ids) != told:
        yield "its events are not those of its claims"


def _quantities(row: LedgerRow, claims: Mapping[str, Claim]) -> Iterator[Quantity]:
    for entry in row.entries:
        for identity in entry.claim_ids:
            if identity in claims and (quantity := claims[identity].quantity) is not None:
                yield quantity


def _bad_bounds(row: LedgerRow) -> Iterator[str]:
    """The row's bounds are the widest that the entries state, and open where one of them states none."""
    standing = [entry for entry in row.entries if entry.superseded_by is None]
    for name, given, bounds, pick in (
        ("low", row.low, [entry.low for entry in standing], min),
        ("high", row.high, [entry.high for entry in standing], max),
    ):
        stated = [bound for bound in bounds if bound is not None]
        expected = pick(stated) if stated and len(stated) == len(bounds) else None
        if given != expected:
            yield f"{name} is {given}, its entries say {expected}"


def _bad_relation(row: LedgerRow) -> Iterator[str]:
    known = {entry.id for entry in row.entries}
    for link in row.links:
        if not {link.a, link.b} <= known:
            yield f"a link joins {link.a} and {link.b}, which are not both in the row"
    relations = {link.relation for link in row.links}
    if (row.relation is Relation.SINGLE) != (len(row.entries) == 1):
        yield f"the relation {row.relation.value} does not fit {len(row.entries)} entries"
    elif row.relation is not Relation.SINGLE and row.relation not in relations:
        yield f"the relation {row.relation.value} is that of no two of its entries"
    standing = {entry.id for entry in row.entries if entry.superseded_by is None}
    clash = any(link.relation is Relation.CONFLICT and {link.a, link.b} <= standing for link in row.links)
    if clash and row.relation is not Relation.CONFLICT:
        yield f"two of its figures contradict each other, the relation is {row.relation.value}"
    replaced = {(link.a, link.b) for link in row.links if link.relation is Relation.SUPERSEDED}
    for entry in row.entries:
        if entry.superseded_by is not None and (entry.id, entry.superseded_by) not in replaced:
            yield f"entry “{entry.phrase}” is replaced without a link that says so"


def bad_entry(
    entry: LedgerEntry, row: LedgerRow, claims: Mapping[str, Claim], origins: Mapping[str, str | None]
) -> Iterator[str]:
    """What of an entry differs from the claims that it stands for."""
    own = [claims[i] for i in entry.claim_ids if i in claims]
    if len(own) != len(entry.claim_ids) or not own:
        yield f"names claims that do not exist ({', '.join(i for i in entry.claim_ids if i not in claims)})"
        return
    for claim in own:
        yield from _bad_share(claim, entry, row)
    quantities = [claim.quantity for claim in own if claim.quantity]
    if entry.phrase not in {quantity.phrase for quantity in quantities}:
        yield "no claim prints this phrase"
    if entry.speaker not in {claim.speaker for claim in own}:
        yield f"no claim has the speaker {entry.speaker}"
    if {entry.origin} != {origins.get(claim.id) for claim in own}:
        yield f"the origin {entry.origin} is that of no claim"
    if entry.as_of not in {None, *(quantity.as_of for quantity in quantities)}:
        yield f"no claim says “{entry.as_of}”"
    if set(entry.article_ids) != {claim.article_id for claim in own}:
        yield "its articles are not those of its claims"


def _bad_share(claim: Claim, entry: LedgerEntry, row: LedgerRow) -> Iterator[str]:
    quantity = claim.quantity
    if quantity is None:
        yield f"claim {claim.id} has no figure"
    elif (quantity.operator, quantity.low, quantity.high) != (entry.operator, entry.low, entry.high):
        yield f"claim {claim.id} says {quantity.operator.value} {quantity.low}..{quantity.high}"
    elif (quantity.measure, quantity.victim_kind, quantity.scope) != (
        row.measure,
        row.victim_kind,
        row.scope,
    ) or not _same_side(row.side, quantity.side):
        yield f"claim {claim.id} counts something else than the row"


def _bad_group(row: LedgerRow, claims: Mapping[str, Claim]) -> Iterator[str]:
    """What of a row's unit, group and stretch its claims' own sentences do not say."""
    own = [claims[i] for entry in row.entries for i in entry.claim_ids if i in claims]
    printed = {claim.quantity.unit for claim in own if claim.quantity and claim.quantity.unit}
    if (row.unit not in printed) if printed else (row.unit is not None):
        yield f"no claim has the unit {row.unit}"
    told = [(counted(claim), claim.quantity) for claim in own if claim.quantity]
    if len({what.unit.name for what, _ in told}) > 1:
        yield "its claims count in more than one unit"
    if {row.group} != {what.group or None for what, _ in told}:
        yield f"the group {row.group} is not what its claims count"
    if {row.stretch} != {stretch(what, quantity.scope) or None for what, quantity in told}:
        yield f"the stretch {row.stretch} is not what its claims cover"


def _same_side(row: str | None, claim: str | None) -> bool:
    """Whether a row's side is a claim's, as printed or in its canonical name; a claim may state none."""
    return claim is None or row is None or row in {claim, names.party(claim)} or _folds(row) == _folds(claim)


def _folds(side: str) -> str:
    return names.party(side) or names.key(side)


def bad_disagreement(
    disagreement: Disagreement,
    claims: Mapping[str, Claim],
    rows: Collection[str],
    mentions: Mapping[str, Event],
) -> Iterator[str]:
    """What of a disagreement its claims do not bear out.

    Args:
        disagreement: One of an episode.
        claims: All claims by id.
        rows: The ids of the episode's ledger rows.
        mentions: By the id of each article's own event, the merged one.
    """
    if disagreement.ledger_id is not None and disagreement.ledger_id not in rows:
        yield f"is about {disagreement.ledger_id}, which is not in the episode"
    for position in disagreement.positions:
        if position.mention_ids:
            yield from _bad_mentions(position, mentions)
            continue
        own = [claims[i] for i in position.claim_ids if i in claims]
        if len(own) != len(position.claim_ids) or not own:
            yield "names claims that do not exist"
            continue
        if position.speaker not in {speaker for claim in own for speaker in (claim.speaker, claim.party)}:
            yield f"no claim has the speaker {position.speaker}"
        if position.text not in {claim.text for claim in own}:
            yield f"“{position.text}” is the text of none of its claims"
        if not {claim.article_id for claim in own} >= set(position.article_ids):
            yield "its articles are not those of its claims"


def _bad_mentions(position: Position, mentions: Mapping[str, Event]) -> Iterator[str]:
    """What of a position that articles' own events hold they do not bear out."""
    for identity in position.mention_ids:
        event = mentions.get(identity)
        if event is None:
            yield f"names {identity}, which no event was merged from"
        elif set(position.article_ids) != {identity.rpartition(".")[0]}:
            yield "its articles are not those of its events"
        elif not {evidence.article_id for evidence in event.evidence} >= set(position.article_ids):
            yield "its event has no passage of its articles"
    if position.speaker is not None or position.claim_ids:
        yield "a date or place that an article gives has no speaker"


def uncounted(episode: BriefedEpisode, claims: Mapping[str, Claim]) -> Iterator[str]:
    """Figures of the episode's claims that its ledger leaves out or has twice."""
    listed = [i for row in episode.ledger for entry in row.entries for i in entry.claim_ids]
    for claim in claims.values():
        if claim.quantity is None or claim.event_id not in episode.event_ids:
            continue
        if (times := listed.count(claim.id)) != 1:
            yield f"the ledger has the figure of claim {claim.id} {times} times"
