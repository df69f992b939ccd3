"""Which words can name one event by the dictionary: a synonym, a derived noun, the more general word.

The table is made from WordNet 3.1 by ``benchmarks/word_senses.py``.
"""

from __future__ import annotations

import gzip
import json
import math
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

_STEP = 0.6
"""What a step up to a more general concept leaves of a weight."""
_STEPS = 2


class Related(NamedTuple):
    """How two words are related, each from 0 to 1."""

    same: float
    """The best concept that both can stand for: of a word's senses the first weighs most."""
    above: float
    """The best concept of one that is more general than one of the other."""
    beside: float
    """The best more general concept that they share."""
    overlap: float
    """Cosine of all of it."""


class _Table(NamedTuple):
    words: dict[str, list[int]]
    up: list[list[int]]
    beside: dict[str, list[int]]


_NONE = Related(0.0, 0.0, 0.0, 0.0)
_SAME = Related(1.0, 1.0, 1.0, 1.0)
Concepts = dict[int, float]


@lru_cache(maxsize=1)
def _table() -> _Table:
    packed = files("summarizer").joinpath("_data/word_senses.json.gz").read_bytes()
    data = json.loads(gzip.decompress(packed))
    return _Table(data["words"], data["up"], data["beside"])


class _Word(NamedTuple):
    own: Concepts
    above: Concepts
    every: Concepts
    length: float


@lru_cache(maxsize=1 << 14)
def _word(word: str) -> _Word | None:
    table = _table()
    if (row := table.words.get(word)) is None:
        return None
    own = {concept: weight / 100 for concept, weight in zip(row[::2], row[1::2], strict=True)}
    above: Concepts = {}
    for concept, weight in own.items():
        reached = [concept]
        for step in range(1, _STEPS + 1):
            nexts = [up for at in reached for up in table.up[at]]
            if step == 1:
                nexts += table.beside.get(str(concept), ())
            value = weight * _STEP**step
            for up in nexts:
                if above.get(up, 0.0) < value:
                    above[up] = value
            reached = nexts
    every = dict(above)
    for concept, weight in own.items():
        every[concept] = max(weight, every.get(concept, 0.0))
    return _Word(own, above, every, math.sqrt(sum(value * value for value in every.values())))


@lru_cache(maxsize=1 << 18)
def related(a: str, b: str) -> Related:
    """How two lemmas are related; all 0 where one is not in the table, all 1 for one word."""
    if a == b:
        return _SAME
    one, other = _word(min(a, b)), _word(max(a, b))
    if one is None or other is None or one.every.keys().isdisjoint(other.every):
        return _NONE
    return Related(
        _best(one.own, other.own),
        max(_best(one.above, other.own), _best(other.above, one.own)),
        _best(one.above, other.above),
        sum(value * other.every[at] for at, value in one.every.items() if at in other.every)
        / (one.length * other.length),
    )


def _best(a: Concepts, b: Concepts) -> float:
    return max((min(a[concept], b[concept]) for concept in a.keys() & b.keys()), default=0.0)
