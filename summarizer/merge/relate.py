"""How two figures stand to each other, and why, in the words of somebody who has to defend it.

What they count is asked first, then whether one number can satisfy both, then who says it and of when.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import inf
from typing import Final, NamedTuple

from summarizer import names
from summarizer.domain.event import Claim
from summarizer.domain.story import LedgerEntry, Relation
from summarizer.domain.terms import Measure, Operator, Scope
from summarizer.merge.asof import AsOf, Order, order
from summarizer.merge.margins import CONVERTED, Margin, margin
from summarizer.merge.revision import revised
from summarizer.quantity import ADDED, Counted

GROWS: Final = frozenset(
    {
        Measure.KILLED,
        Measure.WOUNDED,
        Measure.CAPTURED,
        Measure.MISSING,
        Measure.DISPLACED,
        Measure.ARRESTED,
        Measure.AFFECTED,
        Measure.DESTROYED,
        Measure.DEPLOYED,
        Measure.VOTES,
        Measure.AREA,
    }
)
"""Measures whose figure changes while the event goes on or is looked into. A crowd or a magnitude
does not."""
_NEVER_FALLS: Final = frozenset({Measure.KILLED, Measure.DESTROYED})
"""What has once been counted rightly stays counted: here a later, lower figure contradicts an earlier one."""
_AGAIN: Final = {
    Measure.KILLED: "the dead do not become fewer",
    Measure.DESTROYED: "what is destroyed stays so",
}
_LEADING: Final = re.compile(r"^(?:as of|as at|on)\s+", re.IGNORECASE)
_BY_ITSELF: Final = ("published", "what is", "by ", "in ", "at ", "until ")
_CONVERTED: Final = "; one was converted into the unit of the other for this comparison only"


class Link(NamedTuple):
    """A relation with its argument; for a revision also which figure is the older."""

    relation: Relation
    reason: str
    first_is_older: bool = True


@dataclass(frozen=True)
class Standing:
    """One ledger entry with everything that comparing needs."""

    entry: LedgerEntry
    claims: tuple[Claim, ...]
    counted: Counted
    moments: tuple[AsOf, ...]
    voice: str
    """Whose figure it is: of one voice, a later figure replaces an earlier one."""
    camp: str | None
    """The party that its speaker speaks for."""
    side: str
    measure: Measure
    scope: Scope

    @cached_property
    def margin(self) -> Margin:
        """The numbers it can be said of, in the base unit of what it measures."""
        entry = self.entry
        share = self.counted.unit.name == "per cent"
        return margin(entry.phrase, entry.operator, entry.low, entry.high, share=share).times(
            self.counted.unit.factor
        )

    @property
    def who(self) -> str:
        """Its speaker in words."""
        return self.entry.speaker or "no speaker named"

    @property
    def told(self) -> str:
        """The figure with its speaker."""
        return f"“{self.entry.phrase}” ({self.who})"


def relate(a: Standing, b: Standing) -> Link:
    """Compare two figures of one row: for the same thing, group and scope."""
    if a.counted.since and b.counted.since and a.counted.since != b.counted.since:
        return Link(
            Relation.DIFFERENT_SCOPE,
            f"“{a.entry.phrase}” counts “{a.counted.since}”, “{b.entry.phrase}” counts “{b.counted.since}”",
        )
    moment = _order(a, b)
    if a.voice == b.voice:
        return _of_one_voice(a, b, moment)
    if _meet(a, b):
        return Link(Relation.AGREEMENT, _agreement(a, b))
    if moment is not None and _may_change(a, b, moment) and not _falls(a, b, moment):
        return Link(Relation.DIFFERENT_AS_OF, _apart(a, b, moment))
    return Link(Relation.CONFLICT, _conflict(a, b, moment))


def _of_one_voice(a: Standing, b: Standing, moment: Order | None) -> Link:
    who = "the same speaker" if a.entry.speaker else "the same article"
    for x, y in product(a.claims, b.claims):
        if (change := revised(x, y)) is not None:
            return Link(Relation.SUPERSEDED, change.reason, first_is_older=change.older == x.id)
    if moment is not None and (moment.stated or Scope.BACKGROUND not in {a.scope, b.scope}):
        old, new = (a, b) if moment.first else (b, a)
        if not new.margin.holds(old.margin) or new.entry.operator is Operator.EXACT:
            reason = (
                f"the same speaker, {_as_of(moment.new)} after {_as_of(moment.old)}: "
                "the later figure replaces the earlier"
            )
            return Link(Relation.SUPERSEDED, reason, first_is_older=moment.first)
        return Link(
            Relation.AGREEMENT, f"the same speaker, who later gives it less exactly: {_agreement(a, b)}"
        )
    if _meet(a, b):
        return Link(Relation.AGREEMENT, f"{who} gives both; {_agreement(a, b)}")
    unsaid = "no article says that one replaces the other"
    reason = f"{who} is given with both figures, and {unsaid}; {_exclusion(a, b)}"
    return Link(Relation.CONFLICT, reason)


def _meet(a: Standing, b: Standing) -> bool:
    if a.counted.unit.name == b.counted.unit.name:
        return a.margin.meets(b.margin)
    return a.margin.wider(CONVERTED).meets(b.margin)


def _order(a: Standing, b: Standing) -> Order | None:
    """Which figure as a whole is of the earlier moment: all its claims before all of the other."""
    found = [order(x, y) for x, y in product(a.moments, b.moments)]
    known = [one for one in found if one is not None]
    if not known or len({one.first for one in known}) > 1:
        return None
    if len(known) < len(found) and a.voice != b.voice:
        return None  # somewhere they are told of one moment
    return next((one for one in known if one.stated), known[0])


def _may_change(a: Standing, b: Standing, moment: Order) -> bool:
    """Whether time can account for the difference."""
    return moment.stated or (a.measure in GROWS and Scope.BACKGROUND not in {a.scope, b.scope})


def _falls(a: Standing, b: Standing, moment: Order) -> bool:
    old, new = (a, b) if moment.first else (b, a)
    return a.measure in _NEVER_FALLS and new.margin.high < old.margin.low


def _as_of(text: str) -> str:
    """A moment behind a figure: "as of Friday", "published on 2021-05-07"."""
    text = text[:1].lower() + text[1:] if text.casefold().startswith(_BY_ITSELF) else text
    return text if text.startswith(_BY_ITSELF) else f"as of {_LEADING.sub('', text)}"


def _apart(a: Standing, b: Standing, moment: Order) -> str:
    old, new = (a, b) if moment.first else (b, a)
    return (
        f"“{old.entry.phrase}” was given {_as_of(moment.old)}, “{new.entry.phrase}” {_as_of(moment.new)}: "
        "the number may have changed in between"
    )


def _agreement(a: Standing, b: Standing) -> str:
    x, y = a.entry, b.entry
    same = (x.low, x.high) == (y.low, y.high) and x.operator is y.operator and x.low is not None
    converted = _CONVERTED if a.counted.unit.name != b.counted.unit.name else ""
    if same and not converted:
        if x.speaker is None and y.speaker is None:
            return "the same figure, in articles of which none names its source"
        if x.speaker is None or y.speaker is None:
            return "the same figure, once with its speaker and once without: perhaps one source"
        if names.independent([x.origin or "", y.origin or ""]) == 1:
            return "the same figure; a government and its own body count as one origin"
        return "the same figure, given by different speakers"
    return f"{_meeting(a, b)}: both can be right{converted}"


def _meeting(a: Standing, b: Standing) -> str:
    if a.counted.unit.name != b.counted.unit.name:
        return f"“{a.entry.phrase}” and “{b.entry.phrase}” are close to each other"
    for one, other in ((a, b), (b, a)):
        phrase, second = one.entry.phrase, other.entry.phrase
        if one.entry.operator in {Operator.ABOUT, Operator.NEARLY} or (
            one.margin.rounded and one.entry.operator is Operator.EXACT
        ):
            if one.entry.operator is Operator.EXACT:
                return f"“{phrase}” is a rounded number, which “{second}” can stand behind"
            return f"“{phrase}” says about how many, and “{second}” is close to it"
    for one, other in ((a, b), (b, a)):
        if one.margin.holds(other.margin):
            return f"“{one.entry.phrase}” allows for “{other.entry.phrase}”"
    return f"“{a.entry.phrase}” and “{b.entry.phrase}” overlap"


def _conflict(a: Standing, b: Standing, moment: Order | None) -> str:
    if moment is not None and _falls(a, b, moment):
        return (
            f"“{(b if moment.first else a).entry.phrase}” is the later figure ({_as_of(moment.new)}, after "
            f"{_as_of(moment.old)}) and the lower one, and {_AGAIN[a.measure]}: both cannot be right"
        )
    parts = [_exclusion(a, b)]
    own = [one for one in (a, b) if one.side and one.camp == one.side]
    if len(own) == 1:
        other = b if own[0] is a else a
        if other.camp is not None and other.camp != own[0].camp:
            parts.append(f"{own[0].who} speaks of its own losses, {other.who} of those of another side")
    nameless = [one for one in (a, b) if one.entry.speaker is None]
    if nameless:
        parts.append(f"the article that gives “{nameless[0].entry.phrase}” names nobody for it")
    if moment is None and a.measure in GROWS:
        parts.append("nothing says that they are of different moments")
    return "; ".join([*parts, "both cannot be right"])


def _exclusion(a: Standing, b: Standing) -> str:
    for one, other in ((a, b), (b, a)):
        if one.margin.high == 0:
            return f"“{one.entry.phrase}” says none, “{other.entry.phrase}” says some"
    low, high = (a, b) if a.margin.high < b.margin.low else (b, a)
    if low.margin.high == inf or high.entry.operator is Operator.EXACT is low.entry.operator:
        return f"“{a.entry.phrase}” and “{b.entry.phrase}” are two numbers for one thing"
    return f"“{high.entry.phrase}” leaves no room for “{low.entry.phrase}”"


def across(rows: tuple[Sequence[Standing], Sequence[Standing]]) -> Link | None:
    """How the figures of two rows stand to each other that count in two units of one dimension."""
    links = [relate(a, b) for a, b in product(*rows)]
    for relation in (Relation.CONFLICT, Relation.SUPERSEDED, Relation.DIFFERENT_AS_OF, Relation.AGREEMENT):
        for link in links:
            if link.relation is relation:
                return link
    return links[0] if links else None


def exceeds(part: Sequence[Standing], whole: Sequence[Standing]) -> Link | None:
    """The contradiction between a part and the smaller whole, if there is one of one moment."""
    for a, b in product(part, whole):
        if (
            a.margin.low > b.margin.high
            and (a.voice != b.voice or _order(a, b) is None)
            and _order(a, b) is None
        ):
            return Link(
                Relation.CONFLICT,
                f"{a.told} counts only a part of what {b.told} counts, and is more than it: "
                "both cannot be right",
            )
    return None


def scopes(a: Standing, b: Standing) -> str:
    """Why two rows of different stretches of time are not compared, in words."""
    return f"{_stretch(a)}; {_stretch(b)}: the one is no correction of the other"


_SCOPES: Final = {
    Scope.INCIDENT: "this incident",
    Scope.CUMULATIVE: "the number in all so far",
    Scope.BACKGROUND: "another time or another war",
}


def _stretch(one: Standing) -> str:
    phrase = one.entry.phrase
    if one.counted.only == ADDED:
        return f"“{phrase}” is what was added to an earlier count"
    if one.counted.only:
        return f"“{phrase}” counts only “{one.counted.only}”"
    if one.counted.since:
        return f"“{phrase}” counts “{one.counted.since}”"
    return f"“{phrase}” is for {_SCOPES[one.scope]}"
