"""Without a provider: the articles are read by rule, and every command says what that means."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from local import NOWHERE, Desk, profile

from summarizer import resources


@pytest.fixture
def desk(tmp_path, monkeypatch):
    for variable in ("OPENAI_API_KEY", "SUMMARIZER_PROVIDER"):
        monkeypatch.delenv(variable, raising=False)
    return Desk(tmp_path, monkeypatch)


def test_the_default_where_nothing_is_configured_says_so_once(desk):
    done = desk.run("brief", "in", "-o", "out")
    (note,) = [line for line in done.stderr.splitlines() if "no provider" in line]
    assert "read by rule, offline" in note
    assert "--provider ollama/MODEL" in note
    made = desk.read("out/briefing.json")
    assert made["run"]["extractor"] == {"provider": "offline", "model": "offline", "origin": "offline"}
    figures = {claim["quantity"]["low"] for claim in made["claims"] if claim["quantity"]}
    assert figures == {3, 4, 5}


def test_a_key_in_the_environment_is_what_the_note_proposes(desk, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    done = desk.run("extract", "in")
    assert "--provider openai/MODEL" in done.stderr
    assert "sk-very-secret" not in done.output


def test_chosen_it_says_nothing_of_providers(desk):
    done = desk.run("brief", "in", "--provider", "offline", "-o", "out")
    assert "no provider" not in done.stderr
    first = (desk.folder / "out" / "briefing.md").read_text(encoding="utf-8").splitlines()[:6]
    assert any("made by rule" in line and "do not state plainly" in line for line in first)


def test_lines_of_extract_name_it(desk):
    done = desk.run("extract", "in", "--provider", "offline", "--quiet")
    assert done.stdout.count('"origin":"offline"') == 3
    assert done.stderr == ""


@pytest.mark.parametrize("chosen", [True, False], ids=["chosen", "default"])
def test_there_is_nothing_to_record(desk, chosen):
    by = ("--provider", "offline") if chosen else ()
    done = desk.run("brief", "in", "--record", "rec", *by, code=2)
    assert "--record" in done.stderr
    assert "leave out --record, or add --provider ollama/MODEL" in done.stderr


def test_there_is_nothing_to_replay_where_it_was_chosen(desk):
    (desk.folder / "rec").mkdir()
    assert "--replay" in desk.run("extract", "in", "--provider", "offline", "--replay", "rec", code=2).stderr


def test_a_dry_run_costs_nothing(desk):
    found = desk.json("brief", "in", "--provider", "offline", "--dry-run", "--json")
    assert (found["articles"], found["cost"], found["stages"]) == (3, 0.0, [])


def test_a_batch_needs_a_provider(desk):
    assert "asks nobody" in desk.run("batch", "export", "in", "--provider", "offline", code=2).stderr
    assert "no provider is configured" in desk.run("batch", "export", "in", code=2).stderr


def test_it_can_be_configured_for_a_stage(desk):
    desk.configure(profile(NOWHERE), top='provider = "main"\n[stages.extract]\nprovider = "offline"')
    assert desk.run("extract", "in", "--quiet").stdout.count('"origin":"offline"') == 3


@pytest.mark.parametrize(
    "text",
    [
        'provider = "offline/model"',
        'provider = "offline"\n[providers.offline]\npreset = "openai"',
        '[providers.main]\npreset = "openai"\nfallbacks = ["offline"]',
    ],
    ids=["a model", "a table", "a fallback"],
)
def test_the_name_is_taken(desk, text):
    (desk.folder / "summarizer.toml").write_text(text, encoding="utf-8")
    assert "offline" in desk.run("extract", "in", code=2).stderr


def test_check_asks_nobody(desk):
    assert "nobody is asked" in desk.run("providers", "check", "offline").stdout


def test_two_ways_of_reading_can_be_compared(desk):
    desk.run("extract", "in", "--provider", "offline", "-o", "a.jsonl")
    desk.run("extract", "in", "-o", "b.jsonl")
    assert desk.run("compare", "a.jsonl", "b.jsonl", "--min-agreement", "1").exit_code == 0


PAGE = (Path(__file__).parents[2] / "docs" / "offline.md").read_text(encoding="utf-8")
COMMANDS = [
    shlex.split(line)[1:]
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_the_commands_of_the_page(desk, command):
    (desk.folder / "in").rename(desk.folder / "articles")
    desk.run(*command)


def test_the_configuration_of_the_page(desk):
    (block,) = re.findall(r"```toml\n(provider.*?)```", PAGE, re.DOTALL)
    desk.configure(profile(NOWHERE), top=block)
    assert desk.run("extract", "in", "--quiet").stdout.count('"origin":"offline"') == 3


def test_the_outbreaks_of_the_examples_stay_apart(desk):
    desk.run("brief", resources.seeds(), "--provider", "offline", "-o", "out")
    made = desk.read("out/briefing.json")
    number = {article["id"]: article["number"] for article in made["articles"]}
    outbreak = {1: "border", 3: "border", 2: "largest", 5: "largest", 4: "autumn"}
    main = [episode for episode in made["episodes"] if episode["role"] == "main"]
    assert len(main) >= 3
    for episode in main:
        assert len({outbreak[number[identity]] for identity in episode["article_ids"]}) == 1


@pytest.mark.parametrize("length", ["standard", "full"])
def test_the_examples_read_by_rule_are_verified(desk, length):
    folder = str(resources.seeds())
    desk.run("brief", folder, "--provider", "offline", "--length", length, "-o", "out", "--quiet")
    assert desk.run("verify", "out/briefing.json").exit_code == 0


def test_a_sentence_with_several_figures_is_told_once(desk):
    (desk.folder / "in" / "four.txt").write_text(
        "Peru and Chile fight on\n\nClashes between Peru and Chile broke out near Tacna. Peru and Chile blamed each other for the fighting. "
        "Chile announced the death of a soldier, the loss of another 24 and 13 prisoners. Peru has not answered Chile.\n",
        encoding="utf-8",
    )
    desk.run("brief", "in/four.txt", "--provider", "offline", "--length", "full", "-o", "out")
    made = desk.read("out/briefing.json")
    texts = [one["text"] for episode in made["episodes"] for one in episode["sentences"]]
    told = [text for text in texts if "13 prisoners" in text]
    assert len(told) == len(set(told)) == 1
