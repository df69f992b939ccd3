"""``summarizer providers``: what is configured, and whether it answers."""

from __future__ import annotations

import importlib.util
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarizer.cli.columns import cell, columns
from summarizer.cli.config import ConfigOption, JsonOption, ProviderOption

if TYPE_CHECKING:
    from summarizer.config import Profile, Settings

app = typer.Typer(help="List providers, or check one.")

PATIENCE = 2.0
"""Seconds until a check says what it is waiting for."""
_ROOM = 1024
"""Output tokens of a check: the answer needs ten, a model that thinks first needs more."""
EXTRAS: Mapping[str, tuple[str, str]] = {
    "anthropic": ("anthropic", "anthropic"),
    "google": ("google.genai", "google"),
    "llamacpp": ("xllamacpp", "local"),
}
"""Kind → module that it needs, extra that brings it."""


@app.callback(invoke_without_command=True)
def providers(
    context: typer.Context,
    config: ConfigOption = None,
    provider: ProviderOption = None,
    json_output: JsonOption = False,
) -> None:
    """List the providers that are configured, and the presets."""
    if context.invoked_subcommand is not None:
        context.obj = (config, provider)
        return
    from summarizer.config import load  # noqa: PLC0415  (lazy: --help needs no pydantic)

    settings = load(config=config, flags={"provider": provider}, environ=os.environ, cwd=Path.cwd())
    configured = [_describe(name, settings, os.environ) for name in _names(settings)]
    presets = _presets(os.environ)
    if json_output:
        document = {"providers": configured, "presets": presets}
        typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    if configured:
        heads = ("NAME", "KIND", "MODEL", "USED FOR", "STATE", "ADDRESS")
        typer.echo(columns(heads, ([row[key] for key in _LISTED] for row in configured)))
    else:
        typer.echo("No provider is configured.", err=True)
    typer.echo("Presets, usable as --provider PRESET/MODEL:\n", err=True)
    preset_heads = ("PRESET", "KIND", "KEY", "ADDRESS", "NOTE")
    typer.echo(columns(preset_heads, ([row[key] for key in _OF_PRESETS] for row in presets)), nl=False)


_OF_PRESETS = ("name", "kind", "key_env", "base_url", "note")
_LISTED = ("name", "kind", "model", "used_for", "state", "base_url")


@app.command()
def check(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME[/MODEL]", help="The default provider where none is named.")
    ] = None,
    config: ConfigOption = None,
    json_output: JsonOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
) -> None:
    """Ask a provider the smallest structured question; exit 3 with the reason if it does not answer."""
    from summarizer.config import OFFLINE, load  # noqa: PLC0415

    above, chosen = context.obj or (None, None)
    chosen = name or chosen
    settings = load(config=config or above, environ=os.environ, cwd=Path.cwd())
    if chosen is not None:
        if chosen != OFFLINE:
            settings.table(chosen)
        settings = load(
            config=config or above, flags={"provider": chosen}, environ=os.environ, cwd=Path.cwd()
        )
    if settings.provider == OFFLINE:
        answer = {"provider": OFFLINE, "model": OFFLINE, "seconds": 0.0, "cost": 0.0}
        said = "offline is always there: articles are read by rule, and nobody is asked"
        typer.echo(json.dumps(answer, indent=2) if json_output else said)
        return
    profile = settings.profile_for("check")
    import asyncio  # noqa: PLC0415 - lazy: the help asks nobody

    found = asyncio.run(_ask(profile, os.environ, quiet=quiet))
    if json_output:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    cost = "" if found["cost"] is None else f", cost {found['cost']:.6f} {found['currency']}"
    reasks = f", asked again {found['reasks']}x" if found["reasks"] else ""
    typer.echo(
        f"{cell(profile.name)} answers: model {cell(found['model'])}, mode {cell(found['mode'])}, "
        f"{found['seconds']:.2f} s, {found['input_tokens']} tokens in, {found['output_tokens']} out"
        f"{cost}{reasks}"
    )


async def _ask(profile: Profile, environ: Mapping[str, str], *, quiet: bool) -> dict[str, Any]:
    import asyncio  # noqa: PLC0415

    from pydantic import BaseModel, ConfigDict  # noqa: PLC0415

    from summarizer.llm import reask  # noqa: F401, PLC0415  (its import is not the provider's latency)
    from summarizer.llm.base import Message, Request  # noqa: PLC0415
    from summarizer.llm.registry import open_gateway  # noqa: PLC0415

    class Check(BaseModel):
        model_config = ConfigDict(extra="forbid")

        ok: bool

    messages = (
        Message("system", "Answer with one JSON object of the given form."),
        Message("user", "Set ok to true."),
    )
    request = Request(
        stage="check", messages=messages, answer=Check, max_output_tokens=_ROOM, label=profile.name
    )
    gateway = open_gateway(profile, environ=environ)
    notice = asyncio.get_running_loop().call_later(
        PATIENCE, lambda: None if quiet else typer.echo(f"waiting for {cell(profile.name)} …", err=True)
    )
    try:
        started = time.perf_counter()
        reply = await gateway.ask(request)
        seconds = time.perf_counter() - started
    finally:
        notice.cancel()
        await gateway.aclose()
    return {
        "provider": reply.provider,
        "model": reply.model,
        "mode": reply.mode,
        "seconds": round(seconds, 3),
        "input_tokens": reply.usage.input_tokens,
        "output_tokens": reply.usage.output_tokens,
        "cost": reply.usage.cost,
        "currency": None if profile.prices is None else profile.prices.currency,
        "reasks": reply.reasks,
    }


def _names(settings: Settings) -> list[str]:
    return sorted({*settings.tables, *settings.providers})


def _describe(name: str, settings: Settings, environ: Mapping[str, str]) -> dict[str, Any]:
    profile = settings.providers.get(name)
    table = settings.tables.get(name, {})
    return {
        "name": name,
        "kind": table.get("kind") if profile is None else profile.kind,
        "model": None if profile is None else profile.model,
        "base_url": table.get("base_url") if profile is None else profile.base_url,
        "key_env": table.get("key_env") if profile is None else profile.key_env,
        "modes": list(table.get("modes", ()) if profile is None else profile.modes),
        "fallbacks": list(table.get("fallbacks", ()) if profile is None else profile.fallbacks),
        "used_for": _uses(name, settings),
        "state": "no model" if profile is None else (obstacle(profile, environ) or "ready"),
    }


def _uses(name: str, settings: Settings) -> list[str]:
    uses = ["default"] if settings.provider == name else []
    uses += [stage for stage, chosen in settings.stages.items() if chosen == name]
    return uses + [f"fallback of {p.name}" for p in settings.providers.values() if name in p.fallbacks]


def _presets(environ: Mapping[str, str]) -> list[dict[str, Any]]:
    from summarizer.config import PRESETS  # noqa: PLC0415

    return [
        {
            "name": name,
            "kind": preset.kind,
            "key_env": preset.key_env,
            "key_set": bool(environ.get(preset.key_env)) if preset.key_env else None,
            "base_url": preset.base_url,
            "modes": list(preset.modes),
            "note": preset.note,
        }
        for name, preset in PRESETS.items()
    ]


def obstacle(profile: Profile, environ: Mapping[str, str]) -> str | None:
    """What stands in the way of a provider, as far as that can be told without asking it; null: nothing."""
    variables = [variable for _, variable in profile.headers_env]
    if profile.key_env is not None:
        variables.insert(0, profile.key_env)
    missing = [variable for variable in variables if not environ.get(variable)]
    if missing:
        return f"set {', '.join(missing)}"
    if profile.kind in EXTRAS and not _installed(EXTRAS[profile.kind][0]):
        return f"pip install 'summarizer[{EXTRAS[profile.kind][1]}]'"
    if profile.kind == "llamacpp" and not Path(profile.model).is_file():
        return "no such model file"
    return None


def _installed(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False
