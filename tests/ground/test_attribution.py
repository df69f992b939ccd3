"""Who speaks in a sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.ground.attribution import SAYING, _sayings

WORDS = st.sampled_from(
    ["said", "Said", "saying", "pointed", "out", "points", "pointing out", "note", "noted", "unsaid", "said_",
     "told", "the", "army", "re-said", "said’s", "swore", "think", "thought", "ſaid", "5said", "plans", "Peru"]
)  # fmt: skip


@given(st.lists(st.tuples(WORDS, st.sampled_from([" ", ", ", "-", ". ", "", "\n", "“", "_"]))))
def test_the_short_cut_misses_no_verb_of_saying(pieces):
    text = "".join(word + gap for word, gap in pieces)
    assert [(m.start, m.end) for m in _sayings(text)] == [m.span() for m in SAYING.finditer(text)]
