"""A briefing's events in the schemes of others: UCDP GED, ACLED, PLOVER. The ledger stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from summarizer.domain.briefing import Briefing
from summarizer.export import acled, plover, ucdp
from summarizer.export.mentions import mentions
from summarizer.export.table import Table, csv_text, jsonl_text

__all__ = ["SCHEMES", "Table", "csv_text", "jsonl_text", "mentions"]

SCHEMES: Mapping[str, Callable[[Briefing], Table]] = MappingProxyType(
    {"ucdp": ucdp.table, "acled": acled.table, "plover": plover.table}
)
"""By name, what makes a table of a briefing. Pure."""
