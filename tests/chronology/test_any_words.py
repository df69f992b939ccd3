"""Whatever stands in a phrase or a text: nothing fails, and what is written is valid."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer import chronology
from summarizer.domain.terms import Precision, TimeBasis

WORDS = """
last next this the a an of in on at to and or - , since until by before after early late mid- every each per first
second third fourth half quarter quarters Q3 year years month months week weekend day days night hour ago earlier
later from now today yesterday tomorrow tonight overnight Tuesday Friday Sundays Sat. May March Feb. September Sept 31
29 30 1 12 13 2000 1989 99 '98 1990s 20th century decade fiscal ended ending summer fall winter Christmas Easter
Thanksgiving two three twenty-one several few recent 8 p.m. 10:30 0830 GMT EST noon midnight o'clock 3/4/2021 9/11
2020-02-30 2020-13 4 FEB 90 before last after next same that following previous BC 0 9999 week of
""".split()  # noqa: SIM905 - a table of words
PUBLISHED = [None, "2020-02-29", "2020-12-31", "2021", "2021-05", "2022-09-13/..", "../2022-09-13", "0001-01-01", "9999-12-31", "junk"]  # fmt: skip


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8),
    st.sampled_from(PUBLISHED),
    st.sampled_from([None, False, True]),
)
def test_a_phrase_of_any_words(words, published, future):
    phrase = " ".join(words)
    time = chronology.resolve(phrase, published, future=future)
    if time.edtf is None:
        assert time.precision is Precision.UNKNOWN
        assert (time.basis is TimeBasis.NONE) or time.relative
    else:
        assert chronology.is_edtf(time.edtf), time.edtf
        assert time.basis is not TimeBasis.NONE
        assert time.relative is None
        first, last = chronology.bounds(time.edtf)
        assert not first or not last or first <= last
    if published is None and time.edtf:
        assert time.basis in {TimeBasis.EXPLICIT, TimeBasis.INFERRED, TimeBasis.RELATIVE_TO_EVENT}


@given(
    st.lists(st.sampled_from([*WORDS, "said", "will", ".\n\n", "It", "killed"]), max_size=30),
    st.sampled_from(PUBLISHED),
)
def test_a_text_of_any_words(words, published):
    text = " ".join(words)
    end = 0
    for found in chronology.find(text, published):
        assert end <= found.start < found.end <= len(text)
        assert found.time.phrase == text[found.start : found.end]
        end = found.end


@given(st.text(max_size=40))
def test_any_characters(text):
    chronology.resolve(text, "2020-02-29", sentence=f"They said {text} it ended.")
