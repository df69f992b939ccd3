from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import planted
import pytest

from summarizer import render
from summarizer.render import inert

_VOID = {"meta", "br", "hr", "img", "link", "input"}


class _Page(HTMLParser):
    """Collects what a browser would build, and fails on tags that do not nest."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str | None]] = []
        self.headings: list[int] = []
        self.stack: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        if tag not in _VOID:
            self.stack.append(tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        for name, value in attrs:
            self.attributes.append((tag, name, value))
            if name == "id":
                self.ids.append(value)
            if name == "href":
                self.hrefs.append(value)

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag

    def handle_data(self, data):
        if not {"style", "script"} & set(self.stack):
            self.text += data


def _folded(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def source() -> str:
    return render.html(planted.briefing(), planted.TEXTS)


@pytest.fixture(scope="module")
def page(source) -> _Page:
    return _Page(source)


def test_tags_nest_and_close(page):
    assert page.stack == []


def test_no_id_is_used_twice(page):
    assert [name for name, times in Counter(page.ids).items() if times > 1] == []


def test_every_link_leads_somewhere(page):
    inside = {href[1:] for href in page.hrefs if href.startswith("#")}
    assert inside <= set(page.ids)
    outside = [href for href in page.hrefs if not href.startswith("#")]
    assert outside
    assert all(re.match(r"sources/[0-9a-f]{12}\.txt(#:~:text=[\w%.,~]+)?\Z", href) for href in outside)


def test_every_citation_has_its_anchor(page):
    for episode in planted.briefing().episodes:
        for sentence in episode.sentences:
            for citation in sentence.citations:
                assert f"c{citation.number}-{citation.start}-{citation.end}" in page.ids


def test_every_mark_leads_back(page):
    refs = {name for name in page.ids if re.fullmatch(r"r\d+", name)}
    assert refs
    assert refs <= {href[1:] for href in page.hrefs}


def test_no_image_no_handler_and_one_script_of_its_own(page):
    assert page.tags["script"] == page.tags["style"] == 1
    assert not {"img", "iframe", "object", "embed", "link", "base", "b1"} & set(page.tags)
    assert not [
        name
        for _, name, _ in page.attributes
        if name.startswith("on") or name in {"src", "style", "srcset", "action", "formaction"}
    ]
    assert not [
        href for href in page.hrefs if re.match(r"\s*(javascript|data|vbscript|https?):", href, re.IGNORECASE)
    ]


def test_the_policy_allows_its_own_style_and_script_and_nothing_else(source):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', source)[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for name in ("style", "script"):
        inside = re.search(f"<{name}>(.*?)</{name}>", source, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(inside.encode("utf-8")).digest()).decode("ascii")
        assert f"{name}-src 'sha256-{digest}';" in policy
        for forbidden in ("url(", "@import", "http:", "https:", "innerHTML", "eval(", "fetch(", "<"):
            assert forbidden not in re.sub(r" <=? ", "", inside), forbidden


def test_nothing_that_controls_or_reorders_is_left(source):
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", source)


def test_headings_come_in_order(page):
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    steps = pairwise(page.headings)
    assert all(after <= before + 1 for before, after in steps)


def test_landmarks_and_tables_are_accessible(page):
    assert page.tags["main"] == page.tags["nav"] == 1
    assert page.tags["header"] == page.tags["footer"] == 1
    scopes = [value for tag, name, value in page.attributes if tag == "th" and name == "scope"]
    assert len(scopes) == page.tags["th"]
    assert ("html", "lang", "en") in page.attributes


def test_nothing_vanishes(page):
    shown = _folded(page.text)
    briefing = planted.briefing()
    expected = [
        briefing.title,
        *(episode.title for episode in briefing.episodes),
        *(sentence.text for episode in briefing.episodes for sentence in episode.sentences),
        *(sentence.note or "" for episode in briefing.episodes for sentence in episode.sentences),
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
        *(
            held.speaker or ""
            for e in briefing.episodes
            for item in e.disagreements
            for held in item.positions
        ),
        *(reason for episode in briefing.episodes for reason in episode.why_together),
        *(place for episode in briefing.episodes for place in episode.places),
        *(text for item in briefing.withheld for text in (item.text, item.quote, item.reason)),
        *(text for item in briefing.failed for text in (item.source, item.reason)),
        *(warning for article in briefing.articles for warning in article.warnings),
        *(
            text
            for article in briefing.articles
            for text in (
                article.title,
                article.source,
                article.publisher or "",
                article.author or "",
                article.url or "",
            )
        ),
        *(text for item in briefing.run.prompts.items() for text in item),
    ]
    assert [text for text in expected if _folded(inert.line(text)) not in shown] == []


def test_a_passage_is_marked_in_its_text(source):
    place = planted.citation(planted.GAZETTE, "12 captured")
    anchor = f"c1-{place.start}-{place.end}"
    assert re.search(
        rf'killed</mark>.* and <mark id="{anchor}" data-p="1.2">12 captured</mark>'
        rf'<a class="back" href="#f{anchor}"[^>]*>1.2</a>. <mark',
        source,
    )


def test_without_sources_the_context_is_the_citations_own():
    bare = render.html(planted.briefing(), {})
    suffix = planted.citation(planted.GAZETTE, "12 captured").suffix
    assert f"<b>12 captured</b>{suffix}…" in bare
    assert "sources/" not in bare
    assert _Page(bare).stack == []


def test_a_source_that_changed_is_pointed_out():
    changed = {**planted.TEXTS, planted.GAZETTE: "x" + planted.TEXTS[planted.GAZETTE]}
    shown = _Page(render.html(planted.briefing(), changed)).text
    assert "not found at this place in the text at hand" in shown


def test_long_lists_of_marks_are_folded_and_complete(source):
    start = source.index("Everything at once.")
    assert "+8</a>" in source[start : start + 3000]
    assert "8 more passages for “Everything at once.”" in source


def test_a_replaced_figure_is_struck(source):
    assert "<s>22</s>" in source
    assert "<b>at least 31</b>" in source


@pytest.mark.parametrize("origin", ["authored", "recorded", "mixed", "offline", "live"])
def test_a_notice_stands_where_no_provider_was_asked(origin):
    shown = render.html(planted.briefing(origin), {})
    assert ('<p class="notice" role="note">' in shown) is (origin != "live")


def test_an_empty_briefing_is_a_page():
    page = _Page(render.html(planted.empty(), {}))
    assert page.stack == []
    assert {href[1:] for href in page.hrefs} <= set(page.ids)


def test_the_same_input_gives_the_same_bytes(source):
    assert source == render.html(planted.briefing(), planted.TEXTS)


def test_a_text_says_its_language(source):
    briefing = planted.briefing(hostile=False)
    first = briefing.articles[0].model_copy(update={"language": "pt-BR"})
    page = _Page(
        render.html(briefing.model_copy(update={"articles": (first, *briefing.articles[1:])}), planted.TEXTS)
    )
    assert ("div", "lang", "pt-BR") in page.attributes
    assert {value for _, name, value in _Page(source).attributes if name == "lang"} == {"en"}
