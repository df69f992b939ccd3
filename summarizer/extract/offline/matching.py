"""All that the patterns find in an article, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer import wording
from summarizer.domain.article import Article, BlockRole
from summarizer.extract.offline.patterns import ONE_OF_SEVERAL, Pattern, patterns
from summarizer.extract.offline.phrases import Line, Parsed, Phrase, line, parse
from summarizer.extract.offline.words import words

_LONGEST = 2_000
"""Code points of a sentence that is read: a longer one is none."""
_MARK = re.compile(r"@[A-Z](\d+)")
_CLAUSE = re.compile(r" (?:;|:|—|–|but|while|although|though|whereas|because|and) ")
_REACH = 5
"""Words before a match in which a negation or a doubt still belongs to it."""


class Member(NamedTuple):
    """One of those whom a slot names: "a man" and "two boys" in "a man and two boys"."""

    phrase: Phrase
    age: int | None
    beside: tuple[Phrase, ...]
    """What stands beside it between commas: "John Smith, 22, a teacher, ..."."""


class Match(NamedTuple):
    """A pattern that a sentence matches."""

    pattern: Pattern
    sentence: int
    slots: dict[str, tuple[Member, ...]]
    start: int
    end: int
    """Where it stands; offsets in code points of the text."""
    at: tuple[int, int]
    """Where it stands in the parsed line."""


class Read(NamedTuple):
    """An article, cut into sentences."""

    text: str
    lines: tuple[Line, ...]
    capitals: bool
    """Whether it is all in capitals, as old wire reports are."""
    title: int
    """How many of the lines are the title."""


def read(article: Article) -> Read:
    """The sentences of what was kept of an article, its title first."""
    text = article.text
    found: list[Line] = []
    titles = 0
    for block in article.blocks:
        if block.role is BlockRole.EMBED:
            continue
        heading = block.role in {BlockRole.TITLE, BlockRole.HEADING}
        for span in wording.sentences(text, block.start, block.end):
            if span.end - span.start <= _LONGEST:
                found.append(line(text, *span, heading=heading))
                titles += block.role is BlockRole.TITLE
    letters = [char for one in found[:20] for char in one.text if char.isalpha()]
    capitals = sum(map(str.isupper, letters)) > _SHOUTED * len(letters)
    return Read(text, tuple(found), capitals, titles)


_SHOUTED = 0.7


class Sentence(NamedTuple):
    """A sentence that some pattern may match."""

    number: int
    line: Line
    parsed: Parsed
    matches: tuple[Match, ...]


def sentences(article: Read) -> Iterator[Sentence]:
    """The sentences in which patterns may match, with what does."""
    known = patterns()
    for number, one in enumerate(article.lines):
        candidates = known.of(one.words)
        if candidates:
            parsed = parse(one, capitals=article.capitals)
            yield Sentence(number, one, parsed, tuple(matches(number, parsed, candidates)))


def matches(number: int, parsed: Parsed, candidates: list[Pattern]) -> Iterator[Match]:
    """What of the patterns a parsed sentence matches, but for what it denies or leaves open."""
    for pattern in candidates:
        for found in pattern.regex.finditer(parsed.line):
            if excluded(parsed.line, found):
                continue
            slots = {
                name: members(text, parsed) for name, text in found.groupdict().items() if text is not None
            }
            start, end = parsed.span(*found.span())
            yield Match(pattern, number, slots, start, end, found.span())


def members(text: str, parsed: Parsed) -> tuple[Member, ...]:
    """Those whom the words of a slot name."""
    found: list[Member] = []
    at = 0
    while match := ONE_OF_SEVERAL.match(text, at):
        marks = [parsed.phrases[int(mark)] for mark in _MARK.findall(match["one"])]
        first, rest = marks[0], marks[1:]
        age = first.age
        beside = tuple(one for one in rest if one.kind in "PN")
        for one in rest:
            if one.kind == "D" and age is None and one.number is not None and one.number < _OLDEST:
                age = int(one.number)
        found.append(Member(first, age, beside))
        at = match.end()
    if not found and (mark := _MARK.search(text)):
        found.append(Member(parsed.phrases[int(mark[1])], None, ()))
    return tuple(found)


_OLDEST = 111


def denied(match: Match) -> bool:
    """Whether what a match tells of befell nobody: "no one was hurt"."""
    return all(member.phrase.number == 0 for members in match.slots.values() for member in members)


def excluded(text: str, found: re.Match[str]) -> bool:
    """Whether the words before a match say that it is not so, or only could be."""
    known = words()
    before = text[: found.start()]
    cut = max((mark.end() for mark in _CLAUSE.finditer(before + " ")), default=0)
    near = before[cut:].split()[-_REACH:]
    if not known.negations.isdisjoint(near):
        return True
    if near and near[-1] in known.possible | {"to", "not"}:
        return True
    inside = found.group().split()
    return bool(near) and near[-1] in {"to", "of"} and inside[0] in {"kill", "injure", "wound"}
