"""``summarizer verify``: re-check a briefing against its sources, without a model."""
# ruff: noqa: PLC0415 - lazy: the help needs none of the stages

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.accounts import count
from summarizer.cli.columns import columns
from summarizer.cli.options import JsonOption
from summarizer.cli.progress import inert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.domain.briefing import Briefing
    from summarizer.ground.verify import Problem

_KINDS = ("articles", "claims", "events", "sentences", "figures", "disagreements", "others")
_OF = {
    "article": "articles",
    "claim": "claims",
    "claims": "claims",
    "event": "events",
    "events": "events",
    "ledger": "figures",
    "disagreement": "disagreements",
}


def verify(
    briefing: Annotated[str, typer.Argument(metavar="BRIEFING", help="A briefing.json.")],
    sources: Annotated[
        Path | None, typer.Option("--sources", metavar="DIR", help="Where the source texts are.")
    ] = None,
    json_output: JsonOption = False,
) -> None:
    """Re-check every passage, figure and citation against the sources; exit 1 if any fails.

    Everything is computed again: no verdict in the file is trusted. What fails is named below the table.
    """
    from summarizer.cli.files import briefing_of, sources_of, strangers
    from summarizer.ground.verify import verify as check

    read = briefing_of(briefing)
    ids = [article.id for article in read.articles]
    problems = check(read, sources_of(briefing, sources, ids))
    notes = [
        f"{name} is the text of no article of this briefing" for name in strangers(briefing, sources, ids)
    ]
    rows = tally(read, problems)
    if json_output:
        document = {
            "verified": not problems,
            "checks": [
                {"what": what, "checked": checked, "failed": failed} for what, checked, failed in rows
            ],
            "problems": [{"where": problem.where, "what": problem.what} for problem in problems],
            "notes": notes,
        }
        typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        typer.echo(columns(("CHECKED", "NUMBER", "FAILED"), rows), nl=False)
        for problem in problems:
            typer.echo(inert(f"{problem.where}: {problem.what}"))
    for note in notes:
        typer.echo(inert(f"note: {note}"), err=True)
    if problems:
        typer.echo(f"{len(problems)} checks failed", err=True)
        raise typer.Exit(1)
    typer.echo(f"verified: {summary(read)}", err=True)


def tally(read: Briefing, problems: Sequence[Problem]) -> list[tuple[str, int, int]]:
    """How many of each kind were checked, and how many of them failed."""
    failed: dict[str, set[str]] = {kind: set() for kind in _KINDS}
    for problem in problems:
        kind = "sentences" if ", sentence " in problem.where else _OF.get(problem.where.split()[0], "others")
        failed[kind].add(problem.where)
    checked = {
        "articles": len(read.articles),
        "claims": len(read.claims),
        "events": len(read.events),
        "sentences": sum(len(episode.sentences) for episode in read.episodes),
        "figures": sum(len(episode.ledger) for episode in read.episodes),
        "disagreements": sum(len(episode.disagreements) for episode in read.episodes),
        "others": len(read.episodes) + 1,
    }
    return [(kind, checked[kind], len(failed[kind])) for kind in _KINDS]


def summary(read: Briefing) -> str:
    """What was checked, in a line."""
    sentences = [sentence for episode in read.episodes for sentence in episode.sentences]
    citations = sum(len(sentence.citations) for sentence in sentences)
    passages = sum(len(claim.evidence) for claim in read.claims)
    passages += sum(len(event.evidence) for event in read.events)
    open_ = sum(len(article.uncovered) for article in read.articles)
    return (
        f"{len(sentences)} sentences, {citations} citations, {passages} passages of "
        f"{len(read.articles)} articles, {count(open_, 'statement')} in no claim"
    )
