"""What a page's markup says about its article: title, publisher, author, date, language, address."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from summarizer.domain.article import MetadataBasis, Published, PublishedBasis
from summarizer.ingest.dates import parse_date
from summarizer.ingest.page.tree import Element

_LONGEST_JSON = 2_000_000
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Story)$")
_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?!\d)")
_URL_MONTH = re.compile(r"/((?:19|20)\d{2})/(0[1-9]|1[0-2])/")
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_URL_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_URL_NAMED = re.compile(rf"/((?:19|20)\d{{2}})/({'|'.join(_URL_MONTHS)})/(\d{{1,2}})/", re.IGNORECASE)
_PLACEHOLDERS = frozenset({dt.date(1, 1, 1), dt.date(1900, 1, 1), dt.date(1969, 12, 31), dt.date(1970, 1, 1)})
"""What publishing systems print when they know no date."""
_FIRST_NEWSPAPER = 1605
_NOBODY = frozenset(
    {"admin", "administrator", "editor", "webmaster", "staff", "author", "unknown", "guest", "user", "root"}
)
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8}){0,3}")


def _in_order(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_TITLE = _in_order("og:title twitter:title dc.title dcterms.title title sailthru.title parsely-title")
_SITE = _in_order("og:site_name application-name al:android:app_name dc.publisher publisher copyright-holder")
_AUTHOR = _in_order(
    "author article:author byl dc.creator dcterms.creator parsely-author sailthru.author article:author_name "
    "citation_author cxenseparse:author"
)
_DATE = _in_order(
    "article:published_time og:article:published_time datepublished parsely-pub-date dc.date.issued "
    "dcterms.issued dcterms.created dc.date.created sailthru.date pubdate publishdate publish-date "
    "publish_date published_time publication_date article.published cxenseparse:recs:publishtime "
    "citation_publication_date article_date_original originalpublicationdate dc.date dcterms.date date "
    "rnews:datepublished bt:pubdate displaydate"
)
"""Names of ``meta`` elements, the most trustworthy first."""


@dataclass
class Head:
    """Metadata of a page; every field may be missing."""

    title: str | None = None
    titles: list[str] = field(default_factory=list)
    """Every form of the title, for finding the headline among the blocks."""
    publisher: str | None = None
    author: str | None = None
    published: Published | None = None
    language: str | None = None
    url: str | None = None
    bases: dict[str, MetadataBasis] = field(default_factory=dict)
    body: str | None = None
    """The article's text as structured data holds it."""
    warnings: list[str] = field(default_factory=list)


def read_head(tree: Element, url: str | None, today: dt.date) -> Head:
    """Read the metadata of a page, before anything is taken out of it.

    Args:
        tree: The parsed page.
        url: The address that it came from.
        today: Later dates of publication are not believed.
    """
    head = Head()
    meta = _meta(tree)
    node = _article_node(tree)
    _names(head, tree, meta, node)
    _language(head, tree, meta, node)
    head.url = url or _address(tree, meta)
    if head.url is not None and url is None:
        head.bases["url"] = MetadataBasis.PAGE
    if head.publisher is None and head.url and (host := urlsplit(head.url).hostname):
        head.publisher = host.removeprefix("www.")
        head.bases["publisher"] = MetadataBasis.URL
    head.published = _published(head, tree, meta, node, today)
    body = node.get("articleBody")
    if isinstance(body, str):
        head.body = _plain(body)
    return head


def _meta(tree: Element) -> dict[str, str]:
    """Every ``meta`` element by its lower-case name; the first of several."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = _line(element.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _article_node(tree: Element) -> dict[str, Any]:
    """The structured data of the article; empty where there is none."""
    best: dict[str, Any] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = script.text or ""
        if len(text) > _LONGEST_JSON:
            continue
        for node in _nodes(_json(text)):
            kinds = node.get("@type")
            names = [kinds] if isinstance(kinds, str) else kinds if isinstance(kinds, list) else []
            if any(isinstance(name, str) and _ARTICLE.search(name) for name in names) and len(node) > len(
                best
            ):
                best = node
    return best


def _json(text: str) -> object:
    text = (
        re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*$", "", text)
        .strip()
        .rstrip(";")
    )
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        try:
            return json.loads(re.sub(r",\s*([}\]])", r"\1", text), strict=False)
        except (ValueError, RecursionError):
            return None


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    waiting = [(value, 0)]
    while waiting:
        current, depth = waiting.pop(0)
        if isinstance(current, list) and depth < 4:  # noqa: PLR2004 - structured data is flat
            waiting += [(item, depth + 1) for item in current[:200]]
        elif isinstance(current, dict):
            yield current
            if depth < 4:  # noqa: PLR2004
                waiting += [
                    (current[key], depth + 1)
                    for key in ("@graph", "mainEntity", "mainEntityOfPage")
                    if key in current
                ]


def _names(head: Head, tree: Element, meta: dict[str, str], node: dict[str, Any]) -> None:
    page_title = _line(tree.findtext(".//title") or "")
    site = next((meta[name] for name in _SITE if name in meta), None)
    structured = _text(node.get("headline")) or _text(node.get("name"))
    declared = next((meta[name] for name in _TITLE if name in meta), None)
    head.titles = [title for title in (structured, declared, page_title) if title]
    publisher = _name_of(node.get("publisher")) or _name_of(node.get("sourceOrganization"))
    if publisher:
        head.publisher, head.bases["publisher"] = publisher, MetadataBasis.JSON_LD
    elif site:
        head.publisher, head.bases["publisher"] = site.lstrip("@"), MetadataBasis.PAGE
    title = declared or structured or page_title
    if title:
        head.title = without_site(title, {site or "", publisher or ""})
        head.bases["title"] = MetadataBasis.PAGE if declared or not structured else MetadataBasis.JSON_LD
    authors = _people(node.get("author")) or _people(node.get("creator"))
    if authors:
        head.author, head.bases["author"] = authors, MetadataBasis.JSON_LD
        return
    for name in _AUTHOR:
        if (
            name in meta
            and (author := _person(meta[name]))
            and author.casefold() != (head.publisher or "").casefold()
        ):
            head.author, head.bases["author"] = author, MetadataBasis.PAGE
            return


_SEPARATOR = re.compile(r"\s+(?:[|–—»·:-]|--|::)\s+")


def without_site(title: str, sites: set[str]) -> str:
    """A page's title without the name of the site before or behind it."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:  # noqa: PLR2004 - nothing beside it
        return title
    folded = {"".join(site.casefold().split()) for site in sites if site}
    ends = ["".join(part.casefold().split()) for part in (parts[0], parts[-1])]
    if ends[1] in folded:
        return title[: _last_separator(title)].strip()
    if ends[0] in folded:
        match = _SEPARATOR.search(title)
        return title if match is None else title[match.end() :].strip()
    return title


def _last_separator(title: str) -> int:
    return [match.start() for match in _SEPARATOR.finditer(title)][-1]


def _language(head: Head, tree: Element, meta: dict[str, str], node: dict[str, Any]) -> None:
    root = tree if tree.tag == "html" else tree.getroottree().getroot()
    tags = (
        (_text(node.get("inLanguage")) or _name_of(node.get("inLanguage")), MetadataBasis.JSON_LD),
        (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"), MetadataBasis.PAGE),
        (meta.get("og:locale") or meta.get("language") or meta.get("dc.language"), MetadataBasis.PAGE),
    )
    for tag, basis in tags:
        if tag and _LANGUAGE.fullmatch(tag.strip()):
            parts = tag.strip().replace("_", "-").split("-")
            regions = (p.upper() if len(p) == 2 else p for p in parts[1:])  # noqa: PLR2004 - a country
            head.language = "-".join([parts[0].lower(), *regions])
            head.bases["language"] = basis
            return


def _address(tree: Element, meta: dict[str, str]) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (address := _http(link.get("href"))):
            return address
    return _http(meta.get("og:url"))


def _http(address: str | None) -> str | None:
    if not address or len(address) > 2000:  # noqa: PLR2004 - no address is longer
        return None
    try:
        parts = urlsplit(address.strip())
        return address.strip() if parts.scheme in {"http", "https"} and parts.hostname else None
    except ValueError:
        return None


def _published(
    head: Head, tree: Element, meta: dict[str, str], node: dict[str, Any], today: dt.date
) -> Published | None:
    candidates: list[tuple[str, PublishedBasis]] = []
    if value := _text(node.get("datePublished")) or _text(node.get("dateCreated")):
        candidates.append((value, PublishedBasis.JSON_LD))
    candidates += [(meta[name], PublishedBasis.METADATA) for name in _DATE if name in meta]
    candidates += [(value, PublishedBasis.METADATA) for value in _marked_dates(tree)]
    address = head.url or ""
    for value, basis in candidates:
        day = _day(value)
        if day is None:
            continue
        if _believable(day, today):
            return Published(edtf=day.isoformat(), basis=basis, phrase=value[:80])
        if day > today:
            head.warnings.append(
                f"the page says it was published on {day.isoformat()}, in the future: not used"
            )
    return url_date(address, today)


def _marked_dates(tree: Element) -> list[str]:
    """Dates that the markup of the visible page calls the publication's."""
    found = []
    for element in tree.iter("time", "abbr", "span", "div", "p"):
        properties = element.get("itemprop") or ""
        classes = element.get("class") or ""
        marked = "datePublished" in properties or element.get("pubdate") is not None
        if element.tag in {"time", "abbr"}:
            marked = marked or bool(re.search(r"publish|posted|entry-date", classes, re.IGNORECASE))
        if marked:
            value = (
                element.get("datetime")
                or element.get("content")
                or element.get("title")
                or element.text_content()
            )
            found.append(_line(value)[:80])
        if len(found) >= 3:  # noqa: PLR2004 - the first is the article's
            break
    return found


def url_date(address: str, today: dt.date) -> Published | None:
    """The date that an address tells: of the day, or of the month where it tells no more."""
    path = urlsplit(address).path if address else ""
    for pattern in (_URL_DAY, _URL_NAMED):
        if (match := pattern.search(path)) is not None:
            month = _URL_MONTHS.get(match[2].lower()) or int(match[2])
            day = _date(int(match[1]), month, int(match[3]))
            if day is not None and _believable(day, today):
                return Published(edtf=day.isoformat(), basis=PublishedBasis.URL, phrase=match[0].strip("/"))
    if (match := _URL_MONTH.search(path)) is not None and _believable(
        dt.date(int(match[1]), int(match[2]), 1), today
    ):
        return Published(edtf=f"{match[1]}-{match[2]}", basis=PublishedBasis.URL, phrase=match[0].strip("/"))
    return None


def _day(value: str) -> dt.date | None:
    """The day of a machine's or a person's date, in the time zone in which it was written."""
    value = _line(value)
    if (match := _ISO.match(value)) is not None:
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if (printed := parse_date(re.sub(r",? (?:at )?\d{1,2}:\d{2}.*$", "", value))) is not None:
        return dt.date.fromisoformat(printed)
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError):
        return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _believable(day: dt.date, today: dt.date) -> bool:
    return day <= today and day.year >= _FIRST_NEWSPAPER and day not in _PLACEHOLDERS


def _people(value: object) -> str | None:
    items = value if isinstance(value, list) else [value]
    names = [person for item in items[:10] if (person := _person(_name_of(item) or ""))]
    return ", ".join(dict.fromkeys(names)) or None


def _person(name: str) -> str | None:
    name = re.sub(r"^by:?\s+", "", _line(name), flags=re.IGNORECASE).strip(" ,|")
    if not name or len(name) > 160 or "//" in name or "@" in name or name.casefold() in _NOBODY:  # noqa: PLR2004
        return None
    return name


def _name_of(value: object) -> str | None:
    if isinstance(value, list):
        return next((name for item in value if (name := _name_of(item))), None)
    if isinstance(value, dict):
        return _text(value.get("name"))
    return _text(value)


def _text(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return _line(html.unescape(value)) or None if isinstance(value, str) else None


def _line(text: str) -> str:
    return " ".join(text.split())[:1000]


def _plain(body: str) -> str:
    """Structured text without markup and with its paragraphs."""
    body = re.sub(r"(?i)<br\s*/?>|</(?:p|div|h\d|li)>", "\n\n", html.unescape(body))
    return re.sub(r"<[^<>]{1,2000}>", "", body).strip()
