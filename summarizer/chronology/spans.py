"""What has no date: durations, recurring times, "now" and "recently"; and ranges of days and years."""

from __future__ import annotations

import re
from typing import Final

from summarizer.chronology import words
from summarizer.chronology.period import containing
from summarizer.chronology.reading import Context, Kind, Reading, dated
from summarizer.chronology.rules import IN_UNITS, IN_WEEKDAYS, Rule, lower, rule
from summarizer.chronology.words import (
    ABOUT,
    FULL_MONTH,
    FULL_WEEKDAY,
    NUMBER,
    SEASON,
    UNIT,
    VAGUE_NUMBER,
    WEEKDAYS,
    Unit,
    one_of,
)

_TWICE: Final = {Unit.WEEKEND: "WE", Unit.DECADE: "DE", Unit.CENTURY: "CE"}


def iso(unit: Unit, count: str) -> str:
    """A duration as TIMEX3 writes it: "P3D", "PT6H", "PXW"; "DE" and "CE" for decades and centuries."""
    if unit in {Unit.HOUR, Unit.MINUTE, Unit.SECOND}:
        return f"PT{count}{unit.value[1]}"
    return f"P{count}{_TWICE.get(unit, unit.value)}"


def _read_duration(match: re.Match[str], _: Context) -> Reading | None:
    groups = match.groupdict()
    unit = words.unit(match["unit"])
    if not groups.get("n"):
        return Reading(Kind.DURATION, iso=iso(unit, "X"))
    count = words.number(groups["n"]) + (0.5 if groups.get("half") else 0)
    if match["unit"].casefold().startswith("fortnight"):
        count *= 2
    return Reading(Kind.DURATION, iso=iso(unit, f"{count:g}"))


def _read_another(match: re.Match[str], _: Context) -> Reading | None:
    return Reading(Kind.DURATION, iso=iso(words.unit(match["unit"]), "1"))


def _read_set(match: re.Match[str], _: Context) -> Reading | None:
    groups = match.groupdict()
    if groups.get("weekday"):
        return Reading(Kind.SET, iso=f"XXXX-WXX-{words.weekday(groups['weekday']) + 1}")
    if groups.get("unit"):
        unit = words.unit(groups["unit"])
        count = words.number(groups["n"]) if groups.get("n") else 1
        return Reading(Kind.SET, iso=iso(unit, f"{count:g}"))
    return Reading(Kind.SET, iso=_OFTEN.get(lower(match, "often")) if groups.get("often") else None)


_OFTEN: Final = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annually": "P1Y",
    "annual": "P1Y",
    "hourly": "PT1H",
    "biennial": "P2Y",
    "bimonthly": "P2M",
    "semiannual": "P6M",
    "semi-annual": "P6M",
    "biannual": "P6M",
    "triennial": "P3Y",
}


def _now(_match: re.Match[str], _on: Context) -> Reading:
    return Reading(Kind.REFERENCE, iso="PRESENT_REF")


def _past(_match: re.Match[str], _on: Context) -> Reading:
    return Reading(Kind.REFERENCE, iso="PAST_REF")


def _to_come(_match: re.Match[str], _on: Context) -> Reading:
    return Reading(Kind.REFERENCE, iso="FUTURE_REF")


_STRETCH = (
    r"(?:(?:the )?(?:past|last|next|coming|first|final|previous|following|preceding|entire|whole"
    r"|full|recent|same|opening|closing|better part of(?: the| a)?)[- ])"
)


def _read_vague(match: re.Match[str], _: Context) -> Reading | None:
    return Reading(Kind.DURATION, iso=iso(words.unit(match["unit"]), "X"))


def _read_every(match: re.Match[str], on: Context) -> Reading | None:
    if match["month"] or match["season"]:
        return Reading(Kind.SET, iso=None)
    if match["n"] and match["n"].casefold() in {"few", "several"}:
        return (
            Reading(Kind.SET, iso=iso(words.unit(match["unit"]), "X")) if match["unit"] else Reading(Kind.SET)
        )
    return _read_set(match, on)


_RATE = re.compile(
    r"(?:\d|million|billion|thousand|hundred|dollars|percent|%|times|once|twice|people|tons|barrels|pounds"
    r"|rate)\W*\s*$"
)


def _read_rate(match: re.Match[str], _: Context) -> Reading | None:
    """Read "$10 million a year" as recurring, other "a year" as a duration."""
    unit = words.unit(match["unit"])
    kind = Kind.SET if _RATE.search(match.string[: match.start()].casefold()) else Kind.DURATION
    return Reading(kind, iso=iso(unit, "1"))


RULES: Final[tuple[Rule, ...]] = (
    # Durations.
    rule(
        rf"(?:{ABOUT})?{_STRETCH}?(?:another |additional |extra )?(?P<n>{NUMBER})(?:[- ](?:consecutive"
        rf"|straight|full|more|additional|whole|fiscal"
        rf"|successive|long))*(?P<half>[- ]and[- ]a[- ]half)?[- ](?P<unit>{UNIT})(?:[- ](?:old|long)\b|(?="
        rf" (?:of|in a row)))?",
        _read_duration,
        needs=IN_UNITS,
    ),
    rule(
        rf"(?:{ABOUT})?(?:the )?(?:past |last |next |coming |first |final )?{VAGUE_NUMBER} (?:more "
        rf"|consecutive )?(?P<unit>{UNIT})",
        _read_vague,
        needs=IN_UNITS,
    ),
    rule(rf"(?:{ABOUT})?(?:yet )?another (?P<unit>{UNIT})", _read_another, needs=("another",)),
    rule(r"half an? (?P<unit>hour|day|year|century|decade)", _read_duration, needs=("half",)),
    rule(
        r"(?:the |an |a )?(?:past|last|whole|entire|full|coming|better part of a) (?P<unit>hour|minute|day"
        r"|week|month|year|decade|century)\b(?= (?:or so|and a half))",
        _read_duration,
        needs=IN_UNITS,
    ),
    rule(
        r"(?:all|(?:the|an?) (?:entire|whole|full)|throughout the|through the|during the) (?P<unit>day"
        r"|night|week|weekend|month|year|decade|morning|afternoon|century)\b(?! of)",
        _read_duration,
        needs=IN_UNITS,
    ),
    rule(
        r"(?P<unit>(?:years|months|weeks|days|hours|minutes|decades|centuries|generations))\b",
        _read_duration,
        needs=IN_UNITS,
    ),
    rule(
        r"(?:(?:the )?past|the last|the next) (?P<unit>hour|minute|day|week|month|year|decade"
        r"|century)\b(?! of)",
        lambda match, on: (
            Reading(Kind.DURATION, iso=iso(words.unit(match["unit"]), "1"))
            if not (on.anchor and match[0].casefold().startswith("the next"))
            else None
        ),
        needs=IN_UNITS,
    ),
    # Recurring times.
    rule(
        rf"(?:every|each|per|once an?|once every|twice an?|twice every|twice each|times an?|times each"
        rf"|times per)"
        rf" (?:other |single |second )?(?:(?P<n>{NUMBER}|few|several) )?(?:(?P<weekday>{FULL_WEEKDAY})"
        rf"|(?P<unit>{UNIT})|(?P<month>{FULL_MONTH})|(?P<season>{SEASON}))"
        r"(?: (?:morning|afternoon|evening|night))?",
        _read_every,
        needs=("every", "each", "per", "once", "twice", "times"),
    ),
    rule(
        r"(?P<often>daily|nightly|weekly|biweekly|fortnightly|monthly|bimonthly|quarterly|yearly|annually"
        r"|annual|hourly"
        r"|biennial|semi-?annual|biannual|triennial)\b",
        _read_set,
        needs=("ly", "nnual", "ennial"),
    ),
    rule(
        rf"(?:on |most |many |some )?(?P<weekday>{one_of(WEEKDAYS)})s\b(?!['’])(?: (?:and|through|or)"
        rf" (?:{one_of(WEEKDAYS)})s\b)?",
        _read_set,
        needs=IN_WEEKDAYS,
    ),
    rule(
        r"(?:on |most )?(?:weekdays|weekends|weeknights|mornings|afternoons|evenings|nights|summers"
        r"|winters|springs|autumns)\b",
        _read_set,
        needs=("ends", "days", "nights", "ings", "noons", "summers", "winters", "autumns"),
    ),
    rule(
        r"(?:a|an) (?P<unit>year|month|week|day|night|hour|quarter)\b(?! (?:ago|earlier|later|before|after"
        r"|or|and|from|of|long|in (?:jail|prison)|old))",
        _read_rate,
        needs=IN_UNITS,
    ),
    # Now and then.
    rule(
        r"(?:right |for |until |as of |from |by )?now\b|currently\b|at present\b|at the moment\b"
        r"|nowadays\b|these days\b|presently\b"
        r"|at this (?:time|point|stage|moment)\b|the present(?: time| day)?\b|so far\b|to date\b|right now"
        r"|the current|today['’]s (?:world|society)",
        _now,
    ),
    rule(
        r"(?:more |most |until |as )?recent(?:ly)?\b|lately\b|formerly\b|previously\b|the past\b(?!"
        r" (?:[0-9]|two|three|four|five|six|seven|eight|nine|ten|few|several|year|week|month|day"
        r"|decade|hour))|earlier\b|once\b|in the past\b(?! (?:[0-9]|two|three|four|five|six|seven"
        r"|eight|nine|ten|few|several|year|week|month|day|decade|hour))"
        r"|at (?:the|that) time\b|then\b|long ago\b|at one (?:time|point)\b|not long ago\b|some time ago\b"
        r"|a while ago\b|ago\b|ever since\b",
        _past,
    ),
    rule(
        rf"(?:a few|several|many|some|a number of|(?:tens|dozens|scores|hundreds|thousands) of|a couple)"
        rf" (?P<unit>{UNIT}) (?:ago|earlier|before|previously)",
        _past,
        needs=IN_UNITS,
    ),
    rule(
        r"(?:years|months|weeks|days|hours|minutes|decades|centuries|moments|generations) (?:ago|earlier"
        r"|before)\b",
        _past,
        needs=("ago", "earlier", "before"),
    ),
    rule(
        r"(?:the |the near |the foreseeable |the immediate )?future\b|soon\b|shortly\b|eventually\b"
        r"|later\b|in due course\b|(?:in |over |during )?(?:the )?(?:coming|upcoming) (?:days|weeks"
        r"|months|years|decades)\b"
        r"|(?:years|months|weeks|days|hours|minutes|moments|decades) later\b|(?:a few|several|some|many)"
        r" (?:years|months|weeks|days|hours|minutes) later\b",
        _to_come,
    ),
)

__all__ = ["RULES", "containing", "dated", "iso"]
