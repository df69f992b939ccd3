"""Whose text each article is, and how many independent sources tell of a thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summarizer import names, wording
from summarizer.domain.article import Article
from summarizer.domain.event import Claim, Event, Grounded, Support


class Source(NamedTuple):
    """What counts of an article where sources are counted."""

    voice: str
    """The article that stands for it and its copies, the wire service whose story it is, or itself."""
    publisher: str | None


def read_ahead(article: Article) -> None:
    """Read what comparing an article with others needs: it is remembered."""
    wording.sketch(_kept(article))


def _kept(article: Article) -> str:
    return wording.without(article.text, [block.span for block in article.dropped])


def sources(grounded: Sequence[Grounded]) -> dict[str, Source]:
    """Whose text each article is: copies are one, and a wire story is the wire's.

    An article that was read in another run, and so never compared with the others, is compared here.
    """
    articles = [one.article for one in grounded]
    known = {article.id: article.copy_of.article_id for article in articles if article.copy_of}
    kept = {article.id: _kept(article) for article in articles}
    firsts = wording.copies(kept, known)
    wires = {a.id: names.wire(a.text, a.author, a.publisher) for a in articles}
    voices = names.voices(firsts, wires)
    return {a.id: Source(voices[a.id], a.publisher.casefold() if a.publisher else None) for a in articles}


def supported(
    event: Event,
    claims: Sequence[Claim],
    sources_: Mapping[str, Source],
    origins: Mapping[str, str | None],
) -> Support:
    """How many articles, publishers and independent origins tell of an event.

    Args:
        event: A merged event.
        claims: The claims about it.
        sources_: By article id, whose text it is.
        origins: By claim id, who first said it.
    """
    articles = tuple(dict.fromkeys(evidence.article_id for evidence in event.evidence))
    voices = {i: sources_[i].voice if i in sources_ else i for i in articles}
    publishers = {sources_[i].publisher for i in articles if i in sources_} - {None}
    return Support(
        articles=len(articles),
        publishers=len(publishers),
        origins=names.telling(voices, claims, origins),
    )
