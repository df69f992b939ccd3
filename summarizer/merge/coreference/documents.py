"""Which documents tell of one story: what they have in common, seen from several sides."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

VIEWS = ("words", "who", "where", "when", "triggers", "numbers", "names")
FEATURES = (*(f"same {view}" for view in VIEWS), "nearest", "nearest of both", "short")
_RANKS = 20
"""From this rank on, another document is no neighbour."""
_COMMON = 100
"""Of many documents, a word in more than this number of them finds no candidates."""
_SMALL = 300
"""Up to so many documents every word finds candidates."""
_MOST = 100
"""How many documents that share most with one are looked at."""
Vector = dict[str, float]


class Views(NamedTuple):
    """A document's words, counted, as a whole and by what they are."""

    words: Counter[str]
    who: Counter[str]
    where: Counter[str]
    when: Counter[str]
    triggers: Counter[str]
    numbers: Counter[str]
    names: Counter[str]


def vectors(counts: Sequence[Counter[str]], more: float = 1.0) -> list[Vector]:
    """TF-IDF, sublinear, of length one; words of one document alone are left out.

    Args:
        counts: A document's words each.
        more: What is added to the number of documents, so that a word which all have weighs something.
    """
    frequency = Counter(word for count in counts for word in count)
    total = len(counts) + more
    found = []
    for count in counts:
        vector = {
            word: (1 + math.log(times)) * math.log(total / frequency[word])
            for word, times in count.items()
            if frequency[word] > 1
        }
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        found.append({word: value / length for word, value in vector.items()})
    return found


def cosine(a: Vector, b: Vector) -> float:
    """Cosine of two vectors of length one."""
    if len(a) > len(b):
        a, b = b, a
    return sum(value * b[word] for word, value in a.items() if word in b)


def near(weighed: Sequence[Vector]) -> list[dict[int, float]]:
    """By document, the others that share words with it, with their cosine; of many documents the nearest.

    Where there are many documents, a word that many of them have finds no others.
    """
    total = len(weighed)
    holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(weighed):
        for word, value in vector.items():
            holding[word].append((number, value))
    most = total if total <= _SMALL else _COMMON
    found = []
    for number, vector in enumerate(weighed):
        sums: dict[int, float] = defaultdict(float)
        for word, value in vector.items():
            if len(holding[word]) <= most:
                for other, other_value in holding[word]:
                    sums[other] += value * other_value
        sums.pop(number, None)
        if total > _SMALL:
            best = sorted(sums.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
            sums = {other: cosine(vector, weighed[other]) for other, _ in best}
        found.append(dict(sums))
    return found


class Pairs:
    """The pairs of documents that have something in common, and how much."""

    def __init__(self, documents: Sequence[Views]) -> None:
        self._seen = [vectors([views[place] for views in documents]) for place in range(len(VIEWS))]
        self._sizes = [sum(views.words.values()) for views in documents]
        self.candidates = near(self._seen[0])
        self._ranks: list[dict[int, int]] = [
            {
                other: rank
                for rank, (other, _) in enumerate(sorted(near.items(), key=lambda n: (-n[1], n[0])), 1)
            }
            for near in self.candidates
        ]

    def features(self, a: int, b: int) -> list[float]:
        """What two documents share, in the order of ``FEATURES``."""
        ranks = (self._ranks[a].get(b, _RANKS * 3), self._ranks[b].get(a, _RANKS * 3))
        return [
            *(cosine(seen[a], seen[b]) for seen in self._seen),
            min(3.0, min(ranks) / _RANKS),
            min(3.0, max(ranks) / _RANKS),
            min(self._sizes[a], self._sizes[b]) / 100,
        ]


def pairs_of(candidates: Sequence[Mapping[int, float]]) -> Iterable[tuple[int, int]]:
    """Every pair of documents once, the smaller number first."""
    seen = {(min(a, b), max(a, b)) for a, near in enumerate(candidates) for b in near}
    return sorted(seen)
