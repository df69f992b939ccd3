"""The claims on people who came to harm: figures, and those who are told of one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer import names, quantity
from summarizer.domain.event import DraftQuantity, Listing
from summarizer.domain.terms import ClaimKind, Measure, Operator, Scope, VictimKind
from summarizer.extract.offline.belonging import Whose, party_word, victim_kind, whose
from summarizer.extract.offline.elsewhere import without_comparison
from summarizer.extract.offline.lines import one_line
from summarizer.extract.offline.matching import MANY, Match, Member
from summarizer.extract.offline.naming import Phrase
from summarizer.extract.offline.people import Counted, Harmed, Person
from summarizer.extract.offline.settings import first_time
from summarizer.extract.offline.statements import revised
from summarizer.extract.offline.writing import Writer

SO_FAR = re.compile(
    r"\b(?:so far|in total|a total of|in all|altogether|overall|death toll|"
    r"since (?:the )?(?:war|fighting|conflict|start|beginning|outbreak))\b",
    re.IGNORECASE,
)
_COMPARING = re.compile(r"\b(?:how|so|as|too)\s+\Z", re.IGNORECASE)
"""Before "many": a question, or no news of anybody."""
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_OF_THE_ARTICLE = frozenset({"yesterday", "today", "tonight", "overnight"})
"""Days that only the article's own tells."""
_ANY = frozenset("people persons victims others".split())  # noqa: SIM905 - a table of words


class Counting:
    """Writes the figures of an article, and whom they count."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.read = writer.read
        self.found = writer.found

    def measure(self, key: str, told: Harmed, measure: Measure) -> None:
        """The claims of one measure: figures, then those who are told of one by one and add up to no more."""
        people = told.of(measure)
        largest = told.figure(measure)
        groups = [one for one in told.groups if one.measure is measure and one.number]
        if measure is Measure.WOUNDED and (told.of(Measure.KILLED) or told.figure(Measure.KILLED)):
            groups = [one for one in groups if not one.shot]
        counted = [one for one in groups if len(one.members) == 1 and not (one.extra or one.meant)]
        counted = [one for one in counted if not self._partial(one, counted)]
        self._figures(key, counted)
        others = max((one for one in groups if one.extra), key=lambda one: one.number or 0, default=None)
        if others is not None:
            before = [one for one in people if one.first <= others.match.sentence]
            besides = bool(before) and (others.number or 0) + len(before) > largest
            self.count(key, others, Scope.INCIDENT, besides=besides)
            people = before if besides else people
        listed = 0.0
        for person in people:
            own = person.self_inflicted and self._besides(groups, largest)
            alone = len(people) == 1 and not groups
            self._person(key, person, measure, alone=alone, besides=own)
            listed += not own
        self._some(key, [one for one in groups if not (one.extra or one in counted)], largest, listed)

    def uncounted(self, key: str, told: Harmed, measure: Measure) -> None:
        """Several or many of whom nothing says how many, where nobody else is told of: once."""
        if told.of(measure) or told.figure(measure):
            return
        for group in sorted(told.groups, key=lambda one: self.writer.order(one.match)):
            if group.measure is not measure or group.shot or "lives" in group.match.pattern.line:
                continue
            many = [
                one
                for one in group.members
                if one.phrase.words[0] in MANY
                and not _COMPARING.search(self.read.text[: one.phrase.start][-8:])
            ]
            if many and group.number is None:
                self._list(key, group, many, besides=False)
                return

    def losses(self, key: str, told: Harmed) -> None:
        """The losses of two sides: every figure, and a soldier who is told of alone, each once."""
        every = [
            (group.measure, group.match, member)
            for group in told.groups
            for member in group.members
            if member.phrase.number
        ]
        every += [
            (measure, *mention)
            for person in told.persons
            for measure, mentions in person.mentions.items()
            for mention in mentions[:1]
            if mention[1].phrase.single and victim_kind(mention[1].phrase) is not VictimKind.UNKNOWN
        ]
        given: set[tuple[object, ...]] = set()
        for measure, match, member in sorted(every, key=lambda one: self.writer.order(one[1])):
            phrase = member.phrase
            sentence = self.found[match.sentence]
            people = self._whose(phrase, match)
            said = self.writer.speaker_of(sentence, match)
            side = None if people.side is None else names.party(people.side) or people.side
            figure = (measure, phrase.number, self._operator(phrase), side, people.kind)
            if (*figure, said) in given:
                self.writer.told.add(match.sentence)
                continue
            if not (sentence.line.heading and given):
                counted = Counted(measure, match, (member,), phrase.number, extra=False)
                self.count(key, counted, Scope.INCIDENT)
            given |= {(*figure, said), (*figure, None)}

    def _figures(self, key: str, counted: Sequence[Counted]) -> None:
        """Each figure once, from where it is told first; of the title only what nothing else gives."""
        given: set[tuple[object, ...]] = set()
        for group in sorted(counted, key=lambda one: self.writer.order(one.match)):
            phrase = group.members[0].phrase
            sentence = self.found[group.match.sentence]
            said = self.writer.speaker_of(sentence, group.match)
            figure = (group.number, self._side(phrase), victim_kind(phrase))
            if (*figure, said) not in given and not (sentence.line.heading and given):
                self.count(key, group, Scope.INCIDENT)
            given |= {(*figure, said), (*figure, None)}

    def _some(self, key: str, groups: Sequence[Counted], largest: float, listed: float) -> None:
        """Groups that no figure counts by themselves, as long as they are no more than it counts."""
        seen: set[tuple[float, str | None]] = set()
        for group in groups:
            first, last = group.members[0].phrase, group.members[-1].phrase
            if _OR.search(self.read.text[first.end : last.start]):
                continue  # "two or three" are not five
            several = all(one.phrase.kind in "GD" for one in group.members)
            own = (group.number or 0) if several else 0
            for member in group.members:
                number = member.phrase.number or 0
                if member.phrase.kind not in "GD" or not number or (number, member.phrase.head) in seen:
                    continue
                if listed + number > largest > own:
                    continue
                seen.add((number, member.phrase.head))
                listed += number
                self._list(key, group, (member,), besides=False)

    def _besides(self, groups: Sequence[Counted], largest: float) -> bool:
        """Whether those who died by their own hand are not in the largest figure.

        "killing three" leaves out who did it; "four dead" does not.
        """
        others = [one for one in groups if one.number == largest]
        return bool(others) and all("dead" not in one.match.pattern.words for one in others)

    def _partial(self, group: Counted, groups: Sequence[Counted]) -> bool:
        """Whether a figure counts only some of those that a larger one counts: girls of children."""
        ours = group.members[0].phrase
        if ours.head is None or ours.head in _ANY or group.number is None:
            return False
        for one in groups:
            theirs = one.members[0].phrase
            if ours.head != theirs.head and victim_kind(ours) is VictimKind.MILITARY:
                continue  # soldiers are none of so many rebels
            larger = one.number is not None and one.number > group.number and len(one.members) == 1
            if larger and self._side(ours) == self._side(theirs) and victim_kind(ours) == victim_kind(theirs):
                return True
        return False

    def count(self, key: str, group: Counted, scope: Scope, *, besides: bool = False) -> None:
        """A claim for a figure; ``besides``: those whom it counts come to those whom the others count."""
        sentence = self.found[group.match.sentence]
        phrase = next((one.phrase for one in group.members if one.phrase.number), group.members[0].phrase)
        if scope is Scope.INCIDENT and SO_FAR.search(without_comparison(sentence.line.text)):
            scope = Scope.CUMULATIVE
        people = self._whose(phrase, group.match)
        self.writer.claim(
            key,
            ClaimKind.COUNT,
            group.match,
            figure=DraftQuantity(
                phrase=self._figure(phrase),
                measure=group.measure,
                side=people.side,
                victim_kind=people.kind,
                scope=scope,
                as_of=self._as_of(group.match),
            ),
            listing=Listing(measure=group.measure, people=(self.writer.said(phrase),), besides=True)
            if besides
            else None,
            whom=(phrase,),
        )

    def _figure(self, phrase: Phrase) -> str:
        """The figure of a phrase as printed, with the words that limit it: "at least 135"."""
        text = self.read.text[phrase.start : phrase.end]
        figures = [one for one in quantity.figures(text) if one.kind is quantity.Kind.AMOUNT]
        return figures[0].phrase if figures else one_line(text)

    def _as_of(self, match: Match) -> str | None:
        """When somebody says so many, where that is said before whom it befell."""
        sentence = self.found[match.sentence]
        if self.writer.speaker_of(sentence, match) is None:
            return None
        if revised(sentence.line.text, match.start - sentence.line.start) is not None:
            return "earlier" if "earlier" in sentence.line.words else None
        said = first_time(self.read, sentence.line.start, match.start)
        return None if said is None or said.lower() in _OF_THE_ARTICLE else said

    def _operator(self, phrase: Phrase) -> Operator | None:
        """What limits the figure of a phrase: "at least"."""
        figures = quantity.figures(self.read.text[phrase.start : phrase.end])
        return next((one.operator for one in figures if one.kind is quantity.Kind.AMOUNT), None)

    def _whose(self, phrase: Phrase, match: Match) -> Whose:
        sentence = self.found[match.sentence]
        said = self.writer.speaker_of(sentence, match)
        return whose(phrase, match, sentence, said)

    def _side(self, phrase: Phrase) -> str | None:
        """The party that the counted people belong to, as the phrase names it: "Peruvian"."""
        return party_word(self.writer.said(phrase))

    def _list(self, key: str, group: Counted, members: Sequence[Member], *, besides: bool) -> None:
        people = tuple(self.writer.said(member.phrase) for member in members)
        self.writer.claim(
            key,
            ClaimKind.FACT,
            group.match,
            listing=Listing(measure=group.measure, people=people, besides=besides),
            whom=[member.phrase for member in members],
        )

    def _person(self, key: str, person: Person, measure: Measure, *, alone: bool, besides: bool) -> None:
        mentions = sorted(person.mentions[measure], key=lambda one: self.writer.order(one[0]))
        plain = next((one for one in mentions if one[1].phrase.single), None)
        if alone and plain is not None:
            match, member = plain
            people = self._whose(member.phrase, match)
            figure = DraftQuantity(
                phrase=self.writer.said(member.phrase),
                measure=measure,
                side=people.side,
                victim_kind=people.kind,
                scope=Scope.INCIDENT,
            )
            self.writer.claim(key, ClaimKind.COUNT, match, figure=figure, whom=(member.phrase,))
            return
        named = next((one for one in mentions if one[1].phrase.name), mentions[0])
        match, member = named
        listing = Listing(measure=measure, people=(self.writer.said(member.phrase),), besides=besides)
        self.writer.claim(key, ClaimKind.FACT, match, listing=listing, whom=(member.phrase,))
