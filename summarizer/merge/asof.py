"""The moment that a figure speaks of, and which of two is earlier.

What the figure's passage says comes first ("by Friday evening"); else the day on which the article was
published bounds it, since tolls grow; else the day of the event. None of these dates an event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from summarizer import chronology
from summarizer.domain.article import Published
from summarizer.domain.event import Claim, Event
from summarizer.domain.terms import Precision
from summarizer.merge.anchor import weekday_after

_EARLIER: Final = re.compile(
    r"\b(?:earlier|initial\w*|at first|previous\w*|first|before|originally|preliminar\w+)\b", re.IGNORECASE
)
_NTH: Final = re.compile(
    r"\b(?:(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) day"
    r"|day (?P<number>one|two|three|four|five|six|seven|eight|nine|ten|\d+))\b",
    re.IGNORECASE,
)
_NUMBERS: Final = "first second third fourth fifth sixth seventh eighth ninth tenth".split()  # noqa: SIM905 - a table of words
_CARDINALS: Final = "one two three four five six seven eight nine ten".split()  # noqa: SIM905
_PART_OF_DAY: Final = (
    (r"midnight", 0),
    (r"overnight|small hours", 180),
    (r"dawn|daybreak|sunrise|early (?:on )?\w+day", 360),
    (r"morning", 540),
    (r"midday|noon", 720),
    (r"afternoon", 900),
    (r"dusk|sunset|evening", 1140),
    (r"late (?:on )?\w+day|night", 1320),
)
_PARTS: Final = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), minute) for words, minute in _PART_OF_DAY
)
_CLOCK: Final = re.compile(r"T(\d\d):(\d\d)")
_WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SPOKEN: Final = re.compile(
    rf"\b(?:said|told|announced|reported|confirmed|stated|added|wrote|claimed)\b(?:\s+[\w’']+){{0,3}}?\s+(?:on\s+)?"
    rf"(?P<after>(?:early |late )?{_WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?)\b"
    rf"|\bon (?P<before>{_WEEKDAY})\s+(?:said|announced|reported|confirmed|put|raised|told)\b"
)
_ACROSS_SUNDAY: Final = 5
"""Days of the week that lie so far apart are told of two weeks: Sunday, then Monday."""
_MARKED: Final = r"(?:as of|as at|by|until|till|through|up to)\s+(?:[\w’']+\s+){0,2}"


class Moment(NamedTuple):
    """A moment, as far as it is known; two can be compared in whatever both know."""

    text: str
    """In words, for a reason."""
    day: date | None = None
    minute: int | None = None
    """Minutes after midnight; a part of the day stands for its middle."""
    weekday: int | None = None
    nth: int | None = None
    """The how manieth day of what is told."""
    earlier: bool = False
    """Said only to be earlier than what the article gives now."""


class AsOf(NamedTuple):
    """What is known of the moment a figure speaks of."""

    stated: Moment | None = None
    """By the figure's own passage."""
    soft: bool = False
    """Stated, but perhaps only the day of the event itself ("15 were killed on Tuesday")."""
    reported: Moment | None = None
    """When the article was published; else the day of the event."""


NOT_KNOWN: Final = AsOf()


def as_of(
    claim: Claim, event: Event, published: Published | None, start: date | None, *, news: bool = True
) -> AsOf:
    """Find the moment of a claim's figure.

    Args:
        claim: A count.
        event: The article's own event, dated as far as it could be.
        published: The article's publication date.
        start: The first known day of the episode, for articles whose weekdays it settles.
        news: Whether the article reports it as its news; an old event's figures do not age with the article.
    """
    if claim.quantity is None:
        return NOT_KNOWN
    passages = [evidence.exact for evidence in claim.evidence]
    phrase = claim.quantity.as_of or _spoken(passages)
    stated = _moment(phrase, published, start) if phrase else None
    reported = (_published(published) or _of_event(event)) if news else None
    return AsOf(stated, stated is not None and _soft(phrase or "", stated, event, passages), reported)


def _spoken(passages: Sequence[str]) -> str | None:
    """The weekday on which a passage has the speaker speak."""
    for passage in passages:
        if match := _SPOKEN.search(passage):
            return match["after"] or match["before"]
    return None


def _moment(phrase: str, published: Published | None, start: date | None) -> Moment | None:
    if match := _NTH.search(phrase):
        return Moment(phrase, nth=_ordinal(match))
    minute = _minute(phrase)
    weekday = chronology.weekday(phrase)
    time = chronology.resolve(phrase, published, future=False)
    day = None
    if time.edtf and (time.precision in {Precision.DAY, Precision.MINUTE} or time.edtf.startswith("../")):
        day = chronology.bounds(time.edtf).last
    elif start is not None:
        day = weekday_after(phrase, start)
    if day is not None and start is not None and published is None and weekday is not None and day < start:
        day = weekday_after(phrase, start)
    if day is not None:
        return Moment(f"{phrase} ({day.isoformat()})", day, minute, weekday)
    if weekday is not None or minute is not None:
        return Moment(phrase, None, minute, weekday)
    return Moment(phrase, earlier=True) if _EARLIER.search(phrase) else None


def _ordinal(match: re.Match[str]) -> int:
    word = (match["word"] or "").casefold()
    number = (match["number"] or "").casefold()
    if word in _NUMBERS:
        return _NUMBERS.index(word) + 1
    if number in _CARDINALS:
        return _CARDINALS.index(number) + 1
    return int(re.sub(r"\D", "", word or number))


def _minute(phrase: str) -> int | None:
    if (clock := chronology.clock_time(phrase)) is not None:
        return 60 * int(clock[:2]) + int(clock[3:])
    return next((minute for words, minute in _PARTS if words.search(phrase)), None)


def _soft(phrase: str, stated: Moment, event: Event, passages: Sequence[str]) -> bool:
    """Whether the stated day is that of the event, and no word says that it is that of the count."""
    if stated.day is None or not event.time.edtf:
        return False
    if _day(event.time.edtf, event.time.precision) != stated.day or stated.minute is not None:
        return False
    marked = re.compile(rf"^{_MARKED}|{_MARKED}{re.escape(phrase)}", re.IGNORECASE)
    return not marked.match(phrase) and not any(marked.search(passage) for passage in passages)


def _published(published: Published | None) -> Moment | None:
    if published is None:
        return None
    bounds = chronology.bounds(published.edtf)
    if bounds.first is None or bounds.first != bounds.last:
        return None
    clock = _CLOCK.search(published.edtf)
    minute = 60 * int(clock[1]) + int(clock[2]) if clock else None
    hour = f" at {clock[1]}:{clock[2]}" if clock else ""
    return Moment(f"in an article published on {bounds.first.isoformat()}{hour}", bounds.first, minute)


def _day(edtf: str, precision: Precision) -> date | None:
    if precision not in {Precision.DAY, Precision.MINUTE, Precision.INTERVAL}:
        return None
    first, last = chronology.bounds(edtf)
    return last if first and last and (last - first).days <= 1 else None


def _of_event(event: Event) -> Moment | None:
    day = _day(event.time.edtf, event.time.precision) if event.time.edtf else None
    return Moment(f"the event's day ({day.isoformat()})", day) if day else None


class Order(NamedTuple):
    """Which of two figures is of the earlier moment, and what that rests on."""

    first: bool
    """Whether it is the first of the two."""
    old: str
    new: str
    """The moments in words."""
    stated: bool
    """Whether the passages themselves say it."""


def order(a: AsOf, b: AsOf) -> Order | None:
    """Tell which of two figures is of the earlier moment; null where nobody knows, or they are of one."""
    pair = _comparable(a, b)
    if pair is None:
        return None
    x, y = pair
    if (value := _compare(x, y)) is None or value == 0:
        return None
    old, new = (x, y) if value < 0 else (y, x)
    return Order(value < 0, old.text, new.text, stated=x is a.stated and y is b.stated)


def _comparable(a: AsOf, b: AsOf) -> tuple[Moment, Moment] | None:
    """The moments to compare: both as stated; a day that may be the event's gives way to the article's."""
    if a.stated is not None and b.stated is not None:
        return a.stated, b.stated
    if a.stated is not None and a.stated.earlier:
        return a.stated, b.reported or Moment("what is given now")
    if b.stated is not None and b.stated.earlier:
        return a.reported or Moment("what is given now"), b.stated
    x = a.reported if a.stated is None or (a.soft and a.reported) else a.stated
    y = b.reported if b.stated is None or (b.soft and b.reported) else b.stated
    return (x, y) if x is not None and y is not None else None


def _compare(x: Moment, y: Moment) -> int | None:  # noqa: PLR0911 - one answer a kind of moment
    """Minus one where the first is earlier, one where it is later, zero where they are one; else null."""
    if x.earlier != y.earlier:
        return -1 if x.earlier else 1
    if x.nth is not None and y.nth is not None:
        return _sign(x.nth - y.nth)
    if x.day is not None and y.day is not None:
        if x.day != y.day:
            return -1 if x.day < y.day else 1
        return _sign(x.minute - y.minute) if x.minute is not None and y.minute is not None else 0
    if x.weekday is not None and y.weekday is not None and x.weekday != y.weekday:
        later = x.weekday - y.weekday
        return _sign(later) if abs(later) < _ACROSS_SUNDAY else -_sign(later)
    if x.minute is not None and y.minute is not None and (x.day is None) == (y.day is None):
        return _sign(x.minute - y.minute)
    return None


def _sign(difference: int) -> int:
    return (difference > 0) - (difference < 0)
