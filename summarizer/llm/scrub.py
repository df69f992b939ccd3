"""What of an exchange may reach the disk: an allow-list, because nobody can list every secret.

Requests are kept whole, but for their headers, host and query: the gateway itself writes the bodies.
Of responses, only the keys below are kept, and everything beneath the keys in ``_OPAQUE``, which hold the
model's own answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import httpx2

_HEADERS = ("content-type", "retry-after", "retry-after-ms")
_BLOT = "[…]".encode()
_OPAQUE = frozenset({"input", "args"})
_KEYS = frozenset(
    [
        "object",
        "model",
        "choices",
        "index",
        "finish_reason",
        "message",
        "role",
        "content",
        "refusal",
        "tool_calls",
        "type",
        "function",
        "name",
        "arguments",
        "usage",
        "prompt_tokens",
        "completion_tokens",
        "total_tokens",
        "prompt_tokens_details",
        "cached_tokens",
        "completion_tokens_details",
        "reasoning_tokens",
        "stop_reason",
        "text",
        "input",
        "input_tokens",
        "output_tokens",
        "cache_read_input_tokens",
        "cache_creation_input_tokens",
        "candidates",
        "parts",
        "functionCall",
        "args",
        "finishReason",
        "promptFeedback",
        "blockReason",
        "usageMetadata",
        "promptTokenCount",
        "candidatesTokenCount",
        "thoughtsTokenCount",
        "cachedContentTokenCount",
        "totalTokenCount",
        "modelVersion",
        "error",
        "code",
        "param",
        "status",
        "details",
        "retryDelay",
        "detail",
    ]
)
_IDENTIFIERS = re.compile(
    r"""\b(?:sk|pk|rk|gsk|xai|key|org|proj|req|acct|user|chatcmpl|msg)[-_][A-Za-z0-9_\-*.]{4,}
      | \bAIza[0-9A-Za-z_\-]{10,}
      | \b(?:Bearer|Basic)\s+\S+
      | \b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b
      | \b[A-Za-z0-9_\-]{32,}\b
      | \S+@\S+\.\S+
    """,
    re.VERBOSE | re.IGNORECASE,
)


def kept_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """The response headers that replaying needs."""
    return {name: headers[name] for name in _HEADERS if name in headers}


def kept_body(status: int, body: Any) -> Any:
    """A response's body without what could identify the account or the request."""
    if status == httpx2.codes.OK:
        return _kept(body)
    return _scrubbed_strings(_kept(body))


def without(content: bytes, secrets: Iterable[str]) -> bytes:
    """A response's content with the secrets blotted out that the request was sent with."""
    for secret in secrets:
        for form in {secret, json.dumps(secret)[1:-1]}:
            content = content.replace(form.encode(), _BLOT)
    return content


def scrubbed(text: str) -> str:
    """Text of a provider's error with keys, accounts, requests and addresses blotted out."""
    return _IDENTIFIERS.sub("[…]", text)


def _kept(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _kept_item(key, item) for key, item in value.items() if key in _KEYS}
    if isinstance(value, list):
        return [_kept(item) for item in value]
    return value


def _kept_item(key: str, item: Any) -> Any:
    if key in _OPAQUE:
        return item
    return _scrubbed_strings(_kept(item)) if key == "error" else _kept(item)


def _scrubbed_strings(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _scrubbed_strings(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_scrubbed_strings(item) for item in value]
    return scrubbed(value) if isinstance(value, str) else value
