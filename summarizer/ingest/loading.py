"""Sources to articles, one at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import IO, cast

from summarizer.errors import ArticleError
from summarizer.ingest.given import Given, Options, Outcome
from summarizer.ingest.readers import read
from summarizer.ingest.sources import STDIN, Source


def load(source: Source, options: Options | None = None) -> Iterator[Outcome]:
    """Read one source: an article, or all that a container holds, as they come.

    Args:
        source: What to read.
        options: How the user wants it read.

    Returns:
        Articles; an ``ArticleError`` for each part that cannot be used (it is not raised); notes on what
        was left out.
    """
    options = options or Options()
    try:
        if source.url is not None:
            yield ArticleError(f"{source.name}: addresses are not read yet", hint="save the page")
            return
        if source.path is None:
            yield from read(Given(cast("IO[bytes]", sys.stdin.buffer), STDIN, options=options))
            return
        with source.path.open("rb") as file:
            suffix = os.path.splitext(source.path.name)[1].lower()  # noqa: PTH122 - a name like ".html"
            yield from read(Given(file, source.name, suffix, options=options, named=source.named))
    except (OSError, ValueError) as error:
        reason = (error.strerror or "").lower() if isinstance(error, OSError) else ""
        yield ArticleError(
            f"{source.name}: cannot be read: {reason or 'no valid file'}",
            hint="check the path and its permissions",
        )
