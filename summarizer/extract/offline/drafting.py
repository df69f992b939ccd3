"""From what was read to a draft: events, and claims in the article's own words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from summarizer import names, quantity
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
from summarizer.extract.offline.elsewhere import without_comparison
from summarizer.extract.offline.incidents import Told
from summarizer.extract.offline.lines import tokens
from summarizer.extract.offline.matching import Match, Member, Read, Sentence
from summarizer.extract.offline.naming import Phrase
from summarizer.extract.offline.patterns import patterns
from summarizer.extract.offline.settings import when, where
from summarizer.extract.offline.speakers import speaker
from summarizer.extract.offline.victims import HARM, Counted, Harmed, Person, harmed
from summarizer.extract.offline.words import words

ORIGIN: Literal["offline"] = "offline"
_ROLES = {"actor": ParticipantRole.ACTOR, "target": ParticipantRole.TARGET, "victim": ParticipantRole.TARGET}
_SINGLY = frozenset({Measure.ARRESTED, Measure.MISSING, Measure.DISPLACED, Measure.DEPLOYED})
"""Measures whose people are told apart each measure by itself."""
_SO_FAR = re.compile(
    r"\b(?:so far|in total|a total of|in all|altogether|overall|death toll|"
    r"since (?:the )?(?:war|fighting|conflict|start|beginning|outbreak))\b",
    re.IGNORECASE,
)


def draft(article: Article, read: Read, found: Sequence[Sentence]) -> Draft:
    """Put together what the patterns found in an article."""
    drafter = _Drafter(read, found)
    told = incidents.read(article, read, found)
    reported = frozenset(
        one.sentence
        for it in told
        if it.reported
        for one in it.incident.mentions
        if one.when is None or one.when == it.incident.when
    )
    harm = harmed(found, HARM, reported)
    drafter.violence(told, harm)
    drafter.recall(harm)
    for measure in sorted(_SINGLY):
        other = harmed(found, frozenset({measure}))
        drafter.harm(other, (measure,))
        drafter.recall(other)
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
        self.violent: set[int] = set()
        """The sentences on violence: which of them tell of an event, ``incidents`` has found out."""
        self.at: dict[int, str] = {}
        """The event that each sentence tells of, by its key."""
        self.recalled: dict[int, str] = {}
        """The event that each sentence recalls of another time, by its key."""
        self.told: dict[tuple[object, ...], int] = {}

    def violence(self, told: Sequence[Told], harm: Harmed) -> None:
        """An event for each incident that the article reports, with its harm; one for all other harm."""
        self.violent = {mention.sentence for one in told for mention in one.incident.mentions}
        incident_of = {mention.sentence: one for one in told for mention in one.incident.mentions}
        reported = [one for one in told if one.reported]
        shares = _shared(harm, {sentence: id(one) for sentence, one in incident_of.items() if one.reported})
        if len(reported) == 1 and (rest := shares.get(None)) is not None:
            strange = any(one.sentence in incident_of for one in _mentions(rest))
            if not strange:
                _add(shares[id(reported[0])], shares.pop(None))
        for one in reported:
            share = shares.pop(id(one), Harmed())
            key = self._incident(one)
            for measure in _HARMING:
                self._measure(key, share, measure)
        for share in shares.values():
            mentions = _mentions(share)
            known = any(one.sentence in incident_of for one in mentions)
            leads = any(one.sentence - self.read.title < _LEAD for one in mentions)
            figured = any(one.number for one in share.groups)
            aside = bool(reported) or (known and not (leads and figured))
            if mentions and self._kind_of(sorted(mentions, key=self._order)) is EventType.CLASH:
                aside = False  # it goes on: other figures of it are of the same news
            self.harm(share, _HARMING, part=2 if aside else 1)

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

    def harm(self, told: Harmed, measures: Sequence[Measure], part: int = 1) -> None:
        """One event for the people harmed, with a claim for each figure and each person told of alone."""
        mentions = _mentions(told)
        if not mentions:
            return
        first = min(mentions, key=self._order)
        kind = self._kind_of(mentions) if HARM.issuperset(measures) else first.pattern.event
        key = self._event(first, kind or EventType.OTHER, sorted(mentions, key=self._order), part)
        for measure in measures:
            self._measure(key, told, measure)

    def recall(self, told: Harmed) -> None:
        """An event for each sentence with figures of another time."""
        for group in told.recalled:
            number = group.match.sentence
            if number not in self.recalled:
                part = 2 + len(self.recalled)
                kind = self._kind_of([group.match])
                self.recalled[number] = self._event(group.match, kind, [group.match], part=part)
            self._count(self.recalled[number], group, Scope.BACKGROUND)

    def _order(self, match: Match) -> tuple[bool, int, int]:
        """Titles last: they say the same in fewer words."""
        return self.found[match.sentence].line.heading, match.sentence, match.start

    def _kind_of(self, mentions: Sequence[Match]) -> EventType:
        """What kind of event harmed people, by the first word that tells it near where it is told."""
        known = words().happenings
        lines = [self.found[match.sentence].line for match in mentions]
        lines += self.read.lines[: self.read.title + 2]
        for line in lines:
            if not known.keys().isdisjoint(line.words):
                return known[next(one.low for one in tokens(line) if one.low in known)]
        return EventType.OTHER

    def _measure(self, key: str, told: Harmed, measure: Measure) -> None:
        """The claims of one measure: figures, then those who are told of one by one and add up to no more."""
        people = told.of(measure)
        largest = told.figure(measure)
        groups = [one for one in told.groups if one.measure is measure and one.number]
        if measure is Measure.WOUNDED and (told.of(Measure.KILLED) or told.figure(Measure.KILLED)):
            groups = [one for one in groups if not one.shot]
        counted = [one for one in groups if len(one.members) == 1 and not one.extra]
        counted = [one for one in counted if not self._partial(one, counted)]
        self._figures(key, counted)
        others = max((one for one in groups if one.extra), key=lambda one: one.number or 0, default=None)
        if others is not None:
            before = [one for one in people if one.first <= others.match.sentence]
            besides = (others.number or 0) + len(before) > largest
            self._count(key, others, Scope.INCIDENT, besides=besides)
            people = before if besides else people
        listed = 0.0
        for person in people:
            own = person.self_inflicted and self._besides(groups, largest)
            alone = len(people) == 1 and not groups
            self._person(key, person, measure, alone=alone, besides=own)
            listed += not own
        self._some(key, [one for one in groups if not (one.extra or one in counted)], largest, listed)

    def _figures(self, key: str, counted: Sequence[Counted]) -> None:
        """Each figure once, from where it is told first; of the title only what nothing else gives."""
        given: set[tuple[object, ...]] = set()
        for group in sorted(counted, key=lambda one: self._order(one.match)):
            phrase = group.members[0].phrase
            sentence = self.found[group.match.sentence]
            said = speaker(sentence, group.match)
            name = None if said is None else self.read.text[said[0] : said[1]]
            figure = (group.number, self._side(phrase), _victims(phrase))
            if (*figure, name) not in given and not (sentence.line.heading and given):
                self._count(key, group, Scope.INCIDENT)
            given |= {(*figure, name), (*figure, None)}

    def _some(self, key: str, groups: Sequence[Counted], largest: float, listed: float) -> None:
        """Groups that no figure counts by themselves, as long as they are no more than it counts."""
        seen: set[tuple[float, str | None]] = set()
        for group in groups:
            for member in group.members:
                number = member.phrase.number or 0
                if member.phrase.kind not in "GD" or not number or (number, member.phrase.head) in seen:
                    continue
                if largest and listed + number > largest:
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
            if ours.head != theirs.head and _victims(ours) is VictimKind.MILITARY:
                continue  # soldiers are none of so many rebels
            larger = one.number is not None and one.number > group.number and len(one.members) == 1
            if larger and self._side(ours) == self._side(theirs) and _victims(ours) == _victims(theirs):
                return True
        return False

    def _event(self, match: Match, kind: EventType, mentions: Sequence[Match], part: int = 1) -> str:
        key = f"e{len(self.events) + 1}"
        sentence = self.found[match.sentence]
        quote = sentence.line.text
        numbers = dict.fromkeys(one.sentence for one in mentions)
        quotes = dict.fromkeys(self.found[number].line.text for number in list(numbers)[:_QUOTED])
        self.events.append(
            DraftEvent(
                key=key,
                part=part,
                type=kind,
                title=_text(quote),
                status=match.pattern.status or _status(sentence, match, kind),
                when=when(self.read, sentence, match),
                where=next(
                    filter(None, (where(self.read, self.found[n]) for n in [match.sentence, *numbers])), None
                ),
                participants=self._participants([match]),
                quotes=tuple({quote: None} | quotes),
            )
        )
        for number in numbers:
            self.at.setdefault(number, key)
        return key

    def _participants(self, matches: Sequence[Match]) -> tuple[Participant, ...]:
        found: list[Participant] = []
        for match in matches:
            for slot, members in match.slots.items():
                role = _ROLES.get(slot, ParticipantRole.OTHER)
                for member in members:
                    phrase = member.phrase
                    if phrase.kind in "PGN" and slot not in {"place", "thing"}:
                        found.append(Participant(name=self._said(phrase), role=role, kind=_kind(phrase)))
        return tuple(dict.fromkeys(found))

    def _said(self, phrase: Phrase) -> str:
        return " ".join(self.read.text[phrase.start : phrase.end].split())

    def _figure(self, phrase: Phrase) -> str:
        """The figure of a phrase as printed, with the words that limit it: "at least 135"."""
        text = self.read.text[phrase.start : phrase.end]
        figures = [one for one in quantity.figures(text) if one.kind is quantity.Kind.AMOUNT]
        return figures[0].phrase if figures else " ".join(text.split())

    def _count(self, key: str, group: Counted, scope: Scope, *, besides: bool = False) -> None:
        sentence = self.found[group.match.sentence]
        phrase = next((one.phrase for one in group.members if one.phrase.number), group.members[0].phrase)
        if scope is Scope.INCIDENT and _SO_FAR.search(without_comparison(sentence.line.text)):
            scope = Scope.CUMULATIVE
        self._claim(
            key,
            ClaimKind.COUNT,
            group.match,
            figure=DraftQuantity(
                phrase=self._figure(phrase),
                measure=group.measure,
                side=self._side(phrase) or self._own(phrase, group.match),
                victim_kind=_victims(phrase),
                scope=scope,
            ),
            listing=Listing(measure=group.measure, people=(self._said(phrase),), besides=True)
            if besides
            else None,
        )

    def _side(self, phrase: Phrase) -> str | None:
        """The party that the counted people belong to, as the phrase names it: "Peruvian"."""
        named = [word.strip("’'s") for word in self._said(phrase).split() if word[:1].isupper()]
        return next((word for word in named if names.party(word)), None)

    def _own(self, phrase: Phrase, match: Match) -> str | None:
        """Whose people "its soldiers" are: the speaker's, where that is a party."""
        said = speaker(self.found[match.sentence], match)
        if said is None or _OWN.isdisjoint(phrase.words):
            return None
        words_of = self.read.text[said[0] : said[1]].split()
        return next((word for word in words_of if names.party(word)), None)

    def _list(self, key: str, group: Counted, members: Sequence[Member], *, besides: bool) -> None:
        people = tuple(self._said(member.phrase) for member in members)
        self._claim(
            key,
            ClaimKind.FACT,
            group.match,
            listing=Listing(measure=group.measure, people=people, besides=besides),
        )

    def _person(self, key: str, person: Person, measure: Measure, *, alone: bool, besides: bool) -> None:
        mentions = sorted(person.mentions[measure], key=lambda one: self._order(one[0]))
        plain = next((one for one in mentions if _indefinite(one[1].phrase)), None)
        if alone and plain is not None:
            match, member = plain
            figure = DraftQuantity(
                phrase=self._said(member.phrase),
                measure=measure,
                side=self._side(member.phrase),
                victim_kind=_victims(member.phrase),
                scope=Scope.INCIDENT,
            )
            self._claim(key, ClaimKind.COUNT, match, figure=figure)
            return
        named = next((one for one in mentions if one[1].phrase.name), mentions[0])
        match, member = named
        listing = Listing(measure=measure, people=(self._said(member.phrase),), besides=besides)
        self._claim(key, ClaimKind.FACT, match, listing=listing)

    def _claim(
        self,
        key: str,
        kind: ClaimKind,
        match: Match | Sentence,
        *,
        figure: DraftQuantity | None = None,
        listing: Listing | None = None,
        target: str | None = None,
    ) -> None:
        sentence = match if isinstance(match, Sentence) else self.found[match.sentence]
        said = speaker(sentence, None if isinstance(match, Sentence) else match)
        name = None if said is None else " ".join(self.read.text[said[0] : said[1]].split())
        self.claims.append(
            DraftClaim(
                event_key=key,
                kind=kind,
                text=_text(sentence.line.text),
                speaker=name,
                target=target,
                quantity=figure,
                quotes=(sentence.line.text,),
                listing=listing,
            )
        )

    def happenings(self) -> None:
        """An event for whatever else a pattern tells of; the same of the same is one event."""
        for sentence in self.found.values():
            if sentence.line.heading:
                continue
            told = [one for one in sentence.matches if one.pattern.event and one.pattern.measure is None]
            told = [one for one in told if one.pattern.role != _VIOLENCE]
            told = [one for one in told if not _quoted(one, sentence)]
            if sentence.number in self.violent:
                told = [one for one in told if one.pattern.event is not EventType.ATTACK]
            if told:
                first = min(told, key=lambda one: (one.pattern.kind is None, one.start))
                self._happening(first, first.pattern.event or EventType.OTHER)

    def _happening(self, match: Match, kind: EventType) -> None:
        sentence = self.found[match.sentence]
        who = self._participants([match])
        parties = frozenset((names.party(one.name) or one.name.casefold(), one.role) for one in who)
        same = self.told.get((kind, match.pattern.name, parties))
        if same is None and kind in _ONCE:
            same = next((n for n, one in enumerate(self.events) if one.type is kind and one.part == 1), None)
        if same is None:
            key = self._event(match, kind, [match])
            self.told[kind, match.pattern.name, parties] = len(self.events) - 1
        else:
            event = self.events[same]
            key = event.key
            if len(event.quotes) < _QUOTED:
                quotes = tuple(dict.fromkeys((*event.quotes, sentence.line.text)))
                self.events[same] = event.model_copy(update={"quotes": quotes})
            self.at.setdefault(match.sentence, key)
        target = next((one.name for one in who if one.role is ParticipantRole.TARGET), None)
        if match.pattern.kind is not None:
            self._claim(key, match.pattern.kind, match, target=target)

    def speech(self) -> None:
        """A claim for each sentence that somebody says and nothing else was made of."""
        claimed = {claim.text for claim in self.claims}
        for sentence in self.found.values():
            if sentence.line.heading or _text(sentence.line.text) in claimed:
                continue
            if speaker(sentence) is None:
                continue
            key = self.at.get(sentence.number)
            if key is None and self.events:
                key = self._nearest(sentence.number)
            if key is not None:
                self._claim(key, ClaimKind.POSITION, sentence)

    def _nearest(self, number: int) -> str:
        """The event told of last before a sentence, else the first."""
        before = [one for one in self.at if one <= number]
        return self.at[max(before)] if before else self.events[0].key


def _mentions(told: Harmed) -> list[Match]:
    return [
        *(match for person in told.persons for match, _ in person.told.values()),
        *(group.match for group in told.groups),
    ]


def _add(told: Harmed, more: Harmed) -> None:
    """What an article with one incident tells of harm elsewhere is of that one."""
    told.persons += more.persons
    told.groups += more.groups


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


_ALLEGED = frozenset({"allegedly", "alleged", "reportedly", "purportedly"})
_ONCE = frozenset({EventType.ACCIDENT, EventType.DISASTER, EventType.PROTEST})
"""Of these an article tells one: further sentences go on with it."""
_HOSTILE = frozenset({EventType.ATTACK, EventType.CLASH, EventType.TERRITORIAL_CHANGE})
_TYPES = {
    "accident": EventType.ACCIDENT,
    "disaster": EventType.DISASTER,
    "kidnapping": EventType.CRIME,
    "robbery": EventType.CRIME,
    "hijacking": EventType.CRIME,
    "clash": EventType.CLASH,
}
_VIOLENCE = "violence"
"""Role of the patterns that ``incidents`` reads."""
_LEAD = 4
"""Sentences of an article that tell what it reports: figures in them are of no other event."""
_HARMING = (Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED)
_QUOTED = 2
_OWN = frozenset("its their his her our".split())  # noqa: SIM905 - a table of words
_ANY = frozenset("people persons victims others".split())  # noqa: SIM905 - a table of words


def _status(sentence: Sentence, match: Match, kind: EventType) -> Status:
    """Alleged, where the article says so, or where one side says of an attack that it happened."""
    doubted = not _ALLEGED.isdisjoint(sentence.line.words)
    told = kind in _HOSTILE and match.pattern.measure is None and speaker(sentence, match) is not None
    return Status.ALLEGED if doubted or told else Status.HAPPENED


def _quoted(match: Match, sentence: Sentence) -> bool:
    """Whether a match stands between quotation marks: somebody says so, and the article does not."""
    return any(one.start <= match.start and match.end <= one.end for one in sentence.line.quoted)


def _indefinite(phrase: Phrase) -> bool:
    return phrase.kind == "P" and phrase.words[0] in {"a", "an", "one"} and not phrase.extra


def _text(quote: str) -> str:
    return " ".join(quote.split())


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
