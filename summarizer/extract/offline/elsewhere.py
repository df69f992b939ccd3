"""Whether a sentence tells of another time or another incident than the news."""

from __future__ import annotations

import re

from summarizer.extract.offline.matching import Sentence
from summarizer.extract.offline.words import words

_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_ELSEWHERE = re.compile(
    rf"\b(?:last (?:year|month|week|summer|fall|spring|winter|{_MONTH})|in (?:{_MONTH})(?! \d)|"
    r"(?:years?|months?|decades?) (?:ago|earlier|before)|"
    r"earlier this (?:month|year)|this month|on that occasion|previous(?:ly)?|"
    r"(?:another|separate|unrelated|different|other|similar) (?:\w+ )?"
    r"(?:shooting|incident|case|attack|homicide|crash|killing|war)s?|"
    r"(?:so far )?this year|since the (?:start|beginning)|in the past|statistics|nationwide|every year|"
    r"each year|per year|a year|(?:in|of|since|from|during) (?:(?:the )?\w+ )?(?:19|20)\d\d(?:s\b)?)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:the (?:fighting|war|conflict|clashes|violence|attack|shooting|crash)|"
    r"(?:the|an?|that) (?:\w+ )?(?:truce|ceasefire|peace (?:deal|treaty|accord)))\b",
    re.IGNORECASE,
)
"""What a sentence says that goes on with what the one before it told."""
_COMPARED = re.compile(r"(?:,? which\b|\b(?:heaviest|worst|largest|deadliest|biggest)\b).*", re.IGNORECASE)
"""What a sentence says of other times only to compare."""


def is_elsewhere(sentence: Sentence) -> bool:
    """Whether a sentence has words for another time or incident, or goes on with one that does."""
    if _ELSEWHERE.search(without_comparison(sentence.line.text)) is not None:
        return True
    before = sentence.before
    if before is None or _ELSEWHERE.search(without_comparison(before.text)) is None:
        return False
    dated = any(words().sorts.get(word) == "time" for word in sentence.line.words)
    return not dated and _GOES_ON.search(sentence.line.text) is not None


def without_comparison(sentence: str) -> str:
    """A sentence up to where it compares: "the worst clashes since the war last year" are of now."""
    return _COMPARED.sub("", sentence)
