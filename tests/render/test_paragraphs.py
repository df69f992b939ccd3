"""How an account is parted: no lone last sentence, nothing cut off from what it leads back to, one mark a run."""

from __future__ import annotations

import planted
import pytest

from summarizer import render

LONG = [f"Norland did the {number}th thing." for number in range(1, 16)]


def shown(told, notes=()):
    sentences = tuple(
        planted.sentence(text, "crossed", note=note)
        for text, note in zip(told, [*notes, *[None] * len(told)], strict=False)
    )
    briefing = planted.briefing(hostile=False)
    episode = planted.clashes(hostile=False).model_copy(update={"sentences": sentences})
    whole = briefing.model_copy(update={"episodes": (episode,), "bottom_line": (), "length": "standard"})
    text = render.markdown(whole, {})
    return [part for part in text.split("\n\n") if any(one[:-1] in part for one in told) and part[0] != "["]


@pytest.mark.parametrize(
    ("number", "sizes"), [(7, [7]), (8, [4, 4]), (15, [5, 5, 5])], ids=["one", "two", "three"]
)
def test_parts_are_of_like_length(number, sizes):
    told = LONG[:number]
    parts = shown(told)
    assert [sum(one in part for one in told) for part in parts] == sizes


def test_no_part_begins_with_words_that_lead_back():
    told = [*LONG[:4], "The border had been calm since then.", *LONG[5:8]]
    first, second = shown(told)
    assert "since then" in first
    assert "since then" not in second


def test_a_run_with_one_note_carries_it_once():
    notes = ["no source named", "no source named", None, "no source named"]
    (part,) = shown(LONG[:4], notes)
    assert part.count("no source named") == 2
    assert f"{LONG[0]}" in part
    assert part.index("no source named") > part.index(LONG[1])
