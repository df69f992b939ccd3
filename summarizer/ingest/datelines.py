"""Datelines: the place, the day and the agency that a wire report opens with.

    GUATEMALA CITY, 4 FEB 90 (ACAN-EFE) -- [TEXT] ...     KYIV, Ukraine (AP) — ...
    Lima, September 13 (Andina) ...                       MOSCOW. Sept 13 (Interfax) - ...
    LONDON/PARIS, Sept 13, 2022 (Reuters) - ...           (CNN) -- ...        NEW DELHI: ...

A place in ordinary letters counts only beside a day or an agency, and never in running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.domain.article import Dateline, Published, PublishedBasis
from summarizer.ingest.dates import parse_date
from summarizer.ingest.page_words import words_of

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d(?!\d))"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = rf"(?:{_ORDINAL}[ -]{_MONTH}(?:,?[ -]{_YEAR})?|{_MONTH} {_ORDINAL}(?!\d)(?:,? {_YEAR})?|no date)"
_WORD = rf"(?!{_MONTH}(?: \d|,)|no date)[^\W\d_][^\W\d_.'’-]*"
_PART = rf"{_WORD}(?:[.'’ -]{{1,2}}{_WORD}){{0,4}}\.?"
_PLACE = rf"{_PART}(?:(?:, ?|/){_PART}){{0,3}}(?: \({_PART}\)(?=,))?"
_AGENCY = r"\((?P<agency>(?-i:[^\W\d_a-z])[\w ./&'’+\[\]-]{0,60})\)"
_SLASHED = r"/(?P<slashed>[^\W\d_][\w .&'’+-]{1,40})/"
_BARE = r"(?P<bare>(?-i:[A-Z]{4,20}))(?=\.)"
_DATELINE = re.compile(
    rf"(?:(?P<place>{_PLACE})[,.]? ?)?(?P<date>{_DAY})?,? ?(?:{_AGENCY}|{_SLASHED}|{_BARE})? ?"
    r"(?P<dash>--|[-–—―:.])?(?P<labels>(?: ?\[[^\[\]]{1,160}\]){0,6}) ?",
    re.IGNORECASE,
)
_NOT_PLACES = words_of(
    "watch breaking update updated exclusive video photos photo opinion analysis explainer live read note "
    "factbox timeline correction corrected editorial review comment news report warning just developing q a "
    "urgent alert summary interview information statement text sport sports politics business feature "
    "obituary column on in at by from after since before until the"
)
_DASHES = frozenset({"--", "-", "–", "—", "―"})
_LONG_PLACE = 5
"""Letters of a place before a colon; fewer may be initials."""
_WINDOW = 240
_TOP = 3
_LEAST_WORDS = 8
_TURN = 70
"""Two-digit years from here on are of the 20th century."""


def dateline_of(text: str, paragraphs: Sequence[tuple[int, int]]) -> Dateline | None:
    """The dateline of one of the first long paragraphs.

    Args:
        text: The article's.
        paragraphs: Start and end of its kept paragraphs, in order.
    """
    long = (span for span in paragraphs if text.count(" ", *span) >= _LEAST_WORDS)
    for number, (start, end) in enumerate(long):
        if number >= _TOP:
            break
        found = read_dateline(text[start:end], start)
        if found is not None:
            return found
    return None


def filed(dateline: Dateline | None, text: str) -> Published | None:
    """The day of a dateline as the publication's; none where its year is not printed."""
    if dateline is None or dateline.edtf is None or dateline.edtf.startswith("X"):
        return None
    phrase = " ".join(text[dateline.start : dateline.end].split())
    return Published(edtf=dateline.edtf, basis=PublishedBasis.DATELINE, phrase=phrase)


def read_dateline(paragraph: str, offset: int = 0) -> Dateline | None:
    """The dateline that ``paragraph`` opens with; its span counts from ``offset``."""
    window = re.sub(r"[\s\xa0]", " ", paragraph[:_WINDOW])
    window = re.sub(r"(?<= ) +", lambda gap: "\x00" * len(gap[0]), window)
    squeezed = window.replace("\x00", "")
    match = _DATELINE.match(squeezed)
    if match is None or not _is_dateline(match, squeezed):
        return None
    start, place = _place(match)
    end = _unsqueezed(window, len(match[0].rstrip()))
    agency = match["agency"] or match["slashed"] or match["bare"]
    return Dateline(
        start=offset + _unsqueezed(window, start),
        end=offset + end,
        place=place,
        edtf=_edtf(match["date"]),
        agency=None if agency is None else " ".join(agency.split()),
    )


def _place(match: re.Match[str]) -> tuple[int, str | None]:
    """Where the place begins, and the place; a byline before it (``By Jane Doe LONDON``) is none of it."""
    place = match["place"]
    if place is None:
        return 0, None
    start = 0
    if place.startswith("By ") and (capitals := _CAPITALS.search(place)) is not None:
        start, place = capitals.start(), place[capitals.start() :]
    return start, place[:-1] if _FULL_STOP.search(place) else place


_CAPITALS = re.compile(r"\b[^\W\d_a-z]{3,}(?![^\W\d_])")
_FULL_STOP = re.compile(r"[^\W\d_]{5}\.$")


def _is_dateline(match: re.Match[str], text: str) -> bool:
    place, date, dash = match["place"] or "", match["date"], match["dash"]
    agency = match["agency"] or match["slashed"] or match["bare"]
    named = (_place(match)[1] or "").lower().split()
    if match.end() >= len(text.rstrip()) or not _NOT_PLACES.isdisjoint(named):
        return False
    if not place:
        # "(CNN) -- ...": nothing but the agency, and only with a dash.
        return date is None and match["agency"] is not None and dash in _DASHES
    upper = place.split(",", maxsplit=1)[0].isupper()
    if date is not None:
        return _is_name(place) and (agency is not None or dash in {*_DASHES, ":"} or (upper and dash == "."))
    if agency is not None:
        return match["bare"] is None and dash in _DASHES and _is_name(place)
    # "LONDON — ...": in a text that is all in capitals this may be any heading.
    shouted = text[match.end() :].isupper()
    marked = dash in _DASHES - {"-"} or (dash == ":" and len(place) >= _LONG_PLACE)
    return upper and not shouted and marked and len(place) > 2  # noqa: PLR2004 - initials


def _is_name(place: str) -> bool:
    """Whether every word but small ones begins with a capital."""
    words = re.findall(r"[^\W\d_]+", place)
    return all(
        word[0].isupper() or word in {"de", "la", "el", "al", "the", "of", "do", "da"} for word in words
    )


def _edtf(phrase: str | None) -> str | None:
    """The day; without a year its place is left open, as EDTF does: ``XXXX-09-13``."""
    if phrase is None or phrase.lower() == "no date":
        return None
    plain = re.sub("['’]", "", phrase)
    if (day := parse_date(plain)) is not None:
        return day
    if (match := _SHORT_YEAR.fullmatch(plain)) is not None:
        century = "19" if int(match["short"]) >= _TURN else "20"
        return parse_date(f"{match['rest']}{century}{match['short']}")
    day = parse_date(f"{plain} 2000")  # a leap year: every day of the calendar
    return None if day is None else f"XXXX{day[4:]}"


_SHORT_YEAR = re.compile(
    r"(?P<rest>\d.*[^\d ].*?[ ,-]+|[^\d]+\d{1,2}(?:st|nd|rd|th)?,? )(?P<short>\d\d)", re.IGNORECASE
)


def _unsqueezed(window: str, length: int) -> int:
    """The offset in ``window`` behind ``length`` code points that are no filling."""
    seen = 0
    for position, char in enumerate(window):
        if seen == length:
            return position
        seen += char != "\x00"
    return len(window)
