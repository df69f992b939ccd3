"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from summarizer.cli.config import ConfigOption, JsonOption, ProviderOption

__all__ = [
    "AllowPrivateOption",
    "ColumnsOption",
    "Composer",
    "ComposerOption",
    "ConcurrencyOption",
    "ConfigOption",
    "DryRunOption",
    "JsonOption",
    "KeepAllOption",
    "LangOption",
    "Length",
    "LengthOption",
    "MaxCostOption",
    "ModelOptions",
    "NoCacheOption",
    "NoCorrectionsOption",
    "PathsArgument",
    "ProviderOption",
    "QuietOption",
    "RecordOption",
    "ReplayOption",
]

PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders, patterns or http(s) addresses; - is standard input.",
        show_default=False,
    ),
]
RecordOption = Annotated[
    Path | None, typer.Option("--record", metavar="DIR", help="Record every exchange into this folder.")
]
ReplayOption = Annotated[
    Path | None, typer.Option("--replay", metavar="DIR", help="Answer from recordings; nothing is sent.")
]
NoCacheOption = Annotated[bool, typer.Option("--no-cache", help="Ask again what was answered before.")]
NoCorrectionsOption = Annotated[
    bool,
    typer.Option(
        "--no-corrections", help="Withhold at once what a text does not bear out; ask no second time."
    ),
]
MaxCostOption = Annotated[
    float | None,
    typer.Option("--max-cost", metavar="AMOUNT", min=0, help="Stop before a call that would cross it."),
]
ConcurrencyOption = Annotated[
    int | None, typer.Option("--concurrency", metavar="N", min=1, help="Most requests in flight.")
]
DryRunOption = Annotated[
    bool,
    typer.Option(
        "--dry-run", help="Say how many requests and tokens it takes and what they cost; send nothing."
    ),
]
ColumnsOption = Annotated[
    str | None,
    typer.Option(
        "--columns", metavar="FIELD=NAME,...", help="Which columns hold text, title, published, ..."
    ),
]
AllowPrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Also read addresses inside private networks.")
]
KeepAllOption = Annotated[
    bool,
    typer.Option("--keep-all", help="Keep menus, credits, teasers and whatever else is left out otherwise."),
]


class Length(StrEnum):
    """How much a briefing tells."""

    SHORT = "short"
    STANDARD = "standard"
    FULL = "full"


LengthOption = Annotated[
    Length | None,
    typer.Option(
        "--length",
        help="The main points; what is read in five minutes (the default); or every claim.",
        show_default=False,
    ),
]


class Composer(StrEnum):
    """Who words a briefing."""

    RULE = "rule"
    MODEL = "model"


ComposerOption = Annotated[
    Composer | None,
    typer.Option(
        "--composer",
        help="Who words the sentences: fixed rules (the default), or a model whose sentences are checked.",
        show_default=False,
    ),
]
LangOption = Annotated[
    str | None,
    typer.Option("--lang", metavar="TAG", help="Language of a briefing that a model words, such as de."),
]
AdjudicateOption = Annotated[
    bool,
    typer.Option(
        "--adjudicate", help="Ask a model whether mentions that the rule decides narrowly are one event."
    ),
]
MaxPairsOption = Annotated[
    int | None,
    typer.Option(
        "--max-pairs",
        metavar="N",
        min=1,
        help="Pairs that --adjudicate asks about, at most.",
        show_default="100",
    ),
]
OpenOption = Annotated[bool, typer.Option("--open", help="Open the page in the browser when it is written.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no notes; errors only.")]


@dataclass(frozen=True)
class ModelOptions:
    """What every command that asks a model takes."""

    provider: str | None = None
    config: Path | None = None
    record: Path | None = None
    replay: Path | None = None
    no_cache: bool = False
    max_cost: float | None = None
    concurrency: int | None = None
    quiet: bool = False
    columns: str | None = None
    allow_private: bool = False
    keep_all: bool = False
    no_corrections: bool = False
    length: Length | None = None
    composer: Composer | None = None
    lang: str | None = None
    adjudicate: bool = False
    max_pairs: int | None = None

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> ModelOptions:
        """Pick them from what a command was given, by the names of its parameters (``locals()``)."""
        return cls(**{one.name: given[one.name] for one in fields(cls) if one.name in given})
