"""What a reader would look for in an episode and no source says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizer import names
from summarizer.domain.event import Claim, Event, EventTime, Participant
from summarizer.domain.event_types import EventType
from summarizer.domain.story import Gap, LedgerRow
from summarizer.domain.terms import (
    ClaimKind,
    Measure,
    ParticipantKind,
    ParticipantRole,
    Precision,
    Status,
    VictimKind,
)
from summarizer.merge.checklist import ANSWERED, PLACED, QUESTIONS, SPOKEN, Question
from summarizer.merge.episodes import side_key
from summarizer.merge.positions import aimed, camp

_FINE = frozenset({Precision.MINUTE, Precision.DAY, Precision.WEEK, Precision.WEEKEND})
_TOLL = (Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED)
_REAL = frozenset({Status.HAPPENED, Status.ONGOING})
_FIGHTS = frozenset({EventType.CLASH, EventType.ATTACK, EventType.TERRITORIAL_CHANGE})
_ANSWERING = frozenset(
    {ParticipantKind.STATE, ParticipantKind.ARMED_FORCE, ParticipantKind.GOVERNMENT_BODY,
     ParticipantKind.ORGANIZATION, ParticipantKind.PERSON}
)  # fmt: skip


class Told(NamedTuple):
    """An episode, as far as gaps are asked for."""

    time: EventTime
    headline: Event
    """The event that it is about: only its kind of questions are asked."""
    events: Sequence[Event]
    claims: Sequence[Claim]
    rows: Sequence[LedgerRow]
    sides: Sequence[str]
    """Canonical names of the parties that fight in it."""
    articles: int
    origins: int
    """How many independent origins its articles are."""

    @property
    def passages(self) -> str:
        """Everything that its events and claims rest on."""
        found = [e.exact for event in self.events for e in event.evidence]
        found += [e.exact for claim in self.claims for e in claim.evidence]
        return "\n".join(dict.fromkeys(found))


def gaps(told: Told) -> tuple[Gap, ...]:
    """List an episode's gaps: each once, and only what its kind of event can be asked."""
    passages = told.passages
    found = (
        *_undated(told.time),
        *_unplaced(told),
        *(Gap(kind=q.kind, text=q.text) for q in QUESTIONS if _open(q, told, passages)),
        *_speechless(told),
        *_one_sided(told.rows, told.sides),
        *_one_account(told),
        *_unanswered(told, passages),
        *_parties_only(told),
        *_unattributed(told.rows),
        *_alone(told),
    )
    return tuple({(gap.kind, gap.text): gap for gap in found}.values())


def _undated(time: EventTime) -> list[Gap]:
    if time.edtf is None:
        return [Gap(kind="undated", text="No article says in which year or on which date this was.")]
    if time.precision in _FINE or "/" in time.edtf:
        return []
    return [Gap(kind="undated", text="No article gives the date.")]


def _unplaced(told: Told) -> list[Gap]:
    head = told.headline
    if head.type not in PLACED or head.status not in _REAL:
        return []
    if any(event.place for event in told.events if event.type in PLACED):
        return []
    return [Gap(kind="unplaced", text="No article says where it happened.")]


def _open(question: Question, told: Told, passages: str) -> bool:
    """Whether a question can be asked of the episode and nothing answers it."""
    head = told.headline
    if head.type not in question.types or head.status not in _REAL:
        return False
    if question.only is not None and not question.only.search(passages):
        return False
    if question.words.search(passages):
        return False
    if any(claim.quantity and claim.quantity.measure in question.measures for claim in told.claims):
        return False
    if any(claim.kind in question.claims for claim in told.claims):
        return False
    return not any(who.role in question.roles for who in head.participants)


def _speechless(told: Told) -> list[Gap]:
    """A statement, a request or an accusation of which nobody says whose it is."""
    head = told.headline
    voices = {ParticipantRole.SPEAKER, ParticipantRole.ACTOR}
    if head.type not in SPOKEN or any(who.role in voices for who in head.participants):
        return []
    if any(claim.speaker for claim in told.claims if claim.event_id == head.id):
        return []
    return [Gap(kind="no_speaker", text="No article names who said it.")]


def _one_sided(rows: Sequence[LedgerRow], sides: Sequence[str]) -> list[Gap]:
    """A toll that is given for one side of a fight and not for the other."""
    found = []
    for measure in _TOLL:
        counted = {
            side_key(r.side)
            for r in rows
            if r.measure is measure and r.victim_kind is VictimKind.MILITARY and not r.group
        }
        counted.discard("")
        missing = [side for side in sides if side not in counted]
        if counted & set(sides) and missing:
            whose = " or ".join(missing)
            text = f"No article says how many soldiers were {measure.value} on the side of {whose}."
            found.append(Gap(kind="one_sided", text=text))
    return found


def _one_account(told: Told) -> list[Gap]:
    """A fight of which one side speaks in the articles and the other does not."""
    if told.headline.type not in _FIGHTS or len(told.sides) != 2:  # noqa: PLR2004 - two sides
        return []
    silent = [side for side in told.sides if not _speaks(side, told)]
    if len(silent) != 1:
        return []
    text = f"No article gives the account of {silent[0]}; the other side’s is given."
    return [Gap(kind="one_account", text=text)]


def _unanswered(told: Told, passages: str) -> list[Gap]:
    """Accusations and requests to which no article gives an answer of those whom they are aimed at."""
    if ANSWERED.search(passages):
        return []
    found: list[Gap] = []
    asked: set[str] = set()
    for claim in told.claims:
        accused = aimed(claim) if claim.kind is ClaimKind.RESPONSIBILITY and claim.speaker else None
        if accused is None or accused in asked or accused == camp(claim) or not _can_answer(claim, told):
            continue
        asked.add(accused)
        if not _speaks(claim.target or "", told):
            text = f"No article gives the answer of {claim.target} to the accusation."
            found.append(Gap(kind="no_response", text=text, claim_ids=(claim.id,)))
    head = told.headline
    if head.type is EventType.REQUEST and head.status in _REAL:
        found += [
            Gap(kind="no_response", text=f"No article gives the answer of {who.name} to it.")
            for who in head.participants
            if who.role in {ParticipantRole.ADDRESSEE, ParticipantRole.TARGET} and not _speaks(who.name, told)
        ]
    return found


def _speaks(name: str, told: Told) -> bool:
    """Whether somebody says anything in the episode: alone, with others, or through a body of theirs."""
    party = names.party(name) or names.key(name)
    for claim in told.claims:
        if claim.speaker and (camp(claim) == party or names.mentions(name, claim.speaker)):
            return True
    voices = (w.name for e in told.events for w in e.participants if w.role is ParticipantRole.SPEAKER)
    return any(names.mentions(name, voice) for voice in voices)


def _can_answer(claim: Claim, told: Told) -> bool:
    """Whether those accused are somebody who could be asked: a party, or a named participant of that kind."""
    target = claim.target or ""
    if names.party(target) is not None:
        return True
    cast: list[Participant] = [who for event in told.events for who in event.participants]
    return any(who.kind in _ANSWERING and names.same(who.name, target) for who in cast)


def _parties_only(told: Told) -> list[Gap]:
    """A fight of which every figure is that of a side: nobody else has counted."""
    if told.headline.type not in _FIGHTS or len(told.sides) < 2:  # noqa: PLR2004 - two sides
        return []
    entries = [e for row in told.rows if row.measure in _TOLL for e in row.entries]
    by_id = {claim.id: claim for claim in told.claims}
    camps = {camp(by_id[i]) for entry in entries for i in entry.claim_ids if i in by_id}
    if not entries or not camps <= set(told.sides):
        return []
    text = "Every figure of the dead, wounded and captured is that of a party to the fighting."
    return [Gap(kind="parties_only", text=text)]


def _unattributed(rows: Sequence[LedgerRow]) -> list[Gap]:
    entries = [entry for row in rows for entry in row.entries if entry.speaker is None]
    if not entries:
        return []
    by_size = sorted(entries, key=lambda entry: (entry.low or entry.high or 0, entry.phrase))
    figures = ", ".join(dict.fromkeys(f"“{entry.phrase}”" for entry in by_size))
    ids = tuple(claim for entry in entries for claim in entry.claim_ids)
    return [
        Gap(
            kind="unattributed",
            text=f"The articles do not say whose figures these are: {figures}.",
            claim_ids=ids,
        )
    ]


def _alone(told: Told) -> list[Gap]:
    if told.articles == 1:
        return [Gap(kind="single_source", text="Only one article tells of this.")]
    if told.origins == 1:
        several = "Both articles have" if told.articles == 2 else f"All {told.articles} articles have"  # noqa: PLR2004
        text = f"{several} one origin: none confirms another."
        return [Gap(kind="one_origin", text=text)]
    return []
