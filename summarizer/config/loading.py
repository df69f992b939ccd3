"""All sources together: the settings of a run, and where each value came from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any

import platformdirs

from summarizer.config.fields import DEFAULT, FILE, PRESET, Leaves
from summarizer.config.presets import PRESETS
from summarizer.config.profile import Profile
from summarizer.config.references import check_references, references
from summarizer.config.settings import STAGES, Settings, Stage, build
from summarizer.config.sources import project_file, read_environment, read_file, read_flags, user_file
from summarizer.config.tables import apply_concurrency, apply_model, profile_origins, provider_tables
from summarizer.config.words import expand


def load(
    *,
    config: FilePath | None = None,
    flags: Mapping[str, Any] = MappingProxyType({}),
    environ: Mapping[str, str],
    cwd: FilePath,
) -> Settings:
    """The settings of a run.

    In rising order: built-in defaults and presets, the project's ``summarizer.toml`` (in the working
    folder or above it), ``config.toml`` in the user's config folder, the file given with ``--config`` (then
    the project's is not read), the environment, the flags.

    Args:
        config: A file that was named on the command line.
        flags: Options by the name of their setting; null means not given.
        environ: The environment; keys are only looked up by name, never kept.
        cwd: The working folder.

    Raises:
        ConfigError: if a source cannot be used; one line that names the file, the key and what to do.
    """
    cwd = cwd.absolute()
    named = None if config is None else cwd / expand(config)
    files = [found for found in (project_file(cwd) if named is None else None,) if found is not None]
    own = user_file(environ)
    if os.path.isfile(own):  # noqa: PTH113  (unlike Path.is_file it never fails)
        files.append(own)
    if named is not None:
        files.append(named)
    merged: Leaves = {}
    for file in files:
        merged.update(read_file(file, cwd))
    configured = {path[1] for path in merged if path[0] == "providers"}
    merged.update(read_environment(environ, sorted({*PRESETS, *configured})))
    merged.update(read_flags(flags))
    return _settings(merged, tuple(files), environ, cwd)


def _settings(
    merged: Leaves, files: tuple[FilePath, ...], environ: Mapping[str, str], cwd: FilePath
) -> Settings:
    tables, origins = provider_tables(merged)
    check_references(merged, tables)
    apply_concurrency(merged, tables, origins)
    provider = apply_model(merged, tables, origins)
    cache_dir = _value(merged, "cache_dir")
    top = {
        "provider": provider,
        "model": _value(merged, "model"),
        "max_cost": _value(merged, "max_cost"),
        "concurrency": _value(merged, "concurrency"),
        "no_cache": bool(_value(merged, "no_cache")),
        "no_corrections": bool(_value(merged, "no_corrections")),
        **{
            name: _value(merged, name) or Settings.model_fields[name].default
            for name in ("length", "composer", "lang")
        },
        "cache_dir": platformdirs.user_cache_path("summarizer")
        if cache_dir is None
        else cwd / expand(cache_dir),
    }
    stages = _stages(merged)
    for name in top:
        leaf = merged.get((name,))
        origins[name] = DEFAULT if leaf is None else leaf.place.where
    for stage in stages:
        origins[f"stages.{stage}.provider"] = merged["stages", stage, "provider"].place.where
    suggestion = next((n for n, p in PRESETS.items() if p.key_env and environ.get(p.key_env)), None)
    settings = Settings(
        **top, stages=stages, config_files=files, origins=origins, tables=tables, suggestion=suggestion
    )
    chosen = references(merged)
    providers = _profiles(settings, chosen)
    origins.update(profile_origins(providers, chosen, origins))
    return settings.model_copy(update={"providers": providers, "origins": dict(sorted(origins.items()))})


def _value(merged: Leaves, *path: str) -> Any:
    leaf = merged.get(path)
    return None if leaf is None else leaf.value


def _stages(merged: Leaves) -> dict[Stage, str]:
    """Each stage's own provider, unless a stronger source chose one provider for everything."""
    provider = merged.get(("provider",))
    strongest = PRESET if provider is None else provider.place.rank
    found: dict[Stage, str] = {}
    for stage in STAGES:
        leaf = merged.get(("stages", stage, "provider"))
        if leaf is not None and leaf.value is not None and leaf.place.rank >= max(strongest, FILE):
            found[stage] = leaf.value
    return found


def _profiles(settings: Settings, chosen: Mapping[str, str]) -> dict[str, Profile]:
    """Every profile that is complete. One that lacks its model is an error only where it is asked for."""
    found: dict[str, Profile] = {}
    for reference in dict.fromkeys((*settings.tables, *chosen)):
        table = settings.tables.get(reference)
        if table is None and "/" not in reference:
            continue
        if table is not None and table.get("model") is None:
            build(reference, {**table, "model": "?", "base_url": table.get("base_url", "http://localhost")})
        else:
            found[reference] = settings.profile(reference)
    return found
