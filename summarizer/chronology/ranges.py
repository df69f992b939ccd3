"""Ranges of days, months and years that share a name: "12-14 September", "April and May 2021"."""

from __future__ import annotations

import re
from typing import Final

from summarizer.chronology import period, words
from summarizer.chronology.reading import Context, Kind, Reading, dated, interval
from summarizer.chronology.rules import IN_DIGITS, IN_MONTHS, Rule, lower, rule
from summarizer.chronology.words import FULL_MONTH, MONTH, YEAR, Unit
from summarizer.domain.terms import TimeBasis


def _read_days(match: re.Match[str], on: Context) -> Reading | None:
    """Read "12-14 September 2020", "between 12 and 14 September", "September 12 and 13"."""
    month = words.month(match["month"])
    first, last = (int(re.sub(r"\D", "", match[group])) for group in ("a", "b"))
    if match["year"]:
        year: int | None = int(match["year"])
    elif on.reference is None:
        if not (period.day(2000, month, first) and period.day(2000, month, last)):
            return None
        return Reading(
            Kind.DATE,
            basis=TimeBasis.RELATIVE_TO_PUBLICATION,
            relative=f"XXXX-{month:02d}-{first:02d}/XXXX-{month:02d}-{last:02d}",
        )
    else:
        near = on.choose(lambda turn: period.day(turn, month, first), on.reference.year)
        year = near.first.year if near else None
    if year is None or first >= last:
        return None
    a, b = period.day(year, month, first), period.day(year, month, last)
    if a is None or b is None:
        return None
    return interval(
        a.edtf, b.edtf, TimeBasis.EXPLICIT if match["year"] else TimeBasis.RELATIVE_TO_PUBLICATION
    )


def _read_months(match: re.Match[str], on: Context) -> Reading | None:
    """Read "April and May 2021"; the first month is of the year before where it is the later one."""
    a, b = words.month(match["a"]), words.month(match["b"])
    if match["year"]:
        year, basis = int(match["year"]), TimeBasis.EXPLICIT
    elif match["year_of"] and on.reference:
        step = {"last": -1, "next": 1}.get(match["year_of"].casefold(), 0)
        year, basis = on.reference.year + step, TimeBasis.RELATIVE_TO_PUBLICATION
    elif on.reference is None or match["year_of"]:
        relative = f"XXXX-{a:02d}/XXXX-{b:02d}"
        return Reading(Kind.DATE, basis=TimeBasis.RELATIVE_TO_PUBLICATION, relative=relative)
    else:
        near = on.choose(lambda turn: period.in_year(Unit.MONTH, turn, b), on.reference.year)
        if near is None:
            return None
        year, basis = near.first.year, TimeBasis.RELATIVE_TO_PUBLICATION
    first = period.in_year(Unit.MONTH, year - (a > b), a)
    if match["quarter"] and (a - 1) % 3 == 0 and b == a + 2:
        return dated(period.in_year(Unit.QUARTER, year, b // 3), basis)
    note = on.reading(first).note if basis is TimeBasis.RELATIVE_TO_PUBLICATION else None
    found = interval(first.edtf, period.in_year(Unit.MONTH, year, b).edtf, basis)
    return Reading(**{**found.__dict__, "note": note})


def _read_this_far(match: re.Match[str], on: Context) -> Reading | None:
    """Read "the year to date"."""
    here = on.at(words.unit(match["unit"]))
    return on.reading(here) if here else None


_D = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_TO = r"(?: ?[-–—/] ?| (?:to|and|or|until|through) (?:the )?)"


def _read_first_months(match: re.Match[str], _: Context) -> Reading | None:
    """Read "the first nine months of 1989"."""
    year, count = int(match["year"]), int(words.number(match["n"]))
    if not 1 < count < 12:  # noqa: PLR2004 - months
        return None
    first = 1 if lower(match, "end") == "first" else 13 - count
    begin = period.in_year(Unit.MONTH, year, first)
    return interval(begin.edtf, begin.shift(count - 1).edtf)


RULES: Final[tuple[Rule, ...]] = (
    rule(
        rf"(?:the )?(?P<end>first|last|final) (?P<n>{words.NUMBER}) months (?:of|in) (?P<year>{YEAR})",
        _read_first_months,
        needs=("months",),
    ),
    rule(
        rf"(?:between |from )?(?:the )?(?P<a>{_D}){_TO}(?P<b>{_D})(?: of)? (?P<month>{MONTH})(?:,?"
        rf" (?P<year>{YEAR}))?",
        _read_days,
        needs=IN_DIGITS,
    ),
    rule(
        rf"(?:between |from )?(?P<month>{MONTH}) (?P<a>{_D})(?:, {_D})*(?:,? and "
        rf"|{_TO})(?P<b>{_D})(?![0-9:]|[.,][0-9])(?:,?"
        rf" (?P<year>{YEAR}))?",
        _read_days,
        needs=IN_DIGITS,
    ),
    rule(
        rf"(?P<a>{FULL_MONTH})(?: ?[-–—] ?| (?:and|to|through|until) )(?P<b>{FULL_MONTH})"
        rf"(?P<quarter> (?:quarter|period)\b)?(?:,? (?:of )?(?P<year>{YEAR})| (?:of )?(?P<year_of>last"
        rf"|this|next) year)?(?! \d)",
        _read_months,
        needs=IN_MONTHS,
    ),
    rule(r"(?:the )?(?P<unit>year|month)[- ]to[- ]date", _read_this_far, needs=("date",)),
)
