"""A plan in portions: the groups of one episode, or of the bottom line, as numbered notes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from summarizer.brief.plan import Group, Plan
from summarizer.brief.units import Unit
from summarizer.domain.story import LedgerRow
from summarizer.domain.terms import Status
from summarizer.wording import shorten

MOST: Final = 12
"""Groups of one request."""
LONGEST: Final = 9_000
"""Code points of one request's notes; a group is never parted."""
_QUOTE, _TEXT = 320, 400
_TAG = re.compile(r"<(?=/?\s*section-)", re.IGNORECASE)
"""What an article says could close the tags around it."""
_PRESENTED: Final[Mapping[Status, str]] = {
    Status.ALLEGED: "alleged",
    Status.PLANNED: "planned or offered, not reported as done",
    Status.DENIED: "denied",
}


@dataclass(frozen=True)
class Rejected:
    """A sentence that could not be vouched for, and why."""

    text: str
    reason: str


@dataclass(frozen=True)
class Section:
    """What one request words. ``rows`` is the ledger that its figures stand in."""

    label: str
    groups: tuple[Group, ...]
    rows: tuple[LedgerRow, ...]
    brief: bool = False
    """Whether each group is one sentence, as in the bottom line."""

    @property
    def names(self) -> dict[str, Group]:
        """Each group under its name in the request."""
        return {f"G{number}": group for number, group in enumerate(self.groups, 1)}

    @property
    def numbers(self) -> dict[int, tuple[Group, Unit]]:
        """Each note under its number, with its group."""
        found = [(group, unit) for group in self.groups for unit in units_of(group)]
        return dict(enumerate(found, 1))

    def only(self, wanted: Sequence[Group]) -> Section:
        """The section with some of its groups."""
        kept = tuple(group for group in self.groups if group in wanted)
        return replace(self, label=f"{self.label}-again", groups=kept)


def units_of(group: Group) -> tuple[Unit, ...]:
    """Everything that a group tells, in its order."""
    return (*group.parts, *group.against)


def sections(plan: Plan) -> Iterator[Section]:
    """The portions in which a plan is worded."""
    rows = tuple(row for one in plan.episodes for row in one.episode.ledger)
    yield from _portions("bottom", plan.bottom, rows, brief=True)
    behind = [one for one in plan.episodes if one.episode.role == "background"]
    for one in plan.episodes:
        if one not in behind:
            yield from _portions(one.episode.id, one.groups, one.episode.ledger)
    yield from _portions("background", [group for one in behind for group in one.groups], rows)


def _portions(
    label: str, groups: Sequence[Group], rows: Sequence[LedgerRow], *, brief: bool = False
) -> Iterator[Section]:
    waiting: list[Group] = []
    number, room = 1, LONGEST
    for group in groups:
        size = sum(len(line) for line in _group("G", group, 1))
        if waiting and (len(waiting) == MOST or size > room):
            yield Section(f"{label}.{number}", tuple(waiting), tuple(rows), brief)
            waiting, number, room = [], number + 1, LONGEST
        waiting.append(group)
        room -= size
    if waiting:
        yield Section(f"{label}.{number}", tuple(waiting), tuple(rows), brief)


def notes(section: Section, rejected: Mapping[str, Sequence[Rejected]] | None = None) -> str:
    """The section as a model reads it.

    Args:
        section: What is to be worded.
        rejected: By a group's key, sentences that could not be vouched for.
    """
    lines: list[str] = []
    number = 1
    for name, group in section.names.items():
        lines += ["", *_group(f"{name}; one sentence" if section.brief else name, group, number)]
        number += len(units_of(group))
        for old in (rejected or {}).get(group.key, ()):
            lines += [f"rejected: {shorten(old.text, _TEXT)}", f"because: {shorten(old.reason, _TEXT)}"]
    lines += ["", *_relations(section)]
    return _TAG.sub("‹", "\n".join(lines).strip())


def identity(text: str) -> str:
    """What the tags around notes carry: no text can hold the hash of all."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _group(name: str, group: Group, first: int) -> list[str]:
    lines = [f"Group {name}; tie: {group.tie}"]
    for number, unit in enumerate(units_of(group), first):
        lines += _note(number, unit)
    return lines


def _note(number: int, unit: Unit) -> list[str]:
    lines = [f"{number}. {shorten(_line(unit.text), _TEXT)}"]
    facts = [unit.claims[0].kind.value if unit.claims else "event"]
    facts.append(f"speaker: {_line(unit.speaker)}" if unit.speaker else "no speaker")
    if unit.claims and (quantity := unit.claims[0].quantity):
        facts.append(f"figure: {_line(quantity.phrase)}")
        if quantity.as_of:
            facts.append(f"as of: {_line(quantity.as_of)}")
    if unit.event is not None and unit.event.status in _PRESENTED:
        facts.append(_PRESENTED[unit.event.status])
    lines.append(f"   {'; '.join(facts)}")
    evidence = unit.claims[0].evidence if unit.claims else unit.event.evidence if unit.event else ()
    lines += [f"   quote: “{shorten(_line(one.exact), _QUOTE)}”" for one in evidence[:2]]
    return lines


def _relations(section: Section) -> list[str]:
    """How the ledger has the section's figures stand to each other."""
    places = {
        unit.entry.id: number for number, (_, unit) in section.numbers.items() if unit.entry is not None
    }
    found = []
    for row in section.rows:
        for link in row.links:
            if link.a in places and link.b in places:
                first, second = sorted((places[link.a], places[link.b]))
                found.append(f"{first} and {second}: {link.relation.value} ({_line(link.reason)})")
    return ["Ledger", *found] if found else []


def _line(text: str) -> str:
    return " ".join(text.split())
