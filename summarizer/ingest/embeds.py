"""Embedded posts: their text and the signature that a publishing system prints under them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.ingest.passages import Passage

_SIGNATURE = re.compile(
    r"[—–-]{1,2} ?[^()]{1,80}\(@\w{1,30}\),? "
    r"(?:[A-Za-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [A-Za-z]{3,9}\.?,? \d{4})"
)
_SHARED = re.compile(
    r"a (?:post|photo|video) (?:shared|posted) by .{1,120}\(@[\w.]{1,40}\).{0,80}", re.IGNORECASE
)
_LINK = re.compile(r"pic\.twitter\.com/\w+|https?://t\.co/\w+|pic\.x\.com/\w+")
_LONGEST = 450
"""Code points of a post with its links and its signature; a story's paragraph before it may be longer."""


def find_embeds(passages: Sequence[Passage]) -> list[tuple[int, int]]:
    """First and last index (inclusive) of every embedded post, in order.

    A post is the passage before its signature; more of them where post and signature stand in a group of
    their own. A passage with a link to a post's picture is a post without a signature.
    """
    found: list[tuple[int, int]] = []
    taken = -1
    for index, passage in enumerate(passages):
        if passage.code or len(passage.text) > 2 * _LONGEST:
            continue
        if _SIGNATURE.fullmatch(passage.text) or _SHARED.fullmatch(passage.text):
            first = max(taken + 1, _first_of(passages, index))
            if found and found[-1][1] == first and first < index:
                found.pop()
            found.append((first, index))
            taken = index
        elif _ends_signed(passage.text) or (_LINK.search(passage.text) and len(passage.text) <= _LONGEST):
            found.append((index, index))
    return found


def _ends_signed(text: str) -> bool:
    return len(text) <= _LONGEST and any(
        _SIGNATURE.fullmatch(text, match.start())
        for match in re.finditer(r"[—–-]{1,2} ?(?=[^()—–]{1,80}\(@)", text)
    )


def _first_of(passages: Sequence[Passage], signature: int) -> int:
    """Where the post that ``signature`` signs begins: one passage earlier, or its whole short group."""
    group = passages[signature].group
    first, length = signature, 0
    while first > 0 and passages[first - 1].group == group and length <= _LONGEST:
        first -= 1
        length += len(passages[first].text)
    whole = first == 0 or passages[first - 1].group != group
    if whole and 0 < first < signature and length <= _LONGEST:
        return first
    before = signature - 1
    if before >= 0 and not passages[before].code and len(passages[before].text) <= _LONGEST:
        return before
    return signature
