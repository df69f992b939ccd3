"""EDTF values in words."""

import pytest

from summarizer.chronology import in_words


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2031-05-06", "6 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("2031-23", "autumn 2031"),
        ("203X", "the 2030s"),
        ("2031-05-06T09:00", "6 May 2031, 09:00"),
        ("2031-05-06T09:00:00Z", "6 May 2031, 09:00 UTC"),
        ("2031-05-06T09:00+03:00", "6 May 2031, 09:00 UTC+03:00"),
        ("2031-05-06/2031-05-09", "6 to 9 May 2031"),
        ("2031-05-30/2031-06-02", "30 May to 2 June 2031"),
        ("2030-12-30/2031-01-02", "30 December 2030 to 2 January 2031"),
        ("2031-05-06/2031-05-09?", "6 to 9 May 2031 (uncertain)"),
        ("2031-05-30~/2031-06-02~", "30 May to 2 June 2031 (approximately)"),
        ("2031-05-06?/2031-05-09", "6 May 2031 (uncertain) to 9 May 2031"),
        ("2031-05-06/..", "6 May 2031 or later"),
        ("../2031-05-06", "6 May 2031 or earlier"),
        ("2031-05?", "May 2031 (uncertain)"),
        ("2031~", "2031 (approximately)"),
        ("2031-13-45", "2031-13-45"),
        ("XXXX-05-06", "XXXX-05-06"),
        ("1989-35", "third quarter of 1989"),
        ("1989-40~", "first half of 1989 (approximately)"),
        ("196X~", "the 1960s (approximately)"),
        ("19XX", "the years 1900 to 1999"),
        ("-0217", "218 BC"),
        ("[2031-03-04,2031-04-03]", "4 March 2031 or 3 April 2031"),
        ("", ""),
    ],
)
def test_dates_in_words(edtf, expected):
    assert in_words(edtf) == expected
