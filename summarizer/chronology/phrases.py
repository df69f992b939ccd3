"""A time phrase, with what stands around it, to EDTF, precision and basis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from summarizer.chronology.reading import Context, Reading, Reference
from summarizer.chronology.scanning import scan
from summarizer.chronology.tense import direction
from summarizer.chronology.together import as_reading, together
from summarizer.chronology.words import DAY, MONTH, YEAR
from summarizer.domain.article import Published
from summarizer.domain.event import EventTime
from summarizer.domain.terms import Precision, TimeBasis

_YEAR_AFTER: Final = re.compile(rf",?\s+(?:of\s+)?{YEAR}\b")
_WITHOUT_YEAR: Final = re.compile(rf"(?:{MONTH}|{MONTH}\s+{DAY})$", re.IGNORECASE)
_BEHIND: Final = 40
"""Characters behind a time of day in which its day is looked for."""
_AHEAD_OF: Final = re.compile(r"\b(?:before|ahead of|prior to)\s+\w", re.IGNORECASE)


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
    if not alone and (year := _YEAR_AFTER.match(sentence, end)) and _WITHOUT_YEAR.search(sentence[start:end]):
        end = year.end()
    phrase = sentence[start:end]
    if future is None and not alone:
        future = direction(sentence, start, end)
    if _AHEAD_OF.search(phrase):
        future = None  # what a past event came before may be still to come
    context = Context(reference, future)
    earlier = scan(sentence[:start], lambda _start, _end: context, told)
    near = next((found.reading for found in reversed(earlier) if found.reading.dated), None)
    if near is None and not alone:
        near = _later_quarter(sentence[end:], phrase, context)
    found = together(phrase, scan(phrase, lambda _start, _end: context, told, near))
    if found.clock and found.edtf is None and not alone:
        return day_after(sentence, start, end, context) or found
    return found


def day_after(sentence: str, start: int, end: int, context: Context) -> Reading | None:
    """A time of day with the day that stands right behind it ("at 10:35 a.m. local time Friday")."""
    whole = scan(sentence[start : end + _BEHIND], lambda _start, _end: context)
    for item in whole:
        if item.end > end - start and item.reading.edtf and item.reading.clock:
            return replace(item.reading, basis=TimeBasis.RELATIVE_TO_EVENT)
    return None


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
