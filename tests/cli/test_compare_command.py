"""``summarizer compare`` as a user and an operator's CI run it."""

from __future__ import annotations

import json
import subprocess
import sys

import jsonschema
import pytest
from local import NOWHERE, Desk, answer, number_in, profile, running
from servers import Canned

from summarizer import resources


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """Two providers read the same articles; the second only reports what is alleged, and misses a claim."""
    monkeypatch = pytest.MonkeyPatch()
    desk = Desk(tmp_path_factory.mktemp("runs"), monkeypatch)

    def script(got, _):
        number = number_in(got.body)
        told = answer(number)
        if got.body["model"] == "other":
            told["events"][0]["status"] = "alleged"
            if number == 1:
                told["claims"] = []
        return Canned(json.dumps(told))

    with running(script) as server:
        desk.configure(profile(server.url), profile(server.url, "second", "other"))
        for name, provider in (("a", "main"), ("b", "second")):
            desk.run("brief", "in", "-o", name, "--provider", provider, "-q")
            desk.run("extract", "in", "-o", f"{name}.jsonl", "--provider", provider, "-q")
    yield desk
    monkeypatch.undo()


@pytest.fixture
def desk(runs, monkeypatch):
    monkeypatch.chdir(runs.folder)
    return runs


AGREEMENT = 2 * (3 * 0.8 + 2) / 11
"""Three events that agree in four of five fields, two equal claims, one claim in A alone."""


@pytest.mark.parametrize(
    "form", ["{}", "{}/briefing.json", "{}.jsonl"], ids=["folder", "briefing.json", "JSON Lines"]
)
def test_every_form_of_a_run(desk, form):
    a, b = form.format("a"), form.format("b")
    found = desk.json("compare", a, b, "--json")
    assert found["agreement"] == pytest.approx(AGREEMENT)
    assert desk.json("compare", b, a, "--json")["agreement"] == found["agreement"]
    assert desk.json("compare", a, a, "--json")["agreement"] == 1.0
    assert {(d["field"], d["a"], d["b"]) for d in found["differences"]} == {("status", "happened", "alleged")}
    assert [(lone["item"], lone["kind"]) for lone in found["only_a"]] == [("claim", "count")]
    assert (found["a"]["name"], found["b"]["answered_by"][0]["model"]) == (a, "other-2026")
    schema = json.loads((resources.schemas() / "comparison.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema)


def test_a_briefing_beside_lines(desk):
    assert desk.json("compare", "a", "a.jsonl", "--json")["agreement"] == 1.0
    assert desk.json("compare", "a.jsonl", "b", "--json")["agreement"] == pytest.approx(AGREEMENT)


def test_the_table(desk):
    lines = desk.run("compare", "a", "b").stdout.splitlines()
    assert lines[0].startswith("A: a; main / m-2026 (live); extract/v1 ")
    assert lines[1].startswith("B: b; second / other-2026 (live); extract/v1 ")
    assert f"agreement {AGREEMENT:.4f} in 3 articles that both read" in lines
    cells = [line.split() for line in lines]
    assert ["status", "3", "3", "0.0000"] in cells
    assert ["type", "3", "0", "1.0000"] in cells
    assert "    status: happened | alleged" in lines
    assert "only in A: 1" in lines


@pytest.mark.parametrize("option", ["--min-agreement", "--threshold"])
@pytest.mark.parametrize(("limit", "code"), [(0.8, 0), (0.81, 1), (1, 1), (0, 0)])
def test_a_check_for_an_operators_ci(desk, option, limit, code):
    done = desk.run("compare", "a", "b", option, limit, code=code)
    assert ("error: the runs agree by" in done.stderr) == bool(code)
    assert "FIELD" in done.stdout


@pytest.mark.parametrize("limit", ["1.5", "-1", "x"])
def test_a_threshold_is_a_share(desk, limit):
    desk.run("compare", "a", "b", "--min-agreement", limit, code=2)


def test_articles_of_one_run_alone_are_named(desk):
    (desk.folder / "two.jsonl").write_text(
        "".join((desk.folder / "a.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)[:2]),
        encoding="utf-8",
    )
    done = desk.run("compare", "a.jsonl", "two.jsonl", "--min-agreement", "1")
    assert "articles only in A, not compared: 1" in done.stdout
    assert "in/2.txt" in done.stdout
    assert (
        "1 article is in one run only"
        in desk.run("compare", "two.jsonl", "a.jsonl", "--same-articles", code=1).stderr
    )
    desk.run("compare", "a.jsonl", "a.jsonl", "--same-articles")


def test_standard_input(desk):
    text = (desk.folder / "b.jsonl").read_text(encoding="utf-8")
    code = "from summarizer.cli.main import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", code, "compare", "a.jsonl", "-", "--json"],
        input=text, capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    assert json.loads(done.stdout)["b"]["name"] == "-"
    desk.run("compare", "-", "-", code=2)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        ("hello\n", "is not JSON"),
        ('{"article": 3}\n', "line 1: is no line of 'summarizer extract'"),
        ('{"episodes": 3}', "is no briefing"),
    ],
    ids=["empty", "text", "broken line", "broken briefing"],
)
def test_what_is_no_run(desk, content, says):
    (desk.folder / "bad").write_text(content, encoding="utf-8")
    assert says in desk.run("compare", "bad", "a", code=2).stderr


def test_folders_and_articles_that_are_not_there(desk):
    assert "there is no briefing.json" in desk.run("compare", "in", "a", code=2).stderr
    desk.run("compare", "nowhere", "a", code=2)
    (desk.folder / "one.jsonl").write_text((desk.folder / "a.jsonl").read_text().splitlines()[0] + "\n")
    (desk.folder / "three.jsonl").write_text((desk.folder / "a.jsonl").read_text().splitlines()[2] + "\n")
    assert "no article in common" in desk.run("compare", "one.jsonl", "three.jsonl", code=4).stderr


def test_line_ends_inside_an_article_do_not_break_a_line(tmp_path, monkeypatch):
    desk = Desk(tmp_path, monkeypatch, articles=1)
    text = "Flood in Arica\n\nA flood hit Arica on 4 May 2021.\u2028The mayor of Arica said that 3 people were killed.\x85\n"
    (desk.folder / "in" / "0.txt").write_text(text, encoding="utf-8")
    with running() as server:
        desk.configure(profile(server.url))
        desk.run("extract", "in", "-o", "a.jsonl", "-q")
    assert desk.json("compare", "a.jsonl", "a.jsonl", "--json")["agreement"] == 1.0
    assert desk.json("merge", "a.jsonl")["articles"]


def test_a_page_of_differences_is_shown_unless_all_are_asked_for(desk, monkeypatch):
    from summarizer.cli import compare  # noqa: PLC0415

    monkeypatch.setattr(compare, "MOST", 1)
    assert "... and 2 more: --all shows them" in desk.run("compare", "a", "b").stdout
    assert "more:" not in desk.run("compare", "a", "b", "--all").stdout


def test_nothing_is_configured_or_asked(desk):
    desk.configure(profile(NOWHERE), top="")
    desk.run("compare", "a", "b")
