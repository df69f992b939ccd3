"""Whether two names, or a name and a text, speak of the same country, body or person."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from summarizer.names.folding import tokens
from summarizer.names.gazetteer import find, load
from summarizer.names.profile import Profile, is_opposed, profile

_SURNAME_SIMILARITY: Final = 84.0
_GIVEN_SIMILARITY: Final = 75.0
_SHORTEST_FUZZY: Final = 4
_PREFERRED: Final = "European Union"


def party(name: str) -> str | None:
    """Return the country or international organisation that ``name`` belongs to, in its canonical name.

    "French Defence Ministry", "Paris", "the Élysée" and "President of France" are all "France". Null where
    no country is named, two are, or the word is ambiguous ("Congolese", "Korea"). "Brussels" is the European
    Union, as headlines use it, and still matches Belgium in ``mentions`` and ``same``.
    """
    parts = profile(name)
    if parts.several or not parts.entities:
        return None
    return _one(parts.entities)


def _one(entities: frozenset[str]) -> str | None:
    if len(entities) == 1:
        return next(iter(entities))
    return _PREFERRED if _PREFERRED in entities else None


def is_country(name: str) -> bool:
    """Whether a name is a country's or an organisation's own, not that of its capital or its people."""
    found = party(name)
    words = [token.folded for token in tokens(name) if token.folded != "the"]
    return found is not None and words == [token.folded for token in tokens(found) if token.folded != "the"]


def surnames(person: tuple[str, ...]) -> frozenset[str]:
    """The words of a person's name that can be the family name."""
    if not person:
        return frozenset()
    names = {person[-1]}
    if person[0] in load().words.surname_first:
        names.add(person[0])
    return frozenset(names)


class _Said(NamedTuple):
    """What of a text can be part of a name."""

    words: frozenset[str]
    """Its folded words, in one spelling."""
    capitals: frozenset[str]
    """Its capitalised words, folded."""
    countries: frozenset[str]
    """The countries it speaks of."""


@lru_cache(maxsize=512)
def _text(text: str) -> _Said:
    """All that the lines of a text say: no name goes on behind the end of a line."""
    parts = [_line(line) for line in text.split("\n")]
    return _Said(*(frozenset().union(*kinds) for kinds in zip(*parts, strict=True)))


@lru_cache(maxsize=4096)
def _line(text: str) -> _Said:
    known = load().words
    words = tokens(text)
    hits = find(words)
    countries: set[str] = set()
    for hit in hits:
        if not is_opposed(words, hit):
            countries |= hit.sense.entities
    plain: set[str] = set()
    for word in words:
        spelled = known.spelling.get(word.folded, word.folded)
        plain |= {word.folded, *spelled.split()}
        if word.folded.endswith("s"):
            plain.add(known.spelling.get(word.folded[:-1], word.folded[:-1]))
    if plain & known.forces:
        plain.add("forces")
    for hit in hits:
        plain |= set(hit.sense.body.split())
    return _Said(frozenset(plain), frozenset(w.folded for w in words if w.upper), frozenset(countries))


def mentions(name: str, text: str) -> bool:
    """Whether ``text`` speaks of ``name`` under any of its names.

    A country or a group of its people: under any name of that country, demonym, capital or metonym. A body:
    its country and the body's own words, in any order and spelling. A person: the family name, capitalised.
    Anything else: all its distinctive words, or its acronym.
    """
    parts = profile(name)
    words, capitals, countries = _text(text)
    if parts.person:
        joined = "".join(parts.person[-2:])
        return bool(surnames(parts.person) & capitals) or joined in capitals
    if parts.acronym and not parts.entities and re.search(rf"\b{parts.acronym}\b", text):
        return True
    if parts.entities and not parts.entities & countries:
        return False
    known = load().words
    if parts.entities and all(word in known.groups or word == "forces" for word in parts.body):
        return True
    distinctive = {word for word in parts.body if word not in known.groups} or parts.body
    if not distinctive:
        return bool(parts.entities) or _literally(name, text)
    return distinctive <= words


def _literally(name: str, text: str) -> bool:
    wanted = [token.folded for token in tokens(name)]
    there = {token.folded for token in tokens(text)}
    return bool(wanted) and all(word in there for word in wanted)


def same(a: str, b: str) -> bool:  # noqa: PLR0911 - one return a kind of name
    """Whether ``a`` and ``b`` name the same speaker or participant.

    The same person (family name, compatible given names and countries; small differences of transliteration
    where the rest agrees), the same body of the same country, or the same country. A country is neither its
    ministry nor its president.
    """
    if a == b:
        return True
    one, two = profile(a), profile(b)
    if one.several != two.several or (one.entities and two.entities and not one.entities & two.entities):
        return False
    if one.person and two.person:
        return _same_person(one, two)
    if one.person or two.person:
        return _holder(one, two)
    if _acronym_of(a, two) or _acronym_of(b, one):
        return True
    if bool(one.entities) != bool(two.entities) or one.about != two.about:
        return False
    if one.several:
        return one.entities == two.entities and one.body == two.body
    if not one.entities and not one.body:
        return [token.folded for token in tokens(a)] == [token.folded for token in tokens(b)]
    return one.body == two.body


def _acronym_of(short: str, parts: Profile) -> bool:
    return bool(parts.acronym) and short.strip().replace(".", "") == parts.acronym


def _holder(one: Profile, two: Profile) -> bool:
    """Whether a name without a person is the office of this one, or the body that they speak for."""
    holder, other = (one, two) if one.person else (two, one)
    if not holder.entities or not other.entities:
        return False
    if holder.office and holder.office == other.office:
        return other.body <= holder.body
    return holder.spokes and bool(other.body) and other.body == holder.body


def _same_person(one: Profile, two: Profile) -> bool:
    if surnames(one.person) & surnames(two.person):
        return _given_agree(one.person, two.person)
    first, second = one.person[-1], two.person[-1]
    if min(len(first), len(second)) < _SHORTEST_FUZZY or fuzz.ratio(first, second) < _SURNAME_SIMILARITY:
        return False
    given = len(one.person) > 1 and len(two.person) > 1 and _given_agree(one.person, two.person)
    titled = bool(one.entities & two.entities) and bool(one.office) and one.office == two.office
    return given or (titled and (len(one.person) == 1 or len(two.person) == 1))


def _given_agree(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    if len(one) == 1 or len(two) == 1:
        return True
    first, second = one[0], two[0]
    if first == second or set(one[:-1]) & set(two[:-1]):
        return True
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return fuzz.ratio(first, second) >= _GIVEN_SIMILARITY


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """Return a grouping key: the same for names that ``same`` joins in the common cases.

    "Country", "Country/defence ministry" (the body's words in alphabetical order), a person's folded family
    name, or the folded words of anything else.
    """
    parts = profile(name)
    country = _one(parts.entities) or "+".join(sorted(parts.entities))
    body = " ".join(sorted(parts.body))
    if parts.spokes and parts.entities and parts.body:
        return f"{country}/{body}"
    if parts.person:
        first = parts.person[0]
        return first if first in load().words.surname_first and len(parts.person) > 1 else parts.person[-1]
    if parts.about:
        body = f"{body} > {'+'.join(sorted(parts.about))}"
    if country:
        return f"{country}/{body}" if body else country
    return body or " ".join(token.folded for token in tokens(name))
