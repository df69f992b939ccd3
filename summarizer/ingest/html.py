"""Web pages to articles: the text a reader sees, and what the markup says about it."""

from __future__ import annotations

import dataclasses
import hashlib
import re

from summarizer.domain.article import Article, Kind, MetadataBasis, Published, PublishedBasis
from summarizer.errors import ArticleError
from summarizer.ingest.declared import Declared
from summarizer.ingest.decode import decode
from summarizer.ingest.text import article_of

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w-]{1,40})", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a page declares its encoding."""
_HINT = "save the article's own page, or give its text as plain text"


def read_html(
    data: bytes,
    *,
    source: str,
    charset: str | None = None,
    url: str | None = None,
    declared: Declared | None = None,
    kind: Kind = Kind.HTML,
    fragment: bool = False,
) -> Article:
    """Read one page.

    Args:
        data: The bytes as read; their hash is the article's ``sha256``.
        source: Where they were read from, as the user named it.
        charset: The encoding that a header or a container declared; it may be wrong.
        url: The address that the page came from.
        declared: What the container says of the article.
        kind: What it was read from.
        fragment: The markup is the article's own content, with nothing around it.

    Raises:
        ArticleError: there is no article in it. One line, with a hint.
    """
    import trafilatura  # noqa: PLC0415 - only pages need it

    meta = None if charset else _CHARSET.search(data[:_HEAD])
    decoded = decode(data, source, charset or (meta[1].decode("ascii") if meta else None))
    markup = f"<html><body><article>{decoded.text}</article></body></html>" if fragment else decoded.text
    try:
        page = trafilatura.bare_extraction(
            markup, url=url, include_comments=False, with_metadata=True, favor_recall=fragment
        )
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ArticleError(f"{source}: HTML that cannot be read", hint=_HINT) from error
    if page is None or isinstance(page, dict) or not (page.text or "").strip():
        raise ArticleError(f"{source}: no article found in the page", hint=_HINT)
    said = declared or Declared(MetadataBasis.PAGE)
    merged = Declared(
        basis=said.basis,
        title=said.title or page.title,
        publisher=said.publisher or page.sitename,
        author=said.author or page.author,
        published=said.published or _published(page.date),
        language=said.language or page.language,
        url=said.url or url or page.url,
    )
    article = article_of(
        re.sub(r"\n+", "\n\n", (page.text or "").strip()),
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        kind=kind,
        declared=merged,
        warnings=decoded.warnings,
    )
    page_bases = dataclasses.replace(merged, basis=MetadataBasis.PAGE).bases.model_dump(exclude_none=True)
    own = said.bases.model_dump(exclude_none=True)
    return article.model_copy(update={"bases": article.bases.model_copy(update=page_bases | own)})


def _published(date: str | None) -> Published | None:
    return None if date is None else Published(edtf=date, basis=PublishedBasis.METADATA, phrase=date)
