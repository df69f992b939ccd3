"""The violent incidents that an article reports: what happened, to whom, when, where, by whom.

mentions ── sentences on violence ─> gather ── of one incident ─> concrete ── reported, or only named
                                                                    casualties ── whom it befell
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.domain.article import Article
from summarizer.extract.offline.incidents import casualties, concrete, mentions
from summarizer.extract.offline.incidents.actors import Named, perpetrator
from summarizer.extract.offline.incidents.gather import Incident, gather
from summarizer.extract.offline.matching import Read, Sentence
from summarizer.extract.offline.naming import Phrase

__all__ = ["Told", "read"]


class Told(NamedTuple):
    """An incident, with how sure it is that the article reports it."""

    incident: Incident
    probability: float
    reported: bool
    by: Named | None
    """The organisation that is said to have done it, where the article reports it."""
    befell: tuple[Phrase, ...]
    """Those whom it befell, where the article reports it, each once."""


def read(article: Article, text: Read, found: Sequence[Sentence]) -> list[Told]:
    """The incidents of an article, in the order in which it first speaks of them."""
    incidents = gather(list(mentions.find(article, text, found)))
    if not incidents:
        return []
    around = concrete.setting(article, text)
    likely = [concrete.probability(one, article, around) for one in incidents]
    judged = [value for one, value in zip(incidents, likely, strict=True) if not concrete.untrained(one)]
    known = concrete.model()
    least = known.threshold_beside if max(judged, default=0.0) >= known.threshold else known.threshold
    return [_told(article, text, one, value, least) for one, value in zip(incidents, likely, strict=True)]


def _told(article: Article, text: Read, incident: Incident, value: float, least: float) -> Told:
    untrained = concrete.untrained(incident)
    reported = bool(incident.victims) if untrained else value >= least
    if reported and not untrained:
        befell = tuple(casualties.befell(incident, text))
    else:
        befell = tuple(victim.phrase for victim in incident.victims)
    by = perpetrator(incident.mentions, article.text) if reported else None
    return Told(incident, value, reported, by, befell)
