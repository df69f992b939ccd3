"""Plain columns for standard output: aligned, no wrapping, inert in a terminal, good for grep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any


def cell(value: Any) -> str:
    """A value as one cell; null and empty are a dash."""
    if value is None or value in ((), [], {}, ""):
        return "-"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (tuple, list)):
        return (
            ", ".join(cell(part) if not isinstance(part, tuple) else "=".join(part) for part in value) or "-"
        )
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def columns(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Rows under their heads, two spaces apart, each line ended."""
    table = [tuple(heads), *(tuple(cell(value) for value in row) for row in rows)]
    widths = [max(len(row[i]) for row in table) for i in range(len(heads))]
    lines = ("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) for row in table)
    return "".join(f"{line.rstrip()}\n" for line in lines)
