"""From evidence to citations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from summarizer.domain.briefing import Citation
from summarizer.domain.event import Evidence

MOST_AN_ARTICLE = 3
"""Passages of one article that one sentence cites at most: more help no reader."""


def citations(evidence: Iterable[Evidence], numbers: Mapping[str, int]) -> tuple[Citation, ...]:
    """Cite every distinct passage, by article number and place; one inside another is left out.

    Args:
        evidence: What the sentence rests on.
        numbers: Article id to its number in the briefing.
    """
    spans: dict[str, list[Evidence]] = {}
    for passage in evidence:
        known = spans.setdefault(passage.article_id, [])
        if any(k.start <= passage.start and passage.end <= k.end for k in known):
            continue
        known[:] = [k for k in known if not (passage.start <= k.start and k.end <= passage.end)]
        known.append(passage)
    return tuple(
        Citation(
            article_id=article,
            number=numbers[article],
            start=passage.start,
            end=passage.end,
            exact=passage.exact,
            prefix=passage.prefix,
            suffix=passage.suffix,
        )
        for article in sorted(spans, key=numbers.__getitem__)
        for passage in sorted(spans[article][:MOST_AN_ARTICLE], key=lambda e: e.start)
    )
