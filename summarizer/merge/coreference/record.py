"""Mentions of events as they are given, and made ready for comparison."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from summarizer.errors import InputError
from summarizer.merge.coreference.trigger import head, lemma
from summarizer.wording import STOP_WORDS

_TOKEN = re.compile(r"\w+(?:[.,:](?<=\d.)(?=\d)\w+|['’\-]\w+)*")
_REACH = 4
"""Words on each side of a trigger that count as its neighbours."""
_STOP = STOP_WORDS | {"s", "t", "n't", "'s", "said", "also"}
_FIELDS = ("id", "document", "trigger", "sentence", "times", "places", "participants")
NO_WORD = "?"
"""Stands for a trigger without a word."""
_HINT = f"a record has the fields {', '.join(_FIELDS)}; the last three, lists of phrases, may be left out"


@dataclass(frozen=True)
class Record:
    """One mention of an event. Nothing in it says which other mentions are of the same event."""

    id: str
    document: str
    """Which document it stands in: any name, the same for all mentions of that document."""
    trigger: str
    """The words that name the event, as printed: "was shot", "earthquake"."""
    sentence: str
    """The sentence that they stand in."""
    times: tuple[str, ...] = ()
    """When, where and who, as printed in or near the sentence."""
    places: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Record:
        """Read a mapping with these fields, such as a line of JSON; others are passed over.

        A sentence may be a list of words; times, places and participants may be missing, None, a phrase or a
        list of phrases.

        Raises:
            InputError: a field is missing or of another kind.
        """
        for field in _FIELDS[:4]:
            if given.get(field) is None:
                raise InputError(f"a record has no {field!r}", hint=_HINT)
        try:
            sentence = given["sentence"]
            return cls(
                str(given["id"]),
                str(given["document"]),
                str(given["trigger"]),
                sentence if isinstance(sentence, str) else " ".join(sentence),
                *(_phrases(given.get(field)) for field in _FIELDS[4:]),
            )
        except TypeError as error:
            raise InputError(f"record {given['id']!r} is unusable: {error}", hint=_HINT) from error


def _phrases(given: Any) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(map(str, given or ()))


class Known(NamedTuple):
    """A mention, prepared: lemmas of what it says. Numbers are words with a digit."""

    record: Record
    lemma: str
    """Of the word that names the event (``trigger.head``)."""
    lemmas: frozenset[str]
    """Of all its words."""
    words: tuple[str, ...]
    """Lemmas of the sentence's words that carry content, without the trigger's."""
    left: frozenset[str]
    right: frozenset[str]
    who: frozenset[str]
    where: frozenset[str]
    when: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]
    """Capitalised words, small, but for the sentence's first."""
    said: frozenset[str]
    """Every lemma of the sentence and of who, where and when."""


@lru_cache(maxsize=1 << 12)
def _read(sentence: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    tokens = tuple(_TOKEN.findall(sentence))
    return tokens, tuple(lemma(token) for token in tokens)


def content(words: Iterable[str]) -> list[str]:
    """Lemmas of the words that carry content."""
    return [lemma(word) for word in words if word.lower() not in _STOP]


def prepare(records: Sequence[Record]) -> list[Known]:
    """Prepare mentions. Where a sentence has a trigger's words twice, its mentions take them in turn."""
    taken: dict[tuple[str, str, tuple[str, ...]], int] = {}
    return [_known(record, taken) for record in records]


def _known(record: Record, taken: dict[tuple[str, str, tuple[str, ...]], int]) -> Known:
    tokens, lemmas = _read(record.sentence)
    own = tuple(_TOKEN.findall(record.trigger)) or (record.trigger.strip() or NO_WORD,)
    key = (record.document, record.sentence, own)
    place = _find(tokens, own, taken.get(key, 0))
    if place is not None:
        taken[key] = place + 1
    own_lemmas = frozenset(map(lemma, own))
    left, right = (
        ((), ())
        if place is None
        else (range(max(0, place - _REACH), place), range(place + len(own), place + len(own) + _REACH))
    )
    near = [
        frozenset(lemmas[i] for i in side if i < len(tokens) and tokens[i].lower() not in _STOP)
        for side in (left, right)
    ]
    words = tuple(word for word in content(tokens) if word not in own_lemmas)
    who, where, when = _said(record.participants), _said(record.places), _said(record.times)
    return Known(
        record=record,
        lemma=head(own),
        lemmas=own_lemmas,
        words=words,
        left=near[0],
        right=near[1],
        who=who,
        where=where,
        when=when,
        numbers=frozenset(token for token in tokens if any(map(str.isdigit, token))),
        names=frozenset(
            token.lower() for token in tokens[1:] if token[:1].isupper() and token.lower() not in _STOP
        ),
        said=frozenset(words) | own_lemmas | who | where | when,
    )


def _find(tokens: Sequence[str], own: Sequence[str], start: int) -> int | None:
    """Where the trigger's words stand in a row, from ``start`` on; else where its last word stands."""
    for first in (start, 0):
        for place in range(first, len(tokens) - len(own) + 1):
            if tuple(tokens[place : place + len(own)]) == tuple(own):
                return place
    return next((place for place, token in enumerate(tokens) if token == own[-1]), None)


def _said(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in content(_TOKEN.findall(phrase)))
