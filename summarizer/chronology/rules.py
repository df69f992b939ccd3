"""A rule: a pattern and what it reads as."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from summarizer.chronology.reading import Context, Reading

Reader = Callable[[re.Match[str], Context], Reading | None]


class Rule(NamedTuple):
    """Where several rules match, the one that starts first and then the longest is taken."""

    pattern: re.Pattern[str]
    read: Reader


def rule(pattern: str, read: Reader) -> Rule:
    """Make a rule. A space in the pattern stands for any white space; case does not matter."""
    spaced = pattern.replace(" ?", r"\s*").replace(" ", r"\s+")
    return Rule(re.compile(rf"(?<![\w$£€])(?<!\d[.,])(?:{spaced})", re.IGNORECASE), read)


def lower(match: re.Match[str], group: str) -> str:
    """A group in lower case with single spaces; empty where it did not take part."""
    return " ".join((match[group] or "").casefold().split())
