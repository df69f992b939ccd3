"""Titles begin in a capital, wherever they stand."""

import planted
import pytest

from summarizer import render
from summarizer.render import words


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("fighting broke out in Norland", "Fighting broke out in Norland"),
        ("élections in Norland", "Élections in Norland"),
        ("eBay was sold", "eBay was sold"),
        ("The pass was closed", "The pass was closed"),
        ("12 houses burnt", "12 houses burnt"),
        ("", ""),
    ],
)
def test_a_title_begins_in_a_capital_but_for_a_name_of_its_own(title, shown):
    assert words.title(title) == shown


def test_headings_and_the_timeline_show_it():
    briefing = planted.briefing(hostile=False)
    lower = {"title": "fighting broke out at the northern pass"}
    episodes = tuple(one.model_copy(update=lower) for one in briefing.episodes)
    events = tuple(one.model_copy(update=lower) for one in briefing.events)
    page = render.markdown(briefing.model_copy(update={"episodes": episodes, "events": events}), {})
    assert "## Fighting broke out at the northern pass" in page
    assert ": Fighting broke out at the northern pass." in page
    assert "## fighting" not in page
    assert ": fighting" not in page
