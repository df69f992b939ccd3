"""Who says what a sentence tells."""

from __future__ import annotations

from summarizer.extract.offline.matching import Match, Sentence

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
    spoken = [match for match in sentence.matches if match.pattern.role == "speech" and _named(match)]
    if not spoken:
        return None
    if at is None:
        return _whole(spoken[0], sentence)
    before = [match for match in spoken if match.at[0] < at.at[0]]
    behind = [match for match in spoken if match.at[0] >= at.at[1]]
    if before:
        return _whole(max(before, key=lambda match: match.at[0]), sentence)
    return _whole(behind[0], sentence) if behind else None


def _whole(match: Match, sentence: Sentence) -> tuple[int, int] | None:
    """The speaker with what belongs to it; null where it is not plain who that is."""
    phrase = match.slots["speaker"][0].phrase
    items = sentence.parsed.line.split(" ")
    places = sentence.parsed.places
    at = next(n for n, place in enumerate(places) if place[1] == phrase.start)
    end = phrase.end
    if items[at + 1 : at + 2] == ["of"] and "".join(items[at + 2 : at + 3]).startswith("@"):
        end = places[at + 2][2]
    while at > 1 and items[at - 1] in _CHAINED:
        if not items[at - 2].startswith(("@P", "@G", "@N", "@T")):
            return None
        at -= 2
    return places[at][1], end


def _named(match: Match) -> bool:
    phrase = match.slots["speaker"][0].phrase
    return (
        phrase.kind in "PGNT"
        and phrase.words[0] not in _NOBODY
        and phrase.words[-1] not in _PAPERS
        and not phrase.words[-1].isdigit()
    )
