"""An article's text as the source pane shows it: what is cited, in no claim and left out, marked in place.

Passages overlap. Marks nest where one passage lies within another; where two cross, the later one is cut in
two pieces with one label, so that the text stands once and every passage can be shown as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from summarizer.domain.briefing import Briefing, SourceArticle
from summarizer.domain.event import Uncovered
from summarizer.render import inert, words
from summarizer.render.passages import Passage

TOTAL: Final = 2_000_000
"""Code points of all texts that are shown whole; of more, paragraphs without a mark are left out."""
_LONG: Final = 3_000
"""Longest paragraph, in code points, that is not cut at its line ends."""
_OPENING = re.compile(r" \(“[^()]*”\)(?=;)")
_BLANK = re.compile(r"[^\S\n]*\n\s*\n\s*")

Kind = Literal["cited", "unused", "uncovered", "left_out"]
_DEPTH: Final[dict[Kind, int]] = {"left_out": 0, "uncovered": 1, "unused": 2, "cited": 3}


class Span(NamedTuple):
    """A marked stretch. Offsets in code points, end exclusive."""

    start: int
    end: int
    kind: Kind
    anchor: str = ""
    """Id of its first piece."""
    label: str = ""
    """The passage's label, where something leads back from it."""
    why: str = ""


class Piece(NamedTuple):
    """One step through a paragraph: some text, or where a mark opens or closes."""

    step: Literal["text", "open", "close"]
    text: str = ""
    """Inert, not escaped for a format; a line end where the text has one."""
    span: Span | None = None
    first: bool = False
    """Of an opening: whether the span begins here."""
    last: bool = False
    """Of a closing: whether the span ends here."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or in its place the number of those that are not shown."""

    pieces: tuple[Piece, ...]
    skipped: int = 0


class _Bounds(NamedTuple):
    """A paragraph, and where its neighbours end and start."""

    start: int
    end: int
    before: int
    after: int


@dataclass(frozen=True)
class Gap:
    """A passage that states something which no claim covers: one line, inert."""

    text: str
    why: str
    anchor: str
    """Id of its mark in the text; empty where the text is not at hand."""


def gaps(article: SourceArticle, text: str | None) -> tuple[Gap, ...]:
    """What the article states and no claim covers, in the text's order."""
    return tuple(
        Gap(inert.line(item.exact), _why(item), _anchor(article, number) if text else "")
        for number, item in enumerate(article.uncovered, 1)
    )


def marked(
    briefing: Briefing, passages: Iterable[Passage], sources: Mapping[str, str]
) -> dict[str, tuple[Paragraph, ...]]:
    """The texts at hand in marked paragraphs, by article id."""
    texts = {article.id: sources[article.id] for article in briefing.articles if article.id in sources}
    spans = _spans(briefing, passages, texts)
    limit = None
    if sum(map(len, texts.values())) > TOTAL:
        limit = TOTAL // len(texts)
    return {
        article_id: tuple(_paragraphs(text, spans[article_id], whole=limit is None or len(text) <= limit))
        for article_id, text in texts.items()
    }


def _why(item: Uncovered) -> str:
    """Why a passage is listed; of quoted speech without its beginning, beside which it stands."""
    why = inert.line(item.why)
    return _OPENING.sub("", why) if item.kind == "quotation" else why


def _anchor(article: SourceArticle, number: int) -> str:
    return f"u{article.number}-{number}"


def _spans(
    briefing: Briefing, passages: Iterable[Passage], texts: Mapping[str, str]
) -> dict[str, list[Span]]:
    spans: dict[str, dict[tuple[int, int], Span]] = {article_id: {} for article_id in texts}
    for passage in passages:
        if passage.placed and passage.article_id in spans:
            place = (passage.start, passage.end)
            spans[passage.article_id][place] = Span(*place, "cited", passage.anchor, passage.label)
    evidence = [one for claim in briefing.claims for one in claim.evidence]
    evidence += [one for event in briefing.events for one in event.evidence]
    for one in evidence:
        if one.article_id in spans and texts[one.article_id][one.start : one.end] == one.exact:
            spans[one.article_id].setdefault((one.start, one.end), Span(one.start, one.end, "unused"))
    found = {article_id: list(placed.values()) for article_id, placed in spans.items()}
    for article in briefing.articles:
        if article.id not in found:
            continue
        length = len(texts[article.id])
        found[article.id] += [
            Span(
                item.start,
                item.end,
                "uncovered",
                _anchor(article, number),
                why=_why(item).rpartition("; ")[0] or _why(item),
            )
            for number, item in enumerate(article.uncovered, 1)
        ]
        found[article.id] += [
            Span(item.start, min(item.end, length), "left_out", why=words.dropped(item.reason))
            for item in article.left_out
        ]
    return {
        article_id: sorted(placed, key=lambda span: (span.start, -span.end, _DEPTH[span.kind]))
        for article_id, placed in found.items()
    }


def _paragraphs(text: str, spans: Sequence[Span], *, whole: bool) -> Iterator[Paragraph]:
    skipped = 0
    later = 0
    running: list[Span] = []
    bounds = list(_bounds(text))
    edges = [0, *(start for start, _ in bounds[1:]), len(text)]
    for number, (start, end) in enumerate(bounds):
        while later < len(spans) and spans[later].start < end:
            running.append(spans[later])
            later += 1
        here = running = [span for span in running if span.end > start]
        if not here and not whole:
            skipped += 1
            continue
        if skipped:
            yield Paragraph((), skipped)
            skipped = 0
        before = bounds[number - 1][1] if number else 0
        yield Paragraph(tuple(_pieces(text, _Bounds(start, end, before, edges[number + 1]), here)))
    if skipped:
        yield Paragraph((), skipped)


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for blank in [*_BLANK.finditer(text), None]:
        end = len(text) if blank is None else blank.start()
        while end - start > _LONG and (cut := text.find("\n", start + 1, end)) > 0:
            yield from [(start, cut)] if text[start:cut].strip() else []
            start = cut + 1
        yield from [(start, end)] if text[start:end].strip() else []
        start = end if blank is None else blank.end()


def _pieces(text: str, bounds: _Bounds, spans: Iterable[Span]) -> Iterator[Piece]:
    """Walk through a paragraph; ``spans`` touch it and are sorted."""
    start, end, before, _ = bounds
    position = start
    stack: list[Span] = []
    for span in [*spans, Span(end, end, "unused")]:
        here = max(span.start, start)
        while stack and (nearest := min(min(one.end, end) for one in stack)) <= here:
            yield from _text(text, position, nearest)
            position = max(position, nearest)
            yield from _close(stack, nearest, bounds)
        yield from _text(text, position, here)
        position = max(position, here)
        if span.start < end:
            stack.append(span)
            yield Piece("open", span=span, first=span.start >= before)


def _close(stack: list[Span], place: int, bounds: _Bounds) -> Iterator[Piece]:
    """Close what ends at a place, and what was opened within it, which goes on in another piece."""
    again: list[Span] = []
    end = bounds.end
    while any(min(one.end, end) <= place for one in stack):
        span = stack.pop()
        over = min(span.end, end) <= place
        yield Piece("close", span=span, last=over and span.end <= bounds.after)
        if not over:
            again.append(span)
    for span in reversed(again):
        stack.append(span)
        yield Piece("open", span=span)


def _text(text: str, start: int, end: int) -> Iterator[Piece]:
    if start < end:
        yield Piece("text", "\n".join(inert.fragment(part) for part in text[start:end].split("\n")))
