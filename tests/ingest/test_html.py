from __future__ import annotations

import pytest

from summarizer.domain.article import Kind, MetadataBasis
from summarizer.errors import ArticleError
from summarizer.ingest import read_html

SENTENCES = (
    "A ferry with 40 people on board sank on Monday off the northern coast, the coast guard said.",
    "Rescuers pulled 31 people out of the water and were looking for the others, it said.",
    "The harbour stayed closed to all traffic until the evening, and the ministry opened an inquiry.",
)
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Ferry sinks</title></head><body>'
    '<nav><a href="/">Home</a></nav><article><h1>Ferry sinks off the coast</h1>{}</article></body></html>'
)


def test_a_page_becomes_an_article_with_its_offsets() -> None:
    article = read_html(PAGE.format(BODY).encode(), source="a.html")

    kept = [article.text[block.start : block.end] for block in article.blocks]
    assert article.kind is Kind.HTML
    assert article.bases.title is MetadataBasis.PAGE
    assert all(sentence in kept for sentence in SENTENCES)
    assert "Home" not in article.text


def test_a_fragment_is_kept_whole() -> None:
    article = read_html(BODY.encode(), source="feed.xml#1", fragment=True)

    assert all(sentence in article.text for sentence in SENTENCES)


def test_a_page_without_an_article_is_refused_in_one_line() -> None:
    with pytest.raises(ArticleError, match="no article") as caught:
        read_html(b"<!doctype html><html><body></body></html>", source="a.html")

    assert caught.value.hint
