"""How probable it is that two mentions are of one event, with what speaks for it and against it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from summarizer.errors import InputError
from summarizer.merge.coreference import ITSELF, given_as_records, prepared_of
from summarizer.merge.coreference.contradiction import contradict
from summarizer.merge.coreference.model import Weights, alike, load
from summarizer.merge.coreference.pairs import FEATURES, Told, block, features
from summarizer.merge.coreference.record import Record

SIDES = ("base", "trigger", "story", "sentence", "who", "where", "when", "numbers", "contradiction")
_CONTRADICTION = -9.0
"""Log odds of sentences of one pattern with another place (``contradiction``), which ``cluster`` never
compares."""
_WORDS = (("who", "who"), ("where", "where"), ("when", "when"), ("number", "numbers"), ("stor", "story"))
_TRIGGER = ("trigger", "sense", "means", "told all")


class Score(NamedTuple):
    """What is known of two mentions."""

    probability: float
    """From 0 to 1; from ``Scorer.threshold`` on, on average, mentions are put together by ``cluster``."""
    parts: dict[str, float]
    """By side (``SIDES``), what it adds to the log odds; their sum gives the probability."""
    features: dict[str, float]
    """The figures that were compared, by the names in ``pairs.FEATURES``."""


class Scorer:
    """Compares mentions against the background of all of them, as ``cluster`` does.

    The others give words their weight and documents their story, so a score holds among these records. Pure;
    the order of the records does not matter. Made for the mentions of one story or of some hundred documents.
    """

    def __init__(
        self, records: Iterable[Record | Mapping[str, Any]], *, weights: Weights | None = None
    ) -> None:
        """Prepare all mentions.

        Raises:
            InputError: a record lacks a field, or two have one id.
        """
        given = given_as_records(records)
        given.sort(key=lambda record: (record.document, record.id))
        self._weights = weights or load()
        self._prepared = prepared_of(given, self._weights)
        self._places = {record.id: place for place, record in enumerate(given)}
        self.threshold = self._weights.threshold

    def score(self, a: str, b: str) -> Score:
        """Compare two mentions by their ids.

        Raises:
            InputError: no record has that id.
        """
        one, other = sorted((self._place(a), self._place(b)))
        mentions = self._prepared.mentions
        documents = mentions[one].document, mentions[other].document
        told = (
            ITSELF
            if documents[0] == documents[1]
            else self._prepared.told.get((min(documents), max(documents)), Told(0.0, 0.0, 0.0))
        )
        places, others = (self._prepared.by_document[number] for number in documents)
        rows = [mentions[place] for place in places]
        columns = rows if documents[0] == documents[1] else [mentions[place] for place in others]
        at = places.index(one), others.index(other)
        found = features(rows[at[0]], columns[at[1]], told, block(rows, columns, alike), at)
        parts = dict.fromkeys(SIDES, 0.0)
        for name, value in self._weights.mentions.parts(found).items():
            parts[side(name)] += value
        if documents[0] != documents[1] and contradict(mentions[one].known, mentions[other].known):
            parts["contradiction"] = _CONTRADICTION
        return Score(
            1 / (1 + math.exp(-sum(parts.values()))),
            parts,
            dict(zip(FEATURES, map(float, found), strict=True)),
        )

    def _place(self, identity: str) -> int:
        if (place := self._places.get(identity)) is None:
            raise InputError(f"no record has the id {identity!r}", hint="give an id of the records compared")
        return place


def side(name: str) -> str:
    """The side of the comparison that a figure belongs to."""
    if name == "base":
        return name
    if any(word in name for word in _TRIGGER) and not name.startswith("sentences"):
        return "trigger"
    return next((found for word, found in _WORDS if word in name.partition(",")[0]), "sentence")
