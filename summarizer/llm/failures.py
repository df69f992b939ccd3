"""The one place where what a provider answers or the network does becomes an error of ours.

It works on HTTP, beneath the vendor SDKs, so that one table serves all of them; what is raised in a
transport comes out of an SDK wrapped, and ``unwrap`` finds it again. Messages never carry a provider's
text on authentication (some echo the key), nor identifiers of accounts and requests.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import re
import socket
import ssl
import time
from collections.abc import Iterator
from typing import Any

import httpx2

from summarizer.errors import (
    AuthError,
    ProviderError,
    QuotaError,
    RefusalError,
    RequestRejectedError,
    SummarizerError,
    TransportError,
)
from summarizer.llm.scrub import scrubbed
from summarizer.llm.wire import parse

RETRYABLE_STATUS = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})
_QUOTA = re.compile(
    r"insufficient[_ ](?:quota|balance|credits|funds)|billing_(?:hard_limit|not_active)|credit balance|"
    r"exceeded your current quota|out of credits",
    re.IGNORECASE,
)
_KEY = re.compile(r"API_KEY_INVALID|api key (?:not valid|expired|not found)|invalid api key", re.IGNORECASE)
_FILTERED = re.compile(
    r"content.?filter|content.?management|moderation|flagged|responsible.?ai|safety (?:system|filter)",
    re.IGNORECASE,
)
_MODE = re.compile(
    r"response_?format|response_?schema|response_?mime|json_?schema|json_object|json mode|structured|"
    r"output_config|output_format|\btools?\b|tool_choice|function|grammar|\bschema\b|additionalProperties|strict|"
    r"temperature|\bseed\b|effort|thinking|max_(?:completion_)?tokens",
    re.IGNORECASE,
)
_PAYMENT_REQUIRED, _TOO_MANY, _NOT_FOUND, _TOO_LARGE, _OVERLOADED, _HIGHEST = 402, 429, 404, 413, 529, 599
_LINE = 300
_TAGS = re.compile(r"<(?:style|script).*?</(?:style|script)>|<[^>]*>", re.DOTALL | re.IGNORECASE)
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


class NoResponseError(ExchangeError):
    """No connection came about."""


class UntrustedError(NoResponseError):
    """The server's certificate is not trusted: trying again changes nothing."""

    retryable = False


class WrongPlaceError(RequestRejectedError):
    """The address answers that what was asked for is not there: a 404, or a redirect."""


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
    if isinstance(error, httpx2.ConnectTimeout):
        return NoResponseError(f"{provider}: no connection in time", hint="check base_url and the network")
    if isinstance(error, httpx2.TimeoutException | TimeoutError):
        return ExchangeError(f"{provider}: no answer in time", hint="raise limits.timeout, or try later")
    if not isinstance(error, httpx2.ConnectError):
        return ExchangeError(f"{provider}: the connection broke off", hint="check base_url and the network")
    causes = list(_causes(error))
    for kind, made, reason, hint in _NO_CONNECTION:
        if any(isinstance(cause, kind) for cause in causes):
            return made(f"{provider}: {reason}", hint=hint)
    return NoResponseError(f"{provider}: no connection", hint="check base_url and the network")


_NO_CONNECTION: tuple[tuple[type[OSError], type[NoResponseError], str, str], ...] = (
    (
        ssl.SSLCertVerificationError,
        UntrustedError,
        "the server's certificate is not trusted",
        "check base_url; SSL_CERT_FILE names further certificates",
    ),
    (
        ssl.SSLError,
        NoResponseError,
        "no encrypted connection",
        "check base_url: https where the server speaks http?",
    ),
    (
        socket.gaierror,
        NoResponseError,
        "the server's name is not known",
        "check base_url and the network",
    ),
    (
        ConnectionRefusedError,
        NoResponseError,
        "no connection, nothing listens there",
        "check base_url; is the server running?",
    ),
)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what led to it; anyio puts several attempts to connect into groups."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        at = waiting.pop()
        if at is None or id(at) in seen:
            continue
        seen.add(id(at))
        yield at
        waiting += [at.__cause__, at.__context__]
        if isinstance(at, BaseExceptionGroup):
            waiting += at.exceptions


def of_response(response: httpx2.Response, provider: str) -> ProviderError | None:
    """The error that a complete response stands for; null if it is an answer."""
    status = response.status_code
    if status == httpx2.codes.OK:
        body = parse(response.content)
        if is_answer(body):
            return None
        if not isinstance(body, dict):
            return ExchangeError(f"{provider}: the answer's JSON is cut off or broken")
        if not _problem(body):
            return ExchangeError(f"{provider}: the response holds no answer")
        status = _status_within(body)  # some gateways send another server's error as a success
    code, text = error_text(response)
    return (
        _of_account(response, status, f"{code} {text}", provider)
        or _of_server(response, status, provider)
        or _of_request(response, status, code, text, provider)
    )


def _of_account(response: httpx2.Response, status: int, said: str, provider: str) -> ProviderError | None:
    """What lies with the account, or with what the provider lets pass."""
    if status in {400, 403} and _FILTERED.search(said):
        return RefusalError(f"{provider}: the provider's content filter refused the request ({status})")
    if status in {401, 403} or (status == httpx2.codes.BAD_REQUEST and _KEY.search(said)):
        return AuthError(
            f"{provider}: the key was not accepted ({status})", hint="check the variable that key_env names"
        )
    if _used_up(response, status, said):
        return QuotaError(
            f"{provider}: the account's quota is used up ({status})", hint="top up, or use another provider"
        )
    return None


def _of_server(response: httpx2.Response, status: int, provider: str) -> ExchangeError | None:
    """What may pass."""
    if status not in RETRYABLE_STATUS and status < httpx2.codes.INTERNAL_SERVER_ERROR:
        return None
    if status == httpx2.codes.NOT_IMPLEMENTED:
        return None
    wait = retry_after(response)
    what = "too many requests" if status == _TOO_MANY else "server error"
    return ExchangeError(
        f"{provider}: {what} ({status})" + (f", to be asked again in {wait:.0f} s" if wait else ""),
        retry_after=wait,
        throttled=status in {_TOO_MANY, _OVERLOADED},
    )


def _of_request(
    response: httpx2.Response, status: int, code: str, text: str, provider: str
) -> RequestRejectedError:
    """What lies with the request, or with where it went."""
    if response.is_redirect:
        return WrongPlaceError(
            f"{provider}: the address redirects ({status}), and articles are not sent on",
            hint="set base_url to the address that it leads to",
        )
    message = f"{provider}: request rejected ({status}): {_line(text)}".removesuffix(": ")
    if status == _TOO_LARGE or _TOO_LONG.search(text):
        return RequestRejectedError(
            message, hint="choose a model with a larger window, or set context_tokens"
        )
    if status in {400, 404, 422, 501} and _MODE.search(f"{code} {text}"):
        return UnsupportedError(message, text=text)
    if status == _NOT_FOUND:
        return WrongPlaceError(message, hint="check model and base_url")
    return RequestRejectedError(message)


def _used_up(response: httpx2.Response, status: int, said: str) -> bool:
    """Whether an account is exhausted, so that waiting does not help.

    Google speaks of an exceeded quota also where a minute's is meant: then it says how long to wait.
    """
    if status == _PAYMENT_REQUIRED:
        return True
    if status not in {400, _TOO_MANY} or not _QUOTA.search(said):
        return False
    return "insufficient_quota" in said or b"PerDay" in response.content or retry_after(response) is None


def is_answer(body: Any) -> bool:
    """Whether a response's body has the frame of an answer in any of the vendors' formats.

    What the model wrote may still be empty or wrong: that is asked for again. A body without the frame
    comes from something on the way, and is tried again.
    """
    if not isinstance(body, dict) or _problem(body):
        return False
    choices, candidates = body.get("choices"), body.get("candidates")
    if isinstance(choices, list) and choices:
        first = choices[0]
        whole = isinstance(first, dict) and isinstance(first.get("message"), dict)
        return whole and first.get("finish_reason") not in {"error", "insufficient_system_resource"}
    if isinstance(candidates, list) and candidates:
        return isinstance(candidates[0], dict)
    feedback = body.get("promptFeedback")
    return isinstance(body.get("content"), list) or (isinstance(feedback, dict) and "blockReason" in feedback)


def _problem(body: dict[str, Any]) -> Any:
    """The error within a body: at its top, or (OpenRouter) in the first choice."""
    if body.get("error"):
        return body["error"]
    choices = body.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    return first.get("error") if isinstance(first, dict) else None


def _status_within(body: dict[str, Any]) -> int:
    error = _problem(body)
    code = error.get("code") if isinstance(error, dict) else None
    if isinstance(code, int) and httpx2.codes.BAD_REQUEST <= code <= _HIGHEST:
        return code
    return int(httpx2.codes.BAD_GATEWAY)


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
            at = email.utils.parsedate_to_datetime(value)
            at = at if at.tzinfo else at.replace(tzinfo=dt.UTC)
            return max(0.0, at.timestamp() - (time.time() if now is None else now))
    except (ValueError, OverflowError):
        return None
    if match := re.search(rb'"retryDelay"\s*:\s*"(\d+(?:\.\d+)?)s"', response.content):
        return float(match[1])
    return None


def error_text(response: httpx2.Response) -> tuple[str, str]:
    """The provider's error code and message, scrubbed of identifiers, from any of the vendors' shapes."""
    body: Any = parse(response.content)
    if isinstance(body, list) and body:
        body = body[0]
    error = (_problem(body) or body) if isinstance(body, dict) else body
    if isinstance(error, str):
        return "", scrubbed(_TAGS.sub(" ", error)[:500])
    if not isinstance(error, dict):
        return "", scrubbed(str(error)[:500])
    code = " ".join(str(error[key]) for key in ("code", "type", "status", "param") if error.get(key))
    message = error.get("message") or error.get("detail") or body.get("detail") or body.get("message") or ""
    return scrubbed(code), scrubbed(str(message)[:2000])


def _line(text: str) -> str:
    line = " ".join(part for part in "".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _LINE else line[: _LINE - 1] + "…"
