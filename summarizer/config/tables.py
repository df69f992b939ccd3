"""Provider tables: what was written, over the preset, under what applies to all; with the origins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from summarizer.config.fields import DEFAULT, Leaf, Leaves, Path, dotted
from summarizer.config.presets import PRESETS
from summarizer.config.profile import Profile
from summarizer.config.settings import OFFLINE, preset_table, without_prices
from summarizer.config.words import nearest, shown
from summarizer.errors import ConfigError


def provider_tables(merged: Leaves) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Each provider's values over its preset's, nested as a profile wants them, and their origins."""
    tables: dict[str, dict[str, Any]] = {}
    origins: dict[str, str] = {}
    for name in sorted({path[1] for path in merged if path[0] == "providers"}):
        if name == OFFLINE:
            place = next(leaf.place for path, leaf in merged.items() if path[:2] == ("providers", name))
            raise ConfigError(
                f"{place.name(('providers', name))}: offline is the extractor without a provider",
                hint="give the provider another name",
            )
        own = {
            path[2:]: leaf for path, leaf in merged.items() if path[:2] == ("providers", name) and path[2:]
        }
        tables[name] = table = _preset_of(name, own, merged, origins)
        for path, leaf in own.items():
            _put(table, path, leaf.value)
            origins[dotted(("providers", name, *path))] = leaf.place.where
        if isinstance(table.get("headers_env"), dict):
            table["headers_env"] = tuple(sorted(table["headers_env"].items()))
    return tables, origins


def _put(table: dict[str, Any], path: Path, value: Any) -> None:
    *sections, key = path
    for section in sections:
        table = table.setdefault(section, {})
    table[key] = value


def _preset_of(
    name: str, own: Mapping[Path, Leaf], merged: Leaves, origins: dict[str, str]
) -> dict[str, Any]:
    chosen = own.get(("preset",))
    kind = own.get(("kind",))
    if chosen is not None and chosen.value not in PRESETS:
        place = chosen.place
        raise ConfigError(
            f"{place.name(('providers', name, 'preset'))} is {shown(chosen.value)}, which is no preset",
            hint=nearest(str(chosen.value), PRESETS) or f"there are: {', '.join(PRESETS)}",
        )
    if chosen is not None:
        preset = str(chosen.value)
    elif kind is not None and ("base_url",) in own:
        return {}
    elif kind is not None:
        preset = str(kind.value)
    elif name in PRESETS:
        preset = name
    elif ("base_url",) in own:
        origins[f"providers.{name}.kind"] = DEFAULT
        return {"kind": "openai"}
    else:
        place = next(leaf.place for path, leaf in merged.items() if path[:2] == ("providers", name))
        raise ConfigError(
            f"{place.name(('providers', name))} says neither preset nor kind nor base_url",
            hint='write for example preset = "openai"',
        )
    origins.update({f"providers.{name}.{key}": where for key, where in _preset_origins(preset).items()})
    return preset_table(preset, None)


def _preset_origins(preset: str) -> dict[str, str]:
    return {dotted(path): f"preset {preset}" for path in flatten(PRESETS[preset].values())}


def apply_concurrency(merged: Leaves, tables: dict[str, dict[str, Any]], origins: dict[str, str]) -> None:
    """One concurrency for all providers, except where one's own was set in a place at least as strong."""
    leaf = merged.get(("concurrency",))
    if leaf is None or leaf.value is None:
        return
    for name, table in tables.items():
        own = merged.get(("providers", name, "limits", "concurrency"))
        if own is None or own.place.rank < leaf.place.rank:
            _put(table, ("limits", "concurrency"), leaf.value)
            origins[f"providers.{name}.limits.concurrency"] = leaf.place.where


def apply_model(merged: Leaves, tables: dict[str, dict[str, Any]], origins: dict[str, str]) -> str | None:
    """The default provider, once ``model`` has taken the place of its model.

    It does where the provider has none, and otherwise only if it was set in a stronger place than the
    provider's own model and in no weaker one than the choice of the provider: a ``SUMMARIZER_MODEL`` meant
    for one provider must not reach another that is chosen by a flag.
    """
    provider = merged.get(("provider",))
    model = merged.get(("model",))
    if provider is None or provider.value is None:
        return None
    name, _, written = str(provider.value).partition("/")
    if name == OFFLINE:
        return OFFLINE
    if model is None or model.value is None:
        return str(provider.value)
    own = merged.get(("providers", name, "model"))
    if written:
        applies = model.place.rank > provider.place.rank
    elif own is not None:
        applies = own.place.rank < model.place.rank >= provider.place.rank
    else:
        applies = True
    if not applies:
        return str(provider.value)
    if name not in tables:
        tables[name] = _preset_of(name, {}, merged, origins)
        apply_concurrency(merged, tables, origins)
    if tables[name].get("model") not in {None, model.value}:
        tables[name] = without_prices(tables[name], name)
        for key in [key for key in origins if key.startswith(f"providers.{name}.prices.")]:
            del origins[key]
    tables[name]["model"] = model.value
    origins[f"providers.{name}.model"] = model.place.where
    return name


def profile_origins(
    providers: Mapping[str, Profile], chosen: Mapping[str, str], own: Mapping[str, str]
) -> dict[str, str]:
    """The origin of every field of every profile."""
    found: dict[str, str] = {}
    for name, profile in providers.items():
        base, _, model = name.partition("/")
        start = f"providers.{base}."
        known = {key.removeprefix(start): where for key, where in own.items() if key.startswith(start)}
        if not known and base in PRESETS:
            known = _preset_origins(base)
            if own["concurrency"] != DEFAULT:
                known["limits.concurrency"] = own["concurrency"]
        for path in flatten(profile.model_dump(exclude={"name"})):
            key = dotted(path)
            # A table that was set part by part has the origin of its last part.
            parts = [where for part, where in known.items() if part.startswith(f"{key}.")]
            where = known.get(key, parts[-1] if parts else DEFAULT)
            found[f"providers.{name}.{key}"] = chosen[name] if model and path == ("model",) else where
    return found


def flatten(value: Mapping[str, Any], at: Path = ()) -> dict[Path, Any]:
    """A nested table as its leaves; what is empty or null counts as a leaf."""
    found: dict[Path, Any] = {}
    for key, inner in value.items():
        if isinstance(inner, Mapping) and inner:
            found.update(flatten(inner, (*at, key)))
        else:
            found[*at, key] = inner
    return found
