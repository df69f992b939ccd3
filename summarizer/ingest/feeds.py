"""RSS and Atom files: items with their whole text become articles. Nothing is fetched."""

from __future__ import annotations

import hashlib
import html
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from summarizer.domain.article import Article, Kind, MetadataBasis, PublishedBasis
from summarizer.errors import ArticleError
from summarizer.ingest.declared import Declared
from summarizer.ingest.given import Given, Note, Outcome, clean, counted, web_address
from summarizer.ingest.html import read_html
from summarizer.ingest.members import gathered
from summarizer.ingest.stamps import published_of
from summarizer.ingest.text import article_of

_ENTITY = re.compile(rb"<!ENTITY\s+[^%\s]\S*\s+(?:SYSTEM|PUBLIC|\"[^\"]*&\w|'[^']*&\w)")
"""A declared entity that reads a file or an address, or is made of other entities."""
_PROLOG = 64 * 1024
_TAG = re.compile(r"(?s)<(style|script)\b.*?</\1\s*>|<!--.*?-->|</?[a-zA-Z][^>]*>")
_MORE = re.compile(
    r"(?:…|\.\.\.|\[&#8230;\]|\[…\]|\[\.\.\.\]|(?:read|continue|view|see|full)\W{1,3}"
    r"(?:more|on|reading|the (?:full|whole|rest)|story|article)\b.{0,60})\W{0,10}"
    r"(?:the post .{1,300} appeared first on .{1,100})?\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
_LEAST_CONTENT = 40
"""Words below which an item's content is a teaser."""
_LEAST_SUMMARY = 100
"""Words from which an item's summary is its whole text: summaries have 20 to 60 as a rule."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_HINT = "save the article's page, or name its address"


def read_feed(given: Given) -> Iterator[Outcome]:
    """Each item. One that is only a teaser is named, and the others go on."""
    return gathered(given, _items(given), "item")


def _items(given: Given) -> Iterator[Outcome]:
    import feedparser  # noqa: PLC0415 - only feeds need it

    data = given.data()
    if _ENTITY.search(data[:_PROLOG]):
        raise ArticleError(
            f"{given.name}: declares entities that read files or multiply themselves",
            hint="no feed needs them; fetch it again from its publisher",
        )
    headers = {"content-type": f"application/xml; charset={given.charset}"} if given.charset else {}
    try:
        # A stream: of a text the library would take one that looks like an address, and fetch it.
        found = feedparser.parse(
            io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:
        raise ArticleError(f"{given.name}: a feed that cannot be read", hint="fetch it again") from error
    if not found.entries:
        raise ArticleError(f"{given.name}: a feed without items", hint="fetch it again")
    if type(found.get("bozo_exception")).__name__ == "SAXParseException":
        yield Note(f"{given.name}: a damaged feed: items at its end may be missing")
    for number, entry in enumerate(found.entries, 1):
        part = given.part(f"#{number}", b"")
        try:
            yield _article(entry, found.feed, part)
        except ArticleError as error:
            yield error


def _article(entry: dict[str, Any], feed: Mapping[str, Any], given: Given) -> Article:
    markup = _content(entry, given.name)
    declared = _declared(entry, feed)
    if _TAG.search(markup):
        return read_html(
            markup.encode(),
            source=given.name,
            charset="utf-8",
            url=declared.url,
            declared=declared,
            kind=Kind.FEED,
            fragment=True,
        )
    text = html.unescape(markup)
    return article_of(
        text,
        source=given.name,
        sha256=hashlib.sha256(markup.encode()).hexdigest(),
        encoding="utf-8",
        kind=Kind.FEED,
        declared=declared,
    )


def _content(entry: Mapping[str, Any], name: str) -> str:
    """The item's whole text, as markup.

    Raises:
        ArticleError: it has none, or only a teaser.
    """
    contents = [str(part.get("value") or "") for part in entry.get("content", ())]
    content = clean(max(contents, key=_words, default=""))
    summary = clean(str(entry.get("summary") or ""))
    if _words(content) >= _LEAST_CONTENT and not _breaks_off(content):
        return content
    if _words(summary) >= _LEAST_SUMMARY and not _breaks_off(summary):
        return summary
    words = max(_words(content), _words(summary))
    if not words:
        raise ArticleError(f"{name}: an item without text", hint=_HINT)
    raise ArticleError(f"{name}: only a teaser, {counted(words, 'word')}", hint=_HINT)


def _plain(markup: str) -> str:
    return html.unescape(_TAG.sub(" ", markup)).strip()


def _words(markup: str) -> int:
    return len(_plain(markup).split())


def _breaks_off(markup: str) -> bool:
    return _MORE.search(_plain(markup)[-500:]) is not None


def _declared(entry: dict[str, Any], feed: Mapping[str, Any]) -> Declared:
    source = entry.get("source")
    # Of the library's own get, a missing key may be another one's value.
    published = next(
        (
            date
            for key in ("published", "updated", "created")
            if (date := published_of(dict.get(entry, key), PublishedBasis.FEED)) is not None
        ),
        None,
    )
    language = str(feed.get("language") or "")
    return Declared(
        MetadataBasis.FEED,
        title=_line(entry.get("title")),
        publisher=_line(source.get("title") if isinstance(source, Mapping) else None)
        or _line(feed.get("title")),
        author=_line(entry.get("author")),
        published=published,
        language=language if _LANGUAGE.fullmatch(language) else None,
        url=web_address(entry.get("link")),
    )


def _line(value: object) -> str | None:
    return " ".join(clean(_plain(str(value or ""))).split()) or None
