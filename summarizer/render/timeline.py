"""The timeline as a reader sees it: one line an event, with what places it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from summarizer import wording
from summarizer.chronology import in_words
from summarizer.domain.briefing import Briefing
from summarizer.domain.event import Event, Support
from summarizer.domain.story import TimelineEntry
from summarizer.domain.terms import Precision, Status, TimeBasis
from summarizer.render import ledger, words
from summarizer.render.facets import Facets
from summarizer.render.inert import line

_WORKED_OUT = {TimeBasis.RELATIVE_TO_EVENT: "worked out from another event", TimeBasis.INFERRED: "inferred"}
Shape = Literal["day", "days", "month", "season", "year", "years", "bounds", "unknown"]
_SHAPES: Final[dict[Precision, Shape]] = {
    Precision.MINUTE: "day",
    Precision.DAY: "day",
    Precision.WEEKEND: "days",
    Precision.WEEK: "days",
    Precision.INTERVAL: "bounds",
    Precision.MONTH: "month",
    Precision.QUARTER: "season",
    Precision.SEASON: "season",
    Precision.HALF_YEAR: "season",
    Precision.YEAR: "year",
    Precision.DECADE: "years",
    Precision.CENTURY: "years",
    Precision.UNKNOWN: "unknown",
}
_EXACT: Final = frozenset(
    {Precision.MINUTE, Precision.DAY, Precision.WEEKEND, Precision.WEEK, Precision.INTERVAL}
)
_NAMES: Final[dict[Precision, str]] = {
    Precision.INTERVAL: "between two dates",
    Precision.HALF_YEAR: "half a year",
    Precision.UNKNOWN: "no date",
}


@dataclass(frozen=True)
class Moment:
    """An event on the timeline."""

    date: str
    """Its date in words, or its bounds where only they are known; empty for what stands apart."""
    basis: str
    """How the date is known, where the article does not say it itself."""
    title: str
    articles: tuple[str, ...]
    support: str
    """How many articles, publishers and origins tell of it, where it is more than one article.

    In a briefing of less than full length only how many origins, where that is fewer than articles.
    """
    placed: tuple[str, ...]
    """After and before which events it stands, and what says so."""
    conflicts: tuple[str, ...]
    shape: Shape
    """How its precision is drawn."""
    precision: str
    """How exactly its time is known, in words."""
    doubtful: bool
    """Whether its date is uncertain or approximate, or not what the article itself says."""
    group: int
    """Neighbours of one group have the same time as far as is known, and the same words for it."""
    telling: bool
    """Whether it is of a main episode and its date is another and more exact than "in that year"."""
    tokens: str


@dataclass(frozen=True)
class Timeline:
    """The placed events in order, and those that nothing places."""

    placed: tuple[Moment, ...]
    apart: tuple[Moment, ...]


def build(briefing: Briefing, numbers: Mapping[str, int], facets: Facets) -> Timeline:
    """Word the timeline of a briefing; ``numbers`` are those of its articles by id."""
    events = {event.id: event for event in briefing.events}
    main = {
        event: one.time.edtf for one in briefing.episodes if one.role == "main" for event in one.event_ids
    }
    entries = [entry for entry in briefing.timeline if entry.event_id in events]
    speakers: dict[str, set[str]] = defaultdict(set)
    for claim in briefing.claims:
        speakers[claim.event_id].update({claim.speaker} if claim.speaker else ())
    moments: list[tuple[bool, Moment]] = []
    told: tuple[object, ...] = ()
    for entry in entries:
        telling = _tells(entry, main)
        full = briefing.length == "full"
        moment = _moment(entry, events, numbers, facets, speakers, telling=telling, full=full)
        same = (entry.apart, entry.position, moment.date, moment.basis, moment.precision, moment.doubtful)
        earlier = moments[-1][1].group if moments else 0
        moments.append((entry.apart, replace(moment, group=earlier + (same != told))))
        told = same
    return Timeline(
        tuple(moment for apart, moment in moments if not apart),
        tuple(moment for apart, moment in moments if apart),
    )


def _tells(entry: TimelineEntry, main: Mapping[str, str | None]) -> bool:
    if entry.event_id not in main or entry.edtf in {None, main[entry.event_id]}:
        return False
    return entry.precision in _EXACT


def _moment(
    entry: TimelineEntry,
    events: Mapping[str, Event],
    numbers: Mapping[str, int],
    facets: Facets,
    speakers: Mapping[str, Collection[str]],
    *,
    telling: bool,
    full: bool,
) -> Moment:
    event = events[entry.event_id]
    date = words.date(event.time)
    if not date and (entry.earliest or entry.latest):
        date = line(in_words(f"{entry.earliest or '..'}/{entry.latest or '..'}"))
    titles = {
        "after": [words.title(events[other].title) for other in entry.after if other in events],
        "on the same day as": [
            words.title(events[other].title) for other in entry.same_day if other in events
        ],
    }
    placed = [f"{word} “{title}”" for word, found in titles.items() for title in found]
    placed = [] if entry.edtf else [*placed, *map(line, entry.why)]  # a date says it already
    shape = _SHAPES[entry.precision]
    precision = _NAMES.get(entry.precision, entry.precision.value)
    if shape == "unknown" and (entry.earliest or entry.latest):
        shape, precision = "bounds", "only bounds"
    told = dict.fromkeys(evidence.article_id for evidence in event.evidence)
    return Moment(
        date=date,
        basis=_WORKED_OUT.get(entry.basis, ""),
        title=_title(event, speakers.get(event.id, ())),
        articles=ledger.article_numbers(tuple(told), numbers),
        support=_support(event.support, full=full),
        placed=tuple(placed),
        conflicts=tuple(map(line, entry.conflicts)),
        shape=shape,
        precision=precision,
        doubtful=bool(set(entry.edtf or "") & set("?~%[")) or entry.basis is TimeBasis.INFERRED,
        group=0,
        telling=telling,
        tokens=facets.of((), (event.id,)),
    )


def _title(event: Event, speakers: Collection[str]) -> str:
    """What happened, with who says so where it is only alleged and the words do not tell that."""
    title = words.title(event.title.rstrip("."))
    if event.status is not Status.ALLEGED or wording.alleges(title):
        return title
    if len(speakers) != 1:
        return f"{title} (alleged)"
    (speaker,) = speakers
    return f"{title} (according to {wording.small_article(words.who(speaker))})"


def _support(support: Support | None, *, full: bool) -> str:
    if support is None:
        return ""
    if full:
        return words.support(support.articles, support.publishers, support.origins)
    return words.count(support.origins, "origin") if support.origins < support.articles else ""
