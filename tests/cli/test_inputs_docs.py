"""docs/inputs.md: every command runs, and the table names every suffix that is read."""

from __future__ import annotations

import json
import re
import shlex
from email.message import EmailMessage
from pathlib import Path

from local import Desk, article, profile, running
from typer.testing import CliRunner

from summarizer.cli.main import app
from summarizer.ingest import fetch
from summarizer.ingest.columns import FIELDS
from summarizer.ingest.sniff import SUFFIXES

PAGE = (Path(__file__).parents[2] / "docs" / "inputs.md").read_text(encoding="utf-8")
COMMANDS = [
    shlex.split(line)[1:]
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("summarizer ")
]


def page(number):
    title, _, body = article(number).partition("\n\n")
    return f"<!doctype html><html><body><article><h1>{title}</h1><p>{body}</p></article></body></html>"


def prepare(folder):
    (folder / "in").rename(folder / "articles")
    (folder / "saved" / "deep").mkdir(parents=True)
    (folder / "saved" / "deep" / "a.html").write_text(page(3), encoding="utf-8")
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Flood", "desk@example.org", "you@example.org"
    mail.set_content(article(4))
    (folder / "mail.eml").write_bytes(mail.as_bytes())
    (folder / "report.pdf").write_bytes(b"%PDF-1.7 damaged")
    rows = "".join(f'Flood,2021-05-04,"{article(number)}"\n' for number in (1, 2))
    (folder / "export.csv").write_text(f"headline,date,body\n{rows}", encoding="utf-8")
    lines = "".join(json.dumps({"text": article(number)}) + "\n" for number in (0, 3))
    (folder / "export.jsonl").write_text(lines, encoding="utf-8")


def fetched(url, name, **_):
    return fetch.Fetched(page(1).encode(), url, "text/html", None)


def test_every_command_of_the_page_runs(tmp_path, monkeypatch):
    desk = Desk(tmp_path, monkeypatch)
    prepare(tmp_path)
    monkeypatch.setattr(fetch, "fetch", fetched)
    ran = []
    with running() as server:
        desk.configure(profile(server.url))
        for command in COMMANDS:
            stdin = None
            if "<" in command:
                stdin = (tmp_path / command.pop()).read_bytes()
                command.remove("<")
            ran.append(CliRunner().invoke(app, command, input=stdin))
    assert [done.exit_code for done in ran] == [0, 1, 0, 0, 0], [done.output for done in ran]
    assert "failed: report.pdf: a damaged PDF document (download or save it again)" in ran[1].stderr
    assert [a["source"] for a in desk.read("ferry/briefing.json")["articles"]] == [
        "https://example.org/ferry"
    ]
    (web,) = desk.read("ferry/briefing.json")["articles"]
    assert (web["url"], web["kind"]) == ("https://example.org/ferry", "html")
    lines = (tmp_path / "export.results.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line)["article"] for line in lines]
    assert [(a["source"], a["title"]) for a in found] == [
        ("export.csv:2", "Flood"),
        ("export.csv:6", "Flood"),
    ]
    assert [json.loads(line)["article"]["source"] for line in ran[3].stdout.splitlines()] == ["-:1", "-:2"]


def test_the_table_names_every_suffix_and_the_page_every_field():
    assert [suffix for suffix in SUFFIXES if suffix not in re.findall(r"\.\w+", PAGE)] == []
    assert [field for field in FIELDS if f"{field}=NAME" not in PAGE] == []
