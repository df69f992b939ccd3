"""The words of ``kinds.toml`` and ``groups.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_FOLDER = Path(__file__).parent
RANK = {"killed": 5, "captured": 4, "freed": 3, "wounded": 3, "unhurt": 2, "attacked": 1}
"""What can be said to have befallen somebody; of whom several things are, the highest counts."""
HARMED = ("victim", "victims", "target")
"""Slots of those whom it befell."""


class Trigger(NamedTuple):
    """A word that tells of violence."""

    kind: str
    noun: bool
    plural: bool


class Groups(NamedTuple):
    """Who commits violence."""

    known: dict[str, str]
    """Each name in small letters, with the first name of its organisation."""
    longest: int
    """Words of the longest name."""
    first: frozenset[str]
    heads: frozenset[str]
    never: frozenset[str]
    generic: frozenset[str]
    state: re.Pattern[str]
    before: tuple[Cue, ...]
    after: tuple[Cue, ...]


class Cue(NamedTuple):
    """What stands beside a name, and how much it says that the organisation acted."""

    pattern: re.Pattern[str]
    value: float
    examples: tuple[str, ...]


class Cues(NamedTuple):
    """Words by which a sentence tells of what may come, is not so, is general, or is somebody's opinion."""

    modal: frozenset[str]
    negative: frozenset[str]
    self: frozenset[str]
    general: frozenset[str]
    tells: frozenset[str]


@cache
def _kinds() -> dict[str, dict[str, str]]:
    with (_FOLDER / "kinds.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def cues() -> Cues:
    """The table of that name."""
    return Cues(**{name: frozenset(text.split()) for name, text in _kinds()["cues"].items()})


@cache
def triggers() -> dict[str, Trigger]:
    """Every word, with what it tells of."""
    found: dict[str, Trigger] = {}
    for kind, lists in _kinds().items():
        if kind == "cues":
            continue
        for word in lists["nouns"].split():
            found[word] = Trigger(kind, noun=True, plural=False)
            found.setdefault(_plural(word), Trigger(kind, noun=True, plural=True))
        for word in lists["verbs"].split():
            found.setdefault(word, Trigger(kind, noun=False, plural=False))
    return found


def _plural(word: str) -> str:
    if word.endswith("y"):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "sh", "ch")) else f"{word}s"


@cache
def groups() -> Groups:
    """Names and words for those who act."""
    with (_FOLDER / "groups.toml").open("rb") as file:
        tables = tomllib.load(file)
    known = {name: names.split("|")[0] for names in tables["known"] for name in names.split("|")}
    return Groups(
        known,
        max(len(name.split()) for name in known),
        frozenset(name.split()[0] for name in known),
        frozenset(tables["heads"].split()),
        frozenset(tables["never"].split()),
        frozenset(tables["generic"].split()),
        re.compile(rf"\b(?:{tables['state']})\b"),
        tuple(map(_cue, tables["before"])),
        tuple(map(_cue, tables["after"])),
    )


def _cue(table: dict[str, Any]) -> Cue:
    pattern = "".join(table["pattern"].split()).replace("_", " ")
    return Cue(re.compile(pattern), table["value"], tuple(table["examples"]))
