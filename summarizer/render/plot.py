"""The ledger as pictures: each speaker's figure as a point or a range on one axis for what is counted alike.

Horizontal places are percentages, so that a picture takes the width it is given and its letters stay as they
are; vertical ones are pixels. Nothing is drawn that no source states: an open end is an arrow.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from summarizer.domain.story import LedgerEntry, LedgerRow
from summarizer.domain.terms import Operator
from summarizer.render import words
from summarizer.render.facets import disputed, revised
from summarizer.render.inert import line

_LEFT: Final = 2.0
_RIGHT: Final = 90.0
"""Where the axis begins and ends, in percent; what is beyond is for arrows."""
_HEAD: Final = 24
_LINE: Final = 40
_SPACE: Final = 10
_AXIS: Final = 26
_LONGEST: Final = 54
_MOST: Final = 16
"""Most figures of one row that are drawn; of more, some between the smallest and the largest are left to the
table."""
_LOGARITHMIC: Final = 100
"""From this ratio between the largest and the smallest figure on, the axis is logarithmic (log(1 + v))."""
_TICKS: Final = 5

Standing = Literal["plain", "disputed", "replaced"]


@dataclass(frozen=True)
class Drawn:
    """One figure: from ``low`` to ``high``, which are equal for a point."""

    y: int
    low: float
    high: float
    shape: Literal["point", "range"]
    open_left: bool
    open_right: bool
    hollow: bool
    """The figure itself is not meant ("more than"), or not exactly ("about")."""
    standing: Standing
    label: str
    figure: str
    tokens: str


@dataclass(frozen=True)
class Band:
    """The figures of one row, below its name."""

    y: int
    title: str
    drawn: tuple[Drawn, ...]
    joined: tuple[tuple[float, int, float, int], ...]
    """From each replaced figure to the one that replaces it: x, y, x, y."""
    left: int
    """How many figures of the row are not drawn."""


@dataclass(frozen=True)
class Plot:
    """A picture."""

    title: str
    summary: str
    """What it shows, in one sentence, for who does not see it."""
    height: int
    ticks: tuple[tuple[float, str], ...]
    bands: tuple[Band, ...]
    logarithmic: bool

    @property
    def floor(self) -> int:
        """Where the axis stands."""
        return self.height - _AXIS


def build(rows: Sequence[LedgerRow], tokens: Mapping[str, str]) -> tuple[Plot, ...]:
    """Return a picture for each kind of count that has at least two figures with a number.

    Args:
        rows: Of one episode.
        tokens: What filters pick a figure by, by the entry's id.
    """
    groups: dict[tuple[str, str, str], list[LedgerRow]] = {}
    for row in rows:
        if any(_bounded(entry) for entry in row.entries):
            groups.setdefault((row.measure, line(row.unit or ""), row.scope), []).append(row)
    return tuple(
        _plot(group, tokens)
        for group in groups.values()
        if sum(_bounded(entry) for row in group for entry in row.entries) > 1
    )


def _bounded(entry: LedgerEntry) -> bool:
    return entry.low is not None or entry.high is not None


def _plot(rows: Sequence[LedgerRow], tokens: Mapping[str, str]) -> Plot:
    values = [
        value
        for row in rows
        for entry in row.entries
        for value in (entry.low, entry.high)
        if value is not None
    ]
    scale = _Scale(max(0.0, min(values)), max(values))
    bands = []
    y = 4
    for row in rows:
        bands.append(_band(row, y, scale, tokens))
        y += _HEAD + _LINE * len(bands[-1].drawn) + _SPACE
    first = rows[0]
    title = f"{words.counted(first)}, {words.SCOPES[first.scope]}"
    figures = "; ".join(f"{band.title}: {words.listed([one.figure for one in band.drawn])}" for band in bands)
    return Plot(
        title=title,
        summary=f"{title}. {figures}. The table beside it has the same figures.",
        height=y + _AXIS,
        ticks=tuple((scale.place(value), _number(value)) for value in scale.ticks()),
        bands=tuple(bands),
        logarithmic=scale.logarithmic,
    )


def _band(row: LedgerRow, y: int, scale: _Scale, tokens: Mapping[str, str]) -> Band:
    entries = _revisions_together([entry for entry in row.entries if _bounded(entry)])
    left = len(entries)
    entries = _some(row, entries)
    left -= len(entries)
    drawn = {
        entry.id: _drawn(row, entry, y + _HEAD + _LINE * number + 27, scale, tokens.get(entry.id, ""))
        for number, entry in enumerate(entries)
    }
    joined = [
        (
            drawn[entry.id].high,
            drawn[entry.id].y,
            drawn[entry.superseded_by].low,
            drawn[entry.superseded_by].y,
        )
        for entry in entries
        if entry.superseded_by in drawn
    ]
    return Band(y + 15, words.what(row), tuple(drawn.values()), tuple(joined), left)


def _some(row: LedgerRow, entries: list[LedgerEntry]) -> list[LedgerEntry]:
    """Of many, the revisions, the extremes and, evenly spaced by size, others between them."""
    if len(entries) <= _MOST:
        return entries
    kept = [entry for entry in entries if revised(row, entry)][:_MOST]
    others = sorted((entry for entry in entries if entry not in kept), key=_size)
    room = _MOST - len(kept)
    kept += (
        [others[round(step * (len(others) - 1) / max(1, room - 1))] for step in range(room)] if others else []
    )
    return [entry for entry in entries if entry in kept]


def _size(entry: LedgerEntry) -> float:
    return entry.low if entry.low is not None else entry.high or 0.0


def _revisions_together(entries: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """A replaced figure stands right above the one that replaces it."""
    ordered: list[LedgerEntry] = []
    for entry in entries:
        if entry in ordered:
            continue
        earlier = [other for other in entries if other.superseded_by == entry.id and other not in ordered]
        if entry.superseded_by in {other.id for other in entries}:
            continue
        ordered += [*earlier, entry]
    return ordered + [entry for entry in entries if entry not in ordered]


def _drawn(row: LedgerRow, entry: LedgerEntry, y: int, scale: _Scale, tokens: str) -> Drawn:
    low, high = entry.low, entry.high
    start = scale.place(low if low is not None else high or 0.0)
    end = scale.place(high if high is not None else low or 0.0)
    standing: Standing = "plain"
    if entry.superseded_by is not None:
        standing = "replaced"
    elif disputed(row, entry):
        standing = "disputed"
    who = line(entry.speaker or "") or "no speaker named"
    figure = line(entry.phrase)
    if standing == "replaced":
        figure += " (replaced)"
    elif revised(row, entry):
        figure += " (later)"
    return Drawn(
        y=y,
        low=start,
        high=end,
        shape="range" if start != end else "point",
        open_left=low is None,
        open_right=high is None,
        hollow=entry.operator in {Operator.ABOUT, Operator.MORE_THAN, Operator.FEWER_THAN, Operator.NEARLY},
        standing=standing,
        label=_cut(f"{figure}: {who}"),
        figure=f"{figure}: {who}",
        tokens=tokens,
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


class _Scale:
    """Where a value stands, in percent of the width. From zero, so that lengths can be compared."""

    def __init__(self, low: float, high: float) -> None:
        self.top = high if high > 0 else 1.0
        self.logarithmic = low > 0 and high / low >= _LOGARITHMIC

    def place(self, value: float) -> float:
        value = max(0.0, value)
        part = math.log1p(value) / math.log1p(self.top) if self.logarithmic else value / self.top
        return round(_LEFT + (_RIGHT - _LEFT) * part, 2)

    def ticks(self) -> list[float]:
        if self.logarithmic:
            powers = range(math.floor(math.log10(self.top)) + 1)
            apart = 1 + len(powers) // (_TICKS + 1)
            return [0.0, *(10.0**power for power in powers if power % apart == 0)]
        step: float = 10.0 ** math.floor(math.log10(self.top / _TICKS))
        step *= next(factor for factor in (1, 2, 5, 10) if self.top / (step * factor) <= _TICKS)
        if step < 1 and float(self.top).is_integer():
            step = 1.0
        return [step * number for number in range(math.floor(self.top / step + 1e-9) + 1)]


def _number(value: float) -> str:
    for unit, name in ((1e9, "bn"), (1e6, "m")):
        if value >= unit:
            return f"{value / unit:g} {name}"
    return f"{int(value):,}" if value.is_integer() else f"{value:g}"
