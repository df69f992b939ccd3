"""A second look at pairs of documents, among those like them: what tells two stories of one kind apart.

The words that all documents of a group have (a company, a kind of event) say nothing there; what is rare in
the group does.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from summarizer.merge.coreference.documents import VIEWS, Vector, Views, cosine, vectors
from summarizer.merge.coreference.linking import average, heights

FEATURES = (
    "one story at first sight", "joined at", "neighbours shared", "neighbour of both",
    "neighbour of one, less", "neighbour of one, more", "one group", "group's size",
    *(f"same {view} in the group" for view in VIEWS), "nearest in the group", "nearest of both in the group",
)  # fmt: skip
_GROUP = 0.12
"""Mean probability at first sight from which documents are of one group."""
_DOUBT = 0.3
"""Added where shares of few neighbours are taken, so that little evidence stays small."""
_ODDS = 1e-3
"""Keeps log odds finite."""
Pair = tuple[int, int]


class Neighbourhood:
    """Documents in groups of the same kind, and their words weighed within the group."""

    def __init__(self, documents: Sequence[Views], likely: Mapping[Pair, float]) -> None:
        """Group the documents.

        Args:
            documents: What each says.
            likely: By two of them, the smaller number first, how likely they tell of one story, seen first.
        """
        total = len(documents)
        self.groups = average(total, likely, _GROUP)
        self.group = [0] * total
        self._likely = likely
        self._joined = heights(total, likely)
        self._near: list[dict[int, float]] = [{} for _ in documents]
        for (a, b), value in likely.items():
            self._near[a][b] = self._near[b][a] = value
        self._local: list[list[Vector]] = [[] for _ in documents]
        self._ranks: list[dict[int, float]] = [{} for _ in documents]
        for number, members in enumerate(self.groups):
            for member in members:
                self.group[member] = number
            for place in range(len(VIEWS)):
                # Half a document is added so that a word which all of them have still weighs a little.
                weighed = vectors([documents[member][place] for member in members], 0.5)
                for member, vector in zip(members, weighed, strict=True):
                    self._local[member].append(vector)
        for a, near in enumerate(self._near):
            same = [b for b in near if self.group[b] == self.group[a]]
            close = sorted(((-self._alike(a, b, 0), b) for b in same), key=itemgetter(0, 1))
            size = len(self.groups[self.group[a]])
            self._ranks[a] = {b: rank / size for rank, (_, b) in enumerate(close)}

    def _alike(self, a: int, b: int, view: int) -> float:
        return cosine(self._local[a][view], self._local[b][view])

    def pairs(self) -> Iterable[Pair]:
        """The pairs that may tell of one story."""
        return self._likely.keys()

    def features(self, a: int, b: int) -> list[float]:
        """The figures, in the order of ``FEATURES``."""
        first = self._likely[a, b]
        one, other = self._near[a], self._near[b]
        both = [key for key in one if key in other]
        least = sum(min(one[key], other[key]) for key in both)
        most = sum(one.values()) + sum(other.values()) - 2 * first - least
        apart = sorted((_apart(one, other, b), _apart(other, one, a)))
        same = self.group[a] == self.group[b]
        ranks = (self._ranks[a][b], self._ranks[b][a]) if same else (1.0, 1.0)
        return [
            math.log((first + _ODDS) / (1 - first + _ODDS)),
            self._joined[a, b],
            least / (most + _DOUBT),
            max((min(one[key], other[key]) for key in both), default=0.0),
            *apart,
            same,
            len(self.groups[self.group[a]]) if same else 0,
            *(self._alike(a, b, view) if same else -1.0 for view in range(len(VIEWS))),
            min(ranks),
            max(ranks),
        ]


def _apart(one: Mapping[int, float], other: Mapping[int, float], itself: int) -> float:
    """The clearest neighbour of one that is none of the other."""
    return max(
        (min(value, 1 - other.get(key, 0.0)) for key, value in one.items() if key != itself), default=0.0
    )


class Weighed(NamedTuple):
    """Words' weights, of length one, and their length before."""

    weights: Vector
    length: float


class Local:
    """How much a word says within a group of documents: the fewer of them have it, the more."""

    def __init__(self, holding: Mapping[str, set[int]], documents: int) -> None:
        self._frequency = Counter({word: len(found) for word, found in holding.items()})
        self.documents = documents

    def weight(self, word: str) -> float:
        """Inverse document frequency; near nothing, or less, where all have it."""
        return math.log((self.documents + 1) / (self._frequency[word] + 0.5))

    def vector(self, words: Iterable[str]) -> Weighed:
        """The words' weights."""
        found = {word: self.weight(word) for word in sorted(set(words))}
        length = math.sqrt(sum(value * value for value in found.values())) or 1.0
        return Weighed({word: value / length for word, value in found.items()}, length)
