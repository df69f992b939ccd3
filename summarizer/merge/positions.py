"""Who holds what, for a disagreement: a position a claim, those of one camp beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from summarizer import names
from summarizer.domain.event import Claim
from summarizer.domain.event_types import EventType
from summarizer.domain.story import Position
from summarizer.wording import STOP_WORDS, stem, texts

HARMFUL = frozenset(
    {
        EventType.CLASH,
        EventType.ATTACK,
        EventType.TERRITORIAL_CHANGE,
        EventType.PROTEST,
        EventType.ACCIDENT,
        EventType.DISASTER,
        EventType.CRIME,
    }
)
"""What somebody can be blamed for by itself; a statement or an accusation is about one of these."""
_SAYING = frozenset(
    stem(word)
    for word in """
    said told reported denied deny rejected accused blamed claimed stated announced accusation accusations
    allegation allegations claims report reports responsibility officials spokesman spokeswoman ministry
    """.split()  # noqa: SIM905 - a table of words
)


def camp(claim: Claim) -> str | None:
    """The party that a claim's speaker stands for, or the speaker; null for the article's own voice."""
    if claim.speaker is None:
        return None
    return claim.party or names.party(claim.speaker) or names.key(claim.speaker)


def aimed(claim: Claim) -> str | None:
    """The party that a claim blames or accuses, or its name's key."""
    return (names.party(claim.target) or names.key(claim.target)) if claim.target else None


def positions(claims: Sequence[Claim]) -> tuple[Position, ...]:
    """One position a claim, those of one camp beside each other, in the order in which camps appear."""
    order = {name: n for n, name in reversed(list(enumerate(camp(c) for c in claims)))}
    ordered = sorted(claims, key=lambda claim: order[camp(claim)])
    return tuple(
        Position(speaker=c.speaker, text=c.text, claim_ids=(c.id,), article_ids=(c.article_id,))
        for _, group in groupby(ordered, key=camp)
        for c in group
    )


def matter(claim: Claim) -> frozenset[str]:
    """Stems of what a claim is about: its words without names of parties, speakers and verbs of saying."""
    return frozenset(_content(texts(claim.text))) - _name_stems(claim)


def _content(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        low = word.casefold()
        if len(low) > 2 and low not in STOP_WORDS and names.party(word) is None:  # noqa: PLR2004 - short words
            shortened = stem(low)
            if shortened not in _SAYING:
                yield shortened


def _name_stems(claim: Claim) -> frozenset[str]:
    said = " ".join(filter(None, (claim.speaker, claim.target)))
    return frozenset(stem(word.casefold()) for word in texts(said))
