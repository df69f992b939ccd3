"""Cases of inputs: JSON and tables, good and damaged."""

from __future__ import annotations

from input_cases import Case
from makers import OTHER, PARAGRAPHS, SENTENCES, STORY, lines, page

from summarizer.domain.article import Kind

ROW = {"title": "Ferry sinks", "text": STORY, "date": "2020-09-14T23:10:00-04:00", "source": {"name": "Wire"}}
TABLE = f'title,text,date\nFerry sinks,"{STORY}",2020-09-14\n'
RECORDS = [
    Case(
        "JSON Lines",
        "a.jsonl",
        lines(ROW, {"body": OTHER}),
        ("a.jsonl:1", "a.jsonl:2"),
        kind=Kind.RECORD,
        says=(("title", "Ferry sinks"), ("publisher", "Wire"), ("published", "2020-09-14")),
    ),
    Case(
        "JSON Lines with bad lines",
        "a.jsonl",
        lines(ROW) + b'{"text": \n[1]\n\n{"title": "x"}\n' + lines({"text": OTHER}),
        ("a.jsonl:1", "a.jsonl:6"),
        ("a.jsonl:2: not valid JSON", "a.jsonl:3: no JSON object", "a.jsonl:5: no text: it has only title"),
    ),
    Case(
        "JSON Lines that break off",
        "a.jsonl",
        lines(ROW) + b'{"text": "A fer',
        ("a.jsonl:1",),
        ("a.jsonl:2: not valid JSON: it breaks off",),
    ),
    Case(
        "JSON Lines that are none",
        "a.jsonl",
        b"hello\nworld\n",
        errors=("none of 2 lines can be used: not valid JSON",),
    ),
    Case("JSON Lines in UTF-16", "a.jsonl", lines(ROW).decode().encode("utf-16"), ("a.jsonl:1",)),
    Case(
        "JSON Lines in Windows-1252",
        "a.jsonl",
        b'{"text": "' + STORY.replace("\n\n", " ").encode() + b' The caf\xe9."}\n',
        ("a.jsonl:1",),
        text="The café.",
    ),
    Case("JSON Lines called text", "a.txt", lines(ROW), ("a.txt",), kind=Kind.RECORD),
    Case(
        "JSON Lines with markup", "a.jsonl", lines({"content": PARAGRAPHS}), ("a.jsonl:1",), kind=Kind.RECORD
    ),
    Case(
        "JSON Lines with pages",
        "a.jsonl",
        lines({"html": page(), "url": "https://example.org/f"}),
        ("a.jsonl:1",),
        says=(("url", "https://example.org/f"),),
    ),
    Case(
        "JSON Lines with half a surrogate",
        "a.jsonl",
        b'{"text": "' + STORY.replace("\n\n", " ").encode() + b' \\ud83d."}\n',
        ("a.jsonl:1",),
    ),
    Case(
        "JSON Lines with columns",
        "a.jsonl",
        lines({"a": {"b": STORY}, "c": "Ferry", "text": "not this"}),
        ("a.jsonl:1",),
        columns="text=a.b,title=c",
        says=(("title", "Ferry"),),
    ),
    Case(
        "JSON Lines, an ambiguous date",
        "a.jsonl",
        lines({**ROW, "date": "04/02/2020"}),
        ("a.jsonl:1",),
        says=(("published", None), ("warnings", "date cannot be told")),
    ),
    Case(
        "JSON Lines, a text cut off",
        "a.jsonl",
        lines({"content": STORY + "… [+1234 chars]"}),
        ("a.jsonl:1",),
        says=(("warnings", "cut off"),),
    ),
    Case("JSON object", "a.json", lines(ROW), ("a.json",), kind=Kind.RECORD),
    Case(
        "JSON list",
        "a.json",
        b"[" + lines(ROW) + b"," + lines({"text": OTHER}) + b"]",
        ("a.json#1", "a.json#2"),
    ),
    Case(
        "JSON answer of a search",
        "a.json",
        lines({"hits": {"hits": [{"_source": {"body": STORY, "title": "Ferry"}}]}}),
        ("a.json#1",),
        says=(("title", "Ferry"),),
    ),
    Case("JSON that breaks off", "a.json", lines(ROW)[:200], errors=("it breaks off",)),
    Case("JSON nested without end", "a.json", b"[" * 200_000, errors=("nested too deeply",)),
    Case(
        "JSON without articles",
        "a.json",
        b'{"name": "x", "version": "1"}',
        errors=("no text: it has only name, version",),
    ),
    Case(
        "JSON without articles in a folder",
        "a.json",
        b'{"name": "x"}',
        notes=("left out: a.json: no text",),
        named=False,
    ),
    Case(
        "a briefing",
        "a.json",
        b'{"schema_version": "1", "episodes": [], "withheld": []}',
        errors=("a briefing of this program",),
    ),
    Case(
        "JSON Feed",
        "a.json",
        lines(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "Wire",
                "items": [{"content_html": PARAGRAPHS, "title": "Ferry"}, {"summary": "x"}],
            }
        ),
        ("a.json#1",),
        ("a.json#2: only a teaser",),
        kind=Kind.FEED,
        says=(("publisher", "Wire"),),
    ),
    Case(
        "CSV",
        "a.csv",
        TABLE.encode(),
        ("a.csv:2",),
        kind=Kind.RECORD,
        says=(("title", "Ferry sinks"), ("published", "2020-09-14")),
    ),
    Case(
        "CSV in Windows-1252",
        "a.csv",
        (TABLE + "Caf\xe9,The caf\xe9 closed for the day.,\n").encode("cp1252"),
        ("a.csv:2", "a.csv:7"),
    ),
    Case(
        "CSV in UTF-16, semicolons",
        "a.csv",
        f'title;text\nFerry;"{STORY}"\n'.encode("utf-16"),
        ("a.csv:2",),
    ),
    Case(
        "CSV that names its separator",
        "a.csv",
        f"sep=|\ntitle|text\nFerry|{STORY.replace(chr(10), ' ')}\n".encode(),
        ("a.csv:3",),
    ),
    Case(
        "TSV",
        "a.tsv",
        f"headline\tbody\nFerry\t{STORY.replace(chr(10), ' ')}\n".encode(),
        ("a.tsv:2",),
        says=(("title", "Ferry"),),
    ),
    Case(
        "CSV with columns",
        "a.csv",
        f'kopf;inhalt\nFerry;"{STORY}"\n'.encode(),
        ("a.csv:2",),
        columns="text=inhalt,title=kopf",
        says=(("title", "Ferry"),),
    ),
    Case(
        "CSV without the named column",
        "a.csv",
        TABLE.encode(),
        errors=("has no column body2; it has title, text, date",),
        columns="text=body2",
    ),
    Case(
        "CSV without a text column", "a.csv", b"a,b\n1,2\n", errors=("no column holds the text; it has a, b",)
    ),
    Case(
        "CSV, commas unquoted",
        "a.csv",
        (TABLE + f'Bad,{SENTENCES[0]},x,y,2020\nGood,"{OTHER}",\n').encode(),
        ("a.csv:2", "a.csv:8"),
        ("a.csv:7: 6 fields under 3 columns",),
    ),
    Case(
        "CSV, a quotation mark left open",
        "a.csv",
        f'title,text\nBad,"{SENTENCES[0]}\nGood,"{STORY}"\n'.encode(),
        ("a.csv:3",),
        ("a.csv:2: a quotation mark is opened",),
    ),
    Case(
        "CSV, a quotation mark left open at the end",
        "a.csv",
        (TABLE + 'Bad,"A ferry').encode(),
        ("a.csv:2",),
        ("a.csv:7: a quotation mark is opened",),
    ),
    Case("CSV with a huge field", "a.csv", f'text\n"{(STORY + " ") * 2000}"\n'.encode(), ("a.csv:2",)),
    Case("CSV with NULs", "a.csv", TABLE.encode().replace(b"board", b"bo\0ard"), errors=("binary",)),
    Case("CSV with names only", "a.csv", b"title,text\n", errors=("there is no row in it",)),
    Case("an empty JSON list", "a.json", b"[[]]", errors=("no JSON object",)),
    Case("JSON Lines called JSON", "a.json", lines(ROW, {"text": OTHER}), ("a.json:1", "a.json:2")),
    Case(
        "JSON over several lines called JSON Lines",
        "a.jsonl",
        b'{\n"text":' + lines(STORY).strip() + b"\n}\n",
        ("a.jsonl",),
    ),
    Case("an empty table", "a.csv", b"", errors=("empty",)),
]
