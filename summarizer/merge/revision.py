"""Whether one speaker's figure replaces another: only where the words, or the moments, say so."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from summarizer.domain.event import Claim, Quantity
from summarizer.quantity import figures, values
from summarizer.wording import sentences, shorten

_OLDER = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|prior|former|preliminary|provisional|from|instead of|"
    r"rather than|reversing|replacing|correcting|at first|first|not$|had (?:said|put|reported|stated|"
    r"given))\b",
    re.IGNORECASE,
)
_NEWER = re.compile(
    r"\b(?:now|revised|raised|updated|corrected|increased|rose|risen|climbed|grown|grew|lowered|to|but)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:revers\w+|revis\w+|correct\w+|updat\w+|rais\w+|lower\w+|increas\w+|rose|rises?|risen|climb\w+|grow[ns]?|grew|"
    r"earlier|previous\w*|initial\w*|preliminary|provisional|up from|down from|instead of|rather than|"
    r"at first|"
    r"first (?:reported|said|given|thought|announced)|jump\w*|fell|dropp\w+|not|"
    r"later (?:put|said|gave|spoke))\b",
    re.IGNORECASE,
)
_OLDER_AFTER: Final = re.compile(
    r"^[^.;,]{0,40}\b(?:(?:as|which|that)\b[^.;]{0,30}\b(?:earlier|previously|initially|first)|"
    r"(?:first|earlier|initially|previously|originally)\s+(?:reported|said|given|thought|announced|stated|feared)|"
    r"(?:reported|given|announced)\s+(?:earlier|previously|initially|at first))\b",
    re.IGNORECASE,
)
_RAISED: Final = re.compile(
    r"\b(?:rais\w+|revis\w+|updat\w+|correct\w+|increas\w+|lower\w+|reduc\w+|cut|amend\w+)\b[^.;]{0,60}\bto"
    r"(?:\s+[\w-]+){0,2}\s*$"
    r"|\b(?:revised|updated|corrected|new|latest)\s+(?:death\s+)?(?:toll|figure|count|number|tally|total)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_AT_FIRST: Final = re.compile(
    r"\b(?:had\s+)?(?:initially|earlier|previously|at first|originally)\s+"
    r"(?:said|put|reported|stated|given|announced|spoken|counted|estimated)\b"
    r"|\bhad\s+(?:said|put|reported|stated|given)\s+(?:earlier|initially|at first|previously)\b"
    r"|\b(?:an?\s+)?(?:earlier|previous|initial|preliminary|provisional)\s+(?:toll|figure|count|number|tally|total|report|estimate)s?\b",
    re.IGNORECASE,
)
_HINT: Final = re.compile(r"\b(?:new|latest|reduc|cut|amend)", re.IGNORECASE)
_UP: Final = re.compile(r"\b(?:rais|increas)\w*\b", re.IGNORECASE)
_DOWN: Final = re.compile(r"\b(?:lower|reduc|cut)\w*\b", re.IGNORECASE)
_REACH = 7
"""How many words before a figure are looked at for a word that marks it as the older or the newer."""
_QUOTED: Final = 200


class Revision(NamedTuple):
    """One figure replaces another of the same speaker."""

    older: str
    """Id of the claim that is replaced."""
    newer: str
    reason: str


def revised(a: Claim, b: Claim) -> Revision | None:
    """Tell whether the words of one of two claims of one speaker say that it replaces the other.

    It does where one sentence gives both figures and marks one as the earlier ("reversing his earlier
    statement that 105 were killed", "raised the toll from 40 to 62"), or where a passage says of its figure
    that it corrects what was said before, or that it was said before ("had initially said").
    """
    return _in_one_sentence(a, b) or _by_its_words(a, b)


def _in_one_sentence(a: Claim, b: Claim) -> Revision | None:
    for x in a.evidence:
        for y in b.evidence:
            if x.article_id != y.article_id or not (x.start < y.end and y.start < x.end):
                continue
            passage = max((x.exact, y.exact), key=len)
            if not _CHANGE.search(passage):
                continue
            marks = (_mark(passage, a.quantity), _mark(passage, b.quantity))
            if marks[0] == marks[1]:
                continue
            a_is_older = marks[0] == "older" or (marks[1] == "newer" and marks[0] != "newer")
            old, new = (a, b) if a_is_older else (b, a)
            reason = f"the same speaker; one sentence gives both and marks the earlier: “{passage}”"
            return Revision(old.id, new.id, reason)
    return None


@lru_cache(maxsize=4096)
def _mark(passage: str, quantity: Quantity | None) -> str:
    """What the words around a figure say of it: older, newer, or nothing."""
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
        if _OLDER_AFTER.match(passage[figure.end :]):
            return "older"
        before = " ".join(passage[: figure.start].split()[-_REACH:])
        older = max((match.start() for match in _OLDER.finditer(before)), default=-1)
        newer = max((match.start() for match in _NEWER.finditer(before)), default=-1)
        if older != newer:
            return "older" if older > newer else "newer"
    return ""


def _by_its_words(a: Claim, b: Claim) -> Revision | None:
    """One of two claims, of two passages, says by itself that it is the correction or the earlier figure."""
    told = (_told(a), _told(b))
    if told[0].kind == told[1].kind:
        return None
    for (own, other), mark in (((a, b), told[0]), ((b, a), told[1])):
        if mark.kind == "newer" and _fits(own.quantity, other.quantity, mark.passage):
            how = f"the same speaker, whose passage says that it replaces an earlier figure: “{mark.passage}”"
            return Revision(other.id, own.id, how)
        if mark.kind == "older":
            how = f"the same speaker, whose passage calls its figure an earlier one: “{mark.passage}”"
            return Revision(own.id, other.id, how)
    return None


class _Mark(NamedTuple):
    kind: str
    passage: str


def _told(claim: Claim) -> _Mark:
    """What the sentence of a claim's figure says of it beyond doubt."""
    quantity = claim.quantity
    if quantity is not None:
        for evidence in claim.evidence:
            if kind := _strong(evidence.exact, quantity):
                return _Mark(kind, shorten(evidence.exact, _QUOTED))
    return _Mark("", "")


@lru_cache(maxsize=16384)
def _strong(passage: str, quantity: Quantity) -> str:
    if not _CHANGE.search(passage) and not _HINT.search(passage):
        return ""
    for span in sentences(passage):
        sentence = passage[span.start : span.end]
        for figure in figures(sentence):
            if (figure.low, figure.high) != (quantity.low, quantity.high):
                continue
            before = sentence[: figure.start]
            if _RAISED.search(before):
                return "newer"
            if _AT_FIRST.search(before) or _OLDER_AFTER.match(sentence[figure.end :]):
                return "older"
    return ""


def _fits(new: Quantity | None, old: Quantity | None, passage: str) -> bool:
    """Whether the change is in the direction that the passage says."""
    ours, theirs = _value(new), _value(old)
    if ours is None or theirs is None:
        return True
    return not ((_UP.search(passage) and ours < theirs) or (_DOWN.search(passage) and ours > theirs))


def _value(quantity: Quantity | None) -> float | None:
    if quantity is None:
        return None
    return quantity.low if quantity.low is not None else quantity.high
