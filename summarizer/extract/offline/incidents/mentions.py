"""Where an article speaks of violence: sentence by sentence, with what the sentence says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.domain.article import Article
from summarizer.extract.offline.incidents import actors, dated, places, signs
from summarizer.extract.offline.incidents.dated import When
from summarizer.extract.offline.incidents.lexicon import HARMED, RANK, Trigger, groups, triggers
from summarizer.extract.offline.lines import Line, Token, one_line
from summarizer.extract.offline.matching import Match, Member, Read, Sentence
from summarizer.extract.offline.naming import Phrase
from summarizer.extract.offline.phrases import parse
from summarizer.extract.offline.words import words


@dataclass
class Victim:
    """Somebody to whom something happened."""

    phrase: Phrase
    said: str
    measure: str
    """``killed``, ``wounded``, ``captured``, ``attacked``, ``unhurt`` or ``freed``."""
    named: bool
    number: float | None


@dataclass(frozen=True)
class Mention:
    """A sentence that tells of violence."""

    whole: Sentence
    trigger: Trigger
    token: Token
    """The word that tells of it."""
    victims: tuple[Victim, ...]
    actors: tuple[actors.Named, ...]
    generic: bool
    """Whether somebody without a name acts ("gunmen")."""
    when: When | None
    place: places.Place | None
    signs: dict[str, float]
    """What the weights look at."""

    @property
    def sentence(self) -> int:
        """Its number."""
        return self.whole.number

    @property
    def line(self) -> Line:
        """Its words."""
        return self.whole.line

    @property
    def kind(self) -> str:
        """What kind of violence its word tells of."""
        return self.trigger.kind


def befell_fighters(victims: Sequence[Victim]) -> bool:
    """Whether somebody came to harm, and all who did are soldiers, rebels or the like."""
    harmed = [one for one in victims if one.measure in _HARM and one.phrase.kind != "D"]
    return bool(harmed) and all(not words().military.isdisjoint(one.phrase.words) for one in harmed)


_HARM = frozenset({"killed", "wounded", "captured"})


def find(article: Article, read: Read, found: Sequence[Sentence]) -> Iterator[Mention]:
    """All mentions of an article, in order."""
    known = triggers()
    sentences = {one.number: one for one in found}
    told = article.dateline.end if article.dateline else 0
    for number, line in enumerate(read.lines):
        if known.keys().isdisjoint(line.words):
            continue
        here = [
            (one, known[one.low])
            for at, one in enumerate(line.tokens)
            if one.low in known and one.start >= told and not _as_a_subject(line, at, known[one.low])
        ]
        if here:
            sentence = sentences.get(number)
            whole = sentence or Sentence(number, line, parse(line, capitals=read.capitals), ())
            yield _mention(article, read, whole, here)


def _as_a_subject(line: Line, at: int, trigger: Trigger) -> bool:
    """Whether a word only names a kind of deed: "the law against kidnapping", "the penalty for murder"."""
    if not trigger.noun or trigger.plural or at == 0:
        return False
    following = line.tokens[at + 1].low if at + 1 < len(line.tokens) else ""
    return line.tokens[at - 1].low in _ABOUT and (not following.isalpha() or following in _ABOUT_WHEN)


_ABOUT = frozenset({"against", "for", "of", "on", "about"})
_ABOUT_WHEN = frozenset({"on", "and", "or", "is", "was", "in"})


def _mention(
    article: Article, read: Read, sentence: Sentence, here: Sequence[tuple[Token, Trigger]]
) -> Mention:
    line = sentence.line
    token, trigger = min(here, key=lambda one: _ORDER.index(one[1].kind))
    victims = tuple(_victims(read, sentence))
    if befell_fighters(victims):  # "15 soldiers were killed in clashes" tells of clashes
        token, trigger = next((one for one in here if one[1].kind == "clash"), (token, trigger))
    when = dated.find(article, line, token, trigger)
    place = places.find(read.text, line, sentence.parsed, article, token.start)
    named = tuple(actors.find(line.text, line.text.lower().replace("\n", " ")))
    generic = not groups().generic.isdisjoint(line.words)
    found = signs.of_sentence(line, token, trigger, several=len(here) > 1)
    found |= signs.of_victims(victims) | dated.signs(article, when)
    found |= {
        "place": place is not None and bool(place.parts),
        "generic": generic,
        "organisation": any(not one.state for one in named),
        "state": any(one.state for one in named),
    }
    return Mention(sentence, trigger, token, victims, named, generic, when, place, found)


_ORDER = (
    "disaster", "accident", "kidnapping",
    "hijacking", "bombing", "arson", "robbery", "killing", "attack", "clash",
)  # fmt: skip
"""What a sentence with several words is about: the first of these."""


def _victims(read: Read, sentence: Sentence) -> Iterator[Victim]:
    seen: dict[int, Victim] = {}
    for match in sentence.matches:
        measure = match.pattern.befalls
        if measure not in RANK:
            continue
        for slot in HARMED:
            for member in match.slots.get(slot, ()):
                yield from _victim(read, member, measure, seen)
        if measure == "attacked" and (owner := _owner(match, sentence)):
            yield from _victim(read, owner, measure, seen)


def _owner(match: Match, sentence: Sentence) -> Member | None:
    """Whose house or vehicle was attacked: "the residence of judge X"."""
    for member in match.slots.get("target", ()):
        place = f"@{member.phrase.kind}{sentence.parsed.phrases.index(member.phrase)}"
        found = re.search(rf"{place} of @P(\d+)\b", sentence.parsed.line)
        if found and not _BELONGINGS.isdisjoint(member.phrase.words):
            return Member(sentence.parsed.phrases[int(found[1])], None, ())
    return None


_BELONGINGS = frozenset(
    {"home", "house", "residence", "office", "car", "vehicle", "farm", "ranch", "apartment"}
)


_TELLERS = frozenset({"police", "officials", "authorities", "sources", "witnesses", "spokesman", "reports"})
_TOO_MANY = 1000
"""A bare number from which it counts no victims of one incident."""


def _victim(read: Read, member: Member, measure: str, seen: dict[int, Victim]) -> Iterator[Victim]:
    phrase = member.phrase
    if phrase.kind in "QWT" or phrase.number == 0 or (phrase.kind in "ND" and measure == "attacked"):
        return
    if phrase.words[-1] in _TELLERS and seen:
        return  # "two engineers were kidnapped on Sunday, police said"
    if phrase.kind == "D" and (phrase.number or 0) > _TOO_MANY:
        return
    known = seen.get(phrase.start)
    if known:
        if RANK[measure] > RANK[known.measure]:
            known.measure = measure
        return
    said = one_line(read.text[phrase.start : phrase.end])
    if phrase.kind == "N" and places.is_unit(said):
        return
    named = phrase.kind == "N" or (phrase.kind == "P" and phrase.name is not None)
    victim = Victim(phrase, said, measure, named, 1.0 if named else phrase.number)
    seen[phrase.start] = victim
    yield victim
