"""Text that was decoded with the wrong encoding, as it was meant, with a map back to how it stands.

Only what is certain is repaired, stretch by stretch: UTF-8 read as a single-byte encoding (``â€™`` for ``’``,
also twice over), Windows-1252 read as Latin-1 (control characters for quotation marks), and character
references that were never resolved (``&#8217;``). Whether a stretch is such damage is ftfy's judgement
(Speer 2019, doi 10.5281/zenodo.2591652), which no plain text meets by chance.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_STRETCH = re.compile(r"[^\x00-\x7f]+|&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z]{2,8});")
_SUSPECT = re.compile(
    r"[\x80-\x9f]"  # C1 controls
    r"|[ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüƒ√¬ВГРСвгрс][^\x00-\x7fA-Za-z]"
    r"|&(?:#|[a-zA-Z])"
)
"""A lead byte's character and another beyond ASCII; without such a pair there is nothing to look at."""


class Repaired(NamedTuple):
    """A text as it was meant, and where each of its code points stands in the text as it is."""

    text: str
    map: Sequence[int]
    """``text[i]`` begins at ``map[i]`` of the original; one more at the end is the original's length."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the repaired text as a stretch of the original."""
        return self.map[start], self.map[end]


def is_damaged(text: str) -> bool:
    """Whether anything would be repaired."""
    return _SUSPECT.search(text) is not None and repair(text).text != text


@lru_cache(maxsize=512)
def repair(text: str) -> Repaired:
    """Repair what is certain; everything else stays as it is. Repairing twice changes nothing more."""
    if _SUSPECT.search(text) is None:
        return Repaired(text, range(len(text) + 1))
    pieces: list[str] = []
    offsets: list[int] = []
    position = 0
    for match in _STRETCH.finditer(text):
        meant = _meant(match[0])
        if meant == match[0]:
            continue
        pieces += [text[position : match.start()], meant]
        offsets += range(position, match.start())
        offsets += _spread(match[0], match.start(), meant)
        position = match.end()
    if not pieces:
        return Repaired(text, range(len(text) + 1))
    pieces.append(text[position:])
    offsets += range(position, len(text) + 1)
    return Repaired("".join(pieces), tuple(offsets))


def _meant(stretch: str) -> str:
    if stretch[0] == "&":
        meant = html.unescape(stretch)
        return meant if meant.isprintable() or meant.isspace() else stretch
    if _SUSPECT.search(stretch) is None:
        return stretch
    import ftfy  # noqa: PLC0415 - only damaged text needs it
    from ftfy.fixes import fix_c1_controls  # noqa: PLC0415

    meant = str(fix_c1_controls(ftfy.fix_encoding(stretch)))
    return stretch if "�" in meant and "�" not in stretch else meant


def _spread(stretch: str, start: int, meant: str) -> list[int]:
    """Where each code point of what is meant stands: by its length in UTF-8, else each for its share."""
    offsets: list[int] = []
    at = 0
    for char in meant:
        offsets.append(start + at)
        alike = stretch[at : at + 1] == char or "\x80" <= stretch[at : at + 1] <= "\x9f"
        at += 1 if alike else len(char.encode())
    if at == len(stretch):
        return offsets
    return [start + len(stretch) * number // len(meant) for number in range(len(meant))]
