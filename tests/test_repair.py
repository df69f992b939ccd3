"""Text decoded with the wrong encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.extract.request import requests
from summarizer.ingest import read_text
from summarizer.wording.repair import is_damaged, repair

QUOTED = "“It’s over”, said Jörg – for now… 20°C, £5 and a café in São Paulo."


@pytest.mark.parametrize(
    "text",
    [
        "Plain ASCII & nothing else; AT&T; R&D; Q&A.",
        QUOTED,
        "«Été» à Paris : l’Élysée",
        "„Größe“, Ö, Ä und Ü",
        "Паром затонул у берега",
        "Το πλοίο βυθίστηκε",
        "渡轮沉没了",
        "Łódź, Đorđević, Ålesund, Þórður, İstanbul’da, Việt Nam, Ñandú—“¡Olé!”",
        "SÃO PAULO, ÎLE-DE-FRANCE, PÂTÉ, NÃO É",
        "1½ × 2¼ µm ©2020 ®",
    ],
)
def test_text_that_is_not_damaged_stays_as_it_is(text: str) -> None:
    assert repair(text).text == text
    assert list(repair(text).map) == list(range(len(text) + 1))
    assert not is_damaged(text)


@pytest.mark.parametrize("text", [QUOTED, "Паром затонул", "Ο πλοίο βυθίστηκε", "渡轮沉没了"])
def test_utf_8_read_as_latin_1_is_repaired(text: str) -> None:
    assert repair(text.encode().decode("latin-1")).text == text


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("itâ€™s", "it’s"),
        ("â€œnoâ€\x9d", "“no”"),
        ("ItÃ¢â‚¬â„¢s", "It’s"),
        ("espaÃ±ol", "español"),
        ("20Â°C", "20°C"),
        ("\x93now\x94", "“now”"),
        ("the mayor&#8217;s &quot;plan&quot; &amp; more", 'the mayor’s "plan" & more'),
    ],
)
def test_certain_damage_is_repaired(damaged: str, meant: str) -> None:
    repaired = repair(damaged)

    assert repaired.text == meant
    assert is_damaged(damaged)
    assert repair(meant).text == meant


def test_what_cannot_be_told_stays() -> None:
    assert repair("â€ and � and Ð").text == "â€ and � and Ð"


def test_a_stretch_of_the_repaired_text_leads_back_to_the_original() -> None:
    damaged = "He said â€œnoâ€\x9d and left."
    repaired = repair(damaged)
    start = repaired.text.index("“no”")

    low, high = repaired.span(start, start + 4)

    assert damaged[low:high] == "â€œnoâ€\x9d"
    assert repaired.span(0, len(repaired.text)) == (0, len(damaged))


@given(st.text(max_size=40).map(lambda text: text.encode("utf-8", "ignore").decode("latin-1")))
def test_the_map_is_in_order_and_stays_inside(damaged: str) -> None:
    repaired = repair(damaged)

    offsets = list(repaired.map)
    assert len(offsets) == len(repaired.text) + 1
    assert offsets == sorted(offsets)
    assert (offsets[-1], min(offsets)) == (len(damaged), 0)


def test_the_model_reads_repaired_text_and_the_article_keeps_its_own() -> None:
    text = "Ferry sinks\n\nThe coast guard said it wasnâ€™t able to say whether all 40 people had been saved on Monday.\n"
    article = read_text(text.encode(), "a.txt")

    sent = requests(article)[0].messages[1].content
    assert "it wasn’t able" in sent
    assert "garbled" not in sent
    assert article.text == text
    assert any("repaired" in warning for warning in article.warnings)
