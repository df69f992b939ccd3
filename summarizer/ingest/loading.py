"""Sources to articles, one at a time."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from concurrent.futures import Future, wait
from threading import Thread
from typing import IO, TYPE_CHECKING, cast
from urllib.parse import urlsplit

from summarizer.errors import ArticleError
from summarizer.ingest.given import Given, Note, Options, Outcome
from summarizer.ingest.media import SUFFIX_OF
from summarizer.ingest.readers import read
from summarizer.ingest.sources import STDIN, Source

if TYPE_CHECKING:
    from summarizer.ingest.fetch import Fetched

_PATIENCE = 2.0
"""Seconds after which waiting for an answer is told."""


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
            yield from _from_web(source.url, source.name, options)
        elif source.path is None:
            yield from read(Given(cast("IO[bytes]", sys.stdin.buffer), STDIN, options=options))
        else:
            with source.path.open("rb") as file:
                suffix = _suffix(source.path.name)
                yield from read(Given(file, source.name, suffix, options=options, named=source.named))
    except ArticleError as error:
        yield error
    except (OSError, ValueError) as error:
        reason = (error.strerror or "").lower() if isinstance(error, OSError) else ""
        yield ArticleError(
            f"{source.name}: cannot be read: {reason or 'no valid file'}",
            hint="check the path and its permissions",
        )


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 - of an address, too


def _from_web(url: str, name: str, options: Options) -> Iterator[Outcome]:
    from summarizer.ingest.fetch import fetch  # noqa: PLC0415 - only addresses need a network

    answer: Future[Fetched] = Future()

    def ask() -> None:
        try:
            answer.set_result(fetch(url, name, allow_private=options.allow_private))
        except BaseException as error:  # noqa: BLE001 - raised again where the answer is waited for
            answer.set_exception(error)

    # A thread that does not keep an interrupted program alive.
    Thread(target=ask, daemon=True).start()
    waited = 0.0
    while not wait([answer], timeout=_PATIENCE).done:
        waited += _PATIENCE
        yield Note(f"{name}: waiting for an answer, {waited:.0f} s")
    fetched = answer.result()
    given = Given(
        io.BytesIO(fetched.data),
        name,
        SUFFIX_OF[fetched.kind] or _suffix(urlsplit(fetched.url).path),
        charset=fetched.charset,
        url=fetched.url,
        options=options,
    )
    yield from read(given)
