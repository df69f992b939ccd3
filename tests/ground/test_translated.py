"""Sentences in another language than the articles': what can be checked is."""

from __future__ import annotations

import pytest

from summarizer.domain.event import Claim, Evidence, Quantity
from summarizer.domain.terms import ClaimKind, Measure, Operator, Scope, Verdict, VictimKind
from summarizer.ground.translated import TranslationCheck, untranslated
from summarizer.names import abroad

TEXT = (
    "Clashes on the border\n\n"
    "Peru's defence ministry said at least 1,250 soldiers were killed near Tacna on 4 May 2021. "
    "“We did not fire first,” General Ana Rojas told reporters at 8 p.m. A soldier of Chile was captured, an official said.\n\n"
    "President Luis Soto of Chile left for Lima."
)
QUOTE = "Peru's defence ministry said at least 1,250 soldiers were killed near Tacna on 4 May 2021."
FIRE = "“We did not fire first,” General Ana Rojas told reporters at 8 p.m."
ONE = "A soldier of Chile was captured, an official said."


def claim(quote, text, speaker, figure=None):
    start = TEXT.index(quote)
    end = start + len(quote)
    evidence = Evidence(
        article_id="a", start=start, end=end, exact=quote, prefix=TEXT[max(0, start - 32) : start],
        suffix=TEXT[end : end + 32], verdict=Verdict.VERBATIM, score=1.0,
    )  # fmt: skip
    quantity = figure and Quantity(
        phrase=figure[0], operator=figure[1], low=figure[2], high=figure[3], measure=Measure.KILLED, side=None,
        victim_kind=VictimKind.MILITARY, scope=Scope.INCIDENT,
    )  # fmt: skip
    return Claim(
        id="c", event_id="e", article_id="a", kind=ClaimKind.COUNT if figure else ClaimKind.FACT, text=text,
        speaker=speaker, quantity=quantity, evidence=(evidence,),
    )  # fmt: skip


KILLED = claim(QUOTE, QUOTE, "Peru's defence ministry", ("at least 1,250", Operator.AT_LEAST, 1250, None))
FIRED = claim(FIRE, "General Ana Rojas said they did not fire first.", "General Ana Rojas")
TAKEN = claim(
    ONE,
    "An official said a soldier of Chile was captured.",
    "an official",
    ("A soldier", Operator.EXACT, 1, 1),
)
CASES = [
    ("de", KILLED, "Nach Angaben des peruanischen Verteidigungsministeriums wurden am 4. Mai 2021 bei Tacna mindestens 1.250 Soldaten getötet.", None),
    ("fr", KILLED, "Selon le ministère de la Défense du Pérou, au moins 1 250 soldats ont été tués près de Tacna le 4 mai 2021.", None),
    ("es", KILLED, "Según el Ministerio de Defensa de Perú, al menos 1.250 soldados murieron cerca de Tacna el 4 de mayo de 2021.", None),
    ("es", KILLED, "Según Perú, al menos 1.250 soldados murieron cerca de Tacna el 4.5.2021.", "“4.5.2021”"),
    ("de", KILLED, "Nach Angaben Perus wurden bei Tacna mindestens 1.350 Soldaten getötet.", "“1.350”"),
    ("de", KILLED, "Nach Angaben Perus wurden bei Tacna viele Soldaten getötet.", "at least 1,250"),
    ("de", KILLED, "Bei Tacna wurden mindestens 1.250 Soldaten getötet.", "says so"),
    ("de", KILLED, "Nach Angaben Perus wurden bei Lima mindestens 1.250 Soldaten getötet.", "Lima"),
    ("fr", KILLED, "Selon le Pérou, au moins 1 250 soldats du Brésil ont été tués.", "Brazil"),
    ("de", FIRED, "General Ana Rojas sagte um 20 Uhr, man habe nicht zuerst geschossen.", None),
    ("de", FIRED, "General Ana Rojas sagte um 20:00 Uhr, man habe nicht zuerst geschossen.", None),
    ("de", FIRED, "General Ana Rojas sagte um 21:30 Uhr, man habe nicht zuerst geschossen.", "21:30"),
    ("de", FIRED, "Luis Soto sagte, man habe nicht zuerst geschossen.", "Rojas"),
    ("de", FIRED, "General Ana Rojas sagte: „Wir haben nicht zuerst geschossen.“", "quoted words"),
    ("pt", FIRED, "O general Rojas disse que “We did not fire first”.", None),
    ("es", TAKEN, "Un funcionario dijo que un soldado de Chile fue capturado.", None),
    ("es", TAKEN, "Un funcionario dijo que 3 soldados de Chile fueron capturados.", "“3”"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "rests_on", "text", "wrong"), CASES)
def test_what_can_be_checked_is(language, rests_on, text, wrong):
    check = TranslationCheck({"a": TEXT}, {"a": "Clashes on the border"}, language)
    reason = check(text, [rests_on], [], [], ())
    assert (reason is None) if wrong is None else (reason is not None and wrong in reason), reason


@pytest.mark.parametrize(
    ("language", "text", "missing"),
    [
        ("de", "Ein Soldat Chiles wurde in Peru gefangen genommen.", None),
        ("de", "Ein chilenischer Soldat wurde gefangen genommen.", "Peru"),
        ("fr", "Un soldat chilien a été capturé par l’armée du Pérou.", None),
        ("fr", "Un soldat du Pérou a été capturé par l’armée du Pérou.", "Chile"),
        ("ru", "Солдат был взят в плен.", None),
    ],
)
def test_no_country_is_left_out(language, text, missing):
    reason = untranslated("Peru captured a soldier of Chile, the army of Peru said.", text, language)
    assert reason == (missing and f"it leaves out {missing}")


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "die russische Regierung und Aserbaidschan", {"Russia", "Azerbaijan"}),
        ("fr-CA", "l’Arménie, les soldats turcs, la Turquie", {"Armenia", "Turkey"}),
        ("es", "los armenios y Rusia", {"Armenia", "Russia"}),
        ("ru", "Россия", set()),
    ],
)
def test_countries_under_their_names_abroad(language, text, found):
    assert abroad.countries(text, language) == found
