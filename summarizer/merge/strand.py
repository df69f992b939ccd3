"""One development as one article tells it: the unit that episodes are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from summarizer import chronology, names
from summarizer.domain.article import Published
from summarizer.domain.event import Claim, Event, Grounded, Quantity
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import Measure, ParticipantKind, Status
from summarizer.merge.cast import marks, side
from summarizer.merge.ids import Rank, ranked
from summarizer.merge.told import FAMILY, Told, placed, prepare, surroundings


class Window(NamedTuple):
    """Earliest and latest day; null where that side is open."""

    first: date | None
    last: date | None

    def meets(self, other: Window, slack: timedelta = timedelta(0)) -> bool:
        """Whether both could hold the same day. What is unknown meets everything."""
        return not (
            (self.last is not None and other.first is not None and self.last + slack < other.first)
            or (other.last is not None and self.first is not None and other.last + slack < self.first)
        )

    @property
    def days(self) -> int | None:
        """Length in days, null where a side is open."""
        return None if self.first is None or self.last is None else (self.last - self.first).days + 1


UNKNOWN = Window(None, None)

RECURRENT = frozenset(
    {
        EventType.CLASH,
        EventType.ATTACK,
        EventType.CEASEFIRE,
        EventType.AGREEMENT,
        EventType.TALKS,
        EventType.STATEMENT,
        EventType.REQUEST,
        EventType.ACCUSATION,
        EventType.DEPLOYMENT,
        EventType.TERRITORIAL_CHANGE,
        EventType.PROTEST,
        EventType.SANCTION,
        EventType.ARREST,
        EventType.AID,
        EventType.ECONOMY,
        EventType.OTHER,
    }
)
"""Types that happen to the same participants again and again: likeness alone does not make them one."""


class Scene(NamedTuple):
    """Between whom and where the events of a kind are."""

    opponents: frozenset[str]
    site: frozenset[str]
    """Forms of the names of the places, as narrowly as they are told."""
    around: frozenset[str]

    def elsewhere(self, other: Scene) -> bool:
        """Whether both have places, of which none is or holds one of the other."""
        if not self.site or not other.site:
            return False
        return self.site.isdisjoint(other.site | other.around) and other.site.isdisjoint(self.around)


NOWHERE = Scene(frozenset(), frozenset(), frozenset())


def _scene(told: Sequence[Told]) -> Scene:
    return Scene(
        frozenset[str]().union(*(one.opponents for one in told)),
        frozenset[str]().union(*(one.site for one in told)),
        frozenset[str]().union(*(one.around for one in told)),
    )


class Figure(NamedTuple):
    """What is counted, and how many."""

    measure: Measure
    low: float | None
    high: float | None


class Counted(NamedTuple):
    """A figure and the event that it is about."""

    quantity: Quantity
    told: Told


@dataclass(frozen=True)
class Strand:
    """The events and claims of one part of one article."""

    article: int
    """Index of the article in the run, 0 first."""
    article_id: str
    part: int
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    published: Published | None
    window: Window = UNKNOWN
    """When it can have been, as far as that is known."""
    atlas: Mapping[str, frozenset[str]] | None = field(default=None, compare=False)
    """What the run's articles say that places lie in, by forms of their names."""

    @property
    def main(self) -> bool:
        """Whether the article reports it as its news."""
        return self.part == 1

    @cached_property
    def parties(self) -> frozenset[str]:
        """Canonical names of the countries and organisations that take part or speak."""
        found = {side(who.name, who.kind) for event in self.events for who in event.participants}
        found |= {claim.party for claim in self.claims}
        found |= {side(c.quantity.side) for c in self.claims if c.quantity and c.quantity.side}
        return frozenset(name for name in found if name)

    @cached_property
    def involved(self) -> frozenset[str]:
        """The same of those who take part; who only speaks of it may be of any country."""
        found = {names.party(who.name) for event in self.events for who in event.participants}
        found |= {names.party(c.quantity.side) for c in self.claims if c.quantity and c.quantity.side}
        return frozenset(name for name in found if name)

    @cached_property
    def people(self) -> frozenset[str]:
        """Keys of the persons who take part or speak."""
        found = {
            names.key(who.name)
            for event in self.events
            for who in event.participants
            if who.kind is ParticipantKind.PERSON
        }
        return frozenset(found)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """The events, prepared for comparison."""
        return tuple(placed(prepare(event), self.atlas or {}) for event in self.events)

    @cached_property
    def families(self) -> tuple[tuple[EventType, Told], ...]:
        """The events with the type that stands for all their kin."""
        return tuple((FAMILY[told.type], told) for told in self.told)

    @cached_property
    def by_family(self) -> dict[EventType, list[tuple[int, Told]]]:
        """The events of each family of types, with their places."""
        found: dict[EventType, list[tuple[int, Told]]] = {}
        for place, (family, told) in enumerate(self.families):
            found.setdefault(family, []).append((place, told))
        return found

    @cached_property
    def marks(self) -> frozenset[str]:
        """Who takes part and where, in forms that spellings share."""
        spoken = (form for claim in self.claims if claim.speaker for form in marks(claim.speaker))
        return frozenset(spoken).union(*(told.marks for told in self.told), self.parties)

    @cached_property
    def fight(self) -> Scene:
        """Its fights together."""
        return self.scenes.get(FAMILY[EventType.CLASH], NOWHERE)

    @cached_property
    def scenes(self) -> dict[EventType, Scene]:
        """The events of each family of types together."""
        return {family: _scene([one for _, one in told]) for family, told in self.by_family.items()}

    @cached_property
    def passages(self) -> frozenset[str]:
        """Every passage that the events and claims rest on."""
        claims = {e.exact for claim in self.claims for e in claim.evidence}
        return frozenset(claims | {e.exact for event in self.events for e in event.evidence})

    @cached_property
    def figures(self) -> dict[Figure, tuple[Counted, ...]]:
        """The counts by what they count and how many, in their order."""
        about = {told.event.id: told for told in self.told}
        found: dict[Figure, list[Counted]] = {}
        for claim in self.claims:
            if (count := claim.quantity) is not None:
                figure = Figure(count.measure, count.low, count.high)
                found.setdefault(figure, []).append(Counted(count, about[claim.event_id]))
        return {figure: tuple(counts) for figure, counts in found.items()}

    @property
    def key(self) -> tuple[int, int]:
        """The article's index and the part: where it is listed."""
        return self.article, self.part

    @cached_property
    def rank(self) -> tuple[Rank, int]:
        """Where it comes when something has to be chosen, in whatever order the articles are given."""
        return ranked(self.article_id, self.published), self.part

    def located(self, window: Window) -> Strand:
        """The same strand with another window."""
        return replace(self, window=window)


def strands(grounded: Sequence[Grounded]) -> list[Strand]:
    """Cut every article into its parts, in order."""
    found = []
    for index, one in enumerate(grounded):
        for part in sorted({event.part for event in one.events}):
            events = tuple(event for event in one.events if event.part == part)
            ids = {event.id for event in events}
            claims = tuple(claim for claim in one.claims if claim.event_id in ids)
            strand = Strand(index, one.article.id, part, events, claims, one.article.published)
            found.append(strand.located(own_window(strand)))
    atlas = _atlas(found)
    return [replace(strand, atlas=atlas) for strand in found] if atlas else found


def _atlas(strands: Sequence[Strand]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for strand in strands:
        for event in strand.events:
            site, around = surroundings(event)
            if around:
                found |= {form: found.get(form, frozenset()) | around for form in site}
    return found


def own_window(strand: Strand) -> Window:
    """The days that the strand's own dated events span; for an article's news also its publication date.

    News is taken to be at most two weeks old when it is published. That bounds which articles can tell of
    one episode; it dates no event.
    """
    bounds = [window(e) for e in strand.events if e.status is not Status.PLANNED and e.time.edtf]
    firsts = [first for first, _ in bounds if first]
    lasts = [last for _, last in bounds if last]
    if firsts or lasts:
        return Window(min(firsts, default=None), max(lasts, default=None))
    if strand.main and strand.published:
        first, last = chronology.bounds(strand.published.edtf)
        return Window(first - timedelta(days=14) if first else None, last)
    return UNKNOWN


def window(event: Event) -> Window:
    """The days in which an event can have been."""
    return Window(*chronology.bounds(event.time.edtf)) if event.time.edtf else UNKNOWN
