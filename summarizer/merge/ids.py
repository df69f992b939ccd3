"""Short ids that stay the same when articles are added.

An id comes from one of the things that it gathers, its anchor: of a merged event the mention in the article
that was published first, of an episode that mention of its first article, of a row, an entry or a
disagreement the claim there. An article that is added later, or that tells of something else, changes none.
Where an older article takes the anchor's place, the former id still names a mention that is in the event.
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from typing import NamedTuple

from summarizer import chronology
from summarizer.domain.article import Published
from summarizer.domain.event import Claim, Grounded

SHORT = 6
"""Letters and digits of a code: 30 bits. Those that begin alike are longer, so that none begins another."""
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32, which leaves out what is mistaken for another when it is read aloud."""
_CROCKFORD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", _ALPHABET)
"""From the letters and digits of RFC 4648."""
_UNDATED = "~"
"""Sorts after every date."""

EVENT, EPISODE, ROW, ENTRY, DISAGREEMENT = "E", "P", "L", "F", "D"


class Rank(NamedTuple):
    """Where an article comes when something has to be chosen, whatever its number in the run."""

    published: str
    article_id: str


def ranked(article_id: str, published: Published | None) -> Rank:
    """Earliest published first, the undated last, of one day by content."""
    first, last = chronology.bounds(published.edtf) if published else (None, None)
    day = first or last
    return Rank(day.isoformat() if day else _UNDATED, article_id)


@lru_cache(maxsize=1 << 14)
def digest(identity: str) -> str:
    """What the codes of a mention or a claim are the beginning of: 52 letters and digits."""
    coded = b32encode(sha256(identity.encode()).digest()).decode("ascii")
    return coded.rstrip("=").translate(_CROCKFORD)


def codes(identities: Iterable[str]) -> dict[str, str]:
    """A code for each mention or claim: the shortest beginning of its digest that no other has."""
    found = sorted((digest(identity), identity) for identity in set(identities))
    lengths = [SHORT] * len(found)
    for place, ((a, _), (b, _)) in enumerate(pairwise(found)):
        if a[:SHORT] == b[:SHORT]:
            same = next(i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y) + 1
            lengths[place], lengths[place + 1] = max(lengths[place], same), max(lengths[place + 1], same)
    return {identity: code[:length] for (code, identity), length in zip(found, lengths, strict=True)}


def spelled(given: str) -> tuple[str, str] | None:
    """Kind and code of an id as somebody types it: any case, with or without the hyphen; null if it is none.

    What Crockford leaves out is read as what it is mistaken for: O as 0, I and L as 1.
    """
    kind, rest = given[:1].upper(), given[1:].lstrip("-").casefold()
    code = rest.translate(str.maketrans("oil", "011"))
    if kind not in {EVENT, EPISODE, ROW, ENTRY, DISAGREEMENT} or not code or set(code) - set(_ALPHABET):
        return None
    return kind, code


class Naming(NamedTuple):
    """The codes of a run's mentions and claims, and the ranks of its articles."""

    ranks: Mapping[str, Rank]
    """By article id."""
    codes: Mapping[str, str]
    """By id of a mention or a claim."""

    def by_age(self, claims: Iterable[Claim]) -> list[Claim]:
        """Those of the oldest article first."""
        return sorted(claims, key=lambda claim: self.key(claim.article_id, claim.id))

    def key(self, article_id: str, identity: str) -> tuple[Rank, tuple[str, int, str]]:
        """Where a mention or claim comes when something has to be chosen."""
        return self.ranks.get(article_id, Rank(_UNDATED, article_id)), natural(identity)

    def name(self, kind: str, identity: str) -> str:
        """The id of what has this mention or claim for its anchor, such as ``E-4k7m2q``."""
        return f"{kind}-{self.codes.get(identity) or digest(identity)[:SHORT]}"


UNNAMED = Naming({}, {})
"""For what stands alone: every code is short, and articles rank by content."""


def naming(grounded: Sequence[Grounded]) -> Naming:
    """Name everything of a run."""
    events = (event.id for one in grounded for event in one.events)
    claims = (claim.id for one in grounded for claim in one.claims)
    return Naming(
        {one.article.id: ranked(one.article.id, one.article.published) for one in grounded},
        codes((*events, *claims)),
    )


def natural(identity: str) -> tuple[str, int, str]:
    """Order of the ids of one article: ``x.e2`` before ``x.e10``."""
    stem = identity.rstrip("0123456789")
    number = identity[len(stem) :]
    return stem, int(number) if number else 0, identity
