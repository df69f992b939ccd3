"""Which texts are copies of one another, by the runs of words that they share.

A text's sketch is the smallest hashes of its runs of four words (Broder 1997, "bottom-k"): of two texts the
share of common ones among the smallest of both estimates how much of their wording they share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple
from zlib import crc32

from summarizer.wording.remembered import remembered

_WORD: Final = re.compile(r"\w+")
_RUN: Final = 4
"""Words of a shingle: two reporters who quote one statement share few of them, a copy nearly all."""
_KEPT: Final = 64
_LEAST_SHINGLES: Final = 30
"""Shorter texts are alike by chance."""
_LEAST_ALIKE: Final = 0.3
"""Least share of all shingles of both: a page's furniture may make up most of a short report."""
COPY: Final = 0.6
"""Least share of the shorter text's shingles that stands in the other, too; as where articles are read."""


class Sketch(NamedTuple):
    """What is remembered of a text."""

    smallest: frozenset[int]
    size: int
    """How many different shingles it has."""


@remembered(4096)
def sketch(text: str) -> Sketch:
    """The sketch of a text; case, punctuation and white space do not count."""
    words = _WORD.findall(text.casefold())
    runs = (" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
    hashes = {crc32(run.encode("utf-8", "surrogatepass")) for run in runs}
    return Sketch(frozenset(sorted(hashes)[:_KEPT]), len(hashes))


def shared(one: Sketch, other: Sketch) -> float:
    """Estimate of the share of the shorter text's shingles that stands in the other, from 0 to 1.

    0 where the two have too little in common, all in all, to tell.
    """
    common = one.smallest & other.smallest
    kept = min(_KEPT, len(one.smallest) + len(other.smallest) - len(common))
    if len(common) < _LEAST_ALIKE * kept:  # most pairs share a turn of phrase, and nothing else
        return 0.0
    alike = len(common.intersection(sorted(one.smallest | other.smallest)[:_KEPT])) / max(1, kept)
    if alike < _LEAST_ALIKE:
        return 0.0
    both = alike / (1 + alike) * (one.size + other.size)
    return min(1.0, both / max(1, min(one.size, other.size)))


def copies(texts: Mapping[str, str], known: Mapping[str, str] | None = None) -> dict[str, str]:
    """By id of each text, the id that stands for it and all its copies: the smallest among them.

    Takes time in proportion to the texts, and the same result comes in whatever order they are given.

    Args:
        texts: The texts by id.
        known: Copies that are known already, by id the id of what each is a copy of.
    """
    groups = _Groups(texts)
    for copy, original in (known or {}).items():
        if copy in texts and original in texts:
            groups.join(copy, original)
    sketches = {identity: sketch(texts[identity]) for identity in sorted(texts)}
    for a, b in _meeting(sketches):
        if not groups.together(a, b) and shared(sketches[a], sketches[b]) >= COPY:
            groups.join(a, b)
    return {identity: groups.first(identity) for identity in texts}


class _Groups:
    """Ids in groups, each known by the smallest of its ids."""

    def __init__(self, identities: Iterable[str]) -> None:
        self._home = {identity: identity for identity in identities}

    def first(self, identity: str) -> str:
        """The smallest id of the group."""
        home = self._home
        while home[identity] != identity:
            home[identity] = home[home[identity]]
            identity = home[identity]
        return identity

    def together(self, a: str, b: str) -> bool:
        """Whether two ids are in one group."""
        return self.first(a) == self.first(b)

    def join(self, a: str, b: str) -> None:
        """Make one group of two."""
        first, second = sorted((self.first(a), self.first(b)))
        self._home[second] = first


def _meeting(sketches: Mapping[str, Sketch]) -> Iterator[tuple[str, str]]:
    """Pairs that share a hash: each text with the first that has it and with the one before, not with all."""
    first: dict[int, str] = {}
    before: dict[int, str] = {}
    for identity, made in sketches.items():
        if made.size < _LEAST_SHINGLES:
            continue
        met = {holder[value] for value in made.smallest & first.keys() for holder in (first, before)}
        yield from ((identity, other) for other in met)
        for value in made.smallest:
            first.setdefault(value, identity)
            before[value] = identity


def without(text: str, left_out: list[tuple[int, int]]) -> str:
    """A text without some stretches, given by start and end."""
    kept, at = [], 0
    for start, end in sorted(left_out):
        kept.append(text[at:start])
        at = max(at, end)
    return "\n".join([*kept, text[at:]])
