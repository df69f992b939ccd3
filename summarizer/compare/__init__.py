"""What two runs saw differently in the same articles. Pure: no model, no network, no clock."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from summarizer.compare.fields import FIELDS
from summarizer.compare.match import Matched, Pair, match
from summarizer.compare.seen import Item, Seen, SeenArticle, of_briefing, of_lines
from summarizer.domain.comparison import (
    ComparedArticle,
    ComparedField,
    Comparison,
    Counts,
    Difference,
    ItemKind,
    Lone,
)
from summarizer.domain.event import Claim, Withheld
from summarizer.errors import InputError

__all__ = ["Seen", "compare", "of_briefing", "of_lines"]


def compare(a: Seen, b: Seen) -> Comparison:
    """Compare two runs in the articles that both read.

    Raises:
        InputError: there is no such article.
    """
    common = [key for key in a.articles if key in b.articles]
    if not common:
        raise InputError(
            "the runs have no article in common",
            hint="compare two runs over the same articles; an article is the same if its text is",
        )
    found = [_Article(a.articles[key], b.articles[key]) for key in common]
    pairs = [pair for one in found for pair in one.pairs]
    items = sum(one.items for one in found)
    withheld = [(one.a.withheld, one.b.withheld) for one in found]
    return Comparison(
        a=a.run,
        b=b.run,
        agreement=_dice((pair.agreement for pair in pairs), items),
        found=_dice((1.0 for _ in pairs), items),
        events=_sum(one.counts(one.events) for one in found),
        claims=_sum(one.counts(one.claims) for one in found),
        withheld=_sum(one.withheld for one in found),
        withheld_by_verdict=_by_verdict(withheld),
        fields=tuple(_field(name, pairs) for name in FIELDS),
        articles=tuple(one.summary() for one in found),
        articles_only_a=tuple(one.about for key, one in a.articles.items() if key not in b.articles),
        articles_only_b=tuple(one.about for key, one in b.articles.items() if key not in a.articles),
        differences=tuple(difference for one in found for difference in one.differences()),
        only_a=tuple(lone for one in found for lone in one.lone("only_a")),
        only_b=tuple(lone for one in found for lone in one.lone("only_b")),
    )


class _Article:
    """One article in both runs."""

    def __init__(self, a: SeenArticle, b: SeenArticle) -> None:
        self.a, self.b = a, b
        self.events = match(a.events, b.events)
        self.claims = match(a.claims, b.claims)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        return *self.events.pairs, *self.claims.pairs

    @property
    def items(self) -> int:
        return sum(map(len, (self.a.events, self.b.events, self.a.claims, self.b.claims)))

    @property
    def withheld(self) -> Counts:
        return Counts(a=len(self.a.withheld), b=len(self.b.withheld))

    def counts(self, matched: Matched) -> Counts:
        both = len(matched.pairs)
        return Counts(a=both + len(matched.only_a), b=both + len(matched.only_b), both=both)

    def summary(self) -> ComparedArticle:
        return ComparedArticle(
            id=self.a.about.id,
            title=self.a.about.title,
            agreement=_dice((pair.agreement for pair in self.pairs), self.items),
            events=self.counts(self.events),
            claims=self.counts(self.claims),
            withheld=self.withheld,
        )

    def differences(self) -> Iterable[Difference]:
        for pair in self.pairs:
            for field in pair.fields:
                if field.agreement < 1:
                    yield Difference(
                        article_id=self.a.about.id,
                        item=_kind(pair.a),
                        a_id=pair.a.value.id,
                        b_id=pair.b.value.id,
                        text=_text(pair.a),
                        field=field.field,
                        a=field.a,
                        b=field.b,
                        agreement=field.agreement,
                    )

    def lone(self, which: str) -> Iterable[Lone]:
        for item in (*getattr(self.events, which), *getattr(self.claims, which)):
            value = item.value
            yield Lone(
                article_id=self.a.about.id,
                item=_kind(item),
                id=value.id,
                kind=str(value.kind if isinstance(value, Claim) else value.type),
                text=_text(item),
                quote=item.evidence[0].exact,
            )


def _dice(agreements: Iterable[float], items: int) -> float:
    # fsum, because a sum must not depend on the order of its terms.
    return min(1.0, 2 * math.fsum(agreements) / items) if items else 1.0


def _field(name: str, pairs: Sequence[Pair]) -> ComparedField:
    values = [one.agreement for pair in pairs for one in pair.fields if one.field == name]
    return ComparedField(
        field=name,
        pairs=len(values),
        different=sum(value < 1 for value in values),
        agreement=math.fsum(values) / len(values) if values else None,
    )


def _sum(counts: Iterable[Counts]) -> Counts:
    found = list(counts)
    both = [one.both for one in found if one.both is not None]
    return Counts(
        a=sum(one.a for one in found), b=sum(one.b for one in found), both=sum(both) if both else None
    )


def _by_verdict(withheld: Sequence[tuple[tuple[Withheld, ...], tuple[Withheld, ...]]]) -> dict[str, Counts]:
    a = Counter(item.verdict or "none" for one, _ in withheld for item in one)
    b = Counter(item.verdict or "none" for _, one in withheld for item in one)
    return {str(key): Counts(a=a[key], b=b[key]) for key in sorted(a.keys() | b.keys())}


def _kind(item: Item) -> ItemKind:
    return "claim" if isinstance(item.value, Claim) else "event"


def _text(item: Item) -> str:
    return item.value.text if isinstance(item.value, Claim) else item.value.title
