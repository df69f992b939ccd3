"""Every kind of input, good and damaged: read, or refused in one line that says what to do."""

from __future__ import annotations

import functools
import gzip
import html
import io
import quopri
import textwrap
import zipfile
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest
from makers import (
    OTHER,
    PARAGRAPHS,
    PLANTED,
    SENTENCES,
    STORY,
    W,
    feed,
    item,
    lines,
    message,
    page,
    pdf,
    runs,
    saved_page,
    warc,
    word,
    zipped,
)

from summarizer.cli.output import write_folder
from summarizer.domain.article import Article, Kind
from summarizer.domain.event import Draft, DraftEvent, ExtractorInfo
from summarizer.errors import ArticleError
from summarizer.ground import ground
from summarizer.ingest import Columns, Given, Note, Options, read, readers


@dataclass(frozen=True)
class Case:
    id: str
    name: str
    data: bytes
    articles: tuple[str, ...] = ()
    """Sources of the articles, in order."""
    errors: tuple[str, ...] = ()
    """A piece of each error, in order."""
    notes: tuple[str, ...] = ()
    kind: Kind | None = None
    says: tuple[tuple[str, object], ...] = ()
    """Fields of the first article; ``published`` is its date, ``warnings`` a piece of the first."""
    columns: str | None = None
    text: str = PLANTED
    """What the first article says somewhere in its kept text."""
    named: bool = True


def outcomes(case: Case) -> list[Article | ArticleError | Note]:
    columns = None if case.columns is None else Columns.parse(case.columns)
    suffix = "." + case.name.rsplit(".", 1)[1] if "." in case.name else ""
    options = Options(columns=columns)
    return list(read(Given(io.BytesIO(case.data), case.name, suffix, options=options, named=case.named)))


def attached(
    mail: EmailMessage, data: bytes | EmailMessage, name: str, kind: str = "application/octet-stream"
) -> bytes:
    if isinstance(data, EmailMessage):
        mail.add_attachment(data)
    else:
        main, _, sub = kind.partition("/")
        mail.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return mail.as_bytes()


ROW = {"title": "Ferry sinks", "text": STORY, "date": "2020-09-14T23:10:00-04:00", "source": {"name": "Wire"}}
FLOWED = (
    "From: x\nSubject: Ferry\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\n"
    + STORY.replace("and were", "\nand were")
)
SEALED = (
    b"From: x\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary=b\n\n"
    b"--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b--\n"
)
MBOX = "From a@example.org Mon Sep 14 23:10:00 2020\n"
QUOTED = quopri.encodestring(
    page(PARAGRAPHS + "<p>The café’s owner closed it for the day, he said.</p>").encode()
)
TABLE = f'title,text,date\nFerry sinks,"{STORY}",2020-09-14\n'

TEXTS = [
    Case("text", "a.txt", STORY.encode(), ("a.txt",), kind=Kind.TEXT),
    Case("text with a byte-order mark", "a.txt", STORY.encode("utf-8-sig"), ("a.txt",)),
    Case("text in UTF-16", "a.txt", STORY.encode("utf-16"), ("a.txt",)),
    Case("text in UTF-32", "a.txt", STORY.encode("utf-32"), ("a.txt",)),
    Case("text with mixed line ends", "a.txt", STORY.replace("\n\n", "\r\n\r\n", 1).encode(), ("a.txt",)),
    Case(
        "text in one huge line", "a.txt", b" ".join([STORY.replace("\n\n", " ").encode()] * 4000), ("a.txt",)
    ),
    Case("text without a suffix", "article", STORY.encode(), ("article",)),
    Case("text that is called a PDF", "a.pdf", STORY.encode(), ("a.pdf",), kind=Kind.TEXT),
    Case(
        "text that begins like a head",
        "a.txt",
        f"From: Wire\nDate: 4 May\n\n{STORY}".encode(),
        ("a.txt",),
        kind=Kind.TEXT,
    ),
    Case(
        "text that begins with a bracket", "a.txt", f"[Update] {STORY}".encode(), ("a.txt",), kind=Kind.TEXT
    ),
    Case(
        "Markdown",
        "a.md",
        f"# Ferry sinks\n\n{STORY}".encode(),
        ("a.md",),
        kind=Kind.MARKDOWN,
        says=(("title", "Ferry sinks"),),
    ),
    Case("empty file", "a.txt", b"", errors=("empty",)),
    Case("white space only", "a.txt", b" \r\n\t", errors=("white space",)),
    Case("NULs", "a.txt", b"text\0with\0NULs" * 50, errors=("binary",)),
    Case("an image called text", "a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(200)), errors=("PNG",)),
    Case(
        "an old office document",
        "a.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        errors=("old or encrypted office",),
    ),
    Case("RTF", "a.rtf", b"{\\rtf1 text}", errors=("RTF",)),
]
PAGES = [
    Case("page", "a.html", page().encode(), ("a.html",), kind=Kind.HTML),
    Case("page called text", "a.txt", page().encode(), ("a.txt",), kind=Kind.HTML),
    Case("page in UTF-16", "a.html", page().encode("utf-16"), ("a.html",), kind=Kind.HTML),
    Case("page without a head", "a.html", PARAGRAPHS.encode(), ("a.html",), kind=Kind.HTML),
    Case("XHTML", "a.xhtml", ('<?xml version="1.0"?>' + page()).encode(), ("a.xhtml",), kind=Kind.HTML),
    Case("page that breaks off", "a.html", page().encode()[:420], ("a.html",), text=SENTENCES[0]),
    Case("text called a page", "a.html", STORY.encode(), ("a.html",), kind=Kind.TEXT),
    Case(
        "page without words", "a.html", b"<!doctype html><html><body></body></html>", errors=("no article",)
    ),
    Case(
        "other XML",
        "a.xml",
        b'<?xml version="1.0"?><urlset><url/></urlset>',
        errors=("XML of an unknown kind",),
    ),
    Case(
        "saved page",
        "a.mhtml",
        saved_page(QUOTED.decode()),
        ("a.mhtml",),
        kind=Kind.MHTML,
        says=(("url", "https://example.org/ferry"),),
    ),
    Case(
        "saved page, quoted-printable",
        "a.mht",
        saved_page(QUOTED.decode()),
        ("a.mht",),
        text="The café’s owner closed it for the day, he said.",
    ),
    Case("saved page without a suffix", "a", saved_page(QUOTED.decode()), ("a",), kind=Kind.MHTML),
    Case(
        "saved page that breaks off",
        "a.mhtml",
        saved_page(QUOTED.decode())[:900],
        ("a.mhtml",),
        text=SENTENCES[0],
        says=(("warnings", "breaks off"),),
    ),
    Case(
        "saved page without a page",
        "a.mhtml",
        b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: image/png\n\nx",
        errors=("no page",),
    ),
]
MAILS = [
    Case(
        "e-mail",
        "a.eml",
        message().as_bytes(),
        ("a.eml",),
        kind=Kind.EMAIL,
        says=(("title", "Ferry sinks"), ("author", "Ann Bär"), ("published", "2020-09-14")),
    ),
    Case("e-mail without a suffix", "a", message().as_bytes(), ("a",), kind=Kind.EMAIL),
    Case(
        "e-mail, forwarded",
        "a.eml",
        message(Subject="Fwd: Ferry sinks").as_bytes(),
        ("a.eml",),
        says=(("title", "Ferry sinks"),),
    ),
    Case(
        "e-mail, two versions",
        "a.eml",
        message(html=PARAGRAPHS).as_bytes(),
        ("a.eml",),
        says=(("text", STORY + "\n"),),
    ),
    Case(
        "e-mail, the plain version a stand-in",
        "a.eml",
        message("See the web version.", PARAGRAPHS).as_bytes(),
        ("a.eml",),
        kind=Kind.EMAIL,
    ),
    Case("e-mail, flowed", "a.eml", FLOWED.encode(), ("a.eml",)),
    Case(
        "e-mail, wrong charset",
        "a.eml",
        b"From: x\nSubject: s\nMIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\n\n"
        + (STORY + " Café.").encode(),
        ("a.eml",),
        text=SENTENCES[2] + " Café.",
    ),
    Case(
        "e-mail, unknown charset",
        "a.eml",
        b"From: x\nSubject: s\nMIME-Version: 1.0\nContent-Type: text/plain; charset=klingon\n\n"
        + STORY.encode(),
        ("a.eml",),
    ),
    Case(
        "e-mail with a page",
        "a.eml",
        attached(message(), page().replace("40", "60").encode(), "p.html", "text/html"),
        ("a.eml", "a.eml#p.html"),
    ),
    Case(
        "e-mail with a picture",
        "a.eml",
        attached(message(), b"\x89PNG\r\n\x1a\n", "p.png", "image/png"),
        ("a.eml",),
        notes=("p.png",),
    ),
    Case(
        "e-mail in an e-mail",
        "a.eml",
        attached(message("See below."), message(OTHER), ""),
        ("a.eml#attachment 1",),
        notes=("covering note, 2 words",),
    ),
    Case(
        "e-mail that breaks off",
        "a.eml",
        message(html=PARAGRAPHS).as_bytes()[:-60],
        ("a.eml",),
        says=(("warnings", "breaks off"),),
    ),
    Case("e-mail, encrypted", "a.eml", SEALED, errors=("encrypted",)),
    Case(
        "e-mail without text",
        "a.eml",
        b"From: x\nSubject: s\nMIME-Version: 1.0\n\n",
        errors=("without text",),
    ),
    Case(
        "mailbox",
        "a.mbox",
        f"{MBOX}{message()}\n\n{MBOX}{message(OTHER)}".encode(),
        ("a.mbox#1", "a.mbox#2"),
        kind=Kind.EMAIL,
    ),
    Case(
        "mailbox with a bad message",
        "a.mbox",
        f"{MBOX}{message()}\n\n{MBOX}Subject: s\n\n\n\n{MBOX}{message(OTHER)}".encode(),
        ("a.mbox#1", "a.mbox#3"),
        ("a.mbox#2: a message without text",),
    ),
]
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
    Case("an empty table", "a.csv", b"", errors=("empty",)),
]
FULL = item(PARAGRAPHS)
TEASER = item("A ferry sank on Monday. Read more", "Teaser", "description")
ENTRY = (
    "<entry><title>Ferry</title><id>1</id><updated>2020-09-14T23:10:00-04:00</updated><author><name>Ann</name></author>"
    '<link href="https://example.org/f"/><content type="html">{}</content></entry>'
)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{LAUGHS}]>'
FEEDS = [
    Case(
        "RSS",
        "a.xml",
        feed(FULL),
        ("a.xml#1",),
        kind=Kind.FEED,
        says=(
            ("title", "Ferry sinks"),
            ("publisher", "Wire"),
            ("published", "2020-09-14"),
            ("url", "https://example.org/ferry"),
            ("language", "en"),
        ),
    ),
    Case(
        "RSS with a long description",
        "a.rss",
        feed(item(f"{STORY} {OTHER} {STORY}", tag="description")),
        ("a.rss#1",),
        kind=Kind.FEED,
    ),
    Case(
        "RSS with a teaser", "a.rss", feed(TEASER, FULL), ("a.rss#2",), ("a.rss#1: only a teaser, 7 words",)
    ),
    Case(
        "RSS with teasers only",
        "a.rss",
        feed(TEASER, TEASER),
        errors=("none of 2 items can be used: only a teaser",),
    ),
    Case("RSS with the same item twice", "a.rss", feed(FULL, FULL), ("a.rss#1", "a.rss#2")),
    Case("RSS without items", "a.rss", feed(), errors=("without items",)),
    Case(
        "RSS that breaks off",
        "a.rss",
        feed(FULL, item(PARAGRAPHS.replace("40", "50"), "Other"))[:-300],
        ("a.rss#1",),
        ("a.rss#2: an item without text",),
        notes=("damaged feed",),
    ),
    Case(
        "RSS that refers to itself",
        "a.rss",
        feed(
            '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="a.rss"/>', item(PARAGRAPHS)
        ),
        ("a.rss#1",),
    ),
    Case(
        "RSS with multiplying entities", "a.rss", feed(item("&l9;"), head=BOMB), errors=("declares entities",)
    ),
    Case(
        "RSS with an entity from a file",
        "a.rss",
        feed(FULL, head='<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        errors=("declares entities",),
    ),
    Case(
        "RSS in Windows-1252",
        "a.rss",
        feed(item(PARAGRAPHS + "<p>Caf\xe9.</p>"))
        .decode()
        .replace('"1.0"?', '"1.0" encoding="windows-1252"?', 1)
        .encode("cp1252"),
        ("a.rss#1",),
        text="Café.",
    ),
    Case(
        "Atom",
        "a.atom",
        feed(ENTRY.format(html.escape(PARAGRAPHS)), kind="atom"),
        ("a.atom#1",),
        kind=Kind.FEED,
        says=(("author", "Ann"), ("published", "2020-09-14"), ("url", "https://example.org/f")),
    ),
    Case(
        "Atom, XHTML inside",
        "a.xml",
        feed(
            ENTRY.format(f'<div xmlns="http://www.w3.org/1999/xhtml">{PARAGRAPHS}</div>').replace(
                '"html"', '"xhtml"'
            ),
            kind="atom",
        ),
        ("a.xml#1",),
    ),
    Case("a feed called text", "a.txt", feed(FULL), ("a.txt#1",)),
]
CHANGED = (
    "<w:p><w:r><w:t xml:space='preserve'>Rescuers pulled </w:t></w:r><w:del><w:r><w:delText>21</w:delText></w:r></w:del>"
    "<w:ins><w:r><w:t>31</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> people out of the water and were looking for the "
    "others, it said.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden words.</w:t></w:r></w:p>"
)
CORE = (
    '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Ferry sinks</dc:title><dc:creator>Ann</dc:creator></c:coreProperties>'
)
ROWS = f"<w:tbl><w:tr><w:tc>{runs('Dead')}</w:tc><w:tc>{runs('9')}</w:tc></w:tr></w:tbl>"
WRAPPED = [piece for sentence in SENTENCES for piece in textwrap.wrap(sentence, 60)]
HALVES = [
    "The first rescuers reached the ferry at noon and the govern-",
    "ment sent two more ships in the evening.",
]
HEADED = [["The Daily Wire", *WRAPPED, f"Page {number} of 4"] for number in range(1, 5)]
DOCUMENTS = [
    Case("Word", "a.docx", word(runs(*SENTENCES)), ("a.docx",), kind=Kind.DOCX),
    Case(
        "Word with properties",
        "a.docx",
        word(runs(*SENTENCES), {"docProps/core.xml": CORE}),
        ("a.docx",),
        says=(("title", "Ferry sinks"), ("author", "Ann")),
    ),
    Case(
        "Word with tracked changes and hidden text",
        "a.docx",
        word(CHANGED + runs(*SENTENCES[:1])),
        ("a.docx",),
        says=(("text", f"{PLANTED}\n\n{SENTENCES[0]}"),),
    ),
    Case(
        "Word with a table",
        "a.docx",
        word(runs(*SENTENCES) + ROWS),
        ("a.docx",),
        says=(("text", f"{STORY}\n\nDead | 9"),),
    ),
    Case("Word called text", "a.txt", word(runs(*SENTENCES)), ("a.txt",), kind=Kind.DOCX),
    Case("Word without text", "a.docx", word("<w:p/>"), errors=("without text",)),
    Case("Word that breaks off", "a.docx", word(runs(*SENTENCES))[:-40], errors=("a damaged Word document",)),
    Case(
        "Word with multiplying entities",
        "a.docx",
        zipped({"word/document.xml": f"<!DOCTYPE d [<!ENTITY l0 'x'>{LAUGHS}]><d {W}>&l9;</d>"}),
        errors=("declares entities",),
    ),
    Case(
        "Word that unpacks to a bomb",
        "a.docx",
        zipped({"word/document.xml": b"<a>" + b" " * 30_000_000}),
        errors=("as bombs do",),
    ),
    Case("an Excel workbook", "a.xlsx", zipped({"xl/workbook.xml": "<x/>"}), errors=("an Excel workbook",)),
    Case("PDF", "a.pdf", pdf(WRAPPED), ("a.pdf",), kind=Kind.PDF),
    Case(
        "PDF with properties",
        "a.pdf",
        pdf(WRAPPED, info={"/Title": "Ferry sinks", "/Author": "Ann"}),
        ("a.pdf",),
        says=(("title", "Ferry sinks"), ("author", "Ann"), ("published", None)),
    ),
    Case(
        "PDF with divided words",
        "a.pdf",
        pdf([*HALVES, *WRAPPED]),
        ("a.pdf",),
        text="and the government sent two more ships in the evening.",
    ),
    Case("PDF with running heads", "a.pdf", pdf(*HEADED), ("a.pdf",)),
    Case("PDF, a paragraph across pages", "a.pdf", pdf(WRAPPED[:3], WRAPPED[3:]), ("a.pdf",)),
    Case("PDF without a text layer", "a.pdf", pdf([], []), errors=("without text: 2 pages of pictures",)),
    Case(
        "PDF, one page without text",
        "a.pdf",
        pdf(WRAPPED, []),
        ("a.pdf",),
        says=(("warnings", "no text on 1 of 2 pages"),),
    ),
    Case("PDF, encrypted", "a.pdf", pdf(WRAPPED, password="secret"), errors=("encrypted with a password",)),
    Case("PDF, encrypted without a password", "a.pdf", pdf(WRAPPED, password=""), ("a.pdf",)),
    Case("PDF that breaks off", "a.pdf", pdf(WRAPPED)[:300], errors=("a.pdf: ",)),
    Case("PDF that is only its mark", "a.pdf", b"%PDF-1.7\n%abc", errors=("a damaged PDF",)),
    Case("PDF called text", "a.txt", pdf(WRAPPED), ("a.txt",), kind=Kind.PDF),
]
FOUND = ("https://example.org/ferry", "text/html; charset=utf-8", page().encode(), "200 OK")
OTHERS = [
    ("https://example.org/logo.png", "image/png", b"\x89PNG\r\n\x1a\n", "200 OK"),
    ("https://example.org/gone", "text/html", b"<html><body>gone</body></html>", "404 Not Found"),
    ("https://example.org/robots.txt", "text/plain", b"User-agent: *", "200 OK"),
]
LATER = ("https://example.org/later", "text/html", page(PARAGRAPHS.replace("40", "50")).encode(), "200 OK")
EMPTY = ("https://example.org/empty", "text/html", b"<html><body></body></html>", "200 OK")
ARCHIVES = [
    Case(
        "web archive",
        "a.warc.gz",
        warc(FOUND, *OTHERS, LATER),
        ("a.warc.gz#1", "a.warc.gz#5"),
        notes=("1 answered 404, 1 image/png, 1 robots.txt",),
        kind=Kind.HTML,
        says=(("url", "https://example.org/ferry"),),
    ),
    Case("web archive, unpacked", "a.warc", warc(FOUND, packed=False), ("a.warc#1",)),
    Case("web archive without a suffix", "a", warc(FOUND), ("a#1",)),
    Case(
        "web archive with a bad page",
        "a.warc.gz",
        warc(EMPTY, FOUND),
        ("a.warc.gz#2",),
        ("a.warc.gz#1: no article",),
    ),
    Case("web archive without pages", "a.warc.gz", warc(*OTHERS), errors=("no page in it",)),
    Case(
        "web archive that breaks off",
        "a.warc.gz",
        warc(FOUND) + warc(LATER)[:-40],
        ("a.warc.gz#1",),
        ("a.warc.gz#2: the record breaks off", "a.warc.gz: cannot be read"),
    ),
    Case("gzip", "a.txt.gz", gzip.compress(STORY.encode()), ("a.txt.gz",), kind=Kind.TEXT),
    Case("gzip of JSON Lines", "a.jsonl.gz", gzip.compress(lines(ROW)), ("a.jsonl.gz:1",)),
    Case("gzip called text", "a.txt", gzip.compress(page().encode()), ("a.txt",), kind=Kind.HTML),
    Case(
        "gzip that breaks off",
        "a.txt.gz",
        gzip.compress(STORY.encode())[:-20],
        errors=("a.txt.gz: cannot be read",),
    ),
    Case("gzip bomb", "a.txt.gz", gzip.compress(b"a" * 30_000_000), errors=("as bombs do",)),
    Case(
        "gzip bomb of lines",
        "a.jsonl.gz",
        gzip.compress(lines(ROW) + b"\n" * 30_000_000),
        ("a.jsonl.gz:1",),
        ("as bombs do",),
    ),
    Case(
        "gzip in gzip in gzip",
        "a.gz",
        functools.reduce(lambda data, _: gzip.compress(data), range(8), STORY.encode()),
        errors=("lies in more than 5 containers",),
    ),
    Case(
        "ZIP",
        "a.zip",
        zipped(
            {"b/x.html": page(), "a.txt": OTHER, "p.png": b"x", "__MACOSX/a.txt": "x", ".hidden.txt": "x"}
        ),
        ("a.zip#a.txt", "a.zip#b/x.html"),
        notes=("1 .png",),
        text=SENTENCES[1],
    ),
    Case(
        "ZIP with bad members",
        "a.zip",
        zipped({"a.txt": STORY, "b.txt": "", "c.pdf": b"%PDF-1.7", "d.docx": word(runs(*SENTENCES))}),
        ("a.zip#a.txt", "a.zip#d.docx"),
        ("a.zip#b.txt: the file is empty", "a.zip#c.pdf: a damaged PDF"),
    ),
    Case(
        "ZIP with a member that is damaged",
        "a.zip",
        zipped({"a.txt": STORY, "b.txt": OTHER}, zipfile.ZIP_STORED).replace(
            b"with 50 people", b"with 51 people"
        ),
        ("a.zip#a.txt",),
        ("a.zip#b.txt: damaged: bad crc",),
    ),
    Case(
        "ZIP bomb",
        "a.zip",
        zipped({"a.txt": b"a" * 30_000_000, "b.txt": STORY}),
        ("a.zip#b.txt",),
        ("a.zip#a.txt: unpacks to more than 200 times",),
    ),
    Case("ZIP in ZIP", "a.zip", zipped({"b.zip": zipped({"c.txt": STORY})}), ("a.zip#b.zip#c.txt",)),
    Case(
        "ZIP with a path that leads out",
        "a.zip",
        zipped({"x/../../evil.txt": STORY}),
        ("a.zip#x/../../evil.txt",),
    ),
    Case("ZIP that breaks off", "a.zip", zipped({"a.txt": STORY})[:-30], errors=("a damaged ZIP archive",)),
    Case("an empty ZIP", "a.zip", zipped({}), errors=("nothing to read",)),
    Case("a tar archive", "a.tar", bytes(257) + b"ustar" + bytes(250), errors=("a tar archive",)),
]
CASES = [*TEXTS, *PAGES, *MAILS, *RECORDS, *FEEDS, *DOCUMENTS, *ARCHIVES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_it_is_read_or_refused_in_one_line_that_says_what_to_do(case: Case) -> None:
    found = outcomes(case)
    articles = [item for item in found if isinstance(item, Article)]
    errors = [item for item in found if isinstance(item, ArticleError)]
    notes = [item.text for item in found if isinstance(item, Note)]

    assert tuple(article.source for article in articles) == case.articles, found
    assert len(errors) == len(case.errors), found
    for error, piece in zip(errors, case.errors, strict=True):
        assert piece in error.message
        assert error.message.startswith(case.name)
        assert error.hint
        assert "\n" not in error.message + error.hint
    for piece in case.notes:
        assert any(piece in note for note in notes), notes
    if articles:
        first = articles[0]
        assert any(case.text in first.text[block.start : block.end] for block in first.blocks)
        assert case.kind in {None, first.kind}
        for name, value in case.says:
            assert _said(first, name, value), (name, first)


def _said(article: Article, name: str, value: object) -> bool:
    if name == "published":
        return (article.published and article.published.edtf) == value
    if name == "warnings":
        return any(str(value) in warning for warning in article.warnings)
    return getattr(article, name) == value


def test_the_table_has_at_least_sixty_cases_each_with_its_own_name() -> None:
    assert len({case.id for case in CASES}) == len(CASES) >= 60


def test_a_web_archive_that_is_not_packed_and_breaks_off() -> None:
    data = warc(FOUND, LATER, packed=False)
    found = outcomes(Case("", "a.warc", data[: data.rindex(b"</article>")]))

    assert [item.source for item in found if isinstance(item, Article)] == ["a.warc#1"]
    assert [item.message for item in found if isinstance(item, ArticleError)] == [
        "a.warc#2: the record breaks off"
    ]


@pytest.mark.parametrize(
    ("data", "package"), [(pdf(WRAPPED), "pypdf"), (warc(FOUND), "warcio")], ids=["pdf", "warc"]
)
def test_an_optional_package_that_is_missing_is_named_with_how_to_get_it(
    data: bytes, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "find_spec", lambda name: None)

    (error,) = outcomes(Case("", "a.bin", data))

    assert isinstance(error, ArticleError)
    assert package in error.message
    assert error.hint is not None
    assert error.hint.startswith("pip install 'summarizer[")


SAMPLES = [case for case in CASES if case.kind is not None and not case.errors]


@pytest.mark.parametrize("case", SAMPLES, ids=lambda case: case.id)
def test_a_citation_is_what_the_reader_sees_in_sources(case: Case, tmp_path: Path) -> None:
    article = next(item for item in outcomes(case) if isinstance(item, Article))
    event = DraftEvent(
        key="e1",
        part=1,
        type="accident",
        title="Ferry sinks",
        status="happened",
        when=None,
        where=None,
        participants=(),
        quotes=(case.text,),
    )
    info = ExtractorInfo(provider="x", model="x", origin="authored", prompt="x", fingerprint="x")
    grounded = ground(Draft(article_id=article.id, events=(event,), claims=(), extractor=info), article)
    write_folder(tmp_path, {f"sources/{article.id}.txt": article.text})

    (evidence,) = grounded.events[0].evidence
    written = (tmp_path / "sources" / f"{article.id}.txt").read_bytes().decode()
    assert written[evidence.start : evidence.end] == evidence.exact
    assert " ".join(evidence.exact.split()) == case.text
