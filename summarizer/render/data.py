"""The briefing as data: JSON for programs, ledger and timeline as CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence

from pydantic_core import PydanticSerializationError

from summarizer.domain.base import Value
from summarizer.domain.briefing import Briefing
from summarizer.domain.story import LedgerEntry, TimelineEntry
from summarizer.render import inert

_TERMINAL = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_LATER_CELL = re.compile(r"""(;[\s"']*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])""")
"""Where a spreadsheet that takes semicolons for the separator would begin a cell, and a formula in it."""
_LEDGER = (
    "episode_id",
    "episode",
    "role",
    "row_id",
    "measure",
    "side",
    "victim_kind",
    "scope",
    "unit",
    "group",
    "stretch",
    "relation",
    "entry_id",
    "figure",
    "operator",
    "low",
    "high",
    "speaker",
    "origin",
    "as_of",
    "articles",
    "article_ids",
    "article_count",
    "publishers",
    "independent",
    "origins",
    "superseded_by",
    "claim_ids",
)
_TIMELINE = (
    "position",
    "date",
    "precision",
    "basis",
    "earliest",
    "latest",
    "event_id",
    "event",
    "type",
    "status",
    "place",
    "phrase",
    "episode_id",
    "episode",
    "role",
    "articles",
    "article_ids",
    "publishers",
    "origins",
    "after",
    "before",
    "same_day",
    "apart",
    "why",
    "conflicts",
)
_Cell = str | float | None


def json_text(value: Value) -> str:
    """Return a briefing, or another result, as JSON, indented by two, with a final newline.

    Characters that a terminal would obey are written as escapes: the same data, harmless to print.
    """
    try:
        text = value.model_dump_json(indent=2)
    except PydanticSerializationError:  # half a character in it
        text = json.dumps(value.model_dump(mode="json"), indent=2, ensure_ascii=False)
    return _TERMINAL.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def ledger_csv(briefing: Briefing) -> str:
    """Return one line for each ledger entry, after a line of column names.

    Several values in one cell are joined by a space. A cell that a spreadsheet would take for a formula
    gets an apostrophe in front; an empty cell stands for null.
    """
    numbers = _numbers(briefing)
    return _table(
        _LEDGER,
        (
            (
                *(episode.id, episode.title, episode.role, row.id, row.measure, row.side),
                *(row.victim_kind, row.scope, row.unit, row.group, row.stretch, row.relation),
                *_entry(entry, numbers),
            )
            for episode in briefing.episodes
            for row in episode.ledger
            for entry in row.entries
        ),
    )


def timeline_csv(briefing: Briefing) -> str:
    """Return one line for each event of the timeline, in its order, after a line of column names.

    Cells are made as in the ledger; several sentences in one cell (``why``, ``conflicts``) are joined by
    " / ". An event without a position stands apart: nothing places it.
    """
    numbers = _numbers(briefing)
    events = {event.id: event for event in briefing.events}
    episodes = {event: one for one in reversed(briefing.episodes) for event in one.event_ids}

    def cells(entry: TimelineEntry) -> Iterable[_Cell]:
        event, episode = events.get(entry.event_id), episodes.get(entry.event_id)
        told = tuple(dict.fromkeys(e.article_id for e in event.evidence)) if event else ()
        yield from (entry.position, entry.edtf, entry.precision, entry.basis, entry.earliest, entry.latest)
        yield entry.event_id
        yield from (
            (event.title, event.type, event.status, event.place, event.time.phrase) if event else (None,) * 5
        )
        yield from (episode.id, episode.title, episode.role) if episode else (None,) * 3
        yield from (_cited(told, numbers), " ".join(told))
        support = event.support if event else None
        yield from (float(support.publishers), float(support.origins)) if support else (None, None)
        yield from map(" ".join, (entry.after, entry.before, entry.same_day))
        yield "yes" if entry.apart else "no"
        yield from map(" / ".join, (entry.why, entry.conflicts))

    return _table(_TIMELINE, map(cells, briefing.timeline))


def _numbers(briefing: Briefing) -> dict[str, int]:
    return {article.id: article.number for article in briefing.articles}


def _table(columns: Sequence[str], rows: Iterable[Iterable[_Cell]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def _cited(articles: Iterable[str], numbers: Mapping[str, int]) -> str:
    return " ".join(map(str, sorted({numbers[article] for article in articles if article in numbers})))


def _entry(entry: LedgerEntry, numbers: Mapping[str, int]) -> tuple[_Cell, ...]:
    return (
        *(entry.id, entry.phrase, entry.operator, entry.low, entry.high, entry.speaker, entry.origin),
        *(entry.as_of, _cited(entry.article_ids, numbers), " ".join(entry.article_ids)),
        *map(float, (len(entry.article_ids), entry.publishers, entry.independent, 1)),
        *(entry.superseded_by, " ".join(entry.claim_ids)),
    )


def _cell(value: _Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        text = _LATER_CELL.sub(r"\1'", inert.line(value))
        return f"'{text}" if text.startswith(_FORMULA) else text
    return f"{value:.0f}" if float(value).is_integer() else str(value)
