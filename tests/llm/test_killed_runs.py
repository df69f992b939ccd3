"""A run that is killed and started again pays only for what had not been answered."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import newswire
from commands import COMMAND, environment, summarizer
from faults import FaultyProvider
from servers import Canned, Got, serving_apart

COUNT = 20


class Holding:
    """Answers so many requests and holds the others back."""

    def __init__(self) -> None:
        self.provider = FaultyProvider(rate=0.0)
        self.left = 0

    def __call__(self, got: Got, number: int) -> Canned:
        self.left -= 1
        return self.provider(got, number) if self.left >= 0 else Canned(fault="hang")


def kept(cache: Path) -> int:
    """Answers in the cache, read as another process reads it."""
    try:
        with closing(sqlite3.connect(f"file:{cache}?mode=ro", uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM answers").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_no_answer_that_had_arrived_is_asked_for_again(tmp_path) -> None:
    newswire.write_articles(tmp_path / "articles", COUNT)
    script = Holding()
    with serving_apart(script) as server:
        environ = environment(tmp_path, server) | {"SUMMARIZER_CACHE_DIR": str(tmp_path)}
        for answered in (3, 10):
            script.left = answered - kept(tmp_path / "answers.sqlite")
            run = subprocess.Popen([*COMMAND, "brief", "articles", "-q"], cwd=tmp_path, env=environ)
            for _ in range(3000):
                if run.poll() is not None or kept(tmp_path / "answers.sqlite") == answered:
                    break
                time.sleep(0.01)
            run.kill()
            assert run.wait() == -signal.SIGKILL
            assert kept(tmp_path / "answers.sqlite") == answered
        script.left = COUNT
        done = summarizer("brief", "articles", "-q", cwd=tmp_path, server=server, cache=tmp_path)
    assert done.returncode == 0, done.stderr
    assert script.provider.accepted == set(range(COUNT))
    assert script.provider.asked_again == {}
    assert script.provider.exchanges == COUNT
