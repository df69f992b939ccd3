"""What a sentence looks like that tells of violence: whether as of something that happened, or in general."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.extract.offline.incidents.lexicon import Trigger, cues
from summarizer.extract.offline.lines import Line, Token
from summarizer.extract.offline.words import words

if TYPE_CHECKING:
    from summarizer.extract.offline.incidents.mentions import Victim

_REACH = 5
_LONGEST = 60
_MANY = 50


def of_sentence(line: Line, token: Token, trigger: Trigger, *, several: bool) -> dict[str, float]:
    """The word that tells of it, and the words before it."""
    tokens = [
        "" if one.low == "may" and _is_month(line, at) else one.low for at, one in enumerate(line.tokens)
    ]
    index = line.tokens.index(token)
    before = tokens[max(0, index - _REACH) : index]
    near, next_to = set(before[-3:]), set(before[-2:])
    known, sorts = cues(), words()
    return {
        f"kind {trigger.kind}": 1,
        "noun": trigger.noun,
        "plural": trigger.plural,
        "modal": not known.modal.isdisjoint(before),
        "modal somewhere": not known.modal.isdisjoint(tokens),
        "to": bool(before) and before[-1] == "to",
        "negative": not known.negative.isdisjoint(before),
        "passive": not near.isdisjoint({"was", "were"}),
        "perfect": not near.isdisjoint({"been", "have", "has", "had"}),
        "definite": not next_to.isdisjoint({"the", "this", "that"}),
        "indefinite": not near.isdisjoint({"a", "an", "another"}),
        "self": not known.self.isdisjoint(tokens),
        "general": sum(word in known.general for word in tokens),
        "tells": not known.tells.isdisjoint(tokens),
        "question": "?" in tokens,
        "several": several,
        "military": not sorts.military.isdisjoint(tokens),
        "civilian": not sorts.civilian.isdisjoint(tokens),
        "length": min(len(tokens), _LONGEST) / _LONGEST,
        "number": any(word[:1].isdigit() for word in tokens),
    }


def _is_month(line: Line, at: int) -> bool:
    """Whether a "may" is one: "3 May", "May 3"."""
    beside = (*line.tokens[max(0, at - 1) : at], *line.tokens[at + 1 : at + 2])
    return any(one.low[0].isdigit() for one in beside)


def of_victims(victims: Sequence[Victim]) -> dict[str, float]:
    """To whom it happened."""
    found: dict[str, float] = {f"victim {one.measure}": 1 for one in victims}
    found["victim named"] = any(one.named for one in victims)
    found["victims counted"] = any(one.number is not None and not one.named for one in victims)
    found["victims many"] = any((one.number or 0) > _MANY for one in victims)
    found["victims uncounted"] = any(one.number is None for one in victims)
    found["victim military"] = any(not words().military.isdisjoint(one.phrase.words) for one in victims)
    return found
