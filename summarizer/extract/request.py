"""From an article to the requests that are sent for it."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer import prompts
from summarizer.domain.article import Article, Block, BlockRole
from summarizer.extract.answer import ExtractionAnswer
from summarizer.llm.base import Message, Request
from summarizer.wording.repair import repair

PROMPT = "extract/v1"
CHUNK = 24_000
"""Longest stretch of an article in one request, in code points: about 6,000 tokens, so that question
and answer together fit the 16,000-token window of small local models."""

EXPANSION = 4.3
"""Length of an answer in proportion to the text sent, for estimates: 4.0 to 4.5 in the recorded answers to
``seeds/``, which are thorough."""

_OPEN, _CLOSE = "⟦", "⟧"


def requests(article: Article) -> tuple[Request[ExtractionAnswer], ...]:
    """The requests for one article: one, unless the article is very long.

    Only kept blocks are sent. The tags around them carry the article's id, which is a hash of its text:
    no text can close its own tags.
    """
    template = prompts.load(PROMPT)
    return tuple(
        Request(
            stage="extract",
            messages=(
                Message("system", template.system),
                Message("user", template.render(article_id=article.id, article=chunk)),
            ),
            answer=ExtractionAnswer,
            label=article.id,
        )
        for chunk in chunks(article)
    )


def chunks(article: Article) -> tuple[str, ...]:
    """The article as the model sees it, in stretches of at most ``CHUNK`` code points where blocks allow."""
    parts: list[list[str]] = [[]]
    size = 0
    for text in _passages(article):
        if size and size + len(text) > CHUNK:
            parts.append([])
            size = 0
        parts[-1].append(text)
        size += len(text) + 2
    return tuple("\n\n".join(part) for part in parts)


def _passages(article: Article) -> Iterator[str]:
    for block in article.blocks:
        text = unmarked(repair(article.text[block.start : block.end]).text)
        for start in range(0, len(text), CHUNK):
            yield _mark(block) + text[start : start + CHUNK]


def unmarked(text: str) -> str:
    """The text without signs that could pass for the program's own marks."""
    return text.replace(_OPEN, "[").replace(_CLOSE, "]")


def _mark(block: Block) -> str:
    marks = {
        BlockRole.TITLE: ["title"],
        BlockRole.QUOTE: ["block quotation"],
        BlockRole.EMBED: ["embedded post"],
    }.get(block.role, [])
    if block.flags:
        marks = [*marks, "garbled"]
    return "".join(f"{_OPEN}{mark}{_CLOSE} " for mark in marks)
