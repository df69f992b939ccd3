"""A time phrase, with what stands around it, to EDTF, precision and basis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from summarizer.chronology.edtf import bounds
from summarizer.chronology.period import containing
from summarizer.chronology.reading import Context, Kind, Reading, Reference, unfixed
from summarizer.chronology.scanning import Found, scan
from summarizer.chronology.tense import direction
from summarizer.chronology.words import Unit
from summarizer.domain.article import Published
from summarizer.domain.event import EventTime, Precision, TimeBasis

_OPEN: Final = re.compile(
    r"(?:^|\b)(?P<word>since|until|till|up to|by|before|prior to|after|following|from|as of|no later than)"
    r"(?: (?:at least|about|around|the|early|late|mid|at))*\s*$",
    re.IGNORECASE,
)
_ONWARD: Final = re.compile(r"\s*(?:onwards?|and later|or later|and after)\b", re.IGNORECASE)
_SPAN: Final = re.compile(
    r"\s*(?:-|–|—|to|until|till|through|and|into)\s*(?:the |early |late |on )?\s*", re.IGNORECASE
)
_OR: Final = re.compile(r",?\s*or\s*(?:on |in )?", re.IGNORECASE)
_ROUGHLY: Final = re.compile(
    r"\b(?:around|about|circa|approximately|roughly|some time around)\s+(?:the )?$", re.IGNORECASE
)
_SEVERAL: Final = "the phrase names several times"


def resolve(
    phrase: str | None,
    published: Published | str | date | None = None,
    *,
    sentence: str | None = None,
    future: bool | None = None,
    anchors: Sequence[EventTime | str] = (),
) -> EventTime:
    """Read a time phrase of an article. No clock is read: what the words do not fix stays unknown.

    Args:
        phrase: As printed, such as "September 13, 2022", "on Tuesday", "last year", "in August".
        published: The publication date, to which relative phrases are relative: EDTF, a date, or as an
            article holds it. Of an open interval the known day is used, and the note says that it is only a
            bound. A year alone resolves years and months, not days.
        sentence: The sentence in which the phrase stands. Its verb tells whether "Tuesday" is the last or
            the next one, its other dates what "a year earlier" is earlier than.
        future: Whether the event is still to come, where that is known from elsewhere; it goes before what
            the sentence tells. Where neither tells, a weekday is the last one, and what comes again every
            year the nearest one.
        anchors: Times of what the article told before, in its order: what "the next day" and "a year
            earlier" count from. The last that is dated counts. As times, or as EDTF.

    Returns:
        The time. Where the words fix no calendar date ``edtf`` is null; ``relative`` then holds what they
        do say, with its basis. Durations ("for six weeks") and recurring times ("every Monday") have
        neither, and the basis ``none``.
    """
    if not phrase or not phrase.strip():
        return EventTime()
    return read(phrase, published, sentence=sentence, future=future, anchors=anchors).time(phrase)


def read(
    phrase: str,
    published: Published | str | date | None = None,
    *,
    sentence: str | None = None,
    future: bool | None = None,
    anchors: Sequence[EventTime | str] = (),
) -> Reading:
    """Read a time phrase as ``resolve`` does; the result also says of what kind it is."""
    place = sentence.find(phrase) if sentence else -1
    reference, told = Reference.of(published), _told(anchors)
    if sentence is None or place < 0:
        return read_at(phrase, 0, len(phrase), reference, future, told, alone=True)
    return read_at(sentence, place, place + len(phrase), reference, future, told)


def read_at(  # noqa: PLR0917 - what a phrase is read against
    sentence: str,
    start: int,
    end: int,
    reference: Reference | None,
    future: bool | None,
    told: Reading | None,
    *,
    alone: bool = False,
) -> Reading:
    """Read the phrase ``sentence[start:end]``; ``alone`` where nothing but the phrase is known."""
    phrase = sentence[start:end]
    if future is None and not alone:
        future = direction(sentence, start, end)
    context = Context(reference, future)
    earlier = scan(sentence[:start], lambda _start, _end: context, told)
    near = next((found.reading for found in reversed(earlier) if found.reading.dated), None)
    if near is None and not alone:
        near = _later_quarter(sentence[end:], phrase, context)
    return _together(phrase, scan(phrase, lambda _start, _end: context, told, near))


def _later_quarter(rest: str, phrase: str, context: Context) -> Reading | None:
    """The quarter that a comparison is about ("up from a year earlier in the third quarter")."""
    if not re.search(r"\byears?\b", phrase, re.IGNORECASE) or "year" in rest[:12].casefold():
        return None
    found = next(iter(scan(rest, lambda _start, _end: context)), None)
    fits = found is not None and found.reading.precision is Precision.QUARTER and found.start < 12  # noqa: PLR2004
    return found.reading if found is not None and fits else None


def _told(anchors: Sequence[EventTime | str]) -> Reading | None:
    for anchor in reversed(anchors):
        edtf = anchor if isinstance(anchor, str) else anchor.edtf
        relative = None if isinstance(anchor, str) else anchor.relative
        if edtf is None and relative is None:
            continue
        return as_reading(edtf, relative)
    return None


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


def _together(phrase: str, found: list[Found]) -> Reading:
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
        return _open_ended(phrase, times[0])
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
        start = a.edtf.split("/")[0]
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
        Kind.DATE, f"{start}/{b.edtf.split('/')[-1]}", Precision.INTERVAL, basis, note=a.note or b.note
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
    match = _OPEN.search(before)
    word = match["word"].casefold() if match else ""
    if _ONWARD.match(phrase, found.end) or word == "since":
        return _with(reading, f"{edtf.split('/')[0]}/..")
    if word in {"until", "till", "up to", "by", "no later than"}:
        return _with(reading, f"../{edtf.split('/')[-1]}")
    if word in {"before", "prior to"} and (edge := _beside(reading, -1)):
        return _with(reading, f"../{edge}")
    if word in {"after", "following"} and (edge := _beside(reading, 1)):
        return _with(reading, f"{edge}/..")
    if _ROUGHLY.search(before) and edtf[-1] not in "~?%" and "/" not in edtf and "[" not in edtf:
        return Reading(**{**reading.__dict__, "edtf": f"{edtf}~"})
    return reading


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
