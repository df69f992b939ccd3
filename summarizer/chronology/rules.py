"""A rule: a pattern and what it reads as."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

from summarizer.chronology.reading import Context, Reading

ANY_DIGIT: Final = "\\d"
"""Stands for all digits among what a rule needs."""
IN_DIGITS: Final = (ANY_DIGIT,)
IN_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
IN_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
IN_SEASONS: Final = ("spring", "summer", "autumn", "fall", "winter")
IN_UNITS: Final = (
    *("second", "minute", "hour", "day", "morning", "noon", "evening", "night", "week", "month", "quarter"),
    *("season", "year", "decade", "centur", "generation"),
)

Reader = Callable[[re.Match[str], Context], Reading | None]


class Rule(NamedTuple):
    """Where several rules match, the one that starts first and then the longest is taken."""

    expression: str
    read: Reader
    needs: tuple[str, ...]
    """Pieces in small letters of which every match has one; empty: the rule is tried on every text."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first tried: compiling all of them takes as long as reading some articles."""
        return compiled(self.expression)


@cache
def compiled(expression: str) -> re.Pattern[str]:
    """The pattern of a rule."""
    return re.compile(expression, re.IGNORECASE)


def rule(pattern: str, read: Reader, needs: tuple[str, ...] = ()) -> Rule:
    """Make a rule. A space in the pattern stands for any white space; case does not matter."""
    spaced = pattern.replace(" ?", r"\s*").replace(" ", r"\s+")
    return Rule(rf"(?<![\w$£€])(?<!\d[.,])(?:{spaced})", read, needs)


def lower(match: re.Match[str], group: str) -> str:
    """A group in lower case with single spaces; empty where it did not take part."""
    return " ".join((match[group] or "").casefold().split())
