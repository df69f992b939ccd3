"""The words that sentences are sorted by, from ``words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from summarizer.domain.event_types import EventType

FOLDER = Path(__file__).parent

Gender = Literal["man", "woman"]
Sort = Literal["determiner", "pronoun", "preposition", "conjunction", "verb", "adverb", "time"]


class Words(NamedTuple):
    """What is known of single words, in small letters."""

    sorts: dict[str, Sort]
    """The words that are never part of what names somebody."""
    people: dict[str, Gender | None]
    """The words for one person, and their gender where they tell it."""
    groups: dict[str, Gender | None]
    """The words for several people."""
    things: frozenset[str]
    """Words for nobody, even where a capital makes them look like a name."""
    suspect: frozenset[str]
    military: frozenset[str]
    civilian: frozenset[str]
    places: frozenset[str]
    """The words that end the name of a place."""
    happenings: dict[str, EventType]
    """The words that tell what kind of event harmed people."""
    numbers: dict[str, float | None]
    """The words for numbers; null: so many that nobody says how many."""
    negations: frozenset[str]
    possible: frozenset[str]
    attempted: frozenset[str]


_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905 - a table of words
_ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
""".split()  # noqa: SIM905 - a table of words
_VALUES: dict[str, float] = {
    **{word: float(value) for value, word in enumerate(_ONES)},
    **{word: 10.0 * value for value, word in enumerate(_TENS, 2)},
    "dozen": 12.0,
    "hundred": 100.0,
    "thousand": 1000.0,
}


@cache
def words() -> Words:
    """Read the file; once."""
    with (FOLDER / "words.toml").open("rb") as file:
        tables = tomllib.load(file)
    closed = {name: _list(text) for name, text in tables["closed"].items()}
    sorts: dict[str, Sort] = {}
    order: tuple[tuple[str, Sort], ...] = (
        ("times", "time"),
        ("adverbs", "adverb"),
        ("verbs", "verb"),
        ("conjunctions", "conjunction"),
        ("prepositions", "preposition"),
        ("pronouns", "pronoun"),
        ("determiners", "determiner"),
    )
    for name, sort in order:
        sorts.update(dict.fromkeys(closed[name], sort))
    told = tables["people"]
    people: dict[str, Gender | None] = dict.fromkeys(_list(told["person"]))
    people.update(dict.fromkeys(_list(told["man"]), "man"))
    people.update(dict.fromkeys(_list(told["woman"]), "woman"))
    groups: dict[str, Gender | None] = {_plural(word): gender for word, gender in people.items()}
    for word in _list(told["group"]):
        groups[word] = (
            "woman" if word in {"women", "sisters"} else "man" if word in {"men", "brothers"} else None
        )
        people.pop(word, None)
    numbers: dict[str, float | None] = {}
    for name, text in tables["numbers"].items():
        numbers.update(dict.fromkeys(_list(text), _VALUES.get(name)))
    cues = {name: frozenset(_list(text)) for name, text in tables["cues"].items()}
    return Words(
        sorts=sorts,
        people=people,
        groups=groups,
        things=frozenset(_list(told["things"])),
        suspect=_with_plurals(told["suspect"]),
        military=_with_plurals(told["military"]),
        civilian=_with_plurals(told["civilian"]),
        places=frozenset(_list(tables["places"]["endings"])),
        happenings={
            word: EventType(name) for name, text in tables["happenings"].items() for word in _list(text)
        },
        numbers=numbers,
        negations=cues["negations"],
        possible=cues["possible"],
        attempted=cues["attempted"],
    )


def _list(text: str) -> list[str]:
    return text.split()


def _with_plurals(text: str) -> frozenset[str]:
    found = _list(text)
    return frozenset(
        [*found, *map(_plural, found), *(w.replace("man", "men") for w in found), "children", "women"]
    )


_ENDINGS = (("man", "men"), ("child", "children"), ("wife", "wives"), ("thief", "thieves"))


def _plural(word: str) -> str:
    for ending, plural in _ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending) + plural
    if word.endswith("y") and word[-2:-1] not in set("aeou"):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"
