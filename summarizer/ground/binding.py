"""Every figure of a sentence, with what it counts: the same as in its source, or another fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from summarizer import wording
from summarizer.domain.terms import Measure, Operator
from summarizer.ground import lexicon
from summarizer.ground.lazily import once
from summarizer.ground.negation import base_form
from summarizer.ground.passage import figures, sentences_of
from summarizer.quantity import Figure, Kind
from summarizer.wording import Span, people

CLAUSE: Final = re.compile(r"[,;:—–]\s|\s-\s|\b(?:and|while|but|as well as|plus)\b", re.IGNORECASE)
_COUNTED: Final = re.compile(r"(?:\s+(?:of\s+(?:the|its|their|his|her)\s+)?[\w’'-]+){0,4}")
_PHRASE_END: Final = re.compile(
    rf"{CLAUSE.pattern}|\b(?:was|were|is|are|be|been|has|have|had|who|which|that|in|on|at|by|from|to|with|for|as|when|after|since)\b",
    re.IGNORECASE,
)
_NO_PHRASE: Final = re.compile(r"\s+(?:an?|the|this|that|last|earlier|ago)\b", re.IGNORECASE)
"""Behind a figure: what follows is not what it counts ("up from 20 a day earlier")."""
_ANY: Final = frozenset("people person persons other others more men dead total further additional".split())  # noqa: SIM905
_PEOPLE: Final = frozenset({"people", "persons"})
_UPPER: Final = frozenset({Operator.AT_MOST, Operator.FEWER_THAN})
_LOWER: Final = frozenset({Operator.AT_LEAST, Operator.MORE_THAN})


_EXCLUSIVE: Final = frozenset({"military", "civilian", "police", "child", "prisoner", "journalist"})
"""Classes of people of whom one is never told for another."""


class Bound:
    """A figure of a sentence and what it counts, read when it is first asked for."""

    def __init__(self, figure: Figure, sentence: str, *, alone: bool) -> None:
        self.figure = figure
        self.sentence = sentence
        self.alone = alone
        """Whether the sentence has no other figure."""

    @once
    def following(self) -> str:
        """The few words that follow it in its clause."""
        return counted_words(self.figure, self.sentence)

    @once
    def _content(self) -> list[str]:
        return [word for word in wording.texts(self.following.lower()) if word not in wording.STOP_WORDS]

    @once
    def counted(self) -> frozenset[str]:
        """Stems of the words that follow it in its clause."""
        return frozenset(
            base_form(word) for word in self._content if word not in _ANY and not lexicon.stated(word)
        )

    @property
    def people(self) -> bool:
        """Whether "people" is among them."""
        return not _PEOPLE.isdisjoint(self._content)

    @once
    def kinds(self) -> frozenset[str]:
        """The classes of people among them."""
        return frozenset().union(*map(people.told, self._content))

    @once
    def measures(self) -> tuple[Measure, ...]:
        """What its clause says of it; empty where it says nothing."""
        return tuple(measured(self.figure, self.sentence, alone=self.alone))


@lru_cache(maxsize=4096)
def bound(sentence: str) -> tuple[Bound, ...]:
    """The amounts of a sentence."""
    amounts = [figure for figure in figures(sentence) if figure.kind is Kind.AMOUNT]
    return tuple(Bound(figure, sentence, alone=len(amounts) == 1) for figure in amounts)


def counted_words(figure: Figure, sentence: str) -> str:
    """The few words after the figure, up to the end of the clause."""
    match = _COUNTED.match(sentence, figure.end)
    tail = match.group() if match else ""
    if not tail or _NO_PHRASE.match(tail):
        return ""
    at = 0
    for word in tail.split():
        at = tail.index(word, at)
        if (end := _phrase_end(word)) is not None:
            return tail[: at + end]
        if word == "-" and at + 1 < len(tail):
            return tail[: at - 1]
        at += len(word)
    return tail


@lru_cache(maxsize=32768)
def _phrase_end(word: str) -> int | None:
    """Where in a word what a figure counts ends; null for most words."""
    cut = _PHRASE_END.search(word)
    return cut.start() if cut else None


def measured(figure: Figure, sentence: str, *, alone: bool) -> list[Measure]:
    """What the sentence says of the figure, by clause; empty where nothing tells.

    The figure's own clause decides; if it says nothing, the nearest clauses before and after that do, but not
    where the figure is the only one.
    """
    clauses, ends = _clauses(sentence)
    own = next(i for i, end in enumerate(ends) if figure.start < end or end == len(sentence))
    said = _people_in(clauses[own])
    if said or alone:
        return list(said)
    before = next(filter(None, map(_people_in, reversed(clauses[:own]))), ())
    after = next(filter(None, map(_people_in, clauses[own + 1 :])), ())
    return [*before, *after]


@lru_cache(maxsize=2048)
def _clauses(sentence: str) -> tuple[list[str], list[int]]:
    """The clauses of a sentence with their ends; no figure is cut."""
    taken = [(other.start, other.end) for other in figures(sentence)]
    cuts = [
        begin
        for begin, stop in _clause_marks(sentence)
        if not any(start < stop and begin < end for start, end in taken)
    ]
    cuts.append(len(sentence))
    return [sentence[a:b] for a, b in pairwise([0, *cuts])], cuts


_MARK: Final = re.compile(
    r"[,;:—–\-AaBbPpWw](?i:(?<=[,;:—–])\s|(?<=\s-)\s|(?<!\w.)"
    r"(?:(?<=a)nd|(?<=a)s well as|(?<=b)ut|(?<=p)lus|(?<=w)hile)\b)"
)
"""The same as ``CLAUSE``, but that a dash is without the space before it: letters to begin with are quickly
found, and white space is everywhere."""


def _clause_marks(sentence: str) -> Iterator[Span]:
    """The matches of ``CLAUSE``."""
    last = 0
    for match in _MARK.finditer(sentence):
        start, end = match.span()
        if sentence[start] == "-":
            start -= 1
        if start >= last:
            yield Span(start, end)
            last = end


@lru_cache(maxsize=2048)
def _people_in(clause: str) -> tuple[Measure, ...]:
    """What a clause says of people."""
    said = lexicon.said(clause)
    return tuple(measure for measure in lexicon.PEOPLE if measure in said) if said else ()


@lru_cache(maxsize=2048)
def _bounds(window: str) -> tuple[Bound, ...]:
    """The amounts of a window's sentences."""
    return tuple(
        one
        for line in window.split("\n")
        for span in sentences_of(line)
        for one in bound(line[span.start : span.end])
    )


def unbound(text: str, window: str) -> str | None:
    """A figure of the text that its window binds to something else, in plain words; null if there is none."""
    for one in _bounds(text):
        theirs = _bounds(window)
        same = [other for other in theirs if _same_value(one.figure, other.figure)]
        if not same:
            continue
        others = [other for other in theirs if other not in same]
        if what := _of_another(one, same, others) or _another_measure(one, same) or _another_limit(one, same):
            return what
    return None


def _same_value(ours: Figure, theirs: Figure) -> bool:
    if not ours.readings or not theirs.readings:
        return ours.readings == theirs.readings and ours.phrase.lower() == theirs.phrase.lower()
    return not set(ours.readings).isdisjoint(theirs.readings)


def _of_another(one: Bound, same: list[Bound], others: list[Bound]) -> str | None:
    """What the figure counts is what the source counts with another figure, and not with this one."""
    if any(one.counted & other.counted or one.kinds & other.kinds for other in same):
        return None
    kinds = one.kinds & _EXCLUSIVE
    if kinds and all(other.kinds & _EXCLUSIVE for other in same):
        return f"the figure “{one.figure.phrase}” counts other people in the quotation"
    stranger = next((o for o in others if one.kinds & o.kinds or (one.counted & o.counted)), None)
    if stranger is None or not any(other.counted or other.people for other in same):
        return None
    return f"the quotation has “{stranger.figure.phrase}” for what “{one.figure.phrase}” is said to count"


def _another_measure(one: Bound, same: list[Bound]) -> str | None:
    stated = [m for m in one.measures if m in lexicon.STATED]
    if not stated or not all(other.measures for other in same):
        return None
    if any(set(stated) & set(other.measures) for other in same):
        return None
    return (
        f"the figure “{one.figure.phrase}” stands with “{same[0].measures[0].value}”, not “{stated[0].value}”"
    )


def _another_limit(one: Bound, same: list[Bound]) -> str | None:
    """An upper limit told as a figure, or a lower limit as an upper one."""
    mine = one.figure.operator
    for other in same:
        their = other.figure.operator
        if mine is their or not (
            (their in _UPPER and mine in _LOWER | {Operator.EXACT})
            or (their in _LOWER and mine in _UPPER | {Operator.NEARLY})
            or (their is Operator.NEARLY and mine in _LOWER)
            or (their is Operator.EXACT and mine in _UPPER | _LOWER | {Operator.NEARLY})
        ):
            return None
    return f"“{same[0].figure.phrase}” in the quotation is not “{one.figure.phrase}”"
