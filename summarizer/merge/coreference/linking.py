"""Clusters from pairs: average linkage, in which a pair that was never scored counts as zero."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

Scores = Mapping[tuple[int, int], float]


class Merge(NamedTuple):
    """Two clusters that become one, and their mean score."""

    one: list[int]
    other: list[int]
    mean: float


def average(total: int, scores: Scores, threshold: float) -> list[list[int]]:
    """Join the two clusters with the highest mean score, until no mean reaches the threshold.

    Grows with the number of scored pairs, not with the square of what is clustered.

    Args:
        total: How many things there are.
        scores: By two places, each pair once.
        threshold: The mean score, over all pairs between two clusters, from which they are joined.
    """
    clusters = {index: [index] for index in range(total)}
    where = list(range(total))
    for one, other, _ in merges(total, scores, threshold):
        kept, gone = sorted((where[one[0]], where[other[0]]), key=lambda key: (-len(clusters[key]), key))
        for member in clusters[gone]:
            where[member] = kept
        clusters[kept] += clusters.pop(gone)
    return sorted(sorted(members) for members in clusters.values())


def heights(total: int, scores: Scores) -> dict[tuple[int, int], float]:
    """By two places with a score, the mean at which average linkage brings them together; 0 where never.

    A pair's own score, smoothed by its neighbours': the cophenetic similarity (Sokal & Rohlf 1962).
    """
    found: dict[tuple[int, int], float] = {}
    for one, other, mean in merges(total, scores, 0.0):
        for a in one:
            for b in other:
                found[min(a, b), max(a, b)] = mean
    return {pair: found.get(pair, 0.0) for pair in scores}


def merges(total: int, scores: Scores, threshold: float) -> Iterator[Merge]:
    """What average linkage joins, step by step, the highest mean first."""
    sums: list[dict[int, float]] = [defaultdict(float) for _ in range(total)]
    for (a, b), score in scores.items():
        sums[a][b] += score
        sums[b][a] += score
    members = [[index] for index in range(total)]
    alive = [True] * total
    heap = [(-score, min(pair), max(pair)) for pair, score in scores.items() if score >= threshold]
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if not (alive[a] and alive[b]) or -negative != _mean(sums, members, a, b):
            continue
        yield Merge(members[a], members[b], -negative)
        # The joined cluster takes a new place, so that what stands in the heap of the old ones is void.
        new = len(members)
        members.append(members[a] + members[b])
        alive[a] = alive[b] = False
        alive.append(True)
        merged: dict[int, float] = defaultdict(float)
        for old in (a, b):
            for other, value in sums[old].items():
                if alive[other]:
                    merged[other] += value
                sums[other].pop(old, None)
            sums[old] = {}
        sums.append(merged)
        for other, value in merged.items():
            sums[other][new] = value
            if (mean := _mean(sums, members, other, new)) >= threshold:
                heapq.heappush(heap, (-mean, other, new))


def _mean(sums: list[dict[int, float]], members: list[list[int]], a: int, b: int) -> float:
    return sums[a].get(b, 0.0) / (len(members[a]) * len(members[b]))
