"""Retrying one exchange, by tenacity: the one owner of transport errors.

It sits beneath the re-ask, around a single exchange, but attempts and deadline are counted over the whole
ask: it takes at most ``attempts`` failures and ``reasks`` re-asks, never their product.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception

from summarizer.config import Limits
from summarizer.errors import SummarizerError
from summarizer.llm.failures import ExchangeError
from summarizer.llm.wire import asking

T = TypeVar("T")
OnWait = Callable[[str, float, str], None]
ANNOUNCED = 2.0
"""Waits longer than this, in seconds, are announced."""
_BASE, _CAP = 0.5, 30.0


@dataclass(frozen=True)
class Clock:
    """Time, so that a test need not pass it. Seconds."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    jitter: Callable[[float, float], float] = field(default=random.uniform)


async def no_sleep(_: float) -> None:
    """For replaying: nobody is there to be spared."""


async def retrying(
    exchange: Callable[[], Awaitable[T]], limits: Limits, clock: Clock, on_wait: OnWait | None = None
) -> T:
    """Run an exchange until it succeeds, fails for good, or the ask's attempts or its deadline are used up.

    Waits are exponential with full jitter [1], and at least what the provider asks for; what it asks for
    beyond the whole deadline is no help, and is not heeded. Waiting for a slot does not count towards the
    deadline.

    [1] https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/

    Raises:
        ProviderError: the last one.
    """
    ask = asking()
    if ask.started is None:
        ask.started = clock.now()
    start = ask.started

    def stop(state: RetryCallState) -> bool:
        ask.failures += 1
        elapsed = clock.now() - start - ask.queued
        return ask.failures >= limits.attempts or elapsed + state.upcoming_sleep > limits.deadline

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        own = clock.jitter(0.0, min(_CAP, _BASE * 2**state.attempt_number))
        asked = error.retry_after if isinstance(error, ExchangeError) else None
        return own if asked is None or asked > limits.deadline else max(own, asked)

    def announce(state: RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome else None
        if on_wait is not None and state.upcoming_sleep > ANNOUNCED:
            on_wait(ask.label, state.upcoming_sleep, str(error))

    loop = AsyncRetrying(
        sleep=clock.sleep,
        stop=stop,
        wait=wait,
        retry=retry_if_exception(lambda error: isinstance(error, SummarizerError) and error.retryable),
        before_sleep=announce,
        reraise=True,
    )
    return await loop(exchange)
