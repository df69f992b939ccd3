"""Time phrases with known answers."""

import re
from pathlib import Path

import pytest

from summarizer import chronology
from summarizer.domain.article import Published, PublishedBasis
from summarizer.domain.terms import Precision, TimeBasis

DAY = Published(edtf="2022-09-16", basis=PublishedBasis.METADATA)  # a Friday
OPEN = Published(edtf="2022-09-13/..", basis=PublishedBasis.EMBEDDED_POST)  # a Tuesday
YEAR = Published(edtf="2021", basis=PublishedBasis.METADATA)

EXPLICIT = [
    ("September 13, 2022", "2022-09-13", Precision.DAY),
    ("13 September 2022", "2022-09-13", Precision.DAY),
    ("the 13th of September 2022", "2022-09-13", Precision.DAY),
    ("Sept. 3, 2022", "2022-09-03", Precision.DAY),
    ("2022-09-13", "2022-09-13", Precision.DAY),
    ("13.09.2022", "2022-09-13", Precision.DAY),
    ("25/12/2020", "2020-12-25", Precision.DAY),
    ("12/25/2020", "2020-12-25", Precision.DAY),
    ("29 February 2020", "2020-02-29", Precision.DAY),
    ("in October 2020", "2020-10", Precision.MONTH),
    ("early October 2020", "2020-10", Precision.MONTH),
    ("April and May 2021", "2021-04/2021-05", Precision.INTERVAL),
    ("autumn 2020", "2020-23", Precision.SEASON),
    ("in 2020", "2020", Precision.YEAR),
    ("around 2020", "2020~", Precision.YEAR),
    ("since 1991", "1991/..", Precision.INTERVAL),
    ("until 2014", "../2014", Precision.INTERVAL),
    ("1988–1994", "1988/1994", Precision.INTERVAL),
    ("from 1988 to 1994", "1988/1994", Precision.INTERVAL),
    ("03/04/2021", "[2021-03-04,2021-04-03]", Precision.DAY),
    ("in the 1990s", "199X", Precision.DECADE),
]
RELATIVE = [
    ("on Tuesday", DAY, "2022-09-13", Precision.DAY),
    ("Friday", DAY, "2022-09-16", Precision.DAY),
    ("last Friday", DAY, "2022-09-09", Precision.DAY),
    ("last Thursday", DAY, "2022-09-15", Precision.DAY),
    ("8 p.m. Wednesday", DAY, "2022-09-14T20:00", Precision.MINUTE),
    ("yesterday", DAY, "2022-09-15", Precision.DAY),
    ("two days ago", DAY, "2022-09-14", Precision.DAY),
    ("last week", DAY, "2022-09-05/2022-09-11", Precision.WEEK),
    ("last month", DAY, "2022-08", Precision.MONTH),
    ("last year", DAY, "2021", Precision.YEAR),
    ("Just a year ago", DAY, "2021", Precision.YEAR),
    ("two years ago", DAY, "2020", Precision.YEAR),
    ("in August", DAY, "2022-08", Precision.MONTH),
    ("in November", DAY, "2021-11", Precision.MONTH),
    ("in April and May", DAY, "2022-04/2022-05", Precision.INTERVAL),
    ("September 3", DAY, "2022-09-03", Precision.DAY),
    ("December 3", DAY, "2021-12-03", Precision.DAY),
    ("overnight", OPEN, "2022-09-12/2022-09-13", Precision.INTERVAL),
    ("on Tuesday morning", OPEN, "2022-09-13", Precision.DAY),
    ("in November last year", YEAR, "2020-11", Precision.MONTH),
    ("last year", YEAR, "2020", Precision.YEAR),
]
UNRESOLVED = [
    *((p, DAY) for p in ("recently", "earlier", "then", "so far", "two days", "for six weeks", "")),
    ("in the 1990s and 2020", None),
    ("they may attack", DAY),
]
UNFIXED = [
    ("on Tuesday", None, "XXXX-WXX-2", TimeBasis.RELATIVE_TO_PUBLICATION),
    ("on Tuesday", YEAR, "XXXX-WXX-2", TimeBasis.RELATIVE_TO_PUBLICATION),
    ("8 p.m. Wednesday", None, "XXXX-WXX-3T20:00", TimeBasis.RELATIVE_TO_PUBLICATION),
    ("last year", None, "-P1Y", TimeBasis.RELATIVE_TO_PUBLICATION),
    ("yesterday", None, "-P1D", TimeBasis.RELATIVE_TO_PUBLICATION),
    ("on August 4", None, "XXXX-08-04", TimeBasis.RELATIVE_TO_PUBLICATION),
    ("in the third quarter", None, "XXXX-35", TimeBasis.RELATIVE_TO_PUBLICATION),
    ("the next day", DAY, "P1D", TimeBasis.RELATIVE_TO_EVENT),
    ("three weeks later", DAY, "P3W", TimeBasis.RELATIVE_TO_EVENT),
    ("at 09:00 am Moscow time", OPEN, "T09:00+03:00", TimeBasis.NONE),
]


@pytest.mark.parametrize(("phrase", "edtf", "precision"), EXPLICIT, ids=[case[0] for case in EXPLICIT])
def test_explicit(phrase, edtf, precision):
    for reference in (None, DAY):
        found = chronology.resolve(phrase, reference)
        assert (found.edtf, found.precision, found.basis) == (edtf, precision, TimeBasis.EXPLICIT)
        assert chronology.is_edtf(edtf)


@pytest.mark.parametrize(
    ("phrase", "reference", "edtf", "precision"),
    RELATIVE,
    ids=[f"{case[0]} {case[1].edtf}" for case in RELATIVE],
)
def test_relative(phrase, reference, edtf, precision):
    found = chronology.resolve(phrase, reference, future=False)
    assert (found.edtf, found.precision) == (edtf, precision)
    assert found.basis is TimeBasis.RELATIVE_TO_PUBLICATION
    assert (found.note is not None) == ("/" in reference.edtf)


@pytest.mark.parametrize(("phrase", "reference"), UNRESOLVED, ids=[case[0] or "empty" for case in UNRESOLVED])
def test_unknown_stays_unknown(phrase, reference):
    found = chronology.resolve(phrase, reference)
    assert (found.edtf, found.precision, found.basis) == (None, Precision.UNKNOWN, TimeBasis.NONE)


@pytest.mark.parametrize(
    ("phrase", "reference", "relative", "basis"),
    UNFIXED,
    ids=[f"{c[0]} {c[1] and c[1].edtf}" for c in UNFIXED],
)
def test_what_fixes_no_date_keeps_what_it_says(phrase, reference, relative, basis):
    found = chronology.resolve(phrase, reference)
    assert (found.edtf, found.precision) == (None, Precision.UNKNOWN)
    assert (found.relative, found.basis) == (relative, basis)


def test_planned_events_look_ahead():
    assert chronology.resolve("on Monday", DAY, future=True).edtf == "2022-09-19"
    assert chronology.resolve("on Monday", DAY).edtf == "2022-09-12"


@pytest.mark.parametrize("edtf", [*(c[1] for c in EXPLICIT), *(c[2] for c in RELATIVE)])
def test_bounds_of_everything_written(edtf):
    first, last = chronology.bounds(edtf)
    assert first is not None or edtf.startswith("..")
    assert last is not None or edtf.endswith("..")
    if first and last:
        assert first <= last


def test_season_bounds():
    assert [str(day) for day in chronology.bounds("2020-23")] == ["2020-09-01", "2020-11-30"]
    assert [str(day) for day in chronology.bounds("2020-24")] == ["2020-12-01", "2021-02-28"]


@pytest.mark.parametrize(
    ("phrase", "clock"),
    [
        ("8 p.m. Wednesday", "20:00"),
        ("at 09:00 am", "09:00"),
        ("12 a.m.", "00:00"),
        ("12 pm", "12:00"),
        ("8 men", None),
    ],
)
def test_clock(phrase, clock):
    assert chronology.clock_time(phrase) == clock


def test_order():
    times = [chronology.resolve(p) for p in ("in 2021", "recently", "3 May 2020", "in October 2020")]
    ordered = sorted(times, key=chronology.sort_key)
    assert [time.phrase for time in ordered] == ["3 May 2020", "in October 2020", "in 2021", "recently"]


def test_durations_and_weekdays():
    assert chronology.duration_days("for six weeks") == 42
    assert chronology.duration_days("a while") is None
    assert chronology.weekday("Earlier on Tuesday") == 1
    assert chronology.weekday("Tuesday and Friday") is None
    assert chronology.years_ago("almost two years") is None


def test_no_clock_is_read():
    files = list(Path(chronology.__file__).parent.glob("*.py"))
    assert len(files) > 10
    source = "".join(file.read_text(encoding="utf-8") for file in files)
    assert not re.search(r"\b(?:now|today|utcnow|monotonic|localtime|gmtime)\(\)|import time\b", source)
