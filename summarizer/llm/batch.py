"""Batches: requests written into a file, answers read from one, through the very gateway of a live run.

An answer from a file passes every layer that one from the network passes: it is kept in the cache under the
key that the live request has, then validated, and an invalid one is asked again in the same words. So after
an import a run finds in the cache what it would have found there had it asked itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx2

from summarizer.config import PRESETS, Profile
from summarizer.errors import AuthError, ConfigError, ProviderError, QuotaError, RequestRejectedError
from summarizer.llm import failures
from summarizer.llm.answers import Tokens
from summarizer.llm.base import Gateway, Request
from summarizer.llm.batch_file import NO_ANSWER, Answer, custom_id, request_line
from summarizer.llm.cache import CacheFile
from summarizer.llm.unsent import Outgoing, UnsentError, open_unsent, outgoing
from summarizer.llm.wire import asking

_REASON = 300


class UnansweredError(UnsentError):
    """The file says that a request was not answered; asking again may help."""

    def __init__(self, what: Outgoing, reason: str) -> None:
        super().__init__(what)
        self.reason = reason


@dataclass(frozen=True)
class Open:
    """A request that is still to be sent."""

    custom_id: str
    line: bytes
    label: str


@dataclass
class Export:
    """What a file of requests holds, and what needs none."""

    written: int = 0
    size: int = 0
    """In bytes."""
    reasks: int = 0
    """Of the written ones, those that ask again for an invalid answer."""
    cached: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    """Label and reason of requests that cannot be made."""


@dataclass
class Import:
    """What became of the answers. Lists hold the requests' labels."""

    valid: list[str] = field(default_factory=list)
    cached: list[str] = field(default_factory=list)
    """Answered before, by a live run or an earlier import."""
    again: list[Open] = field(default_factory=list)
    """To be sent once more: re-asks of invalid answers, and requests that the file says failed."""
    invalid: list[str] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    """Given up, with the reason: as a live run would give them up."""
    unanswered: list[str] = field(default_factory=list)
    """The file says nothing of them."""
    unknown: list[str] = field(default_factory=list)
    """custom_ids that belong to none of the requests."""
    surplus: int = 0
    """Answers to requests that the cache had answered already."""
    answers: int = 0
    """Taken over, invalid ones among them."""
    tokens: Tokens = field(default_factory=Tokens)


def check_kind(profile: Profile) -> None:
    """Only one family has this file format.

    Raises:
        ConfigError: the profile is of another.
    """
    if profile.kind != "openai":
        presets = ", ".join(name for name, preset in PRESETS.items() if preset.kind == "openai")
        raise ConfigError(
            f"provider {profile.name} is of kind {profile.kind}, and batch files are for kind openai",
            hint=f"choose a provider with a base_url, or one of these presets: {presets}",
        )


async def export(
    profile: Profile,
    requests: Iterable[Request[Any]],
    cache: CacheFile | None,
    write: Callable[[bytes], object],
) -> Export:
    """Write the requests that a run would send next, as it would send them.

    Args:
        profile: The provider that would be asked.
        requests: Of one stage.
        cache: What it answers is left out; null: nothing is. Closed at the end.
        write: Takes a line.

    Raises:
        ConfigError: the profile is of another kind than batch files are for.
    """
    check_kind(profile)
    found, names = Export(), set[str]()
    gateway = open_unsent(profile, cache=cache)
    try:
        for request in requests:
            try:
                await gateway.ask(request)
            except UnsentError as error:
                one = _open(error.outgoing)
                if one.custom_id not in names:
                    names.add(one.custom_id)
                    write(one.line)
                    found.written += 1
                    found.size += len(one.line)
                    found.reasks += error.outgoing.reask
            except ProviderError as error:
                found.failed.append((request.label, error.message))
            else:
                found.cached += 1
    finally:
        await gateway.aclose()
    return found


async def take_in(
    profile: Profile,
    requests: Iterable[Request[Any]],
    answers: Mapping[str, Answer],
    cache: CacheFile,
    *,
    replace: bool = False,
) -> Import:
    """Validate answers, keep them in the cache, and find out what to ask again.

    Args:
        profile: The provider that the requests were written for.
        requests: The same as were exported; others are not harmed.
        answers: By custom_id.
        cache: Where they are kept. Closed at the end.
        replace: Whether an answer takes the place of one that the cache has.

    Raises:
        ConfigError: the profile is of another kind than batch files are for.
    """
    check_kind(profile)
    found = Import()
    source = _Source(profile, answers, cache.forget if replace else None)
    gateway = open_unsent(profile, cache=cache, transport=source, watch=source.watch, forget=True)
    try:
        for request in requests:
            await _take_in_one(gateway, request, found)
    finally:
        await gateway.aclose()
    rest = answers.keys() - source.used
    found.unknown = sorted(rest - source.seen)
    found.surplus = len(rest & source.seen)
    used = [gateway.usage(body) for body in source.taken]
    found.answers = len(used)
    found.tokens = Tokens(
        sum(one.input for one in used), sum(one.cached for one in used), sum(one.output for one in used)
    )
    return found


async def _take_in_one(gateway: Gateway, request: Request[Any], found: Import) -> None:
    try:
        reply = await gateway.ask(request)
    except UnansweredError as error:
        found.errors.append((request.label, error.reason))
        found.again.append(_open(error.outgoing))
    except UnsentError as error:
        if error.outgoing.reask:
            found.invalid.append(request.label)
            found.again.append(_open(error.outgoing))
        else:
            found.unanswered.append(request.label)
    except ProviderError as error:
        found.failed.append((request.label, error.message + (f" ({error.hint})" if error.hint else "")))
    else:
        (found.cached if reply.cached else found.valid).append(request.label)


def _open(what: Outgoing) -> Open:
    name = custom_id(what.stage, what.label, what.key)
    return Open(name, request_line(name, what.method, what.content), what.label)


class _Source(httpx2.AsyncBaseTransport):
    """In the network's place: the answers of a file."""

    def __init__(
        self,
        profile: Profile,
        answers: Mapping[str, Answer],
        forget: Callable[[list[str]], None] | None,
    ) -> None:
        self._profile = profile
        self._answers = answers
        self._forget = forget
        self.seen: set[str] = set()
        self.used: set[str] = set()
        self.taken: list[Any] = []

    def watch(self, request: httpx2.Request) -> None:
        """Learn what is asked at all; where answers are replaced, make room for one."""
        what = outgoing(request, self._profile)
        name = custom_id(what.stage, what.label, what.key)
        self.seen.add(name)
        if self._forget and name not in self.used and (found := self._answers.get(name)) and found.is_answer:
            self._forget([what.key])

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer from the file."""
        what = outgoing(request, self._profile)
        name = custom_id(what.stage, what.label, what.key)
        answer = self._answers.get(name)
        if answer is None:
            raise UnsentError(what)
        self.used.add(name)
        # With escapes: what a model says may hold half a character, which no encoding takes.
        content = json.dumps(answer.body).encode()
        response = httpx2.Response(answer.status, content=content, request=request)
        error = failures.of_response(response, self._profile.name)
        if error is not None:
            raise self._failure(error, response, what)
        self.taken.append(answer.body)
        ask = asking()
        ask.origin, ask.cached, ask.imported = "live", False, True
        return response

    def _failure(self, error: ProviderError, response: httpx2.Response, what: Outgoing) -> ProviderError:
        """As a live run would see it, but that nothing is tried again now."""
        if response.status_code == NO_ANSWER:
            code, text = failures.error_text(response)
            return UnansweredError(what, " ".join((text or code or "no answer came").split())[:_REASON])
        if error.retryable or isinstance(error, AuthError | QuotaError):
            return UnansweredError(what, error.message)
        if isinstance(error, failures.UnsupportedError):
            section = self._profile.name.partition("/")[0]
            return RequestRejectedError(
                error.message,
                hint=f"set modes, output_limit, temperature or the like in [providers.{section}]",
            )
        return error
