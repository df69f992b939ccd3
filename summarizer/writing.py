"""The second half: checked articles to a briefing, worded by rule or by a model.

    plan ─> word (where a model is asked to) ─> write

Everything but ``word`` is pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from summarizer import __version__, languages
from summarizer import ground as grounding
from summarizer.adjudicate import MOST, Adjudication, adjudicate
from summarizer.adjudicate import PROMPT as ADJUDICATING
from summarizer.adjudicate import fingerprint as adjudicating
from summarizer.brief import Plan
from summarizer.brief import brief as written
from summarizer.brief import plan as chosen
from summarizer.compose import PROMPT as COMPOSING
from summarizer.compose import Composed, compose
from summarizer.compose import fingerprint as composing
from summarizer.domain.briefing import Answers, Briefing, Extractor, Failed, Length, Origin, Run, Usage
from summarizer.domain.event import Answerer, Grounded
from summarizer.domain.story import Story
from summarizer.llm.base import Gateway
from summarizer.merge import gathered
from summarizer.merge import merge as merged
from summarizer.merge import read_ahead as gathered_ahead
from summarizer.merge.undecided import opinion_of, undecided
from summarizer.spending import add, spent

UNASKED = Adjudication()


class Planned(NamedTuple):
    """What is told of the merged articles, before it is worded."""

    grounded: tuple[Grounded, ...]
    story: Story
    plan: Plan
    texts: dict[str, str]
    titles: dict[str, str]
    adjudication: Adjudication


def plan(
    grounded: Sequence[Grounded], length: Length = "standard", adjudication: Adjudication = UNASKED
) -> Planned:
    """Merge checked articles and choose what is told of them. Pure.

    Args:
        grounded: The articles, in the order of their numbers.
        length: How much is told.
        adjudication: What a model said of undecided pairs.
    """
    story = merged(grounded, opinion_of(adjudication.answers))
    story = story.model_copy(update={"adjudicated": adjudication.answers})
    texts = {one.article.id: one.article.text for one in grounded}
    titles = {one.article.id: one.article.title for one in grounded}
    return Planned(tuple(grounded), story, chosen(story, length), texts, titles, adjudication)


def read_ahead(one: Grounded) -> None:
    """Read of one article what merging and writing will ask for: it is remembered, and can be done before."""
    gathered_ahead(one)
    grounding.known_names([one.article.text])


async def decide(
    grounded: Sequence[Grounded],
    gateway: Gateway,
    note: Callable[[str], None] = lambda _: None,
    most: int = MOST,
) -> Adjudication:
    """Ask a model about the pairs of mentions that the rule decides narrowly.

    Args:
        grounded: The articles.
        gateway: Answers.
        note: Told what was not asked, or not answered.
        most: How many pairs are asked about.
    """
    pairs = undecided(gathered(grounded))
    if not pairs:
        note("no pair of mentions is undecided: nothing is asked")
    return await adjudicate(pairs, gateway, note, most)


async def word(
    planned: Planned, gateway: Gateway, note: Callable[[str], None] = lambda _: None, *, language: str = "en"
) -> Composed:
    """Ask a model to word what was planned; what cannot be vouched for is left to the rule.

    Args:
        planned: What is told.
        gateway: Answers.
        note: Told what was left to the rule for want of an answer.
        language: Of the sentences, a BCP 47 tag. In another one than English less can be checked.
    """
    check: grounding.Check
    if languages.is_english(language):
        check = grounding.sentence_check(planned.texts, planned.titles, by_rule=False)
    else:
        check = grounding.TranslationCheck(planned.texts, planned.titles, language)
    return await compose(planned.plan, gateway, check, language=language, note=note)


def brief(
    grounded: Sequence[Grounded],
    failed: Sequence[Failed] = (),
    usage: Usage | None = None,
    *,
    length: Length = "standard",
) -> Briefing:
    """Merge checked articles and write the briefing. Pure: same articles and length, same bytes."""
    return write(plan(grounded, length), failed, usage)


def write(
    planned: Planned,
    failed: Sequence[Failed] = (),
    usage: Usage | None = None,
    composed: Composed | None = None,
) -> Briefing:
    """Write the briefing of what was planned. Pure.

    Args:
        planned: What is told.
        failed: The sources that could not be used.
        usage: What reading took.
        composed: What a model worded; the rest is worded by rule.
    """
    grounded, story = planned.grounded, planned.story
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
        worded_by=composed.by if composed else (),
        prompts={
            name: fingerprint
            for one in extractors
            for name, fingerprint in (
                (one.prompt, one.fingerprint),
                (one.second_prompt, one.second_fingerprint),
            )
            if name
        }
        | ({COMPOSING: composing()} if composed and composed.by else {})
        | ({ADJUDICATING: adjudicating()} if planned.adjudication.answers else {}),
        usage=add(
            [
                usage or Usage(),
                *map(spent, composed.usages if composed else ()),
                *map(spent, planned.adjudication.usages),
            ]
        ),
    )
    check = grounding.sentence_check(planned.texts, planned.titles)
    briefing = written(
        story, run, failed, check=check, planned=planned.plan, worded=composed.worded if composed else None
    )
    briefing = briefing.model_copy(update={"adjudicated": story.adjudicated})
    if composed is not None:
        more = {"withheld": (*briefing.withheld, *composed.refused), "language": composed.language}
        briefing = briefing.model_copy(update=more)
    return grounding.hold(briefing, planned.texts)


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
