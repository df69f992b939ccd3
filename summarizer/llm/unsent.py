"""Asking without sending: the whole gateway, but for the network.

The real SDK writes the body, the real cache is looked up, and what is found there is validated and asked
again as in a run; only the innermost transport is another. So a dry run, a batch file and a live run can
never differ in what they ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import httpx2

from summarizer.config import Profile
from summarizer.errors import ProviderError
from summarizer.llm import vendors
from summarizer.llm.budget import Budget
from summarizer.llm.cache import Cache, CacheFile, address
from summarizer.llm.provider import ProviderGateway
from summarizer.llm.retry import Clock, no_sleep
from summarizer.llm.transport import Judge
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


class UnsentError(ProviderError):
    """Stands in for an answer: nothing was sent."""

    def __init__(self, outgoing: Outgoing) -> None:
        super().__init__("not sent")
        self.outgoing = outgoing


def outgoing(request: httpx2.Request) -> Outgoing:
    """What a request at the end of the gateway's layers would send."""
    ask = asking()
    return Outgoing(
        request.method, request.url.path, request.content, ask.stage, ask.label, ask.max_output_tokens
    )


class Unsent(httpx2.AsyncBaseTransport):
    """In the network's place: sends nothing, and says what would have been sent."""

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Raise the request."""
        raise UnsentError(outgoing(request))


def open_unsent(
    profile: Profile,
    *,
    cache: Path | None = None,
    transport: httpx2.AsyncBaseTransport | None = None,
    forget: bool = False,
) -> ProviderGateway:
    """A gateway that needs no key, sends nothing and costs nothing.

    Args:
        profile: The provider that would be asked.
        cache: SQLite file of earlier answers; it is not made where it is missing.
        transport: Answers in the network's place; without one, what is not cached raises ``UnsentError``.
        forget: Whether answers of an ask that fails in the end leave the cache, as in a live run.

    Raises:
        MissingExtraError: a package is missing.
    """
    layer = transport or Unsent()
    file = CacheFile(cache) if cache is not None and (transport is not None or cache.exists()) else None
    if file is not None:
        layer = Cache(layer, file, address(profile))
    vendor = vendors.load(profile, vendors.Access("none"), Judge(layer, profile.name))
    return ProviderGateway(
        profile,
        vendor,
        budget=Budget(),
        clock=Clock(sleep=no_sleep),
        forget=file.forget if file is not None and forget else None,
    )
