"""Paths to articles, one at a time: what failed is kept, and no text comes twice."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from summarizer.domain.article import Article
from summarizer.domain.briefing import Failed
from summarizer.errors import ArticleError, InputError
from summarizer.ingest.copies import Copies, with_copy
from summarizer.ingest.given import Note, Options
from summarizer.ingest.loading import load
from summarizer.ingest.sniff import MANY
from summarizer.ingest.sources import Source, find

PATIENCE = 2.0
"""Seconds between two notes on how far reading has come."""


class Reading:
    """The articles that paths lead to, read one at a time as they are asked for, each text once.

    Args:
        paths: As the user gave them.
        skip: Folders that are not searched.
        note: Told what was left out, and how far it has come.
        options: How the user wants inputs read.

    Raises:
        InputError: the paths lead to nothing at all.
    """

    def __init__(
        self,
        paths: Sequence[str],
        *,
        skip: Sequence[Path] = (),
        note: Callable[[str], None] = lambda _: None,
        options: Options | None = None,
    ) -> None:
        found = find(paths, skip=skip)
        self._sources = found.files
        self._note = note
        self._options = options
        self._reasons: list[ArticleError] = []
        self._count = 0
        self.failed = list(found.failed)
        """What could not be read so far."""
        self.repeated: dict[str, list[str]] = {}
        """Where the same text was met again, by article id."""
        for left_out in found.notes:
            note(left_out)

    @property
    def total(self) -> int | None:
        """How many articles there are at most; None where a source may hold many."""
        many = any(source.path is None or source.path.suffix.lower() in MANY for source in self._sources)
        return None if many else len(self._sources)

    def __iter__(self) -> Iterator[Article]:
        """Read on.

        Raises:
            InputError: at the end, where not one article could be read.
        """
        said = time.monotonic()
        with Copies() as copies:
            for number, source in enumerate(self._sources, 1):
                for outcome in load(source, self._options):
                    if isinstance(outcome, Article):
                        if self._is_new(outcome, copies):
                            copy = copies.of(outcome)
                            yield outcome if copy is None else with_copy(outcome, copy)
                    elif isinstance(outcome, Note):
                        self._note(outcome.text)
                    else:
                        self._fail(source, outcome)
                    if time.monotonic() - said >= PATIENCE:
                        said = time.monotonic()
                        self._note(
                            f"{self._count:,} articles read, {number:,} of {len(self._sources):,} sources"
                        )
        if not self._count:
            raise self._nothing()

    def _is_new(self, article: Article, copies: Copies) -> bool:
        first = copies.first(article)
        if first is None:
            self._count += 1
            return True
        self.repeated.setdefault(article.id, []).append(article.source)
        self._note(f"{article.source}: the same text as {first}, read once")
        return False

    def _fail(self, source: Source, error: ArticleError) -> None:
        at = error.message.find(": ", len(source.name))
        name, reason = error.message[:at], error.message[at + 2 :]
        self.failed.append(Failed(source=name, reason=reason, hint=error.hint))
        if not self._reasons:
            self._reasons.append(error)

    def _nothing(self) -> InputError:
        if len(self.failed) == 1 and self._reasons:
            return InputError(self._reasons[0].message, hint=self._reasons[0].hint)
        why = "; ".join(f"{item.source}: {item.reason}" for item in self.failed[:3])
        more = f"; and {len(self.failed) - 3:,} more" if len(self.failed) > 3 else ""  # noqa: PLR2004
        return InputError(
            f"none of {len(self.failed)} sources could be read: {why}{more}"
            if self.failed
            else "no articles",
            hint=(self._reasons[0].hint if self._reasons else None) or "name other files",
        )
