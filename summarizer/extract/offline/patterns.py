"""The patterns: what a sentence says, from the files in ``patterns/``.

A pattern is one or more lines of words and slots, matched against a sentence whose phrases are marks
(``phrases.parse``):

    {victim} <be> [<by_adverb>] killed|slain       a slot, a list of words, something optional, a choice

- ``{victim}`` and other names in braces are slots: phrases for people, or for anything (``SLOTS``).
- ``<name>`` stands for a choice of words that the file's ``[words]`` table gives.
- ``[...]`` may be missing. ``!word`` must not come next, ``!@`` no phrase. ``*ly`` is any word that ends so.
- ``&`` are other verbs of the same subject ("was shot and"); ``&&`` also with others as their objects ("shot
  his wife and"). ``...`` are up to six other words or phrases of the same clause.
- `` ~ slain|deceased`` at the end: the phrase in the slot has one of these words.
- everything else is a word in small letters; ``|`` divides a choice.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from functools import cache
from typing import Any, NamedTuple

from summarizer.domain.event_types import EventType
from summarizer.domain.terms import ClaimKind, Measure, Status
from summarizer.extract.offline.words import FOLDER

_PLAIN = r"(?: (?!@[PGNQ]|(?:that|would|will|has|have|had|was|were|is|are|and|but|to|said)\b)[^ ,]+)"
_NO_PARTICIPLE = (
    r"(?!being|including|(?:kill|wound|injur|add|report|claim|announc|stat)(?:ing|ed)\b"
    r"|(?:fl|di|fir|open|arriv|escap|happen|occurr|respond)ed\b)"
)
_MODIFIERS = (
    r"(?:(?: ,)?(?: (?:in|of|from|at|on|with|inside|outside|near|aboard|to|for|by|behind|around)"
    r"(?: @[A-Z]\d+)){1,3}| (?:who|whose|whom)(?: [^ ,]+){1,8}?"
    rf"| (?:[a-z]+ly )?{_NO_PARTICIPLE}[a-z]+(?:ing|ed){_PLAIN}{{0,6}}?"
    rf"| (?:[a-z]+ly )?(?:shot|found|hurt|hit|struck){_PLAIN}{{1,5}}?)"
)
_AGED = r"(?: ,)?(?: (?:age|aged|ages))?(?: ,)? @D\d+(?: and @D\d+)?(?: ,)?"
_BESIDE = (
    rf"(?:{_AGED}|(?: ,(?: (?!and )[^ ,]+){{1,9}}?)(?: ,(?: @[A-Z]\d+)(?: of @[A-Z]\d+)?)? ,(?! and @)"
    r"| \((?: [^ )]+){1,6}? \))"
)
_ONE = rf"@[KINDS]\d+(?:{_BESIDE})?(?:{_MODIFIERS})?(?:{_BESIDE})?"
_PEOPLE = "PGNQD"
_ANYBODY = "PGNQDT"
_AND = r"(?:(?: ,)?(?: and| or)| ,) "
ONE_OF_SEVERAL = re.compile(rf" ?(?:, )?(?:and |or |, )?(?P<one>{_ONE.replace('KINDS', _PEOPLE)})")


def _slot(kinds: str, *, several: bool = True, modified: bool = True) -> str:
    one = _ONE.replace("KINDS", kinds) if modified else rf"@[{kinds}]\d+"
    # Up to five, with "and" between them: what one is stands there once, since it takes long to compile.
    return rf"(?:{one}(?:{_AND})?){{1,5}}(?<! )" if several else one


SLOTS = {
    "victim": _slot(_PEOPLE),
    "victims": _slot("GD"),
    "target": _slot(_ANYBODY),
    "actor": _slot(_ANYBODY),
    "speaker": _slot("PGNQT", several=False, modified=False),
    "addressee": _slot("PGNQT", several=False, modified=False),
    "place": _slot("NT", several=False, modified=False),
    "thing": _slot("TN", several=False, modified=False),
    "person": _slot("PNQ", several=False, modified=False),
    "time": r"@W\d+",
    "number": _slot("DG", several=False, modified=False),
}
"""What each slot takes: phrases for people (also names, pronouns and bare numbers), or for anything.
``victim``, ``target`` and ``actor`` may be lists."""


class Pattern(NamedTuple):
    """A pattern, ready to be matched."""

    name: str
    regex: re.Pattern[str]
    triggers: frozenset[str]
    """A sentence without any of these words cannot match."""
    measure: Measure | None
    event: EventType | None
    kind: ClaimKind | None
    status: Status | None
    role: str | None
    """``speech``: it only says who speaks."""
    label: str | None
    line: str
    """As written."""
    within: frozenset[str]
    """Words of which the phrase in the slot has one; empty: any phrase will do."""
    words: frozenset[str]
    needs: tuple[frozenset[str], ...]
    """Groups of words: a sentence that matches has a word of each."""

    @property
    def befalls(self) -> str | None:
        """What it says befell somebody: ``killed``, ``unhurt``."""
        return self.label if self.measure is None else self.measure.value


class Example(NamedTuple):
    """A sentence that a pattern must, or must not, match."""

    pattern: str
    text: str
    slots: dict[str, str]
    """What the slots must begin with; empty for a sentence that must not match."""
    matches: bool


class Patterns(NamedTuple):
    """All patterns, by the words that can set them off."""

    by_trigger: dict[str, tuple[int, ...]]
    """Their places in ``every``."""
    every: tuple[Pattern, ...]
    vocabulary: frozenset[str]
    """Every word of every pattern: it is no part of a phrase, unless something else follows in it."""
    saying: str
    """The verbs of saying that the patterns know, as alternatives of a pattern."""
    examples: tuple[Example, ...]
    fingerprint: str

    def of(self, words: frozenset[str]) -> list[Pattern]:
        """The patterns that a sentence with these words may match, in the files' order."""
        # "10km" is a number and a word to the patterns.
        known = words
        if not all(map(str.isalpha, words)):
            parts = [run for word in words if not word.isalpha() for run in _LETTERS.findall(word)]
            known = words.union(parts)
        found = {at for word in known & self.by_trigger.keys() for at in self.by_trigger[word]}
        return [self.every[at] for at in sorted(found) if _has_all(known, self.every[at].needs)]


def _has_all(known: frozenset[str], needs: tuple[frozenset[str], ...]) -> bool:
    for need in needs:  # noqa: SIM110 - asked so often that a generator's own cost counts
        if need.isdisjoint(known):
            return False
    return True


_LETTERS = re.compile(r"[^\W\d_]+")
_SPEECH = "speech"
"""The file with the patterns for who says it."""


@cache
def patterns() -> Patterns:
    """Read and compile all files; once."""
    digest = hashlib.sha256()
    every: list[Pattern] = []
    examples: list[Example] = []
    saying = ""
    for path in [FOLDER / "words.toml", *sorted((FOLDER / "patterns").glob("*.toml"))]:
        content = path.read_bytes()
        digest.update(content)
        if path.name == "words.toml":
            continue
        document = tomllib.loads(content.decode("utf-8"))
        if path.stem == _SPEECH:
            saying = "|".join(document["words"][name] for name in ("say", "behind"))
        for table in document["pattern"]:
            every += _compiled(table, document.get("words", {}), path.name)
            name = f"{path.stem}/{table['name']}"
            examples += [
                Example(name, one["text"], {k: v for k, v in one.items() if k != "text"}, matches=True)
                for one in table.get("examples", ())
            ]
            examples += [Example(name, text, {}, matches=False) for text in table.get("not", ())]
    by_trigger: dict[str, list[int]] = {}
    for at, pattern in enumerate(every):
        for word in pattern.triggers:
            by_trigger.setdefault(word, []).append(at)
    return Patterns(
        {word: tuple(found) for word, found in by_trigger.items()},
        tuple(every),
        frozenset(word for pattern in every for word in pattern.words),
        saying,
        tuple(examples),
        digest.hexdigest()[:16],
    )


def _compiled(table: dict[str, Any], lists: dict[str, str], file: str) -> list[Pattern]:
    name = f"{file.removesuffix('.toml')}/{table['name']}"
    parted = [(whole, *whole.partition(" ~ ")[::2]) for whole in table["match"]]
    return [
        Pattern(
            name=name,
            regex=re.compile(rf"(?:(?<= )|(?<=^)){_regex(line, lists)}(?= |$)"),
            triggers=_triggers(line, lists, name) if line != "{victim}" else frozenset(within.split("|")),
            measure=Measure(table["measure"]) if "measure" in table else None,
            event=EventType(table["event"]) if "event" in table else None,
            kind=ClaimKind(table["kind"]) if "kind" in table else None,
            status=Status(table["status"]) if "status" in table else None,
            role=table.get("role"),
            label=table.get("label"),
            line=whole,
            within=frozenset(within.split("|")) if within else frozenset(),
            words=frozenset(_every(line, lists)),
            needs=_needs(line, lists),
        )
        for whole, line, within in parted
    ]


_VICTIM = rf"(?P<victim>{SLOTS['victim']})"
_WHO = (
    r"(?:(?: ,)? who(?= (?:was|were|is|are|has|have|had|died|later|also|fatally|lost|took|committed|suffered"
    r"|sustained)\b))?"
)
"""Behind those whom a pattern begins with."""
_TELLING = "say|says|said|told|believe|believes|that"
_ITEM = re.compile(r"\[[^\[\]]*\]|\.\.\.|\S+")


def _regex(line: str, lists: dict[str, str]) -> str:
    out = ""
    for item in _ITEM.findall(line):
        gap = " " if out else ""
        if out == _VICTIM and item != "who":
            out += _WHO
        if item == "...":
            out += r"(?: [^ ,;.]+){0,6}?"
        elif item == "&&":
            out += rf"(?:(?: (?!(?:{_TELLING})\b)[^ ;.]+){{1,12}}? (?:and|but|before|,))?"
        elif item == "&":
            out += r"(?:(?: (?!@[PNQ])[^ ;.]+){1,10}? (?:and|but|before|when|where))?"
        elif item == "!@":
            out += r"(?! @[PGNQDT])"
        elif item.startswith("!"):
            out += rf"(?! (?:{_choice(item[1:], lists)})\b)"
        elif item.startswith("["):
            inner = " ".join(_item(one, lists) for one in item[1:-1].split())
            out += rf"(?:{gap}{inner})?" if gap else rf"(?:{inner} )?"
        else:
            out += gap + _item(item, lists)
    return out


def _item(item: str, lists: dict[str, str]) -> str:
    if item.startswith("{"):
        name = item[1:-1]
        return rf"(?P<{name}>{SLOTS[name]})"
    return f"(?:{_choice(item, lists)})"


def _choice(item: str, lists: dict[str, str]) -> str:
    if "*" in item:
        return "|".join(re.escape(one).replace(r"\*", "[a-z]+") for one in item.split("|"))
    return "|".join(
        _choice(lists[one[1:-1]], lists) if one.startswith("<") else re.escape(one) for one in item.split("|")
    )


_FUNCTION = frozenset(
    """
    is are was were be been being get gets got getting has have had having the a an of in by to and for
    with at on
    's his her their no who that from into as after when up down out off left
    """.split()  # noqa: SIM905 - a table of words
)


def _triggers(line: str, lists: dict[str, str], name: str) -> frozenset[str]:
    """The words of the first item that must be there and is no slot and no common word."""
    best: frozenset[str] | None = None
    for words in _required(line, lists):
        if (
            words.isdisjoint(_FUNCTION)
            and all(word[0].isalpha() for word in words)
            and (best is None or len(words) < len(best))
        ):
            best = words
    if best is None:
        raise ValueError(f"pattern {name}: {line!r} has no word that sets it off")
    return best


def _needs(line: str, lists: dict[str, str]) -> tuple[frozenset[str], ...]:
    """The choices of plain words that must be there."""
    groups = _required(line, lists)
    return tuple(dict.fromkeys(group for group in groups if all(map(str.isalpha, group))))


def _required(line: str, lists: dict[str, str]) -> list[frozenset[str]]:
    """The words of each item that must be there and is no slot."""
    items = (item for item in _ITEM.findall(line) if item not in {"...", "&", "&&"} and item[0] not in "[{!")
    return [frozenset(_plain(item, lists)) for item in items]


def _plain(item: str, lists: dict[str, str]) -> list[str]:
    found: list[str] = []
    for one in item.split("|"):
        found += _plain(lists[one[1:-1]], lists) if one.startswith("<") else [one]
    return found


def _every(line: str, lists: dict[str, str]) -> list[str]:
    items = [part for item in _ITEM.findall(line) for part in item.strip("[]").split()]
    plain = [item.lstrip("!") for item in items if item[0] not in "{.&" and item != "!@"]
    return [word for item in plain for word in _plain(item, lists) if word[:1].isalpha()]
