"""Word documents: the text as it reads with all changes accepted, hidden text left out."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from summarizer.domain.article import Article, Kind, MetadataBasis
from summarizer.errors import ArticleError
from summarizer.ingest import given as limits
from summarizer.ingest.archives import unpacked
from summarizer.ingest.declared import Declared
from summarizer.ingest.given import Given, clean
from summarizer.ingest.text import article_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "sectPr", "tblPr", "tcPr", "sdtPr"}
)
"""Deleted text, what moved away, the second copy of a drawing's text, field codes, properties."""
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_JUNK_TITLE = re.compile(
    r"microsoft word - .*|(?:word )?document\d*|powerpoint presentation|slide \d+|title"
    r"|\(?(?:untitled|anonymous|unspecified)\)?.*|.*\.(?:docx?|dotx?|rtf|pdf|indd|tex|dvi)",
    re.IGNORECASE,
)
_JUNK_AUTHOR = re.compile(
    r"\(?(?:anonymous|unspecified|unknown|none)\)?|python-docx|user|admin(?:istrator)?|owner|author|microsoft.*|root",
    re.IGNORECASE,
)
_PROLOG = 64 * 1024
_HINT = "open it in a word processor and save it again, or as PDF"


def read_document(archive: zipfile.ZipFile, given: Given) -> Article:
    """Read one document.

    Raises:
        ArticleError: it is damaged, too large, or has no text.
    """
    data = _part(archive, "word/document.xml", given.name)
    body = _xml(data, given.name)
    found = _Text()
    found.walk(body)
    if any(found.notes) and "word/footnotes.xml" in archive.namelist():
        found.footnotes(_xml(_part(archive, "word/footnotes.xml", given.name), given.name))
    text = clean("\n\n".join(part for part in found.paragraphs if part.strip()))
    if not text.strip():
        raise ArticleError(f"{given.name}: a Word document without text", hint="it may hold only pictures")
    return article_of(
        text,
        source=given.name,
        sha256=sha256(data).hexdigest(),
        encoding="utf-8",
        kind=Kind.DOCX,
        declared=_properties(archive, found.title, given),
    )


def usable_title(title: str | None) -> str | None:
    """A title from a document's properties, unless a program made it up from a file's name."""
    plain = " ".join((title or "").split())
    return plain if plain and not _JUNK_TITLE.fullmatch(plain) else None


def usable_author(author: str | None) -> str | None:
    """An author from a document's properties, unless a program put in a name of nobody."""
    plain = " ".join((author or "").split())
    return plain if plain and not _JUNK_AUTHOR.fullmatch(plain) else None


class _Text:
    """The paragraphs of a document, in reading order; those of a table's row in one line."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.notes: list[str] = []
        self.title: str | None = None

    def walk(self, element: Any) -> None:
        for child in element:
            name = _name(child)
            if name == "p":
                self._paragraph(child)
            elif name == "tr":
                self._row(child)
            elif name not in _LEFT_OUT:
                self.walk(child)

    def footnotes(self, root: Any) -> None:
        """The notes that the text refers to, after it."""
        for note in root:
            if _get(note, "id") in self.notes:
                self.walk(note)

    def _paragraph(self, paragraph: Any) -> None:
        boxes: list[Any] = []
        text = "".join(self._runs(paragraph, boxes))
        self.paragraphs.append(text)
        style = next((_get(e, "val") for e in paragraph.iter() if _name(e) == "pStyle"), None)
        if style == "Title" and self.title is None:
            self.title = " ".join(text.split()) or None
        for box in boxes:
            self.walk(box)

    def _row(self, row: Any) -> None:
        outer, cells = self.paragraphs, []
        for cell in row:
            if _name(cell) not in _LEFT_OUT:
                self.paragraphs = []
                self.walk(cell)
                if words := " ".join(" ".join(self.paragraphs).split()):
                    cells.append(words)
        self.paragraphs = outer
        self.paragraphs.append(" | ".join(cells))

    def _runs(self, element: Any, boxes: list[Any]) -> Iterator[str]:
        for child in element:
            name = _name(child)
            if name == "t":
                yield child.text or ""
            elif name in _MARKS:
                yield _MARKS[name]
            elif name == "txbxContent":
                boxes.append(child)
            elif name == "footnoteReference":
                self.notes.append(_get(child, "id") or "")
            elif name not in _LEFT_OUT and not (name == "r" and _is_hidden(child)):
                yield from self._runs(child, boxes)


def _is_hidden(run: Any) -> bool:
    for properties in run:
        if _name(properties) == "rPr":
            return any(
                _name(one) in {"vanish", "webHidden"} and _get(one, "val") not in {"0", "false", "off"}
                for one in properties
            )
    return False


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _get(element: Any, name: str) -> str | None:
    value = element.get(f"{_W}{name}", element.get(f"{_STRICT}{name}"))
    return None if value is None else str(value)


def _part(archive: zipfile.ZipFile, name: str, source: str) -> bytes:
    with unpacked(archive, archive.getinfo(name), source) as stream:
        try:
            data = stream.read(limits.LARGEST + 1)
        except (zipfile.BadZipFile, ValueError) as error:
            raise ArticleError(f"{source}: a damaged Word document", hint=_HINT) from error
    if len(data) > limits.LARGEST:
        raise ArticleError(f"{source}: larger than {limits.LARGEST // 2**20} MiB unpacked", hint="split it")
    return data


def _xml(data: bytes, source: str) -> Any:
    from lxml import etree  # noqa: PLC0415 - only documents need it

    if b"<!DOCTYPE" in data[:_PROLOG]:
        raise ArticleError(f"{source}: a Word document that declares entities", hint=_HINT)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ArticleError(f"{source}: a damaged Word document", hint=_HINT) from error


def _properties(archive: zipfile.ZipFile, printed: str | None, given: Given) -> Declared:
    title = author = language = None
    if "docProps/core.xml" in archive.namelist():
        try:
            root = _xml(_part(archive, "docProps/core.xml", given.name), given.name)
        except ArticleError:
            root = ()  # the text counts, its properties are a bonus
        values = {str(child.tag): " ".join((child.text or "").split()) for child in root}
        title = usable_title(values.get(f"{_DC}title"))
        author = usable_author(values.get(f"{_DC}creator"))
        language = values.get(f"{_DC}language") or None
    return Declared(MetadataBasis.DOCUMENT, title=printed or title, author=author, language=language)
