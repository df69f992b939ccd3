"""How many requests at once, and how many a minute.

Concurrency is additive increase, multiplicative decrease: a 429 halves it, once for all requests that
were in flight together, and every answer lets it climb back a little. Requests and tokens a minute are
token buckets.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from summarizer.config import Limits
from summarizer.llm.retry import Clock


@dataclass
class Slot:
    """One request in flight; whoever holds it says how it ended."""

    started: float
    throttled: bool = False
    answered: bool = False


class Bucket:
    """So many units a minute, at most a minute's worth of ``burst`` saved up."""

    def __init__(self, per_minute: float, clock: Clock) -> None:
        self._rate = per_minute / 60.0
        self._size = max(1.0, per_minute / 6.0)
        self._level = self._size
        self._at = clock.now()
        self._clock = clock

    def take(self, amount: float) -> float:
        """Take an amount, going into debt; returns the seconds to wait until it is paid."""
        now = self._clock.now()
        self._level = min(self._size, self._level + (now - self._at) * self._rate)
        self._at = now
        self._level -= amount
        return max(0.0, -self._level / self._rate)


class Limiter:
    """Hands out slots to one provider, first come first served."""

    def __init__(self, limits: Limits, clock: Clock) -> None:
        self.most = limits.concurrency
        self.allowed = float(limits.concurrency)
        self.in_flight = 0
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._decreased = float("-inf")
        self._clock = clock
        self._requests = Bucket(limits.requests_per_minute, clock) if limits.requests_per_minute else None
        self._tokens = Bucket(limits.tokens_per_minute, clock) if limits.tokens_per_minute else None

    @asynccontextmanager
    async def slot(self, tokens: int) -> AsyncIterator[Slot]:
        """Wait for a turn, and hold it. ``tokens`` is the request's estimated size."""
        await self._enter()
        slot = Slot(self._clock.now())
        try:
            wait = max(
                self._requests.take(1) if self._requests else 0.0,
                self._tokens.take(tokens) if self._tokens else 0.0,
            )
            if wait > 0:
                await self._clock.sleep(wait)
            slot.started = self._clock.now()
            yield slot
        finally:
            self._leave(slot)

    async def _enter(self) -> None:
        if self.in_flight < int(self.allowed) and not self._waiting:
            self.in_flight += 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.in_flight -= 1
                self._admit()
            else:
                self._waiting.remove(turn)
            raise

    def _leave(self, slot: Slot) -> None:
        self.in_flight -= 1
        if slot.throttled and slot.started > self._decreased:
            self.allowed = max(1.0, self.allowed / 2)
            self._decreased = self._clock.now()
        elif slot.answered:
            self.allowed = min(float(self.most), self.allowed + 1 / self.allowed)
        self._admit()

    def _admit(self) -> None:
        while self._waiting and self.in_flight < int(self.allowed):
            turn = self._waiting.popleft()
            if not turn.done():
                self.in_flight += 1
                turn.set_result(None)
