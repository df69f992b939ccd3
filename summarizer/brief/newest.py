"""The order of episodes: main ones before background, newest first, the undated at the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from summarizer import chronology
from summarizer.domain.story import Episode


def first(episodes: Sequence[Episode]) -> list[Episode]:
    """Sort by the last day on which each can have been; episodes of one day stay as they are."""
    return sorted(episodes, key=lambda one: (one.role != "main", *_age(one)))


def _age(episode: Episode) -> tuple[bool, int]:
    if episode.time.edtf is None:
        return True, 0
    last = chronology.bounds(episode.time.edtf).last
    return False, -(last or date.max).toordinal()
