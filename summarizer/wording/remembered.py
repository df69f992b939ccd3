"""What is read from a text, remembered without keeping many long texts for the life of a process."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Final, TypeVar

_T = TypeVar("_T")
LONGEST: Final = 20_000
"""Code points of a text of which many are kept: few articles are longer, but books are."""
_FEW: Final = 64
"""Longer texts that are kept."""


def remembered(most: int) -> Callable[[Callable[[str], _T]], Callable[[str], _T]]:
    """Decorate a function of a text so that it remembers the last results.

    Args:
        most: Texts that are kept, at most; of those above ``LONGEST`` only the last few are.
    """

    def decorate(read: Callable[[str], _T]) -> Callable[[str], _T]:
        many, few = lru_cache(maxsize=most)(read), lru_cache(maxsize=_FEW)(read)

        @wraps(read)
        def recall(text: str) -> _T:
            return many(text) if len(text) <= LONGEST else few(text)

        return recall

    return decorate
