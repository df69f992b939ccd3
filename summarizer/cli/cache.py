"""``summarizer cache``: the answers that need not be paid for again."""
# ruff: noqa: PLC0415 - lazy: the help needs no settings

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from summarizer.cli.config import ConfigOption, JsonOption

if TYPE_CHECKING:
    from summarizer.llm.cache import CacheFile

app = typer.Typer(help="Show or empty the cache of answers.", no_args_is_help=True)


def _open(config: Path | None) -> CacheFile:
    from summarizer.cli.options import ModelOptions
    from summarizer.cli.session import cache_path, settings_of
    from summarizer.llm.cache import CacheFile

    return CacheFile(cache_path(settings_of(ModelOptions(config=config))))


@app.command()
def info(config: ConfigOption = None, json_output: JsonOption = False) -> None:
    """Say where the cache is and what is in it."""
    file = _open(config)
    found = file.info()
    file.close()
    if json_output:
        typer.echo(json.dumps({**dataclasses.asdict(found), "path": str(found.path)}, indent=2))
        return
    stages = ", ".join(f"{stage} {count}" for stage, count in found.stages.items())
    typer.echo(f"{found.path}: {found.answers} answers{f' ({stages})' if stages else ''}, {found.size} bytes")


@app.command()
def clear(config: ConfigOption = None) -> None:
    """Empty the cache: what is asked again will be paid for again."""
    file = _open(config)
    count = file.clear()
    file.close()
    typer.echo(f"{count} answers removed", err=True)
