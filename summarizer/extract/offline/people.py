"""Who came to harm in an article: persons, groups of people, and when two phrases mean one person."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from summarizer.domain.terms import Measure
from summarizer.extract.offline.matching import Match, Member
from summarizer.extract.offline.naming import Phrase
from summarizer.extract.offline.words import words

_GENERIC = frozenset("victim person individual people other male female".split())  # noqa: SIM905
_PARENTS = frozenset("mother father mom dad mum parent stepfather stepmother grandmother grandfather".split())  # noqa: SIM905
_CHILDREN = frozenset("daughter son child baby infant toddler stepson stepdaughter".split())  # noqa: SIM905
_POLICE = frozenset("officer deputy trooper sheriff policeman policewoman cop constable detective".split())  # noqa: SIM905
HARM = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED})
"""Measures whose people are told apart together: who died is not among the wounded."""


@dataclass
class Person:
    """One person, as an article tells of them."""

    names: list[str] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    gender: str | None = None
    age: int | None = None
    suspect: bool = False
    victim: bool = False
    """Called a victim somewhere."""
    police: bool = False
    extra: bool = False
    """Told of as somebody more: "another man"."""
    self_inflicted: bool = False
    dead: bool = False
    """Among several of whom it says that they died."""
    last: int = 0
    """The sentence that spoke of them last."""
    first: int = 0
    told: dict[Measure, tuple[Match, Member]] = field(default_factory=dict)
    """What befell them, with the first mention that says so."""
    mentions: dict[Measure, list[tuple[Match, Member]]] = field(default_factory=dict)
    """Every mention."""

    def suffered(self, measure: Measure) -> bool:
        """Whether a measure counts them: who died is not among the wounded."""
        alive = not self.dead and Measure.KILLED not in self.told
        return measure in self.told and (measure is not Measure.WOUNDED or alive)

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
    shot: bool = False
    """Shot, that is: some of them may have died."""
    meant: bool = False
    """By "they": the sentence does not say who."""


@dataclass
class Harmed:
    """All of an article."""

    persons: list[Person] = field(default_factory=list)
    groups: list[Counted] = field(default_factory=list)
    recalled: list[Counted] = field(default_factory=list)
    """Figures that a sentence gives of another time or another incident."""

    def of(self, measure: Measure) -> list[Person]:
        """The persons whom the article tells of one by one; who died is not among the wounded."""
        return [one for one in self.persons if one.suffered(measure)]

    def figure(self, measure: Measure) -> float:
        """The largest figure that counts all of them, as far as the article tells; 0: none does."""
        counted = [one for one in self.groups if one.measure is measure and one.number and not one.extra]
        if measure is not Measure.WOUNDED:
            return max((one.number or 0 for one in counted), default=0)
        shot = max((one.number or 0 for one in counted if one.shot), default=0)
        return max(
            max((one.number or 0 for one in counted if not one.shot), default=0),
            0 if self.of(Measure.KILLED) or self.figure(Measure.KILLED) else shot,
        )


def person(member: Member, number: int) -> Person:
    """Whom a phrase tells of, by itself; ``number`` is that of its sentence."""
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
        police=any(one.head in _POLICE for one in (phrase, *member.beside)),
        victim=any("victim" in one.words for one in (phrase, *member.beside)),
        extra=phrase.extra,
        last=number,
        first=number,
    )


def _personal(phrase: Phrase) -> bool:
    return phrase.kind in "NP"


def _surname(name: str) -> str:
    parts = [part for part in re.split(r"[\s]+", name.replace("’s", "").replace("'s", "")) if part]
    while len(parts) > 1 and parts[-1].rstrip(".").lower() in {"jr", "sr", "ii", "iii", "iv"}:
        parts.pop()
    return parts[-1].casefold()


def alike(one: Person, other: Person) -> bool:
    """Whether two may be the same person."""
    if one.names and other.names:
        return _same_name(one.names[0], other.names[0])
    if (one.suspect and other.victim) or (one.victim and other.suspect):
        return False
    if (one.suspect and other.police) or (one.police and other.suspect):
        return False
    if one.age is not None and other.age is not None and one.age != other.age:
        return False
    if (one.heads & _PARENTS and other.heads & _CHILDREN) or (
        one.heads & _CHILDREN and other.heads & _PARENTS
    ):
        return False
    return not (one.gender and other.gender and one.gender != other.gender)


def _same_name(one: str, other: str) -> bool:
    """Whether two names may be one person's: a surname, or a first name alone, with a full name."""
    short, full = sorted((one.split(), other.split()), key=len)
    if len(short) == 1 < len(full):
        return _surname(short[0]) in {_surname(" ".join(full)), _surname(full[0])}
    return _surname(one) == _surname(other) and (
        len(full) == 1 or short[0].casefold()[:3] == full[0].casefold()[:3]
    )


def join(known: Person, told: Person) -> None:
    """Add what another mention tells of the same person."""
    if not known.names or (told.names and len(told.names[0].split()) > len(known.names[0].split())):
        known.names = told.names
    known.heads |= told.heads
    known.gender = known.gender or told.gender
    known.age = known.age if known.age is not None else told.age
    known.police = known.police or told.police
    known.victim = known.victim or told.victim
    known.suspect = known.suspect or told.suspect
    known.last = told.last
