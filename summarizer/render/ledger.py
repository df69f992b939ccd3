"""The ledger in words: each figure, who gives it, and how it stands to the others."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from summarizer import names
from summarizer.domain.story import EntryLink, LedgerEntry, LedgerRow, Relation
from summarizer.render import pairs, words
from summarizer.render.facets import Facets
from summarizer.render.inert import line
from summarizer.render.passages import Mark, Passages


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
    """How many articles, publishers and origins, where it is more than one article."""
    marks: tuple[Mark, ...]
    stands: tuple[str, ...]
    """How it stands to the other figures of its row, a phrase each."""
    replaced: bool
    disputed: bool
    tokens: str


@dataclass(frozen=True)
class Counted:
    """One counted thing with all its figures."""

    what: str
    scope: str
    relation: str
    disputed: bool
    bounds: str
    support: str
    """How many articles, publishers and origins give its figures, where it is more than one article."""
    figures: tuple[Figure, ...]
    reasons: tuple[str, ...]
    """Why two figures stand to each other as they do."""


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
    episode: str
    full: bool


def build(
    rows: Sequence[LedgerRow], passages: Passages, facets: Facets, episode: str, *, full: bool
) -> LedgerView:
    """Return the rows of one episode in words.

    Args:
        rows: The rows.
        passages: Gives marks.
        facets: Gives tokens.
        episode: Its anchor.
        full: Whether every pair of figures is told of, or only those that a reader needs (see ``pairs``).
    """
    entries = {entry.id: entry for row in rows for entry in row.entries}
    maker = _Maker(entries, passages, facets, episode, full)
    places = {row.id: place for place, row in enumerate(rows)}
    return tuple(_counted(row, maker, rows[place + 1 :], places) for place, row in enumerate(rows))


def _counted(row: LedgerRow, maker: _Maker, later: Sequence[LedgerRow], places: Mapping[str, int]) -> Counted:
    entries = maker.entries
    bounds = ""
    if row.low is not None and row.high is not None and row.low != row.high:
        bounds = f"lowest stated {number(row.low)}, highest stated {number(row.high)}"
    reasons = []
    for link in row.links if maker.full else pairs.needed(row):
        if link.reason:
            a, b = (_named(entries.get(entry_id), entry_id) for entry_id in (link.a, link.b))
            reasons.append(f"{a} and {b}: {line(link.reason)}")
    following = {other.id: other for other in later}
    related = [
        link
        for link in sorted(row.related, key=lambda link: places.get(link.ledger_id, 0))
        if link.reason and link.ledger_id in following
    ]
    for beside in related if maker.full else pairs.one_each(related):
        other = following[beside.ledger_id]
        reasons.append(f"beside “{words.what(other)}, {words.SCOPES[other.scope]}”: {line(beside.reason)}")
    return Counted(
        what=words.what(row),
        scope=words.SCOPES[row.scope],
        relation=words.RELATIONS[row.relation],
        disputed=row.relation is Relation.CONFLICT,
        bounds=bounds,
        support=words.support(row.support.articles, row.support.publishers, row.support.origins)
        if row.support
        else "",
        figures=tuple(_figure(entry, row, maker) for entry in row.entries),
        reasons=tuple(dict.fromkeys(reasons)),
    )


def _figure(entry: LedgerEntry, row: LedgerRow, maker: _Maker) -> Figure:
    links = [link for link in row.links if entry.id in (link.a, link.b)]
    shown = links if maker.full else pairs.current(row, links)
    origin = line(entry.origin or "")
    return Figure(
        id=entry.id,
        phrase=line(entry.phrase),
        who=words.who(entry.speaker, len(entry.article_ids)),
        attributed=bool(entry.speaker),
        origin="" if _said_by(origin, entry.speaker) else origin.replace("/", " "),
        as_of=line(_AS_OF.sub("", entry.as_of or "")),
        articles=article_numbers(entry.article_ids, maker.passages.numbers),
        support=words.support(len(entry.article_ids), entry.publishers, 1),
        marks=maker.passages.of_claims(entry.claim_ids, "figure"),
        stands=_stands(entry, row, shown, maker.entries),
        replaced=entry.superseded_by is not None,
        disputed=any(link.relation is Relation.CONFLICT for link in links),
        tokens=maker.facets.of(entry.claim_ids, episode=maker.episode, sides=[row.side]),
    )


def _stands(
    entry: LedgerEntry, row: LedgerRow, links: Sequence[EntryLink], entries: Mapping[str, LedgerEntry]
) -> tuple[str, ...]:
    phrases = []
    if entry.superseded_by is not None:
        later = entries.get(entry.superseded_by)
        figure = line(later.phrase if later else entry.superseded_by)
        phrases.append(f"replaced by “{figure}”, a later figure of the same speaker")
    phrases += [
        f"replaces “{line(other.phrase)}”" for other in row.entries if other.superseded_by == entry.id
    ]
    by_relation: dict[Relation, list[str]] = {}
    for link in links:
        other_id = link.b if link.a == entry.id else link.a
        other = entries.get(other_id)
        replacement = other_id == entry.superseded_by or (
            other is not None and other.superseded_by == entry.id
        )
        if not replacement:
            by_relation.setdefault(link.relation, []).append(_named(other, other_id))
    phrases += [
        f"{words.LINKS[relation]} {words.listed(list(dict.fromkeys(by_relation[relation])))}"
        for relation in Relation
        if relation in by_relation
    ]
    if not phrases:
        phrases.append("the only figure given" if len(row.entries) == 1 else words.RELATIONS[row.relation])
    return tuple(phrases)


def _named(entry: LedgerEntry | None, entry_id: str) -> str:
    if entry is None:
        return f"“{line(entry_id)}”"
    return f"“{line(entry.phrase)}” ({line(entry.speaker) if entry.speaker else 'unattributed'})"


_AS_OF = re.compile(r"^(?:as of|on)\s+", re.IGNORECASE)


def _said_by(origin: str, speaker: str | None) -> bool:
    """Whether the origin is the speaker, by name or by a name that says no more."""
    return speaker is not None and (names.key(speaker) == origin or _same_name(origin, speaker))


def _same_name(origin: str, speaker: str) -> bool:
    """Whether a canonical name says no more than the speaker's own."""
    ours, theirs = (set(_NAME_PART.findall(name.casefold())) for name in (origin, speaker))
    return ours <= theirs or theirs <= ours
