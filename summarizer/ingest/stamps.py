"""Dates as programs write them (ISO 8601, RFC 2822, seconds since 1970), and as people do."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_tz

from summarizer.domain.article import Published, PublishedBasis
from summarizer.ingest.dates import parse_date

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?", re.DOTALL)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_CLOCK = re.compile(r"[ ,|-]{0,3}(?:at )?T?\d{1,2}[:.]\d{2}.{0,40}\Z", re.DOTALL)
_SECONDS = re.compile(r"-?\d{9,10}(?:\.\d+)?")
_MILLISECONDS = re.compile(r"\d{12,13}")
_LONGEST = 100


def edtf_of(value: object) -> str | None:
    """The EDTF day, month or year of a machine's or a person's date; None where it cannot be told.

    The day is the one that is printed, in the time zone that it was printed in; a count of seconds is
    taken in UTC.

    Args:
        value: Text or a number. ``04/02/2020`` can be read in two ways, and is not.
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    text = str(value).strip()
    if not text or len(text) > _LONGEST:
        return None
    if (match := _ISO.fullmatch(text)) is not None or (match := _COMPACT.fullmatch(text)) is not None:
        return _checked(*match.groups())
    if _SECONDS.fullmatch(text) or _MILLISECONDS.fullmatch(text):
        return _since_1970(float(text) / (1 if _SECONDS.fullmatch(text) else 1000))
    if _YEAR.fullmatch(text):
        return text
    return parse_date(text) or parse_date(_CLOCK.sub("", text)) or _rfc_2822(text)


def published_of(value: object, basis: PublishedBasis) -> Published | None:
    """The publication date that a field holds, with the field as its phrase."""
    edtf = edtf_of(value)
    return None if edtf is None else Published(edtf=edtf, basis=basis, phrase=str(value).strip())


def _checked(year: str, month: str, day: str | None = None) -> str | None:
    try:
        date = dt.date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return date.isoformat() if day else date.isoformat()[:7]


def _since_1970(seconds: float) -> str | None:
    try:
        return dt.datetime.fromtimestamp(seconds, tz=dt.UTC).date().isoformat()
    except (OverflowError, OSError, ValueError):
        return None


def _rfc_2822(text: str) -> str | None:
    try:
        parts = parsedate_tz(text)
    except (ValueError, IndexError, TypeError):
        return None
    if parts is None or not any(char.isalpha() for char in text):
        return None
    return _checked(f"{parts[0]:04}", str(parts[1]), str(parts[2]))
