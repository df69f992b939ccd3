"""``summarizer merge``: the later half on its own, from the lines of ``extract``."""
# ruff: noqa: PLC0415 - lazy: the help needs none of the stages

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.options import LengthOption, ModelOptions
from summarizer.cli.output import write_folder


def merge(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Lines of 'summarizer extract'; - is standard input."),
    ],
    length: LengthOption = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="DIR", help="Write the briefing's files here.")
    ] = None,
) -> None:
    """Merge extracted articles into a briefing, without a model.

    Prints briefing.json, or writes all files of a briefing into DIR.
    """
    from summarizer import pipeline
    from summarizer.cli.brief import files as files_of
    from summarizer.cli.files import grounded_of
    from summarizer.cli.session import settings_of
    from summarizer.render import json_text

    grounded = grounded_of(files)
    unique = {one.article.id: one for one in grounded}
    if len(unique) < len(grounded):
        typer.echo(f"note: {len(grounded) - len(unique)} articles were given twice, and read once", err=True)
    chosen = settings_of(ModelOptions(length=length)).length
    briefing = pipeline.brief(list(unique.values()), length=chosen)
    if out is None:
        typer.echo(json_text(briefing), nl=False)
        return
    write_folder(out, files_of(briefing, {key: one.article.text for key, one in unique.items()}, None))
