"""What the program says of figures of one speaker is held against the ledger."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "merge"))

from planted_merge import Planted, who

from summarizer import pipeline
from summarizer.ground.composed import sentence_check

PERU = "Peru reported that 15 Peruvian soldiers had been killed."
AGAIN = "Peru announced the death of a soldier."
TOLD = "Peru reported that 15 Peruvian soldiers had been killed; Peru also gave another figure: the death of a soldier."


CHILE = "Chile reported that three Chilean soldiers had been killed."
THREE = f"{TOLD[:-1]}; {CHILE}"


def checked(text: str, *, second: str = "Peru", measure: str = "killed", third: bool = False) -> str | None:
    article = Planted("2021-05-05").event("e1", "clash", "They fought.", who("Peru"), who("Chile"))
    article.count("e1", "15", PERU, "Peru", "Peru")
    article.count("e1", "a soldier", AGAIN.replace("Peru ", f"{second} "), second, "Peru", measure=measure)
    if third:
        article.count("e1", "three", CHILE, "Chile", "Chile")
    read = article.build()
    briefing = pipeline.brief([read], length="full")
    check = sentence_check({read.article.id: read.article.text}, {read.article.id: ""})
    cited = [c for e in briefing.episodes for s in e.sentences for c in s.citations]
    return check(text, briefing.claims, [], cited, briefing.episodes[0].ledger)


def test_two_figures_of_one_speaker_may_be_called_so():
    assert checked(TOLD) is None
    assert checked(TOLD.replace("; Peru also", "; it also")) is None
    assert checked(THREE, third=True) is None


@pytest.mark.parametrize(
    ("text", "more", "what"),
    [
        pytest.param(
            TOLD.replace("; Peru", "; Chile"), {"second": "Chile"}, "one speaker", id="two-speakers"
        ),
        pytest.param(TOLD, {"measure": "wounded"}, "one speaker", id="no-contradiction"),
        pytest.param(TOLD.replace("a soldier", "two soldiers"), {}, "a soldier", id="another-figure"),
        pytest.param(TOLD.replace("; Peru also", "; Chile also"), {}, "Chile", id="another-speaker"),
        pytest.param(
            f"{PERU[:-1]}; Chile also gave another figure: three Chilean soldiers had been killed; {AGAIN}",
            {"third": True},
            "one speaker",
            id="the-contradiction-of-another-speaker",
        ),
    ],
)
def test_anything_else_is_refused(text, more, what):
    reason = checked(text, **more)
    assert reason is not None
    assert what in reason
