"""Web archives (WARC and ARC): the pages in them, with the addresses that they were saved from."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from summarizer.domain.article import MetadataBasis
from summarizer.errors import ArticleError
from summarizer.ingest import given as limits
from summarizer.ingest.declared import Declared
from summarizer.ingest.given import DAMAGE, Given, Note, Outcome, web_address
from summarizer.ingest.media import PAGES, SUFFIX_OF, split_type
from summarizer.ingest.members import gathered
from summarizer.ingest.readers import read

_CONTENT = frozenset({"response", "resource", "conversion"})
_TYPE_SHOWN = 60
_GOOD = "2"
"""First digit of the status of an answer that is what was asked for."""


class _Nobody(io.TextIOBase):
    """Takes what is written, and keeps nothing."""

    def write(self, text: str, /) -> int:
        return len(text)


class _Mute:
    """In the place of the library's ``sys``."""

    stderr = _Nobody()


def read_warc(given: Given) -> Iterator[Outcome]:
    """Each page that was answered with success. A bad record is named, and the others go on."""
    return gathered(given, _records(given), "record")


def _records(given: Given) -> Iterator[Outcome]:
    from warcio import archiveiterator, bufferedreaders  # noqa: PLC0415 - only archives need it

    # The library writes what it stumbles over to standard error, pieces of the archive included.
    archiveiterator.sys = bufferedreaders.sys = _Mute
    left: Counter[str] = Counter()
    taken = number = 0
    try:
        records = archiveiterator.ArchiveIterator(given.stream, arc2warc=True)
        for number, record in enumerate(records, 1):
            reason = _left_out(record)
            if reason is None:
                taken += 1
                yield from _record(record, number, given)
            elif reason:
                left[reason] += 1
    except (ArticleError, *DAMAGE):
        raise
    except Exception as error:  # noqa: BLE001 - what damaged archives raise has no common class
        reason = " ".join(str(error).split())[:80].lower()
        yield ArticleError(
            f"{given.name}: damaged behind record {number}: {reason}", hint="download the archive again"
        )
    if left:
        counts = ", ".join(f"{count} {reason}" for reason, count in sorted(left.items()))
        yield Note(f"{given.name}: records left out: {counts}")
    if not taken:
        yield ArticleError(f"{given.name}: no page in it", hint="check what was archived")


def _record(record: Any, number: int, given: Given) -> Iterator[Outcome]:
    address = _address(record)
    kind, charset = _type(record)
    name = f"{given.name}#{number}"
    try:
        data = record.content_stream().read(limits.LARGEST + 1)
    except Exception:  # noqa: BLE001 - what damaged records raise has no common class
        yield ArticleError(f"{name}: a damaged record", hint="download the archive again")
        return
    if len(data) <= limits.LARGEST and getattr(record.raw_stream, "limit", 0) > 0:
        yield ArticleError(f"{name}: the record breaks off", hint="download the archive again")
        return
    declared = Declared(MetadataBasis.ARCHIVE, url=address)
    suffix = SUFFIX_OF.get(kind, "")
    yield from read(
        given.part(f"#{number}", data, suffix=suffix, charset=charset, url=address, declared=declared)
    )


def _left_out(record: Any) -> str | None:
    """Why a record is no article: empty for what only describes another record, None if it may be one."""
    if record.rec_type not in _CONTENT:
        return "revisits" if record.rec_type == "revisit" else ""
    http = record.http_headers
    if record.rec_type == "response" and http is not None:
        status = http.get_statuscode() or ""
        if not status.startswith(_GOOD):
            return f"answered {status[:3] or 'nothing'}"
    kind, _ = _type(record)
    if kind not in PAGES:
        return kind[:_TYPE_SHOWN] or "of no type"
    if urlsplit(_address(record) or "").path == "/robots.txt":
        return "robots.txt"
    return None


def _address(record: Any) -> str | None:
    return web_address(record.rec_headers.get_header("WARC-Target-URI"))


def _type(record: Any) -> tuple[str, str | None]:
    http = record.http_headers
    header = http.get_header("Content-Type") if http is not None else None
    return split_type(header or record.rec_headers.get_header("Content-Type"))
