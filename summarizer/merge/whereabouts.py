"""Dates and places that articles give differently for one event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from summarizer import chronology, names
from summarizer.domain.event import Event
from summarizer.domain.story import Disagreement, Position
from summarizer.domain.terms import Precision, TimeBasis
from summarizer.merge.events import Mention
from summarizer.merge.likeness import meet
from summarizer.wording import stem, texts

_FIRM: Final = frozenset({TimeBasis.EXPLICIT, TimeBasis.RELATIVE_TO_PUBLICATION})
_FARTHEST: Final = 7
"""Days by which two dates of one event can lie apart; farther ones are two events."""
_NIGHT: Final = re.compile(
    r"\b(?:night|overnight|midnight|late|early|dawn|evening|eve|hours of|GMT|UTC|EST|EDT|CET|BST|local time|"
    r"[A-Z]{2,3}T)\b"
)
"""Around midnight, and counted in another zone, one moment has two dates."""
_ABOUT: Final = re.compile(r"\b(?:about|around|approximately|shortly|just|nearly|almost)\b", re.IGNORECASE)
_HOUR: Final = 60


def times(clusters: Sequence[Sequence[Mention]]) -> list[Disagreement]:
    """Events that articles date differently, to the day or to the minute.

    Args:
        clusters: The mentions of each event of an episode.
    """
    pairs = (
        next((p for p in combinations(own, 2) if _two_days(*p) or _two_hours(*p)), None) for own in clusters
    )
    return [_dispute("time", "When it was", pair) for pair in pairs if pair]


def _two_days(a: Mention, b: Mention) -> bool:
    """Whether both give a firm day, another one, and midnight does not lie between."""
    days = [_day(one.event) for one in (a, b)]
    if days[0] is None or days[1] is None or days[0] == days[1] or a.article == b.article:
        return False
    if abs(days[0] - days[1]) > _FARTHEST:
        return False
    return abs(days[0] - days[1]) > 1 or not any(_NIGHT.search(_said(one.event)) for one in (a, b))


def _day(event: Event) -> int | None:
    time = event.time
    if not time.edtf or time.basis not in _FIRM or time.precision not in {Precision.DAY, Precision.MINUTE}:
        return None
    first, last = chronology.bounds(time.edtf)
    return first.toordinal() if first is not None and first == last else None


def _two_hours(a: Mention, b: Mention) -> bool:
    """Whether both give a time of day on one day, and no zone explains the difference."""
    if a.article == b.article or _day(a.event) != _day(b.event) or a.told.hour is None or b.told.hour is None:
        return False
    if any(_ABOUT.search(one.event.time.phrase or "") for one in (a, b)):
        return False
    minutes = [int(one.told.hour[:2]) * 60 + int(one.told.hour[3:5]) for one in (a, b) if one.told.hour]
    return minutes[0] != minutes[1] and (minutes[0] - minutes[1]) % _HOUR != 0


def _said(event: Event) -> str:
    return f"{event.time.phrase or ''} {' '.join(passage.exact for passage in event.evidence)}"


def places(clusters: Sequence[Sequence[Mention]]) -> list[Disagreement]:
    """Events that articles place differently, where neither place is or holds the other.

    Args:
        clusters: The mentions of each event of an episode.
    """
    pairs = (next((p for p in combinations(own, 2) if _two_places(*p)), None) for own in clusters)
    return [_dispute("place", "Where it was", pair) for pair in pairs if pair]


def _two_places(a: Mention, b: Mention) -> bool:
    x, y = _site(a.event.place or ""), _site(b.event.place or "")
    if a.article == b.article or not x or not y or x & y or meet(a.told, b.told):
        return False
    # One that stands in the other's passages may hold it, or be near it.
    return not (_near(x, b.event) or _near(y, a.event))


@lru_cache(maxsize=1 << 14)
def _site(place: str) -> frozenset[str]:
    """Stems of the names in a place that is no country; a capital is a city here."""
    if names.is_country(place):
        return frozenset()
    return frozenset(stem(word) for word in texts(place) if word[:1].isupper() and not names.is_country(word))


def _near(site: frozenset[str], event: Event) -> bool:
    said = {stem(word) for passage in event.evidence for word in texts(passage.exact)}
    return not site.isdisjoint(said)


def _dispute(kind: str, topic: str, pair: tuple[Mention, Mention]) -> Disagreement:
    title = pair[0].event.title.rstrip(".")
    held = tuple(
        Position(
            speaker=None,
            text=(one.event.time.phrase if kind == "time" else one.event.place) or "",
            claim_ids=(),
            mention_ids=(one.event.id,),
            article_ids=(one.event.evidence[0].article_id,),
        )
        for one in sorted(pair, key=lambda mention: mention.age)
    )
    return Disagreement.model_validate(
        {"id": "", "kind": kind, "topic": f"{topic}: {title}", "positions": held}
    )
