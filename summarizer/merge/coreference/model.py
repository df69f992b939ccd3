"""Trained scores: boosted trees read from a data file, evaluated in plain Python, with their parts."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from operator import mul
from typing import Any, NamedTuple


class Node(NamedTuple):
    """A node of a tree: at a leaf ``feature`` is -1."""

    feature: int
    threshold: float
    low: int
    """Where to go on when the feature is at most the threshold."""
    high: int
    value: float
    """What the tree says here; inside a tree, the mean of what lies below."""


class Trees(NamedTuple):
    """A sum of trees in log odds."""

    names: tuple[str, ...]
    base: float
    trees: tuple[tuple[Node, ...], ...]

    def probability(self, features: Sequence[float]) -> float:
        """From 0 to 1."""
        total = self.base
        for tree in self.trees:
            node = tree[0]
            while node.feature >= 0:
                node = tree[node.low if features[node.feature] <= node.threshold else node.high]
            total += node.value
        return 1 / (1 + math.exp(-total))

    def parts(self, features: Sequence[float]) -> dict[str, float]:
        """What each feature adds to the log odds, beside the constant ``base`` (Saabas 2014).

        A step down a tree changes what it says from one node's value to the next one's; that change is put
        down to the feature that was asked.
        """
        found = dict.fromkeys(("base", *self.names), 0.0)
        found["base"] = self.base
        for tree in self.trees:
            node = tree[0]
            found["base"] += node.value
            while node.feature >= 0:
                below = tree[node.low if features[node.feature] <= node.threshold else node.high]
                found[self.names[node.feature]] += below.value - node.value
                node = below
        return found


class Weights(NamedTuple):
    """Both scores and where their pairs become clusters."""

    stories: Trees
    """Do two documents tell of one story, at first sight?"""
    neighbours: Trees
    """The same, at second sight: among the documents that are like them."""
    mentions: Trees
    """Are two mentions of one event?"""
    threshold: float


def trees(data: dict[str, Any]) -> Trees:
    """Read trees: a list of nodes each, ``[feature, threshold, low, high, value]``, a leaf ``[value]``."""
    return Trees(
        tuple(data["features"]),
        float(data["base"]),
        tuple(
            tuple(Node(*node) if len(node) > 1 else Node(-1, 0.0, 0, 0, node[0]) for node in tree)
            for tree in data["trees"]
        ),
    )


def read(data: dict[str, Any]) -> Weights:
    """Read the file's content."""
    return Weights(
        trees(data["stories"]),
        trees(data["neighbours"]),
        trees(data["mentions"]),
        float(data["threshold"]),
    )


@lru_cache(maxsize=1)
def load() -> Weights:
    """The weights that ship, trained on ECB+ train and dev by ``benchmarks/ecbplus.py``."""
    text = files("summarizer").joinpath("_data/coreference.json").read_text(encoding="utf-8")
    return read(json.loads(text))


class _Vectors(NamedTuple):
    dimensions: int
    places: dict[str, int]
    rows: memoryview


@lru_cache(maxsize=1)
def _vectors() -> _Vectors:
    data = files("summarizer").joinpath("_data/word_vectors.bin").read_bytes()
    head, _, body = data.partition(b"\n")
    told = json.loads(head)
    words = told["words"].split(" ")
    return _Vectors(told["dimensions"], {word: n for n, word in enumerate(words)}, memoryview(body).cast("b"))


@lru_cache(maxsize=1 << 14)
def vector(word: str) -> tuple[float, ...]:
    """A lemma's vector, of length one; empty where it is not in the table."""
    table = _vectors()
    if (place := table.places.get(word)) is None:
        return ()
    row = table.rows[place * table.dimensions : (place + 1) * table.dimensions]
    length = math.sqrt(sum(map(mul, row, row)))
    return tuple(part / length for part in row)


@lru_cache(maxsize=1 << 18)
def alike(a: str, b: str) -> float:
    """How near two lemmas are in meaning, -1 to 1 (cosine); 0 where one is not in the table."""
    return float(sum(map(mul, vector(a), vector(b))))
