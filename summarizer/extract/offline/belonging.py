"""Whose people a figure counts, and of what kind they are.

A bare number counts the people of the group before it: "at least 135 Peruvian soldiers were killed, and not
105"; those whom an army has lost are its own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer import names
from summarizer.domain.terms import Measure, VictimKind
from summarizer.extract.offline.lines import one_line, unowned
from summarizer.extract.offline.matching import Match, Sentence
from summarizer.extract.offline.naming import Phrase
from summarizer.extract.offline.words import words

_OWN = frozenset("its their his her our".split())  # noqa: SIM905 - a table of words
_BOTH = re.compile(
    r"(?: (?:dead|killed|wounded|injured|captured|lost|were|was|have|been))* on (both sides|either side)\b"
)
_LOST = re.compile(
    r"\b(?:death|deaths|loss|losses) of\s+(?:(?:at least|about|some|more than|nearly)\s+)?\Z", re.IGNORECASE
)
_ARMY = re.compile(r"\b(?:army|military|navy|air force|armed forces|troops)\Z", re.IGNORECASE)
_DEFENCE = re.compile(r"\b(?:defen[cs]e|army|military|navy|armed forces|general staff)\b", re.IGNORECASE)
_CAPTOR = re.compile(
    r"(@[NT]\d+) (?:has |have |had )?(?:also )?(?:captured|seized|taken|killed|wounded|injured)\Z"
)
_SENDER = re.compile(r"(?:^|[.,;] |that )@[NT](\d+)(?: (?:has|have|had|also))* \Z")
_BY = re.compile(r"[^,;.]{0,40}? by (@[NT]\d+)")


class Whose(NamedTuple):
    """A side as the sentence names it, null where it names none, and the kind of people."""

    side: str | None
    kind: VictimKind


NOBODY = Whose(None, VictimKind.UNKNOWN)


def whose(phrase: Phrase, match: Match, sentence: Sentence, speaker: str | None) -> Whose:
    """Whose people a phrase counts.

    Args:
        phrase: So many people.
        match: What befell them.
        sentence: Where it is told.
        speaker: Who says so, as the article names them.
    """
    return _Reader(sentence, speaker).whose(phrase, match)


class _Reader:
    def __init__(self, sentence: Sentence, speaker: str | None) -> None:
        self.sentence = sentence
        self.text = sentence.line.text
        self.offset = sentence.line.start
        self.speaker = speaker

    def whose(self, phrase: Phrase, match: Match) -> Whose:
        sent = match.pattern.measure is Measure.DEPLOYED
        own = None if sent and self._by_nation(phrase) else party_word(self._said(phrase))
        kind = victim_kind(phrase)
        if own is None and not _OWN.isdisjoint(phrase.words):
            own = party_word(self.speaker)
        if own is None and (lost := self._lost(phrase, match)) is not None:
            own = lost.side
            if _bare(phrase):
                kind = lost.kind if lost.kind is not VictimKind.UNKNOWN else self._inherited(phrase).kind
        if own is None and sent:
            own = self._sender(match)
        if own is None and (both := _BOTH.match(self._behind(phrase))):
            own = both[1]
        if own is not None or not _bare(phrase):
            return Whose(own, kind)
        return self._inherited(phrase)

    def _said(self, phrase: Phrase) -> str:
        return self.text[phrase.start - self.offset : phrase.end - self.offset]

    def _behind(self, phrase: Phrase) -> str:
        return self.text[phrase.end - self.offset :]

    def _by_nation(self, phrase: Phrase) -> bool:
        """Whether people are named by their nation alone ("300 Chileans"): that says not who sent them."""
        return self._said(phrase).split()[-1][:1].isupper()

    def _lost(self, phrase: Phrase, match: Match) -> Whose | None:
        """The own people of who has lost them, or tells of their death."""
        if " lost " in f" {match.pattern.line} " and match.pattern.role == "loss":
            actor = match.slots.get("actor")
            army = self._said(actor[0].phrase) if actor else self.speaker
            return _of(army)
        before = self.text[: phrase.start - self.offset]
        if _LOST.search(before) or match.pattern.role == "loss":
            return _of(self.speaker)
        if self.speaker is not None and _ARMY.search(self.speaker) and not self._others(phrase):
            return _of(self.speaker)
        return None

    def _sender(self, match: Match) -> str | None:
        """The party that has deployed them."""
        mark = _SENDER.search(self.sentence.parsed.line[: match.at[0]])
        return None if mark is None else party_word(self._said(self.sentence.parsed.phrases[int(mark[1])]))

    def _others(self, phrase: Phrase) -> bool:
        """Whether a phrase for people says nothing of whose they are, but says who they are."""
        return victim_kind(phrase) is not VictimKind.MILITARY and not _bare(phrase)

    def _inherited(self, phrase: Phrase) -> Whose:
        """What those are who came to harm last before a bare number; nothing where they took that many."""
        told = [
            member.phrase
            for match in self.sentence.matches
            if match.pattern.measure is not None or match.pattern.role == "loss"
            for member in match.victims
        ]
        before = [one for one in told if one.end <= phrase.start and one.kind in "PG" and not _bare(one)]
        if not before:
            return NOBODY
        last = max(before, key=lambda one: one.start)
        found = Whose(party_word(self._said(last)), victim_kind(last))
        if found.side is None and not _OWN.isdisjoint(last.words):
            found = Whose(party_word(self.speaker), found.kind)
        if found.side is not None and names.party(found.side) in self._captors(phrase):
            return NOBODY
        return found

    def _captors(self, phrase: Phrase) -> set[str]:
        """The parties by whom people came to harm."""
        parsed = self.sentence.parsed
        at = parsed.at(phrase.start)
        if at is None:
            return set()
        marks = [_CAPTOR.search(parsed.line[:at].rstrip()), _BY.match(parsed.line, at)]
        found = [names.party(self._said(parsed.phrases[int(mark[1][2:])])) for mark in marks if mark]
        return {one for one in found if one is not None}


def victim_kind(phrase: Phrase) -> VictimKind:
    """The kind of people that a phrase names."""
    known = words()
    if any(word in known.military for word in phrase.words):
        return VictimKind.MILITARY
    if any(word in known.civilian for word in phrase.words):
        return VictimKind.CIVILIAN
    return VictimKind.UNKNOWN


def _bare(phrase: Phrase) -> bool:
    """Whether a phrase is a number that does not say of whom: "105", "another 12", "13 prisoners"."""
    return phrase.kind == "D" or phrase.head in {"others", "prisoners", "other"}


def _of(army: str | None) -> Whose | None:
    """The side that an army, a ministry or a country stands for."""
    if army is None:
        return None
    kind = VictimKind.MILITARY if _DEFENCE.search(army) else VictimKind.UNKNOWN
    side = party_word(army)
    if side is None and _ARMY.search(army):
        side = one_line(army.removeprefix("The ").removeprefix("the "))
    return None if side is None else Whose(side, kind)


def party_word(said: str | None) -> str | None:
    """The word of a name or a phrase that is a party, as printed: "Peruvian"."""
    found = map(unowned, (said or "").split())
    return next((word for word in found if word[:1].isupper() and names.party(word)), None)
