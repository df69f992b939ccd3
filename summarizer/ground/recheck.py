"""Claims and events of a written briefing, checked again: from the source's text alone.

The blocks that ingest made are not in a briefing, so every check is tried on the text's lines and on its
paragraphs; only what fails on both is a problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from summarizer import chronology, names, wording
from summarizer.domain.article import Published
from summarizer.domain.briefing import Citation
from summarizer.domain.event import Claim, DraftQuantity, Event, EventTime, Evidence, Quantity
from summarizer.domain.terms import Precision, Status, TimeBasis, Verdict
from summarizer.ground.counts import check_count
from summarizer.ground.passage import Passage, is_english
from summarizer.ground.source import Source
from summarizer.ground.speakers import is_another, named_near
from summarizer.ground.statements import check_statement
from summarizer.wording import Span

_DIRECTIONS = (None, False, True)
"""Whether an event is past or to come is not in a briefing for every article that tells it."""
_FOUND = frozenset({Verdict.VERBATIM, Verdict.NORMALIZED, Verdict.FUZZY})


class Text:
    """A source text in both views."""

    def __init__(self, identity: str, text: str, title: str) -> None:
        self.text = text
        self.title = title
        self.views = (
            Source.plain(identity, text, title, by_line=True),
            Source.plain(identity, text, title),
        )
        self.english = is_english(text)

    def passages(self, spans: Sequence[Span]) -> list[Passage]:
        """The spans with their windows, in each view."""
        return [Passage(view, spans) for view in self.views]

    def states(self, phrase: str) -> bool:
        """Whether a phrase stands anywhere in the text."""
        return wording.contains(self.text, phrase)


def misplaced(text: Text | None, passage: Evidence | Citation) -> str | None:
    """Why a passage is not where it is said to be; null if it is."""
    if text is None:
        return "its article has no source text"
    start, end, exact = passage.start, passage.end, passage.exact
    found = text.text[start:end]
    if start >= end or end > len(text.text):
        return f"{start}:{end} is no passage of a text of {len(text.text)} code points"
    if found != exact:
        return (
            f"at {start}:{end}: expected “{wording.shorten(exact, 60)}”, found “{_difference(exact, found)}”"
        )
    if text.views[0].around(start, end) != (passage.prefix, passage.suffix):
        return f"at {start}:{end}: the text before or after “{wording.shorten(exact, 40)}” has changed"
    return None


def _difference(exact: str, found: str) -> str:
    """The found text from shortly before the first difference."""
    pairs = zip(exact, found, strict=False)
    at = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(exact), len(found)))
    lead = max(0, at - 20)
    return ("…" if lead else "") + wording.shorten(found[lead:], 60)


def bad_evidence(evidence: Sequence[Evidence], texts: Mapping[str, Text]) -> Iterator[str]:
    """What is wrong with the spans of a claim or an event."""
    if not evidence:
        yield "rests on no passage"
    for item in evidence:
        if reason := misplaced(texts.get(item.article_id), item):
            yield f"passage of article {item.article_id}: {reason}"
        if item.verdict not in _FOUND:
            yield f"a passage with the verdict {item.verdict.value} is no evidence"
        if (item.verdict is Verdict.FUZZY) != (item.diff is not None):
            yield f"a passage with the verdict {item.verdict.value} and {'a' if item.diff else 'no'} diff"
        if item.verdict is not Verdict.FUZZY and item.score != 1.0:
            yield f"the score {item.score} does not fit the verdict {item.verdict.value}"


def bad_claim(claim: Claim, text: Text) -> Iterator[str]:
    """What of a claim does not stand in or next to its passages."""
    passages = text.passages([Span(item.start, item.end) for item in claim.evidence])
    if any(item.article_id != claim.article_id for item in claim.evidence):
        yield f"has a passage of another article than {claim.article_id}"
    checks: list[Callable[[Passage], str | None]] = [
        lambda passage: check_statement(claim.text, passage, english=text.english)
    ]
    if claim.speaker is not None:
        speaker = claim.speaker
        checks.append(
            lambda passage: (
                None if named_near(speaker, passage) else f"{speaker} is not named in or next to the passage"
            )
        )
        if claim.party is not None and not _belongs(speaker, claim.party, text):
            yield f"the party {claim.party} is not that of {speaker}"
    elif claim.party is not None:
        yield f"the party {claim.party} is given without a speaker"
    if claim.target is not None:
        target = claim.target
        checks.append(
            lambda passage: (
                None
                if (
                    names.mentions(target, f"{passage.block}\n{passage.before}")
                    and not is_another(target, text.text)
                )
                or wording.contains(f"{passage.block}\n{passage.before}", target)
                else f"the target {target} is not named near the passage"
            )
        )
    if claim.quantity is not None:
        quantity = claim.quantity
        checks.append(lambda passage: _bad_quantity(quantity, passage, english=text.english))
    for check in checks:
        failures = [check(passage) for passage in passages]
        if all(failures):
            yield str(failures[0])


def _belongs(speaker: str, party: str, text: Text) -> bool:
    """Whether a party is that of a name or, where the name does not tell, one that the article names."""
    known = names.party(speaker)
    return known == party if known is not None else names.mentions(party, text.text)


def _bad_quantity(quantity: Quantity, passage: Passage, *, english: bool) -> str | None:
    draft = DraftQuantity(
        phrase=quantity.phrase,
        measure=quantity.measure,
        side=quantity.side,
        victim_kind=quantity.victim_kind,
        scope=quantity.scope,
        unit=quantity.unit,
        as_of=quantity.as_of,
    )
    again = check_count(draft, passage, english=english)
    if isinstance(again, str):
        return again
    if (again.operator, again.low, again.high) != (quantity.operator, quantity.low, quantity.high):
        return (
            f"“{quantity.phrase}” reads {again.operator.value} {_bounds(again)}, "
            f"not {quantity.operator.value} {_bounds(quantity)}"
        )
    if again.victim_kind is not quantity.victim_kind:
        kind = quantity.victim_kind.value
        return f"nothing in or next to the passage says that the {quantity.phrase} were {kind}"
    if again.as_of != quantity.as_of:
        return f"“{quantity.as_of}” does not stand near the passage"
    return None


def _bounds(quantity: Quantity) -> str:
    low, high = ("–" if bound is None else f"{bound:g}" for bound in (quantity.low, quantity.high))
    return f"{low}..{high}"


def bad_event(
    event: Event, texts: Mapping[str, Text], published: Mapping[str, Published | None]
) -> Iterator[str]:
    """What of an event does not stand in the articles that it rests on."""
    spans: dict[str, list[Span]] = {}
    for item in event.evidence:
        spans.setdefault(item.article_id, []).append(Span(item.start, item.end))
    own = {identity: texts[identity] for identity in spans}
    failures = [
        check_statement(event.title.removesuffix("…"), passage, english=text.english)
        for identity, text in own.items()
        for passage in text.passages(spans[identity])
    ]
    if all(failures):
        yield f"title: {failures[0]}"
    if event.place and not all(_stated(part, own) for part in _places(event.place, own)):
        yield f"the place {event.place} does not stand in its articles"
    for participant in event.participants:
        name = participant.name
        if not _stated(name, own) and not any(
            names.mentions(name, text.text) and not is_another(name, text.text) for text in own.values()
        ):
            yield f"the participant {name} is not named in its articles"
    yield from bad_time(event.time, own, {identity: published.get(identity) for identity in own})


def bad_time(
    time: EventTime, texts: Mapping[str, Text], published: Mapping[str, Published | None]
) -> Iterator[str]:
    """What of a time its phrase does not bear out.

    A date that the words give by themselves, with the publication date, or with another date of the
    article is read again. A date that merging worked out from another article says so in its note, and
    is not read again.
    """
    if time.phrase and not _stated(time.phrase, texts):
        yield f"the time “{time.phrase}” does not stand in its articles"
    if time.edtf is None:
        yield from _bad_relative(time, texts, published)
        return
    if time.relative is not None:
        yield f"beside the date {time.edtf} there is the relative “{time.relative}”"
    if not chronology.is_edtf(time.edtf):
        yield f"{time.edtf} is no EDTF date"
    if time.basis in {TimeBasis.EXPLICIT, TimeBasis.RELATIVE_TO_PUBLICATION}:
        readings = {
            chronology.resolve(time.phrase, reference, future=future).edtf
            for reference in published.values()
            for future in _DIRECTIONS
        }
        if time.edtf not in readings and not _reads_in_place(time, texts, published):
            yield f"“{time.phrase}” does not read as {time.edtf}"
    elif time.basis is TimeBasis.RELATIVE_TO_EVENT and time.note is None:
        if not _reads_in_place(time, texts, published):
            yield f"“{time.phrase}” does not read as {time.edtf}"
    elif time.basis is TimeBasis.NONE:
        yield f"the date {time.edtf} has no basis"


def spans(time: EventTime, own: Sequence[Event]) -> bool:
    """Whether a time is the stretch from the first to the last known day of an episode's events."""
    if time.precision is not Precision.INTERVAL or not chronology.is_edtf(time.edtf or ""):
        return False
    days = [
        chronology.bounds(event.time.edtf)
        for event in own
        if event.time.edtf
        and chronology.is_edtf(event.time.edtf)
        and event.time.precision in {Precision.DAY, Precision.MINUTE}
        and event.status is not Status.PLANNED
    ]
    span = chronology.bounds(time.edtf or "")
    first = {day.first for day in days if day.first is not None}
    last = {day.last for day in days if day.last is not None}
    return bool(first and last) and (span.first, span.last) == (min(first), max(last))


def _reads_in_place(
    time: EventTime, texts: Mapping[str, Text], published: Mapping[str, Published | None]
) -> bool:
    """Whether the phrase comes to the date at one of its places, with what its sentence says beside it."""
    return any(found.edtf == time.edtf for found in _read_in_place(time.phrase or "", texts, published))


def _bad_relative(
    time: EventTime, texts: Mapping[str, Text], published: Mapping[str, Published | None]
) -> Iterator[str]:
    """What of an undated time its phrase does not say."""
    if time.relative is None:
        if time.basis is not TimeBasis.NONE:
            yield f"there is no date for the basis {time.basis.value}"
        return
    phrase = time.phrase or ""
    readings = [chronology.resolve(phrase, reference) for reference in (None, *published.values())]
    readings += _read_in_place(phrase, texts, published)
    if (time.relative, time.basis) not in {(found.relative, found.basis) for found in readings}:
        yield f"“{phrase}” does not read as {time.relative} ({time.basis.value})"


def _read_in_place(
    phrase: str, texts: Mapping[str, Text], published: Mapping[str, Published | None]
) -> list[EventTime]:
    """What a phrase comes to at all its places, counted from the dates told before it."""
    chronicles = [
        chronology.Chronicle(text.text, published.get(identity), view.sentences)
        for identity, text in texts.items()
        for view in text.views
    ]
    return [
        time
        for chronicle in chronicles
        for future in _DIRECTIONS
        for time in chronicle.readings(phrase, future=future)
    ]


def _places(place: str, texts: Mapping[str, Text]) -> list[str]:
    if _stated(place, texts):
        return [place]
    return [part.strip() for part in place.replace(" and ", ",").split(",") if part.strip()]


def _stated(phrase: str, texts: Mapping[str, Text]) -> bool:
    return any(text.states(phrase) for text in texts.values())
