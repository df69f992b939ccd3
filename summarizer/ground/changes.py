"""What the difference between a quotation and its source amounts to.

Similarity is no evidence: a quotation with one number, name, verb or negation changed is as similar to
its source as one with a typing error. So similarity only finds the place; here every difference is
judged by itself:

``SPELLING``  the same word: spelled in American or British English, without accents, with a hyphen or a space
              more or less, with a typing error
``SMALL``     an article or another word that says nothing by itself, or another form of the same word
``OTHER``     another word: neither figure, name, negation nor a word of ``contrasts``, so that what happened,
              to how many, and who did it stays as it was; shown to the reader as a difference
``SENSE``     anything else: the quotation says something else

The tables are English, so in other languages only ``SPELLING`` is told from ``SENSE``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

from summarizer import quantity, wording
from summarizer.ground import contrasts
from summarizer.ground.negation import NEGATORS
from summarizer.ground.tokens import Token
from summarizer.quantity import numeral

_SMALL_WORDS: Final = frozenset(
    """
    a an the that which who also then there as of in on at so too has have had been be is was are were
    """.split()  # noqa: SIM905 - a table of words
)
_ARTICLES: Final = frozenset({"a", "an", "the"})
_QUANTIFIERS: Final = frozenset(
    """
    few little lot lots number numbers couple handful dozen dozens hundred hundreds thousand thousands million
    millions billion billions trillion trillions half quarter single double majority minority many percent per
    """.split()  # noqa: SIM905 - a table of words
)
_FEW: Final = frozenset({"few", "little"})
_CONTRACTED: Final = re.compile(
    r"n't|^(?:is|are|was|were|do|does|did|wo|would|could|should|has|have|had|ca|ai|must)nt$"
)
_LOST: Final = "\ufffd"
_DIGITS: Final = re.compile(r"\d+(?:[.,:]\d+)*")
_TRAPS: Final = (
    {"notable", "not"},
    {"nowhere", "now"},
    {"nowhere", "no"},
    {"notice", "not"},
    {"nothing", "not"},
    {"noone", "no"},
)
"""Words that are others when a space is lost or found: ``not able``, ``now here``."""
_JOINED: Final = 4
_SHORTEST_TYPO: Final = 4
_SWAPPED: Final = 4
_LONG: Final = 6
_LONGER: Final = 3
"""Letters by which one spelling of a word may be longer than another: ``programmes``, ``programs``."""
_SPELLINGS: Final = (
    (re.compile(r"^(defen|offen|licen|preten)ce(s|less)?$"), r"\1se\2"),
    (re.compile(r"^(cent|theat|spect|calib|somb)re(s|d)?$"), r"\1er\2"),
    (re.compile(r"^program(me)(s)?$"), r"program\2"),
    (re.compile(r"is(e|es|ed|ing|er|ers|ation|ations|ational)$"), r"iz\1"),
    (re.compile(r"yse(d|s|r|rs)?$"), r"yze\1"),
    (re.compile(r"our(s|ed|ing|able|ably|ite|ites|hood|hoods|er|ers|less|ful)?$"), r"or\1"),
    (re.compile(r"^(met|kilomet|centimet|lit|fib)re(s)?$"), r"\1er\2"),
    (re.compile(r"(l)l(ed|ing|er|ers|ation)$"), r"\1\2"),
    (re.compile(r"ogue(s)?$"), r"og\1"),
    (re.compile(r"(?<=[a-z]{3})(ae|oe)"), "e"),
)


_OF_NAMES: Final = 4
"""Rules, from the first, that also hold for words with a capital: "Defence", not "Michael"."""


class Sense(IntEnum):
    """How much a difference changes, from nothing to the sense."""

    SPELLING = 0
    SMALL = 1
    OTHER = 2
    SENSE = 3


class Change(NamedTuple):
    """Words of a quotation, and what stands in their place; one of the two may be empty."""

    mine: Sequence[Token]
    found: Sequence[Token]
    before: Sequence[Token]
    """The word before in the quotation and in the source, where there is one."""
    after: Sequence[Token]


def judge(  # noqa: PLR0911 - one return a kind of difference
    change: Change, is_name: Callable[[Token], bool], *, english: bool
) -> Sense:
    """Judge one difference.

    Args:
        change: The words that differ and their neighbours.
        is_name: Whether a word of the quotation or the source is a name, as far as its text tells.
        english: Whether the text is English.
    """
    mine, found = [t.key for t in change.mine], [t.key for t in change.found]
    if _same_letters(mine, found):
        return Sense.SPELLING
    if any(map(_fixed, (*mine, *found))):
        return Sense.SENSE
    if len(mine) == len(found) and all(map(_spelled_alike, change.mine, change.found)):
        return Sense.SPELLING
    if not english or any(map(is_name, change.found)):
        return Sense.SENSE
    if len(mine) == len(found) == 1 and _mistyped(mine[0], found[0]):
        return Sense.OTHER
    if any(map(is_name, change.mine)):
        return Sense.SENSE
    if not mine or not found:
        return _extra(mine or found, change)
    if len(mine) == len(found) == 1:
        return _exchange(mine[0], found[0])
    return _several(mine, found)


def figure(word: str) -> bool:
    """Whether a word says how many or how much."""
    return word in _QUANTIFIERS or _number(word)


@lru_cache(maxsize=8192)
def _number(word: str) -> bool:
    return any(map(str.isdigit, word)) or word in numeral.ORDINALS or bool(quantity.values(word))


def negates(word: str) -> bool:
    """Whether a word turns a sentence into its opposite."""
    return word in NEGATORS or _CONTRACTED.search(word) is not None


def _fixed(word: str) -> bool:
    """Whether nothing about a word may differ: it counts, it negates, or it is a sign."""
    return negates(word) or figure(word) or not any(map(str.isalnum, word))


def _same_letters(mine: list[str], found: list[str]) -> bool:
    """Whether only spaces, hyphens, apostrophes, accents or letters that a bad decoding lost differ."""
    ours, theirs = "".join(mine), "".join(found)
    if _LOST in theirs and mine:
        return _lost(ours, theirs)
    ours, theirs = (_plain(text.replace("'", "")) for text in (ours, theirs))
    if ours != theirs or not ours:
        return False
    if len(mine) == len(found):
        return any("'" in word for word in (*mine, *found)) is False or _apostrophe(mine, found)
    return len(ours) >= _JOINED and joined_alike(mine, found)


def joined_alike(mine: Sequence[str], found: Sequence[str]) -> bool:
    """Whether words that are the same letters with other spaces and hyphens also say the same."""
    if mine == found:
        return True
    if [_DIGITS.findall(word) for word in mine if word[0].isdigit()] != [
        _DIGITS.findall(word) for word in found if word[0].isdigit()
    ]:
        return False
    alone = {*mine} ^ {*found}
    return "re" not in alone and not any(trap <= alone for trap in _TRAPS)


def _apostrophe(mine: list[str], found: list[str]) -> bool:
    """An apostrophe lost: not between ``its`` and ``it's``, nor in a contraction that negates."""
    return not any(map(negates, (*mine, *found))) and all(
        ours == theirs or len(ours) > len("it's") for ours, theirs in zip(mine, found, strict=True)
    )


def _lost(ours: str, theirs: str) -> bool:
    pattern = "".join("[^\\W\\d_']{0,2}'?" if char == _LOST else re.escape(char) for char in theirs)
    return re.fullmatch(pattern, ours) is not None


def _plain(key: str) -> str:
    """Latin letters without their accents; other scripts as they are: there a mark makes another letter."""
    if key.isascii():
        return key
    out: list[str] = []
    for char in key:
        if unicodedata.combining(char) and out and "a" <= out[-1] <= "z":
            continue
        out.append(char)
    return "".join(out)


def _spelled_alike(ours: Token, theirs: Token) -> bool:  # noqa: PLR0911 - one return a way of spelling
    a, b = ours.key, theirs.key
    if a == b:
        return True
    if a[0] != b[0] or abs(len(a) - len(b)) > _LONGER:
        return False
    if _plain(a) == _plain(b):
        return True
    if ours.printed[:1].isupper() != theirs.printed[:1].isupper():
        return False
    if a in contrasts.OPPOSITES and b in contrasts.OPPOSITES and contrasts.contrast(a, b):
        return False
    capital = theirs.printed[:1].isupper() and not theirs.printed.isupper()
    if not capital and _slip(a, b):
        return True
    rules = _SPELLINGS[:_OF_NAMES] if capital else _SPELLINGS
    return _american(a, rules) == _american(b, rules)


def _american(word: str, rules: Sequence[tuple[re.Pattern[str], str]]) -> str:
    for pattern, replacement in rules:
        word = pattern.sub(replacement, word)
    return word


def _slip(a: str, b: str) -> bool:
    """Two spellings that differ by a slip of the fingers inside the word.

    Two neighbouring letters are exchanged, or one letter is doubled or missing.
    """
    if not (a.isalpha() and b.isalpha()) or a[0] != b[0] or min(len(a), len(b)) < _SHORTEST_TYPO:
        return False
    if len(a) == len(b):
        unequal = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        i = unequal[0]
        return len(a) >= _SWAPPED and unequal == [i, i + 1] and a[i] == b[i + 1] and a[i + 1] == b[i]
    short, long = sorted((a, b), key=len)
    if len(long) != len(short) + 1:
        return False
    last = len(long) - (long[-1] == "s" and short[-1] != "s")  # a plural is no slip
    return any(long[:i] + long[i + 1 :] == short for i in range(1, last))


def _mistyped(mine: str, found: str) -> bool:
    """One letter for another inside a long word of which only the source's is in the tables."""
    if mine in contrasts.OPPOSITES or len(mine) != len(found) or len(mine) < _LONG:
        return False
    return mine[0] == found[0] and sum(a != b for a, b in zip(mine, found, strict=True)) == 1


def _extra(words: list[str], change: Change) -> Sense:
    """Words that only one side has."""
    if len(words) > 1:
        return Sense.SENSE
    (word,) = words
    neighbours = [t.key for t in (*change.before, *change.after)]
    after = [t.key for t in change.after]
    if word in _ARTICLES:
        turned = word == "a" and not _FEW.isdisjoint(after)
        return Sense.SENSE if turned else Sense.SMALL
    if word in contrasts.QUALIFIERS or contrasts.bearing(word):
        return Sense.SENSE
    if word in contrasts.APPROXIMATORS and any(map(_number, neighbours)):
        return Sense.SENSE
    if word in contrasts.AFTER_NOT and any(map(negates, neighbours)):
        return Sense.SENSE
    return Sense.SMALL if word in _SMALL_WORDS else Sense.OTHER


def _exchange(mine: str, found: str) -> Sense:
    """One word for another."""
    if contrasts.contrast(mine, found):
        return Sense.SENSE
    if wording.stem(mine) == wording.stem(found):
        return Sense.SMALL
    small = mine in _SMALL_WORDS and found in _SMALL_WORDS
    return Sense.SMALL if small else Sense.OTHER


def _several(mine: list[str], found: list[str]) -> Sense:
    """Two words for one, or one for two: a change of form, if the same word is among them."""
    short, long = sorted((mine, found), key=len)
    if len(long) > len(short) + 1 or len(short) > 1:
        return Sense.SENSE
    (word,) = short
    kept = [other for other in long if wording.stem(other) == wording.stem(word) or _slip(word, other)]
    rest = [other for other in long if other not in kept]
    if not kept or any(other not in _SMALL_WORDS for other in rest):
        return Sense.SENSE
    return Sense.SMALL
