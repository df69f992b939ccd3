"""``summarizer schema``: print or check the published JSON Schemas."""
# ruff: noqa: PLC0415 - lazy: the help needs no pydantic

from __future__ import annotations

from typing import Annotated

import typer

from summarizer.errors import CheckError, UsageError


def schema(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Which schema; without it, their names.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Compare schemas/ with the models; exit 1 if they differ.")
    ] = False,
) -> None:
    """Print a JSON Schema, or check that the published files agree with the models."""
    from summarizer import resources, schemas

    if name is not None and name not in schemas.MODELS:
        raise UsageError(f"there is no schema {name!r}", hint=f"there are: {', '.join(schemas.MODELS)}")
    names = [name] if name else list(schemas.MODELS)
    if check:
        folder = resources.schemas()
        stale = [
            one
            for one in names
            if not (file := folder / schemas.file_name(one)).is_file()
            or file.read_text(encoding="utf-8") != schemas.text(one)
        ]
        if stale:
            raise CheckError(
                f"schemas/ does not agree with the models: {', '.join(stale)}",
                hint="write them anew: summarizer schema NAME > schemas/NAME.schema.json",
            )
        typer.echo(f"{len(names)} schemas agree with the models", err=True)
    elif name:
        typer.echo(schemas.text(name), nl=False)
    else:
        for one in names:
            typer.echo(one)
