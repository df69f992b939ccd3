from __future__ import annotations

import re
from itertools import pairwise

import planted
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarizer import render
from summarizer.render import escape, inert


def _inline_tokens(text: str) -> list[Token]:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    found: list[Token] = []
    for token in parser.parse(text):
        found += [token, *(token.children or ())]
    return found


def _shown(text: str) -> str:
    """What a reader sees: the text of all tokens."""
    return "".join(
        token.content
        for token in _inline_tokens(text)
        if token.type in {"text", "code_inline", "text_special"}
    )


@pytest.fixture(scope="module")
def page() -> str:
    return render.markdown(planted.briefing(), planted.TEXTS)


@pytest.fixture(scope="module")
def tokens(page) -> list[Token]:
    return _inline_tokens(page)


def test_hostile_text_becomes_no_link_image_html_or_fence(tokens):
    kinds = {token.type for token in tokens}
    assert not kinds & {"image", "html_block", "html_inline", "fence", "code_block", "hr"}
    links = {str(token.attrs["href"]) for token in tokens if token.type == "link_open"}
    assert links == {f"sources/{article_id}.txt" for article_id in planted.TEXTS}


def test_addresses_stand_in_code_spans_only(tokens):
    plain = "".join(token.content for token in tokens if token.type in {"text", "text_special"})
    assert not re.search(r"https?://|www\.|\w@\w|@someone", plain)


def test_hostile_text_becomes_no_heading(tokens):
    headings = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    expected = [
        "The bottom line",
        "Figures",
        "Where the sources disagree",
        "What the articles do not say",
        "Sources",
    ]
    assert not set(expected) - set(headings)
    assert not {"Owned", "Twice"} & set(headings)
    assert sum("Hostile" in heading for heading in headings) == 1


def test_tables_keep_their_shape(page):
    tables = [line for line in page.splitlines() if line.startswith("| ")]
    assert len(tables) >= 12
    columns = [len(re.findall(r"(?<!\\)\|", line)) - 1 for line in tables]
    assert set(columns) <= {5, 6}  # a table without any side has no column for it
    heads = [place for place, line in enumerate(tables) if line.startswith(("| Side", "| What"))]
    for start, end in pairwise([*heads, len(tables)]):
        assert len(set(columns[start:end])) == 1


def test_every_sentence_has_its_marks(page):
    for episode in planted.briefing(hostile=False).episodes:
        for sentence in episode.sentences:
            at = page.rindex(sentence.text)
            marks = re.match(r"(?:\[\^\d+\.\d+\])+", page[at + len(sentence.text) :])
            assert marks is not None
            assert marks[0].count("[^") == len(sentence.citations)


def test_every_mark_has_one_footnote_and_every_footnote_a_mark(page):
    defined = re.findall(r"^\[\^([\d.]+)\]: ", page, re.MULTILINE)
    used = set(re.findall(r"(?<!\\)\[\^([\d.]+)\](?!: )", page))
    assert len(defined) == len(set(defined))
    assert set(defined) == used


def test_a_footnote_quotes_its_passage(page):
    assert "[^1.2]: “12 captured” [article 1](sources/a1b2c3d4e5f6.txt), characters 166–177\n" in page
    assert planted.TEXTS[planted.GAZETTE][166:177] == "12 captured"


def test_nothing_vanishes(page):
    shown = _shown(page)
    briefing = planted.briefing()
    expected = [
        *(entry.phrase for episode in briefing.episodes for row in episode.ledger for entry in row.entries),
        *(link.reason for episode in briefing.episodes for row in episode.ledger for link in row.links),
        *(gap.text for episode in briefing.episodes for gap in episode.gaps),
        *(item.topic for episode in briefing.episodes for item in episode.disagreements),
        *(
            held.text
            for episode in briefing.episodes
            for item in episode.disagreements
            if item.kind != "figures"
            for held in item.positions
        ),
        *(reason for episode in briefing.episodes for reason in episode.why_together),
        *(place for episode in briefing.episodes for place in episode.places),
        *(text for item in briefing.withheld for text in (item.text, item.quote, item.reason)),
        *(text for item in briefing.failed for text in (item.source, item.reason)),
        *(warning for article in briefing.articles for warning in article.warnings),
        *(article.title for article in briefing.articles),
        *briefing.run.prompts.values(),
    ]
    assert [text for text in expected if inert.line(text) not in shown] == []


def test_the_notice_says_who_wrote_the_answers(page):
    assert (
        "> **Note.** The answers in place of a language model's were written by hand; no provider was asked."
        in page
    )


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        ("live", None),
        ("recorded", "replayed from recordings"),
        ("mixed", "not all read in the same way"),
        ("offline", "made by rule: no language model"),
    ],
    ids=["live", "recorded", "mixed", "offline"],
)
def test_each_origin_but_a_live_one_has_a_notice(origin, words):
    page = render.markdown(planted.briefing(origin), {})
    assert ("**Note.**" in page) is (words is not None)
    assert words is None or words in page


def test_a_replaced_figure_is_struck_and_says_by_what(page):
    line = next(line for line in page.splitlines() if "~~22~~" in line)
    assert "replaced by “at least 31”, a later figure of the same speaker" in line


def test_an_unattributed_figure_says_so(page):
    line = next(line for line in page.splitlines() if "**nearly twenty**" in line)
    assert "*no source named*" in line
    assert "contradicts “15” (Norland's defence ministry)" in line


def test_an_empty_briefing_is_a_page():
    page = render.markdown(planted.empty(), {})
    assert page.startswith("# Nothing\n\n> **Note.**")
    assert "*No sentence could be vouched for.*\n\n**What this rests on.** 0 articles" in page
    assert page.endswith("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose 3.5 per cent - to $ 4 (about 12) in A.D. 1994.",
        "snake_case stays",
        "half-translated, so-called “peace”",
        "AT&T said; C# and F# too",
        "5 > 3",
    ],
)
def test_plain_prose_stays_readable(text):
    assert escape.inline(text).replace("\\$", "$") == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# one", "\\# one"),
        ("1. one", "1\\. one"),
        ("- one", "\\- one"),
        ("a [b](c)", "a \\[b\\](c)"),
        ("see https://a.example/x_y.", "see `https://a.example/x_y`."),
        ("ask a.b@c.example", "ask `a.b@c.example`"),
        ("by @someone", "by `@someone`"),
        ("1http://a.example", "1`http://a.example`"),
        ("\\[x](y)", "\\\\\\[x\\](y)"),
    ],
)
def test_what_would_be_markup_is_escaped(text, expected):
    assert escape.block(text) == expected


@pytest.mark.parametrize("name", planted.HOSTILE)
@pytest.mark.parametrize("shape", ["{}", "- {}", "word {} word", "**{}** word", "> {}"])
def test_hostile_text_shows_as_it_stands(name, shape):
    text = inert.line(planted.HOSTILE[name])
    escaped = escape.block(text)
    tokens = _inline_tokens(shape.format(escaped))
    kinds = {token.type for token in tokens}
    assert not kinds & {
        "link_open",
        "image",
        "html_block",
        "html_inline",
        "fence",
        "code_block",
        "heading_open",
        "hr",
    }
    assert text in _shown(shape.format(escaped))


_MARKUP = st.text(st.sampled_from("ab1 \\`*_[]()<>#+-.!|~$&;:/@=^{}\"'w"), min_size=1, max_size=24)
_SHAPES = st.sampled_from(["{}", "- {}", "word {} word", "## {}", "**a:** {} *(b)*", "1. x\n\n   {}"])


@given(_MARKUP, _SHAPES)
@settings(max_examples=400, deadline=None, derandomize=True, database=None)
def test_any_text_shows_as_it_stands(text, shape):
    text = inert.line(text) or "x"
    escaped = escape.heading(text) if shape == "## {}" else escape.block(text)
    if shape == "word {} word":
        escaped = escape.inline(text)
    tokens = _inline_tokens(shape.format(escaped))
    kinds = {token.type for token in tokens}
    assert not kinds & {"link_open", "image", "html_block", "html_inline", "fence", "code_block", "hr"}
    assert ("heading_open" in kinds) is (shape == "## {}")
    assert text in _shown(shape.format(escaped))


@given(_MARKUP)
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_any_cell_stays_one_cell(text):
    text = inert.line(text) or "x"
    tokens = _inline_tokens(f"| h | i |\n|---|---|\n| {escape.cell(text)} | y |")
    cells = [after.content for token, after in pairwise(tokens) if token.type == "td_open"]
    assert len(cells) == 2
    assert cells[1] == "y"


def test_the_same_input_gives_the_same_bytes():
    assert render.markdown(planted.briefing(), planted.TEXTS) == render.markdown(
        planted.briefing(), planted.TEXTS
    )
