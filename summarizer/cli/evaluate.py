"""``summarizer eval``: precision and recall of an extractor against gold."""
# ruff: noqa: PLC0415 - lazy: the help needs none of the stages

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.evaluate_report import report
from summarizer.cli.options import (
    AllowPrivateOption,
    ColumnsOption,
    ConcurrencyOption,
    ConfigOption,
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
from summarizer.cli.progress import Progress
from summarizer.errors import CheckError, UsageError

if TYPE_CHECKING:
    from summarizer.domain.briefing import Failed
    from summarizer.domain.evaluation import Evaluation
    from summarizer.domain.event import Grounded

MOST = 40
"""Mistakes that are shown unless all are asked for."""
MANY = 200
"""Articles from which the intervals can take more than two seconds."""


def evaluate(
    gold: Annotated[
        str, typer.Argument(metavar="GOLD", help="A gold file (.json, .jsonl) or a folder of them.")
    ],
    paths: PathsArgument,
    min_f1: Annotated[
        list[str] | None,
        typer.Option(
            "--min-f1", metavar="[FIELD=]X", help="Exit 1 below this F1, over all or of a field; repeatable."
        ),
    ] = None,
    fields: Annotated[
        str | None, typer.Option("--fields", metavar="FIELD,...", help="Judge only these fields.")
    ] = None,
    partial: Annotated[
        bool, typer.Option("--partial", help="Go on where the articles of some gold are not given.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help=f"All mistakes, not the first {MOST}.")] = False,
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
    quiet: QuietOption = False,
    json_output: JsonOption = False,
) -> None:
    """Measure an extractor against gold: precision, recall and F1 for each field, with every mistake.

    A PATH is read by the extractor, as in 'extract'; a file that 'extract' has written is measured as it is.
    Exit codes: 0 done; 1 an F1 is below --min-f1, or some articles failed (they count as missed).
    """
    options = ModelOptions.of(locals())
    from summarizer.cli.files import gold_of
    from summarizer.cli.session import report as end
    from summarizer.evaluation import evaluate as evaluated
    from summarizer.render import json_text

    limits = dict(map(_limit, min_f1 or ()))
    judged = _fields(fields)
    if gold == "-" and "-" in paths:
        raise UsageError("only one of gold and articles can come from standard input", hint="name a file")
    golds = gold_of(gold)
    lines, failed = _read(paths, options, Path(gold))
    if len(lines) >= MANY and not quiet:
        typer.echo(f"judging {len(lines):,} articles ...", err=True)
    found = evaluated(gold, golds, lines, [one.source for one in failed], judged)
    if found.not_read and not partial:
        raise UsageError(
            f"the articles of some gold are not given: {', '.join(found.not_read[:5])}",
            hint="give them too, or add --partial",
        )
    if json_output:
        typer.echo(json_text(found), nl=False)
    else:
        for line in report(found, None if everything else MOST):
            typer.echo(line)
    _check(found, limits)
    end(failed)


def _read(paths: list[str], options: ModelOptions, gold: Path) -> tuple[list[Grounded], tuple[Failed, ...]]:
    """Lines that are there already, and those of the articles that are still to be read."""
    from summarizer.cli.files import grounded_of, ready
    from summarizer.cli.session import extraction

    done = [path for path in paths if ready(path)]
    lines = grounded_of(done) if done else []
    asked = [path for path in paths if path not in done]
    if not asked:
        return lines, ()
    with Progress(quiet=options.quiet) as progress:
        made = extraction(asked, options, progress, skip=gold)
    return [*lines, *made.checked.grounded], made.failed


def _limit(text: str) -> tuple[str, float]:
    field, equals, number = text.rpartition("=")
    try:
        value = float(number)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1 or (equals and not field):
        raise UsageError(
            f"--min-f1: {text!r} is no F1 from 0 to 1",
            hint="such as --min-f1 0.8 or --min-f1 counts.killed=0.9",
        )
    return field or "overall", value


def _fields(text: str | None) -> tuple[str, ...]:
    from summarizer.domain.gold import FIELDS

    if text is None:
        return FIELDS
    wanted = tuple(part.strip() for part in text.split(",") if part.strip())
    unknown = [one for one in wanted if one not in FIELDS]
    if unknown or not wanted:
        raise UsageError(
            f"--fields: {', '.join(unknown) or 'no field'} is none of the fields",
            hint=f"fields: {', '.join(FIELDS)}",
        )
    return wanted


def _check(found: Evaluation, limits: dict[str, float]) -> None:
    scores = {one.field: one.f1 for one in (found.overall, *found.fields)}
    low = []
    for field, limit in limits.items():
        if field not in scores:
            raise UsageError(f"--min-f1: nothing was judged as {field}", hint=f"judged: {', '.join(scores)}")
        f1 = scores[field]
        if f1 is not None and f1 < limit:
            low.append(f"F1 of {field} is {f1:.4f}, and {limit:g} is asked for")
    if low:
        raise CheckError("; ".join(low))
