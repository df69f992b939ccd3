from __future__ import annotations

import pytest
from ground_cases import article
from hypothesis import given
from hypothesis import strategies as st

from summarizer import quantity
from summarizer.domain.article import DropReason, Flag
from summarizer.ground.passage import Passage, figures, is_english, lowered, values
from summarizer.ground.source import Source
from summarizer.wording import Span

TEXT = (
    "The title of it\n\n"
    "One began. Two followed. Three was quoted here. Four came after. Five ended.\n\n"
    "Sign up for our letter.\n\n"
    "Six opened the next part. Seven closed it."
)
SOURCE = Source.of(
    article(TEXT, drop={"Sign up": DropReason.NOTICE}, flags={"Six": Flag.MOJIBAKE}, title="The title of it")
)


def passage(phrase: str) -> Passage:
    at = TEXT.index(phrase)
    return Passage(SOURCE, [Span(at, at + len(phrase))])


WINDOWS = [
    pytest.param("quoted", "was quoted", id="the quotation"),
    pytest.param("sentences", "Three was quoted here.", id="its sentence"),
    pytest.param(
        "near", "Two followed.\nThree was quoted here.\nFour came after.", id="one sentence on each side"
    ),
    pytest.param(
        "speech", "One began.\nTwo followed.\nThree was quoted here.\nFour came after.", id="all earlier ones"
    ),
    pytest.param("before", "The title of it", id="the block before"),
    pytest.param(
        "block",
        "The title of it\nOne began.\nTwo followed.\nThree was quoted here.\nFour came after.\nFive ended.",
        id="the block and the title",
    ),
]


@pytest.mark.parametrize(("window", "expected"), WINDOWS)
def test_windows(window, expected):
    assert getattr(passage("was quoted"), window) == expected


def test_a_window_ends_with_its_block():
    assert passage("Six opened").near == "Six opened the next part.\nSeven closed it."


def test_no_block_before_across_dropped_text():
    assert passage("Seven").before == ""


def test_flags_are_those_of_the_blocks():
    assert passage("Seven").flags == ("mojibake",)
    assert passage("Three").flags == ()


def test_a_quotation_over_two_sentences_has_both():
    assert passage("quoted here. Four").sentences == "Three was quoted here.\nFour came after."


WORDS = st.sampled_from(
    ["a", "an", "no", "none", "nobody", "half", "a quarter", "dozens", "thousands", "several", "both", "fifty", "twenty-one", "third", "15", "6,500", "million", "hundred", "soldiers", "killed", "not", "one", "a single", "pair", "two-thirds", "2020", "9 p.m.", "F-16", "not one", "no one", "another", "a dozen", "scores", "many", "few", "some", "first"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_the_short_cut_misses_no_figure(text):
    assert list(figures(text)) == quantity.figures(text)


def test_values_are_those_of_every_line():
    assert values("15 men\nsix women") == {15.0, 6.0}


def test_lowered_words_have_their_parts():
    assert lowered("Twenty-one Men\nleft") == ("twenty-one", "men", "twenty", "one", "left")


LANGUAGES = [
    pytest.param(
        "The army said that it had taken the town and that no one was hurt in the attack.", True, id="English"
    ),
    pytest.param(
        "Die Armee teilte mit, dass sie die Stadt eingenommen habe und niemand verletzt sei.",
        False,
        id="German",
    ),
    pytest.param("Армия сообщила, что взяла город и никто не пострадал.", False, id="Russian"),
    pytest.param("", False, id="nothing"),
]


@pytest.mark.parametrize(("text", "expected"), LANGUAGES)
def test_english_is_told_by_its_function_words(text, expected):
    assert is_english(text) is expected
