"""The ledger in words: each figure, who gives it, and how it stands to the others."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from summarizer import names
from summarizer.domain.briefing import BriefedEpisode
from summarizer.domain.story import LedgerEntry, LedgerRow, Relation, RowLink
from summarizer.domain.terms import Scope
from summarizer.render import pairs, plot, standing, words
from summarizer.render.facets import Facets
from summarizer.render.inert import line
from summarizer.render.passages import Mark, Passages
from summarizer.render.plot import Axis, Drawing, Drawn


@dataclass(frozen=True)
class Figure:
    """One figure of one speaker."""

    id: str
    """The ledger entry's own id; shown nowhere."""
    phrase: str
    who: str
    attributed: bool
    origin: str
    """Who first said it, where that is another name than ``who``."""
    as_of: str
    articles: tuple[str, ...]
    support: str
    """Of more than one article: how many articles, publishers and origins, or what makes them one witness."""
    marks: tuple[Mark, ...]
    note: str
    """What contradicts or replaces it, in a few words; empty where nothing does."""
    stands: tuple[str, ...]
    """How it stands to every other figure of its row, a phrase each; empty but in a full briefing."""
    replaced: bool
    disputed: bool
    tokens: str
    drawn: Drawn | None
    """Its picture; none where nothing is drawn beside it."""


@dataclass(frozen=True)
class Counted:
    """One counted thing with all its figures."""

    side: str
    """Whose; empty where the articles do not say."""
    thing: str
    what: str
    """The side and the thing."""
    scope: str
    usual: bool
    """Whether the scope goes without saying in its episode."""
    relation: str
    disputed: bool
    bounds: str
    support: str
    """How many articles, publishers and origins give its figures, where it is more than one article."""
    figures: tuple[Figure, ...]
    reasons: tuple[str, ...]
    """Why two figures stand to each other as they do."""
    left: int
    """How many such reasons are left to a full briefing."""
    axis: Axis | None
    """What its figures are drawn on, where that begins here."""

    @property
    def size(self) -> int:
        """How many figures it has."""
        return len(self.figures)

    @property
    def label(self) -> str:
        """The thing, with its scope where that needs to be said."""
        return self.thing if self.usual else f"{self.thing}, {self.scope}"


_NAME_PART = re.compile(r"\w{2,}")

LedgerView = tuple[Counted, ...]


def article_numbers(article_ids: Collection[str], numbers: Mapping[str, int]) -> tuple[str, ...]:
    """Return the numbers of articles in rising order; an article that is not listed appears by its id."""
    known = sorted({numbers[article_id] for article_id in article_ids if article_id in numbers})
    unknown = sorted({line(article_id) for article_id in article_ids if article_id not in numbers})
    return (*map(str, known), *unknown)


def number(value: float) -> str:
    """Return a figure without needless decimals."""
    return f"{int(value):,}" if value.is_integer() else f"{value:,}"


@dataclass(frozen=True)
class _Maker:
    entries: Mapping[str, LedgerEntry]
    passages: Passages
    facets: Facets
    episode: BriefedEpisode
    anchor: str
    full: bool
    drawing: Drawing


def build(
    episode: BriefedEpisode, passages: Passages, facets: Facets, anchor: str, *, full: bool
) -> LedgerView:
    """Return the figures of one episode in words, those of one kind and of one side together.

    Args:
        episode: The episode.
        passages: Gives marks.
        facets: Gives tokens.
        anchor: The episode's.
        full: Whether every pair of figures is told of, or only those that a reader needs (see ``pairs``).
    """
    rows = _ordered(episode.ledger)
    entries = {entry.id: entry for row in rows for entry in row.entries}
    maker = _Maker(entries, passages, facets, episode, anchor, full, plot.build(rows))
    places = {row.id: place for place, row in enumerate(rows)}
    kinds = [plot.kind(row) for row in rows]
    return tuple(
        _counted(
            row,
            maker,
            _related(row, rows[place + 1 :], places),
            maker.drawing.axes.get(kinds[place]) if kinds[place] not in kinds[:place] else None,
        )
        for place, row in enumerate(rows)
    )


def _ordered(rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """Figures of one kind together, in them those of one side, in them those of one thing.

    Each revised figure stands below its later one.
    """
    kinds, sides, things = (
        [key(row) for row in rows]
        for key in (plot.kind, lambda row: row.side, lambda row: (row.side, words.thing(row), row.scope))
    )
    places = sorted(
        range(len(rows)),
        key=lambda place: (
            kinds.index(kinds[place]),
            sides.index(sides[place]),
            things.index(things[place]),
            place,
        ),
    )
    return [
        rows[place].model_copy(update={"entries": _revised_below(rows[place].entries)}) for place in places
    ]


def _revised_below(entries: tuple[LedgerEntry, ...]) -> tuple[LedgerEntry, ...]:
    earlier: dict[str, list[LedgerEntry]] = {entry.id: [] for entry in entries}
    firsts: list[LedgerEntry] = []
    for entry in entries:
        earlier.get(entry.superseded_by or "", firsts).append(entry)
    if len(firsts) == len(entries):
        return entries
    found: dict[str, LedgerEntry] = {}
    waiting = firsts[::-1]
    while waiting:
        entry = waiting.pop()
        if entry.id not in found:
            found[entry.id] = entry
            waiting += earlier[entry.id][::-1]
    return (*found.values(), *(entry for entry in entries if entry.id not in found))


def _related(
    row: LedgerRow, later: Sequence[LedgerRow], places: Mapping[str, int]
) -> list[tuple[RowLink, LedgerRow]]:
    following = {other.id: other for other in later}
    links = sorted(row.related, key=lambda link: places.get(link.ledger_id, 0))
    return [
        (link, following[link.ledger_id]) for link in links if link.reason and link.ledger_id in following
    ]


def _counted(
    row: LedgerRow, maker: _Maker, related: Sequence[tuple[RowLink, LedgerRow]], axis: Axis | None
) -> Counted:
    bounds = ""
    if row.low is not None and row.high is not None and row.low != row.high:
        bounds = f"lowest stated {number(row.low)}, highest stated {number(row.high)}"
    links = [link for link in row.links if link.reason]
    beside = list(related)
    if not maker.full:
        needed = pairs.one_each(link for link, _ in related)
        links = [link for link in pairs.needed(row) if link.reason]
        beside = [(link, other) for link, other in related if link in needed]
    left = sum(bool(link.reason) for link in row.links) + len(related) - len(links) - len(beside)
    reasons = [standing.pair(link, maker.entries) for link in links]
    reasons += [
        f"beside “{words.what(other)}, {words.SCOPES[other.scope]}”: {line(link.reason)}"
        for link, other in beside
    ]
    usual = Scope.INCIDENT if maker.episode.role == "main" else Scope.BACKGROUND
    return Counted(
        side=words.title(row.side or ""),
        thing=words.thing(row),
        what=words.what(row),
        scope=words.SCOPES[row.scope],
        usual=row.scope is usual and not maker.full,
        relation=words.RELATIONS[row.relation],
        disputed=row.relation is Relation.CONFLICT,
        bounds=bounds,
        support=words.support(row.support.articles, row.support.publishers, row.support.origins)
        if row.support
        else "",
        figures=tuple(_figure(entry, row, maker) for entry in row.entries),
        reasons=tuple(dict.fromkeys(reasons)),
        left=left,
        axis=axis,
    )


def _figure(entry: LedgerEntry, row: LedgerRow, maker: _Maker) -> Figure:
    links = [link for link in row.links if entry.id in (link.a, link.b)]
    origin = line(entry.origin or "")
    as_of = line(_AS_OF.sub("", entry.as_of or ""))
    replaced = entry.superseded_by is not None
    support = words.support(len(entry.article_ids), entry.publishers, 1)
    return Figure(
        id=entry.id,
        phrase=line(entry.phrase),
        who=words.who(entry.speaker),
        attributed=bool(entry.speaker),
        origin="" if _said_by(origin, entry.speaker) else origin.replace("/", " "),
        as_of="" if not maker.full and (as_of in _EMPTY or (replaced and as_of in _EARLIER)) else as_of,
        articles=article_numbers(entry.article_ids, maker.passages.numbers),
        support=support if maker.full or not support else "same speaker" if entry.speaker else "same text",
        marks=maker.passages.of_claims(entry.claim_ids, "figure"),
        note=standing.note(entry, pairs.current(row, links), maker.entries),
        stands=standing.phrases(entry, row, links, maker.entries) if maker.full else (),
        replaced=replaced,
        disputed=any(link.relation is Relation.CONFLICT for link in links),
        tokens=maker.facets.of(entry.claim_ids, episode=maker.anchor, sides=[row.side]),
        drawn=maker.drawing.figures.get(entry.id),
    )


_EARLIER = frozenset({"earlier", "before", "previously"})
"""Moments of a replaced figure that say no more than that."""
_EMPTY = frozenset({"so far", "to date", "until now"})
"""Moments that say no more than that the article was written then."""
_AS_OF = re.compile(r"^(?:as of|on|in)\s+", re.IGNORECASE)


def _said_by(origin: str, speaker: str | None) -> bool:
    """Whether the origin is the speaker, by name or by a name that says no more."""
    return speaker is not None and (names.key(speaker) == origin or _same_name(origin, speaker))


def _same_name(origin: str, speaker: str) -> bool:
    """Whether a canonical name says no more than the speaker's own."""
    ours, theirs = (set(_NAME_PART.findall(name.casefold())) for name in (origin, speaker))
    return ours <= theirs or theirs <= ours
