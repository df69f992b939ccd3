"""OpenAI's Batch file format, which other services and vLLM's run-batch use too: JSON Lines.

A request is ``{custom_id, method, url, body}``. An answer is ``{custom_id, response: {status_code, body},
error}``, in an output file or an error file, in any order. Nothing here asks or validates anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

URL = "/v1/chat/completions"
"""Of every request, whatever the provider's own address: services insist on it."""
MOST_REQUESTS, MOST_BYTES = 50_000, 200 * 1024 * 1024
"""What OpenAI takes in one file."""
OK = 200
NO_ANSWER = 599
"""No HTTP status came: the batch expired, or the engine failed."""
_ID = re.compile(rb'"custom_id"\s*:\s*"([A-Za-z0-9_.-]{1,64})"')
_DIGEST, _LABEL = 24, 20


def custom_id(stage: str, label: str, key: str) -> str:
    """Name of a request: readable, and the same only for the same request, attempt and provider.

    At most 64 letters, digits, ``-`` and ``_``, which every service accepts.

    Args:
        stage: Of the request.
        label: For people, such as an article's id.
        key: Of its answer in the cache: a hexadecimal digest, ``-``, the attempt's ordinal.
    """
    identity, _, ordinal = key.rpartition("-")
    who = re.sub(r"[^A-Za-z0-9_]+", "-", label)[:_LABEL].strip("-")
    return "-".join(part for part in (stage[:10], who, identity[:_DIGEST], ordinal) if part)


def request_line(name: str, method: str, body: bytes) -> bytes:
    """One request; the body stands in it byte for byte."""
    head = json.dumps({"custom_id": name, "method": method, "url": URL}, separators=(",", ":"))
    return head[:-1].encode() + b',"body":' + body + b"}\n"


@dataclass(frozen=True)
class Answer:
    """What a file says of one request."""

    custom_id: str
    status: int
    body: Any
    """The response's body, or what is known of the error."""

    @property
    def is_answer(self) -> bool:
        """Whether a model answered; how well is another question."""
        return self.status == OK


@dataclass
class Answers:
    """What one or several files hold."""

    found: dict[str, Answer] = field(default_factory=dict)
    lines: int = 0
    repeated: int = 0
    """Lines about a request that another line had answered; the first answer counts."""
    nameless: int = 0
    """Lines without a custom_id."""
    broken: int = 0
    """Lines that are cut off or no JSON."""

    def read(self, lines: Iterable[bytes]) -> None:
        """Take in a file."""
        for line in lines:
            if not line.strip():
                continue
            self.lines += 1
            answer = self._answer(line)
            if answer is None:
                continue
            known = self.found.get(answer.custom_id)
            if known is not None:
                self.repeated += 1
            if known is None or (answer.is_answer and not known.is_answer):
                self.found[answer.custom_id] = answer

    def _answer(self, line: bytes) -> Answer | None:
        try:
            content = json.loads(line)
        except (ValueError, RecursionError):
            self.broken += 1
            name = _ID.search(line)  # enough to know whom to ask again
            return Answer(name[1].decode(), NO_ANSWER, "the line is cut off") if name else None
        name = content.get("custom_id") if isinstance(content, dict) else None
        if not isinstance(name, str) or not name:
            self.nameless += 1
            return None
        return _parsed(name, content)


def _parsed(name: str, content: dict[str, Any]) -> Answer:
    response, error = content.get("response"), content.get("error")
    if isinstance(response, dict):
        body = response.get("body")
        if isinstance(body, str):
            try:
                body = json.loads(body)
            except ValueError:
                body = {"error": {"message": body}}
        status = response.get("status_code", OK)
        status = status if isinstance(status, int) and not isinstance(status, bool) else NO_ANSWER
        if status == OK and not error and isinstance(body, dict) and not body.get("error"):
            return Answer(name, OK, body)
        return Answer(name, status if status != OK else NO_ANSWER, body or error)
    return Answer(name, NO_ANSWER, error)
