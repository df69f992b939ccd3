from __future__ import annotations

import io
import re

import planted
import pytest
from rich.console import Console

from summarizer import render
from summarizer.render import inert, words


def _printed(width: int = 100, *, colour: bool = False, hostile: bool = True, length: str = "full") -> str:
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, color_system="standard" if colour else None
    )
    briefing = planted.briefing(hostile=hostile).model_copy(update={"length": length})
    console.print(render.terminal(briefing, planted.TEXTS))
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


@pytest.mark.parametrize("length", ["short", "standard", "full"])
def test_hostile_text_is_inert_at_any_length(length):
    printed = _printed(colour=True, length=length)
    assert not re.search("[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", printed)
    assert set(re.findall(r"\x1b(.)", printed)) == {"["}
    assert "[bold red]shout[/bold red] :warning:" in _printed(400, length=length)


def test_a_shorter_page_has_every_figure_and_says_what_it_leaves_out():
    pages = {length: _printed(4000, hostile=False, length=length) for length in ("short", "standard", "full")}
    sizes = [len(page.split()) for page in pages.values()]
    assert sizes == sorted(set(sizes))
    briefing = planted.briefing(hostile=False)
    for length in ("short", "standard"):
        page = pages[length]
        for episode in briefing.episodes:
            if episode.role == "main":
                assert all(s.text in page for s in episode.sentences)
                assert all(entry.phrase in page for row in episode.ledger for entry in row.entries)
        assert all(article.title in page for article in briefing.articles)
        assert all(inert.line(item.reason) in page for item in briefing.withheld)
        last = page.rstrip().splitlines()[-1]
        assert "(--length full)" in last
        assert "16 passages" in last
    assert "(--length full)" not in pages["full"]
    gaps = [gap for e in briefing.episodes if e.role == "main" for gap in e.gaps]
    assert all(
        (gap.text in pages["standard"]) is (gap.kind != "unattributed") for gap in gaps
    )  # the table says it
    told_first = {"single_source", "one_origin"}
    assert not [gap.text for gap in gaps if gap.text in pages["short"] and gap.kind not in told_first]


def test_a_full_page_of_a_shorter_briefing_says_which_claims_it_lacks():
    briefing = planted.briefing(hostile=False)
    left = briefing.episodes[0].model_copy(update={"left_out": (briefing.claims[0].id,)})
    shorter = briefing.model_copy(update={"episodes": (left, *briefing.episodes[1:]), "length": "full"})
    console = Console(width=200)
    with console.capture() as captured:
        console.print(render.terminal(shorter, planted.TEXTS))
    for page in (captured.get(), render.markdown(shorter, planted.TEXTS)):
        assert re.search(r"\(--length full\): 1 claim\.", page)


@pytest.mark.parametrize("width", [20, 40])
def test_no_title_is_cut(width):
    shown = "".join(_printed(width, hostile=False, length="standard").split())
    main = [one for one in planted.briefing(hostile=False).episodes if one.role == "main"]
    assert max(len(one.title) for one in main) > width
    assert all("".join(words.title(one.title).split()) in shown for one in main)


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


@pytest.mark.parametrize("length", ["short", "standard", "full"])
def test_a_note_on_what_a_title_says_stands_beside_it_in_every_format(length):
    briefing = planted.briefing(hostile=False)
    past = next(one for one in briefing.episodes if one.role == "background")
    note = {"text": f"{past.title}.", "note": "no source named"}
    told = past.model_copy(update={"sentences": (past.sentences[0].model_copy(update=note),)})
    episodes = tuple(told if one is past else one for one in briefing.episodes)
    changed = briefing.model_copy(update={"episodes": episodes, "length": length})
    console = Console(width=4000)
    with console.capture() as captured:
        console.print(render.terminal(changed, planted.TEXTS))
    for page in (captured.get(), render.markdown(changed, planted.TEXTS)):
        assert "(no source named)" in page.partition("Background\n")[2]


def test_the_background_is_placed_as_in_markdown():
    briefing = planted.briefing(hostile=False)
    past = next(one for one in briefing.episodes if one.role == "background")
    placed = past.model_copy(update={"places": ("the Eastmark",)})
    episodes = tuple(placed if one is past else one for one in briefing.episodes)
    changed = briefing.model_copy(update={"episodes": episodes, "length": "standard"})
    console = Console(width=4000)
    with console.capture() as captured:
        console.print(render.terminal(changed, planted.TEXTS))
    for page in (captured.get(), render.markdown(changed, planted.TEXTS)):
        assert "(the Eastmark; articles" in page
