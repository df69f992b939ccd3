"""With which characters a rule's pattern can begin: it is tried only where they stand.

At a word of a sentence nearly every pattern fails at once, and calling it costs more than failing. The table
``openings.json`` tells which patterns may match there. It is derived from the patterns:

    python -c "from summarizer.chronology import openings; openings.write()"

A pattern that the table does not know is tried everywhere.
"""

from __future__ import annotations

import importlib
import json
import re
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

LENGTH: Final = 3
"""Characters of an opening, at most."""
_FILE: Final = Path(__file__).with_suffix(".json")
_ODD: Final = re.compile("[\u017f\u212a\u0130\u0131]")
"""Letters that patterns take for others than their capitals, where case does not matter: for s, k and i."""
_DIGIT: Final = re.compile(r"\d")
_SPACE: Final = re.compile(r"\s")


def folded(text: str) -> str | None:
    """A text as openings are written, character for character; null: it has letters that match others.

    In small letters, with a space for any white space and ``0`` for any digit.
    """
    if not text.isascii() and _ODD.search(text):
        return None
    return _SPACE.sub(" ", _DIGIT.sub("0", text.lower()))


class Openings(NamedTuple):
    """Patterns, by what they can begin with."""

    by_opening: dict[str, tuple[int, ...]]
    """Places of patterns."""
    anywhere: tuple[int, ...]
    """Those that may begin with anything."""

    def at(self, key: str) -> tuple[int, ...]:
        """The places of the patterns that may match a folded text that begins with a key, in order.

        Args:
            key: ``LENGTH`` characters, fewer at the end of the text.
        """
        found = set(self.anywhere)
        for length in range(1, len(key) + 1):
            found.update(self.by_opening.get(key[:length], ()))
        return tuple(sorted(found))


def read(patterns: Iterable[str]) -> Openings:
    """What the table says of patterns."""
    known: dict[str, list[str]] = json.loads(_FILE.read_text(encoding="utf-8"))
    by_opening: dict[str, list[int]] = {}
    anywhere: list[int] = []
    for place, pattern in enumerate(patterns):
        openings = known.get(name(pattern))
        if openings is None:
            anywhere.append(place)
        for opening in openings or ():
            by_opening.setdefault(opening, []).append(place)
    return Openings({opening: tuple(places) for opening, places in by_opening.items()}, tuple(anywhere))


def name(pattern: str) -> str:
    """What the table calls a pattern."""
    return f"{zlib.crc32(pattern.encode()):08x}"


def derive(pattern: str) -> list[str] | None:
    """What matches of a pattern in any case can begin with, up to ``LENGTH`` characters; null: anything.

    Read from the tree that the ``re`` module parses a pattern to. Conditions of no width are passed over,
    so that some of the openings may never match.
    """
    parser = importlib.import_module("re._parser")
    begun = _openings(parser.parse(pattern, re.IGNORECASE), frozenset({""}))
    found = {one for one in begun if not any(one.startswith(other) for other in begun if other != one)}
    return None if "" in found else sorted(found)


_ANY: Final = "\0"
"""Ends an opening behind which anything may stand."""


def _openings(tree: Any, heads: frozenset[str]) -> frozenset[str]:
    return frozenset(one.rstrip(_ANY) for one in _follow(tree, heads))


def _follow(tree: Sequence[tuple[Any, Any]], heads: frozenset[str]) -> frozenset[str]:
    """What stands behind heads when a sequence has been matched, cut to ``LENGTH``."""
    for code, value in tree:
        if all(_full(head) for head in heads):
            break
        heads = _step(str(code), value, heads)
    return heads


def _full(head: str) -> bool:
    return len(head) >= LENGTH or head.endswith(_ANY)


def _step(code: str, value: Any, heads: frozenset[str]) -> frozenset[str]:
    done = frozenset(filter(_full, heads))
    going = heads - done
    if code in {"ASSERT", "ASSERT_NOT", "AT"}:
        return heads
    if code == "SUBPATTERN":
        return done | _follow(value[-1], going)
    if code == "BRANCH":
        return done.union(*(_follow(branch, going) for branch in value[1]))
    if code in {"MAX_REPEAT", "MIN_REPEAT"}:
        least, most, tree = value
        found = going if least == 0 else frozenset[str]()
        for time in range(1, min(most, LENGTH) + 1):
            going = _follow(tree, going)
            if time >= min(least, LENGTH):
                found |= going
        return done | found
    chars = _chars(code, value)
    return done | {head + char for head in going for char in (chars or {_ANY})}


def _chars(code: str, value: Any) -> set[str] | None:
    """What an item of one character matches, folded; null: anything."""
    if code == "LITERAL":
        return {_fold(chr(value))}
    if code != "IN":
        return None
    found: set[str] = set()
    for kind, of in value:
        if str(kind) == "LITERAL":
            found.add(_fold(chr(of)))
        elif str(kind) == "RANGE":
            found |= {_fold(chr(char)) for char in range(of[0], of[1] + 1)}
        elif str(of) == "CATEGORY_DIGIT":
            found.add("0")
        elif str(of) == "CATEGORY_SPACE":
            found.add(" ")
        else:
            return None
    return found


def _fold(char: str) -> str:
    return folded(char) or char


def table(patterns: Iterable[str]) -> dict[str, list[str]]:
    """The openings of patterns by the patterns' names, as the file holds them."""
    derived = {name(pattern): derive(pattern) for pattern in patterns}
    return {key: openings for key, openings in sorted(derived.items()) if openings is not None}


def write() -> None:
    """Write the table of the rules."""
    from summarizer.chronology.scanning import RULES  # noqa: PLC0415 - which reads the table

    text = json.dumps(table(rule.expression for rule in RULES), ensure_ascii=False, separators=(",", ":"))
    _FILE.write_text(text.replace("],", "],\n") + "\n", encoding="utf-8")
