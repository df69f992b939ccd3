"""The main job, read from top to bottom: sources to briefing.

    find → load → extract → ground → merge → brief
                       ↖ once more ↙

What grounding withholds of an article goes back to the model once. Only ``extract`` and that second question
wait for anything; they run for all articles at once, under the gateway's limits. What only later stages need
is imported while the first requests are out.
"""
# ruff: noqa: PLC0415 - lazy: until the first requests are out, no stage behind them is needed

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer import ingest
from summarizer.domain.article import Article
from summarizer.domain.briefing import Failed, Usage
from summarizer.domain.event import Draft, Grounded
from summarizer.errors import RecordingMissError, SummarizerError
from summarizer.extract import LONGEST, Extracted, correct, extract
from summarizer.llm.base import Gateway
from summarizer.llm.base import Usage as Spent
from summarizer.spending import add, spent
from summarizer.watching import Silent, Watcher

if TYPE_CHECKING:
    from summarizer.writing import Planned, brief, decide, plan, word, write

__all__ = [
    "AHEAD",
    "Checked",
    "Loaded",
    "Outcome",
    "Planned",
    "Silent",
    "Watcher",
    "brief",
    "check",
    "decide",
    "load",
    "plan",
    "stream",
    "word",
    "write",
]

AHEAD = 256
"""Articles that are held at once, at most, while the first of them is still waiting for its answer."""
_FIRST = 32
"""Articles that are asked about before anything else is done."""
_LONG = 100_000
"""Code points from which checking an article takes seconds, and is announced."""
_QUICK, _QUICK_TURNS = 0.0005, 3
"""Seconds, and turns of the event loop: so many in a row that are so short mean that it has nothing to do."""


Step = Callable[[], object]
"""Something that later stages need, done while requests are out: in a tenth of a second or so."""


Each = Callable[[Grounded], object]
"""Something that later stages need of one article, done when nothing else is to be done."""


def __getattr__(name: str) -> Any:
    """The second half, imported when it is asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from summarizer import writing

    return getattr(writing, name)


class Loaded(NamedTuple):
    """The articles that could be read, and the sources that could not."""

    articles: tuple[Article, ...]
    failed: tuple[Failed, ...]


class Checked(NamedTuple):
    """The checked articles, and those for which there was no answer."""

    grounded: tuple[Grounded, ...]
    failed: tuple[Failed, ...]
    usage: Usage

    def __repr__(self) -> str:
        """In short: ``asyncio.run`` prints a task with its result, to nobody, when it gives back Ctrl-C."""
        return f"Checked({len(self.grounded)} articles, {len(self.failed)} failed)"


def load(
    paths: Sequence[str],
    *,
    skip: Sequence[Path] = (),
    watcher: Watcher | None = None,
    options: ingest.Options | None = None,
) -> Loaded:
    """Find and read all articles.

    Raises:
        InputError: not one article could be read.
    """
    reading = ingest.Reading(paths, skip=skip, note=(watcher or Silent()).note, options=options)
    articles = [ingest.with_repeats(article, reading.repeated) for article in tuple(reading)]
    return Loaded(tuple(articles), tuple(reading.failed))


class Outcome(NamedTuple):
    """What came of one article."""

    article: Article
    result: Grounded | SummarizerError
    usage: Usage


async def stream(
    articles: Iterable[Article],
    gateway: Gateway | None,
    watcher: Watcher | None = None,
    most: int = LONGEST,
    *,
    corrections: bool = True,
    meanwhile: Sequence[Step] = (),
    each: Each | None = None,
) -> AsyncIterator[Outcome]:
    """Extract and ground articles as they come, in their order; at most ``AHEAD`` are held at a time.

    Args:
        articles: Can be gone through again, as a ``Shelf`` can: a quotation that is found only in another
            of them is misattributed.
        gateway: Answers; null: the articles are read by rule, and nobody is asked.
        watcher: Told what failed, and what is done.
        most: Units of an article in one request, as ``extract.room`` gives for a model.
        corrections: Whether what was withheld of an article goes back to the model once.
        meanwhile: Done once, one after the other, while answers are awaited; not all where there is no time.
        each: Done with each checked article, when no answer waits to be handled.

    Raises:
        SummarizerError: of a kind that ends the run (a wrong key, a spent budget).
    """
    run = _Run(articles, gateway, watcher or Silent(), asyncio.Lock(), each)
    waiting: deque[asyncio.Task[Outcome]] = deque()
    ended: asyncio.Future[BaseException] = asyncio.get_running_loop().create_future()

    def finished(task: asyncio.Task[Outcome]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None and not ended.done():
            ended.set_result(error)

    coming: Iterator[Article] | None = iter(articles)
    preparing: asyncio.Task[None] | None = None
    try:
        while coming or waiting:
            if preparing is None and (coming is None or len(waiting) >= _FIRST):
                preparing = asyncio.create_task(_prepare(meanwhile))
            if coming and len(waiting) < AHEAD:
                article = await _next(coming, read=isinstance(articles, Sequence))
                if article is None:
                    coming = None
                    continue
                task = asyncio.create_task(_one(article, run, most, corrections=corrections))
                waiting.append(task)
                task.add_done_callback(finished)
            else:
                await asyncio.wait((waiting[0], ended), return_when=asyncio.FIRST_COMPLETED)
            if ended.done():
                raise ended.result()
            while waiting and waiting[0].done():
                yield waiting.popleft().result()
    finally:
        left: list[asyncio.Task[Any]] = [*waiting, *filter(None, [preparing])]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


class _Run(NamedTuple):
    """What the articles of one run share."""

    articles: Iterable[Article]
    gateway: Gateway | None
    watcher: Watcher
    turn: asyncio.Lock
    each: Each | None


async def _one(article: Article, run: _Run, most: int, *, corrections: bool) -> Outcome:
    try:
        extracted, grounded = await _read(article, run, most)
        outcome = Outcome(grounded.article, grounded, spent(extracted.usage))
        if corrections:
            outcome = await _second(extracted, grounded, run)
        if run.each is not None and isinstance(outcome.result, Grounded):
            async with run.turn:
                await _lull()
                run.each(outcome.result)
    except SummarizerError as error:
        if error.ends_run:
            raise
        for line in (f"{article.source}: {error.message}", *error.details):
            run.watcher.note(line)
        return Outcome(article, error, Usage())
    finally:
        run.watcher.done(article.source)
    return outcome


async def _read(article: Article, run: _Run, most: int) -> tuple[Extracted, Grounded]:
    """Extract and ground one article; a stretch of it that could not be had is a warning."""
    if run.gateway is None:
        from summarizer.extract import offline

        drafted = offline.extract(article)
        return Extracted(drafted, Spent()), await _checked(drafted, article, run)
    extracted = await extract(
        article, run.gateway, most, lambda done, of: run.watcher.part(article.source, done, of)
    )
    for missing in extracted.missing:
        run.watcher.note(f"{article.source}: {missing}")
    read = article.model_copy(update={"warnings": (*article.warnings, *extracted.missing)})
    return extracted, await _checked(extracted.draft, read, run)


async def _second(extracted: Extracted, first: Grounded, run: _Run) -> Outcome:
    """Ask once more about what was withheld; what then stands takes the place of what did not.

    Whatever goes wrong here leaves the first result as it is: a replay of recordings that hold no second
    question is as good as before.
    """
    from summarizer import ground as grounding

    article, draft = first.article, extracted.draft
    usage = spent(extracted.usage)
    asked = grounding.doubts(draft, first)
    request = (
        correct.question(article, draft, asked) if asked and draft.extractor.origin != "offline" else None
    )
    if request is None or run.gateway is None:
        return Outcome(article, first, usage)
    try:
        reply = await run.gateway.ask(request)
    except RecordingMissError:
        return Outcome(article, first, usage)
    except SummarizerError as error:
        run.watcher.note(f"{article.source}: the second question was not answered: {error.message}")
        return Outcome(article, first, usage)
    offered = correct.corrected(draft, reply.value, asked)
    trial = await _checked(correct.replaced(draft, offered), article, run)
    stand = {claim.id for claim in trial.claims}
    good = {number: claim for number, claim in offered.items() if f"{article.id}.c{number}" in stand}
    info = correct.answered(draft.extractor, reply)
    final = correct.replaced(draft, good).model_copy(update={"extractor": info})
    grounded = await _checked(final, article, run)
    return Outcome(article, grounded, add([usage, spent(reply.usage)]))


async def _checked(draft: Draft, article: Article, run: _Run) -> Grounded:
    """Check a draft, one at a time, and only when no answer waits to be handled."""
    async with run.turn:
        await _lull()
        if len(article.text) > _LONG:
            said = f"{len(draft.claims):,} claims against {len(article.text):,} characters"
            run.watcher.note(f"{article.source}: checking {said}")
        from summarizer import ground as grounding

        return grounding.ground(draft, article, run.articles)


async def _next(coming: Iterator[Article], *, read: bool) -> Article | None:
    """The next article: in a thread, because reading may wait for a disk, unless all has been read."""
    if not read:
        return await asyncio.to_thread(next, coming, None)
    await asyncio.sleep(0)
    return next(coming, None)


async def _prepare(meanwhile: Sequence[Step]) -> None:
    """Make ready for the first answers, and for what follows the last, when there is nothing else to do."""
    for step in (_import_grounding, *meanwhile):
        await _lull()
        step()


def _import_grounding() -> None:
    import summarizer.ground  # noqa: F401


async def _lull() -> None:
    """Wait until nothing else has anything to do.

    Checking an article takes as long as handling several answers, and an answer that is handled late is
    followed by a late request: answers come first.
    """
    loop = asyncio.get_running_loop()
    quick = 0
    while quick < _QUICK_TURNS:
        before = loop.time()
        await asyncio.sleep(0)
        quick = quick + 1 if loop.time() - before < _QUICK else 0


async def check(
    articles: Iterable[Article],
    gateway: Gateway | None,
    watcher: Watcher | None = None,
    most: int = LONGEST,
    *,
    corrections: bool = True,
    total: int | None = None,
    meanwhile: Sequence[Step] = (),
    each: Each | None = None,
) -> Checked:
    """Extract and ground every article. One that fails is named; the others go on.

    Args:
        articles: As in ``stream``.
        gateway: As in ``stream``.
        watcher: As in ``stream``.
        most: As in ``stream``.
        corrections: As in ``stream``.
        total: How many articles there will be, if that is known and no list is given.
        meanwhile: As in ``stream``.
        each: As in ``stream``.

    Raises:
        SummarizerError: of a kind that ends the run (a wrong key, a spent budget), or the last failure
            where no article succeeded.
    """
    watcher = watcher or Silent()
    watcher.begin(len(articles) if isinstance(articles, Sequence) else total)
    done: list[Grounded] = []
    failed: list[Failed] = []
    usages: list[Usage] = []
    first: SummarizerError | None = None
    outcomes = stream(
        articles, gateway, watcher, most, corrections=corrections, meanwhile=meanwhile, each=each
    )
    async for article, result, usage in outcomes:
        if isinstance(result, Grounded):
            done.append(result)
            usages.append(usage)
        else:
            first = first or result
            failed.append(Failed(source=article.source, reason=result.message, hint=result.hint))
    if not done and first is not None:
        raise first
    return Checked(tuple(done), tuple(failed), add(usages))
