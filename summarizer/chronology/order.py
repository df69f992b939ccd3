"""Things in time from dates and constraints: a partial order, with what contradicts it left visible.

Days and constraints are joined as in a simple temporal network (Dechter, Meiri & Pearl 1991) of which only
"at least a day before" and "the same day" are known: contradicting constraints are set aside, the others
narrow each thing's first and last day along a topological order.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, NamedTuple

_DAY: Final = timedelta(days=1)
_LAST: Final = date.max.toordinal()


class Item(NamedTuple):
    """Something to be placed."""

    id: str
    first: date | None
    """Earliest day; null where nothing bounds it."""
    last: date | None
    dated: bool
    """Whether its own words date it, rather than only the publication of an article."""
    clock: str = ""
    """Time of day, where known; orders things of one day."""


class Placed(NamedTuple):
    """Where something stands."""

    id: str
    position: int | None
    """From 1; things of one position are of the same time as far as is known. Null for what stands apart."""
    first: date | None
    """Earliest day, as its date and the constraints leave it."""
    last: date | None


class Order(NamedTuple):
    """All things in order, those apart last; and the pairs that contradict the rest."""

    placed: tuple[Placed, ...]
    broken: tuple[tuple[str, str], ...]


@dataclass
class _Node:
    """Things of one day."""

    index: int
    first: date | None
    last: date | None
    placed: bool
    clock: str
    members: list[int]
    after: set[int] = field(default_factory=set)
    before: set[int] = field(default_factory=set)

    def meets(self, other: _Node) -> bool:
        return not (
            (self.last and other.first and self.last < other.first)
            or (other.last and self.first and other.last < self.first)
        )


def arrange(
    items: Sequence[Item], before: Iterable[tuple[str, str]], same_day: Iterable[tuple[str, str]] = ()
) -> Order:
    """Put things in order. Deterministic; time and memory grow with the things and constraints, n log n.

    Args:
        items: The things, in the order that settles what nothing else does.
        before: Pairs of which the first is at least a day before the second.
        same_day: Pairs of one day.

    Returns:
        The order. Of constraints that contradict the dates or, in a circle, each other, none is kept; the
        dates are.
    """
    home, nodes, broken = _joined(items, same_day)
    for a, b in before:
        if a not in home or b not in home:
            continue
        if home[a] == home[b]:
            broken.append((a, b))
        else:
            nodes[home[a]].before.add(home[b])
            nodes[home[b]].after.add(home[a])
    pairs = [(a, b) for a, b in before if a in home and b in home and home[a] != home[b]]
    circles = _circles(nodes)
    for node in nodes.values():
        for other in [other for other in node.before if circles[other] == circles[node.index]]:
            _cut(nodes, node.index, other)
    _narrow(nodes, _topological(nodes))
    broken += [(a, b) for a, b in pairs if home[b] not in nodes[home[a]].before]
    return Order(tuple(_positions(items, nodes)), tuple(dict.fromkeys(broken)))


def _joined(
    items: Sequence[Item], same_day: Iterable[tuple[str, str]]
) -> tuple[dict[str, int], dict[int, _Node], list[tuple[str, str]]]:
    """One node for the things of one day; pairs whose dates exclude each other stay two."""
    nodes = {
        index: _Node(index, item.first, item.last, item.dated, item.clock, [index])
        for index, item in enumerate(items)
    }
    home = {item.id: index for index, item in enumerate(items)}
    broken: list[tuple[str, str]] = []
    for a, b in same_day:
        if a not in home or b not in home or home[a] == home[b]:
            continue
        one, other = sorted(
            (nodes[home[a]], nodes[home[b]]), key=lambda node: (-len(node.members), node.index)
        )
        if not one.meets(other):
            broken.append((a, b))
            continue
        one.first = max((day for day in (one.first, other.first) if day), default=None)
        one.last = min((day for day in (one.last, other.last) if day), default=None)
        one.placed, one.clock = one.placed or other.placed, one.clock or other.clock
        one.members += other.members
        for member in other.members:
            home[items[member].id] = one.index
        del nodes[other.index]
    return home, nodes, broken


def _cut(nodes: Mapping[int, _Node], a: int, b: int) -> None:
    nodes[a].before.discard(b)
    nodes[b].after.discard(a)


def _circles(nodes: Mapping[int, _Node]) -> dict[int, int]:
    """The strongly connected component of each node (Kosaraju 1978), without recursion."""
    finished: list[int] = []
    seen: set[int] = set()
    for start in nodes:
        stack = [(start, iter(sorted(nodes[start].before)))] if start not in seen else []
        seen.add(start)
        while stack:
            index, following = stack[-1]
            step = next((other for other in following if other not in seen), None)
            if step is None:
                finished.append(index)
                stack.pop()
            else:
                seen.add(step)
                stack.append((step, iter(sorted(nodes[step].before))))
    component: dict[int, int] = {}
    for start in reversed(finished):
        reach = [start] if start not in component else []
        component.setdefault(start, start)
        while reach:
            for other in nodes[reach.pop()].after:
                if other not in component:
                    component[other] = start
                    reach.append(other)
    return component


def _topological(nodes: Mapping[int, _Node]) -> list[int]:
    waiting = {index: len(node.after) for index, node in nodes.items()}
    ready = [index for index, count in waiting.items() if not count]
    order: list[int] = []
    while ready:
        index = ready.pop()
        order.append(index)
        for other in sorted(nodes[index].before):
            waiting[other] -= 1
            if not waiting[other]:
                ready.append(other)
    return order


def _narrow(nodes: Mapping[int, _Node], order: Sequence[int]) -> None:
    """First days forward, last days backward; constraints that the dates exclude are cut."""
    for index in order:
        node = nodes[index]
        for other in sorted(node.after):
            first = nodes[other].first
            if first is not None and node.last is not None and first + _DAY > node.last:
                _cut(nodes, other, index)
            elif first is not None:
                node.first = max(node.first or first, first + _DAY)
    for index in reversed(order):
        node = nodes[index]
        lasts = [last - _DAY for other in node.before if (last := nodes[other].last)]
        node.last = min([*lasts, *([node.last] if node.last else [])], default=None)
    reach = [index for index in order if nodes[index].placed]
    while reach:  # what a constraint ties to a dated one is placed with it
        node = nodes[reach.pop()]
        for other in node.before | node.after:
            if not nodes[other].placed:
                nodes[other].placed = True
                reach.append(other)


def _positions(items: Sequence[Item], nodes: Mapping[int, _Node]) -> Iterable[Placed]:
    keys = _keys(nodes)
    waiting = {index: len(node.after) for index, node in nodes.items()}
    ready = [(not nodes[index].placed, keys[index], index) for index, count in waiting.items() if not count]
    heapq.heapify(ready)
    position, last = 0, None
    while ready:
        _, _, index = heapq.heappop(ready)
        node = nodes[index]
        here = (node.first, node.last, node.clock)
        if node.placed:
            position += last is None or here != last[0] or last[1] in node.after
            last = (here, index)
        for member in sorted(node.members):
            yield Placed(items[member].id, position if node.placed else None, node.first, node.last)
        for other in node.before:
            waiting[other] -= 1
            if not waiting[other]:
                heapq.heappush(ready, (not nodes[other].placed, keys[other], other))


def _keys(nodes: Mapping[int, _Node]) -> dict[int, tuple[int, int, str]]:
    """By first day; what has none stands just before what it is known to precede."""
    keys: dict[int, tuple[int, int, str]] = {}
    later: dict[int, int] = defaultdict(lambda: _LAST)
    for index in reversed(_topological(nodes)):
        node = nodes[index]
        last = node.last.toordinal() if node.last else _LAST
        start = node.first.toordinal() if node.first else min(last, later[index])
        for other in node.after:
            later[other] = min(later[other], start)
        keys[index] = (start, last, node.clock)
    return keys
