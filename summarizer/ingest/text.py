"""Plain text to an article: decoded, cut into blocks, cleaned, flagged. The text itself is never changed."""

from __future__ import annotations

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
)
from summarizer.errors import ArticleError
from summarizer.ingest.boilerplate import drop_reasons
from summarizer.ingest.datelines import dateline_of, filed
from summarizer.ingest.dates import date_lines, embedded_date
from summarizer.ingest.declared import Declared
from summarizer.ingest.decode import decode
from summarizer.ingest.embeds import find_embeds
from summarizer.ingest.flags import flags_of, leaves_quote_open, repair_warning
from summarizer.ingest.language import language_of
from summarizer.ingest.passages import Passage, ends_sentence, split

_TITLE_LENGTH = 200
_TITLE_WORDS = 32
_HEADING_WORDS = 16
_SHORT_TITLE = 80
_FEW_WORDS = 40
_MARKDOWN = re.compile(r"#{1,6} +")
_PUBLISHER = re.compile(
    r"(?:publisher ?: ?|published by:? |(?:copyright ©|© copyright|copyright|©|\(c\)) ?(?:\(c\) )?"
    r"\d{4}(?: ?[-–] ?\d{4})? (?:by )?)"
    r"(?P<name>[A-Z][^.,|©]{1,60}?)(?:[.,|] ?.{0,120})?",
    re.IGNORECASE,
)
_NOT_PUBLISHER = frozenset(
    {
        "the associated press",
        "associated press",
        "ap",
        "reuters",
        "thomson reuters",
        "afp",
        "agence france-presse",
        "dpa",
        "upi",
        "all rights reserved",
        "the author",
        "web",
        "agencies",
        "admin",
        "anonymous",
        "staff",
    }
)


class _Kept(NamedTuple):
    """A passage that stays, or several that are one embedded post."""

    start: int
    end: int
    text: str
    words: int
    embed: bool
    body: bool


def read_text(
    data: bytes,
    source: str,
    declared: Declared | None = None,
    *,
    charset: str | None = None,
    kind: Kind = Kind.TEXT,
) -> Article:
    """Read one plain-text article.

    Args:
        data: The bytes as read; their hash is the article's ``sha256``.
        source: Where they were read from, as the user named it.
        declared: What the container says of it.
        charset: The encoding that a header or a container declared.
        kind: What it was read from.

    Raises:
        ArticleError: empty, binary, undecodable, or nothing left after cleaning. One line, with a hint.
    """
    decoded = decode(data, source, charset)
    return article_of(
        decoded.text,
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        kind=kind,
        declared=declared,
        warnings=decoded.warnings,
    )


def article_of(
    text: str,
    *,
    source: str,
    sha256: str,
    encoding: str,
    kind: Kind,
    declared: Declared | None = None,
    warnings: Sequence[str] = (),
) -> Article:
    """Make an article of decoded text: cut into blocks, cleaned, flagged, the text itself unchanged.

    What the container declares goes before what is read off the text.

    Args:
        text: As a reader sees it.
        source: Where it was read from.
        sha256: Of the bytes that it was read from.
        encoding: Of those bytes.
        kind: What it was read from.
        declared: What the container says of it.
        warnings: What was doubtful so far.

    Raises:
        ArticleError: nothing is left after cleaning. One line, with a hint.
    """
    passages = split(text)
    embeds = find_embeds(passages)
    inside = [index for first, last in embeds for index in range(first, last + 1)]
    reasons = drop_reasons(passages, inside)
    bodies = [i for i, p in enumerate(passages) if p.body and reasons[i] is None and i not in set(inside)]
    dates = date_lines(passages, bodies[0] if bodies else len(passages))
    for index in dates.passages:
        reasons[index] = reasons[index] or DropReason.NOTICE
    kept = _kept(text, passages, embeds, reasons)
    if not kept:
        raise ArticleError(
            f"{source}: nothing is left after cleaning",
            hint="the text holds only forms, counters, notices or links",
        )
    roles = _roles(kept)
    words = sum(passage.words for passage in kept)
    few = (f"only {words} words were kept",) if words < _FEW_WORDS else ()
    said = declared or Declared(MetadataBasis.TEXT)
    opening = dateline_of(text, [(p.start, p.end) for p in kept if not p.embed])
    language = said.language or language_of("\n".join(p.text for p in kept))
    printed = None if said.publisher else _publisher(passages, reasons)
    return Article(
        id=hashlib.sha256(text.encode()).hexdigest()[:12],
        title=said.title or _title(text, kept, roles),
        publisher=said.publisher or printed,
        author=said.author,
        published=said.published
        or dates.published
        or filed(opening, text)
        or embedded_date([p.text for p in kept if p.embed]),
        dateline=opening,
        language=language,
        url=said.url,
        bases=_bases(said, printed, language),
        kind=kind,
        source=source,
        sha256=sha256,
        encoding=encoding,
        text=text,
        blocks=_blocks(text, kept, roles),
        dropped=tuple(
            DroppedBlock(start=passage.start, end=passage.end, reason=reason)
            for passage, reason in zip(passages, reasons, strict=True)
            if reason is not None
        ),
        warnings=(*warnings, *few, *repair_warning(text[p.start : p.end] for p in kept)),
    )


def _bases(said: Declared, printed: str | None, language: str | None) -> Bases:
    read = {"title": MetadataBasis.TEXT} if said.title is None else {}
    if said.language is None and language is not None:
        read["language"] = MetadataBasis.DETECTED
    if printed is not None:
        read["publisher"] = MetadataBasis.TEXT
    return said.bases.model_copy(update=read)


def _kept(
    text: str,
    passages: Sequence[Passage],
    embeds: Sequence[tuple[int, int]],
    reasons: Sequence[DropReason | None],
) -> list[_Kept]:
    """The passages that stay, in order; the parts of an embedded post joined."""
    last_of = {first: last for first, last in embeds if not any(reasons[first : last + 1])}
    posts = {index for first, last in last_of.items() for index in range(first, last + 1)}
    kept: list[_Kept] = []
    for index, passage in enumerate(passages):
        if index in last_of:
            last = passages[last_of[index]]
            joined = " ".join(text[passage.start : last.end].split())
            kept.append(_Kept(passage.start, last.end, joined, joined.count(" ") + 1, embed=True, body=False))
        elif index not in posts and reasons[index] is None:
            kept.append(
                _Kept(passage.start, passage.end, passage.text, passage.words, embed=False, body=passage.body)
            )
    return kept


def _roles(kept: Sequence[_Kept]) -> list[BlockRole]:
    roles: list[BlockRole] = []
    for index, passage in enumerate(kept):
        following = kept[index + 1] if index + 1 < len(kept) else None
        if passage.embed:
            role = BlockRole.EMBED
        elif index == 0 and _is_title(passage, kept[1:4]):
            role = BlockRole.TITLE
        elif _is_heading(passage, following):
            role = BlockRole.HEADING
        else:
            role = BlockRole.PARAGRAPH
        roles.append(role)
    return roles


def _is_title(passage: _Kept, following: Sequence[_Kept]) -> bool:
    """Whether the first line is short, does not end as a sentence, and stands over something longer."""
    short = len(passage.text) <= _TITLE_LENGTH and passage.words <= _TITLE_WORDS
    return short and _unended(passage.text) and any(p.words > passage.words or p.body for p in following)


def _is_heading(passage: _Kept, following: _Kept | None) -> bool:
    if following is None or passage.words > _HEADING_WORDS or len(passage.text) > _TITLE_LENGTH:
        return False
    if _MARKDOWN.match(passage.text):
        return True
    starts = passage.text[0].isupper() or passage.text[0].isdigit() or passage.text[0] in "\"'("
    cased = passage.text[0].isalpha() and not passage.text[0].islower()
    longer = following.embed or (following.body and following.words > passage.words)
    return (starts or cased) and _unended(passage.text) and longer


def _unended(text: str) -> bool:
    """No full stop, colon or comma at the end; a question or an exclamation may be a headline."""
    stripped = text.rstrip("\"'”’)] ")
    if stripped.endswith(("?", "!")):
        return True
    return not ends_sentence(stripped) and not stripped.endswith((":", ";", ","))


def _title(text: str, kept: Sequence[_Kept], roles: Sequence[BlockRole]) -> str:
    """The printed title, or the first sentence cut to a handy length."""
    first = kept[0]
    whole = " ".join(text[first.start : first.end][:2000].split())
    if roles[0] is BlockRole.TITLE:
        return _MARKDOWN.sub("", whole, count=1)
    sentence = re.split(r"(?<=[^\W\d_]{3}[.!?])[\"”’)]* (?=[A-Z\"“‘(])", whole, maxsplit=1)[0]
    if len(sentence) <= _SHORT_TITLE:
        return sentence
    cut = sentence[: _SHORT_TITLE - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:-–—") + "…"


def _publisher(passages: Sequence[Passage], reasons: Sequence[DropReason | None]) -> str | None:
    """The name in a line that says who published the text."""
    for passage, reason in zip(passages, reasons, strict=True):
        if reason not in {DropReason.NOTICE, DropReason.CREDIT}:
            continue
        match = _PUBLISHER.fullmatch(passage.text[:300])
        if match is not None and match["name"].strip().lower() not in _NOT_PUBLISHER:
            return match["name"].strip()
    return None


def _blocks(text: str, kept: Sequence[_Kept], roles: Sequence[BlockRole]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    open_quote = False
    curly = any("“" in text[p.start : p.end] for p in kept)
    for passage, role in zip(kept, roles, strict=True):
        raw = text[passage.start : passage.end]
        flags = flags_of(
            raw,
            " ".join(raw.split()),
            carried_quote=open_quote or not curly,
            paragraph=role is BlockRole.PARAGRAPH,
        )
        if role is BlockRole.PARAGRAPH:
            open_quote = leaves_quote_open(raw, carried=open_quote)
        blocks.append(Block(start=passage.start, end=passage.end, role=role, flags=flags))
    return tuple(blocks)
