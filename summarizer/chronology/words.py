"""Names of months, days, units and numbers, and the pieces of patterns made from them."""

from __future__ import annotations

import calendar
import re
from enum import StrEnum
from typing import Final

MONTHS: Final = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS_SHORT: Final = {**{name[:3]: number for name, number in MONTHS.items()}, "sept": 9}
WEEKDAYS: Final = {name.casefold(): number for number, name in enumerate(calendar.day_name)}
WEEKDAYS_SHORT: Final = {
    **{name[:3]: number for name, number in WEEKDAYS.items()},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
ORDINALS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
    "twenty first": 21,
    "twenty-second": 22,
    "twenty-third": 23,
    "twenty-fourth": 24,
    "twenty-fifth": 25,
    "twenty-sixth": 26,
    "twenty-seventh": 27,
    "twenty-eighth": 28,
    "twenty-ninth": 29,
    "thirtieth": 30,
    "thirty-first": 31,
}
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
DECADES: Final = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_NUMBERS: Final = {word: number for number, word in enumerate(_SMALL)} | _TENS
_FRACTIONS: Final = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
_LOOSE: Final = {
    "a": 1,
    "an": 1,
    "half a": 0.5,
    "half an": 0.5,
    "a couple of": 2,
    "couple of": 2,
    "a dozen": 12,
}


class Unit(StrEnum):
    """A unit of the calendar, by its ISO 8601 letter; those of the clock begin with ``T``."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    WEEK = "W"
    WEEKEND = "WE"
    MONTH = "M"
    QUARTER = "Q"
    HALF = "H"
    SEASON = "S"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "CE"


UNITS: Final = {
    "second": Unit.SECOND,
    "minute": Unit.MINUTE,
    "hour": Unit.HOUR,
    "day": Unit.DAY,
    "night": Unit.DAY,
    "week": Unit.WEEK,
    "weekend": Unit.WEEKEND,
    "month": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "year": Unit.YEAR,
    "decade": Unit.DECADE,
    "century": Unit.CENTURY,
    "centurie": Unit.CENTURY,
    "fortnight": Unit.WEEK,
    "season": Unit.SEASON,
    "half-year": Unit.HALF,
    "morning": Unit.DAY,
    "evening": Unit.DAY,
    "afternoon": Unit.DAY,
    "generation": Unit.YEAR,
}


def one_of(words: object) -> str:
    """Alternatives of a pattern, the longest first, in the same order in every process."""
    assert isinstance(words, (dict, tuple, list, set))
    ordered = sorted(sorted(words), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


FULL_MONTH: Final = rf"(?:{one_of(MONTHS)})\b"
MONTH: Final = rf"(?:(?:{one_of(MONTHS)})\b|(?:{one_of(MONTHS_SHORT)})\b\.?)"
WEEKDAY: Final = rf"(?:(?:{one_of(WEEKDAYS)})\b|(?:{one_of(WEEKDAYS_SHORT)})\b\.?)"
FULL_WEEKDAY: Final = rf"(?:{one_of(WEEKDAYS)})\b"
SEASON: Final = rf"(?:{one_of(SEASONS)})\b"
YEAR: Final = r"(?:1[0-9]{3}|20[0-9]{2})(?![0-9]|[.,][0-9])"
DAY: Final = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![0-9:]|[.,][0-9])"
ORDINAL: Final = rf"(?:{one_of(ORDINALS)}|[0-9]{{1,2}}(?:st|nd|rd|th))\b"
NUMBER: Final = (
    rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,4}}(?:\.[0-9]+|[ -](?:1/2|1/4|3/4))?"
    rf"|(?:{one_of(_TENS)})[-\s](?:{one_of(_SMALL[1:10])})"
    rf"|{one_of(_NUMBERS)}|{one_of(_LOOSE)})"
)
VAGUE_NUMBER: Final = (
    r"(?:several|(?:a\s+|the\s+)?few|many|some|recent|countless|numerous|various"
    r"|(?:tens|dozens|scores|hundreds|thousands)\s+of|multiple|couple)"
)
UNIT: Final = rf"(?:{one_of({name for name in UNITS if name != 'centurie'})}|centurie)s?\b"
PART_OF_DAY: Final = (
    r"(?:(?:early|late|mid)[-\s]+)?(?:morning|midmorning|afternoon|evening|night|dawn|dusk|midday|daybreak"
    r"|sunset"
    r"|sunrise|nightfall|lunchtime)s?\b"
)
ABOUT: Final = (
    r"(?:about|around|approximately|roughly|circa|some|nearly|almost|close\s+to|more\s+than|less\s+than|over"
    r"|under|just\s+over|just\s+under|at\s+least)\s+"
)


def month(name: str) -> int:
    """The number of a month, January 1, from its name or its short form.

    Raises:
        KeyError: It is no month's name.
    """
    name = name.casefold().rstrip(".")
    return MONTHS.get(name) or MONTHS_SHORT[name]


def weekday(name: str) -> int:
    """The number of a weekday, Monday 0.

    Raises:
        KeyError: It is no weekday's name.
    """
    name = name.casefold().rstrip(".")
    return WEEKDAYS[name] if name in WEEKDAYS else WEEKDAYS_SHORT[name]


def number(text: str) -> float:
    """The number that a match of ``NUMBER`` gives.

    Raises:
        KeyError: It is none.
    """
    text = " ".join(text.casefold().split())
    if text[0].isdigit():
        whole, _, part = text.replace(",", "").replace("-", " ").partition(" ")
        return float(whole) + _FRACTIONS.get(part, 0.0)
    if text in _LOOSE:
        return float(_LOOSE[text])
    if text in _NUMBERS:
        return float(_NUMBERS[text])
    tens, ones = re.split(r"[-\s]", text, maxsplit=1)
    return float(_TENS[tens] + _NUMBERS[ones])


def ordinal(text: str) -> int:
    """The number of an ordinal word or figure ("third", "3rd").

    Raises:
        KeyError: It is none.
    """
    text = " ".join(text.casefold().split())
    return int(text[:-2]) if text[0].isdigit() else ORDINALS[text]


_TEENS: Final = one_of(_SMALL[10:])
SPELLED_YEAR: Final = (
    rf"(?:(?:eighteen|nineteen|twenty)[-\s](?:hundred|(?:{one_of(_TENS)})(?:[-\s](?:{one_of(_SMALL[1:10])}))?"
    rf"|(?:oh|o)[-\s](?:{one_of(_SMALL[1:10])})|{_TEENS})"
    rf"|two\s+thousand(?:\s+and)?(?:\s+(?:{one_of(_SMALL[1:])}))?)(?![-\s]*\w*(?:ies|teen)\b)"
)


def spelled_year(text: str) -> int:
    """The year that a match of ``SPELLED_YEAR`` says ("nineteen ninety-one").

    Raises:
        KeyError: It is none.
    """
    parts = [part for part in re.split(r"[-\s]+", text.casefold()) if part not in {"and", "oh", "o"}]
    if parts[:2] == ["two", "thousand"]:
        return 2000 + sum(_NUMBERS[part] for part in parts[2:])
    return 100 * _NUMBERS[parts[0]] + sum(_NUMBERS[part] for part in parts[1:] if part != "hundred")


def unit(name: str) -> Unit:
    """The unit that a match of ``UNIT`` names.

    Raises:
        KeyError: It is none.
    """
    name = name.casefold()
    return UNITS[name] if name in UNITS else UNITS[name.removesuffix("s")]


def full_year(two_digits: int, reference: int | None) -> int:
    """The year of a two-digit one: the nearest to the year of publication, else within 1950 to 2049."""
    if reference is None:
        return two_digits + (1900 if two_digits >= 50 else 2000)  # noqa: PLR2004 - as POSIX and ISO C do, nearly
    base = reference - reference % 100 + two_digits
    return min((base - 100, base, base + 100), key=lambda year: abs(year - reference))
