"""One source text as it was read."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from summarizer.domain.base import Value


class BlockRole(StrEnum):
    """What a kept block is in the article."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    EMBED = "embed"
    """A post of somebody else, embedded in the article (a tweet and its signature)."""


class Flag(StrEnum):
    """What makes a kept block doubtful. Flagged text reaches the model, marked."""

    MIXED_SCRIPTS = "mixed_scripts"
    """Letters of two scripts inside one word, or one word broken into pieces of another script."""
    BROKEN_SENTENCE = "broken_sentence"
    """A sentence without a beginning or an end."""
    MOJIBAKE = "mojibake"
    """Signs of text decoded with the wrong encoding."""


class DropReason(StrEnum):
    """Why a block never reaches a prompt."""

    COMMENT_FORM = "comment_form"
    AUTHOR_BIOGRAPHY = "author_biography"
    COUNTER = "counter"
    """Share, vote, view or comment counters and their buttons."""
    TEASER = "teaser"
    """Headlines of other stories, "read also" links."""
    SHORT_CODE = "short_code"
    """Markup of a publishing system that was never rendered."""
    CREDIT = "credit"
    """Source, photo and byline credits that say nothing of the story."""
    NOTICE = "notice"
    """Newsletter, cookie, copyright and navigation notices."""
    DUPLICATE = "duplicate"
    """The same text again, word for word, such as a repeated title."""


class Block(Value):
    """A kept stretch of the article's text. Offsets in code points, end exclusive."""

    start: int = Field(ge=0)
    end: int
    role: BlockRole
    flags: tuple[Flag, ...] = ()

    @property
    def span(self) -> tuple[int, int]:
        """Start and end."""
        return self.start, self.end


class DroppedBlock(Value):
    """A stretch that was left out, and why. Offsets in code points, end exclusive."""

    start: int = Field(ge=0)
    end: int
    reason: DropReason

    @property
    def span(self) -> tuple[int, int]:
        """Start and end."""
        return self.start, self.end


class PublishedBasis(StrEnum):
    """Where the publication date comes from."""

    METADATA = "metadata"
    """The source's own metadata said so (HTML, JSONL, feed)."""
    DATELINE = "dateline"
    """A date line of the article itself."""
    EMBEDDED_POST = "embedded_post"
    """The latest date of a post embedded in the article: the article is not older than it."""


class Published(Value):
    """A publication date. It never stands in for the date of an event."""

    edtf: str
    """EDTF (ISO 8601-2) date, or an open interval such as ``2022-09-13/..`` where only a bound is known."""
    basis: PublishedBasis
    phrase: str | None = None
    """The words that it was read from."""


class Article(Value):
    """One source text: every offset in the product is a code-point offset into ``text``."""

    id: str
    """First 12 hexadecimal digits of the SHA-256 of ``text`` in UTF-8."""
    title: str
    publisher: str | None = None
    published: Published | None = None
    source: str
    """Where it was read from, as the user named it (a path, or ``-``)."""
    sha256: str
    """SHA-256 of the bytes as read."""
    encoding: str
    text: str
    """The original decoded text, unchanged."""
    blocks: tuple[Block, ...]
    dropped: tuple[DroppedBlock, ...] = ()
    warnings: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _blocks_lie_in_text(self) -> Self:
        position = 0
        for start, end in sorted([*(b.span for b in self.blocks), *(b.span for b in self.dropped)]):
            if not position <= start < end <= len(self.text):
                raise ValueError(f"block {start}:{end} overlaps another or leaves the text")
            position = end
        return self

    def kept_at(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` touches no dropped block and at least one kept one."""
        if any(block.start < end and start < block.end for block in self.dropped):
            return False
        return any(block.start < end and start < block.end for block in self.blocks)
