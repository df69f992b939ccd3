"""Who acts in what a pattern matches: the subject before its verb, and nothing that a preposition ties to it.

"During a war in 1994, Peru recaptured the town": Peru, and no war.
"""

from __future__ import annotations

import re

from summarizer.extract.offline.words import words

_MARK = re.compile(r"@[A-Z](\d+)\Z")
_AUXILIARY = frozenset("has have had is are was were be been being will would".split())  # noqa: SIM905


def acting(line: str, start: int, end: int) -> tuple[int, ...]:
    """The phrases that are the subject, by their numbers; empty where none is.

    Args:
        line: A parsed sentence.
        start: Of what stands in the slot.
        end: Of what stands in the slot.
    """
    before = line[:start].split()[-1:]
    segments = [part.split() for part in re.split(r" ?, ", line[start:end].strip())]
    if line[start:end].rstrip().endswith(","):
        segments = [one for one in segments if one and one != [","]]
        segments = segments[:-1] or segments  # "Ana Rojas, the mayor, ...": what stands beside her is herself
    last = segments.pop()
    found = _heads(last, before if not segments else [])
    if "and" in last or "or" in last:
        for segment in reversed(segments):
            first = segment is segments[0]
            if len(segment) != 1 or not _MARK.match(segment[0]) or (first and before and _ties(before[0])):
                break
            found[:0] = _heads(segment, [])
    return tuple(found)


def _heads(items: list[str], before: list[str]) -> list[int]:
    """The phrases of a stretch that no preposition and no auxiliary stands before."""
    found: list[int] = []
    for at, item in enumerate(items):
        mark = _MARK.match(item)
        word = items[at - 1] if at else (before[0] if before else "")
        if mark is None:
            continue
        if word in _AUXILIARY:
            return []
        if not _ties(word) and (not found or word in {"and", "or"}):
            found.append(int(mark[1]))
    return found


def _ties(word: str) -> bool:
    return words().sorts.get(word) == "preposition"
