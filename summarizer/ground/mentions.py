"""Whether what a briefing keeps of each article's own event stands in that article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from summarizer.domain.article import Published
from summarizer.domain.briefing import Briefing
from summarizer.domain.event import Claim, Event, Mention
from summarizer.ground.recheck import Text, bad_event


def bad_mentions(
    event: Event, texts: Mapping[str, Text], published: Mapping[str, Published | None]
) -> Iterator[str]:
    """What of an event's mentions is wrong. A briefing of an earlier version keeps none."""
    if not event.mentions:
        return
    if tuple(mention.id for mention in event.mentions) != event.merged_from:
        yield "its mentions are not those that it was merged from"
        return
    there = {(item.article_id, item.start, item.end) for item in event.evidence}
    told = {(mention.article_id, *span) for mention in event.mentions for span in mention.spans}
    if told != there:
        yield "the passages of its mentions are not its own"
        return
    for mention in event.mentions:
        if mention.article_id != mention.id.rsplit(".", 1)[0]:
            yield f"mention {mention.id} is not of article {mention.article_id}"
            continue
        if not mention.spans or not mention.title:
            yield f"mention {mention.id} has no {'title' if mention.spans else 'passage'}"
            continue
        yield from (
            f"mention {mention.id}: {what}" for what in bad_event(_event(mention, event), texts, published)
        )


def bad_claim_home(claim: Claim, event: Event) -> Iterator[str]:
    """Whether a claim is about one of its event's mentions, in its own article."""
    if not event.mentions:
        return
    known = {mention.id: mention.article_id for mention in event.mentions}
    if claim.mention_id is None or known.get(claim.mention_id) != claim.article_id:
        yield f"{claim.mention_id} is no mention of event {event.id} in its article"


def bad_answers(briefing: Briefing) -> Iterator[str]:
    """Whether what a model was asked about are mentions of the briefing; what it said, nobody can check."""
    known = {own for event in briefing.events for own in event.merged_from}
    for answer in briefing.adjudicated:
        if answer.a == answer.b:
            yield f"{answer.a} is compared with itself"
        yield from (f"{one} is no mention of any event" for one in (answer.a, answer.b) if one not in known)


def _event(mention: Mention, event: Event) -> Event:
    spans = set(mention.spans)
    return event.model_copy(
        update={
            "title": mention.title,
            "place": mention.place,
            "participants": mention.participants,
            "time": mention.time,
            "evidence": tuple(
                e for e in event.evidence if e.article_id == mention.article_id and (e.start, e.end) in spans
            ),
        }
    )
