"""What is only planned, asked for, possible or conditional must not be told as done.

A word counts as *unreal* in a source where everything that the source says with it stands directly behind
a word such as "will", "may", "planned to", "called on them to" or "if". A sentence tells it as done where it
has the word in a past form and no such word beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from summarizer import wording
from summarizer.ground.negation import NEGATORS, base_form, forms, irregular_past
from summarizer.ground.passage import printed

_WILL: Final = frozenset("will would shall should could can may might must ought cannot".split())  # noqa: SIM905 - a table of words
_TO: Final = frozenset(
    """
    plan planned plans planning want wants wanted wanting hope hopes hoped hoping intend intends intended
    aim aims aimed threaten threatens threatened threatening vow vows vowed vowing pledge pledges pledged
    promise promises promised offer offers offered agree agrees agreed seek seeks sought seeking try tries
    tried trying attempt attempts attempted attempting propose proposes proposed expect expects expected set
    due ready scheduled prepared prepare preparing likely poised urge urges urged urging ask asks asked
    asking call calls called calling demand demands demanded order orders ordered tell tells told invite
    invites invited request requests requested decide decides decided refuse refuses refused decline
    declines declined fail fails failed need needs needed have has had order effort efforts bid plan
    decision attempt right power chance opportunity ability unable able willing unwilling wish wishes wished
    consider considers considered considering warn warned supposed about going allow allows allowed allowing
    enable enables enabled let lets encourage encouraged force forces forced proposal intention permission
    deadline
    """.split()  # noqa: SIM905 - a table of words
)
"""Before "to" and a verb: what follows is not said to be done."""
_IF: Final = frozenset("if unless whether lest provided".split())  # noqa: SIM905 - a table of words
_PLANNED: Final = frozenset(
    """
    possible possibly perhaps maybe potential potentially proposal plan plans planned proposed propose
    proposes future allegedly reportedly suspected alleged conditional provided expected expect expects
    suggest suggests suggested suggesting recommend recommended appeal appealed appeals seek seeks seeking
    sought hope hopes hoped hoping want wants wanted willing readiness ready intend intends intention
    intended offer offers offered promise promised promises vow vowed vows pledge pledged pledges threaten
    threatened threatens urge urged urges ask asked asks demand demanded demands request requested call
    called calls agree agreed agrees aim aims aimed try tried tries attempt attempted attempts likely warn
    warned warns fear feared fears scheduled due
    """.split()  # noqa: SIM905 - a table of words
)
_SURELY: Final = _WILL | _IF
_DOUBT: Final = _PLANNED | _WILL | _IF | NEGATORS
_DID: Final = frozenset({"was", "were", "been", "had", "has", "have", "got"})
_REACH: Final = 5
_NO_VERB: Final = wording.STOP_WORDS | _WILL | _IF
_BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "remain", "remained"})
_POSSIBLE: Final = frozenset(
    {"possible", "likely", "unlikely", "planned", "proposed", "expected", "conceivable", "threatened"}
)
_DONE: Final = re.compile(r"ed$")
_CLAUSES: Final = re.compile(r"[,;:]\s|[.!?]\s+(?=[A-Z“])")
TOLD: Final = "tells as done what the quotation has as planned, asked for or possible ({})"
_BEFORE: Final = 6
_AFTER: Final = 4


class _Words(NamedTuple):
    """Of a source: what follows a word of doubt directly, and everything else, as stems."""

    unreal: frozenset[str]
    real: frozenset[str]
    followed: frozenset[tuple[str, str]]
    """Each unreal word's stem with the stem of the word after it."""


@lru_cache(maxsize=4096)
def _words(line: str) -> _Words:
    unreal: set[str] = set()
    real: set[str] = set()
    followed: set[tuple[str, str]] = set()
    for clause in _CLAUSES.split(line):
        words = [word.lower() for word in wording.texts(clause)]
        for index, word in enumerate(words):
            if word in _NO_VERB:
                continue
            if _doubted(words, index) or _only_possible(words, index):
                unreal.add(base_form(word))
                followed.update((base_form(word), base_form(after)) for after in words[index + 1 : index + 2])
            else:
                real.add(base_form(word))
    return _Words(frozenset(unreal), frozenset(real), frozenset(followed))


def _doubted(words: list[str], index: int) -> bool:
    """Whether a word stands directly behind "will", or behind "plans to" with at most a few words between."""
    place = index - 1
    while place >= 0 and (
        words[place] in {"be", "have", "been", "also", "soon", "not", "then"} or words[place].endswith("ly")
    ):
        place -= 1
    if place < 0:
        return False
    if words[place] in _WILL or not _IF.isdisjoint(words[max(0, index - _REACH) : index]):
        return True
    if words[place] != "to":
        return False
    return not _TO.isdisjoint(words[max(0, place - _REACH - 1) : place])


def _only_possible(words: list[str], index: int) -> bool:
    """Whether "were possible" or the like follows in the same part of the sentence."""
    after = words[index + 1 : index + 2 + 2 * _REACH]
    places = (i for i, (a, b) in enumerate(pairwise(after)) if a in _BE and b in _POSSIBLE)
    return any(after[i + 2 : i + 3] != ["to"] for i in places)


def ends_in_doubt(words: list[str]) -> bool:
    """Whether what follows these words (in small letters) is said only as planned, asked for or possible."""
    return _doubted([*words, ""], len(words))


def may_doubt(words: frozenset[str]) -> bool:
    """Whether ``ends_in_doubt`` can hold of some of the words (in small letters)."""
    return not _SURELY.isdisjoint(words) or ("to" in words and not _TO.isdisjoint(words))


def doubts(words: Iterable[str]) -> bool:
    """Whether one of the words (in small letters) makes what stands near it less than done."""
    return not _DOUBT.isdisjoint(words)


@lru_cache(maxsize=16384)
def past(word: str) -> bool:
    """Whether a word in small letters is a past form of a verb."""
    return irregular_past(word) or _DONE.search(word) is not None


_HINTS: Final = _WILL | _IF | _POSSIBLE | {"to"}
"""Words of which a line that has anything unreal has one."""


class _Source(NamedTuple):
    lines: tuple[_Words, ...]
    unreal: frozenset[str]
    """Of all lines; without any, nothing of the lines is read."""


@lru_cache(maxsize=1024)
def _source(source: str) -> _Source:
    if _HINTS.isdisjoint(printed(source)):
        return _Source((), frozenset())
    lines = tuple(map(_words, source.split("\n")))
    return _Source(lines, frozenset().union(*(line.unreal for line in lines)))


def told_as_done(text: str, source: str) -> str | None:
    """What the text tells as done and its source has only as planned, asked for or possible."""
    found, unreal = _source(source)
    if not unreal or unreal.isdisjoint(forms(text)):
        return None
    for clause in _CLAUSES.split(text):
        words = [word.lower() for word in wording.texts(clause)]
        for index, word in enumerate(words):
            key = base_form(word)
            if key not in unreal or word in _NO_VERB or not _past(words, index):
                continue
            around = words[max(0, index - _BEFORE) : index] + words[index + 1 : index + _AFTER]
            if not _DOUBT.isdisjoint(around) or _doubted(words, index):
                continue
            after = [(key, base_form(other)) for other in words[index + 1 : index + 2]]
            if not any(key in one.real for one in found) or any(
                not one.followed.isdisjoint(after) for one in found
            ):
                return TOLD.format(word)
    return None


def _past(words: list[str], index: int) -> bool:
    return past(words[index]) or (index > 0 and words[index - 1] in _DID)
