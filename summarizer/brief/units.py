"""The smallest things that can be told: a figure, a claim or an event, with everything that says the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from summarizer import names
from summarizer.domain.briefing import Theme
from summarizer.domain.event import Claim, Event
from summarizer.domain.event_types import EventType
from summarizer.domain.story import Episode, LedgerEntry, LedgerRow, Relation
from summarizer.domain.terms import ClaimKind, Measure, Status
from summarizer.wording import leads_back, stem, texts

SAME_WORDS: Final = 92
"""Token-set likeness (0 to 100) from which two claims of one camp are told as one."""
_COVERED: Final = 0.75
"""Share of a title's content words in one sentence from which the title adds nothing."""
_OWN: Final = 0.9
"""The same for a claim about the very event, names left aside."""
_CONTENT: Final = 4
"""Letters of a word that carries content."""
_FUNCTION_WORDS: Final = frozenset(
    {"between", "into", "that", "this", "with", "from", "over", "were", "their", "been", "have"}
)
_LOSSES: Final = frozenset(
    {
        *(Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED, Measure.MISSING, Measure.DISPLACED),
        *(Measure.AFFECTED, Measure.DESTROYED),
    }
)
_LOSS: Final = re.compile(
    r"\b(?:killed|died|deaths?|dead|wounded|injured|injuries|casualties|losses|captured|missing|displaced)\b"
)
_ANSWER: Final = re.compile(
    r"\b(?:denied|denies|rejected|rejects|dismissed) (?:the |any |all )?"
    r"(?:accusations?|allegations?|charges|blame)\b"
)
_MUTUAL: Final = re.compile(
    r"\b(?:traded|exchanged) (?:blame|accusations|recriminations)\b|\bmutual (?:accusations|recriminations)\b"
    r"|\b(?:accus|blam)\w+ (?:each other|one another)\b",
    re.IGNORECASE,
)
_TELLING: Final = 3
"""Words of content behind a mutual accusation from which it says what it is about."""
_MAY: Final = re.compile(r"\b(?:fears?|feared|risks?|could|may|might|likely) ")
_RESPONSES: Final = frozenset(
    {
        *(EventType.CEASEFIRE, EventType.AGREEMENT, EventType.TALKS, EventType.STATEMENT),
        *(EventType.REQUEST, EventType.SANCTION, EventType.AID),
    }
)
_OFFERED: Final = frozenset({EventType.CEASEFIRE, EventType.AGREEMENT})
"""What has been offered and not come about yet is a step like what was asked, not what lies ahead."""
_THEMES: Final[Mapping[ClaimKind, Theme]] = {
    ClaimKind.RESPONSIBILITY: "blame",
    ClaimKind.DENIAL: "blame",
    ClaimKind.DEMAND: "response",
    ClaimKind.OFFER: "response",
    ClaimKind.POSITION: "response",
}


@dataclass(frozen=True)
class Unit:
    """One thing that can be told. ``claims`` say the same, the first says it best; or there is an event."""

    theme: Theme
    claims: tuple[Claim, ...] = ()
    event: Event | None = None
    """The event that it is, or is about."""
    row: LedgerRow | None = None
    entry: LedgerEntry | None = None
    place: int = 0
    """Its place among the units of its episode, in the order of the articles."""
    after: int | None = None
    """The place of the unit that its words lead back to, without which it cannot be understood."""

    @property
    def text(self) -> str:
        """Its words."""
        return self.claims[0].text if self.claims else self.event.title if self.event else ""

    @property
    def speaker(self) -> str | None:
        """Who says it."""
        return self.claims[0].speaker if self.claims else None

    @property
    def voice(self) -> str:
        """A key of who says it; empty for the articles' own voice."""
        claim = self.claims[0] if self.claims else None
        return (names.key(claim.speaker) or claim.speaker) if claim and claim.speaker else ""


def units(
    episode: Episode, events: Sequence[Event], claims: Sequence[Claim], order: Mapping[str, int]
) -> list[Unit]:
    """Everything that an episode has to tell, in the order of the articles; without titles that add nothing.

    Args:
        episode: The episode.
        events: Its events.
        claims: Its claims.
        order: Article id to its number.
    """
    headline = headline_of(episode, events)
    by_id = {event.id: event for event in events}
    found = [
        *_figures(episode.ledger, claims, by_id, headline),
        *_statements(claims, by_id, headline),
    ]
    disputed = _disputed(claims, by_id, headline)
    found = [
        replace(unit, theme="blame") if unit.event is not None and unit.event.id in disputed else unit
        for unit in found
    ]
    found += _titles(events, found, headline)
    found.sort(key=lambda unit: _place(unit, order))
    return _answering(_led_back([replace(unit, place=place) for place, unit in enumerate(found)]))


def _disputed(claims: Sequence[Claim], events: Mapping[str, Event], headline: Event | None) -> frozenset[str]:
    """Events besides the headline's that are only alleged, of which somebody is accused or which are denied.

    Whatever is said of one of them goes with the accusation.
    """
    return frozenset(
        claim.event_id
        for claim in claims
        if claim.kind in {ClaimKind.RESPONSIBILITY, ClaimKind.DENIAL}
        and (event := events.get(claim.event_id)) is not None
        and event is not headline
        and event.status is Status.ALLEGED
    )


def _led_back(found: Sequence[Unit]) -> list[Unit]:
    """The units, each whose words lead back ("such activities") with what its article tells before it."""
    told: list[Unit] = []
    for unit in found:
        before = next(
            (
                one
                for one in reversed(told)
                if one.claims and one.event is unit.event and _one_article(one, unit)
            ),
            None,
        )
        if before is not None and unit.claims and leads_back(unit.text):
            theme = before.theme if before.voice == unit.voice else unit.theme
            told.append(replace(unit, after=before.place, theme=theme))
        else:
            told.append(unit)
    return told


def _answering(found: Sequence[Unit]) -> list[Unit]:
    """The units, each that turns down what somebody else asked for with the demand, not with accusations."""
    asked = [unit for unit in found if unit.claims and unit.claims[0].kind is ClaimKind.DEMAND]
    told = []
    for unit in found:
        demand = None
        if unit.claims and unit.claims[0].kind is ClaimKind.DENIAL and unit.after is None:
            said = content(unit.text)
            own = (one for one in asked if one.event is unit.event and one.voice != unit.voice)
            demand = max(own, key=lambda one: len(_demanded(one) & said), default=None)
        if demand is not None and _demanded(demand) & content(unit.text):
            told.append(replace(unit, theme=demand.theme, after=demand.place))
        else:
            told.append(unit)
    return told


def _demanded(unit: Unit) -> frozenset[str]:
    """What is asked for: the content words of a demand without those of the speaker's name."""
    return content(unit.text) - content(unit.speaker or "") - content("asked demanded called urged")


def _one_article(a: Unit, b: Unit) -> bool:
    return bool(a.claims and b.claims) and a.claims[0].article_id == b.claims[0].article_id


def headline_of(episode: Episode, events: Sequence[Event]) -> Event | None:
    """The event that the episode is named after; of several the first."""
    named = (event for event in events if event.title.rstrip(".") == episode.title)
    return next(named, events[0] if events else None)


@lru_cache(maxsize=1 << 14)
def content(text: str) -> frozenset[str]:
    """The stems of the words that carry content."""
    found = {word.casefold() for word in texts(text) if len(word) >= _CONTENT or word.isdigit()}
    return frozenset(stem(word) for word in found - _FUNCTION_WORDS)


def _place(unit: Unit, order: Mapping[str, int]) -> tuple[int, int, bool]:
    evidence = unit.claims[0].evidence if unit.claims else unit.event.evidence if unit.event else ()
    first = min(((order[e.article_id], e.start) for e in evidence), default=(0, 0))
    return *first, bool(unit.claims)


def _figures(
    rows: Sequence[LedgerRow],
    claims: Sequence[Claim],
    events: Mapping[str, Event],
    headline: Event | None,
) -> Iterable[Unit]:
    by_id = {claim.id: claim for claim in claims}
    for row in rows:
        for entry in row.entries:
            own = [by_id[i] for i in entry.claim_ids if i in by_id]
            own.sort(key=lambda claim: _clearness(claim, entry))
            if own:
                event = events.get(own[0].event_id)
                loss = row.measure in _LOSSES and (headline is None or headline.status is not Status.PLANNED)
                yield Unit("losses" if loss else "happened", tuple(own), event, row, entry)


def _clearness(claim: Claim, entry: LedgerEntry) -> tuple[bool, bool, bool]:
    """The claims of one figure: attributed, undamaged and with the figure as the ledger prints it first."""
    phrase = claim.quantity.phrase if claim.quantity is not None else ""
    return claim.speaker is None, bool(claim.flags), phrase != entry.phrase


def _statements(
    claims: Sequence[Claim], events: Mapping[str, Event], headline: Event | None
) -> Iterable[Unit]:
    buckets: dict[tuple[str, ClaimKind, str], list[list[Claim]]] = defaultdict(list)
    for claim in claims:
        if claim.quantity is not None:
            continue
        voice = claim.party or (names.key(claim.speaker) if claim.speaker else "")
        bucket = buckets[(claim.event_id, claim.kind, voice)]
        same = next((group for group in bucket if _same(group[0], claim)), None)
        if same is None:
            bucket.append([claim])
        else:
            same.append(claim)
    for (event_id, _, _), groups in buckets.items():
        for group in groups:
            event = events.get(event_id)
            best = sorted(group, key=lambda claim: (bool(claim.flags), -len(claim.text)))
            yield Unit(_theme(best[0], event, headline), tuple(best), event)


def _same(a: Claim, b: Claim) -> bool:
    return (a.speaker is None) == (b.speaker is None) and fuzz.token_set_ratio(a.text, b.text) >= SAME_WORDS


def _theme(claim: Claim, event: Event | None, headline: Event | None) -> Theme:
    if event is not None and event.status is Status.PLANNED and event is not headline:
        return "response" if event.type in _OFFERED else "outlook"
    if claim.kind in _THEMES:
        return _THEMES[claim.kind]
    if claim.kind is ClaimKind.FACT and _MAY.search(claim.text):
        return "outlook"
    if claim.kind is ClaimKind.FACT and _LOSS.search(claim.text):
        return "losses"
    return _of_event(event, headline)


def _of_event(event: Event | None, headline: Event | None) -> Theme:
    if event is None or event is headline:
        return "happened"
    if event.status is Status.PLANNED:
        return "response" if event.type in _OFFERED else "outlook"
    if event.type is EventType.ACCUSATION or _ANSWER.search(event.title):
        return "blame"
    alike = headline is not None and headline.type in _RESPONSES and event.type is headline.type
    return "response" if event.type in _RESPONSES and not alike else "happened"


def _titles(events: Sequence[Event], told: Sequence[Unit], headline: Event | None) -> list[Unit]:
    said = _Said()
    own: dict[str, list[str]] = defaultdict(list)
    for unit in told:
        said.add(unit.text)
        if unit.event is not None:
            own[unit.event.id].append(unit.text)
    found = []
    for event in events:
        if not (said.covers(event.title) or any(_says(text, event.title) for text in own[event.id])):
            found.append(Unit(_of_event(event, headline), (), event))
            said.add(event.title)
    return found


def _says(text: str, title: str) -> bool:
    """Whether a claim about an event says what its title says, but for names."""
    wanted = content(" ".join(word for word in title.split() if not word[:1].isupper()))
    return bool(wanted) and len(wanted & content(text)) >= _OWN * len(wanted)


class _Said:
    """The content words of the sentences so far, by word, so that a title is held only against its likes."""

    def __init__(self) -> None:
        self._sentences = 0
        self._holding: dict[str, list[int]] = defaultdict(list)

    def add(self, text: str) -> None:
        """Remember a sentence."""
        for word in content(text):
            self._holding[word].append(self._sentences)
        self._sentences += 1

    def covers(self, title: str) -> bool:
        """Whether one sentence says what the title says."""
        wanted = content(title)
        if not wanted:
            return self._sentences > 0
        shared = Counter(sentence for word in wanted for sentence in self._holding.get(word, ()))
        return max(shared.values(), default=0) >= _COVERED * len(wanted)


def is_mutual(text: str) -> bool:
    """Whether a sentence says that several accuse each other."""
    return _MUTUAL.search(text) is not None


def says_of_what(text: str) -> bool:
    """Whether a sentence on a mutual accusation also says of what, in more than a word."""
    match = _MUTUAL.search(text)
    return match is None or len(content(text[match.end() :])) >= _TELLING


def linked(row: LedgerRow, a: str, b: str, relation: Relation) -> bool:
    """Whether two entries of a row stand to each other so."""
    return any({link.a, link.b} == {a, b} and link.relation is relation for link in row.links)
