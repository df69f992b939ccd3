"""Articles into stories, from their words alone: before anything was extracted from them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from summarizer.errors import InputError
from summarizer.merge.coreference.documents import Vector, near, vectors
from summarizer.merge.coreference.linking import average
from summarizer.merge.coreference.record import content

ONE_STORY = 0.18
"""Mean likeness of the articles of two groups from which they are one. On Giveme5W1H's articles everything
from 0.14 to 0.20 gives a B-cubed F1 of 0.937 to 0.945 (``benchmarks/episodes.py``)."""
_TITLE = 2
"""How many times more a title's word counts than one of the text."""
_WORD = re.compile(r"\w+(?:[.,:](?<=\d.)(?=\d)\w+|['’\-]\w+)*")


class Text(NamedTuple):
    """An article as it was published."""

    id: str
    title: str
    text: str
    date: str | None = None
    """When it was published, ISO 8601. Kept for the reader: reports of one story can lie years apart."""


def stories(articles: Iterable[Text | Mapping[str, str]]) -> list[list[str]]:
    """Gather articles that tell of one story. Pure, and independent of the articles' order.

    Likeness is the cosine of TF-IDF over dictionary forms, titles counting more; groups grow by average
    linkage. Grows with the pairs of articles that share a word that is not in most of them.

    Args:
        articles: ``Text``, or mappings with its fields.

    Returns:
        The articles' ids, each in one group, groups in the order of their first article.

    Raises:
        InputError: an article lacks a field, or two have one id.
    """
    given = [article if isinstance(article, Text) else _text(article) for article in articles]
    if repeated := [key for key, count in Counter(one.id for one in given).items() if count > 1]:
        raise InputError(f"two articles have the id {repeated[0]!r}", hint="give every article its own id")
    order = sorted(range(len(given)), key=lambda place: given[place].id)
    table = likeness([given[place] for place in order])
    found = average(len(given), table, ONE_STORY)
    groups = sorted(sorted(order[member] for member in group) for group in found)
    return [[given[place].id for place in group] for group in groups]


def likeness(articles: Sequence[Text]) -> dict[tuple[int, int], float]:
    """How alike two articles are, from 0 to 1, by their places, for those that have something in common."""
    weighed: list[Vector] = vectors([_words(one) for one in articles])
    return {(a, b): value for a, others in enumerate(near(weighed)) for b, value in others.items() if a < b}


def _words(article: Text) -> Counter[str]:
    found = Counter(content(_WORD.findall(article.text)))
    for word in content(_WORD.findall(article.title)):
        found[word] += _TITLE
    return found


def _text(given: Mapping[str, str]) -> Text:
    try:
        return Text(str(given["id"]), given["title"] or "", given["text"] or "", given.get("date"))
    except KeyError as error:
        raise InputError(f"an article has no {error}", hint="an article has id, title and text") from error
