"""A sentence as words and phrases: who and what it speaks of, each with its place.

No parser: phrases are runs of words between the words that never are part of one. A sentence becomes a line
in which every phrase is one mark, ``@P3`` for the phrase number 3, and every other word stands in small
letters. Patterns are matched against that line.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from summarizer.extract.offline.lines import Line, Token, tokens
from summarizer.extract.offline.naming import Phrase, human, phrase
from summarizer.extract.offline.patterns import patterns
from summarizer.extract.offline.words import Sort, words

_MARKS = frozenset('“”"«»')


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
        self.tokens = tokens(sentence)
        self.forms = [_form(token.low) for token in self.tokens]
        self.capitals = capitals
        self.phrases: list[Phrase] = []
        self.items: list[str] = []
        self.places: list[tuple[int, int, int]] = []
        self.length = 0

    def parse(self) -> Parsed:
        tokens = self.tokens
        at = 0
        while at < len(tokens):
            token = tokens[at]
            form = self.forms[at]
            sort = form.sort or ("adverb" if form.adverb else None)
            if token.low in _MARKS or token.text in _MARKS:
                at += 1
            elif form.limits and (limit := self._limit(at)):
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
                    self.forms[end].counts
                    and following.low != "no"
                    and (following.low != "one" or limit in _LEAST)
                    and not _time_next(self.tokens, end)
                ):
                    return len(limit)
        return 0

    def _run(self, at: int, limit: int = 0) -> int:
        """A phrase that begins here: determiner, numbers, words for somebody or something."""
        tokens, forms = self.tokens, self.forms
        if forms[at].counts and _time_next(tokens, at):
            return self._time(at)
        end = at + limit
        noun = False
        while end < len(tokens) and not self._stops(at, end, noun=noun):
            noun = noun or forms[end].noun
            end += 1
        if end == at or all(form.sort == "determiner" for form in forms[at:end]):
            end = max(end, at + 1)
            if tokens[at].low in {"another", "others"} and end == at + 1:
                self._phrase(at, end)
                return end
            for token in tokens[at:end]:
                self._word(token)
            return end
        if end < len(tokens) and forms[end - 1].possessive and tokens[end].low in _OWNED:
            self._phrase(at, end)
            self._put("'s", tokens[end - 1].end, tokens[end - 1].end)
            return end
        self._phrase(at, end)
        return end

    def _stops(self, at: int, end: int, *, noun: bool) -> bool:
        """Whether a phrase that began at one word ends before another."""
        form = self.forms[end]
        sort = form.sort
        if sort == "determiner":
            before = self.tokens[end - 1].low if end > at else ""
            return end > at and (
                noun or (self.tokens[end].low in _ARTICLES and before not in {"all", "both", "half", "of"})
            )
        if form.counts:
            return _time_next(self.tokens, end) or (noun and not self._numbered(end))
        if sort is not None:
            adjective = sort == "verb" and not noun and end > at and form.participle and self._noun_next(end)
            return not (adjective or (end > at and self.tokens[end].low == "of" and self._among(end)))
        return not self.tokens[end].text[0].isalnum() or self._turns(at, end, noun=noun)

    def _among(self, end: int) -> bool:
        """Whether an "of" goes on with a phrase: "dozens of", "two of their"."""
        owner = self.tokens[end + 1].low if end + 1 < len(self.tokens) else ""
        return self.tokens[end - 1].low in _OF or (self.forms[end - 1].counts and owner in _OWNERS)

    def _turns(self, at: int, end: int, *, noun: bool) -> bool:
        """Whether a word that no list has looks like an adverb or a verb behind a phrase."""
        form = self.forms[end]
        if end > at and form.adverb:
            return not self._noun_next(end)
        if end == at or not noun or form.possessive or not form.verbal:
            return False
        token, before = self.tokens[end], self.tokens[end - 1]
        named = token.text[:1].isupper() and not self.capitals and before.text[:1].isupper()
        return not named and not self._noun_next(end)

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
        form = self.forms[at + 1]
        named = form.sort is None and not form.verbal and not form.counts
        return named and self.tokens[at + 1].text[0].isalpha()

    def _phrase(self, at: int, end: int) -> None:
        self._add(phrase(self.tokens[at:end], capitals=self.capitals))


def is_verb(word: str) -> bool:
    """Whether a word of a parsed line is a verb that the lists have."""
    return words().sorts.get(word) == "verb"


@cache
def _sorts() -> dict[str, Sort]:
    """The words that end a phrase: the closed classes, and whatever patterns speak of."""
    known = words()
    sorts: dict[str, Sort] = {
        word: "verb" for word in patterns().vocabulary if word not in known.numbers and not human(word)
    }
    return sorts | known.sorts


class _Form(NamedTuple):
    """What the form of a word tells by itself."""

    sort: Sort | None
    counts: bool
    """Whether it is a number."""
    possessive: bool
    adverb: bool
    verbal: bool
    noun: bool
    """Whether it can be what a phrase names."""
    limits: bool
    """Whether a limit can begin with it: "at" least."""
    participle: bool
    """Whether a verb of this form can stand before a noun: "wounded", but not "is"."""


@lru_cache(maxsize=32768)
def _form(low: str) -> _Form:
    sort = _sorts().get(low)
    counts = low in words().numbers or low[0].isdigit() or low[0] == "$"
    possessive = low.endswith(("'s", "s'"))
    verbal = _verbal(low)
    noun = not counts and sort is None and (possessive or not (verbal or low in _EPITHETS))
    return _Form(sort, counts, possessive, _adverb(low), verbal, noun, low in _LIMITS, _participle(low))


_LIMITS: dict[str, list[tuple[str, ...]]] = {}
for _words in (
    "at least", "at most", "more than", "fewer than", "less than", "up to", "as many as", "about", "around",
    "nearly", "almost", "some", "over", "approximately", "roughly", "an estimated", "a total of", "only",
):  # fmt: skip
    _LIMITS.setdefault(_words.split()[0], []).append(tuple(_words.split()))
_LEAST = {("at", "least"), ("at", "most")}
_OWNED = frozenset("body death murder killing slaying remains".split())  # noqa: SIM905 - a table of words
_OWNERS = frozenset("its their the his her our my them those these".split())  # noqa: SIM905
_ARTICLES = frozenset({"a", "an", "the"})
_PERSONAL = frozenset("he she they him her them nobody everyone someone somebody anyone".split())  # noqa: SIM905
_ABBREVIATED = frozenset("a.m p.m am pm jan feb mar apr jun jul aug sep sept oct nov dec".split())  # noqa: SIM905
_OF = frozenset("dozens hundreds thousands scores couple number all one two three both tens millions".split())  # noqa: SIM905
_EPITHETS = frozenset("more other least alleged unidentified unknown young old elderly".split())  # noqa: SIM905


def _time_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is part of a time: "10 p.m.", "5:30"."""
    if ":" in tokens[at].text or tokens[at].low.endswith(("am", "pm", "a.m", "p.m")):
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


_NOUNS_IN_LY = frozenset("family ally bully reply supply assembly monopoly rally anomaly italy".split())  # noqa: SIM905


def _adverb(word: str) -> bool:
    """Whether a word looks like an adverb of manner."""
    return word.endswith("ly") and len(word) > len("early") and word not in _NOUNS_IN_LY


def _participle(word: str) -> bool:
    """Whether a verb of this form can stand before a noun."""
    return not (word.endswith("s") or word in words().possible or word in _AUXILIARIES)


_AUXILIARIES = frozenset("was were be been being am are had have having do did done does".split())  # noqa: SIM905


def _verbal(word: str) -> bool:
    """Whether a word looks like a form of a verb that can end a phrase."""
    if word.endswith("ed"):
        return len(word) > len("need") and not word.endswith("eed")
    return word.endswith("ing") and len(word) > len("thing") and word not in _NOUNS_IN_ING
