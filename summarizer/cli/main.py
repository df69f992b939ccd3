"""The command line: the commands, and the boundary at which errors become one line and an exit code."""

from __future__ import annotations

import gc
import sys
import warnings
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from summarizer import __version__
from summarizer.cli import (
    batch,
    brief,
    cache,
    compare,
    config,
    demo,
    evaluate,
    explain,
    export,
    extract,
    merge,
    providers,
    recordings,
    render,
    schema,
    verify,
)
from summarizer.cli.progress import inert
from summarizer.errors import SummarizerError

_INTERRUPTED = 130
_SELDOM = 1_000_000
"""New objects after which garbage is collected: those of some seventy articles."""


class Boundary(TyperGroup):
    """Reports an expected error in one line with its hint; programmer errors pass through."""

    def invoke(self, ctx: Any) -> Any:
        """Run the chosen command."""
        try:
            return super().invoke(ctx)
        except SummarizerError as error:
            typer.echo(f"error: {inert(error.message)}", err=True)
            for line in error.details:
                typer.echo(f"  {inert(line)}", err=True)
            if error.hint:
                typer.echo(f"hint: {inert(error.hint)}", err=True)
            raise typer.Exit(error.exit_code) from None
        except KeyboardInterrupt:
            typer.echo("interrupted; what was already answered is kept", err=True)
            raise typer.Exit(_INTERRUPTED) from None


app = typer.Typer(
    name="summarizer",
    cls=Boundary,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Several contradictory news articles in, one briefing out in which every sentence can be checked.",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"summarizer {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Summarizer."""


app.command("brief")(brief.brief)
app.command("demo")(demo.demo)
app.command("extract")(extract.extract)
app.command("merge")(merge.merge)
app.command("render")(render.render)
app.command("verify")(verify.verify)
app.command("explain")(explain.explain)
app.command("export")(export.export)
app.command("compare")(compare.compare)
app.command("eval")(evaluate.evaluate)
app.command("schema")(schema.schema)
app.add_typer(providers.app, name="providers")
app.add_typer(config.app, name="config")
app.add_typer(cache.app, name="cache")
app.add_typer(batch.app, name="batch")
app.add_typer(recordings.app, name="recordings")


def run() -> None:
    """Entry point of the console script."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a text that a terminal cannot show must not end a run
            stream.reconfigure(errors="backslashreplace")
    warnings.showwarning = _note
    # A run makes many objects and few cycles: looking for those seldom saves a quarter of its time.
    gc.set_threshold(_SELDOM, 20, 50)
    try:
        app()
    finally:
        gc.freeze()  # what the process leaves goes with it: nobody needs to know what of it is in cycles


def _note(message: Warning | str, *_: object, **__: object) -> None:
    typer.echo(f"warning: {inert(str(message))}", err=True)
