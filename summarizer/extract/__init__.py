"""From an article to a draft of what it says."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
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
from summarizer.errors import InvalidAnswerError, RequestRejectedError, SummarizerError
from summarizer.extract.answer import ClaimItem, Count, EventItem, ExtractionAnswer
from summarizer.extract.joining import without_repeats
from summarizer.extract.request import EXPANSION, PROMPT, request_for, requests
from summarizer.extract.stretches import LONGEST, Stretch, halves, room, stretches, units
from summarizer.llm.base import Gateway, Reply, Usage, total
from summarizer.wording import shorten

__all__ = [
    "EXPANSION",
    "LONGEST",
    "PROMPT",
    "Extracted",
    "draft",
    "extract",
    "fingerprint",
    "requests",
    "room",
]


class Extracted(NamedTuple):
    """What a model made of one article, and what it took."""

    draft: Draft
    usage: Usage
    missing: tuple[str, ...] = ()
    """For each stretch of a long article for which no valid answer came: its place and why."""


class _Told(NamedTuple):
    """The answer for one stretch, or why there is none."""

    stretch: Stretch
    reply: Reply[ExtractionAnswer] | SummarizerError


async def extract(
    article: Article,
    gateway: Gateway,
    most: int = LONGEST,
    told: Callable[[int, int], None] = lambda _done, _of: None,
) -> Extracted:
    """Ask a model what one article says; about a long one, all its stretches at once.

    Args:
        article: What is asked about.
        gateway: Answers.
        most: Units of a request's text, as ``room`` gives for a model.
        told: Called after each stretch of several with how many are done, of how many.

    Raises:
        ProviderError: no valid answer could be had for any stretch, or one that ends the run.
    """
    parts = stretches(article, most)
    if len(parts) == 1 and units(parts[0].text) <= _SPLIT:
        reply = await gateway.ask(request_for(article, parts[0]))
        return Extracted(draft(article, [reply]), reply.usage)
    done = 0

    async def one(stretch: Stretch) -> list[_Told]:
        nonlocal done
        answers = await _ask(article, gateway, stretch)
        done += 1
        if len(parts) > 1:
            told(done, len(parts))
        return answers

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(stretch)) for stretch in parts]
    except* SummarizerError as errors:
        raise _first(errors) from None
    answers = [answer for task in tasks for answer in task.result()]
    replies = [(a.stretch, a.reply) for a in answers if not isinstance(a.reply, SummarizerError)]
    failures = [a for a in answers if isinstance(a.reply, SummarizerError)]
    if not replies:
        assert isinstance(failures[0].reply, SummarizerError)
        raise failures[0].reply
    return Extracted(
        draft(article, [reply for _, reply in replies], [stretch.repeated for stretch, _ in replies]),
        total(reply.usage for _, reply in replies),
        tuple(_missing(a) for a in failures),
    )


async def _ask(article: Article, gateway: Gateway, stretch: Stretch) -> list[_Told]:
    """Ask about one stretch; where the answer cannot be had because it is too long, about its halves."""
    try:
        return [_Told(stretch, await gateway.ask(request_for(article, stretch)))]
    except (InvalidAnswerError, RequestRejectedError) as error:
        pieces = halves(stretch) if units(stretch.text) > _SPLIT else (stretch,)
        if len(pieces) == 1:
            return [_Told(stretch, error)]
    except SummarizerError as error:
        if error.ends_run:
            raise
        return [_Told(stretch, error)]
    return [answer for piece in pieces for answer in await _ask(article, gateway, piece)]


_SPLIT = 6_000
"""Units; an answer to a shorter text is not invalid for its length."""


def _missing(failure: _Told) -> str:
    assert isinstance(failure.reply, SummarizerError)
    opening = shorten(" ".join(failure.stretch.parts[0].split()), 60)
    return f"no valid answer for the stretch that begins “{opening}”: {failure.reply.message}"


def _first(errors: BaseExceptionGroup[SummarizerError]) -> SummarizerError:
    first = errors.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first


@lru_cache
def fingerprint() -> str:
    """Fingerprint of the prompt's fixed part and the answer's schema."""
    return prompts.load(PROMPT).fingerprint(ExtractionAnswer.model_json_schema())


def draft(
    article: Article, replies: Sequence[Reply[ExtractionAnswer]], repeated: Sequence[str] = ()
) -> Draft:
    """Put the replies for one article (one each stretch of it) together.

    Args:
        article: What was asked about.
        replies: In the order of the stretches.
        repeated: What each stretch repeats of the one before it.
    """
    events: list[DraftEvent] = []
    claims: list[DraftClaim] = []
    for number, reply in enumerate(replies):
        prefix = f"{number}." if len(replies) > 1 else ""
        more = [_event(item, prefix) for item in reply.value.events]
        said = [_claim(item, prefix) for item in reply.value.claims]
        if number and number < len(repeated) and repeated[number]:
            more, said = without_repeats(events, claims, more, said, repeated[number])
        events += more
        claims += said
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
