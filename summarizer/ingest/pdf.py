"""PDF documents: lines joined to paragraphs, words that a line's end divides put together."""

from __future__ import annotations

import hashlib
import io
import logging
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from summarizer.domain.article import Kind, MetadataBasis
from summarizer.errors import ArticleError
from summarizer.ingest.declared import Declared
from summarizer.ingest.docx import usable_author, usable_title
from summarizer.ingest.given import Given, Note, Outcome, clean, counted
from summarizer.ingest.text import article_of

_LEAST_LETTERS = 20
"""Letters a page below which a document has no text, only pictures of it."""
_GAP = 1.3
"""Times the usual step from line to line above which a gap parts two paragraphs."""
_INDENT = 0.8
"""Times its size by which a paragraph's first line is set in, at least."""
_SAME_SIZE = 0.08
"""Share by which the sizes of lines of one paragraph may differ."""
_RAISED = 0.6
"""Times the size of the type that text may stand above or below its line, as notes do."""
_FAR = 3.0
"""Times the size of the type: lines further apart do not follow each other."""
_SHORT = 0.85
"""Share of a full line below which a line that ends a sentence ends its paragraph, if the next word fits."""
_EDGE = 2
"""Lines at the top and at the bottom of a page that may be running heads."""
_REPEATS = 3
_PATIENCE = 2.0
_END = re.compile(r"[.!?:…]['\"”’)\]]{0,3}$")
_DIVIDED = re.compile(r"([^\W\d_]{2,})-$")
_DIGITS = re.compile(r"\d+")


class Line(NamedTuple):
    """A line of a page: where it begins, from the lower left corner, and the size of its type, in points."""

    text: str
    x: float
    y: float
    size: float


def read_pdf(given: Given) -> Iterator[Outcome]:
    """One document."""
    data = given.data()
    reader = _opened(data, given.name)
    pages: list[list[Line]] = []
    said = time.monotonic()
    total = _count(reader, given.name)
    for number in range(total):
        pages.append(_lines(reader, number))
        if time.monotonic() - said >= _PATIENCE:
            said = time.monotonic()
            yield Note(f"{given.name}: {number + 1} of {total} pages read")
    letters = sum(sum(map(str.isalpha, line.text)) for page in pages for line in page)
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


def text_of(pages: Sequence[Sequence[Line]]) -> str:
    """The text of pages of lines: paragraphs with an empty line between, also across pages.

    Running heads and page numbers stand as paragraphs of their own behind what they interrupt.
    """
    heads = _running_heads(pages)
    words = Counter(word for page in pages for line in page for word in line.text.split())
    usual = _Usual(pages)
    paragraphs: list[str] = []
    aside: list[str] = []
    current = ""
    last: Line | None = None
    for page in pages:
        for index, line in enumerate(page):
            if (index < _EDGE or index >= len(page) - _EDGE) and _masked(line.text) in heads:
                aside.append(line.text)
                continue
            if last is not None and usual.ends_between(last, line, same_page=last in page[:index]):
                paragraphs += [current, *aside]
                current, aside = "", []
            current = _joined(current, line.text, words)
            last = line
    return "\n\n".join([*paragraphs, *filter(None, [current]), *aside])


class _Usual:
    """How a document sets its running text."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        lengths = sorted(len(line.text) for page in pages for line in page)
        self._width = lengths[len(lengths) * 9 // 10] if lengths else 0
        """Characters of a full line: nine of ten are no longer."""
        steps = sorted(
            above.y - below.y
            for page in pages
            for above, below in pairwise(page)
            if _alike(above, below) and 0 < above.y - below.y < _FAR * max(above.size, 1)
        )
        self._step = steps[len(steps) // 4] if steps else 0.0
        """From line to line within a paragraph, in points: the lower quartile, as gaps are larger."""

    def ends_between(self, above: Line, below: Line, *, same_page: bool) -> bool:
        """Whether a paragraph ends between two lines that follow each other."""
        if not _alike(above, below):
            return True
        ended = _END.search(above.text) is not None
        room = self._width - len(above.text)
        if ended and room > (1 - _SHORT) * self._width and len(below.text.split(" ", 1)[0]) < room:
            return True
        down = above.y - below.y
        if not same_page or down <= 0 or not self._step:
            return False  # the next column or page may go on
        indented = ended and _INDENT * below.size < below.x - above.x < _FAR * 2 * below.size
        return indented or down > _GAP * self._step


def _alike(above: Line, below: Line) -> bool:
    return abs(above.size - below.size) <= _SAME_SIZE * max(above.size, below.size)


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


def _masked(line: str) -> str:
    return _DIGITS.sub("#", line)


def _running_heads(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Lines at the edges of several pages that differ in their numbers at most."""
    counts = Counter(
        masked
        for page in pages
        for masked in {_masked(line.text) for line in (*page[:_EDGE], *page[-_EDGE:])}
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


def _lines(reader: Any, number: int) -> list[Line]:
    """A page's lines, white space collapsed; none where the page cannot be read."""
    found: list[Line] = []
    parts: list[str] = []
    place = (0.0, 0.0, 0.0)

    def finish() -> None:
        if plain := " ".join("".join(parts).split()):
            found.append(Line(plain, *place))
        parts.clear()

    def visit(text: str, matrix: Sequence[float], shift: Sequence[float], _: object, size: float) -> None:
        nonlocal place
        here = _place(matrix, shift, size)
        if text.strip() and parts and abs(here[1] - place[1]) > _RAISED * min(here[2], place[2]):
            finish()
        for index, piece in enumerate(text.split("\n")):
            if index:
                finish()
            if piece.strip() and not "".join(parts).strip():
                place = here
            parts.append(piece)

    try:
        reader.pages[number].extract_text(visitor_text=visit)
    except Exception:  # noqa: BLE001 - as above; the other pages go on
        return []
    finish()
    return found


def _place(matrix: Sequence[float], shift: Sequence[float], size: float) -> tuple[float, float, float]:
    """Where text begins on its page, and its size, in points: the text matrix within the page's."""
    x = shift[4] * matrix[0] + shift[5] * matrix[2] + matrix[4]
    y = shift[4] * matrix[1] + shift[5] * matrix[3] + matrix[5]
    scale = abs(shift[3] * matrix[3]) or abs(shift[1] * matrix[2]) or 1.0
    return float(x), float(y), float(size) * float(scale)


def _properties(reader: Any) -> Declared:
    """Title and author. The creation date is that of the file, not of the text, and is not taken."""
    try:
        found = reader.metadata
        title, author = (found.title, found.author) if found is not None else (None, None)
    except Exception:  # noqa: BLE001 - as above; the text counts, its properties are a bonus
        title = author = None
    return Declared(
        MetadataBasis.DOCUMENT,
        title=usable_title(clean(str(title)) if title else None),
        author=usable_author(clean(str(author)) if author else None),
    )
