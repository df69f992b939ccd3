"""Where values come from: files, the environment, flags. Each gives checked leaves."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path as FilePath
from typing import Any

import platformdirs
from pydantic.fields import FieldInfo

from summarizer.config.fields import (
    ANY,
    ENVIRONMENT,
    FILE,
    FLAG,
    SCHEMA,
    TOP,
    Leaf,
    Node,
    Path,
    Place,
    check,
    leaves,
    unknown_key,
)
from summarizer.config.words import closest, expand, shown
from summarizer.errors import ConfigError

PROJECT_FILE = "summarizer.toml"
PREFIX = "SUMMARIZER_"
CONFIG_DIR_VARIABLE = "SUMMARIZER_CONFIG_DIR"
"""Takes the place of the user's config folder."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def project_file(cwd: FilePath) -> FilePath | None:
    """The nearest ``summarizer.toml`` in a folder or above it, not beyond the root of its repository."""
    for folder in (cwd, *cwd.parents):
        try:
            if (folder / PROJECT_FILE).is_file():
                return folder / PROJECT_FILE
            if (folder / ".git").exists():
                return None
        except OSError:
            return None
    return None


def user_file(environ: Mapping[str, str]) -> FilePath:
    """The file in the user's config folder, whether or not it exists."""
    own = environ.get(CONFIG_DIR_VARIABLE)
    folder = expand(own) if own else platformdirs.user_config_path("summarizer")
    return folder / "config.toml"


def read_file(path: FilePath, cwd: FilePath) -> dict[Path, Leaf]:
    """The values of one file; paths in it count from the file's own folder.

    Raises:
        ConfigError: if it cannot be read, or says something that cannot be meant.
    """
    where = display(path, cwd)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        document = tomllib.loads(text)
    except FileNotFoundError:
        raise ConfigError(
            f"{where}: there is no such file", hint="check the path given with --config"
        ) from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise ConfigError(f"{where}: cannot be read: {reason}", hint="name a readable file") from None
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"{where}: not UTF-8 at byte {error.start}", hint="save the file as UTF-8"
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{where}: not valid TOML: {_toml_reason(error)}", hint="see toml.io") from None
    except RecursionError:
        raise ConfigError(f"{where}: not valid TOML: nested too deeply", hint="see toml.io") from None
    found = leaves(document, Place(where, FILE))
    for name in document.get("providers", {}):
        if not _NAME.fullmatch(name):
            raise ConfigError(
                f"{where}: {shown(name)} cannot name a provider", hint="use letters, digits, - and _ only"
            )
        found.setdefault(("providers", name), Leaf(None, Place(where, FILE)))
    return {at: _from_folder(at, leaf, path.parent, found) for at, leaf in found.items()}


def _toml_reason(error: tomllib.TOMLDecodeError) -> str:
    text = " ".join(str(error).split())
    reason, _, position = text.rpartition(" (at ")
    return f"{position.rstrip(')')}: {reason}" if reason else text


def _from_folder(at: Path, leaf: Leaf, folder: FilePath, found: Mapping[Path, Leaf]) -> Leaf:
    if not isinstance(leaf.value, (str, FilePath)):
        return leaf
    local = at[0] == "providers" and at[-1] == "model" and _in_process(at[1], found)
    if at == ("cache_dir",) or local:
        return leaf._replace(value=str(folder / expand(leaf.value)))
    return leaf


def _in_process(name: str, found: Mapping[Path, Leaf]) -> bool:
    said = (found.get(("providers", name, key)) for key in ("kind", "preset"))
    return "llamacpp" in [name if leaf is None else leaf.value for leaf in said]


def display(path: FilePath, cwd: FilePath) -> str:
    """A path as messages and origins show it: short below the working folder, inert in a terminal."""
    absolute = FilePath(os.path.abspath(path))  # noqa: PTH100  (links stay as the user wrote them)
    text = str(absolute.relative_to(cwd)) if absolute.is_relative_to(cwd) else str(absolute)
    return shown(text, limit=1000)[1:-1]


def read_environment(environ: Mapping[str, str], names: Iterable[str]) -> dict[Path, Leaf]:
    """The values of the ``SUMMARIZER_…`` variables; ``__`` separates the parts of a dotted key.

    A variable that means nothing here is left alone (orchestrators set such ones by themselves), unless it is
    nested or nearly one that is known. Empty variables count as not set.

    Args:
        environ: The environment.
        names: Providers that may be meant in ``SUMMARIZER_PROVIDERS__NAME__…``, where case does not count
            and ``_`` stands for ``-`` too.

    Raises:
        ConfigError: at the first variable that holds the wrong thing.
    """
    found: dict[Path, Leaf] = {}
    known = {_fold(name): name for name in names}
    for variable in sorted(environ):
        if not variable.startswith(PREFIX) or not environ[variable] or variable == CONFIG_DIR_VARIABLE:
            continue
        parts = tuple(part.lower() for part in variable.removeprefix(PREFIX).split("__"))
        place = Place(variable, ENVIRONMENT)
        if len(parts) == 1 and parts[0] not in TOP:
            if meant := closest(parts[0], TOP, cutoff=0.8):
                raise ConfigError(
                    f"{variable} is not a known variable",
                    hint=f"did you mean {PREFIX}{meant.upper()}?",
                )
            continue
        path, field = _resolve(parts, known, place)
        found[path] = Leaf(check(field, environ[variable], path, place), place)
    return found


def _fold(name: str) -> str:
    return name.lower().replace("-", "_")


def _resolve(parts: Path, known: Mapping[str, str], place: Place) -> tuple[Path, FieldInfo]:
    node: Node = SCHEMA
    path: Path = ()
    for part in parts:
        if isinstance(node, FieldInfo):
            raise unknown_key((*path, part), place, {})
        if part in node:
            key = part
        elif ANY in node and path == ("providers",) and part:
            key = known.get(_fold(part), part)
        else:
            raise unknown_key((*path, part), place, node)
        node = node.get(part, node.get(ANY, SCHEMA))
        path = (*path, key)
    if not isinstance(node, FieldInfo):
        raise unknown_key((*path, ""), place, node)
    return path, node


def read_flags(flags: Mapping[str, Any]) -> dict[Path, Leaf]:
    """The values of the options that were given; null and a false switch count as not given.

    Raises:
        ConfigError: if one holds the wrong thing.
        KeyError: if the program passes an option that is no setting.
    """
    found: dict[Path, Leaf] = {}
    for name, value in flags.items():
        field = TOP[name]
        if value is None or value is False:
            continue
        assert isinstance(field, FieldInfo)
        place = Place("--" + name.replace("_", "-"), FLAG)
        found[name,] = Leaf(check(field, value, (name,), place), place)
    return found
