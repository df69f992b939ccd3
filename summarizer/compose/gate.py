"""Holds a model's sentences against the claims that they name, before grounding's own checks see them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from summarizer import names, wording
from summarizer.brief import by_rule
from summarizer.brief.plan import Check, Group
from summarizer.brief.units import Unit, content
from summarizer.compose.answer import Told
from summarizer.compose.sections import Rejected, Section, units_of
from summarizer.domain.briefing import Sentence
from summarizer.ground.counts import unprinted
from summarizer.ground.reworded import untold
from summarizer.ground.translated import untranslated
from summarizer.languages import is_english

_LONGEST: Final = 60
"""Words of one sentence; the prompt asks for fewer."""
_MOST: Final = 2
"""Sentences of one group, beyond one a note."""
_TOLD: Final = 0.34
"""Share of a note's content words that a sentence in the same language must have to tell it."""
_MARKS: Final = re.compile(r"[\[\]{}<>|`*#\\^]|https?:|\bG\d+\b")


class Worded(NamedTuple):
    """What became of a group: its sentences, or why they could not stand."""

    sentences: tuple[Sentence, ...]
    rejected: tuple[Rejected, ...]


def held(
    section: Section, told: Sequence[Told], numbers: Mapping[str, int], check: Check, *, language: str
) -> dict[str, Worded]:
    """Check every group that an answer words; a group that it leaves out is not in the result.

    Args:
        section: What was asked for.
        told: What was answered.
        numbers: Article id to its number in the briefing.
        check: What a sentence says beyond what it rests on.
        language: Of the sentences; only in English can their words be compared with the notes'.
    """
    found: dict[str, Worded] = {}
    for name, group in section.names.items():
        own = [one for one in told if one.group.strip().upper() == name]
        if own:
            found[group.key] = _Group(section, group, numbers, check, language=language).held(own)
    return found


class _Group:
    def __init__(
        self, section: Section, group: Group, numbers: Mapping[str, int], check: Check, *, language: str
    ) -> None:
        self.group = group
        self.numbers = numbers
        self.check = check
        self.rows = section.rows
        self.brief = section.brief
        self.language = language
        self.english = is_english(language)
        self.notes = {number: unit for number, (owner, unit) in section.numbers.items() if owner is group}

    def held(self, own: Sequence[Told]) -> Worded:
        """Check the sentences of the group, and that together they tell all of it."""
        most = 1 if self.brief else _MOST + len(self.notes)
        if len(own) > most or (self.brief and len(wording.sentences(own[0].text)) > 1):
            shown = " ".join(_shown(one.text) for one in own)
            return Worded((), (Rejected(shown, f"it is more than {most} sentences for one group"),))
        sentences: list[Sentence] = []
        rejected: list[Rejected] = []
        for place, one in enumerate(own):
            made = self._sentence(one, first=place == 0)
            if isinstance(made, Sentence):
                sentences.append(made)
            else:
                rejected.append(Rejected(_shown(one.text), made))
        named = {number for one in own for number in one.claims}
        missing = [unit for number, unit in self.notes.items() if number not in named]
        if missing and not rejected:
            told = " ".join(sentence.text for sentence in sentences)
            rejected.append(Rejected(told, f"it leaves out “{wording.shorten(missing[0].text, 80)}”"))
        return Worded(() if rejected else tuple(sentences), tuple(rejected))

    def _sentence(self, told: Told, *, first: bool) -> Sentence | str:
        """The sentence, or why it cannot stand."""
        text = " ".join(told.text.split())
        if (reason := _form(told.text)) is not None:
            return reason
        strangers = [number for number in told.claims if number not in self.notes]
        if strangers:
            return f"{_listed(strangers)} {'is' if len(strangers) == 1 else 'are'} not of this group"
        if not told.claims:
            return "it names no note that it rests on"
        units = [self.notes[number] for number in sorted(set(told.claims))]
        sentence = by_rule.sentence(self._part(units, first=first), text, self.numbers)
        claims = [claim for unit in units for claim in unit.claims]
        events = [unit.event for unit in units if unit.event is not None and not unit.claims]
        reason = self.check(sentence.text, claims, events, sentence.citations, self.rows)
        reason = reason or next(filter(None, (self._untold(text, unit) for unit in units)), None)
        return reason or sentence.model_copy(update={"worded_by": "model", "language": self.language})

    def _part(self, units: Sequence[Unit], *, first: bool) -> Group:
        """The group as far as one sentence tells it."""
        if len(units) == len(units_of(self.group)):
            return (
                self.group if first else Group(self.group.key, self.group.theme, self.group.tie, tuple(units))
            )
        tie = self.group.tie if len(units) > 1 else "one"
        return Group(self.group.key, self.group.theme, tie, tuple(units), lead=self.group.lead and first)

    def _untold(self, text: str, unit: Unit) -> str | None:
        """What of a note a sentence that names it leaves out, in plain words."""
        if not self.english:
            return untranslated(unit.text, text, self.language)
        claim = unit.claims[0] if unit.claims else None
        if unit.speaker and not _names(unit, text):
            return f"it does not say that {unit.speaker} says so"
        return untold(text, claim, unit.event) or _unsaid(text, unit)


def _unsaid(text: str, unit: Unit) -> str | None:
    """The figure of a note, or what it is about, where a text lacks it."""
    if unit.claims and (quantity := unit.claims[0].quantity):
        number = unprinted(quantity.phrase, text)
        return f"it leaves out the figure “{quantity.phrase}” ({number})" if number else None
    wanted = content(unit.text)
    told = len(wanted & content(text)) >= _TOLD * len(wanted)
    return None if told else f"it does not tell “{wording.shorten(unit.text, 80)}”"


def _names(unit: Unit, text: str) -> bool:
    """Whether a text names a note's speaker, under any of the names that its claims give."""
    speakers = {claim.speaker for claim in unit.claims if claim.speaker}
    return any(wording.contains(text, name) or names.mentions(name, text) for name in speakers)


def _form(text: str) -> str | None:
    """Why a text cannot be a sentence of a briefing, in plain words; null if it can."""
    if not text.strip():
        return "it is empty"
    if not text.strip().isprintable():
        return "it has line breaks or control characters"
    if (mark := _MARKS.search(text)) is not None:
        return f"it has marks that are no prose (“{mark.group()}”)"
    if len(text.split()) > _LONGEST:
        return f"it has {len(text.split())} words, more than {_LONGEST}"
    return None


def _listed(numbers: Sequence[int]) -> str:
    noun = "note" if len(numbers) == 1 else "notes"
    return f"{noun} {', '.join(map(str, numbers))}"


def _shown(text: str) -> str:
    return " ".join(text.split())
