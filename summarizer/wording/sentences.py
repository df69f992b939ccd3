"""Sentences, words and quoted stretches, as spans of the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.wording.folding import Span


class Word(NamedTuple):
    """A word with its place. Figures keep their inner separators: ``6,500``, ``09:00``."""

    text: str
    start: int
    end: int


_LONGEST_KEPT = 4096
"""Code points of a passage whose words and sentences are remembered: several checks ask for them."""
_WORD = re.compile(r"[^\W_]+(?:[.,:](?<=\d.)(?=\d)[^\W_]+|['’‐‑\-][^\W_]+|[_\u0300-\u036f]+[^\W_]*)*")


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a stretch. Hyphenated words and figures with separators are one word."""
    stop = len(text) if end is None else end
    if stop - start == len(text) <= _LONGEST_KEPT:
        return list(_kept_words(text))
    return _words(text, start, stop)


def _words(text: str, start: int, stop: int) -> list[Word]:
    return [Word(m.group(), *m.span()) for m in _WORD.finditer(text, start, stop)]


@lru_cache(maxsize=1024)
def _kept_words(text: str) -> tuple[Word, ...]:
    return tuple(_words(text, 0, len(text)))


def texts(text: str) -> list[str]:
    """The words of a text without their places."""
    return _WORD.findall(text)


_PIECES = re.compile(f"({_WORD.pattern})")


def pieces(text: str) -> list[str]:
    """What stands before, between and behind the words of a text, and the words, in turn.

    The even ones are no words; together they are the text.
    """
    return _PIECES.split(text)


_STOP = re.compile(
    r"[.!?…。！？\n](?:(?<=[.!?…])([.!?…]*)[\"”’»')\]]*(?=\s)"
    r"|(?<=[。！？])[。！？]*[」』”]*|(?<=\n)[ \t\r]*\n)"
)
"""What a stop can begin with is looked for first; the group is the rest of its marks in Latin script."""
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof gen col lt sgt capt maj sen rep gov rev st jr sr vs inc ltd co corp dept est
    approx fig jan feb mar apr jun jul aug sep sept oct nov dec adm cmdr hon pres brig messrs mt ft
    no nos
    """.split()  # noqa: SIM905 - a table of words
)
_OPENS = re.compile(r"\s+[\"“„‘«'(\[]*(\S)")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of a stretch, without the white space around them.

    A full stop after an abbreviation or an initial ends nothing, nor does one that a small letter
    follows: a sentence too long is a wider window, one too short loses who said it.
    """
    stop = len(text) if end is None else end
    if stop - start == len(text) <= _LONGEST_KEPT:
        return list(_kept_sentences(text))
    return _sentences(text, start, stop)


@lru_cache(maxsize=4096)
def _kept_sentences(text: str) -> tuple[Span, ...]:
    return tuple(_sentences(text, 0, len(text)))


def _sentences(text: str, start: int, stop: int) -> list[Span]:
    found: list[Span] = []
    position = start
    for mark in _STOP.finditer(text, start, stop):
        if mark.lastindex and not _ends(text, mark, stop):
            continue
        _add(found, text, position, mark.end())
        position = mark.end()
    _add(found, text, position, stop)
    return found


def _ends(text: str, mark: re.Match[str], stop: int) -> bool:
    following = _OPENS.match(text, mark.end(), stop)
    if following is None:
        return True
    if following.group(1).islower():
        return "\n" in text[mark.end() : following.start(1)]
    if mark.end() > mark.start() + 1 or text[mark.start()] != ".":
        return True
    before = text[max(0, mark.start() - 24) : mark.start()].removesuffix("\n")
    word = before.split()[-1].lstrip("\"“„‘«'([") if before and not before[-1].isspace() else ""
    if word.lower() in {"no", "nos"}:
        return not following.group(1).isdigit()
    initial = len(word) == 1 and word.isupper()
    return not (initial or "." in word[:-1] or word.lower() in _ABBREVIATIONS)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if stripped := piece.strip():
        start += piece.index(stripped)
        found.append(Span(start, start + len(stripped)))


def covering(spans: Sequence[Span], start: int, end: int) -> tuple[int, int]:
    """Slice bounds of the spans (sorted, apart) that a stretch touches."""
    first = bisect_right(spans, start, key=lambda span: span.end)
    last = bisect_left(spans, end, key=lambda span: span.start)
    return first, max(first, last)


_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"\n]*\"")


def quoted(text: str) -> list[Span]:
    """The stretches between quotation marks, marks included. Single quotation marks are not counted."""
    if not ("“" in text or '"' in text or "„" in text or "«" in text):
        return []
    return [Span(*m.span()) for m in _QUOTED.finditer(text)]
