"""A quotation, and where it stands: exact after folding, in pieces, or with harmless differences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import repeat
from typing import Final, NamedTuple

from summarizer import wording
from summarizer.domain.event import Evidence, Verdict
from summarizer.ground.fuzzy import near_match
from summarizer.ground.negation import negations
from summarizer.ground.source import Source
from summarizer.wording import Span

_FEWEST_WORDS: Final = 3
_FEWEST_LETTERS: Final = 12
_PLAINLY: Final = 24
"""Letters from which a quotation that stands there letter for letter needs no folding."""
_FEWEST_IN_PART: Final = 2
_WIDEST_GAP: Final = 600
"""Code points that an elided quotation may skip at one place."""
_ELLIPSIS: Final = re.compile(r"\s*(?:\[\s*(?:…|\.{2,})\s*\]|\(\s*(?:…|\.{2,})\s*\)|…|\.{3,}|\.\s\.\s\.)\s*")
_EDGE_MARKS: Final = " \t\r\n\u00a0\"'“”„‟‘’‚‛«»‹›`´"


class Missed(NamedTuple):
    """A quotation that is no evidence, and why."""

    verdict: Verdict | None
    reason: str


class _Places(NamedTuple):
    kept: list[Span]
    refused: str | None
    """Why the other occurrences do not count; null where there are none."""


def locate(
    quote: str,
    source: Source,
    others: Callable[[], Iterable[Source]] = tuple,
    near: int | None = None,
) -> tuple[Evidence, ...] | Missed:
    """Find a quotation in the kept text of an article.

    Args:
        quote: The words as an extractor gave them.
        source: The article that is said to hold them.
        others: Gives the other articles of the run; called only when the quotation is not found.
        near: Offset of other evidence of the same item; among several occurrences the nearest is taken,
            else the first.

    Returns:
        One piece of evidence, or one for each part of a quotation with ellipses, in order; or why there is
        none. ``exact`` is always the source's own text.
    """
    parts = [part for part in _ELLIPSIS.split(quote) if any(map(str.isalnum, part))]
    if not parts:
        return Missed(None, "the quotation is empty")
    whole = _plainly(quote, source) or _occurrences(quote, source)
    if not whole.kept and len(parts) == 1:
        trimmed = _occurrences(parts[0], source)
        whole = trimmed if trimmed.kept or whole.refused is None else whole
    if len(whole.kept) > 1 and _short(quote):
        return Missed(None, f"the quotation is too short: it stands in the article {len(whole.kept)} times")
    if whole.kept:
        span = min(whole.kept, key=lambda s: (0 if near is None else abs(s.start - near), s.start))
        return (_evidence(source, span, quote),)
    if found := _in_parts(parts, source, near) or _nearly(quote, source):
        return found
    if whole.refused is not None:
        return Missed(None, whole.refused)
    return _elsewhere(quote, others())


def _plainly(quote: str, source: Source) -> _Places | None:
    """The only place of a quotation that stands there letter for letter; it needs no folding."""
    if len(quote) < _PLAINLY or (span := source.verbatim(quote)) is None:
        return None
    return None if source.text.find(quote, span.start + 1) >= 0 else _Places([span], None)


def _nearly(quote: str, source: Source) -> tuple[Evidence, ...] | None:
    found = near_match(quote, source)
    if found is None or not source.keeps(*found.span) or source.dropped_in(*found.span):
        return None
    return (_evidence(source, found.span, quote, score=found.score, diff=found.diff),)


def _occurrences(quote: str, source: Source) -> _Places:
    needle = wording.folded(quote)
    kept: list[Span] = []
    refused: str | None = None
    for place in source.folded.find(needle):
        span = source.folded.span(*place)
        if block := source.dropped_in(*span):
            inside = block.start <= span.start and span.end <= block.end
            refused = refused or (
                f"the quotation stands only in dropped text ({block.reason})"
                if inside
                else f"the quotation runs into dropped text ({block.reason})"
            )
        elif source.keeps(*span):
            kept.append(span)
        else:
            refused = refused or "the quotation stands outside the article's kept text"
    return _Places(kept, refused)


def _short(quote: str) -> bool:
    found = wording.words(quote)
    return len(found) < _FEWEST_WORDS or sum(map(str.isalnum, quote)) < _FEWEST_LETTERS


def _in_parts(parts: list[str], source: Source, near: int | None) -> tuple[Evidence, ...] | None:
    """Every part in order, in one block, not far apart, and nothing skipped that negates."""
    if len(parts) == 1:
        return None
    needles = [wording.folded(part) for part in parts]
    starts = _occurrences(parts[0], source).kept
    for first in sorted(starts, key=lambda s: (0 if near is None else abs(s.start - near), s.start)):
        spans = _follow(first, needles[1:], source)
        if spans is not None and all(
            len(wording.words(source.text, *span)) >= _FEWEST_IN_PART for span in spans
        ):
            quotes = parts if len(spans) == len(parts) else ["".join(parts)] * len(spans)
            return tuple(map(_evidence, repeat(source), spans, quotes))
    return None


def _follow(first: Span, needles: list[str], source: Source) -> list[Span] | None:
    index = source.block_at(first.start)
    if index is None or first.end > source.blocks[index].end:
        return None
    folded = source.folded
    limit = folded.index(source.blocks[index].end)
    spans = [first]
    for needle in needles:
        place = next(folded.find(needle, folded.index(spans[-1].end), limit), None)
        if place is None:
            return None
        span = folded.span(*place)
        skipped = source.text[spans[-1].end : span.start]
        if len(skipped) > _WIDEST_GAP or (len(wording.sentences(skipped)) <= 1 and negations(skipped)):
            return None
        if any(map(str.isalnum, skipped)):
            spans.append(span)
        else:
            spans[-1] = Span(spans[-1].start, span.end)
    return spans


def _evidence(
    source: Source, span: Span, quote: str, *, score: float | None = None, diff: str | None = None
) -> Evidence:
    exact = source.text[span.start : span.end]
    prefix, suffix = source.around(*span)
    if score is not None:
        verdict = Verdict.FUZZY
    elif quote.strip(_EDGE_MARKS) == exact.strip(_EDGE_MARKS):
        verdict = Verdict.VERBATIM
    else:
        verdict = Verdict.NORMALIZED
    return Evidence(
        article_id=source.id,
        start=span.start,
        end=span.end,
        exact=exact,
        prefix=prefix,
        suffix=suffix,
        verdict=verdict,
        score=1.0 if score is None else score,
        diff=diff,
    )


def _elsewhere(quote: str, others: Iterable[Source]) -> Missed:
    """Look in the other articles of the run; the longest words rule most of them out unfolded."""
    telling = sorted((word.text for word in wording.words(quote)), key=len)[-3:]
    for other in others:
        if all(word in other.text for word in telling) and _occurrences(quote, other).kept:
            name = wording.shorten(other.title, 60) or other.id
            return Missed(Verdict.MISATTRIBUTED, f"the quotation stands in another article ({name})")
    return Missed(Verdict.FABRICATED, "the quotation does not stand in the article")
