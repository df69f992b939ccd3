"""From a briefing back to the articles' own events and claims, as far as merging needs them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summarizer.domain.article import Article
from summarizer.domain.briefing import Briefing
from summarizer.domain.event import Claim, Coverage, Event, Evidence, ExtractorInfo, Grounded, Mention
from summarizer.errors import UsageError
from summarizer.merge.ids import natural

_NOBODY = ExtractorInfo(provider="", model="", origin="offline", prompt="", fingerprint="")
_NOTHING = Coverage(kept=0, cited=0, ratio=0.0)


def retold(briefing: Briefing) -> list[Grounded]:
    """The articles as they went into merging, without their texts. Pure.

    Raises:
        UsageError: the briefing was written by a version that did not keep its mentions.
    """
    events: dict[str, list[Event]] = defaultdict(list)
    for event in briefing.events:
        if len(event.mentions) != len(event.merged_from):
            raise UsageError(
                f"this briefing does not keep what each article says of event {event.id}",
                hint="merge or brief the articles again with this version",
            )
        for mention in event.mentions:
            events[mention.article_id].append(_event(mention, event.evidence))
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in briefing.claims:
        own = claim.model_copy(update={"event_id": claim.mention_id or claim.event_id, "mention_id": None})
        claims[claim.article_id].append(own)
    return [
        Grounded(
            article=Article(
                id=one.id,
                title=one.title,
                publisher=one.publisher,
                published=one.published,
                source=one.source,
                sha256=one.sha256,
                encoding="utf-8",
                text="",
                blocks=(),
                copy_of=one.copy_of,
            ),
            events=tuple(sorted(events[one.id], key=lambda event: natural(event.id))),
            claims=tuple(sorted(claims[one.id], key=lambda claim: natural(claim.id))),
            coverage=_NOTHING,
            extractor=_NOBODY,
        )
        for one in briefing.articles
    ]


def _event(mention: Mention, evidence: Sequence[Evidence]) -> Event:
    spans = set(mention.spans)
    return Event(
        **{key: value for key, value in mention if key not in {"article_id", "spans"}},
        evidence=tuple(
            e for e in evidence if e.article_id == mention.article_id and (e.start, e.end) in spans
        ),
    )
