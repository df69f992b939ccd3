"""Every command and example of the guides runs, in the order of the page; the tables are what the models say."""

from __future__ import annotations

import filecmp
import json
import re
import shlex
import subprocess
import sys
import webbrowser
from pathlib import Path

import pytest
from local import Desk, answer, number_in, profile, running
from servers import Canned, Got, wire_answer

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("how-it-works.md", "file-formats.md", "recipes.md")


def blocks(page, language):
    text = (DOCS / page).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def commands(page):
    return [
        shlex.split(line, comments=True)[1:]
        for block in blocks(page, "sh")
        for line in block.splitlines()
        if line.startswith("summarizer ")
    ]


def batch_answers(folder):
    """What a batch service would give back."""
    lines = []
    for line in (folder / "requests.jsonl").read_text(encoding="utf-8").splitlines():
        request = json.loads(line)
        told = json.dumps(answer(number_in(request["body"])))
        body = wire_answer(Got("POST", request["url"], {}, request["body"], b""), Canned(told))
        response = {"status_code": 200, "body": body}
        lines.append(json.dumps({"custom_id": request["custom_id"], "response": response, "error": None}))
    (folder / "responses.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_the_page(page, tmp_path, monkeypatch):
    desk = Desk(tmp_path, monkeypatch)
    (tmp_path / "in").rename(tmp_path / "articles")
    opened = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    with running() as server:
        desk.configure(profile(server.url))
        record = ("--record", "recordings/", "--no-cache", "-o", "briefing", "--quiet", "--composer", "model")
        for more in ((), ("--lang", "de")):
            desk.run("brief", "articles/", *record, *more)
        desk.run("brief", "articles/", "--replay", "recordings/", "-o", "briefing", "--quiet")
        asked = len(server.got)
        ran = []
        for command in commands(page):
            desk.run(*command)
            ran.append(command[0])
            if command[:2] == ["batch", "export"]:
                batch_answers(tmp_path)
        assert ran
        assert len(server.got) == asked  # recordings, the cache and the batch answered everything
        for block in blocks(page, "python"):
            exec(block, {})
    if "--open" in (DOCS / page).read_text(encoding="utf-8"):
        assert len(opened) == 1
    if (tmp_path / "once").is_dir():
        assert filecmp.cmpfiles("once", "twice", ["briefing.json", "briefing.html", "run.json"])[1:] == (
            [],
            [],
        )


def test_the_tables_of_the_formats_are_up_to_date():
    done = subprocess.run(
        [sys.executable, DOCS / "formats.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["run.json", "briefing.json", "recording"])
def test_every_key_that_is_written_is_described(name, tmp_path, monkeypatch):
    page = (DOCS / "file-formats.md").read_text(encoding="utf-8")
    desk = Desk(tmp_path, monkeypatch, articles=1)
    with running() as server:
        desk.configure(profile(server.url))
        desk.run("brief", "in", "--record", "rec", "-o", "out")
    path = next((tmp_path / "rec").glob("*.json")) if name == "recording" else tmp_path / "out" / name
    document = json.loads(path.read_text(encoding="utf-8"))
    missing = sorted(key for key in keys(document, name) if f"`{key}`" not in page)
    assert not missing


def keys(value, name):
    """The keys of a document; of a recording's bodies, which are the provider's, none."""
    if isinstance(value, list):
        for item in value:
            yield from keys(item, name)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            foreign = {"body", "headers"} if name == "recording" else set()
            if key not in foreign | {"prompts", "spent_by_currency", "dropped"}:
                yield from keys(item, name)


def test_the_columns_of_the_tables_are_described():
    from summarizer.render import data  # noqa: PLC0415 - looked into by this test alone

    page = (DOCS / "file-formats.md").read_text(encoding="utf-8")
    part = page[page.index("## CSV") : page.index("## Recordings")]
    ledger, timeline = part.split("The timeline has")
    for columns, text in ((data._LEDGER, ledger), (data._TIMELINE, timeline)):
        assert [
            column for column in re.findall(r"`(\w+)`", text[text.index("| column |") :]) if column in columns
        ]
        assert {column for column in columns if f"`{column}`" not in text} == set()


def test_links_between_the_pages_lead_somewhere():
    for page in [*DOCS.glob("*.md"), DOCS.parent / "README.md"]:
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([\w./-]+\.md)(?:#[\w-]+)?\)", text):
            assert (page.parent / target).is_file(), f"{page.name}: {target}"
        headings = {re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-") for line in text.splitlines() if line.startswith("#")}  # fmt: skip
        for anchor in re.findall(r"\]\(#([\w-]+)\)", text):
            assert anchor in headings, f"{page.name}: #{anchor}"
