"""Providers in order: when one cannot answer, the next takes over."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarizer.errors import AuthError, MisdirectedError, ProviderError, QuotaError, TransportError
from summarizer.llm.base import Answer, Gateway, Reply, Request

_OPENS_AFTER = 3
"""Requests in a row that a provider must fail before it is left out for the rest of the run."""


class FallbackGateway:
    """Asks the first provider that still works.

    A wrong key, a wrong address or an exhausted account takes a provider out for the rest of the run, and
    so do three requests in a row that outlived all retries. What is wrong with a request (rejected,
    refused, invalid) stays an error: another provider would be asked the same.

    Args:
        gateways: In order, with the names of their profiles.
        on_switch: Told once a provider is left out: its name, the next one's, why.
    """

    def __init__(
        self,
        gateways: Sequence[tuple[str, Gateway]],
        on_switch: Callable[[str, str, str], None] | None = None,
    ) -> None:
        self._gateways = list(gateways)
        self._failures = dict.fromkeys((name for name, _ in gateways), 0)
        self._out: set[str] = set()
        self._on_switch = on_switch

    async def ask(self, request: Request[Answer]) -> Reply[Answer]:
        """Answer one request; see ``Gateway.ask``."""
        last: ProviderError | None = None
        for number, (name, gateway) in enumerate(self._gateways):
            final = number == len(self._gateways) - 1
            if name in self._out and not final:
                continue
            try:
                reply = await gateway.ask(request)
            except (AuthError, QuotaError, TransportError, MisdirectedError) as error:
                last = error
                if final:
                    break
                self._count(number, name, error)
            else:
                self._failures[name] = 0
                return reply
        assert last is not None
        raise last

    async def aclose(self) -> None:
        """Release them all."""
        for _, gateway in self._gateways:
            await gateway.aclose()

    def _count(self, number: int, name: str, error: ProviderError) -> None:
        self._failures[name] += 1
        if (error.ends_run or self._failures[name] >= _OPENS_AFTER) and name not in self._out:
            self._out.add(name)
            if self._on_switch:
                self._on_switch(name, self._gateways[number + 1][0], error.message)
