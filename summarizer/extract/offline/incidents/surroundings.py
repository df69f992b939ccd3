"""What stands around a phrase that names people, for the weights of ``casualties``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.extract.offline.incidents.lexicon import HARMED, RANK, triggers
from summarizer.extract.offline.matching import Sentence
from summarizer.extract.offline.naming import Phrase
from summarizer.extract.offline.words import words

_JOINS = frozenset({",", "and"})
_BE = frozenset("is are was were be been being".split())  # noqa: SIM905 - a table of words
_FAR = 3
_FEW = 12
_SOME = 60


class Surroundings(NamedTuple):
    """A sentence as items: words, and marks for phrases."""

    items: list[str]
    shown: list[str]
    """The items as features name them: a phrase by its kind, and its last word where that is no name."""
    marks: dict[int, Phrase]
    """The phrases by the item that stands for them."""
    lists: dict[int, Sequence[int]]
    """For each of these items those of the list that it stands in."""
    telling: list[int]
    """The items that tell of violence."""
    told: dict[int, str]
    """What the patterns say, by where the phrase begins."""

    @classmethod
    def of(cls, sentence: Sentence) -> Surroundings:
        """Look a sentence over."""
        parsed = sentence.parsed
        items = parsed.line.split(" ")
        marks = {
            at: parsed.phrases[int(item[2:])]
            for at, item in enumerate(items)
            if item[:1] == "@" and item[2:].isdigit()
        }
        shown = [_shown(item, marks.get(at)) for at, item in enumerate(items)]
        known = triggers()
        telling = [at for at, one in enumerate(shown) if _word(one) in known]
        return cls(items, shown, marks, _lists(items, marks), telling, _told(sentence))

    def phrases(self) -> Iterator[tuple[int, Phrase]]:
        """The phrases that can name people, each with its item."""
        for at, phrase in self.marks.items():
            if phrase.kind in "PGND" and phrase.number != 0:
                yield at, phrase


def features(around: Surroundings, at: int) -> Iterator[str]:
    """What the weights look at, for the phrase of an item."""
    phrase = around.marks[at]
    yield from _of_phrase(phrase)
    members = around.lists[at]
    yield from _beside("", around.shown, at, at)
    yield from _beside("list ", around.shown, members[0], members[-1])
    yield from _violence(around, members[0], members[-1])
    yield f"told {around.told.get(phrase.start)}"
    others = {around.told.get(around.marks[one].start) for one in members if one != at} - {None}
    yield from (f"beside {one}" for one in sorted(map(str, others)) or ["None"])
    if len(members) > 1:
        yield "listed"


def _beside(name: str, shown: Sequence[str], start: int, end: int) -> list[str]:
    third, second, first = (shown[at] if at >= 0 else "^" for at in range(start - 3, start))
    after = [shown[at] if at < len(shown) else "$" for at in range(end + 1, end + 4)]
    return [
        f"{name}-1 {first}",
        f"{name}-2 {second}",
        f"{name}-3 {third}",
        f"{name}-21 {second} {first}",
        f"{name}-321 {third} {second} {first}",
        f"{name}+1 {after[0]}",
        f"{name}+2 {after[1]}",
        f"{name}+3 {after[2]}",
        f"{name}+12 {after[0]} {after[1]}",
        f"{name}+123 {after[0]} {after[1]} {after[2]}",
    ]


def _violence(around: Surroundings, first: int, last: int) -> Iterator[str]:
    """The nearest words that tell of violence, before and behind a list."""
    before = next((at for at in reversed(around.telling) if at < first), None)
    behind = next((at for at in around.telling if at > last), None)
    for side, at in (("left", before), ("right", behind)):
        if at is None:
            yield f"{side} none"
            continue
        between = around.items[at + 1 : first] if side == "left" else around.items[last + 1 : at]
        far = min(_FAR, sum(item[:1] == "@" for item in between))
        passive = not _BE.isdisjoint(around.items[max(0, at - 2) : at])
        word = _word(around.shown[at])
        trigger = triggers()[word]
        sort = "noun" if trigger.noun else "verb"
        yield f"{side} {word}"
        yield f"{side} {word} {far}"
        yield f"{side} {word} {passive}"
        yield f"{side} {word} {passive} {far}"
        yield f"{side} {trigger.kind} {sort} {passive} {far}"
        yield f"{side} by {'by' in between} {sort}"
        if far == 0:
            yield f"{side} near {' '.join(between)} {sort}"
        if ";" in between or "who" in between:
            yield f"{side} apart"


def _told(sentence: Sentence) -> dict[int, str]:
    found: dict[int, str] = {}
    for match in sentence.matches:
        measure = match.pattern.befalls or ""
        for slot in HARMED:
            for member in match.slots.get(slot, ()):
                start = member.phrase.start
                if RANK.get(measure, 0) > RANK.get(found.get(start, ""), -1):
                    found[start] = measure
    return found


def _lists(items: Sequence[str], marks: Mapping[int, Phrase]) -> dict[int, Sequence[int]]:
    found: dict[int, Sequence[int]] = {}
    group: list[int] = []
    for at, phrase in marks.items():
        goes_on = (
            bool(group)
            and at > group[-1] + 1
            and _JOINS.issuperset(items[group[-1] + 1 : at])
            and marks[group[-1]].kind in "PGNDT"
            and phrase.kind in "PGND"
        )
        group = [*group, at] if goes_on else [at]
        found.update(dict.fromkeys(group, group))
    return found


def _shown(item: str, phrase: Phrase | None) -> str:
    if phrase is None:
        return item
    last = phrase.words[-1]
    return f"@{phrase.kind}:{last}" if phrase.kind == "T" or last in triggers() else f"@{phrase.kind}"


def _word(shown: str) -> str:
    return shown.rpartition(":")[2]


def _of_phrase(phrase: Phrase) -> Iterator[str]:
    yield f"kind {phrase.kind}"
    yield f"kind {phrase.kind} {_size(phrase.number)}"
    if phrase.definite:
        yield "definite"
    if phrase.extra:
        yield "extra"
    if phrase.name:
        yield "name"
        yield f"name {phrase.kind}"
    if phrase.age is not None:
        yield "age"
    if phrase.head:
        yield f"head {phrase.head}"
    if phrase.words[0] in words().sorts or phrase.words[0] in words().numbers:
        yield f"first {phrase.words[0]}"
    if not words().military.isdisjoint(phrase.words):
        yield "military"
    if not words().civilian.isdisjoint(phrase.words):
        yield "civilian"


def _size(number: float | None) -> str:
    if number is None:
        return "none"
    if number == 1:
        return "one"
    return "few" if number <= _FEW else "some" if number <= _SOME else "many"
