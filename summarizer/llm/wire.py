"""What the layers around one exchange share: its canonical form and who is asking.

A gateway's layers are ``httpx2`` transports wrapped around each other, because every vendor SDK accepts
one. They learn whose request it is, and report where the answer came from, through ``current``: a
context variable set for the duration of one ``ask``.
"""

from __future__ import annotations

import hashlib
import json
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import httpx2

from summarizer.llm.base import Origin


@dataclass
class Asking:
    """One ``ask`` in progress, as its layers see it."""

    stage: str
    label: str
    provider: str
    max_output_tokens: int
    origin: Origin = "live"
    """Of the latest answer."""
    cached: bool = False
    """Whether the latest answer cost nothing: it came from the cache or from a recording."""
    imported: bool = False
    """Whether the latest answer came in a batch's file."""
    started: float | None = None
    """When its first exchange began, on the gateway's clock."""
    failures: int = 0
    """Exchanges that failed in transport so far, those of its re-asks included."""
    queued: float = 0.0
    """Seconds spent waiting for a slot; they do not count towards the deadline."""
    attempts: dict[str, int] = field(default_factory=dict)
    """How often each canonical request has been answered so far within this ask."""
    cache_keys: list[str] = field(default_factory=list)
    """What the cache holds of this ask, to be forgotten should it fail."""

    def attempt(self, digest: str) -> int:
        """Ordinal of the next answer to the same request, from 0."""
        number = self.attempts.get(digest, 0)
        self.attempts[digest] = number + 1
        return number


current: ContextVar[Asking] = ContextVar("asking")


def asking() -> Asking:
    """The ask that the running task belongs to; a nameless one outside of any."""
    try:
        return current.get()
    except LookupError:
        return Asking(stage="", label="", provider="", max_output_tokens=0)


def canonical(value: Any) -> str:
    """JSON text that is equal for equal requests: keys sorted, whole floats as integers, no white space."""
    return json.dumps(_normal(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(*parts: Any) -> str:
    """Hexadecimal SHA-256 of the parts' canonical form."""
    return hashlib.sha256(canonical(list(parts)).encode()).hexdigest()


def request_body(request: httpx2.Request) -> Any:
    """The request's body as parsed JSON (as text where it is none)."""
    return parse(request.content)


def request_digest(request: httpx2.Request) -> str:
    """Identifies a request by method, path and canonical body; host, query and headers do not count."""
    return digest(request.method, request.url.path, request_body(request))


def parse(content: bytes) -> Any:
    """Parsed JSON, or the text where it is none."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return content.decode("utf-8", "replace")


def json_text(value: Any, indent: int | None = None) -> str:
    """JSON text that can be written as UTF-8: with escapes only where half a character is in it."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent)
    return text


def json_response(
    status: int, body: Any, headers: dict[str, str], request: httpx2.Request
) -> httpx2.Response:
    """A response as it would have come over the network."""
    content = (body if isinstance(body, str) else json_text(body)).encode()
    kept = {"content-type": "application/json", **headers}
    return httpx2.Response(status, headers=kept, content=content, request=request)


def _normal(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _normal(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_normal(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
