"""A long article in stretches that fit a model's window, each beginning with the end of the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer import wording
from summarizer.config import Profile
from summarizer.domain.article import Article, Block, BlockRole
from summarizer.wording.repair import repair

LONGEST = 24_000
"""Units of a stretch where nothing is known of the model: about 6,000 tokens, so that question and answer
together fit the 16,000-token window of small local models."""
SHORTEST = 1_500
OVERLAP = 800
"""Units of a stretch that are repeated at the start of the next, whole paragraphs of it at most two."""
_PER_TOKEN = 4
"""Units a token: a unit is a code point of a Latin text; others count three times."""
_FIXED = 2_300
"""Tokens of the prompt's fixed part, the schema and what surrounds an article."""
_EXPANSION = 3.0
"""Room for an answer in proportion to the text: thorough answers to dense short reports need 4.3, those to
long texts less. An answer that is cut off is asked for again in halves."""
_NOT_LATIN = re.compile(r"[^\x00-\u024f\u2000-\u206f]")
_OPEN, _CLOSE = "⟦", "⟧"


class Stretch(NamedTuple):
    """What is sent in one request."""

    text: str
    repeated: str
    """Its beginning, which the stretch before it has, too; empty for the first."""
    parts: tuple[str, ...]
    """Its own paragraphs with their marks."""


def room(profile: Profile) -> int:
    """How many units of an article fit into one request to a model, with the room for its answer."""
    most = min(LONGEST, int(profile.max_output_tokens * _PER_TOKEN / _EXPANSION))
    if profile.context_tokens is not None:
        free = (profile.context_tokens - _FIXED) * _PER_TOKEN
        most = min(most, int(free / (1 + _EXPANSION)))
    return max(SHORTEST, most)


def units(text: str) -> int:
    """The length of a text as a model counts it."""
    return len(text) if text.isascii() else len(text) + 2 * len(_NOT_LATIN.findall(text))


def stretches(article: Article, most: int = LONGEST) -> tuple[Stretch, ...]:
    """The article as the model sees it: one stretch where it fits, else several cut between paragraphs.

    Args:
        article: Only its kept blocks are sent.
        most: Units of a stretch.
    """
    passages = list(_passages(article, most))
    if sum(units(text) + 2 for text in passages) <= most + 2:
        return (_stretch(passages, "", ()),)
    title = next((text for text in passages[:1] if article.blocks[0].role is BlockRole.TITLE), "")
    found: list[Stretch] = []
    own: list[str] = []
    before: tuple[str, ...] = ()
    size = 0
    for text in passages:
        if own and size + units(text) > most:
            found.append(_stretch(own, title, before))
            before = _end(own)
            own, size = [], units(title) + sum(units(part) for part in before)
        own.append(text)
        size += units(text) + 2
    found.append(_stretch(own, title, before))
    return tuple(found)


def halves(stretch: Stretch) -> tuple[Stretch, ...]:
    """A stretch whose answer was too long, as two; itself where it cannot be cut."""
    parts = stretch.parts
    if len(parts) < 2:  # noqa: PLR2004 - a paragraph is not cut
        return (stretch,)
    total, size, middle = sum(map(units, parts)), 0, 1
    for index, part in enumerate(parts[:-1], 1):
        size += units(part)
        middle = index
        if size * 2 >= total:
            break
    first = Stretch(_joined(stretch.repeated, parts[:middle]), stretch.repeated, parts[:middle])
    return first, _stretch(parts[middle:], "", _end(parts[:middle]))


def _stretch(own: Sequence[str], title: str, before: tuple[str, ...]) -> Stretch:
    again = [part for part in (title, *before) if part]
    repeated = (
        "\n\n".join(f"{_OPEN}already read{_CLOSE} {part}" for part in dict.fromkeys(again)) if before else ""
    )
    return Stretch(_joined(repeated, own), repeated, tuple(own))


def _joined(repeated: str, own: Sequence[str]) -> str:
    return "\n\n".join([*([repeated] if repeated else []), *own])


def _end(parts: Sequence[str]) -> tuple[str, ...]:
    """The last paragraphs that are short enough to be repeated; of a long one its last sentences."""
    taken: list[str] = []
    size = 0
    for part in reversed(parts[-2:]):
        if size + units(part) > OVERLAP:
            break
        taken.insert(0, part)
        size += units(part)
    if taken or not parts:
        return tuple(taken)
    last = parts[-1]
    spans = wording.sentences(last, 0, len(last))
    start = len(last)
    for span in reversed(spans):
        if units(last[span.start :]) > OVERLAP:
            break
        start = span.start
    return (last[start:],) if start < len(last) else ()


def unmarked(text: str) -> str:
    """The text without signs that could pass for the program's own marks."""
    return text.replace(_OPEN, "[").replace(_CLOSE, "]")


def _passages(article: Article, most: int) -> Iterator[str]:
    for block in article.blocks:
        text = unmarked(repair(article.text[block.start : block.end]).text)
        for piece in _pieces(text, most):
            yield _mark(block) + piece


def _pieces(text: str, most: int) -> Iterator[str]:
    """A paragraph; one that is longer than a stretch is cut between its sentences, or where it must be."""
    if units(text) <= most:
        yield text
        return
    start = position = 0
    for span in wording.sentences(text, 0, len(text)):
        if position > start and units(text[start : span.end]) > most:
            yield text[start:position].strip()
            start = span.start
        position = span.end
        while units(text[start:position]) > most:
            cut = start + most // 3
            yield text[start:cut]
            start = cut
    if text[start:].strip():
        yield text[start:]


def _mark(block: Block) -> str:
    marks = {
        BlockRole.TITLE: ["title"],
        BlockRole.QUOTE: ["block quotation"],
        BlockRole.EMBED: ["embedded post"],
    }.get(block.role, [])
    if block.flags:
        marks = [*marks, "garbled"]
    return "".join(f"{_OPEN}{mark}{_CLOSE} " for mark in marks)
