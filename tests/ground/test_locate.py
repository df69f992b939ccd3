from __future__ import annotations

import re
import unicodedata

import pytest
from ground_cases import article
from hypothesis import given
from hypothesis import strategies as st

from summarizer import wording
from summarizer.domain.article import DropReason
from summarizer.domain.terms import Verdict
from summarizer.ground.elsewhere import run_of
from summarizer.ground.locate import Missed, locate
from summarizer.ground.source import Source

TEXT = (
    "Ruritania and Graustark trade fire\n\n"
    "On Tuesday, Strelsau said that “15 of its soldiers” had been killed and another 12 captured near the river. "
    "At least 115 soldiers took part, a non-violent observer wrote…and nobody objected. The talks did not resume.\n"
    "The “cease-fire” — brokered by   Count Rupert’s office — was reached on Friday; the Graustarkian army did not "
    "withdraw. It had been denied by Zenda, the goverment-run paper said.\n\n"
    "Jane Doe writes about hats and lives in Zenda with two cats.\n\n"
    "The truce held for a second day. The truce held for a third day."
)
DROP = {"writes about hats": DropReason.AUTHOR_BIOGRAPHY}
SOURCE = Source.of(article(TEXT, drop=DROP))

FOUND = [
    pytest.param("another 12 captured near the river", "verbatim", ["another 12 captured near the river"], id="as it stands"),
    pytest.param("“15 of its soldiers” had been killed", "verbatim", ["15 of its soldiers” had been killed"], id="marks"),
    pytest.param('  "another 12 captured" ', "verbatim", ["another 12 captured"], id="marks that the model added"),
    pytest.param('that "15 of its soldiers" had', "normalized", ["that “15 of its soldiers” had"], id="other marks"),
    pytest.param("ON TUESDAY, STRELSAU SAID", "normalized", ["On Tuesday, Strelsau said"], id="case"),
    pytest.param("brokered by Count Rupert's office", "normalized", ["brokered by   Count Rupert’s office"], id="spaces"),
    pytest.param("The talks did not resume...", "normalized", ["The talks did not resume."], id="ellipsis at the end"),
    pytest.param("… the truce held for a second day", "normalized", ["The truce held for a second day"], id="at the start"),
    pytest.param("wrote... and nobody objected", "normalized", ["wrote…and nobody objected"], id="ellipsis of the text"),
    pytest.param(
        "Strelsau said … another 12 captured", "verbatim", ["Strelsau said", "another 12 captured"], id="two parts"
    ),
    pytest.param(
        "On Tuesday, Strelsau said [...] had been killed [...] near the river",
        "verbatim",
        ["On Tuesday, Strelsau said", "had been killed", "near the river"],
        id="three parts",
    ),
    pytest.param("killed and … another 12", "normalized", ["killed and another 12"], id="skips only white space"),
    pytest.param("had been killed, and another 12 captured", "fuzzy", ["had been killed and another 12 captured"], id="comma"),
    pytest.param("The “ceasefire” — brokered by Count Rupert’s office", "fuzzy", ["The “cease-fire” — brokered by   Count Rupert’s office"], id="hyphen"),
    pytest.param("denied by Zenda, the government-run paper", "fuzzy", ["denied by Zenda, the goverment-run paper"], id="a letter more"),
    pytest.param("killed and another 12 captured near a river", "fuzzy", ["killed and another 12 captured near the river"], id="a for the"),
    pytest.param("another 12 captured near river", "fuzzy", ["another 12 captured near the river"], id="article missing"),
    pytest.param("a non-violent observer", "verbatim", ["a non-violent observer"], id="hyphenated"),
    pytest.param("violent observer wrote", "fabricated", [], id="behind a hyphen"),
    pytest.param("15 soldiers took part", "fabricated", [], id="inside a figure"),
    pytest.param("the army … did withdraw", "fabricated", [], id="skips a negation"),
    pytest.param("Graustarkian army … withdraw. It had", "fabricated", [], id="skips a negation between long parts"),
    pytest.param("near the river … Strelsau said", "fabricated", [], id="parts out of order"),
    pytest.param("had been killed … a second day", "fabricated", [], id="parts of two paragraphs"),
    pytest.param("a quotation that stands nowhere", "fabricated", [], id="made up"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "verdict", "exact"), FOUND)
def test_locates(quote, verdict, exact):
    found = locate(quote, SOURCE)
    if not exact:
        assert isinstance(found, Missed)
        assert found.verdict == Verdict(verdict)
        return
    assert not isinstance(found, Missed), found
    assert [e.exact.strip("“”.") for e in found] == [e.strip("“”.") for e in exact]
    assert {e.verdict.value for e in found} == {verdict}
    for e in found:
        assert e.exact == TEXT[e.start : e.end]
        assert TEXT[: e.start].endswith(e.prefix)
        assert TEXT[e.end :].startswith(e.suffix)
        assert (e.diff is not None) == (e.verdict is Verdict.FUZZY)
        assert (e.score == 1.0) == (e.verdict is not Verdict.FUZZY) or e.diff


REFUSED = [
    pytest.param("", "empty", id="empty"),
    pytest.param(" … “” ", "empty", id="only marks"),
    pytest.param(
        "Jane Doe writes about hats", "stands only in dropped text (author_biography)", id="dropped"
    ),
    pytest.param(
        "paper said. Jane Doe writes", "runs into dropped text (author_biography)", id="runs into dropped"
    ),
    pytest.param("truce held", "too short: it stands in the article 2 times", id="short and not unique"),
]


@pytest.mark.parametrize(("quote", "reason"), REFUSED)
def test_refuses(quote, reason):
    found = locate(quote, SOURCE)
    assert isinstance(found, Missed)
    assert reason in found.reason


def test_a_quotation_of_another_article_is_misattributed():
    other = article("Elsewhere, the Duke of Zenda opened a bridge on Monday.", title="A bridge in Zenda")
    found = locate("the duke of Zenda opened a bridge", SOURCE, run_of([other]))
    assert isinstance(found, Missed)
    assert found.verdict is Verdict.MISATTRIBUTED
    assert "A bridge in Zenda" in found.reason


def test_dropped_text_of_another_article_is_no_source():
    other = article("Jim Poe writes about boats every week.", drop={"boats": DropReason.AUTHOR_BIOGRAPHY})
    found = locate("writes about boats every week", SOURCE, run_of([other]))
    assert found.verdict is Verdict.FABRICATED


def test_the_occurrence_nearest_to_other_evidence_counts():
    first, second = [m.start() for m in re.finditer("The truce held for a", TEXT)]
    assert locate("The truce held for a", SOURCE)[0].start == first
    assert locate("The truce held for a", SOURCE, near=second + 5)[0].start == second


def test_a_unique_short_quotation_is_evidence():
    (found,) = locate("Strelsau", SOURCE)
    assert found.exact == "Strelsau"


PLANTED = st.sampled_from(
    [
        "ceasefire at dawn",
        "15 soldiers",
        "ﬁne words",
        "5½ tons",
        "été froid",
        "été froid",
        "sol\xaddiers fled",
        "“no comment”",
        "Rupert’s men",
        "wait… what",
        "🙂 cheered",
        "👩\u200d🚀 landed",
        "שלום לכם",
        "مرحبا بكم",
        "İzmir port",
        "re—group",
    ]
)
GLUE = st.sampled_from([" ", "  ", "\r\n", "\n", "\u00a0", " \u200b", ", ", ". ", " “", "” "])


@given(st.lists(st.tuples(PLANTED, GLUE), min_size=3, max_size=12), st.data())
def test_every_planted_stretch_is_found_where_it_is(pieces, data):
    text = "Start " + "".join(piece + glue for piece, glue in pieces) + "end"
    first = data.draw(st.integers(0, len(pieces) - 2))
    last = data.draw(st.integers(first + 1, len(pieces) - 1))
    quote = "".join(piece + glue for piece, glue in pieces[first : last + 1]).strip()
    source = Source.of(article(text.replace("\r\n", "\r\n")))
    found = locate(quote, source)
    if isinstance(found, Missed):
        assert "times" in found.reason or "kept" in found.reason
        return
    for e in found:
        assert e.exact == text[e.start : e.end]
        assert e.verdict in {Verdict.VERBATIM, Verdict.NORMALIZED}


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_and_quotation_keep_the_invariant(text, quote):
    text = f"x{text}"
    found = locate(quote, Source.of(article(text)))
    if not isinstance(found, Missed):
        assert all(e.exact == text[e.start : e.end] for e in found)


SHAPES = [
    pytest.param(str.upper, id="capitals"),
    pytest.param(str.lower, id="small letters"),
    pytest.param(lambda text: text.replace(" ", "\n"), id="lines"),
    pytest.param(lambda text: text.replace(" ", "\u00a0\t "), id="other spaces"),
    pytest.param(lambda text: re.sub(r"(?<=[a-z]) (?=[a-z])", "", text, count=1), id="a space lost"),
    pytest.param(lambda text: unicodedata.normalize("NFD", text), id="NFD"),
    pytest.param(lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text), id="full width"),
    pytest.param(lambda text: re.sub(r"(?<=[a-z])(?=[a-z])", "\u00ad", text), id="soft hyphens"),
    pytest.param(lambda text: re.sub(r"(?<=[a-z])(?=[a-z])", "\u200b", text), id="zero width"),
    pytest.param(lambda text: f"« {text} »", id="guillemets"),
    pytest.param(lambda text: text.replace("’", "′").replace("“", "„").replace("”", "“"), id="other marks"),
    pytest.param(lambda text: text.replace(" — ", "--"), id="dashes"),
    pytest.param(lambda text: f"{text.rstrip('.')}…", id="an ellipsis behind"),
    pytest.param(lambda text: text.rstrip(".") + ",", id="a comma behind"),
]  # fmt: skip
WHOLE = [
    "On Tuesday, Strelsau said that “15 of its soldiers” had been killed and another 12 captured near the river.",
    "The “cease-fire” — brokered by   Count Rupert’s office — was reached on Friday",
    "the Graustarkian army did not withdraw.",
    "It had been denied by Zenda, the goverment-run paper said.",
]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("quote", WHOLE, ids=range(len(WHOLE)))
def test_form_does_not_matter(quote, shape):
    (found,) = locate(shape(quote), SOURCE)
    assert found.verdict in {Verdict.VERBATIM, Verdict.NORMALIZED}
    assert found.score == 1
    assert found.diff is None
    assert found.exact.strip("“”. ") == quote.strip("“”. ")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("quote", WHOLE, ids=range(len(WHOLE)))
def test_form_of_the_source_does_not_matter(quote, shape):
    text = f"First. {shape(quote)} Last."
    (found,) = locate(quote, Source.of(article(text)))
    assert found.exact == text[found.start : found.end]
    assert "".join(filter(str.isalnum, wording.folded(found.exact))) == "".join(
        filter(str.isalnum, wording.folded(quote))
    )


def test_mojibake_in_the_source():
    text = "They said that Rupertâ€™s men would not leave the cafÃ© â€œbefore noonâ€\x9d on Monday."
    (found,) = locate("Rupert’s men would not leave the café “before noon”", Source.of(article(text)))
    assert found.verdict is Verdict.NORMALIZED
    assert found.exact.startswith("Rupertâ€™s men would not leave the cafÃ© â€œbefore noon")


def test_marks_at_the_edges_belong_to_the_stretch_where_the_quotation_has_them():
    source = Source.of(article("The duke said: “No comment.” Then he left."))
    assert locate('"No comment."', source)[0].exact == "“No comment.”"
    assert locate("No comment", source)[0].exact == "No comment"


def test_the_occurrence_whose_sentence_tells_of_the_claim_counts():
    text = "The mine was closed for a week. The bridge of Zenda was closed for a week after the flood."
    source = Source.of(article(text))
    assert locate("was closed for a week", source, context="The mine was shut")[0].start < 20
    assert locate("was closed for a week", source, context="A flood shut the bridge")[0].start > 40


@given(
    st.lists(
        PLANTED | st.sampled_from(["the", "army", "of", "Zenda", "said", "[", "…", "not", "left"]),
        min_size=4,
        max_size=24,
    ),
    st.data(),
)
def test_whatever_is_found_is_the_texts_own(pieces, data):
    text = " ".join(pieces)
    words = list(pieces)
    at = data.draw(st.integers(0, len(words) - 1))
    words[at : at + 1] = data.draw(
        st.lists(st.sampled_from(["army", "the", "…", "[sic]", "blue"]), max_size=2)
    )
    found = locate(" ".join(words), Source.of(article(text)))
    if isinstance(found, Missed):
        assert found.reason
        return
    for e in found:
        assert e.exact == text[e.start : e.end]
        assert text[: e.start].endswith(e.prefix)
        assert text[e.end :].startswith(e.suffix)
        assert 0 <= e.score <= 1
        assert (e.verdict is Verdict.FUZZY) == (e.diff is not None)
