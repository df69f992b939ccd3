"""Quotations that an editor has touched: words left out ("… [...]"), words put in ("[the minister]")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from summarizer import wording
from summarizer.ground.changes import figure, negates
from summarizer.ground.negation import negations
from summarizer.ground.places import places
from summarizer.ground.source import Source
from summarizer.wording import Span

_ELLIPSIS: Final = re.compile(
    r"\s*(?:\[\s*(?:…|\.{2,})\s*\]|\(\s*(?:…|\.{2,})\s*\)|…|\.{3,}|\.\s\.\s\.)[\s.]*"
)
_BRACKETS: Final = re.compile(r"\[([^\[\]]{1,60})\]")
_LETTERS: Final = re.compile(r"\[([^\W\d_]{1,2})\](?=[^\W\d_])")
_EDGES: Final = re.compile(r"^[^\w%‰$€£¥₹°±+\-−]+|[^\w%‰$€£¥₹°±]+$")
_FEWEST_IN_PART: Final = 2
_WIDEST_GAP: Final = 600
"""Code points that an ellipsis may skip where it breaks off one sentence and goes on inside another."""
_WIDEST_INSERTION: Final = 48
"""Code points that words in brackets may stand for."""
_FEWEST_AROUND: Final = 4
"""Words of the source that a quotation with brackets must have."""
_SENTENCE_END: Final = re.compile(r"[.!?…][\"”’»')\]]*\s*$")
_CLAUSE_END: Final = re.compile(r"[,;:.!?—–]|\b(?:but|while|whereas|although|though)\b")


def split(quote: str) -> list[str]:
    """The parts of a quotation with ellipses that have words."""
    if "…" not in quote and ".." not in quote and ". ." not in quote:
        return [quote] if any(map(str.isalnum, quote)) else []
    return [part for part in _ELLIPSIS.split(quote) if any(map(str.isalnum, part))]


def in_parts(parts: Sequence[str], source: Source, near: int | None) -> list[Span] | None:
    """Where the parts of an elided quotation stand: in order, and nothing skipped that turns the sense.

    A joint may lead far on only where a sentence ends before it or starts after it: "The army … withdrew",
    from two paragraphs, makes a sentence of its own.
    """
    needles = [_trimmed(part) for part in parts]
    starts = places(parts[0], source).kept
    for first in sorted(starts, key=lambda s: (0 if near is None else abs(s.start - near), s.start)):
        spans = _follow(first, needles[1:], source)
        if spans is not None and all(
            len(wording.words(source.text, *span)) >= _FEWEST_IN_PART or _unspaced(source.text[slice(*span)])
            for span in spans
        ):
            return spans
    return None


def _trimmed(part: str) -> str:
    return _EDGES.sub("", wording.folded(part))


def _unspaced(text: str) -> bool:
    """Whether a stretch is of a script that does not part words, and long enough."""
    return sum(char.isalpha() and not wording.joins(char) for char in text) >= 2 * _FEWEST_IN_PART


def _follow(first: Span, needles: Sequence[str], source: Source) -> list[Span] | None:
    folded = source.folded
    spans = [first]
    for needle in needles:
        found = None
        for place in folded.find(needle, folded.index(spans[-1].end)):
            span = folded.span(*place)
            if not source.keeps(*span) or source.dropped_in(*span):
                continue
            if _joins(spans[-1], span, source):
                found = span
                break
            if span.start - spans[-1].end > _WIDEST_GAP and not _whole(spans[-1], span, source):
                break
        if found is None:
            return None
        if any(map(str.isalnum, source.text[spans[-1].end : found.start])):
            spans.append(found)
        else:
            spans[-1] = Span(spans[-1].start, found.end)
    return spans


def _joins(before: Span, after: Span, source: Source) -> bool:
    skipped = source.text[before.end : after.start]
    whole = _whole(before, after, source)
    if not whole:
        if len(skipped) > _WIDEST_GAP:
            return False
        here, there = source.block_at(before.start), source.block_at(after.start)
        if here is None or there is None or there - here > 1:
            return False
    return whole or not _turns(skipped)


def _whole(before: Span, after: Span, source: Source) -> bool:
    """Whether a sentence ends at the one edge of a joint or starts at the other."""
    ends = _SENTENCE_END.search(source.text[before.start : before.end + 2].rstrip())
    lead = source.text[max(0, after.start - 6) : after.start]
    starts = _SENTENCE_END.search(lead.rstrip(" \t\r\n\"“‘'«(")) or "\n" in lead
    return bool(ends or (starts and source.text[after.start : after.start + 1].isupper()))


def _turns(skipped: str) -> bool:
    """Whether skipped words negate what comes after them: a negation that no end of a clause closes."""
    last = max((match.end() for match in _CLAUSE_END.finditer(skipped)), default=0)
    return bool(negations(skipped[last:]))


def without_letters(quote: str) -> str:
    """A quotation whose first letters an editor has put in brackets, without those: ``[T]he``."""
    return _LETTERS.sub(r"\1", quote)


def around_brackets(quote: str, source: Source, near: int | None) -> Span | None:
    """Where a quotation with an editor's words in brackets stands, the words that they replace included."""
    own = source.folded.text
    inserted = [match for match in _BRACKETS.finditer(quote) if wording.folded(match.group()) not in own]
    edges = [0, *(offset for match in inserted for offset in match.span()), len(quote)]
    pieces = [quote[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    parts = [piece for piece in pieces if any(map(str.isalnum, piece))]
    words = sum(len(wording.words(part)) for part in parts)
    if not inserted or not parts or words < _FEWEST_AROUND:
        return None
    if any(
        negates(word) or figure(word) for match in inserted for word in wording.texts(match.group().lower())
    ):
        return None
    added = {
        wording.stem(word) for match in inserted for word in wording.texts(match.group())
    } - wording.STOP_WORDS
    needles = [_trimmed(part) for part in parts]
    first = [source.folded.span(*place) for place in source.folded.find(needles[0])]
    for start in sorted(first, key=lambda s: (0 if near is None else abs(s.start - near), s.start)):
        span = _around(start, needles[1:], added, source)
        if span is not None and source.keeps(*span) and not source.dropped_in(*span):
            return span
    return None


def _around(first: Span, needles: Sequence[str], inserted: set[str], source: Source) -> Span | None:
    folded = source.folded
    end = first.end
    for needle in needles:
        limit = folded.index(end + _WIDEST_INSERTION) + len(needle)
        place = next(folded.find(needle, folded.index(end), limit), None)
        if place is None:
            return None
        span = folded.span(*place)
        skipped = wording.texts(source.text[end : span.start])
        if not inserted.isdisjoint(map(wording.stem, skipped)):
            return None
        if any(negates(word.lower()) or figure(word.lower()) for word in skipped):
            return None
        end = span.end
    return Span(first.start, end)
