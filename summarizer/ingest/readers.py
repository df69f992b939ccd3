"""Which reader reads what, and the one place where a reader is called."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import NamedTuple

from summarizer.domain.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest.dropped import keep_all
from summarizer.ingest.given import DAMAGE, DEEPEST, Given, Note, Outcome, damaged, printable
from summarizer.ingest.sniff import Format, sniff

for _name in ("courlan", "feedparser", "htmldate", "justext", "pypdf", "trafilatura", "warcio"):
    # What they say of damaged sources is said here; unasked, Python would print it, source and all.
    logging.getLogger(_name).addHandler(logging.NullHandler())

Reader = Callable[[Given], Iterator[Outcome]]


class Target(NamedTuple):
    """Where a reader is, imported when it is first needed."""

    module: str
    function: str
    package: str | None = None
    """An optional package that it needs."""
    extra: str | None = None
    """The extra that brings the package."""

    def load(self, name: str) -> Reader:
        """The reader.

        Args:
            name: Of the source that needs it, for the message.

        Raises:
            ArticleError: its package is not installed; the hint says how to get it.
        """
        if self.package is not None and find_spec(self.package) is None:
            raise ArticleError(
                f"{name}: needs the package {self.package}, which is not installed",
                hint=f"pip install 'summarizer[{self.extra}]'",
            )
        reader: Reader = getattr(import_module(f"summarizer.ingest.{self.module}"), self.function)
        return reader


READERS = MappingProxyType(
    {
        Format.TEXT: Target("plain", "read_plain"),
        Format.MARKDOWN: Target("plain", "read_markdown"),
        Format.HTML: Target("plain", "read_page"),
        Format.PDF: Target("pdf", "read_pdf", "pypdf", "pdf"),
        Format.FEED: Target("feeds", "read_feed"),
        Format.WARC: Target("warc", "read_warc", "warcio", "warc"),
        Format.GZIP: Target("archives", "read_gzip"),
        Format.ZIP: Target("archives", "read_zip"),
        Format.MHTML: Target("mhtml", "read_mhtml"),
        Format.EMAIL: Target("mail", "read_mail"),
        Format.MBOX: Target("mail", "read_mailbox"),
        Format.JSON: Target("records", "read_json"),
        Format.JSON_LINES: Target("records", "read_json_lines"),
        Format.TABLE: Target("tables", "read_table"),
    }
)

_HINT = "save it as text, HTML, PDF, Word, e-mail, JSON Lines or CSV"


def read(given: Given) -> Iterator[Outcome]:
    """Read whatever the bytes hold: one article, many, or the reason why not. Never raises ``ArticleError``.

    Args:
        given: The bytes, and what is known of them.
    """
    try:
        for outcome in _reader(given)(given):
            if not isinstance(outcome, Article):
                yield _shown(outcome)
            else:
                yield keep_all(outcome) if given.options.keep_all else outcome
    except ArticleError as error:
        yield _shown(error)
    except DAMAGE as error:
        yield _shown(damaged(given.name, error))


def _shown(outcome: ArticleError | Note) -> ArticleError | Note:
    """A message that may hold words of the source, safe to print."""
    if isinstance(outcome, Note):
        return Note(printable(outcome.text))
    hint = None if outcome.hint is None else printable(outcome.hint)
    return ArticleError(printable(outcome.message), hint=hint)


def _reader(given: Given) -> Reader:
    if given.depth > DEEPEST:
        raise ArticleError(
            f"{given.name}: lies in more than {DEEPEST} containers", hint="unpack it and name the files"
        )
    found = sniff(given.head(), given.suffix, table=given.options.columns is not None)
    if not isinstance(found, Format):
        raise ArticleError(f"{given.name}: {found}, which is not read", hint=_HINT)
    return READERS[found].load(given.name)
