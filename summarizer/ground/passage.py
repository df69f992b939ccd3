"""Evidence with the text around it, in widening windows.

    quoted      the quotations themselves
    sentences   the whole sentences that they touch
    near        with one sentence before and one after, within the same block
    around      the same, and the article's title
    speech      with all earlier sentences of the block: who speaks is named once, then goes on
    block       the whole blocks, and the article's title

"In the quotation or next to it" means ``sentences`` for a figure, ``near`` for what it counts, ``speech``
for who says it and whose people they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from summarizer import quantity, wording
from summarizer.ground.lazily import once
from summarizer.ground.source import Source
from summarizer.quantity import Figure, Kind, numeral
from summarizer.wording import Span

_ENGLISH: float = 0.2
"""Share of function words from which a text counts as English; prose has 0.35 to 0.5."""
_SAMPLE = 1500
_DIGIT = re.compile(r"\d")
_FARTHEST = 400
"""Sentences of a block that still are beside a quotation: a block can have ten megabytes."""
_COUNTING = frozenset(
    {"half", "quarter", "both", "pair", "nil", "none", "nobody", "single", "no", "not"}
    | {*numeral.UNITS, *numeral.TENS, *numeral.SCALES, *numeral.FRACTIONS, *numeral.ORDINALS}
    | {*numeral.VAGUE_PLURALS, *numeral.VAGUE_WORDS}
)
"""Words without which a text without digits prints no figure."""
_NO_NUMBER = frozenset({Kind.TIME, Kind.LABEL})


class Passage:
    """Spans of one source, and the windows around them. Each window is a text, one sentence a line."""

    def __init__(self, source: Source, spans: Sequence[Span]) -> None:
        self.source = source
        self.spans = tuple(sorted(spans))

    @once
    def indices(self) -> list[int]:
        """The sentences that the evidence touches."""
        return self.source.touched(self.spans)

    @once
    def quoted(self) -> str:
        """The evidence itself."""
        return "\n".join(self.source.text[span.start : span.end] for span in self.spans)

    @once
    def sentences(self) -> str:
        """The sentences that the evidence touches."""
        return self.source.read(self.indices) or self.quoted

    @once
    def near(self) -> str:
        """One sentence more on each side, within the block."""
        return self.source.read(self.source.beside(self.indices)) or self.quoted

    @once
    def around(self) -> str:
        """``near``, and the article's title."""
        return f"{self.near}\n{self.source.title}"

    @once
    def speech(self) -> str:
        """All earlier sentences of the block, and one after."""
        return self.source.read(self.source.beside(self.indices, before=_FARTHEST))

    @once
    def before(self) -> str:
        """The kept block before the first one, where nothing was dropped between them."""
        index = self.source.block_at(self.spans[0].start)
        if not index:
            return ""
        here, there = self.source.blocks[index], self.source.blocks[index - 1]
        if self.source.dropped_in(there.end, here.start):
            return ""
        return self.source.text[there.start : there.end]

    @once
    def block(self) -> str:
        """The blocks that hold the evidence, and the title."""
        source = self.source
        inside: dict[int, None] = {}
        for span in self.spans:
            index = source.block_at(span.start)
            if index is not None:
                block = source.blocks[index]
                first, last = source.covering(block.start, block.end)
                here = source.covering(span.start, span.end)[0]
                inside.update(dict.fromkeys(range(max(first, here - _FARTHEST), min(last, here + _FARTHEST))))
        return "\n".join([source.title, source.read(inside)])

    @once
    def in_block(self) -> bool:
        """Whether all its sentences surely are among those of ``block``."""
        indices = self.indices
        if len(self.spans) > 1 or not indices or len(indices) > _FARTHEST:
            return False
        here = self.source.block_at(self.spans[0].start)
        return here is not None and here == self.source.block_of(indices[0]) == self.source.block_of(
            indices[-1]
        )

    @once
    def quotes(self) -> bool:
        """Whether anything between quotation marks may stand in its paragraph."""
        if not self.in_block:
            return True
        block = self.source.blocks[self.source.block_of(self.indices[0]) or 0]
        return bool(wording.quoted(self.source.text[block.start : block.end]))

    @once
    def flags(self) -> tuple[str, ...]:
        """Flags of the blocks that the evidence touches."""
        found: dict[str, None] = {}
        for span in self.spans:
            for block in self.source.flagged:
                if block.start < span.end and span.start < block.end:
                    found.update(dict.fromkeys(flag.value for flag in block.flags))
        return tuple(found)


@lru_cache(maxsize=1024)
def values(window: str) -> frozenset[float]:
    """Every value that a number of a window can have."""
    if "\n" not in window:
        return _line_values(window)
    return frozenset().union(*map(_line_values, window.split("\n")))


@lru_cache(maxsize=4096)
def _line_values(line: str) -> frozenset[float]:
    return frozenset(
        value for figure in figures(line) if figure.kind not in _NO_NUMBER for value in figure.readings
    )


@lru_cache(maxsize=1024)
def times(window: str) -> frozenset[float | None]:
    """Every time of day in a window, as minutes after midnight."""
    return frozenset(
        figure.low for line in window.split("\n") for figure in figures(line) if figure.kind is Kind.TIME
    )


@lru_cache(maxsize=4096)
def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of a text; one without a digit or a number's word is not looked at closely."""
    if _DIGIT.search(text) is None and _COUNTING.isdisjoint(lowered(text)):
        return ()
    return tuple(quantity.figures(text))


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[wording.Word, ...]:
    """The words of a text with their places, read once."""
    return tuple(wording.words(text))


@lru_cache(maxsize=4096)
def pieces_of(text: str) -> tuple[str, ...]:
    """A text parted into its words and what stands between them, read once (see ``wording.pieces``)."""
    return tuple(wording.pieces(text))


def texts_of(text: str) -> tuple[str, ...]:
    """The words of a text without their places, read once."""
    return pieces_of(text)[1::2]


@lru_cache(maxsize=4096)
def sentences_of(text: str) -> tuple[Span, ...]:
    """The sentences of a text, read once."""
    return tuple(wording.sentences(text))


_CAPITAL = re.compile(r"[A-Z](?<=[a-z,;’'] .)[^\W\d_]+")


@wording.remembered(1024)
def capitals(text: str) -> frozenset[str]:
    """Words, in small letters, that a text has with a capital inside its sentences and never without."""
    found = frozenset([word.lower() for word in _CAPITAL.findall(text)]) - wording.STOP_WORDS
    stands = {word: _stands(text, word) for word in found if word in text}
    if None in stands.values():
        return found - frozenset(wording.texts(text))
    return found - frozenset([word for word, whole in stands.items() if whole])


_BEFORE_WORD: Final = frozenset({"", " ", "\n", "“", '"', "("})
_AFTER_WORD: Final = frozenset({"", " ", "\n", ".", ",", ";", ":", "!", "?", "”", '"', ")"})


def _stands(text: str, letters: str) -> bool | None:
    """Whether letters are a word of a text somewhere; null where only cutting the text into words tells."""
    found: bool | None = False
    at = text.find(letters)
    while at >= 0:
        before, after = text[max(0, at - 1) : at], text[at + len(letters) : at + len(letters) + 1]
        if before in _BEFORE_WORD and after in _AFTER_WORD:
            return True
        if not (before.isalnum() or after.isalnum()):
            found = None
        at = text.find(letters, at + 1)
    return found


def has_name(window: str, known: frozenset[str]) -> bool:
    """Whether a window has one of a text's names (see ``capitals``)."""
    return not known.isdisjoint(lowered(window))


@lru_cache(maxsize=4096)
def lowered(text: str) -> tuple[str, ...]:
    """The text's words in small letters, hyphenated ones also in their parts."""
    if "\n" in text:
        return tuple(word for line in text.split("\n") for word in lowered(line))
    found = [word.lower() for word in texts_of(text)]
    if "-" not in text:
        return tuple(found)
    return tuple(found + [part for word in found if "-" in word for part in word.split("-")])


@lru_cache(maxsize=4096)
def printed(window: str) -> frozenset[str]:
    """The distinct words of a window, in small letters."""
    if "\n" in window:
        return frozenset().union(*map(printed, window.split("\n")))
    return frozenset(lowered(window))


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The stems of the text's words."""
    if "\n" in text:
        return frozenset().union(*map(stems, text.split("\n")))
    return frozenset(map(wording.stem, lowered(text)))


def is_english(text: str) -> bool:
    """Whether a text has the function words of English prose: the word tables here are English."""
    return _begins_in_english(text[:_SAMPLE])


@lru_cache(maxsize=1024)
def _begins_in_english(text: str) -> bool:
    sample = text.lower()
    words = sample.split()
    if wording.STOP_WORDS.intersection(words):
        odd = [word for word in words if not word.isalpha() and not word[:-1].isalpha()]
        most = len(words) + sum(map(len, odd))  # tokens that they can be
        if sum(map(wording.STOP_WORDS.__contains__, words)) >= _ENGLISH * most:
            return True
    tokens = wording.texts(sample)
    common = sum(map(wording.STOP_WORDS.__contains__, tokens))
    return bool(tokens) and common >= _ENGLISH * len(tokens)
