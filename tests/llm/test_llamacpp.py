"""The kind llamacpp without llama.cpp: a module that plays its part."""

import asyncio
import json
import struct
import sys
import threading
import time
import types
from pathlib import Path

import pytest
from cases import GOOD, REQUEST, WRONG, Facts, profile

from summarizer.errors import (
    ConfigError,
    InvalidAnswerError,
    MissingExtraError,
    ProviderError,
    RequestRejectedError,
)
from summarizer.llm import gguf
from summarizer.llm.cache import address
from summarizer.llm.registry import open_gateway
from summarizer.llm.vendors import llamacpp_model


def text(value):
    return struct.pack("<Q", len(value)) + value


def model_bytes(context=8192, magic=b"GGUF", version=3):
    pairs = [
        text(b"general.architecture") + struct.pack("<I", 8) + text(b"tiny"),
        text(b"general.tags") + struct.pack("<IIQ", 9, 8, 2) + text(b"a") + text(b"b"),
        text(b"general.scores") + struct.pack("<IIQ", 9, 6, 3) + bytes(12),
        text(b"tiny.flag") + struct.pack("<I", 7) + b"\x01",
        text(b"tiny.context_length") + struct.pack("<II", 4, context),
    ]
    return magic + struct.pack("<IQQ", version, 0, len(pairs)) + b"".join(pairs)


class Params:
    def __init__(self):
        self.model = types.SimpleNamespace(path="")
        self.cpuparams, self.cpuparams_batch = types.SimpleNamespace(), types.SimpleNamespace()


class Llama(types.ModuleType):
    """Answers in turn; the last answer for good. ``hold`` makes it write until it is told to stop."""

    CommonParams = Params

    def __init__(self, *answers, hold=False, broken=False, finish="stop"):
        super().__init__("xllamacpp")
        self.answers, self.hold, self.broken, self.finish = list(answers), hold, broken, finish
        self.loaded, self.bodies, self.stopped = [], [], threading.Event()
        self.asked = threading.Event()

    @staticmethod
    def json_schema_to_grammar(schema):
        return json.dumps(schema)

    def Server(self, params):  # noqa: N802 - as in xllamacpp
        if self.broken:
            raise RuntimeError("Failed to init server, please check the input params.")
        self.loaded.append(params)
        return self

    def handle_chat_completions(self, body, callback):
        self.bodies.append(json.loads(body))
        self.asked.set()
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, dict):
            callback(json.dumps(answer).encode())
            return
        parts = [answer[:7], answer[7:]]
        while self.hold:
            if callback(piece({"prompt_progress": {}})):
                self.stopped.set()
                return
            time.sleep(0.01)
        callback(
            piece({"choices": [{"finish_reason": None, "delta": {"role": "assistant", "content": None}}]})
        )
        for part in parts:
            callback(piece({"choices": [{"finish_reason": None, "delta": {"content": part}}]}))
        callback(piece({"choices": [{"finish_reason": self.finish, "delta": {}}]}))
        usage = {"prompt_tokens": 50, "completion_tokens": 9, "prompt_tokens_details": {"cached_tokens": 40}}
        callback(piece({"choices": [], "usage": usage}))


def piece(value):
    return json.dumps({"object": "chat.completion.chunk", **value}).encode()


@pytest.fixture
def ask(monkeypatch, tmp_path, run):
    path = tmp_path / "tiny.gguf"
    path.write_bytes(model_bytes())

    def asking(module, *, times=1, limits=None, cache=None, record=None, **changes):
        monkeypatch.setitem(sys.modules, "xllamacpp", module)
        one = profile(
            kind="llamacpp", base_url=None, key_env=None, **{"model": str(path), **changes},
            limits={"concurrency": 2, "reasks": 1, **(limits or {})},
        )  # fmt: skip

        async def case():
            gateway = open_gateway(one, environ={}, cache=cache, record=record)
            try:
                return await asyncio.gather(*(gateway.ask(REQUEST) for _ in range(times)))
            finally:
                await gateway.aclose()

        return run(case())[0]

    asking.path = path
    return asking


def test_an_answer(ask):
    llama = Llama(GOOD)
    reply = ask(llama)
    assert reply.value == Facts.model_validate_json(GOOD)
    assert (reply.model, reply.mode, reply.origin) == ("tiny.gguf", "json_schema", "live")
    assert (reply.usage.input_tokens, reply.usage.cached_tokens, reply.usage.output_tokens) == (50, 40, 9)
    (body,) = llama.bodies
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert (body["model"], body["max_tokens"], body["temperature"]) == ("tiny.gguf", 900, 0)
    schema = json.loads(body["grammar"])
    assert "response_format" not in body
    assert schema["x-guidance"]["whitespace_flexible"] is False
    assert schema["properties"]["title"]["maxLength"] == 600
    assert schema["properties"]["facts"]["maxItems"] == 64
    assert "maxLength" not in json.dumps(schema["$defs"]["Fact"]["properties"]["killed"])


def test_how_the_model_is_loaded(ask):
    llama = Llama(GOOD)
    ask(llama, times=3)
    (params,) = llama.loaded
    assert (params.model.path, params.n_ctx, params.n_parallel) == (str(ask.path), 2 * 8192, 2)
    assert params.verbosity < 0
    assert llamacpp_model._models == {}
    # xllamacpp serves HTTP beside every model: nobody else may reach it.
    assert params.hostnames[0].endswith(".sock") or params.api_keys
    assert not Path(params.hostnames[0]).exists()


@pytest.mark.parametrize(
    ("context", "asked", "window"),
    [(2048, None, 2048), (1_000_000, None, 32_768), (1_000_000, 65_536, 65_536)],
)
def test_the_window(ask, context, asked, window):
    ask.path.write_bytes(model_bytes(context))
    llama = Llama(GOOD)
    ask(llama, context_tokens=asked, limits={"concurrency": 1})
    assert llama.loaded[0].n_ctx == window


def test_where_no_private_socket_can_be_had(monkeypatch):
    params = types.SimpleNamespace()
    llamacpp_model._close_off(params, "/" + "long" * 40)
    assert params.hostnames == ["127.0.0.1"]
    assert len(params.api_keys[0]) == 64


def test_an_invalid_answer_is_asked_for_again(ask):
    llama = Llama(WRONG, GOOD)
    assert ask(llama).reasks == 1
    assert "facts[0].killed" in llama.bodies[1]["messages"][-1]["content"]


def test_an_answer_without_end(ask):
    with pytest.raises(InvalidAnswerError, match="cut off at the length limit") as caught:
        ask(Llama(GOOD, finish="length"))
    assert "max_output_tokens" in caught.value.hint


def test_a_stream_that_breaks_off(ask):
    with pytest.raises(ProviderError, match="stopped in the middle"):
        ask(Llama(GOOD, finish=None))


def test_a_request_that_does_not_fit(ask):
    error = {"code": 400, "type": "exceed_context_size_error", "n_prompt_tokens": 9031, "n_ctx": 8192}
    with pytest.raises(
        RequestRejectedError, match=r"\(9031 tokens\) does not fit into 8192 tokens"
    ) as caught:
        ask(Llama({"error": {"message": "too long", **error}}))
    assert "context_tokens" in caught.value.hint


def test_a_schema_that_llama_cpp_cannot_enforce_is_asked_for_in_words(ask):
    llama = Llama(ValueError("JSON schema error at #: unrecognized"), GOOD)
    assert ask(llama).mode == "json_object"
    assert "matches this JSON schema" in llama.bodies[1]["messages"][1]["content"]


def test_a_failure_inside_llama_cpp_is_one_line(ask):
    with pytest.raises(ProviderError, match="cpp failed: out of memory"):
        ask(Llama(RuntimeError("out of memory")))


def test_too_slow_a_model_is_stopped_and_not_asked_again(ask):
    llama = Llama(GOOD, hold=True)
    with pytest.raises(ProviderError, match="was not done after") as caught:
        ask(llama, limits={"timeout": 2.0})
    assert not caught.value.retryable
    assert llama.stopped.is_set()
    assert len(llama.bodies) == 1


def test_an_interrupted_run_stops_the_model(ask, monkeypatch):
    llama = Llama(GOOD, hold=True)
    gather = asyncio.gather

    async def interrupted(*asks):
        task = asyncio.ensure_future(gather(*asks))
        await asyncio.to_thread(llama.asked.wait)
        task.cancel()
        await task

    monkeypatch.setattr(asyncio, "gather", interrupted)
    with pytest.raises(asyncio.CancelledError):
        ask(llama)
    assert llama.stopped.is_set()
    assert llamacpp_model._models == {}


@pytest.mark.parametrize(
    ("content", "says", "hint"),
    [
        (None, "there is no model file", "set model"),
        (b"hello, I am a text", "is not a GGUF file", "GGUF format"),
        (model_bytes(version=1), "has GGUF version 1", "current"),
        (model_bytes()[:70], "is damaged or cut off", "download"),
        (b"GGUF\x03\x00\x00\x00" + b"\xff" * 99, "is damaged or cut off", "download"),
        (b"GGUF", "is damaged or cut off", "download"),
    ],
    ids=["missing", "text", "old", "cut", "garbage", "empty"],
)
def test_unusable_files(ask, content, says, hint):
    ask.path.unlink()
    if content is not None:
        ask.path.write_bytes(content)
    with pytest.raises(ConfigError, match=says) as caught:
        ask(Llama(GOOD))
    assert hint in caught.value.hint
    assert caught.value.exit_code == 2


def test_a_folder(ask, tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        ask(Llama(GOOD), model=str(tmp_path))


def test_a_file_that_llama_cpp_refuses(ask):
    with pytest.raises(ConfigError, match=r"cannot load .*tiny\.gguf: it is damaged") as caught:
        ask(Llama(GOOD, broken=True))
    assert caught.value.exit_code == 2
    assert llamacpp_model._models == {}


def test_without_the_extra(ask):
    with pytest.raises(MissingExtraError) as caught:
        ask(None)
    assert "summarizer[local]" in caught.value.hint


def test_cached_and_recorded_answers_need_no_model_and_name_no_path(ask, tmp_path):
    llama = Llama(GOOD)
    ask(llama, cache=tmp_path / "c.sqlite", record=tmp_path / "rec")
    assert ask(llama, cache=tmp_path / "c.sqlite").cached
    assert len(llama.bodies) == len(llama.loaded) == 1
    (recorded,) = (tmp_path / "rec").glob("*.json")
    assert str(tmp_path) not in recorded.read_text()


def test_another_file_of_the_same_name_has_its_own_answers(ask):
    one = profile(kind="llamacpp", model=str(ask.path))
    before = address(one)
    ask.path.write_bytes(model_bytes() + b"more")
    assert address(one) != before
    assert gguf.fingerprint(ask.path.parent / "none") == ""
