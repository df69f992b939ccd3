"""Words of a name or a text, folded so that spellings that differ only in form compare equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?\b|[^\W_]+(?:['’ʼ`][^\W_]+)*")
_UNDECOMPOSED: Final = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ə": "a", "ß": "ss", "æ": "ae",
        "œ": "oe", "þ": "th",
        "ʻ": None, "ʼ": None, "’": None, "'": None, "`": None, ".": None,
    }
)  # fmt: skip
_HYPHENS: Final = frozenset("-‐‑–")
_BREAK: Final = re.compile(r"[,;:()\[\]\"“”«»—\n/&!?]")
_LONGEST_ABBREVIATION: Final = 3
_POSSESSIVE: Final = re.compile(r"['’ʼ`]s?$|(?<=s)['’ʼ`]$", re.IGNORECASE)


class Token(NamedTuple):
    """One word at ``text[start:end]`` (code points)."""

    folded: str
    """Without case, accents, quote marks, dots and possessive ending."""
    start: int
    end: int
    upper: bool
    """Begins with a capital."""
    shouted: bool
    """More than one letter, all of them capitals: USA, WHO."""
    joined: str
    """What joins it to the word before: "-" for a hyphen, "," for a clause break, else a space."""
    modifier: bool = False
    """Stands before a hyphen and a word in small letters: "Moscow-brokered"."""


class _Form(NamedTuple):
    """What a word is like, wherever it stands."""

    folded: str
    upper: bool
    shouted: bool


def fold(text: str) -> str:
    """Return ``text`` without case, accents and quote marks."""
    if text.isascii():
        return text.lower().translate(_UNDECOMPOSED)
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.translate(_UNDECOMPOSED)


@lru_cache(maxsize=32768)
def _form(word: str) -> _Form:
    core = _POSSESSIVE.sub("", word) or word
    letters = [char for char in core if char.isalpha()]
    shouted = len(letters) > 1 and all(char.isupper() for char in letters)
    return _Form(fold(core), word[0].isupper() or not word[0].islower(), shouted)


def tokens(text: str) -> list[Token]:
    """Split ``text`` into folded words; hyphens separate words, dots inside U.S. do not."""
    found: list[Token] = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        folded, upper, shouted = _form(match.group())
        joined = " " if text[last:start] == " " else _joint(text[last:start], found)
        if joined == "-" and not upper:
            found[-1] = found[-1]._replace(modifier=True)
        found.append(Token(folded, start, end, upper, shouted, joined))
        last = end
    return found


def _joint(between: str, before: list[Token]) -> str:
    if between in _HYPHENS and before:
        return "-"
    if _BREAK.search(between):
        return ","
    # The dot after an initial or an abbreviated title ends nothing.
    ends = "." in between and bool(before) and len(before[-1].folded) > _LONGEST_ABBREVIATION
    return "," if ends else " "
