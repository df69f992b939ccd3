"""A model's text → the validated answer, and, where it is none, what to tell the model.

The wording of a re-ask is ours and not pydantic's: it must not change with a library's version, because
recordings are matched on it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Literal

from pydantic import ValidationError

from summarizer.llm.base import Answer, Request
from summarizer.llm.schema import schema_text

Finish = Literal["stop", "length", "refusal", "empty"]
_MOST_PROBLEMS = 20


@dataclass(frozen=True)
class Tokens:
    """What one exchange used. Input includes the cached part."""

    input: int = 0
    cached: int = 0
    output: int = 0


@dataclass(frozen=True)
class Answered:
    """What one exchange brought, in no vendor's shape."""

    text: str
    finish: Finish
    model: str
    tokens: Tokens


@dataclass(frozen=True)
class Turn(Generic[Answer]):
    """A request, or a re-ask of it: then with the answer that was wrong and what was wrong about it."""

    request: Request[Answer]
    wrong: str = ""
    problems: str = ""
    reasks: int = 0

    def messages(self) -> list[tuple[Literal["system", "user", "assistant"], str]]:
        """Roles and contents in order; a re-ask adds to the first request, never to another re-ask."""
        out: list[tuple[Literal["system", "user", "assistant"], str]] = [
            (message.role, message.content) for message in self.request.messages
        ]
        if self.wrong:
            out.append(("assistant", self.wrong))
        if self.problems:
            out.append(("user", self.problems))
        return out


@dataclass(frozen=True)
class Problem(Exception):  # noqa: N818 - not an error to report: a step on the way to a re-ask
    """Why an answer cannot be used: a line for each fault."""

    kind: Literal["invalid", "truncated", "refused"]
    lines: tuple[str, ...] = field(default=())


def read(answered: Answered, answer: type[Answer]) -> Answer:
    """Validate an answer.

    Raises:
        Problem: it is refused, cut off, not JSON or not of the right shape.
    """
    if answered.finish == "refusal":
        raise Problem("refused", (answered.text,))
    if answered.finish == "length":
        raise Problem("truncated", ("the answer was cut off at the length limit",))
    if not answered.text.strip():
        raise Problem("invalid", ("the answer is empty",))
    try:
        return answer.model_validate_json(bare_json(answered.text))
    except ValidationError as error:
        raise Problem("invalid", tuple(problem_lines(error))) from error


def whole_characters(text: str) -> str:
    """The text without halves of characters, which JSON can hold and UTF-8 cannot."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def bare_json(text: str) -> str:
    """The JSON object in a text; small models like to fence it or to talk around it."""
    text = text.strip()
    if text.startswith("{"):
        return text
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text


def problem_lines(error: ValidationError) -> Iterable[str]:
    """A line for each fault: where, and what is wrong."""
    faults = error.errors(include_url=False)
    for fault in faults[:_MOST_PROBLEMS]:
        path = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in fault["loc"]).lstrip(".")
        yield f"{path or 'answer'}: {_wording(fault['type'], fault.get('ctx', {}))}"
    if len(faults) > _MOST_PROBLEMS:
        yield f"... and {len(faults) - _MOST_PROBLEMS} more"


def reask(turn: Turn[Answer], answered: Answered, problem: Problem) -> Turn[Answer]:
    """The turn that asks again. What it adds is at most as long, as JSON, as the first request."""
    room = sum(_size(message.content) for message in turn.request.messages) + _size(
        schema_text(turn.request.answer)
    )
    if problem.kind == "truncated":
        text = "Your answer was cut off at the length limit. Answer again from the start, more briefly."
        return replace(turn, wrong="", problems=_cut(text, room), reasks=turn.reasks + 1)
    if problem.kind == "refused":
        text = (
            "Nothing came that can be used. Answer again, only with JSON that matches the schema;"
            " use empty lists where there is nothing to say."
        )
        return replace(turn, wrong="", problems=_cut(text, room), reasks=turn.reasks + 1)
    lines = "\n".join(f"- {line}" for line in problem.lines)
    text = _cut(
        f"Your answer cannot be used:\n{lines}\nAnswer again in full with these faults put right.", room // 2
    )
    return replace(
        turn, wrong=_cut(answered.text, room - _size(text) - 64), problems=text, reasks=turn.reasks + 1
    )


def _size(text: str) -> int:
    return len(json.dumps(text))


def _cut(text: str, room: int) -> str:
    """The text's beginning, such that it takes at most ``room`` characters as JSON."""
    if _size(text) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _size(text[:middle]) + 8 <= room else (low, middle - 1)
    return text[:low] + " ..." if low else ""


def _wording(kind: str, context: dict[str, Any]) -> str:
    if kind in {"enum", "literal_error"}:
        return f"must be one of {context.get('expected', '')}".replace("'", "")
    if kind == "value_error":
        return " ".join(str(context.get("error", "is not acceptable")).split())
    if kind in _WORDING:
        return _WORDING[kind].format_map(_Context(context))
    return kind.replace("_", " ")


class _Context(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return key


_WORDING = {
    "missing": "is missing",
    "extra_forbidden": "is not a field of the schema",
    "json_invalid": "is not valid JSON",
    "string_type": "must be a string",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "list_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "none_required": "must be null",
    "string_too_short": "must have at least {min_length} characters",
    "string_too_long": "must have at most {max_length} characters",
    "too_short": "must have at least {min_length} items",
    "too_long": "must have at most {max_length} items",
    "greater_than": "must be greater than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be at most {le}",
    "string_pattern_mismatch": "must match {pattern}",
}
