"""Times of day, with their zones."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from summarizer.chronology.reading import Context, Kind, Reading, unfixed
from summarizer.chronology.rules import IN_DIGITS, Rule, lower, rule
from summarizer.chronology.words import NUMBER, number
from summarizer.domain.terms import Precision, TimeBasis

ZONES: Final = {
    "gmt": "Z",
    "utc": "Z",
    "z": "Z",
    "wet": "Z",
    "bst": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00",
    "moscow time": "+03:00",
    "jst": "+09:00",
    "est": "-05:00",
    "edt": "-04:00",
    "cst": "-06:00",
    "cdt": "-05:00",
    "mst": "-07:00",
    "mdt": "-06:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "hst": "-10:00",
    "akst": "-09:00",
    "akdt": "-08:00",
    "aest": "+10:00",
    "aedt": "+11:00",
    "hkt": "+08:00",
    "nzst": "+12:00",
    "nzdt": "+13:00",
}
"""Zones by the names that news prints, where a name has one meaning there. "IST" has three and "local time"
none; both are left out. "Eastern time" is left out too: it changes with the season."""
_ZONE = r"(?:,? \(?(?P<zone>(?-i:[A-Z]{2,4}T|GMT|UTC|Z|MSK)|Moscow time)\)?(?![A-Za-z]))?"
_HALF = r"(?P<half>[ap]\.? ?m\b\.?)"
NOON: Final = 12


def _at(hour: int, minute: int, match: re.Match[str], on: Context) -> Reading | None:
    zone = ZONES.get(" ".join((match.groupdict().get("zone") or "").casefold().split()), "")
    clock = f"{hour:02d}:{minute:02d}{zone}"
    if hour > 24 or minute > 59 or (hour == 24 and minute):  # noqa: PLR2004 - hours, minutes
        return None
    return on_day(clock, on)


def on_day(clock: str, on: Context) -> Reading:
    """A time of day on the day that the same sentence names; without one it has no date."""
    near = on.near
    if near is not None and near.precision is Precision.DAY and near.edtf and near.clock is None:
        return combine(near, clock, TimeBasis.RELATIVE_TO_EVENT)
    return Reading(Kind.TIME, relative=f"T{clock}", clock=clock)


def combine(day: Reading, clock: str, basis: TimeBasis | None = None, *, loose: bool = False) -> Reading:
    """A day and a time of day. 24:00 is the end of the day, which EDTF writes as 00:00 of the next one."""
    if day.edtf is None:
        relative = f"{day.relative}T{clock}" if day.relative else f"T{clock}"
        return Reading(Kind.TIME, basis=day.basis, relative=relative, clock=clock, note=day.note)
    edtf, mark = day.edtf.rstrip("?~%"), day.edtf[len(day.edtf.rstrip("?~%")) :]
    if day.part in {"AF", "EV", "NI"} and loose and "01:00" <= clock < "12:00":
        clock = f"{int(clock[:2]) + NOON}{clock[2:]}"
    if clock.startswith("24:00"):
        assert day.period is not None
        edtf, clock = day.period.shift(1).edtf, "00:00" + clock[5:]
    return Reading(
        Kind.TIME, f"{edtf}T{clock}{mark}", Precision.MINUTE, basis or day.basis,
        note=day.note, period=day.period, clock=clock,
    )  # fmt: skip


def _read_half(match: re.Match[str], on: Context) -> Reading | None:
    hour, half = int(match["hour"]), match["half"].casefold()
    if hour > NOON and half[0] == "p":
        half = ""
    if half.startswith("p") and hour < NOON:
        hour += NOON
    if half.startswith("a") and hour == NOON:
        hour = 0
    return _at(hour, int(match["minute"] or 0), match, on)


def _read_colon(match: re.Match[str], on: Context) -> Reading | None:
    return _at(int(match["hour"]), int(match["minute"]), match, on)


def _read_midnight(_match: re.Match[str], _on: Context) -> Reading | None:
    """Which of the two midnights of a day is meant, "midnight Thursday" does not say."""
    return Reading(Kind.TIME)


def _read_noon(_: re.Match[str], on: Context) -> Reading | None:
    return on_day("12:00", on)


def _read_oclock(match: re.Match[str], on: Context) -> Reading | None:
    hour = int(number(match["n"]))
    part = lower(match, "part")
    if part in {"in the afternoon", "in the evening", "at night"} and hour < NOON:
        hour += NOON
    elif not part:
        return unfixed(None)
    return _at(hour, 0, match, on)


def _colon(match: re.Match[str], on: Context) -> Reading | None:
    """A time with a colon; with a point only where a zone follows, for it could be a decimal number."""
    if "." in match[0][:3] and not match["zone"]:
        return None
    found = _read_colon(match, on)
    part = lower(match, "part")
    if found is not None and part and part != "in the morning" and found.clock and found.clock < "12:00":
        return on_day(f"{int(found.clock[:2]) + NOON}{found.clock[2:]}", on)
    return found and replace(found, loose=not match["zone"])


RULES: Final[tuple[Rule, ...]] = (
    rule(
        rf"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?(?: [:.] ?)? ?{_HALF}{_ZONE}",
        _read_half,
        needs=IN_DIGITS,
    ),
    rule(
        rf"(?P<hour>[01]?\d|2[0-4])[:.h](?P<minute>[0-5]\d)(?![\d:.]|,\d| ?(?:percent|million|billion|%))"
        rf"(?=.?\s*(?:GMT|UTC|(?-i:[A-Z]{{2,3}}T)\b|local|hours|o'clock|on |$|,|\)|\.|;| ))(?:"
        rf" hours\b)?(?P<part> in the (?:morning|afternoon|evening)| at night)?{_ZONE}",
        _colon,
        needs=IN_DIGITS,
    ),
    rule(
        r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?: hours| hrs)?,? (?P<zone>GMT|UTC|Z|EST|EDT|CET|MSK"
        r"|local time)\b",
        _read_colon,
        needs=IN_DIGITS,
    ),
    rule(
        r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) (?:hours|hrs)\b(?P<zone>)", _read_colon, needs=IN_DIGITS
    ),
    rule(r"(?:high |12 )?(?:noon|midday)\b", _read_noon, needs=("noon", "midday")),
    rule(r"midnight\b", _read_midnight, needs=("midnight",)),
    rule(
        rf"(?P<n>{NUMBER}) o['’]clock(?: (?P<part>in the morning|in the afternoon|in the evening|at"
        rf" night))?(?P<zone>)",
        _read_oclock,
        needs=("clock",),
    ),
)
