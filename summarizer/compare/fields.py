"""How far two items agree, field by field. Symmetric, from 0 to 1, and 1 for equal items.

Names agree where ``names.key`` puts them together: "the Defence Ministry of France" and "French Ministry
of Defence" are one. Unknown is a value: where both say nothing, they agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from summarizer import names
from summarizer.domain.event import Claim, Event, EventTime, Participant, Quantity

FIELDS = (
    "type", "status", "time", "place", "participants", "speaker", "target",
    "measure", "operator", "low", "high", "side", "victim_kind", "scope", "unit", "as_of",
)  # fmt: skip
"""In the order in which they are shown: of events, of claims, of counts."""


@dataclass(frozen=True)
class Compared:
    """One field of a pair."""

    field: str
    a: str | None
    b: str | None
    agreement: float


def compare(a: Event | Claim, b: Event | Claim) -> tuple[Compared, ...]:
    """The fields of two items of one kind.

    ``target``, ``unit`` and ``as_of`` count only where at least one of the two states them.
    """
    if isinstance(a, Event) and isinstance(b, Event):
        return tuple(_events(a, b))
    if isinstance(a, Claim) and isinstance(b, Claim):
        return tuple(_claims(a, b))
    raise TypeError("an event is never compared with a claim")


def agreement(fields: tuple[Compared, ...]) -> float:
    """Mean over the fields."""
    return sum(one.agreement for one in fields) / len(fields)


def _events(a: Event, b: Event) -> Iterator[Compared]:
    yield _equal("type", a.type, b.type)
    yield _equal("status", a.status, b.status)
    yield Compared("time", _time_words(a.time), _time_words(b.time), float(_time(a.time) == _time(b.time)))
    yield _equal("place", a.place, b.place, _name)
    yield Compared(
        "participants",
        _who(a.participants),
        _who(b.participants),
        participants(a.participants, b.participants),
    )


def _claims(a: Claim, b: Claim) -> Iterator[Compared]:
    yield _equal("speaker", a.speaker, b.speaker, _name)
    if a.target or b.target:
        yield _equal("target", a.target, b.target, _name)
    if a.quantity is not None and b.quantity is not None:
        yield from _figures(a.quantity, b.quantity)


def _figures(a: Quantity, b: Quantity) -> Iterator[Compared]:
    for field in ("measure", "operator", "low", "high"):
        yield _equal(field, getattr(a, field), getattr(b, field))
    yield _equal("side", a.side, b.side, _name)
    yield _equal("victim_kind", a.victim_kind, b.victim_kind)
    yield _equal("scope", a.scope, b.scope)
    for field in ("unit", "as_of"):
        if getattr(a, field) or getattr(b, field):
            yield _equal(field, getattr(a, field), getattr(b, field), _words)


def participants(a: tuple[Participant, ...], b: tuple[Participant, ...]) -> float:
    """Those that both name, over those that either names.

    One that both name counts a third for the name, and the other thirds for the share of its roles and kinds
    that both give.
    """
    one, two = _by_name(a), _by_name(b)
    if not one and not two:
        return 1.0
    shared = sum(
        (1 + _jaccard(one[key][0], two[key][0]) + _jaccard(one[key][1], two[key][1])) / 3
        for key in sorted(one.keys() & two.keys())
    )
    return shared / len(one.keys() | two.keys())


def _by_name(found: tuple[Participant, ...]) -> dict[str, tuple[set[str], set[str]]]:
    people: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for one in found:
        roles, kinds = people[_name(one.name)]
        roles.add(one.role)
        kinds.add(one.kind)
    return people


def _jaccard(a: set[str], b: set[str]) -> float:
    return len(a & b) / len(a | b)


@lru_cache(maxsize=4096)
def _name(name: str) -> str:
    return names.key(name) or _words(name)


def _words(text: str) -> str:
    return " ".join(token.folded for token in names.tokens(text)) or text


def _equal(field: str, a: Any, b: Any, by: Callable[[Any], Any] = lambda value: value) -> Compared:
    a, b = a or None if isinstance(a, str) else a, b or None if isinstance(b, str) else b
    same = (a is None) == (b is None) and (a is None or by(a) == by(b))
    return Compared(field, _shown(a), _shown(b), float(same))


def _shown(value: Any) -> str | None:
    if value is None:
        return None
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _time(time: EventTime) -> tuple[str, str]:
    """The calendar date where there is one, else what the words say without one, else the words."""
    if time.edtf or time.relative:
        return ("edtf", time.edtf) if time.edtf else ("relative", time.relative or "")
    return "phrase", _words(time.phrase or "")


def _time_words(time: EventTime) -> str | None:
    return time.edtf or time.phrase


def _who(found: tuple[Participant, ...]) -> str | None:
    return "; ".join(sorted(f"{one.name} ({one.role}, {one.kind})" for one in found)) or None
