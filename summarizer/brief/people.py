"""Who is who in an episode: a person is introduced once, with office and full name, then named by surname."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from summarizer import names
from summarizer.brief.grammar import take_apart
from summarizer.domain.event import Claim, Event
from summarizer.domain.terms import ParticipantKind
from summarizer.names.profile import profile

_TITLED: Final = r"(?:(?:[A-Z][\w’'.-]*|of|the|for) )*"
_FULL: Final = 2


class Person(NamedTuple):
    """A person as the articles name them."""

    short: str
    """The surname, with its particles."""
    full: str
    """The longest name that an item has, with the office: "Foreign Minister Ana Rojas"."""
    source: Claim | Event | None
    """The item whose words have it."""


@dataclass
class Cast:
    """The persons of an episode, and who has been introduced so far."""

    people: dict[str, Person] = field(default_factory=dict)
    _introduced: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, claims: Sequence[Claim], events: Sequence[Event]) -> Cast:
        """Find the persons who speak or act."""
        forms = dict.fromkeys(
            [c.speaker for c in claims if c.speaker]
            + [p.name for e in events for p in e.participants if p.kind is ParticipantKind.PERSON]
        )
        acting = {
            names.key(p.name) for e in events for p in e.participants if p.kind is ParticipantKind.PERSON
        }
        acting |= {names.key(c.speaker) for c in claims if c.speaker and "," in take_apart(c).who}
        found: dict[str, Person] = {}
        for form in forms:
            key = names.key(form)
            short = surname(form)
            if short is None or (
                key not in acting and profile(form).office == () and not _titled(form, short)
            ):
                continue
            known = found.get(key)
            if known is None or len(short) > len(known.short):
                found[key] = Person(short, short, None)
        plain: list[Claim | Event] = [claim for claim in claims if claim.quantity is None]
        items = [*plain, *events, *(claim for claim in claims if claim.quantity is not None)]
        for key, person in found.items():
            found[key] = _introduced(person, items)
        return cls(found)

    def key(self, name: str | None) -> str | None:
        """A known person's key."""
        key = names.key(name) if name else None
        return key if key in self.people else None

    def first(self, name: str | None) -> bool:
        """Whether a person is named for the first time; from now on they are introduced."""
        key = self.key(name)
        if key is None or key in self._introduced:
            return False
        self._introduced.add(key)
        return True

    def knows(self, name: str | None) -> bool:
        """Whether a person has been introduced."""
        return self.key(name) in self._introduced

    def person(self, name: str | None) -> Person | None:
        """A known person."""
        key = self.key(name)
        return self.people[key] if key is not None else None

    def heard(self, text: str) -> None:
        """Remember who is named in a sentence as fully as anywhere."""
        for key, person in self.people.items():
            if key not in self._introduced and person.full.rstrip(",") in text:
                self._introduced.add(key)

    def introducing(self, text: str) -> tuple[str, Claim | Event | None]:
        """A sentence that opens with a person who has not been introduced, with the fullest name there is.

        Returns:
            The sentence, and the item that has the words for the name; null where it stays as it is.
        """
        for key, person in self.people.items():
            if key not in self._introduced and person.source is not None:
                match = re.match(rf"(?:[A-Z][\w’'.-]* )*{re.escape(person.short)}(?= [a-z])", text)
                if match and len(match.group().split()) < len(person.full.split()):
                    self._introduced.add(key)
                    return f"{person.full}{text[match.end() :]}", person.source
        return text, None

    def opening(self, text: str) -> str:
        """A sentence that opens with the full name of somebody who has been introduced, by the surname."""
        for key, person in self.people.items():
            if key in self._introduced:
                match = re.match(rf"{_TITLED}{re.escape(person.short)}(?=[\s,’'])", text)
                if match:
                    return f"{person.short}{_without_aside(text[match.end() :])}"
        return text


def surname(name: str) -> str | None:
    """The family name as it is printed, with its particles; null where the name is no person's."""
    parts = profile(name)
    if not parts.person or parts.several:
        return None
    wanted = parts.person[-1]
    found = [token for token in names.tokens(name) if token.folded == wanted and token.upper]
    if not found:
        return None
    start = found[-1].start
    before = [token for token in names.tokens(name) if token.end <= start]
    while before and not before[-1].upper and before[-1].folded in parts.person:
        start = before.pop().start
    return name[start : found[-1].end]


def _titled(form: str, short: str) -> bool:
    """Whether an office in small letters or a second name goes with the surname."""
    return (
        form != short
        and re.search(
            r"\b(?:president|minister|spokes\w+|judge|chief|mayor|governor|director|head|"
            r"leader|secretary|professor|lawyer|prosecutor)\b",
            form,
            re.IGNORECASE,
        )
        is not None
    )


def _introduced(person: Person, items: Iterable[Claim | Event]) -> Person:
    best = person
    for item in items:
        for form in _forms(person.short, item):
            if len(form.split()) > len(best.full.split()):
                best = Person(person.short, form, item)
    return best


def _forms(short: str, item: Claim | Event) -> Iterable[str]:
    text = item.text if isinstance(item, Claim) else item.title
    if short not in text:
        return
    if isinstance(item, Claim):
        who = take_apart(item).who
        if re.search(rf"\b{re.escape(short)}\b", who) and "," in who:
            yield who
    pattern = rf"{_TITLED}[A-Z][\w’'.-]* {re.escape(short)}\b"
    for match in re.finditer(pattern, text):
        form = match.group()
        if " and " not in form and (match.start() > 0 or not form.startswith("The ")):
            yield form


def _without_aside(rest: str) -> str:
    return re.sub(r"^, (?:the|a|an|its|his|her|spokes\w+)\b[^,]{2,80},(?= )", "", rest)
