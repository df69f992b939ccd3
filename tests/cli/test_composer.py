"""A briefing that a model words, from the command line: settings, accounts, cache, recordings and failures."""

from __future__ import annotations

import json

import pytest
from local import NOWHERE, PRICES, Desk, answering, profile, running
from servers import Canned

MODEL = ("--composer", "model")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    return Desk(tmp_path, monkeypatch)


def sentences(briefing):
    return [*briefing["bottom_line"], *(s for e in briefing["episodes"] for s in e["sentences"])]


def worders(briefing):
    return {sentence["worded_by"] for sentence in sentences(briefing)}


def composing(got):
    return "<section-" in got.body["messages"][-1]["content"]


def test_a_model_words_it_and_the_accounts_say_so(desk):
    with running() as server:
        desk.configure(profile(server.url, more=PRICES))
        desk.run("brief", "in", *MODEL, "-o", "out")
        asked = sum(map(composing, server.got))
        briefing, run = desk.read("out/briefing.json"), desk.read("out/run.json")
        assert worders(briefing) == {"model"}
        (by,) = briefing["run"]["worded_by"]
        assert (by["provider"], by["model"], by["origin"]) == ("main", "m-2026", "live")
        assert by["sentences"] == len(sentences(briefing))
        assert run["worded_by"] == briefing["run"]["worded_by"]
        assert set(run["prompts"]) == {"extract/v1", "compose/v1"}
        (stage,) = [stage for stage in run["stages"] if stage["stage"] == "compose"]
        assert stage["requests"] == asked > 0
        assert stage["cost"] > 0
        assert run["usage"]["requests"] == len(server.got)
        desk.run("verify", "out/briefing.json")
        desk.run("brief", "in", *MODEL, "-o", "again")
        assert sum(map(composing, server.got)) == asked  # the cache answered
    assert desk.read("again/briefing.json")["episodes"] == briefing["episodes"]


def test_by_rule_nobody_is_asked_to_word_it(desk):
    with running() as server:
        desk.configure(profile(server.url))
        desk.run("brief", "in", "-o", "out")
        assert not any(map(composing, server.got))
    assert worders(desk.read("out/briefing.json")) == {"rule"}
    assert desk.read("out/run.json")["worded_by"] == []


def test_the_configuration_can_choose_it_and_another_provider_for_it(desk):
    with running() as server:
        top = 'provider = "main"\ncomposer = "model"\n[stages.compose]\nprovider = "writer"'
        desk.configure(profile(server.url), profile(server.url, "writer", "w"), top=top)
        desk.run("brief", "in", "-o", "out")
        assert {got.body["model"] for got in server.got if composing(got)} == {"w"}
        assert {got.body["model"] for got in server.got if not composing(got)} == {"m"}
    assert desk.read("out/run.json")["worded_by"][0]["provider"] == "writer"


def test_recordings_answer_the_same(desk):
    with running() as server:
        desk.configure(profile(server.url))
        desk.run("brief", "in", *MODEL, "--record", "rec", "--no-cache", "-o", "out")
        asked = len(server.got)
        desk.run("brief", "in", *MODEL, "--replay", "rec", "-o", "again")
        assert len(server.got) == asked
    assert desk.read("again/briefing.json")["episodes"] == desk.read("out/briefing.json")["episodes"]
    assert desk.read("again/run.json")["worded_by"][0]["origin"] == "recorded"


@pytest.mark.parametrize(
    "failure",
    [Canned("", status=401), Canned("", status=400), Canned("nonsense"), Canned(json.dumps({"sentences": 3}))],
    ids=["wrong key", "rejected", "no JSON", "no answer of the schema"],
)  # fmt: skip
def test_whatever_fails_the_rule_words_it_and_nothing_is_lost(desk, failure):
    def script(got, number):
        return failure if composing(got) else answering(got, number)

    with running(script) as server:
        desk.configure(profile(server.url, more="limits = { attempts = 1, reasks = 0 }"))
        done = desk.run("brief", "in", *MODEL, "-o", "out")
        desk.run("brief", "in", "-o", "plain", "--quiet")
    assert "worded by rule, not by a model" in done.stderr
    found, plain = desk.read("out/briefing.json"), desk.read("plain/briefing.json")
    assert worders(found) == {"rule"}
    assert (found["episodes"], found["bottom_line"]) == (plain["episodes"], plain["bottom_line"])


def test_a_budget_that_reading_has_spent_leaves_the_wording_to_the_rule(desk):
    with running() as server:
        dear = "prices = { input = 10000.0, output = 1.0 }"
        top = 'provider = "main"\n[stages.compose]\nprovider = "dear"'
        desk.configure(profile(server.url, more=PRICES), profile(server.url, "dear", "d", dear), top=top)
        done = desk.run("brief", "in", *MODEL, "-o", "out", "--max-cost", "1")
        assert "cross the limit" in done.stderr
        assert not any(map(composing, server.got))
    assert worders(desk.read("out/briefing.json")) == {"rule"}


def test_a_sentence_that_says_more_is_listed_as_withheld(desk):
    def script(got, number):
        canned = answering(got, number)
        if composing(got):
            told = json.loads(canned.text)
            for one in told["sentences"]:
                one["text"] = one["text"].replace("people were killed", "people were killed on Monday")
            canned = Canned(json.dumps(told))
        return canned

    with running(script) as server:
        desk.configure(profile(server.url))
        desk.run("brief", "in", *MODEL, "-o", "out")
        again = [
            got
            for got in server.got
            if composing(got) and "rejected: " in got.body["messages"][-1]["content"]
        ]
        assert again
    found = desk.read("out/briefing.json")
    assert any("Monday" in item["reason"] for item in found["withheld"])
    assert not any("Monday" in sentence["text"] for sentence in sentences(found))
    desk.run("verify", "out/briefing.json")


@pytest.mark.parametrize(
    ("options", "top", "words"),
    [
        (("--lang", "de"), 'provider = "main"', "in English, not in German (de)"),
        (("--lang", "d!"), 'provider = "main"', "BCP 47"),
        (("--composer", "model", "--lang", ""), 'provider = "main"', "BCP 47"),
        ((), 'provider = "main"\nlang = "fr"', "in English, not in French (fr)"),
        (MODEL, 'provider = "main"\n[stages.compose]\nprovider = "gone"', "gone"),
        (MODEL, 'provider = "main"\n[stages.compose]\nprovider = "openai/x"', "OPENAI_API_KEY"),
    ],
)
def test_what_cannot_work_is_said_before_anything_is_asked(desk, options, top, words, monkeypatch):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with running() as server:
        desk.configure(profile(server.url), top=top)
        done = desk.run("brief", "in", *options, code=2)
        assert server.got == []
    assert words in done.stderr
    assert done.stderr.count("error: ") == 1


def test_recordings_of_wording_are_audited_and_moved(desk):
    with running() as server:
        desk.configure(profile(server.url))
        for more in ((), ("--lang", "de")):
            desk.run("brief", "in", *MODEL, *more, "--record", "rec", "--no-cache", "-o", "out")
    recordings = sorted((desk.folder / "rec").glob("compose-*.json"))
    assert len(recordings) > 1
    desk.run("recordings", "audit", "rec", "in")
    changed = json.loads(recordings[0].read_text(encoding="utf-8"))
    changed["request"]["body"]["messages"][0]["content"] = "another prompt"
    recordings[0].write_text(json.dumps(changed), encoding="utf-8")
    stale = desk.run("recordings", "audit", "rec", "in", code=1)
    assert stale.stdout.count("missing: ") == 1
    desk.run("recordings", "rekey", "rec", "in")
    desk.run("recordings", "audit", "rec", "in")
    assert sorted((desk.folder / "rec").glob("compose-*.json")) == recordings
    recordings[0].unlink()
    gone = desk.run("recordings", "audit", "rec", "in", code=1)
    assert "wording of" in gone.stdout


def test_another_language_is_said_in_every_file(desk):
    with running() as server:
        desk.configure(profile(server.url))
        desk.run("brief", "in", *MODEL, "--lang", "de", "-o", "out")
        assert all(
            "Language: German (de)" in g.body["messages"][-1]["content"] for g in server.got if composing(g)
        )
    assert desk.read("out/briefing.json")["language"] == "de"
    desk.run("verify", "out/briefing.json")


def test_a_server_that_is_not_there_leaves_the_wording_to_the_rule(desk):
    with running() as server:
        top = 'provider = "main"\n[stages.compose]\nprovider = "away"'
        more = "limits = { attempts = 1 }"
        desk.configure(profile(server.url), profile(NOWHERE, "away", "w", more), top=top)
        done = desk.run("brief", "in", *MODEL, "-o", "out")
    assert "worded by rule" in done.stderr
    assert worders(desk.read("out/briefing.json")) == {"rule"}


def test_a_dry_run_says_that_wording_comes_on_top(desk):
    desk.configure(profile(NOWHERE))
    assert "wording by a model comes on top" in desk.run("brief", "in", *MODEL, "--dry-run").stdout
    assert "wording" not in desk.run("brief", "in", "--dry-run").stdout
