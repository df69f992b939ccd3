"""What all containers share: bad members are named, and none loses another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarizer.domain.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest.given import DAMAGE, Given, Note, Outcome, counted, damaged

_NAMED = 100
"""Bad members that are named one by one; the rest is counted."""


def gathered(given: Given, outcomes: Iterable[Outcome], noun: str) -> Iterator[Outcome]:
    """Pass members on. Where none can be used, say so in one line; of many bad ones, count the rest.

    A file in a folder that holds no article at all was not meant as one: it is left out with a note.

    Args:
        given: The container.
        outcomes: Of its members.
        noun: What a member is called, in the singular.
    """
    held: list[ArticleError] = []
    articles = bad = passed = 0
    for outcome in _safely(outcomes, given):
        if isinstance(outcome, ArticleError):
            bad += 1
            if articles and bad <= _NAMED:
                yield outcome
            elif not articles and len(held) < _NAMED:
                held.append(outcome)
        else:
            if isinstance(outcome, Article):
                articles += 1
                yield from held
                held.clear()
            passed += 1
            yield outcome
    if not bad and not passed:
        held.append(
            ArticleError(f"{given.name}: there is no {noun} in it", hint="check the download or the export")
        )
        bad = 1
    if not articles and held:
        yield _none(given, held, bad, noun)
    elif bad > _NAMED:
        yield ArticleError(
            f"{given.name}: {counted(bad - _NAMED, f'more {noun}')} cannot be used", hint=held_hint(held)
        )


def _safely(outcomes: Iterable[Outcome], given: Given) -> Iterator[Outcome]:
    """What comes until the container breaks off, and that it does."""
    try:
        yield from outcomes
    except ArticleError as error:
        yield error
    except DAMAGE as error:
        yield damaged(given.name, error)


def held_hint(held: list[ArticleError]) -> str:
    """What to do about members that are only counted."""
    return (held[0].hint if held else None) or "see those that are named"


def _none(given: Given, held: list[ArticleError], bad: int, noun: str) -> Outcome:
    first = held[0]
    if bad == 1:
        error = first
    else:
        reason = first.message.removeprefix(given.name).lstrip("#:0123456789")
        error = ArticleError(
            f"{given.name}: none of {counted(bad, noun)} can be used:{reason}", hint=first.hint
        )
    if given.named or given.depth:
        return error
    return Note(f"left out: {error.message}")
