"""JSON Lines and JSON documents: one article an object."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TextIO

from summarizer.domain.article import Kind, MetadataBasis, PublishedBasis
from summarizer.errors import ArticleError
from summarizer.ingest import given as limits
from summarizer.ingest.declared import Declared
from summarizer.ingest.decode import decode
from summarizer.ingest.fields import flat, has_text, read_record
from summarizer.ingest.given import Given, Outcome
from summarizer.ingest.members import gathered

_DEEPEST = 4
_OWN = frozenset({"schema_version", "episodes", "withheld"})
_FALLBACK = "summarizer.cp1252"


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", errors="replace"), error.end


codecs.register_error(_FALLBACK, _as_cp1252)


@contextmanager
def text_stream(given: Given) -> Iterator[TextIO]:
    """The bytes as text, decoded as they come; bytes that are not valid are read as Windows-1252.

    Raises:
        ArticleError: they are no text, or in no encoding that can be told.
    """
    head = given.head()
    cut = head.rfind(b"\n") + 1 or len(head)
    encoding = decode(head[:cut], given.name, given.charset).encoding
    # Line ends are left to the reader of rows; lines of JSON end at a line feed only.
    stream = io.TextIOWrapper(given.stream, encoding=encoding, errors=_FALLBACK, newline="")
    try:
        yield stream
    finally:
        stream.detach()  # whoever opened the bytes closes them


def read_json_lines(given: Given) -> Iterator[Outcome]:
    """One object a line. A bad line is named, and the others go on."""
    return gathered(given, _lines(given), "line")


def read_json(given: Given) -> Iterator[Outcome]:
    """An object, a list of them, or a document that holds such a list; a JSON Feed is one."""
    return gathered(given, _document(given), "object")


def _lines(given: Given) -> Iterator[Outcome]:
    with text_stream(given) as stream:
        number = 0
        while line := stream.readline(limits.LARGEST):
            number += 1
            if line.strip():
                yield _line(line, stream, given.part(f":{number}", b""))


def _line(line: str, stream: TextIO, given: Given) -> Outcome:
    if not line.endswith("\n") and len(line) >= limits.LARGEST:
        _skip_line(stream)
        return ArticleError(f"{given.name}: the line is too long", hint="give each article a line of its own")
    try:
        return read_record(_object(_parsed(line, given.name), given.name), given)
    except ArticleError as error:
        return error


def _skip_line(stream: TextIO) -> None:
    while (rest := stream.readline(limits.LARGEST)) and not rest.endswith("\n"):
        pass


def _document(given: Given) -> Iterator[Outcome]:
    decoded = decode(given.data(), given.name, given.charset)
    document = _parsed(decoded.text, given.name)
    if isinstance(document, dict) and document.keys() >= _OWN:
        raise ArticleError(
            f"{given.name}: a briefing of this program, no article", hint="name the articles themselves"
        )
    if isinstance(document, dict) and "jsonfeed.org" in str(document.get("version")):
        yield from _feed(document, given)
        return
    items = _items(document, given)
    for number, item in enumerate(items, 1):
        part = given if len(items) == 1 and item is document else given.part(f"#{number}", b"")
        try:
            yield read_record(_object(item, part.name), part)
        except ArticleError as error:
            yield error


def _feed(document: Mapping[str, Any], given: Given) -> Iterator[Outcome]:
    title = " ".join(flat(document.get("title"), " ").split()) or None
    declared = Declared(
        MetadataBasis.FEED, publisher=title, language=flat(document.get("language"), "") or None
    )
    items = document.get("items")
    if not isinstance(items, list) or not items:
        raise ArticleError(f"{given.name}: a feed without items", hint="fetch it again")
    for number, item in enumerate(items, 1):
        part = given.part(f"#{number}", b"", declared=declared)
        try:
            item = _object(item, part.name)  # noqa: PLW2901 - the same, checked
            if not (item.get("content_html") or item.get("content_text")):
                raise ArticleError(  # noqa: TRY301
                    f"{part.name}: only a teaser, without the article's text",
                    hint="save the article's page, or name its address",
                )
            yield read_record(item, part, kind=Kind.FEED, basis=MetadataBasis.FEED, dated=PublishedBasis.FEED)
        except ArticleError as error:
            yield error


def _parsed(text: str, name: str) -> Any:
    try:
        return json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        ends = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        what = (
            "it breaks off"
            if ends
            else f"{error.msg[:1].lower()}{error.msg[1:]} at character {error.pos + 1}"
        )
        raise ArticleError(f"{name}: not valid JSON: {what}", hint="export or download it again") from None
    except (RecursionError, ValueError) as error:  # ValueError: a number of thousands of digits
        raise ArticleError(
            f"{name}: JSON that cannot be read: nested too deeply, or a number too long",
            hint="export or download it again",
        ) from error


def _object(value: Any, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ArticleError(
            f"{name}: no JSON object with a text in it", hint='each article is an object: {"text": "..."}'
        )
    return value


def _items(document: Any, given: Given) -> list[Any]:
    """The articles in a document: itself, or the first list of objects with a text, the shallowest first."""
    if isinstance(document, list):
        return document
    columns = given.options.columns
    if isinstance(document, dict) and has_text(document, columns):
        return [document]
    waiting: list[tuple[int, Any]] = [(0, document)]
    for depth, value in waiting:
        if isinstance(value, list) and any(isinstance(i, dict) and has_text(i, columns) for i in value[:20]):
            return value
        if isinstance(value, dict) and depth < _DEEPEST:
            waiting += [(depth + 1, inner) for inner in value.values() if isinstance(inner, (dict, list))]
    return [document]
