from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cases import ENVIRON, GOOD, KEY, REQUEST, WRONG, Facts, in_turn, profile, question
from pydantic import ValidationError
from servers import Canned, Script, serving

from summarizer.config import Profile
from summarizer.errors import ConfigError, RecordingMissError
from summarizer.llm import recordings
from summarizer.llm.author import author, wire
from summarizer.llm.base import Reply, Request
from summarizer.llm.recordings import Recording
from summarizer.llm.registry import open_gateway

SECRETS = (
    KEY,
    "cookie-secret",
    "org-secret",
    "req_0123",
    "chatcmpl-secret",
    "fp_secret",
    "call_secret",
    "127.0.0.1",
)


async def replay(folder: Path, request: Request[Facts] = REQUEST, one: Profile | None = None) -> Reply[Facts]:
    gateway = open_gateway(one or profile(), environ={}, replay=folder)
    try:
        return await gateway.ask(request)
    finally:
        await gateway.aclose()


async def record(
    folder: Path, script: Script, request: Request[Facts] = REQUEST, **changes: Any
) -> Reply[Facts]:
    async with serving(script) as server:
        gateway = open_gateway(profile(server, **changes), environ=ENVIRON, record=folder)
        try:
            return await gateway.ask(request)
        finally:
            await gateway.aclose()


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json_object"])
def test_what_was_recorded_replays_with_its_reasks_and_errors(tmp_path, mode) -> None:
    limited = Canned(
        status=429, headers={"retry-after": "0"}, body={"error": {"message": f"org-secret {KEY}"}}
    )
    script = in_turn(limited, Canned(WRONG), Canned(GOOD))
    live = asyncio.run(record(tmp_path, script, modes=(mode,)))
    again = asyncio.run(replay(tmp_path, one=profile(modes=(mode,))))
    assert again == replace(live, origin="recorded", cached=True)
    assert again.reasks == 1
    files = sorted(path.name for path in tmp_path.iterdir())
    assert [name[-7:] for name in files].count("-1.json") == 1  # the answer after the 429
    assert all(name.startswith("extract-a1-") for name in files)
    written = "".join(path.read_text() for path in tmp_path.iterdir())
    assert [secret for secret in SECRETS if secret in written] == []


def test_a_recording_can_be_read_by_a_person(tmp_path) -> None:
    asyncio.run(record(tmp_path, in_turn(Canned(GOOD))))
    (path,) = tmp_path.iterdir()
    content = json.loads(path.read_text())
    assert content["origin"] == "live"
    assert content["request"]["path"] == "/v1/chat/completions"
    assert content["request"]["body"]["messages"][1]["content"]["$lines"][:2] == [
        "A storm hit.",
        "Three died. A storm hit.",
    ]
    answer = content["response"]["body"]["choices"][0]["message"]["content"]
    assert answer == {"$json": json.loads(GOOD)}
    assert content["response"]["headers"] == {"content-type": "application/json"}


def test_recording_again_replaces(tmp_path) -> None:
    asyncio.run(record(tmp_path, in_turn(Canned(GOOD))))
    asyncio.run(record(tmp_path, in_turn(Canned(GOOD.replace("3", "4"))), replace(REQUEST, label="other")))
    assert len(list(tmp_path.iterdir())) == 1
    assert asyncio.run(replay(tmp_path)).value.facts[0].killed == 4


def test_a_miss_names_the_nearest_recording_and_what_changed(tmp_path) -> None:
    asyncio.run(record(tmp_path, in_turn(Canned(GOOD)), question("A flood.\nNobody died.", label="flood")))
    asyncio.run(record(tmp_path, in_turn(Canned(GOOD)), question("A storm hit.\nThree died.", label="storm")))
    with pytest.raises(RecordingMissError) as caught:
        asyncio.run(replay(tmp_path, question("A storm hit.\nFour died.", label="new")))
    message = caught.value.message
    assert "extract request new" in message
    assert "extract-storm-" in message
    assert len(message.splitlines()) == 1
    assert caught.value.details == ("it differs in:", '- "Three died."', '+ "Four died."')


def test_of_a_long_difference_both_sides_are_shown(tmp_path) -> None:
    old, new = ("\n".join(f"{word} {n}." for n in range(30)) for word in ("Old", "New"))
    asyncio.run(record(tmp_path, in_turn(Canned(GOOD)), question(old)))
    with pytest.raises(RecordingMissError) as caught:
        asyncio.run(replay(tmp_path, question(new)))
    assert [line for line in caught.value.details if line.endswith(' 0.",')] == ['- "Old 0.",', '+ "New 0.",']
    assert caught.value.details[-1] == "(and 48 more lines)"


def test_a_missing_later_attempt_says_so(tmp_path) -> None:
    asyncio.run(record(tmp_path, in_turn(Canned(status=500), Canned(GOOD))))
    (tmp_path / next(p.name for p in tmp_path.iterdir() if p.name.endswith("-1.json"))).unlink()
    with pytest.raises(RecordingMissError, match="recorded are 1 answers to it"):
        asyncio.run(replay(tmp_path))


def test_replaying_from_nowhere_and_from_nonsense(tmp_path) -> None:
    with pytest.raises(ConfigError, match="is not a folder"):
        asyncio.run(replay(tmp_path / "none"))
    (tmp_path / "x.json").write_text("{}")
    with pytest.raises(ConfigError, match=r"x\.json: not a recording"):
        asyncio.run(replay(tmp_path))
    (tmp_path / "x.json").write_text('{"format": 99}')
    with pytest.raises(ConfigError, match="format 99"):
        asyncio.run(replay(tmp_path))


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json_object"])
def test_an_authored_answer_says_that_it_is(tmp_path, mode) -> None:
    one = profile(modes=(mode,))
    path = asyncio.run(author(tmp_path, REQUEST, one, json.loads(GOOD)))
    reply = asyncio.run(replay(tmp_path, one=one))
    assert (reply.origin, reply.cached) == ("authored", True)
    assert reply.value == Facts.model_validate_json(GOOD)
    assert reply.usage.output_tokens == len(GOOD) // 4
    assert json.loads(path.read_text())["response"]["body"]["id"] == "authored"


def test_an_invalid_answer_is_not_authored(tmp_path) -> None:
    with pytest.raises(ValidationError):
        asyncio.run(author(tmp_path, REQUEST, profile(), json.loads(WRONG)))
    assert not list(tmp_path.iterdir())


def test_key_order_and_whole_floats_do_not_matter(tmp_path) -> None:
    first = Recording("POST", "/x", {"a": 1.0, "b": [{"c": 2, "d": "3"}]}, 200, {})
    second = Recording("POST", "/x", {"b": [{"d": "3", "c": 2.0}], "a": 1}, 200, {})
    other = Recording("POST", "/x", {"b": [{"d": "3", "c": 2.5}], "a": 1}, 200, {})
    assert first.digest == second.digest != other.digest


def test_audit_tells_used_from_unused_and_missing(tmp_path) -> None:
    asyncio.run(author(tmp_path, REQUEST, profile(), json.loads(GOOD)))
    asyncio.run(author(tmp_path, question("Old."), profile(), json.loads(GOOD)))
    wanted = [asyncio.run(wire(one, profile())).digest for one in (REQUEST, question("New."))]
    audit = recordings.audit(recordings.load(tmp_path), wanted)
    assert [found.digest for found in audit.used] == wanted[:1]
    assert len(audit.unused) == 1
    assert audit.missing == (wanted[1],)
