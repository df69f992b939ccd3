"""A draft while it is put together: its events and claims, each with the sentences that tell it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizer import names
from summarizer.domain.event import DraftClaim, DraftEvent, DraftQuantity, Listing, Participant
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import ClaimKind, ParticipantKind, ParticipantRole, Status
from summarizer.extract.offline.matching import Match, Read, Sentence
from summarizer.extract.offline.naming import Phrase
from summarizer.extract.offline.referents import Referents
from summarizer.extract.offline.settings import when, where
from summarizer.extract.offline.speakers import speaker, spoken, whole
from summarizer.extract.offline.words import words

_ROLES = {"actor": ParticipantRole.ACTOR, "target": ParticipantRole.TARGET, "victim": ParticipantRole.TARGET}
_ALLEGED = frozenset({"allegedly", "alleged", "reportedly", "purportedly"})
_HOSTILE = frozenset({EventType.ATTACK, EventType.CLASH, EventType.TERRITORIAL_CHANGE})
QUOTED = 2
"""Sentences that an event is quoted with."""


class Speaker(NamedTuple):
    """Who says something."""

    name: str
    named_in: int | None
    """The sentence that names them, where theirs only says "he" or "the ministry"."""


class Writer:
    """Writes events and claims down, in the order of the calls."""

    def __init__(self, read: Read, found: Sequence[Sentence]) -> None:
        self.read = read
        self.found = {sentence.number: sentence for sentence in found}
        self.events: list[DraftEvent] = []
        self.claims: list[DraftClaim] = []
        self.at: dict[int, str] = {}
        """The event that each sentence tells of, by its key."""
        self.referents = Referents(read, self.found)

    def order(self, match: Match) -> tuple[bool, int, int]:
        """Titles last: they say the same in fewer words."""
        return self.found[match.sentence].line.heading, match.sentence, match.start

    def kind_of(self, mentions: Sequence[Match]) -> EventType:
        """What kind of event harmed people, by the first word that tells it near where it is told."""
        known = words().happenings
        lines = [self.found[match.sentence].line for match in mentions]
        lines += self.read.lines[: self.read.title + 2]
        for line in lines:
            if not known.keys().isdisjoint(line.words):
                return known[next(one.low for one in line.tokens if one.low in known)]
        return EventType.OTHER

    def event(self, match: Match, kind: EventType, mentions: Sequence[Match], part: int = 1) -> str:
        """Write an event down.

        Args:
            match: What tells it best: its title, status, time and participants are from there.
            kind: Its type.
            mentions: All that tells of it, the best first; a place is taken from the first that gives one.
            part: Of the article; 1 is what it reports.

        Returns:
            Its key.
        """
        key = f"e{len(self.events) + 1}"
        sentence = self.found[match.sentence]
        quote = sentence.line.text
        numbers = dict.fromkeys(one.sentence for one in mentions)
        quotes = dict.fromkeys(self.found[number].line.text for number in list(numbers)[:QUOTED])
        self.events.append(
            DraftEvent(
                key=key,
                part=part,
                type=kind,
                title=plain(quote),
                status=match.pattern.status or _status(sentence, match, kind),
                when=when(self.read, sentence, match),
                where=next(
                    filter(None, (where(self.read, self.found[n]) for n in [match.sentence, *numbers])), None
                ),
                participants=self.participants([match]),
                quotes=tuple({quote: None} | quotes),
            )
        )
        for number in numbers:
            self.at.setdefault(number, key)
        return key

    def participants(self, matches: Sequence[Match]) -> tuple[Participant, ...]:
        """The people and names in the slots, each once."""
        found: list[Participant] = []
        for match in matches:
            for slot, members in match.slots.items():
                role = _ROLES.get(slot, ParticipantRole.OTHER)
                for member in members:
                    phrase = member.phrase
                    if phrase.kind in "PGN" and slot not in {"place", "thing"}:
                        found.append(Participant(name=self.said(phrase), role=role, kind=sort_of(phrase)))
        return tuple(dict.fromkeys(found))

    def said(self, phrase: Phrase) -> str:
        """A phrase as printed, on one line."""
        return " ".join(self.read.text[phrase.start : phrase.end].split())

    def claim(
        self,
        key: str,
        kind: ClaimKind,
        match: Match | Sentence,
        *,
        figure: DraftQuantity | None = None,
        listing: Listing | None = None,
        target: str | None = None,
    ) -> None:
        """Write a claim down: the sentence of a match, with its speaker."""
        sentence = match if isinstance(match, Sentence) else self.found[match.sentence]
        said = self.speaker_of(sentence, None if isinstance(match, Sentence) else match)
        naming = () if said is None or said.named_in is None else (self.read.lines[said.named_in].text,)
        self.claims.append(
            DraftClaim(
                event_key=key,
                kind=kind,
                text=plain(sentence.line.text),
                speaker=None if said is None else said.name,
                target=target,
                quantity=figure,
                quotes=(sentence.line.text, *naming),
                listing=listing,
            )
        )

    def speaker_of(self, sentence: Sentence, match: Match | None) -> Speaker | None:
        """Who says what a match tells, or a whole sentence, by the name that the article has for them."""
        meant = self.referents.of(sentence.number)
        found = spoken(sentence, match, None if meant is None else meant.start)
        said = None if found is None else whole(found, sentence)
        if said is None:
            return None
        if meant is not None and said[0] == meant.start:
            return Speaker(meant.name, meant.number)
        return Speaker(" ".join(self.read.text[said[0] : said[1]].split()), None)

    def nearest(self, number: int) -> str:
        """The event told of last before a sentence, else the first."""
        before = [one for one in self.at if one <= number]
        return self.at[max(before)] if before else self.events[0].key


def _status(sentence: Sentence, match: Match, kind: EventType) -> Status:
    """Alleged, where the article says so, or where one side says of an attack that it happened."""
    doubted = not _ALLEGED.isdisjoint(sentence.line.words)
    told = kind in _HOSTILE and match.pattern.measure is None and speaker(sentence, match) is not None
    return Status.ALLEGED if doubted or told else Status.HAPPENED


def plain(quote: str) -> str:
    """A quotation on one line."""
    return " ".join(quote.split())


def sort_of(phrase: Phrase) -> ParticipantKind:
    """What a phrase for people or a name takes part as."""
    if phrase.name is not None and names.party(phrase.name) is not None:
        return ParticipantKind.STATE
    if phrase.kind == "G":
        return ParticipantKind.GROUP
    return (
        ParticipantKind.PERSON if phrase.head is not None or phrase.kind == "N" else ParticipantKind.UNKNOWN
    )
