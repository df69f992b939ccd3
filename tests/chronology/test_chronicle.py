"""Phrases read where they stand in an article."""

import re

import pytest

from summarizer import chronology
from summarizer.domain.terms import TimeBasis

TEXT = (
    "The army shelled the town on 4 March. The next day it withdrew.\n\n"
    "The two sides met in May. They will meet again on Friday, officials said. "
    "On Tuesday a truce had been agreed at 8 p.m.\n\n"
    "A first truce had failed in 1994. Three years later a second one failed."
)
CASES = [
    ("4 March", None, "2013-03-04", TimeBasis.RELATIVE_TO_PUBLICATION),
    ("The next day", None, "2013-03-05", TimeBasis.RELATIVE_TO_EVENT),
    ("on Friday", None, "2013-03-29", TimeBasis.RELATIVE_TO_PUBLICATION),
    ("on Friday", False, "2013-03-22", TimeBasis.RELATIVE_TO_PUBLICATION),
    ("8 p.m.", None, "2013-03-26T20:00", TimeBasis.RELATIVE_TO_EVENT),
    ("Three years later", None, "1997", TimeBasis.RELATIVE_TO_EVENT),
    ("on Wednesday", None, "2013-03-27", TimeBasis.RELATIVE_TO_PUBLICATION),
]


@pytest.mark.parametrize(("phrase", "future", "edtf", "basis"), CASES, ids=[f"{c[0]} {c[1]}" for c in CASES])
def test_in_place(phrase, future, edtf, basis):
    found = chronology.Chronicle(TEXT, "2013-03-28").resolve(phrase, future=future)
    assert (found.edtf, found.basis) == (edtf, basis)


def test_the_place_nearest_to_the_passage_counts():
    text = "He was shot in 1991. That year 5 died.\n\nHe was freed in 1994. That year 7 died."
    chronicle = chronology.Chronicle(text)
    assert [chronicle.resolve("That year", [(end, end + 1)]).edtf for end in (30, 75)] == ["1991", "1994"]
    assert [time.edtf for time in chronicle.readings("that year")] == ["1991", "1994"]


def test_a_date_told_long_before_is_not_counted_from():
    text = "It began in 1991." + " Nobody came." * 6 + " The following year it ended."
    found = chronology.Chronicle(text).resolve("The following year")
    assert (found.edtf, found.relative) == (None, "P1Y")


def test_find():
    found = chronology.find(TEXT, "2013-03-28")
    assert all(TEXT[item.start : item.end] == item.time.phrase for item in found)
    assert [(item.time.phrase, item.time.edtf) for item in found if item.time.edtf] == [
        ("4 March", "2013-03-04"),
        ("The next day", "2013-03-05"),
        ("May", "2012-05"),
        ("Friday", "2013-03-29"),
        ("Tuesday", "2013-03-26"),
        ("8 p.m.", "2013-03-26T20:00"),
        ("1994", "1994"),
        ("Three years later", "1997"),
    ]


def test_find_without_a_publication_date_fixes_only_what_the_words_fix():
    found = chronology.find(TEXT)
    assert [item.time.edtf for item in found if item.time.edtf] == ["1994", "1997"]
    assert [item.time.relative for item in found][:4] == ["XXXX-03-04", "P1D", "XXXX-05", "XXXX-WXX-5"]


PLACES = [
    ("on Friday", "On Friday, on\nfriday and upon Friday; on  Friday"),
    ("at 8 p.m.", "at 8 p.m. or at\n\n8 p.m. at 8 p.m.x"),
    ("İstanbul", "in istanbul, İSTANBUL"),
    ("last May", "last Maya, LAST MAY."),
    ("in in", "in in in in"),
    ("ſunday", "Sunday ſunday"),
    ("Sunday", "ſunday Sunday"),
]


@pytest.mark.parametrize(("phrase", "text"), PLACES)
def test_a_phrase_stands_where_a_pattern_would_find_it(phrase, text):
    words = r"\s+".join(map(re.escape, phrase.split()))
    found = [m.span() for m in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE)]
    assert chronology.Chronicle(text, sentences=[(0, len(text))])._places(phrase) == found
