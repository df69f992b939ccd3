"""Sources in, articles out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.ingest.columns import Columns
from summarizer.ingest.copies import mark_copies, with_repeats
from summarizer.ingest.dropped import dropped_text, keep_all
from summarizer.ingest.given import Given, Note, Options, Outcome
from summarizer.ingest.loading import load
from summarizer.ingest.readers import read
from summarizer.ingest.reading import Reading
from summarizer.ingest.shelf import Kept, Shelf
from summarizer.ingest.sources import Found, Source, Unique, find, unique
from summarizer.ingest.text import read_text

if TYPE_CHECKING:
    from summarizer.ingest.html import read_html

__all__ = [
    "Columns",
    "Found",
    "Given",
    "Kept",
    "Note",
    "Options",
    "Outcome",
    "Reading",
    "Shelf",
    "Source",
    "Unique",
    "dropped_text",
    "find",
    "keep_all",
    "load",
    "mark_copies",
    "read",
    "read_html",
    "read_text",
    "unique",
    "with_repeats",
]


def __getattr__(name: str) -> object:
    """The reader of pages, when it is first asked for: it needs a parser that plain text does not."""
    if name == "read_html":
        from summarizer.ingest.html import read_html  # noqa: PLC0415

        return read_html
    raise AttributeError(name)
