"""Pieces of Markdown: sentences with their footnote marks, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from summarizer.render import words
from summarizer.render.account import Said
from summarizer.render.escape import block, inline
from summarizer.render.passages import Mark

_WIDEST: Final = 30
"""Columns of a table are aligned up to this width; longer cells stick out."""


def said(one: Said, *, opens: bool) -> str:
    """Return a sentence with its marks; ``opens`` says whether it begins a paragraph."""
    text = block(one.text) if opens else inline(one.text)
    return f"{text}{marks(one.marks)}{noted(one)}"


def noted(one: Said | None) -> str:
    """Return a sentence's note."""
    return f" *({inline(one.note)})*" if one and one.note else ""


def marks(given: Iterable[Mark]) -> str:
    """Return footnote marks."""
    return "".join(f"[^{mark.label}]" for mark in given)


def articles(numbers: Sequence[str]) -> str:
    """Return the numbers of articles in words."""
    return inline(f"{'article' if len(numbers) == 1 else 'articles'} {words.numbered(numbers) or 'none'}")


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Return a table of escaped cells below a head; a column without any cell is left out."""
    filled = [place for place, column in enumerate(zip(*rows, strict=True)) if any(column[1:])]
    kept = [[row[place] for place in filled] for row in rows]
    widths = [min(max(map(len, column)), _WIDEST) for column in zip(*kept, strict=True)]
    widths[-1] = 0  # nothing stands behind the last column
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in kept]
    lines.insert(1, "|" + "|".join("-" * max(width + 2, 3) for width in widths) + "|")
    return "\n".join(lines)
