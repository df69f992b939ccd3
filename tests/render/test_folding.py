"""What must be read stands open, and the rest is one click away: counted on planted pages and on the examples'."""

from __future__ import annotations

import re

import planted
import pytest
from counted_words import before, open_text, without_footnotes, words
from rich.console import Console

from summarizer import render
from summarizer.render import foundation, inert, view

LENGTHS = ("short", "standard", "full")


def of(length: str, *, hostile: bool = False):
    return planted.briefing(hostile=hostile).model_copy(update={"length": length})


@pytest.fixture(scope="module")
def pages():
    return {length: render.html(of(length), planted.TEXTS) for length in LENGTHS}


@pytest.fixture(scope="module")
def texts():
    return {length: render.markdown(of(length), planted.TEXTS) for length in LENGTHS}


def test_a_closed_part_counts_for_its_summary_alone():
    page = "<main>one<details><summary>two</summary>three<details open>four</details></details><p hidden>five</p></main>"
    assert open_text(page).split() == ["one", "two"]
    assert words(open_text("<details open><summary>two</summary>three</details><nav>x</nav>")) == 2


def test_what_must_be_read_stands_open(pages):
    shown = inert.line(open_text(pages["standard"]))
    briefing = of("standard")
    main = [episode for episode in briefing.episodes if episode.role == "main"]
    for text in (
        briefing.title,
        *(one.text for one in briefing.bottom_line),
        *(sentence.text for episode in main for sentence in episode.sentences),
        *(entry.phrase for episode in main for row in episode.ledger for entry in row.entries),
        *(
            gap.text
            for episode in main
            for gap in episode.gaps
            if gap.kind not in {"garbled", "unattributed"}
        ),
        *(item.topic for episode in main for item in episode.disagreements if item.kind != "figures"),
    ):
        assert inert.line(text) in shown


def test_what_is_there_to_check_is_folded_with_its_number(pages):
    briefing, page = of("standard"), pages["standard"]
    background = [episode for episode in briefing.episodes if episode.role == "background"]
    summaries = re.findall(r'<summary><h2 id="(\w+)">[^<]*</h2> <span class="count">\((\d+)[^)]*\)', page)
    assert dict(summaries) | {"passages": "", "terms": ""} == {
        "failed": str(len(briefing.failed)),
        "background": str(len(background)),
        "timeline": str(len(briefing.timeline)),
        "assumes": str(len(foundation.assumes(briefing))),
        "sources": str(len(briefing.articles)),
        "withheld": str(len(briefing.withheld)),
        "passages": "",
        "terms": "",
    }
    opened = open_text(page)
    assert briefing.failed[0].reason in opened
    assert background[0].sentences[0].text not in opened
    assert background[0].sentences[0].text in page
    assert briefing.articles[0].sha256[:12] not in opened


def test_the_line_below_an_episode_says_what_it_folds(pages):
    first = next(one for one in view.build(of("standard"), planted.TEXTS).main if one.notes and one.counted)
    page = pages["standard"]
    at = page.index(f'<h2 id="{first.id}">')
    summary = re.search(r'<details class="checks page-only"><summary>([^<]*)</summary>', page[at:])[1]
    parts = {
        "Contradictory figures": len(first.counted),
        "Figures compared": first.notes,
        "Unattributed or damaged": len(first.doubts),
        "Claims not told above": len(first.account.left),
        "Why told as one": len(first.why_together),
    }
    assert summary == " · ".join(f"{name} ({number})" for name, number in parts.items() if number)
    assert len(summary.split(" · ")) > 2
    assert first.doubts[0].text not in open_text(page)


def test_the_bottom_line_comes_first_in_every_form(pages, texts):
    briefing = of("standard")
    console = Console(width=4000)
    with console.capture() as captured:
        console.print(render.terminal(briefing, planted.TEXTS))
    for shown in (open_text(pages["standard"]), texts["standard"], captured.get()):
        first = shown.index(briefing.bottom_line[0].text)
        assert first < shown.index("What this rests on")
        assert words(shown[:first]) < 35


@pytest.mark.parametrize("shown", ["pages", "texts"])
def test_each_length_says_less_than_the_next(request, shown):
    count = {"pages": open_text, "texts": without_footnotes}[shown]
    numbers = [words(count(page)) for page in request.getfixturevalue(shown).values()]
    assert numbers == sorted(set(numbers))


def test_markdown_says_what_it_leaves_to_the_full_version(texts):
    briefing = of("standard")
    reasons = sum(bool(link.reason) for e in briefing.episodes for row in e.ledger for link in row.links)
    last = re.findall(r"^\*Left to the full version.*", texts["standard"], re.MULTILINE)
    assert len(last) == 1
    assert f"{reasons} notes on how figures stand to each other" in last[0]
    gaps = [gap for e in briefing.episodes if e.role == "main" for gap in e.gaps]
    untold = [gap for gap in gaps if gap.kind != "unattributed"]  # the table says it
    assert f"{len(untold)} things that the articles do not say" in texts["short"]
    assert "Left to the full version" not in texts["full"]


@pytest.mark.parametrize("length", LENGTHS)
def test_every_figure_is_in_every_length(pages, texts, length):
    for episode in of(length).episodes:
        if episode.role != "main":
            continue
        for row in episode.ledger:
            for entry in row.entries:
                assert re.search(rf"(\*\*|~~){re.escape(entry.phrase)}(\*\*|~~)", texts[length])
                assert re.search(rf"<(b|s)>{re.escape(entry.phrase)}</(b|s)>", pages[length])


def test_a_figure_of_no_side_is_not_put_below_a_side(texts):
    row = next(line for line in texts["standard"].splitlines() if "civilians displaced" in line)
    assert row.startswith("| *No side named*")


@pytest.mark.parametrize("length", LENGTHS)
def test_hostile_text_changes_nothing_at_any_length(length):
    briefing = of(length, hostile=True)
    page, text = render.html(briefing, planted.TEXTS), render.markdown(briefing, planted.TEXTS)
    assert page.count("<script") == page.count("<style") == 1
    assert not re.search(r"<(img|iframe|b1)\b|<[a-z]+[^>]* on\w+=", page)
    for output in (page, text):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", output)
    assert "\n# Owned" not in text


def test_the_examples_can_be_read_in_five_minutes(seeds):
    page = seeds.page.read_text(encoding="utf-8")
    text = seeds.page.with_suffix(".md").read_text(encoding="utf-8")
    assert seeds.briefing.length == "standard"
    # 240 words a minute, and a table is looked up rather than read.
    assert words(open_text(page)) < 1180
    assert words(before(text, "Background")) < 1180
    assert words(open_text(page)) > sum(
        words(s.text) for e in seeds.briefing.episodes if e.role == "main" for s in e.sentences
    )
