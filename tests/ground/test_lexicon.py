"""What the words of a text can count."""

import pytest

from summarizer.domain.terms import Measure
from summarizer.ground.lexicon import COUNTED, said, says

SAID = [
    pytest.param("Twelve were killed.", {"killed"}, id="a word"),
    pytest.param("The blast took the life, and the lives, of two.", {"killed"}, id="lives"),
    pytest.param("The flood took three more live animals.", {"killed"}, id="several words"),
    pytest.param("A live broadcast took place.", set(), id="in another order"),
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


@pytest.mark.parametrize("text", [case.values[0] for case in SAID])
def test_word_by_word_is_the_same_as_all_at_once(text):
    assert said(text) == {measure for measure, words in COUNTED.items() if words.search(text)}
