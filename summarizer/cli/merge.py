"""``summarizer merge``: the later half on its own, from the lines of ``extract``."""
# ruff: noqa: PLC0415 - lazy: the help needs none of the stages

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.options import (
    AdjudicateOption,
    ConcurrencyOption,
    ConfigOption,
    LengthOption,
    MaxCostOption,
    MaxPairsOption,
    ModelOptions,
    NoCacheOption,
    ProviderOption,
    QuietOption,
    RecordOption,
    ReplayOption,
)
from summarizer.cli.output import write_folder
from summarizer.cli.progress import Progress


def merge(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Lines of 'summarizer extract'; - is standard input."),
    ],
    length: LengthOption = None,
    adjudicate: AdjudicateOption = False,
    max_pairs: MaxPairsOption = None,
    provider: ProviderOption = None,
    config: ConfigOption = None,
    record: RecordOption = None,
    replay: ReplayOption = None,
    no_cache: NoCacheOption = False,
    max_cost: MaxCostOption = None,
    concurrency: ConcurrencyOption = None,
    quiet: QuietOption = False,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="DIR", help="Write the briefing's files here.")
    ] = None,
) -> None:
    """Merge extracted articles into a briefing, without a model unless --adjudicate asks one.

    Prints briefing.json, or writes all files of a briefing into DIR.
    """
    from summarizer import pipeline
    from summarizer.cli.accounts import spending
    from summarizer.cli.brief import files as files_of
    from summarizer.cli.files import grounded_of
    from summarizer.cli.session import settings_of
    from summarizer.cli.writing import adjudicated
    from summarizer.llm.budget import Budget
    from summarizer.render import json_text

    grounded = grounded_of(files)
    unique = {one.article.id: one for one in grounded}
    if len(unique) < len(grounded):
        typer.echo(f"note: {len(grounded) - len(unique)} articles were given twice, and read once", err=True)
    options = ModelOptions.of(locals())
    settings = settings_of(options)
    articles = list(unique.values())
    budget = Budget(max_cost=settings.max_cost)
    with Progress(quiet=quiet) as progress:
        decided = adjudicated(articles, options, progress, budget)
    briefing = pipeline.write(pipeline.plan(articles, settings.length, decided))
    if adjudicate and not quiet:
        typer.echo(spending(budget), err=True)
    if out is None:
        typer.echo(json_text(briefing), nl=False)
        return
    write_folder(out, files_of(briefing, {key: one.article.text for key, one in unique.items()}, None))
