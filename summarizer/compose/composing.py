"""Asking a model to word a plan, and keeping what can be vouched for."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from summarizer.brief.plan import Check, Group, Plan
from summarizer.compose.answer import ComposeAnswer
from summarizer.compose.gate import Worded, held
from summarizer.compose.request import request_for
from summarizer.compose.sections import Section, sections
from summarizer.domain.briefing import Sentence, WordedBy
from summarizer.domain.event import Answerer, Withheld
from summarizer.errors import SummarizerError
from summarizer.languages import called
from summarizer.llm.base import Gateway, Reply, Request, Usage


class Composed(NamedTuple):
    """What a model worded, by the keys of the groups; a group that is not there is left to the rule."""

    worded: dict[str, tuple[Sentence, ...]]
    refused: tuple[Withheld, ...]
    """Sentences that could not be vouched for, nor their second wording."""
    by: tuple[WordedBy, ...]
    """Who worded how many sentences, the most first."""
    usages: tuple[Usage, ...]
    language: str


class _Part(NamedTuple):
    worded: dict[str, tuple[Sentence, ...]]
    refused: tuple[Withheld, ...]
    who: dict[str, Answerer]
    """By a group's key."""
    usages: tuple[Usage, ...]


async def compose(
    plan: Plan,
    gateway: Gateway,
    check: Check,
    *,
    language: str = "en",
    note: Callable[[str], None] = lambda _: None,
) -> Composed:
    """Word a plan, all its sections at once. Whatever goes wrong leaves the rest as it is.

    Args:
        plan: What is told.
        gateway: Answers.
        check: What a sentence says beyond what it rests on.
        language: Of the sentences, a BCP 47 tag.
        note: Told what was left to the rule for want of an answer.
    """
    desk = _Desk(plan, gateway, check, language, note)
    parts = await asyncio.gather(*(desk.section(section) for section in sections(plan)))
    desk.report()
    worded = {key: sentences for part in parts for key, sentences in part.worded.items()}
    who = {key: answerer for part in parts for key, answerer in part.who.items()}
    counts = Counter(who[key] for key, sentences in worded.items() for _ in sentences)
    return Composed(
        worded,
        tuple(item for part in parts for item in part.refused),
        tuple(
            WordedBy(**one.model_dump(), sentences=counts[one])
            for one in sorted(counts, key=lambda a: (-counts[a], a.provider, a.model, a.origin))
        ),
        tuple(usage for part in parts for usage in part.usages),
        language,
    )


class _Desk:
    def __init__(
        self, plan: Plan, gateway: Gateway, check: Check, language: str, note: Callable[[str], None]
    ) -> None:
        self._numbers = plan.numbers
        self._gateway = gateway
        self._check = check
        self._language = language
        self._note = note
        self._failures: list[tuple[str, SummarizerError]] = []

    async def section(self, section: Section) -> _Part:
        """Word one section; what fails is asked for once more."""
        reply = await self._ask(section, request_for(section, called(self._language)))
        if reply is None:
            return _Part({}, (), {}, ())
        first = self._held(section, reply)
        worded = {key: one.sentences for key, one in first.items() if one.sentences}
        who = dict.fromkeys(worded, _answerer(reply))
        failed = {key: one for key, one in first.items() if not one.sentences}
        if not failed:
            return _Part(worded, (), who, (reply.usage,))
        rest = section.only([group for group in section.groups if group.key in failed])
        rejected = {key: one.rejected for key, one in failed.items()}
        again = await self._ask(rest, request_for(rest, called(self._language), rejected))
        second = {} if again is None else self._held(rest, again)
        for key, one in second.items():
            if one.sentences and again is not None:
                worded[key], who[key] = one.sentences, _answerer(again)
        refused = _refused(rest.groups, failed, second)
        usages = [one.usage for one in (reply, again) if one is not None]
        return _Part(worded, refused, who, tuple(usages))

    def report(self) -> None:
        """Say what could not be had."""
        if not self._failures:
            return
        label, first = self._failures[0]
        more = f" and {len(self._failures) - 1} more" if len(self._failures) > 1 else ""
        self._note(f"section {label}{more} worded by rule, not by a model: {first.message}")

    def _held(self, section: Section, reply: Reply[ComposeAnswer]) -> dict[str, Worded]:
        return held(section, reply.value.sentences, self._numbers, self._check, language=self._language)

    async def _ask(self, section: Section, request: Request[ComposeAnswer]) -> Reply[ComposeAnswer] | None:
        """The answer; null where none can be had: the rule words it then, also where a run would end."""
        try:
            return await self._gateway.ask(request)
        except SummarizerError as error:
            self._failures.append((section.label, error))
            return None


def _answerer(reply: Reply[ComposeAnswer]) -> Answerer:
    return Answerer(provider=reply.provider, model=reply.model, origin=reply.origin)


def _refused(
    groups: Sequence[Group], first: dict[str, Worded], second: dict[str, Worded]
) -> tuple[Withheld, ...]:
    """The sentences of groups that stay with the rule, each with the reason of its last check."""
    found = []
    for group in groups:
        last = second.get(group.key, first[group.key])
        if last.sentences:
            continue
        evidence = [one for claim in group.claims for one in claim.evidence]
        evidence += [one for event in group.events for one in event.evidence]
        found += [
            Withheld(
                article_id=evidence[0].article_id,
                item="sentence",
                text=old.text,
                quote=evidence[0].exact,
                reason=f"worded by a model: {old.reason}",
            )
            for old in last.rejected
        ]
    return tuple(found)
