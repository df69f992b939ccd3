"""A provider profile: everything the gateway needs to have requests answered by one model."""

from __future__ import annotations

import re
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

Kind = Literal["openai", "anthropic", "google", "llamacpp"]
Mode = Literal["json_schema", "tools", "json_object"]
OutputLimit = Literal["max_tokens", "max_completion_tokens"]

_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]{0,63}")
_HEADER = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")


def _variable(value: str) -> str:
    # Lower case is refused because it would let most vendors' keys through as if they were names.
    if not _VARIABLE.fullmatch(value):
        raise ValueError("the name of an environment variable in capitals, never the secret itself")
    return value


def _base_url(value: str) -> str:
    try:
        parts = urlsplit(value)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or re.search(r"\s", value):
        raise ValueError("an address such as http://localhost:8000/v1")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ValueError(
            "an address without user, password or query (use key_env, headers_env or api_version)"
        )
    return value


def _pairs(value: object) -> object:
    return tuple(sorted(value.items())) if isinstance(value, dict) else value


def _headers(value: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    if not all(_HEADER.fullmatch(name) for name, _ in value):
        raise ValueError("a table of header names, each with the name of an environment variable")
    return value


Variable = Annotated[str, AfterValidator(_variable)]
"""Name of an environment variable."""
BaseUrl = Annotated[str, AfterValidator(_base_url)]
HeadersFromEnvironment = Annotated[
    tuple[tuple[str, Variable], ...], BeforeValidator(_pairs), AfterValidator(_headers)
]


class Section(BaseModel):
    """A part of the configuration: frozen, no unknown keys, and its errors never show what was given.

    Not the domain's ``Value``: the gateway reads profiles, and knows nothing of the domain.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Limits(Section):
    """How hard a provider may be driven. Times in seconds."""

    concurrency: int = Field(default=8, ge=1, le=1024)
    requests_per_minute: int | None = Field(default=None, ge=1)
    tokens_per_minute: int | None = Field(default=None, ge=1)
    attempts: int = Field(default=10, ge=1, le=20)
    """Failures in transport after which a request is given up: at 30% of them, one of 170,000."""
    reasks: int = Field(default=4, ge=0, le=10)
    """How often an unusable answer is asked for again: at 10% of them, one of 100,000 in vain."""
    timeout: float = Field(default=300.0, gt=0, allow_inf_nan=False)
    """Of one exchange. A long answer takes minutes; whoever hangs up earlier has paid for nothing."""
    deadline: float = Field(default=1800.0, gt=0, allow_inf_nan=False)
    """Of one request with all its attempts and waits."""


class Prices(Section):
    """Money per million tokens."""

    input: float = Field(ge=0, allow_inf_nan=False)
    output: float = Field(ge=0, allow_inf_nan=False)
    cached_input: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    """Null: cached input costs what input costs."""
    batch: float | None = Field(default=None, ge=0, le=1, allow_inf_nan=False)
    """What an answer from a batch costs of these prices, such as 0.5; null: unknown."""
    currency: str = Field(default="USD", min_length=1, max_length=8)


class Profile(Section):
    """One way to have requests answered: a named table ``[providers.NAME]`` of the configuration.

    It holds no secret: keys are named by their environment variables, and read by the gateway.
    """

    name: str
    kind: Kind
    model: str = Field(min_length=1)
    """The provider's name for the model; for ``llamacpp`` the path of a GGUF file."""
    base_url: BaseUrl | None = None
    key_env: Variable | None = None
    """Name of the environment variable that holds the key; null: no key is sent."""
    headers_env: HeadersFromEnvironment = ()
    """Further request headers, each with the environment variable that holds its value."""
    api_version: str | None = Field(default=None, min_length=1)
    """Sent as the query parameter ``api-version`` (Azure's preview features); null: not sent."""
    modes: tuple[Mode, ...] = Field(default=("json_schema", "tools", "json_object"), min_length=1)
    """Structured-output modes, in the order in which they are tried."""
    max_output_tokens: int = Field(default=8192, ge=16)
    output_limit: OutputLimit = "max_tokens"
    """Parameter for ``max_output_tokens`` (kind ``openai``): reasoning models know only the longer one."""
    context_tokens: int | None = Field(default=None, ge=256)
    """Size of the window, input and output together; null: unknown (``llamacpp``: the model's own)."""
    temperature: float | None = Field(default=0.0, ge=0, le=2, allow_inf_nan=False)
    """Null: not sent (some models reject it)."""
    seed: int | None = Field(default=None, ge=0)
    """Null: not sent."""
    reasoning_effort: str | None = Field(default=None, pattern=r"^[a-z]+$")
    """How much a reasoning model may think, in the provider's own word; null: not sent."""
    limits: Limits = Limits()
    prices: Prices | None = None
    """Null: unknown, so that costs are unknown too."""
    fallbacks: tuple[str, ...] = ()
    """Names of profiles that take over, in order, when this one cannot answer."""
