"""What a run saw in each article, from lines of ``extract`` or from a briefing, without ids and order.

A briefing holds events that were merged over articles: such an event is taken apart again, and stands in each
article with the evidence that it has there and the fields that merging gave it. So compare like with like:
lines with lines, briefings with briefings.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.domain.briefing import Briefing
from summarizer.domain.comparison import ComparedRun, LoneArticle
from summarizer.domain.event import Answerer, Claim, Event, Evidence, Grounded, Withheld

Span = tuple[int, int]


@dataclass(frozen=True)
class Item:
    """An event or a claim as one article shows it."""

    value: Event | Claim
    evidence: tuple[Evidence, ...]

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The stretches of the article that its evidence covers, in order, none touching another."""
        found: list[Span] = []
        for start, end in sorted({(one.start, one.end) for one in self.evidence}):
            if found and start <= found[-1][1]:
                found[-1] = found[-1][0], max(end, found[-1][1])
            else:
                found.append((start, end))
        return tuple(found)

    @cached_property
    def figure(self) -> tuple[Span, ...]:
        """Where a count's figure stands in its evidence."""
        quantity = self.value.quantity if isinstance(self.value, Claim) else None
        if quantity is None or not quantity.phrase:
            return ()
        places = ((one.start, one.exact.find(quantity.phrase)) for one in self.evidence)
        return tuple((at + found, at + found + len(quantity.phrase)) for at, found in places if found >= 0)

    @cached_property
    def signature(self) -> str:
        """Its whole content but for ids: two items with one signature cannot be told apart."""
        left_out = {"id", "event_id", "episode_id", "merged_from", "evidence"}
        return json.dumps([self.spans, self.value.model_dump(mode="json", exclude=left_out)], sort_keys=True)


@dataclass(frozen=True)
class SeenArticle:
    """One article of a run."""

    about: LoneArticle
    events: tuple[Item, ...]
    claims: tuple[Item, ...]
    withheld: tuple[Withheld, ...]


@dataclass(frozen=True)
class Seen:
    """One run."""

    run: ComparedRun
    articles: dict[str, SeenArticle]
    """By id."""


def of_lines(name: str, lines: Sequence[Grounded]) -> Seen:
    """What lines of ``extract`` hold; of an article that comes twice, the first counts."""
    unique: dict[str, Grounded] = {}
    for line in lines:
        unique.setdefault(line.article.id, line)
    readers = (reader for one in unique.values() for reader in one.extractor.answerers)
    run = ComparedRun(
        name=name,
        answered_by=tuple(dict.fromkeys(readers)),
        prompts={one.extractor.prompt: one.extractor.fingerprint for one in unique.values()},
        articles=len(unique),
    )
    return Seen(
        run,
        {
            key: SeenArticle(
                LoneArticle(id=key, title=one.article.title, source=one.article.source),
                tuple(Item(event, event.evidence) for event in one.events),
                tuple(Item(claim, claim.evidence) for claim in one.claims),
                one.withheld,
            )
            for key, one in unique.items()
        },
    )


def of_briefing(name: str, briefing: Briefing) -> Seen:
    """What a briefing holds."""
    made = briefing.run
    readers = tuple(
        Answerer(provider=one.provider, model=one.model, origin=one.origin) for one in made.answered_by
    )
    if not readers and made.extractor.origin != "mixed":
        by = made.extractor
        readers = (Answerer(provider=by.provider, model=by.model, origin=by.origin),)
    run = ComparedRun(name=name, answered_by=readers, prompts=made.prompts, articles=len(briefing.articles))
    events, claims = _by_article(briefing.events), _by_article(briefing.claims)
    withheld: dict[str, list[Withheld]] = defaultdict(list)
    for item in briefing.withheld:
        withheld[item.article_id].append(item)
    return Seen(
        run,
        {
            one.id: SeenArticle(
                LoneArticle(id=one.id, title=one.title, source=one.source),
                tuple(events[one.id]),
                tuple(claims[one.id]),
                tuple(withheld[one.id]),
            )
            for one in briefing.articles
        },
    )


def _by_article(values: Iterable[Event | Claim]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for value in values:
        evidence: dict[str, list[Evidence]] = defaultdict(list)
        for one in value.evidence:
            evidence[one.article_id].append(one)
        for article, there in evidence.items():
            found[article].append(Item(value, tuple(there)))
    return found
