"""What an article says: events and claims, first as drafted by an extractor, then as checked by code."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from summarizer.domain.article import Article
from summarizer.domain.base import SCHEMA_VERSION, Value
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import (
    ClaimKind,
    Measure,
    Operator,
    ParticipantKind,
    ParticipantRole,
    Precision,
    Scope,
    Status,
    TimeBasis,
    Verdict,
    VictimKind,
)

UNNAMED_SPEAKER: Final = "unnamed_speaker"
"""Flag of a claim that somebody makes whom the article does not name."""
UNSUPPORTED_SPEAKER: Final = "unsupported_speaker"
"""Flag of a claim that stands without the speaker whom an extractor gave."""


class Participant(Value):
    """Who takes part in an event, named as the article names them."""

    name: str
    role: ParticipantRole
    kind: ParticipantKind


class EventTime(Value):
    """When something happened: the words, what they mean, and how that is known."""

    phrase: str | None = None
    edtf: str | None = None
    """EDTF (ISO 8601-2); null where the words fix no calendar date."""
    precision: Precision = Precision.UNKNOWN
    basis: TimeBasis = TimeBasis.NONE
    relative: str | None = None
    """What the words say where they fix no date, counted as ``basis`` says: a weekday ``XXXX-WXX-2``, a day
    of some year ``XXXX-12-25``, a time of day ``T20:00``, or a distance ``-P1D`` (ISO 8601)."""
    note: str | None = None
    """For an inferred time: what it was inferred from, in words."""


UNDATED = EventTime()


class DraftQuantity(Value):
    """A figure as an extractor reports it; code computes operator and bounds from ``phrase``."""

    phrase: str
    measure: Measure
    side: str | None
    victim_kind: VictimKind
    scope: Scope
    unit: str | None = None
    as_of: str | None = None


class DraftEvent(Value):
    """An event as an extractor reports it: quotations without offsets, time as words."""

    key: str
    part: int = Field(ge=1)
    """Which development of the article it belongs to: 1 is what the article reports, others are
    other outbreaks or other times."""
    type: EventType
    title: str
    status: Status
    when: str | None
    where: str | None
    participants: tuple[Participant, ...]
    quotes: tuple[str, ...]


class Listing(Value):
    """People of whom a claim tells one by one, where no printed figure counts them all.

    They are no figure: no ledger adds them up.
    """

    measure: Measure
    """What befell them."""
    people: tuple[str, ...]
    """Each as printed, by name or not, and none of them in another listing about the event."""
    besides: bool = False
    """Whether they are others than those whom the figures for the event count."""


class DraftClaim(Value):
    """A claim as an extractor reports it. ``speaker`` null: the article's own voice."""

    event_key: str
    kind: ClaimKind
    text: str
    speaker: str | None
    target: str | None
    quantity: DraftQuantity | None
    quotes: tuple[str, ...]
    listing: Listing | None = None


class Answerer(Value):
    """A model, under the name of the provider's profile, and how its answer came."""

    provider: str
    model: str
    origin: Literal["live", "recorded", "authored", "offline"]


class ExtractorInfo(Answerer):
    """Who read an article."""

    prompt: str
    """Name and version of the prompt template; empty where none was used."""
    fingerprint: str
    """SHA-256 (first 16 digits) of the prompt's fixed part and the answer's schema."""
    second_prompt: str = ""
    """The prompt template of the second question; empty where none was asked or answered."""
    second_fingerprint: str = ""
    others: tuple[Answerer, ...] = ()
    """Who else answered: a long article takes several requests, and a fallback may have answered some."""

    @property
    def answerers(self) -> tuple[Answerer, ...]:
        """Everybody who answered for this article."""
        return Answerer(provider=self.provider, model=self.model, origin=self.origin), *self.others


class Draft(Value):
    """What an extractor says of one article. Nothing in it has been checked."""

    article_id: str
    events: tuple[DraftEvent, ...]
    claims: tuple[DraftClaim, ...]
    extractor: ExtractorInfo


class Doubt(Value):
    """A claim of a draft that could not be vouched for, with what a second question needs."""

    number: int = Field(ge=1)
    """The claim's place in the draft."""
    reason: str
    nearest: str
    """The passage of the article that comes closest; empty where none shares a word."""


class Evidence(Value):
    """A quotation with its place: W3C TextQuoteSelector plus TextPositionSelector, and a verdict.

    ``exact == article.text[start:end]`` always; offsets in code points.
    """

    article_id: str
    start: int = Field(ge=0)
    end: int
    exact: str
    prefix: str
    suffix: str
    verdict: Verdict
    score: float = Field(ge=0, le=1)
    """1.0 for verbatim and normalized; the similarity for fuzzy."""
    diff: str | None = None
    """For fuzzy: what the extractor quoted against what stands there, word by word."""


class Quantity(Value):
    """A checked figure. ``low`` and ``high`` are what the words say, never more.

    exact and about: v, v; at_least and more_than: v, null; at_most, fewer_than and nearly: null, v;
    range: a, b; vague: null, null.
    """

    phrase: str
    operator: Operator
    low: float | None
    high: float | None
    unit: str | None = None
    """The unit where it is not people."""
    measure: Measure
    side: str | None
    victim_kind: VictimKind
    scope: Scope
    as_of: str | None = None


class Support(Value):
    """How many sources stand behind something, copies and those who only quote taken together."""

    articles: int = Field(ge=1)
    publishers: int = Field(ge=0)
    """How many different publishers, as far as they are known."""
    origins: int = Field(ge=1)
    """How many independent origins: articles that quote one ministry, or print one wire story, are one."""


class Mention(Value):
    """An event as one article tells it, before merging: with it, merging can be done and explained again."""

    id: str
    article_id: str
    part: int = 1
    type: EventType
    title: str
    status: Status
    time: EventTime = UNDATED
    place: str | None = None
    participants: tuple[Participant, ...] = ()
    spans: tuple[tuple[int, int], ...]
    """Start and end of its passages in the article; the merged event's ``evidence`` has them in full."""


class Event(Value):
    """An event whose quotations were found. In a ``Grounded`` it is of one article, in a ``Story`` merged."""

    id: str
    episode_id: str | None = None
    """Set by merging."""
    part: int = 1
    type: EventType
    title: str
    status: Status
    time: EventTime = UNDATED
    place: str | None = None
    participants: tuple[Participant, ...] = ()
    evidence: tuple[Evidence, ...]
    merged_from: tuple[str, ...] = ()
    """In a ``Story``: the ids of the articles' own events."""
    support: Support | None = None
    """In a ``Story``: how many sources tell of it."""
    mentions: tuple[Mention, ...] = ()
    """In a ``Story``: the same as each article tells them."""


class Claim(Value):
    """What a speaker asserts about an event, with its checked evidence."""

    id: str
    event_id: str
    article_id: str
    mention_id: str | None = None
    """In a ``Story``: the article's own event that it is about."""
    kind: ClaimKind
    text: str
    speaker: str | None = None
    """As the article names them; null: the article's own voice."""
    party: str | None = None
    """The side that the speaker speaks for, in its canonical name, where code can tell."""
    target: str | None = None
    """Whom the claim blames, asks, accuses or addresses."""
    quantity: Quantity | None = None
    listing: Listing | None = None
    """The people that it tells of: where no figure counts them, or where the figure counts further ones."""
    evidence: tuple[Evidence, ...]
    flags: tuple[str, ...] = ()
    """Doubts about the passage it rests on, such as ``mixed_scripts``, and about its speaker."""

    @property
    def damaged(self) -> bool:
        """Whether it rests on damaged text."""
        return not {UNNAMED_SPEAKER, UNSUPPORTED_SPEAKER}.issuperset(self.flags)


class Withheld(Value):
    """What an extractor proposed and code could not vouch for."""

    article_id: str
    item: Literal["event", "claim", "sentence"]
    """``sentence``: one of the briefing, put together from claims that stand."""
    text: str
    quote: str
    reason: str
    verdict: Verdict | None = None


UncoveredKind = Literal["casualties", "quantity", "quotation", "accusation"]


class Uncovered(Value):
    """A passage that states something which no claim covers. ``exact == article.text[start:end]``."""

    start: int = Field(ge=0)
    end: int
    exact: str
    kind: UncoveredKind
    """People harmed, numbers of people, speech between quotation marks, accusations."""
    why: str
    """In plain words."""


class Coverage(Value):
    """How much of the kept text the evidence touches, and what is left. Counts in code points."""

    kept: int
    cited: int
    ratio: float = Field(ge=0, le=1)
    uncovered: tuple[Uncovered, ...] = ()
    """What an independent reading of the text finds stated and no claim covers, in the text's order."""


class Grounded(Value):
    """One article's events and claims after checking: the line format of ``summarizer extract``."""

    schema_version: str = SCHEMA_VERSION
    article: Article
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    withheld: tuple[Withheld, ...] = ()
    coverage: Coverage
    extractor: ExtractorInfo
