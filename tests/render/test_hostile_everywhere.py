"""Whatever stands in a title, a name, a quotation, a file name: the rendering keeps the shape that plain words give it."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from html.parser import HTMLParser

import planted
import pytest
from markdown_it import MarkdownIt
from rich.console import Console

from summarizer import render
from summarizer.domain.briefing import Briefing

HOSTILE = planted.HOSTILE | {
    "end of style": "</style></script></title></textarea><svg/onload=alert(5)>",
    "comment": "--> <!-- ]]> <![CDATA[ x --!>",
    "address": "javascript:alert(6) data:text/html,<script>alert(7)</script> vbscript:x",
    "zero width": "a\u200bb\u2060c\ufeffd \U0001f469\u200d\U0001f467 می\u200cخواهم \U000e0041",
    "footnote": "[^1.1] [^1.1]: stolen [ref]: https://evil.example",
    "raw HTML": "<details open><summary>x</summary><!-- <a href='https://evil.example'>",
    "backticks": "```js\nalert(8)\n``` `` ` ~~~",
    "setext": "Title\n===\nTitle\n---",
    "formulas": "=1+1\n+1\n-1\n@SUM(A1);=2;\t=3",
    "controls": "".join(map(chr, (*range(1, 32), *range(127, 160), 0x2028, 0x2029))),
    "half": "half \ud83d a character",
}
PLAIN = "plain"
ORIGINS = {"live", "recorded", "authored", "offline", "mixed"}
"""Who answered stands under a key that may hold words, too."""
TEXT_KEYS = {
    *("title", "text", "speaker", "origin", "phrase", "side", "unit", "group", "stretch", "as_of", "topic"),
    *("exact", "prefix", "suffix", "diff", "note", "reason", "quote", "publisher", "author", "url", "source"),
    *("place", "places", "warnings", "why_together", "why", "conflicts", "name", "party", "hint", "model"),
}
"""Keys under which an article's or a model's words stand."""


def everywhere(words: str) -> Briefing:
    """The planted briefing with the same words in every field that holds words."""

    def put(value, key=""):
        if isinstance(value, dict):
            return {name: put(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [put(one, key) for one in value]
        said = isinstance(value, str) and key in TEXT_KEYS and value not in ORIGINS
        return words if said else value

    plain = put(planted.briefing(hostile=False).model_dump(mode="json"))
    return Briefing.model_validate(plain)


class Shape(HTMLParser):
    """The elements and attributes that a browser would build, and what addresses and texts they have."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.shape: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self.addresses: set[str] = set()
        self.comments = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        names = tuple(name for name, _ in attrs if name not in {"class", "lang"})
        self.shape[tag, names] += 1
        self.addresses |= {value for name, value in attrs if name in {"href", "src"}}

    def handle_comment(self, data):
        self.comments += 1


def markdown_shape(text: str) -> Counter[str]:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    every = [one for token in parser.parse(text) for one in (token, *(token.children or ()))]
    # Characters that are escaped, and addresses in code spans, make pieces of text and no structure.
    return Counter(
        token.type
        for token in every
        if token.type not in {"text", "text_special", "code_inline", "softbreak"}
    )


@pytest.mark.parametrize("length", ["standard", "full"])
@pytest.mark.parametrize("name", HOSTILE)
def test_every_form_keeps_its_shape(name, length, plain):
    briefing = everywhere(HOSTILE[name]).model_copy(update={"length": length})
    page = render.html(briefing, {})
    shape = Shape(page)
    assert shape.comments == 0
    assert shape.addresses == plain[length].addresses
    assert shape.shape == plain[length].shape
    text = render.markdown(briefing, {})
    assert markdown_shape(text) == plain[length, "markdown"]
    out = io.StringIO()
    Console(file=out, width=120, force_terminal=True, color_system="standard").print(
        render.terminal(briefing, {})
    )
    # Colours and nothing else: no other escape sequence, no control, nothing that reorders.
    bare = re.sub(r"\x1b\[[\d;]*m", "", out.getvalue())
    for shown in (page, text, bare):
        assert not re.search(
            "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", shown
        )
        assert not re.search("[\u200b\u2062-\u2064\ufeff\U000e0000-\U000e007f\ud800-\udfff]", shown)


@pytest.fixture(scope="module")
def plain():
    found = {}
    for length in ("standard", "full"):
        briefing = everywhere(PLAIN).model_copy(update={"length": length})
        found[length] = Shape(render.html(briefing, {}))
        found[length, "markdown"] = markdown_shape(render.markdown(briefing, {}))
    return found


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("table", ["ledger", "timeline"])
def test_no_cell_becomes_a_formula_or_another_cell(name, table):
    made = {"ledger": render.ledger_csv, "timeline": render.timeline_csv}[table]
    rows, expected = (
        list(csv.reader(io.StringIO(made(everywhere(words))))) for words in (HOSTILE[name], PLAIN)
    )
    assert [len(row) for row in rows] == [len(row) for row in expected]
    signs = tuple("=+-@\uff1d\uff0b\uff0d\uff20\t\r")
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(signs)]
    assert not [cell for row in rows for cell in row if re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", cell)]


def test_plain_words_reach_every_kind_of_field():
    page = render.html(everywhere("Zebra"), {})
    assert page.count("Zebra") > 150
    assert "Norland" not in page


def test_an_article_with_everything_in_it_stays_one_paragraph_of_text_each():
    every = "\n\n".join(HOSTILE[name] for name in HOSTILE if name != "half")
    texts = {key: f"{text}\n\n{every}" for key, text in planted.TEXTS.items()}
    page = Shape(render.html(planted.briefing(hostile=False), texts))
    tags = Counter()
    for (tag, _), times in page.shape.items():
        tags[tag] += times
    assert tags["script"] == tags["style"] == tags["title"] == 1
    assert not {"img", "iframe", "b1", "textarea", "object"} & set(tags)
    assert page.comments == 0
    assert all(re.match(r"#|sources/[0-9a-f]{12}\.txt", address) for address in page.addresses)
