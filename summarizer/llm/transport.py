"""The layers nearest to the network: translation of failures, and the gate.

From the SDK inwards: ``Judge`` → record or replay → cache → ``Gate`` → network. So what the cache or
a recording answers is neither limited nor billed, and every layer sees whole responses.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

import httpx2

from summarizer.config import Profile
from summarizer.errors import ProviderError
from summarizer.llm import failures, scrub
from summarizer.llm.answers import Tokens
from summarizer.llm.budget import Budget
from summarizer.llm.limits import Limiter
from summarizer.llm.retry import Clock, OnWait
from summarizer.llm.wire import asking, parse


class Wrapper(httpx2.AsyncBaseTransport):
    """A transport around another."""

    def __init__(self, inner: httpx2.AsyncBaseTransport) -> None:
        self.inner = inner

    async def aclose(self) -> None:
        """Close the inner layers."""
        await self.inner.aclose()


class Judge(Wrapper):
    """Lets only answers through to the SDK; anything else is raised as an error of ours."""

    def __init__(self, inner: httpx2.AsyncBaseTransport, provider: str) -> None:
        super().__init__(inner)
        self._provider = provider

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Pass on; raise what is no answer."""
        await request.aread()
        response = await self.inner.handle_async_request(request)
        error = failures.of_response(response, self._provider)
        if error is not None:
            raise error
        return response


LEAVING = "ending the run when the answers under way are here, for they are paid for"
"""Said once, without a label, when a run ends while requests are out."""


class Gate(Wrapper):
    """Before the network: budget, rate and concurrency. After it: the whole response, and its price.

    Args:
        paid: Whether an answer under way is paid for even if nobody waits for it.
    """

    def __init__(
        self,
        inner: httpx2.AsyncBaseTransport,
        profile: Profile,
        budget: Budget,
        usage: Callable[[Any], Tokens],
        clock: Clock,
        *,
        secrets: Sequence[str] = (),
        on_wait: OnWait | None = None,
        paid: bool = True,
    ) -> None:
        super().__init__(inner)
        self._secrets = secrets
        self._on_wait = on_wait
        self._paid = paid
        self._leaving = False
        self._profile = profile
        self._budget = budget
        self._usage = usage
        self._clock = clock
        self.limiter = Limiter(profile.limits, clock)
        self._closed: ProviderError | None = None
        """Why nothing more is sent: the key or the account is of no use."""

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Wait for budget and a slot, then exchange."""
        ask = asking()
        size = len(request.content) // 4
        kind, prices = (ask.stage, self._profile.name), self._profile.prices
        queued_at = self._clock.now()
        async with self.limiter.slot(size + ask.max_output_tokens) as slot:
            if self._closed is not None:
                raise type(self._closed)(self._closed.message, hint=self._closed.hint)
            ticket = await self._budget.reserve(kind, size, prices)
            ask.queued += self._clock.now() - queued_at
            tokens: Tokens | None = None
            try:
                response = await (self._brought_home(request) if self._paid else self._exchange(request))
                error = failures.of_response(response, self._profile.name)
                slot.throttled = isinstance(error, failures.ExchangeError) and error.throttled
                if error is not None and error.ends_run:
                    self._closed = error
                if error is None:
                    slot.answered = True
                    tokens = self._usage(parse(response.content))
            finally:
                await self._budget.settle(ticket, kind, tokens, prices)
        ask.origin, ask.cached, ask.imported = "live", False, False
        return response

    async def _brought_home(self, request: httpx2.Request) -> httpx2.Response:
        """The exchange. Where the run ends meanwhile, its answer is waited for: it must be paid for anyhow.

        The layers above keep it before the cancellation goes on; a second one is not resisted.
        """
        exchange = asyncio.create_task(self._exchange(request))
        try:
            return await asyncio.shield(exchange)
        except asyncio.CancelledError:
            if self._on_wait is not None and not self._leaving:
                self._leaving = True
                self._on_wait("", self._profile.limits.timeout, LEAVING)
            try:
                response = await exchange
            except ProviderError:
                response = None
            finally:
                exchange.cancel()
            if response is None:
                raise
            if (task := asyncio.current_task()) is not None:
                task.cancel()
            return response

    async def _exchange(self, request: httpx2.Request) -> httpx2.Response:
        try:
            async with asyncio.timeout(self._profile.limits.timeout):
                response = await self.inner.handle_async_request(request)
                try:
                    content = await response.aread()
                finally:
                    await response.aclose()
        except ProviderError:
            raise
        except (httpx2.HTTPError, TimeoutError, OSError) as error:
            raise failures.of_network(error, self._profile.name) from error
        headers = [
            (name, value)
            for name, value in response.headers.multi_items()
            if name.lower() not in {"content-encoding", "content-length", "transfer-encoding"}
        ]
        return httpx2.Response(
            response.status_code,
            headers=headers,
            content=scrub.without(content, self._secrets),
            request=request,
        )
