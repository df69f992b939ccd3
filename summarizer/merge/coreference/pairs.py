"""What two mentions have in common, as named figures."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from summarizer.merge.coreference.documents import Vector, cosine
from summarizer.merge.coreference.neighbours import Local
from summarizer.merge.coreference.record import Known
from summarizer.merge.coreference.senses import related

_RARE = 0.25
"""Weight in a sentence from which a word is one of its rarest."""
LIGHT = frozenset("be have do make take get go give say tell report announce".split())  # noqa: SIM905
FEATURES = (
    "same trigger", "trigger words shared", "trigger spelled alike", "trigger means alike",
    "one story", "sentences alike", "words around", "words before", "words after",
    "who shared", "who overlaps", "who differs", "where shared", "where overlaps", "where differs",
    "when shared", "when overlaps", "when differs", "numbers shared", "numbers differ",
    "one sentence", "rare trigger", "light trigger", "other's trigger beside",
    "trigger repeated", "long trigger", "same trigger in one story", "same trigger, sentences alike",
    "other trigger, sentences alike", "means alike in one story",
    "nearer trigger beside", "same trigger beside", "sentences mean alike",
    "told all over the story", "rare words shared",
    "same sense", "more general sense", "senses of one kind", "senses overlap",
    "one story at second sight", "stories joined at",
    "sentences alike in the group", "who alike in the group", "where alike in the group",
    "when alike in the group",
    "words shared in the group", "who shared in the group", "means alike, stories joined",
    "same trigger, told all over the group", "told all over the group", "words in the group",
)  # fmt: skip


class Told(NamedTuple):
    """How likely the documents of two mentions tell of one story; all 1 for one document."""

    first: float
    """At first sight (``documents``)."""
    second: float
    """At second sight (``neighbours``)."""
    joined: float
    """The mean at which average linkage brings the documents together."""


class InGroup(NamedTuple):
    """A mention's words, weighed among the documents of its kind."""

    number: int
    """Of the group."""
    sides: tuple[Vector, Vector, Vector, Vector]
    """The sentence, who, where, when, of length one."""
    lengths: tuple[float, float]
    """Of the first two, before."""
    told: float
    """Share of the documents that have this trigger."""


class Ready(NamedTuple):
    """A mention with what depends on the other mentions."""

    known: Known
    bag: Vector
    rarity: float
    repeated: int
    """How often its document has this trigger."""
    document: int
    sense: tuple[float, ...]
    """Mean vector of the sentence's words, the rarer the heavier; empty where none is in the table."""
    told: float
    """Share of the documents of its story that have this trigger."""
    group: InGroup


class Block(NamedTuple):
    """All mentions of one document against all of another: what else could be the partner of each."""

    means: list[list[float]]
    close: list[list[float]]
    same: list[list[bool]]
    best_means: tuple[list[float], list[float]]
    has_same: tuple[list[bool], list[bool]]


def block(rows: Sequence[Ready], columns: Sequence[Ready], alike: Callable[[str, str], float]) -> Block:
    """Compare triggers and sentences of two documents, or of one with itself."""
    itself = rows is columns
    same = [
        [not (itself and i == j) and a.known.lemma == b.known.lemma for j, b in enumerate(columns)]
        for i, a in enumerate(rows)
    ]
    means = [
        [
            -1.0 if itself and i == j else 1.0 if same[i][j] else alike(a.known.lemma, b.known.lemma)
            for j, b in enumerate(columns)
        ]
        for i, a in enumerate(rows)
    ]
    close = [
        [-1.0 if itself and i == j else cosine(a.bag, b.bag) for j, b in enumerate(columns)]
        for i, a in enumerate(rows)
    ]
    return Block(
        means,
        close,
        same,
        ([max(row) for row in means], [max(column) for column in zip(*means, strict=True)]),
        ([any(row) for row in same], [any(column) for column in zip(*same, strict=True)]),
    )


def ready(
    known: Sequence[Known],
    documents: Sequence[int],
    stories: Sequence[Sequence[int]],
    groups: Sequence[int],
    vector: Callable[[str], Sequence[float]],
) -> list[Ready]:
    """Weigh the words of mentions by how few documents have them.

    Args:
        known: The mentions.
        documents: The number of the document of each.
        stories: By document, the others that likely tell of its story.
        groups: By document, the number of the group of its kind.
        vector: The vector of a lemma; empty where there is none.
    """
    holding: dict[str, set[int]] = {}
    for mention, document in zip(known, documents, strict=True):
        for word in (*mention.words, *mention.lemmas):
            holding.setdefault(word, set()).add(document)
    total = len(set(documents)) + 1

    def weight(word: str) -> float:
        return math.log(total / (len(holding.get(word, ())) + 0.5))

    inside = _in_groups(known, documents, groups)
    counts = Counter((document, mention.lemma) for mention, document in zip(known, documents, strict=True))
    found = []
    for mention, document, group in zip(known, documents, inside, strict=True):
        bag = {word: weight(word) for word in mention.words}
        sense = _mean([(vector(word), value) for word, value in bag.items()])
        length = math.sqrt(sum(value * value for value in bag.values())) or 1.0
        bag = {word: value / length for word, value in bag.items()}
        others = stories[document]
        told = sum((other, mention.lemma) in counts for other in others) / len(others) if others else 0.0
        found.append(
            Ready(
                known=mention,
                bag=bag,
                rarity=weight(mention.lemma),
                repeated=counts[document, mention.lemma],
                document=document,
                sense=sense,
                told=told,
                group=group,
            )
        )
    return found


def _in_groups(known: Sequence[Known], documents: Sequence[int], groups: Sequence[int]) -> list[InGroup]:
    holding: dict[int, dict[str, set[int]]] = {}
    telling: dict[tuple[int, str], set[int]] = {}
    members: dict[int, set[int]] = {}
    for mention, document in zip(known, documents, strict=True):
        group = groups[document]
        words = holding.setdefault(group, {})
        for word in {*mention.words, *mention.lemmas, *mention.who, *mention.where, *mention.when}:
            words.setdefault(word, set()).add(document)
        telling.setdefault((group, mention.lemma), set()).add(document)
        members.setdefault(group, set()).add(document)
    weights = {group: Local(words, len(members[group])) for group, words in holding.items()}
    found = []
    for mention, document in zip(known, documents, strict=True):
        group = groups[document]
        local = weights[group]
        sides = [local.vector(words) for words in (mention.words, mention.who, mention.where, mention.when)]
        found.append(
            InGroup(
                group,
                (sides[0].weights, sides[1].weights, sides[2].weights, sides[3].weights),
                (sides[0].length, sides[1].length),
                len(telling[group, mention.lemma]) / local.documents,
            )
        )
    return found


def _mean(weighted: Sequence[tuple[Sequence[float], float]]) -> tuple[float, ...]:
    """Weighted sum, of length one."""
    rows = [[part * value for part in row] for row, value in weighted if row]
    total = [sum(column) for column in zip(*rows, strict=True)]
    length = math.sqrt(sum(part * part for part in total)) or 1.0
    return tuple(part / length for part in total)


def features(x: Ready, y: Ready, told: Told, compared: Block, at: tuple[int, int]) -> list[float]:
    """The figures, in the order of ``FEATURES``.

    Args:
        x: One mention.
        y: Another.
        told: How likely their documents tell of one story.
        compared: Their documents, compared.
        at: The row of ``x`` and the column of ``y``.
    """
    i, j = at
    a, b = x.known, y.known
    story = told.first
    same, means, close = a.lemma == b.lemma, compared.means[i][j], compared.close[i][j]
    return [
        same,
        _jaccard(a.lemmas, b.lemmas),
        1.0 if same else _spelled(a.lemma, b.lemma),
        means,
        story,
        close,
        _jaccard(a.left | a.right, b.left | b.right),
        _jaccard(a.left, b.left),
        _jaccard(a.right, b.right),
        *_shared(a.who, b.who),
        *_shared(a.where, b.where),
        *_shared(a.when, b.when),
        min(3, len(a.numbers & b.numbers)),
        bool(a.numbers and b.numbers and not a.numbers & b.numbers),
        x.document == y.document and a.record.sentence == b.record.sentence,
        min(x.rarity, y.rarity) * same,
        a.lemma in LIGHT or b.lemma in LIGHT,
        (b.lemma in x.bag) + (a.lemma in y.bag),
        min(5, max(x.repeated, y.repeated)) * same,
        (len(a.lemmas) > 1) + (len(b.lemmas) > 1),
        same * story,
        same * close,
        (not same) * close,
        means * story,
        max(compared.best_means[0][i], compared.best_means[1][j]) - means,
        0 if same else compared.has_same[0][i] + compared.has_same[1][j],
        sum(map(mul, x.sense, y.sense)),
        min(x.told, y.told),
        sum(value for word, value in x.bag.items() if word in y.bag and value > _RARE),
        *related(a.lemma, b.lemma),
        told.second,
        told.joined,
        *_inside(x.group, y.group),
        min(told.second, told.joined) * means,
        min(x.group.told, y.group.told) * same,
        max(x.group.told, y.group.told),
        min(x.group.lengths[0], y.group.lengths[0]) if x.group.number == y.group.number else 0.0,
    ]


def _inside(a: InGroup, b: InGroup) -> tuple[float, ...]:
    """How alike two mentions are by the words that say something within their group."""
    if a.number != b.number:
        return (-2.0,) * 6
    return (
        *(cosine(one, other) if one and other else -1.0 for one, other in zip(a.sides, b.sides, strict=True)),
        *(
            a.lengths[side] * sum(value for word, value in a.sides[side].items() if word in b.sides[side])
            for side in (0, 1)
        ),
    )


@lru_cache(maxsize=1 << 16)
def _spelled(a: str, b: str) -> float:
    return JaroWinkler.similarity(a, b)


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0


def _shared(a: frozenset[str], b: frozenset[str]) -> tuple[float, float, float]:
    if not a or not b:
        return 0.0, 0.0, 0.0
    both = len(a & b)
    return both / len(a | b), both / min(len(a), len(b)), float(not both)
