"""A date that rests on what stands beside its phrase is read again where it stands."""

import pytest

from summarizer import chronology
from summarizer.domain.article import Published, PublishedBasis
from summarizer.ground.recheck import Text, bad_time

TEXT = (
    "The market crashed on Oct. 19, 1987, and never recovered. The blast went off at 10:35 a.m. local time Friday.\n\n"
    "Troops entered on 4 March. The next day they left."
)
PUBLISHED = Published(edtf="2013-03-22", basis=PublishedBasis.METADATA)
CASES = [
    ("Oct. 19", "1987-10-19", "1988-10-19"),
    ("10:35 a.m.", "2013-03-22T10:35", "2013-03-15T10:35"),
    ("The next day", "2013-03-05", "2013-03-06"),
    ("on 4 March", "2013-03-04", "2013-03-14"),
]


@pytest.mark.parametrize(("phrase", "edtf", "other"), CASES, ids=[case[0] for case in CASES])
def test_what_was_read_in_place_holds(phrase, edtf, other):
    time = chronology.Chronicle(TEXT, PUBLISHED).resolve(phrase)
    assert time.edtf == edtf
    texts, published = {"a": Text("a", TEXT, "")}, {"a": PUBLISHED}
    assert list(bad_time(time, texts, published)) == []
    assert list(bad_time(time.model_copy(update={"edtf": other}), texts, published))
