"""The question about a batch of pairs, and the form of its answer."""

# ruff: noqa: D101 - a docstring here would be sent to the model, as a description in the schema
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from summarizer import prompts
from summarizer.domain.event import Event
from summarizer.extract.stretches import unmarked
from summarizer.llm.base import Message, Request
from summarizer.merge.undecided import Undecided
from summarizer.wording import shorten

PROMPT = "adjudicate/v1"
BATCH = 10
"""Pairs of one question."""
_TITLE, _QUOTE, _NAMES = 200, 400, 200
_TAG = re.compile(r"<(?=/?\s*pair-)", re.IGNORECASE)
"""What an article says could close the tags around it."""


class PairItem(BaseModel):
    model_config = ConfigDict(extra="forbid")

    pair: int
    same: Literal["yes", "no", "unsure"]
    why: str


class AdjudicationAnswer(BaseModel):
    model_config = ConfigDict(extra="forbid")

    pairs: list[PairItem]


@lru_cache
def fingerprint() -> str:
    """Fingerprint of the prompt's fixed part and the answer's schema."""
    return prompts.load(PROMPT).fingerprint(AdjudicationAnswer.model_json_schema())


def question(pairs: Sequence[Undecided], label: str) -> Request[AdjudicationAnswer]:
    """The request about some pairs, numbered from 1.

    Args:
        pairs: At most ``BATCH``.
        label: For progress and errors.
    """
    template = prompts.load(PROMPT)
    told = "\n\n".join(_pair(number, pair) for number, pair in enumerate(pairs, 1))
    return Request(
        stage="adjudicate",
        messages=(
            Message("system", template.system),
            Message("user", template.render(pairs=told)),
        ),
        answer=AdjudicationAnswer,
        max_output_tokens=2048,
        label=label,
    )


def _pair(number: int, pair: Undecided) -> str:
    return f"<pair-{number}>\n{_told('first', pair.a)}\n{_told('second', pair.b)}\n</pair-{number}>"


def _told(which: str, event: Event) -> str:
    cast = ", ".join(who.name for who in event.participants)
    lines = [
        f"{which}: {event.type.value}, {event.status.value}: {shorten(event.title, _TITLE)}",
        f"when: {event.time.phrase or 'not said'}{f' ({event.time.edtf})' if event.time.edtf else ''}",
        f"where: {shorten(event.place, _TITLE) if event.place else 'not said'}",
        f"who: {shorten(cast, _NAMES) if cast else 'not said'}",
        *(f"passage: {shorten(' '.join(e.exact.split()), _QUOTE)}" for e in event.evidence[:2]),
    ]
    return _TAG.sub("‹", unmarked("\n".join(lines)))
