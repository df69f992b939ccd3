from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.ground.tokens import UNKNOWN, Squeezed, Tokens, squeeze
from summarizer.wording import Folded

TEXT = "The Count's 1,500 men (15% of all) didn’t re-enter Zürich — at −5° they stayed 12.5km off."
WORDS = st.sampled_from(
    ["the", "men", "15", "6,500", "re-enter", "naïve", "ﬁne", "don’t", "停火", "שלום", "%", "—", "\n", "“"]
)
TEXTS = st.lists(WORDS, max_size=20).map(" ".join) | st.text(max_size=40)


def test_words_figures_and_signs():
    assert Tokens(Folded(TEXT)).keys == [
        "the", "count's", "1,500", "men", "15", "%", "of", "all", "didn't", "re", "enter", "zu\u0308rich",
        "at", "-", "5", "°", "they", "stayed", "12.5km", "off",
    ]  # fmt: skip


@given(TEXTS)
def test_every_word_leads_back(text):
    tokens = Tokens(Folded(text))
    for index in range(len(tokens)):
        token = tokens.token(index)
        assert token.printed == text[token.start : token.end]
        assert token.key in Folded(text).text
    starts = [tokens.token(index).start for index in range(len(tokens))]
    assert starts == sorted(starts)


@given(TEXTS, TEXTS)
def test_encoding_keeps_what_is_equal(one, two):
    source, quote = Tokens(Folded(one)), Tokens(Folded(two))
    coded = source.encode(quote)
    assert len(coded) == len(quote)
    assert len(source.coded) == len(source)
    known = dict(zip(source.coded, source.keys, strict=True))
    assert [known.get(char, UNKNOWN) for char in coded] == [
        k if k in source.keys else UNKNOWN for k in quote.keys
    ]


@given(TEXTS, st.data())
def test_squeezed_text_leads_back(text, data):
    folded = Folded(text)
    squeezed = Squeezed(folded)
    assert squeezed.text == squeeze(folded.text)
    if not squeezed.text:
        return
    start = data.draw(st.integers(0, len(squeezed.text) - 1))
    needle = squeezed.text[start : start + 5]
    places = list(squeezed.find(needle))
    assert places
    assert all(squeeze(folded.text[slice(*place)]) == needle for place in places)
