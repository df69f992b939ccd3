"""What servers say that they send: which media types are read, and which suffix stands for them."""

from __future__ import annotations

from typing import Final

SUFFIX_OF: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/plain": "",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": "",
    "multipart/related": ".mhtml",
    "application/x-mimearchive": ".mhtml",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/feed+json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".rss",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/gzip": ".gz",
    "application/x-gzip": ".gz",
    "application/zip": ".zip",
    "application/warc": ".warc",
    "application/octet-stream": "",
    "binary/octet-stream": "",
    "": "",
}
"""Media types that are read, each with the suffix that hints at the same reader."""
PAGES: Final = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
"""What of an archive of the web is an article."""


def split_type(header: str | None) -> tuple[str, str | None]:
    """A ``Content-Type`` header as its media type, lower case, and its charset."""
    kind, _, rest = (header or "").partition(";")
    charset = None
    for parameter in rest.split(";"):
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset" and value.strip():
            charset = value.strip().strip("\"'")
    return kind.strip().lower(), charset
