"""What asking took, as a run tells it."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.domain.briefing import Usage
from summarizer.llm.base import Usage as Spent
from summarizer.llm.base import total


def add(usages: Iterable[Usage]) -> Usage:
    """Sum up; the cost is null where none is known."""
    return spent(total(usages))


def spent(used: Spent) -> Usage:
    """What the gateway counted."""
    return Usage(
        requests=used.requests,
        input_tokens=used.input_tokens,
        cached_tokens=used.cached_tokens,
        output_tokens=used.output_tokens,
        cost=used.cost,
    )
