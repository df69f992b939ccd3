"""Who was harmed in an article: several mentions of one person are one victim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from summarizer import names
from summarizer.domain.terms import Measure
from summarizer.extract.offline.elsewhere import Elsewhere
from summarizer.extract.offline.matching import MANY, Match, Member, Sentence
from summarizer.extract.offline.naming import Phrase
from summarizer.extract.offline.people import HARM, Counted, Harmed, Person, alike, join, person
from summarizer.extract.offline.words import words

_NEAR = 3
"""Sentences back in which a pronoun finds whom it means."""


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
        self.several: tuple[int, list[Member], list[tuple[Person, Member]]] | None = None
        """The sentence that spoke last of several people, and who they were: groups, and persons."""

    def read(self, found: Iterable[Sentence]) -> Harmed:
        for sentence in found:
            known = self.begun or self.persons or self.result.groups
            other = known and sentence.number not in self.reported and self.elsewhere.tells(sentence.number)
            if other or self.elsewhere.surely(sentence.number):
                self._recall(sentence, sentence.matches)
                continue
            past = [match for match in sentence.matches if self.elsewhere.then(sentence.number, match.start)]
            if past:
                self._recall(sentence, past)
            seen: dict[tuple[Measure | None, int], Person | None] = {}
            for match in sorted(sentence.matches, key=_place):
                if match.pattern.measure not in self.measures or match in past:
                    continue
                self._take(match.pattern.measure, match, sentence, seen)
        return self.result

    def _recall(self, sentence: Sentence, matches: Sequence[Match]) -> None:
        """Figures of another time; also "a soldier", where the sentence has no other."""
        for match in matches:
            members = match.victims
            if match.pattern.measure not in self.measures or len(members) != 1:
                continue
            phrase = members[0].phrase
            many = phrase.kind in "GD" and (phrase.number or not MANY.isdisjoint(phrase.words))
            known = [group for group in self.result.recalled if group.match.sentence == sentence.number]
            told = any(group.members[0].phrase.start == phrase.start for group in known)
            if (phrase.single or many) and not told and phrase.number != 0:
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
        persons: list[tuple[Person, Member]] = []
        meant = False
        for member in self._members(measure, match, sentence, seen):
            phrase = member.phrase
            place = (None, phrase.start)
            if phrase.words[0] in {"they", "them"}:
                if self.several is not None and sentence.number - self.several[0] < _NEAR:
                    meant = True
                    several += self.several[1]
                    persons += self.several[2]
            elif phrase.kind in "GD":
                several.append(member)
            else:
                known = seen[place] = seen.get(place) or self._person(member, sentence, measure)
                persons.append((known, member))
        for one, member in persons:
            one.told.setdefault(measure, (match, member))
            one.mentions.setdefault(measure, []).append((match, member))
            one.self_inflicted = one.self_inflicted or _SELF.search(match.pattern.line) is not None
        if several or len(persons) > 1:
            self.several = sentence.number, several, persons
        if several:
            self._group(measure, match, several, [member for _, member in persons], meant=meant)

    def _members(
        self,
        measure: Measure,
        match: Match,
        sentence: Sentence,
        seen: dict[tuple[Measure | None, int], Person | None],
    ) -> Iterator[Member]:
        """Those of a match who are people, and of whom no match before told it."""
        for member in match.victims:
            phrase = member.phrase
            if not (
                (measure, phrase.start) in seen
                or phrase.number == 0
                or phrase.words[0] == "each"
                or _bare_verb(match, sentence)
                or _thing(phrase)
                or _a_shot(match, phrase, sentence)
            ):
                seen[measure, phrase.start] = None
                yield member

    def _group(
        self,
        measure: Measure,
        match: Match,
        several: Sequence[Member],
        singles: Sequence[Member],
        *,
        meant: bool,
    ) -> None:
        counted = all(member.phrase.number is not None for member in several)
        number = sum(member.phrase.number or 0 for member in several) + len(singles)
        if measure is Measure.KILLED and counted and (meant or _takes_up(several[0].phrase)):
            self._died(number, match.sentence)
        self.result.groups.append(
            Counted(
                measure,
                match,
                (*several, *singles),
                number if counted else None,
                several[0].phrase.extra and not singles,
                shot=_SHOT.search(match.pattern.line) is not None,
                meant=meant,
            )
        )

    def _died(self, number: float, sentence: int) -> None:
        """Those who were told of as shot and died, "both" of them: they are no longer among the wounded."""
        near = [
            one for one in self.persons
            if one.suffered(Measure.WOUNDED) and not one.suspect and sentence - one.last < _NEAR
        ]  # fmt: skip
        for one in sorted(near, key=lambda one: one.last)[-int(number) :] if len(near) >= number else ():
            one.dead = True
        for at, group in enumerate(self.result.groups):
            if group.measure is Measure.WOUNDED and group.number == number and not group.extra:
                self.result.groups[at] = replace(group, shot=True)

    def _person(self, member: Member, sentence: Sentence, measure: Measure) -> Person:
        told = person(member, sentence.number)
        known = self._known(member, told, sentence, measure)
        if known is None:
            self.persons.append(told)
            return told
        join(known, told)
        return known

    def _known(self, member: Member, told: Person, sentence: Sentence, measure: Measure) -> Person | None:
        phrase = member.phrase
        candidates = [one for one in self.persons if alike(one, told)]
        if phrase.extra and not _other_than_actor(phrase, sentence):
            candidates = [
                one for one in candidates if one.last < sentence.number and (one.names or one.extra)
            ]
            candidates = [
                one for one in candidates if one.suffered(measure) or (one.extra and phrase.definite)
            ]
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


def _other_than_actor(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether "another man" is another than who did it: "a man was charged after he shot another man"."""
    return phrase.words[0] == "another" and any(
        one.head == phrase.head and one.head is not None and one.start < phrase.start
        for one in sentence.parsed.phrases
    )


def _takes_up(phrase: Phrase) -> bool:
    """Whether a phrase for several people means those told of before: "both", "they", "the two men"."""
    return phrase.words[0] in {"both", "they", "them"} or (
        phrase.definite and phrase.words[0] in {"the", "these"}
    )


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
    if told.endswith("to death"):  # "a man shot to death two people"; in a title nobody can tell
        after = sentence.parsed.line[match.at[1] :]
        active = match.pattern.line.startswith("{victim}") and not sentence.line.heading
        return re.match(r" @[PGD]", after) is not None if active else sentence.line.heading
    return reduced and (phrase.kind == "D" or told.endswith(" at"))


_NOW = frozenset("kill kills wound wounds injure injures murder murders die dies shoot shoots".split())  # noqa: SIM905


def _bare_verb(match: Match, sentence: Sentence) -> bool:
    """Whether a verb stands in the present, as what has happened does in headlines only."""
    if sentence.line.heading or _NOW.isdisjoint(match.pattern.words) or _WOUNDS.search(match.pattern.line):
        return False
    told = sentence.line.text[match.start - sentence.line.start : match.end - sentence.line.start].lower()
    return not _NOW.isdisjoint(_NOUN.sub("", told).split())


_SHOT = re.compile(r"\bshot\b|<hit>|\bshooting\|shootings of\b")
_SELF = re.compile(r"<self>|took.*<own>|suicide")
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


def _place(match: Match) -> int:
    """Where whom a match tells of stands."""
    return min((member.phrase.start for member in match.victims), default=match.start)


def _thing(phrase: Phrase) -> bool:
    """Whether a phrase that stands where a victim can is none."""
    if phrase.kind == "N":
        return phrase.words[0] in {"the", "a", "an", "this"} or names.party(phrase.name or "") is not None
    return phrase.kind == "T"
