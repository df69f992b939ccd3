"""A phrase that is said to be a figure: what it says, with the help of the quotation around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from summarizer.domain.terms import Operator
from summarizer.quantity.figures import Figure, Kind, bounds, figures
from summarizer.quantity.operators import around

_ZERO: Final = re.compile(r"^(?:no|none|nobody|no one|nil|without)\b(?!\.)(?!\s+\d)", re.IGNORECASE)
_ONE: Final = re.compile(
    r"(?:^|\b)(?:an?|another|a\s+single|a\s+lone)\s+(?!few\b|lot\b|number\b|couple\b|handful\b|series\b|group\b|team\b|crowd\b|"
    r"record\b|majority\b|minority\b|(?:large|small|great|growing|significant|unknown|undisclosed)\b|wave\b|string\b|"
    r"further\b|total\b|maximum\b|minimum\b|second\b|third\b|quarter\b|half\b|family\b|convoy\b|column\b|"
    r"dozen\b|hundred\b|thousand\b|million\b|billion\b|week\b|ceasefire\b)"
    r"(?:\d{1,3}[-‐‑](?:year|month|week|day)[-‐‑]old\b|[^\W\d_])",
    re.IGNORECASE,
)
_VAGUE: Final = re.compile(
    r"\b(?:some|lots? of|a number|numbers|plenty|a handful|a group|groups|a series|a crowd|crowds|"
    r"an? (?:large|small|great|growing|significant|unknown|undisclosed|unspecified) (?:number|amount|group)|"
    r"a string|a wave|most|a majority|a minority)\b",
    re.IGNORECASE,
)


_CHANGED: Final = re.compile(
    r"\b(?:rais|lower|revis|ris|rose|climb|grow|grew|increas|updat|correct|f[ae]ll|drop|chang|went|gone|jump)\w*\b"
    r"[^.;]{0,80}?\bfrom\s*$",
    re.IGNORECASE,
)
"""Words of change before "from": what follows is an old figure and a new one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a printed figure says; bounds as ``domain.event.Quantity`` defines them."""

    operator: Operator
    low: float | None
    high: float | None
    phrase: str
    """As printed, with the operator words that stand next to it in the context."""


def read(phrase: str, context: str = "") -> Reading | None:
    """Read the figure in ``phrase``.

    Args:
        phrase: What is said to be printed: "at least 135", "nearly fifty", "a soldier", "dozens".
        context: The quotation it stands in. Where the phrase itself says nothing but the number, an operator
            next to it in the context counts ("at least 12 of its soldiers" with the phrase "12"), and a
            longer number there ("1.2 million" with "1.2"); where the number occurs several times, only if all
            its occurrences agree.

    Returns:
        The reading, or null where the words state no figure, or several, or one that can be read in two
        ways. No value is ever made up.
    """
    phrase = phrase.strip()
    amounts = [figure for figure in figures(phrase) if figure.kind not in {Kind.LABEL, Kind.AGE}]
    if any(figure.kind is Kind.FRACTION for figure in amounts):
        return None
    if not (amount := _only(amounts)):
        return None if amounts else _without_figure(phrase)
    if amount.operator is Operator.VAGUE and amount.readings:
        return None
    reading = Reading(amount.operator, amount.low, amount.high, phrase)
    if amount.operator is Operator.EXACT:
        reading = _late_operator(phrase, reading, amount)
    if reading.operator is Operator.EXACT and context:
        return _widened(reading, amount, context)
    return reading


def _only(amounts: list[Figure]) -> Figure | None:
    """The one amount of a phrase, alone or with only dates, times and ordinals beside it."""
    plain = [figure for figure in amounts if figure.kind is Kind.AMOUNT]
    if len(plain) > 1 and len({figure.readings for figure in plain}) == 1 and plain[0].readings:
        return plain[0]  # "15 (fifteen)"
    if len(plain) == 1:
        return plain[0]
    return None


def _late_operator(phrase: str, reading: Reading, amount: Figure) -> Reading:
    bound = around(phrase, amount.start, amount.end, late=True)
    if bound is None or amount.low is None:
        return reading
    low, high = bounds(bound.operator, amount.low)
    return Reading(bound.operator, low, high, reading.phrase)


def _without_figure(phrase: str) -> Reading | None:
    if _ZERO.match(phrase):
        return Reading(Operator.EXACT, 0.0, 0.0, phrase)
    if _VAGUE.search(phrase):
        return Reading(Operator.VAGUE, None, None, phrase)
    if len(_ONE.findall(phrase)) == 1 or phrase.lower() in {"a", "an", "another", "single"}:
        return Reading(Operator.EXACT, 1.0, 1.0, phrase)
    return None


def _widened(reading: Reading, amount: Figure, context: str) -> Reading:
    """The reading as the context prints it, where all places that print this number agree."""
    assert amount.low is not None
    places = [
        figure for figure in figures(context) if figure.kind is Kind.AMOUNT and amount.low in figure.readings
    ] or _longer(amount, context)
    readings = {(place.operator, place.low, place.high) for place in places}
    if len(readings) != 1:
        return reading
    place = places[0]
    if place.operator is Operator.EXACT and place.low == amount.low:
        return reading
    if place.operator is Operator.RANGE and _CHANGED.search(context[: place.start + len("from ")]):
        return reading  # "raised from 20 to 35" are two figures, not a range
    return Reading(place.operator, place.low, place.high, place.phrase)


def _longer(amount: Figure, context: str) -> list[Figure]:
    """Figures that begin with the number as printed and go on with a magnitude: "1.2" in "1.2 million"."""
    printed = amount.phrase
    return [
        figure
        for figure in figures(context)
        if figure.kind is Kind.AMOUNT
        and re.search(rf"(?<![\d.,]){re.escape(printed)}(?![.,]?\d)", figure.phrase)
    ]
