"""From paths to a briefing, for the command line and for Python."""
# ruff: noqa: PLC0415 - lazy: the help needs none of the stages

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from summarizer.cli.options import ModelOptions
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.adjudicate import Adjudication
    from summarizer.cli.session import Extraction, Watching
    from summarizer.compose import Composed
    from summarizer.config import Settings
    from summarizer.domain.briefing import Briefing
    from summarizer.domain.event import Grounded
    from summarizer.llm.base import Gateway
    from summarizer.llm.budget import Budget
    from summarizer.pipeline import Step
    from summarizer.writing import Planned


def _read_dictionary() -> None:
    from summarizer import wording

    wording.is_common("news")


def _read_ahead(one: Grounded) -> None:
    from summarizer.writing import read_ahead

    read_ahead(one)


_MERGING: Final[tuple[Step, ...]] = (
    partial(import_module, "summarizer.merge"),
    partial(import_module, "summarizer.writing"),
    _read_dictionary,
)
"""What merging needs, in steps of less than a tenth of a second or so."""


@dataclass
class Made:
    """A briefing, and what it was made of."""

    briefing: Briefing
    found: Extraction
    budget: Budget


def made(
    paths: list[str],
    options: ModelOptions,
    progress: Watching,
    skip: Path | None = None,
    meanwhile: Sequence[Step] = (),
) -> Made:
    """Read the articles, merge them, and word what is told.

    Args:
        paths: As the user gave them.
        options: The command's.
        progress: Told of what goes on.
        skip: A folder that is not searched: the one for the results.
        meanwhile: What the caller will need, done while answers are awaited.

    Raises:
        UsageError: another language than English, and no model that composes.
    """
    from summarizer import pipeline
    from summarizer.cli.session import extraction, session, settings_of
    from summarizer.llm.budget import Budget

    settings = settings_of(options)
    check_language(settings)
    meanwhile = (*_MERGING, *meanwhile)
    budget = Budget(max_cost=settings.max_cost)
    if options.adjudicate:
        with session(options, "adjudicate", progress, Budget(budget.max_cost, budget.totals)) as judge:
            _close(judge.gateway)  # a missing key must not show only when the articles have been paid for
    if settings.composer == "rule":
        found = extraction(paths, options, progress, skip, budget, meanwhile=meanwhile, each=_read_ahead)
        decided = adjudicated(found.checked.grounded, options, progress, budget)
        planned = pipeline.plan(found.checked.grounded, settings.length, decided)
        return Made(pipeline.write(planned, found.failed, found.checked.usage), found, budget)
    # Opened first: a missing key must not show only when the articles have been paid for. Its accounts are
    # the same; what waits for them is of another event loop.
    with session(options, "compose", progress, Budget(budget.max_cost, budget.totals)) as opened:
        profile, gateway = opened.profile, opened.gateway
        assert profile is not None  # without a provider, opening it was an error
        assert gateway is not None
        try:
            found = extraction(paths, options, progress, skip, budget, meanwhile=meanwhile, each=_read_ahead)
            decided = adjudicated(found.checked.grounded, options, progress, budget)
            planned = pipeline.plan(found.checked.grounded, settings.length, decided)
            progress.note(f"{profile.name} words the briefing")
            composed = _worded(planned, gateway, progress, settings.lang)
        except BaseException:
            _close(gateway)
            raise
    return Made(pipeline.write(planned, found.failed, found.checked.usage, composed), found, budget)


def adjudicated(
    grounded: Sequence[Grounded], options: ModelOptions, progress: Watching, budget: Budget
) -> Adjudication:
    """What a model says of undecided pairs, where that was asked for; the accounts are the run's."""
    import asyncio

    from summarizer import pipeline
    from summarizer.adjudicate import MOST, Adjudication
    from summarizer.cli.session import session
    from summarizer.llm.budget import Budget

    if not options.adjudicate:
        return Adjudication()
    with session(options, "adjudicate", progress, Budget(budget.max_cost, budget.totals)) as opened:
        gateway = opened.gateway
        assert gateway is not None  # without a provider, opening it was an error

        async def work() -> Adjudication:
            try:
                return await pipeline.decide(grounded, gateway, progress.note, options.max_pairs or MOST)
            finally:
                await gateway.aclose()

        return asyncio.run(work())


def check_language(settings: Settings) -> None:
    """See that somebody can write in the language.

    Raises:
        UsageError: the rule writes English only.
    """
    from summarizer import languages

    if settings.composer == "rule" and not languages.is_english(settings.lang):
        wanted = languages.called(settings.lang)
        raise UsageError(
            f"without a model that words it, a briefing is in English, not in {wanted}",
            hint="add --composer model, or leave --lang out",
        )


def _worded(planned: Planned, gateway: Gateway, progress: Watching, language: str) -> Composed:
    import asyncio

    from summarizer import pipeline

    async def work() -> Composed:
        try:
            return await pipeline.word(planned, gateway, progress.note, language=language)
        finally:
            await gateway.aclose()

    return asyncio.run(work())


def _close(gateway: Gateway | None) -> None:
    import asyncio

    if gateway is not None:
        asyncio.run(gateway.aclose())
