"""Years, decades and centuries."""

from __future__ import annotations

import re
from typing import Final

from summarizer.chronology import words
from summarizer.chronology.dates import WHEN
from summarizer.chronology.period import Period
from summarizer.chronology.reading import Context, Kind, Reading, dated, interval, unfixed
from summarizer.chronology.rules import IN_DIGITS, Rule, rule
from summarizer.chronology.words import DECADES, ORDINAL, YEAR, Unit, one_of
from summarizer.domain.terms import Precision, TimeBasis

_HARDLY_A_YEAR = re.compile(
    r"\s*(?:percent|per cent|%|people|soldiers|troops|dollars|pounds|euros|feet|miles|km|meters|metres"
    r"|points|"
    r"workers|men|women|others|jobs|homes|houses|votes|civilians|members|employees|students|acres|tons"
    r"|tonnes|"
    r"kilometers|kilometres|refugees|police|officers|families|seats|hectares|tanks|sq\b)",
    re.IGNORECASE,
)

_BEFORE_YEAR = re.compile(
    r"\b(?:in|of|since|by|until|till|from|to|before|after|during|around|circa|early|late|mid|and|between"
    r"|through)"
    r"[-\s]+$",
    re.IGNORECASE,
)


def _read_year(match: re.Match[str], _: Context) -> Reading | None:
    if _HARDLY_A_YEAR.match(match.string, match.end()):
        return None
    if match["year"] < "1900" and not _surely_year(match):
        return None
    mark = "~" if match["about"] else ""
    return dated(Period(Unit.YEAR, int(match["year"])), mark=mark)


def _surely_year(match: re.Match[str]) -> bool:
    """Whether a number before 1900 is a year: nothing else is there, or a word that leads to a year."""
    rest = match.string[: match.start()] + match.string[match.end() :]
    return (
        not rest.strip(" .,'’s")
        or not match[0][0].isdigit()
        or bool(_BEFORE_YEAR.search(match.string[max(0, match.start() - 12) : match.start()]))
    )


def _read_spelled(match: re.Match[str], _: Context) -> Reading | None:
    return dated(Period(Unit.YEAR, words.spelled_year(match["spelled"])))


def _read_short_year(match: re.Match[str], on: Context) -> Reading | None:
    year = words.full_year(int(match["short"]), on.reference.year if on.reference else None)
    return dated(Period(Unit.YEAR, year))


def _read_years(match: re.Match[str], _: Context) -> Reading | None:
    first, last = int(match["a"]), match["b"]
    end = int(last) if len(last) == 4 else first - first % 100 + int(last)  # noqa: PLR2004 - digits
    if len(last) != 4 and end <= first:  # noqa: PLR2004
        end += 100
    return interval(f"{first:04d}", f"{end:04d}") if first < end <= first + 400 else None


def _read_decade(match: re.Match[str], on: Context) -> Reading | None:
    groups = match.groupdict()
    if groups.get("full"):
        return dated(Period(Unit.DECADE, int(groups["full"]) // 10))
    if match[0][0].isdigit():
        return None  # "in his 40s", "temperatures in the low 20s"
    decade = int(groups["two"]) if groups.get("two") else DECADES[groups["word"].casefold()]
    if on.reference is None and decade < 30:  # noqa: PLR2004 - of this century or of the last
        return unfixed(None)
    year = words.full_year(decade, on.reference.year if on.reference else None)
    if year > (on.reference.year if on.reference else 2000):
        year -= 100
    return dated(Period(Unit.DECADE, year // 10))


def _read_hundreds(match: re.Match[str], _: Context) -> Reading | None:
    return dated(Period(Unit.CENTURY, int(match["two"])))


def _read_century(match: re.Match[str], _: Context) -> Reading | None:
    number = words.ordinal(match["n"])
    if match["bc"]:
        return None
    return dated(Period(Unit.CENTURY, number - 1)) if 2 < number < 30 else None  # noqa: PLR2004 - EDTF: NNXX


def _read_bc(match: re.Match[str], _: Context) -> Reading | None:
    return Reading(Kind.DATE, f"{1 - int(match['bc']):05d}", Precision.YEAR, TimeBasis.EXPLICIT)


RULES: Final[tuple[Rule, ...]] = (
    rule(
        rf"(?P<a>{YEAR}) ?(?:[-–—/]) ?(?P<b>{YEAR}|[0-9]{{2}}(?![0-9]))(?![-/]?\d)",
        _read_years,
        needs=IN_DIGITS,
    ),
    rule(
        rf"(?:the )?(?:year |years? (?:of )?)?(?:{WHEN})?(?P<about>(?:about|around|circa|c\."
        rf"|approximately) )?"
        rf"(?P<year>{YEAR})(?!['’]?s\d|0s|['’]s\b(?= \d)|-(?:foot|mile|seat|member|page|odd|strong|year"
        rf"|acre))",
        _read_year,
        needs=IN_DIGITS,
    ),
    rule(
        rf"(?:the year )?(?P<spelled>{words.SPELLED_YEAR})\b",
        _read_spelled,
        needs=("nineteen", "twenty", "two", "eighteen"),
    ),
    rule(r"['’](?P<short>[0-9]{2})(?!['’]?s)\b", _read_short_year, needs=IN_DIGITS),
    rule(rf"(?:the )?{WHEN}?(?P<two>1[0-9])00['’]?s\b", _read_hundreds, needs=IN_DIGITS),
    rule(
        rf"(?:the )?{WHEN}?(?P<full>(?:1[0-9]|20)[0-9]0)['’]?s\b(?! [a-z]+ quarter)",
        _read_decade,
        needs=IN_DIGITS,
    ),
    rule(
        rf"(?:the )?{WHEN}?(?:nineteen |nineteen-)?(?P<word>{one_of(DECADES)})\b(?! ?-)",
        _read_decade,
        needs=("ties",),
    ),
    rule(rf"(?:the )?{WHEN}?['’]?(?P<two>[2-9]0)['’]?s\b", _read_decade, needs=IN_DIGITS),
    rule(
        rf"(?:the )?{WHEN}?(?P<n>{ORDINAL})[- ]centur(?:y|ies)(?P<bc> b\.?c\b\.?)?",
        _read_century,
        needs=("centur",),
    ),
    rule(r"(?P<bc>[0-9]{1,4}) b\.?c\.?(?:e\.?)?(?![a-z])", _read_bc, needs=IN_DIGITS),
)
