"""Whether something was agreed, and who holds a place: what one side says is so, and another says is not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Final, NamedTuple

from summarizer import names
from summarizer.domain.event import Claim, Event
from summarizer.domain.event_types import EventType
from summarizer.domain.story import Disagreement
from summarizer.domain.terms import ClaimKind
from summarizer.merge.positions import camp, positions

_TELLING: Final = frozenset({ClaimKind.FACT, ClaimKind.DENIAL, ClaimKind.POSITION, ClaimKind.RESPONSIBILITY})
_DEALS: Final = frozenset({EventType.CEASEFIRE, EventType.AGREEMENT, EventType.TALKS})
_DONE: Final = re.compile(
    r"\b(?:agreed|reached|signed?|accepted|concluded|declared|came into (?:effect|force)|took effect|"
    r"in force|"
    r"struck|brokered|approved|ratified)\b",
    re.IGNORECASE,
)
_NOT_DONE: Final = re.compile(
    r"\b(?:no|not|never|n[o']t|denied|den(?:y|ies)|refus\w+|reject\w+|fail\w+ to|yet to|without|"
    r"collapsed|walked out)\b",
    re.IGNORECASE,
)
_LATER: Final = re.compile(
    r"\b(?:will|would|expected|ready|plan\w*|hop\w+|should|could|may|might|ask\w*|call\w*|propos\w+|offer\w*|"
    r"urg\w+|if|when|once|until)\b",
    re.IGNORECASE,
)
_HOLDS: Final = re.compile(
    r"\b(?:hold(?:s|ing)?|held|respect(?:ed|ing)|observ(?:ed|ing)|no violations?|calm)\b", re.IGNORECASE
)
_BROKEN: Final = re.compile(r"\b(?:violat\w+|broken?|broke|breach\w+|collapsed|not hold\w*)\b", re.IGNORECASE)
_NO_VIOLATION: Final = re.compile(
    r"\b(?:no|without|not)\b[^.;,]{0,20}\b(?:violat|breach|broke)", re.IGNORECASE
)


def agreed(claims: Sequence[Claim], events: Sequence[Event]) -> list[Disagreement]:
    """Deals that one camp says were made, or hold, and another says were not, or are broken."""
    deals = {event.id: event for event in events if event.type in _DEALS}
    about: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.event_id in deals and claim.kind in _TELLING:
            about[claim.event_id].append(claim)
    found = []
    for event_id, own in about.items():
        for aspect, topic in ((_made, "Whether it was agreed"), (_kept, "Whether it holds")):
            told = [(claim, said) for claim in own if (said := aspect(claim)) is not None]
            apart = _apart([(claim, str(said)) for claim, said in told])
            if apart:
                title = deals[event_id].title.rstrip(".")
                held = positions([claim for claim in own if claim.id in apart])
                found.append(Disagreement(id="", kind="agreement", topic=f"{topic}: {title}", positions=held))
                break
    return found


def _made(claim: Claim) -> bool | None:
    """Whether a claim says that a deal was made; null where it says neither."""
    if _LATER.search(claim.text) or not _DONE.search(claim.text):
        refused = re.search(
            r"\b(?:refus\w+|reject\w+|den(?:ied|ies|y)|no (?:agreement|deal|truce))\b", claim.text
        )
        return False if refused and not _LATER.search(claim.text) else None
    return not (claim.kind is ClaimKind.DENIAL or _NOT_DONE.search(claim.text))


def _kept(claim: Claim) -> bool | None:
    if _NO_VIOLATION.search(claim.text):
        return True
    if _BROKEN.search(claim.text):
        return claim.kind is ClaimKind.DENIAL
    return True if _HOLDS.search(claim.text) and not _NOT_DONE.search(claim.text) else None


def _apart(told: Sequence[tuple[Claim, str]]) -> set[str]:
    """The claims that contradict one of another camp, among claims with what each says."""
    camps: dict[str, set[str | None]] = defaultdict(set)
    for claim, said in told:
        camps[said].add(camp(claim))
    return {
        claim.id
        for (a, x), (b, y) in combinations(told, 2)
        if x != y and camp(a) != camp(b) and not {camp(a), camp(b)} <= camps[x] & camps[y]
        for claim in (a, b)
    }


_PLACE: Final = (
    r"(?:(?:all|most|parts?|much) of\s+)?(?:the\s+)?(?:(?:strategic|key|border|eastern|western|northern|"
    r"southern)\s+)?"
    r"(?:(?:town|city|village|port|airport|region|district|hill|heights|area|province|island|base)\s+(?:of\s+)?)?"
    r"(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)"
)
_TAKES: Final = re.compile(
    r"\b(?:took|taken|taking|takes|seized|captured|conquered|occupied|occupies|controls?|controlled|holds?|held|entered|"
    r"in control of|control of)\s+(?:(?:full\s+)?control\s+(?:of|over)\s+)?" + _PLACE
)
_UNDER: Final = re.compile(
    _PLACE + r"\s+(?:was|is|were|remained|remains|remain|stayed|had been|has been|had|still)?\s*(?:still\s+)?"
    r"(?:(?:under|in)\s+(?P<own>[\w’'-]+)\s+(?:control|hands)|(?:fallen|fell)\s+to\s+(?P<to>(?:the\s+)?[\w’'-]+))"
)
_AGAIN: Final = re.compile(
    r"\b(?:recaptur\w+|retak\w+|retook|won back|liberat\w+|regain\w+|back from)\b", re.IGNORECASE
)
_DAY: Final = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b\d{1,2} [A-Z][a-z]+\b|\bbriefly\b"
)
_OWN: Final = frozenset({"its", "their", "our", "his", "it"})
_HEAD: Final = 60


class _Hold(NamedTuple):
    """That somebody holds a place, or does not."""

    place: str
    holder: str
    so: bool


def control(claims: Sequence[Claim]) -> list[Disagreement]:
    """Places that two camps say are held by different ones; winning back at another time is none."""
    about: dict[str, list[tuple[Claim, _Hold]]] = defaultdict(list)
    for claim in claims:
        if claim.kind in _TELLING and camp(claim) is not None and (hold := _hold(claim)) is not None:
            about[hold.place].append((claim, hold))
    found = []
    for place, told in about.items():
        apart = {
            claim.id
            for (a, x), (b, y) in combinations(told, 2)
            if camp(a) != camp(b) and _exclude(x, y) and not _two_times(a.text, b.text)
            for claim in (a, b)
        }
        if apart:
            held = positions([claim for claim, _ in told if claim.id in apart])
            found.append(Disagreement(id="", kind="control", topic=f"Who holds {place}", positions=held))
    return found


def _exclude(x: _Hold, y: _Hold) -> bool:
    return (x.so and y.so and x.holder != y.holder) or (x.so != y.so and x.holder == y.holder)


def _two_times(a: str, b: str) -> bool:
    """Whether two claims tell of two moments: one side won it, then the other won it back."""
    if _AGAIN.search(a) or _AGAIN.search(b):
        return True
    days = [set(_DAY.findall(text)) for text in (a, b)]
    return all(days) and days[0].isdisjoint(days[1])


def _hold(claim: Claim) -> _Hold | None:
    text = claim.text
    so = claim.kind is not ClaimKind.DENIAL and not re.search(r"\b(?:not|never|denied)\b", text)
    if match := _UNDER.search(text):
        who = match["own"] or match["to"]
        holder = camp(claim) if who.casefold() in _OWN else names.party(who)
        return _Hold(match["place"], holder, so) if holder else None
    if match := _TAKES.search(text):
        holder = _subject(text[: match.start()], claim)
        return _Hold(match["place"], holder, so) if holder else None
    return None


def _subject(before: str, claim: Claim) -> str | None:
    """Who is said to hold it: the nearest party before the verb, or the speaker's own forces."""
    said = re.split(
        r"\b(?:said|says|claimed|announced|reported|stated|confirmed|denied|told)\b(?:\s+that)?", before
    )
    for word in reversed(re.findall(r"[\w’'-]+", said[-1][-_HEAD:])):
        if word.casefold() in _OWN:
            return camp(claim)
        if word[:1].isupper() and (party := names.party(word)) is not None:
            return party
    return None
