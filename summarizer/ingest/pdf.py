"""PDF documents: lines joined to paragraphs, words that a line's end divides put together."""

from __future__ import annotations

import hashlib
import io
import logging
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from summarizer.domain.article import Kind, MetadataBasis
from summarizer.errors import ArticleError
from summarizer.ingest.declared import Declared
from summarizer.ingest.docx import usable_title
from summarizer.ingest.given import Given, Note, Outcome, clean, counted
from summarizer.ingest.text import article_of

_LEAST_LETTERS = 20
"""Letters a page below which a document has no text, only pictures of it."""
_SHORT = 0.85
"""Share of the usual line below which a line that ends a sentence ends its paragraph."""
_EDGE = 2
"""Lines at the top and at the bottom of a page that may be running heads."""
_REPEATS = 3
_PATIENCE = 2.0
_END = re.compile(r"[.!?:…]['\"”’)\]]{0,3}$")
_DIVIDED = re.compile(r"([^\W\d_]{2,})-$")
_DIGITS = re.compile(r"\d+")


def read_pdf(given: Given) -> Iterator[Outcome]:
    """One document."""
    data = given.data()
    reader = _opened(data, given.name)
    pages: list[list[str]] = []
    said = time.monotonic()
    total = _count(reader, given.name)
    for number in range(total):
        pages.append(_lines(reader, number))
        if time.monotonic() - said >= _PATIENCE:
            said = time.monotonic()
            yield Note(f"{given.name}: {number + 1} of {total} pages read")
    letters = sum(sum(map(str.isalpha, line)) for page in pages for line in page)
    if letters < _LEAST_LETTERS * min(total, 5):
        raise ArticleError(
            f"{given.name}: a PDF document without text: {counted(total, 'page')} of pictures",
            hint="recognise its text first (for example with ocrmypdf)",
        )
    empty = sum(not page for page in pages)
    yield article_of(
        clean(text_of(pages)),
        source=given.name,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding="utf-8",
        kind=Kind.PDF,
        declared=_properties(reader),
        warnings=(f"no text on {empty} of {counted(total, 'page')}",) if empty else (),
    )


def text_of(pages: Sequence[Sequence[str]]) -> str:
    """The text of pages of lines: paragraphs with an empty line between, also across pages.

    Running heads and page numbers stand as paragraphs of their own behind what they interrupt.
    """
    heads = _running_heads(pages)
    words = Counter(word for page in pages for line in page for word in line.split())
    width = _width(pages)
    paragraphs: list[str] = []
    aside: list[str] = []
    current = ""
    for page in pages:
        for index, line in enumerate(page):
            if (index < _EDGE or index >= len(page) - _EDGE) and _masked(line) in heads:
                aside.append(line)
                continue
            current = _joined(current, line, words)
            if _END.search(line) and len(line) < _SHORT * width:
                paragraphs += [current, *aside]
                current, aside = "", []
    return "\n\n".join([*paragraphs, *filter(None, [current]), *aside])


def _joined(before: str, line: str, words: Counter[str]) -> str:
    """A line behind those of its paragraph; a divided word is joined, unless it is written with a hyphen."""
    if not before:
        return line
    match = _DIVIDED.search(before)
    if match is None or not line[:1].islower():
        return f"{before} {line}"
    rest = re.match(r"[^\W\d_]+", line)
    if rest is not None and words[f"{match[1]}-{rest[0]}"] > words[f"{match[1]}{rest[0]}"]:
        return before + line
    return before[:-1] + line


def _width(pages: Sequence[Sequence[str]]) -> int:
    """The length of a full line, in characters: nine of ten are no longer."""
    lengths = sorted(len(line) for page in pages for line in page)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _masked(line: str) -> str:
    return _DIGITS.sub("#", line)


def _running_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines at the edges of several pages that differ in their numbers at most."""
    counts = Counter(
        masked for page in pages for masked in {_masked(line) for line in (*page[:_EDGE], *page[-_EDGE:])}
    )
    return frozenset(line for line, count in counts.items() if count >= _REPEATS and count * 4 > len(pages))


def _opened(data: bytes, name: str) -> Any:
    import pypdf  # noqa: PLC0415 - only documents need it
    from pypdf.errors import DependencyError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of damage is said here
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
    except DependencyError as error:
        raise ArticleError(
            f"{name}: encrypted, which needs the package cryptography", hint="pip install 'summarizer[pdf]'"
        ) from error
    except Exception as error:
        raise ArticleError(f"{name}: a damaged PDF document", hint="download or save it again") from error
    if locked:
        raise ArticleError(f"{name}: encrypted with a password", hint="open it and save it without one")
    return reader


def _count(reader: Any, name: str) -> int:
    try:
        return len(reader.pages)
    except Exception as error:
        raise ArticleError(f"{name}: a damaged PDF document", hint="download or save it again") from error


def _lines(reader: Any, number: int) -> list[str]:
    """A page's lines, white space collapsed; none where the page cannot be read."""
    try:
        text = reader.pages[number].extract_text()
    except Exception:  # noqa: BLE001 - as above; the other pages go on
        return []
    return [plain for line in text.split("\n") if (plain := " ".join(line.split()))]


def _properties(reader: Any) -> Declared:
    """Title and author. The creation date is that of the file, not of the text, and is not taken."""
    try:
        found = reader.metadata
        title, author = (found.title, found.author) if found is not None else (None, None)
    except Exception:  # noqa: BLE001 - as above; the text counts, its properties are a bonus
        title = author = None
    named = " ".join(clean(str(author or "")).split())
    return Declared(
        MetadataBasis.DOCUMENT, title=usable_title(clean(str(title)) if title else None), author=named or None
    )
