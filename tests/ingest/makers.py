"""Small files of every kind, built in code."""

from __future__ import annotations

import io
import json
import zipfile
from email.message import EmailMessage

import pypdf
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

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


def feed(*items: str, head: str = "", kind: str = "rss") -> bytes:
    """A feed of ready-made items."""
    if kind == "atom":
        return (
            f'<?xml version="1.0"?>{head}<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>'
            f"{''.join(items)}</feed>"
        ).encode()
    return (
        f'<?xml version="1.0"?>{head}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Wire</title><language>en</language>{''.join(items)}</channel></rss>"
    ).encode()


def item(content: str, title: str = "Ferry sinks", tag: str = "content:encoded") -> str:
    return (
        f"<item><title>{title}</title><link>https://example.org/ferry</link><guid>{title}</guid>"
        f"<pubDate>Mon, 14 Sep 2020 23:10:00 -0400</pubDate><{tag}><![CDATA[{content}]]></{tag}></item>"
    )


def zipped(files: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: str, files: dict[str, bytes | str] | None = None) -> bytes:
    """A Word document with this body."""
    document = f'<?xml version="1.0"?><w:document {W}><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **(files or {})})


def runs(*texts: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)


def pdf(*pages: list[str], password: str | None = None, info: dict[str, str] | None = None) -> bytes:
    """A PDF document; each page is a list of lines, one that begins with ``#`` in larger type."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for page_lines in pages:
        shown = "".join(
            f"/F1 {24 if line[0] == '#' else 12} Tf ({_escaped(line.lstrip('# '))}) Tj T*\n"
            for line in page_lines
        )
        stream = f"BT /F1 12 Tf 72 720 Td 14 TL\n{shown}ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        content = len(objects)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {content} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    data = _written(objects)
    if password is None and info is None:
        return data
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    if info is not None:
        writer.add_metadata(info)
    if password is not None:
        writer.encrypt(password, "owner", algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _written(objects: list[str]) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return (
        data
        + f"{head}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n".encode()
    )


def warc(*records: tuple[str, str, bytes, str], packed: bool = True) -> bytes:
    """A web archive of answers: address, media type, body, status."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=packed)
    for address, kind, body, status in records:
        heads = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
        record = writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=heads)
        writer.write_record(record)
        record.raw_stream.close()
    return buffer.getvalue()
