"""The answers for the stretches of a long article as one: what two stretches both tell is told once."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer import wording
from summarizer.domain.event import DraftClaim, DraftEvent

_ALIKE = 0.5
"""Least share of the shorter quotation's words that stands in the other."""


def without_repeats(
    events: Sequence[DraftEvent],
    claims: Sequence[DraftClaim],
    later_events: Sequence[DraftEvent],
    later_claims: Sequence[DraftClaim],
    repeated: str,
) -> tuple[list[DraftEvent], list[DraftClaim]]:
    """What a later stretch adds to the earlier ones.

    An event or a claim that it quotes from the repeated passage alone, and that an earlier stretch has with
    the same kind and a quotation of the same words, is left out. Claims about such an event then are about
    the earlier one.

    Args:
        events: Of the earlier stretches.
        claims: Of the earlier stretches.
        later_events: Of the later one, with keys of its own.
        later_claims: Of the later one.
        repeated: The passage that both were sent.
    """
    passage = wording.folded(repeated)
    same: dict[str, str] = {}
    new_events: list[DraftEvent] = []
    for event in later_events:
        twin = None
        if _inside(event.quotes, passage):
            twin = next(
                (e for e in reversed(events) if e.type is event.type and _alike(e.quotes, event.quotes)), None
            )
        if twin is None:
            new_events.append(event)
        else:
            same[event.key] = twin.key
    new_claims: list[DraftClaim] = []
    for claim in later_claims:
        told = _inside(claim.quotes, passage) and any(
            _is_twin(earlier, claim) for earlier in reversed(claims)
        )
        if not told:
            key = same.get(claim.event_key, claim.event_key)
            new_claims.append(
                claim if key == claim.event_key else claim.model_copy(update={"event_key": key})
            )
    return new_events, new_claims


def _is_twin(one: DraftClaim, other: DraftClaim) -> bool:
    if one.kind is not other.kind or not _alike(one.quotes, other.quotes):
        return False
    if one.quantity is None or other.quantity is None:
        return one.quantity is other.quantity
    return (one.quantity.measure, wording.folded(one.quantity.phrase)) == (
        other.quantity.measure,
        wording.folded(other.quantity.phrase),
    )


def _inside(quotes: Sequence[str], passage: str) -> bool:
    return bool(passage) and all(wording.folded(quote) in passage for quote in quotes)


def _alike(ones: Sequence[str], others: Sequence[str]) -> bool:
    for one in ones:
        for other in others:
            a, b = set(wording.folded(one).split()), set(wording.folded(other).split())
            if a and b and len(a & b) >= _ALIKE * min(len(a), len(b)):
                return True
    return False
