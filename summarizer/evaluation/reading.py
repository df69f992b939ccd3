"""Gold as it was written: which article it is of, and where its passages stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from summarizer.domain.article import Article
from summarizer.domain.gold import Gold
from summarizer.errors import UsageError
from summarizer.evaluation.match import Spans
from summarizer.wording import fold, folded


class Placed(NamedTuple):
    """An article's gold with the places of its passages, in the order of its events and claims."""

    gold: Gold
    events: tuple[Spans, ...]
    claims: tuple[Spans, ...]


def place(gold: Gold, article: Article) -> Placed:
    """Find the passages that the gold quotes; one that stands several times is meant wherever it stands.

    Raises:
        UsageError: one stands nowhere.
    """
    return Placed(
        gold,
        tuple(_spans(one.quotes, gold, f"event {one.key}", article) for one in gold.events),
        tuple(
            _spans(one.quotes, gold, f"claim {number}", article) for number, one in enumerate(gold.claims, 1)
        ),
    )


def _spans(quotes: Sequence[str], gold: Gold, item: str, article: Article) -> Spans:
    text = fold(article.text)
    found = []
    for quote in quotes:
        spans = [text.span(*span) for span in text.find(folded(quote))]
        if not spans:
            raise UsageError(
                f"gold of {gold.article}, {item}: the article has no passage {_cut(quote)!r}",
                hint="quote passages as they stand in the article; is it the right article?",
            )
        found += spans
    return tuple(found)


def pair(golds: Sequence[Gold], articles: Mapping[str, tuple[str, str]]) -> dict[str, int]:
    """Which gold is of which article.

    Args:
        golds: All gold.
        articles: Source and SHA-256 of each article, by id.

    Returns:
        Place of the gold in ``golds``, by article id.

    Raises:
        UsageError: two are of one article, or one fits several articles.
    """
    found: dict[str, int] = {}
    for number, gold in enumerate(golds):
        fits = [
            key for key, (source, sha256) in articles.items() if _means(gold.article, key, source, sha256)
        ]
        if len(fits) > 1:
            raise UsageError(
                f"the gold of {gold.article!r} fits several of the articles: {_some(fits, articles)}",
                hint="name the article by its id or its whole source",
            )
        for key in fits:
            if key in found:
                raise UsageError(
                    f"there is gold for the article {articles[key][0]} twice: as "
                    f"{golds[found[key]].article!r} and as {gold.article!r}",
                    hint="leave one of them out",
                )
            found[key] = number
    return found


def _means(name: str, key: str, source: str, sha256: str) -> bool:
    return name in {key, source, sha256} or source.replace("\\", "/").endswith(f"/{name}")


def _some(keys: Iterable[str], articles: Mapping[str, tuple[str, str]]) -> str:
    return ", ".join(f"{key} ({articles[key][0]})" for key in list(keys)[:3])


def _cut(text: str, width: int = 80) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
