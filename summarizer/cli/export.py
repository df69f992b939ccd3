"""``summarizer export``: a briefing's events in the schemes of others."""
# ruff: noqa: PLC0415 - lazy: the help needs none of the stages

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.output import write_folder
from summarizer.cli.progress import inert
from summarizer.errors import UsageError

MENTIONS = "mentions.jsonl"
_SUFFIXES = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl"}


class Scheme(StrEnum):
    """What events can be exported to."""

    UCDP = "ucdp"
    ACLED = "acled"
    PLOVER = "plover"


class Form(StrEnum):
    """How rows are written."""

    CSV = "csv"
    JSONL = "jsonl"


def export(
    scheme: Annotated[Scheme, typer.Argument(help="Whose scheme.")],
    briefing: Annotated[
        str, typer.Argument(metavar="BRIEFING", help="A briefing.json; - is standard input.")
    ],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FILE", help="Write here, and mentions.jsonl beside it."),
    ] = None,
    form: Annotated[
        Form | None,
        typer.Option("--to", help="Form of the rows; by the file's name, else csv.", show_default=False),
    ] = None,
) -> None:
    """Export events as UCDP GED, ACLED or PLOVER code them, without a model.

    Figures are read from the ledger and never added up; docs/exports.md has every field.
    """
    from summarizer.cli.files import briefing_of
    from summarizer.export import SCHEMES, csv_text, jsonl_text, mentions

    wanted = form.value if form else _form(out)
    if out is not None and out.name == MENTIONS:
        raise UsageError(f"{MENTIONS} is the file beside the rows", hint="give the rows another name")
    read = briefing_of(briefing)
    table = SCHEMES[scheme.value](read)
    text = csv_text(table) if wanted == "csv" else jsonl_text(table.rows)
    if out is None:
        typer.echo(text, nl=False)
    else:
        behind = jsonl_text(list(mentions(read, table.event_ids)))
        write_folder(out.parent, {out.name: text, MENTIONS: behind})
    reasons = Counter(reason for _, reason in table.left_out)
    said = "; ".join(f"{count} because {reason}" for reason, count in sorted(reasons.items()))
    typer.echo(inert(f"{len(table.rows)} events; left out: {said or 'none'}"), err=True)


def _form(out: Path | None) -> str:
    if out is None:
        return "csv"
    if out.suffix.lower() not in _SUFFIXES:
        raise UsageError(
            f"{out.name}: neither .csv nor .jsonl", hint="name the file so, or add --to csv or --to jsonl"
        )
    return _SUFFIXES[out.suffix.lower()]
