"""How well an extractor reads, measured against gold. Pure: no model, no network, no clock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from summarizer.domain.article import Article
from summarizer.domain.comparison import LoneArticle
from summarizer.domain.evaluation import EvaluatedArticle, Evaluation, JudgedField, JudgedItem
from summarizer.domain.event import Claim, Event, Grounded
from summarizer.domain.gold import CLAIM_FIELDS, EVENT_FIELDS, FIELDS, Gold
from summarizer.errors import InputError
from summarizer.evaluation import items, match, reading, sums
from summarizer.evaluation.reading import Placed
from summarizer.evaluation.sums import Sum

__all__ = ["evaluate"]


def evaluate(
    name: str,
    golds: Sequence[Gold],
    lines: Sequence[Grounded],
    failed: Sequence[str] = (),
    fields: Sequence[str] = FIELDS,
) -> Evaluation:
    """Measure what an extractor says of some articles.

    Args:
        name: What the user calls the gold.
        golds: An article's gold each.
        lines: What the extractor says; of an article that comes twice, the first counts.
        failed: Sources of articles for which it gave nothing: all of their gold is missed.
        fields: What is judged, where the gold has it.

    Raises:
        UsageError: the gold does not fit the articles.
        InputError: no article has gold.
    """
    unique: dict[str, Grounded] = {}
    for line in lines:
        unique.setdefault(line.article.id, line)
    known = {key: (one.article.source, one.article.sha256) for key, one in unique.items()}
    known |= {source: (source, "") for source in failed}
    of_article = reading.pair(golds, known)
    if not of_article:
        raise InputError(
            "no article that was read has gold",
            hint="'article' in a gold file is the article's id, its source or its file name",
        )
    judged = [
        _Article(golds[number], unique.get(key), known[key][0], fields) for key, number in of_article.items()
    ]
    draws = sums.draws(len(judged))
    names = [one for one in _rows(judged) if any(one in each.sums for each in judged)]
    readers = (reader for one in unique.values() for reader in one.extractor.answerers)
    taken = set(of_article.values())
    return Evaluation(
        gold=name,
        answered_by=tuple(dict.fromkeys(readers)),
        prompts={one.extractor.prompt: one.extractor.fingerprint for one in unique.values()},
        overall=sums.over_articles("overall", [one.overall for one in judged], draws),
        fields=tuple(
            sums.over_articles(row, [one.sums.get(row, Sum()) for one in judged], draws) for row in names
        ),
        articles=tuple(one.summary(names) for one in judged),
        not_judged=tuple(_about(one.article) for key, one in unique.items() if key not in of_article),
        not_read=tuple(gold.article for number, gold in enumerate(golds) if number not in taken),
    )


class _Judged(NamedTuple):
    """One item, and whether it counts."""

    item: JudgedItem
    counts: bool


class _Article:
    """One article: its items, judged, and their sums by field."""

    def __init__(self, gold: Gold, line: Grounded | None, source: str, fields: Sequence[str]) -> None:
        self.gold, self.line, self.source = gold, line, source
        self.fields = [one for one in FIELDS if one in gold.fields and one in fields]
        placed = (
            reading.place(gold, line.article)
            if line
            else Placed(gold, tuple(() for _ in gold.events), tuple(() for _ in gold.claims))
        )
        self.items = [*self._events(placed), *self._claims(placed)]
        self.sums = self._sums()
        self.overall = Sum()
        for field in self.fields:
            self.overall = self.overall.plus(self.sums.get(field, Sum()))

    def _events(self, placed: Placed) -> Iterable[_Judged]:
        if not any(field in EVENT_FIELDS for field in self.fields):
            return
        found = self.line.events if self.line else ()
        matched = match.events(self.gold.events, placed.events, found)
        for i, j in matched.pairs:
            yield self._item(i, found[j], items.event(self.gold.events[i], found[j], self.fields))
        for i in matched.missed:
            yield self._item(i, None, items.event(self.gold.events[i], None, self.fields), kind=Event)
        for j in matched.spurious:
            if self.gold.event_types is None or found[j].type in self.gold.event_types:
                yield self._item(None, found[j], items.event(None, found[j], self.fields))

    def _claims(self, placed: Placed) -> Iterable[_Judged]:
        if not any(field in CLAIM_FIELDS for field in self.fields):
            return
        only_counts = not {"kind", "speaker"} & set(self.fields)
        numbers = [i for i, one in enumerate(self.gold.claims) if one.count or not only_counts]
        gold = [self.gold.claims[i] for i in numbers]
        found = [one for one in (self.line.claims if self.line else ()) if one.quantity or not only_counts]
        matched = match.claims(gold, [placed.claims[i] for i in numbers], found)
        for i, j in matched.pairs:
            yield self._item(numbers[i], found[j], items.claim(gold[i], found[j], self.fields))
        for i in matched.missed:
            yield self._item(numbers[i], None, items.claim(gold[i], None, self.fields), kind=Claim)
        for j in matched.spurious:
            if self.gold.claim_kinds is None or found[j].kind in self.gold.claim_kinds:
                yield self._item(None, found[j], items.claim(None, found[j], self.fields))

    def _item(
        self,
        number: int | None,
        found: Event | Claim | None,
        fields: tuple[JudgedField, ...],
        kind: type[Event | Claim] | None = None,
    ) -> _Judged:
        is_claim = isinstance(found, Claim) or kind is Claim
        gold = None if number is None else (self.gold.claims if is_claim else self.gold.events)[number]
        text = ""
        if found is not None:
            text = found.text if isinstance(found, Claim) else found.title
        elif gold is not None and gold.quotes:
            text = gold.quotes[0]
        key = None if number is None else str(number + 1) if is_claim else self.gold.events[number].key
        optional = gold is not None and gold.optional
        item = JudgedItem(
            item="claim" if is_claim else "event",
            gold=key,
            found=found.id if found else None,
            optional=optional,
            text=text,
            fields=fields,
        )
        return _Judged(item, not (optional and found is None))

    def _sums(self) -> dict[str, Sum]:
        total: dict[str, Sum] = defaultdict(Sum)
        for item, counts in self.items:
            if not counts:
                continue
            both = item.gold is not None and item.found is not None
            total[f"{item.item}s"] = total[f"{item.item}s"].plus(
                Sum(item.gold is not None, item.found is not None, both)
            )
            for one in item.fields:
                total[one.field] = total[one.field].plus(
                    Sum(one.gold is not None, one.found is not None, one.credit)
                )
                if one.field == "counts":
                    _by_measure(total, one)
        return dict(total)

    def summary(self, rows: Sequence[str]) -> EvaluatedArticle:
        article = self.line.article if self.line else None
        return EvaluatedArticle(
            id=article.id if article else "",
            title=article.title if article else "",
            source=self.source,
            failed=article is None,
            overall=sums.of_article("overall", self.overall),
            fields=tuple(sums.of_article(row, self.sums[row]) for row in rows if row in self.sums),
            items=tuple(one.item for one in self.items),
        )


def _by_measure(total: dict[str, Sum], judged: JudgedField) -> None:
    gold, found = items.measure_of(judged)
    for measure in {gold, found} - {None}:
        row = f"counts.{measure}"
        total[row] = total[row].plus(
            Sum(gold == measure, found == measure, judged.credit if gold == found else 0.0)
        )


def _rows(judged: Sequence[_Article]) -> list[str]:
    """All rows in the order in which they are shown."""
    measures = sorted({row for one in judged for row in one.sums if row.startswith("counts.")})
    return ["events", *EVENT_FIELDS, "claims", *CLAIM_FIELDS, *measures]


def _about(article: Article) -> LoneArticle:
    return LoneArticle(id=article.id, title=article.title, source=article.source)
