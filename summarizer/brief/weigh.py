"""How much each thing matters to a reader, and how many words a briefing has for it.

The weights order; none of them is shown, and none of them drops a claim from the ledger, the disagreements
or the list of claims.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Final

from summarizer import names
from summarizer.brief.units import Unit, is_mutual
from summarizer.domain.briefing import Length
from summarizer.domain.event import UNNAMED_SPEAKER, Claim, Event
from summarizer.domain.event_types import EventType
from summarizer.domain.story import Episode, Relation
from summarizer.domain.terms import ClaimKind, Measure, Status

_EVENTS: Final[Mapping[EventType, float]] = {
    EventType.CEASEFIRE: 5,
    EventType.AGREEMENT: 5,
    EventType.DISASTER: 4,
    EventType.ACCIDENT: 4,
    EventType.CRIME: 3,
    EventType.ELECTION: 3,
    EventType.COURT_CASE: 3,
    EventType.CLASH: 3,
    EventType.ATTACK: 3,
    EventType.TERRITORIAL_CHANGE: 3,
    EventType.SANCTION: 2,
    EventType.ARREST: 2,
    EventType.DEPLOYMENT: 2,
    EventType.PROTEST: 2,
    EventType.TALKS: 1,
    EventType.ACCUSATION: 1.5,
    EventType.REQUEST: 2.5,
    EventType.AID: 1,
    EventType.ECONOMY: 1,
}
_MEASURES: Final[Mapping[Measure, float]] = {
    Measure.KILLED: 6,
    Measure.MISSING: 4,
    Measure.WOUNDED: 4,
    Measure.CAPTURED: 4,
    Measure.DISPLACED: 4,
    Measure.ARRESTED: 3,
    Measure.VOTES: 4,
}
_KINDS: Final[Mapping[ClaimKind, float]] = {
    ClaimKind.CAUSE: 2,
    ClaimKind.RESPONSIBILITY: 2,
    ClaimKind.DENIAL: 2,
    ClaimKind.OFFER: 1.5,
    ClaimKind.DEMAND: 2,
    ClaimKind.FACT: 1,
}
_TELLING: Final = frozenset({ClaimKind.FACT, ClaimKind.CAUSE})
_STANDING: Final = frozenset({Relation.CONFLICT, Relation.SUPERSEDED})
_HEADLINE: Final = 3.0
_LEAD: Final = 3.0
"""What standing at the very beginning of its article is worth."""
_UNNAMED: Final = 4.0
"""What a claim weighs less for which only an outlet speaks."""
LEAST: Final = 1.0
"""Weight from which a thing is told at all where not everything is."""
_JUDGED: Final = 4.0
"""What a judgement or a fear weighs less that nobody is named for."""
_NO_SUPERLATIVE: Final = (
    r"arrest|bequest|behest|conquest|contest|digest|(?:rain)?forest|harvest|inquest|interest|manifest|priest|protest|"
    r"request|tempest|unrest|(?:north|south|mid)west"
)
_JUDGEMENT: Final = re.compile(
    rf"\b[Tt]he (?:most|least|worst|best|(?!(?:{_NO_SUPERLATIVE})\b)[a-z]{{3,}}est)\b"
    r"|\b[Ff]ears?\b|\bfeared\b"
)
_AHEAD: Final = 3.0
"""What it is worth that something is to come."""
_MUTUAL: Final = 4.0
"""What an accusation of both sides is worth: it tells in brief what the disagreement is about."""
_OCCASION: Final = 1.0
"""What each further article that tells of the same occasion is worth, up to three."""
_ARTICLE: Final = 2.0
"""What each further article that says the same is worth, up to three."""
_WORDS: Final[Mapping[Length, float]] = {"short": 100, "standard": 500, "full": math.inf}
"""Words of all accounts together, for a bundle of a few articles."""
_MOST: Final[Mapping[Length, float]] = {"short": 300, "standard": 900, "full": math.inf}
"""The same for a bundle of any size."""
_PER_ARTICLE: Final = 16
_SMALLEST: Final = 45
"""Words that a main episode has at least: its two main points."""
_ONE_POINT: Final = 20
"""The same for one of background."""
_BACKGROUND: Final = 0.3
"""What an episode of background weighs beside a main one."""


def weight(unit: Unit, headline: Event | None, leads: Mapping[str, int]) -> float:
    """How much a unit matters.

    Args:
        unit: What can be told.
        headline: The event that its episode is named after.
        leads: Length of each article's text, in code points, by the article's id.
    """
    event = unit.event
    worth = _EVENTS.get(event.type, 0.5) if event is not None else 0.5
    if event is not None and event is headline:
        worth += _HEADLINE if _of_it(unit) else _HEADLINE / 2
    evidence = [e for claim in unit.claims for e in claim.evidence] or list(event.evidence if event else ())
    articles = {e.article_id for e in evidence}
    worth += _ARTICLE * min(len(articles) - 1, 3)
    if event is not None and event is not headline:
        told = {e.article_id for e in event.evidence} - articles
        worth += _OCCASION * min(len(told), 3)
    depth = min((e.start / max(1, leads.get(e.article_id, 1)) for e in evidence), default=1.0)
    worth += _LEAD * (1 - min(1.0, depth))
    worth += _ahead(event, headline) + (_MUTUAL if is_mutual(unit.text) else 0)
    if not unit.claims:
        return worth
    claim = unit.claims[0]
    worth += _KINDS.get(claim.kind, 0.5) + (0.5 if claim.speaker else 0) - (1 if claim.flags else 0)
    worth -= _UNNAMED if claim.speaker is not None and names.is_outlet(claim.speaker) else 0
    judged = claim.speaker is None and claim.quantity is None and _JUDGEMENT.search(claim.text)
    worth -= _JUDGED if judged else 0
    worth -= _JUDGED if judged and unit.theme == "outlook" else 0  # a fear of what may come is no news
    if claim.quantity is not None:
        worth += _MEASURES.get(claim.quantity.measure, 1)
        worth += 1.5 if unit.row is not None and unit.row.relation in _STANDING else 0
    if event is not None and event.status is Status.ALLEGED:
        worth -= 0.5
    return worth


def is_nobodys(claim: Claim) -> bool:
    """Whether somebody says it of whom the article does not tell who it is."""
    return UNNAMED_SPEAKER in claim.flags or re.search(r"\b[Uu]nnamed\b", claim.text) is not None


def _ahead(event: Event | None, headline: Event | None) -> float:
    planned = event is not None and event is not headline and event.status is Status.PLANNED
    return _AHEAD if planned else 0


def _of_it(unit: Unit) -> bool:
    """Whether it tells of its event itself, rather than of what somebody says, asks or holds about it."""
    if unit.row is not None or not unit.claims:
        return True
    return unit.theme != "losses" and unit.voice == "" and unit.claims[0].kind in _TELLING


def budgets(episodes: Sequence[Episode], length: Length, articles: int) -> dict[str, float]:
    """Words for the account of each episode, by its id.

    A main episode has its share by how many articles tell it, and of how many events and figures; one of
    background has a small one.
    """
    total = min(_MOST[length], _WORDS[length] + _PER_ARTICLE * articles)
    if math.isinf(total):
        return {episode.id: math.inf for episode in episodes}
    shares = {
        episode.id: math.sqrt(len(episode.article_ids) * max(1, _things(episode)))
        * (1 if episode.role == "main" else _BACKGROUND)
        for episode in episodes
    }
    whole = sum(shares.values()) or 1.0
    least = {one.id: _SMALLEST if one.role == "main" else _ONE_POINT for one in episodes}
    return {key: max(least[key], total * share / whole) for key, share in shares.items()}


def _things(episode: Episode) -> int:
    return len(episode.event_ids) + sum(len(row.entries) for row in episode.ledger)
