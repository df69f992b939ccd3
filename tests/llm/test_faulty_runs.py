"""Whole runs against a server that fails: nothing is lost, nothing is asked for twice."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import newswire
import pytest
from cases import ENVIRON, KEY, FakeTime, profile
from commands import summarizer
from faults import ANSWER, NAMED, TRANSPORT, FaultyProvider
from servers import Canned, Got, serving, serving_apart

from summarizer import pipeline
from summarizer.config import Limits, Profile
from summarizer.domain.article import Article
from summarizer.errors import ProviderError, QuotaError, UnreachableError
from summarizer.ingest import read_text
from summarizer.llm import reask  # noqa: F401 - its import takes a second, in which the loop stands still
from summarizer.llm.budget import Budget
from summarizer.llm.cache import CacheFile
from summarizer.llm.registry import open_gateway
from summarizer.llm.retry import Clock

NAMED_SORTED = sorted(NAMED)
ADDRESSES = {"openai": "/v1", "anthropic": "", "google": ""}


def hurried(factor: float = 0.002) -> Clock:
    """Waits five hundred times as short."""
    return Clock(sleep=lambda seconds: asyncio.sleep(min(seconds, 60) * factor))


def articles(count: int) -> list[Article]:
    return [read_text(newswire.article(n)[0].encode(), f"article{n:04}.txt") for n in range(count)]


@dataclass
class Watched(pipeline.Silent):
    notes: list[str]

    def note(self, text: str) -> None:
        self.notes.append(text)


def checked(
    provider: FaultyProvider, count: int, *, kind: str = "openai", modes: Sequence[str] = (), timeout: float = 2.0
) -> tuple[pipeline.Checked, Budget]:  # fmt: skip
    async def case() -> tuple[pipeline.Checked, Budget]:
        async with serving(provider) as server:
            profile = Profile.model_validate(
                {
                    "name": "test",
                    "kind": kind,
                    "model": "m",
                    "base_url": server.url + ADDRESSES[kind],
                    "key_env": "TEST_KEY",
                    "limits": Limits(concurrency=32, timeout=timeout),
                    **({"modes": tuple(modes)} if modes else {}),
                }
            )
            budget = Budget()
            gateway = open_gateway(profile, environ=ENVIRON, clock=hurried(), budget=budget)
            try:
                return await pipeline.check(articles(count), gateway, Watched([])), budget
            finally:
                await gateway.aclose()

    return asyncio.run(case())


QUICK = {name: fault for name, fault in {**TRANSPORT, **ANSWER}.items() if name not in {"hang", "drip"}}


def test_with_every_kind_of_fault_nothing_is_lost_and_nothing_asked_twice() -> None:
    provider = FaultyProvider(rate=0.3, faults=QUICK)
    found, budget = checked(provider, 80)
    assert found.failed == ()
    assert len(found.grounded) == len(provider.accepted) == 80
    assert provider.asked_again == {}
    assert len(provider.happened()) > 12
    answered = sum(provider.happened([*ANSWER, "answer"]).values())
    assert sum(total.requests for total in budget.totals.values()) == answered < provider.exchanges


def test_what_hangs_or_drips_is_given_up_and_asked_again() -> None:
    faults = {name: TRANSPORT[name] for name in ("hang", "drip")}
    provider = FaultyProvider(rate=0.3, faults=faults, seed=2)
    found, _ = checked(provider, 12, timeout=0.5)
    assert len(found.grounded) == 12
    assert set(provider.happened()) == {"hang", "drip", "answer"}


@pytest.mark.parametrize("kind", ["openai", "anthropic", "google"])
@pytest.mark.parametrize("mode", ["json_schema", "tools", "json_object"])
def test_unusable_answers_are_put_right_in_every_mode_and_format(kind, mode) -> None:
    provider = FaultyProvider(rate=0.5, faults=ANSWER, seed=4)
    found, _ = checked(provider, 12, kind=kind, modes=(mode,))
    assert found.failed == ()
    assert len(found.grounded) == 12
    assert provider.asked_again == {}
    assert len(provider.happened()) > 4


def test_at_thirty_percent_of_the_usual_faults_the_defaults_suffice() -> None:
    """The plan alone, without a run: how many of 100,000 articles would use up attempts or re-asks."""
    limits, lost = Limits(), 0
    for number in range(100_000):
        chance = random.Random(number)
        failures = reasks = 0
        while chance.random() < 0.3:
            if NAMED_SORTED[chance.randrange(len(NAMED_SORTED))] in ANSWER:
                reasks += 1
            else:
                failures += 1
        lost += failures >= limits.attempts or reasks > limits.reasks
    assert lost / 100_000 * 200 < 0.05


def test_articles_that_always_fail_are_named_and_the_others_briefed(tmp_path) -> None:
    always = {3: "500", 17: "refusal", 21: "half of the answer"}
    provider = FaultyProvider(rate=0.0, always=always)
    newswire.write_articles(tmp_path / "articles", 32)
    with serving_apart(provider) as server:
        done = summarizer(
            "brief", "articles", "-o", "out", cwd=tmp_path, server=server, LIMITS__ATTEMPTS="2", LIMITS__REASKS="1"
        )  # fmt: skip
    assert done.returncode == 1, done.stderr
    briefing = json.loads((tmp_path / "out" / "briefing.json").read_text())
    assert len(briefing["articles"]) == 29
    failed = {Path(item["source"]).name: item["reason"] for item in briefing["failed"]}
    assert set(failed) == {f"article{number:04}.txt" for number in always}
    for name, reason in (
        ("article0003", "server error (500)"),
        ("article0017", "declined"),
        ("article0021", "JSON"),
    ):
        assert reason in failed[f"{name}.txt"]
        for place in ("briefing.md", "briefing.html"):
            text = (tmp_path / "out" / place).read_text()
            assert f"{name}.txt" in text
            assert reason.split(" (")[0] in text
        assert sum("failed:" in line and name in line for line in done.stderr.splitlines()) == 1
    assert all(len(provider.log[number]) == 2 for number in always)
    assert provider.asked_again == {}


ENDS = {
    "401": Canned(status=401, body={"error": {"message": f"Incorrect API key provided: {KEY}"}}),
    "403": Canned(status=403, body={"error": {"message": "no access"}}),
    "402": Canned(status=402, body={}),
    "insufficient quota": Canned(
        status=429, body={"error": {"code": "insufficient_quota", "message": "You exceeded your current quota"}}
    ),
    "unknown model": Canned(status=404, body={"error": {"message": "The model `m` does not exist"}}),
    "redirect": Canned(status=301, headers={"location": "https://elsewhere.example/v1"}, body=b""),
}  # fmt: skip


@pytest.mark.parametrize("name", ["insufficient quota", "unknown model"])
def test_what_cannot_pass_ends_the_run_at_once_and_answers_are_kept(tmp_path, name) -> None:
    """The first four articles are answered, slowly; then the provider says no."""
    script = FaultyProvider(rate=0.0)
    refused = name == "unknown model"

    def closing(got: Got, number: int) -> Canned:
        if number >= 4 or refused:
            return ENDS[name]
        return replace(script(got, number), delay=0.5)

    newswire.write_articles(tmp_path / "articles", 12)
    with serving_apart(closing) as server:
        done = summarizer("brief", "articles", "-o", "out", "--concurrency", "6", cwd=tmp_path, server=server)
        first = len(server.got)
        assert done.returncode == 3, done.stderr
        assert done.stderr.count("error:") == 1
        assert KEY not in done.stderr
        assert not (tmp_path / "out").exists()
        assert first <= (12 if name == "unknown model" else 6)
        server.script, refused = script, False
        again = summarizer("brief", "articles", "-o", "out", cwd=tmp_path, server=server)
        assert again.returncode == 0, again.stderr
        assert len(server.got) - first == (12 if name == "unknown model" else 8)
    assert script.asked_again == {}


@pytest.mark.parametrize("name", ENDS)
def test_what_cannot_pass_is_tried_once(name) -> None:
    async def case() -> tuple[ProviderError, int]:
        async with serving(lambda got, number: ENDS[name]) as server:
            gateway = open_gateway(profile(server), environ=ENVIRON, clock=hurried())
            with pytest.raises(ProviderError) as caught:
                await pipeline.check(articles(1), gateway)
            await gateway.aclose()
            return caught.value, len(server.got)

    error, count = asyncio.run(case())
    assert count == 1
    assert error.ends_run
    assert error.hint
    assert KEY not in f"{error} {error.hint}"


def test_a_server_that_was_away_for_ten_seconds_is_waited_for() -> None:
    """On a clock of its own: the server answers nothing before the tenth second."""

    async def case() -> tuple[pipeline.Checked, FakeTime]:
        time = FakeTime()
        plan = FaultyProvider(rate=0.0)
        away = Canned(status=503, body=b"")
        async with serving(lambda got, n: plan(got, n) if time.at > 10 or n < 4 else away) as server:
            limits = Limits(concurrency=4)
            gateway = open_gateway(
                profile(server, limits=limits), environ=ENVIRON, clock=Clock(time.now, time.sleep, random.Random(1).uniform)
            )  # fmt: skip
            try:
                return await pipeline.check(articles(12), gateway), time
            finally:
                await gateway.aclose()

    found, time = asyncio.run(case())
    assert found.failed == ()
    assert time.at > 10


NOWHERE = {
    "nothing listens": ("http://127.0.0.1:9/v1", "nothing listens there", 6),
    "no such name": ("http://no-such-host.invalid/v1", "name is not known", 6),
}


@pytest.mark.parametrize("name", NOWHERE)
def test_an_address_where_nobody_answers_ends_the_run_soon(name) -> None:
    url, says, attempts = NOWHERE[name]
    time = FakeTime()

    async def case() -> ProviderError:
        gateway = open_gateway(
            profile(base_url=url), environ=ENVIRON, clock=Clock(time.now, time.sleep, time.jitter)
        )
        with pytest.raises(ProviderError) as caught:
            await pipeline.check(articles(1), gateway)
        await gateway.aclose()
        return caught.value

    error = asyncio.run(case())
    assert isinstance(error, UnreachableError)
    assert says in error.message
    assert error.exit_code == 3
    assert len(time.slept) == attempts - 1


def test_https_where_the_server_speaks_http_is_said() -> None:
    async def case() -> ProviderError:
        async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.read(1)
            writer.write(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n")
            writer.close()

        server, time = await asyncio.start_server(plain, "127.0.0.1", 0), FakeTime()
        url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        gateway = open_gateway(
            profile(base_url=url), environ=ENVIRON, clock=Clock(time.now, time.sleep, time.jitter)
        )
        with pytest.raises(ProviderError) as caught:
            await pipeline.check(articles(1), gateway)
        await gateway.aclose()
        server.close()
        return caught.value

    assert "no encrypted connection" in asyncio.run(case()).message


def test_a_run_that_ends_waits_for_the_answers_that_are_under_way(tmp_path) -> None:
    """One article is answered slowly while another's request finds the account exhausted."""
    plan = FaultyProvider(rate=0.0)

    def script(got: Got, number: int) -> Canned:
        if number == 0:
            return replace(plan(got, number), delay=0.3)
        return ENDS["402"]

    async def case() -> int:
        async with serving(script) as server:
            gateway = open_gateway(profile(server), environ=ENVIRON, cache=tmp_path / "c.db")
            with pytest.raises(QuotaError):
                await pipeline.check(articles(6), gateway)
            await gateway.aclose()
        file = CacheFile(tmp_path / "c.db")
        answers = file.info().answers
        file.close()
        return answers

    assert asyncio.run(case()) == 1
