"""Precision, recall and F1 from credits, and how sure they are."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.domain.evaluation import ArticleScore, FieldScore

RESAMPLES = 1000
_TAIL = 0.025
_SEED = 1


class Sum(NamedTuple):
    """Values to be found, values found, and credit."""

    gold: float = 0.0
    found: float = 0.0
    credit: float = 0.0

    def plus(self, other: Sum) -> Sum:
        """Both together."""
        return Sum(self.gold + other.gold, self.found + other.found, self.credit + other.credit)

    @property
    def precision(self) -> float | None:
        """Null where nothing was found."""
        return self.credit / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Null where nothing was to be found."""
        return self.credit / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Null where there is neither."""
        both = self.gold + self.found
        return 2 * self.credit / both if both else None


def of_article(field: str, total: Sum) -> ArticleScore:
    """One field in one article."""
    return ArticleScore(
        field=field,
        gold=total.gold,
        found=total.found,
        credit=total.credit,
        precision=total.precision,
        recall=total.recall,
        f1=total.f1,
    )


def over_articles(field: str, totals: Sequence[Sum], draws: Sequence[Sequence[int]]) -> FieldScore:
    """One field over all articles; ``draws`` are the resamples, each a list of article numbers."""
    total = Sum(*(math.fsum(column) for column in zip(*totals, strict=True)))
    each = [one.f1 for one in totals if one.f1 is not None]
    low, high = _interval(totals, draws)
    return FieldScore(
        **of_article(field, total).model_dump(),
        macro_f1=math.fsum(each) / len(each) if each else None,
        low=low,
        high=high,
    )


def draws(articles: int) -> list[list[int]]:
    """Resamples of the articles, with replacement, always the same (percentile bootstrap, Efron 1979)."""
    chance = random.Random(_SEED)  # noqa: S311 - no secret
    numbers = range(articles)
    return [chance.choices(numbers, k=articles) for _ in range(RESAMPLES)] if articles > 1 else []


def _interval(totals: Sequence[Sum], draws: Sequence[Sequence[int]]) -> tuple[float | None, float | None]:
    credit = [one.credit for one in totals]
    both = [one.gold + one.found for one in totals]
    found = sorted(
        2 * sum(map(credit.__getitem__, draw)) / under
        for draw in draws
        if (under := sum(map(both.__getitem__, draw)))
    )
    if not found:
        return None, None
    last = len(found) - 1
    return found[round(_TAIL * last)], found[round((1 - _TAIL) * last)]
