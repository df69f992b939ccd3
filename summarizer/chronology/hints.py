"""Single facts that a phrase gives without any date: its weekday, its time of day, how many years back."""

from __future__ import annotations

import re
from typing import Final

from summarizer.chronology import words
from summarizer.chronology.words import FULL_WEEKDAY, NUMBER, Unit

_WEEKDAY: Final = re.compile(rf"\b(?P<weekday>{FULL_WEEKDAY[3:-3]})s?\b", re.IGNORECASE)
_YEARS: Final = re.compile(
    rf"\b(?P<n>{NUMBER})\s+(?P<unit>year|decade)s?\s+(?:ago|earlier|before)\b", re.IGNORECASE
)
_LAST_YEAR: Final = re.compile(r"\b(?:last|previous)\s+year\b", re.IGNORECASE)
_CLOCK: Final = re.compile(
    r"\b(?P<hour>[0-2]?\d)(?:[:.h](?P<minute>[0-5]\d))?\s*(?P<half>a\.?m\b\.?|p\.?m\b\.?)?", re.IGNORECASE
)
_DURATION: Final = re.compile(
    rf"\b(?P<n>{NUMBER})[-\s]+(?P<unit>hour|day|week|month|year)s?\b", re.IGNORECASE
)
_DAYS: Final = {Unit.HOUR: 1 / 24, Unit.DAY: 1.0, Unit.WEEK: 7.0, Unit.MONTH: 30.4, Unit.YEAR: 365.25}


def years_ago(phrase: str | None) -> int | None:
    """How many years back a phrase points: "last year" 1, "two years ago" 2; null if it does not."""
    if not phrase:
        return None
    if (match := _YEARS.search(phrase)) is not None:
        return int(words.number(match["n"]) * (10 if match["unit"].casefold() == "decade" else 1))
    return 1 if _LAST_YEAR.search(phrase) else None


def weekday(phrase: str | None) -> int | None:
    """The one weekday that a phrase names, Monday 0; null for none or several."""
    found = {words.weekday(match["weekday"]) for match in _WEEKDAY.finditer(phrase or "")}
    return found.pop() if len(found) == 1 else None


def clock_time(phrase: str | None) -> str | None:
    """The time of day that a phrase names, as ``HH:MM``; null if it names none."""
    for match in _CLOCK.finditer(phrase or ""):
        hour, half = int(match["hour"]), (match["half"] or "").casefold()
        if not match["minute"] and not half:
            continue
        if half.startswith("p") and hour < 12:  # noqa: PLR2004 - noon
            hour += 12
        if half.startswith("a") and hour == 12:  # noqa: PLR2004
            hour = 0
        if hour < 24:  # noqa: PLR2004 - hours of a day
            return f"{hour:02d}:{match['minute'] or '00'}"
    return None


def duration_days(phrase: str) -> float | None:
    """Length of a duration ("for six weeks") in days; null if the phrase is none."""
    match = _DURATION.search(phrase)
    return None if match is None else words.number(match["n"]) * _DAYS[words.unit(match["unit"])]
