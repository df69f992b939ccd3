"""Every command of docs/operating.md runs, in its order, against a local server."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

from local import Desk, answer, number_in, profile, running
from servers import Canned, Got, wire_answer

PAGE = (Path(__file__).parents[2] / "docs" / "operating.md").read_text(encoding="utf-8")
COMMANDS = [
    shlex.split(line, comments=True)[1:]
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("summarizer ")
]


def answers(requests, name, folder, *, bad=()):
    """Write what a batch service answers; ``bad`` are the numbers of invalid ones."""
    lines = []
    for number, request in enumerate(requests):
        told = answer(number_in(request["body"]), **({"events": []} if number in bad else {}))
        body = wire_answer(Got("POST", request["url"], {}, request["body"], b""), Canned(json.dumps(told)))
        response = {"status_code": 200, "body": body}
        lines.append(json.dumps({"custom_id": request["custom_id"], "response": response, "error": None}))
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def requests_in(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def test_the_commands_of_the_page(tmp_path, monkeypatch):
    desk = Desk(tmp_path, monkeypatch)
    (tmp_path / "in").rename(tmp_path / "articles")
    ran = []
    with running() as server:
        desk.configure(profile(server.url), profile(server.url, "cheap", "small"))
        for command in COMMANDS:
            # The second example of an import has invalid answers and an error file.
            second = command[:2] == ["batch", "import"] and "--also" in command
            if second:
                desk.run("cache", "clear")
                requests = requests_in(tmp_path / "requests.jsonl")
                answers(requests[:2], "responses.jsonl", tmp_path, bad={0})
                failed = {
                    "custom_id": requests[2]["custom_id"],
                    "response": None,
                    "error": {"message": "expired"},
                }
                (tmp_path / "errors.jsonl").write_text(json.dumps(failed) + "\n", encoding="utf-8")
            desk.run(*command, code=1 if second else 0)
            ran.append(" ".join(command[:2]))
            if second:
                answers(requests_in(tmp_path / "again.jsonl"), "again-responses.jsonl", tmp_path)
            elif command[:2] == ["batch", "export"]:
                answers(requests_in(tmp_path / "requests.jsonl"), "responses.jsonl", tmp_path)
        assert len(server.got) == 3  # "cheap" alone was ever asked
    assert {"brief articles/", "batch export", "batch import", "compare run-a"} <= set(ran)
