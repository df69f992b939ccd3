"""From a section to the request that is sent for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from summarizer import prompts
from summarizer.compose.answer import ComposeAnswer
from summarizer.compose.sections import Rejected, Section, identity, notes
from summarizer.llm.base import Message, Request

PROMPT = "compose/v1"


@lru_cache
def fingerprint() -> str:
    """Fingerprint of the prompt's fixed part and the answer's schema."""
    return prompts.load(PROMPT).fingerprint(ComposeAnswer.model_json_schema())


def request_for(
    section: Section, language: str, rejected: Mapping[str, Sequence[Rejected]] | None = None
) -> Request[ComposeAnswer]:
    """The request for one section.

    Args:
        section: What is to be worded.
        language: Its name in English, such as ``German (de)``.
        rejected: By a group's key, sentences that could not be vouched for.
    """
    template = prompts.load(PROMPT)
    text = notes(section, rejected)
    return Request(
        stage="compose",
        messages=(
            Message("system", template.system),
            Message("user", template.render(section_id=identity(text), notes=text, language=language)),
        ),
        answer=ComposeAnswer,
        label=section.label,
    )
