"""A small local server that speaks the vendors' wire formats, with faults on order."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import queue
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import pytest

Fault = Literal["none", "reset", "hang", "cut", "short", "chunked", "drip"]
"""``cut``: half the body and a length that fits; ``short``: half of what was promised; ``chunked``: chunks
that end early; ``drip``: a byte at a time, for ever."""


@dataclass(frozen=True)
class Canned:
    """What the server does for one request. ``body`` null: an answer in the wire format that was asked."""

    text: str = "{}"
    status: int = 200
    body: Any = None
    """JSON; bytes go out as they are."""
    headers: dict[str, str] = field(default_factory=dict)
    finish: Literal["stop", "length", "refusal", "filter"] = "stop"
    fault: Fault = "none"
    delay: float = 0.0
    tokens: tuple[int, int] = (100, 20)
    """Reported input and output."""


@dataclass(frozen=True)
class Got:
    """A request as it arrived."""

    method: str
    target: str
    headers: dict[str, str]
    body: Any
    raw: bytes

    @property
    def path(self) -> str:
        return self.target.split("?")[0]


Script = Callable[[Got, int], Canned]
"""From a request and its number, from 0, to what happens."""


class Server:
    """Serves on the loopback; ``got`` holds what arrived."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.got: list[Got] = []
        self.in_flight = 0
        self.most_in_flight = 0
        self.port = 0
        self.on_sent: Callable[[Got], None] | None = None
        """Told when an answer has gone out in full."""
        self._open: set[asyncio.Task[None]] = set()
        self._count: Iterator[int] = itertools.count()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            while await self._request(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._open.discard(task)
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()

    async def close(self) -> None:
        for task in (open_tasks := list(self._open)):
            task.cancel()
        await asyncio.gather(*open_tasks, return_exceptions=True)

    async def _request(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        method, target, _ = head[0].split(" ")
        headers = {k.strip().lower(): v.strip() for k, v in (line.split(":", 1) for line in head[1:] if line)}
        raw = await reader.readexactly(int(headers.get("content-length", "0")))
        got = Got(method, target, headers, json.loads(raw) if raw else None, raw)
        self.got.append(got)
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            return await self._answer(self.script(got, next(self._count)), got, writer)
        finally:
            self.in_flight -= 1

    async def _answer(self, canned: Canned, got: Got, writer: asyncio.StreamWriter) -> bool:
        if canned.delay:
            await asyncio.sleep(canned.delay)
        if canned.fault == "reset":
            writer.transport.abort()
            return False
        if canned.fault == "hang":
            await asyncio.sleep(3600)
        body = canned.body if canned.body is not None else wire_answer(got, canned)
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        if canned.fault == "cut":
            content = content[: len(content) // 2]
        chunked = canned.fault in {"chunked", "drip"}
        lines = [
            f"HTTP/1.1 {canned.status} X",
            "content-type: application/json",
            "transfer-encoding: chunked" if chunked else f"content-length: {len(content)}",
            "x-request-id: req_0123456789abcdef",
            "set-cookie: session=cookie-secret",
            "openai-organization: org-secret-organisation",
            *(f"{name}: {value}" for name, value in canned.headers.items()),
        ]
        head = "\r\n".join(lines).encode() + b"\r\n\r\n"
        if canned.fault == "drip":
            writer.write(head)
            while True:
                writer.write(b"1\r\n \r\n")
                await writer.drain()
                await asyncio.sleep(0.01)
        half = content[: len(content) // 2]
        if chunked:
            writer.write(head + b"%x\r\n%s\r\n" % (len(half), half))
        else:
            writer.write(head + (half if canned.fault == "short" else content))
        await writer.drain()
        if self.on_sent is not None and canned.fault == "none":
            self.on_sent(got)
        return canned.fault not in {"short", "chunked"}


@contextlib.asynccontextmanager
async def serving(script: Script, port: int = 0) -> AsyncIterator[Server]:
    """A running server."""
    server = Server(script)
    listener = await asyncio.start_server(server.connection, "127.0.0.1", port, backlog=512)
    server.port = listener.sockets[0].getsockname()[1]
    try:
        _, probe = await asyncio.open_connection("127.0.0.1", server.port)
    except OSError:
        listener.close()
        pytest.skip("this machine's loopback interface is down")
    probe.close()
    await probe.wait_closed()
    try:
        yield server
    finally:
        listener.close()
        await server.close()
        await listener.wait_closed()


@contextlib.contextmanager
def serving_apart(
    script: Script, port: int = 0, on_sent: Callable[[Got], None] | None = None
) -> Iterator[Server]:
    """A running server in a thread of its own, for runs that have their own loop or process."""
    started: queue.Queue[tuple[Server | BaseException, asyncio.AbstractEventLoop | None]] = queue.Queue()
    stop = asyncio.Event()

    async def work() -> None:
        async with serving(script, port) as server:
            server.on_sent = on_sent
            started.put((server, asyncio.get_running_loop()))
            await stop.wait()

    def target() -> None:
        try:
            asyncio.run(work())
        except BaseException as error:  # noqa: BLE001 - handed to the test's own thread
            started.put((error, None))

    thread = threading.Thread(target=target, daemon=True)
    thread.start()
    server, loop = started.get()
    if isinstance(server, BaseException):
        raise server
    assert loop is not None
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()


def wire_answer(got: Got, canned: Canned) -> dict[str, Any]:
    """A successful body in the format of the path that was asked."""
    if got.path.endswith("/messages"):
        return _anthropic(got, canned)
    if "generateContent" in got.path:
        return _google(got, canned)
    return _openai(got, canned)


def _openai(got: Got, canned: Canned) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant", "content": canned.text}
    if canned.finish == "refusal":
        message = {"role": "assistant", "content": None, "refusal": canned.text}
    elif "tools" in got.body:
        function = {"name": got.body["tools"][0]["function"]["name"], "arguments": canned.text}
        call = {"id": "call_secret", "type": "function", "function": function}
        message = {"role": "assistant", "content": None, "tool_calls": [call]}
    reason = {"length": "length", "filter": "content_filter"}.get(canned.finish, "stop")
    return {
        "id": "chatcmpl-secret-identifier",
        "object": "chat.completion",
        "created": 1700000000,
        "model": got.body["model"] + "-2026",
        "system_fingerprint": "fp_secret",
        "service_tier": "default",
        "choices": [{"index": 0, "finish_reason": reason, "message": message, "logprobs": None}],
        "usage": {
            "prompt_tokens": canned.tokens[0],
            "completion_tokens": canned.tokens[1],
            "total_tokens": sum(canned.tokens),
            "prompt_tokens_details": {"cached_tokens": 10},
        },
    }


def _anthropic(got: Got, canned: Canned) -> dict[str, Any]:
    content: list[dict[str, Any]] = [{"type": "text", "text": canned.text}]
    if canned.finish in {"refusal", "filter"}:
        content = []
    elif "tools" in got.body and (value := _object(canned.text)) is not None:
        name = got.body["tools"][0]["name"]
        content = [{"type": "tool_use", "id": "toolu_secret", "name": name, "input": value}]
    reasons = {"stop": "end_turn", "length": "max_tokens", "refusal": "refusal", "filter": "refusal"}
    return {
        "id": "msg_secret_identifier",
        "type": "message",
        "role": "assistant",
        "model": got.body["model"],
        "content": content,
        "stop_reason": reasons[canned.finish],
        "stop_sequence": None,
        "usage": {
            "input_tokens": canned.tokens[0] - 10,
            "cache_read_input_tokens": 10,
            "cache_creation_input_tokens": 0,
            "output_tokens": canned.tokens[1],
        },
    }


def _object(text: str) -> Any:
    """What can stand as a tool's input; a broken answer comes as text."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def _google(got: Got, canned: Canned) -> dict[str, Any]:
    part: dict[str, Any] = {"text": canned.text}
    if "tools" in got.body and (value := _object(canned.text)) is not None:
        name = got.body["tools"][0]["functionDeclarations"][0]["name"]
        part = {"functionCall": {"name": name, "args": value}}
    reasons = {"stop": "STOP", "length": "MAX_TOKENS", "refusal": "SAFETY", "filter": "PROHIBITED_CONTENT"}
    candidate: dict[str, Any] = {"finishReason": reasons[canned.finish], "index": 0}
    if canned.finish not in {"refusal", "filter"}:
        candidate["content"] = {"role": "model", "parts": [part]}
    return {
        "candidates": [candidate],
        "usageMetadata": {
            "promptTokenCount": canned.tokens[0],
            "cachedContentTokenCount": 10,
            "candidatesTokenCount": canned.tokens[1],
            "totalTokenCount": sum(canned.tokens),
        },
        "modelVersion": "model-2026",
        "responseId": "response-secret",
    }
