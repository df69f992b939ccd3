"""``summarizer eval`` as a user and an operator's CI run it, and every command of docs/evaluation.md."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from local import Desk, answer, number_in, profile, running
from servers import Canned

from summarizer import resources

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")


def gold(number, **changes):
    town = ("Arica", "Tacna", "Ilo")[number]
    mayor = f"The mayor of {town} said that {number + 3} people were killed."
    event = {
        "key": "e", "type": "disaster", "time": "2021-05-04", "place": town, "quotes": [f"A flood hit {town}"],
    }  # fmt: skip
    dead = {
        "kind": "count", "speaker": f"The mayor of {town}", "quotes": [mayor],
        "count": {"measure": "killed", "low": number + 3, "high": number + 3},
    }  # fmt: skip
    return {"article": f"{number}.txt", "events": [event], "claims": [dead], **changes}


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    """Three articles, their gold, and what a provider reads in them: of the second not its figure."""
    monkeypatch = pytest.MonkeyPatch()
    desk = Desk(tmp_path_factory.mktemp("work"), monkeypatch)

    def script(got, _):
        number = number_in(got.body)
        told = answer(number)
        if number == 1:
            told["claims"] = []
        return Canned(json.dumps(told))

    with running(script) as server:
        desk.configure(profile(server.url))
        desk.run("extract", "in", "-o", "read.jsonl", "-q")
    write(desk, "gold.jsonl", *(gold(number) for number in range(3)))
    (desk.folder / "gold").mkdir()
    for number in range(3):
        write(desk, f"gold/{number}.json", gold(number))
    yield desk
    monkeypatch.undo()


def write(desk, name, *golds):
    text = "".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in golds)
    (desk.folder / name).write_text(text, encoding="utf-8")
    return name


@pytest.fixture
def desk(work, monkeypatch):
    monkeypatch.chdir(work.folder)
    return work


F1 = 2 * 15 / (18 + 15)
"""Of 6 values an article (type, time, place; kind, speaker, count) the second lacks 3."""


@pytest.mark.parametrize("name", ["gold.jsonl", "gold"], ids=["JSON Lines", "folder"])
@pytest.mark.parametrize("paths", [["read.jsonl"], ["in"]], ids=["ready", "from the cache"])
def test_every_form_of_gold_and_input(desk, name, paths):
    found = desk.json("eval", name, *paths, "--json")
    assert found["overall"]["f1"] == pytest.approx(F1)
    assert found["overall"]["precision"] == 1
    rows = {one["field"]: (one["gold"], one["found"], one["credit"]) for one in found["fields"]}
    assert rows["counts.killed"] == rows["counts"] == rows["claims"] == (3, 2, 2)
    assert rows["events"] == rows["time"] == (3, 3, 3)
    missed = [one for each in found["articles"] for one in each["items"] if one["found"] is None]
    assert [(one["item"], one["gold"]) for one in missed] == [("claim", "1")]
    schema = json.loads((resources.schemas() / "evaluation.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema)


def test_the_tables(desk):
    lines = desk.run("eval", "gold", "read.jsonl").stdout.splitlines()
    assert lines[0] == "gold: gold; 3 articles judged"
    assert lines[1].startswith("read by: main / m-2026 (live); extract/v1 ")
    cells = [line.split() for line in lines]
    assert any(row[:7] == ["counts", "3", "2", "2", "1.000", "0.667", "0.800"] for row in cells)
    assert "mistakes: in 1 item (gold | found)" in lines
    assert any("missed claim 1: The mayor of Tacna said that 4 people were killed." in line for line in lines)


@pytest.mark.parametrize(
    ("limits", "code", "said"),
    [
        (["0.9"], 0, ""),
        (["0.92"], 1, "F1 of overall is 0.9091, and 0.92 is asked for"),
        (["counts.killed=0.8", "time=1"], 0, ""),
        (
            ["0.5", "counts=0.9", "speaker=0.81"],
            1,
            "F1 of counts is 0.8000, and 0.9 is asked for; F1 of speaker",
        ),
        (["counts.displaced=0.5"], 2, "nothing was judged as counts.displaced"),
        (["1.5"], 2, "is no F1"),
        (["=0.5"], 2, "is no F1"),
        (["high"], 2, "is no F1"),
    ],
)
def test_a_check_for_an_operators_ci(desk, limits, code, said):
    options = [part for limit in limits for part in ("--min-f1", limit)]
    done = desk.run("eval", "gold", "read.jsonl", *options, code=code)
    assert said in done.stderr
    assert ("FIELD" in done.stdout) == (not said.endswith("is no F1"))


def test_only_some_fields(desk):
    found = desk.json("eval", "gold", "read.jsonl", "--fields", "time,counts", "--json")
    assert {one["field"] for one in found["fields"]} == {
        "events", "time", "claims", "counts", "counts.killed"
    }  # fmt: skip
    assert "none of the fields" in desk.run("eval", "gold", "read.jsonl", "--fields", "date", code=2).stderr


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["{"], "line 1: is no gold"),
        ([""], "holds no gold"),
        ([gold(0, articel="x")], "articel: extra inputs are not permitted"),
        ([gold(0), gold(1, events=[{"key": "e"}])], "line 2: is no gold: events.0.type: field required"),
        ([gold(0, claims=[{"kind": "count"}])], "a claim of kind count has a count"),
        ([gold(0, events=[*gold(0)["events"]] * 2)], "two events have one key"),
        ([gold(0, schema_version="9.0")], "gold of schema version 9.0"),
        ([gold(0), gold(0)], "there is gold for the article in/0.txt twice"),
        ([gold(0, claims=[{"kind": "fact", "quotes": ["Nothing of the sort."]}])], "has no passage"),
        ([*(gold(number) for number in range(3)), gold(0, article="9.txt")], "are not given: 9.txt"),
    ],
    ids=["no JSON", "empty", "unknown key", "missing key", "count without a figure", "keys", "version", "twice",
         "passage", "article not given"],
)  # fmt: skip
def test_gold_that_cannot_be_used(desk, lines, message):
    done = desk.run("eval", write(desk, "bad.jsonl", *lines), "read.jsonl", code=2)
    assert message in done.stderr
    assert "hint:" in done.stderr
    assert not done.stdout


def test_gold_that_is_not_there(desk):
    assert "cannot be read" in desk.run("eval", "nowhere", "read.jsonl", code=2).stderr
    (desk.folder / "empty").mkdir(exist_ok=True)
    assert "no .json or .jsonl file" in desk.run("eval", "empty", "read.jsonl", code=2).stderr
    foreign = write(desk, "foreign.jsonl", gold(0, article="9.txt"))
    assert "no article that was read has gold" in desk.run("eval", foreign, "read.jsonl", code=4).stderr
    desk.run("eval", "-", "-", code=2)


def test_parts(desk):
    some = write(desk, "some.jsonl", gold(0), gold(1, article="9.txt"))
    done = desk.run("eval", some, "read.jsonl", "--partial")
    assert "articles without gold, not judged: 2" in done.stdout
    assert "gold whose articles were not given: 1" in done.stdout


def test_an_article_that_fails_counts_as_missed(desk):
    def script(got, _):
        bad = number_in(got.body) == 2
        return Canned("no", status=400) if bad else Canned(json.dumps(answer(number_in(got.body))))

    with running(script) as server:
        desk.configure(profile(server.url))
        done = desk.run("eval", "gold", "in", "--no-cache", "--min-f1", "0.1", code=1)
    assert "failed: in/2.txt" in done.stderr
    assert "(failed)" in done.stdout
    desk.configure(profile(server.url))


def test_standard_input(desk):
    text = (desk.folder / "gold.jsonl").read_text(encoding="utf-8")
    code = "from summarizer.cli.main import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", code, "eval", "-", "read.jsonl", "--json"],
        input=text, capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    assert json.loads(done.stdout)["overall"]["f1"] == pytest.approx(F1)


def test_the_example_of_the_page_is_gold(desk):
    example = json.loads(re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)[1])
    schema = json.loads((resources.schemas() / "gold.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(example, schema)
    for file in (ROOT / "tests" / "evaluation" / "gold").glob("*.json"):
        jsonschema.validate(json.loads(file.read_text(encoding="utf-8")), schema)


def test_the_commands_of_the_page(tmp_path, monkeypatch):
    desk = Desk(tmp_path, monkeypatch)
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "tests" / "evaluation" / "gold", tmp_path / "tests" / "evaluation" / "gold")
    commands = re.findall(r"^summarizer (.*)$", PAGE, re.MULTILINE)
    assert len(commands) == 4
    for command in commands:
        done = desk.run(*shlex.split(command))
        if command.startswith("eval"):
            assert "5 articles judged" in done.stdout
