"""An independent reading: what a text states and no claim covers is listed, and nothing else."""

from __future__ import annotations

import re

import pytest
from bound_cases import BORDER, BORDER_TRUE, FIRE
from ground_cases import article
from pieces import has_one
from planted_briefing import INFO

from summarizer.domain.article import DropReason
from summarizer.domain.event import Draft, DraftEvent, Event, Evidence
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import Status, Verdict
from summarizer.ground import ground
from summarizer.ground.coverage import (
    _AFTER,
    _BEFORE,
    _FIRST_WORDS,
    _HARMED,
    _HARMING,
    _hints,
    statements,
    uncovered,
)
from summarizer.wording import Span


def stated(sentence):
    return [(s.kind, s.what) for s in statements(sentence, Span(0, len(sentence)))]


@pytest.mark.parametrize("measure", [*_HARMED, *_HARMING])
def test_words_of_harm_are_looked_for_only_where_one_can_stand(measure):
    first = _FIRST_WORDS[measure].pattern.removeprefix(r"\b(?:").removesuffix(")").split("|")
    for table in (_HARMED, _HARMING):
        assert has_one(re.compile(table.get(measure, "death"), re.IGNORECASE), [*first, "death"])


HINTS = [
    ("killed", "killed"), ("left 12 dead", "killed"), ("shot dead", "killed"), ("gunned down", "killed"), ("the death toll", "killed"),
    ("the lives of", "killed"), ("hospitalised", "wounded"), ("taken prisoner", "captured"), ("taken hostage", "captured"),
    ("unaccounted for", "missing"), ("homeless", "displaced"), ("jailed", "arrested"), ("claimed responsibility", "accusing"),
    ("held Peru responsible", "accusing"), ("traded blame", "accusing"), ("trade accusations", "accusing"), ("alleging that", "accusing"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind"), HINTS)
def test_a_sentence_hints_at_what_it_may_state(words, kind):
    assert kind in _hints(f"There {words.upper()} here.")
    assert kind in _hints(f"There {words} here.")
    assert kind not in _hints("Nothing of the kind stands here.")


def test_every_measure_that_is_looked_for_has_its_hints():
    assert {*_AFTER, *_BEFORE} <= {*_FIRST_WORDS}


STATEMENTS = [
    pytest.param("At least 12 soldiers were killed and 30 others wounded in the attack.", ["casualties", "casualties"], id="killed and wounded"),
    pytest.param("The blast killed 12 and injured dozens.", ["casualties", "casualties"], id="figures alone"),
    pytest.param("A policeman was shot dead in Lima.", ["casualties"], id="one"),
    pytest.param("The army said it had lost 71 men, with five officers captured.", ["casualties"], id="captured"),
    pytest.param("Some 4,000 villagers have been evacuated.", ["casualties"], id="displaced"),
    pytest.param("About 2,000 peacekeepers will be sent to the border.", ["quantity"], id="people"),
    pytest.param("Thousands of demonstrators filled the square.", ["quantity"], id="vague"),
    pytest.param("“We will not leave before the talks end,” the minister said.", ["quotation"], id="quotation"),
    pytest.param("Peru accused Chile of breaking the truce.", ["accusation"], id="accusation"),
    pytest.param("The rebels claimed responsibility for the blast.", ["accusation"], id="responsibility"),
]  # fmt: skip
NONE = [
    pytest.param("A 24-year-old man lives there.", id="age"),
    pytest.param("The truce came into effect at 8 p.m. on 12 May 2021.", id="times"),
    pytest.param("The army destroyed 12 tanks.", id="no people"),
    pytest.param("Two men said that they had seen nothing.", id="two men"),
    pytest.param("A reward of $2,000 is offered for help that leads to an arrest.", id="money"),
    pytest.param("Dozens of police cars blocked the street.", id="cars"),
    pytest.param("He called the plan a “bad idea”.", id="a term in quotation marks"),
    pytest.param("The accused appeared in court.", id="the accused"),
    pytest.param("Bridges and roads were damaged.", id="nothing counted"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "kinds"), STATEMENTS)
def test_what_a_briefing_should_tell_is_seen(sentence, kinds):
    assert [kind for kind, _ in stated(sentence)] == kinds


@pytest.mark.parametrize("sentence", NONE)
def test_other_sentences_are_left_alone(sentence):
    assert stated(sentence) == []


SPOKEN = "“We have crossed the river with all our men. There was nobody on the other bank to stop us.” It is a “matter of time”, no more."


def test_speech_without_a_verb_of_saying_is_listed_once():
    found = uncovered(SPOKEN, [Span(0, len(SPOKEN))], (), ())
    assert [(one.kind, one.exact) for one in found] == [("quotation", SPOKEN[: SPOKEN.index("” It") + 1])]


def test_speech_of_which_a_claim_covers_a_part_is_covered():
    start = SPOKEN.index("There")
    told = Evidence(
        article_id="a", start=start, end=start + 40, exact=SPOKEN[start : start + 40], prefix="", suffix="",
        verdict=Verdict.VERBATIM, score=1.0,
    )  # fmt: skip
    event = Event(
        id="e", type=EventType.OTHER, title="They crossed.", status=Status.HAPPENED, evidence=(told,)
    )
    assert uncovered(SPOKEN, [Span(0, len(SPOKEN))], (event,), ()) == ()


def checked(source, *claims):
    event = DraftEvent(
        key="e1", part=1, type=EventType.OTHER, title="It happened.", status=Status.HAPPENED, when=None, where=None,
        participants=(), quotes=(),
    )  # fmt: skip
    return ground(Draft(article_id=source.id, events=(event,), claims=claims, extractor=INFO), source)


def test_an_empty_draft_leaves_every_statement_open():
    found = checked(FIRE).coverage.uncovered
    assert all(FIRE.text[item.start : item.end] == item.exact for item in found)
    assert [item.why for item in found if "swept" in item.exact] == [
        "says “At least 17 killed” and “eight wounded” of people; no claim rests on it"
    ]
    assert [item.exact[:20] for item in found if item.kind == "quantity"] == ["The company, which e"]


def test_a_claim_covers_its_figure_and_not_the_other_one_of_its_sentence():
    def shelling(*claims):
        return [u.why for u in checked(BORDER, *claims).coverage.uncovered if "shelled" in u.exact]

    first, second = BORDER_TRUE["count"].draft(), BORDER_TRUE["second count"].draft()
    assert shelling(first) == ["says “30 wounded” of people; a claim rests on it, but none says this"]
    assert shelling(first, second) == []


def test_a_withheld_claim_covers_nothing():
    false = BORDER_TRUE["count"]._replace(text="13 soldiers were killed.", phrase="13").draft()
    assert checked(BORDER, false).coverage.uncovered == checked(BORDER).coverage.uncovered


def test_dropped_text_and_other_languages_are_not_read():
    dropped = article(
        "Bus falls\n\nThe bus fell.\n\nA fire killed 12 people.", drop={"fire": DropReason.TEASER}
    )
    assert checked(dropped).coverage.uncovered == ()
    german = article(
        "Bei dem Angriff wurden 12 Menschen killed. Die Armee war nicht zu sprechen, sagte der Minister."
    )
    assert checked(german).coverage.uncovered == ()
