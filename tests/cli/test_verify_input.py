"""What ``verify`` says of files that are no briefing, or no whole one."""

from __future__ import annotations

import json

import pytest

from summarizer.cli import files
from summarizer.errors import UsageError

BAD = [
    pytest.param("", "is not JSON", id="empty"),
    pytest.param("not json at all", "is not JSON", id="not JSON"),
    pytest.param('{"schema_version": "1.0", "title": "x", "episodes": [', "the file seems cut off", id="cut off"),
    pytest.param('{"schema_version": "0.1", "episodes": []}', "was written under schema version 0.1", id="another version"),
    pytest.param('{"title": "x"}', "is no briefing of this version", id="another document"),
    pytest.param("[1, 2]", "is no briefing of this version", id="a list"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "what"), BAD)
def test_a_file_that_is_no_briefing_is_told(tmp_path, text, what):
    path = tmp_path / "briefing.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        files.briefing_of(str(path))
    assert what in error.value.message
    assert error.value.hint


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 100)
    path = tmp_path / "briefing.json"
    path.write_text(json.dumps({"title": "x" * 200}), encoding="utf-8")
    with pytest.raises(UsageError, match="larger than"):
        files.briefing_of(str(path))


def test_texts_of_no_article_are_named(tmp_path):
    (tmp_path / "sources").mkdir()
    for name in ("aaaaaaaaaaaa.txt", "bbbbbbbbbbbb.txt", "aaaaaaaaaaaa.dropped.json"):
        (tmp_path / "sources" / name).write_text("x", encoding="utf-8")
    assert files.strangers(str(tmp_path / "briefing.json"), None, ["aaaaaaaaaaaa"]) == ["bbbbbbbbbbbb.txt"]
