"""How many sources stand behind an event or a figure: counted again from the texts themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer import names, wording
from summarizer.domain.briefing import Briefing, SourceArticle
from summarizer.domain.event import Claim, Event, Support
from summarizer.domain.story import LedgerEntry, LedgerRow


class Sources(NamedTuple):
    """What is known of a briefing's sources."""

    articles: Mapping[str, SourceArticle]
    voices: Mapping[str, str]
    """By article id, whose text it is."""
    origins: Mapping[str, str | None]
    """By claim id, who first said it."""
    claims: Mapping[str, Sequence[Claim]]
    """By event id."""


def sources_of(briefing: Briefing, texts: Mapping[str, str]) -> Sources:
    """Work out whose text each article is: that of a wire service, that of what it copies, its own."""
    own = {one.id: one for one in briefing.articles if one.id in texts}
    kept = {i: wording.without(texts[i], [block.span for block in one.left_out]) for i, one in own.items()}
    known = {i: one.copy_of.article_id for i, one in own.items() if one.copy_of}
    wires = {i: names.wire(texts[i], one.author, one.publisher) for i, one in own.items()}
    about: dict[str, list[Claim]] = {}
    for claim in briefing.claims:
        about.setdefault(claim.event_id, []).append(claim)
    return Sources(
        {one.id: one for one in briefing.articles},
        names.voices(wording.copies(kept, known), wires),
        names.origins(briefing.claims),
        about,
    )


def bad_entries(row: LedgerRow, sources: Sources) -> Iterator[str]:
    """What of the counts of a row's and its entries' articles, publishers and origins is not so."""
    for entry in row.entries:
        publishers = _publishers(entry.article_ids, sources)
        if entry.publishers != publishers:
            yield f"entry “{entry.phrase}”: {entry.publishers} publishers, its articles name {publishers}"
        independent = len({sources.voices.get(i, i) for i in entry.article_ids})
        if entry.independent != independent:
            yield f"entry “{entry.phrase}”: {entry.independent} independent articles, not {independent}"
    standing = [entry for entry in row.entries if entry.superseded_by is None]
    articles = {article for entry in standing for article in entry.article_ids}
    if row.support is not None and articles:
        named = {_origin(entry, sources) for entry in standing if entry.origin is not None}
        bare = {sources.voices.get(e.article_ids[0]) for e in standing if e.origin is None and e.article_ids}
        expected = Support(
            articles=len(articles),
            publishers=_publishers(articles, sources),
            origins=len(bare) + names.independent(named),
        )
        yield from _differs(row.support, expected, "its figures are said to be of")


def _origin(entry: LedgerEntry, sources: Sources) -> str:
    """Who gives a figure; those of whom only the kind is known are others in every text."""
    assert entry.origin is not None
    if entry.speaker is not None and names.is_anybody(entry.speaker):
        return f"{entry.origin}, article {sources.voices.get(entry.article_ids[0])}"
    return entry.origin


def bad_event_support(event: Event, sources: Sources) -> Iterator[str]:
    """What of the count of an event's sources is not so."""
    told = tuple(dict.fromkeys(evidence.article_id for evidence in event.evidence))
    if event.support is None or not told:
        return
    expected = Support(
        articles=len(told),
        publishers=_publishers(told, sources),
        origins=names.telling(
            {i: sources.voices.get(i, i) for i in told}, sources.claims.get(event.id, ()), sources.origins
        ),
    )
    yield from _differs(event.support, expected, "is said to be told by")


def _publishers(articles: Iterable[str], sources: Sources) -> int:
    named = {sources.articles[i].publisher for i in articles if i in sources.articles}
    return len({name.casefold() for name in named if name})


def _differs(given: Support, expected: Support, what: str) -> Iterator[str]:
    if given != expected:
        yield f"{what} {_counts(given)}, where there are {_counts(expected)}"


def _counts(support: Support) -> str:
    return f"{support.articles} articles, {support.publishers} publishers, {support.origins} origins"
