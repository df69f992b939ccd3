"""What stands behind each exported row: a line for every mention, and every figure of dead and wounded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.domain.briefing import Briefing
from summarizer.domain.event import Evidence
from summarizer.domain.terms import Measure

_PEOPLE = frozenset({Measure.KILLED, Measure.WOUNDED})


def mentions(briefing: Briefing, event_ids: Sequence[str]) -> Iterator[dict[str, object]]:
    """The lines for some events, in their order; ``kind`` is ``mention`` or ``figure``. Pure."""
    events = {event.id: event for event in briefing.events}
    numbers = {article.id: article.number for article in briefing.articles}
    titles = {article.id: article.publisher or article.source for article in briefing.articles}
    for event_id in event_ids:
        event = events[event_id]
        for told in event.mentions:
            spans = set(told.spans)
            own = [e for e in event.evidence if e.article_id == told.article_id and (e.start, e.end) in spans]
            yield {
                "event_id": event_id,
                "kind": "mention",
                "id": told.id,
                "article_id": told.article_id,
                "article": numbers.get(told.article_id),
                "source": titles.get(told.article_id),
                "title": told.title,
                "status": told.status.value,
                "time": told.time.phrase,
                "edtf": told.time.edtf,
                "place": told.place,
                "passages": _passages(own),
            }
        for claim in briefing.claims:
            count = claim.quantity
            if claim.event_id != event_id or count is None or count.measure not in _PEOPLE:
                continue
            yield {
                "event_id": event_id,
                "kind": "figure",
                "id": claim.id,
                "article_id": claim.article_id,
                "article": numbers.get(claim.article_id),
                "source": titles.get(claim.article_id),
                "measure": count.measure.value,
                "phrase": count.phrase,
                "low": count.low,
                "high": count.high,
                "side": count.side,
                "victim_kind": count.victim_kind.value,
                "scope": count.scope.value,
                "speaker": claim.speaker,
                "passages": _passages(claim.evidence),
            }


def _passages(evidence: Sequence[Evidence]) -> list[dict[str, object]]:
    return [{"start": item.start, "end": item.end, "exact": item.exact} for item in evidence]
