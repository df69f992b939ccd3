"""Web pages to articles: the text a reader sees, and what the markup says about it.

    parse → metadata → take out what is hidden → blocks → the extractor's choice → refine → Article

An article's text is its headline and the blocks that were chosen, each as it is read, with an empty line
between them. What was chosen and is no story stands there too, dropped with a reason; the rest of the page
does not.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.domain.article import (
    Article,
    Bases,
    Block,
    BlockRole,
    DroppedBlock,
    DropReason,
    Kind,
    MetadataBasis,
    Published,
)
from summarizer.errors import ArticleError
from summarizer.ingest.datelines import dateline_of, filed
from summarizer.ingest.dates import date_lines, embedded_date
from summarizer.ingest.declared import Declared
from summarizer.ingest.decode import Decoded, decode
from summarizer.ingest.flags import flags_of, leaves_quote_open, repair_warning
from summarizer.ingest.instructions import addresses_a_machine
from summarizer.ingest.language import language_of
from summarizer.ingest.page.blocks import PageBlock, blocks_of
from summarizer.ingest.page.choose import choose, prose
from summarizer.ingest.page.head import Head, read_head
from summarizer.ingest.page.refine import Verdict, refine, title_index
from summarizer.ingest.page.tree import Element, parse, remove_hidden
from summarizer.ingest.passages import Passage, folded

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w-]{1,40})", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a page declares its encoding."""
_HINT = "save the article's own page, or give its text as plain text"
_FEW_WORDS = 40
_SHORT_TITLE = 80
_DISGUISED = 8
"""Words in the colour of their ground, or of no size, of which a user is warned."""
_STRUCTURED = 400
"""Code points of an article in structured data; less is a summary."""
_WITNESS = 0.7
"""Share of the structured text that must be chosen, or else it says what to add."""


class _Piece(NamedTuple):
    """A stretch of the text to be: kept, or dropped for a reason."""

    text: str
    role: BlockRole
    reason: DropReason | None = None


def read_html(
    data: bytes,
    *,
    source: str,
    charset: str | None = None,
    url: str | None = None,
    declared: Declared | None = None,
    kind: Kind = Kind.HTML,
    fragment: bool = False,
    keep_all: bool = False,
    today: dt.date | None = None,
) -> Article:
    """Read one page.

    Args:
        data: The bytes as read; their hash is the article's ``sha256``.
        source: Where they were read from, as the user named it.
        charset: The encoding that a header or a container declared; it may be wrong.
        url: The address that the page came from.
        declared: What the container says of the article; the page's own word goes before it.
        kind: What it was read from.
        fragment: The markup is the article's own content, with nothing around it.
        keep_all: Keep everything that a reader of the page sees.
        today: A page that says it was published later is not believed; by default tomorrow.

    Raises:
        ArticleError: there is no article in it. One line, with a hint.
    """
    meta = None if charset else _CHARSET.search(data[:_HEAD])
    decoded = decode(data, source, charset or (meta[1].decode("ascii") if meta else None))
    tree = parse(decoded.text)
    if tree is None:
        raise ArticleError(f"{source}: no article found in the page", hint=_HINT)
    # lxml makes an element's Python object anew whenever nobody holds it: held, a tenth of the time is saved.
    held = list(tree.iter())
    head = read_head(tree, url, today or dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1))
    hidden = remove_hidden(tree)
    pieces = _pieces(tree, head, url, fragment=fragment, keep_all=keep_all)
    del held
    if not any(piece.reason is None and piece.role is not BlockRole.TITLE for piece in pieces):
        raise ArticleError(f"{source}: no article found in the page", hint=_HINT)
    warnings = [*decoded.warnings, *head.warnings]
    if hidden.disguised >= _DISGUISED:
        warnings.append(f"{hidden.disguised} words are on the page that no reader can see: left out")
    return _article(pieces, head, declared or Declared(MetadataBasis.PAGE), decoded, warnings,
                    source=source, sha256=hashlib.sha256(data).hexdigest(), kind=kind)  # fmt: skip


def _pieces(tree: Element, head: Head, url: str | None, *, fragment: bool, keep_all: bool) -> list[_Piece]:
    """The article's pieces in order, the headline first."""
    blocks = blocks_of(tree)
    title = title_index(blocks, head.titles)
    if keep_all:
        return _joined(blocks, _without_orders(blocks, [True] * len(blocks)), title, None)
    if fragment:
        chosen: list[bool] = [True] * len(blocks)
    else:
        blocks, chosen = _chosen(tree, blocks, head, url)
        title = title_index(blocks, head.titles)
    verdicts = refine(blocks, chosen, title, whole=fragment)
    if not any(verdict is True for verdict in verdicts):
        verdicts = list(chosen)
    verdicts = _without_orders(blocks, verdicts)
    printed = None if fragment and title is None else head.title
    return _joined(blocks, verdicts, title, printed)


def _without_orders(blocks: Sequence[PageBlock], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, but that orders to a machine are never kept."""
    return [
        DropReason.INSTRUCTION if verdict is True and addresses_a_machine(block.text) else verdict
        for block, verdict in zip(blocks, verdicts, strict=True)
    ]


def _chosen(
    tree: Element, blocks: list[PageBlock], head: Head, url: str | None
) -> tuple[list[PageBlock], list[bool]]:
    """The page's blocks and which of them are the article."""
    chosen, lines = choose(tree, blocks, url)
    if chosen is None and lines:
        blocks = [_plain_block(line, number) for number, line in enumerate(lines)]
        chosen = [True] * len(blocks)
    elif chosen is None:
        chosen = prose(blocks)
    if head.body is not None and len(head.body) >= _STRUCTURED:
        blocks, chosen = _with_witness(blocks, chosen, head.body)
    return blocks, chosen


def _with_witness(
    blocks: list[PageBlock], chosen: list[bool], body: str
) -> tuple[list[PageBlock], list[bool]]:
    """Let the text in structured data say what was overlooked, or stand in for a page without any."""
    key = "".join(body.split())
    inside = [len(block.key) > 20 and block.key in key for block in blocks]  # noqa: PLR2004 - a sentence
    shown = sum(len(block.key) for block, there in zip(blocks, inside, strict=True) if there)
    taken = sum(
        len(block.key) for block, there, kept in zip(blocks, inside, chosen, strict=True) if there and kept
    )
    if taken >= _WITNESS * len(key):
        return blocks, chosen
    if shown >= _WITNESS * len(key):
        return blocks, [kept or there for kept, there in zip(chosen, inside, strict=True)]
    written = sum(len(block.key) for block, kept in zip(blocks, chosen, strict=True) if kept)
    if written * 2 < len(key):
        paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n|\n", body)]
        blocks = [_plain_block(text, number) for number, text in enumerate(filter(None, paragraphs))]
        return blocks, [True] * len(blocks)
    return blocks, chosen


def _plain_block(text: str, number: int) -> PageBlock:
    return PageBlock(
        text=text,
        tag="p",
        places=frozenset(),
        near=frozenset(),
        linked=0,
        path=(1, number + 2),
        names=("body.", "p."),
        key="".join(text.split()),
    )


def _joined(
    blocks: Sequence[PageBlock], verdicts: Sequence[Verdict], title: int | None, printed: str | None
) -> list[_Piece]:
    """The pieces to be written down: the headline, and each block that is kept or dropped for a reason."""
    pieces: list[_Piece] = []
    if title is not None:
        pieces.append(_Piece(blocks[title].text, BlockRole.TITLE))
    elif printed:
        pieces.append(_Piece(printed, BlockRole.TITLE))
    embed = 0
    for index, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True)):
        if verdict is False or index == title:
            continue
        reason = None if verdict is True else verdict
        if block.embed and block.embed == embed and pieces[-1].reason == reason:
            pieces[-1] = _Piece(f"{pieces[-1].text}\n{block.text}", BlockRole.EMBED, reason)
        else:
            pieces.append(_Piece(block.text, _role(block), reason))
        embed = block.embed
    return pieces


def _role(block: PageBlock) -> BlockRole:
    if block.embed:
        return BlockRole.EMBED
    if block.heading:
        return BlockRole.HEADING
    return BlockRole.QUOTE if block.quoted else BlockRole.PARAGRAPH


def _article(
    pieces: Sequence[_Piece],
    head: Head,
    declared: Declared,
    decoded: Decoded,
    warnings: list[str],
    *,
    source: str,
    sha256: str,
    kind: Kind,
) -> Article:
    text, blocks, dropped = _written(pieces)
    kept = [piece for piece in pieces if piece.reason is None]
    words = sum(len(piece.text.split()) for piece in kept if piece.role is not BlockRole.TITLE)
    if words < _FEW_WORDS:
        warnings.append(f"only {words} words were kept")
    warnings += repair_warning(piece.text for piece in kept)
    opening = dateline_of(text, [block.span for block in blocks if block.role is BlockRole.PARAGRAPH])
    fields, bases = _metadata(head, declared, kept)
    return Article(
        id=hashlib.sha256(text.encode()).hexdigest()[:12],
        **fields,
        published=head.published or declared.published or _printed_date(pieces, filed(opening, text)),
        dateline=opening,
        bases=Bases(**bases),
        kind=kind,
        source=source,
        sha256=sha256,
        encoding=decoded.encoding,
        text=text,
        blocks=blocks,
        dropped=dropped,
        warnings=tuple(warnings),
    )


def _written(pieces: Sequence[_Piece]) -> tuple[str, tuple[Block, ...], tuple[DroppedBlock, ...]]:
    """The pieces as one text, and where each stands in it."""
    blocks: list[Block] = []
    dropped: list[DroppedBlock] = []
    position = 0
    open_quote = False
    curly = any("“" in piece.text for piece in pieces if piece.reason is None)
    for piece in pieces:
        end = position + len(piece.text)
        if piece.reason is not None:
            dropped.append(DroppedBlock(start=position, end=end, reason=piece.reason))
        else:
            running = piece.role is BlockRole.PARAGRAPH
            flags = flags_of(
                piece.text,
                " ".join(piece.text.split()),
                carried_quote=open_quote or not curly,
                paragraph=running,
            )
            if running:
                open_quote = leaves_quote_open(piece.text, carried=open_quote)
            blocks.append(Block(start=position, end=end, role=piece.role, flags=flags))
        position = end + 2
    return "\n\n".join(piece.text for piece in pieces), tuple(blocks), tuple(dropped)


def _metadata(
    head: Head, declared: Declared, kept: Sequence[_Piece]
) -> tuple[dict[str, str | None], dict[str, MetadataBasis | None]]:
    """Each field with its basis: what the page says, what its container says, what is printed."""
    fields: dict[str, str | None] = {}
    bases: dict[str, MetadataBasis | None] = {}
    for name in ("title", "publisher", "author", "language", "url"):
        own, other = getattr(head, name), getattr(declared, name)
        # A name that was only told from the address is weaker than what the container says.
        weak = head.bases.get(name) is MetadataBasis.URL and other is not None
        if own is not None and not weak:
            fields[name], bases[name] = own, head.bases.get(name)
        elif other is not None:
            fields[name], bases[name] = other, declared.basis
        else:
            fields[name] = None
    if fields["language"] is None:
        found = language_of("\n".join(piece.text for piece in kept))
        fields["language"], bases["language"] = found, MetadataBasis.DETECTED if found else None
    if kept[0].role is BlockRole.TITLE:
        fields["title"] = " ".join(kept[0].text.split())
        bases["title"] = bases.get("title") or MetadataBasis.TEXT
    elif fields["title"] is None:
        fields["title"] = _cut(" ".join(kept[0].text.split()))
        bases["title"] = MetadataBasis.TEXT
    return fields, bases


def _cut(text: str) -> str:
    if len(text) <= _SHORT_TITLE:
        return text
    return text[: _SHORT_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–—") + "…"


def _printed_date(pieces: Sequence[_Piece], opening: Published | None) -> Published | None:
    """A date line of the page, its dateline, or what the posts embedded in it tell."""
    passages = [Passage(n, n + 1, folded(piece.text)) for n, piece in enumerate(pieces)]
    bodies = [n for n, passage in enumerate(passages) if passage.body and pieces[n].reason is None]
    printed = date_lines(passages, bodies[0] if bodies else len(passages)).published
    posts = [folded(piece.text) for piece in pieces if piece.role is BlockRole.EMBED]
    return printed or opening or embedded_date(posts)
