"""Sources in, articles out."""

from __future__ import annotations

from summarizer.ingest.columns import Columns
from summarizer.ingest.copies import mark_copies, with_repeats
from summarizer.ingest.dropped import dropped_text, keep_all
from summarizer.ingest.given import Given, Note, Options, Outcome
from summarizer.ingest.html import read_html
from summarizer.ingest.loading import load
from summarizer.ingest.readers import read
from summarizer.ingest.reading import Reading
from summarizer.ingest.shelf import Shelf
from summarizer.ingest.sources import Found, Source, Unique, find, unique
from summarizer.ingest.text import read_text

__all__ = [
    "Columns",
    "Found",
    "Given",
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
