"""Where a clause ends, and what a figure counts: short cuts and the patterns that they stand for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.ground.binding import (
    _COUNTED,
    _NO_PHRASE,
    _PHRASE_END,
    CLAUSE,
    _clause_marks,
    counted_words,
)
from summarizer.quantity import figures

PIECES = st.sampled_from(
    ["12", "men", "soldiers of", "and", "And", "but", "while", "plus", "as well as", "as well", "AS WELL AS", "hit-and-run",
     "band", "in-law", "who", "was", "-", "–", "brother’s", "a day earlier", "of the", "their", "at-large", "'", "’"]
)  # fmt: skip
GAPS = st.sampled_from([" ", " ", " ", "  ", ", ", " - ", "- ", " -", "; ", ": ", "—", "– ", "\n", "-", ""])
TEXTS = st.lists(st.tuples(PIECES, GAPS), max_size=9).map(lambda pieces: "".join(map("".join, pieces)))


@given(TEXTS)
def test_the_short_cut_for_clauses_misses_no_mark(text):
    assert [tuple(span) for span in _clause_marks(text)] == [match.span() for match in CLAUSE.finditer(text)]


@given(TEXTS)
def test_what_a_figure_counts_ends_where_the_pattern_says(text):
    for figure in figures(text):
        tail = _COUNTED.match(text, figure.end).group()
        cut = _PHRASE_END.search(tail)
        expected = "" if _NO_PHRASE.match(tail) else tail[: cut.start()] if cut else tail
        assert counted_words(figure, text) == expected
