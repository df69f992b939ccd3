"""What speaks for and against two mentions being one event, in plain words."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from summarizer.domain.event_types import EventType
from summarizer.domain.explanation import Part
from summarizer.merge.cast import one
from summarizer.merge.events import Aside, Judged, Mention
from summarizer.merge.likeness import WEIGHTS, Veto, meet
from summarizer.merge.told import Told

_UNCOUNTED = frozenset({EventType.TALKS, EventType.AID, EventType.ECONOMY, EventType.OTHER, EventType.CRIME})
_UNDATED = "no date or weekday"


def parts(a: Mention, b: Mention, judged: Judged) -> tuple[Part, ...]:
    """Everything that was compared. Where something excluded that they are one, that alone decided."""
    x, y, like = a.told, b.told, judged.like
    found = [
        Part(
            name="type",
            value=None if like.veto else like.kind,
            points=_points("kind", like.kind),
            text=_types(x, y),
        ),
        Part(name="status", value=None, points=0.0, text=_statuses(x, y)),
        Part(name="time", value=None, points=0.0, text=_times(x, y)),
        Part(name="place", value=_place(x, y), points=_points("place", like.place), text=_places(x, y)),
        Part(
            name="participants",
            value=None if like.veto else like.who,
            points=_points("who", like.who),
            text=_casts(x, y),
        ),
        Part(
            name="trigger",
            value=None if like.veto else like.wording,
            points=_points("wording", like.wording),
            text=_words(x, y),
        ),
        Part(name="context", value=None, points=judged.bonus, text=_context(a, b, judged)),
    ]
    deciding = _deciding(found, judged)
    return tuple(part.model_copy(update={"decided": part.name in deciding}) for part in found)


def _deciding(found: list[Part], judged: Judged) -> frozenset[str]:
    if judged.like.veto is not None:
        return frozenset({_PART_OF[judged.like.veto]})
    if judged.aside is not None:
        return frozenset({"context"})
    most = max(part.points for part in found)
    return frozenset(part.name for part in found if part.points == most)


_PART_OF = MappingProxyType(
    {
        Veto.KIND: "type",
        Veto.STATUS: "status",
        Veto.DATE: "time",
        Veto.WEEKDAY: "time",
        Veto.HOUR: "time",
        Veto.CAST: "participants",
        Veto.PLACE: "place",
        Veto.SIDES: "participants",
        Veto.PERSON: "participants",
        Veto.STAGE: "trigger",
        Veto.SPEAKER: "participants",
        Veto.LITTLE: "trigger",
    }
)


def excluded(a: Told, b: Told, veto: Veto) -> str:
    """What keeps them apart, with what each says."""
    return _VETOES[veto](a, b)


def aside(found: Aside) -> str:
    """What keeps alike mentions apart."""
    if found is Aside.ONE_ARTICLE:
        return "one article tells of both, and not in the same words: it tells them as two"
    return "an attack beside a clash is taken for another happening unless the words are the same"


def _points(name: str, value: float) -> float:
    return round(WEIGHTS[name] * value, 3)


def _kind(told: Told) -> str:
    word = told.type.value.replace("_", " ")
    if told.type in _UNCOUNTED:
        return word
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _types(a: Told, b: Told) -> str:
    if a.type is b.type:
        return f"both are told as {_kind(a)}"
    return f"one is told as {_kind(a)}, the other as {_kind(b)}"


def _statuses(a: Told, b: Told) -> str:
    if a.status is b.status:
        return f"both are told as {a.status.value}"
    return f"one is told as {a.status.value}, the other as {b.status.value}"


def _when(told: Told) -> str:
    time = told.event.time
    if time.edtf and time.phrase:
        return f"{time.edtf} (“{time.phrase}”)"
    return time.edtf or (f"“{time.phrase}”" if time.phrase else _UNDATED)


def _times(a: Told, b: Told) -> str:
    one_, other = _when(a), _when(b)
    if _UNDATED in {one_, other}:
        return f"{one_} against {other}: time says nothing" if one_ != other else "neither gives a date"
    return f"{one_} and {other}"


def _where(told: Told) -> str:
    return f"“{told.event.place}”" if told.event.place else "no place"


def _place(a: Told, b: Told) -> float | None:
    if not a.site or not b.site:
        return None
    return 1.0 if meet(a, b) else 0.0


def _places(a: Told, b: Told) -> str:
    if a.site and b.site and a.site.isdisjoint(b.site) and meet(a, b):
        return f"one place lies in the other: {_where(a)} and {_where(b)}"
    return f"{_where(a)} and {_where(b)}"


def _who(told: Told) -> str:
    return ", ".join(told.cast) or "nobody"


def _sides(told: Told) -> str:
    return " and ".join(sorted(told.opponents)) or _who(told)


def _people(told: Told) -> str:
    return ", ".join(told.persons)


def _voices(told: Told) -> str:
    return ", ".join(sorted(told.voices)) or "an unnamed speaker"


def _casts(a: Told, b: Told) -> str:
    if not a.cast or not b.cast:
        return f"{_who(a)} and {_who(b)}: who takes part says nothing, words and place stand in"
    shared = [f"{x} / {y}" if x != y else x for x in a.cast for y in b.cast if one(x, y)]
    if not shared:
        return f"nobody of {_who(a)} is among {_who(b)}"
    return f"in both: {', '.join(dict.fromkeys(shared))}"


def _words(a: Told, b: Told) -> str:
    shared = sorted(a.title & b.title)
    return f"both titles have the words (as stems) {', '.join(shared)}" if shared else "no word in common"


def _context(a: Mention, b: Mention, judged: Judged) -> str:
    if judged.aside is not None:
        return aside(judged.aside)
    if judged.bonus:
        return "each is the first that its article tells of the matter"
    if a.article == b.article:
        return "one article tells of both"
    return "at least one is not what its article begins with"


_VETOES: MappingProxyType[Veto, Callable[[Told, Told], str]] = MappingProxyType(
    {
        Veto.KIND: _types,
        Veto.STATUS: _statuses,
        Veto.DATE: lambda a, b: f"their dates exclude each other: {_when(a)} and {_when(b)}",
        Veto.WEEKDAY: lambda a, b: f"they are of different days of the week: {_when(a)} and {_when(b)}",
        Veto.HOUR: lambda a, b: f"they are of different hours: {_when(a)} and {_when(b)}",
        Veto.CAST: lambda a, b: f"nobody takes part in both: {_who(a)} against {_who(b)}",
        Veto.PLACE: lambda a, b: f"they are at different places: {_where(a)} and {_where(b)}",
        Veto.SIDES: lambda a, b: f"they are between different sides: {_sides(a)} and {_sides(b)}",
        Veto.PERSON: lambda a, b: f"they are about different people: {_people(a)} and {_people(b)}",
        Veto.STAGE: lambda a, b: f"they are different steps of a case: {a.stage} and {b.stage}",
        Veto.SPEAKER: lambda a, b: f"different people say it: {_voices(a)} and {_voices(b)}",
        Veto.LITTLE: lambda a, _: (
            f"{_who(a)} can do such a thing more than once, and neither words nor place are alike"
        ),
    }
)
