"""Putting a gateway together from profiles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import httpx2

from summarizer.config import Profile
from summarizer.errors import ConfigError
from summarizer.llm import vendors
from summarizer.llm.answers import Tokens
from summarizer.llm.base import Gateway
from summarizer.llm.budget import Budget
from summarizer.llm.cache import Cache, CacheFile, address
from summarizer.llm.fallback import FallbackGateway
from summarizer.llm.provider import ProviderGateway
from summarizer.llm.recorded import Recorder, Replayer
from summarizer.llm.retry import Clock, OnWait, no_sleep
from summarizer.llm.transport import Gate, Judge
from summarizer.llm.vendors import Vendor


def open_gateway(
    profile: Profile,
    *,
    environ: Mapping[str, str],
    fallbacks: Sequence[Profile] = (),
    record: Path | None = None,
    replay: Path | None = None,
    cache: Path | None = None,
    budget: Budget | None = None,
    on_wait: OnWait | None = None,
    clock: Clock | None = None,
    transport: httpx2.AsyncBaseTransport | None = None,
) -> Gateway:
    """A gateway to a provider, with others behind it.

    Args:
        profile: The provider that is asked first.
        environ: Where keys are looked up.
        fallbacks: Providers that take over, in order.
        record: Folder to which exchanges are written.
        replay: Folder from which they are answered; then no key is needed and nothing is sent.
        cache: SQLite file of earlier answers; not used when replaying.
        budget: Accounts shared with the run's other gateways.
        on_wait: Told of waits over two seconds: label, seconds, reason.
        clock: For tests.
        transport: In place of the network, for tests.

    Raises:
        ConfigError: a key is missing, or a cost limit without prices.
        MissingExtraError: a package is missing.
    """
    budget = budget or Budget()

    def open_one(one: Profile) -> Gateway:
        return _open(one, environ, record, replay, cache, budget, on_wait, clock or Clock(), transport)

    currencies = {one.prices.currency for one in (profile, *fallbacks) if one.prices is not None}
    if budget.max_cost is not None and len(currencies) > 1:
        raise ConfigError(
            f"a cost limit cannot be kept in several currencies: {', '.join(sorted(currencies))}",
            hint="give all prices in one currency",
        )
    first = open_one(profile)
    if not fallbacks:
        return first
    return FallbackGateway([(profile.name, first), *((one.name, open_one(one)) for one in fallbacks)])


def _open(  # noqa: PLR0917 - what open_gateway was given, passed on
    profile: Profile,
    environ: Mapping[str, str],
    record: Path | None,
    replay: Path | None,
    cache: Path | None,
    budget: Budget,
    on_wait: OnWait | None,
    clock: Clock,
    transport: httpx2.AsyncBaseTransport | None,
) -> Gateway:
    if replay is not None:
        vendor = vendors.load(profile, vendors.Access("replay"), Judge(Replayer(replay), profile.name))
        return ProviderGateway(profile, vendor, budget=budget, clock=replace(clock, sleep=no_sleep))
    if budget.max_cost is not None and profile.prices is None:
        raise ConfigError(
            f"provider {profile.name} has no prices, so a cost limit cannot be kept",
            hint=f"set prices in [providers.{_section(profile)}]",
        )
    opened: list[Vendor] = []

    def usage(body: object) -> Tokens:
        return opened[0].usage(body)

    access = _access(profile, environ)
    layer: httpx2.AsyncBaseTransport = Gate(
        transport or vendors.network(profile),
        profile,
        budget,
        usage,
        clock,
        secrets=access.secrets,
        on_wait=on_wait,
        paid=not vendors.in_process(profile),
    )
    file = CacheFile(cache) if cache is not None else None
    if file is not None:
        layer = Cache(layer, file, address(profile))
    if record is not None:
        layer = Recorder(layer, record)
    opened.append(vendors.load(profile, access, Judge(layer, profile.name)))
    return ProviderGateway(
        profile, opened[0], budget=budget, clock=clock, on_wait=on_wait, forget=file.forget if file else None
    )


def _section(profile: Profile) -> str:
    """Name of the profile's table: ``NAME/MODEL`` is the profile NAME with another model."""
    return profile.name.partition("/")[0]


def _access(profile: Profile, environ: Mapping[str, str]) -> vendors.Access:
    """The key and the further headers, from the environment.

    Raises:
        ConfigError: a variable is not set.
    """
    headers = []
    for header, variable in profile.headers_env:
        if not (value := environ.get(variable, "").strip()):
            raise ConfigError(
                f"provider {profile.name}: nothing in {variable}, which holds the header {header}",
                hint=f"export {variable}=...",
            )
        headers.append((header, value))
    return vendors.Access(_key(profile, environ), tuple(headers))


def _key(profile: Profile, environ: Mapping[str, str]) -> str | None:
    if profile.key_env is None:
        if vendors.TARGETS[profile.kind].key_needed:
            raise ConfigError(
                f"provider {profile.name} needs a key", hint=f"set key_env in [providers.{_section(profile)}]"
            )
        return None
    if not (key := environ.get(profile.key_env, "").strip()):
        raise ConfigError(
            f"provider {profile.name}: no key in {profile.key_env}", hint=f"export {profile.key_env}=..."
        )
    return key
