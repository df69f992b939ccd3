"""The composer by rule: every group of a plan becomes one cited sentence or two, without a model."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from summarizer.brief import grammar, notes
from summarizer.brief.cite import citations
from summarizer.brief.grammar import Saying, take_apart
from summarizer.brief.people import Cast, surname
from summarizer.brief.plan import Check, Group, Plan, unchecked
from summarizer.brief.units import Unit, content
from summarizer.domain.briefing import Sentence
from summarizer.domain.event import Claim, Event, Evidence
from summarizer.domain.story import LedgerRow
from summarizer.wording import listed, texts, without_lead_in

_CALENDAR = frozenset((*calendar.month_name, *calendar.day_name)) - {""}
_NAMED = 0.6
"""Share of a title's names that an article's passages must hold to be cited for it."""
_FRONTED = re.compile(r"(?:In|At|Near|Around|On) (?P<where>[^,]{3,60}), (?=\S)")
_NAME_STEM = 5
"""Letters by which "Peru" is found in "Peruvian"."""


def compose(plan: Plan, check: Check = unchecked) -> dict[str, tuple[Sentence, ...]]:
    """Word every group. Pure.

    Args:
        plan: What is told.
        check: What a sentence that was put together says too much, if anything: such a group is told in the
            words of its claims, one by one.
    """
    found: dict[str, tuple[Sentence, ...]] = {}
    homes = {event: one for one in plan.episodes for event in one.episode.event_ids}
    for group in plan.bottom:
        home = next(homes[event.id] for event in _about(group) if event.id in homes)
        cast = Cast.of(home.claims, home.events)
        writer = _Writer(cast, home.episode.ledger, plan.numbers, check)
        found[group.key] = writer.groups([group])[group.key][: 1 if len(plan.bottom) > 1 else None]
    for one in plan.episodes:
        writer = _Writer(Cast.of(one.claims, one.events), one.episode.ledger, plan.numbers, check)
        found |= writer.groups(one.groups)
    return found


def _about(group: Group) -> list[Event]:
    return [unit.event for unit in (*group.parts, *group.against) if unit.event is not None]


class _Told(NamedTuple):
    """Words, and the items besides the group's own that have some of them."""

    text: str
    more: tuple[Claim | Event, ...] = ()


def sentence(
    group: Group, text: str, numbers: Mapping[str, int], more: Sequence[Claim | Event] = ()
) -> Sentence:
    """A sentence for a whole group, in whatever words: with its claims, events, citations, kind and note.

    Args:
        group: What is told.
        text: Its words.
        numbers: Article id to its number.
        more: Items besides those of the group that it rests on: who introduces a person.
    """
    evidence = [passage for claim in group.claims for passage in claim.evidence]
    evidence += [passage for event in group.events for passage in _naming(event)]
    evidence += [passage for item in more for passage in item.evidence[:1]]
    kind: Literal["lead", "figure", "account"] = "account"
    if group.lead:
        kind = "lead"
    elif any(claim.quantity is not None for claim in group.claims):
        kind = "figure"
    return Sentence(
        text=full_stop(text),
        claim_ids=_ids(group.claims, [item for item in more if isinstance(item, Claim)]),
        event_ids=_ids(group.events, [item for item in more if isinstance(item, Event)]),
        citations=citations(evidence, numbers),
        kind=kind,
        theme=group.theme,
        note=notes.of(group),
    )


def _ids(*lists: Sequence[Claim | Event]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.id for items in lists for item in items))


class _Writer:
    """Words the groups of one episode in their order."""

    def __init__(
        self, cast: Cast, rows: Sequence[LedgerRow], numbers: Mapping[str, int], check: Check
    ) -> None:
        self._cast = cast
        self._rows = rows
        self._numbers = numbers
        self._check = check

    def groups(self, groups: Sequence[Group]) -> dict[str, tuple[Sentence, ...]]:
        """Word them."""
        return {group.key: self._group(group) for group in groups}

    def _group(self, group: Group) -> tuple[Sentence, ...]:
        told = self._together(group) if len(group.parts) + len(group.against) > 1 else None
        if told is not None and (checked := self._checked(group, told)) is not None:
            self._cast.heard(checked.text)
            return (checked,)
        units = enumerate((*group.parts, *group.against))
        return _each_once([self._alone(group, unit, n) for n, unit in units])

    def _checked(self, group: Group, told: _Told) -> Sentence | None:
        made = sentence(group, told.text, self._numbers, told.more)
        events = [*group.events, *(item for item in told.more if isinstance(item, Event))]
        claims = [*group.claims, *(item for item in told.more if isinstance(item, Claim))]
        return None if self._check(made.text, claims, events, made.citations, self._rows) else made

    def _alone(self, group: Group, unit: Unit, number: int) -> Sentence:
        """One part in the words of its own claim or title, but for the name of a person known by now."""
        single = Group(group.key, group.theme, "one", (unit,), lead=group.lead and number == 0)
        told = self._single(unit)
        found = self._checked(single, told) if told.text != unit.text else None
        found = found or sentence(single, unit.text, self._numbers)
        self._cast.heard(found.text)
        return found

    def _single(self, unit: Unit) -> _Told:
        text = self._cast.opening(without_also(without_lead_in(unit.text)))
        more: tuple[Claim | Event, ...] = ()
        if unit.claims and self._cast.person(unit.speaker) and not self._cast.knows(unit.speaker):
            saying = take_apart(unit.claims[0])
            who, more = self._named(unit.claims[0], saying)
            if saying.form == "subject":
                text = f"{who} {without_also(saying.rest)}"
        if not unit.claims:
            text, source = self._cast.introducing(text)
            more = () if source is None else (source,)
        return _Told(text[:1].upper() + text[1:], more)

    def _named(self, claim: Claim, saying: Saying) -> tuple[str, tuple[Claim | Event, ...]]:
        """How a speaker is named here, and the item that has the words for it."""
        person = self._cast.person(claim.speaker)
        if person is None:
            return saying.who, ()
        if self._cast.knows(claim.speaker):
            return person.short, ()
        self._cast.first(claim.speaker)
        if len(saying.who.split()) >= len(person.full.split()) or person.source is None:
            return saying.who, ()
        return person.full, (person.source,)

    def _together(self, group: Group) -> _Told | None:
        parts = list(group.parts)
        head = ""
        if len(parts) > 1 and not parts[0].claims and parts[1].claims and group.lead:
            head = f"{grammar.bare(parts.pop(0).text)}; "
        if not parts:
            return None
        told = self._beside(parts) if group.tie == "beside" else self._speaker(parts)
        if told is None:
            return None
        text, more = told
        tied = self._tied(text, group, parts[0])
        if tied is None:
            return None
        if head:
            tied = head + self._lower(_without_place(tied, head), parts[0])
        return _Told(tied, more)

    def _tied(self, text: str, group: Group, first: Unit) -> str | None:
        """What the parts say with what stands against it; null where it cannot be put together."""
        match group.tie:
            case "revision":
                old, others = _replaced(first, group.against)
                text = f"{grammar.bare(text)}{_revised(first, old)}"
                contrary = self._rivals(first, others) if others else None
                return text if contrary is None else f"{text}, but {contrary}"
            case "several":
                return f"{grammar.bare(text)}{_others(first, group.against)}"
            case "conflict" if own := self._other_figures(first, group.against):
                return f"{grammar.bare(text)}; {own}"
            case "conflict" | "denial":
                rivals = self._rivals(first, group.against)
                return None if rivals is None else f"{grammar.bare(text)}, but {rivals}"
            case _:
                return text

    def _lower(self, text: str, unit: Unit) -> str:
        """The start of a text as it stands inside a sentence: a name keeps its capital."""
        first, _, rest = text.partition(" ")
        article = first in {"The", "A", "An"}
        shown = f"{first} {rest.partition(' ')[0]}" if article else first
        own = unit.claims[0].evidence if unit.claims else ()
        inside = re.compile(rf"(?<=[a-z,;] ){re.escape(shown)}\b")
        named = first[1:] != first[1:].lower() or any(inside.search(passage.exact) for passage in own)
        spoken = not article and (unit.speaker or "").startswith(first)
        dated = first.removesuffix("’s").removesuffix("'s") in _CALENDAR
        return text if named or spoken or dated else " ".join(filter(None, (first.lower(), rest)))

    def _beside(self, parts: Sequence[Unit]) -> _Told:
        """What several speakers say, each in words of their own."""
        told = [self._single(unit) for unit in parts]
        clauses = [grammar.bare(one.text) for one in told]
        behind = [self._lower(text, unit) for text, unit in zip(clauses[1:], parts[1:], strict=True)]
        return _Told("; ".join([clauses[0], *behind]), tuple(item for one in told for item in one.more))

    def _speaker(self, parts: Sequence[Unit]) -> _Told | None:
        if len(parts) == 1:
            return self._single(parts[0])
        if not parts[0].voice:
            own = [grammar.opened(unit.text) for unit in parts]
            if all(one.form == "subject" and one.who == own[0].who for one in own):
                text = grammar.one_speaker(own, grammar.pronoun(own[0].who))
                return None if text is None else _Told(text)
            clauses = [
                grammar.bare(parts[0].text),
                *(self._lower(grammar.bare(u.text), u) for u in parts[1:]),
            ]
            return _Told(grammar.joined(clauses))
        claims = [unit.claims[0] for unit in parts]
        sayings = [take_apart(claim) for claim in claims]
        who, more = self._named(claims[0], sayings[0])
        sayings[0] = sayings[0]._replace(who=who, rest=without_also(sayings[0].rest))
        text = grammar.one_speaker(sayings, self._again(claims[0].speaker or "", who))
        return None if text is None else _Told(text, more)

    def _again(self, speaker: str, who: str) -> str:
        person = self._cast.person(speaker)
        if person is not None:
            return person.short
        return grammar.pronoun(speaker) if surname(speaker) is None else who

    def _other_figures(self, first: Unit, against: Sequence[Unit]) -> str | None:
        """What else one and the same speaker counted: both stand, and which is later is not known."""
        if not first.voice or any(unit.voice != first.voice for unit in against):
            return None
        counted = grammar.objects([take_apart(unit.claims[0]) for unit in against])
        if counted is None:
            return None
        name = against[0].speaker or ""
        who = self._again(name, name) if name == first.speaker else name
        several = "another figure" if len(against) == 1 and " and " not in counted else "other figures"
        return f"{self._lower(who, against[0])} also gave {several}: {counted}"

    def _rivals(self, first: Unit, against: Sequence[Unit]) -> str | None:
        """What stands against a figure or a claim: of the same speaker with a pronoun, else as it is."""
        claims = [unit.claims[0] for unit in against]
        sayings = [take_apart(claim) for claim in claims]
        if first.voice and all(unit.voice == first.voice for unit in against):
            if any(saying.form != "subject" for saying in sayings):
                return None
            again = self._again(first.speaker or "", first.speaker or "")
            return f"{again} {grammar.also(listed(grammar.predicates(sayings)))}"
        voices: dict[str, list[Unit]] = {}
        for unit in against:
            voices.setdefault(unit.voice, []).append(unit)
        told = [self._speaker(units) if voice else None for voice, units in voices.items()]
        texts_ = [
            self._lower(grammar.bare(one.text), units[0]) if one is not None else self._own(units)
            for one, units in zip(told, voices.values(), strict=True)
        ]
        return " and ".join(texts_)

    def _own(self, units: Sequence[Unit]) -> str:
        return " and ".join(self._lower(grammar.bare(unit.text), unit) for unit in units)


def _each_once(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Sentences without repetition: one that several claims are worded by rests on all of them."""
    found: dict[str, Sentence] = {}
    for one in sentences:
        same = found.setdefault(one.text, one)
        if same is not one:
            found[one.text] = same.model_copy(
                update={
                    "claim_ids": tuple(dict.fromkeys((*same.claim_ids, *one.claim_ids))),
                    "event_ids": tuple(dict.fromkeys((*same.event_ids, *one.event_ids))),
                    "citations": tuple(dict.fromkeys((*same.citations, *one.citations))),
                }
            )
    return tuple(found.values())


def without_also(text: str) -> str:
    """A sentence that stands by itself: "also" would lead back to what is not told here."""
    return re.sub(r"\balso (?=[a-z])", "", text, count=1) if "“" not in text.partition("also")[0] else text


def _without_place(text: str, head: str) -> str:
    """A clause without the place that it opens with, where the clause before it has just named it."""
    match = _FRONTED.match(text)
    if match is None or not (where := content(match["where"])) or not where <= content(head):
        return text
    rest = text[match.end() :]
    return f"{rest[:1].upper()}{rest[1:]}"


def _replaced(new: Unit, against: Sequence[Unit]) -> tuple[list[Unit], list[Unit]]:
    """The figures that a figure replaces, and those that contradict it."""
    own = new.entry.id if new.entry is not None else None
    old = [unit for unit in against if unit.entry is not None and unit.entry.superseded_by == own]
    return old, [unit for unit in against if unit not in old]


def _revised(new: Unit, old: Sequence[Unit]) -> str:
    """Ledger entries that a figure replaces; which way it goes is said where both have a bound."""
    if new.entry is None or not old or old[0].entry is None:
        return ""
    a, b = (e.low if e.low is not None else e.high for e in (old[0].entry, new.entry))
    phrase = old[0].entry.phrase
    figure = f"{phrase[:1].lower()}{phrase[1:]}"
    if a is None or b is None or a == b:
        return f", replacing an earlier figure of {figure}"
    return f", {'up' if b > a else 'down'} from an earlier figure of {figure}"


def _others(first: Unit, others: Sequence[Unit]) -> str:
    """The figures of other articles for the same thing."""
    known = first.entry.phrase.lower() if first.entry is not None else ""
    phrases = dict.fromkeys(u.entry.phrase for u in others if u.entry is not None)
    phrases = {phrase: None for phrase in phrases if phrase.lower() != known}
    if not phrases:
        return ""
    given = listed([f"“{phrase[:1].lower()}{phrase[1:]}”" for phrase in phrases])
    several = len({claim.article_id for unit in others for claim in unit.claims}) > 1
    return f"; {'other articles give' if several else 'another article gives'} {given}"


def _naming(event: Event) -> list[Evidence]:
    """The passages of those articles that name most of whom the title names; of the best one at least.

    A merged event's title may name more than each of its articles does.
    """
    named = {word.casefold()[:_NAME_STEM] for word in texts(event.title) if word[:1].isupper()}
    told: dict[str, str] = {}
    for passage in event.evidence:
        told[passage.article_id] = f"{told.get(passage.article_id, '')} {passage.exact.casefold()}"
    shares = {article: sum(name in text for name in named) for article, text in told.items()}
    enough = min(max(shares.values()), _NAMED * len(named))
    return [passage for passage in event.evidence if shares[passage.article_id] >= enough]


def full_stop(text: str) -> str:
    """A text that ends as a sentence does."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", ".”", '."', "!”", "?”", ".’")) else f"{text}."
