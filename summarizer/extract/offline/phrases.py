"""A sentence as words and phrases: who and what it speaks of, each with its place.

No parser: phrases are runs of words between the words that never are part of one. A sentence becomes a line
in which every phrase is one mark, ``@P3`` for the phrase number 3, and every other word stands in small
letters. Patterns are matched against that line.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, NamedTuple

from summarizer.chronology.words import MONTHS
from summarizer.extract.offline.lines import Line, lower
from summarizer.extract.offline.naming import Phrase, human, phrase
from summarizer.extract.offline.patterns import patterns
from summarizer.extract.offline.words import Sort, words

_MARKS = frozenset('“”"«»')


class Parsed(NamedTuple):
    """The line that patterns are matched against, and what its marks stand for."""

    line: str
    phrases: tuple[Phrase, ...]
    places: tuple[tuple[int, int], ...]
    """For each item of the line: where it begins and ends in the text."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text that a stretch of the line stands for, which begins with an item."""
        first, last = self.line.count(" ", 0, start), self.line.count(" ", 0, end - 1)
        return self.places[first][0], self.places[last][1]

    def at(self, start: int) -> int | None:
        """Where in the line the item stands that begins at a place of the text; null: none does."""
        item = next((n for n, place in enumerate(self.places) if place[0] == start), None)
        return None if item is None else sum(len(one) + 1 for one in self.line.split(" ")[:item])


def parse(sentence: Line, *, capitals: bool = False) -> Parsed:
    """Find the phrases of a sentence.

    Args:
        sentence: Cut into words.
        capitals: Whether the whole text is in capitals, so that they mark no name.
    """
    return _Parser(sentence, capitals=capitals).parse()


class _Parser:
    def __init__(self, sentence: Line, *, capitals: bool) -> None:
        self.texts, self.spans = sentence.cut
        self.forms = list(map(_form, self.texts))
        self.capitals = capitals
        self.phrases: list[Phrase] = []
        self.items: list[str] = []
        self.places: list[tuple[int, int]] = []

    def parse(self) -> Parsed:
        forms = self.forms
        at, end = 0, len(forms)
        while at < end:
            form = forms[at]
            if form.limits and (limit := self._limit(at)):
                at = self._run(at, limit)
            elif form.begins == "run":
                at = self._run(at)
            else:
                if form.begins == "word":
                    self._words(at, at + 1)
                elif form.begins == "time":
                    at = self._time(at)
                    continue
                elif form.begins == "person":
                    self._phrase(at, at + 1)
                at += 1
        return Parsed(" ".join(self.items), tuple(self.phrases), tuple(self.places))

    def _words(self, at: int, end: int) -> None:
        self.items += [form.low for form in self.forms[at:end]]
        self.places += self.spans[at:end]

    def _time(self, at: int) -> int:
        end = at + 1
        while end < len(self.texts) and (
            self.forms[end].timed
            or (self.texts[end][0].isdigit() and len(self.texts[end]) <= len("2001"))
            or (self.texts[end] == "." and self.forms[end - 1].low in _ABBREVIATED)
        ):
            end += 1
        phrase = Phrase(
            "W", self.spans[at][0], self.spans[end - 1][1],
            tuple([form.low for form in self.forms[at:end]]), None, None, None, None, None,
            definite=False, extra=False,
        )  # fmt: skip
        self._add(phrase)
        return end

    def _add(self, phrase: Phrase) -> None:
        self.items.append(f"@{phrase.kind}{len(self.phrases)}")
        self.places.append((phrase.start, phrase.end))
        self.phrases.append(phrase)

    def _limit(self, at: int) -> int:
        """How many words a limit has that begins here and a number follows: "at least 12"."""
        forms = self.forms
        for limit in _LIMITS[forms[at].low]:
            end = at + len(limit)
            if end < len(forms) and tuple([form.low for form in forms[at:end]]) == limit:
                following = forms[end]
                if (
                    following.counts
                    and following.low != "no"
                    and (following.low != "one" or limit in _LEAST)
                    and not self._time_next(end)
                ):
                    return len(limit)
        return 0

    def _run(self, at: int, limit: int = 0) -> int:
        """A phrase that begins here: determiner, numbers, words for somebody or something."""
        forms = self.forms
        if forms[at].counts and self._time_next(at):
            return self._time(at)
        end, last = at + limit, len(forms)
        noun = False
        while end < last and (forms[end].plain or not self._stops(at, end, noun=noun)):
            noun = noun or forms[end].noun
            end += 1
        if end == at or (
            forms[at].sort == "determiner" and all(form.sort == "determiner" for form in forms[at:end])
        ):
            end = max(end, at + 1)
            if forms[at].low in {"another", "others"} and end == at + 1:
                self._phrase(at, end)
                return end
            if forms[end - 1].low == "her" and not self._owned(end):
                self._words(at, end - 1)
                self._phrase(end - 1, end)
                return end
            self._words(at, end)
            return end
        self._phrase(at, end)
        if end < last and forms[end - 1].possessive and forms[end].low in _OWNED:
            self.items.append("'s")
            self.places.append((self.spans[end - 1][1],) * 2)
        return end

    def _owned(self, at: int) -> bool:
        """Whether "her" is followed by what is hers: "shot her in the leg" is not, "took her life" is."""
        form = self.forms[at] if at < len(self.forms) else None
        if form is None or not form.low[0].isalnum() or form.counts:
            return False
        return form.low in _OWN or not (form.low in words().sorts or form.adverb)

    def _stops(self, at: int, end: int, *, noun: bool) -> bool:
        """Whether a phrase that began at one word ends before another."""
        form = self.forms[end]
        sort = form.sort
        if sort == "determiner":
            before = self.forms[end - 1].low if end > at else ""
            return end > at and (
                noun or (form.low in _ARTICLES and before not in {"all", "both", "half", "of"})
            )
        if form.counts:
            return self._time_next(end) or (noun and not self._numbered(end))
        if sort is not None:
            adjective = sort == "verb" and not noun and end > at and form.participle and self._noun_next(end)
            return not (adjective or (end > at and form.low == "of" and self._among(end)))
        return not self.texts[end][0].isalnum() or self._turns(at, end, noun=noun)

    def _among(self, end: int) -> bool:
        """Whether an "of" goes on with a phrase: "dozens of", "two of their"."""
        owner = self.forms[end + 1].low if end + 1 < len(self.forms) else ""
        before = self.forms[end - 1]
        return before.low in _OF or (before.counts and owner in _OWNERS)

    def _turns(self, at: int, end: int, *, noun: bool) -> bool:
        """Whether a word that no list has looks like an adverb or a verb behind a phrase."""
        form = self.forms[end]
        if end > at and form.adverb:
            return not self._noun_next(end)
        if end == at or not noun or form.possessive or not form.verbal:
            return False
        named = self.texts[end][0].isupper() and not self.capitals and self.texts[end - 1][0].isupper()
        return not named and not self._noun_next(end)

    def _numbered(self, at: int) -> bool:
        """Whether a number goes on with the name before it: "Flight 93", "Highway 61", "1st"."""
        return (
            self.texts[at - 1][0].isupper()
            and self.texts[at][0].isdigit()
            and not self.capitals
            and at + 1 < len(self.texts)
            and self.texts[at + 1][0].isupper()
        )

    def _noun_next(self, at: int) -> bool:
        return at + 1 < len(self.forms) and self.forms[at + 1].named

    def _time_next(self, at: int) -> bool:
        """Whether a number is part of a time: "10 p.m.", "5:30"."""
        low = self.forms[at].low
        if ":" in low or low.endswith(("am", "pm", "a.m", "p.m")):
            return True
        following = self.forms[at + 1].low if at + 1 < len(self.forms) else ""
        if following in MONTHS and low.isdigit() and int(low) <= _LONGEST_MONTH:
            return True  # "24 May"
        return following in {"a.m", "p.m", "a.m.", "p.m.", "am", "pm", "o'clock"}

    def _phrase(self, at: int, end: int) -> None:
        start, stop = self.spans[at][0], self.spans[end - 1][1]
        found = phrase(tuple(self.texts[at:end]), start, stop, capitals=self.capitals)
        following = self.forms[end].low if end < len(self.forms) else ""
        if found.kind == "P" and (
            (found.words in _BODY and following != "of") or (found.words in _PARTS and following == "of")
        ):
            found = found._replace(kind="T", head=None, number=None)
        self._add(found)


_BODY = frozenset({(owner, "head") for owner in ("the", "his", "her", "their", "my", "your")})
_PARTS = frozenset({("a", "third"), ("a", "fourth")})
"""What is nobody unless it leads something: "in the head", but "the head of the union"."""


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

    low: str
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
    begins: Literal["mark", "time", "person", "word", "run"]
    """What of a sentence begins with it, where nothing has begun: nothing, or a run for a phrase."""
    plain: bool
    """Whether every phrase before it goes on with it."""
    named: bool
    """Whether a participle or an adverb before it goes with it: "wounded soldiers"."""
    timed: bool
    """Whether a time goes on with it."""


@lru_cache(maxsize=32768)
def _form(text: str) -> _Form:
    low = lower(text)
    sort = _sorts().get(low)
    counts = low in words().numbers or low[0].isdigit() or low[0] == "$"
    possessive = low.endswith(("'s", "s'"))
    adverb, verbal = _adverb(low), _verbal(low)
    noun = not counts and sort is None and (possessive or not (verbal or low in _EPITHETS))
    plain = sort is None and not (counts or adverb) and text[0].isalnum() and (possessive or not verbal)
    return _Form(
        low, sort, counts, possessive, adverb, verbal, noun, low in _LIMITS, _participle(low),
        _begins(text, low, sort or ("adverb" if adverb else None)),
        plain,
        sort is None and not (verbal or counts) and text[0].isalpha(),
        words().sorts.get(low) == "time",
    )  # fmt: skip


def _begins(text: str, low: str, sort: Sort | None) -> Literal["mark", "time", "person", "word", "run"]:
    if text in _MARKS:
        return "mark"
    if sort == "time" and (low not in _ALSO_TIMES or text[0].isupper()):
        return "time"
    if sort == "pronoun" and low in _PERSONAL:
        return "person"
    closed = sort is not None and sort != "determiner"
    return "word" if closed or not (text[0].isalnum() or text[0] == "$") else "run"


_ALSO_TIMES = frozenset({"march", "may", "sun", "sat"})
"""Words for times only with a capital."""
_LIMITS: dict[str, list[tuple[str, ...]]] = {}
for _words in (
    "at least", "at most", "more than", "fewer than", "less than", "up to", "as many as", "about", "around",
    "nearly", "almost", "some", "over", "approximately", "roughly", "an estimated", "a total of", "only",
):  # fmt: skip
    _LIMITS.setdefault(_words.split()[0], []).append(tuple(_words.split()))
_LEAST = {("at", "least"), ("at", "most")}
_OWNED = frozenset("body death murder killing slaying remains".split())  # noqa: SIM905 - a table of words
_OWN = frozenset({"life", "lives", "own"})
_OWNERS = frozenset("its their the his her our my them those these".split())  # noqa: SIM905
_ARTICLES = frozenset({"a", "an", "the"})
_PERSONAL = frozenset("he she they him her them nobody everyone someone somebody anyone".split())  # noqa: SIM905
_ABBREVIATED = frozenset("a.m p.m am pm jan feb mar apr jun jul aug sep sept oct nov dec".split())  # noqa: SIM905
_OF = frozenset("dozens hundreds thousands scores couple number all one two three both tens millions".split())  # noqa: SIM905
_EPITHETS = frozenset("more other least alleged unidentified unknown young old elderly".split())  # noqa: SIM905


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
