"""``summarizer explain`` as a user runs it."""

import json

import pytest
from typer.testing import CliRunner

from summarizer.cli.main import app
from summarizer.domain.explanation import Explanation


@pytest.fixture(scope="module")
def briefing(tmp_path_factory):
    out = tmp_path_factory.mktemp("explained")
    made = CliRunner().invoke(app, ["demo", "-o", str(out), "--quiet"])
    assert made.exit_code == 0, made.output
    return out / "briefing.json"


def run(*args):
    return CliRunner().invoke(app, ["explain", *map(str, args)])


def test_words_of_a_title(briefing):
    found = run("largest outbreak", briefing)
    assert found.exit_code == 0
    assert "Joined:" in found.stdout
    assert "→ participants" in found.stdout
    assert "Held apart, the nearest first:" in found.stdout
    assert "“A ceasefire between" in found.stdout


def test_an_id_and_json(briefing):
    document = json.loads(briefing.read_text(encoding="utf-8"))
    event = max(document["events"], key=lambda one: len(one["merged_from"]))
    found = run(event["id"], briefing, "--json")
    answer = Explanation.model_validate_json(found.stdout)
    assert answer.event_id == event["id"]
    assert len(answer.joined) == len(event["merged_from"]) - 1


def test_words_that_fit_several_events_list_them(briefing):
    found = run("Armenia", briefing)
    assert found.exit_code == 2
    assert "fits" in found.stderr
    assert "give the id of one of them" in found.stderr
    assert found.stderr.count("E-") > 5


@pytest.mark.parametrize(
    ("asked", "text", "what"),
    [
        pytest.param("E-zzzzzz", None, "nothing in the briefing is called 'E-zzzzzz'", id="unknown id"),
        pytest.param("x", "", "is not JSON", id="empty file"),
        pytest.param(
            "x", '{"schema_version": "0.1", "episodes": []}', "schema version 0.1", id="older version"
        ),
        pytest.param("x", '{"title": "x"}', "is no briefing", id="another document"),
    ],
)
def test_bad_input(briefing, tmp_path, asked, text, what):
    path = briefing
    if text is not None:
        path = tmp_path / "other.json"
        path.write_text(text, encoding="utf-8")
    found = run(asked, path)
    assert found.exit_code == 2
    assert what in found.stderr
    assert "hint:" in found.stderr


def test_a_missing_file(tmp_path):
    found = run("x", tmp_path / "none.json")
    assert found.exit_code == 2
    assert "cannot be read" in found.stderr
