"""Settings from TOML, environment and flags: provider profiles and limits."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from summarizer.domain.base import Value

Kind = Literal["openai", "anthropic", "google", "llamacpp"]
Mode = Literal["json_schema", "tools", "json_object"]


class Limits(Value):
    """How hard a provider may be driven. Times in seconds."""

    concurrency: int = Field(default=8, ge=1, le=1024)
    requests_per_minute: int | None = Field(default=None, ge=1)
    tokens_per_minute: int | None = Field(default=None, ge=1)
    attempts: int = Field(default=6, ge=1, le=20)
    """Transport attempts of one exchange, the first included."""
    reasks: int = Field(default=2, ge=0, le=10)
    """How often an invalid answer is asked for again."""
    timeout: float = Field(default=120.0, gt=0)
    """Of one exchange."""
    deadline: float = Field(default=600.0, gt=0)
    """Of one request with all its attempts and waits."""


class Prices(Value):
    """Money per million tokens."""

    input: float = Field(ge=0)
    output: float = Field(ge=0)
    cached_input: float | None = Field(default=None, ge=0)
    """Null: cached input costs what input costs."""
    currency: str = "USD"


class Profile(Value):
    """One way to have requests answered: a named table ``[providers.NAME]`` of the configuration."""

    name: str
    kind: Kind
    model: str
    base_url: str | None = None
    key_env: str | None = None
    """Name of the environment variable that holds the key; null: no key is sent."""
    modes: tuple[Mode, ...] = ("json_schema", "tools", "json_object")
    """Structured-output modes, in the order in which they are tried."""
    max_output_tokens: int = Field(default=8192, ge=16)
    temperature: float | None = Field(default=0.0, ge=0)
    """Null: not sent (some models reject it)."""
    limits: Limits = Limits()
    prices: Prices | None = None
    fallbacks: tuple[str, ...] = ()
    """Names of profiles that take over, in order, when this one cannot answer."""
