"""Cases of inputs: texts, pages, messages and records, good and damaged."""

from __future__ import annotations

import quopri
from dataclasses import dataclass
from email.message import EmailMessage

from makers import OTHER, PARAGRAPHS, PLANTED, SENTENCES, STORY, message, page, saved_page

from summarizer.domain.article import Kind


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


def attached(
    mail: EmailMessage, data: bytes | EmailMessage, name: str, kind: str = "application/octet-stream"
) -> bytes:
    if isinstance(data, EmailMessage):
        mail.add_attachment(data)
    else:
        main, _, sub = kind.partition("/")
        mail.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return mail.as_bytes()


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

TEXTS = [
    Case("text", "a.txt", STORY.encode(), ("a.txt",), kind=Kind.TEXT),
    Case("text with a byte-order mark", "a.txt", STORY.encode("utf-8-sig"), ("a.txt",)),
    Case("text in UTF-16", "a.txt", STORY.encode("utf-16"), ("a.txt",)),
    Case(
        "text in UTF-16 without a mark",
        "a.txt",
        STORY.encode("utf-16-be"),
        ("a.txt",),
        says=(("warnings", "utf-16-be"),),
    ),
    Case("page in UTF-16 without a mark", "a.html", page().encode("utf-16-le"), ("a.html",), kind=Kind.HTML),
    Case(
        "page that says UTF-16 and is none",
        "a.html",
        page(head='<meta charset="utf-16">').encode(),
        ("a.html",),
        kind=Kind.HTML,
    ),
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
