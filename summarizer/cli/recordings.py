"""``summarizer recordings``: list them, compare them with today's requests, move them to changed ones."""
# ruff: noqa: PLC0415 - lazy: the help needs no gateway

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.columns import columns
from summarizer.cli.options import ConfigOption, ModelOptions, ProviderOption
from summarizer.errors import CheckError

if TYPE_CHECKING:
    from summarizer.llm.author import Wire

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

    Re-asks are recorded under requests of their own and count as used where their first request is.
    """
    from summarizer.llm import recordings

    found = recordings.load(folder)
    expected = _expected(paths, ModelOptions(provider=provider, config=config, replay=folder))
    result = recordings.audit(found, [wire.digest for _, wire in expected])
    labels = {recording.label for recording in result.used}
    unused = [r for r in result.unused if r.label not in labels]
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

    An answer moves only to the request that sends the very same article. Its origin stays what it was.
    """
    from summarizer.llm import recordings

    found = recordings.load(folder)
    expected = _expected(paths, ModelOptions(provider=provider, config=config, replay=folder))
    have = {recording.digest for recording in found}
    moved = 0
    for _, wire in expected:
        if wire.digest in have:
            continue
        old = next((r for r in found if r.attempt == 0 and _article(r.body) == _article(wire.body)), None)
        if old is None:
            continue
        new = recordings.save(folder, dataclasses.replace(old, path=wire.path, body=wire.body, file=None))
        if old.file is not None and old.file != new:
            old.file.unlink(missing_ok=True)
        moved += 1
    typer.echo(f"{moved} recordings moved to {len(expected)} requests", err=True)


def _article(body: object) -> object:
    """The part of a request that carries the article: the user's message, which comes last."""
    if not isinstance(body, dict):
        return None
    turns = body.get("messages") or body.get("contents") or [None]
    return turns[-1]


def _expected(paths: Sequence[str], options: ModelOptions) -> list[tuple[str, Wire]]:
    from summarizer import pipeline
    from summarizer.cli.session import profile_of, settings_of
    from summarizer.extract import requests, room
    from summarizer.llm.author import wire

    profile = profile_of(settings_of(options), options, "extract")
    articles = pipeline.load(paths, skip=[options.replay] if options.replay else []).articles

    async def all_of_them() -> list[tuple[str, Wire]]:
        return [
            (a.source, await wire(request, profile))
            for a in articles
            for request in requests(a, room(profile))
        ]

    return asyncio.run(all_of_them())
