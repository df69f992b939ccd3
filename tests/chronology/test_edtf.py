"""What EDTF values span, and which are valid."""

import pytest

from summarizer import chronology

BOUNDS = [
    ("2020-02", "2020-02-01", "2020-02-29"),
    ("2020-24", "2020-12-01", "2021-02-28"),
    ("1989-33", "1989-01-01", "1989-03-31"),
    ("1989-36", "1989-10-01", "1989-12-31"),
    ("1989-40", "1989-01-01", "1989-06-30"),
    ("1989-41", "1989-07-01", "1989-12-31"),
    ("198X", "1980-01-01", "1989-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("1991/..", "1991-01-01", None),
    ("../2014", None, "2014-12-31"),
    ("2021-03/2021-05?", "2021-03-01", "2021-05-31"),
    ("[2021-03-04,2021-04-03]", "2021-03-04", "2021-04-03"),
    ("2022-09-14T20:00Z", "2022-09-14", "2022-09-14"),
]
INVALID = [
    "", "2022-9-1", "2022-13", "2022-02-30", "20220913", "yesterday", "..", "2022-42", "[2022]",
    "2022-09-13/2022-09-31", "XXXX-09-13",
]  # fmt: skip


@pytest.mark.parametrize(("edtf", "first", "last"), BOUNDS, ids=[case[0] for case in BOUNDS])
def test_bounds(edtf, first, last):
    assert chronology.is_edtf(edtf)
    assert [day and str(day) for day in chronology.bounds(edtf)] == [first, last]


@pytest.mark.parametrize("text", INVALID)
def test_no_edtf(text):
    assert not chronology.is_edtf(text)


def test_years_before_christ_have_no_days():
    assert chronology.is_edtf("-0217")
    assert chronology.bounds("-0217") == (None, None)
