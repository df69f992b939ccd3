"""CSV and TSV: one article a row, under a row that names the columns."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple, TextIO

from summarizer.errors import ArticleError
from summarizer.ingest import given as limits
from summarizer.ingest.columns import FIELDS, plain
from summarizer.ingest.fields import read_record
from summarizer.ingest.given import Given, Outcome
from summarizer.ingest.members import gathered
from summarizer.ingest.records import text_stream

_DELIMITERS = (",", ";", "\t", "|")
_RESTARTS = 1000
"""Rows with an open quotation mark after which a table is given up."""
_COLUMNS_SHOWN = 12


class Row(NamedTuple):
    """A row, and the line that it starts at."""

    line: int
    cells: list[str]
    broken: bool
    """Whether a quotation mark was opened and not closed: the cells hold what belongs to other rows."""


def read_table(given: Given) -> Iterator[Outcome]:
    """One article a row. A row that does not fit its columns is named, and the others go on."""
    return gathered(given, _rows(given), "row")


def _rows(given: Given) -> Iterator[Outcome]:
    csv.field_size_limit(limits.LARGEST)
    with text_stream(given) as stream:
        yield from _articles(_Table(stream, "\t" if given.suffix == ".tsv" else None), given)


def _articles(table: _Table, given: Given) -> Iterator[Outcome]:
    header: list[str] = []
    for row in table:
        if not any(cell.strip() for cell in row.cells):
            continue
        if not header:
            header = [cell.strip().lstrip("\ufeff") for cell in row.cells]
            _check(header, given)
            continue
        part = given.part(f":{row.line}", b"")
        try:
            _check_row(row, header, part.name)
            yield read_record(dict(zip(reversed(header), _padded(row.cells, len(header)), strict=True)), part)
        except ArticleError as error:
            yield error
    if not header:
        raise ArticleError(f"{given.name}: a table without rows", hint="check the export")
    if table.gave_up:
        raise ArticleError(
            f"{given.name}: its quotation marks are broken from line {table.line:,} on",
            hint="export it again with every field quoted",
        )


def _padded(cells: list[str], width: int) -> list[str]:
    """As many cells as columns, the last first: of two columns of one name the first one counts."""
    return [*cells, *[""] * (width - len(cells))][::-1]


def _check(header: list[str], given: Given) -> None:
    """Whether a column holds the text.

    Raises:
        ArticleError: none does.
    """
    columns = given.options.columns
    names = {plain(name) for name in header}
    if columns is not None:
        wanted = [name for key, name in columns.names.items() if key in {"text", "html"}]
        missing = [name for name in columns.names.values() if plain(name) not in names]
        if missing and (wanted or not names.intersection((*FIELDS["text"], *FIELDS["html"]))):
            raise ArticleError(
                f"{given.name}: has no column {missing[0]}; it has {_shown(header)}",
                hint="name a column of its first row",
            )
        if wanted:
            return
    if not names.intersection((*FIELDS["text"], *FIELDS["html"])):
        raise ArticleError(
            f"{given.name}: no column holds the text; it has {_shown(header)}",
            hint="say which column does: --columns text=NAME (the first row must name the columns)",
        )


def _shown(header: list[str]) -> str:
    names = [" ".join(name.split())[:40] or "(no name)" for name in header]
    more = f" and {len(names) - _COLUMNS_SHOWN} more" if len(names) > _COLUMNS_SHOWN else ""
    return ", ".join(names[:_COLUMNS_SHOWN]) + more


def _check_row(row: Row, header: list[str], name: str) -> None:
    if row.broken:
        raise ArticleError(
            f"{name}: a quotation mark is opened and not closed",
            hint="export it again with every field quoted",
        )
    if len(row.cells) > len(header) and any(row.cells[len(header) :]):
        raise ArticleError(
            f"{name}: {len(row.cells)} fields under {len(header)} columns: its quotation marks are wrong",
            hint="export it again with every field quoted",
        )
    del row.cells[len(header) :]


class _Table:
    """Rows with their line numbers. After one with an open quotation mark, reading goes on a line later."""

    def __init__(self, stream: TextIO, delimiter: str | None) -> None:
        self._stream = stream
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._delimiter = delimiter
        self._size = 0
        self._ended = False
        """Whether the row at hand was ended by the end of the file."""
        self.line = 1
        self.gave_up = False

    def __iter__(self) -> Iterator[Row]:
        self._choose_delimiter()
        restarts = 0
        reader = self._reader()
        width = 0
        while True:
            self._taken, self._ended = [], False
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                cells = []
            broken = self._is_broken(cells, width)
            width = width or len(cells)
            yield Row(self.line, cells, broken)
            if broken:
                restarts += 1
                self._again.extendleft(reversed(self._taken[1:]))
                self.line += 1
                reader = self._reader()
                if restarts > _RESTARTS:
                    self.gave_up = True
                    return
            else:
                self.line += len(self._taken)

    def _is_broken(self, cells: list[str], width: int) -> bool:
        if not cells and any(line.strip() for line in self._taken):
            return True
        odd = sum(line.count('"') for line in self._taken) % 2 == 1
        several = len(self._taken) > 1
        return (odd and (several or self._ended)) or (several and bool(width) and len(cells) != width)

    def _reader(self) -> Iterator[list[str]]:
        return csv.reader(self._lines(), delimiter=self._delimiter or ",")

    def _lines(self) -> Iterator[str]:
        while line := self._again.popleft() if self._again else self._stream.readline(limits.LARGEST):
            self._taken.append(line.replace("\0", ""))
            self._size = len(line) if len(self._taken) == 1 else self._size + len(line)
            if self._size > limits.LARGEST:
                break
            yield self._taken[-1]
        self._ended = True

    def _choose_delimiter(self) -> None:
        first = self._stream.readline(limits.LARGEST)
        if first.lower().startswith("sep=") and len(first.rstrip()) == len("sep=,"):
            self._delimiter = first[4]
            self.line += 1
            return
        self._again.append(first)
        if self._delimiter is None:
            quoted = first.split('"')[::2]
            self._delimiter = max(_DELIMITERS, key=lambda mark: sum(part.count(mark) for part in quoted))
