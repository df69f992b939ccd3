"""The offline extractor: an article to a draft by rules over its sentences, without a model.

    read ── sentences, words ─> parse ── phrases ─> match ── patterns ─> victims ─> draft

Pure and picklable: the same article gives the same draft, nothing is sent, no clock is read.
"""

from __future__ import annotations

from summarizer.domain.article import Article
from summarizer.domain.event import Draft
from summarizer.extract.offline import drafting, matching

__all__ = ["extract"]


def extract(article: Article) -> Draft:
    """What an article says, as far as the patterns in ``patterns/`` find it stated plainly.

    Every claim is a sentence of the article, shortened so that it stands by itself, with that sentence as its
    quotation.
    """
    read = matching.read(article)
    return drafting.draft(article, read, list(matching.sentences(read)))
