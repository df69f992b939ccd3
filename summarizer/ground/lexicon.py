"""Tables of English words: what is counted, who is counted, and what says nothing by itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from summarizer.domain.terms import Measure
from summarizer.ground.passage import printed, texts_of
from summarizer.quantity import numeral


def _table(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


COUNTED: Final[dict[Measure, re.Pattern[str]]] = {
    Measure.KILLED: _table(
        r"kill\w*|die[sd]?|dying|dead|deadl\w+|deaths?|fatal\w*|(?:lost|claim\w*|took|taken?|cost)\s(?:\w+\s){0,4}li(?:fe|ves?)|lives|"
        r"loss(?:es)?|los[et]|losing|toll|perish\w*|slain|slay\w*|murder\w*|casualt\w+|bod(?:y|ies)|corpses?|"
        r"execut\w+|massacr\w+|shot|gunned|martyr\w*|drown\w*|fallen|assassinat\w+|deceased|fell|victims?|buried|suicides?|homicid\w+"
    ),
    Measure.WOUNDED: _table(
        r"wound\w*|injur\w*|hurt|casualt\w+|hospitals?|hospitali[sz]\w+|maim\w*|victims?|shot|gunshots?|stabbed|condition|surviv\w+|shoot\w*|"
        r"graz\w+|bullets?|struck|treated|surgery|beaten|pistol-whip\w+|intensive care|life support"
    ),
    Measure.CAPTURED: _table(
        r"captur\w+|prisoners?|pows?|hostages?|seiz\w+|captiv\w+|surrender\w*|detain\w*|kidnap\w*|abduct\w*|taken"
    ),
    Measure.MISSING: _table(
        r"missing|disappear\w*|unaccounted|los[et]|loss(?:es)?|contact|whereabouts|untraced|not been found"
    ),
    Measure.DISPLACED: _table(
        r"displac\w+|refugees?|flee\w*|fled|evacuat\w+|homeless|uproot\w*|left|leave|leaving|forced|migrat\w+|exodus|"
        r"asylum|escap\w+|shelter\w*"
    ),
    Measure.ARRESTED: _table(
        r"arrest\w*|detain\w*|detention|custody|jail\w*|imprison\w*|round\w* up|held|prison\w*"
    ),
    Measure.DESTROYED: _table(
        r"destr[ou]\w+|damag\w+|shot down|down(?:ed|ing)|demolish\w*|knocked out|raz\w+|hit|burn\w*|"
        r"collaps\w*|wreck\w*|los[et]|loss(?:es)?|flatten\w*|ruin\w*|sank|sunk"
    ),
    Measure.DEPLOYED: _table(
        r"deploy\w*|sen[dt]\w*|station\w*|dispatch\w*|mobili[sz]\w*|troops|peacekeep\w*|reinforc\w*|mov\w+|serv\w+|based"
    ),
}
"""Words of which one must stand near a count of this measure. Others (money, area, ...) need none."""

PEOPLE: Final = (
    Measure.KILLED,
    Measure.WOUNDED,
    Measure.CAPTURED,
    Measure.MISSING,
    Measure.DISPLACED,
    Measure.ARRESTED,
)
MILITARY: Final = _table(
    r"soldiers?|troops?|fighters?|servicem[ea]n|servicewom[ea]n|military|militar\w+|army|armies|officers?|peacekeepers?|"
    r"militants?|militia\w*|combatants?|insurgents?|rebels?|gunm[ea]n|commanders?|sailors?|airm[ea]n|marines?|paratroopers?|"
    r"conscripts?|reservists?|guerrillas?|mercenar\w+|forces|generals?|recruits?|navy|pilots?|infantry\w*|"
    r"guards?(?:m[ea]n)?|policem[ea]n|defen[cs]e"
)
CIVILIAN: Final = _table(
    r"civilians?|residents?|villagers?|wom[ae]n|child(?:ren)?|girls?|boys?|pupils?|students?|teachers?|journalists?|"
    r"reporters?|passengers?|worshippers?|shoppers?|bystanders?|pedestrians?|patients?|doctors?|nurses?|medics?|workers?|"
    r"famil(?:y|ies)|infants?|bab(?:y|ies)|tourists?|miners?|farmers?|protest[eo]rs?|citizens?|refugees?|inhabitants?|"
    r"motorists?|drivers?|schoolchildren|mothers?|fathers?|locals|non-combatants?|demonstrators?|migrants?|employees?"
)
NEUTRAL: Final = frozenset(
    """
    say said says saying state stated states statement statements tell told report reported reports
    reporting announce announced announces according claim claimed claims add added describe
    described call called calls mention mentioned note noted confirm confirmed people person persons
    country countries side sides event events place took taken happen happened occur occurred occurs
    number total figure figures fighting between article
    """.split()  # noqa: SIM905 - a table of words
)
STATED: Final[dict[Measure, re.Pattern[str]]] = {
    Measure.KILLED: re.compile(
        r"\b(?:kill(?:ed|s|ing|ings)?|died|dead|deaths?|slain|fatalities)\b", re.IGNORECASE
    ),
    Measure.WOUNDED: re.compile(r"\b(?:wound(?:ed|ing|s)?|injur(?:ed|ing|ies|y))\b", re.IGNORECASE),
    Measure.CAPTURED: re.compile(r"\b(?:captur(?:ed|es|ing|e)|prisoners?|hostages?)\b", re.IGNORECASE),
    Measure.MISSING: re.compile(r"\b(?:missing|disappeared)\b", re.IGNORECASE),
    Measure.DISPLACED: re.compile(r"\b(?:displaced|fled|evacuated|refugees?)\b", re.IGNORECASE),
    Measure.ARRESTED: re.compile(r"\b(?:arrest(?:ed|s|ing)?|detained|jailed)\b", re.IGNORECASE),
    Measure.DESTROYED: re.compile(r"\b(?:destroy(?:ed|s|ing)?|destruction|demolished)\b", re.IGNORECASE),
}
"""Words by which a sentence states a measure outright."""
STATED_STARTS: Final = tuple(
    """
    kill died dead death slain fatalit wound injur captur prisoner hostage missing disappear displaced fled
    evacuat refugee arrest detain jail destroy destruct demolish
    """.split()  # noqa: SIM905 - a table of words
)
"""Beginnings of all of them."""


FIGURES: Final = frozenset({*numeral.UNITS, *numeral.TENS, *numeral.SCALES, *numeral.VAGUE_PLURALS})
"""Words that are figures by themselves."""


@lru_cache(maxsize=16384)
def stated(word: str) -> frozenset[Measure]:
    """The measures that a word in small letters states outright."""
    if not word.startswith(STATED_STARTS):
        return frozenset()
    return frozenset(measure for measure, strong in STATED.items() if strong.fullmatch(word))


def says(measure: Measure, text: str) -> bool:
    """Whether some word of a text can count this measure."""
    return measure in said(text)


@lru_cache(maxsize=2048)
def said(text: str) -> frozenset[Measure]:
    """The measures that some word of a text, or several together, can count."""
    if "_" in text:  # part of a word for the patterns, and not for ours
        return _search(text)
    found = frozenset().union(*map(_said, text.split("\n")))
    lower = text.lower()
    for measure, one, other in _TOGETHER:
        if one in lower and other in lower and measure not in found and COUNTED[measure].search(text):
            found |= {measure}
    return found


@lru_cache(maxsize=4096)
def _said(line: str) -> frozenset[Measure]:
    """The measures that the words of a line, each by itself, can count."""
    return frozenset().union(*map(_counts, texts_of(line)))


@lru_cache(maxsize=32768)
def _counts(word: str) -> frozenset[Measure]:
    return _search(word) if _ANY.search(word) else frozenset()


def _search(text: str) -> frozenset[Measure]:
    return frozenset(measure for measure, words in COUNTED.items() if words.search(text))


_ANY: Final = re.compile("|".join(words.pattern for words in COUNTED.values()), re.IGNORECASE)
_TOGETHER: Final = (
    (Measure.KILLED, "life", ""),
    (Measure.KILLED, "live", ""),
    (Measure.WOUNDED, "intensive care", ""),
    (Measure.WOUNDED, "life support", ""),
    (Measure.MISSING, "not been found", ""),
    (Measure.ARRESTED, "round", " up"),
    (Measure.DESTROYED, "shot down", ""),
    (Measure.DESTROYED, "knocked out", ""),
)
"""What only several words together say: pieces of what a measure's pattern has for them."""


def speaks_of_military(text: str) -> bool:
    """Whether some word of a text is for soldiers and the like."""
    return any(_kinds(line).military for line in text.split("\n"))


def speaks_of_civilians(text: str) -> bool:
    """Whether some word of a text is for people who do not fight."""
    return any(_kinds(line).civilian for line in text.split("\n"))


class _Kinds(NamedTuple):
    """Of whom a line, or a word, speaks."""

    military: bool
    civilian: bool


@lru_cache(maxsize=4096)
def _kinds(line: str) -> _Kinds:
    kinds = list(map(_kind, printed(line)))
    return _Kinds(any(kind.military for kind in kinds), any(kind.civilian for kind in kinds))


@lru_cache(maxsize=32768)
def _kind(word: str) -> _Kinds:
    return _Kinds(MILITARY.fullmatch(word) is not None, CIVILIAN.fullmatch(word) is not None)
