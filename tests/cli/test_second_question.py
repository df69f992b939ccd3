"""Recordings of what is asked a second time about an article are audited and moved, too."""

from __future__ import annotations

import asyncio
import json

import pytest

from summarizer import pipeline
from summarizer.cli.options import ModelOptions
from summarizer.cli.recordings import audit, rekey
from summarizer.cli.session import profile_of, settings_of
from summarizer.errors import CheckError, RecordingMissError
from summarizer.extract import requests
from summarizer.extract.answer import ExtractionAnswer
from summarizer.extract.correct import Correction, CorrectionAnswer
from summarizer.llm.author import author
from summarizer.llm.base import Reply

TEXT = (
    "Bridge falls in Tacna\n\n"
    "A bridge fell in Tacna on Tuesday, killing 12 people and injuring 30, the fire service said.\n\n"
    "Mayor Ana Rojas said the bridge had not been inspected since 2009. She denied that the city had saved money."
)
FELL = "A bridge fell in Tacna on Tuesday, killing 12 people and injuring 30"
EVENT = {
    "id": "e1", "part": 1, "type": "accident", "title": "A bridge fell in Tacna.", "status": "happened", "when": "Tuesday",
    "where": "Tacna", "participants": [], "quotes": [FELL],
}  # fmt: skip
CLAIM = {
    "event": "e1", "kind": "fact", "text": "The bridge had not been inspected since 2009.", "speaker": None, "target": None,
    "count": None, "quotes": ["the bridge was never inspected at all"],
}  # fmt: skip
FIRST = ExtractionAnswer.model_validate({"events": [EVENT], "claims": [CLAIM]})
BETTER = CorrectionAnswer(
    items=[
        Correction(
            number=1, quotes=["the bridge had not been inspected since 2009"],
            text="The bridge had not been inspected since 2009.", speaker=None, phrase=None, side=None,
        )
    ]
)  # fmt: skip


class Listening:
    """Answers the first question and keeps the second."""

    async def ask(self, request):
        if request.answer is ExtractionAnswer:
            return Reply(FIRST, "fake", "model", "live")
        self.second = request
        raise RecordingMissError("none")

    async def aclose(self):
        pass


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bridge.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "summarizer.toml").write_text(
        'provider = "main"\n[providers.main]\nkind = "openai"\nmodel = "m"\nbase_url = "http://127.0.0.1:9/v1"\n',
        encoding="utf-8",
    )

    async def recorded():
        options = ModelOptions()
        profile = profile_of(settings_of(options), options, "extract")
        (article,) = pipeline.load(["in"]).articles
        (first,) = requests(article)
        listening = Listening()
        await pipeline.check([article], listening)
        await author(tmp_path / "rec", first, profile, FIRST)
        await author(tmp_path / "rec", listening.second, profile, BETTER)

    asyncio.run(recorded())
    return tmp_path / "rec"


def changed(path, change):
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")


def one(folder, stage):
    (found,) = folder.glob(f"{stage}-*.json")
    return found


def test_it_is_used_where_it_is_asked(folder, capsys):
    audit(folder, ["in"])
    assert capsys.readouterr().err == "2 recordings answer 2 requests\n"


def test_it_is_missing_where_another_one_is_recorded_and_moves_to_the_changed_prompt(folder, capsys):
    name = one(folder, "check").name

    def other(content):
        content["request"]["body"]["messages"][0]["content"] = "another prompt"

    for stage in ("check", "extract"):
        changed(one(folder, stage), other)
        with pytest.raises(CheckError):
            audit(folder, ["in"])
        rekey(folder, ["in"])
        audit(folder, ["in"])
    for stage in ("check", "extract"):
        changed(one(folder, stage), other)
    rekey(folder, ["in"])
    assert capsys.readouterr().err.splitlines()[-1] == "2 recordings moved to 2 requests"
    audit(folder, ["in"])
    assert one(folder, "check").name == name


def test_what_is_asked_no_longer_is_unused(folder, capsys):
    def right(content):
        said = content["response"]["body"]["choices"][0]["message"]["content"]["$json"]
        said["claims"][0]["quotes"] = ["the bridge had not been inspected since 2009"]

    changed(one(folder, "extract"), right)
    with pytest.raises(CheckError, match="1 recordings unused"):
        audit(folder, ["in"])
    assert f"unused: {one(folder, 'check').name}" in capsys.readouterr().out


def test_a_folder_without_any_needs_none(folder):
    one(folder, "check").unlink()
    audit(folder, ["in"])
