"""What a file holds, told from its first bytes; its name is only a hint."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum


class Format(StrEnum):
    """What can be read."""

    TEXT = "plain text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    MHTML = "MHTML"
    EMAIL = "an e-mail"
    MBOX = "a mailbox"
    PDF = "a PDF document"
    JSON = "JSON"
    JSON_LINES = "JSON Lines"
    TABLE = "a table"
    FEED = "a feed"
    WARC = "a web archive"
    GZIP = "a gzip archive"
    ZIP = "a ZIP archive"
    """Or a Word document, which is one."""


SUFFIXES = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".mhtml": Format.MHTML,
    ".mht": Format.MHTML,
    ".eml": Format.EMAIL,
    ".mbox": Format.MBOX,
    ".pdf": Format.PDF,
    ".docx": Format.ZIP,
    ".json": Format.JSON,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".csv": Format.TABLE,
    ".tsv": Format.TABLE,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
    ".xml": Format.FEED,
    ".warc": Format.WARC,
    ".gz": Format.GZIP,
    ".zip": Format.ZIP,
}
"""What is taken from a folder, and what is expected there."""

MANY = frozenset(
    {".mbox", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".rss", ".atom", ".xml", ".warc", ".gz", ".zip"}
)
"""Suffixes of files that may hold many articles."""

_MAGIC = (
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),
    (b"\x1f\x8b", Format.GZIP),
    (b"WARC/", Format.WARC),
    (b"filedesc://", Format.WARC),
)
_REFUSED = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"RIFF", "a sound, an image or a film"),
    (b"BZh91AY&SY", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old or encrypted office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"%!PS", "a PostScript document"),
    (b"OggS", "a sound file"),
    (b"ID3\x03", "a sound file"),
    (b"ID3\x04", "a sound file"),
)
_PDF_WITHIN = 1024
"""Bytes within which a PDF's mark may stand (Adobe's implementation note 13 to PDF 1.7)."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark starts with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096
_LEAST = 16
_PROLOG = (
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200}|<\?xml-stylesheet[^>]{0,400}>\s{0,200}"
    r"|<!--.{0,4000}?-->\s{0,200}|<!doctype\s[^\[>]{0,400}(?:\[.{0,8000}?\]\s{0,20})?>\s{0,200}){0,8}"
)
_PAGE = re.compile(
    _PROLOG + r"<(?:html|head|body|meta|title|article|main|section|div|p|h[1-6]|table|base|link|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_DOCTYPE = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--.{0,4000}?-->\s{0,200}){0,8}<!doctype\s+html\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(_PROLOG + r"<(?:\w+:)?(?:rss|feed|rdf)\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(r"\s{0,200}<\?xml\b", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|html|body|head|h[1-6]|span|a|br|article|table|title|ul|li)\b[^>]{0,400}>", re.IGNORECASE
)
_JSON = re.compile(r"\s{0,1000}(?:\{\s{0,1000}[\"}]|\[\s{0,1000}[\{\[\]])")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}:(?:[ \t][^\n]*)?\r?\n(?:[ \t]+\S[^\n]*\r?\n)*")
_MAIL_ONLY = re.compile(
    r"^(?:MIME-Version|Received|Message-ID|Return-Path|Delivered-To|Content-Type|DKIM-Signature"
    r"|Snapshot-Content-Location):",
    re.IGNORECASE | re.MULTILINE,
)
_ARCHIVED_PAGE = re.compile(
    r"^(?:Snapshot-Content-Location:|Content-Type:\s{0,20}multipart/related;(?:[^\n]*\n[ \t])*[^\n]*text/html"
    r"|From:\s{0,5}[\"<]?Saved by )",
    re.IGNORECASE | re.MULTILINE,
)
_MBOX = re.compile(r"From \S+ .{0,60}\d{4}\r?\n[A-Za-z-]{2,60}:")
_LEAST_HEADERS = 3


def sniff(head: bytes, suffix: str = "", *, table: bool = False) -> Format | str:
    """What bytes hold, from the first of them.

    Args:
        head: The first bytes.
        suffix: Of the file's name, lower case, with its dot.
        table: Whether the user said that there are columns.

    Returns:
        A format, or what else it is (``a PNG image``), which is not read.
    """
    for magic, found in (*_MAGIC, *_REFUSED):
        if head.startswith(magic):
            return found
    if head[257:262] == b"ustar":
        return "a tar archive"
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return Format.PDF
    hint = SUFFIXES.get(suffix)
    text = _text(head)
    return _markup(text, hint) or _structured(text, hint, table=table) or _plain(text, hint)


def _text(head: bytes) -> str:
    for mark, codec in _BOMS:
        if head.startswith(mark):
            return head.decode(codec, errors="replace").lstrip("\ufeff")
    return head.decode(unmarked_utf16(head) or "latin-1", errors="replace")


def unmarked_utf16(head: bytes) -> str | None:
    """The byte order of UTF-16 without its mark, where nearly every second byte is zero: Latin letters."""
    low, high = head[:_SAMPLE:2], head[1:_SAMPLE:2]
    for codec, zeros, letters in (("utf-16-le", high, low), ("utf-16-be", low, high)):
        if len(zeros) >= _LEAST and zeros.count(0) > 0.8 * len(zeros) and letters.count(0) == 0:
            return codec
    return None


def _markup(text: str, hint: Format | None) -> Format | str | None:
    if _FEED.match(text):
        return Format.FEED
    if _DOCTYPE.match(text) or _PAGE.match(text):
        return Format.HTML
    if _XML.match(text):
        return "XML of an unknown kind"
    if hint is Format.HTML and _TAG.search(text):
        return Format.HTML
    return None


def _structured(text: str, hint: Format | None, *, table: bool) -> Format | None:
    if (mail := _mail(text, hint)) is not None:
        return mail
    if _JSON.match(text) and hint is not Format.TABLE:
        return _json(text, hint)
    if hint in {Format.TABLE, Format.JSON, Format.JSON_LINES}:
        return hint
    return Format.TABLE if table and hint is None else None


def _plain(text: str, hint: Format | None) -> Format:
    """A file whose name promises something else, and whose content is none of it, is read as text."""
    del text
    return Format.MARKDOWN if hint is Format.MARKDOWN else Format.TEXT


def _json(text: str, hint: Format | None) -> Format:
    first, _, rest = text.strip().partition("\n")
    if first.strip() in {"{", "["}:
        return Format.JSON
    if hint is Format.JSON_LINES and not first.startswith("["):
        return hint
    many = first.rstrip().endswith(("}", "]")) and rest.lstrip().startswith(("{", "["))
    return Format.JSON_LINES if many else Format.JSON


def _mail(text: str, hint: Format | None) -> Format | None:
    """A message whose head says so beyond doubt, or whose name does and that has a head at all."""
    if _MBOX.match(text):
        return Format.MBOX
    position = count = 0
    while (match := _HEADER.match(text, position)) is not None:
        position = match.end()
        count += 1
    head = text[:position]
    expected = hint in {Format.EMAIL, Format.MHTML}
    if count == 0 or not (expected or (count >= _LEAST_HEADERS and _MAIL_ONLY.search(head))):
        return None
    return Format.MHTML if hint is Format.MHTML or _ARCHIVED_PAGE.search(head) else Format.EMAIL


def is_markup(text: str) -> bool:
    """Whether a field's text is markup rather than words: it opens and closes elements of a page."""
    return "</" in text and len(_TAG.findall(text[:20_000])) > 1
