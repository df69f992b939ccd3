"""The vendor families: one module each, imported only when a profile of that kind is opened."""

from __future__ import annotations

import importlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType, ModuleType
from typing import Any, Protocol

import httpx2

from summarizer.config import Kind, Mode, Profile
from summarizer.errors import MissingExtraError, RequestRejectedError
from summarizer.llm.answers import Answered, Tokens, Turn
from summarizer.llm.schema import schema_text


class Vendor(Protocol):
    """One vendor family's wire format, spoken through its own SDK."""

    modes: tuple[Mode, ...]
    """Those that the family can speak at all."""

    @property
    def variant(self) -> frozenset[str]:
        """What ``adapt`` has changed so far."""
        ...

    def adapt(self, complaint: str) -> None:
        """Learn from a server's complaint about a parameter: from now on ask in another way."""
        ...

    async def send(self, turn: Turn[Any], mode: Mode) -> Any:
        """Ask, and return the response's body as parsed JSON."""
        ...

    def read(self, body: Any) -> Answered:
        """The answer in a response's body, in whichever mode it came."""
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


_SHORTEST_SECRET = 6
_MOST_TOKENS = 1e12


@dataclass(frozen=True)
class Access:
    """What a profile's requests are sent with. Nothing of it is ever shown."""

    key: str | None = None
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no file may hold. Values too short to be secrets are left out: answers hold them by chance."""
        values = (self.key or "", *(value for _, value in self.headers))
        return tuple(value for value in values if len(value) >= _SHORTEST_SECRET)

    def __repr__(self) -> str:
        return "Access(...)"


@dataclass(frozen=True)
class Target:
    """Where a family lives, and which extra installs what it needs."""

    module: str
    extra: str | None = None
    key_needed: bool = False


TARGETS: Mapping[Kind, Target] = MappingProxyType(
    {
        "openai": Target("summarizer.llm.vendors.openai"),
        "anthropic": Target("summarizer.llm.vendors.anthropic", "anthropic", key_needed=True),
        "google": Target("summarizer.llm.vendors.google", "google", key_needed=True),
        "llamacpp": Target("summarizer.llm.vendors.llamacpp", "local"),
    }
)


def load(profile: Profile, access: Access, transport: httpx2.AsyncBaseTransport) -> Vendor:
    """Open a family over a transport.

    Raises:
        MissingExtraError: its package is not installed.
    """
    vendor: Vendor = _module(profile).open_vendor(profile, access, transport)
    return vendor


def network(profile: Profile) -> httpx2.AsyncBaseTransport:
    """The innermost transport: the network, or for a model in this process the model.

    Raises:
        MissingExtraError: its package is not installed.
        ConfigError: there is no such model file.
    """
    opener = getattr(_module(profile), "open_transport", None)
    if opener is not None:
        local: httpx2.AsyncBaseTransport = _installed(profile, lambda: opener(profile))
        return local
    limits = httpx2.Limits(max_connections=None, max_keepalive_connections=profile.limits.concurrency)
    return httpx2.AsyncHTTPTransport(limits=limits)


def in_process(profile: Profile) -> bool:
    """Whether the model runs in this process: its answers cost nothing once it is stopped."""
    return hasattr(_module(profile), "open_transport")


def patience(profile: Profile) -> httpx2.Timeout:
    """How long an exchange may take; a connection must come about sooner."""
    return httpx2.Timeout(profile.limits.timeout, connect=min(_CONNECT, profile.limits.timeout))


def output_limit(turn: Turn[Any], profile: Profile) -> int:
    """How long the answer may be, in tokens: what request and profile allow and the window leaves.

    Raises:
        RequestRejectedError: the window is too small for the request.
    """
    most = min(turn.request.max_output_tokens, profile.max_output_tokens)
    if profile.context_tokens is None:
        return most
    size = sum(len(content) for _, content in turn.messages()) + len(schema_text(turn.request.answer))
    room = profile.context_tokens - size // 3
    if room < _SMALLEST:
        raise RequestRejectedError(
            f"{profile.name}: the request (about {size // 3} tokens) does not fit into"
            f" {profile.context_tokens} tokens",
            hint="choose a model with a larger window, or raise context_tokens",
        )
    return min(most, room)


def schema_message(turn: Turn[Any]) -> str:
    """The schema inside a message, for modes in which it cannot travel beside them."""
    text = schema_text(turn.request.answer)
    return f"Answer with one JSON object that matches this JSON schema:\n{text}"


_SMALLEST = 64
_CONNECT = 20.0


def table(value: Any) -> dict[str, Any]:
    """A response's part that should be an object; an empty one where it is something else."""
    return value if isinstance(value, dict) else {}


def tables(value: Any) -> list[dict[str, Any]]:
    """The objects of a response's part that should be a list of them."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def count(value: Any) -> int:
    """A number of tokens; 0 where it is something else."""
    return max(0, int(value)) if isinstance(value, int | float) and abs(value) < _MOST_TOKENS else 0


def text_of(value: Any) -> str:
    """A text, or the JSON of what a server sent in its place."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) if value else ""


def _module(profile: Profile) -> ModuleType:
    module: ModuleType = _installed(profile, lambda: importlib.import_module(TARGETS[profile.kind].module))
    return module


def _installed(profile: Profile, action: Any) -> Any:
    try:
        return action()
    except ImportError as error:
        extra, missing = TARGETS[profile.kind].extra, error.name or ""
        if extra is None or missing.startswith("summarizer"):
            raise
        raise MissingExtraError(
            f"provider {profile.name}: kind {profile.kind} needs a package that is not installed ({missing})",
            hint=f"pip install 'summarizer[{extra}]'",
        ) from error
