"""A briefing in a notebook: nothing of an article acts, and links stay inside the frame."""

from __future__ import annotations

import html
import re

import planted

from summarizer.render.notebook import frame


def test_hostile_text_stays_inside_one_attribute():
    shown = frame(planted.briefing().with_sources(planted.TEXTS))
    found = re.fullmatch(r'<iframe ([^<>]*) srcdoc="([^"<>]*)"></iframe>', shown)
    assert found
    assert re.findall(r'([a-z]+)="', found[1]) == ["sandbox", "title", "style", "loading", "referrerpolicy"]
    assert 'sandbox=""' in found[1]
    page = html.unescape(found[2])
    assert "<script>alert" not in page
    assert "<img" not in page
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


def test_links_stay_in_the_frame_and_nothing_runs(visit, tmp_path):
    file = tmp_path / "notebook.html"
    shown = frame(planted.briefing().with_sources(planted.TEXTS))
    file.write_text(f"<!doctype html><meta charset=utf-8><title>n</title>{shown}", encoding="utf-8")
    opened = visit(file)
    inside = opened.page.frames[1]
    link = inside.locator("main a[href^='#']").first
    target = link.get_attribute("href")
    link.click()
    assert inside.url == f"about:srcdoc{target}"
    assert inside.locator(target).count() == 1
    assert opened.page.url == file.resolve().as_uri()
    assert opened.requests == [file.resolve().as_uri()]
    assert inside.evaluate("1 + 1") == 2  # the browser's own tools reach it, no script of the page does
    assert [said for said in opened.troubles if "Blocked script execution" not in said] == []
