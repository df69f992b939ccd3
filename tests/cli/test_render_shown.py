"""``render`` in a terminal: a pager, and how much is shown."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from test_main_job import SEEDS, process, summarizer

from summarizer import resources

pty = pytest.importorskip("pty")


@pytest.fixture(scope="module")
def briefing(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    done = summarizer("brief", *SEEDS, "--replay", resources.seed_recordings(), "-o", "out", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "out" / "briefing.json"


def in_terminal(briefing, **environ):
    """What a terminal gets."""
    ours, theirs = pty.openpty()
    code = "from summarizer.cli.main import run; run()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "render", str(briefing)],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "100"} | environ,
    ) as run:
        os.close(theirs)
        found = b""
        try:
            while piece := os.read(ours, 65536):
                found += piece
        except OSError:  # the other end is closed
            pass
        assert run.wait() == 0, run.stderr.read()
    os.close(ours)
    return found.decode("utf-8").replace("\r\n", "\n")


def test_a_terminal_gets_it_through_the_pager(briefing):
    shown = in_terminal(briefing, PAGER="sed s/^/paged:/")
    assert all(line.startswith("paged:") for line in shown.splitlines())
    assert "Left to the full version" in shown


@pytest.mark.parametrize("pager", ["", "no-such-program-here"], ids=["none", "missing"])
def test_without_a_pager_it_is_printed(briefing, pager):
    assert "Left to the full version" in in_terminal(briefing, PAGER=pager)


def test_a_pipe_gets_it_as_it_is(briefing):
    done = process("render", briefing, cwd=briefing.parent, PAGER="sed s/^/paged:/")
    assert done.returncode == 0, done.stderr
    assert "paged:" not in done.stdout
    assert len(done.stdout.split()) < 2500


def test_the_length_of_what_is_shown_can_be_chosen(briefing):
    sizes = []
    for length in ("short", "standard", "full"):
        done = summarizer("render", briefing, "--length", length, cwd=briefing.parent)
        assert done.returncode == 0, done.stderr
        sizes.append(len(done.stdout.split()))
    assert sizes == sorted(set(sizes))
    again = summarizer("render", briefing, cwd=briefing.parent)
    assert len(again.stdout.split()) == sizes[1]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_form_that_has_all_refuses_a_length(briefing, form):
    done = summarizer("render", briefing, "--to", form, "--length", "short", cwd=briefing.parent)
    assert done.returncode == 2
    assert f"--length is not for {form}" in done.stderr
