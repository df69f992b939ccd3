"""Two planted articles and what runs may see in them; every difference is planted."""

from __future__ import annotations

from typing import Any

from summarizer.domain.article import Article
from summarizer.domain.event import (
    Claim,
    Coverage,
    Event,
    EventTime,
    Evidence,
    ExtractorInfo,
    Grounded,
    Participant,
    Quantity,
    Withheld,
)
from summarizer.domain.terms import Verdict
from summarizer.ingest import read_text

TEXTS = (
    (
        "Clash at Tacna\n\nTroops of Peru and Chile clashed near Tacna on 4 May 2021. "
        "Peru said at least 49 soldiers were killed and 12 wounded. Chile denied that it had crossed the border.\n"
    ),
    "Flood in Arica\n\nA flood hit Arica on Monday. The mayor said 3 people were missing.\n",
)
CLASH, KILLED, DENIED = (
    "Troops of Peru and Chile clashed near Tacna on 4 May 2021.",
    "Peru said at least 49 soldiers were killed and 12 wounded.",
    "Chile denied that it had crossed the border.",
)
FLOOD, MISSING = "A flood hit Arica on Monday.", "The mayor said 3 people were missing."


def article(number: int = 0) -> Article:
    return read_text(TEXTS[number].encode(), f"{number}.txt")


def evidence(quote: str, number: int = 0) -> Evidence:
    one = article(number)
    start = one.text.index(quote)
    return Evidence(
        article_id=one.id, start=start, end=start + len(quote), exact=quote, prefix="", suffix="",
        verdict=Verdict.VERBATIM, score=1.0,
    )  # fmt: skip


def event(quote: str = CLASH, number: int = 0, **changes: Any) -> Event:
    values: dict[str, Any] = {
        "id": "x.e1", "type": "clash", "title": "Peru and Chile clashed.", "status": "happened",
        "time": EventTime(phrase="4 May 2021", edtf="2021-05-04", precision="day", basis="explicit"),
        "place": "Tacna", "evidence": (evidence(quote, number),),
        "participants": (who("Peru"), who("Chile")),
    }  # fmt: skip
    return Event(**(values | changes))


def who(name: str, role: str = "actor", kind: str = "state") -> Participant:
    return Participant(name=name, role=role, kind=kind)


def count(
    phrase: str, measure: str = "killed", quote: str = KILLED, number: int = 0, **changes: Any
) -> Claim:
    digits = float("".join(c for c in phrase if c.isdigit()))
    least = phrase.startswith("at least")
    figure: dict[str, Any] = {
        "phrase": phrase, "operator": "at_least" if least else "exact", "low": digits,
        "high": None if least else digits, "measure": measure, "side": "Peru", "victim_kind": "military",
        "scope": "incident",
    }  # fmt: skip
    values = {key: changes.pop(key) for key in list(changes) if key not in Quantity.model_fields}
    return claim("count", quote, number, **{"quantity": Quantity(**(figure | changes)), **values})


def claim(kind: str = "denial", quote: str = DENIED, number: int = 0, **changes: Any) -> Claim:
    values: dict[str, Any] = {
        "id": "x.c1", "event_id": "x.e1", "article_id": article(number).id, "kind": kind,
        "text": "Somebody said so.", "speaker": "Peru", "evidence": (evidence(quote, number),),
    }  # fmt: skip
    return Claim(**(values | changes))


def line(
    events: tuple[Event, ...] = (),
    claims: tuple[Claim, ...] = (),
    withheld: tuple[Withheld, ...] = (),
    number: int = 0,
    **reader: Any,
) -> Grounded:
    by = {"provider": "main", "model": "m", "origin": "live", "prompt": "extract/v1", "fingerprint": "f" * 16}
    return Grounded(
        article=article(number), events=events, claims=claims, withheld=withheld,
        coverage=Coverage(kept=1, cited=0, ratio=0.0), extractor=ExtractorInfo(**(by | reader)),
    )  # fmt: skip
