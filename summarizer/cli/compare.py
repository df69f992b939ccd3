"""``summarizer compare``: what two runs saw differently in the same articles."""
# ruff: noqa: PLC0415 - lazy: the help needs none of the stages

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.accounts import count
from summarizer.cli.compare_report import report
from summarizer.cli.options import JsonOption
from summarizer.errors import CheckError, UsageError

if TYPE_CHECKING:
    from summarizer.compare import Seen
    from summarizer.domain.briefing import Briefing
    from summarizer.domain.event import Grounded

MANY = 100
"""Articles from which a comparison can take more than two seconds."""
MOST = 40
"""Differences that are shown unless all are asked for."""


def compare(
    run_a: Annotated[
        str,
        typer.Argument(metavar="RUN_A", help="A folder of 'brief', a briefing.json, or lines of 'extract'."),
    ],
    run_b: Annotated[str, typer.Argument(metavar="RUN_B", help="The same of another provider or prompt.")],
    min_agreement: Annotated[
        float | None,
        typer.Option(
            "--min-agreement", "--threshold", metavar="X", min=0, max=1, help="Exit 1 below this agreement."
        ),
    ] = None,
    same_articles: Annotated[
        bool, typer.Option("--same-articles", help="Exit 1 too where only one run has an article.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help=f"All differences, not the first {MOST}.")
    ] = False,
    json_output: JsonOption = False,
) -> None:
    """Say field by field what two runs saw differently in the same articles.

    Events and claims are matched by the passages they rest on. Agreement is 1 for equal runs and 0 where
    nothing matches: 2 × the sum of the matched pairs' agreements / the number of items of both runs.
    Exit codes: 0 done; 1 the runs agree less than --min-agreement.
    """
    from summarizer.compare import compare as compared
    from summarizer.render import json_text

    if run_a == run_b == "-":
        raise UsageError("only one of the runs can come from standard input", hint="name a file")
    a, b = _seen(run_a, run_b)
    if min(len(a.articles), len(b.articles)) >= MANY:
        typer.echo(f"comparing {len(a.articles):,} and {len(b.articles):,} articles ...", err=True)
    found = compared(a, b)
    if json_output:
        typer.echo(json_text(found), nl=False)
    else:
        for line in report(found, None if everything else MOST):
            typer.echo(line)
    lone = len(found.articles_only_a) + len(found.articles_only_b)
    if min_agreement is not None and found.agreement < min_agreement:
        raise CheckError(f"the runs agree by {found.agreement:.4f}, and {min_agreement:g} is asked for")
    if same_articles and lone:
        raise CheckError(f"{count(lone, 'article')} {'is' if lone == 1 else 'are'} in one run only")


def _seen(name_a: str, name_b: str) -> tuple[Seen, Seen]:
    from summarizer.cli.files import run_of

    a, b = run_of(name_a), run_of(name_b)
    briefings = not (isinstance(a, list) and isinstance(b, list))
    return _side(name_a, a, as_briefing=briefings), _side(name_b, b, as_briefing=briefings)


def _side(name: str, run: Briefing | list[Grounded], *, as_briefing: bool) -> Seen:
    """One run. Beside a briefing, lines are merged too: only then do both hold the same kind of event."""
    from summarizer import compare, pipeline

    if not isinstance(run, list):
        return compare.of_briefing(name, run)
    if as_briefing:
        return compare.of_briefing(name, pipeline.brief(list({one.article.id: one for one in run}.values())))
    return compare.of_lines(name, run)
