"""``summarizer explain``: why mentions are one event, and why the nearest others are not."""
# ruff: noqa: PLC0415 - lazy: the help needs none of the stages

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.options import JsonOption
from summarizer.cli.progress import inert
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.briefing import Briefing
    from summarizer.domain.event import Event
    from summarizer.domain.explanation import Compared, Explanation, ToldEvent

DEFAULT = "briefing/briefing.json"
_LISTED = 12
"""Events that are named where the words fit several."""


def explain(
    event: Annotated[
        str,
        typer.Argument(
            metavar="EVENT",
            help="An id (E-…, P-…, L-…, of a mention or a claim; a former one too), or words of a title.",
        ),
    ],
    briefing: Annotated[str, typer.Argument(metavar="[BRIEFING]", help="A briefing.json.")] = DEFAULT,
    json_output: JsonOption = False,
) -> None:
    """Say why the mentions of an event were joined, and why the nearest others were held apart.

    Computed from the briefing alone, with every part of the score.
    """
    from summarizer.cli.files import briefing_of
    from summarizer.merge.explain import explain as explained
    from summarizer.merge.lookup import find

    read = briefing_of(briefing)
    found = one_event(find(read, event), event, read)
    answer = explained(read, found.id, event)
    if json_output:
        typer.echo(answer.model_dump_json(indent=2))
        return
    for line in lines(answer):
        typer.echo(inert(line))


def one_event(found: list[Event], asked: str, briefing: Briefing) -> Event:
    """The one that is meant.

    Raises:
        UsageError: none is, or several are; they are named.
    """
    if not found:
        raise UsageError(
            f"nothing in the briefing is called {asked!r}",
            hint="give an id of its events, episodes, figures, mentions or claims, or words of a title",
        )
    if len(found) > 1:
        titles = {episode.id: episode.title for episode in briefing.episodes}
        listed = tuple(
            f"{one.id}  {one.title} (in: {titles.get(one.episode_id or '', '')})" for one in found[:_LISTED]
        )
        more = len(found) - len(listed)
        raise UsageError(
            f"{asked!r} fits {len(found)} events",
            hint="give the id of one of them",
            details=(*listed, *([f"and {more} more"] if more else [])),
        )
    return found[0]


def lines(answer: Explanation) -> Iterator[str]:
    """The explanation as it is read."""
    told = {one.id: one for one in answer.mentions}
    own = [one for one in answer.mentions if one.id not in {item.b for item in answer.apart}]
    yield f"{answer.event_id}  {answer.title}"
    yield f"in episode {answer.episode_id}: {answer.episode_title}"
    if answer.why_together:
        yield f"  whose articles are together because {'; '.join(answer.why_together)}"
    for note in answer.notes:
        yield f"note: {note}"
    yield ""
    yield f"Told {len(own)} times:" if len(own) > 1 else "Told once:"
    for one in own:
        yield from _mention(one)
    if answer.joined:
        yield ""
        yield "Joined:"
    for item in answer.joined:
        yield f"  {item.a} and {item.b}"
        yield from _compared(item)
    yield ""
    yield "Held apart, the nearest first:" if answer.apart else "Nothing else in the briefing is near it."
    for item in answer.apart:
        yield from _mention(told[item.b], f", which is in {item.event_id}")
        yield f"    against {item.a}:"
        yield from _compared(item)


def _mention(one: ToldEvent, where: str = "") -> Iterator[str]:
    yield f"  {one.id}  article {one.number} ({one.source}){where}: {one.title}"
    yield f"    “{' '.join(one.quote.split())}”"


def _compared(item: Compared) -> Iterator[str]:
    yield f"    {item.verdict}"
    for part in item.parts:
        points = f"+{part.points:.2f}" if part.points else "     "
        yield f"      {'→' if part.decided else ' '} {part.name:<12} {points}  {part.text}"
