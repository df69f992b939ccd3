"""``--adjudicate`` from the command line: asked, cached, recorded, counted, and never needed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from local import PRICES, Desk, profile, running
from servers import Canned

sys.path.append(str(Path(__file__).parents[1] / "merge"))

from planted_merge import Planted, who

PERU, CHILE = who("Peru"), who("Chile")
YES = {"pairs": [{"pair": 1, "same": "no", "why": "Two societies are named."}]}


def line(number, aid, society):
    one = Planted(f"2021-05-0{number + 4}")
    fight = f"Peru and Chile fought near Tacna, report {number}."
    one.event("e1", "clash", fight, PERU, CHILE, when="on 4 May 2021", where="near Tacna")
    one.event("e2", "aid", aid, PERU, who(society, kind="organization"), quote=f"{aid[:-1]}, note {number}.")
    return one.build().model_dump_json()


@pytest.fixture
def desk(tmp_path, monkeypatch):
    found = Desk(tmp_path, monkeypatch, articles=0)
    lines = [
        line(1, "Peru took in the wounded.", "Red Crescent"),
        line(2, "Peru opened hospitals for the wounded.", "Caritas"),
    ]
    (tmp_path / "lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return found


def answering(got, _=0):
    assert "<pair-1>" in got.body["messages"][-1]["content"]
    return Canned(json.dumps(YES))


def aids(briefing):
    return sum(event["type"] == "aid" for event in briefing["events"])


def test_an_answer_is_asked_for_once_kept_and_explained(desk):
    with running(answering) as server:
        desk.configure(profile(server.url, more=PRICES))
        plain = desk.json("merge", "lines.jsonl")
        assert len(server.got) == 0
        done = desk.run("merge", "lines.jsonl", "--adjudicate", "-o", "out")
        again = desk.json("merge", "lines.jsonl", "--adjudicate", "--quiet")
        assert len(server.got) == 1
    briefing = desk.read("out/briefing.json")
    assert (aids(plain), aids(briefing), aids(again)) == (1, 2, 2)
    assert briefing["adjudicated"][0]["why"] == "Two societies are named."
    assert briefing["run"]["usage"]["cost"] > 0
    assert "1 request" in done.stderr
    assert (
        "adjudicated:" not in desk.run("verify", "out/briefing.json", code=1).stdout
    )  # planted texts are bare
    briefing["adjudicated"][0]["b"] = "000000000000.e1"
    (desk.folder / "out" / "briefing.json").write_text(json.dumps(briefing), encoding="utf-8")
    assert (
        "000000000000.e1 is no mention of any event" in desk.run("verify", "out/briefing.json", code=1).stdout
    )
    briefing["adjudicated"][0]["b"] = again["adjudicated"][0]["b"]
    (desk.folder / "out" / "briefing.json").write_text(json.dumps(briefing), encoding="utf-8")
    shown = desk.run("explain", "hospitals", "out/briefing.json")
    assert "Two societies are named." in shown.stdout


def test_recordings_answer_the_same(desk):
    with running(answering) as server:
        desk.configure(profile(server.url))
        first = desk.json("merge", "lines.jsonl", "--adjudicate", "--record", "rec", "--no-cache")
    again = desk.json("merge", "lines.jsonl", "--adjudicate", "--replay", "rec")
    assert again["events"] == first["events"]
    assert again["adjudicated"][0]["by"]["origin"] == "recorded"


@pytest.mark.parametrize(
    "failure",
    [Canned("", status=401), Canned("nonsense"), Canned(json.dumps({"pairs": [{"pair": "x"}]}))],
    ids=["wrong key", "no JSON", "no answer of the schema"],
)
def test_whatever_fails_the_rule_decides_and_it_is_said(desk, failure):
    with running(lambda *_: failure) as server:
        desk.configure(profile(server.url, more="limits = { attempts = 1, reasks = 0 }"))
        done = desk.run("merge", "lines.jsonl", "--adjudicate", "-o", "out")
        plain = desk.json("merge", "lines.jsonl")
    assert "left to the rule" in done.stderr
    assert desk.read("out/briefing.json")["events"] == plain["events"]


def test_without_a_provider_it_says_what_to_do(desk):
    done = desk.run("merge", "lines.jsonl", "--adjudicate", code=2)
    assert "provider" in done.stderr
    assert "hint:" in done.stderr


def test_a_limit_of_no_pairs_is_refused(desk):
    desk.run("merge", "lines.jsonl", "--adjudicate", "--max-pairs", "0", code=2)
