"""What articles would ask, without asking: for dry runs and batches."""
# ruff: noqa: PLC0415 - lazy: the help needs no gateway

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli.options import ModelOptions
from summarizer.cli.session import cache_path, check_folders, profile_of, reading_options, settings_of

if TYPE_CHECKING:
    from summarizer.cli.progress import Progress
    from summarizer.domain.briefing import Failed
    from summarizer.extract.answer import ExtractionAnswer
    from summarizer.llm.base import Request
    from summarizer.llm.plan import Plan


class Questions:
    """The requests that articles make, one article after the other.

    Args:
        paths: As the user gave them.
        options: The command's.
        progress: Told of what goes on.
        skip: Folders that are not searched.
    """

    def __init__(
        self, paths: list[str], options: ModelOptions, progress: Progress, skip: Sequence[Path] = ()
    ) -> None:
        from summarizer import ingest

        self._reading = ingest.Reading(paths, skip=skip, note=progress.note, options=reading_options(options))
        self._progress = progress
        self._options = options
        self._sources: dict[str, str] = {}
        self.count = 0
        """Requests so far."""

    @property
    def articles(self) -> int:
        """Articles so far."""
        return len(self._sources)

    @property
    def failed(self) -> tuple[Failed, ...]:
        """What could not be read so far."""
        return tuple(self._reading.failed)

    def source(self, label: str) -> str:
        """Where the article of a request was read from."""
        return self._sources.get(label, label)

    def __iter__(self) -> Iterator[Request[ExtractionAnswer]]:
        """Read on.

        Raises:
            InputError: at the end, where not one article could be read.
        """
        from summarizer.extract import requests, room

        most = room(profile_of(settings_of(self._options), self._options, "extract"))
        self._progress.begin(self._reading.total)
        for article in self._reading:
            self._sources[article.id] = article.source
            for request in requests(article, most):
                self.count += 1
                yield request
            self._progress.done(article.source)


def planning(
    paths: list[str], options: ModelOptions, progress: Progress, skip: Path | None = None
) -> tuple[Plan, Questions]:
    """Read the articles and find out what asking about them would take. Nothing is sent, no key is needed.

    Raises:
        ConfigError: the configuration cannot be used.
        InputError: not one article could be read.
    """
    import asyncio

    from summarizer.extract import EXPANSION
    from summarizer.llm.cache import CacheFile
    from summarizer.llm.plan import plan
    from summarizer.llm.recorded import Replayer
    from summarizer.llm.unsent import open_unsent

    check_folders(options)
    settings = settings_of(options)
    profile = profile_of(settings, options, "extract")
    folders = [folder for folder in (skip, options.record, options.replay) if folder is not None]
    asked = Questions(paths, options, progress, folders)
    kept = cache_path(settings)
    gateway = open_unsent(
        profile,
        cache=None if settings.no_cache or options.replay or not kept.exists() else CacheFile(kept),
        transport=Replayer(options.replay) if options.replay else None,
    )

    async def work() -> Plan:
        try:
            return await plan(gateway, profile, asked, expansion=EXPANSION)
        finally:
            await gateway.aclose()

    return asyncio.run(work()), asked
