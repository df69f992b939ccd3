"""``summarizer render``: a briefing in another form."""
# ruff: noqa: PLC0415 - lazy: the help needs none of the stages

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.options import Length, OpenOption
from summarizer.cli.output import open_page, show, write_folder
from summarizer.errors import UsageError


class Form(StrEnum):
    """What a briefing can be rendered to."""

    MD = "md"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    TERMINAL = "terminal"


class Table(StrEnum):
    """What CSV can hold."""

    LEDGER = "ledger"
    TIMELINE = "timeline"


def render(
    briefing: Annotated[
        str, typer.Argument(metavar="BRIEFING", help="A briefing.json; - is standard input.")
    ],
    to: Annotated[Form, typer.Option("--to", help="Form of the output; csv is a table.")] = Form.TERMINAL,
    table: Annotated[
        Table | None, typer.Option("--table", help="Which table as csv; the ledger where none is named.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FILE", help="Write here instead of standard output."),
    ] = None,
    sources: Annotated[
        Path | None, typer.Option("--sources", metavar="DIR", help="Where the source texts are.")
    ] = None,
    length: Annotated[
        Length | None,
        typer.Option(
            "--length",
            help="How much is shown of what the briefing has; as it was made where not named.",
            show_default=False,
        ),
    ] = None,
    open_: OpenOption = False,
) -> None:
    """Render a briefing.json, without a model."""
    import summarizer.render as rendering
    from summarizer.cli.files import briefing_of, sources_of

    if open_ and (to is not Form.HTML or out is None):
        raise UsageError("--open shows a page that was written", hint="add --to html -o FILE")
    if table is not None and to is not Form.CSV:
        raise UsageError("--table is for csv", hint="add --to csv")
    if length is not None and to in {Form.CSV, Form.JSON}:
        raise UsageError(f"--length is not for {to}, which has all", hint="leave it out")
    read = briefing_of(briefing)
    if length is not None:
        read = read.model_copy(update={"length": length.value})
    texts = sources_of(briefing, sources, (article.id for article in read.articles))
    if to is Form.TERMINAL and out is None:
        show(rendering.terminal(read, texts))
        return
    if to is Form.TERMINAL:
        to = Form.MD
    text = {
        Form.MD: lambda: rendering.markdown(read, texts),
        Form.HTML: lambda: rendering.html(read, texts),
        Form.JSON: lambda: rendering.json_text(read),
        Form.CSV: lambda: (rendering.timeline_csv if table is Table.TIMELINE else rendering.ledger_csv)(read),
    }[to]()
    if out is None:
        typer.echo(text, nl=False)
    else:
        write_folder(out.parent, {out.name: text})
    if open_ and out is not None:
        open_page(out)
