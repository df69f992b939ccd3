"""Who says what a sentence tells."""

from __future__ import annotations

import re

from summarizer.extract.offline.matching import Match, Sentence
from summarizer.extract.offline.naming import Phrase
from summarizer.extract.offline.phrases import is_verb

_NOBODY = frozenset(
    """
    it this that there he she they them we i you who which one what reporters our my your
    """.split()  # noqa: SIM905 - a table of words
)
_PAPERS = frozenset("statement report reports post tweet interview".split())  # noqa: SIM905
_CHAINED = frozenset("of for on in at from with by".split())  # noqa: SIM905 - a table of words


def speaker(sentence: Sentence, at: Match | None = None) -> tuple[int, int] | None:
    """Where the one stands who says what a match tells: the nearest before it, else the nearest behind it.

    Args:
        sentence: Where it is told.
        at: What is told; null: the whole sentence.

    Returns:
        Offsets in the article's text: "a spokesman for the Ministry of Defense" as a whole.
    """
    match = spoken(sentence, at)
    return None if match is None else whole(match, sentence)


def spoken(sentence: Sentence, at: Match | None = None, also: int | None = None) -> Match | None:
    """The saying that a match is part of, by whomever it is named.

    Args:
        sentence: Where it is told.
        at: What is told; null: the whole sentence.
        also: Where a pronoun stands of which it is known whom it means.
    """
    found = [match for match in sentence.matches if match.pattern.role == "speech"]
    found = [match for match in found if _named(match) or match.slots["speaker"][0].phrase.start == also]
    if not found:
        return None
    if at is None:
        return found[0]
    before = [match for match in found if match.at[0] < at.at[0]]
    behind = [match for match in found if match.at[0] >= at.at[1] and _closes(match, sentence)]
    if before:
        return max(before, key=lambda match: match.at[0])
    return behind[0] if behind else None


def _closes(match: Match, sentence: Sentence) -> bool:
    """Whether a saying is of what stands before it: "..., the army said", not "and the army said that"."""
    return match.pattern.line[0] != "{" or _CLOSES.match(sentence.parsed.line, match.at[1]) is not None


_CLOSES = re.compile(
    r"(?: (?:on )?@W\d+)*(?: [.,;]|$| in an? (?:@T\d+ )?(?:statement|interview|tweet|report))"
)
_ISSUED = re.compile(r"(?:issued|released) by\Z")


def whole(match: Match, sentence: Sentence) -> tuple[int, int] | None:
    """The speaker with what belongs to it; null where it is not plain who that is."""
    phrase = match.slots["speaker"][0].phrase
    items = sentence.parsed.line.split(" ")
    places = sentence.parsed.places
    at = next(n for n, place in enumerate(places) if place[0] == phrase.start)
    end = ending(sentence, phrase)
    while at > 1 and items[at - 1] in _CHAINED:
        if _ISSUED.match(" ".join(items[at - 2 : at])):
            break
        if not items[at - 2].startswith(("@P", "@G", "@N", "@T")):
            return None
        at -= 2
    if items[at - 1 : at] == ["and"] and at == _SECOND and items[0].startswith("@"):
        at = 0  # "Officials and witnesses said"
    return places[at][0], end


_SECOND = 2
"""Place of the second of two who open a sentence together."""


def ending(sentence: Sentence, phrase: Phrase, *, named: bool = False) -> int:
    """Where a phrase ends with what belongs to it: "Ministry of Defence", "the ministry in Lima".

    Args:
        sentence: Where it stands.
        phrase: The phrase.
        named: Whether only a name behind "of" belongs to it: whom somebody accuses of theft has none.
    """
    items = sentence.parsed.line.split(" ")
    places = sentence.parsed.places
    at = next(n for n, place in enumerate(places) if place[0] == phrase.start)
    end = phrase.end
    if items[at + 1 : at + 2] == ["of"] and "".join(items[at + 2 : at + 3]).startswith(
        "@N" if named else "@"
    ):
        at += 2
        end = places[at][1]
    following = "".join(items[at + 3 : at + 4])
    if (
        items[at + 1 : at + 2] == ["in"]
        and "".join(items[at + 2 : at + 3]).startswith("@N")
        and (following in {",", "."} or is_verb(following))
    ):
        end = places[at + 2][1]
    return end


def _named(match: Match) -> bool:
    phrase = match.slots["speaker"][0].phrase
    return (
        phrase.kind in "PGNT"
        and phrase.words[0] not in _NOBODY
        and phrase.words[-1] not in _PAPERS
        and not phrase.words[-1].isdigit()
    )
