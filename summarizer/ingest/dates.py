"""Publication dates as the text prints them. A date in running text is never one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.domain.article import Published, PublishedBasis
from summarizer.ingest.passages import Passage

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_DATE = re.compile(
    rf"{_WEEKDAY}(?:{_MONTH.format('m1')} (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH.format('m2')},?[ -](?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})"
    r"|(?P<a4>\d{1,2})[/.](?P<b4>\d{1,2})[/.](?P<y4>\d{4}))(?!\d)",
    re.IGNORECASE,
)
_TIME = (
    r"(?:,? ?(?:at |- |\| )?T?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d{1,6})?)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:[A-Z]{1,5}|[+-]\d{2}:?\d{2}|\([A-Z]{2,5}\)))?)?"
)
_CUE = re.compile(
    r"(?:(?P<first>"
    r"(?:(?:first |originally )?(?:published|posted|issued|released|filed|created)|publication date|date)"
    r"(?: (?:on|at|in))?)|(?P<later>(?:last )?(?:updated|modified|update)(?: (?:on|at))?)) ?:?[ |]*",
    re.IGNORECASE,
)
_SIGNED_DATE = re.compile(rf"{_DATE.pattern}\W*\Z", re.IGNORECASE)
_NEAR_TOP = 8


class _Line(NamedTuple):
    place: int
    """Index of the passage."""
    rank: int
    """0 first published, 1 a bare date, 2 updated."""
    edtf: str
    phrase: str


class DateLines(NamedTuple):
    """What the date lines say, and which passages are nothing but a date line."""

    published: Published | None
    passages: frozenset[int]


def parse_date(phrase: str) -> str | None:
    """The EDTF day of ``phrase``; None where it is no date, or one that can be read in two ways."""
    match = _DATE.fullmatch(" ".join(phrase.split()).strip(" ,."))
    return None if match is None else _edtf(match)


def is_date_line(text: str) -> bool:
    """Whether ``text``, a passage in one line, is a date and perhaps the names beside it."""
    return len(text) <= 160 and _read_line(0, text) is not None  # noqa: PLR2004 - a line


def date_lines(passages: Sequence[Passage], first_body: int) -> DateLines:
    """Read the date lines above the story, and lines that say ``Published``.

    Args:
        passages: All passages.
        first_body: Index of the first paragraph of the story; ``len(passages)`` where there is none.
    """
    lines: list[_Line] = []
    bare: list[int] = []
    for index, passage in enumerate(passages):
        if len(passage.text) > 160:  # noqa: PLR2004 - a line
            continue
        found = _read_line(index, passage.text)
        if found is None:
            continue
        if found.rank == 1:
            bare.append(index)
            if index > min(first_body, _NEAR_TOP):
                continue
        lines.append(found)
    if len(bare) > 1 and any(index > first_body for index in bare):
        lines = [line for line in lines if line.rank != 1]  # a chronicle: its dates are headings
    dropped = frozenset(line.place for line in lines)
    best = min(lines, key=lambda line: (line.rank, line.place), default=None)
    if best is not None:
        return DateLines(_published(best.edtf, best.phrase), dropped)
    return DateLines(None, dropped)


def embedded_date(posts: Sequence[str]) -> Published | None:
    """A lower bound from the dates that embedded posts are signed with: the latest, as an open interval."""
    found: list[tuple[str, str]] = []
    for post in posts:
        match = _SIGNED_DATE.search(post[-80:])
        day = None if match is None else _edtf(match)
        if match is not None and day is not None:
            found.append((day, match[0].strip()))
    if not found:
        return None
    day, phrase = max(found)
    return Published(edtf=f"{day}/..", basis=PublishedBasis.EMBEDDED_POST, phrase=phrase)


_LINE = re.compile(
    rf"(?:(?P<lead>[^|•·]{{1,60}}?) ?[|•·] ?)?(?P<cue>{_CUE.pattern})?(?P<date>{_DATE.pattern}){_TIME}"
    rf"(?: ?(?:[|•·,-]|by) ?(?P<rest>[^.]{{1,80}}))?",
    re.IGNORECASE,
)


def _read_line(index: int, text: str) -> _Line | None:
    core = text.strip(" ()[]*.|-–—•")
    match = _LINE.fullmatch(core)
    if match is None:
        return None
    day = _edtf(match)
    if day is None:
        return None
    rank = 0 if match["first"] else 2 if match["later"] else 1
    beside = match["rest"] or match["lead"] or ""
    if rank == 1 and not _names_only(beside):
        return None
    return _Line(index, rank, day, match["date"].strip())


def _names_only(text: str) -> bool:
    return all(
        word[:1].isupper() or word[:1].isdigit() or word in {"by", "and", "of"} for word in text.split()
    )


def _published(edtf: str, phrase: str) -> Published:
    return Published(edtf=edtf, basis=PublishedBasis.DATELINE, phrase=phrase)


def _edtf(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if groups.get("y1"):
        year, month, day = groups["y1"], _MONTHS[groups["m1"].lower()], groups["d1"]
    elif groups.get("y2"):
        year, month, day = groups["y2"], _MONTHS[groups["m2"].lower()], groups["d2"]
    elif groups.get("y3"):
        year, month, day = groups["y3"], int(groups["m3"]), groups["d3"]
    else:
        a, b, year = int(groups["a4"]), int(groups["b4"]), groups["y4"]
        if a <= 12 and b <= 12 and a != b:  # noqa: PLR2004 - either may be the month
            return None
        month, day = (a, str(b)) if b > 12 else (b, str(a))  # noqa: PLR2004 - months of a year
    try:
        return dt.date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None
