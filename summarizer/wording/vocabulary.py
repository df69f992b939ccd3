"""Whether a word is an ordinary word of English, where no capital tells it from a name."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=16384)
def is_common(word: str) -> bool:
    """Whether a word in small letters is one of simplemma's English words, and not a form of a name there.

    The dictionary is read at the first call, in about 0.2 s.
    """
    from simplemma import is_known, lemmatize  # noqa: PLC0415 - only texts in capitals need it

    return is_known(word, "en") and lemmatize(word, "en").islower()
