"""A quotation with a number, name, negation or opposite changed is no evidence, however similar it is."""

from __future__ import annotations

import re

import pytest
from ground_cases import article

from summarizer.domain.terms import Verdict
from summarizer.ground.fuzzy import near_match
from summarizer.ground.locate import Missed, locate
from summarizer.ground.source import Source

SENTENCES = (
    "The Ministry of Defence of Ruritania said on Tuesday that at least 135 soldiers had been killed in two days of fighting.",
    "Graustark confirmed that 71 of its servicemen were killed and more than 200 people were wounded near Zenda.",
    "President Michael Elphberg told parliament that nearly fifty civilians had died since the ceasefire collapsed.",
    "Russia has not yet commented on the request, and the European Union called for an immediate end to hostilities.",
    "The government denied that its troops had crossed the border or attacked the village of Hentzau on Friday night.",
    "About 30,000 people have been displaced so far, according to figures that the Red Cross published in October 2021.",
    "Countess Antoinette rejected the proposal, saying that no agreement was possible without the release of 12 prisoners.",
    "The ceasefire, brokered by Count Rupert, came into effect at 8 p.m. and both sides accused each other of breaking it.",
    "Police arrested seventeen demonstrators in Strelsau after the protest against the unilateral declaration turned violent.",
    "Inflation rose to 7.5 per cent in March, the highest level in nineteen years, the central bank in Modenstein reported.",
    "Rescuers recovered three bodies from the collapsed mine, but eleven workers are still missing, the mayor said.",
    "The court sentenced the former minister to six years in prison for accepting bribes worth $2.4 million.",
)
NUMBERS = {
    "135": "136", "71": "17", "200": "2,000", "fifty": "sixty", "30,000": "3,000", "2021": "2022", "12": "13", "8": "9",
    "seventeen": "seventy", "7.5": "75", "nineteen": "ninety", "three": "thirty", "eleven": "seven", "six": "sixteen",
    "2.4": "24", "two": "ten", "million": "billion",
}  # fmt: skip
NAMES = {
    "Ruritania": "Graustark", "Graustark": "Ruritania", "Zenda": "Zendas", "Elphberg": "Elphburg", "Russia": "Prussia",
    "Michael": "Michel", "Hentzau": "Hentzan", "Rupert": "Robert", "Antoinette": "Antonietta", "Strelsau": "Strelsow",
    "Tuesday": "Thursday", "Friday": "Sunday", "October": "November", "March": "May", "European": "Eurasian",
    "Modenstein": "Modenheim", "Red": "Rod",
}  # fmt: skip
OPPOSITES = {
    "killed": "wounded", "wounded": "killed", "died": "fled", "collapsed": "held", "denied": "claimed",
    "attacked": "defended", "displaced": "released", "rejected": "accepted", "release": "capture",
    "arrested": "released", "rose": "fell", "highest": "lowest", "missing": "dead", "sentenced": "acquitted",
    "accepting": "refusing", "soldiers": "civilians", "civilians": "soldiers", "confirmed": "denied",
    "possible": "impossible", "least": "most", "more": "fewer", "nearly": "barely", "since": "until", "years": "months",
    "days": "weeks", "after": "before", "end": "start", "called": "refused", "without": "with", "his": "her",
}  # fmt: skip
HARMLESS = {
    "fighting": "combat", "crossed": "passed", "brokered": "mediated", "breaking": "violating", "unilateral": "hasty",
    "immediate": "instant", "hostilities": "clashes", "proposal": "plan", "mine": "shaft", "bodies": "corpses",
    "published": "printed", "declaration": "statement", "mayor": "councillor", "bribes": "payments", "village": "hamlet",
    "recovered": "found", "goverment": "government", "levels": "level", "request": "demand", "figures": "data",
}  # fmt: skip
NEGATIONS = {
    "has not yet": "has yet", "no agreement": "an agreement", "without": "with", "had been": "had not been",
    "were killed": "were not killed", "are still": "are not", "called for": "never called for", "denied that": "said that",
    "came into": "hardly came into", "have been": "have never been", "rose to": "did not rise to", "for accepting": "for not accepting",
}  # fmt: skip

SOURCE = Source.of(article("\n\n".join(SENTENCES)))


BEARING = {
    "not", "no", "without", "denied", "killed", "wounded", "missing", "died", "rejected", "arrested", "least", "more",
    "nearly", "former", "both", "135", "71", "200", "fifty", "30,000", "12", "8", "seventeen", "7.5", "nineteen", "three",
    "eleven", "six", "ruritania", "graustark", "zenda", "elphberg", "hentzau", "strelsau", "tuesday", "friday", "since",
    "after", "his", "its", "by", "from", "to",
}  # fmt: skip


def _changed(sentence: str, table: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (f"{old}>{new}", sentence[: m.start()] + new + sentence[m.end() :])
        for old, new in table.items()
        for m in re.finditer(rf"(?<![\w.,]){re.escape(old)}(?![\w]|[.,]\d)", sentence)
    ]


def mutations() -> list[tuple[str, str]]:
    """Each sentence with one thing changed that turns it, and the same with dressed-up punctuation."""
    found: list[tuple[str, str]] = []
    for sentence in SENTENCES:
        for table in (NUMBERS, NAMES, OPPOSITES, NEGATIONS):
            found += _changed(sentence, table)
        tokens = sentence.split()
        for index, token in enumerate(tokens):
            bare = token.strip(".,").lower()
            if 0 < index < len(tokens) - 1 and bare in BEARING:
                found.append((f"-{bare}", " ".join(tokens[:index] + tokens[index + 1 :])))
        for extra in ("not", "never", "12", "Ruritanian", "allegedly", "killed", "no", "only", "former"):
            middle = len(tokens) // 2
            found.append((f"+{extra}", " ".join([*tokens[:middle], extra, *tokens[middle:]])))
        others = SENTENCES[(SENTENCES.index(sentence) + 1) % len(SENTENCES)].split()
        for index in range(min(len(tokens), len(others)) - 8):
            found.append((f"spliced {index}", " ".join([*tokens[: index + 4], *others[index + 4 :]])))
    return found + [(name, f"“{text.replace(',', ' ,')}”") for name, text in found]


MUTATIONS = mutations()


def test_there_are_enough_mutations():
    assert len(MUTATIONS) > 600
    assert len({text for _, text in MUTATIONS}) > 600


def test_no_mutation_is_accepted():
    accepted = [(name, text) for name, text in MUTATIONS if not isinstance(locate(text, SOURCE), Missed)]
    assert accepted == []


def test_every_sentence_itself_is_accepted():
    assert all(locate(sentence, SOURCE)[0].exact == sentence for sentence in SENTENCES)


@pytest.mark.parametrize(("name", "text"), [item for s in SENTENCES for item in _changed(s, HARMLESS)])
def test_another_word_is_found_and_shown(name, text):
    (found,) = locate(text, SOURCE)
    old, new = name.split(">")
    assert found.verdict is Verdict.FUZZY
    assert found.exact in SENTENCES
    assert f"[-{new}" in found.diff
    assert f"{{+{old}" in found.diff
    assert 0.8 < found.score < 1


HARMLESS_EDITS = [
    pytest.param(
        "Ministry of Defense of Ruritania said on Tuesday that at least 135 soldiers",
        True,
        id="American spelling",
    ),
    pytest.param(
        "Ministry of Defence of Ruritania said on Tuesday, that at least 135 soldiers", True, id="a comma"
    ),
    pytest.param("The cease-fire brokered by Count Rupert came into effect at 8 p.m.", True, id="a hyphen"),
    pytest.param(
        "Count Rupert, came in to effect at 8 p.m. and both sides accused", True, id="a short word split"
    ),
    pytest.param(
        "Police arrested seventeen demonstartors in Strelsau after the protest", True, id="letters swapped"
    ),
    pytest.param(
        "Police arrested seventeen demonstrattors in Strelsau after the protest", True, id="a letter doubled"
    ),
    pytest.param(
        "seventeen demonstrators in Strelsau after protest against the uniateral declaration",
        True,
        id="an article and a letter missing",
    ),
    pytest.param("The Government denied that troops had crossed the border", False, id="a pronoun dropped"),
    pytest.param("from a collapsed mine, but eleven workers are still missing", True, id="a for the"),
    pytest.param("level in the nineteen years, the central bank in Modenstein", True, id="an article"),
    pytest.param(
        "the protest against the unilateral declaration turned a little violent", False, id="two words"
    ),
]


@pytest.mark.parametrize(("quote", "accepted"), HARMLESS_EDITS)
def test_only_harmless_differences_are_accepted(quote, accepted):
    found = near_match(quote, SOURCE)
    assert (found is not None) is accepted
    if found:
        assert 0.8 < found.score <= 1.0
        assert found.diff
