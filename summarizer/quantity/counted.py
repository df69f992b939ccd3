"""What a figure counts, as its own sentence says it: which people or things, over what stretch of time.

An extractor's fields say whether soldiers or civilians were killed and whether that is one incident's figure.
The sentence says more: "three children" among fifteen, "12 more" besides those already counted, "in the past
24 hours", "feared dead". Figures that differ in this count different things.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from summarizer.domain.event import Claim, Quantity
from summarizer.domain.terms import Measure, Scope
from summarizer.quantity.figures import Figure, Kind, figures
from summarizer.quantity.groups import (
    ANYONE,
    GROUP,
    ITSELF,
    NATIONALS,
    PART_AFTER,
    PART_BEFORE,
    PEOPLE,
    PLAIN,
    SENT,
    SKIP,
    STATE,
    STOPS,
    WEAK,
)
from summarizer.quantity.units import Unit, unit_in, unit_of
from summarizer.wording import sentences


class Counted(NamedTuple):
    """What one figure counts beyond its fields."""

    group: str = ""
    """A narrower group of people or things, in the sentence's words ("children", "feared dead"); or empty."""
    part: bool = False
    """Said to be a part of a larger number: "including three children"."""
    only: str = ""
    """A stretch of time that is less than the incident: "past 24 hours", "on Tuesday alone"; or an
    increase."""
    since: str = ""
    """From when on it counts, as printed: "since Monday", "this year"; or empty."""
    unit: Unit = Unit("", "")


NOTHING: Final = Counted()

_ADDED: Final = re.compile(
    r"\b(?:another|further|additional|extra)\b|\b[\w,.]+ more\b(?! than)", re.IGNORECASE
)
_RATE: Final = re.compile(
    r"\b(?:an?|per|each|every)\s+(?:day|week|month|year|hour)\b(?!\s+(?:earlier|ago|before|later|after))"
    r"|\b(?:daily|weekly|monthly)\b",
    re.IGNORECASE,
)
_ONLY: Final = re.compile(
    r"\b(?:in|over|within|during|for)\s+(?:the\s+)?(?:past|last|previous|preceding)\s+(?:[\w-]+\s+)?(?:hours?|days?|weeks?|night|months?)\b"
    r"|\bon\s+\w+\s+alone\b|\b(?:today|yesterday|\w+day)\s+alone\b",
    re.IGNORECASE,
)
SOME: Final = "some of them"
"""For a part whose people have no name of their own."""
_WINDOW: Final = re.compile(r"^(?:in|over|within|during|for|on)\s+(?:the\s+)?")
ADDED: Final = "what was added"
"""For a figure that counts only those who came on top of the ones counted before."""
_SINCE: Final = re.compile(
    r"\b(?:since\s+(?:the\s+|its\s+)?[\w’'-]+(?:\s+(?:\d{4}|began|started|broke|last|war|invasion|start|beginning|outbreak|\d{1,2}))*"
    r"|(?:so far\s+)?this\s+(?:year|month|week|season)"
    r"|in\s+(?:the\s+)?(?:two|three|four|five|six|seven|\d+)\s+(?:days|weeks|months|years)\s+of\s+\w+"
    r")\b",
    re.IGNORECASE,
)
_CUT: Final = re.compile(r",\s|;\s|\s[-–—]\s|\b(?:and|while|but|as well as)\b", re.IGNORECASE)
_COMMA: Final = re.compile(r"[,;:]\s")
_MEASURE_WORDS: Final[dict[Measure, re.Pattern[str]]] = {
    Measure.KILLED: re.compile(r"\b(?:kill\w*|die[ds]?|dead|deaths?|slain)\b", re.IGNORECASE),
    Measure.WOUNDED: re.compile(r"\b(?:wound\w*|injur\w*|hurt)\b", re.IGNORECASE),
    Measure.CAPTURED: re.compile(r"\b(?:captur\w*|prisoners?|hostages?)\b", re.IGNORECASE),
    Measure.MISSING: re.compile(r"\bmissing\b", re.IGNORECASE),
    Measure.ARRESTED: re.compile(r"\b(?:arrest\w*|detain\w*)\b", re.IGNORECASE),
    Measure.DISPLACED: re.compile(r"\b(?:displac\w*|fled|evacuat\w*|homeless)\b", re.IGNORECASE),
}
_NEAR: Final = 90
"""Code points around a figure in which the words for what money or time is about are looked for."""


def counted(claim: Claim) -> Counted:
    """Read what a claim's figure counts; ``NOTHING`` for a claim without one."""
    quantity = claim.quantity
    if quantity is None:
        return NOTHING
    return _counted(quantity, tuple(evidence.exact for evidence in claim.evidence), claim.text)


@lru_cache(maxsize=16384)
def _counted(quantity: Quantity, passages: tuple[str, ...], text: str) -> Counted:
    for place in _places(quantity, (*passages, text)):
        return place.read(quantity)
    return Counted(unit=unit_of(quantity.unit))


class _Place(NamedTuple):
    """Where a figure stands: its sentence, and the other figures there."""

    sentence: str
    start: int
    end: int
    others: tuple[Figure, ...]

    @property
    def tail(self) -> str:
        """From the figure to the next one, or to the end of the sentence."""
        following = [other.start for other in self.others if other.start >= self.end]
        return self.sentence[self.end : min(following, default=len(self.sentence))]

    @property
    def head(self) -> str:
        """From the figure before it, or from the beginning of the sentence."""
        earlier = [other.end for other in self.others if other.end <= self.start]
        return self.sentence[max(earlier, default=0) : self.start]

    @property
    def clause(self) -> str:
        """The figure's own clause."""
        cuts = [match.end() for match in _CUT.finditer(self.sentence) if match.end() <= self.start]
        begin = max(cuts, default=0)
        cut = _CUT.search(self.sentence, self.end)
        return self.sentence[begin : cut.start() if cut else len(self.sentence)]

    def read(self, quantity: Quantity) -> Counted:
        """What it counts."""
        people = quantity.measure in PEOPLE
        part = bool(PART_BEFORE.search(self.head) or PART_AFTER.match(self.tail)) if people else False
        group = self._group(quantity, part=part) if people else ""
        state = self._state(quantity.measure)
        return Counted(
            group="; ".join(filter(None, (group, state))),
            part=part,
            only=self._only(quantity),
            since=self._since(),
            unit=self._unit(quantity, people=people),
        )

    def _group(self, quantity: Quantity, *, part: bool) -> str:
        skipped = SKIP.match(self.tail)
        stop = STOPS.search(self.tail, skipped.end() if skipped else 0)
        noun = self.tail[: stop.start()] if stop else self.tail
        printed = f"{quantity.phrase.partition(' ')[2]} {noun} {quantity.unit or ''}"
        if (nation := NATIONALS.search(printed)) is not None:
            return nation.group()
        if quantity.measure is Measure.DEPLOYED and quantity.side is None and (sent := SENT.match(printed)):
            return sent.group(1)
        for name, words in GROUP:
            if (
                words.search(printed)
                and (part or name not in ANYONE)
                and name != ITSELF.get(quantity.measure)
            ):
                return name
        if part:
            told = self.tail[:_NEAR]
            return next((name for name, words in GROUP if re.search(rf"\b(?:{words.pattern})", told)), SOME)
        return ""

    def _state(self, measure: Measure) -> str:
        table = STATE.get(measure)
        if table is None:
            return ""
        around = self.clause
        if measure in {Measure.MONEY, Measure.DURATION, Measure.AREA, Measure.AFFECTED}:
            around = self.sentence[max(0, self.start - _NEAR) : self.end + _NEAR]
        plain = PLAIN.get(measure)
        for name, words in table:
            if words.search(around) and not (name in WEAK and plain and plain.search(around)):
                return name
        return ""

    def _only(self, quantity: Quantity) -> str:
        after = self.tail[:_NEAR]
        around = _until_comma(self.sentence[self.end : self.end + _NEAR])
        if (match := _ONLY.search(around) or _ONLY.search(self.head)) is not None:
            return _WINDOW.sub("", " ".join(match.group().casefold().split()))
        if (rate := _RATE.search(_first_clause(after))) is not None:
            return rate.group().casefold()
        printed = f"{self.head[-16:]}{quantity.phrase}{after[:12]}"
        if _ADDED.search(printed) and self._adds(quantity.measure):
            return ADDED
        return ""

    def _adds(self, measure: Measure) -> bool:
        """Whether "another 12" adds to what was counted before, rather than naming other people in a list."""
        before = self.sentence[: self.start]
        return not any(
            words.search(before) for other, words in _MEASURE_WORDS.items() if other is not measure
        ) and not (
            self.others and any(other.end <= self.start for other in self.others) and self._listed(before)
        )

    @staticmethod
    def _listed(before: str) -> bool:
        return bool(re.search(r"(?:,|\band)\s*(?:then\s+)?$", before))

    def _since(self) -> str:
        match = _SINCE.search(_until_comma(self.sentence[self.end :])) or _SINCE.search(self.head)
        return " ".join(match.group().casefold().split()) if match else ""

    def _unit(self, quantity: Quantity, *, people: bool) -> Unit:
        if quantity.unit:
            named = unit_of(quantity.unit)
            return (
                Unit("", "")
                if people and any(words.fullmatch(quantity.unit) for _, words in GROUP)
                else named
            )
        if people:
            return Unit("", "")
        noun = f"{quantity.phrase} {self.tail[:_NEAR]}"
        if (
            found := unit_in(noun if quantity.measure is not Measure.DESTROYED else quantity.phrase)
        ) is not None:
            return found
        return Unit("", "")


def _until_comma(text: str) -> str:
    return text[: match.start()] if (match := _COMMA.search(text)) else text


def _first_clause(text: str) -> str:
    cut = _CUT.search(text)
    return text[: cut.start()] if cut else text


def _places(quantity: Quantity, passages: Sequence[str]) -> list[_Place]:
    """Where the figure is printed, sentence by sentence; the first place is its own."""
    found = []
    for passage in passages:
        for span in sentences(passage):
            sentence = passage[span.start : span.end]
            amounts = [f for f in figures(sentence) if f.kind is Kind.AMOUNT]
            own = [f for f in amounts if _is(f, quantity)]
            for figure in own:
                others = tuple(f for f in amounts if f is not figure)
                found.append(_Place(sentence, figure.start, figure.end, others))
            if not own and (at := sentence.casefold().find(quantity.phrase.casefold())) >= 0:
                end = at + len(quantity.phrase)
                others = tuple(f for f in amounts if f.end <= at or f.start >= end)
                found.append(_Place(sentence, at, end, others))
        if found:
            break
    return found


def _is(figure: Figure, quantity: Quantity) -> bool:
    if (figure.low, figure.high) != (quantity.low, quantity.high):
        return False
    return (
        figure.low is not None
        or figure.high is not None
        or figure.phrase.casefold() in quantity.phrase.casefold()
    )


def stretch(what: Counted, scope: Scope) -> str:
    """What less than its scope a figure covers, or empty: of one incident "this week" says when it was."""
    return what.only or (what.since if scope is not Scope.INCIDENT else "")
