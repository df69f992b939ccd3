"""The one place where what a provider answers or the network does becomes an error of ours.

It works on HTTP, beneath the vendor SDKs, so that one table serves all of them; what is raised in a
transport comes out of an SDK wrapped, and ``unwrap`` finds it again. Messages never carry a provider's
text on authentication (some echo the key), nor identifiers of accounts and requests.
"""

from __future__ import annotations

import email.utils
import json
import re
import time
from typing import Any

import httpx2

from summarizer.errors import (
    AuthError,
    ProviderError,
    QuotaError,
    RequestRejectedError,
    SummarizerError,
    TransportError,
)
from summarizer.llm.scrub import scrubbed

RETRYABLE_STATUS = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})
_QUOTA = re.compile(
    r"insufficient_quota|billing|credit balance|payment|exceeded your current quota|out of credits",
    re.IGNORECASE,
)
_MODE = re.compile(
    r"response_?format|response_?schema|response_?mime|json_?schema|json_object|json mode|structured|"
    r"output_config|output_format|\btools?\b|tool_choice|function|grammar|\bschema\b|additionalProperties|strict|"
    r"temperature|\bseed\b|effort|thinking|max_(?:completion_)?tokens",
    re.IGNORECASE,
)
_PAYMENT_REQUIRED, _TOO_MANY, _NOT_FOUND, _OVERLOADED = 402, 429, 404, 529
_LINE = 300
_TOO_LONG = re.compile(
    r"context.{0,20}(length|window|size)|too long|too many tokens|maximum.{0,20}tokens", re.IGNORECASE
)


class ExchangeError(TransportError):
    """A failure that may pass: ``retry_after`` is what the provider asked for, in seconds."""

    def __init__(
        self,
        message: str,
        *,
        retry_after: float | None = None,
        throttled: bool = False,
        hint: str | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.retry_after = retry_after
        self.throttled = throttled


class UnsupportedError(RequestRejectedError):
    """The provider rejects how we ask (a structured-output mode or a parameter), not what we ask."""

    def __init__(self, message: str, *, text: str, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.text = text


def unwrap(error: BaseException) -> SummarizerError | None:
    """Our own error inside what an SDK or instructor made of it, or null."""
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        if isinstance(at, SummarizerError):
            return at
        seen.add(id(at))
        at = at.__cause__ or at.__context__
    return None


def of_network(error: BaseException, provider: str) -> ExchangeError:
    """An exchange that brought no response."""
    if isinstance(error, httpx2.TimeoutException | TimeoutError):
        return ExchangeError(f"{provider}: no answer in time", hint="raise limits.timeout, or try later")
    reason = "no connection" if isinstance(error, httpx2.ConnectError) else "the connection broke off"
    return ExchangeError(f"{provider}: {reason}", hint="check base_url and the network")


def of_response(  # noqa: PLR0911 - a table
    response: httpx2.Response, provider: str
) -> ProviderError | None:
    """The error that a complete response stands for; null if it is an answer."""
    status = response.status_code
    if status == httpx2.codes.OK:
        if _is_object(response.content):
            return None
        return ExchangeError(f"{provider}: the answer's JSON is cut off or broken")
    code, text = error_text(response)
    if status in {401, 403}:
        return AuthError(
            f"{provider}: the key was not accepted ({status})", hint="check the variable that key_env names"
        )
    if status == _PAYMENT_REQUIRED or (status in {400, 429} and _QUOTA.search(f"{code} {text}")):
        return QuotaError(
            f"{provider}: the account's quota is used up ({status})", hint="top up, or use another provider"
        )
    if status in RETRYABLE_STATUS or status >= httpx2.codes.INTERNAL_SERVER_ERROR:
        what = "too many requests" if status == _TOO_MANY else "server error"
        return ExchangeError(
            f"{provider}: {what} ({status})",
            retry_after=retry_after(response),
            throttled=status in {429, 529},
        )
    message = f"{provider}: request rejected ({status}): {_line(text)}"
    if status in {400, 404, 422, 501} and _MODE.search(f"{code} {text}") and not _TOO_LONG.search(text):
        return UnsupportedError(message, text=text)
    hint = "check model and base_url" if status == _NOT_FOUND else None
    return RequestRejectedError(message, hint=hint)


def retry_after(response: httpx2.Response, *, now: float | None = None) -> float | None:
    """Seconds that the provider asks to wait: ``Retry-After`` (seconds or date), or the vendors' own.

    Those are OpenAI's ``retry-after-ms`` header and Google's RetryInfo in the body.
    """
    headers = response.headers
    try:
        if milliseconds := headers.get("retry-after-ms"):
            return max(0.0, float(milliseconds) / 1000)
        if value := headers.get("retry-after"):
            if re.fullmatch(r"\d+(\.\d+)?", value.strip()):
                return float(value)
            at = email.utils.parsedate_to_datetime(value).timestamp()
            return max(0.0, at - (time.time() if now is None else now))
    except ValueError:
        return None
    if match := re.search(rb'"retryDelay"\s*:\s*"(\d+(?:\.\d+)?)s"', response.content):
        return float(match[1])
    return None


def error_text(response: httpx2.Response) -> tuple[str, str]:
    """The provider's error code and message, scrubbed of identifiers, from any of the vendors' shapes."""
    try:
        body: Any = json.loads(response.content)
    except ValueError:
        return "", scrubbed(response.text[:500])
    if isinstance(body, list) and body:
        body = body[0]
    error = body.get("error", body) if isinstance(body, dict) else body
    if not isinstance(error, dict):
        return "", scrubbed(str(error)[:500])
    code = " ".join(str(error[key]) for key in ("code", "type", "status", "param") if error.get(key))
    message = error.get("message") or error.get("detail") or body.get("detail") or body.get("message") or ""
    return scrubbed(code), scrubbed(str(message)[:2000])


def _is_object(content: bytes) -> bool:
    try:
        return isinstance(json.loads(content), dict)
    except ValueError:
        return False


def _line(text: str) -> str:
    line = " ".join(part for part in "".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _LINE else line[: _LINE - 1] + "…"
