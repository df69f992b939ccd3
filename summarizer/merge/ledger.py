"""The ledger: every figure that any source gives, beside the others for the same thing.

A row is one counted thing: measure, side, kind of victims, a narrower group, scope and, for figures of one
incident, the event. An entry is one figure of one origin. No average is made and no winner is picked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from summarizer import names
from summarizer.domain.event import Claim, Event, Quantity, Support
from summarizer.domain.event_types import EventType
from summarizer.domain.story import EntryLink, LedgerEntry, LedgerRow, Relation
from summarizer.domain.terms import Measure, Scope, VictimKind
from summarizer.merge.asof import NOT_KNOWN, AsOf
from summarizer.merge.episodes import side_key
from summarizer.merge.ids import ENTRY, ROW, UNNAMED, Naming
from summarizer.merge.relate import Standing, relate
from summarizer.merge.related import BOTH, with_related
from summarizer.merge.sources import Source
from summarizer.quantity import NOTHING, Counted, counted, stretch

_SEVERITY = (
    Relation.CONFLICT,
    Relation.SUPERSEDED,
    Relation.DIFFERENT_AS_OF,
    Relation.DIFFERENT_SCOPE,
    Relation.AGREEMENT,
    Relation.SINGLE,
)
_HARM = frozenset(
    {
        Measure.KILLED,
        Measure.WOUNDED,
        Measure.CAPTURED,
        Measure.MISSING,
        Measure.DISPLACED,
        Measure.DESTROYED,
        Measure.AFFECTED,
    }
)
_HARMING = frozenset(
    {
        EventType.CLASH,
        EventType.ATTACK,
        EventType.TERRITORIAL_CHANGE,
        EventType.PROTEST,
        EventType.ACCIDENT,
        EventType.DISASTER,
        EventType.CRIME,
        EventType.ARREST,
        EventType.OTHER,
    }
)
"""Events that can do people harm. A toll that is told with a statement or a call for calm is not theirs."""
_OF_PEOPLE = frozenset({Measure.KILLED.value, Measure.WOUNDED.value, Measure.MISSING.value})
_ANYBODY = frozenset({VictimKind.UNKNOWN.value, VictimKind.MIXED.value})
_TWO_SIDED = frozenset({EventType.CLASH})


@dataclass(frozen=True)
class Context:
    """What building a ledger needs to know besides the claims."""

    asof: Mapping[str, AsOf] = field(default_factory=dict)
    """By claim id, the moment that its figure speaks of."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """By article id, whose text it is."""
    origins: Mapping[str, str | None] = field(default_factory=dict)
    """By claim id, who first said it."""
    events: Mapping[str, Event] = field(default_factory=dict)
    """The episode's events by id."""
    naming: Naming = UNNAMED
    """Gives rows and entries their ids."""


class _RowKey(NamedTuple):
    measure: str
    side: str
    victim_kind: str
    scope: str
    unit: str
    event: str
    group: str
    stretch: str


def ledger(claims: Sequence[Claim], context: Context) -> tuple[LedgerRow, ...]:
    """Build an episode's rows.

    Args:
        claims: The episode's claims, their ``event_id`` already that of the merged event.
        context: What is known of the claims' moments, sources and events.
    """
    found = [(claim, claim.quantity, counted(claim)) for claim in claims if claim.quantity is not None]
    if not found:
        return ()
    harm = [event.id for event in context.events.values() if event.type in _HARMING]
    only_harm = harm[0] if len(harm) == 1 else None
    keys = [_row_key(claim, quantity, what, context, only_harm) for claim, quantity, what in found]
    keys = _with_sides(keys, [what for _, _, what in found], context)
    rows: dict[_RowKey, list[tuple[Claim, Counted]]] = defaultdict(list)
    for key, (claim, _, what) in zip(keys, found, strict=True):
        rows[key].append((claim, what))
    built = [_row(key, own, context) for key, own in rows.items()]
    return with_related(built, [key.event for key in rows])


def _row_key(
    claim: Claim, quantity: Quantity, what: Counted, context: Context, only_harm: str | None
) -> _RowKey:
    # A total over the episode has no event of its own; a figure of one incident or another time has.
    event = "" if quantity.scope is Scope.CUMULATIVE else claim.event_id
    told = context.events.get(claim.event_id)
    if event and only_harm and quantity.measure in _HARM and told is not None and told.type not in _HARMING:
        event = only_harm
    return _RowKey(
        quantity.measure.value,
        _side_of(quantity.side),
        quantity.victim_kind.value,
        quantity.scope.value,
        what.unit.name,
        event,
        what.group,
        stretch(what, quantity.scope),
    )


def _side_of(side: str | None) -> str:
    """The counted side's canonical name; empty where none is stated."""
    return "" if side is None else side_key(side) or BOTH


def _with_sides(keys: Sequence[_RowKey], whats: Sequence[Counted], context: Context) -> list[_RowKey]:
    """Give figures without a side the only side that the same event's figures have.

    Not in a fight of two sides, and not from a part: two Frenchmen among the dead make nobody else French.
    """
    sides: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for key, what in zip(keys, whats, strict=True):
        if key.side and not what.part and not what.group:
            sides[key.measure, key.scope, key.event].add(key.side)
    types = {event.id: event.type for event in context.events.values()}
    fights = any(kind in _TWO_SIDED for kind in types.values())

    def given(key: _RowKey) -> _RowKey:
        """With the only side, or, where people of whatever kind are counted, that of all together."""
        if not key.side and not key.group and key.victim_kind in _ANYBODY and key.measure in _OF_PEOPLE:
            return of_all(key)._replace(side=of_all(key).side or BOTH)
        return of_all(key)

    def of_all(key: _RowKey) -> _RowKey:
        known = sides[key.measure, key.scope, key.event]
        fought = types[key.event] in _TWO_SIDED if key.event in types else fights
        if key.side or fought or len(known) != 1 or known == {BOTH}:
            return key
        return key._replace(side=next(iter(known)))

    return [given(key) for key in keys]


class _Entry(NamedTuple):
    entry: LedgerEntry
    standing: Standing


def _row(
    key: _RowKey, own: Sequence[tuple[Claim, Counted]], context: Context
) -> tuple[LedgerRow, list[Standing]]:
    claims = [claim for claim, _ in own]
    whats = {claim.id: what for claim, what in own}
    aged = context.naming.by_age(claims)
    age = {claim.id: place for place, claim in enumerate(aged)}
    found = _entries(key, claims, whats, context)
    links, replaced = _links(sorted(found, key=lambda one: age[one.entry.claim_ids[0]]))
    entries = [
        one.entry.model_copy(update={"superseded_by": replaced[one.entry.id]})
        if one.entry.id in replaced
        else one.entry
        for one in found
    ]
    standing = [entry for entry in entries if entry.superseded_by is None]
    first = aged[0].quantity
    assert first is not None
    lows, highs = [e.low for e in standing], [e.high for e in standing]
    row = LedgerRow(
        id=context.naming.name(ROW, aged[0].id),
        measure=first.measure,
        side=_side(aged),
        victim_kind=first.victim_kind,
        scope=first.scope,
        unit=next((c.quantity.unit for c in aged if c.quantity and c.quantity.unit), None),
        group=key.group or None,
        stretch=key.stretch or None,
        event_ids=tuple(dict.fromkeys(claim.event_id for claim in claims)),
        relation=_relation(links, standing),
        low=None if None in lows else min(low for low in lows if low is not None),
        high=None if None in highs else max(high for high in highs if high is not None),
        entries=tuple(entries),
        support=_support([one for one in found if one.entry.id not in replaced], context),
        links=tuple(links),
    )
    return row, [one.standing for one in found]


def _support(found: Sequence[_Entry], context: Context) -> Support | None:
    """How many sources give figures; two entries of one origin are of one."""
    articles = {article for one in found for article in one.entry.article_ids}
    if not articles:
        return None
    publishers = {context.sources[i].publisher for i in articles if i in context.sources} - {None}
    named = {one.standing.voice for one in found if one.entry.origin is not None}
    bare = {one.standing.voice for one in found if one.entry.origin is None}
    return Support(
        articles=len(articles), publishers=len(publishers), origins=len(bare) + names.independent(named)
    )


def _links(found: Sequence[_Entry]) -> tuple[list[EntryLink], dict[str, str]]:
    """Every pair's relation, and which entry replaces which."""
    links = [_link(a, b) for a, b in combinations(found, 2)]
    replacing: dict[str, set[str]] = {one.entry.id: set() for one in found}
    for link in links:
        if link.relation is Relation.SUPERSEDED:
            replacing[link.a].add(link.b)
    replaced: dict[str, str] = {}
    for old, newer in replacing.items():
        if not newer:
            continue
        # Of several figures that replace one, the last is the one that no other of them replaces.
        standing = [one for one in sorted(newer) if replacing[one].isdisjoint(newer)] or sorted(newer)
        replaced[old] = standing[0]
    return [_of_the_past(link, replaced, found) for link in links], replaced


def _link(a: _Entry, b: _Entry) -> EntryLink:
    link = relate(a.standing, b.standing)
    old, new = (a, b) if link.first_is_older else (b, a)
    return EntryLink(a=old.entry.id, b=new.entry.id, relation=link.relation, reason=link.reason)


def _of_the_past(link: EntryLink, replaced: Mapping[str, str], found: Sequence[_Entry]) -> EntryLink:
    """A figure that its own speaker has replaced contradicts nobody any more."""
    past = next((i for i in (link.a, link.b) if i in replaced), None)
    if past is None or link.relation not in {Relation.CONFLICT, Relation.DIFFERENT_AS_OF}:
        return link
    phrase = next(one.entry.phrase for one in found if one.entry.id == past)
    reason = f"“{phrase}” is an earlier figure, which its speaker has since replaced"
    if link.relation is Relation.DIFFERENT_AS_OF:
        reason = f"{link.reason}; {reason}"
    return link.model_copy(update={"relation": Relation.DIFFERENT_AS_OF, "reason": reason})


def _side(claims: Sequence[Claim]) -> str | None:
    sides = [claim.quantity.side for claim in claims if claim.quantity and claim.quantity.side]
    return next((names.party(side) or side for side in sides), None)


def _relation(links: Sequence[EntryLink], standing: Sequence[LedgerEntry]) -> Relation:
    """The gravest relation among the entries that stand; a revision counts where nothing graver is left."""
    ids = {entry.id for entry in standing}
    found = {link.relation for link in links if {link.a, link.b} <= ids}
    found |= {link.relation for link in links if link.relation is Relation.SUPERSEDED}
    return min(found or {Relation.SINGLE}, key=_SEVERITY.index)


def _entries(
    key: _RowKey, claims: Sequence[Claim], whats: Mapping[str, Counted], context: Context
) -> list[_Entry]:
    grouped: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        quantity = claim.quantity
        assert quantity is not None
        vague = quantity.phrase.casefold() if quantity.low is None and quantity.high is None else ""
        unit = whats[claim.id].unit.name
        voice = _voice(claim, context)
        grouped[voice, quantity.operator, quantity.low, quantity.high, vague, unit].append(claim)
    return [_entry(key, own, whats, context) for own in grouped.values()]


def _voice(claim: Claim, context: Context) -> str:
    """Whose figure it is. The articles' own voice is one an article: two papers are two, copies are one."""
    source = context.sources.get(claim.article_id, Source(claim.article_id, None))
    origin = context.origins.get(claim.id)
    if origin is None:
        return f"article {source.voice}"
    return (
        f"{origin}, article {source.voice}" if claim.speaker and names.is_anybody(claim.speaker) else origin
    )


def _entry(key: _RowKey, claims: Sequence[Claim], whats: Mapping[str, Counted], context: Context) -> _Entry:
    articles = tuple(dict.fromkeys(claim.article_id for claim in claims))
    claims = context.naming.by_age(claims)
    first = claims[0]
    quantity = first.quantity
    assert quantity is not None
    origin = context.origins.get(first.id)
    speakers = sorted((claim.speaker for claim in claims if claim.speaker), key=lambda s: s != origin)
    publishers = {context.sources[i].publisher for i in articles if i in context.sources} - {None}
    entry = LedgerEntry(
        id=context.naming.name(ENTRY, first.id),
        claim_ids=tuple(claim.id for claim in claims),
        speaker=next(iter(speakers), None),
        origin=origin,
        phrase=quantity.phrase,
        operator=quantity.operator,
        low=quantity.low,
        high=quantity.high,
        as_of=next((c.quantity.as_of for c in claims if c.quantity and c.quantity.as_of), None),
        article_ids=articles,
        publishers=len(publishers),
        independent=len({context.sources[i].voice if i in context.sources else i for i in articles}),
    )
    standing = Standing(
        entry=entry,
        claims=tuple(claims),
        counted=whats.get(first.id, NOTHING),
        moments=tuple(context.asof.get(claim.id, NOT_KNOWN) for claim in claims),
        voice=_voice(first, context),
        camp=first.party or (names.party(first.speaker) if first.speaker else None),
        side=key.side,
        measure=quantity.measure,
        scope=quantity.scope,
    )
    return _Entry(entry, standing)
