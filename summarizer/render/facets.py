"""What a statement can be picked by: episode, speaker, side and status, each as a short token."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from summarizer import names
from summarizer.domain.briefing import Briefing
from summarizer.domain.event import Claim, Event
from summarizer.domain.story import LedgerEntry, LedgerRow, Relation
from summarizer.domain.terms import Status
from summarizer.render.inert import line

_STATUSES: Final = {
    Status.HAPPENED: "Told as happened",
    Status.ONGOING: "Told as going on",
    Status.PLANNED: "Planned",
    Status.ALLEGED: "Alleged",
    Status.DENIED: "Denied",
}
_DISPUTED: Final = "Figures that contradict each other"
_REVISED: Final = "Figures revised by their speaker"
_ARGUED: Final = "What sources disagree about"
_OPEN: Final = "Unknown"
_OWN_VOICE: Final = "(no speaker named)"


@dataclass(frozen=True)
class Choice:
    """A value of a filter."""

    token: str
    label: str
    count: int
    """How many statements have it."""


@dataclass(frozen=True)
class Filter:
    """One filter; without choices there is nothing to choose between."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass
class Facets:
    """Hands out a statement's tokens, joined by spaces, and counts them."""

    briefing: Briefing
    _claims: dict[str, Claim] = field(init=False)
    _events: dict[str, Event] = field(init=False)
    _disputed: set[str] = field(init=False, default_factory=set)
    _revised: set[str] = field(init=False, default_factory=set)
    _tokens: dict[str, dict[str, str]] = field(init=False, default_factory=dict)
    """By filter and value."""
    _spellings: dict[str, Counter[str]] = field(init=False, default_factory=dict)
    _counts: Counter[str] = field(init=False, default_factory=Counter)
    _episodes: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._claims = {claim.id: claim for claim in self.briefing.claims}
        self._events = {event.id: event for event in self.briefing.events}
        for episode in self.briefing.episodes:
            for row in episode.ledger:
                for entry in row.entries:
                    self._disputed.update(entry.claim_ids if disputed(row, entry) else ())
                    self._revised.update(entry.claim_ids if revised(row, entry) else ())
        for number, episode in enumerate(self.briefing.episodes, 1):
            self._episodes |= dict.fromkeys(episode.event_ids, f"e{number}")

    def of(
        self,
        claim_ids: Iterable[str] = (),
        event_ids: Iterable[str] = (),
        *,
        episode: str = "",
        sides: Iterable[str | None] = (),
        argued: bool = False,
        unknown: bool = False,
        counted: bool = True,
    ) -> str:
        """Return the tokens of a statement that rests on these claims and events.

        Args:
            claim_ids: Its claims.
            event_ids: Its events.
            episode: The anchor of its episode; empty where its events say it.
            sides: Whose losses it counts.
            argued: Whether its sources disagree about it.
            unknown: Whether it says what the articles do not.
            counted: Whether filters show and hide it, so that their choices count it.
        """
        claims = [self._claims[claim_id] for claim_id in claim_ids if claim_id in self._claims]
        events = [self._events[key] for key in event_ids if key in self._events]
        events += [self._events[claim.event_id] for claim in claims if claim.event_id in self._events]
        tokens = [episode] if episode else [self._episodes.get(event.id, "") for event in events]
        tokens += [self._speaker(claim) for claim in claims]
        parties = [claim.party for claim in claims] + [
            claim.quantity.side for claim in claims if claim.quantity is not None
        ]
        tokens += [self._token("side", line(side)) for side in (*sides, *parties) if side and line(side)]
        tokens += [self._token("status", _STATUSES[event.status]) for event in events]
        marks = (
            (_DISPUTED, any(claim.id in self._disputed for claim in claims)),
            (_REVISED, any(claim.id in self._revised for claim in claims)),
            (_ARGUED, argued),
            (_OPEN, unknown),
        )
        tokens += [self._token("status", label) for label, holds in marks if holds]
        found = sorted({token for token in tokens if token})
        if counted:
            self._counts.update(found)
        return " ".join(found)

    def filters(self, episodes: Iterable[tuple[str, str]]) -> tuple[Filter, ...]:
        """Return the filters over all statements that tokens were handed out for, the commonest value first.

        Args:
            episodes: Anchor and title of each episode, in the order in which they are read.
        """
        chosen = [Choice(anchor, title, self._counts[anchor]) for anchor, title in episodes]
        filters = [Filter("episode", "Episode", tuple(choice for choice in chosen if choice.count))]
        for name, label in (("speaker", "Speaker"), ("side", "Side"), ("status", "Status")):
            choices = [
                Choice(token, self._label(token, value), self._counts[token])
                for value, token in self._tokens.get(name, {}).items()
            ]
            choices.sort(key=lambda choice: (-choice.count, choice.label))
            filters.append(Filter(name, label, tuple(choices)))
        return tuple(one for one in filters if len(one.choices) > 1)

    def _speaker(self, claim: Claim) -> str:
        speaker = line(claim.speaker or "")
        if not speaker:
            return self._token("speaker", _OWN_VOICE)
        token = self._token("speaker", names.key(speaker) or speaker)
        self._spellings.setdefault(token, Counter())[speaker] += 1
        return token

    def _token(self, name: str, value: str) -> str:
        tokens = self._tokens.setdefault(name, {})
        initial = {"speaker": "s", "side": "d", "status": "t"}[name]
        return tokens.setdefault(value, f"{initial}{len(tokens) + 1}")

    def _label(self, token: str, value: str) -> str:
        """The name that the articles use most; of equals, the longest, which says most."""
        spellings = self._spellings.get(token)
        if not spellings:
            return value
        return max(spellings, key=lambda name: (spellings[name], len(name), name))


def disputed(row: LedgerRow, entry: LedgerEntry) -> bool:
    """Whether another figure of the row contradicts this one."""
    return any(link.relation is Relation.CONFLICT and entry.id in (link.a, link.b) for link in row.links)


def revised(row: LedgerRow, entry: LedgerEntry) -> bool:
    """Whether its speaker replaced it, or replaced another figure by it."""
    return entry.superseded_by is not None or any(other.superseded_by == entry.id for other in row.entries)
