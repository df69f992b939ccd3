"""Sources in, articles out."""

from __future__ import annotations

import sys

from summarizer.domain.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest.html import read_html
from summarizer.ingest.sniff import is_html
from summarizer.ingest.sources import TEXT_SUFFIXES, Found, Source, Unique, find, unique
from summarizer.ingest.text import read_text

__all__ = [
    "LARGEST",
    "TEXT_SUFFIXES",
    "Found",
    "Source",
    "Unique",
    "find",
    "load",
    "read_html",
    "read_text",
    "unique",
]

LARGEST = 64 * 1024 * 1024
"""Bytes. A larger file is no article, and a device without an end would fill the memory."""


def load(source: Source) -> Article:
    """Read one source.

    Raises:
        ArticleError: it cannot be read (vanished, a folder, no permission, too large), or is no article.
    """
    try:
        if source.path is None:
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with source.path.open("rb") as file:
                data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = (error.strerror or "").lower() if isinstance(error, OSError) else ""
        raise ArticleError(
            f"{source.name}: cannot be read: {reason or 'no valid file'}",
            hint="check the path and its permissions",
        ) from error
    if len(data) > LARGEST:
        raise ArticleError(
            f"{source.name}: larger than {LARGEST // 2**20} MiB", hint="give one article a file"
        )
    if is_html(data):
        return read_html(data, source=source.name)
    return read_text(data, source.name)
