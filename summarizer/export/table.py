"""A table of events, as CSV for spreadsheets or as lines of JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summarizer.domain.event import Event

Cell = str | int | float | None | tuple[str, ...]
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_BETWEEN = "; "


def words(pattern: str) -> re.Pattern[str]:
    """A pattern that is looked for in any case."""
    return re.compile(pattern, re.IGNORECASE)


class Table(NamedTuple):
    """One row an event, all with the same columns in their order."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Cell], ...]
    left_out: tuple[tuple[Event, str], ...]
    """The events that the scheme does not code, each with the reason."""

    @property
    def event_ids(self) -> tuple[str, ...]:
        """The events that have a row."""
        return tuple(str(row["event_id"]) for row in self.rows)


def csv_text(table: Table) -> str:
    """The table with a line of column names. Null is an empty cell; several values are joined by "; ".

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(row[column]) for column in table.columns] for row in table.rows)
    return file.getvalue()


def jsonl_text(rows: Sequence[Mapping[str, object]]) -> str:
    """One JSON object a line. Characters other than ASCII are written as escapes, harmless to print."""
    return "".join(json.dumps(dict(row)) + "\n" for row in rows)


def _cell(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = _BETWEEN.join(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str):
        value = " ".join(value.split())
        return f"'{value}" if value.startswith(_FORMULA) else value
    return value
