"""Which words of a text are names, as far as its capitals tell."""

from __future__ import annotations

import re
from typing import Final

from summarizer import names, wording
from summarizer.ground import contrasts
from summarizer.ground.tokens import Token

_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_CAPITALS: Final = 0.75
"""Share of words in capitals from which they tell nothing: an old wire report, a shouted headline."""
_AROUND: Final = 60
"""Code points on each side of a word in which capitals are counted."""
_OPENS: Final = re.compile(r"(?:^|[.!?:;…\n\r\"“‘'«(\[*•–—-])[\s\"“‘'«(\[*•–—-]*$")
_BEFORE: Final = 12


class Casing:
    """A text, and whether a word in it is written as a name."""

    def __init__(self, text: str, small: frozenset[str]) -> None:
        self._text = text
        self._small = small

    def is_name(self, token: Token) -> bool:
        """Whether a word may be a name.

        It has a capital that neither the start of a sentence explains nor that all around is in capitals.
        """
        if not any(map(str.isupper, token.printed)):
            return False
        if self._opens(token.start) or (token.printed.isupper() and self._shouts(token)):
            return not self._common(token.key)
        return True

    def _shouts(self, token: Token) -> bool:
        """Whether the text around a word is in capitals."""
        around = _LETTERS.findall(self._text, max(0, token.start - _AROUND), token.end + _AROUND)
        return sum(map(str.isupper, around)) >= _CAPITALS * len(around)

    def _opens(self, at: int) -> bool:
        return _OPENS.search(self._text[max(0, at - _BEFORE) : at]) is not None

    def _common(self, key: str) -> bool:
        return (
            key in self._small
            or key in wording.STOP_WORDS
            or key in contrasts.OPPOSITES
            or (wording.is_common(key) and names.party(key.capitalize()) is None)
        )


_SMALL: Final = re.compile(r"(?<![^\W_])[a-z]{3,}(?![^\W_])")


def small_words(text: str) -> frozenset[str]:
    """The words that a text has in small letters."""
    return frozenset(_SMALL.findall(text))
