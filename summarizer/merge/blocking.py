"""Which pairs are worth comparing: those that share something rare, found through an index.

All that can join two strands is shared by both: a passage, a participant, a place, or where nobody is
named a figure or a word. Each such thing is a key. Keys that few strands have make pairs of all of them;
behind a key that many have, each strand is paired with its neighbours in time, so that the number of
pairs grows with the number of strands and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from summarizer.domain.event_types import EventType
from summarizer.merge.likeness import FAMILY
from summarizer.merge.strand import Strand
from summarizer.merge.told import Told

FEW = 64
"""Up to so many holders of a key are all paired."""
_NEIGHBOURS = 6
_RAREST = 8
"""How many of a strand's common keys are followed, the rarest of them."""
_SAMPLE = 8
"""Members of a cluster that stand for it where it has more."""


def candidates(strands: Sequence[Strand]) -> list[tuple[int, int]]:
    """Pairs of places in ``strands``, the smaller first, sorted."""
    uncast = nameless(told for strand in strands for told in strand.told)
    loose = {figure for strand in strands if not strand.marks for figure in strand.figures}
    keys = [
        [
            *strand.passages,
            *strand.marks,
            *(figure for figure in strand.figures if figure in loose),
            *(
                key
                for told in strand.told
                for word in told.title
                if (key := (FAMILY[told.type], word)) in uncast
            ),
        ]
        for strand in strands
    ]
    return pairs(keys, [_when(strand) for strand in strands])


def pairs(keys: Sequence[Iterable[Hashable]], when: Sequence[tuple[object, ...]]) -> list[tuple[int, int]]:
    """Pairs of things that share a key, sorted.

    Args:
        keys: By thing, what it has.
        when: By thing, where it comes in the order in which the holders of a common key are neighbours.
    """
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for index, own in enumerate(keys):
        for key in dict.fromkeys(own):
            holders[key].append(index)
    found: set[tuple[int, int]] = set()
    common: dict[Hashable, list[int]] = defaultdict(list)
    for index, own in enumerate(keys):
        many = sorted({(len(holders[key]), repr(key)): key for key in own if len(holders[key]) > FEW}.items())
        for _, key in many[:_RAREST]:
            common[key].append(index)
    for key, indices in holders.items():
        if len(indices) <= FEW:
            found.update(combinations(indices, 2))
        elif key in common:
            found.update(_neighbours(common[key], when))
    return sorted(found)


def _neighbours(indices: Sequence[int], when: Sequence[tuple[object, ...]]) -> Iterator[tuple[int, int]]:
    ordered = sorted(indices, key=lambda index: when[index])
    for place, index in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + _NEIGHBOURS]:
            yield (index, other) if index < other else (other, index)


def spread(members: Sequence[int]) -> Sequence[int]:
    """The members, or where there are many some from all over the cluster."""
    return (
        members if len(members) <= _SAMPLE else [members[i * len(members) // _SAMPLE] for i in range(_SAMPLE)]
    )


def nameless(events: Iterable[Told]) -> frozenset[tuple[EventType, str]]:
    """Words of events that name nobody and no place: nothing but words can tell that they are another's."""
    return frozenset((FAMILY[told.type], word) for told in events if not told.marks for word in told.title)


def event_keys(told: Told, uncast: frozenset[tuple[EventType, str]]) -> Iterator[Hashable]:
    """What two events that are one have in common, at least one of it.

    Between events with participants, words alone do not make a likeness of ``SAME``: it takes a
    participant or the place.
    """
    family = FAMILY[told.type]
    for mark in told.marks:
        yield family, "", mark
    for word in told.title:
        if (key := (family, word)) in uncast:
            yield key


def _when(strand: Strand) -> tuple[object, ...]:
    window = strand.window
    first = window.first or window.last
    return first.toordinal() if first else 0, strand.article_id, strand.part
