"""Re-asking, by instructor: the one owner of invalid answers.

instructor's loop runs with a handler of ours, registered under a pair of provider and mode that instructor
leaves free. So it is the same loop for every vendor; the schema is not rebuilt on every call; and the
wording and size of a re-ask are ours.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, cast

from instructor.core.exceptions import InstructorRetryException, ResponseParsingError
from instructor.core.retry import retry_async
from instructor.v2.core.mode import Mode
from instructor.v2.core.providers import Provider
from instructor.v2.core.registry import mode_registry
from openai.types import CompletionUsage
from pydantic import BaseModel

from summarizer.errors import InvalidAnswerError, RefusalError
from summarizer.llm import answers
from summarizer.llm.answers import Answered, Problem, Turn
from summarizer.llm.base import Answer
from summarizer.llm.failures import unwrap

_PROVIDER, _MODE = Provider.UNKNOWN, Mode.JSON_SCHEMA


@dataclass(frozen=True)
class Accepted(Generic[Answer]):
    """A valid answer, the exchange that brought it and how many re-asks it took."""

    value: Answer
    last: Answered
    reasks: int


class _UnusableError(ResponseParsingError):
    """Carries a problem through instructor's loop, which re-asks on its base class."""

    def __init__(self, problem: Problem) -> None:
        super().__init__("; ".join(problem.lines), mode=_MODE.value)
        self.problem = problem


class _Answer(BaseModel):
    """What instructor takes the answer's model for: it walks through all fields of a model on every call.

    The answer's own model is applied by ``_parse``.
    """


@dataclass(frozen=True)
class _Exchange:
    turn: Turn[Any]
    answered: Answered
    usage: CompletionUsage
    """In a form that instructor knows: otherwise it imports another SDK to look for one, for two seconds."""


async def ask(
    send: Callable[[Turn[Answer]], Awaitable[Answered]], turn: Turn[Answer], reasks: int, provider: str
) -> Accepted[Answer]:
    """Send a turn until a valid answer comes, re-asking at most ``reasks`` times.

    Raises:
        RefusalError: the last answer was a refusal.
        InvalidAnswerError: the last answer was cut off or invalid.
        ProviderError: whatever ``send`` raised; it is not re-asked.
    """
    _register()

    async def call(*, turn: Turn[Answer]) -> _Exchange:
        return _Exchange(
            turn, await send(turn), CompletionUsage(completion_tokens=0, prompt_tokens=0, total_tokens=0)
        )

    try:
        accepted: Any = await retry_async(
            call,
            response_model=_Answer,
            args=(),
            kwargs={"turn": turn},
            max_retries=reasks,
            mode=_MODE,
            provider=_PROVIDER,
        )
    except InstructorRetryException as error:
        if isinstance(error.__cause__, _UnusableError):
            raise _final(error.__cause__.problem, reasks, provider) from None
        if ours := unwrap(error):
            raise ours from ours.__cause__
        raise (error.__cause__ or error) from None
    assert isinstance(accepted, Accepted)
    return accepted


def _final(problem: Problem, reasks: int, provider: str) -> InvalidAnswerError | RefusalError:
    after = f" after {reasks} re-ask{'s' if reasks != 1 else ''}" if reasks else ""
    if problem.kind == "refused":
        return RefusalError(f"{provider}: the model declined to answer{after}")
    if problem.kind == "truncated":
        return InvalidAnswerError(
            f"{provider}: the answer was cut off at the length limit{after}",
            hint="raise max_output_tokens (and context_tokens, where set); some models repeat themselves",
        )
    return InvalidAnswerError(f"{provider}: no valid answer{after}: {problem.lines[0]}")


def _parse(response: _Exchange, **_: Any) -> Accepted[Any]:
    try:
        value = answers.read(response.answered, response.turn.request.answer)
    except Problem as problem:
        raise _UnusableError(problem) from None
    return Accepted(value, response.answered, response.turn.reasks)


def _reask(kwargs: dict[str, Any], response: _Exchange, exception: Exception) -> dict[str, Any]:
    assert isinstance(exception, _UnusableError)
    return {**kwargs, "turn": answers.reask(response.turn, response.answered, exception.problem)}


@cache
def _register() -> None:
    # instructor logs answers and errors at level ERROR; they are reported by us, and hold article text.
    logger = logging.getLogger("instructor")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False
    mode_registry.register(
        provider=_PROVIDER,
        mode=_MODE,
        request_handler=lambda response_model, kwargs: (response_model, kwargs),
        reask_handler=_reask,
        response_parser=cast("Any", _parse),
    )
