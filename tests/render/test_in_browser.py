"""The page in a real browser: citations, ways back, filters, keyboard, print, and what it never does."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from pathlib import Path

import large
import planted
import pytest

from summarizer import names, render
from summarizer.render import inert
from summarizer.render.above import told_above

# Follows a link as a click does, and waits until the page has arrived.
HELPERS = """
window.settled = async (hash, act) => {
  const arrived = location.hash === hash ? null
    : new Promise((go) => addEventListener("hashchange", go, { once: true }));
  act();
  await arrived;
};
window.plain = (elements) => elements.map((one, number) => {
  const copy = one.cloneNode(true);
  copy.querySelectorAll(".back, .tag").forEach((extra) => extra.remove());
  const goesOn = number > 0 && one.closest("p") === elements[number - 1].closest("p");
  return (goesOn ? "" : " ") + copy.textContent;
}).join("").replace(/\\s+/g, " ").trim();
window.seen = (element, inside) => {
  const [box, frame] = [element.getBoundingClientRect(), inside.getBoundingClientRect()];
  return box.height > 0 && box.bottom > frame.top && box.top < Math.min(frame.bottom, innerHeight);
};
null;
"""
OPEN_EVERY_CITATION = """async () => {
  const found = [];
  for (const mark of document.querySelectorAll(".brief a.mark:not(.more)")) {
    await settled(mark.hash, () => mark.click());
    const pieces = [...document.querySelectorAll("#texts mark.on")];
    const shown = [...document.querySelectorAll("article.source:not([hidden])")];
    found.push({
      href: mark.getAttribute("href").slice(1),
      said: mark.closest(".said") && mark.closest(".said").dataset.f !== undefined,
      text: plain(pieces),
      articles: shown.map((one) => one.id),
      seen: pieces.length > 0 && seen(pieces[0], document.getElementById("pane")),
      focused: document.activeElement.id,
    });
  }
  return found;
}"""
FOLLOW_EVERY_WAY_BACK = """async () => {
  const marks = [...document.querySelectorAll(".brief a.mark:not(.more)")];
  const listed = document.getElementById("uses");
  const ways = [];
  for (const back of document.querySelectorAll("#texts a.back")) {
    const anchor = back.hash.slice(2);
    const expected = marks.filter((mark) => mark.hash === `#${anchor}`).map((mark) => mark.id);
    await settled(`#${anchor}`, () => { location.hash = anchor; });
    let led = expected;
    if (expected.length > 1) {
      back.click();
      led = listed.matches(":popover-open") ? [...listed.querySelectorAll("a")].map((one) => one.hash.slice(1)) : [];
      const last = [...listed.querySelectorAll("a")].at(-1);
      await settled(last.hash, () => last.click());
    } else await settled(`#${expected[0]}`, () => back.click());
    ways.push({ anchor, expected, led, reached: document.activeElement.id });
  }
  const lost = [];
  for (const mark of marks) {
    await settled(`#${mark.id}`, () => { location.hash = mark.id; });
    if (document.activeElement !== mark || !seen(mark, document.documentElement)) lost.push(mark.id);
  }
  return { ways, lost };
}"""
TRY_EVERY_FILTER = """() => {
  const found = [];
  const selects = [...document.querySelectorAll("#filters select")];
  for (const select of selects) for (const option of select.options) {
    if (!option.value) continue;
    select.value = option.value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    const all = [...document.querySelectorAll("[data-f]")];
    const shown = all.filter((one) => one.checkVisibility());
    const fits = (one) => one.dataset.f.split(" ").includes(option.value);
    found.push({
      filter: select.id, label: option.label, shown: shown.length,
      wrong: all.filter((one) => fits(one) !== shown.includes(one)).length,
      said: shown.filter((one) => one.matches(".said")).map((one) => plain([one])),
      empty: [...document.querySelectorAll("[data-g]")]
        .filter((one) => one.checkVisibility() && !one.querySelector("[data-f]:not([hidden])")).length,
      status: document.getElementById("chosen").textContent,
    });
    document.getElementById("all").click();
    found.at(-1).after = all.filter((one) => !one.hidden).length === all.length;
  }
  return found;
}"""


def until(page, script: str) -> None:
    """Wait for what the page's policy forbids Playwright's own waiting to evaluate."""
    for _ in range(200):
        if page.evaluate(script):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"not within five seconds: {script}")


@pytest.fixture
def opened(visit, seeds):
    there = visit(seeds.page)
    there.page.evaluate(HELPERS)
    yield there
    assert there.complaints() == []
    assert {url.partition("#")[0] for url in there.requests} == {seeds.page.resolve().as_uri()}


def _place(seeds, anchor: str) -> str:
    number, start, end = map(int, re.fullmatch(r"c(\d+)-(\d+)-(\d+)", anchor).groups())
    article = next(article for article in seeds.briefing.articles if article.number == number)
    return inert.line(seeds.texts[article.id][start:end])


def shown(episode, seeds):
    """The sentences of an episode in its place; of those that the bottom line tells the first one's marks."""
    above = told_above(episode, seeds.briefing.bottom_line)
    return [sentence for sentence in episode.sentences if sentence not in above[1:]]


def test_every_citation_opens_its_passage(opened, seeds):
    found = opened.page.evaluate(OPEN_EVERY_CITATION)
    cited = Counter(
        f"c{citation.number}-{citation.start}-{citation.end}"
        for episode in seeds.briefing.episodes
        for sentence in shown(episode, seeds)
        for citation in sentence.citations
    )
    assert Counter(one["href"] for one in found if one["said"]) == cited
    assert len(found) > sum(cited.values())
    for one in found:
        assert one["text"] == _place(seeds, one["href"])
        assert one["articles"] == [f"s{one['href'][1:].partition('-')[0]}"]
        assert one["focused"] == one["href"]
        assert one["seen"], one


def test_every_passage_leads_back_to_all_that_use_it(opened):
    found = opened.page.evaluate(FOLLOW_EVERY_WAY_BACK)
    assert max(len(one["expected"]) for one in found["ways"]) > 1
    for one in found["ways"]:
        assert one["expected"]
        assert sorted(one["led"]) == sorted(one["expected"])
        assert one["reached"] == one["led"][-1]
    assert found["lost"] == []


def test_filters_show_what_fits_and_nothing_else(opened, seeds):
    found = opened.page.evaluate(TRY_EVERY_FILTER)
    assert {one["filter"] for one in found} == {"by-episode", "by-speaker", "by-side", "by-status"}
    for one in found:
        assert (one["wrong"], one["empty"], one["after"]) == (0, 0, True), one
        assert one["shown"] > 0
        assert one["status"].startswith(f"{one['shown']} of ")
        assert one["label"].endswith(f" ({one['shown']})")
    claims = {claim.id: claim for claim in seeds.briefing.claims}
    sentences = [sentence for episode in seeds.briefing.episodes for sentence in shown(episode, seeds)]

    def fits(sentence, by: str, value: str) -> bool:
        of = [claims[claim_id] for claim_id in sentence.claim_ids if claim_id in claims]
        if by == "by-speaker":
            return names.key(value) in {names.key(claim.speaker) for claim in of if claim.speaker}
        return value in {claim.party for claim in of} | {
            claim.quantity.side for claim in of if claim.quantity
        }

    for one in found:
        label = re.sub(r" \(\d+\)\Z", "", one["label"])
        if one["filter"] not in {"by-speaker", "by-side"} or label.startswith("("):
            continue
        expected = [inert.line(s.text) for s in sentences if fits(s, one["filter"], label)]
        assert len(one["said"]) == len(expected)
        assert all(any(said.startswith(text) for said in one["said"]) for text in expected)


def test_the_quotation_shows_on_hover_and_on_focus_and_escape_puts_it_away(opened, seeds):
    page = opened.page
    mark = page.locator("#e1 ~ .paragraph a.mark").first
    quotation = _place(seeds, mark.get_attribute("href")[1:])[:100]
    mark.hover()
    page.wait_for_selector("#tip:not([hidden])")
    assert quotation in page.inner_text("#tip")
    page.hover("#tip")
    page.wait_for_timeout(350)
    assert page.is_visible("#tip")
    page.keyboard.press("Escape")
    assert not page.is_visible("#tip")
    page.mouse.move(0, 0)
    page.locator("#filters select").last.focus()
    page.keyboard.press("Tab")
    while page.evaluate("!document.activeElement.matches('.mark')"):
        page.keyboard.press("Tab")
    described = page.evaluate("document.activeElement.getAttribute('aria-describedby')")
    assert described == "tip"
    assert page.is_visible("#tip")


@pytest.mark.parametrize("width", [1400, 390])
def test_the_keyboard_alone_suffices(visit, seeds, width):
    there = visit(seeds.page, width=width)
    page = there.page
    press = page.keyboard.press

    def active(script: str):
        return page.evaluate(f"document.activeElement.{script}")

    def tab_to(selector: str) -> None:
        for _ in range(80):
            press("Tab")
            if active(f"matches({selector!r})"):
                return
        pytest.fail(f"{selector} is not reached")

    press("Tab")
    assert active("className") == "skip"
    press("Enter")
    assert active("id") == "main"
    tab_to("#by-side")
    page.keyboard.type("Azer")
    press("Tab")
    assert page.inner_text("#chosen")
    tab_to("#all")
    press("Enter")
    assert not page.inner_text("#chosen")
    assert active("id") == "by-episode"
    tab_to(".mark")
    mark, href = active("id"), active("hash")
    press("Enter")
    until(page, f"document.activeElement.id === {href[1:]!r}")
    assert page.evaluate("Boolean(document.activeElement.closest('dialog[open]'))") is (width == 390)
    press("Tab")
    assert active("className") == "back"
    press("Enter")
    page.wait_for_selector("#uses:popover-open")
    assert active("matches('#uses a')")
    press("Escape")
    assert not page.is_visible("#uses")
    press("Escape")
    until(page, f"document.activeElement.id === {mark!r}")
    assert not page.is_visible("dialog")
    outlined = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outlined == "solid"
    assert there.complaints() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation(visit, seeds, scheme):
    axe = pytest.importorskip("axe_playwright_python")
    script = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    for width in (1400, 390):
        # Only the checker's own pages may act beside the page's policy.
        page = visit(seeds.page, width=width, color_scheme=scheme, bypass_csp=True).page
        page.evaluate(script)
        for state in ("read", "opened") if width == 390 else ("opened",):
            if state == "opened":
                page.evaluate("document.querySelector('#e1 ~ .paragraph a.mark').click()")
                page.wait_for_selector("mark.on")
            # Structure is the same everywhere; colours and sizes differ.
            every = scheme == "light" and state == "opened"
            options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
            if not every:
                options["runOnly"] = ["color-contrast", "target-size"]
            found = page.evaluate("options => axe.run(options)", options)
            assert found["passes"]
            bad = [
                (one["id"], one["nodes"][0]["html"][:200], len(one["nodes"]))
                for one in found["violations"]
                if one["impact"] in {"serious", "critical"}
            ]
            assert bad == [], (width, state)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_every_passage_is_legible_and_the_opened_one_stands_out(visit, seeds, scheme):
    page = visit(seeds.page, color_scheme=scheme, forced_colors="active").page
    page.evaluate("document.querySelector('#e1 ~ .paragraph a.mark').click()")
    page.wait_for_selector("mark.on")
    found = page.evaluate("""() => {
      const seen = (one) => { const style = getComputedStyle(one); return [style.color, style.backgroundColor]; };
      const kinds = {};
      for (const one of document.querySelectorAll("#texts mark")) kinds[one.className.split(" ")[0] || "cited"] ??= seen(one);
      return { kinds, body: seen(document.body), plot: seen(document.querySelector("td.drawn > svg:not(.ticks)"))[0] };
    }""")
    kinds = found["kinds"]
    assert {"cited", "unused", "uncovered", "left_out", "on"} <= set(kinds)
    assert all(colour != ground for colour, ground in kinds.values())
    assert all(kinds[name][1] == found["body"][1] for name in ("cited", "unused", "uncovered", "left_out"))
    assert kinds["on"][1] != found["body"][1]
    assert found["plot"] == found["body"][0]


@pytest.mark.parametrize(
    ("width", "height"), [(1400, 900), (700, 450), (320, 256)], ids=["whole", "200 %", "400 %"]
)
def test_the_opened_passage_is_not_covered_at_any_zoom(visit, seeds, width, height):
    page = visit(seeds.page, width=width, height=height).page
    for mark in page.locator(".bottom-line a.mark").all():
        mark.evaluate("mark => mark.click()")
        page.wait_for_selector("mark.on")
        covered = page.evaluate("""() => {
          const box = document.querySelector("mark.on").getClientRects()[0];
          const [x, y] = [box.left + Math.min(box.width / 2, 8), box.top + box.height / 2];
          const at = document.elementFromPoint(x, y);
          return y < 0 || y > innerHeight || !(at && at.closest("mark"));
        }""")
        assert not covered, mark.inner_text()
        if width < 1000:
            page.keyboard.press("Escape")
            page.wait_for_selector("dialog[open]", state="detached")


def test_nothing_moves_by_itself(opened):
    page = opened.page
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.evaluate("document.querySelector('#e1 ~ .paragraph a.mark').click()")
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("width", [1400, 390])
def test_nothing_sticks_out_sideways(visit, seeds, width):
    page = visit(seeds.page, width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_without_a_script_a_citation_is_a_link_into_the_text(visit, seeds):
    page = visit(seeds.page, java_script_enabled=False).page
    assert not page.is_visible("#filters")
    assert not page.is_visible("#theme")
    link = page.locator("#e2 ~ .paragraph a.mark").first
    anchor = link.get_attribute("href")[1:]
    link.click()
    passage = page.locator(f"mark[id='{anchor}']")
    assert " ".join(passage.inner_text().split()).startswith(_place(seeds, anchor)[:20])
    assert page.locator("mark:target").get_attribute("id") == anchor
    box = passage.bounding_box()
    assert 0 <= box["y"] < 900
    page.locator(f"a.back[href='#f{anchor}']").first.click()
    assert page.locator(f"li[id='f{anchor}'] .ways a.use").first.is_visible()


def test_it_prints_as_a_document(visit, seeds):
    pypdf = pytest.importorskip("pypdf")
    page = visit(seeds.page, color_scheme="dark").page
    page.emulate_media(media="print")
    for gone in ("nav", "#theme", "#filters select", "#pane", ".skip", "#tip", "dialog"):
        assert not page.is_visible(gone), gone
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    printed = "\n".join(one.extract_text() for one in pypdf.PdfReader(BytesIO(page.pdf())).pages)
    folded = re.sub(r"\s+", "", printed)
    for anchor in page.eval_on_selector_all(
        ".brief .said a.mark", "all => all.map((one) => one.hash.slice(1))"
    ):
        assert re.sub(r"\s+", "", _place(seeds, anchor)) in folded
    assert "Theme:" not in printed
    assert "SHA-256" not in printed
    assert all(inert.line(one.title)[:40] in " ".join(printed.split()) for one in seeds.briefing.articles)
    left = page.locator(".checks .left li").first
    page.evaluate("document.querySelector('.checks').open = true")
    assert re.sub(r"[\[\u2060].*|\s+", "", left.inner_text())[:60] not in folded
    assert left.is_visible()  # what was opened is printed
    assert "Backtobriefing" not in folded


def test_the_theme_is_kept_and_wins_over_the_system(visit, seeds):
    page = visit(seeds.page, color_scheme="light").page
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.click("#theme")
    page.click("#theme")
    assert page.inner_text("#theme") == "Theme: dark"
    dark = page.evaluate(paper)
    assert dark != light
    page.reload()
    assert page.evaluate(paper) == dark


def test_hostile_articles_change_nothing(visit, tmp_path):
    file = tmp_path / "hostile.html"
    texts = {key: text + "\n\n" + "\n".join(planted.HOSTILE.values()) for key, text in planted.TEXTS.items()}
    file.write_text(render.html(planted.briefing(), texts), encoding="utf-8", newline="\n")
    there = visit(file)
    page = there.page
    page.evaluate(HELPERS)
    found = page.evaluate(OPEN_EVERY_CITATION)
    assert len(found) > 50
    page.evaluate(TRY_EVERY_FILTER)
    page.hover(".said a.mark >> nth=0")
    page.wait_for_timeout(200)
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, b > script, [onmouseover], [onerror]").count() == 0
    assert there.complaints() == []
    assert {url.partition("#")[0] for url in there.requests} == {file.resolve().as_uri()}
    assert page.title() == inert.line(planted.briefing().title)


def test_a_hundred_articles_and_two_thousand_claims_open_and_scroll(visit, tmp_path):
    file = tmp_path / "large.html"
    briefing, texts = large.briefing()
    file.write_text(render.html(briefing, texts), encoding="utf-8", newline="\n")
    assert (len(briefing.articles), len(briefing.claims)) == (100, 2000)
    assert file.stat().st_size < 4_500_000
    there = visit(file)
    page = there.page
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert page.evaluate("scrollY") > 10_000
    last = page.locator(".said[data-f] a.mark").last
    anchor = last.get_attribute("href")[1:]
    last.evaluate("mark => mark.click()")
    until(page, f"document.activeElement.id === {anchor!r}")
    number, start, end = map(int, re.fullmatch(r"c(\d+)-(\d+)-(\d+)", anchor).groups())
    assert page.inner_text("mark.on") == texts[f"{number:012x}"][start:end]
    page.select_option(
        "#by-side", label=next(t for t in page.locator("#by-side option").all_inner_texts() if "Sudria" in t)
    )
    shown = page.evaluate(
        "[...document.querySelectorAll('.said[data-f]:not([hidden])')].map((one) => one.textContent)"
    )
    assert len(shown) == sum(claim.party == "Sudria" for claim in briefing.claims)
    assert all("Sudria" in said for said in shown)
    assert there.complaints() == []


def test_without_the_texts_a_citation_leads_to_its_quotation(visit, tmp_path):
    file = tmp_path / "bare.html"
    file.write_text(render.html(planted.briefing(hostile=False), {}), encoding="utf-8", newline="\n")
    there = visit(file)
    page = there.page
    mark = page.locator("#e1 ~ .paragraph a.mark").first
    mark.hover()
    page.wait_for_selector("#tip:not([hidden])")
    assert "15 of its soldiers were killed" in page.inner_text("#tip")
    mark.click()
    until(page, f"document.activeElement.id === {mark.get_attribute('href')[1:]!r}")
    assert "15 of its soldiers were killed" in page.evaluate(
        "document.activeElement.closest('li').textContent"
    )
    page.click(f"li[id='f{mark.get_attribute('href')[1:]}'] a.use >> nth=1")
    until(page, f"document.activeElement.id === {mark.get_attribute('id')!r}")
    assert there.complaints() == []


def test_links_and_filters_open_what_is_folded(opened):
    page = opened.page
    folded = "[...document.querySelectorAll('.fold details')].filter((one) => !one.open).length"
    assert page.evaluate(folded) > 5
    for name in page.eval_on_selector_all(
        "nav li:not(.to-texts) a", "all => all.map((one) => one.hash.slice(1))"
    ):
        page.click(f"nav a[href='#{name}']")
        until(page, f"location.hash === '#{name}'")
        until(page, f"document.getElementById({name!r}).closest('details')?.open !== false")
    article = page.locator(".facts .articles a").first
    page.evaluate("document.querySelectorAll('.fold details').forEach((one) => { one.open = false; })")
    article.click()
    until(page, "document.getElementById('sources').closest('details').open")
    assert page.locator(article.get_attribute("href")).is_visible()
    page.evaluate("document.querySelectorAll('.fold details').forEach((one) => { one.open = false; })")
    before = page.evaluate(folded)
    background = page.locator("#by-episode option").last.get_attribute("value")
    page.select_option("#by-episode", background)
    assert page.locator(f"#{background}").is_visible()
    assert page.evaluate(folded) < before
    page.click("#all")
    assert page.evaluate(folded) == before


@pytest.mark.parametrize("width", [1400, 700, 390, 320])
def test_nothing_is_wider_than_the_screen(visit, seeds, tmp_path, width):
    file = tmp_path / "hostile.html"
    briefing = planted.briefing()
    first, *rest = briefing.episodes
    long = first.sentences[0].model_copy(update={"text": f"{'W' * 300} {'word ' * 400}مرحبا 🕊️ " + "x" * 200})
    changed = first.model_copy(update={"sentences": (long, *first.sentences[1:]), "places": ("Y" * 200,)})
    file.write_text(
        render.html(
            briefing.model_copy(update={"episodes": (changed, *rest), "length": "standard"}), planted.TEXTS
        ),
        encoding="utf-8",
    )
    for shown in (seeds.page, file):
        page = visit(shown, width=width).page
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        wide = "[...document.querySelectorAll('.brief *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('svg'))"
        assert page.evaluate(f"{wide}.map((one) => one.outerHTML.slice(0, 120))") == []


def test_an_address_with_a_passage_opens_it(visit, seeds):
    anchor = f"c{seeds.briefing.articles[-1].number}-"
    page = visit(seeds.page).page
    whole = page.evaluate(f"document.querySelector('mark[id^=\"{anchor}\"]').id")
    page.goto(f"{seeds.page.resolve().as_uri()}#{whole}")
    page.reload()
    assert page.locator(f"mark.on[id='{whole}']").is_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open], .page-only)").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0


def test_an_empty_briefing_opens_without_complaint(visit, tmp_path):
    file = tmp_path / "empty.html"
    file.write_text(render.html(planted.empty(), {}), encoding="utf-8", newline="\n")
    there = visit(file)
    there.page.click("#theme")
    assert there.complaints() == []
