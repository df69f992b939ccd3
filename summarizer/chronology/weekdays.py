"""Weekdays, days near the publication, parts of the day and weekends."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from summarizer.chronology import period, words
from summarizer.chronology.dates import day_of_year, recurring_month, with_part
from summarizer.chronology.period import containing
from summarizer.chronology.reading import Context, Kind, Reading, dated, interval, unfixed
from summarizer.chronology.rules import IN_DIGITS, IN_WEEKDAYS, Rule, lower, rule
from summarizer.chronology.words import (
    FULL_WEEKDAY,
    MONTH,
    NUMBER,
    PART_OF_DAY,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    Unit,
    one_of,
)
from summarizer.domain.terms import TimeBasis

_WHICH = (
    r"(?:(?P<which>(?:the )?last|(?:the )?next|this past|this coming|this|the past|past|the coming|coming"
    r"|the previous|previous|the preceding|the following|following|the same|that) )?"
)
_EARLY = r"(?:(?P<early>early|late|later|earlier)(?: on)? )?"
_OF_WEEK = r"(?:,? (?:of )?(?P<week>last|this|next|the previous|the following|that|the same) week)"
_AGO = rf"(?:,? (?P<n>{NUMBER}) (?P<unit>week|month|year)s? (?P<way>ago|earlier|before|from now|hence))"
_NO_WEEKDAY = frozenset({"sun", "sat", "wed", "mon", "fri", "tue", "thu", "weds"})
_PAST = frozenset(
    {"last", "the last", "this past", "the past", "past", "the previous", "previous", "the preceding"}
)
_COMING = frozenset({"next", "the next", "this coming", "the coming", "coming"})
_AFTER = frozenset({"the following", "following"})


def on_weekday(number: int, which: str, on: Context) -> Reading | None:
    """A weekday, as the one nearest to the publication that the words and the tense allow."""
    if which in {"the following", "following", "the same", "that"} and on.anchor and on.anchor.bounds.last:
        start = on.anchor.bounds.last + timedelta(days=which in _AFTER)
        return dated(
            containing(Unit.DAY, start + timedelta(days=(number - start.weekday()) % 7)),
            TimeBasis.RELATIVE_TO_EVENT,
        )
    here = on.at(Unit.DAY)
    if here is None:
        return unfixed(f"XXXX-WXX-{number + 1}")
    today = here.first
    back, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    if which in _PAST:
        return on.reading(here.shift(-(back or 7)))
    if which in _COMING:
        return on.reading(here.shift(ahead or 7))
    if which == "this" and on.future is None:
        return on.reading(here.shift(number - today.weekday()))
    return on.reading(here.shift(ahead if on.future else -back))


def _read_weekday(match: re.Match[str], on: Context) -> Reading | None:
    name = match["weekday"]
    if name.rstrip(".").casefold() in _NO_WEEKDAY and not _surely_weekday(match, name):
        return None
    if _NAMED.search(match.string[max(0, match.start() - 12) : match.start()]):
        return None
    number, groups = words.weekday(name), match.groupdict()
    if groups.get("week"):
        found = _in_week(number, lower(match, "week"), on)
    elif groups.get("unit"):
        found = _counted(number, match, on)
    else:
        found = on_weekday(number, lower(match, "which"), on)
    part = groups.get("part")
    if (
        part
        and part.casefold().endswith("s")
        and match.string[match.end() : match.end() + 1] not in {"'", "’"}
    ):
        return Reading(Kind.SET, iso=f"XXXX-WXX-{number + 1}")
    return found and with_part(found, part)


_NAMED = re.compile(r"\b(?:black|bloody|super|cyber|fat|giving)\s+$", re.IGNORECASE)


def _read_nth_weekday(match: re.Match[str], on: Context) -> Reading | None:
    """Read "the first Monday in May 2012" and "the last Friday of the month"."""
    number, nth, name = words.weekday(match["weekday"]), lower(match, "nth"), match["month"]
    if name is None:
        here = on.at(Unit.MONTH)
        month = on.reading(here) if here else None
    elif match["year"]:
        month = dated(period.in_year(Unit.MONTH, int(match["year"]), words.month(name)))
    else:
        month = recurring_month(words.month(name), "", on)
    if month is None or month.period is None:
        return unfixed(f"XXXX-WXX-{number + 1}")
    first, last = month.period.first, month.period.last
    if nth in {"last", "final"}:
        day = last - timedelta(days=(last.weekday() - number) % 7)
    else:
        day = first + timedelta(days=(number - first.weekday()) % 7 + 7 * (words.ordinal(nth) - 1))
    return dated(containing(Unit.DAY, day), month.basis, month.note) if day <= last else None


def _read_weekdays_ago(match: re.Match[str], on: Context) -> Reading | None:
    """Read "two Fridays ago"."""
    number = words.weekday(match["weekday"])
    here, steps = on.at(Unit.DAY), words.number(match["n"])
    if here is None or steps != int(steps):
        return unfixed(f"XXXX-WXX-{number + 1}")
    back = (here.first.weekday() - number) % 7 or 7
    return on.reading(here.shift(-back - 7 * (int(steps) - 1)))


def _read_day_of_month(match: re.Match[str], on: Context) -> Reading | None:
    """Read "Friday the 13th": the last such day, or the next."""
    number, day = words.weekday(match["weekday"]), words.ordinal(match["n"])
    here = on.at(Unit.MONTH)
    today = on.reference.day if on.reference else None
    if here is None or today is None:
        return unfixed(f"XXXX-WXX-{number + 1}")
    for step in range(_MONTHS_BETWEEN):
        first = here.shift(step if on.future else -step).first
        found = period.day(first.year, first.month, day)
        if (
            found
            and found.first.weekday() == number
            and (found.first >= today if on.future else found.first <= today)
        ):
            return on.reading(found)
    return None


_MONTHS_BETWEEN = 100
"""Most months that lie between two such days, and a few more."""


def _surely_weekday(match: re.Match[str], name: str) -> bool:
    """Whether "Sun" or "sat" stands for a day: as a whole phrase, or short form with a point in capitals."""
    alone = not (match.string[: match.start()] + match.string[match.end() :]).strip(" .,'’s")
    return name[0].isupper() and (alone or name.endswith("."))


def _in_week(number: int, which: str, on: Context) -> Reading | None:
    if which in {"that", "the same", "the following"}:
        told = on.anchor.bounds.first if on.anchor else None
        week = containing(Unit.WEEK, told).shift(which == "the following") if told else None
        basis = TimeBasis.RELATIVE_TO_EVENT
    else:
        here = on.at(Unit.WEEK)
        week = here.shift({"this": 0, "next": 1}.get(which, -1)) if here else None
        basis = TimeBasis.RELATIVE_TO_PUBLICATION
    if week is None:
        return unfixed(f"XXXX-WXX-{number + 1}", basis)
    found = containing(Unit.DAY, week.first + timedelta(days=number))
    return on.reading(found) if basis is TimeBasis.RELATIVE_TO_PUBLICATION else dated(found, basis)


def _counted(number: int, match: re.Match[str], on: Context) -> Reading | None:
    """Read "Tuesday two weeks ago" and "a week ago Tuesday"."""
    near = on_weekday(number, "", on)
    steps = words.number(match["n"])
    if near is None or near.period is None or match["unit"].casefold() != "week" or steps != int(steps):
        return unfixed(f"XXXX-WXX-{number + 1}")
    sign = -1 if match["way"].casefold() in {"ago", "earlier", "before"} else 1
    return on.reading(near.period.shift(7 * int(steps) * sign))


def _read_week_from(match: re.Match[str], on: Context) -> Reading | None:
    """Read "a week from Tuesday"."""
    here = on.at(Unit.DAY)
    number = words.weekday(match["weekday"])
    if here is None:
        return unfixed(f"XXXX-WXX-{number + 1}")
    ahead = (number - here.first.weekday()) % 7
    return on.reading(here.shift(ahead + 7 * int(words.number(match["n"]))))


_NEAR: Final = {
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
    "last night": -1,
    "last evening": -1,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "this day": 0,
    "the night before last": -2,
}


def _read_near(match: re.Match[str], on: Context) -> Reading | None:
    name = lower(match, "name")
    here = on.at(Unit.DAY)
    part = "night" if name == "tonight" else name if name.startswith(("this ", "last ")) else match["part"]
    steps = _NEAR[name]
    return with_part(unfixed(_days(steps)) if here is None else on.reading(here.shift(steps)), part)


def _days(steps: int) -> str:
    return f"{'-' if steps < 0 else ''}P{abs(steps)}D"


def _read_overnight(_: re.Match[str], on: Context) -> Reading | None:
    """The night before the day of publication; EDTF has no form for a night."""
    here = on.at(Unit.DAY)
    if here is None:
        return unfixed("-P1D/P0D")
    found = on.reading(here)
    both = interval(here.shift(-1).edtf, here.edtf, TimeBasis.RELATIVE_TO_PUBLICATION)
    return Reading(**{**both.__dict__, "note": found.note, "part": "NI", "kind": Kind.TIME})


def _read_weekend(match: re.Match[str], on: Context) -> Reading | None:  # noqa: PLR0911 - one answer a word
    which = lower(match, "which")
    here = on.at(Unit.WEEKEND)
    if which in {"that", "the same", "the following"}:
        told = on.anchor.bounds.first if on.anchor else None
        if told is None:
            return unfixed("XXXX-WXX-WE", TimeBasis.RELATIVE_TO_EVENT)
        weekend = containing(Unit.WEEKEND, told).shift(which == "the following")
        return dated(weekend, TimeBasis.RELATIVE_TO_EVENT)
    if here is None:
        return unfixed("XXXX-WXX-WE")
    today = on.reference.day if on.reference else None
    assert today is not None
    begun = today >= here.first
    if which in _PAST:
        return on.reading(here.shift(-1))
    if which in _COMING:
        return on.reading(here.shift(int(begun)))
    if on.future or (which == "this" and on.future is None):
        return on.reading(here)
    return on.reading(here if begun else here.shift(-1))


def _read_weekend_of(match: re.Match[str], on: Context) -> Reading | None:
    year = int(match["year"]) if match["year"] else None
    number = int(re.sub(r"\D", "", match["day"]))
    basis = TimeBasis.EXPLICIT if year else TimeBasis.NONE
    found = day_of_year(number, words.month(match["month"]), on, year, basis)
    if found is None or found.period is None:
        return found
    unit = Unit.WEEKEND if lower(match, "unit") == "weekend" else Unit.WEEK
    return dated(containing(unit, found.period.first), found.basis, found.note)


RULES: Final[tuple[Rule, ...]] = (
    rule(
        rf"{_EARLY}{_WHICH}{_EARLY.replace('early>', 'early2>')}(?P<weekday>{WEEKDAY})(?!s\b)(?:['’]s)?"
        rf"(?:,? (?:in the |at )?(?P<part>{PART_OF_DAY}))?(?:{_OF_WEEK}|{_AGO})?",
        _read_weekday,
        needs=IN_WEEKDAYS,
    ),
    rule(
        rf"(?P<n>{NUMBER}) (?P<unit>week)s? (?P<way>ago)(?: on| last| this past)?,?"
        rf" (?P<weekday>{FULL_WEEKDAY})"
        rf"(?: (?P<part>{PART_OF_DAY}))?",
        _read_weekday,
        needs=("week",),
    ),
    rule(
        rf"(?P<week>last|next|this) week(?:['’]s)?,? (?:on )?(?P<weekday>{FULL_WEEKDAY})(?:"
        rf" (?P<part>{PART_OF_DAY}))?",
        _read_weekday,
        needs=("week",),
    ),
    rule(
        rf"(?P<weekday>{FULL_WEEKDAY}),? the (?P<n>[0-9]{{1,2}}(?:st|nd|rd|th))\b(?! of)",
        _read_day_of_month,
        needs=IN_DIGITS,
    ),
    rule(
        rf"(?:the )?(?P<nth>first|second|third|fourth|fifth|last|final) (?P<weekday>{FULL_WEEKDAY}) (?:of|in)"
        rf" (?:(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?|the month\b)",
        _read_nth_weekday,
        needs=IN_WEEKDAYS,
    ),
    rule(rf"(?P<n>{NUMBER}) (?P<weekday>{one_of(WEEKDAYS)})s ago\b", _read_weekdays_ago, needs=("ago",)),
    rule(rf"(?P<n>{NUMBER}) weeks? from (?P<weekday>{FULL_WEEKDAY})", _read_week_from, needs=("week",)),
    rule(
        rf"(?:(?:early|late|later|earlier)(?: on)? )?(?P<name>{one_of(_NEAR)})\b(?:['’]s)?"
        rf"(?:,? (?P<part>{PART_OF_DAY}))?",
        _read_near,
        needs=("day", "morrow", "night", "evening", "morning", "afternoon"),
    ),
    rule(
        r"overnight\b(?! (?:bag|stay|success|rate|train|flight|trip))", _read_overnight, needs=("overnight",)
    ),
    rule(
        r"(?:(?P<which>(?:the )?last|(?:the )?next|this past|this coming|this|past|the past|the coming|coming"
        r"|the previous|previous|the following|that|the same|the) )?weekend\b(?:['’]s)?(?! of)",
        _read_weekend,
        needs=("weekend",),
    ),
    rule(
        rf"(?:the )?(?P<unit>week|weekend) (?:of|ended|ending|beginning|starting) (?P<month>{MONTH}) "
        rf"(?P<day>{words.DAY})(?:,? (?P<year>{YEAR}))?",
        _read_weekend_of,
        needs=("week",),
    ),
)
