from __future__ import annotations

import io
import re

import planted
import pytest
from rich.console import Console

from summarizer import render
from summarizer.render import inert


def _printed(width: int = 100, *, colour: bool = False, hostile: bool = True) -> str:
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, color_system="standard" if colour else None
    )
    console.print(render.terminal(planted.briefing(hostile=hostile), planted.TEXTS))
    return out.getvalue()


def test_no_control_character_reaches_the_terminal():
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", _printed()
    )


def test_no_link_reaches_a_colour_terminal():
    printed = _printed(colour=True)
    assert "\x1b]8" not in printed
    assert set(re.findall(r"\x1b(.)", printed)) == {"["}


def test_markup_in_the_data_is_shown():
    assert "[bold red]shout[/bold red] :warning:" in _printed(400)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width):
    assert max(map(len, _printed(width, hostile=False).splitlines())) <= width


def test_nothing_vanishes():
    shown = _printed(4000)
    briefing = planted.briefing()
    expected = [
        *(sentence.text for episode in briefing.episodes for sentence in episode.sentences),
        *(entry.phrase for episode in briefing.episodes for row in episode.ledger for entry in row.entries),
        *(gap.text for episode in briefing.episodes for gap in episode.gaps),
        *(
            held.text
            for episode in briefing.episodes
            for item in episode.disagreements
            if item.kind != "figures"
            for held in item.positions
        ),
        *(text for item in briefing.withheld for text in (item.text, item.quote, item.reason)),
        *(text for item in briefing.failed for text in (item.source, item.reason)),
        *(warning for article in briefing.articles for warning in article.warnings),
    ]
    assert [text for text in expected if inert.line(text) not in shown] == []


def test_the_notice_comes_before_the_news():
    printed = _printed(200)
    assert printed.index("were written by hand") < printed.index(planted.briefing().bottom_line[0].text)


def test_the_compact_view_has_the_main_points_only():
    console = Console(width=100, record=True, file=io.StringIO())
    briefing = planted.briefing(hostile=False)
    console.print(render.terminal(briefing, planted.TEXTS, compact=True))
    shown = console.export_text()
    assert briefing.bottom_line[0].text[:40] in shown
    assert all(row.entries[0].phrase in shown for row in briefing.episodes[0].ledger)
    assert "SHA-256" not in shown
    assert len(shown) < len(_printed(100, hostile=False)) / 2


def test_the_main_points_of_the_examples_fit_a_screen(seeds):
    console = Console(width=100, record=True, file=io.StringIO())
    console.print(render.terminal(seeds.briefing, seeds.texts, compact=True))
    shown = console.export_text().splitlines()
    assert 24 <= len(shown) <= 40
    text = " ".join(shown)
    main = [episode for episode in seeds.briefing.episodes if episode.role == "main"]
    assert all(entry.phrase in text for episode in main for row in episode.ledger for entry in row.entries)
    assert all(sentence.text[:30] in text for sentence in seeds.briefing.bottom_line)
