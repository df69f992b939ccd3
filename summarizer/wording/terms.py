"""Comparing words, and showing text on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizer.wording.folding import folded
from summarizer.wording.sentences import texts

_SUFFIX = re.compile(r"(?:'s|ingly|edly|ings|ing|ies|ied|ers|er|ed|es|s|ly|e|y)$")
_SHORTEST_STEM = 3


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A rough English stem: for saying that two words may be forms of one, never that they mean the same."""
    base = folded(word)
    if len(base) <= _SHORTEST_STEM:
        return base
    cut = _SUFFIX.sub("", base)
    if len(cut) < _SHORTEST_STEM:
        return base
    return cut[:-1] if len(cut) > _SHORTEST_STEM and cut[-1] == cut[-2] and cut[-1] not in "ls" else cut


STOP_WORDS = frozenset(
    """
    a about above after again against ago all already also although am amid among an and another any
    are around as at be became because been before being below between both but by can could did do
    does doing down due during each earlier either else ever every few for from further had has have
    having he her here hers herself him himself his how however if in including instead into is it
    its itself just later least less like many may me meanwhile might more most much must my near
    nearly not now of off on once one only onto or other our ours out over own per same several she
    should since so some still such than that the their them themselves then there these they this
    those though through thus to together too toward towards two under until up upon us very was we
    were what when where whether which while who whom whose why will with within without would yet
    you your
    """.split()  # noqa: SIM905 - a table of words
)
"""English words that carry no fact by themselves."""


def content_words(text: str) -> frozenset[str]:
    """The words of a text in small letters, without those that carry no fact by themselves."""
    return frozenset(word.casefold() for word in texts(text)) - STOP_WORDS


LEAD_INS = (
    r"on the other hand|in addition|however|meanwhile|moreover|furthermore|for (?:its|his|her|their) part|"
    r"still|also|besides|in turn|at the same time|by contrast|nevertheless"
)
"""Words that before a comma only tie a sentence to the one before it, as alternatives of a pattern."""
_LEAD_IN = re.compile(rf"(?:{LEAD_INS}), (?=\S)", re.IGNORECASE)


def without_lead_in(text: str) -> str:
    """A sentence without words at its beginning that only tie it to the one before ("In addition, …")."""
    match = _LEAD_IN.match(text)
    return text if match is None else f"{text[match.end()].upper()}{text[match.end() + 1 :]}"


def small_article(text: str) -> str:
    """A name as it stands inside a sentence: "The ministry" is "the ministry" there."""
    return f"{text[:1].lower()}{text[1:]}" if text.startswith(("The ", "A ", "An ")) else text


def listed(parts: Sequence[str]) -> str:
    """Parts in running text: with commas, the last with "and"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def shorten(text: str, limit: int = 80) -> str:
    """The text on one line, cut at a word with an ellipsis when it is longer than ``limit`` code points."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[limit // 2 :] else cut}…"
