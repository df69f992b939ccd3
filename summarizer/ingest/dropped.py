"""What was left out of an article: listed with its reason, or kept after all."""

from __future__ import annotations

import json

from summarizer.domain.article import Article, Block, BlockRole, DropReason
from summarizer.domain.base import SCHEMA_VERSION
from summarizer.ingest.flags import flags_of


def keep_all(article: Article) -> Article:
    """The article with every passage that was dropped among its kept ones, but for orders to a machine."""
    if not article.dropped:
        return article
    back, orders = [], []
    for block in article.dropped:
        if block.reason is DropReason.INSTRUCTION:
            orders.append(block)
            continue
        raw = article.text[block.start : block.end]
        flags = flags_of(raw, " ".join(raw.split()), paragraph=False)
        back.append(Block(start=block.start, end=block.end, role=BlockRole.PARAGRAPH, flags=flags))
    blocks = sorted([*article.blocks, *back], key=lambda block: block.start)
    return article.model_copy(update={"blocks": tuple(blocks), "dropped": tuple(orders)})


def dropped_text(article: Article) -> str | None:
    """What was left out and why, as JSON; None where nothing was.

    One object: ``schema_version``, ``article_id``, and ``dropped[]`` with ``start``, ``end`` (code points in
    the article's text), ``reason`` and ``text``, in the text's order.
    """
    if not article.dropped:
        return None
    document = {
        "schema_version": SCHEMA_VERSION,
        "article_id": article.id,
        "dropped": [
            {
                "start": block.start,
                "end": block.end,
                "reason": block.reason.value,
                "text": article.text[block.start : block.end],
            }
            for block in sorted(article.dropped, key=lambda block: block.start)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
