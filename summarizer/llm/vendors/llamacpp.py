"""A model in this process: a GGUF file, run by llama.cpp through xllamacpp.

What goes out is OpenAI's chat completion, as to any other server, so that recording, cache, re-asks and
accounts see no difference; the innermost transport hands it to llama.cpp instead of the network. The
answer is taken as a stream, because that is the only way in which llama.cpp can be stopped half-way.
"""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import httpx2

from summarizer.config import Mode, Profile
from summarizer.errors import ProviderError, RequestRejectedError
from summarizer.llm import gguf
from summarizer.llm.vendors import Access
from summarizer.llm.vendors.llamacpp_model import Model, Settings, acquire, release
from summarizer.llm.vendors.openai import OpenAI, open_client
from summarizer.llm.wire import json_response

_ADDRESS = "http://localhost/v1"
"""Never connected to: the path is that of OpenAI's API, so that recordings are the same."""
_WINDOW = 32_768
"""Longest window, in tokens, unless ``context_tokens`` is set: the memory for it is taken at once, and
models are trained for windows of hundreds of thousands of tokens."""
_UNKNOWN_WINDOW = 4096
_OF_TIMEOUT = 0.9
"""Share of the time limit after which an answer is given up: before the gate, which would ask again, and
a model in this process would only do the same again."""


class LlamaCpp(OpenAI):
    """Chat completions, of which llama.cpp's grammars enforce the schema; it does not enforce tools."""

    modes: tuple[Mode, ...] = ("json_schema", "json_object")


def open_vendor(profile: Profile, access: Access, transport: httpx2.AsyncBaseTransport) -> LlamaCpp:
    """Open the OpenAI family over a transport. The model goes by its file's name: no path leaves here.

    llama.cpp itself counts tokens and knows where its window ends, so requests are not cut to an estimate.
    """
    name = Path(profile.model).name
    changes = {"model": name, "base_url": _ADDRESS, "context_tokens": None, "output_limit": "max_tokens"}
    named = profile.model_copy(update=changes)
    return LlamaCpp(named, open_client(named, access, transport))


def open_transport(profile: Profile) -> httpx2.AsyncBaseTransport:
    """What takes the place of the network. The model is loaded for the first request that needs it.

    Raises:
        ImportError: xllamacpp is not installed.
        ConfigError: the file is missing, or is no GGUF file.
    """
    import xllamacpp  # noqa: F401, PLC0415 - replaying needs no model

    path = Path(profile.model)
    trained = gguf.header(path, profile.name).context
    window = profile.context_tokens or min(trained or _UNKNOWN_WINDOW, _WINDOW)
    return InProcess(profile, Settings(path.resolve(), window, profile.limits.concurrency))


class InProcess(httpx2.AsyncBaseTransport):
    """Hands requests to a model, one thread each, and assembles its answers.

    Args:
        profile: For the names in messages and the time limit.
        settings: Which file, and how it is loaded.
    """

    def __init__(self, profile: Profile, settings: Settings) -> None:
        self._profile = profile
        self._settings = settings
        self._threads = ThreadPoolExecutor(settings.slots + 1, thread_name_prefix="llamacpp")
        self._model: Model | None = None

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Have a chat completion written.

        Raises:
            ConfigError: llama.cpp cannot load the file.
            RequestRejectedError: the request does not fit into the window.
            ProviderError: the answer was not done in time, or llama.cpp failed.
        """
        body = json.loads(await request.aread())
        if self._model is None:
            self._model = acquire(self._settings)
        stop = Event()
        model, loop = self._model, asyncio.get_running_loop()
        await loop.run_in_executor(self._threads, model.load, self._profile.name)
        try:
            async with asyncio.timeout(self._profile.limits.timeout * _OF_TIMEOUT):
                chunks = await loop.run_in_executor(self._threads, model.chat, body, stop)
        except RuntimeError as error:
            raise ProviderError(f"{self._profile.name}: llama.cpp failed: {error}") from error
        except TimeoutError:
            raise ProviderError(
                f"{self._profile.name}: the model was not done after {self._profile.limits.timeout:g} s",
                hint="raise limits.timeout, or lower max_output_tokens or limits.concurrency",
            ) from None
        finally:
            stop.set()
        return self._response(chunks, body, request)

    async def aclose(self) -> None:
        """Stop, wait for the threads, and give the model's memory back if nobody else uses it."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        await asyncio.to_thread(self._threads.shutdown)
        model, self._model = self._model, None
        if model is not None:
            await asyncio.to_thread(release, model)

    def _response(
        self, chunks: list[dict[str, Any]], body: dict[str, Any], request: httpx2.Request
    ) -> httpx2.Response:
        for chunk in chunks:
            if isinstance(error := chunk.get("error"), dict):
                if error.get("type") == "exceed_context_size_error":
                    raise self._too_long(error)
                return json_response(int(error.get("code") or 500), chunk, {}, request)
        answer = completion(chunks, str(body.get("model")))
        return json_response(200, answer, {}, request)

    def _too_long(self, error: dict[str, Any]) -> RequestRejectedError:
        return RequestRejectedError(
            f"{self._profile.name}: the request ({error.get('n_prompt_tokens')} tokens) does not fit into"
            f" {error.get('n_ctx')} tokens",
            hint="choose a model with a larger window, or raise context_tokens",
        )


def completion(chunks: list[dict[str, Any]], model: str) -> dict[str, Any]:
    """The chat completion that a stream's chunks make up.

    Raises:
        ProviderError: the stream has no end: llama.cpp stopped in the middle of it.
    """
    text: list[str] = []
    finish: str | None = None
    usage: dict[str, Any] = {}
    for chunk in chunks:
        usage = chunk.get("usage") or usage
        for choice in chunk.get("choices") or []:
            text.append((choice.get("delta") or {}).get("content") or "")
            finish = choice.get("finish_reason") or finish
    if finish is None:
        raise ProviderError(f"{model}: llama.cpp stopped in the middle of an answer")
    message = {"role": "assistant", "content": "".join(text)}
    return {
        "object": "chat.completion",
        "model": model,
        "choices": [{"index": 0, "finish_reason": finish, "message": message}],
        "usage": usage,
    }
