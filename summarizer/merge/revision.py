"""Whether one speaker's figure replaces another: only where the words, or the dates, say so."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.domain.event import Claim
from summarizer.merge.asof import AsOf
from summarizer.quantity import figures, values

_OLDER = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|prior|former|preliminary|provisional|from|instead of|"
    r"rather than|reversing|replacing|correcting|had (?:said|put|reported|stated|given))\b",
    re.IGNORECASE,
)
_NEWER = re.compile(
    r"\b(?:now|revised|raised|updated|corrected|increased|rose|risen|climbed|grown|grew|lowered|to)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:revers\w+|revis\w+|correct\w+|updat\w+|rais\w+|lower\w+|increas\w+|rose|risen|climb\w+|grow[ns]?|grew|"
    r"earlier|previous\w*|initial\w*|preliminary|provisional|up from|down from|instead of|rather than)\b",
    re.IGNORECASE,
)
_REACH = 7
"""How many words before a figure are looked at for a word that marks it as the older or the newer."""


class Revision(NamedTuple):
    """One figure replaces another of the same speaker."""

    older: str
    """Id of the claim that is replaced."""
    newer: str
    reason: str


def revised(a: Claim, b: Claim, day_a: AsOf, day_b: AsOf) -> Revision | None:
    """Tell whether one of two claims of one speaker replaces the other.

    It does where one sentence gives both figures and marks one as the earlier ("reversing his earlier
    statement that 105 were killed", "raised the toll from 40 to 62"), or where both say as of which day
    they are and the days differ.
    """
    if (found := _in_one_sentence(a, b)) is not None:
        return found
    if day_a.stated and day_b.stated and day_a.day and day_b.day and day_a.day != day_b.day:
        (older, old), (newer, new) = sorted(((day_a, a), (day_b, b)), key=lambda pair: str(pair[0].day))
        return Revision(old.id, new.id, f"the same speaker, as of {newer.text} after {older.text}")
    return None


def _in_one_sentence(a: Claim, b: Claim) -> Revision | None:
    for x in a.evidence:
        for y in b.evidence:
            if x.article_id != y.article_id or not (x.start < y.end and y.start < x.end):
                continue
            passage = max((x.exact, y.exact), key=len)
            marks = (_mark(passage, a), _mark(passage, b))
            if marks[0] == marks[1] or not _CHANGE.search(passage):
                continue
            a_is_older = marks[0] == "older" or (marks[1] == "newer" and marks[0] != "newer")
            old, new = (a, b) if a_is_older else (b, a)
            return Revision(old.id, new.id, f"one sentence gives both and marks the earlier: “{passage}”")
    return None


def _mark(passage: str, claim: Claim) -> str:
    """What the words before a claim's figure say of it: older, newer, or nothing."""
    quantity = claim.quantity
    assert quantity is not None
    for figure in figures(passage):
        old, to, new = figure.phrase.partition(" to ")
        if to and old.casefold().startswith("from ") and quantity.low is not None:
            if quantity.low in values(old):
                return "older"
            if quantity.low in values(new):
                return "newer"
        if (figure.low, figure.high) != (quantity.low, quantity.high):
            continue
        before = " ".join(passage[: figure.start].split()[-_REACH:])
        older = max((match.start() for match in _OLDER.finditer(before)), default=-1)
        newer = max((match.start() for match in _NEWER.finditer(before)), default=-1)
        if older != newer:
            return "older" if older > newer else "newer"
    return ""
