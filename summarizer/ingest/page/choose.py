"""Which blocks of a page are the article: an extractor's choice, laid over the page's own blocks."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from summarizer.ingest.page.blocks import PageBlock
from summarizer.ingest.page.tree import Element, without_chrome
from summarizer.ingest.passages import ends_sentence

_SURE = 30
"""Code points, without white space: a text of that length stands on a page once."""
_EDGE = 24
_ENOUGH = 0.6
"""Share of the page's running text that an article has."""
_LEAST_COVER = 0.75
"""Share of the extractor's text that must be found among the page's blocks."""


def choose(
    tree: Element, blocks: Sequence[PageBlock], url: str | None
) -> tuple[list[bool] | None, list[str]]:
    """Which blocks the extractor takes for the article, and its own lines where they cannot be told apart.

    Its quick rules go first. Where they leave much of the page's running text, it compares with others.

    Args:
        tree: The page without what is hidden; menus are taken out of it.
        blocks: Its blocks.
        url: The page's address.
    """
    without_chrome(tree)
    lines = extracted(tree, url, quick=True)
    chosen = matched(blocks, lines)
    running = prose(blocks)
    words = sum(block.words for block, told in zip(blocks, running, strict=True) if told)
    taken = sum(
        block.words
        for block, told, kept in zip(blocks, running, chosen or running, strict=True)
        if told and kept
    )
    if chosen is None or taken < _ENOUGH * words:
        other = extracted(tree, url, quick=False)
        again = matched(blocks, other)
        if again is not None or chosen is None:
            return again, other
    return chosen, lines


def extracted(tree: Element, url: str | None, *, quick: bool) -> list[str]:
    """The paragraphs that the extractor takes for the article, in order; none where it fails."""
    import trafilatura  # noqa: PLC0415 - takes a while, and only pages need it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("justext").setLevel(logging.CRITICAL)
    try:
        page: Any = trafilatura.bare_extraction(
            tree, url=url, include_comments=False, with_metadata=False, fast=quick
        )
    except Exception:  # noqa: BLE001 - a page's markup must not end the run, whatever it does to a library
        return []
    if page is None or page.body is None:
        return []
    lines = (" ".join("".join(element.itertext()).split()) for element in page.body)
    return [line for line in lines if line]


def matched(blocks: Sequence[PageBlock], lines: Sequence[str]) -> list[bool] | None:
    """Which blocks the extractor has chosen; None where its text is not found among them."""
    text = "".join("".join(line.split()) for line in lines)
    if not text:
        return None
    spans: list[tuple[int, int] | None] = [None] * len(blocks)
    taken: list[tuple[int, int]] = []
    for index, block in enumerate(blocks):
        if len(block.key) >= _SURE:
            span = spans[index] = _find(text, block.key, taken)
            if span is not None:
                taken.append(span)
    _fill(blocks, text, spans)
    cover = sum(end - start for start, end in _union([span for span in spans if span is not None]))
    if cover < _LEAST_COVER * len(text):
        return None
    return [span is not None for span in spans]


def _find(text: str, key: str, taken: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    after = taken[-1][1] if taken else 0
    at = text.find(key, after)
    if at < 0:
        at = text.find(key)
    if at >= 0:
        span = (at, at + len(key))
        return None if span in taken else span
    # The extractor may have left out something inside the block.
    start = text.find(key[:_EDGE], after)
    end = text.find(key[-_EDGE:], start) if start >= 0 else -1
    if start < 0 or end < 0:
        return None
    length = end + _EDGE - start
    return (start, start + length) if 0.6 * len(key) <= length <= len(key) + 8 else None


def _fill(blocks: Sequence[PageBlock], text: str, spans: list[tuple[int, int] | None]) -> None:
    """Short blocks are chosen where they stand in the extractor's text between their neighbours."""
    following: list[int] = [len(text)] * (len(blocks) + 1)
    for index in range(len(blocks) - 1, -1, -1):
        span = spans[index]
        following[index] = span[0] if span is not None else following[index + 1]
    position = 0
    for index, block in enumerate(blocks):
        span = spans[index]
        if span is not None:
            position = max(position, span[1]) if span[0] >= position else span[1]
            continue
        if len(block.key) >= _SURE or not block.key:
            continue
        limit = following[index + 1]
        at = text.find(block.key, position, limit) if limit > position else -1
        if at >= 0 and (at == position or at + len(block.key) == limit or len(block.key) >= 8):  # noqa: PLR2004
            spans[index] = (at, at + len(block.key))
            position = at + len(block.key)


def _union(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def prose(blocks: Sequence[PageBlock]) -> list[bool]:
    """The blocks that read like running text: for pages of which an extractor can make nothing."""
    return [
        block.words >= 12  # noqa: PLR2004 - a sentence
        and ends_sentence(block.text)
        and block.link_share < 0.3  # noqa: PLR2004
        and not block.places & {"chrome", "footer", "form", "comment", "sign"}
        for block in blocks
    ]
