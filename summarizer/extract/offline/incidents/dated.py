"""When a sentence says that something happened."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from summarizer import chronology
from summarizer.chronology.words import MONTHS
from summarizer.domain.article import Article
from summarizer.extract.offline.incidents.lexicon import Trigger, triggers
from summarizer.extract.offline.lines import Line, Token


class When(NamedTuple):
    """A time that a sentence gives."""

    phrase: str
    edtf: str | None
    first: date | None
    last: date | None


_VERB = re.compile(r"\b(?:said|told|\w+ed)$")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be)\s+(?:\w+ly\s+)?\w+$")
_OTHER = re.compile(
    r"\b(?:scheduled|planned|set|elections?|until|before|since|as of|after|strike|anniversary|coup)\b"
    r"[^.;,]{0,20}$"
)
_TOOK_PLACE = re.compile(
    r"\b(?:occurred|took place|committed|carried out|perpetrated|staged|happened|today's)\b"
)
_DEFINITE = frozenset("the this that his her their".split())  # noqa: SIM905 - a table of words
_TOLD = 120
_PLANNED = 80
_UNDATED = 150
_YEAR = 60
"""Code points by which a time seems farther: beside another verb, of another event, undated, of a year."""


def find(article: Article, line: Line, token: Token, trigger: Trigger) -> When | None:
    """The time nearest to the word that tells of the event, unless it is that of the telling."""
    told = article.dateline.end if article.dateline else 0
    start = max(line.start, told)
    if start >= line.end or not _may_be_timed(line):
        return None
    text = article.text
    known = trigger.noun and _definite(line, token) and not _TOOK_PLACE.search(line.text.lower())
    best: tuple[float, When] | None = None
    for one in chronology.find(text, article.published, sentences=[(start, line.end)]):
        phrase = text[one.start : one.end]
        if one.kind not in {chronology.Kind.DATE, chronology.Kind.TIME}:
            continue
        if _CLOCK.fullmatch(one.time.edtf or ""):
            continue  # "at approximately 1100": no year
        if known and phrase.lower().endswith("today"):
            continue  # "The church today condemned the murder": the day of the words, not of the deed
        cost = one.start - token.start if one.start > token.start else token.start - one.end
        before = text[max(start, one.start - 40) : one.start].lower()
        cost += _TOLD * _of_another_verb(before, text[one.end : one.end + 20].lower())
        cost += _PLANNED * bool(_OTHER.search(before))
        cost += _UNDATED if one.time.edtf is None else _YEAR * ("-" not in one.time.edtf)
        if best is None or cost < best[0]:
            bounds = chronology.bounds(one.time.edtf) if one.time.edtf else chronology.Bounds(None, None)
            best = cost, When(phrase, one.time.edtf, *bounds)
    return best[1] if best else None


_CLOCK = re.compile(r"(?:0|1[0-7]|2[1-9])\d\d[~?%]?")


def _of_another_verb(before: str, after: str) -> bool:
    """Whether the verb beside a time is none that tells of violence: "said on Monday", "today condemned"."""
    before = re.sub(r"\s*(?:on|early|late)?\s*$", "", before)
    if (match := _VERB.search(before)) and match[0] not in triggers():
        return _PASSIVE.search(before) is None or match[0] in _TELLING
    following = after.split()[:1]
    return bool(following) and _VERB.fullmatch(following[0]) is not None and following[0] not in triggers()


_TELLING = frozenset(
    "reported announced learned informed confirmed stated disclosed revealed told said".split()  # noqa: SIM905
)
_TIMED = frozenset(
    """
    night morning evening noon week month year christmas easter spring summer autumn winter dawn decade last
    recent
    """.split()  # noqa: SIM905 - a table of words
).union(MONTHS)
_OTHERWISE_TIMED = re.compile(r"\d|(?:day|ago)\b")


def _may_be_timed(line: Line) -> bool:
    """Whether a sentence can hold a time at all: looking costs less than reading."""
    low = line.text.casefold()
    return any(piece in low for piece in _TIMED) or _OTHERWISE_TIMED.search(low) is not None


def _definite(line: Line, token: Token) -> bool:
    index = line.tokens.index(token)
    return any(one.low in _DEFINITE for one in line.tokens[max(0, index - 3) : index])


_SPANS = ((3, "now"), (21, "recent"), (70, "month"))
_LONG = 40


def signs(article: Article, when: When | None) -> dict[str, float]:
    """How the time lies to the publication, for the weights."""
    if when is None:
        return {"time none": 1}
    published = chronology.bounds(article.published.edtf).last if article.published else None
    if when.last is None or when.first is None or published is None:
        return {"time vague": 1}
    if (when.last - when.first).days > _LONG:
        return {"time long": 1}
    days = (published - when.last).days
    if days < 0:
        return {"time future": 1}
    return {f"time {next((name for most, name in _SPANS if days <= most), 'old')}": 1}
