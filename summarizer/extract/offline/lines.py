"""Sentences and their words, each with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer import wording


class Token(NamedTuple):
    """A word or a mark. Offsets in code points of the article's text."""

    text: str
    low: str
    start: int
    end: int


class Line(NamedTuple):
    """A sentence. Offsets in code points of the article's text."""

    start: int
    end: int
    text: str
    words: frozenset[str]
    """In small letters."""
    quoted: tuple[wording.Span, ...]
    """What stands between quotation marks."""
    heading: bool

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its words and marks."""
        return tokens(self)


_TOKEN = re.compile(
    r"\d{1,2}(?::\d\d)?(?:am|pm|a\.m|p\.m)\b|\$?\d[\d,.:]*\d(?:-[A-Za-z]+)*(?:st|nd|rd|th)?\b|\d+(?:-[A-Za-z]+)*(?:st|nd|rd|th)?|(?:[A-Za-z]\.){2,}|"
    r"(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|Jr|Sr|Rev|Cpl|Det|Maj|No)\.|"
    r"[^\W\d_]+(?:[-'’&.][^\W_]+)*|[^\w\s]"
)
_SIMPLE = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
CURLY = str.maketrans("’‘", "''")
"""Apostrophes as they are typed."""


def line(
    text: str, start: int, end: int, quoted: Sequence[wording.Span] = (), *, heading: bool = False
) -> Line:
    """A sentence of a text.

    Args:
        text: The article's.
        start: Of the sentence.
        end: Of the sentence.
        quoted: What stands between quotation marks anywhere in the text.
        heading: Whether it is of a title or a heading.
    """
    sentence = text[start:end]
    inside = tuple(one for one in quoted if one.start < end and start < one.end)
    known = frozenset(_SIMPLE.findall(sentence.lower().translate(CURLY)))
    return Line(start, end, sentence, known, inside, heading)


@lru_cache(maxsize=64)
def tokens(sentence: Line) -> tuple[Token, ...]:
    """The words and marks of a sentence."""
    text, start = sentence.text, sentence.start
    low = text.lower().translate(CURLY)
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    spans = [match.span() for match in _TOKEN.finditer(text)]
    return tuple([Token(text[a:b], low[a:b], start + a, start + b) for a, b in spans])
