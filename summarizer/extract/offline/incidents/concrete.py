"""Whether an incident is one that the article reports, or only speaks of: trained weights, read by code.

A logistic regression over what the mentions of the incident say (``signs``: tense, time, numbers, names), and
over ordinary words, of their sentences and of the whole article. ``benchmarks/incidents.py`` trains it;
``concrete.json`` holds the weights.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from itertools import chain
from typing import NamedTuple

from summarizer.domain.article import Article
from summarizer.extract.offline.incidents import weights
from summarizer.extract.offline.incidents.gather import Incident
from summarizer.extract.offline.incidents.lexicon import cues, triggers
from summarizer.extract.offline.incidents.mentions import befell_fighters
from summarizer.extract.offline.lines import lower
from summarizer.extract.offline.matching import Read

_GENRES = ("communique", "commentary", "speech", "interview", "editorial", "report", "opinion", "analysis")


class Model(NamedTuple):
    """The weights."""

    bias: float
    weights: dict[str, float]
    text: dict[str, float]
    """Of the words of the whole text."""
    threshold: float
    """From which probability an incident counts as reported."""
    threshold_beside: float
    """The same in an article that reports another incident."""


@cache
def model() -> Model:
    """Read the weights; once."""
    document = weights.read("concrete")
    known = document["weights"]
    text = {name.removeprefix("text "): value for name, value in known.items() if name.startswith("text ")}
    return Model(document["bias"], known, text, document["threshold"], document["threshold_beside"])


def weigh(known: dict[str, float], features: dict[str, float]) -> float:
    """What features come to, by the weights."""
    return math.fsum([known[name] * value for name, value in features.items() if name in known])


def probability(incident: Incident, article: Article, around: Setting) -> float:
    """How likely an article reports an incident."""
    total = model().bias + around.weight + weigh(model().weights, features(incident, article, around))
    return weights.probability(total)


def untrained(incident: Incident) -> bool:
    """Whether the weights say nothing of it: accidents, disasters, and fighting that only befell fighters.

    Such an incident counts as reported where somebody came to harm.
    """
    return incident.kind in _UNTRAINED or befell_fighters(incident.victims)


_UNTRAINED = frozenset({"accident", "disaster", "clash"})


class Setting(NamedTuple):
    """What an article's incidents share."""

    self_spoken: float
    dense: float
    head: str
    lines: int
    words: dict[str, float]
    """The words of the text, and how much each says."""
    weight: float
    """What they come to."""


def setting(article: Article, read: Read) -> Setting:
    """Look an article over."""
    number = max(1, len(read.lines))
    known = triggers().keys()
    told = article.dateline
    spoken = _spoken(read)
    return Setting(
        sum(not cues().self.isdisjoint(line.words) for line in read.lines) / number,
        sum(not known.isdisjoint(line.words) for line in read.lines) / number,
        (article.text[told.start : told.end] if told else article.text[:100]).lower(),
        number,
        spoken,
        weigh(model().text, spoken),
    )


def _spoken(read: Read) -> dict[str, float]:
    """The words of a text by how often it has them, of length ``_TEXT`` together: no text weighs more."""
    counts = Counter(map(lower, chain.from_iterable(line.cut[0] for line in read.lines)))
    often = {word: 1 + math.log(count) for word, count in counts.items() if word.isalpha()}
    length = math.sqrt(math.fsum(value * value for value in often.values()))
    return {word: _TEXT * value / length for word, value in often.items()}


_TEXT = 3.0


def features(incident: Incident, article: Article, around: Setting) -> dict[str, float]:
    """What the weights look at."""
    found: dict[str, float] = {}
    for mention in incident.mentions:
        for name, value in mention.signs.items():
            found[f"any {name}"] = max(found.get(f"any {name}", 0.0), float(value))
    first = incident.mentions[0]
    for name, value in first.signs.items():
        found[f"first {name}"] = float(value)
    found["mentions"] = math.log(len(incident.mentions))
    found["place in the article"] = min(first.sentence, 20) / 20
    found["at the beginning"] = first.sentence <= 1
    found["length"] = math.log(around.lines + 1)
    found["victims"] = bool(incident.victims)
    found[f"kind {incident.kind}"] = 1
    found["self"] = around.self_spoken
    found["dense"] = around.dense
    found["undated article"] = article.published is None
    for genre in _GENRES:
        if genre in around.head:
            found[f"genre {genre}"] = 1
    for mention in incident.mentions:
        for word in mention.line.words:
            found[f"word {word}"] = _WORD
    return found


_WORD = 0.3
"""What a word counts beside the other features: less, because there are many of them."""
