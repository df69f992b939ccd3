"""Small files of every kind, built in code."""

from __future__ import annotations

import json
from email.message import EmailMessage

SENTENCES = (
    "A ferry with 40 people on board sank on Monday off the northern coast, the coast guard said.",
    "Rescuers pulled 31 people out of the water and were looking for the others, it said.",
    "The harbour stayed closed to all traffic until the evening, and the ministry opened an inquiry.",
)
PLANTED = SENTENCES[1]
STORY = "\n\n".join(SENTENCES)
OTHER = STORY.replace("40", "50")
PARAGRAPHS = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def page(body: str = PARAGRAPHS, title: str = "Ferry sinks", head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>{head}</head><body><nav><a href="/">Home</a>'
        f"</nav><article><h1>{title}</h1>{body}</article></body></html>"
    )


def lines(*objects: object) -> bytes:
    return "".join(json.dumps(item) + "\n" for item in objects).encode()


def message(text: str | None = STORY, html: str | None = None, **heads: str) -> EmailMessage:
    mail = EmailMessage()
    for name, value in {
        "Subject": "Ferry sinks",
        "From": "Ann Bär <ann@example.org>",
        "To": "desk@example.org",
        "Date": "Mon, 14 Sep 2020 23:10:00 -0400",
        "Message-ID": "<1@example.org>",
        **heads,
    }.items():
        mail[name] = value
    if text is not None:
        mail.set_content(text)
    if html is not None:
        mail.add_alternative(html, subtype="html")
    return mail


def saved_page(
    body: str, encoding: str = "quoted-printable", url: str = "https://example.org/ferry"
) -> bytes:
    """MHTML as a browser saves it; ``body`` already in its transfer encoding."""
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: Ferry\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B"\r\n\r\n\r\n'
        "------B\r\nContent-Type: text/html\r\nContent-ID: <frame@mhtml>\r\n"
        f"Content-Transfer-Encoding: {encoding}\r\nContent-Location: {url}\r\n\r\n{body}\r\n"
        "------B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------B--\r\n"
    ).encode()
