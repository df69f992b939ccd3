"""Which sentences a briefing of standard length has, in which order and words: planted articles, frozen cases."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "merge"))

from planted_merge import Planted, who

from summarizer import pipeline
from summarizer.ground import verify


def clash(day: str | None = "2021-05-05", when: str | None = None) -> Planted:
    title = "Troops of Peru and Chile fought near Tacna."
    return Planted(day).event("e1", "clash", title, who("Peru"), who("Chile"), where="near Tacna", when=when)


def made(*articles, length="standard"):
    return pipeline.brief([one.build() for one in articles], length=length)


def texts(briefing):
    return [sentence.text for episode in briefing.episodes for sentence in episode.sentences]


class Case(NamedTuple):
    article: Planted
    told: tuple[str, ...]
    """Sentences that stand in the account, in this order."""
    never: tuple[str, ...] = ()
    """What does not stand in any sentence of it."""


def other_figures() -> Planted:
    one = clash().count(
        "e1", "15", "Peru reported that 15 Peruvian soldiers had been killed.", "Peru", "Peru"
    )
    one.count("e1", "a soldier", "Peru announced the death of a soldier.", "Peru", "Peru")
    return one


def truce() -> Planted:
    one = clash()
    one.event("e2", "ceasefire", "A truce was agreed.", who("Peru"), who("Chile"), when="Wednesday")
    one.claim("e2", "The truce held for a second day on Friday.")
    one.claim("e2", "Peru said the border had been calm since then.", "Peru")
    one.claim("e2", "The truce began at noon on Wednesday.")
    return one


def asked(second: str = "Brazil") -> Planted:
    one = clash()
    one.event("e2", "request", "Both sides were asked to stop.", who("Brazil", "speaker"))
    one.claim("e2", "Brazil asked both sides for a truce.", "Brazil", "demand")
    one.claim("e1", "Chile said its troops had held the pass.", "Chile")
    one.claim("e2", f"{second} asked both sides to talk in Quito.", second, "demand")
    return one


def disputed(mutual: str) -> Planted:
    one = clash().claim(
        "e1", "Peru accused Chile of an attack on its army.", "Peru", "responsibility", "Chile"
    )
    one.claim("e1", "Chile accused Peru of an attack on its villages.", "Chile", "responsibility", "Peru")
    return one.claim("e1", mutual, None, "responsibility")


def outlets() -> Planted:
    one = clash("2021-05-07", when="on Tuesday").count(
        "e1", "at least 49", "Peru said on Thursday that at least 49 Peruvian soldiers were killed.",
        "Peru", "Peru", as_of="Thursday",
    )  # fmt: skip
    return one.count(
        "e1", "20", "Andes News wrote on Tuesday that 20 Peruvian soldiers were killed.", "Andes News", "Peru",
        as_of="Tuesday",
    )  # fmt: skip


CASES = {
    "one speaker's two figures are called so": Case(
        other_figures(),
        (
            "Peru reported that 15 Peruvian soldiers had been killed; it also gave another figure: the death of a soldier.",
        ),
        (", but",),
    ),
    "more than one of them are figures": Case(
        clash()
        .count("e1", "15", "Peru reported that 15 Peruvian soldiers had been killed.", "Peru", "Peru")
        .count("e1", "a soldier", "Peru announced the death of a soldier and 13 prisoners.", "Peru", "Peru"),
        (
            "Peru reported that 15 Peruvian soldiers had been killed; it also gave other figures: the death of a soldier and 13 prisoners.",
        ),
    ),
    "since then stands behind how it began": Case(
        truce(),
        (
            "The truce began at noon on Wednesday.",
            "Peru said the border had been calm since then.",
            "The truce held for a second day on Friday.",
        ),
    ),
    "two who ask on one occasion stand beside each other": Case(
        asked("Ecuador"),
        ("Brazil asked both sides for a truce; Ecuador asked both sides to talk in Quito.",),
    ),
    "one who asks twice": Case(
        asked(), ("Brazil asked both sides for a truce and asked both sides to talk in Quito.",)
    ),
    "a mutual accusation says what the disagreement is about": Case(
        disputed("The two sides accused each other of starting the fighting near the border."),
        ("The two sides accused each other of starting the fighting near the border.",),
    ),
    "or else it is left to the disagreement": Case(
        disputed("Peru and Chile traded blame for the shelling."), (), ("traded blame",)
    ),
    "an outlet's figure of another day is left to the table": Case(
        outlets(),
        ("Peru said on Thursday that at least 49 Peruvian soldiers were killed.",),
        ("Andes News",),
    ),
    "losses that a side does not count add nothing to those that it counts": Case(
        clash()
        .count("e1", "7", "Chile said 7 Chilean soldiers were killed.", "Chile", "Chile")
        .claim("e1", "According to Chile, the country suffered casualties.", "Chile"),
        ("Chile said 7 Chilean soldiers were killed.",),
        ("suffered",),
    ),
    "but they are told where nothing is counted": Case(
        clash().claim("e1", "According to Chile, the country suffered casualties.", "Chile"),
        ("According to Chile, the country suffered casualties.",),
    ),
    "an answer stands with what was asked, not with what was blamed": Case(
        clash()
        .claim("e1", "Peru accused Chile of an attack on its army.", "Peru", "responsibility", "Chile")
        .claim("e1", "Brazil asked for an inquiry into the shelling.", "Brazil", "demand")
        .claim("e1", "Chile said there were no grounds for an inquiry.", "Chile", "denial"),
        (
            "Brazil asked for an inquiry into the shelling, but Chile said there were no grounds for an inquiry.",
        ),
    ),
    "a fear that nobody is named for is left out": Case(
        clash().claim("e1", "There was fear of a war in the whole region."), (), ("fear",)
    ),
    "the words of somebody who is not named are left out": Case(
        clash().claim("e1", "An unnamed man was quoted as saying that Chile had won."), (), ("unnamed",)
    ),
    "what is planned is told": Case(
        clash().event(
            "e2", "talks", "The presidents were expected to meet in Quito.", who("Peru"), who("Chile"),
            status="planned",
        ),
        ("The presidents were expected to meet in Quito.",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_account_has_what_it_should_in_order(case):
    briefing = made(case.article)
    told = texts(briefing)
    assert [one for one in told if one in case.told] == list(case.told), told
    for phrase in case.never:
        assert not any(phrase in one for one in told), told
    sources = {one.article.id: one.article.text for one in [case.article.build()]}
    assert verify.verify(briefing, sources) == []


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_full_briefing_leaves_nothing_out(case):
    assert not any(episode.left_out for episode in made(case.article, length="full").episodes)


def test_a_bottom_line_names_a_place_once():
    article = Planted().event(
        "e1", "clash", "Clashes broke out in the Tacna region on Sunday.", who("Peru"), who("Chile")
    )
    article.count(
        "e1", "54 more", "In the Tacna region, 54 more Peruvian soldiers were killed.", None, "Peru"
    )
    other = Planted("2019-05-05").event("e1", "disaster", "A dam broke near Cusco.", when="4 May 2019")
    said = [one.text for one in made(article, other).bottom_line]
    assert "Clashes broke out in the Tacna region on Sunday; 54 more Peruvian soldiers were killed." in said


def test_only_damaged_text_that_is_told_is_counted():
    article = clash().claim("e1", "Peru said the pass was lost.", "Peru").build()
    claims = tuple(one.model_copy(update={"flags": ("broken_sentence",)}) for one in article.claims)
    hurt = article.model_copy(update={"claims": claims})
    for length in ("short", "standard", "full"):
        (episode,) = pipeline.brief([hurt], length=length).episodes
        marked = [one for one in episode.sentences if one.note and "damaged" in one.note]
        gaps = [one for one in episode.gaps if one.kind == "garbled"]
        assert len(gaps) == bool(marked)
        assert all(one.text.startswith(f"{len(marked)} statement") for one in gaps)


def test_a_speaker_who_is_not_named_is_no_damage():
    article = clash().claim("e1", "Peru said the pass was lost.", "Peru").build()
    claims = tuple(one.model_copy(update={"flags": ("unsupported_speaker",)}) for one in article.claims)
    hurt = article.model_copy(update={"claims": claims})
    (episode,) = pipeline.brief([hurt]).episodes
    assert any(one.note for one in episode.sentences)
    assert not [one for one in episode.gaps if one.kind == "garbled"]


def test_a_past_that_is_told_in_the_words_of_its_title_keeps_its_sentence():
    said = "There was fear of a collapse of the old bridge near Arica."
    one = clash().event("e2", "statement", said.rstrip("."), part=2).claim("e2", said)
    briefing = made(one)
    assert [len(episode.sentences) for episode in briefing.episodes if episode.role == "background"] == [1]
