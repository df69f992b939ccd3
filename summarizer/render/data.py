"""The briefing as data: JSON for programs, the ledger as CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import re

from summarizer.domain.base import Value
from summarizer.domain.briefing import Briefing
from summarizer.domain.story import LedgerEntry
from summarizer.render import inert

_TERMINAL = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_COLUMNS = (
    "episode_id",
    "episode",
    "role",
    "row_id",
    "measure",
    "side",
    "victim_kind",
    "scope",
    "unit",
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
    "superseded_by",
    "claim_ids",
)


def json_text(value: Value) -> str:
    """Return a briefing, or another result, as JSON, indented by two, with a final newline.

    Characters that a terminal would obey are written as escapes: the same data, harmless to print.
    """
    text = json.dumps(value.model_dump(mode="json"), indent=2, ensure_ascii=False)
    return _TERMINAL.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def ledger_csv(briefing: Briefing) -> str:
    """Return one line for each ledger entry, after a line of column names.

    Several values in one cell are joined by a space. A cell that a spreadsheet would take for a formula
    gets an apostrophe in front; an empty cell stands for null.
    """
    numbers = {article.id: article.number for article in briefing.articles}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for episode in briefing.episodes:
        for row in episode.ledger:
            for entry in row.entries:
                cells = (
                    *(episode.id, episode.title, episode.role, row.id, row.measure, row.side),
                    *(row.victim_kind, row.scope, row.unit, row.relation),
                    *_entry(entry, numbers),
                )
                writer.writerow([_cell(cell) for cell in cells])
    return out.getvalue()


def _entry(entry: LedgerEntry, numbers: dict[str, int]) -> tuple[str | float | None, ...]:
    cited = sorted({numbers[article_id] for article_id in entry.article_ids if article_id in numbers})
    return (
        *(entry.id, entry.phrase, entry.operator, entry.low, entry.high, entry.speaker, entry.origin),
        *(entry.as_of, " ".join(map(str, cited)), " ".join(entry.article_ids)),
        *(entry.superseded_by, " ".join(entry.claim_ids)),
    )


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        text = inert.line(value)
        return f"'{text}" if text.startswith(_FORMULA) else text
    return str(int(value)) if value.is_integer() else str(value)
