"""Mentions of one incident, put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.extract.offline.incidents.dated import When
from summarizer.extract.offline.incidents.mentions import Mention, Victim, befell_fighters
from summarizer.extract.offline.incidents.places import Place

_ANOTHER = re.compile(
    r"\b(?:another|meanwhile|separate|second|third|other|elsewhere|similarly|in addition)\b"
)
_PERSON = re.compile(
    r"\b(?:another|(?:the |a )?(?:second|third|other)) (?:(?:\w+|\d+-year-old) )?"
    r"(?:was|were|is|remains|in|victims?|man|men|woman|women|persons?|people|teen|teens|teenagers?|boys?|girls?|suspects?|male|female|officers?|child|children)\b"
)
"""Words for another person, not for another incident."""
_DIED = frozenset({"died", "dies", "dead", "death"})
_TAKEN_UP = re.compile(
    r"\b(?:the|this) (?:\w+ )?(?:shooting|stabbing|attack|incident|killing|murder|slaying|homicide|robbery|"
    r"crash|bombing|explosion|blast|ambush|assault|gunfire)\b(?! (?:death )?of\b)"
)
_APART = frozenset({"kidnapping", "clash", "accident", "disaster"})
"""Kinds that are no part of an incident of another kind, unless the victims are the same."""
_SPECIAL = frozenset({"bombing", "arson", "robbery", "hijacking"})
"""Kinds that are no part of each other."""


@dataclass
class Incident:
    """One incident of an article."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The narrowest kind that it is told of as: an attack with a bomb is a bombing."""
        kinds = [mention.kind for mention in self.mentions]
        if kinds[0] in _APART:
            return kinds[0]
        for kind in ("kidnapping", "hijacking", "bombing", "arson", "robbery"):
            if kinds.count(kind) * 2 >= len(kinds) or kinds[0] == kind:
                return kind
        return next((kind for kind in ("bombing", "arson", "killing", "attack") if kind in kinds), kinds[0])

    @property
    def planned(self) -> bool:
        """Whether every mention only says that it may come."""
        return all(one.signs["modal"] and not one.signs["passive"] for one in self.mentions)

    @property
    def when(self) -> When | None:
        """Its time, to the day where one mention has it so."""
        dated = [one.when for one in self.mentions if one.when]
        exact = [one for one in dated if one.first and one.last and (one.last - one.first).days <= 1]
        return next(iter(exact or dated), None)

    @property
    def place(self) -> Place | None:
        """Its place, more than a country where one mention has it so."""
        found = [one.place for one in self.mentions if one.place]
        return next(iter([one for one in found if one.parts] or found), None)

    @property
    def victims(self) -> list[Victim]:
        """Those to whom it happened, as often as they are told of."""
        return [victim for mention in self.mentions for victim in mention.victims]

    @property
    def names(self) -> set[str]:
        """Last words of the victims' names, in small letters."""
        return _names(self.victims)


def gather(mentions: Sequence[Mention]) -> list[Incident]:
    """Put mentions of one incident together, in the article's order: each to the last that it fits."""
    incidents: list[Incident] = []
    for mention in mentions:
        fitting = next((one for one in reversed(incidents) if _fits(one, mention)), None)
        if fitting is None:
            incidents.append(Incident([mention]))
        else:
            fitting.mentions.append(mention)
    return _joined(incidents)


def _joined(incidents: Sequence[Incident]) -> list[Incident]:
    """Incidents that count the same victims are one, whatever came between them."""
    found: list[Incident] = []
    for incident in incidents:
        same = next((one for one in found if _same_count(one, incident)), None)
        if same is None:
            found.append(incident)
        else:
            same.mentions[:] = sorted((*same.mentions, *incident.mentions), key=lambda one: one.sentence)
    return found


def _same_count(one: Incident, other: Incident) -> bool:
    shared = _counts(one.victims) & _counts(other.victims)
    several = any(number >= _SEVERAL for _, number in shared) or len(shared) > 1
    kinds = {one.kind, other.kind}
    return several and (len(kinds) == 1 or not kinds & _APART) and not _other_time(one.when, other.when)


_SEVERAL = 3
"""Victims of which two incidents seldom have as many."""


def _names(victims: Sequence[Victim]) -> set[str]:
    return {one.said.lower().split()[-1] for one in victims if one.named}


def _fits(incident: Incident, mention: Mention) -> bool:
    """Whether a mention can be of an incident: the same victim, or nothing that sets it apart."""
    known, told = incident.names, _names(mention.victims)
    if known & told:
        return True
    line = mention.line.text.lower()
    if _ANOTHER.search(_PERSON.sub(" ", line)) and (mention.signs["indefinite"] or (known and told)):
        return False
    kinds = {incident.kind, mention.kind}
    if len(kinds) > 1 and (kinds & _APART or kinds <= _SPECIAL) and not _of_a_battle(incident, mention):
        return False
    if _other_time(incident.when, mention.when):
        return False
    if _counts(incident.victims) & _counts(mention.victims):
        return True
    return _goes_on(mention) or not _other_place(incident.place, mention.place)


def _counts(victims: Sequence[Victim]) -> set[tuple[str, float]]:
    """How many came to harm, and how; of one, many an incident tells."""
    return {(one.measure, one.number) for one in victims if one.number and one.number > 1}


def _goes_on(mention: Mention) -> bool:
    """Whether a mention takes up what was told: "the shooting happened at ...", "she died at a hospital"."""
    if mention.token.low in _DIED:
        return True
    return _TAKEN_UP.search(mention.line.text.lower()) is not None


_DAY = re.compile(r"\b([A-Z][a-z]{2})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?\b")


def _day(found: re.Match[str]) -> tuple[str, int]:
    return found[1], int(found[2])


def _of_a_battle(incident: Incident, mention: Mention) -> bool:
    """Whether a mention tells of fighters who came to harm, and the incident is the clash before it."""
    return incident.kind == "clash" and befell_fighters(mention.victims)


def _other_time(one: When | None, other: When | None) -> bool:
    if one and other and (one.edtf is None or other.edtf is None):  # a day without its year
        days = [{_day(found) for found in _DAY.finditer(when.phrase)} for when in (one, other)]
        return bool(days[0] and days[1]) and days[0].isdisjoint(days[1])
    if not (one and other and one.first and one.last and other.first and other.last):
        return False
    return one.last < other.first or other.last < one.first


def _other_place(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None:
        return False
    if one.parts and other.parts and not set(one.parts) & set(other.parts):
        return True
    return bool(one.country and other.country and one.country != other.country)
