"""Pages saved as one file (RFC 2557): the page in it, with the address that it was saved from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from email.message import EmailMessage

from summarizer.domain.article import Kind, MetadataBasis
from summarizer.errors import ArticleError
from summarizer.ingest.declared import Declared
from summarizer.ingest.given import Given, Outcome, web_address
from summarizer.ingest.html import read_html
from summarizer.ingest.mail import body_of, charset_of, header, is_broken, parsed

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read_mhtml(given: Given) -> Iterator[Outcome]:
    """The page; its images, styles and frames are not looked at."""
    data = given.data()
    message = parsed(data)
    page = _root(message)
    if page is None or not body_of(page).strip():
        raise ArticleError(f"{given.name}: no page in it", hint="save the page again, or as HTML")
    address = header(message, "Snapshot-Content-Location") or header(page, "Content-Location")
    url = web_address(address) or given.url
    article = read_html(
        body_of(page),
        source=given.name,
        charset=charset_of(page),
        url=url,
        declared=given.declared or Declared(MetadataBasis.ARCHIVE),
        kind=Kind.MHTML,
        keep_all=given.options.keep_all,
    )
    warnings = article.warnings
    if is_broken(message.walk()):
        warnings = (*warnings, "the file breaks off")
    yield article.model_copy(update={"sha256": hashlib.sha256(data).hexdigest(), "warnings": warnings})


def _root(message: EmailMessage) -> EmailMessage | None:
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = str(message.get_param("start") or "").strip("<> ")
    named = (part for part in pages if start and (header(part, "Content-ID") or "").strip("<> ") == start)
    first = next(named, pages[0] if pages else None)
    return first if isinstance(first, EmailMessage) else None
