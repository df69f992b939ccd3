from __future__ import annotations

import subprocess
import sys
from typing import NamedTuple

import pytest

from summarizer import names


class PartyCase(NamedTuple):
    name: str
    party: str | None


PARTIES = [
    PartyCase("French Defense Ministry", "France"),
    PartyCase("Dutch police", "Netherlands"),
    PartyCase("Azeri Ministry of Defense", "Azerbaijan"),
    PartyCase("the Poles", "Poland"),
    PartyCase("Danes", "Denmark"),
    PartyCase("Filipino fishermen", "Philippines"),
    PartyCase("Emirati officials", "United Arab Emirates"),
    PartyCase("Ivorian", "Ivory Coast"),
    PartyCase("Côte d’Ivoire", "Ivory Coast"),
    PartyCase("Türkiye", "Turkey"),
    PartyCase("Burmese military", "Myanmar"),
    PartyCase("Kosovars", "Kosovo"),
    PartyCase("Eswatini", "Eswatini"),
    PartyCase("North Macedonian government", "North Macedonia"),
    PartyCase("Paris", "France"),
    PartyCase("Moscow government", "Russia"),
    PartyCase("the defence ministry in Kyiv", "Ukraine"),
    PartyCase("Paris police", None),
    PartyCase("the mayor of London Breed Street", None),
    PartyCase("Kremlin", "Russia"),
    PartyCase("White House", "United States"),
    PartyCase("the Pentagon", "United States"),
    PartyCase("Foggy Bottom", "United States"),
    PartyCase("the State Department", "United States"),
    PartyCase("Downing Street", "United Kingdom"),
    PartyCase("Élysée", "France"),
    PartyCase("Elysee Palace", "France"),
    PartyCase("IDF", "Israel"),
    PartyCase("U.S. Secretary of State", "United States"),
    PartyCase("US", "United States"),
    PartyCase("us", None),
    PartyCase("UK", "United Kingdom"),
    PartyCase("EU", "European Union"),
    PartyCase("Brussels", "European Union"),
    PartyCase("Belgian government", "Belgium"),
    PartyCase("UN Security Council", "United Nations"),
    PartyCase("NATO", "NATO"),
    PartyCase("World Health Organization", "World Health Organization"),
    PartyCase("Turkey", "Turkey"),
    PartyCase("turkey", None),
    PartyCase("chad", None),
    PartyCase("Jordan Smith", None),
    PartyCase("Michael Jordan", None),
    PartyCase("Denzel Washington", None),
    PartyCase("Sofia Coppola", None),
    PartyCase("King of Jordan", "Jordan"),
    PartyCase("Jordanian army", "Jordan"),
    PartyCase("Georgian", "Georgia"),
    PartyCase("New Mexico", None),
    PartyCase("Niger", "Niger"),
    PartyCase("Nigerien junta", "Niger"),
    PartyCase("Nigerian army", "Nigeria"),
    PartyCase("Guinea", "Guinea"),
    PartyCase("Equatorial Guinea", "Equatorial Guinea"),
    PartyCase("Papua New Guinean police", "Papua New Guinea"),
    PartyCase("Guinea-Bissau", "Guinea-Bissau"),
    PartyCase("Congolese army", None),
    PartyCase("DR Congo", "Democratic Republic of the Congo"),
    PartyCase("Republic of Congo", "Republic of the Congo"),
    PartyCase("Korea", None),
    PartyCase("South Korean", "South Korea"),
    PartyCase("DPRK", "North Korea"),
    PartyCase("South Sudanese troops", "South Sudan"),
    PartyCase("Dominican", None),
    PartyCase("Chinese", "China"),
    PartyCase("Taiwanese navy", "Taiwan"),
    PartyCase("Indian Army", "India"),
    PartyCase("Latin American leaders", None),
    PartyCase("Peru and Chile", None),
    PartyCase("Franco", None),
    PartyCase("Russian ambassador to France", "Russia"),
    PartyCase("French troops in Mali", "France"),
    PartyCase("pro-Russian separatists", None),
    PartyCase("Iran-backed militia", None),
    PartyCase("Moscow-led African Union", "African Union"),
    PartyCase("the separatists", None),
    PartyCase("", None),
]


@pytest.mark.parametrize("case", PARTIES, ids=lambda case: case.name or "empty")
def test_party(case):
    assert names.party(case.name) == case.party


class SameCase(NamedTuple):
    a: str
    b: str
    same: bool
    same_key: bool


SAME = [
    SameCase("Russian Foreign Minister Sergei Lavrov", "Lavrov", True, True),
    SameCase("Russian Foreign Minister Sergei Lavrov", "Sergey Lavrov", True, True),
    SameCase("French President Emmanuel Macro", "French President Emmanuel Macron", True, False),
    SameCase("Macro", "Macron", False, False),
    SameCase("George Bush", "Jeb Bush", False, True),
    SameCase("G. Bush", "George Bush", True, True),
    SameCase("Erdoğan", "Turkish President Recep Tayyip Erdogan", True, True),
    SameCase("Xi Jinping", "Chinese President Xi", True, True),
    SameCase("Warsaw", "Poland", True, True),
    SameCase("the Polish government", "Poland", True, True),
    SameCase("Kremlin", "Moscow", True, True),
    SameCase("Poland", "Polish Defence Ministry", False, False),
    SameCase("Poland", "Polish President Andrzej Duda", False, False),
    SameCase("Poland", "Portugal", False, False),
    SameCase("Polish Ministry of Defense", "Poland's defence ministry", True, True),
    SameCase("Polish Defence Ministry", "Polish Foreign Ministry", False, False),
    SameCase("Polish Defence Ministry", "Czech Defence Ministry", False, False),
    SameCase("Ministry of Foreign Affairs of Peru", "Peruvian Foreign Ministry", True, True),
    SameCase("a spokesman for the Kenyan Ministry of Health", "Kenya's health ministry", True, True),
    SameCase(
        "Jane Wairimu, spokeswoman for the Kenyan Health Ministry", "Kenya's health ministry", True, True
    ),
    SameCase("Polish Prime Minister", "Polish Prime Minister Donald Tusk", True, False),
    SameCase("former Polish Prime Minister", "Polish Prime Minister Donald Tusk", False, False),
    SameCase("Brussels", "European Union", True, True),
    SameCase("Brussels", "Belgium", True, False),
    SameCase("WHO", "World Health Organization", True, True),
    SameCase("MSF", "Medicos Sin Fronteras", False, False),
    SameCase("Pentagon", "US Department of Defense", True, True),
    SameCase("the State Department", "US State Department", True, True),
    SameCase("Israeli army", "Israel's military", True, True),
    SameCase("IDF", "Israel Defense Forces", True, True),
    SameCase("Russian ambassador to France", "Russian ambassador to Germany", False, False),
    SameCase("the rebels", "rebels", True, True),
    SameCase("the rebels", "the police", False, False),
    SameCase("Angela Merkel", "Angela Davis", False, False),
    SameCase("Amnesty International", "Transparency International", False, False),
]


@pytest.mark.parametrize("case", SAME, ids=lambda case: f"{case.a}|{case.b}")
def test_same_and_key(case):
    assert names.same(case.a, case.b) is case.same
    assert names.same(case.b, case.a) is case.same
    assert (names.key(case.a) == names.key(case.b)) is case.same_key


class MentionCase(NamedTuple):
    name: str
    text: str
    mentioned: bool


MENTIONS = [
    MentionCase("Polish Prime Minister Donald Tusk", "Tusk told parliament on Friday", True),
    MentionCase("Polish Prime Minister Donald Tusk", "Donald Trump told reporters", False),
    MentionCase("Xi Jinping", "President Xi said", True),
    MentionCase("Recep Tayyip Erdogan", "Erdoğan said", True),
    MentionCase("the Peruvian Defense Ministry", "Peru’s defence ministry said 12 died", True),
    MentionCase("the Peruvian Defense Ministry", "its ministry said 12 died", False),
    MentionCase("the Peruvian Defense Ministry", "Peru said 12 died", False),
    MentionCase("Peruvian soldiers", "Peru said 12 of its soldiers died", True),
    MentionCase("Peruvian soldiers", "Lima reported 12 dead", True),
    MentionCase("Peruvian soldiers", "Chile reported 12 dead", False),
    MentionCase("Peru", "the Peruvians withdrew", True),
    MentionCase("Russia", "pro-Russian separatists", False),
    MentionCase("Turkey", "they ate turkey and beans", False),
    MentionCase("United States", "He told us that", False),
    MentionCase("United States", "U.S. officials said", True),
    MentionCase("Congo", "the Congolese army", True),
    MentionCase("World Health Organization", "the WHO said", True),
    MentionCase("World Health Organization", "those who said", False),
    MentionCase("rescue services", "Rescue services said 12 died", True),
    MentionCase("rescue services", "police said 12 died", False),
    MentionCase("European Union", "Brussels had asked", True),
    MentionCase("the Pentagon", "the U.S. Defense Department said", True),
    MentionCase("police", "the police said", True),
    MentionCase("civilians", "19 civilians were killed", True),
    MentionCase("civilians", "19 soldiers were killed", False),
]


@pytest.mark.parametrize("case", MENTIONS, ids=lambda case: f"{case.name}|{case.text}")
def test_mentions(case):
    assert names.mentions(case.name, case.text) is case.mentioned


def test_fold_drops_case_accents_and_quotes():
    assert names.fold("Élysée’s Łódź") == "elysees lodz"


def test_import_reads_no_country_file():
    code = "import sys, summarizer.names; sys.exit('countryinfo' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
