"""Tables of fixed words are complete, and a page in another language says what could not be checked."""

from __future__ import annotations

import re
from pathlib import Path

import planted
import pytest
from rich.console import Console

from summarizer import languages, render
from summarizer.render import tongue, words
from summarizer.render.account import THEMES

RENDER = Path(render.__file__).parent
SHAPES = {"a day", "some days", "a month", "a quarter, season or half-year", "a year", "many years", "between two dates", "no date"}  # fmt: skip
USED = {
    found[1] or found[2]
    for file in (*RENDER.glob("*.py"), *RENDER.glob("templates/*.html"))
    for found in re.finditer(r"""\bt\((?:"([^"]+)"|'([^']+)')\)""", file.read_text(encoding="utf-8"))
} | SHAPES | {words.TRANSLATED} | set(THEMES.values())  # fmt: skip


@pytest.mark.parametrize("language", sorted(tongue.tables()))
def test_a_table_has_every_fixed_text_and_no_other(language):
    assert languages.is_tag(language)
    table = tongue.tables()[language]
    assert set(table) == USED
    assert all(text.strip() and not set(text) & set("<>&`*|[]{}\n") for text in table.values())


def test_an_unknown_language_keeps_the_english_words():
    assert tongue.of("xx")("Timeline") == tongue.of("en")("Timeline") == "Timeline"
    assert tongue.of("de-AT")("Timeline") == "Zeitleiste"


@pytest.mark.parametrize("language", ["de", "fr", "es", "ru"])
def test_headings_are_in_the_language_of_the_sentences(language):
    briefing = planted.briefing().model_copy(update={"language": language})
    t = tongue.of(language)
    page, text = render.html(briefing, {}), render.markdown(briefing, {})
    console = Console(width=200, record=True, file=None, force_terminal=False)
    with console.capture() as captured:
        console.print(render.terminal(briefing, {}))
    assert f'<html lang="{language}">' in page
    for heading in ("Where the sources disagree", "What the articles do not say", "Timeline", "Withheld"):
        assert f">{t(heading)}</h" in page
        assert f"# {t(heading)}\n" in text
        assert t(heading) in captured.get()
    for output in (page, text):
        assert t(words.TRANSLATED) in output


def test_a_sentence_in_another_language_than_the_page_says_so():
    briefing = planted.briefing(hostile=False)
    episode = briefing.episodes[0]
    first, *rest = episode.sentences
    german = first.model_copy(update={"language": "de", "worded_by": "model"})
    changed = briefing.model_copy(
        update={"language": "de", "episodes": (episode.model_copy(update={"sentences": (german, *rest)}),)}
    )
    page = render.html(changed, {})
    assert page.count('class="said" lang="en"') == len(rest) + len(briefing.bottom_line)
    assert 'class="said" lang="de"' not in page
    assert 'class="said" lang' not in render.html(briefing, {})


def test_who_worded_it_is_said():
    briefing = planted.briefing(hostile=False)
    assert words.writer(briefing) == "rule"
    assert "Worded by: rule" in render.markdown(briefing, {})
