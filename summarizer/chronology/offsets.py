"""Times counted from another: "two weeks ago", "a year earlier", "last month", "the next day"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from summarizer.chronology import period, words
from summarizer.chronology.dates import with_part
from summarizer.chronology.period import Period, containing
from summarizer.chronology.reading import Context, Kind, Reading, dated, unfixed
from summarizer.chronology.rules import IN_UNITS, Rule, lower, rule
from summarizer.chronology.words import ABOUT, NUMBER, PART_OF_DAY, UNIT, Unit
from summarizer.domain.terms import TimeBasis

_CLOCK: Final = frozenset({Unit.HOUR, Unit.MINUTE, Unit.SECOND})
_EARLY = (
    r"(?:(?:the )?(?:early|earlier|late|later|mid|middle|end|beginning|start|rest|remainder|close|turn"
    r"|first part"
    r"|latter part|course|opening|as early as|as late as|as soon as|sometime|so far)"
    r"(?:[- ]of[- ]| in | on |[- ]| ))?(?:this |in )?"
)
_LONGEST: Final = 1500
"""Units counted back from which on a year before 1 may be meant, which has no date here."""
_PER_YEAR: Final = {Unit.QUARTER: 4, Unit.MONTH: 12, Unit.HALF: 2, Unit.SEASON: 4, Unit.YEAR: 1}
_APPROXIMATE: Final = re.compile(
    r"(?:about|around|approximately|roughly|circa|some|nearly|almost|close\s+to)", re.IGNORECASE
)


def _read_ago(match: re.Match[str], on: Context) -> Reading | None:
    unit, way = words.unit(match["unit"]), lower(match, "way")
    count = words.number(match["n"])
    if match["half"] or match["half2"]:
        count += 0.5
    name = match["unit"].casefold()
    if unit in _CLOCK or unit is Unit.SEASON or name.startswith("generation") or count > _LONGEST:
        return Reading(Kind.REFERENCE, iso="PRESENT_REF" if unit in _CLOCK else "PAST_REF")
    if unit is Unit.YEAR and count != int(count):
        unit, count = Unit.MONTH, count * 12
    if count != int(count):
        return unfixed(None)
    mark = "~" if match["about"] and _APPROXIMATE.match(match["about"]) else ""
    back = way.startswith(("ago", "earlier", "before", "previously", "prior", "in the past"))
    steps = -int(count) if back else int(count)
    anaphoric = way in {"earlier", "before", "previously", "later", "after", "afterward", "afterwards", "on"}
    return counted(unit, steps, on, anaphoric=anaphoric, mark=mark)


def counted(unit: Unit, steps: int, on: Context, *, anaphoric: bool, mark: str = "") -> Reading | None:
    """So many units from the date told last (``anaphoric``), or else from the publication.

    "A year earlier" and "a year ago" in a sentence about a quarter or a month mean that of the year before.
    """
    near = on.near.period if on.near else None
    if near is not None and near.unit in _PER_YEAR and unit is Unit.YEAR and abs(steps) == 1:
        return dated(near.shift(steps * _PER_YEAR[near.unit]), TimeBasis.RELATIVE_TO_EVENT)
    if anaphoric and on.anchor is not None and (found := from_anchor(unit, steps, on.anchor)):
        return found
    relative = f"{'-' if steps < 0 else ''}P{abs(steps) * (10 if unit is Unit.DECADE else 1)}" + (
        "Y" if unit is Unit.DECADE else unit.value[0]
    )
    if anaphoric and steps > 0:
        return unfixed(relative, TimeBasis.RELATIVE_TO_EVENT)
    here = on.at(unit)
    if here is None:
        basis = TimeBasis.RELATIVE_TO_EVENT if anaphoric else TimeBasis.RELATIVE_TO_PUBLICATION
        return unfixed(relative, basis)
    return on.reading(here.shift(steps), mark)


def from_anchor(unit: Unit, steps: int, anchor: Reading) -> Reading | None:
    """So many units from another date; null where that is coarser than the unit or not known."""
    weekday = re.fullmatch(r"XXXX-WXX-(\d)", anchor.relative or "")
    if weekday and unit is Unit.DAY and anchor.edtf is None:
        number = (int(weekday[1]) - 1 + steps) % 7 + 1
        return unfixed(f"XXXX-WXX-{number}", TimeBasis.RELATIVE_TO_EVENT)
    first, last = anchor.bounds
    if first is None or last is None:
        return None
    here = containing(unit, last if steps > 0 else first)
    if anchor.period is not None and anchor.period.unit is not unit and not here.holds(last):
        return None
    if (
        anchor.period is None
        and (last - first) > timedelta(days=1)
        and not (here.holds(first) and here.holds(last))
    ):
        return None
    return dated(here.shift(steps), TimeBasis.RELATIVE_TO_EVENT)


_BACK: Final = frozenset({"last", "the last", "the past", "past", "the previous", "previous", "the preceding",
                          "the prior", "prior", "this past", "the latest"})  # fmt: skip
_AHEAD: Final = frozenset({"next", "the coming", "coming", "this coming", "the upcoming"})
_TOLD: Final = {
    "the same": 0,
    "that": 0,
    "that same": 0,
    "the following": 1,
    "the next": 1,
    "following": 1,
    "the very next": 1,
    "the previous": -1,
    "the preceding": -1,
    "the prior": -1,
}


def _read_unit(match: re.Match[str], on: Context) -> Reading | None:
    which, unit = lower(match, "which"), words.unit(match["unit"])
    name = match["unit"].casefold()
    if name in {"season", "generation"} or unit in _CLOCK or unit is Unit.WEEKEND:
        return None
    part = name if name in {"morning", "afternoon", "evening", "night"} else match["part"]
    if which == "the next" and unit in {Unit.DECADE, Unit.CENTURY}:
        which = "next"
    if which in _TOLD and (which not in _BACK or on.anchor is not None):
        told = from_anchor(unit, _TOLD[which], on.anchor) if on.anchor else None
        if told is not None:
            return with_part(told, part)
        if which not in _BACK:
            steps = _TOLD[which]
            return unfixed(f"P{steps}{unit.value[0]}", TimeBasis.RELATIVE_TO_EVENT)
    if which == "the coming" and unit is Unit.YEAR:
        return Reading(Kind.DURATION, iso="P1Y")
    steps = -1 if which in _BACK else 1 if which in _AHEAD else 0
    here = on.at(unit)
    if here is None:
        letter, size = (
            ("Y", 10 if unit is Unit.DECADE else 100)
            if unit in {Unit.DECADE, Unit.CENTURY}
            else (unit.value[0], 1)
        )
        return unfixed(f"{'-' if steps < 0 else ''}P{abs(steps) * size}{letter}")
    return with_part(on.reading(here.shift(steps)), part)


def _read_the_unit(match: re.Match[str], on: Context) -> Reading | None:
    """Read "the year", "the end of the month": that of the date told last, or else that of publication."""
    unit = words.unit(match["unit"])
    if on.near is not None and (told := from_anchor(unit, 0, on.near)) and not match["early"]:
        return told
    here = on.at(unit)
    return unfixed(f"P0{unit.value[0]}") if here is None else on.reading(here)


def _read_year_end(match: re.Match[str], on: Context) -> Reading | None:
    unit = words.unit(match["unit"])
    if match["year"]:
        return dated(Period(Unit.YEAR, int(match["year"])))
    here = on.at(unit)
    return unfixed(f"P0{unit.value[0]}") if here is None else on.reading(here)


def _read_year_ago(match: re.Match[str], on: Context) -> Reading | None:
    unit = words.unit(match["unit"] or "year")
    return counted(unit, -1, on, anaphoric=match["way"].casefold() != "ago")


def _read_the_day(match: re.Match[str], on: Context) -> Reading | None:
    """Read "the day before", "the week after": of what was told last."""
    unit = words.unit(match["unit"])
    steps = -1 if lower(match, "way") in {"before", "earlier", "previous"} else 1
    if on.anchor is not None and (found := from_anchor(unit, steps, on.anchor)):
        return found
    if unit is Unit.YEAR and steps < 0:
        return counted(unit, steps, on, anaphoric=False)
    return unfixed(f"{'-' if steps < 0 else ''}P1{unit.value[0]}", TimeBasis.RELATIVE_TO_EVENT)


def _read_nth_week(match: re.Match[str], on: Context) -> Reading | None:
    """Read "the first week of May": the days 1 to 7; the last week: the last seven days."""
    from summarizer.chronology.dates import recurring_month  # noqa: PLC0415

    month = words.month(match["month"])
    if match["year"]:
        found: Reading | None = dated(Period(Unit.MONTH, int(match["year"]) * 12 + month - 1))
    else:
        found = recurring_month(month, "", on)
    if found is None or found.period is None:
        return found
    nth = lower(match, "nth")
    first, last = found.period.first, found.period.last
    if nth in {"last", "final"}:
        start = last - timedelta(days=6)
    else:
        start = first + timedelta(days=7 * (words.ordinal(nth) - 1))
    end = min(start + timedelta(days=6), last)
    return Reading(**{**found.__dict__, "edtf": f"{start}/{end}", "precision": WEEK, "period": None})


WEEK = Period(Unit.WEEK, 0).precision


def _read_before_last(match: re.Match[str], on: Context) -> Reading | None:
    """Read "the week before last" and "the week after next"."""
    unit = words.unit(match["unit"])
    here = on.at(unit)
    steps = -2 if lower(match, "way") == "before last" else 2
    return (
        unfixed(f"{'-' if steps < 0 else ''}P2{unit.value[0]}")
        if here is None
        else on.reading(here.shift(steps))
    )


def _read_anniversary(match: re.Match[str], on: Context) -> Reading | None:
    """Read "10 years ago today", "a week from tomorrow", "two years ago this month"."""
    unit, count = words.unit(match["unit"]), words.number(match["n"])
    at = lower(match, "at")
    if unit in _CLOCK or count != int(count):
        return None
    steps = int(count) * (1 if lower(match, "way") == "from" else -1)
    here = on.at(words.unit(at.split()[-1]) if at.startswith("this") else Unit.DAY)
    if here is None:
        return unfixed(None)
    if not at.startswith("this"):
        here = here.shift({"yesterday": -1, "tomorrow": 1}.get(at, 0))
    if unit in {Unit.DAY, Unit.WEEK}:
        days = steps * (7 if unit is Unit.WEEK else 1)
        return on.reading(containing(here.unit, here.first + timedelta(days=days)))
    months = steps * {Unit.MONTH: 1, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}.get(unit, 0)
    month = containing(Unit.MONTH, here.first).shift(months).first
    day = period.day(month.year, month.month, here.first.day)
    return on.reading(containing(here.unit, (day or containing(Unit.DAY, month)).first)) if months else None


RULES: Final[tuple[Rule, ...]] = (
    rule(
        r"(?:the )?(?P<unit>week|weekend|month|year|quarter|decade) (?P<way>before last|after next)\b",
        _read_before_last,
        needs=IN_UNITS,
    ),
    rule(
        rf"(?:just |only |exactly )?(?P<n>{NUMBER}) (?P<unit>{UNIT}) (?P<way>ago|from) "
        r"(?P<at>today|yesterday|tomorrow|this week|this month|this year|this weekend)\b",
        _read_anniversary,
        needs=("ago", "from"),
    ),
    rule(
        rf"(?:just |only |exactly |barely |back"
        rf" )?(?P<about>{ABOUT})?(?P<n>{NUMBER})(?P<half>[- ]and[- ]a[- ]half)?[- ](?:full )?"
        rf"(?P<unit>{UNIT})(?P<half2> and a half)? (?P<way>ago|earlier|before(?=$|[.,:;!?)”])"
        r"|previously|later|afterwards?|from now|from today|hence|on(?=$|,)|prior(?! to))(?!\w)",
        _read_ago,
        needs=IN_UNITS,
    ),
    rule(
        r"(?:the |a )?(?P<unit>year|month|week|quarter|day)-(?P<way>ago|earlier|before)\b(?: period)?",
        _read_year_ago,
        needs=("ago", "earlier", "before"),
    ),
    rule(
        rf"{_EARLY}(?P<which>last|next|this past|this coming|this|(?:the )?coming|(?:the )?previous"
        r"|the preceding|(?:the )?prior|(?:the )?following|the next|the very next|the same|that same|that"
        r"|the current|current"
        r"|the upcoming|the latest) "
        rf"(?P<unit>day|week|month|year|quarter|decade|century|morning|afternoon|evening|night)\b(?:['’]s)?"
        rf"(?: (?P<part>{PART_OF_DAY}))?(?! (?:old|or so|and a half|of the|of an?|of his|of her|of its|of"
        rf" their)\b)",
        _read_unit,
        needs=IN_UNITS,
    ),
    rule(
        r"(?P<early>(?:the )?(?:early|earlier|late|later|mid|middle|end|beginning|start|rest|remainder"
        r"|close|turn|first part"
        r"|latter part|course)(?: in | of |-)(?:the )?|so far in the |to date in the )(?P<unit>week|month"
        r"|year|decade|century)\b",
        _read_the_unit,
        needs=IN_UNITS,
    ),
    rule(
        r"(?P<early>)the (?P<unit>week|month|year|decade)\b(?:['’]s)?(?! (?:of|ended|ending|to|after"
        r"|before|when|that|earlier|later))",
        _read_the_unit,
        needs=IN_UNITS,
    ),
    rule(
        rf"(?:the )?(?P<unit>year|month)(?:-| |['’]s )?end\b(?:,? (?P<year>{words.YEAR}))?",
        _read_year_end,
        needs=("end",),
    ),
    rule(rf"mid-?(?P<unit>year|month|week)\b(?:,? (?P<year>{words.YEAR}))?", _read_year_end, needs=("mid",)),
    rule(
        r"the (?P<unit>day|week|month|year|night|morning) (?P<way>before|after|earlier|later|previous)(?=$"
        r"|[.,;:!?)]| (?:at|in|by|on|to|and|with|from)\b)",
        _read_the_day,
        needs=IN_UNITS,
    ),
    rule(
        rf"the (?P<nth>first|second|third|fourth|last|final) week (?:of|in) (?P<month>{words.MONTH})(?:,?"
        rf" (?P<year>{words.YEAR}))?",
        _read_nth_week,
        needs=("week",),
    ),
)
