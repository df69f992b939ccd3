"""The three vendor families: equal answers give the same briefing; what goes out; and no secret stays behind."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import newswire
import pytest
from cases import KEY
from commands import summarizer, within
from faults import ANSWER, FaultyProvider
from servers import Canned, Got, serving_apart

from summarizer import prompts
from summarizer.extract import PROMPT
from summarizer.extract.answer import ExtractionAnswer
from summarizer.ingest import read_text
from summarizer.llm.schema import answer_schema

KINDS = ("openai", "anthropic", "google")
TEAM = "team-4711-internal"
ORGANISATION = "org-secret-organisation"
SECRETS = (
    KEY,
    TEAM,
    ORGANISATION,
    "cookie-secret",
    "req_0123",
    "chatcmpl-secret",
    "msg_secret",
    "toolu_secret",
    "call_secret",
    "fp_secret",
    "response-secret",
)

HEADERS = '[providers.test.headers_env]\nX-Team = "TEAM_NAME"\n'


def echoing(_: str) -> Canned:
    """An error that tells the caller all that he sent."""
    message = f"cannot serve {KEY} of {ORGANISATION} ({TEAM}), request req_0123456789abcdef"
    return Canned(status=500, body={"error": {"message": message, "type": "server_error", "param": TEAM}})


def echoing_in_a_success(_: str) -> Canned:
    return Canned(
        body={"error": {"code": 502, "message": f"upstream refused {KEY} {TEAM}", "metadata": {"raw": KEY}}}
    )


@pytest.fixture(scope="module", params=KINDS)
def family(request, tmp_path_factory) -> tuple[str, Path, list[Got], str]:
    """One run of each kind, with faults that echo the key, recorded and cached."""
    kind, folder = request.param, tmp_path_factory.mktemp(request.param)
    provider = FaultyProvider(rate=0.0)
    newswire.write_articles(folder / "articles", 4)

    def script(got: Got, number: int) -> Canned:
        article = newswire.asked(got.raw.decode())
        asked = len(provider.log.get(article, []))
        fault = {(0, 0): echoing, (1, 0): echoing_in_a_success, (2, 0): ANSWER["refusal"]}.get(
            (article, asked)
        )
        answer = provider(got, number)
        return fault(answer.text) if fault else answer

    (folder / "summarizer.toml").write_text(HEADERS)
    more = {"MAX_OUTPUT_TOKENS": "4000", "TEMPERATURE": "0.5"}
    with serving_apart(script) as server:
        done = summarizer(
            "brief", "articles", "-o", "out", "--record", "recordings", cwd=folder, server=server, kind=kind,
            cache=folder / "kept", environ={"TEAM_NAME": TEAM}, **more,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return kind, folder, list(server.got), done.stderr + done.stdout


def test_equal_answers_give_the_same_briefing(tmp_path) -> None:
    newswire.write_articles(tmp_path / "articles", 4)
    briefings = []
    for kind in KINDS:
        with serving_apart(FaultyProvider(rate=0.0)) as server:
            done = within("brief", "articles", "-q", "-o", kind, cwd=tmp_path, server=server, kind=kind)
        assert done.exit_code == 0, (done.stderr, done.exception)
        briefings.append(json.loads((tmp_path / kind / "briefing.json").read_text()))
        for extractor in _named(briefings[-1], "extractor", "answered_by"):
            extractor["model"] = "same"  # each server says the model's name in its own way
        texts = [(tmp_path / kind / f"briefing.{end}").read_text() for end in ("md", "html")]
        assert all(re.search(r"Dispatch No", text) for text in texts)
    assert briefings[0] == briefings[1] == briefings[2]
    assert len(briefings[0]["claims"]) > 60


def _named(value: Any, *keys: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for key, item in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        if key in keys:
            found += [item] if isinstance(item, dict) else item
        found += _named(item, *keys)
    return found


def test_what_goes_out(family) -> None:
    kind, folder, got, _ = family
    first = got[0]
    number = newswire.asked(first.raw.decode())
    article = read_text((folder / "articles" / f"article{number:04}.txt").read_bytes(), "x")
    template = prompts.load(PROMPT)
    schema = answer_schema(ExtractionAnswer)
    body = dict(first.body)
    if kind == "openai":
        assert first.path == "/v1/chat/completions"
        assert first.headers["authorization"] == f"Bearer {KEY}"
        system, user = body.pop("messages")
        assert (system["role"], user["role"]) == ("system", "user")
        said, asked = system["content"], user["content"]
        format_ = body.pop("response_format")
        shape = {"name": "ExtractionAnswer", "strict": True, "schema": schema}
        assert format_ == {"type": "json_schema", "json_schema": shape}
        assert body == {"model": "m", "temperature": 0.5, "max_tokens": 4000}
    elif kind == "anthropic":
        assert first.path == "/v1/messages"
        assert KEY in (
            first.headers.get("x-api-key"),
            first.headers.get("authorization", "")[len("Bearer ") :],
        )
        assert first.headers["anthropic-version"]
        said = body.pop("system")
        (user,) = body.pop("messages")
        assert user["role"] == "user"
        asked = user["content"]
        assert body.pop("output_config") == {"format": {"type": "json_schema", "schema": schema}}
        assert body == {"model": "m", "temperature": 0.5, "max_tokens": 4000}
    else:
        assert first.path.endswith("/models/m:generateContent")
        assert KEY not in first.target
        assert first.headers["x-goog-api-key"] == KEY
        said = body.pop("systemInstruction")["parts"][0]["text"]
        (user,) = body.pop("contents")
        assert user["role"] == "user"
        asked = user["parts"][0]["text"]
        config = body.pop("generationConfig")
        assert config.pop("responseJsonSchema") == schema
        assert config == {"responseMimeType": "application/json", "temperature": 0.5, "maxOutputTokens": 4000}
        assert body == {}
    assert first.headers["x-team"] == TEAM
    assert said == template.system
    assert f"<article-{article.id}>" in asked
    assert newswire.article(number)[0].splitlines()[2] in asked


def test_each_answer_was_asked_for_once_and_each_fault_cost_one_request(family) -> None:
    _, _, got, _ = family
    asked = [newswire.asked(one.raw.decode()) for one in got]
    assert sorted(asked) == [0, 0, 1, 1, 2, 2, 3]


def test_no_secret_stays_behind(family) -> None:
    _, folder, _, printed = family
    files = [path for path in folder.rglob("*") if path.is_file() and "articles" not in path.parts]
    names = {path.name for path in files}
    assert {"briefing.json", "briefing.html", "briefing.md", "run.json", "answers.sqlite"} <= names
    assert sum("recordings" in path.parts for path in files) == 7
    found = [(path.name, s) for path in files for s in SECRETS if s.encode() in path.read_bytes()]
    assert found == []
    assert [secret for secret in SECRETS if secret in printed] == []


def test_what_fails_for_good_echoes_no_secret_either(tmp_path) -> None:
    newswire.write_articles(tmp_path / "articles", 3)
    (tmp_path / "summarizer.toml").write_text(HEADERS)
    provider = FaultyProvider(rate=0.0)

    def script(got: Got, number: int) -> Canned:
        if newswire.asked(got.raw.decode()) == 0:
            return Canned(status=400, body={"error": {"message": f"{TEAM} may not, {KEY} of {ORGANISATION}"}})
        return provider(got, number)

    with serving_apart(script) as server:
        done = summarizer(
            "brief", "articles", "-o", "out", cwd=tmp_path, server=server, environ={"TEAM_NAME": TEAM},
        )  # fmt: skip
    assert done.returncode == 1
    assert "request rejected (400)" in done.stderr
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [(p.name, s) for p in files for s in SECRETS if s.encode() in p.read_bytes()] == []
    assert [secret for secret in SECRETS if secret in done.stderr] == []
