"""The word that names an event among a trigger's words: "checked into" is check, "took over" take."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

PARTICLES = frozenset(
    """about across after against along apart around as aside at away back before behind between by down for
    forth forward from in into of off on onto out over past per since through to together toward towards
    under until up upon with within without""".split()  # noqa: SIM905 - a list of words
)
_EMPTY = PARTICLES | frozenset(
    """a an the his her its their our my your this that these those and or not n't 's s t be is are was were
    been being has had have having will would could should may might must can did does do herself himself
    itself themselves it re""".split()  # noqa: SIM905 - a list of words
)
_IRREGULAR = {
    "shot": "shoot", "won": "win", "broke": "break", "felt": "feel", "rose": "rise", "shook": "shake",
    "thought": "think", "bit": "bite", "slew": "slay", "slain": "slay", "bore": "bear", "born": "bear",
    "left": "leave", "fixe": "fix", "found": "find",
}  # fmt: skip
"""Forms of verbs that simplemma reads as other words."""
_NOUNS = frozenset("ceiling evening lightning morning sibling string".split())  # noqa: SIM905 - a list of words
_STEM = 3
"""Letters that a verb has at least."""


@lru_cache(maxsize=1 << 16)
def lemma(word: str) -> str:
    """The dictionary form of an English word, in small letters."""
    from simplemma import lemmatize  # noqa: PLC0415 - reads its dictionary, in about 0.2 s

    return lemmatize(word.lower(), lang="en").lower()


@lru_cache(maxsize=1 << 16)
def verbal(word: str) -> str:
    """The dictionary form of a word that names an event: of a noun in -ing its verb."""
    found = lemma(word)
    if found.endswith("ing") and found not in _NOUNS:
        again = lemma(found)
        for stem in (again, found[:-3], found[:-3] + "e", found[:-4]):
            if not stem.endswith("ing") and len(stem) >= _STEM and _is_verb(stem):
                found = stem
                break
    return _IRREGULAR.get(found, found)


def _is_verb(stem: str) -> bool:
    return lemma(stem + "s") == stem or lemma(stem.removesuffix("e") + "ed") == stem


def head(words: Sequence[str]) -> str:
    """The dictionary form of the last word with a meaning of its own before a particle that follows one."""
    small = [word.lower() for word in words]
    first = next((n for n, word in enumerate(small) if word not in _EMPTY), None)
    if first is None:
        return lemma(words[-1])
    end = next((n for n in range(first + 1, len(small)) if small[n] in PARTICLES), len(small))
    last = max(n for n in range(first, end) if small[n] not in _EMPTY)
    return verbal(words[last])
