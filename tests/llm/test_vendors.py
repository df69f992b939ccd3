"""One question through each vendor's SDK: what goes out, and that equal answers give equal replies."""

import json
import sqlite3

import httpx2
import pytest
from cases import ENVIRON, GOOD, KEY, REQUEST, WRONG, Facts, profile

from summarizer.errors import ConfigError, RefusalError
from summarizer.llm import vendors
from summarizer.llm.answers import Tokens
from summarizer.llm.registry import open_gateway
from summarizer.llm.vendors import Access

KINDS = ("openai", "anthropic", "google")
PATHS = {
    "openai": "/v1/chat/completions",
    "anthropic": "/v1/messages",
    "google": "/v1/models/m:generateContent",
}
BASES = {"openai": "http://127.0.0.1:9/v1", "anthropic": "http://127.0.0.1:9", "google": "http://127.0.0.1:9"}


def described(kind, **changes):
    return profile(kind=kind, base_url=BASES[kind], **changes)


class Server:
    """Answers in a vendor's format, in turn; the last answer for good."""

    def __init__(self, kind, *answers, mode="json_schema"):
        vendor = vendors.load(
            described(kind), Access("k"), httpx2.MockTransport(lambda _: httpx2.Response(500))
        )
        self.bodies = [vendor.compose(text, mode, Tokens(100, 0, 20)) for text in answers]
        self.requests = []

    def __call__(self, request):
        self.requests.append(request)
        body = self.bodies[min(len(self.requests), len(self.bodies)) - 1]
        return body if isinstance(body, httpx2.Response) else httpx2.Response(200, json=body)

    def sent(self, number=0):
        return json.loads(self.requests[number].content)


def ask(run, kind, server, *, environ=ENVIRON, cache=None, record=None, **changes):
    async def case():
        gateway = open_gateway(
            described(kind, **changes),
            environ=environ,
            transport=httpx2.MockTransport(server),
            cache=cache,
            record=record,
        )
        try:
            return await gateway.ask(REQUEST)
        finally:
            await gateway.aclose()

    return run(case())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mode", ["json_schema", "tools", "json_object"])
def test_equal_answers_give_equal_replies(run, kind, mode):
    server = Server(kind, GOOD, mode=mode)
    reply = ask(run, kind, server, modes=(mode,))
    assert reply.value == Facts.model_validate_json(GOOD)
    assert (reply.mode, reply.reasks, reply.usage.input_tokens, reply.usage.output_tokens) == (
        mode,
        0,
        100,
        20,
    )
    assert [request.url.path for request in server.requests] == [PATHS[kind]]


@pytest.mark.parametrize("kind", KINDS)
def test_an_invalid_answer_is_asked_for_again(run, kind):
    server = Server(kind, WRONG, GOOD)
    reply = ask(run, kind, server)
    assert (reply.reasks, len(server.requests)) == (1, 2)
    assert "killed" in server.requests[1].content.decode()
    assert len(server.requests[1].content) < 2 * len(server.requests[0].content)


def test_the_schema_goes_out_once_in_each_format(run):
    shapes = {
        "openai": lambda body: body["response_format"]["json_schema"]["schema"],
        "anthropic": lambda body: body["output_config"]["format"]["schema"],
        "google": lambda body: body["generationConfig"]["responseJsonSchema"],
    }
    for kind, shape in shapes.items():
        server = Server(kind, GOOD)
        ask(run, kind, server)
        schema = shape(server.sent())
        assert set(schema["required"]) == {"title", "facts"}
        assert schema["additionalProperties"] is False
        assert server.requests[0].content.decode().count('"additionalProperties"') == 2


@pytest.mark.parametrize("kind", KINDS)
def test_the_key_goes_out_and_nowhere_else(run, kind, tmp_path):
    server = Server(kind, GOOD)
    ask(run, kind, server, record=tmp_path / "rec", cache=tmp_path / "cache.sqlite")
    headers = " ".join(server.requests[0].headers.values())
    assert KEY in headers
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) >= 2
    assert not any(KEY.encode() in path.read_bytes() for path in files)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_recorded_is_replayed_without_a_key(run, kind, tmp_path):
    first = ask(run, kind, Server(kind, GOOD), record=tmp_path)

    async def again():
        gateway = open_gateway(described(kind), environ={}, replay=tmp_path)
        try:
            return await gateway.ask(REQUEST)
        finally:
            await gateway.aclose()

    reply = run(again())
    assert reply.value == first.value
    assert (reply.origin, reply.cached) == ("recorded", True)


@pytest.mark.parametrize("kind", KINDS)
def test_the_cache_pays_once(run, kind, tmp_path):
    cache = tmp_path / "cache.sqlite"
    server = Server(kind, GOOD)
    replies = [ask(run, kind, server, cache=cache) for _ in range(2)]
    assert len(server.requests) == 1
    assert [reply.cached for reply in replies] == [False, True]
    with sqlite3.connect(cache) as database:
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
    database.close()


def test_refusals_are_told_in_each_format(run):
    bodies = {
        "openai": {"choices": [{"finish_reason": "stop", "message": {"refusal": "no"}}]},
        "anthropic": {"content": [{"type": "text", "text": "no"}], "stop_reason": "refusal"},
        "google": {"promptFeedback": {"blockReason": "SAFETY"}},
    }
    for kind, body in bodies.items():
        server = Server(kind, GOOD)
        server.bodies = [httpx2.Response(200, json=body)]
        with pytest.raises(RefusalError):
            ask(run, kind, server, limits={"reasks": 0})


def complaint(text):
    return httpx2.Response(400, json={"error": {"message": text}})


def test_a_parameter_that_a_server_rejects_is_left_out_or_renamed(run):
    server = Server("openai", GOOD)
    server.bodies = [
        complaint("Unsupported parameter: 'max_tokens' ... Use 'max_completion_tokens' instead."),
        complaint("Unsupported value: 'temperature' does not support 0"),
        *server.bodies,
    ]
    reply = ask(run, "openai", server)
    assert reply.value.title == "A storm"
    assert "max_completion_tokens" in server.sent(2)
    assert "temperature" not in server.sent(2)
    assert "max_tokens" not in server.sent(2)


def test_settings_of_a_profile_go_out(run):
    server = Server("openai", GOOD)
    environ = {**ENVIRON, "TEAM": "t-77"}
    ask(
        run, "openai", server, environ=environ, seed=7, reasoning_effort="low", output_limit="max_completion_tokens",
        api_version="preview", headers_env={"x-team": "TEAM"}, temperature=None,
    )  # fmt: skip
    sent, request = server.sent(), server.requests[0]
    assert (sent["seed"], sent["reasoning_effort"], sent["max_completion_tokens"]) == (7, "low", 900)
    assert "temperature" not in sent
    assert request.url.params["api-version"] == "preview"
    assert request.headers["x-team"] == "t-77"


def test_the_window_limits_the_answer(run):
    server = Server("openai", GOOD)
    ask(run, "openai", server, context_tokens=700)
    assert server.sent()["max_tokens"] < 700


def test_missing_keys_headers_and_kinds_are_one_line(run):
    for kind, environ, changes, says in (
        ("openai", {}, {}, "TEST_KEY"),
        ("openai", ENVIRON, {"headers_env": {"x-team": "TEAM"}}, "TEAM"),
        ("anthropic", ENVIRON, {"key_env": None}, "needs a key"),
    ):
        with pytest.raises(ConfigError, match=says) as caught:
            ask(run, kind, Server(kind, GOOD), environ=environ, **changes)
        assert caught.value.hint
