"""From an article to a draft of what it says."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from summarizer import prompts
from summarizer.domain.article import Article
from summarizer.domain.event import (
    Answerer,
    Draft,
    DraftClaim,
    DraftEvent,
    DraftQuantity,
    ExtractorInfo,
    Participant,
)
from summarizer.extract.answer import ClaimItem, Count, EventItem, ExtractionAnswer
from summarizer.extract.request import EXPANSION, PROMPT, requests
from summarizer.llm.base import Gateway, Reply, Usage

__all__ = ["EXPANSION", "PROMPT", "Extracted", "draft", "extract", "fingerprint", "requests"]


class Extracted(NamedTuple):
    """What a model made of one article, and what it took."""

    draft: Draft
    usage: Usage


async def extract(article: Article, gateway: Gateway) -> Extracted:
    """Ask a model what one article says.

    Raises:
        ProviderError: no valid answer could be had.
    """
    replies = [await gateway.ask(request) for request in requests(article)]
    costs = [reply.usage.cost for reply in replies if reply.usage.cost is not None]
    usage = Usage(
        requests=sum(reply.usage.requests for reply in replies),
        input_tokens=sum(reply.usage.input_tokens for reply in replies),
        cached_tokens=sum(reply.usage.cached_tokens for reply in replies),
        output_tokens=sum(reply.usage.output_tokens for reply in replies),
        cost=sum(costs) if costs else None,
    )
    return Extracted(draft(article, replies), usage)


@lru_cache
def fingerprint() -> str:
    """Fingerprint of the prompt's fixed part and the answer's schema."""
    return prompts.load(PROMPT).fingerprint(ExtractionAnswer.model_json_schema())


def draft(article: Article, replies: list[Reply[ExtractionAnswer]]) -> Draft:
    """Put the replies for one article (one each stretch of it) together."""
    events: list[DraftEvent] = []
    claims: list[DraftClaim] = []
    for number, reply in enumerate(replies):
        prefix = f"{number}." if len(replies) > 1 else ""
        events += [_event(item, prefix) for item in reply.value.events]
        claims += [_claim(item, prefix) for item in reply.value.claims]
    first, *others = dict.fromkeys(
        Answerer(provider=reply.provider, model=reply.model, origin=reply.origin) for reply in replies
    )
    return Draft(
        article_id=article.id,
        events=tuple(events),
        claims=tuple(claims),
        extractor=ExtractorInfo(
            provider=first.provider,
            model=first.model,
            origin=first.origin,
            prompt=PROMPT,
            fingerprint=fingerprint(),
            others=tuple(others),
        ),
    )


def _event(item: EventItem, prefix: str) -> DraftEvent:
    return DraftEvent(
        key=prefix + item.id,
        part=item.part,
        type=item.type,
        title=item.title,
        status=item.status,
        when=item.when,
        where=item.where,
        participants=tuple(
            Participant(name=who.name, role=who.role, kind=who.kind) for who in item.participants
        ),
        quotes=tuple(item.quotes),
    )


def _claim(item: ClaimItem, prefix: str) -> DraftClaim:
    return DraftClaim(
        event_key=prefix + item.event,
        kind=item.kind,
        text=item.text,
        speaker=item.speaker or None,
        target=item.target or None,
        quantity=None if item.count is None else _quantity(item.count),
        quotes=tuple(item.quotes),
    )


def _quantity(count: Count) -> DraftQuantity:
    return DraftQuantity(
        phrase=count.phrase,
        measure=count.measure,
        side=count.side or None,
        victim_kind=count.victims,
        scope=count.scope,
        unit=count.unit or None,
        as_of=count.as_of or None,
    )
