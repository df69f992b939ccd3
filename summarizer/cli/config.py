"""``summarizer config``: what is configured, and where each value came from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from summarizer.cli.columns import cell, columns

app = typer.Typer(help="Show the configuration.", no_args_is_help=True)

ConfigOption = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Read this file, not the project's.")
]
ProviderOption = Annotated[
    str | None, typer.Option("--provider", metavar="NAME[/MODEL]", help="Provider that answers every stage.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class Row(NamedTuple):
    """One value of the configuration."""

    key: str
    value: Any
    origin: str
    is_set: bool | None = None
    """Of a variable that holds a secret: whether it is set. Its value is never read."""


@app.callback()
def main() -> None:
    """Show the configuration."""


@app.command()
def show(
    config: ConfigOption = None, provider: ProviderOption = None, json_output: JsonOption = False
) -> None:
    """Print every value and where it came from. Secrets are named, never shown."""
    from summarizer.config import load  # noqa: PLC0415  (lazy: --help needs no pydantic)

    settings = load(config=config, flags={"provider": provider}, environ=os.environ, cwd=Path.cwd())
    found = list(rows(settings, frozenset(name for name, value in os.environ.items() if value)))
    if json_output:
        values = {
            row.key: {
                "value": row.value,
                "origin": row.origin,
                **({} if row.is_set is None else {"set": row.is_set}),
            }
            for row in found
        }
        document = {"config_files": [str(file) for file in settings.config_files], "values": values}
        typer.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))
        return
    marks = {None: "", True: " (set, not shown)", False: " (not set)"}
    typer.echo(
        columns(
            ("KEY", "VALUE", "FROM"),
            ((row.key, cell(row.value) + marks[row.is_set], row.origin) for row in found),
        ),
        nl=False,
    )


def rows(settings: Any, variables: frozenset[str]) -> Iterator[Row]:
    """Every value of the settings.

    Args:
        settings: The settings.
        variables: Names of the environment variables that are set.
    """
    from summarizer.config.tables import flatten  # noqa: PLC0415

    for key in (
        "provider",
        "model",
        "max_cost",
        "concurrency",
        "no_cache",
        "no_corrections",
        "length",
        "composer",
        "lang",
        "cache_dir",
    ):
        yield Row(key, getattr(settings, key), settings.origins[key])
    for stage, name in settings.stages.items():
        yield Row(f"stages.{stage}.provider", name, settings.origins[f"stages.{stage}.provider"])
    tables = {name: table for name, table in settings.tables.items() if name not in settings.providers}
    profiles = {name: profile.model_dump(exclude={"name"}) for name, profile in settings.providers.items()}
    for name, table in sorted({**tables, **profiles}.items()):
        for path, value in flatten(table).items():
            key = ".".join(("providers", name, *path))
            origin = settings.origins.get(key, "default")
            if path == ("headers_env",):
                for header, variable in value:
                    yield Row(f"{key}.{header}", variable, origin, variable in variables)
            else:
                secret = value in variables if path == ("key_env",) and value else None
                yield Row(key, value, origin, secret)
