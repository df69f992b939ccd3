"""From what was read to a draft: events, and claims in the article's own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from summarizer import chronology, names
from summarizer.domain.article import Article
from summarizer.domain.event import (
    ClaimKind,
    Draft,
    DraftClaim,
    DraftEvent,
    DraftQuantity,
    ExtractorInfo,
    Listing,
    Measure,
    Participant,
    ParticipantKind,
    ParticipantRole,
    Scope,
    Status,
    VictimKind,
)
from summarizer.domain.event_types import EventType
from summarizer.extract.offline import incidents
from summarizer.extract.offline.incidents import Told
from summarizer.extract.offline.matching import Match, Read, Sentence
from summarizer.extract.offline.patterns import patterns
from summarizer.extract.offline.phrases import Phrase
from summarizer.extract.offline.victims import Counted, Harmed, Person, harmed
from summarizer.extract.offline.words import words

ORIGIN = "offline"
_ROLES = {"actor": ParticipantRole.ACTOR, "target": ParticipantRole.TARGET, "victim": ParticipantRole.TARGET}


def draft(article: Article, read: Read, found: Sequence[Sentence]) -> Draft:
    """Put together what the patterns found in an article."""
    drafter = _Drafter(read, found)
    drafter.violence(incidents.read(article, read, found), harmed(found))
    drafter.happenings()
    drafter.speech()
    return Draft(
        article_id=article.id,
        events=tuple(drafter.events),
        claims=tuple(drafter.claims),
        extractor=ExtractorInfo(
            provider=ORIGIN, model=ORIGIN, origin=ORIGIN, prompt="", fingerprint=patterns().fingerprint
        ),
    )


class _Drafter:
    def __init__(self, read: Read, found: Sequence[Sentence]) -> None:
        self.read = read
        self.found = {sentence.number: sentence for sentence in found}
        self.events: list[DraftEvent] = []
        self.claims: list[DraftClaim] = []
        self.at: dict[int, str] = {}
        """The event that each sentence tells of, by its key."""

    def violence(self, told: Sequence[Told], harm: Harmed) -> None:
        """An event for each incident that the article reports, with its harm; one for all other harm."""
        incident_of = {mention.sentence: one for one in told for mention in one.incident.mentions}
        reported = [one for one in told if one.reported]
        shares = _shared(harm, {sentence: id(one) for sentence, one in incident_of.items() if one.reported})
        for one in reported:
            share = shares.pop(id(one), Harmed())
            key = self._incident(one)
            self._harm_of(key, share)
        for share in shares.values():
            known = any(one.sentence in incident_of for one in _mentions(share))
            self.harm(share, part=2 if reported or known else 1)

    def _incident(self, told: Told) -> str:
        incident = told.incident
        lines = [self.read.lines[one.sentence].text for one in incident.mentions]
        when, place = incident.when, incident.place
        told_there = [
            one.line.text
            for one in incident.mentions
            if (when and one.when == when) or (place and one.place == place)
        ]
        key = f"e{len(self.events) + 1}"
        self.events.append(
            DraftEvent(
                key=key,
                part=1,
                type=_TYPES.get(incident.kind, EventType.ATTACK),
                title=_text(lines[0]),
                status=Status.PLANNED if incident.planned else Status.HAPPENED,
                when=when.phrase if when else None,
                where=place.phrase if place else None,
                participants=self._involved(told),
                quotes=tuple(dict.fromkeys([lines[0], *told_there[:_QUOTED], *lines[1:_QUOTED]])),
            )
        )
        for one in incident.mentions:
            self.at.setdefault(one.sentence, key)
        return key

    def _involved(self, told: Told) -> tuple[Participant, ...]:
        found: list[Participant] = []
        if told.by is not None:
            kind = ParticipantKind.ARMED_FORCE if told.by.state else ParticipantKind.ORGANIZATION
            found.append(Participant(name=_text(told.by.name), role=ParticipantRole.ACTOR, kind=kind))
        found += [
            Participant(name=victim.said, role=ParticipantRole.TARGET, kind=_kind(victim.phrase))
            for victim in told.incident.victims
            if victim.phrase.kind in "PGN"
        ]
        return tuple(dict.fromkeys(found))

    def harm(self, told: Harmed, part: int = 1) -> None:
        """One event for the people harmed, with a claim for each figure and each person told of alone."""
        mentions = _mentions(told)
        if not mentions:
            return
        first = min(
            mentions, key=lambda match: (match.sentence < self.read.title, match.sentence, match.start)
        )
        self._harm_of(self._event(first, first.pattern.event or EventType.OTHER, mentions, part), told)

    def _harm_of(self, key: str, told: Harmed) -> None:
        for group in told.groups:
            self._count(key, group)
        for measure in (Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED):
            people = [one for one in told.persons if measure in one.told]
            if measure is Measure.WOUNDED:
                people = [one for one in people if Measure.KILLED not in one.told]
            counted = any(group.measure is measure and group.number is not None for group in told.groups)
            for person in people:
                self._person(key, person, measure, alone=len(people) == 1 and not counted)

    def _event(self, match: Match, kind: EventType, mentions: Sequence[Match], part: int = 1) -> str:
        key = f"e{len(self.events) + 1}"
        sentence = self.found[match.sentence]
        quote = sentence.line.text
        quotes = dict.fromkeys(self.found[one.sentence].line.text for one in mentions[:_QUOTED])
        self.events.append(
            DraftEvent(
                key=key,
                part=part,
                type=kind,
                title=_text(quote),
                status=match.pattern.status or Status.HAPPENED,
                when=self._when(sentence),
                where=self._where(sentence),
                participants=self._participants(match),
                quotes=tuple({quote: None} | quotes),
            )
        )
        for one in mentions:
            self.at.setdefault(one.sentence, key)
        return key

    def _when(self, sentence: Sentence) -> str | None:
        line = sentence.line
        found = chronology.find(self.read.text, None, sentences=[(line.start, line.end)])
        dated = [one for one in found if one.kind in {chronology.Kind.DATE, chronology.Kind.TIME}]
        return self.read.text[dated[0].start : dated[0].end] if dated else None

    def _where(self, sentence: Sentence) -> str | None:
        items = sentence.parsed.line.split(" ")
        for before, item in pairwise(items):
            if before in _AT and item.startswith("@N"):
                phrase = sentence.parsed.phrases[int(item[2:])]
                if phrase.name is not None and not phrase.definite:
                    return phrase.name
        return None

    def _participants(self, match: Match) -> tuple[Participant, ...]:
        found: list[Participant] = []
        for slot, members in match.slots.items():
            role = _ROLES.get(slot, ParticipantRole.OTHER)
            for member in members:
                phrase = member.phrase
                if phrase.kind in "PGN":
                    found.append(Participant(name=self._said(phrase), role=role, kind=_kind(phrase)))
        return tuple(dict.fromkeys(found))

    def _said(self, phrase: Phrase) -> str:
        return " ".join(self.read.text[phrase.start : phrase.end].split())

    def _count(self, key: str, group: Counted) -> None:
        sentence = self.found[group.match.sentence]
        if len(group.members) > 1:
            people = tuple(self._said(member.phrase) for member in group.members)
            self._claim(key, ClaimKind.FACT, sentence, listing=Listing(measure=group.measure, people=people))
            return
        phrase = group.members[0].phrase
        self._claim(
            key,
            ClaimKind.COUNT,
            sentence,
            quantity=DraftQuantity(
                phrase=self._said(phrase),
                measure=group.measure,
                side=_side(phrase),
                victim_kind=_victims(phrase),
                scope=Scope.INCIDENT,
            ),
        )

    def _person(self, key: str, person: Person, measure: Measure, *, alone: bool) -> None:
        match, member = person.told[measure]
        sentence = self.found[match.sentence]
        said = self._said(member.phrase)
        if alone and member.phrase.kind == "P" and said.split()[0].lower() in {"a", "an", "one"}:
            quantity = DraftQuantity(
                phrase=said,
                measure=measure,
                side=_side(member.phrase),
                victim_kind=_victims(member.phrase),
                scope=Scope.INCIDENT,
            )
            self._claim(key, ClaimKind.COUNT, sentence, quantity=quantity)
        else:
            self._claim(key, ClaimKind.FACT, sentence, listing=Listing(measure=measure, people=(said,)))

    def _claim(
        self,
        key: str,
        kind: ClaimKind,
        sentence: Sentence,
        *,
        quantity: DraftQuantity | None = None,
        listing: Listing | None = None,
        target: str | None = None,
    ) -> None:
        self.claims.append(
            DraftClaim(
                event_key=key,
                kind=kind,
                text=_text(sentence.line.text),
                speaker=self._speaker(sentence),
                target=target,
                quantity=quantity,
                quotes=(sentence.line.text,),
                listing=listing,
            )
        )

    def _speaker(self, sentence: Sentence) -> str | None:
        for match in sentence.matches:
            if match.pattern.role == "speech" and "speaker" in match.slots:
                phrase = match.slots["speaker"][0].phrase
                if phrase.kind in "PGNT":
                    return self._said(phrase)
        return None

    def happenings(self) -> None:
        """An event for whatever else a pattern tells of."""
        for sentence in self.found.values():
            for match in sentence.matches:
                kind = match.pattern.event
                if kind is None or match.pattern.measure is not None or match.pattern.role == _VIOLENCE:
                    continue
                key = self._event(match, kind, [match])
                if match.pattern.kind is not None:
                    self._claim(key, match.pattern.kind, sentence)

    def speech(self) -> None:
        """A claim for each sentence that somebody says and nothing else was made of."""
        for sentence in self.found.values():
            if sentence.number in self.at or sentence.number < self.read.title:
                continue
            if self._speaker(sentence) is not None and self.events:
                self._claim(self.events[0].key, ClaimKind.POSITION, sentence)


def _mentions(told: Harmed) -> list[Match]:
    return [
        *(match for person in told.persons for match, _ in person.told.values()),
        *(group.match for group in told.groups),
    ]


def _shared(told: Harmed, incident_of: Mapping[int, int]) -> dict[int | None, Harmed]:
    """The harm of each incident, and under null that of none; each where it is first told."""
    shares: dict[int | None, Harmed] = defaultdict(Harmed)
    for person in told.persons:
        sentences = [match.sentence for match, _ in person.told.values()]
        home = next((incident_of[one] for one in sentences if one in incident_of), None)
        shares[home].persons.append(person)
    for group in told.groups:
        shares[incident_of.get(group.match.sentence)].groups.append(group)
    return shares


_TYPES = {
    "accident": EventType.ACCIDENT,
    "disaster": EventType.DISASTER,
    "kidnapping": EventType.CRIME,
    "robbery": EventType.CRIME,
    "hijacking": EventType.CRIME,
    "clash": EventType.CLASH,
}
_QUOTED = 2
_VIOLENCE = "violence"
"""Role of the patterns that ``incidents`` reads."""
_AT = frozenset("in at near outside".split())  # noqa: SIM905 - a table of words


def _text(quote: str) -> str:
    return " ".join(quote.split())


def _side(phrase: Phrase) -> str | None:
    if phrase.head is None:
        return None
    return next((word for word in (phrase.name or "").split() if names.party(word)), None)


def _victims(phrase: Phrase) -> VictimKind:
    known = words()
    if any(word in known.military for word in phrase.words):
        return VictimKind.MILITARY
    if any(word in known.civilian for word in phrase.words):
        return VictimKind.CIVILIAN
    return VictimKind.UNKNOWN


def _kind(phrase: Phrase) -> ParticipantKind:
    if phrase.name is not None and names.party(phrase.name) is not None:
        return ParticipantKind.STATE
    if phrase.kind == "G":
        return ParticipantKind.GROUP
    return (
        ParticipantKind.PERSON if phrase.head is not None or phrase.kind == "N" else ParticipantKind.UNKNOWN
    )
