"""Who is to blame, what the cause was, and denials of what somebody asserts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final

from summarizer import names
from summarizer.domain.event import Claim, Event
from summarizer.domain.event_types import EventType
from summarizer.domain.story import Disagreement
from summarizer.domain.terms import ClaimKind
from summarizer.merge.positions import HARMFUL, aimed, camp, matter, positions
from summarizer.wording import contains

_ACCUSING: Final = frozenset({ClaimKind.RESPONSIBILITY, ClaimKind.CAUSE})
_ASSERTING: Final = frozenset({ClaimKind.RESPONSIBILITY, ClaimKind.CAUSE, ClaimKind.COUNT, ClaimKind.FACT})
_GENERAL: Final = re.compile(
    r"\b(?:accusations?|allegations?|charges?|claims?|reports?|responsib\w+|involvement|blame|any role)\b",
    re.IGNORECASE,
)
"""A denial that does not repeat what it denies."""
_ENOUGH: Final = 2
_HALF: Final = 0.5
_CAUSES: Final[dict[str, str]] = {
    "electricity": r"short[- ]circuit|wiring|electric\w*|power surge|sparks?",
    "arson": r"arson\w*|deliberate\w*|set on purpose|incendiar\w+|firebomb\w*",
    "lightning": r"lightning",
    "gas": r"gas (?:leak|explosion|pipe|cylinder|bottle)\w*",
    "bomb": r"bomb\w*|explosives?|grenade|missile|rocket|shell(?:ing|ed|fire)?|drone|shot down|sabotage",
    "human error": r"(?:human|pilot|driver|operator|crew) error|mistake|asleep|speeding|drunk\w*|"
    r"alcohol|reckless\w*",
    "technical failure": r"(?:engine|mechanical|technical|brake|signal|equipment|"
    r"structural)s? (?:failure|fault|defect|problem)s?"
    r"|malfunction\w*|brakes? failed|metal fatigue",
    "weather": r"weather|storm\w*|fog|ice|icing|wind\w*|heavy rain\w*|heat ?wave|drought",
    "negligence": r"negligen\w+|lack of maintenance|poor (?:maintenance|construction)|safety (?:rules|"
    r"standards|violations?)",
    "illness": r"illness|disease|heart attack|poison\w*|natural causes",
    "suicide": r"suicide|took (?:his|her) own life",
    "murder": r"murder\w*|homicide|foul play",
}
_CAUSE: Final = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _CAUSES.items()}
_OPEN: Final = re.compile(
    r"\b(?:rul(?:e|ed|ing) (?:it |that )?out|unclear|unknown|not (?:known|clear|yet|say)|whether|may|"
    r"might|could|possib\w+|"
    r"suspect\w*|investigat(?:ing|ed)|likely|probabl\w+|not sure)\b",
    re.IGNORECASE,
)


def blame(claims: Sequence[Claim], types: Mapping[str, EventType]) -> list[Disagreement]:
    """Camps that blame each other for one thing, or others than each other do.

    Args:
        claims: An episode's claims.
        types: The type of each of its events.
    """
    blaming = [c for c in claims if c.kind in _ACCUSING and camp(c) and aimed(c)]
    by_pair: dict[tuple[str | None, str | None], list[Claim]] = defaultdict(list)
    for claim in blaming:
        by_pair[camp(claim), aimed(claim)].append(claim)
    mutual = {
        id(claim)
        for (accuser, accused), own in by_pair.items()
        if accuser != accused
        for a in own
        for b in by_pair.get((accused, accuser), ())
        if _of_one_thing(a, b, types)
        for claim in (a, b)
    }
    found = []
    if mutual:
        camps = {camp(c) for c in blaming if id(c) in mutual}
        held = [
            c for c in claims
            if c.kind in _ACCUSING and c.speaker and camp(c) in camps
            and any(_of_one_thing(c, other, types) for other in blaming if id(other) in mutual)
        ]  # fmt: skip
        topic = "Who attacked, and who answered an attack"
        found.append(Disagreement(id="", kind="responsibility", topic=topic, positions=positions(held)))
    found += _culprits([c for c in blaming if c.kind is ClaimKind.RESPONSIBILITY and id(c) not in mutual])
    return found


def _of_one_thing(a: Claim, b: Claim, types: Mapping[str, EventType]) -> bool:
    """Whether two accusations can be about one thing: not where each has a harmful event of its own."""
    if a.event_id == b.event_id:
        return True
    return types.get(a.event_id) not in HARMFUL or types.get(b.event_id) not in HARMFUL


def _culprits(blaming: Sequence[Claim]) -> list[Disagreement]:
    """Different camps that blame different ones for the same event."""
    about: dict[str, list[Claim]] = defaultdict(list)
    for claim in blaming:
        about[claim.event_id].append(claim)
    found = []
    for own in about.values():
        named: dict[str | None, set[str | None]] = defaultdict(set)
        for claim in own:
            named[camp(claim)].add(aimed(claim))
        apart = {
            x
            for a, b in combinations(own, 2)
            if named[camp(a)].isdisjoint(named[camp(b)]) and not _names_both(a, b)
            for x in (a.id, b.id)
        }
        if apart:
            held = positions([claim for claim in own if claim.id in apart])
            topic = "Who is to blame"
            found.append(Disagreement(id="", kind="responsibility", topic=topic, positions=held))
    return found


def _names_both(a: Claim, b: Claim) -> bool:
    """Whether one of two accusers also names whom the other blames: a militia that a country backs."""
    return any(y.target and contains(x.text, y.target) for x, y in ((a, b), (b, a)))


def causes(claims: Sequence[Claim]) -> list[Disagreement]:
    """Different kinds of causes that different camps give for one event, none of them left open."""
    about: dict[str, list[tuple[Claim, frozenset[str]]]] = defaultdict(list)
    for claim in claims:
        if claim.kind is ClaimKind.CAUSE and not _OPEN.search(claim.text) and (kinds := _kinds(claim.text)):
            about[claim.event_id].append((claim, kinds))
    found = []
    for own in about.values():
        apart = {
            claim.id
            for (a, x), (b, y) in combinations(own, 2)
            if x.isdisjoint(y) and camp(a) != camp(b)
            for claim in (a, b)
        }
        if apart:
            held = positions([claim for claim, _ in own if claim.id in apart])
            found.append(Disagreement(id="", kind="cause", topic="What the cause was", positions=held))
    return found


def _kinds(text: str) -> frozenset[str]:
    return frozenset(name for name, words in _CAUSE.items() if words.search(text))


def denials(claims: Sequence[Claim], events: Sequence[Event]) -> list[Disagreement]:
    """What one camp denies and another asserts of an event."""
    titles = {event.id: event.title.rstrip(".") for event in events}
    about: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        about[claim.event_id].append(claim)
    found = []
    for event_id, own in about.items():
        denied = [claim for claim in own if claim.kind is ClaimKind.DENIAL]
        asserted = [claim for claim in own if claim.kind in _ASSERTING]
        matters = {claim.id: matter(claim) for claim in (*denied, *asserted)} if denied and asserted else {}
        pairs = [(a, d) for d in denied for a in asserted if _denies(d, a, matters)]
        if pairs:
            ids = {claim.id for pair in pairs for claim in pair}
            held = positions([claim for claim in (*asserted, *denied) if claim.id in ids])
            topic = f"Asserted and denied: {titles.get(event_id, '')}"
            found.append(Disagreement(id="", kind="denial", topic=topic, positions=held))
    return found


def _is(target: str, denial: Claim) -> bool:
    """Whether somebody who denies is the one who is accused, alone or with others."""
    if denial.speaker is None:
        return False
    return (names.party(target) or names.key(target)) == camp(denial) or names.mentions(
        target, denial.speaker
    )


def _denies(denial: Claim, claim: Claim, matters: Mapping[str, frozenset[str]]) -> bool:
    """Whether a denial is of what a claim asserts: they speak of the same matter, or it is an accusation.

    Args:
        denial: What one camp says.
        claim: What another does.
        matters: By claim id, what each is about (see ``matter``).
    """
    if camp(denial) == camp(claim):
        return False
    accused = claim.kind in _ACCUSING and claim.target is not None and _is(claim.target, denial)
    if accused and _GENERAL.search(denial.text):
        return True
    mine, theirs = matters[denial.id], matters[claim.id]
    shared = len(mine & theirs)
    smaller = min(len(mine), len(theirs))
    return shared >= (1 if accused else _ENOUGH) or bool(smaller and shared / smaller >= _HALF)
