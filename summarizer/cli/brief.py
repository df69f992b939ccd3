"""``summarizer brief``: the main job."""
# ruff: noqa: PLC0415 - lazy: the help needs none of the stages

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.options import (
    AdjudicateOption,
    AllowPrivateOption,
    ColumnsOption,
    ComposerOption,
    ConcurrencyOption,
    ConfigOption,
    DryRunOption,
    JsonOption,
    KeepAllOption,
    LangOption,
    LengthOption,
    MaxCostOption,
    MaxPairsOption,
    ModelOptions,
    NoCacheOption,
    NoCorrectionsOption,
    OpenOption,
    PathsArgument,
    ProviderOption,
    QuietOption,
    RecordOption,
    ReplayOption,
)
from summarizer.cli.output import DEFAULT_FOLDER, open_page, write_folder
from summarizer.cli.progress import Progress

if TYPE_CHECKING:
    from summarizer.domain.briefing import Briefing
    from summarizer.llm.budget import Budget

OutOption = Annotated[
    Path, typer.Option("-o", "--out", metavar="DIR", help="Folder for the results, made where it is missing.")
]


def brief(
    paths: PathsArgument,
    out: OutOption = DEFAULT_FOLDER,
    length: LengthOption = None,
    composer: ComposerOption = None,
    lang: LangOption = None,
    adjudicate: AdjudicateOption = False,
    max_pairs: MaxPairsOption = None,
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
    open_: OpenOption = False,
    quiet: QuietOption = False,
    json_output: JsonOption = False,
) -> None:
    """Brief articles: writes briefing.md, briefing.html, briefing.json, sources/ and run.json.

    Exit codes: 0 done; 1 some articles failed, the rest is written; 2 usage or configuration;
    3 provider; 4 no usable input; 130 interrupted.
    """
    options = ModelOptions.of(locals())
    if dry_run:
        from summarizer.cli.accounts import dry_run as plan

        plan(paths, options, skip=out, json_output=json_output)
        return
    run_brief(paths, out, options, json_output=json_output, show=open_)


def run_brief(
    paths: list[str], out: Path, options: ModelOptions, *, json_output: bool, show: bool = False
) -> None:
    """Do the main job, write its results, and open the page where that is asked for."""
    from summarizer.cli.session import report
    from summarizer.cli.writing import made
    from summarizer.ingest import dropped_text
    from summarizer.render import json_text, prepare, terminal

    with Progress(quiet=options.quiet) as progress:
        done = made(paths, options, progress, skip=out, meanwhile=(prepare,))
    briefing, found = done.briefing, done.found
    sources = {one.article.id: one.article.text for one in found.checked.grounded}
    left_out = {
        f"sources/{one.article.id}.dropped.json": dropped_text(one.article) for one in found.checked.grounded
    }
    written = {name: text for name, text in left_out.items() if text is not None}
    write_folder(out, files(briefing, sources, found.budget) | written)
    if json_output:
        typer.echo(json_text(briefing), nl=False)
    elif sys.stdout.isatty() and not options.quiet:
        from rich.console import Console

        Console().print(terminal(briefing, sources, compact=True))
    if not options.quiet:
        typer.echo(summary(briefing, out, found.budget), err=True)
    if show:
        open_page(out / "briefing.html")
    report(found.failed)


def files(briefing: Briefing, sources: dict[str, str], budget: Budget | None) -> dict[str, str]:
    """The files of a briefing, by their name below the folder."""
    from summarizer.render import json_text, pages

    found = {f"sources/{article}.txt": text for article, text in sources.items()}
    found["briefing.md"], found["briefing.html"] = pages(briefing, sources)
    found["briefing.json"] = json_text(briefing)
    if budget is not None:
        found["run.json"] = run_text(briefing, budget)
    return found


def run_text(briefing: Briefing, budget: Budget) -> str:
    """What the run used, by stage and provider: ``run.json``."""
    import json

    from summarizer.cli.accounts import stages

    document = {
        **briefing.run.model_dump(mode="json"),
        "schema_version": briefing.schema_version,
        "articles": len(briefing.articles),
        "failed": [item.model_dump(mode="json") for item in briefing.failed],
        "stages": stages(budget),
        "spent": budget.spent,
        "spent_by_currency": budget.money,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def summary(briefing: Briefing, out: Path, budget: Budget) -> str:
    """The last line: what was written and what it took."""
    from summarizer.cli.accounts import count, spending

    main = sum(episode.role == "main" for episode in briefing.episodes)
    sentences = sum(len(episode.sentences) for episode in briefing.episodes)
    open_ = sum(len(article.uncovered) for article in briefing.articles)
    return (
        f"{out / 'briefing.md'}: {len(briefing.articles)} articles, {main} episodes, {sentences} sentences, "
        f"{len(briefing.withheld)} withheld, {count(open_, 'statement')} of the articles in no claim; "
        f"{spending(budget)}"
    )
