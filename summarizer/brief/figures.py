"""Grouping an episode's figures: each speaker's together, with what contradicts, replaces or repeats them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from summarizer.brief.plan import Group, Tie
from summarizer.brief.units import Unit, conflicts
from summarizer.domain.event import Measure

_TOGETHER: Final = 3
_WORDS: Final = 46
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

    One group holds what one speaker counts; a figure that another entry of its row contradicts has that
    entry beside it, one that replaces another has the replaced one, and of unattributed figures for one
    thing that do not contradict each other the first stands for the rest.

    Args:
        own: The figures, in the order of the articles.
    """
    ranked = sorted(own, key=lambda unit: (_ORDER.get(_measure(unit), len(_ORDER)), unit.place))
    replaced = [u for u in ranked if _newer(u) is not None]
    current = [u for u in ranked if u not in replaced]
    used: set[int] = set()
    found: list[Group] = []
    for unit in current:
        if unit.place in used:
            continue
        group = _group(unit, current, replaced, used)
        used |= {other.place for other in (*group.parts, *group.against)}
        found.append(group)
    return found


def _group(unit: Unit, current: Sequence[Unit], replaced: Sequence[Unit], used: set[int]) -> Group:
    earlier = [u for u in replaced if _newer(u) == _id(unit)]
    if earlier:
        return _made("revision", [unit], earlier)
    free = [u for u in current if u.place not in used and u is not unit]
    beside = [u for u in free if u.row is unit.row]
    rivals = [u for u in beside if unit.row and conflicts(unit.row, _id(u), _id(unit))]
    parts = [unit]
    for other in free:
        if other.row in [part.row for part in parts] or not _goes_on(unit, other, parts):
            continue
        if any(_newer(u) == _id(other) for u in replaced):
            continue
        parts.append(other)
        rivals += [
            u
            for u in free
            if u.row is other.row
            and u is not other
            and other.row
            and conflicts(other.row, _id(u), _id(other))
        ]
    if rivals:
        voices = {u.voice for u in rivals}
        own = [u for u in rivals if u.voice == unit.voice] if unit.voice in voices else rivals
        return _made("conflict", parts, own)
    if not unit.voice:
        alike = [u for u in beside if not u.voice]
        if alike:
            return _made("several", [unit], alike)
    return _made("speaker" if len(parts) > 1 else "same" if len(unit.claims) > 1 else "one", parts, [])


def _goes_on(unit: Unit, other: Unit, parts: Sequence[Unit]) -> bool:
    return (
        bool(unit.voice)
        and other.voice == unit.voice
        and len(parts) < _TOGETHER
        and _words([*parts, other]) <= _WORDS
    )


def _made(tie: Tie, parts: Iterable[Unit], against: Iterable[Unit]) -> Group:
    parts, against = tuple(parts), tuple(against)
    return Group("", parts[0].theme, tie, parts, against)


def _measure(unit: Unit) -> Measure:
    return unit.row.measure if unit.row is not None else Measure.OTHER


def _id(unit: Unit) -> str:
    return unit.entry.id if unit.entry is not None else ""


def _newer(unit: Unit) -> str | None:
    return unit.entry.superseded_by if unit.entry is not None else None


def _words(own: Iterable[Unit]) -> int:
    return sum(len(unit.text.split()) for unit in own)
