"""What could not be vouched for, as a second question to whoever drafted it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from summarizer import wording
from summarizer.domain.event import Doubt, Draft, DraftClaim, Grounded, Withheld
from summarizer.ground.passage import lowered
from summarizer.ground.source import Source

_NO_CONTENT: Final = 3
_LONGEST: Final = 400


def doubts(draft: Draft, grounded: Grounded) -> tuple[Doubt, ...]:
    """The claims of a draft that were withheld, each with the reason and the nearest passage."""
    if not any(item.item == "claim" for item in grounded.withheld):
        return ()
    stand = {claim.id for claim in grounded.claims}
    source = Source.of(grounded.article)
    found: list[Doubt] = []
    for number, claim in enumerate(draft.claims, 1):
        if f"{draft.article_id}.c{number}" in stand:
            continue
        if withheld := _reasons(claim, grounded.withheld):
            reason = "; ".join(dict.fromkeys(item.reason for item in withheld))
            found.append(Doubt(number=number, reason=reason, nearest=nearest(claim, source)))
    return tuple(found)


def _reasons(claim: DraftClaim, withheld: Sequence[Withheld]) -> list[Withheld]:
    quotes = {*claim.quotes, " … ".join(claim.quotes)}
    return [
        item for item in withheld if item.item == "claim" and item.text == claim.text and item.quote in quotes
    ]


def nearest(claim: DraftClaim, source: Source) -> str:
    """The sentence of the kept text that shares most words with a claim, and the sentence after it."""
    wanted = _content(f"{claim.text} {' '.join(claim.quotes)}")
    if claim.quantity:
        wanted |= _content(claim.quantity.phrase)
    best, most = None, 0.0
    for index, span in enumerate(source.sentences):
        words = _content(source.text[span.start : span.end])
        share = len(words & wanted) / (len(words) + len(wanted)) if words else 0.0
        if share > most:
            best, most = index, share
    if best is None:
        return ""
    return wording.shorten(source.read(source.beside([best], before=0)), _LONGEST)


def _content(text: str) -> set[str]:
    return {
        word for word in lowered(text) if len(word) >= _NO_CONTENT or word[0].isdigit()
    } - wording.STOP_WORDS
