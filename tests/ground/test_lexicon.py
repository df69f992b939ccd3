"""What the words of a text can count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.domain.terms import Measure
from summarizer.ground.lexicon import COUNTED, said, says

SAID = [
    pytest.param("Twelve were killed.", {"killed"}, id="a word"),
    pytest.param("The blast took the life, and the lives, of two.", {"killed"}, id="lives"),
    pytest.param("The flood took three more live animals.", {"killed"}, id="several words"),
    pytest.param("A live broadcast took place.", set(), id="in another order"),
    pytest.param("The blast claimed the life of a miner.", {"killed"}, id="one life"),
    pytest.param("A miner is in intensive care.", {"wounded"}, id="intensive care"),
    pytest.param("A miner is on life support.", {"wounded"}, id="life support"),
    pytest.param("They shot down two drones.", {"killed", "wounded", "destroyed"}, id="shot down"),
    pytest.param("They went down to the river.", set(), id="down alone"),
    pytest.param("Power was knocked out.", {"destroyed"}, id="knocked out"),
    pytest.param("Fighting broke out.", set(), id="out alone"),
    pytest.param("Suspects were rounded up.", {"arrested"}, id="rounded up"),
    pytest.param("Prices went up.", set(), id="up alone"),
    pytest.param("The body has not been found.", {"killed", "missing"}, id="not been found"),
    pytest.param("A key was found.", set(), id="found alone"),
    pytest.param("The flood took\nthree more\nlive animals.", {"killed"}, id="on several lines"),
    pytest.param("non-killed", {"killed"}, id="behind a hyphen"),
    pytest.param("the victims’ families", {"killed", "wounded"}, id="before an apostrophe"),
    pytest.param("a_killed", set(), id="inside a word"),
    pytest.param("_killed_", set(), id="between underscores"),
]


@pytest.mark.parametrize(("text", "measures"), SAID)
def test_what_a_text_says(text, measures):
    assert said(text) == measures
    assert {measure for measure in Measure if says(measure, text)} == measures


def all_at_once(text):
    return {measure for measure, words in COUNTED.items() if words.search(text)}


@pytest.mark.parametrize("text", [case.values[0] for case in SAID])
def test_word_by_word_is_the_same_as_all_at_once(text):
    assert said(text) == all_at_once(text)


WORDS = st.sampled_from(
    """
    lost claimed claims took taken cost the his three life lives live alive life’s intensive care life support
    shot down knocked out not been found round rounded up non-killed killed Missing fled mov_ing _ body A-life
    """.split()  # noqa: SIM905 - a table of words
)


@given(st.lists(st.tuples(WORDS, st.sampled_from([" ", " ", " ", "\n", ", ", "-", "’"])), max_size=9))
def test_several_words_together_say_what_they_say_all_at_once(pieces):
    text = "".join(word + gap for word, gap in pieces)
    assert said(text) == all_at_once(text)
