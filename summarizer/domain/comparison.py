"""Two runs over the same articles, side by side: what ``summarizer compare`` says."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from summarizer.domain.base import SCHEMA_VERSION, Value
from summarizer.domain.event import Answerer

ItemKind = Literal["event", "claim"]


class ComparedRun(Value):
    """One of the two runs."""

    name: str
    """As the user named it."""
    answered_by: tuple[Answerer, ...]
    prompts: dict[str, str]
    """Fingerprint of each prompt template, by name."""
    articles: int


class Counts(Value):
    """How many there are in each run; ``both`` counts those that were matched with each other."""

    a: int
    b: int
    both: int | None = None


class ComparedField(Value):
    """How far matched items agree in one field."""

    field: str
    pairs: int
    """Matched pairs that have the field."""
    different: int
    """Of these, the pairs that do not agree fully."""
    agreement: float | None = Field(ge=0, le=1)
    """Mean over the pairs; null where there is none."""


class ComparedArticle(Value):
    """One article that both runs read."""

    id: str
    title: str
    agreement: float = Field(ge=0, le=1)
    events: Counts
    claims: Counts
    withheld: Counts


class Difference(Value):
    """A field in which two matched items differ. ``a`` and ``b`` are what each run says, in words."""

    article_id: str
    item: ItemKind
    a_id: str
    b_id: str
    text: str
    """The item's title or text in run A."""
    field: str
    a: str | None
    b: str | None
    agreement: float = Field(ge=0, lt=1)


class Lone(Value):
    """An item that one run has and the other has not."""

    article_id: str
    item: ItemKind
    id: str
    kind: str
    """Type of an event, kind of a claim."""
    text: str
    quote: str


class LoneArticle(Value):
    """An article that only one run read."""

    id: str
    title: str
    source: str


class Comparison(Value):
    """Everything. Every agreement lies between 0 and 1, and is the same whichever run is named first."""

    schema_version: str = SCHEMA_VERSION
    a: ComparedRun
    b: ComparedRun
    agreement: float = Field(ge=0, le=1)
    """2 × the sum of the matched pairs' agreements / the number of items of both runs, in the articles that
    both read. A pair's agreement is the mean over its fields; an item without a partner adds nothing. 1 where
    neither run has an item."""
    found: float = Field(ge=0, le=1)
    """The same with every pair's agreement taken as 1: whether both runs saw the same things at all."""
    events: Counts
    claims: Counts
    withheld: Counts
    withheld_by_verdict: dict[str, Counts]
    fields: tuple[ComparedField, ...]
    articles: tuple[ComparedArticle, ...]
    articles_only_a: tuple[LoneArticle, ...] = ()
    articles_only_b: tuple[LoneArticle, ...] = ()
    differences: tuple[Difference, ...] = ()
    only_a: tuple[Lone, ...] = ()
    only_b: tuple[Lone, ...] = ()
