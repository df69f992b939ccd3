"""Articles and drafts for the tests of grounding."""

from __future__ import annotations

import hashlib
import re

from summarizer.domain.article import Article, Block, BlockRole, DroppedBlock, DropReason, Flag


def article(
    text: str,
    *,
    drop: dict[str, DropReason] | None = None,
    flags: dict[str, Flag] | None = None,
    title: str = "",
    published=None,
) -> Article:
    """An article whose paragraphs (split at line breaks) are blocks; those that hold a key of ``drop`` are dropped."""
    blocks, dropped = [], []
    for match in re.finditer(r"[^\r\n]+", text):
        if not match.group().strip():
            continue
        reason = next((r for key, r in (drop or {}).items() if key in match.group()), None)
        if reason:
            dropped.append(DroppedBlock(start=match.start(), end=match.end(), reason=reason))
        else:
            marks = tuple(f for key, f in (flags or {}).items() if key in match.group())
            blocks.append(Block(start=match.start(), end=match.end(), role=BlockRole.PARAGRAPH, flags=marks))
    raw = text.encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(raw).hexdigest()
    return Article(
        id=digest[:12],
        title=title,
        source="test.txt",
        sha256=digest,
        encoding="utf-8",
        text=text,
        blocks=tuple(blocks),
        dropped=tuple(dropped),
        published=published,
    )
