"""A sentence as words and phrases: who and what it speaks of, each with its place.

No parser: phrases are runs of words between the words that never are part of one. A sentence becomes a line
in which every phrase is one mark, ``@P3`` for the phrase number 3, and every other word stands in small
letters. Patterns are matched against that line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from summarizer import wording
from summarizer.extract.offline.patterns import patterns
from summarizer.extract.offline.words import Gender, Sort, words

Kind = Literal["P", "G", "N", "Q", "D", "W", "T"]
"""A person, several people, a name, a pronoun for a person, a bare number, a time, anything else."""


class Token(NamedTuple):
    """A word or a mark. Offsets in code points of the article's text."""

    text: str
    low: str
    start: int
    end: int


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


class Line(NamedTuple):
    """A sentence. Offsets in code points of the article's text."""

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    words: frozenset[str]
    """In small letters."""
    quoted: tuple[wording.Span, ...]
    """What stands between quotation marks."""
    heading: bool


_TOKEN = re.compile(
    r"\$?\d[\d,.:]*\d(?:-[A-Za-z]+)*(?:st|nd|rd|th)?\b|\d+(?:-[A-Za-z]+)*(?:st|nd|rd|th)?|(?:[A-Za-z]\.){2,}|"
    r"(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|Jr|Sr|Rev|Cpl|Det|Maj|No)\.|"
    r"[^\W\d_]+(?:[-'’&.][^\W_]+)*|[^\w\s]"
)
_AGE = re.compile(r"(\d{1,3})-(?:year|month|week|day)s?-old")
_MARKS = frozenset('“”"«»')
_CURLY = str.maketrans("’‘", "''")


def line(text: str, start: int, end: int, *, heading: bool = False) -> Line:
    """A sentence of a text, cut into words."""
    tokens = tuple(
        Token(match[0], match[0].lower().translate(_CURLY), match.start(), match.end())
        for match in _TOKEN.finditer(text, start, end)
    )
    sentence = text[start:end]
    quoted = tuple(wording.Span(start + a, start + b) for a, b in wording.quoted(sentence))
    return Line(start, end, sentence, tokens, frozenset(token.low for token in tokens), quoted, heading)


class Parsed(NamedTuple):
    """The line that patterns are matched against, and what its marks stand for."""

    line: str
    phrases: tuple[Phrase, ...]
    places: tuple[tuple[int, int, int], ...]
    """For each item of the line: where it stands in the line, and its first and last place in the text."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text that a stretch of the line stands for."""
        inside = [place for place in self.places if start <= place[0] < end]
        return inside[0][1], inside[-1][2]


def parse(sentence: Line, *, capitals: bool = False) -> Parsed:
    """Find the phrases of a sentence.

    Args:
        sentence: Cut into words.
        capitals: Whether the whole text is in capitals, so that they mark no name.
    """
    return _Parser(sentence, capitals=capitals).parse()


class _Parser:
    def __init__(self, sentence: Line, *, capitals: bool) -> None:
        self.tokens = sentence.tokens
        self.capitals = capitals
        self.phrases: list[Phrase] = []
        self.items: list[str] = []
        self.places: list[tuple[int, int, int]] = []
        self.length = 0

    def parse(self) -> Parsed:
        known = _sorts()
        tokens = self.tokens
        at = 0
        while at < len(tokens):
            token = tokens[at]
            sort = known.get(token.low)
            if token.low in _MARKS or token.text in _MARKS:
                at += 1
            elif token.low in _LIMITS and (limit := self._limit(at)):
                at = self._run(at, limit)
            elif sort == "time" and (
                token.low not in {"march", "may", "sun", "sat"} or token.text[:1].isupper()
            ):
                at = self._time(at)
            elif sort == "pronoun" and token.low in _PERSONAL:
                self._phrase(at, at + 1)
                at += 1
            elif (sort is not None and sort != "determiner") or (
                not token.text[0].isalnum() and token.text[0] != "$"
            ):
                self._word(token)
                at += 1
            else:
                at = self._run(at)
        return Parsed(" ".join(self.items), tuple(self.phrases), tuple(self.places))

    def _put(self, item: str, start: int, end: int) -> None:
        self.places.append((self.length, start, end))
        self.items.append(item)
        self.length += len(item) + 1

    def _word(self, token: Token) -> None:
        self._put(token.low, token.start, token.end)

    def _time(self, at: int) -> int:
        end = at + 1
        known = words().sorts
        while end < len(self.tokens) and (
            known.get(self.tokens[end].low) == "time"
            or (self.tokens[end].text[0].isdigit() and len(self.tokens[end].text) <= len("2001"))
            or (self.tokens[end].text == "." and self.tokens[end - 1].low in _ABBREVIATED)
        ):
            end += 1
        phrase = Phrase(
            "W", self.tokens[at].start, self.tokens[end - 1].end,
            tuple(t.low for t in self.tokens[at:end]), None, None, None, None, None,
            definite=False, extra=False,
        )  # fmt: skip
        self._add(phrase)
        return end

    def _add(self, phrase: Phrase) -> None:
        self._put(f"@{phrase.kind}{len(self.phrases)}", phrase.start, phrase.end)
        self.phrases.append(phrase)

    def _limit(self, at: int) -> int:
        """How many words a limit has that begins here and a number follows: "at least 12"."""
        for limit in _LIMITS[self.tokens[at].low]:
            end = at + len(limit)
            if end < len(self.tokens) and tuple(t.low for t in self.tokens[at:end]) == limit:
                following = self.tokens[end]
                if (
                    _counts(following)
                    and following.low not in {"one", "no"}
                    and not _time_next(self.tokens, end)
                ):
                    return len(limit)
        return 0

    def _run(self, at: int, limit: int = 0) -> int:
        """A phrase that begins here: determiner, numbers, words for somebody or something."""
        tokens = self.tokens
        if _counts(tokens[at]) and _time_next(tokens, at):
            return self._time(at)
        end = at + limit
        noun = False
        while end < len(tokens) and not self._stops(at, end, noun=noun):
            noun = noun or _is_noun(tokens[end])
            end += 1
        if end == at or all(_sorts().get(token.low) == "determiner" for token in tokens[at:end]):
            end = max(end, at + 1)
            for token in tokens[at:end]:
                self._word(token)
            return end
        self._phrase(at, end)
        return end

    def _stops(self, at: int, end: int, *, noun: bool) -> bool:
        """Whether a phrase that began at one word ends before another."""
        token, low = self.tokens[end], self.tokens[end].low
        before = self.tokens[end - 1].low if end > at else ""
        sort = _sorts().get(low)
        if sort == "determiner":
            return end > at and (noun or (low in _ARTICLES and before not in {"all", "both", "half"}))
        if _counts(token):
            return _time_next(self.tokens, end) or (noun and not self._numbered(end))
        if sort is not None:
            adjective = sort == "verb" and not noun and end > at and self._noun_next(end)
            return not (adjective or (low == "of" and before in _OF))
        if not token.text[0].isalnum():
            return True
        return end > at and noun and not _possessive(token) and _verbal(low) and not self._noun_next(end)

    def _numbered(self, at: int) -> bool:
        """Whether a number goes on with the name before it: "Flight 93", "Highway 61", "1st"."""
        before = self.tokens[at - 1]
        return (
            before.text[:1].isupper()
            and self.tokens[at].text[0].isdigit()
            and not self.capitals
            and at + 1 < len(self.tokens)
            and self.tokens[at + 1].text[:1].isupper()
        )

    def _noun_next(self, at: int) -> bool:
        if at + 1 >= len(self.tokens):
            return False
        token = self.tokens[at + 1]
        return _sorts().get(token.low) is None and token.text[0].isalpha() and not _verbal(token.low)

    def _phrase(self, at: int, end: int) -> None:
        self._add(_phrase(self.tokens[at:end], capitals=self.capitals))


@cache
def _sorts() -> dict[str, Sort]:
    """The words that end a phrase: the closed classes, and whatever patterns speak of."""
    known = words()
    sorts: dict[str, Sort] = {
        word: "verb" for word in patterns().vocabulary if word not in known.numbers and not _human(word)
    }
    return sorts | known.sorts


def _counts(token: Token) -> bool:
    return token.low in words().numbers or token.low[0].isdigit() or token.low[0] == "$"


def _possessive(token: Token) -> bool:
    return token.low.endswith(("'s", "s'"))


def _is_noun(token: Token) -> bool:
    """Whether a word of a phrase can be what it names, as far as its form tells."""
    low = token.low
    if _counts(token) or _sorts().get(low) is not None:
        return False
    return _possessive(token) or not (_verbal(low) or low in _EPITHETS)


_LIMITS: dict[str, list[tuple[str, ...]]] = {}
for _words in (
    "at least", "at most", "more than", "fewer than", "less than", "up to", "as many as", "about", "around",
    "nearly", "almost", "some", "over", "approximately", "roughly", "an estimated", "a total of", "only",
):  # fmt: skip
    _LIMITS.setdefault(_words.split()[0], []).append(tuple(_words.split()))
_ARTICLES = frozenset({"a", "an", "the"})
_PERSONAL = frozenset("he she they him her them nobody everyone someone somebody anyone".split())  # noqa: SIM905
_ABBREVIATED = frozenset("a.m p.m am pm jan feb mar apr jun jul aug sep sept oct nov dec".split())  # noqa: SIM905
_OF = frozenset("dozens hundreds thousands scores couple number all one two three both tens millions".split())  # noqa: SIM905
_EPITHETS = frozenset("more other least alleged unidentified unknown young old elderly".split())  # noqa: SIM905


def _time_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is part of a time: "10 p.m.", "5:30"."""
    if ":" in tokens[at].text:
        return True
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if following in _MONTHS and tokens[at].low.isdigit() and int(tokens[at].low) <= _LONGEST_MONTH:
        return True  # "24 May"
    return following in {"a.m", "p.m", "a.m.", "p.m.", "am", "pm", "o'clock"}


_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_LONGEST_MONTH = 31
_NOUNS_IN_ING = frozenset({"building", "evening", "morning", "wedding", "meeting"})


@lru_cache(maxsize=16384)
def _verbal(word: str) -> bool:
    """Whether a word looks like a form of a verb that can end a phrase."""
    if word.endswith("ed"):
        return len(word) > len("need") and not word.endswith("eed")
    return word.endswith("ing") and len(word) > len("thing") and word not in _NOUNS_IN_ING


def _phrase(tokens: Sequence[Token], *, capitals: bool) -> Phrase:
    known = words()
    lows = tuple(token.low for token in tokens)
    first = lows[0]
    start, end = tokens[0].start, tokens[-1].end
    if len(lows) == 1 and known.sorts.get(first) == "pronoun":
        gender: Gender | None = (
            "man" if first in {"he", "him"} else "woman" if first in {"she", "her"} else None
        )
        number = None if first in {"they", "them"} else 0.0 if first == "nobody" else 1.0
        return Phrase("Q", start, end, lows, None, gender, number, None, None, definite=True, extra=False)
    head_at = next((i for i in range(len(lows) - 1, -1, -1) if _human(lows[i])), None)
    number, counted = _number(tokens, len(lows) if head_at is None else head_at + 1)
    age = next((int(m[1]) for m in map(_AGE.match, lows) if m), None)
    name = _name(tokens, capitals=capitals)
    if first in _LIMITS and head_at is None:
        number, counted = _number(tokens, len(lows))
    definite = first in _DEFINITE or lows[0].endswith("'s")
    extra = not {"another", "second", "third", "fourth", "other", "additional", "more"}.isdisjoint(lows[:3])
    if head_at is None:
        bare = counted and all(
            low in known.numbers or low[0].isdigit() or low in _COUNTING or low in {"a", "the", "all"}
            for low in lows
        )
        kind: Kind = "D" if bare else "N" if name is not None and not counted else "T"
        if age is not None and kind != "D":
            kind = "P"
        if kind in {"P", "N"}:
            number = 1.0
        return Phrase(kind, start, end, lows, None, None, number, name, age, definite=definite, extra=extra)
    head = lows[head_at]
    plural = head in known.groups
    gender = known.groups.get(head) or known.people.get(head)
    if gender is None:
        gender = next((known.people[low] for low in lows if known.people.get(low)), None)
    if not plural and not counted:
        number = 1.0
    if first == "no" or number == 0.0:
        number = 0.0
    if plural and not counted:
        number = 2.0 if first == "both" else None
    kind = "G" if plural or (number or 0) > 1 else "P"
    return Phrase(kind, start, end, lows, head, gender, number, name, age, definite=definite, extra=extra)


_DEFINITE = frozenset("the his her its their this that these those our my your".split())  # noqa: SIM905
_COUNTING = frozenset(
    """
    at least more than about nearly almost some up to as many other others dead total around
    """.split()  # noqa: SIM905 - a table of words
)


@lru_cache(maxsize=16384)
def _human(low: str) -> bool:
    known = words()
    if low in known.people or low in known.groups:
        return True
    base = low.rpartition("-")[2]
    return base != low and (base in known.people or base in known.groups)


_SCALES = frozenset({"hundred", "thousand", "dozen"})


def _number(tokens: Sequence[Token], end: int) -> tuple[float | None, bool]:
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
    return (None if vague or not found else total + group), found


def _name(tokens: Sequence[Token], *, capitals: bool) -> str | None:
    """The longest run of words in capitals that is no word for a person by office alone."""
    known = words()
    best: tuple[int, int] | None = None
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and _named(tokens[end], capitals=capitals, first=end == at):
            end += 1
        named = any(not _human(t.low) and t.low not in known.sorts for t in tokens[at:end])
        if named and (best is None or end - at >= best[1] - best[0]):
            best = (at, end)
        at = end + 1 if end == at else end
    if best is None:
        return None
    start, stop = best
    while start < stop - 1 and (_human(tokens[start].low) or tokens[start].low in known.sorts):
        start += 1
    return " ".join(token.text for token in tokens[start:stop])


def _named(token: Token, *, capitals: bool, first: bool) -> bool:
    if not token.text[0].isalpha() or (not token.text[0].isupper()):
        return False
    if capitals:
        return token.low not in words().sorts and not _human(token.low) and not wording.is_common(token.low)
    return token.low not in words().sorts or not first
