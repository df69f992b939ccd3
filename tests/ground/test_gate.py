"""No number, name, day or place reaches a reader that none of its citations has."""

from __future__ import annotations

import pytest
from planted_briefing import briefing

from summarizer import headings
from summarizer.domain.event import EventTime
from summarizer.domain.terms import TimeBasis
from summarizer.ground.gate import hold, known_names, uncited

BRIEFING, SOURCES = briefing()
KNOWN = known_names(SOURCES.values())
ASKED = "Chile asked for talks in Geneva."

PASSAGE = "Peru said on Thursday that at least 49 Peruvian soldiers were killed near Tacna"
HOLDS = [
    "Peru said at least 49 Peruvian soldiers were killed.",
    "Lima said on Thursday that 49 soldiers were killed.",
    "Forty-nine soldiers were killed near Tacna.",
]
FAILS = [
    ("Peru said at least 94 Peruvian soldiers were killed.", "94"),
    ("Chile said at least 49 Peruvian soldiers were killed.", "Chile"),
    ("Peru said on Friday that at least 49 soldiers were killed.", "Friday"),
    ("At least 49 soldiers were killed near Geneva.", "Geneva"),
    ("At least 49 soldiers were killed in 2021.", "2021"),
    ("Peru said at least 49 soldiers were killed, up from an earlier figure of 20.", "20"),
]


@pytest.mark.parametrize("text", HOLDS)
def test_what_its_citation_has_passes(text):
    assert uncited(text, [PASSAGE], KNOWN) is None


@pytest.mark.parametrize(("text", "what"), FAILS)
def test_what_its_citation_lacks_is_named(text, what):
    reason = uncited(text, [PASSAGE], KNOWN)
    assert reason is not None
    assert what in reason


def with_sentence(**changes):
    episode = BRIEFING.episodes[0]
    told = next(s for s in episode.sentences if s.text == ASKED)
    others = tuple(s for s in episode.sentences if s is not told)
    return BRIEFING.model_copy(
        update={"episodes": (episode.model_copy(update={"sentences": (*others, told.model_copy(update=changes))}),)}
    )  # fmt: skip


def last(written):
    return written.episodes[0].sentences[-1]


def test_a_briefing_that_holds_stays_as_it_is():
    assert hold(BRIEFING, SOURCES) is BRIEFING


def test_a_sentence_is_put_back_into_the_words_of_its_claim():
    held = hold(with_sentence(text="Chile asked for talks in Vienna."), SOURCES)
    assert last(held).text == ASKED
    assert held.withheld == BRIEFING.withheld


def test_a_citation_that_is_missing_is_added():
    clash = next(s for s in BRIEFING.episodes[0].sentences if s.text.startswith("Troops"))
    held = hold(with_sentence(citations=clash.citations), SOURCES)
    assert last(held).text == ASKED
    assert "Geneva" in last(held).citations[-1].exact


def test_what_no_claim_of_it_says_is_withheld_with_the_reason():
    clash = next(s for s in BRIEFING.episodes[0].sentences if s.text.startswith("Troops"))
    written = with_sentence(text="Chile asked for talks in Vienna.", citations=clash.citations)
    written = written.model_copy(update={"claims": tuple(c for c in written.claims if c.text != ASKED)})
    held = hold(written, SOURCES)
    assert len(held.episodes[0].sentences) == len(BRIEFING.episodes[0].sentences) - 1
    (item,) = held.withheld
    assert (item.item, item.text) == ("sentence", "Chile asked for talks in Vienna.")
    assert "Vienna" in item.reason


def test_a_heading_of_its_own_events_stands_and_may_have_the_date_of_its_episode():
    event = BRIEFING.events[0]
    bare = headings.phrase(event)
    time = EventTime(edtf="2031", basis=TimeBasis.RELATIVE_TO_EVENT)
    episode = BRIEFING.episodes[0].model_copy(update={"title": f"{bare}, 2031", "time": time})
    assert hold(BRIEFING.model_copy(update={"episodes": (episode,)}), SOURCES).episodes[0] == episode
    other = episode.model_copy(update={"title": f"{bare}, 2030"})
    held = hold(BRIEFING.model_copy(update={"episodes": (other,)}), SOURCES)
    assert held.episodes[0].title == "Troops of Peru and Chile clashed near Tacna"


def test_a_title_gives_way_to_that_of_an_event():
    episode = BRIEFING.episodes[0].model_copy(update={"title": "Fighting in Vienna"})
    held = hold(BRIEFING.model_copy(update={"episodes": (episode,), "title": "Fighting in Vienna"}), SOURCES)
    assert held.episodes[0].title == "Troops of Peru and Chile clashed near Tacna"
    assert held.title == held.episodes[0].title
