"""Calendar dates: days, months, years, decades and centuries that the words name."""

from __future__ import annotations

import re
from typing import Final

from summarizer.chronology import period, words
from summarizer.chronology.period import Period
from summarizer.chronology.reading import Context, Kind, Reading, dated, unfixed
from summarizer.chronology.rules import IN_DIGITS, IN_MONTHS, Rule, lower, rule
from summarizer.chronology.words import (
    DAY,
    FULL_MONTH,
    MONTH,
    ORDINALS,
    PART_OF_DAY,
    WEEKDAY,
    YEAR,
    Unit,
    one_of,
)
from summarizer.domain.terms import Precision, TimeBasis

_NIGHT_OF = rf"(?:(?:the )?(?P<of>{PART_OF_DAY}|(?:early |late )?hours) of (?:the )?)?"
_LEAD = rf"{_NIGHT_OF}(?:(?P<weekday>{WEEKDAY})(?: (?:the )?|, ?(?:the )?| ?\())?"
_TAIL_YEAR = rf"(?:,? (?:of |in )?(?P<year>{YEAR})|,? ['’](?P<short>[0-9]{{2}})\b)"
_WHICH_YEAR = r"(?: (?:of )?(?P<which>last|this|next|the previous|the same|the following|that) year)"
_IN_YEAR = rf"(?:{_TAIL_YEAR}|{_WHICH_YEAR}| (?P<ago>{words.NUMBER}) years? (?:ago|earlier|before))"
_PART = rf"(?: (?P<part>{PART_OF_DAY}))?"
WHEN = (
    r"(?:(?:the )?(?P<early>early|late|mid|middle|end|beginning|start|(?:first|second|latter|last) (?:half"
    r"|part)"
    rf"|(?:first|last|final|opening|closing) (?:few |several |{words.NUMBER} )?(?:days?|weeks))"
    r"(?:[- ]of[- ](?:the )?|[- ]in[- ](?:the )?|[- ]))"
)
_PARTS: Final = {
    "morning": "MO",
    "midmorning": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "midday": "MI",
    "lunchtime": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "night": "NI",
    "nightfall": "NI",
}


def part_of_day(text: str) -> str | None:
    """The TIMEX3 code of a part of the day ("early morning": MO)."""
    word = text.casefold().rstrip("s").split()[-1].split("-")[-1] if text else ""
    return _PARTS.get(word)


def with_part(reading: Reading, text: str | None) -> Reading:
    """A day with a part of the day; the value stays the day's."""
    part = part_of_day(text or "")
    if part is None or reading.kind is not Kind.DATE:
        return reading
    return Reading(**{**reading.__dict__, "kind": Kind.TIME, "part": part})


def _year(match: re.Match[str], on: Context) -> tuple[int | None, TimeBasis]:
    """The year that a match of ``_IN_YEAR`` gives, and on what basis."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"]), TimeBasis.EXPLICIT
    if groups.get("short"):
        return words.full_year(int(groups["short"]), on.reference.year if on.reference else None), (
            TimeBasis.EXPLICIT
        )
    if groups.get("ago"):
        steps = -int(words.number(groups["ago"]))
    elif groups.get("which"):
        which = groups["which"].casefold()
        if which in {"the same", "that", "the following"}:
            first = on.anchor.bounds.first if on.anchor else None
            return (first.year + (which == "the following") if first else None), TimeBasis.RELATIVE_TO_EVENT
        steps = {"this": 0, "next": 1}.get(which, -1)
    else:
        return None, TimeBasis.NONE
    return (on.reference.year + steps if on.reference else None), TimeBasis.RELATIVE_TO_PUBLICATION


def day_of_year(number: int, month: int, on: Context, year: int | None, basis: TimeBasis) -> Reading | None:
    """A day and month, with or without its year."""
    if year is not None:
        found = period.day(year, month, number)
        if found is None:
            return None
        return on.reading(found) if basis is TimeBasis.RELATIVE_TO_PUBLICATION else dated(found, basis)
    if period.day(2000, month, number) is None:
        return None
    if on.reference is None or basis is not TimeBasis.NONE:
        return unfixed(f"XXXX-{month:02d}-{number:02d}")
    found = on.choose(lambda turn: period.day(turn, month, number), on.reference.year)
    return on.reading(found) if found else None


def _day_number(text: str) -> int:
    return int(re.sub(r"\D", "", text)) if text[0].isdigit() else words.ordinal(text)


def _read_day(match: re.Match[str], on: Context) -> Reading | None:
    groups = match.groupdict()
    number, month = _day_number(groups["day"]), words.month(groups["month"])
    year, basis = _year(match, on)
    if groups.get("wire") and year is None:
        if not (groups["month"].isupper() or not match.string[match.end() :].strip()):
            return None
        year = words.full_year(int(groups["wire"]), on.reference.year if on.reference else None)
        basis = TimeBasis.EXPLICIT
    found = day_of_year(number, month, on, year, basis)
    if found is not None and found.edtf and basis is TimeBasis.NONE and groups.get("weekday"):
        found = _agreeing(found, words.weekday(groups["weekday"]), number, month, on)
    return found and with_part(found, groups.get("part") or groups.get("of"))


def _agreeing(found: Reading, weekday: int, number: int, month: int, on: Context) -> Reading:
    """The year in which the day falls on the weekday that is printed with it, if the nearest ones tell."""
    assert on.reference is not None
    years = [on.reference.year + step for step in (0, -1, 1)]
    days = [one for year in years if (one := period.day(year, month, number))]
    fitting = [one for one in days if one.first.weekday() == weekday]
    return on.reading(fitting[0]) if len(fitting) == 1 else found


def _read_month(match: re.Match[str], on: Context) -> Reading | None:
    month = words.month(match["month"])
    year, basis = _year(match, on)
    if year is None:
        return None if on.reference else unfixed(f"XXXX-{month:02d}")
    found = period.in_year(Unit.MONTH, year, month)
    return on.reading(found) if basis is TimeBasis.RELATIVE_TO_PUBLICATION else dated(found, basis)


_NO_MONTH = re.compile(r"may|march|mar|dec|sep|jan|jun|jul|oct|nov|feb|apr|aug", re.IGNORECASE)
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|until|till|by|through|for|from|to|during|between|last|next|this|that|early|late|mid"
    r"|before"
    r"|after|and|or|past|previous|the|every|each)[-\s]+$",
    re.IGNORECASE,
)


def _read_bare_month(match: re.Match[str], on: Context) -> Reading | None:
    name, which = match["month"], lower(match, "which")
    qualified = bool(which or match["early"]) or _BEFORE_MONTH.search(match.string[: match.start()])
    capital = name[0].isupper() and not match.string.isupper()
    alone = not (match.string[: match.start()] + match.string[match.end() :]).strip(" '’s.,")
    ambiguous = _NO_MONTH.fullmatch(name.rstrip("."))
    if ambiguous and not (qualified and (capital or name.isupper() or which or name.casefold() == "may")):
        if not (alone and capital):
            return None
    elif not (capital or qualified or alone or match.string.isupper()):
        return None
    return recurring_month(words.month(name), which, on)


def recurring_month(month: int, which: str, on: Context) -> Reading | None:  # noqa: PLR0911 - one answer a word
    """A month without its year."""
    if on.reference is None:
        return unfixed(f"XXXX-{month:02d}")
    here = on.at(Unit.MONTH)
    if here is None:
        return on.reading(period.in_year(Unit.MONTH, on.reference.year, month))
    turns = [period.in_year(Unit.MONTH, on.reference.year + step, month) for step in (-1, 0, 1)]
    if which in {"last", "past", "this past", "the past", "the previous", "previous"}:
        return on.reading([turn for turn in turns if turn.number < here.number][-1])
    if which in {"next", "the coming", "this coming", "the following"}:
        return on.reading(next(turn for turn in turns if turn.number > here.number))
    if which == "this" and on.future is None:
        return on.reading(turns[1])
    if on.reference.day is None:
        return on.reading(turns[1] if turns[1].number <= here.number or on.future else turns[0])
    found = on.choose(lambda year: period.in_year(Unit.MONTH, year, month), on.reference.year)
    return on.reading(found) if found else None


def _read_iso(match: re.Match[str], _: Context) -> Reading | None:
    year, month = int(match["year"]), int(match["m"])
    if not 1 <= month <= 12:  # noqa: PLR2004 - months
        return None
    if match["d"] is None:
        return dated(period.in_year(Unit.MONTH, year, month))
    found = period.day(year, month, int(match["d"]))
    if found is None:
        return None
    if match["time"] is None or match["time"] >= "24":
        return dated(found)
    edtf = f"{found.edtf}T{match['time']}{(match['zone'] or '').upper()}"
    return Reading(Kind.TIME, edtf, Precision.MINUTE, TimeBasis.EXPLICIT, period=found, clock=match["time"])


def _read_numeric(match: re.Match[str], on: Context) -> Reading | None:
    a, b, text = int(match["a"]), int(match["b"]), match["year"]
    reference = on.reference.year if on.reference else None
    year = int(text) if len(text) == 4 else words.full_year(int(text), reference)  # noqa: PLR2004 - digits
    readings = {(a, b)} if match["sep"] == "." else {(a, b), (b, a)}
    days = sorted(found.edtf for d, m in readings if (found := period.day(year, m, d)))
    if len(days) > 1:
        note = "day and month can be read either way round"
        return Reading(Kind.DATE, f"[{','.join(days)}]", Precision.DAY, TimeBasis.EXPLICIT, note=note)
    found = next((one for d, m in readings if (one := period.day(year, m, d))), None)
    return dated(found) if found else None


def _read_named_day(match: re.Match[str], on: Context) -> Reading | None:
    """Read "9/11": the attacks of 2001, unless the article is older."""
    if on.reference is not None and on.reference.year < 2001:  # noqa: PLR2004 - the attacks
        return unfixed("XXXX-09-11")
    found = period.day(2001, 9, 11)
    assert found is not None
    return dated(found, TimeBasis.INFERRED, f"“{match[0]}” is taken as the name of the day in 2001")


def _read_ordinal_day(match: re.Match[str], on: Context) -> Reading | None:
    """Read "on the 18th": of the month told last, else of the month of publication."""
    number = words.ordinal(match["n"])
    told = on.anchor.bounds.first if on.anchor and on.anchor.precision in _WITHIN_MONTH else None
    if told is not None and (found := period.day(told.year, told.month, number)):
        return dated(found, TimeBasis.RELATIVE_TO_EVENT)
    if on.reference is None or on.reference.month is None:
        return unfixed(f"XXXX-XX-{number:02d}") if number <= 31 else None  # noqa: PLR2004 - days
    here = period.in_year(Unit.MONTH, on.reference.year, on.reference.month)

    def at(step: int) -> Period | None:
        first = here.shift(step).first
        return period.day(first.year, first.month, number)

    found = on.choose(at, 0)
    return on.reading(found) if found else None


_WITHIN_MONTH = {Precision.MINUTE, Precision.DAY, Precision.WEEK, Precision.WEEKEND, Precision.MONTH}


def _read_dashed(match: re.Match[str], on: Context) -> Reading | None:
    number = _day_number(match["day"])
    return day_of_year(number, words.month(match["month"]), on, int(match["y2"]), TimeBasis.EXPLICIT)


RULES: Final[tuple[Rule, ...]] = (
    rule(
        r"(?P<year>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d))?"
        r"(?:[T ](?P<time>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?(?![\w-]|/\d)",
        _read_iso,
        needs=IN_DIGITS,
    ),
    rule(
        rf"{_LEAD}{WHEN}?(?P<month>{MONTH}) (?:the )?(?P<day>{DAY}"
        rf"|(?:{one_of(ORDINALS)})\b){_IN_YEAR}?{_PART}",
        _read_day,
        needs=IN_MONTHS,
    ),
    rule(
        rf"{_LEAD}(?:the )?(?P<day>{DAY}|(?:{one_of(ORDINALS)})(?= of))(?: of | ?-|"
        rf" ){WHEN}?(?P<month>{MONTH})"
        rf"(?:{_IN_YEAR}|[- ](?P<wire>[0-9]{{2}})(?![0-9:]|[.,][0-9])|-(?P<y2>{YEAR}))?{_PART}",
        lambda match, on: _read_day(match, on) if not match["y2"] else _read_dashed(match, on),
        needs=IN_MONTHS,
    ),
    rule(rf"{WHEN}?(?P<month>{MONTH}){_IN_YEAR}", _read_month, needs=(*IN_DIGITS, "year")),
    rule(
        rf"(?P<ago>{words.NUMBER}) years? (?:ago|earlier),? (?:in |last )?(?P<month>{MONTH})(?! [0-9])",
        _read_month,
        needs=("year",),
    ),
    rule(
        rf"(?:(?P<which>last|next|this|this past|the past|past|this coming|the coming|the previous|previous"
        rf"|the following) )?{WHEN}?(?P<month>{FULL_MONTH}|{MONTH})",
        _read_bare_month,
        needs=IN_MONTHS,
    ),
    rule(
        rf"(?:{WEEKDAY},? )?(?P<a>\d{{1,2}})(?P<sep>[./-])(?P<b>\d{{1,2}})(?P=sep)(?P<year>\d{{4}}"
        rf"|\d\d)(?![\d/])",
        _read_numeric,
        needs=IN_DIGITS,
    ),
    rule(
        r"(?:9/11|sept(?:ember|\.)? 11(?=(?:th)? (?:terror(?:ist)? )?(?:attacks|hijack)))",
        _read_named_day,
        needs=("9/11", "sep"),
    ),
    rule(
        r"the (?P<n>[0-9]{1,2}(?:st|nd|rd|th))(?: (?:of|day of) the month)?(?! ?-?[a-z])",
        _read_ordinal_day,
        needs=IN_DIGITS,
    ),
)
