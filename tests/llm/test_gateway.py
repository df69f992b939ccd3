"""The gateway as it is used: through the real SDK, against a server on the loopback."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from cases import GOOD, KEY, REQUEST, WRONG, Facts, in_turn, profile
from servers import Canned, Got, Server, serving

from summarizer.config import Limits, Prices
from summarizer.errors import (
    AuthError,
    InvalidAnswerError,
    QuotaError,
    RefusalError,
    RequestRejectedError,
    TransportError,
)
from summarizer.llm.base import Reply, Usage
from summarizer.llm.registry import open_gateway
from summarizer.llm.retry import Clock


async def ask(server: Server, fake: Any, **changes: Any) -> Reply[Facts]:
    options = {key: changes.pop(key) for key in ("on_wait", "budget") if key in changes}
    gateway = open_gateway(
        profile(server, **changes),
        environ={"TEST_KEY": KEY},
        clock=Clock(fake.now, fake.sleep, fake.jitter),
        **options,
    )
    try:
        return await gateway.ask(REQUEST)
    finally:
        await gateway.aclose()


def test_an_answer_and_what_went_out(run, fake_time) -> None:
    async def case() -> tuple[Reply[Facts], Got]:
        async with serving(in_turn(Canned(GOOD))) as server:
            return await ask(server, fake_time), server.got[0]

    reply, got = run(case())
    assert reply.value.facts[0].killed == 3
    assert (reply.provider, reply.model, reply.origin, reply.cached) == ("test", "m-2026", "live", False)
    assert reply.usage == Usage(requests=1, input_tokens=100, cached_tokens=10, output_tokens=20)
    assert got.path == "/v1/chat/completions"
    assert got.headers["authorization"] == f"Bearer {KEY}"
    body = dict(got.body)
    schema = body.pop("response_format")["json_schema"]
    assert body == {
        "model": "m",
        "messages": [{"role": m.role, "content": m.content} for m in REQUEST.messages],
        "temperature": 0.0,
        "max_tokens": 900,
    }
    assert (schema["name"], schema["strict"]) == ("Facts", True)
    assert schema["schema"] == {
        "type": "object",
        "properties": {
            "title": {"description": "of the article", "type": "string"},
            "facts": {"type": "array", "items": {"$ref": "#/$defs/Fact"}},
        },
        "required": ["title", "facts"],
        "additionalProperties": False,
        "$defs": {
            "Fact": {
                "type": "object",
                "properties": {
                    "who": {"type": "string"},
                    "killed": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
                },
                "required": ["who", "killed"],
                "additionalProperties": False,
            }
        },
    }


def test_an_invalid_answer_is_asked_again_with_a_line_for_each_fault(run, fake_time) -> None:
    async def case() -> tuple[Reply[Facts], list[Got]]:
        async with serving(in_turn(Canned(WRONG), Canned(GOOD))) as server:
            return await ask(server, fake_time), server.got

    reply, got = run(case())
    assert reply.reasks == 1
    assert reply.usage.requests == 2
    assert reply.usage.input_tokens == 200
    first, second = got[0].body["messages"], got[1].body["messages"]
    assert second[: len(first)] == first
    assert second[len(first) :] == [
        {"role": "assistant", "content": WRONG},
        {
            "role": "user",
            "content": "Your answer cannot be used:\n- facts[0].killed: must be a whole number\n"
            "Answer again in full with these faults put right.",
        },
    ]
    assert got[1].body["response_format"] == got[0].body["response_format"]


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(json.dumps({"titel": "x" * 60_000}), id="long"),
        pytest.param(
            json.dumps({"title": 'a "quoted" ☃ ' * 5_000, "facts": [{}] * 300}), id="escapes and many faults"
        ),
        pytest.param("{" * 50_000, id="not JSON"),
    ],
)
def test_a_reask_is_never_longer_than_twice_the_first_request(run, fake_time, bad) -> None:
    async def case() -> list[Got]:
        async with serving(in_turn(Canned(bad))) as server:
            with pytest.raises(InvalidAnswerError):
                await ask(server, fake_time)
            return server.got

    got = run(case())
    assert len(got) == 5
    assert all(len(again.raw) <= 2 * len(got[0].raw) for again in got[1:])
    assert all("cannot be used" in again.body["messages"][-1]["content"] for again in got[1:])


@pytest.mark.parametrize(
    ("canned", "error", "says"),
    [
        pytest.param(
            Canned(WRONG), InvalidAnswerError, "facts[0].killed: must be a whole number", id="invalid"
        ),
        pytest.param(Canned(GOOD, finish="length"), InvalidAnswerError, "cut off", id="truncated"),
        pytest.param(Canned("I cannot.", finish="refusal"), RefusalError, "declined", id="refusal"),
        pytest.param(Canned(""), InvalidAnswerError, "empty", id="empty"),
    ],
)
@pytest.mark.parametrize("mode", ["json_schema", "tools", "json_object"])
def test_what_stays_unusable_fails_after_the_reasks(run, fake_time, canned, error, says, mode) -> None:
    async def case() -> tuple[str, int]:
        async with serving(in_turn(canned)) as server:
            with pytest.raises(error) as caught:
                await ask(server, fake_time, modes=(mode,))
            return caught.value.message, len(server.got)

    message, count = run(case())
    assert count == 5
    assert says in message


@pytest.mark.parametrize(
    "first",
    [Canned(GOOD, finish="length"), Canned("I cannot.", finish="refusal"), Canned("```json\n{}\n```")],
    ids=["truncated", "refused", "wrong shape in a fence"],
)
@pytest.mark.parametrize("mode", ["json_schema", "tools", "json_object"])
def test_what_is_put_right_at_the_second_try_is_an_answer(run, fake_time, first, mode) -> None:
    async def case() -> Reply[Facts]:
        async with serving(in_turn(first, Canned(GOOD))) as server:
            return await ask(server, fake_time, modes=(mode,))

    reply = run(case())
    assert reply.reasks == 1
    assert reply.value.title == "A storm"


@pytest.mark.parametrize(
    ("fault", "slept"),
    [
        pytest.param(Canned(status=429, headers={"retry-after": "7"}), [7.0], id="429 with Retry-After"),
        pytest.param(Canned(status=503, headers={"retry-after-ms": "2500"}), [2.5], id="503 in milliseconds"),
        pytest.param(Canned(status=429), [1.0], id="429 without"),
        pytest.param(Canned(status=500, body="oops"), [1.0], id="500"),
        pytest.param(Canned(status=529), [1.0], id="529"),
        pytest.param(Canned(status=408), [1.0], id="408"),
        pytest.param(Canned(fault="reset"), [1.0], id="reset"),
        pytest.param(Canned(GOOD, fault="cut"), [1.0], id="JSON cut off"),
        pytest.param(Canned(fault="hang"), [1.0], id="hang"),
    ],
)
def test_what_may_pass_is_retried(run, fake_time, fault, slept) -> None:
    waits: list[tuple[str, float, str]] = []

    async def case() -> tuple[Reply[Facts], int]:
        async with serving(in_turn(fault, Canned(GOOD))) as server:
            reply = await ask(
                server, fake_time, limits=Limits(timeout=0.3), on_wait=lambda *what: waits.append(what)
            )
            return reply, len(server.got)

    reply, count = run(case())
    assert count == 2
    assert reply.reasks == 0
    assert fake_time.slept == slept
    assert [wait[:2] for wait in waits] == [("a1", s) for s in slept if s > 2]


def test_retries_end_after_the_attempts_and_do_not_multiply_with_reasks(run, fake_time) -> None:
    async def case() -> int:
        async with serving(in_turn(Canned(WRONG), Canned(status=500))) as server:
            with pytest.raises(TransportError, match="server error"):
                await ask(server, fake_time, limits=Limits(attempts=4))
            return len(server.got)

    assert run(case()) == 1 + 4


def test_retries_end_before_the_deadline(run, fake_time) -> None:
    async def case() -> int:
        async with serving(in_turn(Canned(status=429, headers={"retry-after": "40"}))) as server:
            with pytest.raises(TransportError, match="too many requests"):
                await ask(server, fake_time, limits=Limits(attempts=20, deadline=100))
            return len(server.got)

    assert run(case()) == 3
    assert fake_time.slept == [40.0, 40.0]


@pytest.mark.parametrize(
    ("canned", "error"),
    [
        pytest.param(
            Canned(status=401, body={"error": {"message": f"Incorrect API key: {KEY}"}}), AuthError, id="401"
        ),
        pytest.param(
            Canned(status=403, body={"error": {"message": f"{KEY} forbidden"}}), AuthError, id="403"
        ),
        pytest.param(
            Canned(status=429, body={"error": {"message": "You exceeded", "code": "insufficient_quota"}}),
            QuotaError,
            id="quota",
        ),
        pytest.param(Canned(status=402), QuotaError, id="402"),
        pytest.param(
            Canned(status=400, body={"error": {"message": f"bad {KEY} in org-abcdefgh"}}),
            RequestRejectedError,
            id="400",
        ),
        pytest.param(
            Canned(status=404, body={"error": {"message": "no such model"}}), RequestRejectedError, id="404"
        ),
        pytest.param(Canned(status=413), RequestRejectedError, id="413"),
    ],
)
def test_what_will_not_pass_ends_at_once(run, fake_time, canned, error) -> None:
    async def case() -> tuple[Any, int]:
        async with serving(in_turn(canned)) as server:
            with pytest.raises(error) as caught:
                await ask(server, fake_time)
            return caught.value, len(server.got)

    caught, count = run(case())
    assert count == 1
    assert fake_time.slept == []
    assert KEY not in f"{caught} {caught.hint}"
    assert "org-abcdefgh" not in str(caught)
    assert "\n" not in str(caught)


def test_a_mode_that_is_rejected_is_tried_once_and_remembered(run, fake_time) -> None:
    def script(got: Got, number: int) -> Canned:
        if "response_format" in got.body and got.body["response_format"]["type"] == "json_schema":
            return Canned(
                status=400, body={"error": {"message": "response_format json_schema is not supported"}}
            )
        return Canned(GOOD)

    async def case() -> tuple[list[Reply[Facts]], list[Got]]:
        async with serving(script) as server:
            gateway = open_gateway(profile(server, key_env=None), environ={})
            replies = [await gateway.ask(REQUEST) for _ in range(3)]
            await gateway.aclose()
            return replies, server.got

    replies, got = run(case())
    assert [reply.value.title for reply in replies] == ["A storm"] * 3
    assert ["tools" in one.body for one in got] == [False, True, True, True]
    tool = got[1].body["tools"][0]["function"]
    assert (tool["name"], tool["strict"]) == ("Facts", True)
    assert got[1].body["tool_choice"] == {"type": "function", "function": {"name": "Facts"}}
    assert "response_format" not in got[1].body


def test_in_json_object_mode_the_schema_goes_out_once_in_a_message(run, fake_time) -> None:
    async def case() -> Any:
        async with serving(in_turn(Canned("Here it is: " + GOOD))) as server:
            await ask(server, fake_time, modes=("json_object",))
            return server.got[0].body

    body = run(case())
    assert body["response_format"] == {"type": "json_object"}
    assert [message["role"] for message in body["messages"]] == ["system", "system", "user"]
    assert json.dumps(body).count("additionalProperties") == 2  # one each for Facts and Fact


def test_no_temperature_and_the_lower_of_the_limits_where_the_profile_says_so(run, fake_time) -> None:
    async def case() -> Any:
        async with serving(in_turn(Canned(GOOD))) as server:
            await ask(server, fake_time, temperature=None, max_output_tokens=500)
            return server.got[0].body

    body = run(case())
    assert "temperature" not in body
    assert body["max_tokens"] == 500


def test_the_cost_of_an_answer_counts_its_reasks_and_what_was_cached_by_the_provider(run, fake_time) -> None:
    async def case() -> Reply[Facts]:
        async with serving(in_turn(Canned(WRONG), Canned(GOOD))) as server:
            prices = Prices(input=10, output=100, cached_input=1)
            return await ask(server, fake_time, prices=prices)

    assert run(case()).usage.cost == pytest.approx(2 * (90 * 10 + 10 * 1 + 20 * 100) / 1e6)


def test_concurrency_never_exceeds_the_limit(run) -> None:
    async def case() -> tuple[int, int]:
        async with serving(in_turn(Canned(GOOD, delay=0.01))) as server:
            gateway = open_gateway(profile(server, limits=Limits(concurrency=4)), environ={"TEST_KEY": KEY})
            replies = await asyncio.gather(*(gateway.ask(REQUEST) for _ in range(24)))
            await gateway.aclose()
            return server.most_in_flight, len(replies)

    assert run(case()) == (4, 24)
