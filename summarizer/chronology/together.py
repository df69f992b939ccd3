"""One reading of all expressions of a phrase: ranges, open ends, distances, and what says the same twice."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from summarizer.chronology import words
from summarizer.chronology.edtf import bounds
from summarizer.chronology.period import containing
from summarizer.chronology.reading import Kind, Reading, dated, unfixed
from summarizer.chronology.scanning import Found
from summarizer.chronology.words import Unit
from summarizer.domain.terms import Precision, TimeBasis

_OPEN: Final = re.compile(
    r"(?:^|\b)(?P<word>since|until|till|up to|by|before|prior to|after|following|from|as of|no later than)"
    r"(?: (?:at least|about|around|the|early|late|mid|at))*\s*$",
    re.IGNORECASE,
)
_OPENED: Final = re.compile(
    r"\b(?P<word>since|until|till)\s+(?:[^\W\d]+\s+){1,6}(?:in|on|of|at)\s+$", re.IGNORECASE
)
"""Words that name what happened at the time ("since a coup in 1999")."""
_ONWARD: Final = re.compile(r"\s*(?:onwards?|and later|or later|and after)\b", re.IGNORECASE)
_SPAN: Final = re.compile(
    r"\s*(?:-|–|—|to|until|till|through|and|into)\s*(?:the |early |late |on )?\s*", re.IGNORECASE
)
_OR: Final = re.compile(r",?\s*or\s*(?:on |in )?", re.IGNORECASE)
_ROUGHLY: Final = re.compile(
    r"\b(?:around|about|circa|approximately|roughly|some time around)\s+(?:the )?$", re.IGNORECASE
)
_SEVERAL: Final = "the phrase names several times"


def as_reading(edtf: str | None, relative: str | None, basis: TimeBasis = TimeBasis.NONE) -> Reading:
    """Another time, as something to count from."""
    if edtf is None:
        return unfixed(relative)
    first, last = bounds(edtf)
    period = None
    if first is not None and last is not None:
        for unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.SEASON, Unit.YEAR):
            whole = containing(unit, first)
            if (whole.first, whole.last) == (first, last):
                period = whole
                break
    precision = period.precision if period else Precision.INTERVAL
    return Reading(Kind.DATE, edtf, precision, basis, period=period)


def together(phrase: str, found: list[Found]) -> Reading:
    """One reading of all expressions of a phrase."""
    recurring = next((item.reading for item in found if item.reading.kind is Kind.SET), None)
    times = [item for item in found if item.reading.dated]
    if recurring is not None and (
        recurring.iso is None or re.search(r"(?i)\b(?:every|each|per|days)\b", phrase)
    ):
        return recurring
    if not times:
        return next((item.reading for item in found), Reading(Kind.REFERENCE))
    if len(times) == 1:
        return _counted_from(phrase, found, times[0]) or _open_ended(phrase, times[0])
    first, last = times[0], times[-1]
    if len(times) == 2:  # noqa: PLR2004 - a pair
        gap = phrase[first.end : last.start]
        if _SPAN.fullmatch(gap) and (both := _range(phrase[: first.start], gap, first.reading, last.reading)):
            return both
        if _OR.fullmatch(gap) and first.reading.edtf and last.reading.edtf and "/" not in first.reading.edtf:
            options = ",".join(sorted({first.reading.edtf, last.reading.edtf}))
            return Reading(
                Kind.DATE,
                f"[{options}]",
                first.reading.precision,
                first.reading.basis,
                note=first.reading.note,
            )
    return _finest(phrase, times)


_FROM: Final = re.compile(
    r"\s*(?P<way>before|after|following|prior to|ahead of|from)\s+(?:the )?", re.IGNORECASE
)
_THE_DAY: Final = re.compile(
    r"\bthe (?P<unit>day|week|month|year) (?P<way>before|after) (?:the )?$", re.IGNORECASE
)


def _counted_from(phrase: str, found: list[Found], time: Found) -> Reading | None:
    """Read "two days before Election Day" and "the day after Christmas"."""
    before = phrase[: time.start]
    place = found.index(time)
    if match := _THE_DAY.search(before):
        steps, unit = 1, words.unit(match["unit"])
    elif place and found[place - 1].reading.kind is Kind.DURATION:
        match = _FROM.fullmatch(phrase[found[place - 1].end : time.start])
        length = re.fullmatch(r"P(\d+)([DWMY])", found[place - 1].reading.iso or "")
        if match is None or length is None:
            return None
        steps, unit = int(length[1]), Unit(length[2])
    else:
        return None
    day = time.reading.period
    if day is None or day.unit is not Unit.DAY:
        return None
    sign = 1 if match["way"].casefold() in {"after", "following", "from"} else -1
    if unit is Unit.WEEK:
        shifted = day.shift(7 * steps * sign)
    elif unit is Unit.DAY:
        shifted = day.shift(steps * sign)
    else:
        shifted = containing(unit, day.first).shift(steps * sign)
    return dated(shifted, time.reading.basis, time.reading.note)


def _range(before: str, gap: str, a: Reading, b: Reading) -> Reading | None:
    """From one time to another; "and" joins neighbours, and what "between" stands before."""
    a = _in_year_of(a, b)
    if a.edtf is None or b.edtf is None:
        if a.relative and b.relative and _is_weekday(a) and _is_weekday(b) and "and" not in gap:
            return Reading(Kind.DATE, basis=a.basis, relative=f"{a.relative}/{b.relative}", note=a.note)
        return None
    first, last = a.bounds.first, b.bounds.last
    if first is None or last is None:
        return None
    if first > last and a.precision is Precision.DAY and (last - first).days > -7:  # noqa: PLR2004 - a week
        first -= timedelta(days=7)
        start = first.isoformat()
    else:
        start = _edges(a.edtf)[0]
    if first > last:
        return None
    end_of_first = a.bounds.last
    neighbours = (
        end_of_first is not None and b.bounds.first is not None and (b.bounds.first - end_of_first).days == 1
    )
    if "and" in gap.casefold() and not re.search(r"\bbetween\b", before, re.IGNORECASE) and not neighbours:
        return None
    basis = (
        TimeBasis.EXPLICIT
        if a.basis is b.basis is TimeBasis.EXPLICIT
        else max((a.basis, b.basis), key=lambda basis: basis is not TimeBasis.EXPLICIT)
    )
    return Reading(
        Kind.DATE, f"{start}/{_edges(b.edtf)[-1]}", Precision.INTERVAL, basis, note=a.note or b.note
    )


def _in_year_of(a: Reading, b: Reading) -> Reading:
    """A day or month without a year, in the year of the explicit date that ends its range."""
    if (
        a.basis is not TimeBasis.RELATIVE_TO_PUBLICATION
        or b.basis is not TimeBasis.EXPLICIT
        or b.edtf is None
    ):
        return a
    match = re.fullmatch(r"(?:\d{4}|XXXX)-(\d\d(?:-\d\d)?)", a.edtf or a.relative or "")
    end = b.bounds.last
    if match is None or end is None:
        return a
    year = end.year if match[1] <= b.edtf[5:] or len(b.edtf) == len("2020") else end.year - 1
    return as_reading(f"{year:04d}-{match[1]}", None, TimeBasis.EXPLICIT)


def _is_weekday(reading: Reading) -> bool:
    return bool(re.fullmatch(r"XXXX-WXX-\d", reading.relative or ""))


def _finest(phrase: str, times: list[Found]) -> Reading:
    """The finest of several times of which each lies within the next coarser; none where they lie apart."""
    known = [item for item in times if item.reading.edtf is not None]
    if not known:
        same = {item.reading.relative for item in times}
        return times[0].reading if len(same) == 1 else Reading(Kind.DATE, note=_SEVERAL)
    spans = sorted(known, key=lambda item: _length(item.reading))
    finest = spans[0]
    first, last = finest.reading.bounds
    for other in spans[1:]:
        begin, end = other.reading.bounds
        if (begin and last and begin > last) or (end and first and end < first):
            return Reading(Kind.DATE, note=_SEVERAL)
    return _open_ended(phrase, finest)


def _length(reading: Reading) -> int:
    first, last = reading.bounds
    return (last - first).days if first and last else 10**6


def _open_ended(phrase: str, found: Found) -> Reading:  # noqa: PLR0911 - one answer a word
    """A time with "since", "until", "by", "before" or "after" in front of it."""
    reading, before = found.reading, phrase[: found.start]
    edtf = reading.edtf
    if edtf is None or "/.." in edtf or edtf.startswith(".."):
        return reading
    match = _OPEN.search(before) or _OPENED.search(before)
    word = match["word"].casefold() if match else ""
    if _ONWARD.match(phrase, found.end) or word == "since":
        return _with(reading, f"{_edges(edtf)[0]}/..")
    if word in {"until", "till", "up to", "by", "no later than"}:
        return _with(reading, f"../{_edges(edtf)[-1]}")
    if word in {"before", "prior to"} and (edge := _beside(reading, -1)):
        return _with(reading, f"../{edge}")
    if word in {"after", "following"} and (edge := _beside(reading, 1)):
        return _with(reading, f"{edge}/..")
    if (
        _ROUGHLY.search(before)
        and reading.clock is None
        and edtf[-1] not in "~?%"
        and "/" not in edtf
        and "[" not in edtf
    ):
        return Reading(**{**reading.__dict__, "edtf": f"{edtf}~"})
    return reading


def _edges(edtf: str) -> list[str]:
    """The parts of an interval or the members of a set."""
    return re.split(r"[/,]", edtf.strip("[]"))


def _with(reading: Reading, edtf: str) -> Reading:
    return Reading(Kind.DATE, edtf, Precision.INTERVAL, reading.basis, note=reading.note)


def _beside(reading: Reading, step: int) -> str | None:
    if reading.clock is not None and reading.edtf is not None:
        return reading.edtf
    if reading.period is not None and reading.period.unit not in {Unit.WEEK, Unit.WEEKEND}:
        return reading.period.shift(step).edtf
    first, last = reading.bounds
    edge = first if step < 0 else last
    return (edge + timedelta(days=step)).isoformat() if edge else None
