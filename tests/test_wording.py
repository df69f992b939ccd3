from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer import wording
from summarizer.wording.repair import repair

ALIKE = [
    pytest.param("“Hold fire,” he said.", '"Hold fire," he said.', id="double quotation marks"),
    pytest.param("the soldiers’ camp", "the soldiers' camp", id="apostrophes"),
    pytest.param("„Halt“ «stop»", '"Halt" "stop"', id="other languages' marks"),
    pytest.param("a\u00a0b\t c\r\n\r\nd", "a b c d", id="white space"),
    pytest.param("sol\u00addiers ad\u200bvance", "soldiers advance", id="invisible characters"),
    pytest.param("cafe\u0301 e\u0323\u0301", "café \u1eb9\u0301", id="combining characters"),
    pytest.param("a\u0301\u0323", "a\u0323\u0301", id="order of marks"),
    pytest.param("ﬁne … ５０ ㎞", "fine ... 50 km", id="compatibility forms"),
    pytest.param("war — and – peace", "war-and-peace", id="dashes"),
    pytest.param("5½ tons", "5 1/2 tons", id="fraction after a figure"),
    pytest.param("STRASSE", "straße", id="case"),
    pytest.param("\u202eabc\u202c def", "abc def", id="direction marks"),
    pytest.param("Rupertâ€™s cafÃ© â€” closed", "Rupert’s café — closed", id="mojibake"),
    pytest.param("Rupert&#8217;s &quot;AT&amp;T&quot;", 'Rupert’s "AT&T"', id="character references"),
    pytest.param("It\x92s over", "It's over", id="control characters for marks"),
    pytest.param("مُحَمَّد مـحمد", "محمد محمد", id="Arabic vowel points"),
    pytest.param("שָׁלוֹם", "שלום", id="Hebrew vowel points"),
]

DIFFERENT = [
    pytest.param("5½", "51/2", id="a fraction is not a longer number"),
    pytest.param("10² men", "102 men", id="a superscript is not a digit"),
    pytest.param("②5", "25", id="a circled digit is not a digit"),
    pytest.param("its", "it's", id="an apostrophe inside a word"),
    pytest.param("15", "51", id="digits"),
    pytest.param("resign", "re-sign", id="a hyphen"),
    pytest.param("мой", "мои", id="a mark that makes another letter"),
]


@pytest.mark.parametrize(("a", "b"), ALIKE)
def test_folds_alike(a, b):
    assert wording.folded(a) == wording.folded(b)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_keeps_apart(a, b):
    assert wording.folded(a) != wording.folded(b)


STANDS = [
    pytest.param("killed 15 soldiers.", "15 soldiers", True, id="whole words"),
    pytest.param("killed 115 soldiers", "15 soldiers", False, id="inside a figure"),
    pytest.param("killed 6,500 men", "500 men", False, id="after a thousands separator"),
    pytest.param("killed 6,500 men", "killed 6", False, id="before a thousands separator"),
    pytest.param("at 3.5 per cent", "5 per cent", False, id="after a decimal point"),
    pytest.param("at 09:00 today", "00 today", False, id="inside a time"),
    pytest.param("between 10–15 men", "15 men", False, id="end of a range"),
    pytest.param("the others", "he", False, id="inside a word"),
    pytest.param("a non-violent protest", "violent protest", False, id="after a hyphen"),
    pytest.param("a violent—some say planned—protest", "some say planned", True, id="between dashes"),
    pytest.param("they don’t attack", "they don", False, id="before n't"),
    pytest.param("against Ruritania’s army", "against Ruritania", True, id="before a possessive"),
    pytest.param("cafe\u0301s", "cafe", False, id="before a combining mark"),
    pytest.param("sol\u00addiers", "sol", False, id="before a soft hyphen"),
    pytest.param("RuritaniaStrelsau announces a truce", "Strelsau announces", True, id="glued words"),
    pytest.param("the McDonald family", "Donald family", False, id="a name with an inner capital"),
    pytest.param("死者は15人。", "15人", True, id="a script without spaces"),
    pytest.param("死者は115人。", "15人", False, id="a figure in a script without spaces"),
    pytest.param("anything", " . ", False, id="nothing to find"),
]


@pytest.mark.parametrize(("text", "phrase", "expected"), STANDS)
def test_finds_whole_words(text, phrase, expected):
    needle = wording.folded(phrase)
    found = any(char.isalnum() for char in needle) and wording.contains(text, phrase)
    assert found is expected


PIECES = st.sampled_from(
    [
        "ceasefire",
        "15",
        "ﬁ",
        "½",
        "…",
        "é",
        "é",
        "\xad",
        "“",
        "”",
        "’",
        "\u200b",
        "\r\n",
        "\n",
        " ",
        "\xa0",
        "  ",
        "—",
        "-",
        "🙂",
        "👩\u200d🚀",
        "שלום",
        "مرحبا",
        "İ",
        "ß",
        "．",
        ".",
        ",",
        "a",
        "Z",
        "̣",
        "가",
        "â€™",
        "&amp;",
        "Ã©",
        "\x92",
        "가",
    ]
)
TEXTS = st.lists(PIECES, max_size=24).map("".join) | st.text(max_size=40)


@given(TEXTS)
@example("e\u0301\u0323\u00adﬁ")
@example("  “ ” ")
def test_every_folded_character_leads_back(text):
    folded = wording.Folded(text)
    starts = [folded.start(i) for i in range(len(folded.text))]
    ends = [folded.end(i) for i in range(len(folded.text))]
    for start, end in zip(starts, ends, strict=True):
        assert 0 <= start < end <= len(text)
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(folded.index(start) == starts.index(start) for start in set(starts))


def _damaged(text):
    return repair(text).text != text


@given(TEXTS)
def test_a_span_folds_to_what_was_found(text):
    folded = wording.Folded(text)
    for at in range(0, len(folded.text), 3):
        for end in (at + 1, at + 4):
            if end > len(folded.text):
                continue
            span = folded.span(at, end)
            wanted = folded.text[at:end].strip(" -")
            if _damaged(text) or _damaged(text[span.start : span.end]):
                continue  # what is damage depends on what stands beside it
            if unicodedata.normalize("NFKD", wanted) == wanted and not {"'", "/"} & set(wanted):
                assert wanted in wording.folded(text[span.start : span.end])


@given(st.text(alphabet=st.characters(codec="utf-8", categories=("L", "Mn")), max_size=30))
def test_unicode_form_does_not_matter(text):
    if _damaged(text):
        return
    assert wording.folded(unicodedata.normalize("NFD", text)) == wording.folded(text)
    assert wording.folded(unicodedata.normalize("NFC", text)) == wording.folded(text)


SENTENCES = [
    pytest.param("He came. She left.", ["He came.", "She left."], id="two"),
    pytest.param("The U.S. Secretary came.", ["The U.S. Secretary came."], id="initials"),
    pytest.param("Gen. Black met Dr. Grey.", ["Gen. Black met Dr. Grey."], id="titles"),
    pytest.param("At 8 p.m. Wednesday it began.", ["At 8 p.m. Wednesday it began."], id="time"),
    pytest.param("“Stop.” Then he left.", ["“Stop.”", "Then he left."], id="closing mark"),
    pytest.param("“Stop!” he said.", ["“Stop!” he said."], id="small letter goes on"),
    pytest.param(
        "It rose to 3.5 per cent. No. 4 fell.", ["It rose to 3.5 per cent.", "No. 4 fell."], id="decimals"
    ),
    pytest.param("A title\n\nThe text.", ["A title", "The text."], id="blank line"),
    pytest.param("A line\nbroken here. Next.", ["A line\nbroken here.", "Next."], id="wrapped line"),
    pytest.param("戦闘。停戦。", ["戦闘。", "停戦。"], id="full-width stop"),
    pytest.param("  \n ", [], id="nothing"),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text, expected):
    assert [text[span.start : span.end] for span in wording.sentences(text)] == expected


@given(TEXTS)
def test_sentences_lose_nothing(text):
    spans = wording.sentences(text)
    kept = "".join(text[span.start : span.end] for span in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_words_keep_figures_whole():
    found = [word.text for word in wording.words("At 09:00, 6,500 non-violent men didn’t pay $5.5m.")]
    assert found == ["At", "09:00", "6,500", "non-violent", "men", "didn’t", "pay", "5.5m"]


def test_words_lead_back():
    text = "Zürich’s cafe\u0301, 12."
    assert all(text[word.start : word.end] == word.text for word in wording.words(text))


def test_covering_finds_the_touched_spans():
    spans = [wording.Span(0, 5), wording.Span(6, 9), wording.Span(12, 20)]
    assert wording.covering(spans, 4, 7) == (0, 2)
    assert wording.covering(spans, 9, 12) == (2, 2)
    assert wording.covering(spans, 19, 30) == (2, 3)


@pytest.mark.parametrize(
    ("a", "b"), [("killed", "killing"), ("talks", "talk"), ("attacks", "attacked"), ("parties", "partied")]
)
def test_forms_share_a_stem(a, b):
    assert wording.stem(a) == wording.stem(b)


def test_quoted_stretches():
    text = 'He “saw” it and "left" «now» but not ‘so’.'
    assert [text[s.start : s.end] for s in wording.quoted(text)] == ["“saw”", '"left"', "«now»"]


def test_shorten_cuts_at_a_word():
    assert wording.shorten("one two three four", 12) == "one two…"
    assert wording.shorten("one\n two", 12) == "one two"


WHOLE = [
    ("Peru, Chile and Ecuador", "Peru", True),
    ("the army of Peru.", "Peru", True),
    ("Peru-Chile talks", "Peru", False),
    ("Peruvian talks", "Peru", False),
    ("nach Peru!", "Peru", True),
    ("a rise of 15,000 people", "15", False),
    ("15; then 16", "15", True),
    ("at 9:30", "9", False),
    ("no cafe\u0301, only tea", "cafe", False),
    ("Peru’s army", "Peru", True),
    ("(Peru) and Chile", "Peru", True),
    ("x Peru", "", False),
]


@pytest.mark.parametrize(("text", "phrase", "found"), WHOLE)
def test_what_is_seen_without_folding_is_what_folding_finds(text, phrase, found):
    folded = next(wording.fold(text).find(wording.folded(phrase)), None) is not None
    assert wording.contains(text, phrase) == folded == found
    assert found or wording.surely_at(text, phrase) is None


ALLEGING = [
    pytest.param("Peru accused Chile of a raid", True, id="accused"),
    pytest.param("Troops reportedly crossed the river", True, id="reportedly"),
    pytest.param("A man said to have fled was seen", True, id="said"),
    pytest.param("Troops reclaimed the town", False, id="reclaimed"),
    pytest.param("A reporter was beaten", False, id="a reporter"),
    pytest.param("Officers swore allegiance", False, id="allegiance"),
    pytest.param("Troops crossed the river", False, id="plainly told"),
]


@pytest.mark.parametrize(("title", "expected"), ALLEGING)
def test_an_allegation_is_known_by_its_words(title, expected):
    assert wording.alleges(title) is expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_parts_are_listed(parts, expected):
    assert wording.listed(parts) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The ministry", "the ministry"),
        ("A spokesman", "a spokesman"),
        ("Aachen", "Aachen"),
        ("Theo", "Theo"),
    ],
)
def test_an_article_is_small_inside_a_sentence(name, expected):
    assert wording.small_article(name) == expected


def test_many_short_texts_are_remembered_and_few_long_ones():
    read = []
    length = wording.remembered(100)(lambda text: read.append(text) or len(text))
    short = [f"{n} " for n in range(100)]
    long = [text * 20_000 for text in short]

    assert [length(text) for text in short * 2] == [len(text) for text in short * 2]
    assert read == short
    assert [length(text) for text in long * 2] == [len(text) for text in long * 2]
    assert len(read) == 300
    assert length(long[-1]) == len(long[-1])
    assert len(read) == 300
