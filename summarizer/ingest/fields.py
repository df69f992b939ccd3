"""An object or a row to an article: its text, and what its other fields say of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from summarizer.domain.article import Article, Kind, MetadataBasis, PublishedBasis
from summarizer.errors import ArticleError
from summarizer.ingest.columns import FIELDS, Columns, plain
from summarizer.ingest.declared import Declared
from summarizer.ingest.given import Given, clean, web_address
from summarizer.ingest.html import read_html
from summarizer.ingest.sniff import Format, is_markup, sniff
from summarizer.ingest.stamps import edtf_of, published_of
from summarizer.ingest.text import article_of

Record = Mapping[str, Any]

_NAMES: Final = ("name", "title", "label", "text", "value", "#text", "content", "html", "body", "id")
"""Keys under which an object in the place of a text holds that text."""
_DEEPEST = 4
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_CUT_OFF = re.compile(r"(?:\[\+\d+ chars\]|\[(?:…|\.\.\.)\]|\((?:…|\.\.\.)\))\s*\Z")
_KEYS_SHOWN = 8


def read_record(
    record: Record,
    given: Given,
    *,
    kind: Kind = Kind.RECORD,
    basis: MetadataBasis = MetadataBasis.RECORD,
    dated: PublishedBasis = PublishedBasis.RECORD,
) -> Article:
    """Read one object or row.

    Args:
        record: Its fields.
        given: Its name, the user's columns, and what the container declares of all its members.
        kind: Of the article.
        basis: Of its metadata.
        dated: Of its publication date.

    Raises:
        ArticleError: it has no text. One line, with a hint.
    """
    found = Fields(record, given.options.columns or Columns())
    markup, text = found.content()
    text = clean(text)
    if not text.strip():
        raise _no_text(found, given)
    declared = _declared(found, given, basis, dated)
    warnings = _warnings(found, text, declared)
    if markup:
        whole = sniff(text[:2000].encode()) is Format.HTML and "<body" in text.lower()
        article = read_html(
            text.encode(),
            source=given.name,
            charset="utf-8",
            url=declared.url,
            declared=declared,
            kind=kind,
            fragment=not whole,
        )
        return article.model_copy(update={"warnings": (*article.warnings, *warnings)})
    return article_of(
        text,
        source=given.name,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding="utf-8",
        kind=kind,
        declared=declared,
        warnings=warnings,
    )


class Fields:
    """The fields of a record, by the user's mapping or by their names.

    Where the text lies inside an inner object (``_source``, ``fields``), that object's fields go first.
    """

    def __init__(self, record: Record, columns: Columns) -> None:
        self.record = record
        self._columns = columns
        self._layers = [_layer(record)]
        if "text" not in columns.names and "html" not in columns.names:
            self._layers = next((path for path in _layers(record) if _has_text(path[0])), self._layers)

    def content(self) -> tuple[bool, str]:
        """Whether it is markup, and the text; empty where there is none."""
        text = flat(self.value("text"), "\n\n")
        if text.strip():
            return is_markup(text), text
        html = flat(self.value("html"), "\n")
        return True, html

    def value(self, name: str) -> Any:
        """What stands in the field that holds ``name``; None where there is none, or it is empty."""
        if name in self._columns.names:
            return self._mapped(self._columns.names[name])
        if name in {"text", "html"} and not {"text", "html"}.isdisjoint(self._columns.names):
            return None
        for layer in self._layers:
            for candidate in FIELDS[name]:
                value = layer.get(candidate)
                if value not in (None, "", [], {}) and not _is_around(value):
                    return value
        return None

    def line(self, name: str, separator: str = ", ") -> str | None:
        """The field in one line."""
        return " ".join(clean(flat(self.value(name), separator)).split()) or None

    def _mapped(self, path: str) -> Any:
        if path in self.record:
            return self.record[path]
        here: Any = self.record
        for part in path.split("."):
            if not isinstance(here, Mapping):
                return None
            here = here.get(part, _layer(here).get(plain(part)))
        return here


def has_text(record: Record, columns: Columns | None) -> bool:
    """Whether a record has a field for its text that is not empty."""
    return bool(Fields(record, columns or Columns()).content()[1].strip())


def flat(value: Any, separator: str, depth: int = 0) -> str:
    """A field's value as text: lists joined, of objects what they are called."""
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if depth > _DEEPEST:
        return ""
    if isinstance(value, list):
        parts = (flat(item, separator, depth + 1) for item in value)
        return separator.join(part for part in parts if part.strip())
    if isinstance(value, Mapping):
        return next((flat(value[k], separator, depth + 1) for k in _NAMES if value.get(k)), "")
    return ""


def _layer(record: Record) -> dict[str, Any]:
    layer: dict[str, Any] = {}
    for key, value in record.items():
        if layer.get(plain(str(key))) in (None, ""):
            layer[plain(str(key))] = value
    return layer


def _layers(record: Record) -> Iterator[list[dict[str, Any]]]:
    """Each object inside, the shallowest first, with those around it."""
    waiting = [[_layer(record)]]
    for path in waiting:
        yield path
        if len(path) < _DEEPEST:
            waiting += [[_layer(v), *path] for v in path[0].values() if isinstance(v, Mapping)]


def _has_text(layer: dict[str, Any]) -> bool:
    values = (layer.get(name) for name in (*FIELDS["text"], *FIELDS["html"]))
    return any(flat(value, "").strip() for value in values if isinstance(value, (str, list)))


def _is_around(value: Any) -> bool:
    """Whether this is the object that the text lies in, rather than something said of it."""
    return isinstance(value, Mapping) and _has_text(_layer(value))


def _declared(found: Fields, given: Given, basis: MetadataBasis, dated: PublishedBasis) -> Declared:
    around = given.declared or Declared(basis)
    language = found.line("language") or ""
    return Declared(
        basis=basis,
        title=found.line("title") or around.title,
        publisher=found.line("publisher") or around.publisher,
        author=found.line("author") or around.author,
        published=published_of(_date(found), dated) or around.published,
        language=language.replace("_", "-") if _LANGUAGE.fullmatch(language) else around.language,
        url=web_address(found.line("url")) or around.url,
    )


def _date(found: Fields) -> object:
    value = found.value("published")
    return flat(value, " ") if isinstance(value, (list, Mapping)) else value


def _warnings(found: Fields, text: str, declared: Declared) -> tuple[str, ...]:
    warnings = []
    date = _date(found)
    if declared.published is None and date is not None and edtf_of(date) is None:
        warnings.append(f"its date cannot be told for certain: {' '.join(str(date).split())[:60]}")
    if _CUT_OFF.search(text):
        warnings.append("its text is cut off at the end")
    return tuple(warnings)


def _no_text(found: Fields, given: Given) -> ArticleError:
    keys = [" ".join(str(key).split())[:40] for key in found.record]
    more = f" and {len(keys) - _KEYS_SHOWN} more" if len(keys) > _KEYS_SHOWN else ""
    has = f"only {', '.join(keys[:_KEYS_SHOWN])}{more}" if keys else "no field at all"
    mapped = given.options.columns.names.get("text") if given.options.columns else None
    if mapped is not None and (mapped in found.record or mapped.partition(".")[0] in found.record):
        return ArticleError(
            f"{given.name}: no text: the field {mapped} is empty", hint="nothing to read there"
        )
    return ArticleError(
        f"{given.name}: no text: it has {has}", hint="say which field holds the text: --columns text=NAME"
    )
