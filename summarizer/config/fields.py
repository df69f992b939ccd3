"""Which keys a configuration may have, and what each may hold: read off the models themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from summarizer.config.profile import Limits, Prices, Profile, Variable
from summarizer.config.settings import STAGES, Settings
from summarizer.config.words import looks_secret, names_secret, nearest, shown
from summarizer.errors import ConfigError

UNSET = "unset"
"""TOML has no null: this word takes a value back that a preset or a weaker source gives."""
ANY = "*"
"""Stands for a name that the user chooses."""

Path = tuple[str, ...]
Node = FieldInfo | Mapping[str, "Node"]


class Place(NamedTuple):
    """Where a value stands, and how strong that is."""

    where: str
    """A file as it is shown, a variable or a flag; what ``config show`` names as the origin."""
    rank: int
    """0 preset, 1 file, 2 environment, 3 flag."""

    def name(self, path: Path) -> str:
        """The value's name in a message."""
        return f"{self.where}: {dotted(path)}" if self.rank == FILE else self.where


class Leaf(NamedTuple):
    """One checked value."""

    value: Any
    place: Place


Leaves = dict[Path, Leaf]

PRESET, FILE, ENVIRONMENT, FLAG = range(4)
DEFAULT = "default"
"""Origin of a value that nobody set."""


def _fields(model: type[BaseModel], *skip: str) -> dict[str, Node]:
    return {name: field for name, field in model.model_fields.items() if name not in skip}


_TEXT = FieldInfo.from_annotation(str)
TOP: Mapping[str, Node] = {
    name: Settings.model_fields[name]
    for name in (
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
    )
}
PROVIDER: Mapping[str, Node] = {
    "preset": _TEXT,
    **_fields(Profile, "name", "limits", "prices", "headers_env"),
    "limits": _fields(Limits),
    "prices": _fields(Prices),
    "headers_env": {ANY: FieldInfo.from_annotation(Variable)},
}
SCHEMA: Mapping[str, Node] = {
    **TOP,
    "stages": {stage: {"provider": _TEXT} for stage in STAGES},
    "providers": {ANY: PROVIDER},
}


def dotted(path: Path) -> str:
    """A path as ``providers.main.model``, inert in a terminal."""
    return ".".join(shown(part)[1:-1] for part in path)


def leaves(table: Mapping[str, Any], place: Place, node: Mapping[str, Node] = SCHEMA) -> dict[Path, Leaf]:
    """Every value of a TOML document, checked.

    Raises:
        ConfigError: at the first key that is unknown or holds the wrong thing.
    """
    return {path: Leaf(value, place) for path, value in _walk(table, place, node, ())}


def _walk(
    table: Mapping[str, Any], place: Place, node: Mapping[str, Node], at: Path
) -> Iterator[tuple[Path, Any]]:
    for key, raw in table.items():
        path = (*at, key)
        child = node.get(key, node.get(ANY))
        if child is None:
            raise unknown_key(path, place, node)
        if isinstance(child, FieldInfo):
            yield path, check(child, raw, path, place)
        elif not isinstance(raw, Mapping):
            raise ConfigError(
                f"{place.name(path)} must be a table, not {_kind(raw)}", hint=f"write it as [{dotted(path)}]"
            )
        else:
            yield from _walk(raw, place, child, path)


def unknown_key(path: Path, place: Place, node: Mapping[str, Node]) -> ConfigError:
    """What to say of a key that does not exist, without showing what it holds."""
    *_, key = path
    if names_secret(key) or looks_secret(key):
        return ConfigError(
            f"{place.name(path)} would hold a secret, which does not belong in a configuration",
            hint='put it into an environment variable and name that: key_env = "OPENAI_API_KEY"',
        )
    return ConfigError(
        f"{place.name(path)} is not a known key",
        hint=nearest(key, node) or f"known here: {', '.join(sorted(node))}",
    )


def check(field: FieldInfo, raw: Any, path: Path, place: Place) -> Any:
    """A value as its field wants it; text from the environment is read as the field's type.

    Raises:
        ConfigError: that says what the field may hold, and shows no secret.
    """
    name = place.name(path)
    text = place.rank == ENVIRONMENT
    if isinstance(raw, str) and looks_secret(raw):
        raise ConfigError(
            f"{name} looks like a key, which does not belong in a configuration",
            hint="put it into an environment variable and name that with key_env",
        )
    kind, optional = _bare(field.annotation)
    if raw == UNSET and optional:
        return None
    if isinstance(raw, str) and not text and _is_path(kind):
        return raw
    if get_origin(kind) is tuple:
        if text:
            raw = [part.strip() for part in raw.split(",") if part.strip()]
        raw = tuple(raw) if isinstance(raw, list) else raw
    adapter: TypeAdapter[Any] = TypeAdapter(Annotated[kind, *field.metadata] if field.metadata else kind)
    try:
        return adapter.validate_python(raw, strict=not text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        own = first.get("ctx", {}).get("error")
        wanted = str(own) if own is not None else expected(kind, field.metadata)
        got = "" if own is not None and isinstance(raw, str) else f", not {_value(raw)}"
        raise ConfigError(f"{name} must be {wanted}{got}", hint=_spelling(kind, raw)) from None


def _bare(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in {Union, UnionType}:
        rest = [part for part in get_args(annotation) if part is not NoneType]
        return rest[0], len(rest) < len(get_args(annotation))
    return annotation, False


def _is_path(kind: Any) -> bool:
    return isinstance(kind, type) and kind.__module__.startswith("pathlib")


def expected(kind: Any, metadata: list[Any] | tuple[Any, ...] = ()) -> str:
    """What a field may hold, in words."""
    if get_origin(kind) is Annotated:
        return expected(get_args(kind)[0])
    if get_origin(kind) is Literal:
        return "one of " + ", ".join(f'"{choice}"' for choice in get_args(kind))
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        return "a list of texts" if inner is str else f"a list, each {expected(inner)}"
    low = next((m.ge for m in metadata if isinstance(m, Ge)), None)
    above = next((m.gt for m in metadata if isinstance(m, Gt)), None)
    high = next((m.le for m in metadata if isinstance(m, Le)), None)
    noun = {bool: "true or false", int: "a whole number", float: "a number"}.get(
        kind, "a text that is not empty"
    )
    if low is not None and high is not None:
        return f"{noun} from {low} to {high}"
    if low is not None:
        return f"{noun}, {low} or more"
    return noun if above is None else f"{noun} above {above}"


def _kind(raw: Any) -> str:
    names = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a text",
        list: "a list",
        dict: "a table",
    }
    return names.get(type(raw), "a date or time")


def _value(raw: Any) -> str:
    if isinstance(raw, str):
        return shown(raw)
    return str(raw).lower() if isinstance(raw, (bool, int, float)) else _kind(raw)


def _spelling(kind: Any, raw: Any) -> str | None:
    inner = get_args(kind)[0] if get_origin(kind) is tuple else kind
    if get_origin(inner) is not Literal:
        return None
    wrong = next((v for v in (raw if isinstance(raw, tuple) else (raw,)) if v not in get_args(inner)), None)
    return nearest(wrong, get_args(inner)) if isinstance(wrong, str) else None
