"""From what was read to a draft: events, and claims in the article's own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from summarizer.domain.article import Article
from summarizer.domain.event import Draft, DraftEvent, ExtractorInfo, Participant
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import Measure, ParticipantKind, ParticipantRole, Status
from summarizer.extract.offline import fighting, incidents
from summarizer.extract.offline.clauses import without_dateline
from summarizer.extract.offline.counting import Counting
from summarizer.extract.offline.elsewhere import Elsewhere
from summarizer.extract.offline.happenings import Happenings, News
from summarizer.extract.offline.incidents import Told
from summarizer.extract.offline.lines import one_line
from summarizer.extract.offline.matching import Match, Read, Sentence
from summarizer.extract.offline.patterns import patterns
from summarizer.extract.offline.people import HARM, Harmed
from summarizer.extract.offline.recalling import Recall
from summarizer.extract.offline.victims import harmed
from summarizer.extract.offline.writing import AT_A_PLACE, QUOTED, Writer, sort_of

ORIGIN: Literal["offline"] = "offline"
_SINGLY = frozenset({Measure.ARRESTED, Measure.MISSING, Measure.DISPLACED, Measure.DEPLOYED})
"""Measures whose people are told apart each measure by itself."""


def draft(article: Article, read: Read, found: Sequence[Sentence]) -> Draft:
    """Put together what the patterns found in an article."""
    drafter = _Drafter(read, found)
    both = fighting.sides(read)
    if both is None:
        told = incidents.read(article, read, found)
        reported = frozenset(
            one.sentence
            for it in told
            if it.reported
            for one in it.incident.mentions
            if one.when is None or one.when == it.incident.when
        )
        harm = harmed(found, drafter.elsewhere, HARM, reported)
        drafter.violence(told, harm)
    else:
        harm = harmed(found, drafter.elsewhere, HARM, begun=True)
        drafter.fighting(both, harm)
    recall = Recall(drafter.writer, drafter.counting, drafter.elsewhere)
    recall.figures(harm)
    for measure in sorted(_SINGLY):
        other = harmed(found, drafter.elsewhere, frozenset({measure}), begun=both is not None)
        drafter.harm(other, (measure,))
        recall.figures(other)
    happenings = Happenings(drafter.writer, drafter.elsewhere, recall, drafter.news)
    happenings.tell()
    happenings.speech()
    return Draft(
        article_id=article.id,
        events=tuple(drafter.writer.events),
        claims=tuple(drafter.writer.claims),
        extractor=ExtractorInfo(
            provider=ORIGIN, model=ORIGIN, origin=ORIGIN, prompt="", fingerprint=patterns().fingerprint
        ),
    )


class _Drafter:
    def __init__(self, read: Read, found: Sequence[Sentence]) -> None:
        self.writer = Writer(read, found)
        self.counting = Counting(self.writer)
        self.read = read
        self.elsewhere = Elsewhere(read)
        self.found = self.writer.found
        self.news = News()

    def violence(self, told: Sequence[Told], harm: Harmed) -> None:
        """An event for each incident that the article reports, with its harm; one for all other harm."""
        incident_of = {mention.sentence: one for one in told for mention in one.incident.mentions}
        reported = [one for one in told if one.reported]
        doubtful = bool(told) and all(one.probability < _SLIGHT for one in told)
        self.news = News(violent=frozenset(incident_of), doubtful=doubtful)
        shares = _shared(harm, self._homes(incident_of))
        if len(reported) == 1 and (rest := shares.get(None)) is not None:
            strange = any(one.sentence in incident_of for one in _mentions(rest))
            if not strange:
                _add(shares[id(reported[0])], shares.pop(None))
        for one in reported:
            share = shares.pop(id(one), Harmed())
            key = self._incident(one)
            for measure in _HARMING:
                self.counting.measure(key, share, measure)
                self.counting.uncounted(key, share, measure)
        for share in shares.values():
            mentions = _mentions(share)
            known = any(one.sentence in incident_of for one in mentions)
            leads = any(one.sentence - self.read.title < _LEAD for one in mentions)
            figured = any(one.number for one in share.groups)
            aside = bool(reported) or doubtful or (known and not (leads and figured))
            kind = self.writer.kind_of(sorted(mentions, key=self.writer.order)) if mentions else None
            if kind is EventType.CLASH or (leads and kind in AT_A_PLACE):
                aside = False  # it goes on, or is what the article begins with: that is the news
            self.harm(share, _HARMING, part=2 if aside else 1)

    def fighting(self, both: fighting.Sides, harm: Harmed) -> None:
        """One event for the fighting of two countries, with all losses that are of no other time."""
        for one in fighting.losses(self.found.values(), harm):
            (harm.recalled if self.elsewhere.tells(one.match.sentence) else harm.groups).append(one)
        mentions = sorted(_mentions(harm), key=self.writer.order)
        line = self.read.lines[both.told]
        event = DraftEvent(
            key=self.writer.next_key,
            part=1,
            type=EventType.CLASH,
            title=fighting.title(both),
            status=Status.HAPPENED,
            when=fighting.when(self.read, self.found, both, mentions),
            where=fighting.where(self.read, self.found, both, mentions),
            participants=tuple(
                Participant(name=name, role=ParticipantRole.ACTOR, kind=ParticipantKind.STATE)
                for name in (both.first, both.second)
            ),
            quotes=tuple(dict.fromkeys((line.text, self.read.lines[both.called].text))),
        )
        clash = self.writer.add(event, [both.told, *(match.sentence for match in mentions)])
        self.news = News(clash=clash)
        self.counting.losses(clash, harm)

    def _homes(self, incident_of: Mapping[int, Told]) -> dict[int, int]:
        """The reported incident of each sentence: its own, or that of the sentence on violence before it."""
        homes: dict[int, int] = {}
        last: tuple[int, Told] | None = None
        for number in sorted(self.found):
            if number in incident_of:
                last = number, incident_of[number]
            if last is not None and last[1].reported and number - last[0] < _NEXT:
                homes[number] = id(last[1])
        return homes

    def _incident(self, told: Told) -> str:
        incident = told.incident
        first = incident.mentions[0].line
        lines = [one.line.text for one in incident.mentions]
        when, place = incident.when, incident.place
        told_there = [
            one.line.text
            for one in incident.mentions
            if (when and one.when == when) or (place and one.place == place)
        ]
        kind = _TYPES.get(incident.kind, EventType.ATTACK)
        where = place.phrase if place else None
        if kind in AT_A_PLACE:
            where = self.writer.where(kind, [one.sentence for one in incident.mentions])
        event = DraftEvent(
            key=self.writer.next_key,
            part=1,
            type=kind,
            title=without_dateline(one_line(first.text[first.lead :])),
            status=Status.PLANNED if incident.planned else Status.HAPPENED,
            when=when.phrase if when else None,
            where=where,
            participants=self._involved(told),
            quotes=tuple(dict.fromkeys([lines[0], *told_there[:QUOTED], *lines[1:QUOTED]])),
        )
        return self.writer.add(event, [one.sentence for one in incident.mentions])

    def _involved(self, told: Told) -> tuple[Participant, ...]:
        found: list[Participant] = []
        if told.by is not None:
            kind = ParticipantKind.ARMED_FORCE if told.by.state else ParticipantKind.ORGANIZATION
            found.append(Participant(name=one_line(told.by.name), role=ParticipantRole.ACTOR, kind=kind))
        found += [
            Participant(name=self.writer.said(phrase), role=ParticipantRole.TARGET, kind=sort_of(phrase))
            for phrase in told.befell
            if phrase.kind in "PGN"
        ]
        return tuple(dict.fromkeys(found))

    def harm(self, told: Harmed, measures: Sequence[Measure], part: int = 1) -> None:
        """One event for the people harmed, with a claim for each figure and each person told of alone."""
        mentions = _mentions(told)
        if not mentions:
            return
        first = min(mentions, key=self.writer.order)
        kind = self.writer.kind_of(mentions) if HARM.issuperset(measures) else first.pattern.event
        key = self.writer.event(first, kind or EventType.OTHER, sorted(mentions, key=self.writer.order), part)
        for measure in measures:
            self.counting.measure(key, told, measure)


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
        sentences = sorted(match.sentence for told in person.mentions.values() for match, _ in told)
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
_NEXT = 3
"""Sentences after one on an incident that may go on with it, so far as none is on another."""
_SLIGHT = 0.35
"""Below which probability an incident is hardly one that the article reports."""
_LEAD = 4
"""Sentences of an article that tell what it reports: figures in them are of no other event."""
_HARMING = (Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED)
