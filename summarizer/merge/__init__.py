"""From checked articles to one story: same events, episodes, ledger, disagreements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from summarizer import chronology, names
from summarizer.domain.event import Claim, Event, Grounded
from summarizer.domain.event_types import EventType
from summarizer.domain.story import Episode, Story
from summarizer.domain.terms import ParticipantKind, Precision, Status
from summarizer.merge.anchor import anchors, apply, settle_weekdays
from summarizer.merge.asof import as_of
from summarizer.merge.camps import with_parties
from summarizer.merge.disagreements import disagreements
from summarizer.merge.episodes import Group, group
from summarizer.merge.events import Mention, clearest, cluster, in_time, merged, oldest
from summarizer.merge.gaps import Told, gaps
from summarizer.merge.ids import EPISODE, EVENT, Naming, naming
from summarizer.merge.ledger import Context, ledger
from summarizer.merge.sources import Source, sources, supported
from summarizer.merge.sources import read_ahead as read_source
from summarizer.merge.strand import Strand, strands
from summarizer.merge.timeline import timeline
from summarizer.merge.undecided import Opinion
from summarizer.quantity import counted

__all__ = ["merge", "read_ahead"]

_FIGHTING = frozenset({EventType.CLASH, EventType.ATTACK})
_ON_THE_GROUND = _FIGHTING | {
    EventType.TERRITORIAL_CHANGE,
    EventType.PROTEST,
    EventType.ACCIDENT,
    EventType.DISASTER,
    EventType.CRIME,
}


def read_ahead(one: Grounded) -> None:
    """Read of one article what merging it will ask for: it is remembered, and so can be done before.

    Merging does the same with and without.
    """
    naming([one])
    names.origins(one.claims)
    read_source(one.article)
    for claim in one.claims:
        counted(claim)


def merge(grounded: Sequence[Grounded], opinion: Opinion | None = None) -> Story:
    """Merge checked articles into one story. Pure: the same articles, the same story.

    The order of the articles gives them their numbers, and things that are listed their order; nothing
    else depends on it.

    Args:
        grounded: The articles, in the order of their numbers.
        opinion: Whether two mentions are one event, where somebody was asked and has said so.
    """
    claims = [claim for one in grounded for claim in one.claims]
    parties = {claim.id: claim.party for claim in with_parties(claims)}
    known = _Known(naming(grounded), parties, sources(grounded), names.origins(claims))
    printed = {event.id: event for one in grounded for event in one.events}
    parts = [_episode(group_, known, printed, opinion) for group_ in _ordered(gathered(grounded))]
    events = tuple(event for part in parts for event in part.events)
    return Story(
        articles=tuple(grounded),
        episodes=tuple(part.episode for part in parts),
        events=events,
        claims=tuple(claim for part in parts for claim in part.claims),
        timeline=timeline(events, grounded),
    )


def gathered(grounded: Sequence[Grounded]) -> list[Group]:
    """The episodes as parts of articles, dated as far as the articles date each other."""
    cut = strands(grounded)
    grouped = group(cut)
    told = [group_ for group_ in grouped if not group_.main]
    dated = anchors([*told, *(Group((strand,), ()) for strand in cut if strand.main)])
    if dated:
        cut = [apply(strand, dated.get(strand.article)) for strand in cut]
        grouped = group(cut)
    return [group_._replace(strands=settle_weekdays(group_.strands)) for group_ in grouped]


class _Known(NamedTuple):
    """What is known of claims and articles before episodes are."""

    naming: Naming
    parties: Mapping[str, str | None]
    sources: Mapping[str, Source]
    origins: Mapping[str, str | None]


class _Part(NamedTuple):
    episode: Episode
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]


def _ordered(groups: Sequence[Group]) -> list[Group]:
    """News before background; each in time, the undated last, in the order of the articles."""

    def key(group_: Group) -> tuple[object, ...]:
        by_age = sorted(group_.strands, key=lambda strand: strand.rank)
        told = [event for strand in by_age for event in strand.events]
        heads = [strand.events[0] for strand in by_age]
        clear = clearest([event.time for event in heads])
        time = in_time(told, next(event for event in heads if event.time is clear))
        first = group_.strands[0]
        return (not group_.main, time.edtf is None, chronology.sort_key(time), first.article, first.part)

    return sorted(groups, key=key)


def _episode(group_: Group, known: _Known, printed: Mapping[str, Event], opinion: Opinion | None) -> _Part:
    name = known.naming.name
    clusters = cluster(group_.strands, opinion)
    first = oldest(mention for found in clusters for mention in found)
    episode_id = name(EPISODE, first.event.id)
    events = tuple(
        merged(found, name(EVENT, oldest(found).event.id), episode_id, printed) for found in clusters
    )
    home = {own: event.id for event in events for own in event.merged_from}
    claims = tuple(
        claim.model_copy(
            update={
                "event_id": home[claim.event_id],
                "mention_id": claim.event_id,
                "party": known.parties.get(claim.id),
            }
        )
        for strand in group_.strands
        for claim in strand.claims
    )
    start = _start(events)
    days = {
        claim.id: as_of(claim, own[claim.event_id], strand.published, start, news=strand.main)
        for strand in group_.strands
        for own in ({event.id: event for event in strand.events},)
        for claim in strand.claims
    }
    about: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        about[claim.event_id].append(claim)
    events = tuple(
        event.model_copy(update={"support": supported(event, about[event.id], known.sources, known.origins)})
        for event in events
    )
    own_events = {event.id: event for event in events}
    context = Context(days, known.sources, known.origins, own_events, known.naming)
    rows = ledger(claims, context)
    aged = sorted(zip(clusters, events, strict=True), key=lambda one: oldest(one[0]).age)
    headline = _headline(aged, claims)
    time = in_time([event for _, event in aged], headline)
    articles = tuple(dict.fromkeys(strand.article_id for strand in group_.strands))
    sides = _sides(group_.strands)
    known_origins = headline.support.origins if headline.support else 1
    found_gaps = gaps(Told(time, headline, events, claims, rows, sides, len(articles), known_origins))
    episode = Episode(
        id=episode_id,
        title=headline.title.rstrip("."),
        role="main" if group_.main else "background",
        time=time,
        places=_places(events, headline),
        sides=sides,
        event_ids=tuple(event.id for event in events),
        article_ids=articles,
        ledger=rows,
        disagreements=disagreements(claims, events, rows, known.naming, clusters),
        gaps=found_gaps if group_.main else (),
        why_together=group_.reasons,
    )
    return _Part(episode, events, claims)


def _start(events: Sequence[Event]) -> date | None:
    days = [
        first
        for event in events
        if event.time.edtf
        and event.time.precision in {Precision.DAY, Precision.MINUTE, Precision.INTERVAL}
        and (first := chronology.bounds(event.time.edtf)[0])
    ]
    return min(days, default=None)


def _headline(aged: Sequence[tuple[Sequence[Mention], Event]], claims: Sequence[Claim]) -> Event:
    """The event that most articles tell, that most begin with, that most claims are about, or the oldest."""
    about = Counter(claim.event_id for claim in claims)

    def weight(one: tuple[Sequence[Mention], Event]) -> tuple[int, int, int]:
        mentions, event = one
        return len(mentions), sum(mention.headline for mention in mentions), about[event.id]

    return max(aged, key=weight)[1]


def _places(events: Sequence[Event], headline: Event) -> tuple[str, ...]:
    """Where it happened: the places of what was done on the ground, not of talks about it."""
    told = [headline, *(e for e in events if e.type in _ON_THE_GROUND and e.status is not Status.PLANNED)]
    return tuple(dict.fromkeys(event.place for event in told if event.place))


def _sides(group_strands: Sequence[Strand]) -> tuple[str, ...]:
    """Parties of the fights, in the order in which they appear, in the oldest article first."""
    found = [
        names.party(who.name)
        for strand in sorted(group_strands, key=lambda strand: strand.rank)
        for event in strand.events
        if event.type in _FIGHTING
        for who in event.participants
        if who.kind in {ParticipantKind.STATE, ParticipantKind.ARMED_FORCE}
    ]
    return tuple(dict.fromkeys(name for name in found if name))
