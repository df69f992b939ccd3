"""How a figure stands to the others of its row: in a few words, or to each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from summarizer import wording
from summarizer.domain.story import EntryLink, LedgerEntry, LedgerRow, Relation
from summarizer.render import words
from summarizer.render.inert import line

_MOST: Final = 3
"""Contradicting figures that are named beside a figure; more are counted."""


def note(entry: LedgerEntry, links: Sequence[EntryLink], entries: Mapping[str, LedgerEntry]) -> str:
    """Return what contradicts or replaces a figure; of a revision, only the earlier figure says it.

    Args:
        entry: The figure.
        links: Its pairs.
        entries: All figures by id.
    """
    if entry.superseded_by is not None:
        later = entries.get(entry.superseded_by)
        return f"replaced by “{line(later.phrase if later else entry.superseded_by)}”"
    against = {
        link.b if link.a == entry.id else link.a: None for link in links if link.relation is Relation.CONFLICT
    }
    found = list(
        dict.fromkeys(f"“{line(entries[one].phrase if one in entries else one)}”" for one in against)
    )
    if len(found) > _MOST:
        found = [*found[: _MOST - 1], f"{len(found) - _MOST + 1} other figures"]
    return f"contradicts {wording.listed(found)}" if found else ""


def phrases(
    entry: LedgerEntry, row: LedgerRow, links: Sequence[EntryLink], entries: Mapping[str, LedgerEntry]
) -> tuple[str, ...]:
    """Return how a figure stands to each of the others of its row."""
    found = []
    if entry.superseded_by is not None:
        later = entries.get(entry.superseded_by)
        figure = line(later.phrase if later else entry.superseded_by)
        found.append(f"replaced by “{figure}”, a later figure of the same speaker")
    found += [f"replaces “{line(other.phrase)}”" for other in row.entries if other.superseded_by == entry.id]
    by_relation: dict[Relation, list[str]] = {}
    for link in links:
        other_id = link.b if link.a == entry.id else link.a
        other = entries.get(other_id)
        replacement = other_id == entry.superseded_by or (
            other is not None and other.superseded_by == entry.id
        )
        if not replacement:
            by_relation.setdefault(link.relation, []).append(named(other, other_id))
    found += [
        f"{words.LINKS[relation]} {wording.listed(list(dict.fromkeys(by_relation[relation])))}"
        for relation in Relation
        if relation in by_relation
    ]
    if not found:
        found.append("the only figure given" if len(row.entries) == 1 else words.RELATIONS[row.relation])
    return tuple(found)


def pair(link: EntryLink, entries: Mapping[str, LedgerEntry]) -> str:
    """Return why two figures stand to each other as they do."""
    a, b = (named(entries.get(one), one) for one in (link.a, link.b))
    return f"{a} and {b}: {line(link.reason)}"


def named(entry: LedgerEntry | None, entry_id: str) -> str:
    """Return a figure with who gives it."""
    if entry is None:
        return f"“{line(entry_id)}”"
    return f"“{line(entry.phrase)}” ({line(entry.speaker) if entry.speaker else 'unattributed'})"
