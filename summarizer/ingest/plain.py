"""The readers of files that hold one article."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.domain.article import Kind
from summarizer.ingest.given import Given, Outcome
from summarizer.ingest.text import read_text


def read_plain(given: Given) -> Iterator[Outcome]:
    """Plain text."""
    yield read_text(given.data(), given.name, given.declared, charset=given.charset)


def read_markdown(given: Given) -> Iterator[Outcome]:
    """Markdown, as it stands."""
    yield read_text(given.data(), given.name, given.declared, charset=given.charset, kind=Kind.MARKDOWN)


def read_page(given: Given) -> Iterator[Outcome]:
    """A web page."""
    from summarizer.ingest.html import read_html  # noqa: PLC0415 - plain text needs no parser

    yield read_html(
        given.data(),
        source=given.name,
        charset=given.charset,
        url=given.url,
        declared=given.declared,
        keep_all=given.options.keep_all,
    )
