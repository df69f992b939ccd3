"""One loaded model a file and process, shared by all who ask it."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from threading import Event, Lock
from typing import Any, NamedTuple

from summarizer.errors import ConfigError

_BATCH = 256
"""Tokens of a prompt that are worked through between two looks at whether to stop."""
_QUIET = -1
_LONGEST_SOCKET = 100
"""Bytes of a socket's path that every system accepts."""


_COMPACT = {"x-guidance": {"whitespace_flexible": False, "item_separator": ",", "key_separator": ":"}}
"""Tells llama.cpp's grammars (llguidance) to leave no room for white space, with which small models love to
fill an answer: about half of its tokens."""
_LONGEST_STRING, _LONGEST_LIST = 600, 64


class Settings(NamedTuple):
    """How a model is loaded. ``window`` is in tokens, and each of the ``slots`` has one of its own."""

    path: Path
    window: int
    slots: int


class Model:
    """A GGUF file in memory, once it has been asked for."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.users = 0
        self._server: Any = None
        self._loading = Lock()

    def load(self, provider: str) -> None:
        """Load the file, unless that is done. Blocks.

        Raises:
            ConfigError: llama.cpp cannot load it.
        """
        with self._loading:
            if self._server is None:
                self._server = _server(self.settings, provider)

    def chat(self, body: dict[str, Any], stop: Event) -> list[dict[str, Any]]:
        """Have a chat completion written, until it ends or is told to stop. Blocks.

        Returns:
            The stream's chunks; of a request that is rejected, one with the key ``error``.
        """
        chunks: list[dict[str, Any]] = []

        def take(chunk: bytes) -> bool:
            chunks.append(json.loads(chunk))
            return stop.is_set()

        # return_progress calls back between the batches of a long prompt: then too it can be stopped.
        asked = {
            **body,
            "stream": True,
            "stream_options": {"include_usage": True},
            "return_progress": True,
            "cache_prompt": True,
        }
        if shape := asked.get("response_format", {}).get("json_schema"):
            asked.pop("response_format")
            asked["grammar"] = grammar(shape["schema"])
        if stop.is_set():
            return chunks
        try:
            self._server.handle_chat_completions(json.dumps(asked).encode(), take)
        except ValueError as error:
            return [{"error": {"code": 400, "type": "invalid_request_error", "message": str(error)}}]
        return chunks

    def unload(self) -> None:
        """Give the memory back. Nobody may be asking it."""
        self._server = None


_models: dict[Settings, Model] = {}
_lock = Lock()


def acquire(settings: Settings) -> Model:
    """The model with these settings, shared with everybody who has acquired it."""
    with _lock:
        model = _models.setdefault(settings, Model(settings))
        model.users += 1
        return model


def release(model: Model) -> None:
    """Say that a model is not needed any more; the last one unloads it. Blocks."""
    with _lock:
        model.users -= 1
        if model.users == 0:
            _models.pop(model.settings, None)
            model.unload()


def _server(settings: Settings, provider: str) -> Any:
    import xllamacpp  # noqa: PLC0415

    params = xllamacpp.CommonParams()
    params.model.path = str(settings.path)
    params.model_alias = {settings.path.name}
    params.n_ctx = settings.window * settings.slots
    params.n_parallel = settings.slots
    params.n_batch = params.n_ubatch = _BATCH
    params.cache_ram_mib = 0  # by default llama.cpp keeps old prompts in up to 8 GiB
    params.verbosity = _QUIET
    for processors in (params.cpuparams, params.cpuparams_batch):
        processors.n_threads = threads()
    with tempfile.TemporaryDirectory(prefix="summarizer-") as folder:
        _close_off(params, folder)
        try:
            return xllamacpp.Server(params)
        except RuntimeError as error:
            raise ConfigError(
                f"provider {provider}: llama.cpp cannot load {settings.path}: it is damaged or cut off, of a"
                " kind that this xllamacpp does not know, or there is not enough memory",
                hint="check the file, update xllamacpp, or lower context_tokens",
            ) from error


def bounded(schema: Any) -> Any:
    """The schema with ends to strings (in characters) and lists that have none.

    Small models repeat themselves without end; here that ends in a valid answer, most of which is then
    withheld, instead of one that was cut off.
    """
    if isinstance(schema, list):
        return [bounded(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    out = {
        key: value if key in {"enum", "const", "required"} else bounded(value)
        for key, value in schema.items()
    }
    if out.get("type") == "string" and not {"enum", "const", "pattern", "format"} & out.keys():
        out.setdefault("maxLength", _LONGEST_STRING)
    elif out.get("type") == "array":
        out.setdefault("maxItems", _LONGEST_LIST)
    return out


def grammar(schema: dict[str, Any]) -> str:
    """The grammar of the answers that are valid by a schema, in llguidance's notation.

    Raises:
        ValueError: the schema cannot be put into a grammar.
    """
    import xllamacpp  # noqa: PLC0415

    try:
        return str(xllamacpp.json_schema_to_grammar({**bounded(schema), **_COMPACT}))
    except RuntimeError as error:
        raise ValueError(str(error)) from error


def threads() -> int:
    """Half of the processors that this process may use.

    llama.cpp's threads wait for each other after every step, so that one which does not get its
    processor holds all up, and two threads on one core gain nothing.
    """
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, usable // 2)


def _close_off(params: Any, folder: str) -> None:
    """Keep everybody else away from the HTTP server that xllamacpp starts beside every model.

    It listens on a socket in a private folder, which is deleted as soon as the model is loaded; where there
    are no such sockets, on a port of the loopback, with a key that nobody knows.
    """
    params.ui = False
    params.endpoint_slots = False
    params.n_threads_http = 1
    socket = os.path.join(folder, "m.sock")  # noqa: PTH118 - a name for llama.cpp
    if sys.platform == "win32" or len(os.fsencode(socket)) > _LONGEST_SOCKET:
        params.hostnames = ["127.0.0.1"]
        params.api_keys = [os.urandom(32).hex()]
    else:
        params.hostnames = [socket]
