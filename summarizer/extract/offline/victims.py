"""Who was harmed in an article: several mentions of one person are one victim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from summarizer import names
from summarizer.domain.terms import Measure
from summarizer.extract.offline.elsewhere import Elsewhere
from summarizer.extract.offline.matching import MANY, Match, Member, Sentence
from summarizer.extract.offline.naming import Phrase
from summarizer.extract.offline.words import words

_GENERIC = frozenset("victim person individual people other male female".split())  # noqa: SIM905
_POLICE = frozenset("officer deputy trooper sheriff policeman policewoman cop constable detective".split())  # noqa: SIM905
_NEAR = 3
"""Sentences back in which a pronoun finds whom it means."""


HARM = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED})


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
    self_inflicted: bool = False
    last: int = 0
    """The sentence that spoke of them last."""
    first: int = 0
    told: dict[Measure, tuple[Match, Member]] = field(default_factory=dict)
    """What befell them, with the first mention that says so."""
    mentions: dict[Measure, list[tuple[Match, Member]]] = field(default_factory=dict)
    """Every mention."""

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


@dataclass
class Harmed:
    """All of an article."""

    persons: list[Person] = field(default_factory=list)
    groups: list[Counted] = field(default_factory=list)
    recalled: list[Counted] = field(default_factory=list)
    """Figures that a sentence gives of another time or another incident."""

    def of(self, measure: Measure) -> list[Person]:
        """The persons whom the article tells of one by one; who died is not among the wounded."""
        return [
            one
            for one in self.persons
            if measure in one.told and (measure is not Measure.WOUNDED or Measure.KILLED not in one.told)
        ]

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


def harmed(
    found: Iterable[Sentence],
    elsewhere: Elsewhere,
    measures: frozenset[Measure] = HARM,
    reported: frozenset[int] = frozenset(),
    *,
    begun: bool = False,
) -> Harmed:
    """Go through the sentences in their order.

    Args:
        found: The sentences.
        elsewhere: Which of them tell of another time.
        measures: What befell the people that are told apart from each other: who was arrested is not looked
            for among those who were hurt.
        reported: Numbers of sentences on incidents that the article reports, whenever they were.
        begun: Whether the news is known, so that what is told first can be of another time.
    """
    return _Reader(elsewhere, measures, reported, begun=begun).read(found)


class _Reader:
    def __init__(
        self, elsewhere: Elsewhere, measures: frozenset[Measure], reported: frozenset[int], *, begun: bool
    ) -> None:
        self.elsewhere = elsewhere
        self.begun = begun
        self.measures = measures
        self.reported = reported
        self.result = Harmed()
        self.persons = self.result.persons
        self.several: tuple[int, float] | None = None
        """The sentence that spoke last of several people, and how many they were."""

    def read(self, found: Iterable[Sentence]) -> Harmed:
        for sentence in found:
            known = self.begun or self.persons or self.result.groups
            if known and sentence.number not in self.reported and self.elsewhere.tells(sentence.number):
                self._recall(sentence)
                continue
            seen: dict[tuple[Measure | None, int], Person | None] = {}
            for match in sorted(sentence.matches, key=_place):
                if match.pattern.measure not in self.measures or "victim" not in _roles(match):
                    continue
                self._take(match.pattern.measure, match, sentence, seen)
        return self.result

    def _recall(self, sentence: Sentence) -> None:
        """Figures of another time; also "a soldier", where the sentence has no other."""
        for match in sentence.matches:
            members = _victims(match)
            if match.pattern.measure not in self.measures or len(members) != 1:
                continue
            phrase = members[0].phrase
            one = phrase.kind == "P" and phrase.words[0] in {"a", "an"} and not phrase.extra
            many = phrase.kind in "GD" and (phrase.number or not MANY.isdisjoint(phrase.words))
            known = [group for group in self.result.recalled if group.match.sentence == sentence.number]
            told = any(group.members[0].phrase.start == phrase.start for group in known)
            if (one or many) and not told and phrase.number != 0:
                assert match.pattern.measure is not None
                self.result.recalled.append(
                    Counted(match.pattern.measure, match, members, phrase.number, extra=False)
                )

    def _take(
        self,
        measure: Measure,
        match: Match,
        sentence: Sentence,
        seen: dict[tuple[Measure | None, int], Person | None],
    ) -> None:
        several: list[Member] = []
        singles: list[Member] = []
        for member in _victims(match):
            phrase = member.phrase
            key = (measure, phrase.start)
            if (
                key in seen
                or phrase.number == 0
                or phrase.words[0] == "each"
                or _bare_verb(match, sentence)
                or _thing(phrase)
                or _a_shot(match, phrase, sentence)
            ):
                continue
            seen[key] = None
            if phrase.words[0] in {"they", "them"}:
                if self.several is not None and sentence.number - self.several[0] < _NEAR:
                    several.append(member._replace(phrase=phrase._replace(number=self.several[1])))
            elif phrase.kind in "GD":
                several.append(member)
            else:
                singles.append(member)
        for member in singles:
            place = (None, member.phrase.start)
            person = seen.get(place) or self._person(member, sentence, measure)
            seen[place] = person
            person.told.setdefault(measure, (match, member))
            person.mentions.setdefault(measure, []).append((match, member))
            person.self_inflicted = (
                person.self_inflicted
                or "<self>" in match.pattern.line
                or ("<own>" in match.pattern.line and "took" in match.pattern.line)
                or "suicide" in match.pattern.line
            )
        if not several and len(singles) > 1:
            self.several = sentence.number, len(singles)
        if several:
            self.several = sentence.number, sum(m.phrase.number or 0 for m in several) + len(singles)
            known = all(member.phrase.number is not None for member in several)
            number = sum(member.phrase.number or 0 for member in several) + len(singles)
            extra = several[0].phrase.extra
            self.result.groups.append(
                Counted(
                    measure,
                    match,
                    (*several, *singles),
                    number if known else None,
                    extra and not singles,
                    shot="shot" in match.pattern.line or "<hit>" in match.pattern.line,
                )
            )

    def _person(self, member: Member, sentence: Sentence, measure: Measure) -> Person:
        told = _person(member, sentence.number)
        known = self._known(member, told, sentence, measure)
        if known is None:
            self.persons.append(told)
            return told
        _join(known, told)
        return known

    def _known(self, member: Member, told: Person, sentence: Sentence, measure: Measure) -> Person | None:
        phrase = member.phrase
        candidates = [one for one in self.persons if _alike(one, told)]
        if phrase.extra:
            candidates = [one for one in candidates if one.last < sentence.number and one.names]
        if told.names:
            named = [one for one in candidates if one.names]
            if named:
                return named[-1]
            candidates = [one for one in candidates if not one.names]
            return _best(candidates, told, measure)
        if phrase.kind == "Q":
            return _best(candidates, told, measure)
        if not phrase.definite:
            candidates = [one for one in candidates if one.first < sentence.number]
        return _best(candidates, told, measure)


def _best(candidates: Sequence[Person], told: Person, measure: Measure) -> Person | None:
    return max(
        candidates,
        key=lambda one: (bool(one.heads & told.heads), measure in one.told, one.last),
        default=None,
    )


def _a_shot(match: Match, phrase: Phrase, sentence: Sentence) -> bool:
    """Whether "one shot" is a shot, not somebody shot, and "shooting suspect" a suspect."""
    if match.pattern.line.startswith("shot|shooting") and _bare(phrase, match, sentence):
        return True
    reduced = match.pattern.line.startswith("{victim} shot") and not sentence.line.heading
    told = sentence.line.text[match.start - sentence.line.start : match.end - sentence.line.start]
    return reduced and (phrase.kind == "D" or told.endswith(" at"))


_NOW = frozenset("kill kills wound wounds injure injures murder murders die dies shoot shoots".split())  # noqa: SIM905


def _bare_verb(match: Match, sentence: Sentence) -> bool:
    """Whether a verb stands in the present, as what has happened does in headlines only."""
    if sentence.line.heading or _NOW.isdisjoint(match.pattern.words) or _WOUNDS.search(match.pattern.line):
        return False
    told = sentence.line.text[match.start - sentence.line.start : match.end - sentence.line.start].lower()
    return not _NOW.isdisjoint(_NOUN.sub("", told).split())


_WOUNDS = re.compile(r"\bwounds?\|(?:wounds?|injury|injuries)")
"""In a pattern that speaks of wounds, not of wounding."""
_NOUN = re.compile(
    r"\b(?:(?:gunshot|stab|bullet|a|the|with) wounds?|wounds? (?:to|in|and)|murder of|death (?:by|of))\b"
)


def _bare(phrase: Phrase, match: Match, sentence: Sentence) -> bool:
    """Whether "shooting" before a phrase is part of it: "shooting suspect", "the Shooting Range"."""
    trigger = sentence.line.text[match.start - sentence.line.start :][:8].lower()
    if trigger != "shooting":
        return False
    first = phrase.words[0]
    known = words()
    if phrase.kind in "QD" or phrase.age is not None or first in known.numbers:
        return False
    return (
        known.sorts.get(first) != "determiner"
        and not first.endswith("'s")
        and not (phrase.kind == "N" and len(phrase.words) > 1)
    )


def _roles(match: Match) -> tuple[str, ...]:
    return tuple("victim" if name == "victims" else name for name in match.slots)


def _victims(match: Match) -> tuple[Member, ...]:
    return match.slots.get("victim") or match.slots.get("victims") or ()


def _place(match: Match) -> int:
    """Where whom a match tells of stands."""
    return min((member.phrase.start for member in _victims(match)), default=match.start)


def _thing(phrase: Phrase) -> bool:
    """Whether a phrase that stands where a victim can is none."""
    if phrase.kind == "N":
        return phrase.words[0] in {"the", "a", "an", "this"} or names.party(phrase.name or "") is not None
    return phrase.kind == "T"


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
        police=any(one.head in _POLICE for one in (phrase, *member.beside)),
        victim=any("victim" in one.words for one in (phrase, *member.beside)),
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


def _alike(one: Person, other: Person) -> bool:
    """Whether two may be the same person."""
    if one.names and other.names:
        return _same_name(one.names[0], other.names[0])
    if (one.suspect and other.victim) or (one.victim and other.suspect):
        return False
    if (one.suspect and other.police) or (one.police and other.suspect):
        return False
    if one.age is not None and other.age is not None and one.age != other.age:
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


def _join(known: Person, told: Person) -> None:
    if not known.names or (told.names and len(told.names[0].split()) > len(known.names[0].split())):
        known.names = told.names
    known.heads |= told.heads
    known.gender = known.gender or told.gender
    known.age = known.age if known.age is not None else told.age
    known.police = known.police or told.police
    known.victim = known.victim or told.victim
    known.suspect = known.suspect or told.suspect
    known.last = told.last
