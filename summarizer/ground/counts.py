"""A count: its figure, what it counts and whose people they are must stand in its source."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from summarizer import names, quantity, wording
from summarizer.domain.event import DraftQuantity, Quantity
from summarizer.domain.terms import Measure, Operator, VictimKind
from summarizer.ground import lexicon
from summarizer.ground.binding import Bound, bound
from summarizer.ground.passage import Passage, capitals, figures, has_name, sentences_of, times, values
from summarizer.quantity import Figure, Kind, Reading

_BEFORE_SIDE: Final = frozenset(
    {"of", "more", "other", "further", "additional", "the", "ethnic", "young", "new"}
)
_BOTH: Final = re.compile(r"\b(?:both|all|two|either|each)\b", re.IGNORECASE)


def check_count(draft: DraftQuantity, passage: Passage, *, english: bool) -> Quantity | str:
    """The count with its operator and bounds, or what is missing, in plain words."""
    reading = _read(draft.phrase, passage)
    if isinstance(reading, str):
        return reading
    places = _places(reading, passage.sentences)
    if english and (missing := _unmeasured(draft.measure, reading, places, passage)):
        return missing
    if draft.side and (missing := _wrong_side(draft.side, places, passage)):
        return missing
    return Quantity(
        phrase=reading.phrase,
        operator=reading.operator,
        low=reading.low,
        high=reading.high,
        unit=draft.unit,
        measure=draft.measure,
        side=draft.side,
        victim_kind=_victims(draft.victim_kind, places, passage) if english else draft.victim_kind,
        scope=draft.scope,
        as_of=draft.as_of if draft.as_of and wording.contains(passage.block, draft.as_of) else None,
    )


def read_printed(phrase: str, sentences: str) -> Reading | None:
    """Read a phrase that stands in the sentences; null where it does not stand there or says no figure."""
    if not wording.contains(sentences, phrase):
        return None
    return quantity.read(phrase, sentences)


def _read(phrase: str, passage: Passage) -> Reading | str:
    if reading := read_printed(phrase, passage.sentences):
        return reading
    wanted = [figure for figure in figures(phrase) if figure.kind is Kind.AMOUNT]
    if not wanted:
        if quantity.read(phrase) is None:
            return f"no figure can be read in “{wording.shorten(phrase)}”"
        return f"the figure “{wording.shorten(phrase)}” does not stand in the quotation"
    printed = [
        place
        for place in figures(passage.sentences)
        if place.kind is Kind.AMOUNT
        and len(wanted) == 1
        and (
            set(place.readings) & set(wanted[0].readings)
            or (wanted[0].operator is Operator.VAGUE and place.phrase.lower() == wanted[0].phrase.lower())
        )
    ]
    readings = [quantity.read(place.phrase, passage.sentences) for place in printed]
    if not readings:
        return f"the figure “{wording.shorten(phrase)}” does not stand in the quotation"
    first = readings[0]
    if first is None or len({(r.operator, r.low, r.high) for r in readings if r}) != 1:
        return f"the figure “{wording.shorten(phrase)}” stands in the quotation in more than one sense"
    return first


def _places(reading: Reading, sentences: str) -> list[Bound]:
    """Where the figure is printed."""
    value = reading.low if reading.low is not None else reading.high
    return [
        one
        for span in sentences_of(sentences)
        for one in bound(sentences[span.start : span.end])
        if value in one.figure.readings
        or (value is None and one.figure.phrase.lower() in reading.phrase.lower())
    ]


def _unmeasured(measure: Measure, reading: Reading, places: list[Bound], passage: Passage) -> str | None:
    table = lexicon.COUNTED.get(measure)
    if table is None:
        return None
    if not lexicon.says(measure, passage.near):
        return f"nothing in or next to the quotation says that the {reading.phrase} were {measure.value}"
    if measure not in lexicon.PEOPLE or not places:
        return None
    others = [one.measures for one in places]
    if all(found and measure not in found for found in others):
        other = next(iter(others[0]))
        return f"the figure “{reading.phrase}” stands with “{other.value}”, not “{measure.value}”"
    return None


def _counted_party(one: Bound) -> str | None:
    """The side whose name stands directly after the figure: "seven Ruritanian soldiers"."""
    for word in wording.texts(one.following):
        if word[:1].isupper():
            return names.party(word)
        if word.lower() not in _BEFORE_SIDE:
            return None
    return None


def _wrong_side(side: str, places: list[Bound], passage: Passage) -> str | None:
    named = any(wording.contains(window, side) for window in (passage.speech, passage.near)) or (
        names.mentions(side, f"{passage.speech}\n{passage.near}")
    )
    if not named and not (
        re.search(r"\b(?:its|their|his|her|our)\b", passage.sentences)
        and names.mentions(side, passage.before)
        and not has_name(passage.sentences, capitals(passage.source.kept_text))
    ):
        return f"{side} is not named in or next to the quotation"
    party = None if _BOTH.search(side) else names.party(side)
    if party is None or not places:
        return None
    parties = [_counted_party(one) for one in places]
    if any(found in {None, party} for found in parties):
        return None
    return f"the figure stands with another side ({parties[0]}) than {side}"


def _victims(kind: VictimKind, places: list[Bound], passage: Passage) -> VictimKind:
    """The kind of victims, where words in or next to the quotation bear it out; else unknown."""
    counted = " ".join([one.following for one in places])
    for window in (counted, passage.near):
        military, civilian = (
            lexicon.speaks_of_military(window),
            lexicon.speaks_of_civilians(window),
        )
        if not (military or civilian):
            continue
        supported = {
            VictimKind.MILITARY: military,
            VictimKind.CIVILIAN: civilian,
            VictimKind.MIXED: military and civilian,
        }
        if supported.get(kind, False):
            return kind
        if window is counted and kind is not VictimKind.MIXED:
            return VictimKind.UNKNOWN
    return VictimKind.UNKNOWN


@lru_cache(maxsize=4096)
def _stated(text: str) -> tuple[Figure, ...]:
    """The figures of a text that are no part of a name and have a value."""
    return tuple([figure for figure in figures(text) if figure.kind is not Kind.LABEL and figure.readings])


def unprinted(text: str, window: str) -> str | None:
    """A number or a time of day that a text prints and its window does not, as the text prints it."""
    found = _stated(text)
    if not found:
        return None
    known = values(window)
    for figure in found:
        if figure.kind is Kind.TIME:
            stands = figure.low in times(window)
        elif figure.low is not None and figure.high is not None and figure.low != figure.high:
            stands = known.issuperset(figure.readings)  # of "12 or 27", each
        else:
            stands = not known.isdisjoint(figure.readings)
        if not stands:
            return figure.phrase
    return None
