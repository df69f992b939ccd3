"""A sentence as a statement that stands by itself: who says it first, without what ties it to its context.

Words are only left out, or moved: a statement has none that its sentence, or the one who is meant by "he",
does not have. Where nothing can be done safely it is the sentence as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from summarizer import wording
from summarizer.extract.offline.clauses import (
    DAY,
    DAYTIME,
    PAPER,
    SHORTEST,
    balanced,
    finished,
    lowered,
    needed,
    only_ties,
    without_ties,
)
from summarizer.extract.offline.lines import one_line
from summarizer.extract.offline.matching import Match, Sentence
from summarizer.extract.offline.patterns import patterns

_TAIL = re.compile(
    rf"(?:,? (?:on |late |early )?(?:{DAYTIME}|today|yesterday))?"
    rf"(?:,? {PAPER})?(?:,? (?:on )?{DAY})?[.]?\s*",
    re.IGNORECASE,
)
"""What may stand behind "..., police said" up to the end of the sentence."""
_APPOSITION = re.compile(r", (?P<what>(?:an?|the|its|his|[a-z]+)\b[^,.;:“”]{2,80})[.,]?\s*\Z")
_REVISED = re.compile(
    r",? (?:reversing|revising|correcting|updating|retracting|raising|lowering) "
    r"(?:his|her|its|their|an|the) (?:own )?(?P<when>earlier|previous|initial|first) "
    r"(?:statement|claim|report|estimate|announcement) that ",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"(?:, (?:and|but|while|whereas)|;)\Z")
"""What stands before the subject of another clause."""
_DANGLING = re.compile(
    r"(?:he|she|it|they|we|i|you|this|that|these|those|such|his|her|its|their|our|my|both|who|which|there|"
    r"here|the (?:former|latter|same|other|two|three))\b",
    re.IGNORECASE,
)
_LEADS_BACK = re.compile(
    r"\bsince then\b|\b(?:says?|said) that (?:will|would|is|was|has|had)\b|\bsuch (?!as\b)"
)
_HE_SAID = re.compile(r"\b(?:he|she|it|they) (?:said|added|says)\.?\Z")
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|our|Our|my|My|us|me|you|You|your|Your)\b(?!\.)")


@cache
def _said_when() -> re.Pattern[str]:
    """A verb of saying, and when or where it is said."""
    return re.compile(
        rf"(?P<verb>\b(?:{patterns().saying})) (?:on |late |early |late on |early on )?"
        rf"(?:{DAYTIME}|today|yesterday|{PAPER}(?: {DAY})?)"
        r"(?: (?P<that>that))?(?=[,:]? (?![.,]|\w+ed\b|(?:with|to|by|from|on|at|after)\b))",
        re.IGNORECASE,
    )


class Spoken(NamedTuple):
    """Where somebody speaks in a sentence."""

    match: Match
    full: tuple[int, int]
    """The speaker with what belongs to it; offsets in the article's text."""


def of_sentence(sentence: Sentence, spoken: Spoken | None, at: Match | None) -> str:
    """The statement of a sentence.

    Args:
        sentence: The sentence.
        spoken: Who says it, if anybody.
        at: What it is about: the rest is left out where that can be done; null: all of it.
    """
    lead = sentence.line.lead
    offset = sentence.line.start + lead
    if any(told < offset for told in _places(spoken, at)):
        lead, offset = 0, sentence.line.start
    text = sentence.line.text[lead:]
    first = None if at is None else at.start - offset
    start, stop = needed(text, first, 0 if at is None else at.end - offset)
    if spoken is None:
        made = without_ties(one_line(text[start:stop]))
    else:
        made = _Saying(text, offset, spoken, start, stop).statement(first)
    made = finished(made)
    sound = len(made.split()) >= SHORTEST and balanced(made)
    return made if sound else finished(without_ties(one_line(text)))


def _places(spoken: Spoken | None, at: Match | None) -> Iterator[int]:
    """Where what a statement is made of begins."""
    if spoken is not None:
        yield min(spoken.full[0], spoken.match.start)
    if at is not None:
        yield at.start


class _Saying:
    """A sentence in which somebody speaks. Offsets in code points of it."""

    def __init__(self, text: str, offset: int, spoken: Spoken, start: int, stop: int) -> None:
        self.text = text
        self.form = spoken.match.pattern.line
        self.first = spoken.match.start - offset
        self.last = spoken.match.end - offset
        self.full = spoken.full[0] - offset, spoken.full[1] - offset
        self.who = one_line(text[slice(*self.full)])
        self.start = start
        self.stop = stop

    def statement(self, at: int | None) -> str:
        """Who says it, and what; ``at`` is where that begins which the statement is about."""
        if at is not None and (earlier := revised(self.text, at)) is not None:
            return f"{self.who} had earlier stated that {earlier}"
        lead = self.text.find(",")
        if at is not None and self.text.startswith("According to ") and 0 < lead < self.start:
            return f"{self.text[:lead]}, {lowered(self.text[self.start : self.stop])}"
        if self.form.startswith("{speaker} [<have>] <with>"):
            return self._besides(at)
        if self.form.startswith("{speaker}"):
            return self._subject(at)
        forms = {", <behind>": self._inverted, "according to": self._according}
        return next((word for form, word in forms.items() if self.form.startswith(form)), self._plain)()

    def _plain(self) -> str:
        return without_ties(one_line(self.text[: self.stop]))

    def _besides(self, at: int | None) -> str:
        """The mayor called on the army to help, saying the road was closed."""
        if at is not None and at >= self.last:
            said = self.text[max(self.last, self.start) : self.stop].strip(" ,:")
            return f"{self.who} said {lowered(said)}"
        cut = self.text.rfind(",", 0, self.last)
        return without_ties(one_line(self.text[: cut if cut > self.first else self.stop]))

    def _according(self) -> str:
        """The road was closed, according to the mayor. -> According to the mayor, the road was closed."""
        clause = self.text[: self.first].rstrip(" ,")
        if clause and not self.text[self.last :].strip(' .”"'):
            clause = re.sub(r",([”\"])\Z", r"\1", clause[: self.stop])
            return f"According to {self.who}, {lowered(without_ties(clause))}"
        if self.start > self.last:
            return f"According to {self.who}, {lowered(self.text[self.start : self.stop])}"
        return self._plain()

    def _subject(self, at: int | None = None) -> str:
        """The road was closed, the mayor said on Monday. -> The mayor said the road was closed."""
        begin = self.full[0]
        before = self.text[:begin].rstrip()
        if before.endswith((",", ",”", ',"', "?”", "!”")) and _TAIL.fullmatch(self.text, self.last):
            clause = before if before.endswith(("”", '"')) else before.rstrip(",")
            return f"{self.who} said{_clause(clause[: self.stop])}"
        if self.start > self.last:
            return f"{one_line(self.text[begin : self.last])} {lowered(self.text[self.start : self.stop])}"
        lead = one_line(before)
        apart = at is not None and at > begin and _ANOTHER.search(before) is not None
        begins = begin if apart or (lead and only_ties(lead)) else 0
        kept = without_ties(one_line(self.text[begins : self.stop]))
        return _said_when().sub(lambda m: m["verb"] + (f" {m['that']}" if m["that"] else ""), kept, count=1)

    def _inverted(self) -> str:
        """“…,” said Ana Rojas, the minister. -> Ana Rojas, the minister, said: “….”"""
        who = self.who
        tail = self.text[self.full[1] :]
        beside = _APPOSITION.fullmatch(tail)
        if beside is not None:
            who = f"{who}, {one_line(beside['what'])},"
        elif not _TAIL.fullmatch(tail):
            return one_line(self.text)
        marked = self.text[self.first : self.first + 2] in {",”", ',"', "?”", "!”"}
        clause = self.text[: self.first + 2] if marked else self.text[: self.first].rstrip()
        colon = re.search(r":\s*(?=[“\"])", clause)
        return f"{who} said{_clause(clause if colon is None else clause[colon.end() :])}"


def _clause(clause: str) -> str:
    """What somebody said, behind the verb: with a colon where it is a quotation."""
    clause = one_line(clause).rstrip(" ,")
    opened = clause[:1] in {"“", '"'}
    if clause.endswith((",”", ',"')):
        clause = f"{clause[:-2]}.{clause[-1]}" if opened else f"{clause[:-2]}{clause[-1]}"
    if clause.endswith("”") and "“" not in clause:
        clause = f"“{clause}"
        opened = True
    return f": {clause}" if opened else f" {lowered(without_ties(clause))}"


def revised(text: str, at: int) -> str | None:
    """What a sentence says that was said before and is so no longer, where that is what stands at a place."""
    mark = _REVISED.search(text)
    return None if mark is None or at < mark.end() - 1 else one_line(text[mark.end() :])


def named(text: str, said: str, name: str) -> str:
    """A statement with the name of whom a "he" or "the ministry" in it means."""
    found = re.search(rf"\b{re.escape(said)}\b(?!’s|'s)", text, re.IGNORECASE)
    if found is None:
        return text
    if found.start():
        name = wording.small_article(name)
    return finished(text[: found.start()] + name + text[found.end() :])


def stands_alone(text: str) -> bool:
    """Whether a statement needs no other to be understood: nobody is only "he", nothing is asked of "you"."""
    outside = re.sub(r"“[^“”]*”|\"[^\"]*\"", "“”", text)
    wanting = (_DANGLING.match, _LEADS_BACK.search, _HE_SAID.search, _FIRST_PERSON.search)
    if outside.endswith("?") or any(look(outside) for look in wanting):
        return False
    return balanced(text) and len(text.split()) >= SHORTEST
