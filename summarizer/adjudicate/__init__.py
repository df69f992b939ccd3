"""Undecided pairs of mentions to a model: are they one event? Never needed; without it the rule decides."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import NamedTuple

from summarizer.adjudicate.question import BATCH, PROMPT, AdjudicationAnswer, fingerprint, question
from summarizer.domain.event import Answerer
from summarizer.domain.story import Adjudicated
from summarizer.errors import SummarizerError
from summarizer.llm.base import Gateway, Usage
from summarizer.merge.undecided import Undecided
from summarizer.wording import shorten

__all__ = ["MOST", "PROMPT", "Adjudication", "adjudicate", "fingerprint"]

MOST = 100
"""Pairs that are asked about where nothing else is said."""
_WHY = 200


class Adjudication(NamedTuple):
    """What a model said of undecided pairs."""

    answers: tuple[Adjudicated, ...] = ()
    usages: tuple[Usage, ...] = ()


async def adjudicate(
    pairs: Sequence[Undecided],
    gateway: Gateway,
    note: Callable[[str], None] = lambda _: None,
    most: int = MOST,
) -> Adjudication:
    """Ask about undecided pairs, in batches. Whatever fails leaves its pairs to the rule.

    Args:
        pairs: The least decided first.
        gateway: Answers.
        note: Told what was not asked, or not answered.
        most: How many pairs are asked about.
    """
    if len(pairs) > most:
        note(f"{len(pairs)} pairs of mentions are undecided; the {most} least decided are asked about")
    asked = pairs[:most]
    batches = [asked[start : start + BATCH] for start in range(0, len(asked), BATCH)]
    failures: list[tuple[int, SummarizerError]] = []
    parts = await asyncio.gather(*(_batch(n, one, gateway, failures) for n, one in enumerate(batches, 1)))
    if failures:
        count = sum(number for number, _ in failures)
        what = "1 undecided pair was" if count == 1 else f"{count} undecided pairs were"
        note(f"{what} left to the rule: {failures[0][1].message}")
    return Adjudication(
        tuple(answer for part in parts for answer in part.answers),
        tuple(usage for part in parts for usage in part.usages),
    )


async def _batch(
    number: int,
    pairs: Sequence[Undecided],
    gateway: Gateway,
    failures: list[tuple[int, SummarizerError]],
) -> Adjudication:
    try:
        reply = await gateway.ask(question(pairs, f"pairs {number}"))
    except SummarizerError as error:
        failures.append((len(pairs), error))
        return Adjudication()
    by = Answerer(provider=reply.provider, model=reply.model, origin=reply.origin)
    return Adjudication(tuple(read(pairs, reply.value, by)), (reply.usage,))


def read(pairs: Sequence[Undecided], answer: AdjudicationAnswer, by: Answerer) -> list[Adjudicated]:
    """What an answer decides: a pair that is not asked about, unsure, or answered both ways is left out."""
    said: dict[int, set[str]] = {}
    for item in answer.pairs:
        said.setdefault(item.pair, set()).add(item.same)
    found = []
    for number, pair in enumerate(pairs, 1):
        if said.get(number) not in ({"yes"}, {"no"}):
            continue
        item = next(item for item in answer.pairs if item.pair == number)
        found.append(
            Adjudicated(
                a=pair.a.id,
                b=pair.b.id,
                same=item.same == "yes",
                why=shorten(" ".join(item.why.split()), _WHY),
                score=round(pair.score, 3),
                by=by,
            )
        )
    return found
