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
_MOST_STARTS: Final = 24
"""Places of the first part that are looked at."""
_WIDEST_GAP: Final = 600
"""Code points that an ellipsis may skip inside sentences."""
_WIDEST_INSERTION: Final = 48
"""Code points that words in brackets may stand for."""
_FEWEST_AROUND: Final = 4
"""Words of the source that a quotation with brackets must have."""
_SENTENCE_END: Final = re.compile(r"[^.!?…]?[.!?…][\"”’»')\]]*(?:\s|$)")
_SENTENCE_START: Final = re.compile(r"[.!?…][\"”’»')\]]*\s+[\"“‘'«(]*$")
_MARKS: Final = 6
"""Code points in which the marks at a sentence's edge are looked for."""
_CLAUSE_END: Final = re.compile(r"[,;:.!?—–]|\b(?:but|while|whereas|although|though)\b")


def split(quote: str) -> list[str]:
    """The parts of a quotation with ellipses that have words."""
    if "…" not in quote and ".." not in quote and ". ." not in quote:
        return [quote] if any(map(str.isalnum, quote)) else []
    return [part for part in _ELLIPSIS.split(quote) if any(map(str.isalnum, part))]


def in_parts(parts: Sequence[str], source: Source, near: int | None) -> list[Span] | None:
    """Where the parts of an elided quotation stand: in order, close, and nothing skipped that turns them.

    A joint may lead far on only where a sentence ends before it and one starts after it: "The army …
    withdrew", from two places, makes a sentence of its own.
    """
    needles = [_trimmed(part) for part in parts]
    found: list[list[Span]] = []
    for first in places(parts[0], source).kept[:_MOST_STARTS]:
        spans = _follow(first, needles[1:], source)
        if spans is not None and all(_enough(source.text, span) for span in spans):
            found.append(spans)

    def spread(spans: list[Span]) -> tuple[int, int]:
        return spans[-1].end - spans[0].start, 0 if near is None else abs(spans[0].start - near)

    return min(found, key=spread, default=None)


def _enough(text: str, span: Span) -> bool:
    return len(wording.words(text, *span)) >= _FEWEST_IN_PART or _unspaced(text[slice(*span)])


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
        if found is None:
            return None
        if any(map(str.isalnum, source.text[spans[-1].end : found.start])):
            spans.append(found)
        else:
            spans[-1] = Span(spans[-1].start, found.end)
    return spans


def _joins(before: Span, after: Span, source: Source) -> bool:
    """Whether what an ellipsis skips may be skipped there."""
    skipped = source.text[before.end : after.start]
    here, there = source.block_at(before.end - 1), source.block_at(after.start)
    if here is None or there is None:
        return False
    ends = _ends(before.end, source.blocks[here].end, source.text)
    starts = _starts(after.start, source.blocks[there].start, source.text)
    if len(skipped) > _WIDEST_GAP or there - here > 1:
        return ends and starts
    return ends or starts or not _turns(skipped)


def _ends(at: int, end: int, text: str) -> bool:
    """Whether a sentence, or its block, ends at an offset."""
    tail = text[at - 1 : at + _MARKS]
    return not any(map(str.isalnum, text[at:end])) or _SENTENCE_END.match(tail) is not None


def _starts(at: int, start: int, text: str) -> bool:
    """Whether a sentence, or its block, starts at an offset."""
    if text[at].islower():
        return False
    lead = text[max(start, at - _MARKS) : at]
    return not any(map(str.isalnum, text[start:at])) or _SENTENCE_START.search(lead) is not None


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
        if "]" in source.text[end : span.start] or not inserted.isdisjoint(map(wording.stem, skipped)):
            return None
        if any(negates(word.lower()) or figure(word.lower()) for word in skipped):
            return None
        end = span.end
    return Span(first.start, end)
