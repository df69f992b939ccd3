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
    QUOTE = "quote"
    """A paragraph that the page sets apart as a quotation."""
    EMBED = "embed"
    """A post of somebody else, embedded in the article (a tweet and its signature)."""


class Flag(StrEnum):
    """What makes a kept block doubtful. Flagged text reaches the model, marked."""

    MIXED_SCRIPTS = "mixed_scripts"
    """Letters of two scripts inside one word, or one word broken into pieces of another script."""
    BROKEN_SENTENCE = "broken_sentence"
    """A sentence without a beginning or an end."""
    MOJIBAKE = "mojibake"
    """Signs of text decoded with the wrong encoding, which cannot be repaired with certainty."""


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
    CAPTION = "caption"
    """Words under a picture: they tell what the picture shows, and often when another one was taken."""
    NOTICE = "notice"
    """Newsletter, cookie, copyright and navigation notices."""
    INSTRUCTION = "instruction"
    """Orders to a machine that reads the text: they report nothing, and are no evidence."""
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


class Kind(StrEnum):
    """What an article was read from."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    MHTML = "mhtml"
    EMAIL = "email"
    PDF = "pdf"
    DOCX = "docx"
    RECORD = "record"
    """A line of JSON or a row of a table."""
    FEED = "feed"
    """An item of a feed, with its whole text."""


class MetadataBasis(StrEnum):
    """Where a title, a name, a language or an address comes from."""

    TEXT = "text"
    """Printed in the article itself."""
    PAGE = "page"
    """The page's markup."""
    JSON_LD = "json_ld"
    """Structured data inside the page."""
    URL = "url"
    FEED = "feed"
    EMAIL = "email"
    RECORD = "record"
    """A field of a JSON object or a column of a table."""
    DOCUMENT = "document"
    """The properties of a PDF or Word document."""
    ARCHIVE = "archive"
    """The record of a web archive."""
    DETECTED = "detected"
    """Told by code from the text as a whole."""


class Bases(Value):
    """Where each piece of metadata comes from; null where there is none, or nobody kept account."""

    title: MetadataBasis | None = None
    publisher: MetadataBasis | None = None
    author: MetadataBasis | None = None
    language: MetadataBasis | None = None
    url: MetadataBasis | None = None


class PublishedBasis(StrEnum):
    """Where the publication date comes from."""

    METADATA = "metadata"
    """The page's markup said so."""
    JSON_LD = "json_ld"
    """Structured data inside the page."""
    URL = "url"
    FEED = "feed"
    EMAIL = "email"
    """The date in an e-mail's head."""
    RECORD = "record"
    """A field of a JSON object or a column of a table."""
    DOCUMENT = "document"
    """The creation date of a PDF or Word document: it may be older or younger than its text."""
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


class Dateline(Value):
    """What a report opens with: where and when it was filed, and by whom.

    Offsets in code points, end exclusive.
    """

    start: int = Field(ge=0)
    end: int
    place: str | None = None
    """As printed."""
    edtf: str | None = None
    """The day on which it was filed, never an event's; ``XXXX-09-13`` where no year is printed."""
    agency: str | None = None
    """The agency, station or newspaper in brackets, as printed."""


class Copy(Value):
    """An earlier article of the run whose text this one repeats with small changes."""

    article_id: str
    source: str
    """Where that article was read from."""
    share: float = Field(ge=0, le=1)
    """About how much of the shorter text stands in the other, too."""


class Article(Value):
    """One source text: every offset in the product is a code-point offset into ``text``."""

    id: str
    """First 12 hexadecimal digits of the SHA-256 of ``text`` in UTF-8."""
    title: str
    publisher: str | None = None
    author: str | None = None
    published: Published | None = None
    dateline: Dateline | None = None
    language: str | None = None
    """A BCP 47 tag, such as ``en`` or ``pt-BR``."""
    url: str | None = None
    """The address that it was published under."""
    bases: Bases = Bases()
    kind: Kind = Kind.TEXT
    source: str
    """Where it was read from, as the user named it (a path, an address, or ``-``), and which part of that."""
    sha256: str
    """SHA-256 of the bytes as read."""
    encoding: str
    text: str
    """The text as a reader sees it. Of plain text, every character as it was decoded."""
    blocks: tuple[Block, ...]
    dropped: tuple[DroppedBlock, ...] = ()
    copy_of: Copy | None = None
    """Null where it is the first with its text."""
    warnings: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _blocks_lie_in_text(self) -> Self:
        position = 0
        for start, end in sorted([*(b.span for b in self.blocks), *(b.span for b in self.dropped)]):
            if not position <= start < end <= len(self.text):
                raise ValueError(f"block {start}:{end} overlaps another or leaves the text")
            position = end
        return self

    @property
    def body(self) -> str:
        """The readable text: every kept block but the headline, with an empty line between them."""
        kept = (block for block in self.blocks if block.role is not BlockRole.TITLE)
        return "\n\n".join(self.text[block.start : block.end] for block in kept)

    def kept_at(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` touches no dropped block and at least one kept one."""
        if any(block.start < end and start < block.end for block in self.dropped):
            return False
        return any(block.start < end and start < block.end for block in self.blocks)
