"""Pairs of mentions that the rule decides narrowly: what a model may be asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from summarizer.domain.event import Event
from summarizer.domain.story import Adjudicated
from summarizer.merge.episodes import Group
from summarizer.merge.events import compared
from summarizer.merge.likeness import SAME

MARGIN = 0.12
"""How far from the threshold a score is undecided: less than what a title's words or the place can add."""

Opinion = Callable[[str, str], bool | None]
"""Whether two mentions, by their ids, are one event; null: the rule decides."""


class Undecided(NamedTuple):
    """Two mentions of one episode that could be one event or two."""

    a: Event
    b: Event
    score: float


def undecided(groups: Iterable[Group]) -> list[Undecided]:
    """The pairs that nothing excludes and whose score is near the threshold, the nearest first."""
    found = [
        Undecided(a.event, b.event, judged.score)
        for group in groups
        for a, b, judged in compared(group.strands)
        if judged.score > 0 and abs(judged.score - SAME) <= MARGIN and a.article != b.article
    ]
    return sorted(found, key=lambda pair: (round(abs(pair.score - SAME), 6), pair.a.id, pair.b.id))


def opinion_of(answers: Sequence[Adjudicated]) -> Opinion | None:
    """The opinion that some answers are; null where there are none."""
    if not answers:
        return None
    known = {frozenset((answer.a, answer.b)): answer.same for answer in answers}
    return lambda a, b: known.get(frozenset((a, b)))
