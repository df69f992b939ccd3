"""Whether a sentence can be understood by itself."""

from __future__ import annotations

import re
from typing import Final

_BACK: Final = re.compile(
    r"\b(?:such|these|this) (?!week|year|month|morning|evening|summer|winter|spring|autumn|time|as\b)[a-z]+"
    r"|\bin response$|\bsince then\b|\bthe (?:accusations?|allegations?)\b"
    r"|\bthe (?:same|latter|former)\b|\b(?:denied|rejected|confirmed|repeated) (?:it|this|them)\b",
    re.IGNORECASE,
)


def leads_back(text: str) -> bool:
    """Whether a sentence has words that lead back to what was told before it, such as "such activities"."""
    return _BACK.search(text.rstrip(".")) is not None
