"""What the tests of the gateway share: one question and answers to it."""

from __future__ import annotations

import asyncio
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from servers import Canned, Script, Server

from summarizer.config import Profile
from summarizer.llm.base import Message, Request

KEY = "sk-a-very-secret-key-000000000000"
ENVIRON = {"TEST_KEY": KEY}


class Fact(BaseModel):
    model_config = ConfigDict(extra="forbid")
    who: str
    killed: int | None


class Facts(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: str = Field(description="of the article")
    facts: list[Fact] = []


GOOD = '{"title": "A storm", "facts": [{"who": "the coast guard", "killed": 3}]}'
WRONG = '{"title": "A storm", "facts": [{"who": "the coast guard", "killed": "three"}]}'


def question(article: str = "A storm hit.\nThree died. " * 10, label: str = "a1") -> Request[Facts]:
    return Request(
        stage="extract",
        messages=(Message("system", "Say what the article says."), Message("user", article)),
        answer=Facts,
        label=label,
        max_output_tokens=900,
    )


REQUEST = question()


def in_turn(*canned: Canned) -> Script:
    """The given answers one after another, the last one for good."""
    return lambda _, number: canned[min(number, len(canned) - 1)]


def profile(server: Server | None = None, **changes: Any) -> Profile:
    values: dict[str, Any] = {
        "name": "test",
        "kind": "openai",
        "model": "m",
        "base_url": (server.url if server else "http://127.0.0.1:9") + "/v1",
        "key_env": "TEST_KEY",
        **changes,
    }
    return Profile(**values)


class FakeTime:
    """Time that passes only by sleeping; jitter at its most."""

    def __init__(self) -> None:
        self.at = 0.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds
        await asyncio.sleep(0)

    def jitter(self, low: float, high: float) -> float:
        return high
