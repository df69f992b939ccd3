"""A draft while it is put together: its events and claims, each with the sentences that tell it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from summarizer import names
from summarizer.domain.event import DraftClaim, DraftEvent, DraftQuantity, Listing, Participant
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import ClaimKind, ParticipantKind, ParticipantRole, Status
from summarizer.extract.offline import settings, statements
from summarizer.extract.offline.lines import one_line
from summarizer.extract.offline.matching import Match, Read, Sentence
from summarizer.extract.offline.naming import Phrase
from summarizer.extract.offline.referents import Referents
from summarizer.extract.offline.settings import scene, when
from summarizer.extract.offline.speakers import ending, speaker, spoken, whole
from summarizer.extract.offline.statements import Spoken
from summarizer.extract.offline.words import words

_ROLES = {
    "actor": ParticipantRole.ACTOR,
    "person": ParticipantRole.TARGET,
    "target": ParticipantRole.TARGET,
    "victim": ParticipantRole.TARGET,
}
_ALLEGED = frozenset({"allegedly", "alleged", "reportedly", "purportedly"})
_HOSTILE = frozenset({EventType.ATTACK, EventType.CLASH, EventType.TERRITORIAL_CHANGE})
AT_A_PLACE = frozenset({EventType.ACCIDENT, EventType.DISASTER})
_ACTS = frozenset(
    {ClaimKind.DEMAND, ClaimKind.OFFER, ClaimKind.RESPONSIBILITY, ClaimKind.DENIAL, ClaimKind.POSITION}
)
QUOTED = 2
"""Sentences that an event is quoted with."""


class Writer:
    """Writes events and claims down, in the order of the calls."""

    def __init__(self, read: Read, found: Sequence[Sentence]) -> None:
        self.read = read
        self.found = {sentence.number: sentence for sentence in found}
        self.events: list[DraftEvent] = []
        self.claims: list[DraftClaim] = []
        self.at: dict[int, str] = {}
        """The event that each sentence tells of, by its key."""
        self.told: set[int] = set()
        """The sentences of which a claim was made."""
        self.referents = Referents(read, self.found)
        self._said: dict[tuple[int, tuple[int, int] | None], Spoken | None] = {}

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

    @property
    def next_key(self) -> str:
        """The key of the event that is written down next."""
        return f"e{len(self.events) + 1}"

    def add(self, event: DraftEvent, numbers: Iterable[int]) -> str:
        """Write an event down that some sentences tell of.

        Returns:
            Its key.
        """
        self.events.append(event)
        for number in numbers:
            self.at.setdefault(number, event.key)
        return event.key

    def event(
        self, match: Match, kind: EventType, mentions: Sequence[Match], part: int = 1, *, voice: bool = False
    ) -> str:
        """Write an event down.

        Args:
            match: What tells it best: its title, status, time and participants are from there.
            kind: Its type.
            mentions: All that tells of it, the best first; a place is taken from the first that gives one.
            part: Of the article; 1 is what it reports.
            voice: Whether who says it takes part, where nobody else acts.

        Returns:
            Its key.
        """
        sentence = self.found[match.sentence]
        quote = sentence.line.text
        numbers = dict.fromkeys(one.sentence for one in mentions)
        quotes = dict.fromkeys(self.found[number].line.text for number in list(numbers)[:QUOTED])
        title = self.words(sentence, match).rstrip(".")
        quotes |= dict.fromkeys(self._naming(match.sentence, title))
        who = self.participants([match])
        if voice and not any(one.role is ParticipantRole.ACTOR for one in who):
            who = (*self._speaking(sentence, match), *who)
        event = DraftEvent(
            key=self.next_key,
            part=part,
            type=kind,
            title=title,
            status=match.pattern.status or _status(sentence, match, kind),
            when=when(self.read, sentence, match),
            where=self.where(kind, [match.sentence, *numbers]),
            participants=who,
            quotes=tuple({quote: None} | quotes),
        )
        return self.add(event, numbers)

    def where(self, kind: EventType, numbers: Sequence[int]) -> str | None:
        """The place of an event; of what happens at one place only where it is told with it."""
        told = [self.found[number] for number in numbers if number in self.found]
        happened = {word for word, known in words().happenings.items() if known is kind}
        if kind in AT_A_PLACE:
            return next(filter(None, (scene(self.read, one, happened) for one in told)), None)
        return next(filter(None, (settings.where(self.read, one) for one in told)), None)

    def _speaking(self, sentence: Sentence, match: Match) -> list[Participant]:
        """Who says it, by whatever name."""
        said = self.speaker_of(sentence, match)
        if said is None:
            return []
        kind = ParticipantKind.STATE if names.is_country(said) else ParticipantKind.PERSON
        return [Participant(name=said, role=ParticipantRole.SPEAKER, kind=kind)]

    def participants(self, matches: Sequence[Match]) -> tuple[Participant, ...]:
        """The people and names in the slots, each once."""
        found: list[Participant] = []
        for match in matches:
            sentence = self.found[match.sentence]
            meant = self.referents.of(match.sentence)
            for slot, members in match.slots.items():
                role = _ROLES.get(slot, ParticipantRole.OTHER)
                for member in members:
                    phrase = member.phrase
                    if meant is not None and phrase.start == meant.start:
                        kind = ParticipantKind.PERSON if phrase.kind == "Q" else ParticipantKind.ORGANIZATION
                        found.append(Participant(name=meant.name, role=role, kind=kind))
                        continue
                    known = phrase.kind in "PGN" or (phrase.kind == "T" and phrase.name is not None)
                    if known and slot not in {"place", "thing"}:
                        name = one_line(self.read.text[phrase.start : ending(sentence, phrase, named=True)])
                        if phrase.kind != "T" or names.party(name) is not None:
                            found.append(Participant(name=name, role=role, kind=sort_of(phrase)))
        return tuple(dict.fromkeys(found))

    def said(self, phrase: Phrase) -> str:
        """A phrase as printed, on one line."""
        return one_line(self.read.text[phrase.start : phrase.end])

    def claim(
        self,
        key: str,
        kind: ClaimKind,
        match: Match | Sentence,
        *,
        figure: DraftQuantity | None = None,
        listing: Listing | None = None,
        target: str | None = None,
        whom: Sequence[Phrase] = (),
    ) -> None:
        """Write a claim down: the sentence of a match, with its speaker and those that name ``whom``."""
        sentence = match if isinstance(match, Sentence) else self.found[match.sentence]
        at = None if isinstance(match, Sentence) else match
        self.told.add(sentence.number)
        said = self.speaker_of(sentence, at) or self._own_words(kind, at)
        text = self.words(sentence, at)
        counted = [] if figure is None else [figure.phrase]
        if not all(
            one.lower() in text.lower()
            for one in (*counted, *(listing.people if listing is not None else ()))
        ):
            text = one_line(sentence.line.text)
        naming = self._naming(sentence.number, text)
        self.claims.append(
            DraftClaim(
                event_key=key,
                kind=kind,
                text=text,
                speaker=said,
                target=target,
                quantity=figure,
                quotes=(sentence.line.text, *naming, *self._named_in(whom, sentence)),
                listing=listing,
            )
        )

    def _named_in(self, phrases: Sequence[Phrase], sentence: Sentence) -> Iterator[str]:
        """The sentences of phrases that stand in another one."""
        starts = [line.start for line in self.read.lines]
        lines = {bisect_right(starts, phrase.start) - 1 for phrase in phrases}
        yield from (self.read.lines[number].text for number in sorted(lines - {sentence.number}))

    def _naming(self, number: int, text: str) -> tuple[str, ...]:
        """The sentence that names whom a sentence means, where its words here do so."""
        meant = self.referents.of(number)
        if meant is None or meant.name.lower() not in text.lower():
            return ()
        return (self.read.lines[meant.number].text,)

    def _own_words(self, kind: ClaimKind, match: Match | None) -> str | None:
        """Who asks, offers, accuses or denies, where nobody else says that they do."""
        if match is None or kind not in _ACTS:
            return None
        acting = [one.name for one in self.participants([match]) if one.role is ParticipantRole.ACTOR]
        members = match.slots.get("actor", ())
        if not members or len(acting) != len(members):
            return None  # one of them has no name
        if len(acting) == 1:
            return acting[0]
        # As printed: "Peru and Chile", "Peru, Chile and Bolivia".
        last = ending(self.found[match.sentence], members[-1].phrase, named=True)
        printed = one_line(self.read.text[members[0].phrase.start : last])
        return printed if all(name in printed for name in acting) else None

    def speaker_of(self, sentence: Sentence, match: Match | None) -> str | None:
        """Who says what a match tells, or a whole sentence, by the name that the article has for them."""
        saying = self._saying(sentence, match)
        meant = self.referents.of(sentence.number)
        if saying is None:
            paper = meant is not None and self._by_paper(sentence, meant.start)
            return meant.name if meant is not None and paper else None
        if meant is not None and saying.full[0] == meant.start:
            return meant.name
        return one_line(self.read.text[slice(*saying.full)])

    def _by_paper(self, sentence: Sentence, start: int) -> bool:
        return self.read.text[sentence.line.start : start].lower().endswith("according to ")

    def _saying(self, sentence: Sentence, match: Match | None) -> Spoken | None:
        key = sentence.number, None if match is None else match.at
        if key not in self._said:
            meant = self.referents.of(sentence.number)
            found = spoken(sentence, match, None if meant is None else meant.start)
            full = None if found is None else whole(found, sentence)
            self._said[key] = None if found is None or full is None else Spoken(found, full)
        return self._said[key]

    def words(self, sentence: Sentence, match: Match | None) -> str:
        """A sentence as a statement that stands by itself, as far as it can be made one."""
        made = statements.of_sentence(sentence, self._saying(sentence, match), match)
        meant = self.referents.of(sentence.number)
        return (
            made
            if meant is None
            else statements.named(made, self.read.text[meant.start : meant.end], meant.name)
        )

    def nearest(self, number: int) -> str:
        """The event of the news told of last before a sentence, else the first."""
        news = {one.key for one in self.events if one.part == 1} or {one.key for one in self.events}
        before = [one for one, key in self.at.items() if one <= number and key in news]
        return self.at[max(before)] if before else next(one.key for one in self.events if one.key in news)


def _status(sentence: Sentence, match: Match, kind: EventType) -> Status:
    """Alleged, where the article says so, or where one side says of an attack that it happened."""
    doubted = not _ALLEGED.isdisjoint(sentence.line.words)
    told = kind in _HOSTILE and match.pattern.measure is None and speaker(sentence, match) is not None
    return Status.ALLEGED if doubted or told else Status.HAPPENED


def sort_of(phrase: Phrase) -> ParticipantKind:
    """What a phrase for people or a name takes part as."""
    if phrase.name is not None and names.party(phrase.name) is not None:
        return ParticipantKind.STATE
    if phrase.kind == "G":
        return ParticipantKind.GROUP
    return (
        ParticipantKind.PERSON if phrase.head is not None or phrase.kind == "N" else ParticipantKind.UNKNOWN
    )
