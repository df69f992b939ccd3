"""Every expression of the table, in its sentence."""

import pytest
from gold import UNDATED_KINDS, cases

from summarizer import chronology


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_expression(case):
    reading = chronology.read(case.phrase, case.published, sentence=case.sentence)
    time = reading.time(case.phrase)
    assert (time.edtf, time.precision, time.basis) == (case.edtf, case.precision, case.basis)
    assert time.edtf is None or chronology.is_edtf(time.edtf)
    if case.expected in UNDATED_KINDS:
        assert reading.kind == case.expected
        assert time.relative is None


def test_the_table_is_large():
    found = cases()
    assert len(found) > 350
    assert sum(case.expected in UNDATED_KINDS for case in found) > 60
