"""The main job, read from top to bottom: sources to briefing.

    find → load → extract → ground → merge → brief

Only ``extract`` waits for anything; it runs for all articles at once, under the gateway's limits.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from summarizer import __version__, ingest
from summarizer import brief as wording
from summarizer import ground as grounding
from summarizer import merge as merging
from summarizer.domain.article import Article
from summarizer.domain.briefing import Answers, Briefing, Extractor, Failed, Origin, Run, Usage
from summarizer.domain.event import Answerer, Grounded
from summarizer.errors import ArticleError, InputError, SummarizerError
from summarizer.extract import Extracted, extract
from summarizer.llm.base import Gateway


class Watcher(Protocol):
    """Told what is going on; the command line shows it on standard error."""

    def note(self, text: str) -> None:
        """Something a user should know."""
        ...

    def begin(self, total: int) -> None:
        """So many articles are about to be extracted."""
        ...

    def done(self, label: str) -> None:
        """One more article is through."""
        ...


class Silent:
    """A watcher that tells nobody."""

    def note(self, text: str) -> None:
        """Keep it."""

    def begin(self, total: int) -> None:
        """Keep it."""

    def done(self, label: str) -> None:
        """Keep it."""


class Loaded(NamedTuple):
    """The articles that could be read, and the sources that could not."""

    articles: tuple[Article, ...]
    failed: tuple[Failed, ...]


class Checked(NamedTuple):
    """The checked articles, and those for which there was no answer."""

    grounded: tuple[Grounded, ...]
    failed: tuple[Failed, ...]
    usage: Usage


def load(paths: Sequence[str], *, skip: Sequence[Path] = (), watcher: Watcher | None = None) -> Loaded:
    """Find and read the articles.

    Raises:
        InputError: not one article could be read.
    """
    watcher = watcher or Silent()
    found = ingest.find(paths, skip=skip)
    articles: list[Article] = []
    failed = list(found.failed)
    reasons: list[ArticleError] = []
    for source in found.files:
        try:
            articles.append(ingest.load(source))
        except ArticleError as error:
            failed.append(Failed(source=source.name, reason=error.message))
            reasons.append(error)
    kept = ingest.unique(articles)
    for note in (*found.notes, *kept.notes):
        watcher.note(note)
    if not kept.articles:
        if len(reasons) == 1 and len(failed) == 1:
            raise InputError(reasons[0].message, hint=reasons[0].hint)
        why = "; ".join(item.reason for item in failed[:3])
        raise InputError(
            f"none of {len(failed)} sources could be read: {why}", hint="name plain-text articles"
        )
    return Loaded(kept.articles, tuple(failed))


async def check(articles: Sequence[Article], gateway: Gateway, watcher: Watcher | None = None) -> Checked:
    """Extract and ground every article. One that fails is named; the others go on.

    Raises:
        SummarizerError: of a kind that ends the run (a wrong key, a spent budget), or the last failure
            where no article succeeded.
    """
    watcher = watcher or Silent()
    watcher.begin(len(articles))

    async def one(article: Article) -> tuple[Grounded, Usage] | SummarizerError:
        try:
            extracted: Extracted = await extract(article, gateway)
        except SummarizerError as error:
            if error.ends_run:
                raise
            watcher.note(f"{article.source}: {error.message}")
            return error
        finally:
            watcher.done(article.source)
        return grounding.ground(extracted.draft, article, articles), _usage(extracted)

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(article)) for article in articles]
    except* SummarizerError as errors:
        raise _first(errors) from None
    outcomes = [task.result() for task in tasks]
    done = [outcome for outcome in outcomes if not isinstance(outcome, SummarizerError)]
    failures = [
        (article, outcome)
        for article, outcome in zip(articles, outcomes, strict=True)
        if isinstance(outcome, SummarizerError)
    ]
    if not done and failures:
        raise failures[0][1]
    failed = tuple(Failed(source=article.source, reason=error.message) for article, error in failures)
    return Checked(tuple(grounded for grounded, _ in done), failed, add(usage for _, usage in done))


def brief(
    grounded: Sequence[Grounded], failed: Sequence[Failed] = (), usage: Usage | None = None
) -> Briefing:
    """Merge checked articles and write the briefing. Pure: same articles, same bytes."""
    story = merging.merge(grounded)
    extractors = [one.extractor for one in grounded]
    answered = [answerer for extractor in extractors for answerer in extractor.answerers]
    counts = Counter(answered)
    run = Run(
        tool_version=__version__,
        extractor=_extractor(answered),
        answered_by=tuple(
            Answers(**answerer.model_dump(), articles=counts[answerer])
            for answerer in sorted(counts, key=lambda a: (-counts[a], a.provider, a.model, a.origin))
        ),
        prompts={one.prompt: one.fingerprint for one in extractors if one.prompt},
        usage=usage or Usage(),
    )
    return wording.brief(story, run, failed)


def add(usages: Iterable[Usage]) -> Usage:
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


def _usage(extracted: Extracted) -> Usage:
    used = extracted.usage
    return Usage(
        requests=used.requests,
        input_tokens=used.input_tokens,
        cached_tokens=used.cached_tokens,
        output_tokens=used.output_tokens,
        cost=used.cost,
    )


def _first(errors: BaseExceptionGroup[SummarizerError]) -> SummarizerError:
    first = errors.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first


def _extractor(extractors: Sequence[Answerer]) -> Extractor:
    """One extractor, or what they have in common."""

    def one(values: set[str]) -> str:
        return values.pop() if len(values) == 1 else "several" if values else "none"

    origins: set[Origin] = {extractor.origin for extractor in extractors}
    return Extractor(
        provider=one({extractor.provider for extractor in extractors}),
        model=one({extractor.model for extractor in extractors}),
        origin=origins.pop() if len(origins) == 1 else "mixed",
    )
