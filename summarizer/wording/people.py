"""Words for people, in classes: who is counted or acts may be told in another word of the same class only."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_CLASSES: Final[dict[str, str]] = {
    "military": """
        soldier troop serviceman servicemen servicewoman servicewomen military army force fighter combatant
        personnel private corporal sergeant lieutenant captain major colonel general officer conscript recruit
        reservist paratrooper infantry infantryman infantrymen marine sailor airman airmen pilot commander
        peacekeeper guard veteran sniper regiment battalion brigade navy unit
    """,
    "armed group": """
        militant rebel insurgent guerrilla gunman gunmen fighter militia militiaman militiamen jihadist
        terrorist extremist combatant separatist mercenary attacker assailant bomber
    """,
    "police": """
        police policeman policemen policewoman officer cop trooper deputy sheriff detective constable guard
        agent marshal lieutenant sergeant captain chief investigator authority
    """,
    "civilian": """
        civilian resident villager inhabitant local citizen bystander pedestrian non-combatant townspeople
        passer-by passersby refugee family neighbor neighbour homeowner
    """,
    "official": """
        official authority minister spokesman spokeswoman spokesperson diplomat envoy ambassador mayor
        governor
    """,
    "woman": """
        woman women female wife mother daughter sister girl girlfriend lady widow grandmother aunt actress
        she her bride niece servicewoman policewoman
    """,
    "man": """
        man men male husband father son brother boy boyfriend gentleman widower grandfather uncle actor he
        him his groom nephew gunman serviceman policeman
    """,
    "child": """
        child children kid baby infant toddler girl boy minor teen teenager teenage teenaged youth juvenile
        adolescent son daughter schoolchildren schoolgirl schoolboy pupil newborn
    """,
    "adult": "adult elderly pensioner",
    "student": """
        student pupil undergraduate freshman sophomore teenager schoolchildren schoolgirl schoolboy class
        classmate
    """,
    "teacher": "teacher professor instructor lecturer faculty educator",
    "journalist": "journalist reporter correspondent photographer cameraman newsman",
    "worker": """
        worker employee staff staffer labourer laborer miner crew driver contractor farmer colleague
    """,
    "medic": "medic doctor nurse paramedic physician surgeon",
    "patient": "patient",
    "passenger": "passenger traveller traveler commuter tourist motorist rider holidaymaker",
    "protester": "protester protestor demonstrator marcher rioter activist crowd",
    "suspect": """
        suspect shooter gunman gunmen attacker assailant killer perpetrator man men woman defendant robber
        intruder culprit
    """,
    "prisoner": "prisoner inmate detainee captive hostage pow",
    "hostage": "hostage captive",
    "migrant": "migrant refugee asylum immigrant displaced",
    "lawmaker": """
        lawmaker legislator parliamentarian senator congressman congresswoman representative deputy mp
        parliament
    """,
    "worshipper": "worshipper parishioner congregant believer faithful pilgrim",
    "shopper": "shopper customer client diner patron guest",
    "firefighter": "firefighter fireman firemen rescuer",
    "voter": "voter elector electorate",
}  # fmt: skip
_WORDS: Final[dict[str, frozenset[str]]] = {}
for _name, _list in _CLASSES.items():
    for _word in _list.split():
        _WORDS[_word] = _WORDS.get(_word, frozenset()) | {_name}
_PRONOUNS: Final = frozenset("she her he him his".split())  # noqa: SIM905 - a table of words
_PLURALS: Final = (("ies", "y"), ("s", ""))
_UNTOLD: Final = frozenset(
    """
    private major general class crowd unit family local chief faithful minor agent
    prisoner hostage captive pow
    """.split()  # noqa: SIM905 - a table of words
)
"""Words that often are no people at all: they support a word of their class and never need support."""


@lru_cache(maxsize=16384)
def classes(word: str) -> frozenset[str]:
    """The classes of people that a word (in small letters) names; empty where it names none."""
    if word in _WORDS:
        return _WORDS[word]
    for ending, singular in _PLURALS:
        if word.endswith(ending) and (base := word.removesuffix(ending) + singular) in _WORDS:
            return _WORDS[base]
    return frozenset()


@lru_cache(maxsize=16384)
def told(word: str) -> frozenset[str]:
    """The classes that a word claims; empty for pronouns and for words that often name no people."""
    return frozenset() if word in _PRONOUNS or word in _UNTOLD else classes(word)


_SPECIFIC: Final = frozenset(_CLASSES) - {"official", "woman", "man", "adult", "worker", "suspect"}
"""Classes that nothing but a word of them, or of one that is told of them, bears out."""


@lru_cache(maxsize=16384)
def _specific(word: str) -> frozenset[str]:
    """The classes that a word claims, if it claims no others than these."""
    kinds = told(word)
    return kinds if kinds <= _SPECIFIC else frozenset()


@lru_cache(maxsize=512)
def _spoken_of(window: frozenset[str]) -> frozenset[str]:
    """The classes that words name."""
    return frozenset().union(*map(classes, window))


def unsupported(text: Iterable[str], window: Iterable[str]) -> str | None:
    """A word of a text (in small letters) for people of whom no word of its window speaks."""
    wanted = [(word, kinds) for word in text if (kinds := _specific(word))]
    if not wanted:
        return None
    known = _spoken_of(frozenset(window))
    return next((word for word, kinds in wanted if kinds.isdisjoint(known)), None)
