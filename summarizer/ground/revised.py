"""Sentences that say which figure replaced which: held against the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from summarizer.domain.event import Claim
from summarizer.domain.story import LedgerEntry, LedgerRow
from summarizer.ground.passage import figures

_TO_OLD: Final = re.compile(
    r"\b(?:from|replac\w+|instead of|rather than|earlier|previous\w*|initial\w*|supersed\w+|revers\w+)\b",
    re.IGNORECASE,
)
"""Words after which the figure that was replaced is told."""
_TO_NEW: Final = re.compile(
    r"\b(?:later|then|now|(?:revised|raised|increased|lowered|corrected|changed|updated)(?: \w+){0,3}? to)\b",
    re.IGNORECASE,
)
_UP: Final = re.compile(r"\b(?:up from|raised|increased|higher than)\b", re.IGNORECASE)
_DOWN: Final = re.compile(r"\b(?:down from|lowered|reduced|lower than)\b", re.IGNORECASE)


class _Pair(NamedTuple):
    old: LedgerEntry
    new: LedgerEntry


def misrevised(text: str, claims: Sequence[Claim], rows: Sequence[LedgerRow]) -> str | None:
    """What a sentence says of a revision that the ledger does not, in plain words; null if nothing.

    Args:
        text: The sentence.
        claims: The claims that it rests on.
        rows: The ledger of its episode.
    """
    for old, new in _pairs(claims, rows):
        before, after = _value(old), _value(new)
        if before is None or after is None or before == after:
            continue
        for cue, wrong in ((_TO_OLD, after), (_TO_NEW, before)):
            for match in cue.finditer(text):
                following = _first(text[match.end() :])
                if following is not None and wrong in following and not {before, after} <= set(following):
                    return f"it tells “{old.phrase}” and “{new.phrase}” the wrong way round"
        if (_UP.search(text) and after < before) or (_DOWN.search(text) and after > before):
            return f"“{new.phrase}” is not {'above' if after < before else 'below'} “{old.phrase}”"
    return None


def _pairs(claims: Sequence[Claim], rows: Sequence[LedgerRow]) -> Iterator[_Pair]:
    ids = {claim.id for claim in claims}
    for row in rows:
        own = {entry.id: entry for entry in row.entries if ids.intersection(entry.claim_ids)}
        for old in own.values():
            if old.superseded_by in own:
                yield _Pair(old, own[old.superseded_by or ""])


def _value(entry: LedgerEntry) -> float | None:
    return entry.low if entry.low is not None else entry.high


def _first(text: str) -> tuple[float, ...] | None:
    """The values of the first amount of a text."""
    return next((figure.readings for figure in figures(text) if figure.readings), None)
