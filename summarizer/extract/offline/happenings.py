"""Whatever else happened than harm, and what somebody only says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizer import names
from summarizer.domain.event import Participant
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import ClaimKind, ParticipantRole
from summarizer.extract.offline import statements
from summarizer.extract.offline.elsewhere import Elsewhere
from summarizer.extract.offline.matching import Match
from summarizer.extract.offline.recalling import Recall
from summarizer.extract.offline.writing import QUOTED, Writer

_ONCE = frozenset({EventType.ACCIDENT, EventType.DISASTER, EventType.PROTEST})
"""Of these an article tells one: further sentences go on with it."""
_FOUGHT = frozenset({EventType.ATTACK, EventType.TERRITORIAL_CHANGE})
"""What is part of fighting that is told."""
_VIOLENT = frozenset({EventType.ATTACK, EventType.CRIME})
_SPOKEN = frozenset({EventType.REQUEST, EventType.ACCUSATION, EventType.STATEMENT})
"""What somebody does by saying it."""
_VIOLENCE = "violence"
"""Role of the patterns that ``incidents`` reads."""


class News(NamedTuple):
    """What is known of an article's news."""

    clash: str | None = None
    """Of an article on fighting between two countries: that event, by its key."""
    violent: frozenset[int] = frozenset()
    """The sentences on violence: which of them tell of an event, ``incidents`` has found out."""
    doubtful: bool = False
    """Whether the article speaks of violence, and probably reports none."""


class Happenings:
    """Writes them, in the order of the sentences.

    Args:
        writer: Where.
        elsewhere: Which sentences tell of other times.
        recall: What was recalled of them.
        news: What is written down already.
    """

    def __init__(self, writer: Writer, elsewhere: Elsewhere, recall: Recall, news: News) -> None:
        self.writer = writer
        self.elsewhere = elsewhere
        self.recall = recall
        self.news = news
        self.told: dict[tuple[object, ...], int] = {}

    def tell(self) -> None:
        """An event for whatever else a pattern tells of; the same of the same is one event."""
        for sentence in self.writer.found.values():
            if sentence.line.heading:
                continue
            told = [one for one in sentence.matches if one.pattern.event and one.pattern.measure is None]
            told = [one for one in told if one.pattern.role != _VIOLENCE]
            told = [one for one in told if not sentence.line.quotes(one.start, one.end)]
            if sentence.number in self.news.violent:
                told = [one for one in told if one.pattern.event is not EventType.ATTACK]
            if told:
                first = min(told, key=lambda one: (one.pattern.kind is None, one.start))
                self._happening(first, first.pattern.event or EventType.OTHER)

    def _happening(self, match: Match, kind: EventType) -> None:
        sentence = self.writer.found[match.sentence]
        past = self.news.clash is not None and self.elsewhere.tells(match.sentence)
        if (
            kind is EventType.CLASH
            and self.news.clash is not None
            and (not past or match.sentence in self.recall.recalled)
        ):
            self.writer.at.setdefault(match.sentence, self.news.clash)
            return
        who = self.writer.participants([match])
        if not statements.stands_alone(self.writer.words(sentence, match)) or self._answered(match, who):
            return
        parties = frozenset((_key(one), one.role) for one in who)
        if self.news.clash is not None and not past and kind is EventType.REQUEST and not _of_a_party(who):
            # Appeals to everybody are reactions to the fighting: they are made in every outbreak.
            self.writer.claim(self.news.clash, ClaimKind.DEMAND, match, target=_target(who))
            return
        if self.news.clash is not None and not past and kind in _FOUGHT and match.pattern.measure is None:
            self.writer.claim(self.news.clash, ClaimKind.FACT, match)
            return
        same = None if past else self.told.get((kind, match.pattern.name, parties))
        if same is None and kind in _ONCE:
            same = next(
                (n for n, one in enumerate(self.writer.events) if one.type is kind and one.part == 1), None
            )
        if same is None:
            aside = self.news.doubtful and kind in _VIOLENT
            part = self.recall.part(match) if past else 2 if aside else 1
            key = self.writer.event(match, kind, [match], part=part, voice=kind in _SPOKEN)
            if not past:
                self.told[kind, match.pattern.name, parties] = len(self.writer.events) - 1
        else:
            event = self.writer.events[same]
            key = event.key
            if len(event.quotes) < QUOTED:
                quotes = tuple(dict.fromkeys((*event.quotes, sentence.line.text)))
                self.writer.events[same] = event.model_copy(update={"quotes": quotes})
            self.writer.at.setdefault(match.sentence, key)
        if match.pattern.kind is not None:
            self.writer.claim(key, match.pattern.kind, match, target=_target(who))

    def _answered(self, match: Match, who: Sequence[Participant]) -> bool:
        """Write a denial down as that of the accusation before, where one of those accused denies."""
        key = self.writer.at.get(match.sentence - 1) if match.pattern.kind is ClaimKind.DENIAL else None
        event = next((one for one in self.writer.events if one.key == key), None)
        if event is None or event.type is not EventType.ACCUSATION:
            return False
        accused = {_key(one) for one in event.participants if one.role is ParticipantRole.TARGET}
        if accused.isdisjoint(_key(one) for one in who if one.role is ParticipantRole.ACTOR):
            return False
        accuser = next((one.name for one in event.participants if one.role is ParticipantRole.ACTOR), None)
        self.writer.at.setdefault(match.sentence, event.key)
        self.writer.claim(event.key, ClaimKind.DENIAL, match, target=accuser)
        return True

    def speech(self) -> None:
        """A claim for each sentence that somebody says and nothing else was made of."""
        for sentence in self.writer.found.values():
            if sentence.line.heading or sentence.number in self.writer.told:
                continue
            if self.writer.speaker_of(sentence, None) is None:
                continue
            if not statements.stands_alone(self.writer.words(sentence, None)):
                continue
            key = self.writer.at.get(sentence.number)
            if key is None and self.writer.events:
                key = self.writer.nearest(sentence.number)
            if key is not None:
                self.writer.claim(key, ClaimKind.POSITION, sentence)


def _key(one: Participant) -> str:
    return names.party(one.name) or one.name.casefold()


def _target(who: Sequence[Participant]) -> str | None:
    return next((one.name for one in who if one.role is ParticipantRole.TARGET), None)


def _of_a_party(who: Sequence[Participant]) -> bool:
    """Whether something is asked of one party."""
    target = _target(who)
    return target is not None and names.party(target) is not None
