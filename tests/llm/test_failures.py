"""What a response stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx2
import pytest
from cases import profile
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import AuthError, QuotaError, RefusalError
from summarizer.llm import failures, vendors
from summarizer.llm.failures import ExchangeError
from summarizer.llm.vendors import Access

RATE = "Rate limit reached for m on requests per min. Please add a payment method: https://x.example/account/billing"
QUOTA = "You exceeded your current quota, please check your plan and billing details."
CHOICE = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "{}"}}


@dataclass(frozen=True)
class Case:
    id: str
    status: int
    body: Any
    error: type[Exception] | None
    wait: float | None = None
    headers: tuple[tuple[str, str], ...] = ()


def _error(message: str, **more: Any) -> dict[str, Any]:
    return {"error": {"message": message, **more}}


CASES = (
    Case("an answer", 200, {"choices": [CHOICE]}, None),
    Case("an answer with a null error", 200, {"choices": [CHOICE], "error": None}, None),
    Case("rate limit that speaks of billing", 429, _error(RATE, code="rate_limit_exceeded"), ExchangeError),
    Case("quota", 429, _error(QUOTA, code="insufficient_quota"), QuotaError),
    Case("quota with a wait", 429, _error(QUOTA, code="insufficient_quota"), QuotaError, headers=(("retry-after", "9"),)),
    Case("a minute's quota", 429, _error(QUOTA, details=[{"retryDelay": "34s"}]), ExchangeError, 34.0),
    Case("a day's quota", 429, _error(QUOTA, details=[{"quotaId": "PerDay", "retryDelay": "34s"}]), QuotaError),
    Case("no credit", 400, _error("Your credit balance is too low"), QuotaError),
    Case("wrong key, as 400", 400, _error("API key not valid. Please pass a valid API key."), AuthError),
    Case("moderated", 403, _error("Your input was flagged by moderation"), RefusalError),
    Case("filtered", 400, _error("blocked", code="content_filter"), RefusalError),
    Case("429 within a 200", 200, _error("slow down", code=429), ExchangeError, 3.0, (("retry-after", "3"),)),
    Case("401 within a 200", 200, _error("no", code=401), AuthError),
    Case("an error without a code", 200, {"error": "upstream"}, ExchangeError),
    Case("no choices", 200, {"choices": []}, ExchangeError),
    Case("out of resources", 200, {"choices": [{**CHOICE, "finish_reason": "insufficient_system_resource"}]}, ExchangeError),
    Case("a wait that is no number", 503, {}, ExchangeError, None, (("retry-after", "soon"),)),
    Case("a negative date", 503, {}, ExchangeError, 0.0, (("retry-after", "Fri, 31 Dec 1999 23:59:59 GMT"),)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_a_response_stands_for(case: Case) -> None:
    response = httpx2.Response(case.status, json=case.body, headers=dict(case.headers))
    error = failures.of_response(response, "p")
    assert type(error) is (case.error or type(None))
    if isinstance(error, ExchangeError):
        assert error.retry_after == case.wait


_KEYS = st.sampled_from(
    [
        "choices",
        "message",
        "content",
        "tool_calls",
        "function",
        "arguments",
        "refusal",
        "finish_reason",
        "usage",
        "prompt_tokens",
        "model",
        "type",
        "text",
        "prompt_tokens_details",
        "cached_tokens",
        "stop_reason",
        "input_tokens",
        "input",
        "candidates",
        "parts",
        "args",
        "functionCall",
        "promptFeedback",
        "usageMetadata",
        "promptTokenCount",
        "finishReason",
        "error",
        "code",
    ]
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("kind", ["openai", "anthropic", "google"])
def test_no_body_is_too_odd_to_be_read(kind: str) -> None:
    transport = httpx2.MockTransport(lambda _: httpx2.Response(500))
    vendor = vendors.load(profile(kind=kind), Access("a key"), transport)

    @given(st.dictionaries(_KEYS, _JSON, max_size=5))
    def reads(body: dict[str, Any]) -> None:
        answered = vendor.read(body)
        assert isinstance(answered.text, str)
        assert min(answered.tokens.input, answered.tokens.cached, answered.tokens.output) >= 0
        failures.is_answer(body)

    reads()
