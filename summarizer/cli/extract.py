"""``summarizer extract``: checked events and claims as JSON Lines."""
# ruff: noqa: PLC0415 - lazy: the help needs none of the stages

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.options import (
    AllowPrivateOption,
    ColumnsOption,
    ConcurrencyOption,
    ConfigOption,
    DryRunOption,
    JsonOption,
    KeepAllOption,
    MaxCostOption,
    ModelOptions,
    NoCacheOption,
    NoCorrectionsOption,
    PathsArgument,
    ProviderOption,
    QuietOption,
    RecordOption,
    ReplayOption,
)
from summarizer.cli.output import lines
from summarizer.cli.progress import Progress


def extract(
    paths: PathsArgument,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FILE", help="Write here instead of standard output."),
    ] = None,
    columns: ColumnsOption = None,
    allow_private: AllowPrivateOption = False,
    keep_all: KeepAllOption = False,
    provider: ProviderOption = None,
    config: ConfigOption = None,
    record: RecordOption = None,
    replay: ReplayOption = None,
    no_cache: NoCacheOption = False,
    no_corrections: NoCorrectionsOption = False,
    max_cost: MaxCostOption = None,
    concurrency: ConcurrencyOption = None,
    dry_run: DryRunOption = False,
    quiet: QuietOption = False,
    json_output: JsonOption = False,
) -> None:
    """Extract checked events and claims: one JSON object a line, one for each article, as they come.

    --json changes only what --dry-run prints: the output always is JSON Lines.
    """
    options = ModelOptions.of(locals())
    from summarizer.cli.accounts import dry_run as plan
    from summarizer.cli.accounts import spending
    from summarizer.cli.session import report, streamed

    if dry_run:
        plan(paths, options, json_output=json_output)
        return
    with Progress(quiet=quiet) as progress, lines(out) as write:
        found = streamed(paths, options, progress, lambda one: write(one.model_dump_json()))
    if not quiet:
        typer.echo(f"{found.written} articles; {spending(found.budget)}", err=True)
    report(found.failed)
