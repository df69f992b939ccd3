"""What tests of the command line share: the program in this process, a local server, articles and answers."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parents[1] / "llm"))

from servers import Canned, Got, Script, Server, serving

from summarizer.cli.main import app

KEY = "sk-a-very-secret-key-000000000000"
TOWNS = ("Arica", "Tacna", "Ilo", "Moquegua", "Iquique")


def article(number: int) -> str:
    """A small article with one event and one figure."""
    town = TOWNS[number % len(TOWNS)]
    return (
        f"Flood in {town}\n\n"
        f"A flood hit {town} on 4 May 2021. The mayor of {town} said that {number + 3} people were killed.\n"
    )


def answer(number: int, **changes: Any) -> dict[str, Any]:
    """A valid answer to it."""
    town = TOWNS[number % len(TOWNS)]
    mayor = f"The mayor of {town} said that {number + 3} people were killed."
    count = {
        "phrase": str(number + 3), "measure": "killed", "side": None, "victims": "unknown",
        "scope": "incident", "unit": None, "as_of": None,
    }  # fmt: skip
    event = {
        "id": "e1", "part": 1, "type": "disaster", "title": f"A flood hit {town}.", "status": "happened",
        "when": "4 May 2021", "where": town, "participants": [], "quotes": [f"A flood hit {town} on 4 May 2021."],
    }  # fmt: skip
    claim = {
        "event": "e1", "kind": "count", "text": mayor, "speaker": f"The mayor of {town}", "target": None,
        "count": count, "quotes": [mayor],
    }  # fmt: skip
    return {"events": [event], "claims": [claim], **changes}


def number_in(body: Any) -> int:
    """Which of the articles a request's body is about."""
    found = re.search(r"said that (\d+) people", json.dumps(body["messages"]))
    assert found
    return int(found[1]) - 3


def wording(got: Got) -> Canned:
    """What a model says that words every note in its own words."""
    content, told, group = got.body["messages"][-1]["content"], [], ""
    for line in content.splitlines():
        if found := re.match(r"Group (G\d+);", line):
            group = found[1]
        elif found := re.match(r"(\d+)\. (.+)", line):
            told.append({"group": group, "text": found[2], "claims": [int(found[1])]})
    if "; one sentence; tie" in content:
        groups = {one["group"]: [other for other in told if other["group"] == one["group"]] for one in told}
        told = [
            {
                "group": name,
                "text": "; ".join(one["text"].rstrip(".") for one in own) + ".",
                "claims": [number for one in own for number in one["claims"]],
            }
            for name, own in groups.items()
        ]
    return Canned(json.dumps({"sentences": told}))


def answering(got: Got, _: int = 0) -> Canned:
    """A server that knows the articles, and words what is told of them."""
    if "<section-" in got.body["messages"][-1]["content"]:
        return wording(got)
    return Canned(json.dumps(answer(number_in(got.body))))


@contextlib.contextmanager
def running(script: Script = answering) -> Iterator[Server]:
    """A server in a thread of its own, so that a command can run in this one."""
    ready, found = threading.Event(), []

    async def serve() -> None:
        stop = asyncio.Event()
        try:
            async with serving(script) as server:
                found.extend([server, asyncio.get_running_loop(), stop])
                ready.set()
                await stop.wait()
        except pytest.skip.Exception as skipped:
            found.append(skipped)
            ready.set()

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    ready.wait()
    if isinstance(found[0], pytest.skip.Exception):
        thread.join()
        raise found[0]
    server, loop, stop = found
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()


class Desk:
    """A folder with articles, a configuration and a cache of its own."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, articles: int = 3) -> None:
        self.folder = folder
        for variable in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "SUMMARIZER_CONFIG_DIR"):
            monkeypatch.setenv(variable, str(folder / "home"))
        monkeypatch.setenv("TEST_KEY", KEY)
        monkeypatch.chdir(folder)
        (folder / "in").mkdir()
        for number in range(articles):
            (folder / "in" / f"{number}.txt").write_text(article(number), encoding="utf-8")

    def configure(self, *profiles: str, top: str = 'provider = "main"') -> None:
        """Write ``summarizer.toml``."""
        (self.folder / "summarizer.toml").write_text("\n".join((top, *profiles)), encoding="utf-8")

    def run(self, *arguments: Any, code: int = 0) -> Any:
        """Run a command and check its exit code."""
        done = CliRunner().invoke(app, [str(argument) for argument in arguments])
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert done.exit_code == code, done.output
        return done

    def json(self, *arguments: Any, code: int = 0) -> Any:
        """What a command prints as JSON."""
        return json.loads(self.run(*arguments, code=code).stdout)

    def read(self, name: str) -> Any:
        """A JSON file of the folder."""
        return json.loads((self.folder / name).read_text(encoding="utf-8"))


def profile(url: str, name: str = "main", model: str = "m", more: str = "") -> str:
    """A table of ``summarizer.toml``."""
    return (
        f'[providers.{name}]\nkind = "openai"\nbase_url = "{url}/v1"\nmodel = "{model}"\n'
        f'key_env = "TEST_KEY"\n{more}\n'
    )


PRICES = "prices = { input = 10.0, output = 100.0, cached_input = 1.0 }"
NOWHERE = "http://127.0.0.1:9"
