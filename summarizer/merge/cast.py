"""Who takes part, in forms that the spellings of one name share; and who is too general to tell anything."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer import names
from summarizer.domain.terms import ParticipantKind
from summarizer.names.folding import tokens
from summarizer.names.gazetteer import load
from summarizer.names.profile import profile
from summarizer.quantity.figures import Kind, figures
from summarizer.wording.vocabulary import is_common

_VOWELS = re.compile(r"(?<=.)[aeiouyhw]+")
_DOUBLED = re.compile(r"(.)\1+")
_DEMONYM = re.compile(r"(?<=.{4})(?:i|ia|ian|an|a|ese|ish|s)$")
_ENOUGH = 4
"""Letters of a name that may lose a further one and still tell whose it is."""
_TELLING = 3
"""Consonants that tell a name."""
_CERTAIN = frozenset({ParticipantKind.PERSON, ParticipantKind.STATE})
"""Kinds whose names are proper ones even at the beginning of a sentence."""


@lru_cache(maxsize=1 << 14)
def skeleton(name: str) -> str:
    """A name without what transliterations differ in: vowels, doubled letters."""
    bare = _VOWELS.sub("", name.casefold())
    return _DOUBLED.sub(r"\1", bare) or name


def spellings(form: str) -> frozenset[str]:
    """Forms of which two spellings of one name share one, also where one lacks its last letter."""
    found = {form}
    if len(form) > _ENOUGH:
        found.add(form[:-1])
    if len(bare := skeleton(form)) >= _TELLING:
        found.add(bare)
    return frozenset(found)


@lru_cache(maxsize=1 << 14)
def root(name: str, kind: ParticipantKind = ParticipantKind.UNKNOWN) -> str:
    """What a name that no gazetteer has calls its bearer; empty for a country, or in common words.

    "Freedonian troops" and "Freedonia" have one root, "Rescue workers" and "the mayor" none.
    """
    if profile(name).entities:
        return ""
    if kind is ParticipantKind.PERSON:
        return names.key(name) if profile(name).person else ""
    known = load().words
    general = known.groups | known.forces | known.institutions | known.titles | known.stop | known.small
    said = tokens(name)
    proper = [
        (place, word.folded)
        for place, word in enumerate(said)
        if word.upper and word.folded not in general | known.countrywide
    ]
    if len(proper) == 1 and proper[0][0] == 0 and kind not in _CERTAIN and is_common(proper[0][1]):
        return ""
    return " ".join(_country_like(word) for _, word in proper)


def _country_like(word: str) -> str:
    for _ in range(2):
        word = _DEMONYM.sub("", word)
    return word


@lru_cache(maxsize=1 << 14)
def marks(name: str, kind: ParticipantKind = ParticipantKind.UNKNOWN) -> frozenset[str]:
    """Forms by which a participant is known again; none where the words are general."""
    parts = profile(name)
    if kind is ParticipantKind.PERSON and parts.person:
        return spellings(parts.person[-1]) | spellings(names.key(name)) | parts.entities
    if parts.entities:
        return parts.entities
    own = root(name, kind)
    return spellings(own) if own else frozenset()


@lru_cache(maxsize=1 << 14)
def side(name: str, kind: ParticipantKind = ParticipantKind.UNKNOWN) -> str | None:
    """The country or body that a name stands for, in a gazetteer or not; null for persons and crowds."""
    if country := names.party(name):
        return country
    return None if kind is ParticipantKind.PERSON else root(name, kind) or None


def _counts(name: str) -> frozenset[float]:
    """The numbers of people that a participant is given as."""
    found = figures(name)
    return frozenset(value for one in found if one.kind is Kind.AMOUNT for value in one.readings)


@lru_cache(maxsize=1 << 16)
def one(a: str, b: str) -> bool:
    """Same name, or both of one country where at least one is just the country or its forces.

    Groups that are counted, each otherwise, are not one: "54 more soldiers", "at least 135 soldiers".
    """
    if (x := _counts(a)) and (y := _counts(b)) and x.isdisjoint(y):
        return False
    if names.same(a, b):
        return True
    party = names.party(a)
    if party is not None:
        return party == names.party(b)
    own = root(a)
    return bool(own) and own == root(b)
