"""Whether what happened is told as what somebody says."""

from __future__ import annotations

import re
from typing import Final

_ALLEGING: Final = re.compile(
    r"\b(?:alleg(?!ian)|accus|claim|suspect|sa(?:id|ys?)\b|report(?:s|ed|edly|ing)?\b|blam|complain|denie)",
    re.IGNORECASE,
)


def alleges(text: str) -> bool:
    """Whether a title's words show that somebody only says so, such as "accused of a raid"."""
    return _ALLEGING.search(text) is not None
