"""Who speaks in a sentence."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from summarizer.ground.attribution import _FOLLOWING_ENDS, _PART_ENDS, _TITLES, SAYING, _sayings

WORDS = st.sampled_from(
    ["said", "Said", "saying", "pointed", "out", "points", "pointing out", "note", "noted", "unsaid", "said_",
     "told", "the", "army", "re-said", "said’s", "swore", "think", "thought", "ſaid", "5said", "plans", "Peru"]
)  # fmt: skip


@given(st.lists(st.tuples(WORDS, st.sampled_from([" ", ", ", "-", ". ", "", "\n", "“", "_"]))))
def test_the_short_cut_misses_no_verb_of_saying(pieces):
    text = "".join(word + gap for word, gap in pieces)
    assert [(m.start, m.end) for m in _sayings(text)] == [m.span() for m in SAYING.finditer(text)]


STOP = "".join(rf"(?<!\b{title})" for title in _TITLES.split()) + r"\."
PART_ENDS = re.compile(
    rf"[;:—–]\s|[”\"]\s*,?\s|{STOP}\s|\bthat\s|\bbut\s|\bwhile\s|\band\s(?=(?:he|she|it|they)\b)"
)
FOLLOWING_ENDS = re.compile(rf"[;:—–“\"]|{STOP}\s|\.$|\bthat\b|\bwho\b")
PARTS = st.sampled_from(
    ["Mr", "Mr.", "Dr. Rojas", "army", "that", "thatch", "and he", "and the", "and it", "band he", "but", "butter",
     "while", "who", "whole", "”", "”,", '"', "“", "5.", "St.", "rest."]
)  # fmt: skip


@given(
    st.lists(
        st.tuples(PARTS, st.sampled_from([" ", " ", "  ", ", ", "; ", ": ", "—", ". ", ".", "-", "\n", "_"]))
    )
)
def test_parts_of_a_sentence_end_where_the_plain_patterns_say(pieces):
    text = "".join(part + gap for part, gap in pieces)
    for quick, plain in ((_PART_ENDS, PART_ENDS), (_FOLLOWING_ENDS, FOLLOWING_ENDS)):
        assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]
