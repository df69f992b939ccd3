from __future__ import annotations

import asyncio
import multiprocessing
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from cases import ENVIRON, GOOD, KEY, REQUEST, WRONG, Facts, in_turn, profile, question
from servers import Canned, Server, serving

from summarizer.errors import InvalidAnswerError, RefusalError
from summarizer.llm.base import Reply, Request
from summarizer.llm.cache import CacheFile
from summarizer.llm.registry import open_gateway


async def ask(server: Server, cache: Path, request: Request[Facts] = REQUEST, **changes: Any) -> Reply[Facts]:
    gateway = open_gateway(profile(server, **changes), environ=ENVIRON, cache=cache)
    try:
        return await gateway.ask(request)
    finally:
        await gateway.aclose()


def test_an_answer_is_paid_for_once_with_its_reasks(tmp_path) -> None:
    async def case() -> tuple[Reply[Facts], Reply[Facts], int]:
        async with serving(in_turn(Canned(WRONG), Canned(status=500), Canned(GOOD))) as server:
            first = await ask(server, tmp_path / "c.db")
            second = await ask(server, tmp_path / "c.db")
            return first, second, len(server.got)

    first, second, count = asyncio.run(case())
    assert count == 3
    assert (first.cached, second.cached) == (False, True)
    assert second.value == first.value
    assert second.usage == first.usage
    assert second.origin == "live"


@pytest.mark.parametrize(
    "changes",
    [{"model": "n"}, {"temperature": 0.5}, {"modes": ("tools",)}, {"max_output_tokens": 100}],
    ids=str,
)
def test_another_question_is_not_answered_from_the_cache(tmp_path, changes) -> None:
    async def case() -> int:
        async with serving(in_turn(Canned(GOOD))) as server:
            await ask(server, tmp_path / "c.db")
            await ask(server, tmp_path / "c.db", **changes)
            return len(server.got)

    assert asyncio.run(case()) == 2


def test_equal_questions_at_one_time_are_sent_once(tmp_path) -> None:
    async def case() -> tuple[list[bool], int]:
        async with serving(in_turn(Canned(GOOD, delay=0.05))) as server:
            gateway = open_gateway(profile(server), environ=ENVIRON, cache=tmp_path / "c.db")
            replies = await asyncio.gather(*(gateway.ask(REQUEST) for _ in range(5)))
            await gateway.aclose()
            return sorted(reply.cached for reply in replies), len(server.got)

    assert asyncio.run(case()) == ([False, True, True, True, True], 1)


@pytest.mark.parametrize(
    ("bad", "error"),
    [(Canned(WRONG), InvalidAnswerError), (Canned("no", finish="refusal"), RefusalError)],
    ids=["invalid", "refused"],
)
def test_an_ask_that_failed_in_the_end_is_tried_anew(tmp_path, bad, error) -> None:
    async def case() -> tuple[Reply[Facts], int]:
        async with serving(in_turn(*[bad] * 5, Canned(GOOD))) as server:
            with pytest.raises(error):
                await ask(server, tmp_path / "c.db")
            return await ask(server, tmp_path / "c.db"), len(server.got)

    reply, count = asyncio.run(case())
    assert count == 6
    assert reply.value.title == "A storm"


def test_errors_and_half_answers_are_not_kept(tmp_path) -> None:
    async def case() -> int:
        async with serving(in_turn(Canned(status=500), Canned(GOOD, fault="cut"), Canned(GOOD))) as server:
            await ask(server, tmp_path / "c.db")
        file = CacheFile(tmp_path / "c.db")
        answers = file.info().answers
        file.close()
        return answers

    assert asyncio.run(case()) == 1


def test_no_secret_is_kept(tmp_path) -> None:
    async def case() -> None:
        async with serving(in_turn(Canned(GOOD))) as server:
            await ask(server, tmp_path / "c.db")

    asyncio.run(case())
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"A storm" in written
    for secret in (KEY, "cookie-secret", "org-secret", "req_0123", "chatcmpl-secret", "fp_secret"):
        assert secret.encode() not in written


@pytest.mark.parametrize("what", ["corrupt", "older"])
def test_an_unusable_file_is_set_aside(tmp_path, what) -> None:
    path = tmp_path / "c.db"
    if what == "corrupt":
        path.write_bytes(b"SQLite format 3\x00" + b"garbage" * 1000)
    else:
        db = sqlite3.connect(path)
        db.execute("CREATE TABLE answers (old TEXT)")
        db.close()
    with pytest.warns(RuntimeWarning, match="cache set aside"):
        file = CacheFile(path)
    file.put("k", "p", "s", "{}")
    assert file.get("k") == "{}"
    file.close()
    assert len([found for found in tmp_path.iterdir() if "unusable" in found.name]) == 1


def test_info_and_clear(tmp_path) -> None:
    file = CacheFile(tmp_path / "deep" / "c.db")
    for number in range(3):
        file.put(str(number), "p", "extract" if number else "check", "{}")
    info = file.info()
    assert (info.answers, info.stages) == (3, {"check": 1, "extract": 2})
    assert info.size > 0
    assert file.clear() == 3
    assert file.info().answers == 0
    file.close()


def _write(path: Path, start: int) -> None:
    file = CacheFile(path)
    for number in range(start, start + 150):
        file.put(str(number), "p", "s", "x" * 2000)
    file.close()


def test_two_processes_share_a_file(tmp_path) -> None:
    path, context = tmp_path / "c.db", multiprocessing.get_context("spawn")
    processes = [context.Process(target=_write, args=(path, start)) for start in (0, 150)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    file = CacheFile(path)
    assert file.info().answers == 300
    file.close()


def test_different_articles_are_different_questions(tmp_path) -> None:
    async def case() -> int:
        async with serving(in_turn(Canned(GOOD))) as server:
            for text in ("One.", "Two.", "One."):
                await ask(server, tmp_path / "c.db", question(text))
            return len(server.got)

    assert asyncio.run(case()) == 2
