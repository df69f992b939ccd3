"""The timeline in every format."""

import io

import planted
import pytest
from rich.console import Console

from summarizer import render


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
