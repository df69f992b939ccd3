"""When a sentence says that something happened."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from summarizer import chronology
from summarizer.domain.article import Article
from summarizer.extract.offline.incidents.lexicon import Trigger
from summarizer.extract.offline.lines import Line, Token


class When(NamedTuple):
    """A time that a sentence gives."""

    phrase: str
    edtf: str | None
    first: date | None
    last: date | None


_TELLING = re.compile(
    r"\b(?:reported|said|announced|stated|informed|added|indicated|declared|confirmed|learned)\W*$"
)
_TOOK_PLACE = re.compile(
    r"\b(?:occurred|took place|committed|carried out|perpetrated|staged|happened|today's)\b"
)
_DEFINITE = frozenset("the this that his her their".split())  # noqa: SIM905 - a table of words
_TOLD = 120
_UNDATED = 150
_YEAR = 60
"""Code points by which a time seems farther: beside a verb of telling, without a date, of a year alone."""


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
        if known and phrase.lower().endswith("today"):
            continue  # "The church today condemned the murder": the day of the words, not of the deed
        cost = one.start - token.start if one.start > token.start else token.start - one.end
        cost += _TOLD * bool(_TELLING.search(text[max(start, one.start - 25) : one.start].lower()))
        cost += _UNDATED if one.time.edtf is None else _YEAR * ("-" not in one.time.edtf)
        if best is None or cost < best[0]:
            bounds = chronology.bounds(one.time.edtf) if one.time.edtf else chronology.Bounds(None, None)
            best = cost, When(phrase, one.time.edtf, *bounds)
    return best[1] if best else None


_TIMED = re.compile(
    r"\d|day\b|night|morning|evening|noon|week|month|year|ago\b|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|christmas|easter|spring|summer|autumn|winter|dawn|decade|last|recent",
    re.IGNORECASE,
)


def _may_be_timed(line: Line) -> bool:
    """Whether a sentence can hold a time at all: looking costs less than reading."""
    return _TIMED.search(line.text) is not None


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
