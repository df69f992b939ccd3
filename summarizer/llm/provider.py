"""A gateway to one provider: modes, re-asks, retries and accounts around a vendor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from summarizer.config import Mode, Profile
from summarizer.errors import (
    ConfigError,
    InvalidAnswerError,
    MisdirectedError,
    RefusalError,
    SummarizerError,
    UnreachableError,
)
from summarizer.llm.answers import Answered, Tokens, Turn, whole_characters
from summarizer.llm.base import Answer, Reply, Request, Usage
from summarizer.llm.budget import Budget, price
from summarizer.llm.failures import NoResponseError, UnsupportedError, WrongPlaceError, unwrap
from summarizer.llm.retry import Clock, OnWait, retrying
from summarizer.llm.vendors import Vendor
from summarizer.llm.wire import Asking, current

_MOST_ADAPTED = 6
"""Parameters that are left out or renamed before a server is given up."""
_UNREACHED = 6
"""Attempts to connect after which a server that was never heard of is given up for the whole run."""


@dataclass
class _Account:
    """What the exchanges of one ask used, and what of it was paid for this time."""

    requests: int = 0
    tokens: list[Tokens] = field(default_factory=list)
    cost: float | None = None
    free: int = 0


class ProviderGateway:
    """Asks one provider.

    Args:
        profile: Which.
        vendor: Its family, opened over the layers of transport.
        forget: Drops answers from the cache that turned out to be of no use.
    """

    def __init__(
        self,
        profile: Profile,
        vendor: Vendor,
        *,
        budget: Budget,
        clock: Clock,
        on_wait: OnWait | None = None,
        forget: Callable[[list[str]], None] | None = None,
    ) -> None:
        self.profile = profile
        self._vendor = vendor
        self._budget = budget
        self._clock = clock
        self._on_wait = on_wait
        self._forget = forget
        self._rejected: set[Mode] = set()
        self._reached = self._answered = False

    async def ask(self, request: Request[Answer]) -> Reply[Answer]:
        """Answer one request; see ``Gateway.ask``."""
        limit = min(request.max_output_tokens, self.profile.max_output_tokens)
        ask = Asking(request.stage, request.label, self.profile.name, limit)
        token = current.set(ask)
        try:
            return await self._in_some_mode(request, ask)
        except (InvalidAnswerError, RefusalError):
            if self._forget and ask.cache_keys:
                self._forget(ask.cache_keys)
            raise
        finally:
            current.reset(token)

    async def aclose(self) -> None:
        """Release connections and files."""
        await self._vendor.aclose()

    def usage(self, body: object) -> Tokens:
        """The tokens that a response's body reports."""
        return self._vendor.usage(body)

    async def _in_some_mode(self, request: Request[Answer], ask: Asking) -> Reply[Answer]:
        spoken = [mode for mode in self.profile.modes if mode in self._vendor.modes]
        if not spoken:
            raise ConfigError(
                f"{self.profile.name}: kind {self.profile.kind} speaks none of its modes",
                hint=f"set modes to some of: {', '.join(self._vendor.modes)}",
            )
        modes = [mode for mode in spoken if mode not in self._rejected] or spoken
        refused: UnsupportedError | None = None
        for mode in modes:
            try:
                reply = await self._adapting(request, mode, ask)
            except UnsupportedError as error:
                refused = refused or error
            else:
                self._rejected.update(modes[: modes.index(mode)])
                return reply
        assert refused is not None
        raise refused

    async def _adapting(self, request: Request[Answer], mode: Mode, ask: Asking) -> Reply[Answer]:
        """Ask in a mode; where the server complains of a parameter, once more without it."""
        while True:
            asked = self._vendor.variant
            try:
                return await self._in_mode(request, mode, ask)
            except UnsupportedError as error:
                if self._vendor.variant == asked:  # otherwise another request has adapted meanwhile
                    self._vendor.adapt(error.text)
                if self._vendor.variant == asked or len(self._vendor.variant) > _MOST_ADAPTED:
                    raise

    async def _in_mode(self, request: Request[Answer], mode: Mode, ask: Asking) -> Reply[Answer]:
        from summarizer.llm import reask  # noqa: PLC0415 - importing instructor takes a second

        account = _Account()
        send = partial(self._exchange, mode=mode, account=account, ask=ask)
        accepted = await reask.ask(send, Turn(request), self.profile.limits.reasks, self.profile.name)
        usage = Usage(
            requests=account.requests,
            input_tokens=sum(tokens.input for tokens in account.tokens),
            cached_tokens=sum(tokens.cached for tokens in account.tokens),
            output_tokens=sum(tokens.output for tokens in account.tokens),
            cost=account.cost,
        )
        return Reply(
            value=accepted.value,
            provider=self.profile.name,
            model=accepted.last.model,
            origin=ask.origin,
            usage=usage,
            reasks=accepted.reasks,
            mode=mode,
            cached=account.free == account.requests,
        )

    async def _exchange(self, turn: Turn[Any], *, mode: Mode, account: _Account, ask: Asking) -> Answered:
        async def once() -> Any:
            try:
                body = await self._vendor.send(turn, mode)
            except Exception as error:
                if ours := unwrap(error):
                    raise self._final(ours, ask) from ours.__cause__
                raise
            self._reached = self._answered = True
            return body

        body = await retrying(once, self.profile.limits, self._clock, self._on_wait)
        answered = self._vendor.read(body)
        answered = replace(answered, text=whole_characters(answered.text))
        account.requests += 1
        account.tokens.append(answered.tokens)
        if ask.cached:
            account.free += 1
            self._budget.count_free((ask.stage, self.profile.name), answered.tokens, imported=ask.imported)
        if (cost := price(Tokens() if ask.cached else answered.tokens, self.profile.prices)) is not None:
            account.cost = (account.cost or 0.0) + cost
        return answered

    def _final(self, error: SummarizerError, ask: Asking) -> SummarizerError:
        """The error, or what it means where nothing has been heard of this provider yet."""
        if isinstance(error, NoResponseError):
            enough = min(_UNREACHED, self.profile.limits.attempts)
            if not self._reached and (ask.failures + 1 >= enough or not error.retryable):
                return UnreachableError(error.message, hint=error.hint)
            return error
        self._reached = True
        if isinstance(error, WrongPlaceError) and not self._answered:
            return MisdirectedError(error.message, hint=error.hint)
        return error
