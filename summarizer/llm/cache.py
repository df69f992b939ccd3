"""Every answer is paid for once: a SQLite file of complete answers, written before they are used.

The key is the whole canonical request (the schema is part of it), with the provider's kind and address, and
the attempt's ordinal within an ask. Only complete answers are kept. An ask that fails in the end
(refused, or invalid after all re-asks) forgets its answers, so that a later run tries anew.
Several processes may share the file.
"""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import time
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import httpx2

from summarizer.config import Profile
from summarizer.llm import gguf, scrub
from summarizer.llm.failures import is_answer
from summarizer.llm.transport import Wrapper
from summarizer.llm.wire import asking, digest, json_response, json_text, parse, request_body

VERSION = 1
_BUSY_SECONDS = 30.0
_IMPORTED = '{"via": "batch"'
_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
    key TEXT PRIMARY KEY, provider TEXT NOT NULL, stage TEXT NOT NULL, at REAL NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID
"""


@dataclass(frozen=True)
class CacheInfo:
    """``size`` in bytes; ``stages`` counts the answers of each."""

    path: Path
    answers: int
    size: int
    stages: dict[str, int]


class CacheFile:
    """The file. A corrupt one, or one of another version, is set aside with a warning."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = self._open()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                raise
            self._set_aside(str(error))
            self._db = self._open()

    def get(self, key: str) -> str | None:
        """The body kept under a key."""
        row = self._db.execute("SELECT body FROM answers WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def put(self, key: str, provider: str, stage: str, body: str) -> None:
        """Keep a body; when this returns it survives the process being killed."""
        self._db.execute(
            "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)", (key, provider, stage, time.time(), body)
        )

    def forget(self, keys: Iterable[str]) -> None:
        """Drop answers that turned out to be of no use."""
        self._db.executemany("DELETE FROM answers WHERE key = ?", [(key,) for key in keys])

    def info(self) -> CacheInfo:
        """What is in it."""
        stages = dict(self._db.execute("SELECT stage, count(*) FROM answers GROUP BY stage ORDER BY stage"))
        files = (self.path.with_name(self.path.name + end) for end in ("", "-wal"))
        size = sum(file.stat().st_size for file in files if file.exists())
        return CacheInfo(self.path, sum(stages.values()), size, stages)

    def clear(self) -> int:
        """Empty it; returns how many answers went."""
        count = self._db.execute("DELETE FROM answers").rowcount
        self._db.execute("VACUUM")
        return count

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            # One step, so that no other process meets a file with a table and without its version.
            db.execute("BEGIN IMMEDIATE")
            (version,) = db.execute("PRAGMA user_version").fetchone()
            (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if tables and version != VERSION:
                raise sqlite3.DatabaseError(  # noqa: TRY301 - meets the same clean-up
                    f"version {version}, not {VERSION}"
                )
            db.execute(_SCHEMA)
            db.execute(f"PRAGMA user_version = {VERSION}")
            db.execute("COMMIT")
            db.execute("SELECT key, body FROM answers LIMIT 1").fetchone()
        except BaseException:
            db.close()
            raise
        return db

    def _set_aside(self, reason: str) -> None:
        aside = self.path.with_name(f"{self.path.name}.unusable-{time.time_ns()}")
        self.path.rename(aside)
        for end in ("-wal", "-shm"):
            with contextlib.suppress(OSError):
                self.path.with_name(self.path.name + end).unlink()
        warnings.warn(f"cache set aside as {aside.name}: {reason}", RuntimeWarning, stacklevel=3)


def address(profile: Profile) -> str:
    """What tells the answers of one server, or of one model file, from those of another."""
    if profile.kind == "llamacpp":
        return f"{profile.kind} {gguf.fingerprint(Path(profile.model))}"
    return f"{profile.kind} {profile.base_url or ''}"


def identify(where: str, request: httpx2.Request) -> tuple[str, str]:
    """What is asked of whom, and the key of the answer: the same with the attempt's ordinal in this ask."""
    identity = digest(where, request.method, request.url.path, request_body(request))
    return identity, f"{identity}-{asking().attempts.get('cache:' + identity, 0)}"


class Cache(Wrapper):
    """Answers from the file what was answered before. Equal requests at one time are sent once."""

    def __init__(self, inner: httpx2.AsyncBaseTransport, file: CacheFile, address: str) -> None:
        super().__init__(inner)
        self._file = file
        self._address = address
        self._sending: dict[str, asyncio.Lock] = {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer from the file, or from the inner layer and keep that."""
        identity, key = identify(self._address, request)
        lock = self._sending.setdefault(key, asyncio.Lock())
        try:
            async with lock:
                return await self._answer(request, key, identity)
        finally:
            if not lock.locked():
                self._sending.pop(key, None)

    async def _answer(self, request: httpx2.Request, key: str, identity: str) -> httpx2.Response:
        ask = asking()
        if (kept := self._file.get(key)) is not None:
            ask.attempt("cache:" + identity)
            ask.cache_keys.append(key)
            ask.origin, ask.cached, ask.imported = "live", True, kept.startswith(_IMPORTED)
            return json_response(200, kept, {}, request)
        response = await self.inner.handle_async_request(request)
        if response.status_code == httpx2.codes.OK and is_answer(body := parse(response.content)):
            ask.attempt("cache:" + identity)
            ask.cache_keys.append(key)
            via = {"via": "batch"} if ask.imported else {}
            text = json_text({**via, **scrub.kept_body(200, body)})
            self._file.put(key, ask.provider, ask.stage, text)
        return response

    async def aclose(self) -> None:
        """Close the inner layers and the file."""
        await super().aclose()
        self._file.close()
