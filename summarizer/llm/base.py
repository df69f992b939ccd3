"""What the gateway takes and gives, and its one-method protocol."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel

from summarizer.config import Mode

Answer = TypeVar("Answer", bound=BaseModel)
Origin = Literal["live", "recorded", "authored"]


@dataclass(frozen=True)
class Message:
    """One message of a request."""

    role: Literal["system", "user"]
    content: str


@dataclass(frozen=True)
class Request(Generic[Answer]):
    """One question to a model. It says nothing of who answers: that is the gateway's setting."""

    stage: str
    """``extract``, ``adjudicate``, ``compose`` or ``check``: chooses the profile, labels the costs."""
    messages: tuple[Message, ...]
    """Fixed part first, the article last: providers cache prefixes."""
    answer: type[Answer]
    """The pydantic model that the answer must validate against; its JSON schema goes out."""
    max_output_tokens: int = 8192
    label: str = ""
    """For progress and errors, such as the article's id; never sent."""


@dataclass(frozen=True)
class Usage:
    """Tokens and money of one reply, its re-asks included. ``cost`` null: no prices are configured."""

    requests: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = None


class Counted(Protocol):
    """Anything that says what was used."""

    @property
    def requests(self) -> int: ...  # noqa: D102 - as in ``Usage``
    @property
    def input_tokens(self) -> int: ...  # noqa: D102
    @property
    def cached_tokens(self) -> int: ...  # noqa: D102
    @property
    def output_tokens(self) -> int: ...  # noqa: D102
    @property
    def cost(self) -> float | None: ...  # noqa: D102


def total(usages: Iterable[Counted]) -> Usage:
    """Sum up; the cost is null where none is known."""
    found = list(usages)
    costs = [usage.cost for usage in found if usage.cost is not None]
    return Usage(
        requests=sum(usage.requests for usage in found),
        input_tokens=sum(usage.input_tokens for usage in found),
        cached_tokens=sum(usage.cached_tokens for usage in found),
        output_tokens=sum(usage.output_tokens for usage in found),
        cost=sum(costs) if costs else None,
    )


@dataclass(frozen=True)
class Reply(Generic[Answer]):
    """A validated answer and where it came from."""

    value: Answer
    provider: str
    """Name of the profile that answered (a fallback's, if it took over)."""
    model: str
    origin: Origin
    usage: Usage = field(default_factory=Usage)
    reasks: int = 0
    cached: bool = False
    """Answered from the cache: nothing was paid for this time."""
    mode: Mode | None = None
    """The structured-output mode in which it was asked."""


class Gateway(Protocol):
    """Anything that answers requests: a provider, or retry, cache, budget and rate limit around another."""

    async def ask(self, request: Request[Answer]) -> Reply[Answer]:
        """Answer one request.

        Raises:
            ProviderError: of the kind that says what happened; vendor errors never pass through.
        """
        ...

    async def aclose(self) -> None:
        """Release connections and files."""
        ...
