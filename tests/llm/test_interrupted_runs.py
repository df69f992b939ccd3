"""Ctrl-C waits for the answers that are paid for; a second one does not."""

from __future__ import annotations

import signal
import subprocess
import threading
import time
from dataclasses import replace
from pathlib import Path

import newswire
from commands import COMMAND, environment
from faults import FaultyProvider
from servers import Canned, Got, serving_apart
from test_killed_runs import kept

COUNT = 3


def interrupted(folder: Path, *, answers_after: float, times: int) -> tuple[int, str]:
    """Exit code and standard error of a run that is interrupted while all its requests are out."""
    newswire.write_articles(folder / "articles", COUNT)
    provider, asked = FaultyProvider(rate=0.0), threading.Semaphore(0)

    def script(got: Got, number: int) -> Canned:
        asked.release()
        return replace(provider(got, number), delay=answers_after)

    with serving_apart(script) as server:
        # A shell's background job ignores the signal, and its children would too.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        run = subprocess.Popen(
            [*COMMAND, "extract", "articles", "-o", "out.jsonl"],
            cwd=folder,
            env=environment(folder, server) | {"SUMMARIZER_CACHE_DIR": str(folder)},
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        signal.signal(signal.SIGINT, before)
        try:
            assert all(asked.acquire(timeout=60) for _ in range(COUNT))
            for _ in range(times):
                run.send_signal(signal.SIGINT)
                time.sleep(0.5)  # two signals at one time would be one
            _, said = run.communicate(timeout=30)
        finally:
            run.kill()
    return run.returncode, said


def test_answers_under_way_are_waited_for_and_kept(tmp_path):
    code, said = interrupted(tmp_path, answers_after=2.0, times=1)
    assert code == 130, said
    assert said.count("ending the run when the answers under way are here") == 1
    assert kept(tmp_path / "answers.sqlite") == COUNT


def test_a_second_interrupt_leaves_at_once(tmp_path):
    code, said = interrupted(tmp_path, answers_after=600.0, times=2)
    assert code == 130, said
    assert "press Ctrl-C to leave at once" in said
    assert kept(tmp_path / "answers.sqlite") == 0
