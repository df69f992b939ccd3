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
    """What of an article's list does not hold: a passage that is none, or is covered, or is missing."""
    position = 0
    for block in article.left_out:
        if not position <= block.start < block.end <= len(text):
            yield f"left out {block.start}:{block.end}, which is no stretch of its text"
        position = block.end
    for item in article.uncovered:
        if text[item.start : item.end] != item.exact or not item.exact:
            yield f"in no claim: “{wording.shorten(item.exact, 50)}” is not at {item.start}:{item.end}"
    if all(text[item.start : item.end] == item.exact for item in article.uncovered):
        own = [claim for claim in claims if claim.article_id == article.id]
        yield from _bad_list(article, text, own, [_only(event, article.id) for event in events])


def _bad_list(
    article: SourceArticle, text: str, claims: Sequence[Claim], events: Sequence[Event]
) -> Iterator[str]:
    """What is listed and is no statement in no claim, and what is one and is not listed.

    The blocks that ingest made are not in a briefing. Statements are looked for in the text's lines and in
    its paragraphs, outside what was left out: what is listed must be found in one of them; what is not
    listed is missing only where both find it, in what ends as a sentence does.
    """
    views = [Source.plain(article.id, text, by_line=by_line) for by_line in (True, False)]
    english = is_english(views[0].kept_text)
    pieces = [[span for block in view.blocks for span in _kept(article, block)] for view in views]
    stated = {item for view in pieces if english for item in uncovered(text, view, events, claims)}
    for item in article.uncovered:
        if item not in stated:
            yield f"in no claim: “{wording.shorten(item.exact, 60)}” is in one, or is no such statement"
    if not english:
        return
    whole = [[Span(b.start, b.end) for b in view.blocks if _is_prose(article, text, b)] for view in views]
    by_lines, by_paragraphs = (uncovered(text, view, events, claims) for view in whole)
    listed = [Span(item.start, item.end) for item in article.uncovered]
    for item in by_lines:
        if item in by_paragraphs and not any(_touch(item, span) for span in listed):
            yield f"states “{wording.shorten(item.exact, 60)}”, which is in no claim and is not listed"


def _only(event: Event, article_id: str) -> Event:
    evidence = tuple(item for item in event.evidence if item.article_id == article_id)
    return event.model_copy(update={"evidence": evidence})


def _kept(article: SourceArticle, block: Block) -> Iterator[Span]:
    """A block without the stretches that were left out."""
    position = block.start
    for left in article.left_out:
        if _touch(block, left):
            if position < left.start:
                yield Span(position, left.start)
            position = left.end
    if position < block.end:
        yield Span(position, block.end)


def _is_prose(article: SourceArticle, text: str, block: Block) -> bool:
    """Whether nothing of it was left out and it ends as a sentence does, which a caption need not."""
    whole = not any(_touch(block, left) for left in article.left_out)
    return whole and text[block.start : block.end].rstrip().endswith(_PROSE)


def _touch(one: Block | Uncovered, other: DroppedBlock | Span) -> bool:
    return one.start < other.end and other.start < one.end
