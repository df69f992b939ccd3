"""Pairs of words that say opposite things: one is never a rewording of the other."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final

from summarizer import wording

_PAIRS: Final = """
    rise/fall rose/fell increase/decrease grow/shrink gain/lose accept/reject approve/reject adopt/reject
    win/lose won/lost victory/defeat release/arrest free/arrest open/close open/blocked open/locked
    opening/closing opened/closed confirm/deny confirmed/denied confirms/denies support/oppose begin/end
    began/ended start/end started/ended start/finish guilty/innocent convict/acquit ban/allow forbid/allow
    banned/allowed permit/ban join/leave joined/left arrive/leave arrived/left enter/leave entered/left
    before/after higher/lower high/low up/down more/fewer more/less most/least most/fewest largest/smallest
    biggest/smallest highest/lowest praise/condemn praise/criticize welcome/reject welcome/condemn
    survive/die survived/died survive/kill survived/killed attack/defend attacked/defended advance/retreat
    advance/withdraw strengthen/weaken improve/worsen better/worse first/last early/late earlier/later
    north/south east/west northern/southern eastern/western inside/outside buy/sell bought/sold
    import/export hire/fire legal/illegal lawful/unlawful success/failure succeed/fail succeeded/failed
    possible/impossible likely/unlikely agree/disagree agree/refuse agreed/refused possible/impossible
    with/without include/exclude love/hate friend/enemy ally/enemy accept/refuse accepted/refused admit/deny
    admitted/denied passed/failed pass/fail lift/impose lifted/imposed ease/tighten ease/escalate
    raise/lower raised/lowered raise/cut deploy/withdraw deployed/withdrew capture/release captured/released
    seize/return lock/unlock peaceful/violent safe/dangerous true/false alive/dead always/never
    majority/minority maximum/minimum public/private right/wrong old/new best/worst appear/disappear
    appeared/disappeared connect/disconnect united/divided victim/suspect victim/gunman victim/shooter
    victims/gunmen victims/shooters victims/suspects victim/attacker victims/attackers innocent/convicted
    acquit/sentence acquitted/sentenced expand/reduce expand/shrink above/below over/under cause/prevent
    caused/prevented protect/attack halt/resume halted/resumed stop/start stopped/started stop/continue
    stopped/continued rebuild/destroy build/destroy built/destroyed remain/leave remained/left man/woman
    men/women boy/girl boys/girls son/daughter brother/sister husband/wife father/mother male/female
    borrow/lend encourage/discourage hope/fear hopes/fears accelerate/slow optimistic/pessimistic
"""


def _key(word: str) -> frozenset[str]:
    return frozenset({word, wording.stem(word)})


def _table() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for pair in _PAIRS.split():
        a, b = pair.split("/")
        for one, other in ((a, b), (b, a)):
            for key in _key(one):
                found[key] = found.get(key, frozenset()) | _key(other)
    return found


_OPPOSITES: Final = _table()


@lru_cache(maxsize=16384)
def opposites(word: str) -> frozenset[str]:
    """Words, and stems of words, that say the opposite of a word in small letters."""
    return _OPPOSITES.get(word) or _OPPOSITES.get(wording.stem(word)) or frozenset()


def opposed(word: str, other: str) -> bool:
    """Whether two words in small letters are opposites."""
    known = opposites(word)
    return bool(known) and (other in known or wording.stem(other) in known)


STATES: Final = frozenset(
    """
    survive survived reject rejected accept accepted confirm confirmed deny denied admitted release released
    arrested arrest win won lose lost rose fell increased decreased guilty innocent convicted acquitted open
    closed opened blocked locked unlocked supported opposed approved banned allowed joined arrived captured
    seized returned praised condemned welcomed attacked defended withdrew deployed advanced bought sold
    legal illegal lifted imposed
    """.split()  # noqa: SIM905 - a table of words
)
"""Words that say by themselves, wherever they stand in a sentence, which of the two it is."""


def turned(text: Iterable[str], source: Collection[str], near: Collection[str]) -> str | None:
    """The first word of a text whose opposite the source says, while neither source nor text says the other.

    Args:
        text: The words of a claim in their order, in small letters.
        source: Those of its quotation.
        near: Those of its quotation and its neighbours.
    """
    words = dict.fromkeys(text)
    said = words.keys()
    for word in filter(STATES.__contains__, words):
        known = opposites(word)
        forms = {word, wording.stem(word)}
        if forms.isdisjoint(near) and not known.isdisjoint(source) and known.isdisjoint(said):
            return word
    return None
