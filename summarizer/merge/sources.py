"""Whose text each article is: what counts where sources are counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizer import names
from summarizer.domain.event import Grounded


class Source(NamedTuple):
    """What counts of an article where sources are counted."""

    voice: str
    """The article that it is a copy of, the wire service whose story it is, or itself."""
    publisher: str | None
    wire: str | None = None
    """The wire service that it credits."""


def sources(grounded: Sequence[Grounded]) -> dict[str, Source]:
    """Whose text each article is: a copy of a copy is one of the first, a wire story is the wire's."""
    copied = {one.article.id: one.article.copy_of.article_id for one in grounded if one.article.copy_of}
    wires = {
        one.article.id: names.wire(one.article.text, one.article.author, one.article.publisher)
        for one in grounded
    }
    found = {}
    for one in grounded:
        original, seen = one.article.id, {one.article.id}
        while (earlier := copied.get(original)) is not None and earlier not in seen:
            original = earlier
            seen.add(earlier)
        publisher = one.article.publisher
        wire = wires[one.article.id] or wires.get(original)
        found[one.article.id] = Source(wire or original, publisher.casefold() if publisher else None, wire)
    return found
