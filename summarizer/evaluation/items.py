"""Field by field: what a gold item and a found one say, together or alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.domain.evaluation import JudgedField, Result
from summarizer.domain.event import Claim, Event, Participant, Quantity
from summarizer.domain.gold import GoldClaim, GoldCount, GoldEvent, GoldParticipant
from summarizer.evaluation import credit
from summarizer.evaluation.credit import given


def event(gold: GoldEvent | None, found: Event | None, fields: Sequence[str]) -> tuple[JudgedField, ...]:
    """The fields of a pair, or of one of the two; those that the gold leaves open are left out."""
    return tuple(one for one in _event(gold, found) if one.field in fields and not _open(gold, one.field))


def claim(gold: GoldClaim | None, found: Claim | None, fields: Sequence[str]) -> tuple[JudgedField, ...]:
    """The same of a claim."""
    return tuple(one for one in _claim(gold, found) if one.field in fields and not _open(gold, one.field))


def measure_of(judged: JudgedField) -> tuple[str | None, str | None]:
    """The measures of a judged count: of the gold and of what was found."""
    return tuple(value.split(" ", 1)[0] if value else None for value in (judged.gold, judged.found))  # type: ignore[return-value]  # two


def _open(gold: GoldEvent | GoldClaim | None, field: str) -> bool:
    if gold is None:
        return False
    if field == "status":
        return isinstance(gold, GoldEvent) and gold.status is None
    return {"counts": "count"}.get(field, field) not in gold.model_fields_set


def _event(gold: GoldEvent | None, found: Event | None) -> Iterator[JudgedField]:
    for field in ("type", "status"):
        right = given(getattr(gold, field)) if gold else ()
        value = str(getattr(found, field)) if found else None
        yield from _judged(field, right, value, credit.word(right, value))
    right = given(gold.time) if gold else ()
    value = credit.stated(found.time) if found else None
    yield from _judged("time", right, value, credit.time(right, found.time) if found and value else 0.0)
    right = given(gold.place) if gold else ()
    value = (found.place if found else None) or None
    yield from _judged("place", right, value, credit.place(right, value))
    yield from _people(gold.participants if gold else (), found.participants if found else ())


def _people(gold: Sequence[GoldParticipant], found: Sequence[Participant]) -> Iterator[JudgedField]:
    for one, two, value in credit.people(gold, found):
        right = tuple(f"{each} ({one.role})" if one.role else each for each in given(one.name)) if one else ()
        if two is None and one is not None and one.optional:
            continue
        yield from _judged("participants", right, f"{two.name} ({two.role})" if two else None, value)


def _claim(gold: GoldClaim | None, found: Claim | None) -> Iterator[JudgedField]:
    right = given(gold.kind) if gold else ()
    value = str(found.kind) if found else None
    yield from _judged("kind", right, value, credit.word(right, value))
    right = given(gold.speaker) if gold else ()
    value = (found.speaker if found else None) or None
    yield from _judged("speaker", right, value, credit.name(right, value))
    figure, count = gold.count if gold else None, found.quantity if found else None
    same = credit.count(figure, count) if figure and count else 0.0
    yield from _judged(
        "counts", (_figure(figure),) if figure else (), _figure(count) if count else None, same
    )


def _figure(count: GoldCount | Quantity) -> str:
    low, high = ("-" if value is None else f"{value:.15g}" for value in (count.low, count.high))
    return f"{count.measure} {low if low == high else f'{low}..{high}'}"


def _judged(field: str, gold: tuple[str, ...], found: str | None, value: float) -> Iterator[JudgedField]:
    if not gold and found is None:
        return
    result: Result
    if not gold:
        result = "spurious"
    elif found is None:
        result = "missing"
    else:
        result = "correct" if value == 1 else "partial" if value else "incorrect"
    yield JudgedField(field=field, gold=" | ".join(gold) or None, found=found, credit=value, result=result)
