"""``--length``, on the command line and in a configuration."""

import json

import pytest
from test_main_job import SEEDS, summarizer

from summarizer import resources

RECORDINGS = resources.seed_recordings()


def made(folder, *args, **environ):
    done = summarizer("brief", *SEEDS, "--replay", RECORDINGS, "-o", "out", *args, cwd=folder, **environ)
    assert done.returncode == 0, done.stderr
    return json.loads((folder / "out" / "briefing.json").read_text(encoding="utf-8"))


def words(briefing):
    return sum(len(s["text"].split()) for episode in briefing["episodes"] for s in episode["sentences"])


def test_a_shorter_briefing_has_fewer_words_and_the_same_ledger(tmp_path):
    found = {length: made(tmp_path, "--length", length) for length in ("short", "standard", "full")}
    assert [briefing["length"] for briefing in found.values()] == list(found)
    assert words(found["short"]) < words(found["standard"]) < words(found["full"])
    ledgers = [[episode["ledger"] for episode in briefing["episodes"]] for briefing in found.values()]
    assert ledgers[0] == ledgers[1] == ledgers[2]
    page = (tmp_path / "out" / "briefing.md").read_text(encoding="utf-8")
    assert "--length full" not in page


def test_the_length_can_be_configured(tmp_path):
    (tmp_path / "summarizer.toml").write_text('length = "short"\n')
    assert made(tmp_path)["length"] == "short"
    assert made(tmp_path, SUMMARIZER_LENGTH="full")["length"] == "full"
    assert made(tmp_path, "--length", "standard")["length"] == "standard"


@pytest.mark.parametrize("length", ["long", ""])
def test_an_unknown_length_is_named_with_those_that_there_are(tmp_path, length):
    done = summarizer("brief", *SEEDS, "--replay", RECORDINGS, "--length", length, cwd=tmp_path)
    assert done.returncode == 2
    assert "standard" in done.stderr
    assert "Traceback" not in done.stderr
