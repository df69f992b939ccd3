"""The ledger as a picture inside its table: each figure as a point or a range on an axis that it shares.

Horizontal places are percentages of a cell, so that a picture takes the width it is given. Nothing is drawn
that no source states: an open end is an arrow.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from summarizer.domain.story import LedgerEntry, LedgerRow
from summarizer.domain.terms import Measure, Operator
from summarizer.render.facets import disputed
from summarizer.render.inert import line

_LEFT: Final = 4.0
_RIGHT: Final = 84.0
"""Where the axis begins and ends, in percent; what is beyond is for arrows."""
_LOGARITHMIC: Final = 100
"""From this ratio between the largest and the smallest figure on, the axis is logarithmic (log(1 + v))."""
_TICKS: Final = 3
_HARM: Final = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED, Measure.MISSING})
"""Counts of people of one order, which share an axis."""

Standing = Literal["plain", "disputed", "replaced"]
Kind = tuple[str, str]


@dataclass(frozen=True)
class Drawn:
    """One figure: from ``low`` to ``high``, which are equal for a point."""

    low: float
    high: float
    shape: Literal["point", "range"]
    open_left: bool
    open_right: bool
    hollow: bool
    """The figure itself is not meant ("more than"), or not exactly ("about")."""
    standing: Standing
    above: float | None = None
    """Where a line comes in from the figure above, one of the two being a revision of the other."""
    below: float | None = None
    """Where such a line leaves to the figure below."""


@dataclass(frozen=True)
class Axis:
    """What figures of one kind are drawn on."""

    ticks: tuple[tuple[float, str], ...]
    logarithmic: bool


@dataclass(frozen=True)
class Drawing:
    """The picture of a ledger."""

    axes: Mapping[Kind, Axis]
    """By the kind of figure; kinds that are not drawn are missing."""
    figures: Mapping[str, Drawn]
    """By the id of the ledger's entry."""


def kind(row: LedgerRow) -> Kind:
    """Return what the figures of one axis have in common."""
    unit = line(row.unit or "")
    return ("people harmed", "") if row.measure in _HARM and not unit else (row.measure.value, unit)


def build(rows: Sequence[LedgerRow]) -> Drawing:
    """Return the picture of the rows of one episode; kinds with less than two numbers have none.

    Args:
        rows: The rows, each with its entries in the order in which they are shown.
    """
    groups: dict[Kind, list[LedgerRow]] = {}
    for row in rows:
        groups.setdefault(kind(row), []).append(row)
    axes: dict[Kind, Axis] = {}
    figures: dict[str, Drawn] = {}
    for name, group in groups.items():
        entries = [entry for row in group for entry in row.entries if _bounded(entry)]
        if len(entries) < 2:  # noqa: PLR2004 - a figure alone shows nothing
            continue
        scale = _Scale([value for entry in entries for value in (entry.low, entry.high) if value is not None])
        axes[name] = Axis(
            tuple((scale.place(value), _number(value)) for value in scale.ticks()), scale.logarithmic
        )
        for row in group:
            figures |= _row(row, scale)
    return Drawing(axes, figures)


def _bounded(entry: LedgerEntry) -> bool:
    return entry.low is not None or entry.high is not None


def _row(row: LedgerRow, scale: _Scale) -> dict[str, Drawn]:
    above: dict[str, float] = {}
    below: dict[str, float] = {}
    for one, other in pairwise(row.entries):
        if other.superseded_by == one.id and _bounded(one) and _bounded(other):
            middle = (scale.span(one)[0] + scale.span(other)[1]) / 2
            below[one.id] = above[other.id] = round(middle, 2)
    return {
        entry.id: _drawn(row, entry, scale, (above.get(entry.id), below.get(entry.id)))
        for entry in row.entries
        if _bounded(entry)
    }


def _drawn(
    row: LedgerRow, entry: LedgerEntry, scale: _Scale, joined: tuple[float | None, float | None]
) -> Drawn:
    low, high = scale.span(entry)
    standing: Standing = "plain"
    if entry.superseded_by is not None:
        standing = "replaced"
    elif disputed(row, entry):
        standing = "disputed"
    return Drawn(
        low=low,
        high=high,
        shape="range" if low != high else "point",
        open_left=entry.low is None,
        open_right=entry.high is None,
        hollow=entry.operator in {Operator.ABOUT, Operator.MORE_THAN, Operator.FEWER_THAN, Operator.NEARLY},
        standing=standing,
        above=joined[0],
        below=joined[1],
    )


class _Scale:
    """Where a value stands, in percent of the width. From zero, so that lengths can be compared."""

    def __init__(self, values: Sequence[float]) -> None:
        low, high = max(0.0, min(values)), max(values)
        self.top = high if high > 0 else 1.0
        self.logarithmic = low > 0 and high / low >= _LOGARITHMIC

    def place(self, value: float) -> float:
        value = max(0.0, value)
        part = math.log1p(value) / math.log1p(self.top) if self.logarithmic else value / self.top
        return round(_LEFT + (_RIGHT - _LEFT) * part, 2)

    def span(self, entry: LedgerEntry) -> tuple[float, float]:
        low = entry.low if entry.low is not None else entry.high or 0.0
        return self.place(low), self.place(entry.high if entry.high is not None else low)

    def ticks(self) -> list[float]:
        if self.logarithmic:
            powers = math.floor(math.log10(self.top))
            apart = 1 + (powers - 1) // _TICKS
            return [0.0, *(10.0**power for power in range(apart, powers + 1, apart))]
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
