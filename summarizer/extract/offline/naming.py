"""Who or what a phrase names: a person, several people, a name, a number, something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from summarizer import names, wording
from summarizer.extract.offline.lines import lower, unowned
from summarizer.extract.offline.words import Gender, words

Kind = Literal["P", "G", "N", "Q", "D", "W", "T"]
"""A person, several people, a name, a pronoun for a person, a bare number, a time, anything else."""
_AGE = re.compile(r"(\d{1,3})-(?:year|month|week|day)s?-old")
_OLD = re.compile(r"(?:year|month|week|day)s?(?:-old(?:-\w+)?| old\b)")
"""Behind the number of an age that is no one word: "a 22 year-old man", "a 22 year old man"."""


class Phrase(NamedTuple):
    """A run of words that names somebody or something. Offsets in code points of the article's text."""

    kind: Kind
    start: int
    end: int
    words: tuple[str, ...]
    """In small letters."""
    head: str | None
    """The word for a person, or for people."""
    gender: Gender | None
    number: float | None
    """How many people, where that is printed or one is meant."""
    name: str | None
    """The name in it, as printed."""
    age: int | None
    definite: bool
    """"the man", "his wife": somebody who was told of."""
    extra: bool
    """"another man", "a second man": somebody who was not."""

    @property
    def single(self) -> bool:
        """Whether it counts somebody and says no more than who: "a soldier"."""
        return self.kind == "P" and self.words[0] in {"a", "an", "one"} and not self.extra


def phrase(texts: tuple[str, ...], start: int, end: int, *, capitals: bool) -> Phrase:
    """What a run of words names.

    Args:
        texts: The words as printed, at least one.
        start: Where the first begins.
        end: Where the last ends.
        capitals: Whether the whole text is in capitals, so that they mark no name.
    """
    told = _analysed(texts, capitals)
    return Phrase._make((told[0], start, end, *told[3:]))


class _Word(NamedTuple):
    """A word without its place, and what it tells by itself."""

    text: str
    low: str
    closed: bool
    """Whether it is of the words that are never part of what names somebody."""
    human: bool
    counts: bool
    """Whether it is a number, or written with a hyphen as some are."""
    capital: bool
    """Whether it is written as a word of a name."""
    plain: bool
    """Whether it is no part of a name, no number, and no word for people."""


@lru_cache(maxsize=32768)
def _word(text: str) -> _Word:
    low = lower(text)
    closed = low in words().sorts
    counts = low in words().numbers or low[0].isdigit() or "-" in low
    capital = text[0].isalpha() and text[0].isupper() and not text.rpartition("-")[2].islower()
    people = human(low)
    plain = not (counts or people or (text[0].isupper() and not closed))
    return _Word(text, low, closed, people, counts, capital, plain)


@lru_cache(maxsize=32768)
def _analysed(texts: tuple[str, ...], capitals: bool) -> Phrase:
    """A phrase without its place: many phrases of a text come again."""
    tokens = list(map(_word, texts))
    lows = tuple([token.low for token in tokens])
    first = lows[0]
    if len(lows) == 1 and (first == "her" or words().sorts.get(first) == "pronoun"):
        gender = _PRONOUNS.get(first)
        number = None if first in {"they", "them"} else 0.0 if first == "nobody" else 1.0
        return Phrase("Q", 0, 0, lows, None, gender, number, None, None, definite=True, extra=False)
    extra = _is_extra(lows)
    definite = first in _DEFINITE or first.endswith("'s")
    special = [at for at, token in enumerate(tokens) if not token.plain]
    if not special and lows not in _ONE_MORE:
        nobody = 0.0 if first in _NOBODY else None
        return Phrase("T", 0, 0, lows, None, None, nobody, None, None, definite=definite, extra=extra)
    head_at = next((at for at in reversed(special) if _heads(tokens, at)), None)
    number, counted, age = None, False, None
    counts = named = False
    for at in special:
        counts = counts or tokens[at].counts
        named = named or tokens[at].capital
    if counts:
        aged = next(
            (at for at in special if lows[at].isdigit() and _OLD.match(" ".join(lows[at + 1 :]))), None
        )
        until = len(lows) if head_at is None else head_at + 1
        number, counted = _number(tokens, until if aged is None else min(aged, until))
        age = next((int(m[1]) for m in map(_AGE.match, lows) if m), None)
        if age is None and aged is not None:
            age = int(lows[aged])
    name = _name(tokens, capitals=capitals) if named else None
    plural = False
    if head_at is None:
        kind = _kind(tokens, name, counted=counted, aged=age is not None, capitals=capitals)
        head, gender = lows[-1] if kind == "G" else None, None
    else:
        head, gender, plural = _head(lows, head_at)
        kind = "G" if plural or (number or 0) > 1 else "P"
    if first in _NOBODY:
        number = 0.0
    elif kind in "PN" and not counted:
        number = 1.0
    elif plural and not counted:
        number = 2.0 if first == "both" else None
    return Phrase(kind, 0, 0, lows, head, gender, number, name, age, definite=definite, extra=extra)


def _is_extra(lows: tuple[str, ...]) -> bool:
    """Whether a phrase tells of somebody more: "another man", but not "more than a man"."""
    return not _EXTRA.isdisjoint(lows) and any(
        low in _EXTRA and (low, *lows[at + 1 : at + 2]) != ("more", "than") for at, low in enumerate(lows)
    )


def _head(lows: Sequence[str], at: int) -> tuple[str, Gender | None, bool]:
    """The word for people, the gender that the phrase tells, and whether it means several."""
    known = words()
    head = lows[at].removesuffix("'s")
    if head not in known.people and head not in known.groups:  # "year-old-man"
        head = head.rpartition("-")[2]
    gender = known.groups.get(head) or known.people.get(head)
    if gender is None:
        gender = next((known.people[low] for low in lows if known.people.get(low)), None)
    return head, gender, head in known.groups


def _kind(tokens: Sequence[_Word], name: str | None, *, counted: bool, aged: bool, capitals: bool) -> Kind:
    """What a phrase without a word for people names."""
    lows = [token.low for token in tokens]
    known = words()
    last = tokens[-1].text
    if tuple(lows) in _ONE_MORE:
        return "P"
    if (
        counted
        and not (len(lows) == 1 and _YEAR.fullmatch(lows[0]))
        and all(
            low in known.numbers or low[0].isdigit() or low in _COUNTING or low in {"a", "the", "all"}
            for low in lows
        )
    ):
        return "D"
    if aged:
        return "P"
    if counted and last[:1].isupper() and last.endswith("s") and not capitals and names.party(last):
        return "G"
    named = name is not None and not counted and (capitals or last[:1].isupper())
    return "N" if named and lows[-1] not in known.things else "T"


_YEAR = re.compile(r"(?:19|20)\d\d")
_PRONOUNS: dict[str, Gender] = {"he": "man", "him": "man", "she": "woman", "her": "woman"}


_EXTRA = frozenset("another second third fourth fifth other others additional more".split())  # noqa: SIM905
_ONE_MORE = {("another",), ("a", "second"), ("a", "third"), ("a", "fourth")}
_NOBODY = frozenset("no none neither zero nobody".split())  # noqa: SIM905 - a table of words
_DEFINITE = frozenset("the his her its their this that these those our my your".split())  # noqa: SIM905
_COUNTING = frozenset(
    """
    at least more than about nearly almost some up to as many other others another more dead total around
    """.split()  # noqa: SIM905 - a table of words
)


_ADJECTIVES = frozenset({"other", "minor", "general", "private", "individual", "juvenile", "female", "male"})
"""Words for people that before another word are no such."""


def _heads(tokens: Sequence[_Word], at: int) -> bool:
    word = tokens[at]
    last = at == len(tokens) - 1
    return word.human and (last or not (word.low in _ADJECTIVES or word.low.endswith("'s")))


@lru_cache(maxsize=16384)
def human(low: str) -> bool:
    """Whether a word in small letters is one for a person or for people, alone or behind a hyphen."""
    known = words()
    low = low.removesuffix("'s")
    if low in known.people or low in known.groups:
        return True
    base = low.rpartition("-")[2]
    return base != low and (base in known.people or base in known.groups)


_SCALES = frozenset({"hundred", "thousand", "dozen"})


def _number(tokens: Sequence[_Word], end: int) -> tuple[float | None, bool]:
    """The number of a phrase before its word for people, and whether one is printed."""
    known = words()
    total = group = 0.0
    found = vague = False
    for token in tokens[:end]:
        low = token.low
        if low in known.numbers:
            value = known.numbers[low]
            found = True
            if value is None:
                vague = True
            elif low in _SCALES:
                group = max(1.0, group) * value
            else:
                group += value
            if low == "thousand":
                total, group = total + group, 0.0
        elif low[0].isdigit() and low.replace(",", "").isdigit():
            found = True
            group += float(low.replace(",", ""))
        elif "-" in low:
            tens, _, units = low.partition("-")
            if known.numbers.get(tens) and known.numbers.get(units):
                found = True
                group += (known.numbers[tens] or 0) + (known.numbers[units] or 0)
    return (total + group if found and (total + group or not vague) else None), found


def _name(tokens: Sequence[_Word], *, capitals: bool) -> str | None:
    """The longest run of words in capitals that is no word for a person by office alone."""
    best: tuple[int, int] | None = None
    heads = [index for index, token in enumerate(tokens) if token.human]
    at = heads[-1] if heads and not tokens[heads[-1]].low.endswith("'s") else 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and _named(tokens[end], capitals=capitals, first=end == at):
            end += 1
        named = any(not (word.human or word.closed) for word in tokens[at:end])
        if named and (best is None or end - at >= best[1] - best[0]):
            best = (at, end)
        at = end + 1 if end == at else end
    if best is None:
        return None
    start, stop = best
    while start < stop - 1 and (tokens[start].human or tokens[start].closed):
        start += 1
    name = " ".join([token.text for token in tokens[start:stop]])
    return unowned(name)


def _named(word: _Word, *, capitals: bool, first: bool) -> bool:
    if capitals:
        return word.capital and not (word.closed or word.human or wording.is_common(word.low))
    return word.capital and not (word.closed and first)
