"""Grouping an episode's figures: each speaker's together, with what contradicts, replaces or repeats them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from summarizer.brief.plan import Group, Tie
from summarizer.brief.units import Unit, linked
from summarizer.domain.story import Relation
from summarizer.domain.terms import Measure, Operator

_TOGETHER: Final = 3
"""Figures of one speaker in one group, at most."""
_WORDS: Final = 46
"""Words of their claims, at most."""
_ALL_SIDES: Final = re.compile(r"(?:both|all|the two)\b", re.IGNORECASE)
_TOLL: Final = frozenset(
    {Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED, Measure.MISSING, Measure.DISPLACED}
)
_ORDER: Final[Mapping[Measure, int]] = {
    measure: place
    for place, measure in enumerate(
        (
            *(Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED, Measure.MISSING, Measure.DISPLACED),
            *(Measure.AFFECTED, Measure.DESTROYED),
        )
    )
}


def groups(own: Sequence[Unit]) -> list[Group]:
    """Group figures that are told.

    One group holds what one speaker counts. A figure that another entry of its row contradicts has that
    entry beside it, one that replaces another has the replaced one; of unattributed figures of several
    articles for one thing that do not contradict each other the first stands for the rest.

    Args:
        own: The figures, in the order of the articles.
    """
    return _Grouping(own).groups()


def measure(group: Group) -> Measure:
    """What befell those whom a group counts."""
    return _measure(group.parts[0])


def is_toll(group: Group) -> bool:
    """Whether a group counts people who were killed, hurt, taken, lost or driven out."""
    return measure(group) in _TOLL


def rank(unit: Unit) -> tuple[int, bool, bool, bool, int, int]:
    """The order in which figures are told: by what they count, of all sides first, then what was revised."""
    articles = len(unit.entry.article_ids) if unit.entry is not None else 0
    vague = unit.entry is not None and unit.entry.operator is Operator.VAGUE
    revises = unit.row is not None and any(e.superseded_by == _id(unit) for e in unit.row.entries)
    side = unit.row.side if unit.row is not None else None
    one = side is None or _ALL_SIDES.match(side) is None
    return _ORDER.get(_measure(unit), len(_ORDER)), vague, one, not revises, -articles, unit.place


class _Grouping:
    def __init__(self, own: Sequence[Unit]) -> None:
        ranked = sorted(own, key=rank)
        self.replaced: dict[str, list[Unit]] = defaultdict(list)
        for unit in ranked:
            if unit.entry is not None and unit.entry.superseded_by is not None:
                self.replaced[unit.entry.superseded_by].append(unit)
        shown = {_id(unit) for unit in ranked}
        gone = {u.place for newer, units in self.replaced.items() if newer in shown for u in units}
        self.current = [unit for unit in ranked if unit.place not in gone]
        self.by_row: dict[str, list[Unit]] = defaultdict(list)
        self.by_voice: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.current:
            self.by_row[_row(unit)].append(unit)
            self.by_voice[unit.voice].append(unit)
        self.used: set[int] = set()

    def groups(self) -> list[Group]:
        found: list[Group] = []
        for unit in self.current:
            if unit.place not in self.used:
                group = self._group(unit)
                self.used |= {one.place for one in (*group.parts, *group.against)}
                found.append(group)
        return found

    def _group(self, unit: Unit) -> Group:
        if _id(unit) in self.replaced:
            return _made("revision", [unit], [*self.replaced[_id(unit)], *self._rivals(unit)])
        if not unit.voice:
            return self._unattributed(unit)
        parts, rivals = [unit], self._rivals(unit)
        for other in self._free(self.by_voice[unit.voice], unit):
            if (
                other in rivals
                or _id(other) in self.replaced
                or _row(other) in {_row(part) for part in parts}
            ):
                continue
            if any(one_passage(other, rival) for rival in rivals):
                rivals.append(other)
            elif len(parts) < _TOGETHER and _words([*parts, other]) <= _WORDS:
                parts.append(other)
                rivals += [rival for rival in self._rivals(other) if rival not in rivals]
        if rivals:
            same = [rival for rival in rivals if rival.voice == unit.voice]
            return _made("conflict", parts, same or rivals)
        return _made("speaker" if len(parts) > 1 else "same" if len(unit.claims) > 1 else "one", parts)

    def _unattributed(self, unit: Unit) -> Group:
        rivals = self._rivals(unit)
        if rivals:
            return _made("conflict", [unit], rivals)
        free = self._free(self.by_voice[""], unit)
        alike = [other for other in free if _row(other) == _row(unit) and not _shares(unit, other)]
        if alike:
            return _made("several", [unit], alike)
        beside = [other for other in free if _of_one_group(unit, other) and not self._rivals(other)]
        return _made("speaker" if beside else "one", [unit, *beside[: _TOGETHER - 1]])

    def _free(self, units: Iterable[Unit], unit: Unit) -> list[Unit]:
        return [one for one in units if one.place not in self.used and one is not unit]

    def _rivals(self, unit: Unit) -> list[Unit]:
        return [
            other
            for other in self._free(self.by_row[_row(unit)], unit)
            if unit.row is not None and linked(unit.row, _id(unit), _id(other), Relation.CONFLICT)
        ]


def _made(tie: Tie, parts: Iterable[Unit], against: Iterable[Unit] = ()) -> Group:
    parts, against = tuple(parts), tuple(against)
    if tie == "conflict" and all(one_passage(against[0], other) for other in against):
        against = tuple(sorted(against, key=_printed))
    return Group("", parts[0].theme, tie, parts, against)


def _printed(unit: Unit) -> int:
    """Where in its passage a figure stands: "another 24" is understood behind what it goes on from."""
    claim = unit.claims[0]
    phrase = claim.quantity.phrase if claim.quantity is not None else ""
    return claim.evidence[0].exact.find(phrase)


def _measure(unit: Unit) -> Measure:
    return unit.row.measure if unit.row is not None else Measure.OTHER


def _of_one_group(a: Unit, b: Unit) -> bool:
    """Whether one article counts the same people twice: over the day and in all."""
    return (
        a.row is not None
        and b.row is not None
        and (a.row.measure, a.row.side) == (b.row.measure, b.row.side)
        and a.claims[0].article_id == b.claims[0].article_id
    )


def _shares(a: Unit, b: Unit) -> bool:
    """Whether one article has both."""
    return not {claim.article_id for claim in a.claims}.isdisjoint(claim.article_id for claim in b.claims)


def one_passage(a: Unit, b: Unit) -> bool:
    """Whether both rest on one passage."""
    one, two = a.claims[0].evidence[0], b.claims[0].evidence[0]
    return (one.article_id, one.start, one.end) == (two.article_id, two.start, two.end)


def _id(unit: Unit) -> str:
    return unit.entry.id if unit.entry is not None else ""


def _row(unit: Unit) -> str:
    return unit.row.id if unit.row is not None else ""


def _words(own: Iterable[Unit]) -> int:
    return sum(len(unit.text.split()) for unit in own)
