"""Whom an incident befell: trained weights over the words around each phrase that names people.

A logistic regression, as in ``concrete``; ``benchmarks/casualties.py`` trains it, ``casualties.json`` holds
the weights. It finds also whom no pattern reaches: the others of a list, "along with two of his bodyguards".
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from summarizer.extract.offline.incidents import weights
from summarizer.extract.offline.incidents.gather import Incident
from summarizer.extract.offline.incidents.surroundings import Surroundings, features
from summarizer.extract.offline.matching import Read
from summarizer.extract.offline.naming import Phrase


class Model(NamedTuple):
    """The weights."""

    bias: float
    weights: dict[str, float]
    threshold: float
    """From which probability a phrase names somebody whom the incident befell."""


@cache
def model() -> Model:
    """Read the weights; once."""
    document = weights.read("casualties")
    return Model(document["bias"], document["weights"], document["threshold"])


class Candidate(NamedTuple):
    """A phrase that may name somebody whom the incident befell."""

    sentence: int
    phrase: Phrase
    features: list[str]
    """All of them count one."""


def candidates(incident: Incident) -> Iterator[Candidate]:
    """The phrases for people in the sentences that tell of an incident."""
    kind = f"incident {incident.kind}"
    for mention in incident.mentions:
        around = Surroundings.of(mention.whole)
        organised = [(one.start + mention.line.start, one.end + mention.line.start) for one in mention.actors]
        for at, phrase in around.phrases():
            named = any(start < phrase.end and phrase.start < end for start, end in organised)
            also = [kind, "organisation"] if named else [kind]
            yield Candidate(mention.sentence, phrase, [*features(around, at), *also])


def probability(candidate: Candidate) -> float:
    """How likely a phrase names somebody whom the incident befell."""
    known = model()
    total = known.bias + math.fsum(
        [known.weights[name] for name in candidate.features if name in known.weights]
    )
    return weights.probability(total)


@dataclass
class _Told:
    """One person or group, as the sentences tell of them."""

    phrases: list[Phrase]
    sentence: int
    name: list[str]
    number: float | None
    head: str | None
    words: set[str]
    likely: float


def befell(incident: Incident, read: Read) -> list[Phrase]:
    """Those whom an incident befell, each person and each group once, in the order of the article."""
    told: list[_Told] = []
    last: _Told | None = None
    for one in candidates(incident):
        new = _told(one)
        known = _known(new, last, told, read)
        if known is None:
            told.append(new)
            last = new
        else:
            _join(known, new)
            last = known
    least = model().threshold
    return [_best(one) for one in told if one.likely >= least]


def _told(one: Candidate) -> _Told:
    phrase = one.phrase
    name = [] if phrase.kind != "N" and not phrase.name else _name(phrase)
    number = 1.0 if phrase.kind in "NP" else phrase.number
    return _Told([phrase], one.sentence, name, number, phrase.head, set(phrase.words), probability(one))


def _name(phrase: Phrase) -> list[str]:
    words = phrase.name.lower().split() if phrase.name else phrase.words
    return [word.removesuffix("'s") for word in words if word not in _SMALL]


_SMALL = frozenset("the a an of and in on at for to de la el del los las his her their its".split())  # noqa: SIM905
_POINTING = frozenset({"the", "this", "that"})
_BESIDE = 60
"""Code points within which "Name, of X, mayor" goes on with a name."""
_NAMED = 0.3
"""From which probability a name can be whom "the mayor" means."""


def _known(new: _Told, last: _Told | None, told: Sequence[_Told], read: Read) -> _Told | None:
    """Who was told of before, if a phrase is for the same."""
    single = new.number == 1
    first = new.phrases[0]
    if last is not None and last.sentence == new.sentence and single and last.number == 1:
        between = read.text[last.phrases[-1].end : first.start].strip()
        if between in {",", "("} and bool(new.name) != bool(last.name) and first.words[0] != "another":
            return last
    same = next((one for one in told if _same(one, new)), None)
    if same is not None or not single or new.name or first.kind != "P":
        return same
    named = [one for one in told if one.name and one.number == 1 and one.likely >= _NAMED]
    if first.words[0] in _POINTING:
        return named[-1] if named else None
    beside = [one for one in named if _goes_on(one.phrases[-1], first, read)]
    return beside[-1] if beside else None


def _same(one: _Told, new: _Told) -> bool:
    phrase, other = new.phrases[0], one.phrases[0]
    if new.name and one.name:
        return _same_name(new.name, one.name)
    if "G" in (phrase.kind, other.kind):
        counted = new.number is None or one.number is None or new.number == one.number
        return phrase.kind == other.kind and phrase.head is not None and phrase.head == one.head and counted
    single = new.number == 1 and one.number == 1
    return (
        single
        and (phrase.definite or bool(new.name))
        and phrase.head is not None
        and phrase.head in one.words
    )


def _same_name(a: Sequence[str], b: Sequence[str]) -> bool:
    if len(a) == 1 or len(b) == 1:
        return not set(a).isdisjoint(b)
    return set(a) <= set(b) or set(b) <= set(a) or (a[0], a[-1]) == (b[0], b[-1])


def _goes_on(before: Phrase, after: Phrase, read: Read) -> bool:
    if not 0 <= after.start - before.end < _BESIDE or after.words[0] in _ANEW:
        return False
    between = read.text[before.end : after.start].lower()
    return " and " not in between and "." not in between


_ANEW = frozenset("a an his her their another one".split())  # noqa: SIM905


def _join(known: _Told, new: _Told) -> None:
    known.phrases += new.phrases
    known.likely = max(known.likely, new.likely)
    known.words |= new.words
    known.name = known.name or new.name
    known.number = new.number if known.number is None else known.number


def _best(one: _Told) -> Phrase:
    """The phrase that tells most: the longest name, else the number, else the first."""
    named = [phrase for phrase in one.phrases if phrase.name]
    if one.number == 1 and named:
        return max(named, key=lambda phrase: len(phrase.name or ""))
    return next((phrase for phrase in one.phrases if phrase.number == one.number), one.phrases[0])
