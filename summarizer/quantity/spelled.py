"""Numbers written in words: "twenty-one", "half a million", "several hundred"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from summarizer.quantity.numeral import (
    FRACTIONS,
    ORDINALS,
    SCALES,
    TENS,
    UNITS,
    VAGUE_PLURALS,
    VAGUE_WORDS,
    Numeral,
)

WORD: Final = r"[^\W\d_]+(?:['’][^\W\d_]+)?"
_WORD: Final = re.compile(WORD)
_GAP: Final = re.compile(r"[\s\-‐‑]{1,3}")
_AS_BEFORE: Final = re.compile(r"\b(?:as|so|how|too|not|that)\s+$", re.IGNORECASE)
_ARTICLES: Final = frozenset({"a", "an"})
STARTS: Final = (
    frozenset({"a", "an", "half", "quarter", "both", "pair", "nil", *UNITS, *TENS, *SCALES})
    | VAGUE_PLURALS
    | VAGUE_WORDS
)
"""Words in small letters with which a number can begin."""
_LONGEST: Final = 16
"""More words than any number has."""


class _Run(NamedTuple):
    """Words joined by spaces or hyphens, of which the first ones may be a number."""

    words: list[str]
    spans: list[tuple[int, int]]

    def at(self, index: int) -> str:
        return self.words[index] if index < len(self.words) else ""

    def numeral(
        self,
        count: int,
        value: float | None,
        *,
        scale: float = 1.0,
        ordinal: bool = False,
        fraction: bool = False,
    ) -> Numeral:
        start, end = self.spans[0][0], self.spans[count - 1][1]
        return Numeral(start, end, value, digits=False, ordinal=ordinal, fraction=fraction, scale=scale)


def from_words(text: str, match: re.Match[str]) -> Numeral | None:
    """Return the number that begins with the word at ``match``, if one does."""
    first = match.group().lower()
    if first not in STARTS:
        return None
    if first in {"many", "few"} and _AS_BEFORE.search(text, max(0, match.start() - 6), match.start()):
        return None
    run = _run(text, match)
    if run.words[:2] == ["one", "another"]:
        return None
    return _halved(run) or _fraction(run) or _plain(run) or _vague(run) or _counted(run)


def _run(text: str, match: re.Match[str]) -> _Run:
    run = _Run([match.group().lower()], [match.span()])
    while len(run.words) < _LONGEST:
        gap = _GAP.match(text, run.spans[-1][1])
        following = _WORD.match(text, gap.end()) if gap else None
        if following is None:
            break
        run.words.append(following.group().lower())
        run.spans.append(following.span())
    return run


def _halved(run: _Run) -> Numeral | None:
    """Read "half a million", "a half million", "half-dozen", "a quarter of a million"."""
    for form, factor in ((("half", "a"), 0.5), (("a", "half"), 0.5), (("half",), 0.5)):
        size = len(form)
        if tuple(run.words[:size]) == form and run.at(size) in SCALES:
            scale = SCALES[run.at(size)]
            return run.numeral(size + 1, factor * scale, scale=scale)
    if run.words[:4] == ["a", "quarter", "of", "a"] and run.at(4) in SCALES:
        return run.numeral(5, 0.25 * SCALES[run.at(4)], scale=SCALES[run.at(4)])
    return None


def _fraction(run: _Run) -> Numeral | None:
    if run.words[0] in {"half", "quarter"}:
        return run.numeral(1, None, fraction=True)
    if run.words[0] in _ARTICLES and run.at(1) in FRACTIONS:
        return run.numeral(2, None, fraction=True)
    if run.words[0] in UNITS and run.at(1) in FRACTIONS and run.at(1) != "second":
        return run.numeral(2, None, fraction=True)
    return None


def _plain(run: _Run) -> Numeral | None:
    """Words that are a number by themselves."""
    if run.words[0] == "a" and run.at(1) == "pair":
        return run.numeral(2, 2.0)
    value = {"both": 2.0, "pair": 2.0, "nil": 0.0}.get(run.words[0])
    return None if value is None else run.numeral(1, value)


def _vague(run: _Run) -> Numeral | None:
    """Read "dozens", "tens of thousands", "a few hundred": numbers, but none that is stated."""
    at = 1 if run.words[0] in _ARTICLES else 0
    if run.at(at) not in VAGUE_WORDS and (at or run.at(at) not in VAGUE_PLURALS):
        return None
    end = at + 1
    while True:
        step = 2 if run.at(end) == "of" else 1
        if run.at(end + step - 1) not in VAGUE_PLURALS and run.at(end + step - 1) not in SCALES:
            break
        end += step
    if run.at(at) == "tens" and end == at + 1:
        return None
    return run.numeral(end, None)


def _counted(run: _Run) -> Numeral | None:
    """Read "one hundred and five", "two and a half million", "a dozen"; ordinals are taken whole."""
    if run.words[0] in _ARTICLES and run.at(1) not in SCALES:
        return None
    total, group, taken, scale = 0.0, 0.0, 0, 1.0
    last = ""
    while taken < len(run.words):
        word = run.words[taken]
        if word == "and" and last in SCALES and (run.at(taken + 1) in UNITS or run.at(taken + 1) in TENS):
            taken += 1
            continue
        if not _may_follow(word, last):
            break
        if word in SCALES:
            scale = SCALES[word]
            group = (group or 1.0) * scale
            if word not in {"hundred", "dozen"}:
                total, group = total + group, 0.0
        else:
            group += 1.0 if word in _ARTICLES else UNITS.get(word, 0.0) + TENS.get(word, 0.0)
        last = word
        taken += 1
    if not taken:
        return None
    if run.at(taken) in ORDINALS and (last in TENS or last in SCALES):
        return run.numeral(taken + 1, None, ordinal=True)
    if run.words[taken : taken + 3] == ["and", "a", "half"]:
        following = SCALES.get(run.at(taken + 3), 1.0)
        more = 4 if following > 1.0 else 3
        return run.numeral(taken + more, (total + group + 0.5) * following, scale=following)
    return run.numeral(taken, total + group, scale=scale)


def _may_follow(word: str, last: str) -> bool:
    if word in _ARTICLES:
        return not last
    if word in UNITS:
        return (
            last not in UNITS
            and last not in _ARTICLES
            and (last not in TENS or 0 < UNITS[word] < UNITS["ten"])
        )
    if word in TENS:
        return last not in UNITS and last not in TENS and last not in _ARTICLES
    return word in SCALES
