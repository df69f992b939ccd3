"""Every kind of input, good and damaged: read, or refused in one line that says what to do."""

from __future__ import annotations

import io
import quopri
from dataclasses import dataclass
from email.message import EmailMessage

import pytest
from makers import OTHER, PARAGRAPHS, PLANTED, SENTENCES, STORY, lines, message, page, saved_page

from summarizer.domain.article import Article, Kind
from summarizer.errors import ArticleError
from summarizer.ingest import Columns, Given, Note, Options, read


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
        errors=("old office",),
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
CASES = [*TEXTS, *PAGES, *MAILS, *RECORDS]


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
