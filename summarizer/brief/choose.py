"""From a story to a plan: what is told, in which groups, in which order."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from summarizer.brief import figures, newest
from summarizer.brief.plan import EpisodePlan, Group, Plan, group_of
from summarizer.brief.units import Unit, content, headline_of, linked, units
from summarizer.brief.weigh import budgets, weight
from summarizer.domain.briefing import Length, Theme
from summarizer.domain.event import Claim, Event
from summarizer.domain.story import Episode, Relation, Story

_THEMES: Final[Sequence[Theme]] = ("happened", "losses", "blame", "response", "outlook")
_TOGETHER: Final = 3
"""Claims of one speaker in one group, at most."""
_WORDS: Final = 46
"""Words of one group, at most, where more than one claim is told."""
_REPEATED: Final = 0.8
"""Share of a unit's content words in what has been told from which it says nothing new."""
_ROOM: Final = 1.15
"""How far the last thing told may run over an episode's words."""
_BOTTOM: Final = 3


def plan(story: Story, length: Length = "standard") -> Plan:
    """Choose, group and order what a briefing tells. Pure.

    Args:
        story: Everything that the articles say.
        length: How much is told.
    """
    numbers = {one.article.id: number for number, one in enumerate(story.articles, 1)}
    sizes = {one.article.id: len(one.article.text) for one in story.articles}
    events_of: dict[str | None, list[Event]] = defaultdict(list)
    for event in story.events:
        events_of[event.episode_id].append(event)
    home = {event.id: event.episode_id for event in story.events}
    claims_of: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in story.claims:
        claims_of[home.get(claim.event_id)].append(claim)
    episodes = newest.first(story.episodes)
    words = budgets(episodes, length, len(story.articles))
    positions = {entry.event_id: entry.position for entry in story.timeline if entry.position is not None}
    plans = [
        _Desk(episode, events_of[episode.id], claims_of[episode.id], numbers, sizes, positions).plan(
            words[episode.id]
        )
        for episode in episodes
    ]
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
    """The headline and the most important figure; with room for more than one, each by itself."""
    lead = next((group for group in one.groups if group.lead), None)
    figure = next((group for group in one.groups if group.theme == "losses"), None)
    main = [group for group in (lead, figure) if group is not None]
    if most == 1 and len(main) > 1:
        return [replace(main[1], parts=(*main[0].parts, *main[1].parts), lead=True)]
    rest = [group for group in one.groups if group not in main]
    return (main + rest)[:most]


class _Desk:
    """Plans one episode."""

    def __init__(  # noqa: PLR0917 - made in one place
        self,
        episode: Episode,
        events: Sequence[Event],
        claims: Sequence[Claim],
        numbers: Mapping[str, int],
        sizes: Mapping[str, int],
        positions: Mapping[str, int],
    ) -> None:
        self.episode = episode
        self.headline = headline_of(episode, events)
        self.units = units(episode, events, claims, numbers)
        self.weights = {unit.place: weight(unit, self.headline, sizes) for unit in self.units}
        self.figures: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.units:
            if unit.row is not None:
                self.figures[unit.row.id].append(unit)
        self.positions = positions
        self.claims = claims
        self.held = {
            claim
            for item in episode.disagreements
            if item.kind != "figures"
            for position in item.positions
            for claim in position.claim_ids
        }

    def plan(self, words: float) -> EpisodePlan:
        """Plan it in so many words."""
        groups = self._groups(self._chosen(words))
        told = {claim.id for group in groups for claim in group.claims}
        told |= {i for row in self.episode.ledger for entry in row.entries for i in entry.claim_ids}
        told |= self.held
        left = tuple(claim.id for claim in self.claims if claim.id not in told)
        return EpisodePlan(self.episode, tuple(groups), left)

    def _chosen(self, words: float) -> list[Unit]:
        """The lead, then by weight until the words are used; without what a disagreement tells."""
        lead = next((unit for unit in self.units if unit.event is self.headline and not unit.claims), None)
        found = {lead.place: lead} if lead is not None else {}
        used = sum(len(unit.text.split()) for unit in found.values())
        said = [content(unit.text) for unit in found.values()]
        for unit in sorted(self.units, key=lambda unit: (-self.weights[unit.place], unit.place)):
            if unit.place in found or self._told_elsewhere(unit):
                continue
            if not math.isinf(words) and (_repeats(unit, said) or self._counted(unit, found.values())):
                continue
            told = [unit, *(one for one in self._partners(unit) if one.place not in found)]
            size = _size(told)
            if used + size > words * _ROOM:
                continue
            found |= {one.place: one for one in told}
            said += [content(one.text) for one in told]
            used += size
            if used >= words:
                break
        return [found[place] for place in sorted(found)]

    @staticmethod
    def _counted(unit: Unit, told: Iterable[Unit]) -> bool:
        """Whether a figure of its row is told that this one agrees with."""
        row, entry = unit.row, unit.entry
        return (
            row is not None
            and entry is not None
            and any(
                other.row is row
                and other.entry is not None
                and (other.voice == unit.voice or not (other.voice and unit.voice))
                and linked(row, entry.id, other.entry.id, Relation.AGREEMENT)
                for other in told
            )
        )

    def _partners(self, unit: Unit) -> list[Unit]:
        """Figures without which a figure is not told: what it contradicts, replaces or is replaced by."""
        if unit.row is None or unit.entry is None:
            return []
        return [
            other
            for other in self.figures.get(unit.row.id, ())
            if other.entry is not None
            and (
                linked(unit.row, unit.entry.id, other.entry.id, Relation.CONFLICT)
                or unit.entry.superseded_by == other.entry.id
                or other.entry.superseded_by == unit.entry.id
            )
        ]

    def _told_elsewhere(self, unit: Unit) -> bool:
        """Whether a disagreement beside the account, or another figure of its row, tells it."""
        return bool(unit.claims) and unit.row is None and all(claim.id in self.held for claim in unit.claims)

    def _groups(self, chosen: Sequence[Unit]) -> list[Group]:
        found: list[Group] = []
        for theme in _THEMES:
            own = sorted((unit for unit in chosen if unit.theme == theme), key=self._order)
            found += figures.groups(own) if theme == "losses" else self._spoken(own)
        return [
            replace(group, key=f"{self.episode.id}.{number}", lead=self._opens(group))
            for number, group in enumerate(found, 1)
        ]

    def _opens(self, group: Group) -> bool:
        first = group.parts[0]
        return not first.claims and first.event is self.headline

    def _order(self, unit: Unit) -> tuple[bool, int, int]:
        """The headline first, then by the timeline; what has no place there, as the articles tell it."""
        lead = unit.event is self.headline and not unit.claims
        here = self.positions.get(self.headline.id, 0) if self.headline is not None else 0
        place = self.positions.get(unit.event.id, here) if unit.event is not None else here
        return not lead, place, unit.place

    def _spoken(self, own: Sequence[Unit]) -> list[Group]:
        """One group a speaker, up to a length; each stands where its first claim stands."""
        found: list[list[Unit]] = []
        open_: dict[str, list[Unit]] = {}
        for unit in own:
            group = open_.get(unit.voice) if unit.voice else None
            if group is not None and len(group) < _TOGETHER and _size([*group, unit]) <= _WORDS:
                group.append(unit)
                continue
            found.append([unit])
            if unit.voice and unit.claims:
                open_[unit.voice] = found[-1]
        return [group_of(parts) for parts in found]


def _size(own: Iterable[Unit]) -> int:
    return sum(len(unit.text.split()) for unit in own)


def _repeats(unit: Unit, said: Sequence[frozenset[str]]) -> bool:
    wanted = content(unit.text)
    return any(len(wanted & words) >= _REPEATED * len(wanted) for words in said)
