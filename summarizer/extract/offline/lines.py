"""Sentences and their words, each with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from summarizer import wording


class Token(NamedTuple):
    """A word or a mark. Offsets in code points of the article's text."""

    text: str
    low: str
    start: int
    end: int


@dataclass(eq=False)
class Line:
    """A sentence. Offsets in code points of the article's text."""

    start: int
    end: int
    text: str
    words: frozenset[str]
    """In small letters."""
    quoted: tuple[wording.Span, ...]
    """What stands between quotation marks."""
    heading: bool
    lead: int = 0
    """Code points at its beginning that are the article's dateline."""

    def quotes(self, start: int, end: int) -> bool:
        """Whether a stretch of the text stands between quotation marks of this sentence."""
        return any(one.start <= start and end <= one.end for one in self.quoted)

    @cached_property
    def cut(self) -> tuple[list[str], list[tuple[int, int]]]:
        """Its words and marks as printed, and where each stands in the text."""
        parts = _PARTS.split(self.text)
        places = list(accumulate(map(len, parts), initial=self.start))
        return parts[1::2], list(zip(places[1::2], places[2::2], strict=False))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The same, each with its place."""
        texts, spans = self.cut
        return tuple([Token(text, lower(text), *span) for text, span in zip(texts, spans, strict=True)])


_PARTS = re.compile(
    # Most words begin with two small letters, and no special case does: they are tried first.
    r"([a-z]{2,}[^\W\d_]*(?:[-'’&.][^\W_]+)*|"
    r"\d{1,2}(?::\d\d)?(?:am|pm|a\.m|p\.m)\b|\$?\d[\d,.:]*\d(?:-[A-Za-z]+)*(?:st|nd|rd|th)?\b|\d+(?:-[A-Za-z]+)*(?:st|nd|rd|th)?|(?:[A-Za-z]\.){2,}|"
    r"(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|Jr|Sr|Rev|Cpl|Det|Maj|No)\.|"
    r"[^\W\d_]+(?:[-'’&.][^\W_]+)*|[^\w\s])"
)
"""What is a word or a mark, and what stands between."""
_SIMPLE = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_SIMPLE_ASCII = re.compile(r"[a-z0-9]+(?:[-'][a-z0-9]+)*")
"""The same for small letters of ASCII, which is quicker."""
_CURLY = str.maketrans("’‘", "''")
"""Apostrophes as they are typed."""


def line(
    text: str,
    start: int,
    end: int,
    quoted: Sequence[wording.Span] = (),
    *,
    heading: bool = False,
    lead: int = 0,
) -> Line:
    """A sentence of a text.

    Args:
        text: The article's.
        start: Of the sentence.
        end: Of the sentence.
        quoted: What stands between quotation marks anywhere in the text.
        heading: Whether it is of a title or a heading.
        lead: Code points at its beginning that are the article's dateline.
    """
    sentence = text[start:end]
    inside = tuple([one for one in quoted if one.start < end and start < one.end]) if quoted else ()
    low = sentence.lower().replace("’", "'").replace("‘", "'")
    known = frozenset((_SIMPLE_ASCII if low.isascii() else _SIMPLE).findall(low))
    return Line(start, end, sentence, known, inside, heading, lead)


def one_line(text: str) -> str:
    """A text with one space between its words."""
    return " ".join(text.split())


def unowned(word: str) -> str:
    """A word without the ending of an owner: "Peru's"."""
    return word.removesuffix("’s").removesuffix("'s")


@lru_cache(maxsize=32768)
def lower(word: str) -> str:
    """A word in small letters, its apostrophes as they are typed."""
    return word.lower().translate(_CURLY)
