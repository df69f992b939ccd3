"""Small pieces of wording: runs of articles, passages in quotation marks, why a passage is in no claim."""

from __future__ import annotations

import planted
import pytest

from summarizer import render
from summarizer.domain.event import Support, Uncovered
from summarizer.render import view, words


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], ""),
        (["2"], "2"),
        (["1", "2"], "1, 2"),
        (["1", "2", "3"], "1–3"),
        (["1", "3", "4", "5", "9", "10"], "1, 3–5, 9, 10"),
        ([*map(str, range(1, 101))], "1–100"),
        (["8", "9", "10", "a1b2c3d4e5f6"], "8–10, a1b2c3d4e5f6"),
    ],
    ids=["none", "one", "two", "three", "mixed", "hundred", "not listed"],
)
def test_articles_that_follow_one_another_are_a_range(numbers, expected):
    assert words.numbered(numbers) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fire", "“fire”"),
        ("“Fire!”", "“Fire!”"),
        ('"Fire!"', '"Fire!"'),
        ("“Fire!” he said", "““Fire!” he said”"),
        ("”", "“””"),
    ],
)
def test_a_passage_in_its_own_quotation_marks_gets_no_others(text, expected):
    assert words.quoted(text) == expected


def test_a_long_list_of_articles_is_short_in_every_form():
    briefing = planted.briefing(hostile=False)
    listed = [
        briefing.articles[0].model_copy(update={"id": f"{n:012x}", "number": n, "copy_of": None})
        for n in range(1, 31)
    ]
    episode = briefing.episodes[0].model_copy(update={"article_ids": tuple(one.id for one in listed)})
    changed = briefing.model_copy(update={"articles": tuple(listed), "episodes": (episode,)})
    assert "articles 1–30" in render.markdown(changed, {})
    assert '>articles </span><a href="#a1">1</a>–<a href="#a30">30</a></span>' in render.html(changed, {})


@pytest.mark.parametrize(
    ("kind", "why", "listed", "tag"),
    [
        pytest.param(
            "quotation",
            "quotes somebody (“fifteen of its soldiers…”); no claim rests on it",
            "quotes somebody; no claim rests on it",
            "quotes somebody",
            id="speech",
        ),
        pytest.param(
            "accusation",
            "accuses or blames somebody (“accused”); no claim rests on it",
            "accuses or blames somebody (“accused”); no claim rests on it",
            "accuses or blames somebody (“accused”)",
            id="accusation",
        ),
        pytest.param(
            "quantity", "a reason of its own", "a reason of its own", "a reason of its own", id="one"
        ),
    ],
)
def test_quoted_speech_in_no_claim_is_not_repeated_in_its_reason(kind, why, listed, tag):
    briefing = planted.briefing(hostile=False)
    missed = Uncovered(start=0, end=10, exact=planted.TEXTS[planted.GAZETTE][:10], kind=kind, why=why)
    first = briefing.articles[0].model_copy(update={"uncovered": (missed,)})
    changed = briefing.model_copy(update={"articles": (first, *briefing.articles[1:])})
    source = view.build(changed, planted.TEXTS).sources[0]
    assert [gap.why for gap in source.uncovered] == [listed]
    spans = {piece.span for paragraph in source.text for piece in paragraph.pieces if piece.span}
    assert [span.why for span in spans if span.kind == "uncovered"] == [tag]


@pytest.mark.parametrize(
    ("origins", "length", "expected"),
    [
        pytest.param(2, "standard", "", id="two"),
        pytest.param(1, "standard", "1 origin", id="one"),
        pytest.param(2, "full", "2 articles, 2 origins", id="full"),
    ],
)
def test_the_timeline_says_where_articles_are_one_witness(origins, length, expected):
    briefing = planted.briefing(hostile=False).model_copy(update={"length": length})
    told = Support(articles=2, publishers=0, origins=origins)
    events = tuple(event.model_copy(update={"support": told}) for event in briefing.events)
    shown = view.build(briefing.model_copy(update={"events": events}), {}).timeline
    assert {moment.support for moment in (*shown.placed, *shown.apart)} == {expected}


def test_damaged_passages_are_marked_where_they_are_cited_and_not_told():
    briefing = planted.briefing(hostile=False)
    first = briefing.claims[0].model_copy(update={"flags": ("mixed_scripts",)})
    episode = briefing.episodes[0].model_copy(update={"left_out": (first.id,)})
    changed = briefing.model_copy(
        update={"claims": (first, *briefing.claims[1:]), "episodes": (episode, *briefing.episodes[1:])}
    )
    shown = view.build(changed, planted.TEXTS)
    hurt = {(one.article_id, one.start, one.end) for one in first.evidence}
    marked = {
        (one.article_id, one.start, one.end) for one in shown.passages if one.doubt.startswith("damaged text")
    }
    assert marked == hurt
    assert [said.note for said in shown.main[0].account.left] == ["damaged passage"]
    assert "(damaged passage)" in render.html(changed, planted.TEXTS)
    assert "(damaged text" in render.markdown(changed, planted.TEXTS)
    spoken = first.model_copy(update={"flags": ("unnamed_speaker",)})
    fine = view.build(changed.model_copy(update={"claims": (spoken, *briefing.claims[1:])}), planted.TEXTS)
    assert not any("damaged" in one.doubt for one in fine.passages)
