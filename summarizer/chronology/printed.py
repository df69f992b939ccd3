"""Dates in words: EDTF (ISO 8601-2) as a newspaper would print it, never more exact than it is."""

from __future__ import annotations

import re

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_PARTS = {
    "21": "spring",
    "22": "summer",
    "23": "autumn",
    "24": "winter",
    "33": "first quarter of",
    "34": "second quarter of",
    "35": "third quarter of",
    "36": "fourth quarter of",
    "40": "first half of",
    "41": "second half of",
}
_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<clock>\d\d:\d\d)(?::\d\d)?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?)?)?"
    r"(?P<doubt>[?~%]?)"
)
_DOUBT = {"": "", "?": " (uncertain)", "~": " (approximately)", "%": " (approximately, uncertain)"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d[?~%]?")
_DECADE = re.compile(r"(\d{3})X([?~%]?)")
_CENTURY = re.compile(r"(\d{2})XX([?~%]?)")
_BEFORE_CHRIST = re.compile(r"-(\d{4})([?~%]?)")


def in_words(edtf: str) -> str:
    """Return an EDTF value in words; a form that is not known here comes back as it is."""
    if edtf.startswith("["):
        return " or ".join(map(_one, edtf.strip("[]").split(",")))
    start, slash, end = edtf.partition("/")
    if not slash:
        return _one(edtf)
    if end in ("..", ""):
        return f"{_one(start)} or later"
    if start in ("..", ""):
        return f"{_one(end)} or earlier"
    return f"{_shortened(start, end)} to {_one(end)}"


def _one(edtf: str) -> str:
    if decade := _DECADE.fullmatch(edtf):
        return f"the {decade[1]}0s{_DOUBT[decade[2]]}"
    if century := _CENTURY.fullmatch(edtf):
        return f"the years {century[1]}00 to {century[1]}99{_DOUBT[century[2]]}"
    if year := _BEFORE_CHRIST.fullmatch(edtf):
        return f"{int(year[1]) + 1} BC{_DOUBT[year[2]]}"
    match = _DATE.fullmatch(edtf)
    if match is None:
        return edtf
    month, day = match["month"], match["day"]
    words = match["year"]
    if month in _PARTS and day is None:
        words = f"{_PARTS[month]} {words}"
    elif month is not None:
        if not 1 <= int(month) <= len(_MONTHS):
            return edtf
        words = f"{_MONTHS[int(month) - 1]} {words}"
    if day is not None:
        words = f"{int(day)} {words}"
    if match["clock"]:
        zone = {None: "", "Z": " UTC"}.get(match["zone"], f" UTC{match['zone']}")
        words = f"{words}, {match['clock']}{zone}"
    return words + _DOUBT[match["doubt"]]


def _shortened(start: str, end: str) -> str:
    """Return the start of an interval without the year, month and doubt that its end repeats."""
    if not (_DAY.fullmatch(start) and _DAY.fullmatch(end)) or start[10:] not in ("", end[10:]):
        return _one(start)
    if start[:7] == end[:7]:
        return str(int(start[8:10]))
    shortened = _one(start[:10])
    return shortened.removesuffix(f" {start[:4]}") if start[:4] == end[:4] else shortened
