"""Whether a sentence tells of another time or another incident than the news."""

from __future__ import annotations

import re

from summarizer.chronology.words import MONTHS
from summarizer.extract.offline.matching import Read
from summarizer.extract.offline.words import words

_MONTH = "|".join(MONTHS)
_ELSEWHERE = re.compile(
    rf"\b(?:last (?:year|month|week|summer|fall|spring|winter|{_MONTH})|in (?:{_MONTH})(?! \d)|"
    r"(?:years?|months?|decades?) (?:ago|earlier|before)|"
    r"(?:spate|string|series|wave|rash) of (?:\w+ )?(?:violence|shootings|killings|homicides|murders)|"
    r"earlier this (?:month|year)|this month|on that occasion|previous(?:ly)?|"
    r"(?:another|separate|unrelated|different|other|similar) (?:\w+ )?"
    r"(?:shooting|incident|case|attack|homicide|crash|killing|war)s?|"
    r"(?:so far )?this year|since the (?:start|beginning)|in the past|statistics|nationwide|every year|"
    r"each year|per year|a year|(?:in|of|since|from|during) (?:(?:the )?\w+ )?(?:19|20)\d\d(?:s\b)?)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"(?:(?:hours|days|weeks) )?(?:earlier|previously|before that),", re.IGNORECASE)
"""What a sentence begins with that goes back."""
_NOT_NOW = re.compile(
    r"\b(?:(?:alone|so far) this year|this year alone|(?:each|every) year|"
    r"(?:came|comes) (?:\w+ ){0,2}(?:days|weeks|months|years) after)\b",
    re.IGNORECASE,
)
"""What counts more than what an article reports, or compares it with what went before."""
_GOES_ON = re.compile(
    r"\b(?:the (?:fighting|war|conflict|clashes|violence|attack|shooting|crash)|"
    r"(?:the|an?|that) (?:\w+ )?(?:truce|ceasefire|peace (?:deal|treaty|accord))|"
    r"the (?:following|next) (?:day|night|week|month)|"
    r"under the (?:deal|agreement|accord|treaty))\b",
    re.IGNORECASE,
)
"""What a sentence says that goes on with what the one before it told."""
_WHEN = re.compile(r"\b(?:since|in|from|of|until) (?:\w+ )?(?P<year>(?:19|20)\d\d),? when\b")
_COMPARED = re.compile(r"(?:,? which\b|\b(?:heaviest|worst|largest|deadliest|biggest)\b).*", re.IGNORECASE)
"""What a sentence says of other times only to compare."""


class Elsewhere:
    """Which sentences of an article tell of another time or incident; each looked at once, when asked for."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._known: dict[int, bool] = {}

    def tells(self, number: int) -> bool:
        """Whether a sentence has words for another time or incident, or goes on with one that does."""
        if number not in self._known:
            self._known[number] = self._tells(number)
        return self._known[number]

    def _tells(self, number: int) -> bool:
        text = self._read.lines[number].text
        if self.surely(number) or _ELSEWHERE.search(without_comparison(text)) is not None:
            return True
        return self.goes_on(number) and self.tells(number - 1)

    def then(self, number: int, at: int) -> str | None:
        """The year of which a clause is that stands at a place of a sentence: "in 1959, when nine died"."""
        line = self._read.lines[number]
        found = list(_WHEN.finditer(self._read.text, line.start, at)) if "when" in line.words else []
        return found[-1]["year"] if found else None

    def surely(self, number: int) -> bool:
        """Whether a sentence cannot be on what the article reports, even where it tells of harm first."""
        text = self._read.lines[number].text
        return _EARLIER.match(text) is not None or _NOT_NOW.search(text) is not None

    def goes_on(self, number: int) -> bool:
        """Whether a sentence goes on with what the one before it in its paragraph tells."""
        line = self._read.lines[number]
        before = self._read.lines[number - 1] if number else None
        if before is None or "\n" in self._read.text[before.end : line.start]:
            return False
        dated = any(words().sorts.get(word) == "time" for word in line.words)
        return not dated and _GOES_ON.search(line.text) is not None


def without_comparison(sentence: str) -> str:
    """A sentence up to where it compares: "the worst clashes since the war last year" are of now."""
    return _COMPARED.sub("", sentence)
