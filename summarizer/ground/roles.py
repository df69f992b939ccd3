"""Who does what to whom, where names stand directly beside a word: "Peru accused Chile", "shelled by Peru".

Not a parser: only what adjacency shows beyond doubt counts. A claim that gives a deed another doer than every
place of its source that tells the deed, or another one to whom it is done, says something else.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from summarizer import names, wording
from summarizer.ground.negation import base_form
from summarizer.ground.passage import sentences_of, words_of
from summarizer.ground.substitution import compatible
from summarizer.wording import Word

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


def acts(text: str, known: frozenset[str]) -> tuple[Act, ...]:
    """The deeds of a text, one sentence a line or several."""
    return tuple(
        act
        for line in text.split("\n")
        for span in sentences_of(line)
        for act in _in_sentence(line[span.start : span.end], known)
    )


def _items(sentence: str, known: frozenset[str]) -> list[_Item]:
    """The words; names in one piece."""
    found: list[_Item] = []
    end = -1
    for index, word in enumerate(words_of(sentence)):
        clear = word.start == end + 1 or end < 0
        comma = not clear and sentence[end : word.start].startswith(",")
        possessive = word.text.endswith(("'s", "’s"))
        text = word.text[:-2] if possessive else word.text
        lower = text.lower()
        name = _is_name(word, text, lower, known if index == 0 else None)
        if name and found and found[-1].name and clear:
            last = found.pop()
            found.append(
                _Item(
                    f"{last.text} {text}",
                    f"{last.lower} {lower}",
                    name=True,
                    clear=last.clear,
                    comma=last.comma,
                )
            )
        else:
            found.append(_Item(text, lower, name, clear, comma))
        end = word.end
    return found


def _is_name(word: Word, text: str, lower: str, known: frozenset[str] | None) -> bool:
    if not word.text[:1].isupper() or lower in wording.STOP_WORDS:
        return False
    if known is None or lower in known or word.text.endswith(("'s", "’s")):
        return True
    return names.party(text) is not None


@lru_cache(maxsize=4096)
def _in_sentence(sentence: str, known: frozenset[str]) -> tuple[Act, ...]:
    items = _items(sentence, known)
    found: list[Act] = []
    for place, item in enumerate(items):
        if item.name or not item.text[:1].islower() or item.lower in wording.STOP_WORDS:
            continue
        passive = any(other.lower in _BE for other in items[max(0, place - 2) : place])
        before, after = _subject(items, place), _object(items, place)
        if passive:
            found.append(Act(base_form(item.lower), _agent(items, place), before))
        else:
            found.append(Act(base_form(item.lower), before, after))
    return tuple(found)


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
    told = acts(claim, known)
    if not any(act.doers or act.done_to for act in told):
        return None
    there = acts(source, known)
    for act in told:
        same = [other for other in there if other.deed == act.deed]
        if not same:
            continue
        if _none_shared(act.doers, [other.doers for other in same]):
            return f"says of {act.doers[0]} what the quotation says of {same[0].doers[0]}"
        if _none_shared(act.done_to, [other.done_to for other in same]):
            return f"says {act.done_to[0]} where the quotation says {same[0].done_to[0]}"
    return None


def _none_shared(ours: tuple[str, ...], theirs: list[tuple[str, ...]]) -> bool:
    """Whether names are known on both sides, everywhere, and nowhere the same."""
    return bool(ours) and all(theirs) and not any(_shared(ours, names) for names in theirs)


def _shared(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return any(compatible(one, other) for one in ours for other in theirs)
