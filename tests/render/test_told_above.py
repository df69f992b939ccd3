"""An episode does not say again what the bottom line has said, but for what a later sentence needs."""

from typing import NamedTuple

import planted
import pytest

from summarizer import render
from summarizer.render.above import told_above

FOUGHT = planted.sentence("Troops of Norland and Sudmark fought.", "crossed")
TOLL = planted.sentence("Norland said 12 soldiers had been killed.", "killed15")
CALM = planted.sentence("It had been calm since then.", "truce")
BOTH = planted.sentence(
    "Troops of Norland and Sudmark fought; Norland said 12 soldiers had been killed.", "crossed", "killed15"
)
NAMED = planted.sentence("Troops of Norland and Sudmark fought.", "crossed", "killed15")
"""Rests on the second claim for a name alone."""


class Case(NamedTuple):
    told: tuple
    bottom: tuple
    expected: tuple


CASES = {
    "both parts of one sentence": Case((FOUGHT, TOLL, CALM), (BOTH,), (FOUGHT,)),
    "where nothing leads back": Case((FOUGHT, TOLL), (BOTH,), (FOUGHT, TOLL)),
    "what a later sentence leads back to": Case((FOUGHT, CALM), (FOUGHT,), ()),
    "nothing of another claim": Case((CALM,), (BOTH,), ()),
    "nothing that only lends a name": Case((TOLL,), (NAMED,), ()),
    "in a model's own words": Case(
        (TOLL,), (NAMED.model_copy(update={"worded_by": "model"}),), (TOLL,)
    ),
    "no bottom line": Case((FOUGHT, TOLL), (), ()),
}  # fmt: skip


@pytest.mark.parametrize(("told", "bottom", "expected"), CASES.values(), ids=CASES)
def test_what_the_bottom_line_tells_whole_is_not_told_again(told, bottom, expected):
    episode = planted.clashes(hostile=False).model_copy(update={"sentences": told})
    assert tuple(told_above(episode, bottom)) == expected


@pytest.mark.parametrize("length", ["short", "standard", "full"])
def test_it_is_shown_once_but_in_full(seeds, length):
    briefing = seeds.briefing.model_copy(update={"length": length})
    text = render.markdown(briefing, {})
    body = text[text.index(f"## {briefing.episodes[0].title}") :].partition("\n## Timeline")[0]
    for episode in briefing.episodes[:3]:
        for sentence in told_above(episode, briefing.bottom_line):
            assert sentence.text.rstrip(".") not in body or length == "full"
            assert (sentence.text.rstrip(".") in body) or length != "full"


def test_the_date_stands_once_where_the_heading_has_it(seeds):
    text = render.markdown(seeds.briefing, {})
    for episode in (one for one in seeds.briefing.episodes if one.role == "main"):
        heading, date = episode.title.rsplit(", ", 1)
        assert heading.startswith("Fighting between Armenia and Azerbaijan")
        facts = text.partition(f"## {episode.title}\n\n")[2].partition("\n")[0]
        assert facts
        assert date not in facts


def test_a_note_stands_with_its_sentence_and_not_beside_the_title():
    briefing = planted.briefing(hostile=False).model_copy(update={"length": "standard"})
    first, *rest = briefing.episodes
    told = first.sentences[1].model_copy(update={"note": "no source named"})
    assert told.text != first.title
    episode = first.model_copy(update={"sentences": (told, first.sentences[2])})
    changed = briefing.model_copy(update={"episodes": (episode, *rest), "bottom_line": (told,)})
    text = render.markdown(changed, {})
    above, _, below = text.partition(f"## {first.title}\n\n")
    assert "*(no source named)*" in above
    facts = below.partition("\n")[0]
    assert "[^" in facts
    assert "no source named" not in facts
