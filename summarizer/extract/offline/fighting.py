"""Articles on fighting between two countries: who fights whom, and losses in the words of armies.

"lost 71", "the loss of another 24" and "13 prisoners" are people only there: a team loses players, and a
prison has prisoners.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from summarizer import names
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import Measure
from summarizer.extract.offline import settings
from summarizer.extract.offline.lines import Line, unowned
from summarizer.extract.offline.matching import Match, Member, Read, Sentence
from summarizer.extract.offline.people import Counted, Harmed
from summarizer.extract.offline.words import words

_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]+")
_OFTEN = 3
"""Sentences that name a country which fights in it, at least."""
_LEAD = 6
"""Sentences behind the title that say what an article is about."""
_TOGETHER = 2
"""Sentences that name both countries with a word for fighting, at least."""
_NOUNS = (
    "clashes", "fighting", "hostilities", "battles", "battle", "skirmishes", "clash", "shelling", "combat",
    "warfare", "war",
)  # fmt: skip
"""What fighting is called, the likeliest first."""
_NOUN = re.compile(rf"\b(?:{'|'.join(_NOUNS)})\b", re.IGNORECASE)
_SETTLED = re.compile(
    r"\b(?:ceasefire|cease-fire|truce|talks|agreement)\b(?!.*\b(?:after|following)\b)", re.IGNORECASE
)
"""Words with which a day behind them is not that of the fighting."""
_PRISONERS = frozenset({"prisoners", "prisoner", "captives", "pows"})
_TELLS = re.compile(r"\b(?:announced|confirmed|reported|acknowledged|admitted)\b", re.IGNORECASE)
_LOST = "losses/lost"
_LOSS = "losses/loss"


class Sides(NamedTuple):
    """Two countries that fight each other, by their canonical names, in the order of the text."""

    first: str
    second: str
    word: str
    """What the fighting is called."""
    called: int
    """The sentence that calls it so."""
    told: int
    """The sentence that says best who fights whom."""


def sides(read: Read) -> Sides | None:
    """The two countries whose fighting is what an article reports, if that is so."""
    clash = {word for word, kind in words().happenings.items() if kind is EventType.CLASH}
    if all(clash.isdisjoint(line.words) for line in read.lines[: read.title + _LEAD]):
        return None
    here = [parties(line) for line in read.lines]
    named = Counter(one for line in here for one in line)
    often = [one for one, count in named.most_common(2) if count >= _OFTEN]
    if len(often) < 2:  # noqa: PLR2004 - two sides
        return None
    both = frozenset(often)
    together = [n for n, line in enumerate(read.lines) if both <= set(here[n]) and clash & line.words]
    if len(together) < _TOGETHER:
        return None
    told = max(together, key=lambda n: _score(read.lines[n], lead=n < read.title + _LEAD))
    near = [told, *range(read.title, len(read.lines))]
    word, called = next((one, n) for one in _NOUNS for n in near if one in read.lines[n].words)
    first, second = [one for one in here[told] if one in both][:2]
    return Sides(first, second, word, called, told)


def _score(line: Line, *, lead: bool) -> tuple[bool, bool, bool]:
    """How well a sentence says who fights whom."""
    low = line.text.lower()
    between = any(f"{noun} between" in low for noun in _NOUNS)
    return not line.heading, lead, between


def parties(line: Line) -> list[str]:
    """The countries that a sentence names, in its order."""
    found = [names.party(unowned(word)) for word in _CAPITALISED.findall(line.text)]
    return list(dict.fromkeys(one for one in found if one is not None))


def losses(found: Iterable[Sentence], told: Harmed) -> list[Counted]:
    """The figures of people lost and taken prisoner that no pattern of harm finds."""
    known = {member.phrase.start for one in (*told.groups, *told.recalled) for member in one.members} | {
        member.phrase.start
        for person in told.persons
        for mentions in person.mentions.values()
        for _, member in mentions
    }
    counted: list[Counted] = []
    for sentence in found:
        if sentence.line.heading:
            continue
        for one in _of(sentence):
            if one.members[0].phrase.start not in known:
                counted.append(one)
                known.add(one.members[0].phrase.start)
    return counted


def _of(sentence: Sentence) -> list[Counted]:
    counted: list[Counted] = []
    dead = any(match.pattern.measure is Measure.KILLED for match in sentence.matches)
    for match in sentence.matches:
        if match.pattern.name not in {_LOST, _LOSS}:
            continue
        for member in match.slots["victim"]:
            phrase = member.phrase
            if phrase.head in _PRISONERS:
                continue
            if not (phrase.number and (phrase.kind == "D" or not words().military.isdisjoint(phrase.words))):
                continue
            # Beside so many dead, those lost are others: nobody knows where they are.
            measure = Measure.MISSING if dead and match.pattern.name == _LOSS else Measure.KILLED
            counted.append(Counted(measure, match, (member,), phrase.number, extra=False))
            counted += _prisoners(sentence, match)
    return counted


def _prisoners(sentence: Sentence, match: Match) -> list[Counted]:
    if _TELLS.search(sentence.line.text) is None:
        return []
    return [
        Counted(Measure.CAPTURED, match, (Member(phrase, None, ()),), phrase.number, extra=False)
        for phrase in sentence.parsed.phrases
        if phrase.head in _PRISONERS and phrase.number and phrase.start > match.start
    ][:1]


def when(read: Read, found: Mapping[int, Sentence], both: Sides, mentions: Sequence[Match]) -> str | None:
    """The time of the fighting: where it is told that they fight, else of the first loss that gives one."""
    lead = [both.told, *range(read.title, min(read.title + _LEAD, len(read.lines)))]
    for number in dict.fromkeys(lead):
        line = read.lines[number]
        noun = _NOUN.search(line.text)
        if noun is not None and not line.heading and _SETTLED.search(line.text[: noun.start()]) is None:
            # Of a loss told with it, the day may be another.
            cut = min((one.start for one in mentions if one.sentence == number), default=line.end)
            time = settings.first_time(read, line.start + noun.end(), max(cut, line.start + noun.end()))
            if time is not None:
                return time
    for match in mentions:
        sentence = found[match.sentence]
        # What stands before the loss may be the day on which somebody says so.
        spoken = any(one.pattern.role == "speech" for one in sentence.matches)
        after = max(one.end for one in mentions if one.sentence == match.sentence)
        spoken = spoken or _SETTLED.search(sentence.line.text) is not None
        time = settings.first_time(read, after if spoken else sentence.line.start, sentence.line.end)
        if time is not None:
            return time
    return None


def title(both: Sides) -> str:
    """The fighting as a sentence."""
    verb = "clashed" if both.word.startswith("clash") or both.word == "skirmishes" else "fought"
    return f"{both.first} and {both.second} {verb}"


def where(read: Read, found: Mapping[int, Sentence], both: Sides, mentions: Sequence[Match]) -> str | None:
    """The place of the fighting, from the sentences that tell of it."""
    told = [found[n] for n in [both.told, *(match.sentence for match in mentions)] if n in found]
    return next(filter(None, (settings.where(read, sentence) for sentence in told)), None)
