"""Which mentions, in which documents, are of one event: a trained score over pairs, and clusters from it.

Documents that tell of one story are found first; mentions are compared inside such documents alone. Plain
Python throughout; the weights and the table of word vectors are data files (``docs/coreference.md``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from summarizer.errors import InputError
from summarizer.merge.coreference import documents as stories
from summarizer.merge.coreference.contradiction import contradict
from summarizer.merge.coreference.linking import average, heights
from summarizer.merge.coreference.model import Weights, alike, load, vector
from summarizer.merge.coreference.neighbours import Neighbourhood
from summarizer.merge.coreference.pairs import Ready, Told, block, features, ready
from summarizer.merge.coreference.record import Known, Record, prepare
from summarizer.merge.coreference.senses import related

__all__ = [
    "ITSELF",
    "ONE_STORY",
    "Prepared",
    "Record",
    "Scored",
    "cluster",
    "given_as_records",
    "prepare",
    "prepared_of",
    "scored",
    "views_of",
]

ONE_STORY = 0.05
"""Documents less likely than this to tell of one story share no event."""
_ALIKE, _MEANS = 0.1, 0.2
"""Mentions whose sentences and whose triggers' senses are less alike than the first, and whose triggers mean
less alike than the second, are never of one event: of the pairs of ECB+ train that this leaves out, which is
a third, 0.5 % are, and hardly one of those would be found."""
ITSELF = Told(1.0, 1.0, 1.0)
"""A document and itself."""

_SURE = 0.5
"""Documents from here on count as of one story."""


class Scored(NamedTuple):
    """Two mentions by their places, and what is known of them."""

    a: int
    b: int
    features: list[float]


class Prepared(NamedTuple):
    """Mentions ready to be compared, and which of their documents may tell of one story."""

    mentions: list[Ready]
    documents: list[stories.Views]
    by_document: list[list[int]]
    told: dict[tuple[int, int], Told]
    """By two documents that may tell of one story, how likely they do."""


def cluster(
    records: Iterable[Record | Mapping[str, Any]], *, weights: Weights | None = None
) -> list[list[str]]:
    """Gather mentions of one event, across documents and within them.

    Pure, and independent of the order of the records. Time and memory grow with the pairs of documents that
    share words, not with all pairs.

    Args:
        records: The mentions (``Record``, or mappings with its fields). Nothing else is used: a document is
            known by the sentences of its mentions.
        weights: Other weights than those that ship.

    Returns:
        The records' ids, every id in one cluster, clusters in the order of their first record.

    Raises:
        InputError: a record lacks a field, or two have one id.
    """
    given = given_as_records(records)
    order = sorted(range(len(given)), key=lambda place: (given[place].document, given[place].id))
    weights = weights or load()
    prepared = prepared_of([given[place] for place in order], weights)
    scores = {(pair.a, pair.b): weights.mentions.probability(pair.features) for pair in scored(prepared)}
    found = average(len(given), scores, weights.threshold)
    groups = [sorted(order[member] for member in members) for members in found]
    return [[given[place].id for place in group] for group in sorted(groups)]


def given_as_records(records: Iterable[Record | Mapping[str, Any]]) -> list[Record]:
    """Read mentions.

    Raises:
        InputError: a record lacks a field, or two have one id.
    """
    given = [one if isinstance(one, Record) else Record.of(one) for one in records]
    repeated = [identity for identity, count in Counter(r.id for r in given).items() if count > 1]
    if repeated:
        raise InputError(f"two records have the id {repeated[0]!r}", hint="give every mention its own id")
    return given


def prepared_of(records: Sequence[Record], weights: Weights) -> Prepared:
    """Prepare mentions and find out which documents may tell of one story."""
    names = {name: number for number, name in enumerate(dict.fromkeys(r.document for r in records))}
    known = prepare(records)
    numbers = [names[record.document] for record in records]
    by_document: list[list[int]] = [[] for _ in names]
    for place, number in enumerate(numbers):
        by_document[number].append(place)
    views = [views_of([known[place] for place in places]) for places in by_document]
    pairs = stories.Pairs(views)
    likely = {}
    for a, b in stories.pairs_of(pairs.candidates):
        if (probability := weights.stories.probability(pairs.features(a, b))) >= ONE_STORY:
            likely[a, b] = probability
    near: list[list[int]] = [[] for _ in names]
    for (a, b), probability in likely.items():
        if probability >= _SURE:
            near[a].append(b)
            near[b].append(a)
    around = Neighbourhood(views, likely)
    again = {pair: weights.neighbours.probability(around.features(*pair)) for pair in likely}
    joined = heights(len(views), again)
    told = {pair: Told(likely[pair], again[pair], joined[pair]) for pair in likely}
    return Prepared(ready(known, numbers, near, around.group, vector), views, by_document, told)


def views_of(mentions: Sequence[Known]) -> stories.Views:
    """A document as its mentions show it: each of its sentences counts once."""
    sentences = {mention.record.sentence: mention for mention in mentions}
    found = stories.Views(*(Counter[str]() for _ in stories.VIEWS))
    for mention in sentences.values():
        found.words.update(mention.words)
        found.words.update(mention.lemmas)
        for field in ("who", "where", "when", "numbers", "names"):
            getattr(found, field).update(getattr(mention, field))
    found.triggers.update(mention.lemma for mention in mentions)
    return found


def scored(prepared: Prepared) -> Iterator[Scored]:
    """Every pair of mentions that may be of one event, with its features."""
    for number in range(len(prepared.by_document)):
        yield from _within(prepared, number, number, ITSELF)
    for (one, other), told in prepared.told.items():
        yield from _within(prepared, one, other, told)


def _within(prepared: Prepared, one: int, other: int, told: Told) -> Iterator[Scored]:
    places, others = prepared.by_document[one], prepared.by_document[other]
    rows = [prepared.mentions[place] for place in places]
    itself = one == other
    columns = rows if itself else [prepared.mentions[place] for place in others]
    compared = block(rows, columns, alike)
    for i, a in enumerate(places):
        x = rows[i].known
        for j, b in enumerate(others):
            if itself and i >= j:
                continue
            y = columns[j].known
            if (
                compared.close[i][j] < _ALIKE
                and compared.means[i][j] < _MEANS
                and related(x.lemma, y.lemma).overlap < _ALIKE
            ):
                continue
            if itself or not contradict(x, y):
                yield Scored(a, b, features(rows[i], columns[j], told, compared, (i, j)))
