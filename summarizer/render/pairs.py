"""Which pairs of figures a reader needs to be told of: all in a full briefing, else those that differ."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final

from summarizer.domain.story import EntryLink, LedgerRow, Relation, RowLink

_TELLING: Final = frozenset({Relation.CONFLICT, Relation.SUPERSEDED, Relation.DIFFERENT_AS_OF})
"""Others say no more than how a figure is said to stand in its own line."""


def needed(row: LedgerRow) -> tuple[EntryLink, ...]:
    """Return the pairs that a briefing of less than full length tells of, in the row's order.

    Contradictions, replacements and figures of different dates. A replaced figure stands beside its
    replacement only. Of figures that agree, one stands for all beside a figure of another date: one of which
    the article says when it is of, if there is any.
    """
    links = [link for link in current(row, row.links) if link.relation in _TELLING]
    dated = {entry.id for entry in row.entries if entry.as_of}
    agreeing = {frozenset((link.a, link.b)) for link in row.links if link.relation is Relation.AGREEMENT}
    chosen: list[EntryLink] = []
    for link in sorted(links, key=lambda one: -len(dated & {one.a, one.b})):
        told = (one for one in chosen if one.relation is link.relation is Relation.DIFFERENT_AS_OF)
        if not any(_alike(link, one, agreeing) for one in told):
            chosen.append(link)
    return tuple(link for link in links if link in chosen)


def current(row: LedgerRow, links: Iterable[EntryLink]) -> list[EntryLink]:
    """Those of the pairs that hold no replaced figure, and replacements."""
    later = {entry.id: entry.superseded_by for entry in row.entries if entry.superseded_by}
    return [
        link
        for link in links
        if later.keys().isdisjoint({link.a, link.b})
        or later.get(link.a) == link.b
        or later.get(link.b) == link.a
    ]


def one_each(links: Iterable[RowLink]) -> list[RowLink]:
    """Of the rows beside one row every contradiction, and the first of each other relation."""
    chosen: list[RowLink] = []
    for link in links:
        if link.relation is Relation.CONFLICT or all(link.relation is not one.relation for one in chosen):
            chosen.append(link)
    return chosen


def _alike(one: EntryLink, other: EntryLink, agreeing: AbstractSet[frozenset[str]]) -> bool:
    """Whether two pairs share a figure and the others of them agree."""
    return frozenset({one.a, one.b} ^ {other.a, other.b}) in agreeing
