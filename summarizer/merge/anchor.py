"""Dating articles that carry no date, from what they say of dated events.

An article that calls a war of 2020 "last year's" was written in 2021; one that calls its clash the largest
"in almost two years" since that war, in 2022. The first years come from events that some article of the
run dates, so this runs after background episodes are known. Every time that is found this way says so:
basis ``relative_to_event`` and a note; nothing is taken from outside the articles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from summarizer import chronology
from summarizer.domain.article import Published, PublishedBasis
from summarizer.domain.event import Event, EventTime
from summarizer.domain.terms import Precision, Status, TimeBasis
from summarizer.merge.episodes import Group
from summarizer.merge.likeness import kin
from summarizer.merge.strand import Strand, Window

_SUPERLATIVE = re.compile(
    r"\b(?:largest|biggest|worst|heaviest|deadliest|fiercest|bloodiest|most\s+\w+|first)\b[^.!?]{0,60}?"
    r"\b(?:in|for|since)\s+(?P<near>almost|nearly|about|around|more than|over)?\s*(?P<n>\w+)\s+years\b",
    re.IGNORECASE,
)
_YEAR = timedelta(days=365)
DAYS_OF_YEAR = 366
A_NIGHT = 2
"""Days that an event "overnight" can lie in."""


class Anchor(NamedTuple):
    """When an article's news was, worked out from another event."""

    edtf: str
    precision: Precision
    window: Window
    note: str


def anchors(groups: Sequence[Group]) -> dict[int, Anchor]:
    """Find an anchor for every article without a date of its own, by the article's index.

    Where two hints of one article exclude each other, it gets none.
    """
    found: dict[int, list[Anchor]] = {}
    mains = {strand.article: strand for group in groups for strand in group.strands if strand.main}
    for group in sorted(groups, key=lambda group: min(strand.rank for strand in group.strands)):
        if group.main:
            continue
        dated = _dated(group)
        if dated is None:
            continue
        for strand in group.strands:
            if strand.published is not None:
                continue
            found.setdefault(strand.article, []).extend(_years_ago(strand, dated))
            main = mains.get(strand.article)
            if main is not None:
                found[strand.article].extend(_superlative(main, strand, dated))
    chosen = {article: _narrowest(options) for article, options in found.items()}
    return {article: anchor for article, anchor in chosen.items() if anchor is not None}


class _Dated(NamedTuple):
    window: Window
    article: int
    title: str


def _dated(group: Group) -> _Dated | None:
    """The explicit dates of an episode, where they lie within one year."""
    known = [
        (strand, event, Window(*chronology.bounds(event.time.edtf)))
        for strand in sorted(group.strands, key=lambda strand: strand.rank)
        for event in strand.events
        if event.time.edtf and event.time.basis is TimeBasis.EXPLICIT
    ]
    closed = [(s, e, w) for s, e, w in known if w.first and w.last and w.days and w.days <= DAYS_OF_YEAR]
    if not closed:
        return None
    # The finest dates say most: "October 2020" rather than "2020".
    finest = min(w.days or 0 for _, _, w in closed)
    strand, event, _ = next(item for item in closed if item[2].days == finest)
    firsts = [w.first for _, _, w in closed if w.days == finest and w.first]
    lasts = [w.last for _, _, w in closed if w.days == finest and w.last]
    if len({day.year for day in (*firsts, *lasts)}) != 1:
        return None
    return _Dated(Window(min(firsts), max(lasts)), strand.article, event.title.rstrip("."))


def _years_ago(strand: Strand, dated: _Dated) -> list[Anchor]:
    assert dated.window.last is not None
    found = []
    for event in strand.events:
        years = chronology.years_ago(event.time.phrase) if event.time.phrase else None
        if not years:
            continue
        year = dated.window.last.year + years
        note = (
            f"the article says “{event.time.phrase}” of what another passage dates {dated.window.last.year} "
            f"(article {dated.article + 1})"
        )
        found.append(Anchor(str(year), Precision.YEAR, Window(date(year, 1, 1), date(year, 12, 31)), note))
    return found


def _superlative(main: Strand, past: Strand, dated: _Dated) -> list[Anchor]:
    """Read "the largest outbreak in almost two years": that long after the dated one of its kind."""
    if not main.events or not any(kin(main.events[0].type, event.type) for event in past.events):
        return []
    assert dated.window.first is not None
    assert dated.window.last is not None
    for passage in _passages(main):
        match = _SUPERLATIVE.search(passage)
        years = chronology.years_ago(f"{match['n']} years ago") if match else None
        if not match or not years:
            continue
        near = (match["near"] or "").casefold()
        early = timedelta(days=150 if near in {"almost", "nearly"} else 60)
        late = timedelta(
            days=60 if near in {"almost", "nearly"} else 365 if near in {"more than", "over"} else 150
        )
        first, last = dated.window.first + years * _YEAR - early, dated.window.last + years * _YEAR + late
        edtf = f"{last.year}~" if first.year == last.year else f"{first.year}/{last.year}"
        note = (
            f"“{match[0]}”, counted from what another passage dates {dated.window.last.year} "
            f"(article {dated.article + 1})"
        )
        return [Anchor(edtf, Precision.YEAR, Window(first, last), note)]
    return []


def _passages(strand: Strand) -> list[str]:
    events = [e.exact for event in strand.events for e in event.evidence]
    return [*events, *(e.exact for claim in strand.claims for e in claim.evidence)]


def _narrowest(options: Sequence[Anchor]) -> Anchor | None:
    if not options or any(not a.window.meets(b.window) for a in options for b in options):
        return None
    return min(options, key=lambda anchor: (anchor.window.days or 0, anchor.edtf))


def apply(strand: Strand, anchor: Anchor | None) -> Strand:
    """Give the undated events of an anchored article the anchor's year, and the strand its window.

    Phrases that name a month or count years ("in November last year") are resolved against the year.
    """
    if anchor is None:
        return strand
    year = Published(edtf=anchor.edtf.rstrip("~"), basis=PublishedBasis.METADATA)
    events = tuple(_redated(event, year, anchor, news=strand.main) for event in strand.events)
    window = anchor.window if strand.main and strand.window == Window(None, None) else strand.window
    return replace(strand, events=events, window=window)


def _redated(event: Event, year: Published, anchor: Anchor, *, news: bool) -> Event:
    if event.time.edtf:
        return event
    if event.time.phrase and len(year.edtf) == len("2020"):
        time = chronology.resolve(event.time.phrase, year, future=event.status is Status.PLANNED)
        if time.edtf:
            return event.model_copy(update={"time": _inferred(time, anchor.note)})
    if not news:
        return event
    time = EventTime(phrase=event.time.phrase, edtf=anchor.edtf, precision=anchor.precision)
    return event.model_copy(update={"time": _inferred(time, anchor.note)})


def _inferred(time: EventTime, note: str) -> EventTime:
    return time.model_copy(update={"basis": TimeBasis.RELATIVE_TO_EVENT, "note": note})


def settle_weekdays(strands: Sequence[Strand]) -> tuple[Strand, ...]:
    """Resolve weekdays of undated articles against the day another article of the episode fixes.

    The weekday is taken as the first one on or after the episode's earliest known day, marked uncertain
    (EDTF ``?``) and as inferred: news of one outbreak is told within days of it.
    """
    days = [
        (window.first, strand.rank, strand.article)
        for strand in strands
        for event in strand.events
        if event.time.edtf
        and (window := Window(*chronology.bounds(event.time.edtf))).first is not None
        and event.status is not Status.PLANNED
        and (window.days or 99) <= A_NIGHT
    ]
    if not days:
        return tuple(strands)
    start, _, article = min(days)
    settled = []
    for strand in strands:
        if strand.published is not None or not strand.main:
            settled.append(strand)
            continue
        events = tuple(_on_weekday(event, start, article) for event in strand.events)
        settled.append(replace(strand, events=events))
    return tuple(settled)


def weekday_after(phrase: str | None, start: date) -> date | None:
    """The first day named by ``phrase`` (a weekday) on or after ``start``; null if it names none."""
    weekday = chronology.weekday(phrase) if phrase else None
    return None if weekday is None else start + timedelta(days=(weekday - start.weekday()) % 7)


def _on_weekday(event: Event, start: date, article: int) -> Event:
    day = weekday_after(event.time.phrase, start)
    if day is None or event.time.precision in {Precision.DAY, Precision.MINUTE}:
        return event
    time = EventTime(
        phrase=event.time.phrase,
        edtf=f"{day.isoformat()}?",
        precision=Precision.DAY,
        basis=TimeBasis.INFERRED,
        note=f"the first such weekday from {start.isoformat()} on, a day that article {article + 1} fixes",
    )
    return event.model_copy(update={"time": time})
