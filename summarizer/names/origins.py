"""Who first said it: one name for a ministry, its spokeswoman, and the agency that quotes her."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from summarizer.domain.event import Claim
from summarizer.domain.terms import ClaimKind
from summarizer.names.compare import key, same
from summarizer.names.outlets import is_outlet, quoted_by, wire_service
from summarizer.names.profile import profile

_AFTER: Final = r"\s*,\s*(?P<after>(?:the\s+|an?\s+)?[^,.;:“”\"]{3,80})"
_ANYBODY: Final = re.compile(
    r"\b(?:eye)?witness(?:es)?\b|\b(?:residents?|survivors?|sources?|experts?|analysts?|observers?|locals?|relatives?|"
    r"villagers?|neighbou?rs?|passers-?by|bystanders?|activists?|reports?|media|someone|lawyers?)\b",
    re.IGNORECASE,
)
_OFFICE: Final = re.compile(
    r"\b(?:minist\w+|governments?|president\w*|office|institute|agency)\b", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def is_anybody(speaker: str) -> bool:
    """Whether a name says only what kind of people speak: two articles' "witnesses" are not the same ones."""
    words = speaker.split()
    return (
        bool(_ANYBODY.search(speaker))
        and not _OFFICE.search(speaker)
        and not any(word[:1].isupper() for word in words[1:])
    )


def origins(claims: Iterable[Claim]) -> dict[str, str | None]:
    """By claim id, the canonical name of who first said it; null for the article's own voice.

    Two outlets that quote one ministry are that ministry; an office and its holder are one, and so are a
    body and its spokesman; two people of one family name are two.
    """
    claims = list(claims)
    names = {claim.id: _speaker(claim) for claim in claims}
    canonical = _canonical(sorted({name for name in names.values() if name is not None}))
    return {claim.id: canonical[name] if (name := names[claim.id]) else None for claim in claims}


def independent(names: Iterable[str]) -> int:
    """How many origins do not depend on each other: a country that speaks may be its ministry."""
    found = set(names)
    bodies = {name.partition("/")[0] for name in found if "/" in name}
    return len({name for name in found if name not in bodies})


_ASSERTING: Final = frozenset(
    {ClaimKind.COUNT, ClaimKind.FACT, ClaimKind.CAUSE, ClaimKind.RESPONSIBILITY, ClaimKind.DENIAL}
)


def voices(firsts: Mapping[str, str], wires: Mapping[str, str | None]) -> dict[str, str]:
    """By article id, whose text it is: a wire service's, that of the first of its copies, or its own.

    Args:
        firsts: By article id, the one that stands for it and its copies.
        wires: By article id, the wire service that it credits; one that any of its copies credits counts.
    """
    credited: dict[str, str] = {}
    for identity in sorted(firsts):
        if (service := wires.get(identity)) is not None:
            credited.setdefault(firsts[identity], service)
    return {identity: credited.get(first, first) for identity, first in firsts.items()}


def telling(
    own_voices: Mapping[str, str], claims: Iterable[Claim], origin_of: Mapping[str, str | None]
) -> int:
    """How many independent origins tell of a thing.

    An article that tells it in its own voice is one, whomever it quotes besides; one that only passes on
    what others assert stands for those; copies are one.

    Args:
        own_voices: By id of each article that tells of it, whose text it is.
        claims: What is claimed of it.
        origin_of: By claim id, who first said it.
    """
    said: dict[str, set[str | None]] = {article: set() for article in own_voices}
    for claim in claims:
        if claim.kind in _ASSERTING and claim.article_id in said:
            origin = origin_of.get(claim.id)
            anybody = claim.speaker is not None and is_anybody(claim.speaker)
            said[claim.article_id].add(f"{origin} {own_voices[claim.article_id]}" if anybody else origin)
    bare = {own_voices[article] for article, found in said.items() if not found or None in found}
    named = {origin for found in said.values() if None not in found for origin in found if origin is not None}
    return len(bare - named) + independent(named)


def _speaker(claim: Claim) -> str | None:
    """The speaker with the office that the passage gives, or whom an outlet quotes."""
    if claim.speaker is None:
        return None
    return _resolved(claim.speaker, tuple(evidence.exact for evidence in claim.evidence))


@lru_cache(maxsize=8192)
def _resolved(speaker: str, passages: tuple[str, ...]) -> str:
    if is_outlet(speaker):
        return quoted_by(speaker, passages) or wire_service(speaker) or speaker
    if not profile(speaker).person or profile(speaker).spokes:
        return speaker
    for passage in passages:
        if speaker not in passage:
            continue
        match = re.search(rf"\b{re.escape(speaker)}{_AFTER}", passage)
        if match and profile(full := f"{speaker}, {match['after']}").spokes:
            return full
    return speaker


def _canonical(speakers: Sequence[str]) -> dict[str, str]:
    """One name for all that ``names.same`` joins."""
    named: dict[str, str] = {}
    taken: set[str] = set()
    for group in _joined(speakers):
        name = _name(group)
        if name in taken:  # two people of one family name
            name = " ".join(sorted(profile(group[0]).person)) or name
        taken.add(name)
        named |= dict.fromkeys(group, name)
    return named


def _joined(speakers: Sequence[str]) -> list[list[str]]:
    """The names in groups of one speaker each; only names that share a part are compared."""
    home = {speaker: speaker for speaker in speakers}

    def root(speaker: str) -> str:
        while home[speaker] != speaker:
            speaker = home[speaker]
        return speaker

    buckets: dict[str, list[str]] = defaultdict(list)
    for speaker in speakers:
        parts = profile(speaker)
        for shared in {key(speaker), *parts.entities, *parts.person[-1:], *parts.person[:1]}:
            buckets[shared].append(speaker)
    for near in buckets.values():
        for a, b in combinations(near, 2):
            if root(a) != root(b) and _one(a, b):
                first, second = sorted((root(a), root(b)))
                home[second] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for speaker in speakers:
        groups[root(speaker)].append(speaker)
    return list(groups.values())


def _one(a: str, b: str) -> bool:
    if same(a, b):
        return True
    return key(a) == key(b) and not (profile(a).person and profile(b).person)


def _name(group: Sequence[str]) -> str:
    """The name of a body before that of a person, and a short one before a long one."""
    return min((key(speaker) for speaker in group), key=lambda name: ("/" not in name, len(name), name))
