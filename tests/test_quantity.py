from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.domain.terms import Operator as Op
from summarizer.quantity import Kind, Reading, figures, read, values
from summarizer.quantity.digits import from_digits
from summarizer.quantity.figures import _MONTH_BEFORE, _follows_month
from summarizer.quantity.numerals import _TOKEN, _next, numerals
from summarizer.quantity.spelled import from_words


class Case(NamedTuple):
    phrase: str
    operator: Op
    low: float | None
    high: float | None


READ = [
    Case("15", Op.EXACT, 15, 15),
    Case("71.", Op.EXACT, 71, 71),
    Case("fifty", Op.EXACT, 50, 50),
    Case("twenty-one", Op.EXACT, 21, 21),
    Case("one hundred and five", Op.EXACT, 105, 105),
    Case("three hundred thousand", Op.EXACT, 300_000, 300_000),
    Case("one million two hundred thousand", Op.EXACT, 1_200_000, 1_200_000),
    Case("two and a half million", Op.EXACT, 2_500_000, 2_500_000),
    Case("half a million", Op.EXACT, 500_000, 500_000),
    Case("half-dozen", Op.EXACT, 6, 6),
    Case("a quarter of a million", Op.EXACT, 250_000, 250_000),
    Case("a dozen", Op.EXACT, 12, 12),
    Case("two dozen", Op.EXACT, 24, 24),
    Case("a hundred people", Op.EXACT, 100, 100),
    Case("both", Op.EXACT, 2, 2),
    Case("a pair of tourists", Op.EXACT, 2, 2),
    Case("1,200", Op.EXACT, 1200, 1200),
    Case("1 000", Op.EXACT, 1000, 1000),
    Case("1\u202f000 houses", Op.EXACT, 1000, 1000),
    Case("1.234.567", Op.EXACT, 1_234_567, 1_234_567),
    Case("1,234,567.5", Op.EXACT, 1_234_567.5, 1_234_567.5),
    Case("1’000", Op.EXACT, 1000, 1000),
    Case("1,00,000", Op.EXACT, 100_000, 100_000),
    Case("2 lakh", Op.EXACT, 200_000, 200_000),
    Case("4.1 million", Op.EXACT, 4_100_000, 4_100_000),
    Case("1,2 million", Op.EXACT, 1_200_000, 1_200_000),
    Case("€3bn", Op.EXACT, 3e9, 3e9),
    Case("$5 million", Op.EXACT, 5_000_000, 5_000_000),
    Case("$1.5m", Op.EXACT, 1_500_000, 1_500_000),
    Case("5m people", Op.EXACT, 5_000_000, 5_000_000),
    Case("10k", Op.EXACT, 10_000, 10_000),
    Case("10,5 %", Op.EXACT, 10.5, 10.5),
    Case("7.2 percent", Op.EXACT, 7.2, 7.2),
    Case("54 more", Op.EXACT, 54, 54),
    Case("another 12", Op.EXACT, 12, 12),
    Case("a total of 158", Op.EXACT, 158, 158),
    Case("15 (fifteen)", Op.EXACT, 15, 15),
    Case("135 on September 13, 2022", Op.EXACT, 135, 135),
    Case("12 at 09:00", Op.EXACT, 12, 12),
    Case("a soldier", Op.EXACT, 1, 1),
    Case("an aid worker", Op.EXACT, 1, 1),
    Case("another protester", Op.EXACT, 1, 1),
    Case("the death of a soldier", Op.EXACT, 1, 1),
    Case("one of the miners", Op.EXACT, 1, 1),
    Case("no", Op.EXACT, 0, 0),
    Case("none", Op.EXACT, 0, 0),
    Case("no casualties", Op.EXACT, 0, 0),
    Case("nobody", Op.EXACT, 0, 0),
    Case("zero", Op.EXACT, 0, 0),
    Case("at least 135", Op.AT_LEAST, 135, None),
    Case("killed at least 135 people", Op.AT_LEAST, 135, None),
    Case("no fewer than 9", Op.AT_LEAST, 9, None),
    Case("not less than $5bn", Op.AT_LEAST, 5e9, None),
    Case("100+", Op.AT_LEAST, 100, None),
    Case("200-plus", Op.AT_LEAST, 200, None),
    Case("50 people or more", Op.AT_LEAST, 50, None),
    Case("at least another 12", Op.AT_LEAST, 12, None),
    Case("at least a dozen", Op.AT_LEAST, 12, None),
    Case("at least about 30", Op.AT_LEAST, 30, None),
    Case("up to 40", Op.AT_MOST, None, 40),
    Case("as many as 12", Op.AT_MOST, None, 12),
    Case("no more than 7", Op.AT_MOST, None, 7),
    Case("not more than 7", Op.AT_MOST, None, 7),
    Case("at most three", Op.AT_MOST, None, 3),
    Case("a maximum of 20", Op.AT_MOST, None, 20),
    Case("more than a dozen", Op.MORE_THAN, 12, None),
    Case("more than half a million", Op.MORE_THAN, 500_000, None),
    Case("over 200", Op.MORE_THAN, 200, None),
    Case("well over 200", Op.MORE_THAN, 200, None),
    Case("upwards of 10", Op.MORE_THAN, 10, None),
    Case("in excess of US$2 million", Op.MORE_THAN, 2_000_000, None),
    Case("fewer than 10", Op.FEWER_THAN, None, 10),
    Case("less than 4", Op.FEWER_THAN, None, 4),
    Case("under 5", Op.FEWER_THAN, None, 5),
    Case("nearly fifty", Op.NEARLY, None, 50),
    Case("almost 50", Op.NEARLY, None, 50),
    Case("close to 300", Op.NEARLY, None, 300),
    Case("just under 300", Op.NEARLY, None, 300),
    Case("about 30,000", Op.ABOUT, 30_000, 30_000),
    Case("some 300", Op.ABOUT, 300, 300),
    Case("around 2,000 troops", Op.ABOUT, 2000, 2000),
    Case("roughly 40", Op.ABOUT, 40, 40),
    Case("circa 40", Op.ABOUT, 40, 40),
    Case("~40", Op.ABOUT, 40, 40),
    Case("an estimated 4.1 million people", Op.ABOUT, 4_100_000, 4_100_000),
    Case("thirty-odd", Op.ABOUT, 30, 30),
    Case("a hundred or so", Op.ABOUT, 100, 100),
    Case("15-20", Op.RANGE, 15, 20),
    Case("15–20", Op.RANGE, 15, 20),
    Case("between 20 and 30", Op.RANGE, 20, 30),
    Case("from 20 to 30", Op.RANGE, 20, 30),
    Case("two to three", Op.RANGE, 2, 3),
    Case("two or three", Op.RANGE, 2, 3),
    Case("about 20 to 30", Op.RANGE, 20, 30),
    Case("two to three million", Op.RANGE, 2_000_000, 3_000_000),
    Case("$2-3 million", Op.RANGE, 2_000_000, 3_000_000),
    Case("2 million to 3 million", Op.RANGE, 2_000_000, 3_000_000),
    Case("dozens", Op.VAGUE, None, None),
    Case("thousands", Op.VAGUE, None, None),
    Case("tens of thousands", Op.VAGUE, None, None),
    Case("hundreds of", Op.VAGUE, None, None),
    Case("scores", Op.VAGUE, None, None),
    Case("several", Op.VAGUE, None, None),
    Case("several hundred", Op.VAGUE, None, None),
    Case("a few hundred", Op.VAGUE, None, None),
    Case("at least several", Op.VAGUE, None, None),
    Case("a couple of", Op.VAGUE, None, None),
    Case("a number of people", Op.VAGUE, None, None),
    Case("some", Op.VAGUE, None, None),
    Case("a large number of", Op.VAGUE, None, None),
]


@pytest.mark.parametrize("case", READ, ids=lambda case: case.phrase)
def test_read(case):
    assert read(case.phrase) == Reading(case.operator, case.low, case.high, case.phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "the soldiers",
        "three in ten",
        "a third",
        "two-thirds of voters",
        "at least a third of 90",
        "12 of its 15 soldiers",
        "12,5",
        "1.200",
        "5m",
        "3-2",
        "F-16",
        "Covid-19",
        "as many as 1,000 or more",
        "in 2020",
        "September 13",
        "8 p.m.",
        "the 21st",
        "twenty-first",
        "15 soldiers and 3 civilians",
    ],
)
def test_read_refuses_what_it_cannot_be_sure_of(phrase):
    assert read(phrase) is None


class Widened(NamedTuple):
    phrase: str
    context: str
    reading: Reading


WIDENED = [
    Widened("12", "at least 12 of its soldiers were captured", Reading(Op.AT_LEAST, 12, None, "at least 12")),
    Widened("12 soldiers", "up to 12 soldiers", Reading(Op.AT_MOST, None, 12, "up to 12")),
    Widened("30,000", "About 30,000 people died", Reading(Op.ABOUT, 30_000, 30_000, "About 30,000")),
    Widened("fifty", "nearly fifty miners", Reading(Op.NEARLY, None, 50, "nearly fifty")),
    Widened("100", "it cost 100 or more", Reading(Op.AT_LEAST, 100, None, "100 or more")),
    Widened("20", "between 20 and 30 houses", Reading(Op.RANGE, 20, 30, "between 20 and 30")),
    Widened("1.2", "some 1.2 million voters", Reading(Op.ABOUT, 1_200_000, 1_200_000, "some 1.2 million")),
    Widened("15", "more than fifteen boats", Reading(Op.MORE_THAN, 15, None, "more than fifteen")),
    Widened("12", "at least 12 here, and at least 12 there", Reading(Op.AT_LEAST, 12, None, "at least 12")),
    Widened("12", "at least 12 here, about 12 there", Reading(Op.EXACT, 12, 12, "12")),
    Widened("12", "at least 12 here, later 12", Reading(Op.EXACT, 12, 12, "12")),
    Widened("135", "it rose to 1,135 overnight", Reading(Op.EXACT, 135, 135, "135")),
    Widened("12", "12 died, over the weekend", Reading(Op.EXACT, 12, 12, "12")),
    Widened("at least 12", "at least 12 or fewer", Reading(Op.AT_LEAST, 12, None, "at least 12")),
    Widened("12", "nothing of the kind", Reading(Op.EXACT, 12, 12, "12")),
]


@pytest.mark.parametrize("case", WIDENED, ids=lambda case: f"{case.phrase}|{case.context}")
def test_read_widens_from_the_context(case):
    assert read(case.phrase, case.context) == case.reading


class Kinds(NamedTuple):
    text: str
    kinds: list[tuple[str, Kind]]


KINDS = [
    Kinds("on September 13, 2022", [("13", Kind.DAY), ("2022", Kind.YEAR)]),
    Kinds("on 13th September 2022", [("13th", Kind.DAY), ("2022", Kind.YEAR)]),
    Kinds("2022-09-13", [("2022", Kind.YEAR), ("09", Kind.DAY), ("13", Kind.DAY)]),
    Kinds("in 2020 and the 1990s", [("2020", Kind.YEAR), ("1990", Kind.YEAR)]),
    Kinds("around 2000 troops", [("around 2000", Kind.AMOUNT)]),
    Kinds("the 2000 troops", [("2000", Kind.AMOUNT)]),
    Kinds("at 8 p.m. and 09:30", [("8 p.m.", Kind.TIME), ("09:30", Kind.TIME)]),
    Kinds("the 3rd of 12 F-16 jets", [("3rd", Kind.ORDINAL), ("12", Kind.AMOUNT), ("16", Kind.LABEL)]),
    Kinds("the twenty-first century", [("twenty-first", Kind.ORDINAL)]),
    Kinds("two-thirds of 90", [("two-thirds", Kind.FRACTION), ("90", Kind.AMOUNT)]),
]


@pytest.mark.parametrize("case", KINDS, ids=lambda case: case.text)
def test_figures_know_their_kind(case):
    assert [(figure.phrase, figure.kind) for figure in figures(case.text)] == case.kinds


def test_figures_stand_where_they_say():
    text = "Nearly fifty of some 1,200 miners, 54 more, at least $5bn; no one at 9 a.m. on 3 May 1999."
    for figure in figures(text):
        assert text[figure.start : figure.end] == figure.phrase
    assert len(figures(text)) == 8


class Values(NamedTuple):
    text: str
    values: set[float]


VALUES = [
    Values("fifty men, 50 women", {50}),
    Values("1,200 or 1.200 or 1 200", {1200, 1.2}),
    Values("dozens", set()),
    Values("about 30,000 in 2020", {30_000, 2020}),
    Values("the 19 dead of Covid-19", {19}),
    Values("Covid-19", set()),
    Values("at 09:00", set()),
    Values("two to three million", {2, 2_000_000, 3_000_000}),
    Values("no one another", {0}),
    Values("13.09.2022", {13, 9, 2022}),
]


@pytest.mark.parametrize("case", VALUES, ids=lambda case: case.text)
def test_values(case):
    assert values(case.text) == case.values


@pytest.mark.parametrize(
    "piece", ["1 ", "1,111 ", "one ", "at least ", "a few hundred ", "9" * 50, "12-", "of a "]
)
def test_long_input_is_read_in_linear_time(piece):
    assert isinstance(figures(piece * 5000), list)


def test_a_number_that_ends_inside_a_word_does_not_hide_the_next_one():
    text = "12th'ten, then twenty-one"
    slow, at = [], 0
    while match := _TOKEN.search(text, at):
        found = from_digits(text, at := match.start()) if match.lastindex else from_words(text, match)
        slow += [found] if found else []
        at = found.end if found else match.end()
    assert numerals(text) == slow
    assert len(slow) > 2


NUMBER_WORDS = st.sampled_from(
    ["a", "an", "half", "quarter of", "third", "two", "twenty-one", "million", "dozens", "several", "5", "1,200",
     "3.5", "5k", "7th", "F-16", "'two", "k'two", "men", "no", "one", "another", "bn", "pair", "A", "Second"]
)  # fmt: skip


@given(st.lists(st.tuples(NUMBER_WORDS, st.sampled_from([" ", "-", ", ", "", "’"])), max_size=7))
def test_the_short_cut_for_digits_misses_no_number(pieces):
    text = "".join(word + gap for word, gap in pieces)
    found, position = [], 0
    while (position := _next(text, position, found)) >= 0:
        pass
    assert numerals(text) == found


BEFORE = st.sampled_from(
    ["May", "may", "sept", "Sepember", "december", "dec.", "decade", "dismay", "marines", "the", "The", "(June", "on",
     "e-mar", "é", "5", "mar\u017f"]
)  # fmt: skip


@given(st.lists(st.tuples(BEFORE, st.sampled_from([" ", " ", "  ", "\n", "-", ", ", ""])), max_size=5))
def test_the_short_cut_for_months_misses_none(pieces):
    before = "".join(word + gap for word, gap in pieces)
    assert _follows_month(before) == (_MONTH_BEFORE.search(before) is not None)
