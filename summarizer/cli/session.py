"""The composition root: where settings and a gateway are put together for a command."""
# ruff: noqa: PLC0415 - lazy: the help needs no settings, no gateway and no SDK

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from summarizer.cli.options import ModelOptions
from summarizer.errors import ConfigError, SummarizerError

if TYPE_CHECKING:
    from summarizer import ingest
    from summarizer.config import Profile, Settings
    from summarizer.domain.briefing import Failed
    from summarizer.domain.event import Grounded
    from summarizer.llm.base import Gateway
    from summarizer.llm.budget import Budget
    from summarizer.pipeline import Checked, Each, Step


class Watching(Protocol):
    """Told what goes on: a ``pipeline.Watcher`` that also hears of waits."""

    def note(self, text: str) -> None:
        """Something a user should know."""
        ...

    def wait(self, label: str, seconds: float, reason: str) -> None:
        """The provider makes a request wait; without a label, the end of the run."""
        ...

    def begin(self, total: int | None) -> None:
        """So many articles are about to be extracted; None: nobody knows yet."""
        ...

    def part(self, label: str, done: int, of: int) -> None:
        """So many stretches of one long article are through."""
        ...

    def done(self, label: str) -> None:
        """One more article is through."""
        ...


_KINDS = {"/chat/completions": "openai", "/messages": "anthropic"}


@dataclass
class Session:
    """A gateway for one stage, and the accounts of the run."""

    gateway: Gateway | None
    """Null: articles are read by rule, and nobody is asked."""
    budget: Budget
    profile: Profile | None
    corrections: bool = True
    """Whether what is withheld goes back to the model once."""

    @property
    def room(self) -> int:
        """Units of an article that one request may have."""
        from summarizer.extract import LONGEST, room

        return LONGEST if self.profile is None else room(self.profile)

    async def aclose(self) -> None:
        """Close what the gateway holds open."""
        if self.gateway is not None:
            await self.gateway.aclose()


def settings_of(options: ModelOptions) -> Settings:
    """Read the configuration under a command's flags.

    Raises:
        ConfigError: it cannot be used.
    """
    from summarizer.config import load

    flags = {
        "provider": options.provider,
        "max_cost": options.max_cost,
        "concurrency": options.concurrency,
        "no_cache": options.no_cache or None,
        "no_corrections": options.no_corrections or None,
        "length": options.length,
        "composer": options.composer,
        "lang": options.lang,
    }
    given = {key: value for key, value in flags.items() if value is not None}
    return load(config=options.config, flags=given, environ=os.environ, cwd=Path.cwd())


def cache_path(settings: Settings) -> Path:
    """Where answers are kept."""
    return settings.cache_dir / "answers.sqlite"


def profile_of(settings: Settings, options: ModelOptions, stage: str) -> Profile:
    """Choose the profile of a stage; when replaying without one, what the recordings were made with.

    Raises:
        ConfigError: none is configured.
    """
    if options.replay is not None and settings.provider is None and stage not in settings.stages:
        return _recorded_profile(options.replay)
    return settings.profile_for(stage)


def is_offline(settings: Settings, options: ModelOptions) -> bool:
    """Whether articles are read by rule: so it was chosen, or nothing was.

    Raises:
        ConfigError: exchanges are to be recorded or replayed, and there will be none.
    """
    if not settings.offline("extract"):
        return False
    chosen = settings.provider is not None or "extract" in settings.stages
    if not chosen and options.replay is not None:
        return False
    for flag, folder in (("--record", options.record), ("--replay", options.replay)):
        if folder is not None:
            raise ConfigError(
                f"{flag}: the articles are read by rule, offline, and nothing is asked",
                hint=f"leave out {flag}, or add --provider {settings.example}",
            )
    return True


def note_offline(settings: Settings, progress: Watching) -> None:
    """Where nothing was chosen, say so once, and what a provider would add."""
    if settings.provider is None and "extract" not in settings.stages:
        progress.note(
            "no provider is configured: the articles are read by rule, offline; a language model "
            f"(--provider {settings.example}) also finds what is not stated plainly"
        )


def _recorded_profile(folder: Path) -> Profile:
    from summarizer.config import Profile
    from summarizer.llm import recordings

    first = next(iter(recordings.load(folder)), None)
    if first is None:
        raise ConfigError(f"{folder}: no recordings there", hint="name a folder that --record has written")
    kind = next((kind for end, kind in _KINDS.items() if first.path.endswith(end)), None)
    model = first.body.get("model") if isinstance(first.body, dict) else None
    if kind is None or not isinstance(model, str):
        raise ConfigError(
            f"{folder}: the recordings do not say for which provider they are",
            hint="add --provider NAME/MODEL",
        )
    return Profile.model_validate({"name": first.origin, "kind": kind, "model": model})


@dataclass
class Extraction:
    """What came of reading and checking the articles."""

    checked: Checked
    failed: tuple[Failed, ...]
    budget: Budget


def extraction(
    paths: list[str],
    options: ModelOptions,
    progress: Watching,
    skip: Path | None = None,
    budget: Budget | None = None,
    through: Callable[[Gateway], Gateway] = lambda gateway: gateway,
    meanwhile: Sequence[Step] = (),
    each: Each | None = None,
) -> Extraction:
    """Read the articles, ask the model about each while the next are read, and check what it says.

    Args:
        paths: As the user gave them.
        options: The command's.
        progress: Told of what goes on.
        skip: A folder that is not searched: the one for the results.
        budget: The run's accounts, where another stage shares them.
        through: Puts something around the gateway.
        meanwhile: What later stages need, done while answers are awaited.
        each: What they need of each article, the same.
    """
    import asyncio

    from summarizer import ingest, pipeline

    folders = [folder for folder in (skip, options.record, options.replay) if folder is not None]
    reading = ingest.Reading(paths, skip=folders, note=progress.note, options=reading_options(options))
    articles = ingest.Kept(reading)
    with session(options, "extract", progress, budget) as opened:

        async def work() -> Checked:
            try:
                return await pipeline.check(
                    articles,
                    None if opened.gateway is None else through(opened.gateway),
                    progress,
                    opened.room,
                    corrections=opened.corrections,
                    total=reading.total,
                    meanwhile=meanwhile,
                    each=each,
                )
            finally:
                await opened.aclose()

        checked = asyncio.run(work())
    grounded = tuple(_noting_repeats(one, reading.repeated) for one in checked.grounded)
    failed = (*reading.failed, *checked.failed)
    return Extraction(checked._replace(grounded=grounded), failed, opened.budget)


def _noting_repeats(one: Grounded, repeated: dict[str, list[str]]) -> Grounded:
    from summarizer import ingest

    article = ingest.with_repeats(one.article, repeated)
    return one if article is one.article else one.model_copy(update={"article": article})


@dataclass
class Streamed:
    """What came of articles that were written as they came."""

    written: int
    failed: tuple[Failed, ...]
    budget: Budget


def streamed(
    paths: list[str], options: ModelOptions, progress: Watching, write: Callable[[Grounded], None]
) -> Streamed:
    """Read, ask about and check articles one after the other, in a memory that does not grow with them.

    Args:
        paths: As the user gave them.
        options: The command's.
        progress: Told of what goes on.
        write: Called with each article's result, in the articles' order.
    """
    import asyncio

    from summarizer import ingest, pipeline
    from summarizer.domain.briefing import Failed
    from summarizer.errors import SummarizerError

    folders = [folder for folder in (options.record, options.replay) if folder is not None]
    reading = ingest.Reading(paths, skip=folders, note=progress.note, options=reading_options(options))
    failed: list[Failed] = []
    written, first = 0, None
    with session(options, "extract", progress) as opened, ingest.Shelf(reading) as shelf:

        async def work() -> None:
            nonlocal written, first
            progress.begin(reading.total)
            try:
                async for article, result, _ in pipeline.stream(
                    shelf,
                    opened.gateway,
                    progress,
                    opened.room,
                    corrections=opened.corrections,
                ):
                    if isinstance(result, SummarizerError):
                        first = first or result
                        failed.append(Failed(source=article.source, reason=result.message, hint=result.hint))
                    else:
                        write(result)
                        written += 1
            finally:
                await opened.aclose()

        asyncio.run(work())
    if first is not None and not written:
        raise first
    return Streamed(written, (*reading.failed, *failed), opened.budget)


def reading_options(options: ModelOptions) -> ingest.Options:
    """How inputs are read, under a command's options.

    Raises:
        UsageError: ``--columns`` is malformed.
    """
    from summarizer import ingest

    columns = None if options.columns is None else ingest.Columns.parse(options.columns)
    return ingest.Options(columns=columns, allow_private=options.allow_private, keep_all=options.keep_all)


def report(failed: tuple[Failed, ...]) -> None:
    """Name the sources that failed, and end with exit code 1 if there are any."""
    import typer

    from summarizer.cli.progress import inert

    for item in failed:
        todo = "" if item.hint is None else f" ({item.hint})"
        typer.echo(inert(f"failed: {item.source}: {item.reason}{todo}"), err=True)
    if failed:
        raise typer.Exit(1)


def check_folders(options: ModelOptions) -> None:
    """See that --record and --replay can be used.

    Raises:
        ConfigError: they exclude each other, or there is no such folder.
    """
    if options.record and options.replay:
        raise ConfigError("--record and --replay exclude each other", hint="leave one of them out")
    if options.replay is not None and not options.replay.is_dir():
        raise ConfigError(f"--replay: there is no folder {options.replay}", hint="check the path")


@contextmanager
def session(
    options: ModelOptions, stage: str, progress: Watching, budget: Budget | None = None
) -> Iterator[Session]:
    """Open a gateway for a stage, under a command's options; ``budget`` where another stage has accounts.

    Raises:
        ConfigError: the configuration cannot be used.
        MissingExtraError: a package is missing.
    """
    from summarizer.cli.accounts import spending
    from summarizer.llm.budget import Budget
    from summarizer.llm.registry import open_gateway

    check_folders(options)
    settings = settings_of(options)
    budget = budget or Budget(max_cost=settings.max_cost)
    if stage == "extract" and is_offline(settings, options):
        note_offline(settings, progress)
        yield Session(None, budget, None, corrections=False)
        return
    profile = profile_of(settings, options, stage)
    gateway = open_gateway(
        profile,
        environ=os.environ,
        fallbacks=() if options.replay else settings.fallbacks_of(profile),
        record=options.record,
        replay=options.replay,
        cache=None if settings.no_cache else cache_path(settings),
        budget=budget,
        on_wait=progress.wait,
    )
    try:
        yield Session(gateway, budget, profile, not settings.no_corrections)
    except (SummarizerError, KeyboardInterrupt):
        if budget.totals:
            progress.note(f"until the end of this run: {spending(budget)}")
        raise
