"""From a story to a plan: what is told, in which groups, in which order."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from summarizer.brief import figures, grammar, moments, newest, redundant
from summarizer.brief.plan import EpisodePlan, Group, Plan, group_of
from summarizer.brief.units import Unit, content, headline_of, linked, says_of_what, units
from summarizer.brief.weigh import LEAST, budgets, is_nobodys, weight
from summarizer.domain.briefing import Length, Theme
from summarizer.domain.event import Claim, Event
from summarizer.domain.event_types import EventType
from summarizer.domain.story import Episode, Relation, Story
from summarizer.domain.terms import ClaimKind, Status

_THEMES: Final[Sequence[Theme]] = ("happened", "losses", "blame", "response", "outlook")
_STEPS: Final[Mapping[EventType, int]] = {
    EventType.TALKS: 1,
    EventType.AGREEMENT: 2,
    EventType.CEASEFIRE: 2,
}
"""Of what nothing places in time: what was asked comes before talks, talks before what was agreed."""
_TOGETHER: Final = 3
"""Claims of one speaker in one group, at most."""
_WORDS: Final = 46
"""Words of one group, at most, where more than one claim is told."""
_REPEATED: Final = 0.8
"""Share of a unit's content words in what has been told from which it says nothing new."""
_CROWDED: Final = 0.6
"""What each thing of its theme that weighs more takes from a unit's weight."""
_ROOM: Final = 1.15
"""How far the last thing told may run over an episode's words."""
_ARGUED: Final = frozenset({ClaimKind.RESPONSIBILITY, ClaimKind.DENIAL, ClaimKind.CAUSE})
_LEAD: Final = 0.6
"""Share of the headline's content words in a group that can stand for it."""
_BOTTOM: Final = 3
"""Sentences of the bottom line, at most."""


def plan(story: Story, length: Length = "standard") -> Plan:
    """Choose, group and order what a briefing tells. Pure.

    Args:
        story: Everything that the articles say.
        length: How much is told.
    """
    numbers = {one.article.id: number for number, one in enumerate(story.articles, 1)}
    sizes = {one.article.id: len(one.article.text) for one in story.articles}
    positions = {entry.event_id: entry.position for entry in story.timeline if entry.position is not None}
    events_of: dict[str | None, list[Event]] = defaultdict(list)
    for event in story.events:
        events_of[event.episode_id].append(event)
    home = {event.id: event.episode_id for event in story.events}
    claims_of: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in story.claims:
        claims_of[home.get(claim.event_id)].append(claim)
    episodes = newest.first(story.episodes)
    words = budgets(episodes, length, len(story.articles))
    plans = []
    for episode in episodes:
        own = _Material(episode, events_of[episode.id], claims_of[episode.id])
        plans.append(_Desk(own, numbers, sizes, positions).plan(words[episode.id]))
    main = [one for one in plans if one.episode.role == "main"] or plans
    return Plan(length, tuple(plans), _bottom(main), numbers)


def _bottom(main: Sequence[EpisodePlan]) -> tuple[Group, ...]:
    """One group an episode, or the first groups of the only one."""
    chosen = main
    if len(main) > _BOTTOM:
        heaviest = sorted(main, key=lambda one: (-len(one.episode.article_ids), main.index(one)))[:_BOTTOM]
        chosen = [one for one in main if one in heaviest]
    found = [group for one in chosen for group in _message(one, _BOTTOM if len(chosen) == 1 else 1)]
    return tuple(replace(group, key=f"top.{number}") for number, group in enumerate(found, 1))


def _message(one: EpisodePlan, most: int) -> list[Group]:
    """The headline with the most important figure; with room for more, what weighs most, each by itself."""
    lead = next((group for group in one.groups if group.lead), None)
    counted = [group for group in one.groups if group is not lead and group.parts[0].row is not None]
    losses = [group for group in counted if figures.is_toll(group)]
    figure = _foremost(losses) if losses else max(counted, key=lambda group: group.weight, default=None)
    if most == 1 and lead is not None and figure is not None:
        return [replace(figure, parts=(*lead.parts, *figure.parts), lead=True)]
    said = content(" ".join(unit.text for unit in lead.parts)) if lead is not None else frozenset()
    others = [group for group in one.groups if group is not lead and group not in losses]
    rest = [*losses[:1], *sorted(others, key=lambda group: -group.weight), *losses[1:]]
    fresh = [group for group in rest if not _repeats(group, said)]
    chosen = [group for group in (lead, *fresh) if group is not None][:most]
    return [group for group in one.groups if group in chosen]


def _foremost(losses: Sequence[Group]) -> Group:
    """Of what is counted first the first figure that somebody is named for, or else the first of all."""
    alike = [group for group in losses if figures.measure(group) == figures.measure(losses[0])]
    return next((group for group in alike if group.parts[0].voice), losses[0])


def _repeats(group: Group, said: frozenset[str]) -> bool:
    wanted = content(" ".join(unit.text for unit in group.parts))
    return len(wanted & said) >= _LEAD * len(wanted)


@dataclass(frozen=True)
class _Material:
    """An episode with everything that its articles say of it."""

    episode: Episode
    events: Sequence[Event]
    claims: Sequence[Claim]


class _Desk:
    """Plans one episode."""

    def __init__(
        self,
        material: _Material,
        numbers: Mapping[str, int],
        sizes: Mapping[str, int],
        positions: Mapping[str, int],
    ) -> None:
        self.episode = episode = material.episode
        self.material = material
        self.headline = headline_of(episode, material.events)
        self.units = units(episode, material.events, material.claims, numbers)
        self.weights = {unit.place: weight(unit, self.headline, sizes) for unit in self.units}
        self.figures: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.units:
            if unit.row is not None:
                self.figures[unit.row.id].append(unit)
        self.positions = positions
        self.held = _argued(episode, material.claims)

    def plan(self, words: float) -> EpisodePlan:
        """Plan it in so many words."""
        groups = self._groups(self._chosen(words))
        told = {claim.id for group in groups for claim in group.claims}
        told |= {i for row in self.episode.ledger for entry in row.entries for i in entry.claim_ids}
        told |= self.held
        claims, events = tuple(self.material.claims), tuple(self.material.events)
        left = tuple(claim.id for claim in claims if claim.id not in told)
        return EpisodePlan(self.episode, tuple(groups), left, claims, events)

    def _chosen(self, words: float) -> list[Unit]:
        """The lead, then by weight until the words are used; without what a disagreement tells."""
        lead = next((unit for unit in self.units if unit.event is self.headline and not unit.claims), None)
        found = {lead.place: lead} if lead is not None else {}
        used = _size(found.values())
        said = [content(unit.text) for unit in found.values()]
        ranked = self._ranked()
        for unit in ranked:
            if unit.place in found or self._told_elsewhere(unit):
                continue
            if not math.isinf(words) and self._adds_nothing(unit, found.values(), said):
                continue
            told = [one for one in (unit, *self._partners(unit)) if one.place not in found]
            size = _size(told)
            if used + size > words * _ROOM and found:
                continue
            found |= {one.place: one for one in told}
            said += [content(one.text) for one in told]
            used += size
            if used >= words:
                break
        if not found and ranked:
            found[ranked[0].place] = ranked[0]  # no episode is without a sentence, however little it says
        return [found[place] for place in sorted(found)]

    def _ranked(self) -> list[Unit]:
        """By weight; each further thing of one theme weighs a little less, so that none crowds others out."""
        ranked = sorted(self.units, key=lambda unit: (-self.weights[unit.place], unit.place))
        seen: Counter[Theme] = Counter()
        worth: dict[int, float] = {}
        for unit in ranked:
            worth[unit.place] = self.weights[unit.place] - _CROWDED * seen[unit.theme]
            seen[unit.theme] += not self._told_elsewhere(unit)
        return sorted(ranked, key=lambda unit: (-worth[unit.place], unit.place))

    def _adds_nothing(self, unit: Unit, told: Iterable[Unit], said: Sequence[frozenset[str]]) -> bool:
        """Whether it repeats, agrees with a figure that is told, or leads back to what is told elsewhere."""
        wanted = content(unit.text)
        if any(len(wanted & words) >= _REPEATED * len(wanted) for words in said):
            return True
        if unit.after is not None and self._told_elsewhere(self.units[unit.after]):
            return True
        if (self.held and not says_of_what(unit.text)) or self.weights[unit.place] < LEAST:
            return True
        if any(claim.quantity is None and is_nobodys(claim) for claim in unit.claims):
            return True
        own = self.figures.get(unit.row.id, ()) if unit.row is not None else ()
        return redundant.outdone(unit, own) or any(redundant.has(other, unit) for other in told)

    def _partners(self, unit: Unit) -> list[Unit]:
        """What a unit is not told without.

        What its words lead back to, and of a figure those that it contradicts, replaces or is replaced by, or
        beside which it stands unattributed.
        """
        found = [self.units[unit.after]] if unit.after is not None else []
        row, entry = unit.row, unit.entry
        if row is None or entry is None:
            return found
        for other in self.figures.get(row.id, ()):
            if other.entry is None or other is unit:
                continue
            alone = not unit.voice and not other.voice
            if (
                linked(row, entry.id, other.entry.id, Relation.CONFLICT)
                or (alone and linked(row, entry.id, other.entry.id, Relation.AGREEMENT))
                or entry.superseded_by == other.entry.id
                or other.entry.superseded_by == entry.id
            ):
                found.append(other)
        return found

    def _told_elsewhere(self, unit: Unit) -> bool:
        """Whether a disagreement beside the account tells it."""
        counted = unit.row is not None and unit.theme == "losses"
        return bool(unit.claims) and not counted and all(claim.id in self.held for claim in unit.claims)

    def _groups(self, chosen: Sequence[Unit]) -> list[Group]:
        found: list[Group] = []
        for theme in _THEMES:
            own = self._ordered([unit for unit in chosen if unit.theme == theme])
            counted = [unit for unit in own if unit.row is not None]
            grouped = figures.groups(counted)
            alone = [g.parts[0] for g in grouped if theme != "losses" and len(g.parts) == 1 and not g.against]
            found += [group for group in grouped if group.parts[0] not in alone]
            found += self._spoken([unit for unit in own if unit not in counted or unit in alone])
        lead = self._lead(found)
        found.sort(key=lambda group: group is not lead)
        return [
            replace(
                group,
                key=f"{self.episode.id}.{number}",
                lead=group is lead,
                weight=max(self.weights[unit.place] for unit in group.parts),
            )
            for number, group in enumerate(found, 1)
        ]

    def _lead(self, groups: Sequence[Group]) -> Group | None:
        """The group that tells the headline: its title, or else what says most of it."""
        for group in groups:
            if not group.parts[0].claims and group.parts[0].event is self.headline:
                return group
        wanted = content(self.headline.title) if self.headline is not None else frozenset()
        shares = [
            len(wanted & frozenset().union(*(content(unit.text) for unit in group.parts))) for group in groups
        ]
        if not shares or max(shares) < _LEAD * len(wanted):
            return None
        return groups[shares.index(max(shares))]

    def _order(self, unit: Unit) -> tuple[bool, int, int]:
        """The headline first, then by the timeline; what has no place there stands with the headline."""
        at = self.units[unit.after] if unit.after is not None else unit
        lead = unit.event is self.headline and not unit.claims
        here = self.positions.get(self.headline.id, 0) if self.headline is not None else 0
        place = self.positions.get(at.event.id, here) if at.event is not None else here
        reached = at.event is not None and at.event.status is not Status.PLANNED
        step = _STEPS.get(at.event.type, 0) if at.event is not None and reached else 0
        step = step if unit.theme == "response" else 0
        return not lead, place, step

    def _ordered(self, own: Sequence[Unit]) -> list[Unit]:
        """The units of one theme; those of one event by the days that their words give."""
        found: list[Unit] = []
        first: dict[str, int] = {}
        for unit in own:
            first[self._about(unit)] = min(unit.place, first.get(self._about(unit), unit.place))

        def order(unit: Unit) -> tuple[tuple[bool, int, int], int, int]:
            about = self._about(unit)
            apart = self.headline is not None and about == self.headline.id
            return self._order(unit), unit.place if apart else first[about], unit.place

        of_event = groupby(sorted(own, key=order), lambda one: (self._order(one), self._about(one)))
        for _, run in of_event:
            found += moments.in_time(list(run))
        return found

    def _about(self, unit: Unit) -> str:
        at = self.units[unit.after] if unit.after is not None else unit
        return at.event.id if at.event is not None else ""

    def _spoken(self, own: Sequence[Unit]) -> list[Group]:
        """One group a speaker, up to a length; each stands where its first claim stands.

        What the articles say themselves goes together where it has one subject and stands side by side.
        """
        found: list[list[Unit]] = []
        denied: dict[int, list[Unit]] = {}
        open_: dict[str, list[Unit]] = {}
        for unit in own:
            answered = next((n for n, parts in enumerate(found) if _answers(unit, parts)), None)
            if answered is not None and answered not in denied:
                denied[answered] = [unit]
                continue
            if found and _beside(found[-1], unit, self.headline):
                found[-1].append(unit)
                continue
            group = open_.get(unit.voice) if unit.voice else found[-1] if found else None
            room = group is not None and len(group) < _TOGETHER and _size([*group, unit]) <= _WORDS
            if group is not None and room and (_one_article(group, unit) or _one_subject(group[-1], unit)):
                group.append(unit)
                continue
            found.append([unit])
            if unit.voice:
                open_[unit.voice] = found[-1]
        groups = [group_of(parts) for parts in found]
        return [
            replace(group, tie="denial", against=tuple(denied[n])) if n in denied else group
            for n, group in enumerate(groups)
        ]


def _argued(episode: Episode, claims: Sequence[Claim]) -> frozenset[str]:
    """The accusations, answers and denials that stand side by side beside the account."""
    kinds = {claim.id: claim.kind for claim in claims}
    return frozenset(
        claim
        for item in episode.disagreements
        if item.kind != "figures"
        for position in item.positions
        for claim in position.claim_ids
        if kinds.get(claim) in _ARGUED
    )


def _beside(parts: Sequence[Unit], unit: Unit, headline: Event | None) -> bool:
    """Whether two speakers ask for something on one occasion, or in one passage."""
    first = parts[0]
    if len(parts) > 1 or not (first.voice and unit.voice) or first.voice == unit.voice:
        return False
    if any(one.claims[0].kind is not ClaimKind.DEMAND for one in (first, unit)):
        return False
    occasion = first.event is unit.event and first.event is not headline
    return (occasion or figures.one_passage(first, unit)) and _size([*parts, unit]) <= _WORDS


def _answers(unit: Unit, parts: Sequence[Unit]) -> bool:
    """Whether somebody else denies what the parts say, in words that lead back to it."""
    denial = bool(unit.claims) and unit.claims[0].kind is ClaimKind.DENIAL and unit.after is not None
    return denial and parts[0].voice != unit.voice and any(one.place == unit.after for one in parts)


def _one_article(group: Sequence[Unit], unit: Unit) -> bool:
    """Whether one speaker is quoted in one article, or several articles have the same of them."""
    if not unit.voice:
        return False
    here = {claim.article_id for claim in unit.claims}
    return not here.isdisjoint(claim.article_id for one in group for claim in one.claims)


def _one_subject(a: Unit, b: Unit) -> bool:
    if a.voice or b.voice or a.event is not b.event:
        return False
    one, two = grammar.opened(a.text), grammar.opened(b.text)
    return one.form == two.form == "subject" and one.who == two.who


def _size(own: Iterable[Unit]) -> int:
    return sum(len(unit.text.split()) for unit in own)
