"""How well an extractor reads, measured against gold: what ``summarizer eval`` says."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from summarizer.domain.base import SCHEMA_VERSION, Value
from summarizer.domain.comparison import ItemKind, LoneArticle
from summarizer.domain.event import Answerer

Result = Literal["correct", "partial", "incorrect", "missing", "spurious"]


class Score(Value):
    """Precision and recall: ``credit / found`` and ``credit / gold``."""

    gold: float = Field(ge=0)
    """Values that the gold has and that have to be found."""
    found: float = Field(ge=0)
    """Values that the extractor gives."""
    credit: float = Field(ge=0)
    """One for each right value, a half for each partly right one."""
    precision: float | None = Field(ge=0, le=1)
    """Null where nothing was found."""
    recall: float | None = Field(ge=0, le=1)
    """Null where nothing was to be found."""
    f1: float | None = Field(ge=0, le=1)
    """Null where there was nothing to find and nothing was found."""


class FieldScore(Score):
    """One field over all articles."""

    field: str
    macro_f1: float | None = Field(ge=0, le=1)
    """Mean of the articles' F1."""
    low: float | None = Field(ge=0, le=1)
    high: float | None = Field(ge=0, le=1)
    """95% interval of ``f1``: percentiles over resampled articles; null with fewer than two articles."""


class ArticleScore(Score):
    """One field in one article."""

    field: str


class JudgedField(Value):
    """One field of a gold item, of what was found, or of both."""

    field: str
    gold: str | None
    found: str | None
    credit: float = Field(ge=0, le=1)
    result: Result


class JudgedItem(Value):
    """A gold item with what was matched to it; or one of them alone."""

    item: ItemKind
    gold: str | None
    """Key of the gold event, number of the gold claim; null: the extractor alone has it."""
    found: str | None
    """Id of the extractor's; null: it was missed."""
    optional: bool = False
    text: str
    """The found item's words, or those of the gold's first passage."""
    fields: tuple[JudgedField, ...]


class EvaluatedArticle(Value):
    """One article."""

    id: str
    title: str
    source: str
    failed: bool = False
    """The extractor gave nothing for it: all is missing."""
    overall: ArticleScore
    fields: tuple[ArticleScore, ...]
    items: tuple[JudgedItem, ...]


class Evaluation(Value):
    """Everything, for each article and over all of them."""

    schema_version: str = SCHEMA_VERSION
    gold: str
    """As the user named it."""
    answered_by: tuple[Answerer, ...]
    prompts: dict[str, str]
    """Fingerprint of each prompt template, by name."""
    overall: FieldScore
    """Over the values of all fields."""
    fields: tuple[FieldScore, ...]
    """``events`` and ``claims``: whether they were found at all (not part of ``overall``).
    ``counts.killed`` and so on: ``counts`` by measure."""
    articles: tuple[EvaluatedArticle, ...]
    not_judged: tuple[LoneArticle, ...] = ()
    """Articles that were read and have no gold."""
    not_read: tuple[str, ...] = ()
    """Gold whose articles were not given."""
