"""Which side a person speaks for, as the articles say it next to the name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from summarizer import names
from summarizer.domain.event import Claim

_BEFORE = re.compile(r"((?:\b[A-Z][\w'’-]*\s+|of\s+|the\s+){1,6})$")
_AFTER = re.compile(r"^\s*,\s*(?:the\s+|an?\s+)?([^,.;:“”\"]{3,80})")


def with_parties(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Fill in the party of speakers whose office some passage of the run names.

    "Jane Roe, spokeswoman for the Norland Defence Ministry" and "Norland Prime Minister Jane Roe" both
    make Norland the party of Jane Roe, in this passage and in all others. A person for whom the passages
    name two parties gets none.
    """
    found: dict[str, set[str]] = {}
    for claim in claims:
        if claim.speaker and claim.party is None:
            parties = {party for e in claim.evidence if (party := office(claim.speaker, e.exact))}
            found.setdefault(names.key(claim.speaker), set()).update(parties)
        elif claim.speaker and claim.party:
            found.setdefault(names.key(claim.speaker), set()).add(claim.party)
    known: Mapping[str, str] = {
        key: next(iter(parties)) for key, parties in found.items() if len(parties) == 1
    }
    return tuple(
        claim.model_copy(update={"party": known.get(names.key(claim.speaker))})
        if claim.speaker and claim.party is None
        else claim
        for claim in claims
    )


def office(speaker: str, passage: str) -> str | None:
    """The party in the words right before or after a name: its title or its apposition."""
    if speaker not in passage:
        return None
    for match in re.finditer(rf"\b{re.escape(speaker)}\b", passage):
        before, after = _BEFORE.search(passage[: match.start()]), _AFTER.search(passage[match.end() :])
        for words in (after[1] if after else "", before[1] if before else ""):
            if party := names.party(words.strip()):
                return party
    return None
