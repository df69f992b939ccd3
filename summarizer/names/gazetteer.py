"""Countries and international organisations under all their names, found in a list of words.

Names and capitals come from the countryinfo package, what it lacks (short forms, demonyms, metonyms, bodies)
from ``_data/names.json``. Both are read when the first name is looked up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any, Final, NamedTuple

from summarizer.names.folding import Token, tokens

_CODE_LENGTH: Final = 3
_ACRONYM_LENGTH: Final = 6
_GONE: Final = frozenset({"AN", "CS", "A1"})
"""Codes in countryinfo of what exists no longer, or never was a country."""


class Sense(NamedTuple):
    """What a surface form can stand for."""

    entities: frozenset[str]
    """Canonical names; several where the form is ambiguous ("Congolese")."""
    kind: str
    """``name`` (country, demonym), ``capital``, ``metonym``, ``body``, ``organisation``, ``blocked``."""
    body: str = ""
    """For ``body``: which one of its country, such as ``defence ministry``."""


class Found(NamedTuple):
    """A country or organisation among the words ``[start:end]`` of a token list."""

    start: int
    end: int
    sense: Sense


class Words(NamedTuple):
    """The vocabulary of titles, offices and institutions."""

    titles: frozenset[str]
    offices: tuple[tuple[str, ...], ...]
    spokes: frozenset[str]
    countrywide: frozenset[str]
    forces: frozenset[str]
    groups: frozenset[str]
    institutions: frozenset[str]
    surname_first: frozenset[str]
    particles: frozenset[str]
    stop: frozenset[str]
    """Words that say nothing about who is named."""
    away: frozenset[str]
    """Prepositions before a country that a name is only concerned with."""
    state_bodies: frozenset[str]
    """Beside a capital: the capital stands for its country."""
    small: frozenset[str]
    """Words that often begin a sentence with a capital and are no names."""
    spelling: dict[str, str]


class Gazetteer(NamedTuple):
    """Everything that names.json and countryinfo know, indexed by the first word."""

    forms: dict[str, tuple[tuple[tuple[str, ...], bool, Sense], ...]]
    """First word → (all words, must be in capitals, sense), longest first."""
    given_names: frozenset[str]
    """Forms that are also given names: "Jordan", "Paris"."""
    default_bodies: dict[str, tuple[str, str]]
    """Bodies that name no country but belong to one when nothing else is said: words → (country, body)."""
    words: Words


class _Forms:
    """Surface forms while they are being collected; one that several countries share keeps them all."""

    def __init__(self) -> None:
        self._senses: dict[tuple[tuple[str, ...], bool], Sense] = {}

    def add(self, form: str, entity: str, kind: str, body: str = "") -> None:
        folded = tuple(token.folded for token in tokens(form))
        if not folded:
            return
        letters = [char for char in form if char.isalpha()]
        shouted = len(folded) == 1 and len(letters) <= _ACRONYM_LENGTH and all(c.isupper() for c in letters)
        known = self._senses.get((folded, shouted))
        if known is None:
            self._senses[folded, shouted] = Sense(frozenset({entity}), kind, body)
        elif kind in {known.kind, "name", "organisation"} or known.kind == "capital":
            self._senses[folded, shouted] = known._replace(entities=known.entities | {entity})

    def add_entity(self, entity: str, kind: str, forms: Iterable[str], more: dict[str, Any]) -> None:
        for form in forms:
            self.add(form, entity, kind)
        for form in more.get("metonyms", ()):
            self.add(form, entity, "metonym")
        for form, body in more.get("bodies", {}).items():
            self.add(form, entity, "body", body)

    def block(self, form: str) -> None:
        self._senses[_folded(form), False] = Sense(frozenset(), "blocked")

    def by_first_word(self) -> dict[str, tuple[tuple[tuple[str, ...], bool, Sense], ...]]:
        index: dict[str, list[tuple[tuple[str, ...], bool, Sense]]] = {}
        for (words, shouted), sense in self._senses.items():
            index.setdefault(words[0], []).append((words, shouted, sense))
        return {first: tuple(sorted(forms, key=lambda form: -len(form[0]))) for first, forms in index.items()}


def _folded(form: str) -> tuple[str, ...]:
    return tuple(token.folded for token in tokens(form))


@cache
def load() -> Gazetteer:
    """Read the data once."""
    data = json.loads(resources.files("summarizer").joinpath("_data/names.json").read_text("utf-8"))
    forms = _Forms()
    for country in _countries(data):
        forms.add_entity(country.name, "name", country.forms, country.more)
        for capital in country.capitals:
            forms.add(capital, country.name, "capital")
    for organisation, more in data["organisations"].items():
        forms.add_entity(organisation, "organisation", (organisation, *more.get("also", ())), more)
    for form in data["not_a_country"]:
        forms.block(form)
    vocabulary = dict(data["words"])
    offices = sorted((tuple(office.split()) for office in vocabulary.pop("offices")), key=len, reverse=True)
    spelling = vocabulary.pop("spelling")
    sets = {name: frozenset(words) for name, words in vocabulary.items()}
    return Gazetteer(
        forms.by_first_word(),
        frozenset(word.casefold() for word in data["also_given_names"]),
        {" ".join(_folded(form)): (to[0], to[1]) for form, to in data["default_bodies"].items()},
        Words(offices=tuple(offices), spelling=spelling, **sets),
    )


class _Country(NamedTuple):
    name: str
    forms: list[str]
    capitals: list[str]
    more: dict[str, Any]
    """What names.json adds."""


def _countries(data: dict[str, Any]) -> list[_Country]:
    import countryinfo  # noqa: PLC0415 - reads 250 files: only when a name is looked up

    dropped = set(data["dropped"])
    # Dependent territories count by name only: their capitals and demonyms are better known as something else
    # (Hamilton, Stanley; "French").
    territories = set(data["territories"])
    found: dict[str, _Country] = {}
    for country_info in countryinfo.all_countries():
        info: dict[str, Any] = dict(country_info.info())
        iso = (info.get("ISO") or {}).get("alpha2")
        if not iso or not info.get("capital") or iso in _GONE:
            continue
        more = data["countries"].get(iso, {})
        name = more.get("name", info["name"])
        if iso in territories:
            found[iso] = _Country(name, [name, *more.get("also", ())], [], more)
            continue
        demonyms = [part.strip() for part in (info.get("demonym") or "").split(",") if part.strip()]
        forms = [name, info["name"], *demonyms, *map(_plural, demonyms)]
        # Two and three letters are codes; those that news uses stand in names.json.
        forms += [form for form in info.get("altSpellings") or () if len(form) > _CODE_LENGTH]
        country = found.setdefault(iso, _Country(name, [], [], more))
        country.forms.extend(form for form in (*forms, *more.get("also", ())) if form not in dropped)
        capitals = [info["capital"]] if isinstance(info["capital"], str) else []
        capitals += more.get("capitals", ())
        country.capitals.extend(c for c in capitals if c not in dropped and c not in country.forms)
    for iso, more in data["countries"].items():
        if iso not in found:
            forms = [more["name"], *more.get("also", ())]
            found[iso] = _Country(more["name"], forms, more.get("capitals", []), more)
    return list(found.values())


def _plural(demonym: str) -> str:
    return demonym if demonym.endswith(("s", "sh", "ch", "ese", "x")) else demonym + "s"


def find(words: list[Token]) -> list[Found]:
    """Return the countries and organisations among ``words``, the longest form at each place.

    Names need a capital, and abbreviations capitals throughout ("US" is no "us"). A form that is also a given
    name counts for nothing next to another capitalised word that is no title or institution ("Jordan Smith").
    """
    gazetteer = load()
    found: list[Found] = []
    index = 0
    while index < len(words):
        hit = _at(words, index, gazetteer)
        if hit is None or hit.sense.kind == "blocked":
            index = hit.end if hit else index + 1
            continue
        found.append(hit)
        index = hit.end
    return found


def _at(words: list[Token], index: int, gazetteer: Gazetteer) -> Found | None:
    if not words[index].upper:
        return None
    for form, shouted, sense in gazetteer.forms.get(words[index].folded, ()):
        stretch = words[index : index + len(form)]
        if tuple(word.folded for word in stretch) != form or (shouted and not words[index].shouted):
            continue
        if any(word.joined == "," for word in stretch[1:]):
            continue
        if len(form) == 1 and form[0] in gazetteer.given_names and _is_person(words, index, gazetteer):
            continue
        return Found(index, index + len(form), sense)
    return None


def _is_person(words: list[Token], index: int, gazetteer: Gazetteer) -> bool:
    known = gazetteer.words

    def namelike(token: Token) -> bool:
        return (
            token.upper
            and token.folded not in known.titles
            and token.folded not in known.institutions
            and token.folded not in known.countrywide
            and token.folded not in known.groups
            and token.folded not in known.small
            and token.folded not in gazetteer.forms
        )

    following = words[index + 1] if index + 1 < len(words) else None
    if following and following.joined == " " and namelike(following):
        return words[index].end == words[index].start + len(words[index].folded)  # no possessive
    previous = words[index - 1] if index else None
    return bool(previous and words[index].joined == " " and namelike(previous))
