"""Words of a name or a text, folded so that spellings that differ only in form compare equal."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?\b|[^\W_]+(?:['’ʼ`][^\W_]+)*")
_UNDECOMPOSED: Final = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ə": "a", "ß": "ss", "æ": "ae",
        "œ": "oe", "þ": "th",
        "ʻ": None, "ʼ": None, "’": None, "'": None, "`": None, ".": None,
    }
)  # fmt: skip
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


def fold(text: str) -> str:
    """Return ``text`` without case, accents and quote marks."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.translate(_UNDECOMPOSED)


def tokens(text: str) -> list[Token]:
    """Split ``text`` into folded words; hyphens separate words, dots inside U.S. do not."""
    found: list[Token] = []
    last = 0
    for match in _WORD.finditer(text):
        word = match.group()
        core = _POSSESSIVE.sub("", word) or word
        between = text[last : match.start()]
        joined = "-" if between in {"-", "‐", "‑", "–"} and found else "," if _breaks(between, found) else " "
        upper = word[0].isupper() or not word[0].islower()
        if joined == "-" and word[0].islower() and found:
            found[-1] = found[-1]._replace(modifier=True)
        letters = [char for char in core if char.isalpha()]
        shouted = len(letters) > 1 and all(char.isupper() for char in letters)
        found.append(Token(fold(core), match.start(), match.end(), upper, shouted, joined))
        last = match.end()
    return found


def _breaks(between: str, before: list[Token]) -> bool:
    if any(char in between for char in ',;:()[]"“”«»—\n/&!?'):
        return True
    # The dot after an initial or an abbreviated title ends nothing.
    return "." in between and bool(before) and len(before[-1].folded) > _LONGEST_ABBREVIATION
