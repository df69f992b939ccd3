"""Quarters, halves and seasons, and the financial year."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from summarizer.chronology import period, words
from summarizer.chronology.dates import day_of_year, recurring_month
from summarizer.chronology.period import Period, containing
from summarizer.chronology.reading import Context, Reading, dated, interval, unfixed
from summarizer.chronology.rules import IN_DIGITS, IN_SEASONS, IN_UNITS, Rule, lower, rule
from summarizer.chronology.words import DAY, MONTH, NUMBER, SEASON, SEASONS, YEAR, Unit
from summarizer.domain.terms import TimeBasis

_FISCAL_NOTE: Final = "of a financial year, which need not begin in January"
_NTH = r"(?P<nth>first|second|third|fourth|final|1st|2nd|3rd|4th)"
_OF_YEAR = (
    rf"(?:,? (?:of |in )?(?P<fy>fiscal (?:year )?|FY ?)?(?P<year>{YEAR}|['’][0-9]{{2}}\b)"
    r"|,? (?:of |in )?(?P<which>last|this|next|the previous|the prior|the current|the same|that|the"
    r" following)"
    r" (?:fiscal )?year|,? (?:of |in )?the (?P<ago>year[- ](?:ago|earlier|before))"
    r"|,? (?:of |in )(?P<the_year>the year)\b)"
)
_PRE = (
    rf"(?:(?P<pre>(?:last|this|next|the previous|the same) year|year[- ](?:ago|earlier))(?:['’]s)? "
    rf"|(?:(?P<pre_fiscal>fiscal (?:year )?))?(?P<pre_year>{YEAR})(?:['’]s)? )?"
)
_ENDS = r" (?:that |which )?(?:ended|ending|ends|to|through) (?:in )?"


def _nth(text: str, of: int) -> int:
    text = text.casefold()
    return of if text in {"final", "last"} else words.ordinal(text)


def _in_year(match: re.Match[str], on: Context, unit: Unit, number: int) -> Reading | None:
    groups = match.groupdict()
    fiscal = _FISCAL_NOTE if groups.get("fiscal") or groups.get("fy") or groups.get("pre_fiscal") else None
    if groups.get("year") or groups.get("pre_year"):
        text = (groups.get("year") or groups["pre_year"]).lstrip("'’")
        year = int(text) if len(text) == 4 else words.full_year(int(text), _year(on))  # noqa: PLR2004 - digits
        return dated(period.in_year(unit, year, number), note=fiscal)
    which = (
        groups.get("which") or groups.get("ago") or groups.get("pre") or groups.get("the_year") or ""
    ).casefold()
    which = re.sub(r"[-\s]+year(?:['’]s)?$", "", which)
    if which in {"the same", "that", "the following"} and on.anchor and on.anchor.bounds.first:
        year = on.anchor.bounds.first.year + (which == "the following")
        return dated(period.in_year(unit, year, number), TimeBasis.RELATIVE_TO_EVENT, fiscal)
    if on.reference is None:
        return unfixed(f"XXXX-{period.in_year(unit, 0, number).edtf[5:]}")
    if which:
        year = on.reference.year + {"this": 0, "the": 0, "the current": 0, "next": 1}.get(which, -1)
        return dated(period.in_year(unit, year, number), TimeBasis.RELATIVE_TO_PUBLICATION, fiscal)
    found = on.choose(lambda turn: period.in_year(unit, turn, number), on.reference.year, habit=False)
    return (
        Reading(**{**on.reading(found).__dict__, "note": fiscal})
        if found and fiscal
        else (on.reading(found) if found else None)
    )


def _year(on: Context) -> int | None:
    return on.reference.year if on.reference else None


def _read_quarter(match: re.Match[str], on: Context) -> Reading | None:
    return _in_year(match, on, Unit.QUARTER, _nth(match["nth"], 4))


def _read_half(match: re.Match[str], on: Context) -> Reading | None:
    return _in_year(match, on, Unit.HALF, _nth(match["nth"], 2))


def _read_q(match: re.Match[str], on: Context) -> Reading | None:
    unit = Unit.QUARTER if match["unit"].upper() == "Q" else Unit.HALF
    number = int(match["n"])
    return _in_year(match, on, unit, number) if number <= (4 if unit is Unit.QUARTER else 2) else None


def _read_which_quarter(match: re.Match[str], on: Context) -> Reading | None:
    """Read "the quarter" and "the latest quarter": the last full one, of which is reported."""
    which = lower(match, "which")
    unit = Unit.HALF if "half" in match["unit"].casefold() else Unit.QUARTER
    per_year = 4 if unit is Unit.QUARTER else 2
    ago = which.startswith(("year", "the year"))
    told = on.anchor.period if on.anchor and on.anchor.period and on.anchor.period.unit is unit else None
    if told is not None and (ago or which in {"the same", "that", "the following", "the preceding"}):
        steps = -per_year if ago else {"the following": 1, "the preceding": -1}.get(which, 0)
        return dated(told.shift(steps), TimeBasis.RELATIVE_TO_EVENT)
    here = on.at(unit)
    if here is None:
        return unfixed("P0M")
    if told is not None and which in {"the", ""}:
        return dated(told, TimeBasis.RELATIVE_TO_EVENT)
    steps = {"this": 0, "the current": 0, "current": 0, "next": 1, "the next": 1, "the coming": 1}.get(
        which, -1
    )
    return on.reading(here.shift(steps - per_year if ago else steps))


def _read_year_quarter(match: re.Match[str], on: Context) -> Reading | None:
    """Read "the 1988 quarter": the one of that year that the article is about, or that is reported of."""
    told = (
        on.anchor.period if on.anchor and on.anchor.period and on.anchor.period.unit is Unit.QUARTER else None
    )
    here = told or on.at(Unit.QUARTER)
    if here is None:
        return dated(Period(Unit.YEAR, int(match["year"])))
    number = (here.number if told else here.number - 1) % 4 + 1
    return dated(
        period.in_year(Unit.QUARTER, int(match["year"]), number),
        TimeBasis.RELATIVE_TO_EVENT if told else TimeBasis.RELATIVE_TO_PUBLICATION,
    )


def _read_month_quarter(match: re.Match[str], on: Context) -> Reading | None:
    """Read "the June quarter": the one that ends with that month."""
    month = words.month(match["month"])
    year = int(match["year"]) if match["year"] else None
    if month % 3:
        return None
    if year is not None:
        return dated(period.in_year(Unit.QUARTER, year, month // 3))
    if on.reference is None:
        return unfixed(f"XXXX-{32 + month // 3}")
    found = on.choose(
        lambda turn: period.in_year(Unit.QUARTER, turn, month // 3), on.reference.year, habit=False
    )
    return on.reading(found) if found else None


def _read_ended(match: re.Match[str], on: Context) -> Reading | None:
    """Read "the nine months ended September 30": back from the end that is printed."""
    groups = match.groupdict()
    year = int(groups["year"]) if groups["year"] else None
    month, number = words.month(groups["month"]), groups["day"]
    basis = TimeBasis.EXPLICIT if year else TimeBasis.NONE
    past = Context(on.reference, on.future if "ing" in lower(match, "ends") else False, on.anchor, on.near)
    if number:
        end = day_of_year(int(re.sub(r"\D", "", number)), month, past, year, basis)
    elif year:
        end = dated(period.in_year(Unit.MONTH, year, month))
    else:
        end = recurring_month(month, "", past)
    last = end.bounds.last if end else None
    if end is None or last is None:
        return unfixed(end.relative if end else None)
    unit = words.unit(groups["unit"])
    if unit is Unit.WEEK and not groups["n"]:
        return dated(containing(Unit.WEEK, last), end.basis, end.note)
    count = int(words.number(groups["n"])) if groups["n"] else 1
    basis = end.basis
    if unit is Unit.WEEK or unit is Unit.DAY:
        days = count * (7 if unit is Unit.WEEK else 1)
        return interval((last - timedelta(days=days - 1)).isoformat(), last.isoformat(), basis)
    months = count * {Unit.YEAR: 12, Unit.QUARTER: 3, Unit.HALF: 6}.get(unit, 1)
    # A financial period that closes on the first Sunday of a month belongs to the month before.
    closing = containing(Unit.MONTH, last - timedelta(days=7 if last.day < 8 else 0))  # noqa: PLR2004 - a week
    quarter, of_quarter = divmod(closing.number - 2, 3)
    if months == 3 and not of_quarter:  # noqa: PLR2004 - a calendar quarter
        return dated(Period(Unit.QUARTER, quarter), basis)
    if months == 12 and closing.number % 12 == 11:  # noqa: PLR2004 - a calendar year
        return dated(Period(Unit.YEAR, closing.number // 12), basis)
    return interval(closing.shift(1 - months).edtf, closing.edtf, basis)


def _read_fiscal(match: re.Match[str], on: Context) -> Reading | None:
    groups = match.groupdict()
    if groups.get("year"):
        text = groups["year"].lstrip("'’")
        year = int(text) if len(text) == 4 else words.full_year(int(text), _year(on))  # noqa: PLR2004 - digits
        return dated(Period(Unit.YEAR, year), note=_FISCAL_NOTE)
    if on.reference is None:
        return unfixed("P0Y")
    which = lower(match, "which")
    steps = {"last": -1, "the last": -1, "the previous": -1, "the prior": -1, "the past": -1, "next": 1}.get(
        which, 1 if which in {"the next", "the coming"} else 0
    )
    return dated(
        Period(Unit.YEAR, on.reference.year + steps), TimeBasis.RELATIVE_TO_PUBLICATION, _FISCAL_NOTE
    )


def _leads(match: re.Match[str]) -> bool:
    """Whether a word before "fall" or "spring" makes it a season."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    return bool(re.search(r"\b(?:in|by|since|until|during|early|late|mid)[-\s]+$", before, re.IGNORECASE))


def _read_season(match: re.Match[str], on: Context) -> Reading | None:  # noqa: C901, PLR0911 - one answer a form
    groups = match.groupdict()
    number = SEASONS[groups["season"].casefold()] - 20
    which = lower(match, "which")
    if groups["year"]:
        return dated(period.in_year(Unit.SEASON, int(groups["year"]), number))
    if groups["season"].casefold() in {"fall", "spring"} and not (which or groups["of"] or _leads(match)):
        return None
    if groups["of"]:
        if on.reference is None:
            return unfixed(f"XXXX-{number + 20}")
        step = {"last": -1, "next": 1}.get(groups["of"].casefold().split()[0], 0)
        return on.reading(period.in_year(Unit.SEASON, on.reference.year + step, number))
    if which in {"every", "each"}:
        return None
    here = on.at(Unit.SEASON)
    if here is None or on.reference is None:
        return unfixed(f"XXXX-{number + 20}")
    turns = [period.in_year(Unit.SEASON, on.reference.year + step, number) for step in (-2, -1, 0, 1)]
    if "before last" in match[0].casefold():
        return on.reading([turn for turn in turns if turn.number < here.number][-1].shift(-4))
    if which in {"last", "this past", "the past", "the previous", "past"}:
        return on.reading([turn for turn in turns if turn.number < here.number][-1])
    if which in {"next", "this coming", "the coming"}:
        return on.reading(next(turn for turn in turns if turn.number > here.number))
    if which == "this" and on.future is None:
        return on.reading(here if here in turns else turns[2])
    found = on.choose(lambda turn: period.in_year(Unit.SEASON, turn, number), on.reference.year)
    return on.reading(found) if found else None


_EARLY = (
    r"(?:(?:the )?(?:early|late|mid|middle|end|beginning|start)(?:[- ]of[- ](?:the )?"
    r"|[- ]in[- ](?:the )?|[- ]))?"
)


def _read_short(match: re.Match[str], on: Context) -> Reading | None:
    """Read "3Q11"."""
    text = match["year"]
    year = int(text) if len(text) == 4 else words.full_year(int(text), _year(on))  # noqa: PLR2004 - digits
    unit = Unit.QUARTER if match["unit"].upper() == "Q" else Unit.HALF
    return (
        dated(period.in_year(unit, year, int(match["n"])))
        if unit is Unit.QUARTER or match["n"] in "12"
        else None
    )


RULES: Final[tuple[Rule, ...]] = (
    rule(
        rf"{_EARLY}(?:the |its |their )?{_PRE}(?P<fiscal>fiscal |fiscal-)?{_NTH}[- ](?P<f2>fiscal )?"
        rf"quarters?\b(?:['’]s)?{_OF_YEAR}?",
        _read_quarter,
        needs=("quarter",),
    ),
    rule(
        rf"{_EARLY}(?:the |its |their )?{_PRE}(?P<fiscal>fiscal "
        rf"|fiscal-)?{_NTH}[- ]half(?:[- ]year)?\b(?:['’]s)?{_OF_YEAR}?",
        _read_half,
        needs=("half",),
    ),
    rule(
        rf"(?P<unit>[QH])(?P<n>[1-4])(?!\w)(?: (?:of )?(?P<fy>FY ?)?(?P<year>{YEAR}|['’][0-9]{{2}}))?",
        _read_q,
        needs=IN_DIGITS,
    ),
    rule(rf"(?P<fy>FY ?)?(?P<year>{YEAR})[- ]?(?P<unit>[QH])(?P<n>[1-4])(?!\w)", _read_q, needs=IN_DIGITS),
    rule(
        r"(?P<n>[1-4])(?P<unit>[QH]) ?(?P<fy>FY ?)?(?P<year>(?:20)?[0-9]{2})\b", _read_short, needs=IN_DIGITS
    ),
    rule(
        r"(?P<which>last|this|next|the last|the latest|the current|the next|the coming|the previous|the prior"
        r"|the most recent|the recent|the same|that|the following|the preceding|the just-ended|latest|current"
        r"|(?:the )?year[- ]ago|(?:the )?year[- ]earlier|the|previous|prior)"
        r" (?:fiscal )?(?P<unit>quarter|half-year|half year)\b(?:['’]s)?(?! (?:century|mile|of an|pound"
        r"|point))",
        _read_which_quarter,
        needs=("quarter", "half"),
    ),
    rule(rf"(?:the )(?P<year>{YEAR}) quarter\b", _read_year_quarter, needs=("quarter",)),
    rule(
        rf"(?:the )?(?P<month>{MONTH})[- ]quarter\b(?:,? (?:of )?(?P<year>{YEAR}))?",
        _read_month_quarter,
        needs=("quarter",),
    ),
    rule(
        rf"(?:(?:the|its|their) )?(?:(?:first|latest|last|fiscal|third|second|fourth|full) )*"
        rf"(?:(?P<n>{NUMBER})[- ])?(?:fiscal )?(?P<unit>(?:day|week|month|quarter|year|half-year)s?)(?:"
        rf" period)?"
        rf"(?P<ends>{_ENDS})(?:(?:Saturday|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday),? )?"
        rf"(?P<month>{MONTH})(?: (?P<day>{DAY}))?(?:,? (?P<year>{YEAR}))?",
        _read_ended,
        needs=IN_UNITS,
    ),
    rule(
        rf"(?:the )?(?:fiscal(?:[- ]year)?|FY) ?(?P<year>{YEAR}|['’]?[0-9]{{2}}\b)(?:['’]s)?",
        _read_fiscal,
        needs=IN_DIGITS,
    ),
    rule(rf"(?:the )?(?P<year>{YEAR}) (?:fiscal|financial) year", _read_fiscal, needs=IN_DIGITS),
    rule(
        r"(?:(?P<which>last|this|next|the last|the current|the next|the coming|the previous|the prior|the"
        r" past|the latest|latest|its next"
        r"|the|its current|its) )(?:fiscal|financial)[- ]year(?:['’]s)?(?! ?(?:end|\d))",
        _read_fiscal,
        needs=("year",),
    ),
    rule(
        rf"{_EARLY}(?:(?P<which>last|next|this past|this coming|this|the past|past|the coming|the previous"
        rf"|the|every|each)"
        rf" )?{_EARLY}(?P<season>{SEASON})(?:,? (?:of |in )?(?P<year>{YEAR})(?:[-–/][0-9]{{2,4}})?"
        r"|,? (?:of )?(?P<of>(?:last|this|next) year)| before last\b)?",
        _read_season,
        needs=IN_SEASONS,
    ),
)
