"""The vendor families: one module each, imported only when a profile of that kind is opened."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol

import httpx2

from summarizer.config import Kind, Mode, Profile
from summarizer.errors import MissingExtraError
from summarizer.llm.answers import Answered, Tokens, Turn


class Vendor(Protocol):
    """One vendor family's wire format, spoken through its own SDK."""

    async def send(self, turn: Turn[Any], mode: Mode) -> Any:
        """Ask, and return the response's body as parsed JSON."""
        ...

    def read(self, body: Any, mode: Mode) -> Answered:
        """The answer in a response's body."""
        ...

    def usage(self, body: Any) -> Tokens:
        """The tokens that a response's body reports."""
        ...

    def compose(self, text: str, mode: Mode, tokens: Tokens) -> dict[str, Any]:
        """The body in which this vendor would have sent an answer."""
        ...

    async def aclose(self) -> None:
        """Close the SDK's client."""
        ...


@dataclass(frozen=True)
class Target:
    """Where a family lives and what installs it. ``modes`` are those that it can speak."""

    module: str
    extra: str | None
    key_needed: bool
    modes: tuple[Mode, ...] = ("json_schema", "tools", "json_object")


TARGETS: Mapping[Kind, Target] = MappingProxyType(
    {
        "openai": Target("summarizer.llm.vendors.openai", None, key_needed=False),
        "anthropic": Target("summarizer.llm.vendors.anthropic", "anthropic", key_needed=True),
        "google": Target("summarizer.llm.vendors.google", "google", key_needed=True),
        "llamacpp": Target("summarizer.llm.vendors.llamacpp", "local", key_needed=False),
    }
)


def load(profile: Profile, key: str | None, transport: httpx2.AsyncBaseTransport) -> Vendor:
    """Import a family and open it over a transport.

    Raises:
        MissingExtraError: its package is not installed.
    """
    target = TARGETS[profile.kind]
    try:
        module = importlib.import_module(target.module)
    except ModuleNotFoundError as error:
        if target.extra is None or (error.name or "").startswith("summarizer"):
            raise
        raise MissingExtraError(
            f"provider {profile.name}: kind {profile.kind} needs the package {error.name}",
            hint=f"pip install 'summarizer[{target.extra}]'",
        ) from error
    vendor: Vendor = module.open_vendor(profile, key, transport)
    return vendor
