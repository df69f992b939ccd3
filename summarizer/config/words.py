"""Wording of what is wrong in a configuration: one line, inert in a terminal, never a secret."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

_KEY = re.compile(
    r"\bg?sk[-_][A-Za-z0-9_-]{16,}|\bxai-[A-Za-z0-9]{20,}|\bhf_[A-Za-z0-9]{20,}|\bAIza[\w-]{20,}|\b[Bb]earer\s+\S"
)
_LONG = re.compile(r"(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{32,}")
_SECRET_NAME = re.compile(
    r"(?i)(?:^|[_-])(?:api_?key|apikey|key|token|secret|passw(?:or)?d|authorization|bearer|credentials?)$"
)


def looks_secret(value: str) -> bool:
    """Whether a value looks like a vendor's key rather than a name or an address."""
    # Paths may hold hashes as long as any key.
    return bool(_KEY.search(value) or ("/" not in value and "\\" not in value and _LONG.search(value)))


def names_secret(key: str) -> bool:
    """Whether a key's name says that its value is a secret."""
    return bool(_SECRET_NAME.search(key))


def shown(value: object, *, limit: int = 60) -> str:
    """A value for a message: quoted, shortened, no control characters, secrets masked."""
    text = str(value)
    if looks_secret(text):
        return '"***"'
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return f'"{text}"' if len(text) <= limit else f'"{text[:limit]}…"'


def closest(name: str, known: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """The known spelling that is nearest to a name, or null where none is near.

    By optimal string alignment: two letters that changed places are one slip, as they are in typing.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415  (only a mistake needs it)

    near = {each: OSA.normalized_similarity(name.lower(), each.lower()) for each in known}
    best = max(near, key=lambda each: near[each], default=None)
    return best if best is not None and near[best] >= cutoff else None


def nearest(name: str, known: Iterable[str]) -> str | None:
    """``did you mean "x"?``, or null where nothing is near."""
    found = closest(name, known)
    return None if found is None else f'did you mean "{found}"?'


def expand(path: str | Path) -> Path:
    """A path with the home folder in place of ``~``; unlike ``Path.expanduser`` it never fails."""
    return Path(os.path.expanduser(path))  # noqa: PTH111
