"""What is read: sentences, each with the claims it rests on and its citations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from summarizer.domain.article import Copy, DroppedBlock, Kind, Published
from summarizer.domain.base import SCHEMA_VERSION, Value
from summarizer.domain.event import Answerer, Claim, Event, EventTime, Uncovered, Withheld
from summarizer.domain.story import Adjudicated, Disagreement, Gap, LedgerRow, TimelineEntry

Origin = Literal["live", "recorded", "authored", "offline", "mixed"]
Length = Literal["short", "standard", "full"]
"""How much is told: the main points; what can be read in five minutes; every claim."""
Tag = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$")]
"""A BCP 47 tag."""
Theme = Literal["happened", "losses", "blame", "response", "outlook"]
"""What a sentence is about: what happened, figures of losses, who blames whom, what was asked, offered or
answered, and what is planned."""


class Citation(Value):
    """A place in a source. ``exact == text[start:end]`` of ``sources/<article_id>.txt``."""

    article_id: str
    number: int = Field(ge=1)
    """The article's number in this briefing."""
    start: int = Field(ge=0)
    end: int
    exact: str
    prefix: str
    suffix: str


class Sentence(Value):
    """One sentence; without a citation it cannot exist."""

    text: str
    claim_ids: tuple[str, ...] = ()
    event_ids: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = Field(min_length=1)
    kind: Literal["lead", "figure", "account"] = "account"
    worded_by: Literal["rule", "model"] = "rule"
    """What a model worded has passed the same checks as what was worded by rule."""
    language: Tag = "en"
    """A BCP 47 tag."""
    theme: Theme = "happened"
    """The paragraph that it belongs to."""
    note: str | None = None
    """How sure it is, where that is not plain from the words: unattributed, one source, garbled passage."""

    @model_validator(mode="after")
    def _rests_on_something(self) -> Self:
        if not (self.claim_ids or self.event_ids):
            raise ValueError("a sentence rests on at least one claim or event")
        return self


class BriefedEpisode(Value):
    """One outbreak or development, as it is read."""

    id: str
    title: str
    """Of a main episode a noun phrase that no other has, where there is one; else the title of an event."""
    role: Literal["main", "background"]
    time: EventTime
    places: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    event_ids: tuple[str, ...]
    article_ids: tuple[str, ...]
    ledger: tuple[LedgerRow, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    gaps: tuple[Gap, ...] = ()
    why_together: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    """Claims that no sentence of a briefing of this length tells; they stand in ``claims``."""


class SourceArticle(Value):
    """An article as the briefing lists it."""

    id: str
    number: int = Field(ge=1)
    title: str
    publisher: str | None = None
    author: str | None = None
    published: Published | None = None
    language: str | None = None
    url: str | None = None
    """The address that it was published under."""
    kind: Kind = Kind.TEXT
    """What it was read from."""
    source: str
    sha256: str
    warnings: tuple[str, ...] = ()
    dropped: dict[str, int] = Field(default_factory=dict)
    """How many passages were left out, by reason; ``sources/<id>.dropped.json`` holds them."""
    copy_of: Copy | None = None
    """The article of this run whose text this one repeats; null where it is the first with its text."""
    coverage: float = Field(ge=0, le=1)
    uncovered: tuple[Uncovered, ...] = ()
    """What the article states and no claim covers."""
    left_out: tuple[DroppedBlock, ...] = ()
    """The stretches of its text that were dropped before anybody read it."""
    extractors: tuple[Answerer, ...] = ()
    """Who read this article; empty where all articles of the run had the same one."""


class Extractor(Value):
    """Who read the articles; ``mixed`` where more than one did."""

    provider: str
    model: str
    origin: Origin


class Answers(Answerer):
    """How many articles one model read, under the name of its provider's profile."""

    articles: int


class WordedBy(Answerer):
    """How many sentences one model worded, under the name of its provider's profile."""

    sentences: int


class Usage(Value):
    """What the models took. Costs in the currency of the configured prices."""

    requests: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = None


class Run(Value):
    """How a briefing came to be. No clock: the same inputs give the same bytes."""

    tool_version: str
    extractor: Extractor
    answered_by: tuple[Answers, ...] = ()
    """Who read how many articles, the most first; an article that two read counts for both."""
    worded_by: tuple[WordedBy, ...] = ()
    """Which models worded how many sentences, the most first; empty where all are worded by rule."""
    prompts: dict[str, str]
    """Fingerprint of each prompt template, by name."""
    usage: Usage


class Failed(Value):
    """An input that could not be used."""

    source: str
    reason: str
    hint: str | None = None
    """What to do about it."""


class Briefing(Value):
    """The whole briefing: ``briefing.json``."""

    schema_version: str = SCHEMA_VERSION
    title: str
    language: Tag = "en"
    """Of its sentences and headings, a BCP 47 tag; quotations are as printed."""
    length: Length = "full"
    bottom_line: tuple[Sentence, ...] = ()
    """The main message, in one to three sentences; each is of one main episode."""
    run: Run
    articles: tuple[SourceArticle, ...]
    episodes: tuple[BriefedEpisode, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    timeline: tuple[TimelineEntry, ...] = ()
    adjudicated: tuple[Adjudicated, ...] = ()
    """What a model was asked about pairs of mentions, and said; ``summarizer explain`` shows it."""
    withheld: tuple[Withheld, ...] = ()
    failed: tuple[Failed, ...] = ()

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The texts of the articles by id, where they are at hand: no part of ``briefing.json``."""
        return MappingProxyType({})

    def with_sources(self, texts: Mapping[str, str]) -> Self:
        """The same briefing with the texts of its articles at hand."""
        copy = self.model_copy()
        copy.__dict__["sources"] = dict(texts)
        return copy

    def _repr_html_(self) -> str:
        """How a notebook shows it: the page, in a frame of its own in which nothing runs."""
        from summarizer.render.notebook import frame  # noqa: PLC0415 - the one value that is asked to show itself

        return frame(self)
