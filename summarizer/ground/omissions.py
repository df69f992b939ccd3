"""The list of what an article states and no claim covers, checked again from the article's text alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer import wording
from summarizer.domain.article import Block, DroppedBlock
from summarizer.domain.briefing import SourceArticle
from summarizer.domain.event import Claim, Event, Uncovered
from summarizer.ground.coverage import uncovered
from summarizer.ground.passage import is_english
from summarizer.ground.source import Source
from summarizer.wording import Span

_PROSE = (".", "!", "?", ".”", '."', "”", '"', "’", "…", ":")


def bad_coverage(
    article: SourceArticle, text: str, claims: Sequence[Claim], events: Sequence[Event]
) -> Iterator[str]:
    """What of an article's list does not hold: a passage that is none, or is covered, or is missing.

    The blocks that ingest made are not in a briefing. What the list must hold is looked for in the text's
    lines and in its paragraphs, outside what was left out; a statement is missing only where both find it.
    """
    position = 0
    for block in article.left_out:
        if not position <= block.start < block.end <= len(text):
            yield f"left out {block.start}:{block.end}, which is no stretch of its text"
        position = block.end
    for item in article.uncovered:
        if text[item.start : item.end] != item.exact or not item.exact:
            yield f"in no claim: “{wording.shorten(item.exact, 50)}” is not at {item.start}:{item.end}"
    if any(text[item.start : item.end] != item.exact for item in article.uncovered):
        return
    own = [claim for claim in claims if claim.article_id == article.id]
    local = [_only(event, article.id) for event in events]
    views = [_found(article, text, own, local, by_line=by_line) for by_line in (True, False)]
    for item in article.uncovered:
        if not any(item in view for view in views):
            yield f"in no claim: “{wording.shorten(item.exact, 60)}” is in one, or is no such statement"
    listed = [Span(item.start, item.end) for item in article.uncovered]
    for item in views[0]:
        if item in views[1] and not any(_touch(item, span) for span in listed):
            yield f"states “{wording.shorten(item.exact, 60)}”, which is in no claim and is not listed"


def _only(event: Event, article_id: str) -> Event:
    evidence = tuple(item for item in event.evidence if item.article_id == article_id)
    return event.model_copy(update={"evidence": evidence})


def _found(
    article: SourceArticle, text: str, claims: Sequence[Claim], events: Sequence[Event], *, by_line: bool
) -> tuple[Uncovered, ...]:
    """What the text states and no claim covers, where every line is a block, or every paragraph."""
    view = Source.plain(article.id, text, by_line=by_line)
    blocks = [
        Span(block.start, block.end)
        for block in view.blocks
        if not any(_touch(block, left) for left in article.left_out)
        and text[block.start : block.end].rstrip().endswith(_PROSE)
    ]
    return uncovered(text, blocks, events, claims) if is_english(view.kept_text) else ()


def _touch(one: Block | Uncovered, other: DroppedBlock | Span) -> bool:
    return one.start < other.end and other.start < one.end
