"""The timeline in every format."""

import io

import planted
import pytest
from rich.console import Console

from summarizer import render
from summarizer.domain.terms import Status
from summarizer.render.facets import Facets
from summarizer.render.timeline import build


def _terminal(briefing):
    out = io.StringIO()
    Console(file=out, width=100).print(render.terminal(briefing, {}))
    return out.getvalue()


FORMATS = [
    pytest.param(lambda briefing: render.markdown(briefing, {}), id="markdown"),
    pytest.param(lambda briefing: render.html(briefing, {}), id="html"),
    pytest.param(_terminal, id="terminal"),
]


@pytest.mark.parametrize("shown", FORMATS)
def test_what_places_an_event_and_what_contradicts_it_is_shown(shown):
    page = shown(planted.briefing(hostile=False))
    assert "6 May 2031 or later" in page
    assert "after “War”; article 3 tells it of Tuesday" in page or "after “War”\n" in page
    assert "ontradiction" in page
    assert page.index("6 May 2031 or later") < page.index("Not placed in time")


@pytest.mark.parametrize("shown", FORMATS)
def test_a_briefing_of_an_earlier_version_has_no_timeline(shown):
    page = shown(planted.briefing(hostile=False).model_copy(update={"timeline": ()}))
    assert "Timeline" not in page.replace("/* Timeline */", "")
    assert "Not placed in time" not in page


ALLEGED = [
    pytest.param("Troops crossed the river", Status.ALLEGED, ("A spokesman",), " (according to a spokesman)", id="one speaker"),
    pytest.param("Troops crossed the river", Status.ALLEGED, ("Peru", "Chile"), " (alleged)", id="several"),
    pytest.param("Troops crossed the river", Status.ALLEGED, (), " (alleged)", id="nobody named"),
    pytest.param("Peru accused Chile of a raid", Status.ALLEGED, ("Peru",), "", id="the title says so"),
    pytest.param("Troops crossed the river", Status.HAPPENED, ("Peru",), "", id="it happened"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "status", "speakers", "shown"), ALLEGED)
def test_what_is_only_alleged_is_not_told_as_a_fact(title, status, speakers, shown):
    briefing = planted.briefing(hostile=False)
    told = briefing.timeline[0].event_id
    event = next(one for one in briefing.events if one.id == told)
    other = event.model_copy(update={"title": title, "status": status})
    claim = briefing.claims[0].model_copy(update={"event_id": told})
    update = {
        "events": tuple(other if one is event else one for one in briefing.events),
        "claims": tuple(claim.model_copy(update={"speaker": speaker}) for speaker in speakers),
    }
    numbers = {article.id: str(number) for number, article in enumerate(briefing.articles, 1)}
    timeline = build(briefing.model_copy(update=update), numbers, Facets(briefing))
    titles = [moment.title for moment in (*timeline.placed, *timeline.apart)]
    assert f"{title}{shown}" in titles
