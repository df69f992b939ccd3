"""``summarizer verify``: re-check a briefing against its sources, without a model."""
# ruff: noqa: PLC0415 - lazy: the help needs none of the stages

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.options import JsonOption
from summarizer.cli.progress import inert


def verify(
    briefing: Annotated[str, typer.Argument(metavar="BRIEFING", help="A briefing.json.")],
    sources: Annotated[
        Path | None, typer.Option("--sources", metavar="DIR", help="Where the source texts are.")
    ] = None,
    json_output: JsonOption = False,
) -> None:
    """Re-check every passage, figure and citation against the sources; exit 1 if any fails."""
    from summarizer.cli.files import briefing_of, sources_of
    from summarizer.ground.verify import verify as check

    read = briefing_of(briefing)
    problems = check(read, sources_of(briefing, sources, (article.id for article in read.articles)))
    if json_output:
        typer.echo(
            json.dumps([{"where": p.where, "what": p.what} for p in problems], ensure_ascii=False, indent=2)
        )
    else:
        for problem in problems:
            typer.echo(inert(f"{problem.where}: {problem.what}"))
    if problems:
        typer.echo(f"{len(problems)} checks failed", err=True)
        raise typer.Exit(1)
    sentences = [sentence for episode in read.episodes for sentence in episode.sentences]
    citations = sum(len(sentence.citations) for sentence in sentences)
    passages = sum(len(claim.evidence) for claim in read.claims)
    passages += sum(len(event.evidence) for event in read.events)
    typer.echo(
        f"verified: {len(sentences)} sentences, {citations} citations, {passages} passages "
        f"of {len(read.articles)} articles",
        err=True,
    )
