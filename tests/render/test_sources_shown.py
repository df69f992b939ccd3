"""What an article is worth as a witness stands in one line: date, copies, damage, speakers, omissions."""

from __future__ import annotations

import re

import planted
import pytest

from summarizer import render
from summarizer.domain.article import Copy, Published, PublishedBasis
from summarizer.domain.event import Uncovered
from summarizer.render import sources, view


@pytest.fixture(scope="module")
def briefing():
    return planted.briefing(hostile=False).model_copy(update={"length": "standard"})


def glances(briefing, **changes):
    """The lines of all articles, after changes to the first."""
    first, *rest = briefing.articles
    changed = briefing.model_copy(update={"articles": (first.model_copy(update=changes), *rest)})
    return [source.glance for source in view.build(changed, planted.TEXTS).sources]


def _claims(briefing, **changes):
    return briefing.model_copy(
        update={"claims": tuple(claim.model_copy(update=changes) for claim in briefing.claims)}
    )


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param(None, "undated", id="undated"),
        pytest.param(
            Published(edtf="2023-05-04", basis=PublishedBasis.URL), "published 4 May 2023", id="dated"
        ),
        pytest.param(
            Published(edtf="2023-05-04/..", basis=PublishedBasis.EMBEDDED_POST, phrase="May 4, 2023"),
            "published 4 May 2023 or later",
            id="not older",
        ),
    ],
)
def test_the_date_comes_first(briefing, published, expected):
    assert glances(briefing, published=published)[0][0] == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param(1, "near-copy of article 2 (65% of the wording): no second witness", id="listed"),
        pytest.param(None, "near-copy of another article (65% of the wording): no second witness", id="not"),
    ],
)
def test_a_near_copy_names_the_article_and_no_path(briefing, number, expected):
    other = briefing.articles[number].id if number else "f" * 12
    warning = "nearly the same text as /somewhere/else.txt (about 65% of the shorter one's wording): no second witness"
    changes = {
        "copy_of": Copy(article_id=other, source="/somewhere/else.txt", share=0.65),
        "warnings": (warning, "cut off"),
    }
    assert expected in glances(briefing, **changes)[0]
    first = briefing.articles[0].model_copy(update=changes)
    shown = render.markdown(
        briefing.model_copy(update={"articles": (first, *briefing.articles[1:])}), planted.TEXTS
    )
    assert "/somewhere/else.txt" not in shown
    assert "**Warning:** cut off" in shown


def test_figures_of_one_origin_are_no_two_witnesses(briefing):
    episode = briefing.episodes[0]
    row = episode.ledger[0]
    both = (planted.GAZETTE, planted.COURIER)
    entries = [one.model_copy(update={"article_ids": both}) for one in row.entries[:2]]
    told = row.model_copy(update={"entries": tuple(entries)})
    changed = episode.model_copy(update={"ledger": (told,)})
    shown = briefing.model_copy(update={"episodes": (changed,)})
    first, second, third = glances(shown)
    assert "2 figures shared with article 2: one witness" in first
    assert "2 figures shared with article 1: one witness" in second
    assert not any("shared" in one for one in third)
    table = [
        one
        for one in render.markdown(shown, planted.TEXTS).splitlines()
        if one.startswith("|") and "1, 2" in one
    ]
    names = {bool(entry.speaker): "speaker" if entry.speaker else "text" for entry in entries}
    assert len(table) == len(entries)
    assert all(any(f"1, 2 (same {name})" in line for line in table) for name in names.values())


def test_speakers_are_named_the_most_quoted_first(briefing):
    own = sum(claim.article_id == planted.GAZETTE for claim in briefing.claims)
    line = glances(_claims(briefing, speaker="Dr. No"))[0]
    assert "quotes Dr. No" in line
    assert not any("without a speaker" in one for one in line)
    silent = glances(_claims(briefing, speaker=None))[0]
    assert any(one.endswith("none of a named speaker") and one.startswith(f"{own} ") for one in silent)
    named = tuple(
        claim.model_copy(update={"speaker": f"Speaker {number % 5}"})
        for number, claim in enumerate([one for one in briefing.claims if one.article_id == planted.GAZETTE])
    )
    several = glances(briefing.model_copy(update={"claims": named * 2}))[0]
    assert any(re.fullmatch(r"quotes Speaker 0, Speaker 1, Speaker 2 and \d more", one) for one in several)


def test_damage_and_omissions_are_counted(briefing):
    hurt = glances(_claims(briefing, flags=("mixed_scripts",)))[0]
    assert any(one.endswith("from damaged text") for one in hurt)
    unhurt = glances(_claims(briefing, flags=("unnamed_speaker",)))[0]
    assert not any("damaged" in one for one in unhurt)
    missed = Uncovered(start=0, end=4, exact="Four", kind="quantity", why="a figure")
    assert "2 statements in no claim" in glances(briefing, uncovered=(missed, missed))[0]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"published": None}, "1 undated", id="undated"),
        pytest.param(
            {"copy_of": Copy(article_id="f" * 12, source="x", share=0.9)}, "1 a near-copy", id="copy"
        ),
        pytest.param(
            {"uncovered": (Uncovered(start=0, end=4, exact="Four", kind="quantity", why="a figure"),)},
            "1 with statements in no claim",
            id="omission",
        ),
    ],
)
def test_the_heading_of_the_list_counts_what_there_is_to_know(briefing, changes, expected):
    dated = Published(edtf="2023-05-04", basis=PublishedBasis.URL)
    plain = [
        one.model_copy(update={"published": dated, "copy_of": None, "uncovered": ()})
        for one in briefing.articles
    ]
    bare = briefing.model_copy(update={"articles": tuple(plain), "claims": (), "episodes": ()})
    assert sources.counted(view.build(bare, {}).sources) == str(len(plain))
    one = bare.model_copy(update={"articles": (plain[0].model_copy(update=changes), *plain[1:])})
    assert sources.counted(view.build(one, {}).sources) == f"{len(plain)}: {expected}"
    hurt = bare.model_copy(
        update={
            "claims": tuple(one.model_copy(update={"flags": ("mixed_scripts",)}) for one in briefing.claims)
        }
    )
    shown = render.html(hurt, {})
    number = len({claim.article_id for claim in briefing.claims})
    assert f'<span class="count">({len(plain)}: {number} with damaged passages)</span>' in shown


def test_an_article_that_nothing_rests_on_says_so(briefing):
    assert "nothing in it is used" in glances(briefing.model_copy(update={"claims": ()}))[0]


@pytest.mark.parametrize("shape", ["page", "markdown", "terminal"])
def test_the_line_stands_in_every_form(briefing, shape):
    from rich.console import Console  # noqa: PLC0415 - of one case

    line = glances(briefing)[0]
    if shape == "page":
        shown = render.html(briefing, planted.TEXTS)
    elif shape == "markdown":
        shown = render.markdown(briefing, planted.TEXTS)
    else:
        console = Console(width=4000)
        with console.capture() as captured:
            console.print(render.terminal(briefing, planted.TEXTS))
        shown = captured.get()
    plain = re.sub(r"&#\d+;|&quot;|\\", "", shown)
    assert all(re.sub(r"['\"]", "", part) in re.sub(r"['\"]", "", plain) for part in line)
