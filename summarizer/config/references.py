"""Names by which one part of a configuration refers to a provider."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from summarizer.config.fields import Leaf, Leaves, Path
from summarizer.config.presets import PRESETS
from summarizer.config.settings import OFFLINE
from summarizer.config.words import nearest, shown
from summarizer.errors import ConfigError


def check_references(merged: Leaves, tables: Mapping[str, dict[str, Any]]) -> None:
    """Every name of a provider is one, and fallbacks never lead back to where they started."""
    known = dict.fromkeys((*tables, *PRESETS, OFFLINE))
    for path, leaf in merged.items():
        for reference in named(path, leaf):
            name = reference.partition("/")[0]
            if name == OFFLINE and (reference != OFFLINE or path[-1] == "fallbacks"):
                given = f"{leaf.place.name(path)} names {shown(reference)}"
                raise ConfigError(
                    f"{given}: offline has no models and is no fallback",
                    hint='write provider = "offline" where no provider shall be asked',
                )
            if name not in known:
                raise ConfigError(
                    f"{leaf.place.name(path)} names {shown(name)}, which is not configured",
                    hint=nearest(name, known) or f"there are: {', '.join(known)}",
                )
    for name in tables:
        circle = _circle(name, tables, (name,))
        if circle:
            place = merged["providers", name, "fallbacks"].place
            raise ConfigError(
                f"{place.name(('providers', name, 'fallbacks'))} leads in a circle: {' → '.join(circle)}",
                hint="take one of these fallbacks out",
            )


def _circle(name: str, tables: Mapping[str, dict[str, Any]], trail: Path) -> Path | None:
    for following in tables.get(name, {}).get("fallbacks") or ():
        if following == trail[0]:
            return (*trail, following)
        if following not in trail and (found := _circle(following, tables, (*trail, following))):
            return found
    return None


def references(merged: Leaves) -> dict[str, str]:
    """Each provider that is named anywhere, and where."""
    found: dict[str, str] = {}
    for path, leaf in merged.items():
        found.update(dict.fromkeys(named(path, leaf), leaf.place.where))
    return found


def named(path: Path, leaf: Leaf) -> tuple[str, ...]:
    """The providers that one value names."""
    if leaf.value is None or path[-1] not in {"provider", "fallbacks"}:
        return ()
    return tuple(leaf.value) if path[-1] == "fallbacks" else (leaf.value,)
