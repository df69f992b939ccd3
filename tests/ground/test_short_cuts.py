"""Checks that are left out where they can find nothing: with them the outcome is the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import wording
from summarizer.ground import substitution
from summarizer.ground.passage import _CAPITAL, _ENGLISH, _SAMPLE, Passage, capitals, is_english
from summarizer.ground.source import Source
from summarizer.ground.statements import check_statement
from summarizer.wording import Span

WORDS = st.sampled_from(
    """
    Peru Chile Lima Tacna attacked met will not to plans accused “Peru army the said 12 15 killed never by Peru’s
    troops and on Monday Tuesday didn’t may soldiers civilians no-one
    """.split()  # noqa: SIM905 - a table of words
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=12)
KNOWN = frozenset({"peru", "chile", "lima"})


@given(SENTENCES, st.lists(st.booleans(), min_size=12, max_size=12), st.lists(WORDS, max_size=1))
def test_what_only_leaves_words_out_needs_no_alignment(source, kept, more):
    claim = " ".join([word for word, keep in zip(source, kept, strict=False) if keep] + more) or "x"
    text = " ".join(source) + "."
    with pytest.MonkeyPatch.context() as patch:
        found = substitution.substituted(claim, text, KNOWN)
        patch.setattr(substitution, "_leaves_out", lambda *_: False)
        assert found == substitution.substituted(claim, text, KNOWN)


PIECES = st.sampled_from(
    ["in Lima", "the lima bean", "a climate", "e-lima", "lima’s", "lima", "Lima", "said May", "may", "(may)", "“may”",
     "_may", "maybe", "the Red", "hundred", "red.", "red-hot", "1.red", "the", "of", "12", "É", "…", "x́"]
)  # fmt: skip
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from([" ", " ", "\n", ", ", "-", ""])), max_size=12).map(
    lambda pieces: "".join(map("".join, pieces))
)


@given(TEXTS)
def test_names_are_those_that_never_stand_in_small_letters(text):
    found = {word.lower() for word in _CAPITAL.findall(text)}
    assert capitals(text) == found - set(wording.texts(text)) - wording.STOP_WORDS


@given(TEXTS)
def test_english_is_told_by_the_share_of_its_function_words(text):
    words = wording.texts(text[:_SAMPLE].lower())
    share = sum(word in wording.STOP_WORDS for word in words) >= _ENGLISH * len(words)
    assert is_english(text) == (bool(words) and share)


HURT = "The blast in Lima killed miners and left other people at home."


@pytest.mark.parametrize(
    "word", ["injured", "critically-injured", "critically\u2011injured", "critically\u2013injured"]
)
def test_what_befell_people_is_looked_for_inside_words_too(word):
    passage = Passage(Source.plain("a", HURT), (Span(0, len(HURT)),))
    claim = HURT.replace("at home", word)
    assert (
        check_statement(claim, passage, english=True) == "nothing in or next to the quotation says “injured”"
    )
