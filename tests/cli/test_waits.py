"""Requests that wait are told together."""

from __future__ import annotations

import asyncio
from dataclasses import fields
from inspect import signature

import pytest

from summarizer.cli.brief import brief
from summarizer.cli.evaluate import evaluate
from summarizer.cli.extract import extract
from summarizer.cli.options import ModelOptions
from summarizer.cli.progress import Progress
from summarizer.cli.waits import AGAIN, GATHER, Waits

LIMITED = "main: HTTP 429 too many requests"
DOWN = "main: HTTP 503 overloaded"


class Desk:
    """Time, what is due at which time, and the lines said."""

    def __init__(self):
        self.now = 0.0
        self.due = []
        self.said = []
        self.waits = Waits(self.said.append, lambda: self.now, self.later)

    def later(self, seconds, call):
        self.due.append((self.now + seconds, call))
        return True

    def until(self, end):
        while self.due and self.due[0][0] <= end:
            self.now, call = self.due.pop(0)
            call()
        self.now = end


def test_those_that_wait_together_are_one_line():
    desk = Desk()
    for number in range(32):
        desk.waits.add(f"a{number}", 5 + number / 10, LIMITED)
    assert desk.said == []
    desk.until(GATHER)
    assert desk.said == [f"waiting up to 8 s before asking again for 32 requests: {LIMITED}"]


def test_one_that_waits_alone_is_named():
    desk = Desk()
    desk.waits.add("a1", 5, DOWN)
    desk.until(GATHER)
    assert desk.said == [f"waiting 5 s before asking again for a1: {DOWN}"]


def test_a_long_wait_is_told_again_and_a_short_one_is_not():
    desk = Desk()
    desk.waits.add("a1", 30, LIMITED)
    desk.waits.add("a2", 5, DOWN)
    desk.until(GATHER + AGAIN)
    assert desk.said == [
        f"waiting up to 30 s before asking again for 2 requests: {LIMITED} (and 1 other reason)",
        f"waiting 20 s before asking again for a1: {LIMITED}",
    ]
    desk.until(100)
    assert len(desk.said) == 3
    assert not desk.due
    desk.waits.add("a3", 4, DOWN)
    desk.until(101)
    assert desk.said[-1] == f"waiting 4 s before asking again for a3: {DOWN}"


def test_without_an_event_loop_it_is_told_at_once(capsys):
    Progress().wait("a1", 60, "slow\x1b[2J")
    assert capsys.readouterr().err.splitlines()[0] == "waiting 60 s before asking again for a1: slow�[2J"


def test_in_the_event_loop_it_is_told_while_others_go_on(capsys):
    async def work():
        progress = Progress()
        for name in ("a1", "a2"):
            progress.wait(name, 60, "slow")
        assert capsys.readouterr().err == ""
        await asyncio.sleep(2 * GATHER)
        return capsys.readouterr().err

    assert asyncio.run(work()) == "waiting up to 60 s before asking again for 2 requests: slow\n"


def test_nothing_is_told_in_quiet(capsys):
    Progress(quiet=True).wait("a1", 60, "slow")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("command", [brief, extract, evaluate])
def test_a_command_hands_on_every_option_that_it_shares(command):
    shared = {one.name for one in fields(ModelOptions)} & {*signature(command).parameters}
    missing = {one.name for one in fields(ModelOptions)} - shared
    assert missing <= {"length", "composer", "lang", "adjudicate", "max_pairs"}
    given = {name: object() for name in shared}
    assert {name: getattr(ModelOptions.of({**given, "paths": []}), name) for name in shared} == given
