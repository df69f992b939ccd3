"""Tokens and money, by stage and provider; and the limit that a run may spend.

Before a call its price is estimated: characters / 4 for the input, and as output the longest that this
provider has given in this stage. Before the first answer of a kind nothing is known of the output, so with
a limit set one call goes ahead alone, if at least its input fits, and the others wait for what it teaches.
The limit can therefore be crossed only by as much as an answer is longer than every one before it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from summarizer.config import Prices
from summarizer.errors import BudgetError
from summarizer.llm.answers import Tokens

Kind: TypeAlias = tuple[str, str]
"""Stage and provider."""


def price(tokens: Tokens, prices: Prices | None) -> float | None:
    """Money for one exchange; null where no prices are configured."""
    if prices is None:
        return None
    cached_price = prices.input if prices.cached_input is None else prices.cached_input
    fresh = tokens.input - tokens.cached
    return (fresh * prices.input + tokens.cached * cached_price + tokens.output * prices.output) / 1e6


@dataclass(frozen=True)
class Total:
    """What one stage used of one provider. ``free`` requests came from the cache or a recording.

    ``imported`` are those of the free ones whose answers came from a batch: they were paid for with it.
    """

    requests: int = 0
    free: int = 0
    imported: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    free_tokens: int = 0
    cost: float | None = None
    currency: str | None = None


@dataclass
class Budget:
    """The accounts of one run; shared by its gateways. ``max_cost`` null: no limit."""

    max_cost: float | None = None
    totals: dict[Kind, Total] = field(default_factory=dict)
    _reserved: dict[int, float] = field(default_factory=dict)
    _longest: dict[Kind, int] = field(default_factory=dict)
    _probing: set[Kind] = field(default_factory=set)
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    _tickets: int = 0

    @property
    def spent(self) -> float:
        """Money spent so far in this run."""
        return sum(total.cost or 0.0 for total in self.totals.values())

    async def reserve(self, kind: Kind, input_tokens: int, prices: Prices | None) -> int:
        """Set aside what a call is expected to cost, waiting for calls in flight where that decides.

        Returns:
            A ticket to settle.

        Raises:
            BudgetError: the call would cross the limit.
        """
        self._tickets += 1
        ticket = self._tickets
        if self.max_cost is None or prices is None:
            return ticket
        async with self._changed:
            while True:
                known = kind in self._longest
                expected = price(Tokens(input_tokens, 0, self._longest.get(kind, 0)), prices) or 0.0
                fits = self.spent + sum(self._reserved.values()) + expected <= self.max_cost
                if fits and (known or kind not in self._probing):
                    break
                if not self._reserved:
                    raise BudgetError(
                        f"the next call would cost about {expected:.4f} {prices.currency} and cross the limit"
                        f" ({self.spent:.4f} of {self.max_cost:g} spent)",
                        hint="raise --max-cost; what was answered is kept",
                    )
                await self._changed.wait()
            self._reserved[ticket] = expected
            if not known:
                self._probing.add(kind)
        return ticket

    async def settle(self, ticket: int, kind: Kind, tokens: Tokens | None, prices: Prices | None) -> None:
        """Book a call, or only release what was set aside for it (``tokens`` null: it brought no answer)."""
        self._reserved.pop(ticket, None)
        self._probing.discard(kind)
        if tokens is not None:
            total = self.totals.get(kind, Total())
            cost = price(tokens, prices)
            self._longest[kind] = max(self._longest.get(kind, 0), tokens.output)
            self.totals[kind] = replace(
                total,
                requests=total.requests + 1,
                input_tokens=total.input_tokens + tokens.input,
                cached_tokens=total.cached_tokens + tokens.cached,
                output_tokens=total.output_tokens + tokens.output,
                cost=total.cost if cost is None else (total.cost or 0.0) + cost,
                currency=prices.currency if prices else total.currency,
            )
        if self.max_cost is not None:
            async with self._changed:
                self._changed.notify_all()

    @property
    def money(self) -> dict[str, float]:
        """Spent so far in each currency."""
        found: dict[str, float] = {}
        for total in self.totals.values():
            if total.currency is not None:
                found[total.currency] = found.get(total.currency, 0.0) + (total.cost or 0.0)
        return found

    def count_free(self, kind: Kind, tokens: Tokens, *, imported: bool = False) -> None:
        """Book an answer that cost nothing this time."""
        total = self.totals.get(kind, Total())
        self.totals[kind] = replace(
            total,
            free=total.free + 1,
            imported=total.imported + imported,
            free_tokens=total.free_tokens + tokens.input + tokens.output,
        )
