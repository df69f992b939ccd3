"""The marked texts: every passage is found again as it stands, however passages lie to each other."""

from __future__ import annotations

import planted
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.domain.article import DroppedBlock, DropReason
from summarizer.domain.event import Uncovered
from summarizer.render import inert, source_text
from summarizer.render.passages import Passage

TEXT = "The first part of it.\n\nA second one, which is longer,\nand has two lines.\n\n\n\nThe end"


def _passage(start: int, end: int, text: str = TEXT) -> Passage:
    return Passage(
        label=f"1.{start}", anchor=f"c1-{start}-{end}", article_id=planted.GAZETTE, article=1, start=start, end=end,
        before="", exact=text[start:end], after="", doubt="", href="", placed=True, uses=(),
    )  # fmt: skip


def _paragraphs(spans, text=TEXT, **article):
    whole = planted.briefing(hostile=False)
    one = whole.articles[0].model_copy(update=article)
    whole = whole.model_copy(update={"articles": (one,), "claims": (), "events": ()})
    passages = [_passage(start, end, text) for start, end in spans]
    return source_text.marked(whole, passages, {planted.GAZETTE: text})[planted.GAZETTE]


def _walk(paragraphs):
    """What each span holds, its first and last pieces counted; fails where marks do not nest."""
    held, first, last = {}, {}, {}
    everything = ""
    for paragraph in paragraphs:
        stack = []
        for piece in paragraph.pieces:
            if piece.step == "open":
                stack.append(piece.span)
                first[piece.span] = first.get(piece.span, 0) + piece.first
            elif piece.step == "close":
                assert stack.pop() == piece.span
                last[piece.span] = last.get(piece.span, 0) + piece.last
            else:
                everything += piece.text
                for span in stack:
                    held[span] = held.get(span, "") + piece.text
        assert stack == []
        everything += "\n\n"
        held = {span: f"{text}\n\n" for span, text in held.items()}
    return held, first, last, everything


@pytest.mark.parametrize(
    "spans",
    [
        pytest.param([(4, 9)], id="alone"),
        pytest.param([(0, 20), (4, 9)], id="one within another"),
        pytest.param([(0, 9), (4, 14)], id="crossing"),
        pytest.param([(0, 9), (4, 14), (6, 12), (7, 20)], id="crossing and within"),
        pytest.param([(10, 40)], id="over a paragraph's end"),
        pytest.param([(21, 30), (5, 22)], id="beginning and ending between paragraphs"),
        pytest.param([(0, 9), (9, 12)], id="side by side"),
        pytest.param([(0, len(TEXT))], id="everything"),
    ],
)
def test_every_passage_is_whole(spans):
    held, first, last, everything = _walk(_paragraphs(spans))
    assert {(span.start, span.end) for span in held} == set(spans)
    for span, text in held.items():
        assert text.split() == TEXT[span.start : span.end].split()
        assert (first[span], last[span]) == (1, 1)
    assert everything.split() == TEXT.split()


_PLACES = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT)))


@given(st.lists(_PLACES, max_size=6))
def test_any_passages_are_whole(places):
    spans = {(a, b) for a, b in places if a < b and TEXT[a:b].strip()}
    held, first, last, everything = _walk(_paragraphs(sorted(spans)))
    assert {(span.start, span.end) for span in held} == spans
    for span, text in held.items():
        assert "".join(text.split()) == "".join(TEXT[span.start : span.end].split())
        assert (first[span], last[span]) == (1, 1)
    assert everything.split() == TEXT.split()


def test_what_is_in_no_claim_and_what_was_left_out_is_marked():
    uncovered = Uncovered(start=23, end=35, exact=TEXT[23:35], kind="accusation", why="an accusation")
    left_out = DroppedBlock(start=len(TEXT) - 7, end=len(TEXT), reason=DropReason.TEASER)
    held, *_ = _walk(_paragraphs([(0, 9)], uncovered=(uncovered,), left_out=(left_out,)))
    found = {span.kind: (span.anchor, span.why, held[span].strip()) for span in held}
    assert found["uncovered"] == ("u1-1", "an accusation", "A second one")
    assert found["left_out"] == ("", "teasers of other stories", "The end")


def test_of_texts_too_long_to_show_the_marked_paragraphs_are_shown_and_the_others_counted(monkeypatch):
    monkeypatch.setattr(source_text, "TOTAL", 50)
    paragraphs = _paragraphs([(25, 31)])
    assert [paragraph.skipped for paragraph in paragraphs] == [1, 0, 1]
    shown = "".join(piece.text for piece in paragraphs[1].pieces)
    assert shown == "A second one, which is longer,\nand has two lines."


def test_a_long_paragraph_is_cut_at_its_line_ends():
    text = "\n".join(f"Line {number} of a page that was saved without empty lines." for number in range(400))
    paragraphs = _paragraphs([(30, 90)], text)
    assert len(paragraphs) > 300
    held, *_, everything = _walk(paragraphs)
    assert everything.split() == text.split()
    assert [part.split() for part in held.values()] == [text[30:90].split()]


def test_control_characters_are_shown_in_the_text():
    text = "before " + planted.HOSTILE["escape"] + planted.HOSTILE["bidi"]
    shown = _walk(_paragraphs([(0, 6)], text))[3]
    assert shown.split() == inert.line(text).split()
