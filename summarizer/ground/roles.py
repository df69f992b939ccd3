"""Who does what to whom, where names stand directly beside a word: "Peru accused Chile", "shelled by Peru".

Not a parser: only what adjacency shows beyond doubt counts. A claim that gives a deed another doer than every
place of its source that tells the deed, or another one to whom it is done, says something else.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from summarizer import names, wording
from summarizer.ground.negation import base_form
from summarizer.ground.passage import pieces_of, sentences_of
from summarizer.ground.substitution import compatible

_BE: Final = frozenset("was were been be being is are got".split())  # noqa: SIM905 - a table of words
_BESIDE: Final = _BE | frozenset(
    "has have had also then later not already reportedly allegedly would could may might".split()  # noqa: SIM905 - a table
)
_DETERMINERS: Final = frozenset("the a an its his her their on upon".split())  # noqa: SIM905 - a table of words
_BEFORE_NAME: Final = frozenset(
    """
    in at near from of on for to with by after before into over under against around
    across outside inside through
    between among during since until about toward towards than as like via per within
    """.split()  # noqa: SIM905 - a table of words
)
"""Behind them a name is a place or a companion, not the doer."""
_REACH: Final = 3
_BY: Final = 6


class Act(NamedTuple):
    """A deed with the names beside it; empty where nothing is sure."""

    deed: str
    doers: tuple[str, ...]
    done_to: tuple[str, ...]


class _Item(NamedTuple):
    text: str
    lower: str
    name: bool
    clear: bool
    """Whether nothing but a space stands before it."""
    comma: bool
    """Whether a comma stands before it."""


class _Form:
    """A word wherever it stands, and what its deed is called; empty where it is none."""

    __slots__ = ("capital", "deed", "named", "owned", "party", "plain")

    def __init__(self, word: str) -> None:
        self.owned = word.endswith(("'s", "’s"))
        """Whether it has a possessive ending."""
        text = word[:-2] if self.owned else word
        lower = text.lower()
        stops = lower in wording.STOP_WORDS
        self.plain, self.named = (
            tuple(
                _Item(text, lower, name=name, clear=clear, comma=comma)
                for clear, comma in ((False, False), (True, False), (False, True))
            )
            for name in (False, True)
        )
        """As no name and as one: behind another sign than a space or a comma, a space, a comma."""
        self.deed = base_form(lower) if text[:1].islower() and not stops else ""
        self.capital = word[:1].isupper() and not stops
        self.party: bool | None = None
        """Whether it names a side; null as long as nobody has asked."""

    def is_party(self) -> bool:
        """Whether it names a side."""
        if self.party is None:
            self.party = names.party(self.plain[0].text) is not None
        return self.party


_form = lru_cache(maxsize=32768)(_Form)
_APART: Final = 0
_CLEAR: Final = 1
_AFTER_COMMA: Final = 2


class _Sentence:
    """A sentence's words, names in one piece, and the deeds among them."""

    def __init__(self, sentence: str, known: frozenset[str]) -> None:
        self._items: list[_Item] = []
        self._acts: dict[int, Act] = {}
        self.named = False
        self.deeds: dict[str, list[int]] = {}
        """The deeds, each with its places among the words."""
        items = self._items
        pieces = pieces_of(sentence)
        for place, form in enumerate(map(_form, pieces[1::2])):
            gap = pieces[2 * place]
            before = _CLEAR if not place or len(gap) == 1 else _AFTER_COMMA if gap[:1] == "," else _APART
            if form.capital and (place or form.owned or form.plain[0].lower in known or form.is_party()):
                self._name(form.named[before])
                self.named = True
                continue
            if form.deed:
                self.deeds.setdefault(form.deed, []).append(len(items))
            items.append(form.plain[before])

    def _name(self, item: _Item) -> None:
        """Add a name, joined with the one directly before it."""
        items = self._items
        if item.clear and items and items[-1].name:
            last = items[-1]
            items[-1] = _Item(
                f"{last.text} {item.text}",
                f"{last.lower} {item.lower}",
                name=True,
                clear=last.clear,
                comma=last.comma,
            )
        else:
            items.append(item)

    def act(self, deed: str, place: int) -> Act:
        """Who does a deed at one of its places, and to whom it is done."""
        if (found := self._acts.get(place)) is None:
            found = self._acts[place] = self._act(deed, place)
        return found

    def _act(self, deed: str, place: int) -> Act:
        items = self._items
        before = _subject(items, place)
        if (place and items[place - 1].lower in _BE) or (place > 1 and items[place - 2].lower in _BE):
            return Act(deed, _agent(items, place), before)
        return Act(deed, before, _object(items, place))


_sentence = lru_cache(maxsize=4096)(_Sentence)


@lru_cache(maxsize=4096)
def _lines(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The sentences of a text, each with its first word in small letters, if that has a capital."""
    found = []
    for line in text.split("\n"):
        for span in sentences_of(line):
            sentence = line[span.start : span.end]
            first = pieces_of(sentence)[1:2]
            form = _form(first[0]) if first else None
            opening = [form.plain[0].lower] if form is not None and form.capital else []
            found.append((sentence, frozenset(opening)))
    return tuple(found)


def _sentences(text: str, known: frozenset[str]) -> list[_Sentence]:
    return [_sentence(line, known & opening) for line, opening in _lines(text)]


def acts(sentences: Iterable[_Sentence], deeds: Container[str]) -> Iterator[Act]:
    """Those of some deeds that sentences tell with a name beside them."""
    for sentence in sentences:
        told = [(place, deed) for deed, places in sentence.deeds.items() if deed in deeds for place in places]
        for place, deed in sorted(told):
            act = sentence.act(deed, place)
            if act.doers or act.done_to:
                yield act


def _subject(items: list[_Item], place: int) -> tuple[str, ...]:
    """The names directly before a word, with at most a few words of the same phrase between."""
    for at in range(place - 1, max(-1, place - 2 - _REACH), -1):
        if not items[at + 1].clear:
            return ()
        item = items[at]
        if item.name:
            return _joined(items, at)
        if item.lower not in _BESIDE and (item.lower in wording.STOP_WORDS or not item.text[:1].islower()):
            return ()
    return ()


def _joined(items: list[_Item], at: int) -> tuple[str, ...]:
    """A name with those that "and" joins to it; none of them where a preposition stands before."""
    found = [items[at].text]
    while at >= 2 and items[at - 1].lower in {"and", "or"} and items[at - 2].name:  # noqa: PLR2004
        at -= 2
        found.append(items[at].text)
    if at >= 1 and (items[at - 1].lower in _BEFORE_NAME or (items[at].comma and items[at - 1].name)):
        return ()
    if at >= 2 and items[at - 1].lower in _DETERMINERS and items[at - 2].lower in _BEFORE_NAME:  # noqa: PLR2004
        return ()
    return tuple(found)


def _object(items: list[_Item], place: int) -> tuple[str, ...]:
    for item in items[place + 1 : place + 2 + _REACH]:
        if not item.clear:
            return ()
        if item.name:
            return (item.text,)
        if item.lower not in _DETERMINERS:
            return ()
    return ()


def _agent(items: list[_Item], place: int) -> tuple[str, ...]:
    """The name behind "by"."""
    for at in range(place + 1, min(len(items), place + 1 + _BY)):
        if items[at].lower == "by":
            return tuple(item.text for item in items[at + 1 : at + 1 + _BY] if item.name)
    return ()


def other_roles(claim: str, source: str, known: frozenset[str]) -> str | None:
    """What the claim says of somebody whom its source does not say it of, in plain words; null if nothing."""
    here = [sentence for sentence in _sentences(claim, known) if sentence.named]
    if not here:
        return None
    there = _sentences(source, known)
    deeds = there[0].deeds if len(there) == 1 else {deed for sentence in there for deed in sentence.deeds}
    for act in acts(here, deeds):
        same = [
            sentence.act(act.deed, place) for sentence in there for place in sentence.deeds.get(act.deed, ())
        ]
        if _none_shared(act.doers, [other.doers for other in same]):
            return f"says of {act.doers[0]} what the quotation says of {same[0].doers[0]}"
        if _none_shared(act.done_to, [other.done_to for other in same]):
            return f"says {act.done_to[0]} where the quotation says {same[0].done_to[0]}"
    return None


def _none_shared(ours: tuple[str, ...], theirs: list[tuple[str, ...]]) -> bool:
    """Whether names are known on both sides, everywhere, and nowhere the same."""
    return bool(ours) and all(theirs) and not any(_shared(ours, names) for names in theirs)


def _shared(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return any(one == other or compatible(one, other) for one in ours for other in theirs)
