"""``summarizer extract``: checked events and claims as JSON Lines."""
# ruff: noqa: PLC0415 - lazy: the help needs none of the stages

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.options import (
    ConcurrencyOption,
    ConfigOption,
    JsonOption,
    MaxCostOption,
    ModelOptions,
    NoCacheOption,
    PathsArgument,
    ProviderOption,
    QuietOption,
    RecordOption,
    ReplayOption,
)
from summarizer.cli.output import write_folder
from summarizer.cli.progress import Progress


def extract(
    paths: PathsArgument,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FILE", help="Write here instead of standard output."),
    ] = None,
    provider: ProviderOption = None,
    config: ConfigOption = None,
    record: RecordOption = None,
    replay: ReplayOption = None,
    no_cache: NoCacheOption = False,
    max_cost: MaxCostOption = None,
    concurrency: ConcurrencyOption = None,
    quiet: QuietOption = False,
    json_output: JsonOption = False,
) -> None:
    """Extract checked events and claims: one JSON object a line, one for each article.

    --json changes nothing here: the output always is JSON Lines.
    """
    from summarizer import pipeline
    from summarizer.cli.session import session

    del json_output
    options = ModelOptions(provider, config, record, replay, no_cache, max_cost, concurrency, quiet)
    with Progress(quiet=quiet) as progress:
        skip = [folder for folder in (record, replay) if folder is not None]
        loaded = pipeline.load(paths, skip=skip, watcher=progress)
        with session(options, "extract", progress) as opened:

            async def work() -> pipeline.Checked:
                try:
                    return await pipeline.check(loaded.articles, opened.gateway, progress)
                finally:
                    await opened.gateway.aclose()

            checked = asyncio.run(work())
    text = "".join(one.model_dump_json() + "\n" for one in checked.grounded)
    if out is None:
        typer.echo(text, nl=False)
    else:
        write_folder(out.parent, {out.name: text})
    failed = (*loaded.failed, *checked.failed)
    for item in failed:
        typer.echo(f"failed: {item.source}: {item.reason}", err=True)
    if failed:
        raise typer.Exit(1)
