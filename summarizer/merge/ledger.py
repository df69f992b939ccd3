"""The ledger: every figure that any source gives, beside the others for the same thing.

A row is one counted thing: measure, side, kind of victims, scope and, for figures of one incident, the
event. An entry is one figure of one origin. No average is made and no winner is picked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple

from summarizer import names
from summarizer.domain.event import Claim, Measure, Quantity, Scope
from summarizer.domain.story import EntryLink, LedgerEntry, LedgerRow, Relation, RowLink
from summarizer.merge.asof import AsOf
from summarizer.merge.episodes import side_key
from summarizer.merge.ids import ENTRY, ROW, UNNAMED, Naming
from summarizer.merge.revision import revised

_SEVERITY = (
    Relation.CONFLICT,
    Relation.SUPERSEDED,
    Relation.DIFFERENT_AS_OF,
    Relation.AGREEMENT,
    Relation.SINGLE,
)


class _RowKey(NamedTuple):
    measure: str
    side: str
    victim_kind: str
    scope: str
    unit: str
    event: str


class Source(NamedTuple):
    """What counts of an article where sources are counted."""

    original: str
    """The article that it is a copy of, or itself."""
    publisher: str | None


def ledger(
    claims: Sequence[Claim],
    asof: Mapping[str, AsOf],
    sources: Mapping[str, Source] = MappingProxyType({}),
    naming: Naming = UNNAMED,
) -> tuple[LedgerRow, ...]:
    """Build an episode's rows.

    Args:
        claims: The episode's claims, their ``event_id`` already that of the merged event.
        asof: By claim id, the day that its figure speaks of, as far as it is known.
        sources: By article id, whose text it is.
        naming: Gives rows and entries their ids.
    """
    rows: dict[_RowKey, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.quantity is not None:
            rows[_row_key(claim, claim.quantity)].append(claim)
    built = [_row(found, asof, sources, naming) for found in rows.values()]
    counting: dict[tuple[Measure, str], list[LedgerRow]] = defaultdict(list)
    for row in built:
        counting[row.measure, side_key(row.side)].append(row)
    return tuple(_related(row, counting[row.measure, side_key(row.side)]) for row in built)


def _row_key(claim: Claim, quantity: Quantity) -> _RowKey:
    # A total over the episode has no event of its own; a figure of one incident or another time has.
    event = "" if quantity.scope is Scope.CUMULATIVE else claim.event_id
    return _RowKey(
        quantity.measure.value,
        side_key(quantity.side),
        quantity.victim_kind.value,
        quantity.scope.value,
        (quantity.unit or "").casefold(),
        event,
    )


def _row(
    claims: Sequence[Claim], asof: Mapping[str, AsOf], sources: Mapping[str, Source], naming: Naming
) -> LedgerRow:
    entries = _entries(claims, sources, naming)
    by_id = {claim.id: claim for claim in claims}
    aged = naming.by_age(claims)
    age = {claim.id: place for place, claim in enumerate(aged)}
    oldest_first = sorted(entries, key=lambda entry: age[entry.claim_ids[0]])
    links = [_link(a, b, by_id, asof) for a, b in combinations(oldest_first, 2)]
    replaced = {link.a: link.b for link in links if link.relation is Relation.SUPERSEDED}
    links = [_of_the_past(link) if {link.a, link.b} & set(replaced) else link for link in links]
    entries = [
        entry.model_copy(update={"superseded_by": replaced[entry.id]}) if entry.id in replaced else entry
        for entry in entries
    ]
    standing = [entry for entry in entries if entry.superseded_by is None]
    first = aged[0].quantity
    assert first is not None
    return LedgerRow(
        id=naming.name(ROW, aged[0].id),
        measure=first.measure,
        side=_side(aged),
        victim_kind=first.victim_kind,
        scope=first.scope,
        unit=first.unit,
        event_ids=tuple(dict.fromkeys(claim.event_id for claim in claims)),
        relation=_relation(links, standing),
        low=None
        if any(e.low is None for e in standing)
        else min(e.low for e in standing if e.low is not None),
        high=None
        if any(e.high is None for e in standing)
        else max(e.high for e in standing if e.high is not None),
        entries=tuple(entries),
        links=tuple(links),
    )


def _side(claims: Sequence[Claim]) -> str | None:
    sides = [claim.quantity.side for claim in claims if claim.quantity and claim.quantity.side]
    return next((names.party(side) or side for side in sides), None)


def _relation(links: Sequence[EntryLink], standing: Sequence[LedgerEntry]) -> Relation:
    """The gravest relation among the entries that stand; a revision counts where nothing graver is left."""
    ids = {entry.id for entry in standing}
    found = {link.relation for link in links if {link.a, link.b} <= ids}
    found |= {link.relation for link in links if link.relation is Relation.SUPERSEDED}
    return min(found or {Relation.SINGLE}, key=_SEVERITY.index)


def origin(claim: Claim) -> str | None:
    """Canonical name of who first said it: two outlets that quote one ministry are one origin."""
    if claim.speaker is None:
        return None
    return names.key(claim.speaker)


def _entries(claims: Sequence[Claim], sources: Mapping[str, Source], naming: Naming) -> list[LedgerEntry]:
    grouped: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        quantity = claim.quantity
        assert quantity is not None
        # The articles' own voice is one origin an article: two papers are two, a copy is none of its own.
        voice = origin(claim) or f"article {_original(claim.article_id, sources)}"
        vague = quantity.phrase.casefold() if quantity.low is None and quantity.high is None else ""
        grouped[voice, quantity.operator, quantity.low, quantity.high, vague].append(claim)
    return [_entry(found, sources, naming) for found in grouped.values()]


def _original(article_id: str, sources: Mapping[str, Source]) -> str:
    return sources[article_id].original if article_id in sources else article_id


def _entry(claims: Sequence[Claim], sources: Mapping[str, Source], naming: Naming) -> LedgerEntry:
    articles = tuple(dict.fromkeys(claim.article_id for claim in claims))
    claims = naming.by_age(claims)
    first = claims[0]
    quantity = first.quantity
    assert quantity is not None
    speakers = sorted((claim.speaker for claim in claims if claim.speaker), key=lambda s: s != origin(first))
    publishers = {sources[i].publisher for i in articles if i in sources} - {None}
    return LedgerEntry(
        id=naming.name(ENTRY, first.id),
        claim_ids=tuple(claim.id for claim in claims),
        speaker=next(iter(speakers), None),
        origin=origin(first),
        phrase=quantity.phrase,
        operator=quantity.operator,
        low=quantity.low,
        high=quantity.high,
        as_of=next((c.quantity.as_of for c in claims if c.quantity and c.quantity.as_of), None),
        article_ids=articles,
        publishers=len(publishers),
        independent=len({_original(i, sources) for i in articles}),
    )


def _link(a: LedgerEntry, b: LedgerEntry, claims: Mapping[str, Claim], asof: Mapping[str, AsOf]) -> EntryLink:
    """Compare two entries. For a revision, ``a`` is the entry that is replaced."""
    if compatible(a, b):
        return EntryLink(a=a.id, b=b.id, relation=Relation.AGREEMENT, reason=_agreement(a, b))
    if a.origin is not None and a.origin == b.origin:
        for x in a.claim_ids:
            for y in b.claim_ids:
                if (change := revised(claims[x], claims[y], asof[x], asof[y])) is not None:
                    old, new = (a, b) if change.older == x else (b, a)
                    return EntryLink(a=old.id, b=new.id, relation=Relation.SUPERSEDED, reason=change.reason)
        reason = (
            "the same speaker is given with both figures, and no article says that one replaces the other"
        )
        return EntryLink(a=a.id, b=b.id, relation=Relation.CONFLICT, reason=reason)
    days = [{asof[c].text for c in e.claim_ids if asof[c].day} for e in (a, b)]
    firm = [{asof[c].day for c in e.claim_ids if asof[c].day} for e in (a, b)]
    if all(firm) and not firm[0] & firm[1]:
        reason = f"as of {' and '.join(sorted(days[0]))} against {' and '.join(sorted(days[1]))}"
        return EntryLink(a=a.id, b=b.id, relation=Relation.DIFFERENT_AS_OF, reason=reason)
    return EntryLink(a=a.id, b=b.id, relation=Relation.CONFLICT, reason="both cannot be right")


def _of_the_past(link: EntryLink) -> EntryLink:
    """A figure that its own speaker has replaced contradicts nobody any more."""
    if link.relation is not Relation.CONFLICT:
        return link
    reason = "one of them is an earlier figure, which its speaker has since replaced"
    return link.model_copy(update={"relation": Relation.DIFFERENT_AS_OF, "reason": reason})


def compatible(a: LedgerEntry, b: LedgerEntry) -> bool:
    """Whether one true value could satisfy both. A vague figure ("thousands") excludes nothing."""
    low = max((x for x in (a.low, b.low) if x is not None), default=None)
    high = min((x for x in (a.high, b.high) if x is not None), default=None)
    return low is None or high is None or low <= high


def _agreement(a: LedgerEntry, b: LedgerEntry) -> str:
    if (a.low, a.high, a.operator) == (b.low, b.high, b.operator) and a.low is not None:
        return "the same figure"
    return "different figures that do not exclude each other"


def _related(row: LedgerRow, rows: Sequence[LedgerRow]) -> LedgerRow:
    """Point from a row to those that count the same measure of the same side otherwise."""
    links = []
    for other in rows:
        if other.id == row.id:
            continue
        if other.scope is not row.scope:
            links.append(RowLink(ledger_id=other.id, relation=Relation.DIFFERENT_SCOPE))
        elif other.victim_kind is not row.victim_kind:
            links.append(RowLink(ledger_id=other.id, relation=Relation.DIFFERENT_GROUP))
    return row.model_copy(update={"related": tuple(links)}) if links else row
