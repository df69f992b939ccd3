"""``--open``, and the commands of docs/reading.md."""

from __future__ import annotations

import re
import shlex
import webbrowser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from summarizer.cli.main import app

PAGE = (Path(__file__).parents[2] / "docs" / "reading.md").read_text(encoding="utf-8")


@pytest.fixture
def shown(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    addresses = []
    monkeypatch.setattr(webbrowser, "open", lambda address: addresses.append(address) or True)
    return addresses


def test_the_commands_of_the_page(shown, tmp_path):
    commands = [
        shlex.split(line)[1:]
        for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
        for line in block.splitlines()
    ]
    for command in commands:
        done = CliRunner().invoke(app, command)
        assert done.exit_code == 0, (command, done.output)
    page = (tmp_path / "briefing" / "briefing.html").resolve().as_uri()
    assert shown == [page] * sum("--open" in command for command in commands)
    assert len(shown) > 1


def test_nothing_is_opened_unasked(shown):
    assert CliRunner().invoke(app, ["demo", "--quiet"]).exit_code == 0
    assert shown == []


def test_without_a_browser_the_file_is_named(shown, monkeypatch):
    monkeypatch.setattr(webbrowser, "open", lambda address: False)
    done = CliRunner().invoke(app, ["demo", "--quiet", "--open"])
    assert done.exit_code == 0
    assert "open briefing/briefing.html in one" in done.stderr


@pytest.mark.parametrize("more", [["--to", "md", "-o", "b.md"], ["--to", "html"], []])
def test_open_needs_a_page_that_is_written(shown, more):
    done = CliRunner().invoke(app, ["render", "briefing.json", "--open", *more])
    assert done.exit_code != 0
    assert shown == []
