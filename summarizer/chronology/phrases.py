"""Time phrases to EDTF (ISO 8601-2), with precision and basis. No clock: unknown stays unknown.

A bare weekday is the nearest one not after the day of publication (the same day included), for planned
events the nearest one not before it. Without a publication date a weekday fixes no date.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from summarizer.chronology.edtf import bounds
from summarizer.domain.article import Published
from summarizer.domain.event import EventTime, Precision, TimeBasis

_MONTHS: Final = {name.casefold(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS_SHORT: Final = {**{name[:3]: n for name, n in _MONTHS.items()}, "sept": 9}
_WEEKDAYS: Final = {name.casefold(): n for n, name in enumerate(calendar.day_name)}
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NUMBERS: Final = {
    word: n
    for n, words in enumerate(
        (("zero",), ("one", "a", "an"), ("two",), ("three",), ("four",), ("five",), ("six",), ("seven",))
    )
    for word in words
} | {"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30}

_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|{'|'.join(_MONTHS_SHORT)})\.?"
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_NUMBER = rf"(?P<n>\d{{1,3}}|{'|'.join(_NUMBERS)})"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_ISO = _compiled(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b")
_NUMERIC = _compiled(r"\b(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4})\b")
_MONTH_DAY_YEAR = _compiled(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b")
_DAY_MONTH_YEAR = _compiled(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b")
_MONTH_YEAR = _compiled(rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b")
_SEASON_YEAR = _compiled(rf"\b(?P<season>{'|'.join(_SEASONS)})\s+(?:of\s+)?{_YEAR}\b")
_DECADE = _compiled(r"\b(?:the\s+)?(?P<decade>\d{3})0s\b")
_YEARS = _compiled(rf"\b{_YEAR}\b(?!s)")
_YEAR_RANGE = _compiled(r"\b(?P<a>1\d{3}|20\d{2})\s*(?:[-–—]|to|and|until)\s*(?P<b>1\d{3}|20\d{2})\b")
_MONTH_PAIR = _compiled(
    rf"\b(?P<first>{'|'.join(_MONTHS)})\s+(?:and|to)\s+(?P<second>{'|'.join(_MONTHS)})\b(?:,?\s+{_YEAR})?"
)
_MONTH_DAY = _compiled(
    rf"\b(?:{_MONTH}\s+{_DAY}|{_DAY.replace('day', 'day2')}\s+{_MONTH.replace('month', 'month2')})\b"
)
_BARE_MONTH = _compiled(rf"\b(?P<month>{'|'.join(_MONTHS)})\b")
_WEEKDAY = _compiled(rf"\b(?P<last>last\s+|previous\s+)?(?P<weekday>{'|'.join(_WEEKDAYS)})s?\b")
_AGO = _compiled(rf"\b{_NUMBER}\s+(?P<unit>day|week|month|year|decade)s?\s+(?:ago|earlier|before)\b")
_LAST_UNIT = _compiled(r"\b(?P<which>last|previous|past|this|next)\s+(?P<unit>week|month|year)(?:['’]s)?\b")
_CLOCK = _compiled(r"\b(?P<hour>[0-2]?\d)(?:[:.h](?P<minute>[0-5]\d))?\s*(?P<half>a\.?m\b\.?|p\.?m\b\.?)?")
_DURATION = _compiled(rf"\b{_NUMBER}[-\s]+(?P<unit>hour|day|week|month|year)s?\b")
_NEAR_DAYS: Final = {"yesterday": -1, "tomorrow": 1, "today": 0, "tonight": 0, "this morning": 0}
_NEAR_DAY = _compiled(rf"\b({'|'.join(_NEAR_DAYS)})\b")
_VAGUE_PART = _compiled(r"\b(?:early|mid|late|around|about|circa|the end of|the beginning of|the start of)\b")


def resolve(phrase: str | None, reference: Published | None = None, *, future: bool = False) -> EventTime:
    """Read a time phrase.

    Args:
        phrase: As printed, such as "September 13, 2022", "on Tuesday", "last year", "in August".
        reference: The publication date, to which relative phrases are relative. Of an open interval the
            known day is used, and the note says that it is only a bound. A year alone resolves years and
            months, not days.
        future: Whether the event is still to come.

    Returns:
        The time. ``edtf`` is null, and the basis ``none``, where the words fix no date.
    """
    if not phrase or not phrase.strip():
        return EventTime()
    explicit = _explicit(phrase)
    if explicit is not None:
        return EventTime(phrase=phrase, edtf=explicit[0], precision=explicit[1], basis=TimeBasis.EXPLICIT)
    relative = _relative(phrase, reference, future) if reference is not None else None
    if relative is None:
        return EventTime(phrase=phrase)
    assert reference is not None
    note = None
    if "/" in reference.edtf:
        note = (
            f"counted from {reference.edtf.split('/')[0]}, the earliest day on which the article can be from"
        )
    return EventTime(
        phrase=phrase,
        edtf=relative[0],
        precision=relative[1],
        basis=TimeBasis.RELATIVE_TO_PUBLICATION,
        note=note,
    )


Found = tuple[str, Precision]


def _explicit(phrase: str) -> Found | None:
    for pattern, read in _EXPLICIT:
        if (match := pattern.search(phrase)) and (found := read(match, phrase)) is not None:
            return _open_ended(found, phrase, match.start())
    return None


def _open_ended(found: Found, phrase: str, start: int) -> Found:
    before = phrase[:start].casefold().split()
    if before and "/" not in found[0]:
        if before[-1] == "since":
            return f"{found[0]}/..", Precision.INTERVAL
        if before[-1] in {"until", "till"}:
            return f"../{found[0]}", Precision.INTERVAL
    if _VAGUE_PART.search(phrase[:start]) and found[1] is not Precision.DAY:
        return f"{found[0]}~", found[1]
    return found


def _month_number(name: str) -> int:
    name = name.casefold()
    return _MONTHS.get(name) or _MONTHS_SHORT[name]


def _day(year: int, month: int, day: int) -> Found | None:
    try:
        return date(year, month, day).isoformat(), Precision.DAY
    except ValueError:
        return None


def _read_iso(m: re.Match[str], _: str) -> Found | None:
    return _day(int(m["year"]), int(m["month"]), int(m["day"]))


def _read_numeric(m: re.Match[str], _: str) -> Found | None:
    a, b = int(m["a"]), int(m["b"])
    if m["sep"] == "." or a > 12 or a == b:  # noqa: PLR2004 - months
        return _day(int(m["year"]), b, a)
    if b > 12:  # noqa: PLR2004
        return _day(int(m["year"]), a, b)
    return None  # two readings: nobody can tell


def _read_named(m: re.Match[str], _: str) -> Found | None:
    return _day(int(m["year"]), _month_number(m["month"]), int(m["day"]))


def _read_month(m: re.Match[str], _: str) -> Found | None:
    return f"{m['year']}-{_month_number(m['month']):02d}", Precision.MONTH


def _read_months(m: re.Match[str], _: str) -> Found | None:
    if not m["year"]:
        return None
    first, second = (_MONTHS[m[key].casefold()] for key in ("first", "second"))
    return f"{m['year']}-{first:02d}/{m['year']}-{second:02d}", Precision.INTERVAL


def _read_season(m: re.Match[str], _: str) -> Found | None:
    return f"{m['year']}-{_SEASONS[m['season'].casefold()]}", Precision.SEASON


def _read_range(m: re.Match[str], _: str) -> Found | None:
    return (f"{m['a']}/{m['b']}", Precision.INTERVAL) if m["a"] < m["b"] else None


def _read_decade(m: re.Match[str], phrase: str) -> Found | None:
    if _YEARS.search(phrase) or len(_DECADE.findall(phrase)) > 1:
        return None  # several times in one phrase
    return f"{m['decade']}X", Precision.DECADE


def _read_year(m: re.Match[str], phrase: str) -> Found | None:
    if len(set(_YEARS.findall(phrase))) > 1 or _DECADE.search(phrase):
        return None
    return m["year"], Precision.YEAR


_Reader = Callable[[re.Match[str], str], Found | None]
_EXPLICIT: Final[tuple[tuple[re.Pattern[str], _Reader], ...]] = (
    (_ISO, _read_iso),
    (_MONTH_DAY_YEAR, _read_named),
    (_DAY_MONTH_YEAR, _read_named),
    (_NUMERIC, _read_numeric),
    (_MONTH_PAIR, _read_months),
    (_MONTH_YEAR, _read_month),
    (_SEASON_YEAR, _read_season),
    (_YEAR_RANGE, _read_range),
    (_DECADE, _read_decade),
    (_YEARS, _read_year),
)


def _relative(phrase: str, reference: Published, future: bool) -> Found | None:
    text = phrase.casefold()
    start = reference.edtf.split("/")[0].rstrip("~?%")
    year = int(start[:4]) if re.match(r"\d{4}", start) else None
    if year is None:
        return None
    day = bounds(start).first if len(start) == len("2020-01-01") else None
    if (ago := years_ago(text)) is not None:
        if (match := _BARE_MONTH.search(text)) is not None:
            return f"{year - ago}-{_MONTHS[match['month']]:02d}", Precision.MONTH
        return str(year - ago), Precision.YEAR
    if day is not None and (found := _relative_day(text, day, future)) is not None:
        return found
    return _relative_month(text, year, day, future)


def _relative_month(text: str, year: int, day: date | None, future: bool) -> Found | None:
    if text.strip() in {"this year", "earlier this year"}:
        return str(year), Precision.YEAR
    if (pair := _MONTH_PAIR.search(text)) is not None:
        second = _MONTHS[pair["second"]]
        of = year - 1 if day and second > day.month and not future else year
        return f"{of}-{_MONTHS[pair['first']]:02d}/{of}-{second:02d}", Precision.INTERVAL
    if (match := _MONTH_DAY.search(text)) is not None:
        name, number = match["month"] or match["month2"], int(match["day"] or match["day2"])
        month = _month_number(name)
        if day is None:
            return _day(year, month, number)
        late = (month, number) > (day.month, day.day)
        return _day(year - 1 if late and not future else year, month, number)
    if (match := _BARE_MONTH.search(text)) is not None and (match["month"] != "may" or "in may" in text):
        month = _MONTHS[match["month"]]
        return (
            f"{year - 1 if day and month > day.month and not future else year}-{month:02d}",
            Precision.MONTH,
        )
    return None


def _relative_day(text: str, day: date, future: bool) -> Found | None:
    if (number := weekday(text)) is not None:
        found = _on_weekday(text, number, day, future)
        clock = clock_time(text)
        if clock:
            return f"{found.isoformat()}T{clock}", Precision.MINUTE
        return found.isoformat(), Precision.DAY
    if (match := _AGO.search(text)) is not None:
        return _ago(match, day)
    if "overnight" in text or "last night" in text:
        return f"{day - timedelta(days=1)}/{day}", Precision.INTERVAL
    if (match := _NEAR_DAY.search(text)) is not None:
        return (day + timedelta(days=_NEAR_DAYS[match[1]])).isoformat(), Precision.DAY
    match = _LAST_UNIT.search(text)
    return None if match is None else _unit(match, day)


def _on_weekday(text: str, number: int, day: date, future: bool) -> date:
    if future:
        return day + timedelta(days=(number - day.weekday()) % 7)
    back = (day.weekday() - number) % 7
    match = _WEEKDAY.search(text)
    if match and match["last"] and back == 0:
        back = 7
    return day - timedelta(days=back)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word]


def _ago(match: re.Match[str], day: date) -> Found | None:
    n, unit = _count(match["n"]), match["unit"]
    if unit == "day":
        return (day - timedelta(days=n)).isoformat(), Precision.DAY
    if unit == "week":
        return _week(day - timedelta(weeks=n))
    months = day.year * 12 + day.month - 1 - n
    return f"{months // 12}-{months % 12 + 1:02d}", Precision.MONTH


def _week(day: date) -> Found:
    monday = day - timedelta(days=day.weekday())
    return f"{monday}/{monday + timedelta(days=6)}", Precision.WEEK


def _unit(match: re.Match[str], day: date) -> Found | None:
    step = {"this": 0, "next": 1}.get(match["which"], -1)
    if match["unit"] == "week":
        return _week(day + timedelta(weeks=step))
    if match["unit"] == "year":
        return str(day.year + step), Precision.YEAR
    months = day.year * 12 + day.month - 1 + step
    return f"{months // 12}-{months % 12 + 1:02d}", Precision.MONTH


def years_ago(phrase: str | None) -> int | None:
    """How many years back a phrase points: "last year" 1, "two years ago" 2; null if it does not."""
    if not phrase:
        return None
    if (match := _AGO.search(phrase.casefold())) is not None and match["unit"] in {"year", "decade"}:
        return _count(match["n"]) * (10 if match["unit"] == "decade" else 1)
    match = _LAST_UNIT.search(phrase.casefold())
    return 1 if match and match["unit"] == "year" and match["which"] in {"last", "previous"} else None


def weekday(phrase: str | None) -> int | None:
    """The one weekday that a phrase names, Monday 0; null for none or several."""
    found = {_WEEKDAYS[m["weekday"].casefold()] for m in _WEEKDAY.finditer(phrase or "")}
    return found.pop() if len(found) == 1 else None


def clock_time(phrase: str | None) -> str | None:
    """The time of day that a phrase names, as ``HH:MM``; null if it names none."""
    for match in _CLOCK.finditer(phrase or ""):
        hour, half = int(match["hour"]), (match["half"] or "").casefold()
        if not match["minute"] and not half:
            continue
        if half.startswith("p") and hour < 12:  # noqa: PLR2004 - noon
            hour += 12
        if half.startswith("a") and hour == 12:  # noqa: PLR2004
            hour = 0
        if hour < 24:  # noqa: PLR2004 - hours of a day
            return f"{hour:02d}:{match['minute'] or '00'}"
    return None


def duration_days(phrase: str) -> float | None:
    """Length of a duration ("for six weeks") in days; null if the phrase is none."""
    match = _DURATION.search(phrase.casefold())
    if match is None:
        return None
    return (
        _count(match["n"])
        * {"hour": 1 / 24, "day": 1, "week": 7, "month": 30.4, "year": 365.25}[match["unit"]]
    )
