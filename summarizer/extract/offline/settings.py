"""When and where what a sentence tells took place, as printed."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import pairwise

from summarizer import chronology
from summarizer.extract.offline.lines import one_line, unowned
from summarizer.extract.offline.matching import Match, Read, Sentence
from summarizer.extract.offline.naming import Phrase
from summarizer.extract.offline.words import words

_BEYOND = re.compile(
    r"[;:]|\b(?:where|which|who|whose|since|than|before|until|reversing|because|although|when|"
    r"and (?:they|he|she|it))\b"
)
"""Words behind which a time is of something else."""
_SAID = re.compile(
    r"\b(?:said|says|announced|confirmed|reported|added|stated|warned|told [a-z]+)"
    r"(?: late| early)?(?: on)?\s\Z"
)
"""Before a day on which somebody said so."""
_QUOTES = frozenset('“”"')
_AT = frozenset("in at near outside inside toward towards".split())  # noqa: SIM905 - a table of words


def when(read: Read, sentence: Sentence, match: Match) -> str | None:
    """The first time that the sentence gives for what a match tells; null: none is plainly its own."""
    line = sentence.line
    cut = _BEYOND.search(read.text, match.end, line.end)
    end = line.end if cut is None else cut.start()
    for start, stop in _times(read, line.start, line.end):
        if start < end:
            before = _BEYOND.search(read.text, line.start, start) if start > match.end else None
            if before is None and _SAID.search(read.text, line.start, start) is None:
                return unowned(read.text[start:stop])
    return None


def first_time(read: Read, start: int, end: int) -> str | None:
    """The first time that a stretch of a sentence gives, before what is of something else."""
    cut = _BEYOND.search(read.text, start, end)
    found = _times(read, start, end if cut is None else cut.start())
    return next((unowned(read.text[first:last]) for first, last in found), None)


def _times(read: Read, start: int, end: int) -> Iterator[tuple[int, int]]:
    for one in chronology.find(read.text, None, sentences=[(start, end)]):
        if one.kind in {chronology.Kind.DATE, chronology.Kind.TIME}:
            yield one.start, one.end


def where(read: Read, sentence: Sentence) -> str | None:
    """The first place that the sentence names behind "in", "at" or "near"."""
    parsed = sentence.parsed
    for before, item in pairwise(parsed.line.split(" ")):
        if before in _AT and item.startswith(("@N", "@T")):
            phrase = parsed.phrases[int(item[2:])]
            if place := _place(read.text, phrase):
                return place
    return None


def scene(read: Read, sentence: Sentence, happened: Container[str]) -> str | None:
    """The place that a sentence names right behind a word for what happened: "crashed in the mountains".

    Args:
        read: The article.
        sentence: The sentence.
        happened: Words for what happened, in small letters.
    """
    parsed = sentence.parsed
    items = parsed.line.split(" ")
    for at, item in enumerate(items):
        words_of = parsed.phrases[int(item[2:])].words[-1:] if item.startswith("@") else (item,)
        if not any(word in happened for word in words_of):
            continue
        near = range(at + 1, min(at + _NEAR, len(items) - 1))
        for n in near:
            if items[n] in _AT and items[n + 1].startswith(("@N", "@T")):
                phrase = parsed.phrases[int(items[n + 1][2:])]
                if phrase.words[0] in {"a", "an"}:
                    return None
                if items[n + 2 : n + 3] == ["of"] and "".join(items[n + 3 : n + 4]).startswith("@N"):
                    end = parsed.phrases[int(items[n + 3][2:])].end
                    return one_line(read.text[phrase.start : end])
                return _place(read.text, phrase)
    return None


_NEAR = 6
"""Words and phrases behind what happened in which its place stands."""


def _is_time(low: str) -> bool:
    return words().sorts.get(low.removesuffix("'s")) == "time"


def _place(text: str, phrase: Phrase) -> str | None:
    said = one_line(text[phrase.start : phrase.end])
    known = words()
    if not _QUOTES.isdisjoint(said):
        return None
    if any(low.removesuffix("'s") in known.happenings or _is_time(low) for low in phrase.words):
        return None
    if phrase.words[-1] in words().places:
        return said
    if phrase.kind == "N" and phrase.words[0] not in {"the", "a", "an", "his", "her", "its", "their"}:
        return phrase.name
    return None
