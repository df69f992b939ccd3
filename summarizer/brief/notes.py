"""What a reader must know of a sentence besides its words: nobody named, nothing done yet, text damaged."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from summarizer import wording
from summarizer.brief.plan import Group
from summarizer.domain.event import UNNAMED_SPEAKER, UNSUPPORTED_SPEAKER
from summarizer.domain.terms import Status

DAMAGED = "damaged passage"
_STATUSES = {
    Status.ALLEGED: "alleged",
    Status.PLANNED: "planned or offered, not reported as done",
    Status.DENIED: "denied",
}
_PLANNED = re.compile(
    r"plan|expect|offer|propos|promis|pledg|vow|invit|\bwill\b|would|schedul|want|intend|\bdue\b"
    r"|\b(?:set|is|are|was|were) to\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"den(?:y|ied|ies)", re.IGNORECASE)
_PLAIN: Final[Mapping[Status, Callable[[str], object]]] = {
    Status.ALLEGED: wording.alleges,
    Status.PLANNED: _PLANNED.search,
    Status.DENIED: _DENIED.search,
}
"""Whether a title's words make its status plain."""
_SPEAKERS = {
    UNNAMED_SPEAKER: "the article does not name the speaker",
    UNSUPPORTED_SPEAKER: "the speaker could not be vouched for",
}


def of(group: Group) -> str | None:
    """How sure a group's sentence is, where that is not plain from its words; null where it is."""
    claims = group.claims
    notes = [
        _STATUSES[event.status]
        for event in group.events
        if event.status in _STATUSES and not _PLAIN[event.status](event.title)
    ]
    counts = [claim for claim in claims if claim.quantity is not None]
    if counts and all(claim.speaker is None for claim in counts):
        notes.append("no source named")
    notes += [words for flag, words in _SPEAKERS.items() if any(flag in claim.flags for claim in claims)]
    if any(claim.damaged for claim in claims):
        notes.append(DAMAGED)
    return "; ".join(dict.fromkeys(notes)) or None
