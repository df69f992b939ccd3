"""Articles as pages leave them (captions, credits, lines without a stop) give a briefing that verify takes."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from summarizer.cli.main import app

TEXTS = {
    "a caption that counts people": (
        "Police shot two men dead in Ostrava on Monday, the mayor said.\n\n"
        "4/16 2007 Around 300 people wait outside the town hall in Ostrava. (Photo by Jana Horak, "
        "April 1, 2014) Getty\n\nThe mayor said the two men had been armed."
    ),
    "speech behind which a credit stands": (
        "The fire in Lund killed three people on Friday, the fire service said.\n\n"
        "“We will always remember the three who died in this fire,” she says. "
        "“Nobody in this town will forget what they did for all of us.” Hide Caption 4 of 59"
    ),
    "a credit left out within a paragraph": (
        "A bomb wounded five people in Cali on Tuesday, police said.\n"
        "[Photo: Reuters/Ana Diaz]\n"
        "“We have never seen anything like it in this town before,” the mayor said\n"
        "The police said the five people were in hospital"
    ),
    "words with a capital inside": (
        "Telecom maker Orbis said on Monday that it had pulled its app from the iOS App Store because of threats.\n\n"
        "Orbis accused the eBay Main Office of an attack on its servers."
    ),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_briefing_of_an_untidy_page_verifies(text, tmp_path):
    source = tmp_path / "article.txt"
    source.write_text(text, encoding="utf-8")
    run = CliRunner().invoke(
        app, ["brief", str(source), "--provider", "offline", "-o", str(tmp_path / "out")]
    )
    assert run.exit_code == 0, run.output
    checked = CliRunner().invoke(app, ["verify", str(tmp_path / "out" / "briefing.json")])
    assert checked.exit_code == 0, checked.output
