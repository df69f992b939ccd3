"""What a run would ask and what that would cost, without asking: ``--dry-run``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from summarizer.config import Profile
from summarizer.errors import ProviderError
from summarizer.llm.answers import Tokens
from summarizer.llm.base import Gateway, Request
from summarizer.llm.budget import price
from summarizer.llm.unsent import UnsentError

BYTES_PER_TOKEN = 4
"""Of a request; the cost limit counts in the same way."""


@dataclass(frozen=True)
class Plan:
    """What one stage would ask of one provider. Tokens and costs are estimates of ``to_send`` alone."""

    stage: str
    provider: str
    model: str
    requests: int = 0
    answered: int = 0
    """Answered from the cache or from recordings: free."""
    hopeless: int = 0
    """Of which it is known before that they will fail: too long for the model's window, not recorded."""
    to_send: int = 0
    input_tokens: int = 0
    input_basis: str = f"{BYTES_PER_TOKEN} bytes of a request a token"
    output_tokens: int = 0
    output_basis: str = ""
    most_output_tokens: int = 0
    """If every answer were as long as it may be."""
    cost: float | None = None
    """Null: no prices are configured."""
    most_cost: float | None = None
    currency: str | None = None


async def plan(
    gateway: Gateway,
    profile: Profile,
    requests: Iterable[Request[Any]],
    *,
    expansion: float,
) -> Plan:
    """Go through the requests with a gateway that sends nothing.

    Args:
        gateway: As ``open_unsent`` gives it.
        profile: Its provider.
        requests: Of one stage.
        expansion: Length of an answer in proportion to the request's last message, where no answer of the
            same stage is known yet.
    """
    found = Plan(stage="", provider=profile.name, model=profile.model)
    known: list[int] = []
    guessed = 0.0
    for request in requests:
        found = replace(found, stage=request.stage, requests=found.requests + 1)
        try:
            reply = await gateway.ask(request)
        except UnsentError as error:
            out = error.outgoing
            found = replace(
                found,
                to_send=found.to_send + 1,
                input_tokens=found.input_tokens + len(out.content) // BYTES_PER_TOKEN,
                most_output_tokens=found.most_output_tokens + out.max_output_tokens,
            )
            length = expansion * len(request.messages[-1].content.encode()) / BYTES_PER_TOKEN
            guessed += min(length, out.max_output_tokens)
        except ProviderError:
            found = replace(found, hopeless=found.hopeless + 1)
        else:
            found = replace(found, answered=found.answered + 1)
            known.append(reply.usage.output_tokens)
    return _estimated(found, profile, known, guessed, expansion)


def _estimated(found: Plan, profile: Profile, known: list[int], guessed: float, expansion: float) -> Plan:
    if known:
        output = round(found.to_send * sum(known) / len(known))
        basis = f"mean of the {len(known)} answers that are there"
    else:
        output, basis = round(guessed), f"{expansion:g} times the text sent, as in the example articles"
    prices = profile.prices
    return replace(
        found,
        output_tokens=min(output, found.most_output_tokens),
        output_basis=basis,
        cost=price(Tokens(found.input_tokens, 0, output), prices),
        most_cost=price(Tokens(found.input_tokens, 0, found.most_output_tokens), prices),
        currency=prices.currency if prices else None,
    )
