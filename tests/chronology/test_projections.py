"""Times in the schemes of others, and in words of TIMEX3."""

import pytest

from summarizer import chronology
from summarizer.domain.event import EventTime

CODES = [
    ("2022-09-14", 1, 1),
    ("2022-09-14T20:00-05:00", 1, 1),
    ("2022-09-14?", 1, 1),
    ("2022-09-12/2022-09-13", 2, 2),
    ("[2022-03-04,2022-03-09]", 2, 2),
    ("2022-09-05/2022-09-11", 3, 2),
    ("2022-09-05/2022-09-15", 4, 3),
    ("2022-02", 4, 3),
    ("2022-08", 4, 3),
    ("2022-21", 5, None),
    ("2022-33", 5, None),
    ("2022-40", 5, None),
    ("2020", 5, None),
    ("2020~", 5, None),
    ("2020/2021", None, None),
    ("199X", None, None),
    ("1991/..", None, None),
    (None, None, None),
]


@pytest.mark.parametrize(("edtf", "ucdp", "acled"), CODES, ids=[str(case[0]) for case in CODES])
def test_projection(edtf, ucdp, acled):
    time = EventTime(edtf=edtf)
    assert (chronology.date_prec(time), chronology.time_precision(time)) == (ucdp, acled)


TIMEX = [
    ("last week", "1989-W43"),
    ("last weekend", "1989-W43-WE"),
    ("the third quarter", "1989-Q3"),
    ("the first half of 1988", "1988-H1"),
    ("last summer", "1989-SU"),
    ("Tuesday night", "1989-10-31TNI"),
    ("8 p.m. Tuesday", "1989-10-31T20:00"),
    ("the 1960s", "196"),
    ("the 16th century", "15"),
    ("about 20 years ago", "1969"),
    ("three years", "P3Y"),
    ("six hours", "PT6H"),
    ("recent weeks", "PXW"),
    ("every Monday", "XXXX-WXX-1"),
    ("annually", "P1Y"),
    ("recently", "PAST_REF"),
    ("now", "PRESENT_REF"),
    ("soon", "FUTURE_REF"),
]


@pytest.mark.parametrize(("phrase", "value"), TIMEX, ids=[case[0] for case in TIMEX])
def test_timex(phrase, value):
    assert chronology.timex_value(chronology.read(phrase, "1989-11-02")) == value
