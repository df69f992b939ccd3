"""What an episode need not tell again below a bottom line that has told it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from summarizer import wording
from summarizer.domain.briefing import BriefedEpisode, Sentence

_CONTRARY: Final = re.compile(r", but ")
"""What stands behind it leads back to what stands before it."""


def told_above(episode: BriefedEpisode, bottom: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of an episode of which the bottom line tells all.

    A sentence to which the next one leads back ("since then", "such activities") is told again.

    Args:
        episode: Its sentences, in their order.
        bottom: The bottom line.
    """
    found: list[Sentence] = []
    following: Sentence | None = None
    for sentence in reversed(episode.sentences):
        needed = following is not None and wording.leads_back(_CONTRARY.split(following.text)[0])
        if not needed and any(_tells(one, sentence) for one in bottom):
            found.append(sentence)
        following = sentence
    return found[::-1]


def _tells(above: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence tells all of another one.

    What a model worded was held against every claim that it names; what was worded by rule may also rest on a
    claim for a person's name alone.
    """
    if not (
        set(sentence.claim_ids) <= set(above.claim_ids) and set(sentence.event_ids) <= set(above.event_ids)
    ):
        return False
    return above.worded_by == "model" or wording.content_words(sentence.text) <= wording.content_words(
        above.text
    )
