from __future__ import annotations

import pytest
from ground_cases import article

from summarizer.domain.terms import Verdict
from summarizer.ground.changes import Sense
from summarizer.ground.fuzzy import near_match
from summarizer.ground.locate import Missed, locate
from summarizer.ground.source import Source

TEXT = (
    "The president of Ruritania said on Tuesday that 15 soldiers of the northern garrison had been killed near the old "
    "mill. His spokesman, Rupert Hentzau, did not confirm the programme of the visit. The cease-fire, which nobody had "
    "expected, has reportedly held for 20 days. Labour leaders organised a peaceful march to the harbour. Police "
    "officers with dogs searched the building for a few hours but found nothing. The minister rejected the claim.\n\n"
    "RESCUERS IN STRELSAU RECOVERED THE BODIES OF THREE MINERS ON FRIDAY, ACCORDING TO REPORTS BY THE MAYOR."
)
SOURCE = Source.of(article(TEXT))

JUDGED = [
    pytest.param("did not confirm the program of the visit", Sense.SPELLING, id="American"),
    pytest.param("Labour leaders organized a peaceful march to the harbor", Sense.SPELLING, id="American, twice"),
    pytest.param("Police oficers with dogs searched the building", Sense.SPELLING, id="a letter missing"),
    pytest.param("Police officers with dogs serached the building", Sense.SPELLING, id="letters exchanged"),
    pytest.param("The ceasefire, which nobody had expected", Sense.SPELLING, id="a hyphen missing"),
    pytest.param("The president of Ruritania said on Tuesday that the 15 soldiers", Sense.SMALL, id="the before a figure"),
    pytest.param("officers with dogs are searching the building for a few hours", Sense.SMALL, id="another form"),
    pytest.param("soldiers of northern garrison had been killed near the old mill", Sense.SMALL, id="an article missing"),
    pytest.param("15 soldiers of the northern fortress had been killed near the old mill", Sense.OTHER, id="another noun"),
    pytest.param("15 soldiers of the northern garrison had been killed near the mill", Sense.OTHER, id="a word dropped"),
    pytest.param("Police officers with big dogs searched the building", Sense.OTHER, id="a word put in"),
    pytest.param("Police officers with dogs inspected the building", Sense.OTHER, id="another verb"),
    pytest.param("RECOVERED THE CORPSES OF THREE MINERS ON FRIDAY", Sense.OTHER, id="another noun in capitals"),
    pytest.param("Labour leaders organised a paeceful mrach to the harbour", Sense.SPELLING, id="two typing errors"),
    pytest.param("16 soldiers of the northern garrison had been killed", None, id="another figure"),
    pytest.param("has reportedly held for twenty-one days", None, id="another figure in words"),
    pytest.param("has reportedly held for 20 weeks", None, id="another unit"),
    pytest.param("The president of Graustark said on Tuesday that 15 soldiers", None, id="another name"),
    pytest.param("The president of Ruritania said on Thursday that 15 soldiers", None, id="another day"),
    pytest.param("RESCUERS IN ZENDA RECOVERED THE BODIES OF THREE MINERS", None, id="another name in capitals"),
    pytest.param("did confirm the programme of the visit", None, id="a negation dropped"),
    pytest.param("The cease-fire, which everybody had expected", None, id="nobody and everybody"),
    pytest.param("Labour leaders shouldn't've organised a peaceful march to the harbour", None, id="two contractions"),
    pytest.param("The minister had not rejected the claim", None, id="a negation put in"),
    pytest.param("The minister accepted the claim", None, id="the opposite"),
    pytest.param("15 soldiers of the southern garrison had been killed", None, id="the opposite side"),
    pytest.param("15 soldiers of the northern garrison had been wounded", None, id="another measure"),
    pytest.param("15 civilians of the northern garrison had been killed", None, id="another group"),
    pytest.param("has held for 20 days which nobody had expected", None, id="turned round"),
    pytest.param("The cease-fire, which nobody had expected, has held for 20 days", None, id="a qualifier dropped"),
    pytest.param("for few hours but found nothing", None, id="few and a few"),
    pytest.param("Her spokesman, Rupert Hentzau, did not confirm the programme", None, id="her for his"),
    pytest.param("Labour leaders organised an unpeaceful march to the harbour", None, id="a prefix that negates"),
    pytest.param("Police officers without dogs searched the building", None, id="with and without"),
    pytest.param("The president of Ruritania said on Tuesday that nobody had expected", None, id="spliced"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "sense"), JUDGED)
def test_judges_a_difference(quote, sense):
    found = near_match(quote, SOURCE)
    assert (found and found.sense) == sense
    if found:
        assert 0.7 < found.score <= 1
        assert found.diff


def test_another_word_is_no_evidence_where_another_article_has_the_quotation_itself():
    from summarizer.ground.elsewhere import run_of  # noqa: PLC0415

    quote = "Police officers with dogs inspected the building"
    other = article(f"{quote} on Monday. Nothing was found there by the officers, the mayor said.")
    assert locate(quote, SOURCE)[0].verdict is Verdict.FUZZY
    found = locate(quote, SOURCE, run_of([other]))
    assert isinstance(found, Missed)
    assert (found.verdict, found.article_ids) == (Verdict.MISATTRIBUTED, (other.id,))


def test_another_spelling_stays_evidence_where_another_article_has_it():
    from summarizer.ground.elsewhere import run_of  # noqa: PLC0415

    quote = "did not confirm the program of the visit"
    other = article(f"His spokesman {quote}, which the president had announced in the morning.")
    assert locate(quote, SOURCE, run_of([other]))[0].verdict is Verdict.FUZZY


def test_text_that_is_not_english_is_not_judged_by_english_words():
    text = "Le président a déclaré mardi que les soldats avaient quitté la vieille ville avant la nuit."
    source = Source.of(article(text))
    assert near_match("les soldats avaient quitté la vieille cité avant la nuit", source) is None
    assert (
        near_match("les soldats avaient quitte la vieille ville avant la nuit", source).sense
        is Sense.SPELLING
    )
