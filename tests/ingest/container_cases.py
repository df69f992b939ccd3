"""Cases of inputs: feeds, documents and archives, good and damaged."""

from __future__ import annotations

import functools
import gzip
import html
import textwrap
import zipfile

from input_cases import Case
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
    page,
    pdf,
    runs,
    warc,
    word,
    zipped,
)
from record_cases import ROW

from summarizer.domain.article import Kind

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
        "PDF with headings and made-up properties",
        "a.pdf",
        pdf(["# Ferry sinks", *WRAPPED, "# More"], info={"/Title": "(anonymous)", "/Author": "(anonymous)"}),
        ("a.pdf",),
        says=(("title", "Ferry sinks"), ("author", None)),
    ),
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
