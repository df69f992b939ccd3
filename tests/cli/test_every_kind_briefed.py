"""Pages, mails, tables, records and feeds all the way: briefed by rule, every rendering, and verified."""

from __future__ import annotations

import json

import pytest
from local import Desk

STORY = (
    "Three people were killed and 12 wounded in an explosion at a market in Quetta on Monday, police said. "
    "The interior ministry said at least five people died. No group claimed responsibility for the attack. "
    "The mayor condemned it and called for calm. Schools and shops near the market stayed closed on Tuesday, "
    "and the governor asked people to give blood. Traffic around the market was stopped for hours. "
)
LONG = (
    STORY
    + "The street of the bazaar is narrow and was full of people who had come to buy fruit and bread. " * 20
)
FILES = {
    "page.html": "<html><head><title>Blast</title><script type='application/ld+json'>"
    '{"@type":"NewsArticle","datePublished":"2023-05-02T10:00:00Z","headline":"Blast"}</script></head>'
    f"<body><article><h1>Blast</h1><p>{STORY}</p></article></body></html>",
    "mail.eml": "From: x@example.org\nSubject: Blast\nDate: Tue, 02 May 2023 10:00:00 +0000\n"
    f"Content-Type: text/plain\n\n{STORY}",
    "feed.xml": "<rss version='2.0'><channel><title>Feed</title><link>http://example.org</link>"
    "<description>d</description><item><title>Blast</title><link>http://example.org/x</link>"
    f"<pubDate>Tue, 02 May 2023 11:00:00 GMT</pubDate><description>{LONG}</description></item></channel></rss>",
    "table.csv": f'title,text,date\nBlast,"{STORY}",2023-05-02\n',
    "line.jsonl": json.dumps({"title": "Blast", "text": STORY, "date": "2023-05-02"}) + "\n",
    "note.md": f"# Blast\n\n{STORY}\n",
    "plain.txt": f"Blast\n\n{STORY}\n",
}


@pytest.mark.parametrize("name", FILES)
def test_it_is_briefed_rendered_and_verified(name, tmp_path, monkeypatch):
    desk = Desk(tmp_path, monkeypatch)
    (tmp_path / name).write_text(FILES[name], encoding="utf-8")
    assert desk.run("brief", name, "--provider", "offline", "-o", "out").exit_code == 0
    made = desk.read("out/briefing.json")
    assert {claim["quantity"]["low"] for claim in made["claims"] if claim["quantity"]} == {3, 5, 12}
    for form in ("md", "html", "csv", "terminal"):
        assert desk.run("render", "out/briefing.json", "--to", form).exit_code == 0
    done = desk.run("verify", "out/briefing.json")
    assert done.exit_code == 0, done.output


def test_a_whole_folder_of_kinds_is_briefed_and_verified(tmp_path, monkeypatch):
    desk = Desk(tmp_path, monkeypatch)
    for n, (name, text) in enumerate(FILES.items(), start=20):
        (tmp_path / "in" / name).write_text(text.replace("12 wounded", f"{n} wounded"), encoding="utf-8")
    assert desk.run("brief", "in", "--provider", "offline", "-o", "out").exit_code == 0
    done = desk.run("verify", "out/briefing.json")
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize(
    ("name", "change"),
    [
        pytest.param("line.jsonl", ("2023-05-01/2023-05-02", "2023-05-01/2023-05-04"), id="another-last-day"),
        pytest.param(
            "line.jsonl", ("2023-05-01/2023-05-02", "2023-04-30/2023-05-02"), id="another-first-day"
        ),
        pytest.param("plain.txt", ('"sha256": "', '"sha256": "0'), id="another-file"),
    ],
)
def test_a_changed_date_or_file_is_told(name, change, tmp_path, monkeypatch):
    desk = Desk(tmp_path, monkeypatch)
    (tmp_path / name).write_text(FILES[name], encoding="utf-8")
    desk.run("brief", name, "--provider", "offline", "-o", "out")
    path = tmp_path / "out" / "briefing.json"
    text = path.read_text(encoding="utf-8")
    assert change[0] in text
    path.write_text(text.replace(*change), encoding="utf-8")
    desk.run("verify", "out/briefing.json", code=1)
