"""Checking a draft against its source: nothing passes that does not stand there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarizer.domain.article import Article
from summarizer.domain.event import Claim, Draft, Event, Evidence, Grounded
from summarizer.ground.composed import Check, sentence_check
from summarizer.ground.coverage import coverage
from summarizer.ground.doubts import doubts
from summarizer.ground.elsewhere import run_of
from summarizer.ground.gate import hold, known_names
from summarizer.ground.items import Desk, event_ids
from summarizer.ground.translated import TranslationCheck

__all__ = ["Check", "TranslationCheck", "doubts", "ground", "hold", "known_names", "sentence_check"]


def ground(draft: Draft, article: Article, others: Iterable[Article] = ()) -> Grounded:
    """Check what an extractor says of one article.

    Every quotation is searched in the article's kept text; every figure, side, speaker, name, number,
    negation and quoted word must stand in the evidence or next to it. What does not is listed in
    ``withheld`` with the reason. An event without evidence of its own stands if a claim about it does, on
    that claim's evidence.

    Args:
        draft: What the extractor says; ``draft.article_id`` must be the article's.
        article: The article that it read.
        others: The other articles of the run, which may be gone through more than once: a quotation found
            only there is ``misattributed``.

    Returns:
        Events and claims in draft order, with ids ``<article id>.e<n>`` and ``<article id>.c<n>``,
        ``n`` being the place in the draft.

    Raises:
        ValueError: The draft is of another article.
    """
    if draft.article_id != article.id:
        raise ValueError(f"draft of article {draft.article_id}, not of {article.id}")
    desk = Desk(article, run_of(others), by_rule=draft.extractor.origin == "offline")
    ids = event_ids(draft)
    items = {item.key: item for item in reversed(draft.events)}
    own = {key: desk.event_evidence(items[key]) for key in ids}
    claims = desk.claims(draft, {key: evidence[0].start for key, evidence in own.items() if evidence})
    events: list[Event] = []
    for key, identity in ids.items():
        if evidence := own[key] or _borrowed(identity, claims):
            events.append(desk.event(identity, items[key], evidence))
    desk.withhold_repeated(draft)
    return Grounded(
        article=article,
        events=tuple(events),
        claims=tuple(claims),
        withheld=tuple(desk.withheld),
        coverage=coverage(article, desk.source, events, claims, english=desk.english),
        extractor=draft.extractor,
    )


def _borrowed(event_id: str, claims: Sequence[Claim]) -> tuple[Evidence, ...]:
    """The evidence of the first claim about an event."""
    return next((claim.evidence for claim in claims if claim.event_id == event_id), ())
