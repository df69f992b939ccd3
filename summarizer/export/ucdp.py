"""Events as the UCDP Georeferenced Event Dataset has them: organised violence with at least one death."""

from __future__ import annotations

from summarizer import chronology
from summarizer.domain.briefing import BriefedEpisode, Briefing
from summarizer.domain.event import Event
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import Status
from summarizer.export.deaths import deaths
from summarizer.export.places import where_prec
from summarizer.export.sides import Side, at_civilians, sides
from summarizer.export.table import Cell, Table

COLUMNS = (
    "event_id", "episode_id", "year", "type_of_violence", "side_a", "side_b",
    "date_start", "date_end", "date_prec", "where_description", "where_prec",
    "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "best_basis",
    "event_clarity", "number_of_sources", "number_of_origins", "source_article", "headline",
    "codable", "why_not",
)  # fmt: skip
_VIOLENT = frozenset({EventType.CLASH, EventType.ATTACK})
_REAL = frozenset({Status.HAPPENED, Status.ONGOING})
_STATE_BASED, _NON_STATE, _ONE_SIDED = 1, 2, 3


def table(briefing: Briefing) -> Table:
    """One row a clash or attack that happened. Pure."""
    episodes = {episode.id: episode for episode in briefing.episodes}
    rows, left_out = [], []
    for event in briefing.events:
        if event.type not in _VIOLENT:
            left_out.append((event, f"GED does not code {event.type.value.replace('_', ' ')}"))
        elif event.status not in _REAL:
            left_out.append((event, f"it is told as {event.status.value}"))
        else:
            rows.append(_row(briefing, event, episodes.get(event.episode_id or "")))
    return Table(COLUMNS, tuple(rows), tuple(left_out))


def _row(briefing: Briefing, event: Event, episode: BriefedEpisode | None) -> dict[str, Cell]:
    a, b = sides(event)
    dead = deaths(briefing, event, a.name if a else None, b.name if b else None)
    first, last = chronology.bounds(event.time.edtf) if event.time.edtf else (None, None)
    precision = chronology.date_prec(event.time)
    where = where_prec(event.place)
    why_not = [
        reason
        for reason, holds in (
            ("no death is reported", not dead.any),
            ("the date is not known to a year", precision is None),
            ("no place is told", where is None),
            ("nobody who did it is named", a is None),
        )
        if holds
    ]
    articles = {article.id: article for article in briefing.articles}
    tellers = [articles[i] for i in dict.fromkeys(e.article_id for e in event.evidence) if i in articles]
    return {
        "event_id": event.id,
        "episode_id": episode.id if episode else None,
        "year": first.year if first and last and first.year == last.year else None,
        "type_of_violence": _violence(event, a, b),
        "side_a": a.name if a else None,
        "side_b": b.name if b else ("Civilians" if at_civilians(event) else None),
        "date_start": first.isoformat() if first else None,
        "date_end": last.isoformat() if last else None,
        "date_prec": precision,
        "where_description": event.place,
        "where_prec": where,
        "deaths_a": dead.a.best,
        "deaths_b": dead.b.best,
        "deaths_civilians": dead.civilians.best,
        "deaths_unknown": dead.unknown.best,
        "best": dead.total.best,
        "high": dead.total.high,
        "low": dead.total.low,
        "best_basis": dead.total.basis,
        "event_clarity": 1 if precision == 1 else 2 if precision else None,
        "number_of_sources": len(tellers),
        "number_of_origins": event.support.origins if event.support else None,
        "source_article": tuple(f"{one.publisher or one.source}: {one.title}" for one in tellers),
        "headline": event.title,
        "codable": int(not why_not),
        "why_not": tuple(why_not),
    }


def _violence(event: Event, a: Side | None, b: Side | None) -> int | None:
    if a is not None and b is None and at_civilians(event):
        return _ONE_SIDED
    if a is None or b is None:
        return None
    return _STATE_BASED if a.state or b.state else _NON_STATE
