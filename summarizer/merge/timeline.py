"""The events of all articles in time, as far as dates, weekdays and words like "the next day" go."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from summarizer import chronology, wording
from summarizer.domain.event import Event, Grounded
from summarizer.domain.story import TimelineEntry
from summarizer.domain.terms import Status, TimeBasis

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)(?:T.*)?")
_STEP = re.compile(r"(?P<sign>-?)P(?P<n>\d+)[DWMYC]")
_TOLD_AS_PAST = frozenset({Status.HAPPENED, Status.ONGOING, Status.ALLEGED})
_TITLE = 60


class Constraint(NamedTuple):
    """Two merged events, the first earlier or, ``same_day``, both on one day."""

    a: str
    b: str
    same_day: bool
    why: str


def timeline(events: Sequence[Event], grounded: Sequence[Grounded]) -> tuple[TimelineEntry, ...]:
    """Place every event. Pure; grows with the events and their constraints, n log n.

    Args:
        events: The merged events, in the order of their episodes.
        grounded: The articles, in the order of their numbers.
    """
    home = {own: event.id for event in events for own in event.merged_from}
    merged = {event.id: event for event in events}
    constraints = [
        constraint
        for number, one in enumerate(grounded, 1)
        for constraint in _told(one, number, home, merged)
    ]
    published = {one.article.id: one.article.published for one in grounded}
    items = [chronology.item(event, published) for event in events]
    order = chronology.arrange(
        items,
        sorted({(c.a, c.b) for c in constraints if not c.same_day}),
        sorted({(min(c.a, c.b), max(c.a, c.b)) for c in constraints if c.same_day}),
    )
    return _entries(events, constraints, order, _divided(events, grounded))


def _told(
    one: Grounded, number: int, home: Mapping[str, str], merged: Mapping[str, Event]
) -> Iterator[Constraint]:
    """What one article says of the order of its events."""
    own = sorted(one.events, key=lambda event: (event.evidence[0].start if event.evidence else 0, event.id))
    own = [event for event in own if event.id in home]
    yield from _weekdays(own, number, home)
    for earlier, later in pairwise(own):
        time = later.time
        match = _STEP.fullmatch(time.relative or "") if time.basis is TimeBasis.RELATIVE_TO_EVENT else None
        if match is None or later.status not in _TOLD_AS_PAST or home[earlier.id] == home[later.id]:
            continue
        told, tells = home[earlier.id], home[later.id]
        title = wording.shorten(merged[told].title, _TITLE)
        why = f"article {number} says “{time.phrase}” after telling “{title}”"
        if match["n"] == "0":
            yield Constraint(told, tells, time.relative == "P0D", why)
        elif match["sign"]:
            yield Constraint(tells, told, same_day=False, why=why)
        else:
            yield Constraint(told, tells, same_day=False, why=why)


def _weekdays(own: Sequence[Event], number: int, home: Mapping[str, str]) -> Iterator[Constraint]:
    """The order of weekdays without dates, where they leave most of a week free."""
    on: dict[int, list[str]] = defaultdict(list)
    for event in own:
        match = _WEEKDAY.fullmatch(event.time.relative or "")
        if match and event.time.edtf is None and event.status in _TOLD_AS_PAST:
            on[int(match[1]) - 1].append(home[event.id])
    for day, ids in on.items():
        for a, b in pairwise(dict.fromkeys(ids)):
            yield Constraint(a, b, same_day=True, why=f"article {number} tells both of {_NAMES[day]}")
    for earlier, later in pairwise(chronology.weekday_order(on)):
        why = (
            f"article {number} tells one of {_NAMES[earlier]}, the other of {_NAMES[later]}, "
            "taken as days of one week"
        )
        yield Constraint(on[earlier][0], on[later][0], same_day=False, why=why)


def _divided(events: Sequence[Event], grounded: Sequence[Grounded]) -> dict[str, list[str]]:
    """Where articles give one event dates that exclude each other."""
    own = {event.id: (number, event) for number, one in enumerate(grounded, 1) for event in one.events}
    found: dict[str, list[str]] = defaultdict(list)
    for event in events:
        dated = [
            (*own[identity], chronology.bounds(own[identity][1].time.edtf or ""))
            for identity in event.merged_from
            if identity in own and own[identity][1].time.edtf
        ]
        for place, (number, one, span) in enumerate(dated):
            for other_number, other, other_span in dated[place + 1 :]:
                if (span.last and other_span.first and span.last < other_span.first) or (
                    other_span.last and span.first and other_span.last < span.first
                ):
                    found[event.id].append(
                        f"article {number} dates it {one.time.edtf}, article {other_number} {other.time.edtf}"
                    )
    return found


def _entries(
    events: Sequence[Event],
    constraints: Sequence[Constraint],
    order: chronology.Order,
    divided: Mapping[str, list[str]],
) -> tuple[TimelineEntry, ...]:
    by_id = {event.id: event for event in events}
    after, before, same, why, conflicts = (defaultdict[str, list[str]](list) for _ in range(5))
    broken = {*order.broken, *((b, a) for a, b in order.broken)}
    for a, b, same_day, reason in constraints:
        if same_day:
            same[a].append(b)
            same[b].append(a)
        else:
            before[a].append(b)
            after[b].append(a)
        (why if (a, b) not in broken else conflicts)[b].append(reason)
        if (a, b) in broken:
            conflicts[a].append(reason)
    for identity, found in divided.items():
        conflicts[identity] += found

    def unique(found: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(found))

    return tuple(
        TimelineEntry(
            event_id=placed.id,
            position=placed.position,
            edtf=by_id[placed.id].time.edtf,
            precision=by_id[placed.id].time.precision,
            basis=by_id[placed.id].time.basis,
            earliest=placed.first and placed.first.isoformat(),
            latest=placed.last and placed.last.isoformat(),
            after=unique(after[placed.id]),
            before=unique(before[placed.id]),
            same_day=unique(same[placed.id]),
            apart=placed.position is None,
            why=unique(why[placed.id]),
            conflicts=unique(conflicts[placed.id]),
        )
        for placed in order.placed
    )
