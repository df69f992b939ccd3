"""Asking without sending: the whole gateway, but for the network.

The real SDK writes the body, the real cache is looked up, and what is found there is validated and asked
again as in a run; only the innermost transport is another. So a dry run, a batch file and a live run can
never differ in what they ask.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import httpx2

from summarizer.config import Profile
from summarizer.errors import ProviderError
from summarizer.llm import vendors
from summarizer.llm.budget import Budget
from summarizer.llm.cache import Cache, CacheFile, address, identify
from summarizer.llm.provider import ProviderGateway
from summarizer.llm.retry import Clock, no_sleep
from summarizer.llm.transport import Judge, Wrapper
from summarizer.llm.wire import asking


@dataclass(frozen=True)
class Outgoing:
    """A request as it would go out next: a first one, or the re-ask of a kept answer that is invalid."""

    method: str
    url: str
    content: bytes
    """The body, byte for byte."""
    stage: str
    label: str
    max_output_tokens: int
    key: str
    """Of the answer in the cache."""
    reask: bool = False
    """Whether it asks again for an answer that is there and invalid."""


class UnsentError(ProviderError):
    """Stands in for an answer: nothing was sent."""

    def __init__(self, outgoing: Outgoing) -> None:
        super().__init__("not sent")
        self.outgoing = outgoing


def outgoing(request: httpx2.Request, profile: Profile) -> Outgoing:
    """What a request at the end of the gateway's layers would send."""
    ask = asking()
    return Outgoing(
        method=request.method,
        url=request.url.path,
        content=request.content,
        stage=ask.stage,
        label=ask.label,
        max_output_tokens=ask.max_output_tokens,
        key=identify(address(profile), request)[1],
        reask=bool(ask.cache_keys),
    )


class Unsent(httpx2.AsyncBaseTransport):
    """In the network's place: sends nothing, and says what would have been sent."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Raise the request."""
        raise UnsentError(outgoing(request, self._profile))


class _Watched(Wrapper):
    def __init__(self, inner: httpx2.AsyncBaseTransport, watch: Callable[[httpx2.Request], None]) -> None:
        super().__init__(inner)
        self._watch = watch

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self._watch(request)
        return await self.inner.handle_async_request(request)


def open_unsent(
    profile: Profile,
    *,
    cache: CacheFile | None = None,
    transport: httpx2.AsyncBaseTransport | None = None,
    watch: Callable[[httpx2.Request], None] | None = None,
    forget: bool = False,
) -> ProviderGateway:
    """A gateway that needs no key, sends nothing and costs nothing.

    Args:
        profile: The provider that would be asked.
        cache: Earlier answers; closed with the gateway.
        transport: Answers in the network's place; without one, what is not cached raises ``UnsentError``.
        watch: Told every request, also those that the cache answers.
        forget: Whether answers of an ask that fails in the end leave the cache, as in a live run.

    Raises:
        MissingExtraError: a package is missing.
    """
    layer: httpx2.AsyncBaseTransport = transport or Unsent(profile)
    if cache is not None:
        layer = Cache(layer, cache, address(profile))
    if watch is not None:
        layer = _Watched(layer, watch)
    vendor = vendors.load(profile, vendors.Access("none"), Judge(layer, profile.name))
    return ProviderGateway(
        profile,
        vendor,
        budget=Budget(),
        clock=Clock(sleep=no_sleep),
        forget=cache.forget if cache is not None and forget else None,
    )
