"""``summarizer recordings``: list them, compare them with today's requests, move them to changed ones."""
# ruff: noqa: PLC0415 - lazy: the help needs no gateway

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from summarizer.cli.columns import columns
from summarizer.cli.options import ConfigOption, ModelOptions, ProviderOption
from summarizer.errors import CheckError, ProviderError

if TYPE_CHECKING:
    from summarizer.compose.answer import ComposeAnswer
    from summarizer.domain.event import Grounded
    from summarizer.llm.author import Wire
    from summarizer.llm.base import Answer, Gateway, Reply, Request
    from summarizer.llm.recordings import Recording

app = typer.Typer(help="List, audit or re-key recorded answers.", no_args_is_help=True)

FolderArgument = Annotated[Path, typer.Argument(metavar="DIR", help="A folder that --record has written.")]
ArticlesArgument = Annotated[list[str], typer.Argument(metavar="PATH...", help="The articles they are for.")]


@app.command("list")
def list_(folder: FolderArgument) -> None:
    """List the recordings of a folder."""
    from summarizer.llm import recordings

    rows = [
        (r.file.name if r.file else r.name, r.origin, r.stage, r.label, str(r.attempt), str(r.status))
        for r in recordings.load(folder)
    ]
    typer.echo(columns(("FILE", "ORIGIN", "STAGE", "FOR", "ATTEMPT", "STATUS"), rows), nl=False)


@app.command()
def audit(
    folder: FolderArgument,
    paths: ArticlesArgument,
    provider: ProviderOption = None,
    config: ConfigOption = None,
) -> None:
    """Compare recordings with the requests that these articles make now; exit 1 if any is missing or unused.

    Re-asks are recorded under requests of their own and count as used where their first request is. What is
    asked a second time about an article, and what about the wording, follows from the recorded answers, and
    is looked for where the folder holds some.
    """
    from summarizer.llm import recordings

    found = recordings.load(folder)
    expected = _expected(paths, ModelOptions(provider=provider, config=config, replay=folder), found)
    result = recordings.audit(found, [wire.digest for _, wire in expected])
    asked = {(recording.stage, recording.label) for recording in result.used}
    unused = [r for r in result.unused if (r.stage, r.label.removesuffix("-again")) not in asked]
    missing = [name for name, wire in expected if wire.digest in result.missing]
    for recording in unused:
        typer.echo(f"unused: {recording.file.name if recording.file else recording.name}")
    for name in missing:
        typer.echo(f"missing: {name}")
    if unused or missing:
        raise CheckError(
            f"{len(unused)} recordings unused, {len(missing)} requests without one",
            hint="record again, or move the answers: summarizer recordings rekey",
        )
    typer.echo(f"{len(result.used)} recordings answer {len(expected)} requests", err=True)


@app.command()
def rekey(
    folder: FolderArgument,
    paths: ArticlesArgument,
    provider: ProviderOption = None,
    config: ConfigOption = None,
) -> None:
    """Move answers to the changed requests of the same articles, such as after an edit of the prompt.

    An answer moves only to the request that sends the very same article, or asks the very same about it.
    Its origin stays what it was.
    """
    from summarizer.llm import recordings

    options = ModelOptions(provider=provider, config=config, replay=folder)
    moved = 0
    # What is asked later follows from the answers that have moved.
    while more := _move(folder, expected := _expected(paths, options, recordings.load(folder))):
        moved += more
    typer.echo(f"{moved} recordings moved to {len(expected)} requests", err=True)


def _move(folder: Path, expected: Sequence[tuple[str, Wire]]) -> int:
    """Move answers to the requests that have none; how many."""
    from summarizer.llm import recordings

    found = recordings.load(folder)
    have = {recording.digest for recording in found}
    wanted = {wire.digest for _, wire in expected}
    free = [r for r in found if r.attempt == 0 and r.digest not in wanted]
    moved = 0
    for _, wire in expected:
        if wire.digest in have:
            continue
        old = next((r for r in free if _article(r.body) == _article(wire.body)), None)
        if old is None:
            continue
        new = recordings.save(folder, dataclasses.replace(old, path=wire.path, body=wire.body, file=None))
        if old.file is not None and old.file != new:
            old.file.unlink(missing_ok=True)
        free.remove(old)
        moved += 1
    return moved


def _article(body: object) -> object:
    """The part of a request that carries the article: the user's message, which comes last."""
    if not isinstance(body, dict):
        return None
    turns = body.get("messages") or body.get("contents") or [None]
    return turns[-1]


def _expected(
    paths: Sequence[str], options: ModelOptions, found: Sequence[Recording]
) -> list[tuple[str, Wire]]:
    import asyncio

    from summarizer import pipeline
    from summarizer.cli.session import profile_of, settings_of
    from summarizer.extract import requests, room
    from summarizer.llm.author import wire

    settings = settings_of(options)
    profile = profile_of(settings, options, "extract")
    articles = pipeline.load(paths, skip=[options.replay] if options.replay else []).articles

    stages = {recording.stage for recording in found}
    later = _later(paths, options) if stages & {"check", "compose"} else None
    second = later.second if later is not None and "check" in stages else []
    wording = list(_wording(later.grounded, options, found)) if later is not None else []
    writer = profile_of(settings, options, "compose") if wording else profile

    async def all_of_them() -> list[tuple[str, Wire]]:
        reading = [
            (a.source, await wire(request, profile))
            for a in articles
            for request in requests(a, room(profile))
        ]
        checking = [
            (f"the second question about {request.label}", await wire(request, profile)) for request in second
        ]
        return [
            *reading,
            *checking,
            *[(f"the wording of {request.label}", await wire(request, writer)) for request in wording],
        ]

    return asyncio.run(all_of_them())


class _Later(NamedTuple):
    """What follows from the recorded answers about the articles."""

    grounded: Sequence[Grounded]
    second: Sequence[Request[Any]]
    """What is asked a second time."""


class _Listening:
    """A gateway that keeps what is asked a second time."""

    def __init__(self, inner: Gateway) -> None:
        self._inner = inner
        self.second: list[Request[Any]] = []

    async def ask(self, request: Request[Answer]) -> Reply[Answer]:
        if request.stage == "check":
            self.second.append(request)
        return await self._inner.ask(request)

    async def aclose(self) -> None:
        await self._inner.aclose()


def _later(paths: Sequence[str], options: ModelOptions) -> _Later | None:
    """What follows from the recorded answers; null where one of those about the articles is missing."""
    from summarizer.cli.session import extraction
    from summarizer.pipeline import Silent

    class Unheard(Silent):
        def wait(self, label: str, seconds: float, reason: str) -> None:
            """Keep it."""

    heard: list[_Listening] = []

    def listening(inner: Gateway) -> Gateway:
        heard.append(_Listening(inner))
        return heard[-1]

    try:
        read = extraction(list(paths), options, Unheard(), through=listening)
    except ProviderError:
        return None
    return _Later(read.checked.grounded, [request for one in heard for request in one.second])


def _wording(
    grounded: Sequence[Grounded], options: ModelOptions, found: Sequence[Recording]
) -> Iterator[Request[ComposeAnswer]]:
    """What is asked about the wording of these articles, in the languages of the recordings there are."""
    from summarizer import pipeline
    from summarizer.cli.session import settings_of
    from summarizer.compose.request import request_for
    from summarizer.compose.sections import sections

    languages = _languages(found)
    if not languages:
        return
    planned = pipeline.plan(grounded, settings_of(options).length)
    for section in sections(planned.plan):
        yield from (request_for(section, language) for language in languages)


def _languages(found: Sequence[Recording]) -> list[str]:
    """The languages in which recordings word something, as their requests name them."""
    asked = [str(recording.body) for recording in found if recording.stage == "compose"]
    return sorted({match[1] for text in asked for match in re.finditer(r"Language: ([^'\"\\}]+)", text)})
