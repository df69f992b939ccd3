"""What two mentions have in common, as named figures."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from summarizer.merge.coreference.documents import Vector, cosine
from summarizer.merge.coreference.record import Known

LIGHT = frozenset("be have do make take get go give say tell report announce".split())  # noqa: SIM905
FEATURES = (
    "same trigger", "same trigger phrase", "trigger words shared", "trigger spelled alike", "trigger means alike",
    "one story", "sentences alike", "words around", "words before", "words after",
    "who shared", "who overlaps", "who differs", "where shared", "where overlaps", "where differs",
    "when shared", "when overlaps", "when differs", "numbers shared", "numbers differ",
    "one document", "one sentence", "rare trigger", "light trigger", "other's trigger beside",
    "trigger repeated", "long trigger", "same trigger in one story", "same trigger, sentences alike",
    "other trigger, sentences alike", "means alike in one story",
)  # fmt: skip


class Ready(NamedTuple):
    """A mention with what depends on the other mentions."""

    known: Known
    bag: Vector
    rarity: float
    repeated: int
    """How often its document has this trigger."""
    document: int


def ready(known: Sequence[Known], documents: Sequence[int]) -> list[Ready]:
    """Weigh the words of mentions by how few documents have them."""
    holding: dict[str, set[int]] = {}
    for mention, document in zip(known, documents, strict=True):
        for word in (*mention.words, *mention.lemmas):
            holding.setdefault(word, set()).add(document)
    total = len(set(documents)) + 1

    def weight(word: str) -> float:
        return math.log(total / (len(holding.get(word, ())) + 0.5))

    counts = Counter((document, mention.lemma) for mention, document in zip(known, documents, strict=True))
    found = []
    for mention, document in zip(known, documents, strict=True):
        bag = {word: weight(word) for word in mention.words}
        length = math.sqrt(sum(value * value for value in bag.values())) or 1.0
        bag = {word: value / length for word, value in bag.items()}
        found.append(Ready(mention, bag, weight(mention.lemma), counts[document, mention.lemma], document))
    return found


def features(a: Ready, b: Ready, story: float, alike: Callable[[str, str], float]) -> list[float]:
    """The figures, in the order of ``FEATURES``.

    Args:
        a: One mention.
        b: Another.
        story: From 0 to 1, how likely their documents tell of one story.
        alike: From -1 to 1, how near two lemmas are in meaning.
    """
    x, y = a.known, b.known
    same = x.lemma == y.lemma
    means = 1.0 if same else alike(x.lemma, y.lemma)
    close = cosine(a.bag, b.bag)
    return [
        same,
        x.lemmas == y.lemmas,
        _jaccard(x.lemmas, y.lemmas),
        1.0 if same else JaroWinkler.similarity(x.lemma, y.lemma),
        means,
        story,
        close,
        _jaccard(x.left | x.right, y.left | y.right),
        _jaccard(x.left, y.left),
        _jaccard(x.right, y.right),
        *_shared(x.who, y.who),
        *_shared(x.where, y.where),
        *_shared(x.when, y.when),
        min(3, len(x.numbers & y.numbers)),
        bool(x.numbers and y.numbers and not x.numbers & y.numbers),
        a.document == b.document,
        a.document == b.document and x.record.sentence == y.record.sentence,
        min(a.rarity, b.rarity) * same,
        x.lemma in LIGHT or y.lemma in LIGHT,
        (y.lemma in a.bag) + (x.lemma in b.bag),
        min(5, max(a.repeated, b.repeated)) * same,
        (len(x.lemmas) > 1) + (len(y.lemmas) > 1),
        same * story,
        same * close,
        (not same) * close,
        means * story,
    ]


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0


def _shared(a: frozenset[str], b: frozenset[str]) -> tuple[float, float, float]:
    if not a or not b:
        return 0.0, 0.0, 0.0
    both = len(a & b)
    return both / len(a | b), both / min(len(a), len(b)), float(not both)
