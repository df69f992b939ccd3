"""Whom a sentence means by the "he" or "the ministry" that speaks in it.

Only what can be one alone is resolved: a wrong speaker is worse than none. "It" never is: a statement, a
country and a ministry are all "it".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from summarizer import names
from summarizer.extract.offline.lines import one_line
from summarizer.extract.offline.matching import Read, Sentence
from summarizer.extract.offline.naming import Phrase
from summarizer.extract.offline.speakers import whole
from summarizer.extract.offline.ties import behind_ties
from summarizer.extract.offline.words import words

_SUBJECT = re.compile(
    r"(?P<who>he|she|the (?:[a-z-]+ ){0,2}?(?P<head>[a-z]+))"
    r"(?= (?:has |had |also |later |then |further |earlier )*"
    r"(?:[a-z]+ed|said|says|told|wrote|was|were|is|will|would|made|held|gave|spoke)\b)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r",[”\"]? (?P<who>he|she|the (?P<head>[a-z]+)) "
    r"(?:said|added|says|explained|told [a-z ]{3,20}|wrote|noted)\b[^,.;“”]{0,40}\.?[”\"]?\s*\Z",
    re.IGNORECASE,
)
_PAPER = re.compile(r"According to (?P<who>(?:the|this|that) (?:statement|report)),", re.IGNORECASE)
_BODIES = frozenset(
    """
    ministry government army military police department agency office council commission committee court
    bank company union party group organization organisation authority authorities administration parliament
    league federation association university hospital airline service bureau force forces firm statement
    """.split()  # noqa: SIM905 - a table of words
)
"""Words for those who speak as one."""
_OFFICES = frozenset(
    """
    president minister spokesman spokeswoman spokesperson mayor governor secretary chancellor ambassador
    general chief director senator king queen pope bishop leader premier commissioner sheriff prosecutor judge
    lawyer attorney coach
    """.split()  # noqa: SIM905 - a table of words
)
_LEADERS = frozenset({"president", "premier", "minister", "chancellor", "king", "queen"})
_REACH = 2
"""Sentences back in which a pronoun finds whom it means."""
_FAR = 5
"""The same for a word that names an office or a body."""
_NAMES = 3
"""Words of a person's name, at most."""


class Referent(NamedTuple):
    """Whom words mean. Offsets in the article's text."""

    start: int
    end: int
    name: str
    """As printed where they are named."""
    number: int
    """The sentence that names them."""


class _Named(NamedTuple):
    number: int
    name: str
    heads: frozenset[str]
    """Its words in small letters."""
    person: bool
    opens: bool
    """Whether its sentence begins with it."""
    speaks: bool


class Referents:
    """Finds whom sentences mean, once for an article."""

    def __init__(self, read: Read, found: Mapping[int, Sentence]) -> None:
        self.read = read
        self.found = found
        self._named: dict[int, list[_Named]] = {}
        self._resolved: dict[int, Referent | None] = {}

    def of(self, number: int) -> Referent | None:
        """Whom the pronoun or the office means with which a sentence begins, or that speaks at its end."""
        if number not in self._resolved:
            self._resolved[number] = self._resolve(number)
        return self._resolved[number]

    def _resolve(self, number: int) -> Referent | None:
        line = self.read.lines[number]
        if line.heading:
            return None
        text = line.text
        match = _SUBJECT.match(text, behind_ties(text))
        behind = None if match else _BEHIND.search(text)
        match = match or behind
        if match is None:
            return self._paper(number)
        head = (match["head"] or "").lower()
        who = match["who"].lower()
        if behind is not None and any(one.person for one in self._printed(number)):
            return None
        found = self._called(number, head, who) if head else self._person(number)
        if found is None:
            return None
        start, end = match.span("who")
        return Referent(line.start + start, line.start + end, found.name, found.number)

    def _paper(self, number: int) -> Referent | None:
        """Whose statement "the statement" is: that of the only one who speaks in the sentence before."""
        line = self.read.lines[number]
        match = _PAPER.match(line.text)
        if match is None or number <= self.read.title:
            return None
        speaking = [one for one in self._named_in(number - 1) if one.speaks]
        if len({one.name for one in speaking}) != 1:
            return None
        start, end = match.span("who")
        return Referent(line.start + start, line.start + end, speaking[0].name, speaking[0].number)

    def _person(self, number: int) -> _Named | None:
        """The only person whom the sentences before name, or who spoke in the one just before."""
        people = [one for one in self._before(number, _REACH) if one.person]
        surnames = {one.name.split()[-1].casefold() for one in people}
        if len(surnames) == 1:
            return max(people, key=lambda one: len(one.name.split()))
        last = [one for one in people if one.number == number - 1]
        speaking = [one for one in last if one.speaks and one.opens]
        return speaking[0] if len(speaking) == 1 == len(last) else None

    def _called(self, number: int, head: str, who: str) -> _Named | None:
        """The only one before whose name has the word: of "the ministry", the last one told of."""
        if head not in _BODIES and head not in _OFFICES:
            return None
        if head == "leader":
            return self._leader(number, who)
        before = [one for one in self._before(number, _FAR) if head in one.heads and one.name.lower() != who]
        before = [one for one in before if any(word[:1].isupper() for word in one.name.split()[1:])]
        if len({names.key(one.name) for one in before}) == 1:
            return before[-1]
        last = [one for one in before if one.number == number - 1]
        return last[-1] if len({names.key(one.name) for one in last}) == 1 else None

    def _leader(self, number: int, who: str) -> _Named | None:
        """The only president or prime minister of a country, for "the Peruvian leader"."""
        country = names.party(who.title())
        if country is None:
            return None
        before = [
            one for one in self._before(number, _FAR) if one.person and not one.heads.isdisjoint(_LEADERS)
        ]
        before = [one for one in before if names.party(one.name) == country]
        return before[-1] if len({one.name.split()[-1] for one in before}) == 1 else None

    def _before(self, number: int, reach: int) -> list[_Named]:
        """Whom the sentences before name, the nearest last; headings are none of them."""
        return [one for n in range(max(self.read.title, number - reach), number) for one in self._named_in(n)]

    def _named_in(self, number: int) -> list[_Named]:
        if number not in self._named:
            found = self._printed(number)
            if (meant := self.of(number)) is not None:
                lows = frozenset(meant.name.lower().split())
                person = _is_person(meant.name, None, lows)
                found.append(_Named(number, meant.name, lows, person, opens=True, speaks=True))
            self._named[number] = found
        return self._named[number]

    def _printed(self, number: int) -> list[_Named]:
        sentence = self.found.get(number)
        if sentence is None or sentence.line.heading or number < self.read.title:
            return []
        spans: dict[int, tuple[int, Phrase, bool]] = {}
        for match in sentence.matches:
            if match.pattern.role == "speech" and (span := whole(match, sentence)) is not None:
                spans[span[0]] = span[1], match.slots["speaker"][0].phrase, True
        taken = [(start, end) for start, (end, _, _) in spans.items()]
        for phrase in sentence.parsed.phrases:
            inside = any(start <= phrase.start < end for start, end in taken)
            if not inside and phrase.kind in "PNT" and not sentence.line.quotes(phrase.start, phrase.end):
                spans.setdefault(phrase.start, (phrase.end, phrase, False))
        found: list[_Named] = []
        opening = sentence.line.start + behind_ties(sentence.line.text)
        for start in sorted(spans):
            end, phrase, speaks = spans[start]
            name = one_line(self.read.text[start:end]).strip(" ,")
            lows = frozenset(name.lower().replace("’s", "").split())
            if any(char.isupper() for char in name):
                person = _is_person(name, phrase, lows)
                if person or names.party(name) is not None or not lows.isdisjoint(_BODIES):
                    found.append(_Named(number, name, lows, person, start <= opening, speaks))
        return found


def _is_person(name: str, phrase: Phrase | None, lows: frozenset[str]) -> bool:
    """Whether a name is one of a person: with an office, or two names that no country, body or place has."""
    if not lows.isdisjoint(_BODIES) or lows & words().places:
        return False
    if lows & _OFFICES:
        return True
    if names.party(name) is not None:
        return False
    if phrase is not None and phrase.kind == "P":
        return phrase.name is not None
    parts = [part for part in name.split() if part[:1].isupper()]
    return len(parts) == len(name.split()) and 1 <= len(parts) <= _NAMES
