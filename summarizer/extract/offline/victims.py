"""Who was harmed in an article: several mentions of one person are one victim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from summarizer.domain.event import Measure
from summarizer.extract.offline.matching import Match, Member, Sentence
from summarizer.extract.offline.phrases import Phrase
from summarizer.extract.offline.words import words

_GENERIC = frozenset("victim person individual people other male female".split())  # noqa: SIM905
_NEAR = 3
"""Sentences back in which a pronoun finds whom it means."""


@dataclass
class Person:
    """One person, as an article tells of them."""

    names: list[str] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    gender: str | None = None
    age: int | None = None
    suspect: bool = False
    last: int = 0
    """The sentence that spoke of them last."""
    first: int = 0
    told: dict[Measure, tuple[Match, Member]] = field(default_factory=dict)
    """What befell them, with the first mention that says so."""

    @property
    def surname(self) -> str | None:
        """Last word of the first name given."""
        return _surname(self.names[0]) if self.names else None


@dataclass(frozen=True)
class Counted:
    """Several people, or so many as nobody says."""

    measure: Measure
    match: Match
    members: tuple[Member, ...]
    number: float | None
    """Of all members together; null where some have none."""
    extra: bool
    """"two others": besides those told of before."""


@dataclass
class Harmed:
    """All of an article."""

    persons: list[Person] = field(default_factory=list)
    groups: list[Counted] = field(default_factory=list)


def harmed(found: Iterable[Sentence]) -> Harmed:
    """Go through the sentences in their order."""
    return _Reader().read(found)


class _Reader:
    def __init__(self) -> None:
        self.result = Harmed()
        self.persons = self.result.persons
        self.recent: list[Sentence] = []

    def read(self, found: Iterable[Sentence]) -> Harmed:
        for sentence in found:
            seen: set[tuple[Measure, int]] = set()
            for match in sentence.matches:
                if match.pattern.measure is None or "victim" not in _roles(match):
                    continue
                self._take(match.pattern.measure, match, sentence, seen)
            self.recent.append(sentence)
            del self.recent[:-_NEAR]
        return self.result

    def _take(
        self, measure: Measure, match: Match, sentence: Sentence, seen: set[tuple[Measure, int]]
    ) -> None:
        several: list[Member] = []
        singles: list[Member] = []
        for member in _victims(match):
            phrase = member.phrase
            key = (measure, phrase.start)
            if key in seen or phrase.number == 0 or _thing(phrase):
                continue
            seen.add(key)
            if phrase.kind in "GD" or phrase.words[0] in {"they", "them"}:
                several.append(member)
            else:
                singles.append(member)
        for member in singles:
            person = self._person(member, sentence)
            person.told.setdefault(measure, (match, member))
        if several and any(member.phrase.number is not None for member in several):
            known = all(member.phrase.number is not None for member in several)
            number = sum(member.phrase.number or 0 for member in several) + len(singles)
            extra = any(member.phrase.extra for member in several)
            self.result.groups.append(
                Counted(
                    measure, match, (*several, *singles), number if known else None, extra and not singles
                )
            )

    def _person(self, member: Member, sentence: Sentence) -> Person:
        told = _person(member, sentence.number)
        known = self._known(member, told, sentence)
        if known is None:
            self.persons.append(told)
            return told
        _join(known, told)
        return known

    def _known(self, member: Member, told: Person, sentence: Sentence) -> Person | None:
        phrase = member.phrase
        if phrase.extra:
            return None
        candidates = [one for one in self.persons if _alike(one, told)]
        if told.names:
            named = [one for one in candidates if one.names]
            if named:
                return named[-1]
            candidates = [one for one in candidates if not one.names]
            return _best(candidates, told)
        if phrase.kind == "Q":
            return _best(candidates, told)
        if not phrase.definite:
            candidates = [one for one in candidates if one.first < sentence.number]
        return _best(candidates, told)


def _best(candidates: Sequence[Person], told: Person) -> Person | None:
    return max(candidates, key=lambda one: (bool(one.heads & told.heads), one.last), default=None)


def _roles(match: Match) -> tuple[str, ...]:
    return tuple("victim" if name == "victims" else name for name in match.slots)


def _victims(match: Match) -> tuple[Member, ...]:
    return match.slots.get("victim") or match.slots.get("victims") or ()


def _thing(phrase: Phrase) -> bool:
    """Whether a phrase that stands where a victim can is none."""
    return phrase.kind == "T" or (phrase.kind == "N" and phrase.words[0] in {"the", "a", "an", "this"})


def _person(member: Member, number: int) -> Person:
    phrase = member.phrase
    names = [one.name for one in (phrase, *member.beside) if one.name and _personal(one)]
    heads = {one.head for one in (phrase, *member.beside) if one.head}
    known = words()
    return Person(
        names=names[:1],
        heads=heads - _GENERIC,
        gender=next((one.gender for one in (phrase, *member.beside) if one.gender), None),
        age=member.age if member.age is not None else next((o.age for o in member.beside if o.age), None),
        suspect=any(word in known.suspect for one in (phrase, *member.beside) for word in one.words),
        last=number,
        first=number,
    )


def _personal(phrase: Phrase) -> bool:
    return phrase.kind == "N" or phrase.head is not None


def _surname(name: str) -> str:
    parts = [part for part in re.split(r"[\s]+", name.replace("’s", "").replace("'s", "")) if part]
    while len(parts) > 1 and parts[-1].rstrip(".").lower() in {"jr", "sr", "ii", "iii", "iv"}:
        parts.pop()
    return parts[-1].casefold()


def _alike(one: Person, other: Person) -> bool:
    """Whether two may be the same person."""
    if one.names and other.names:
        a, b = one.names[0].split(), other.names[0].split()
        if _surname(one.names[0]) != _surname(other.names[0]):
            return False
        return not (len(a) > 1 and len(b) > 1 and a[0].casefold()[:3] != b[0].casefold()[:3])
    if one.age is not None and other.age is not None and one.age != other.age:
        return False
    return not (one.gender and other.gender and one.gender != other.gender)


def _join(known: Person, told: Person) -> None:
    if not known.names or (told.names and len(told.names[0].split()) > len(known.names[0].split())):
        known.names = told.names
    known.heads |= told.heads
    known.gender = known.gender or told.gender
    known.age = known.age if known.age is not None else told.age
    known.suspect = known.suspect or told.suspect
    known.last = told.last
