"""``summarizer export`` as a user runs it."""

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from summarizer.cli.main import app


@pytest.fixture(scope="module")
def briefing(tmp_path_factory):
    out = tmp_path_factory.mktemp("exported")
    made = CliRunner().invoke(app, ["demo", "-o", str(out), "--quiet"])
    assert made.exit_code == 0, made.output
    return out / "briefing.json"


def run(*args):
    return CliRunner().invoke(app, ["export", *map(str, args)])


@pytest.mark.parametrize("scheme", ["ucdp", "acled", "plover"])
def test_csv_to_standard_output(briefing, scheme):
    done = run(scheme, briefing)
    assert done.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    known = {event["id"] for event in json.loads(briefing.read_text(encoding="utf-8"))["events"]}
    assert rows
    assert {row["event_id"] for row in rows} <= known
    assert f"{len(rows)} events; left out:" in done.stderr


@pytest.mark.parametrize("name", ["events.csv", "events.jsonl"])
def test_a_file_and_its_mentions(briefing, tmp_path, name):
    assert run("acled", briefing, "-o", tmp_path / name).exit_code == 0
    text = (tmp_path / name).read_text(encoding="utf-8")
    rows = (
        list(csv.DictReader(io.StringIO(text)))
        if name.endswith("csv")
        else list(map(json.loads, text.splitlines()))
    )
    lines = [
        json.loads(line) for line in (tmp_path / "mentions.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert {line["event_id"] for line in lines} == {row["event_id"] for row in rows}
    sources = briefing.parent / "sources"
    for line in lines:
        text = (sources / f"{line['article_id']}.txt").read_bytes().decode("utf-8")
        assert all(text[one["start"] : one["end"]] == one["exact"] for one in line["passages"])


@pytest.mark.parametrize(
    ("args", "what"),
    [
        pytest.param(["ucdp", "missing.json"], "cannot be read", id="missing file"),
        pytest.param(["cameo", "{briefing}"], "cameo", id="another scheme"),
        pytest.param(["ucdp", "{briefing}", "-o", "{folder}/rows.xlsx"], "neither .csv nor .jsonl", id="another form"),
        pytest.param(["ucdp", "{briefing}", "-o", "{folder}/mentions.jsonl"], "another name", id="the companion's name"),
        pytest.param(["ucdp", "{other}"], "is no briefing", id="no briefing"),
        pytest.param(["ucdp", "{old}"], "schema version 0.1", id="older version"),
    ],
)  # fmt: skip
def test_bad_input(briefing, tmp_path, args, what):
    (tmp_path / "other.json").write_text('{"title": "x"}', encoding="utf-8")
    (tmp_path / "old.json").write_text('{"schema_version": "0.1", "episodes": []}', encoding="utf-8")
    places = {
        "briefing": briefing,
        "folder": tmp_path,
        "other": tmp_path / "other.json",
        "old": tmp_path / "old.json",
    }
    done = run(*(arg.format(**places) for arg in args))
    assert done.exit_code == 2
    assert what in done.stderr
