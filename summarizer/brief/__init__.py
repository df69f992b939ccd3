"""From a story to a briefing: choose, order, word and cite.

story ─ choose.plan ─> Plan ─ a composer ─> sentences of each group ─ brief ─> Briefing
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from summarizer import headings
from summarizer.brief import by_rule, notes
from summarizer.brief.choose import plan
from summarizer.brief.plan import Check, EpisodePlan, Group, Plan, unchecked
from summarizer.brief.units import content, headline_of
from summarizer.domain.briefing import BriefedEpisode, Briefing, Failed, Length, Run, Sentence, SourceArticle
from summarizer.domain.event import Claim, Grounded
from summarizer.domain.story import Gap, Story
from summarizer.headings import Headed

__all__ = ["Check", "Plan", "brief", "plan"]

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def brief(
    story: Story,
    run: Run,
    failed: Sequence[Failed] = (),
    *,
    length: Length = "standard",
    check: Check = unchecked,
    planned: Plan | None = None,
    worded: Mapping[str, Sequence[Sentence]] | None = None,
) -> Briefing:
    """Write the briefing of a story. Pure: the same story, run and wording, the same briefing.

    Args:
        story: Everything that the articles say.
        run: How it came to be.
        failed: The sources that could not be read.
        length: How much is told.
        check: What a sentence says beyond what it rests on.
        planned: The plan that was worded, where that has been done.
        worded: The sentences of another composer than the rule's, by the keys of their groups; for a group
            that is not there, the rule's stand.
    """
    planned = planned or plan(story, length)
    sentences: dict[str, Sequence[Sentence]] = {**by_rule.compose(planned, check), **(worded or {})}
    numbers = planned.numbers
    titles = _headings(planned)
    readers = {reader for one in story.articles for reader in one.extractor.answerers}
    return Briefing(
        title=_title(story, titles),
        length=planned.length,
        bottom_line=_said(planned.bottom, sentences),
        run=run,
        articles=tuple(
            _source(one, numbers[one.article.id], several=len(readers) > 1) for one in story.articles
        ),
        episodes=tuple(_episode(one, titles, sentences) for one in planned.episodes),
        events=story.events,
        claims=story.claims,
        timeline=story.timeline,
        withheld=tuple(item for one in story.articles for item in one.withheld),
        failed=tuple(failed),
    )


def _headings(planned: Plan) -> dict[str, str]:
    """The heading of each episode by its id; one of background keeps its title."""
    main = [one for one in planned.episodes if one.episode.role == "main"]
    found = headings.distinct(
        [
            Headed(
                one.episode.id,
                headline_of(one.episode, one.events),
                one.episode.time,
                one.episode.places,
                one.episode.title,
            )
            for one in main
        ]
    )
    return {one.episode.id: one.episode.title for one in planned.episodes} | found


def _episode(
    one: EpisodePlan,
    titles: Mapping[str, str],
    sentences: Mapping[str, Sequence[Sentence]],
) -> BriefedEpisode:
    episode = one.episode
    said = _said(one.groups, sentences)
    left = frozenset(one.left)
    told = {claim.id for claim in one.claims if claim.id in left and _is_told(claim, said)}
    return BriefedEpisode(
        id=episode.id,
        title=titles[episode.id],
        role=episode.role,
        time=episode.time,
        places=episode.places,
        sentences=said,
        event_ids=episode.event_ids,
        article_ids=episode.article_ids,
        ledger=episode.ledger,
        disagreements=episode.disagreements,
        gaps=(*episode.gaps, *_damaged(one.claims, said)),
        why_together=episode.why_together,
        left_out=tuple(claim for claim in one.left if claim not in told),
    )


def _damaged(claims: Sequence[Claim], said: Sequence[Sentence]) -> Iterator[Gap]:
    """That some of what is told rests on damaged text."""
    marked = {i for one in said if one.note and notes.DAMAGED in one.note for i in one.claim_ids}
    if ids := tuple(claim.id for claim in claims if claim.damaged and claim.id in marked):
        verbs = ("statement rests", "is") if len(ids) == 1 else ("statements rest", "are")
        text = f"{len(ids)} {verbs[0]} on damaged text and {verbs[1]} marked."
        yield Gap(kind="garbled", text=text, claim_ids=ids)


def _is_told(claim: Claim, sentences: Sequence[Sentence]) -> bool:
    """Whether a sentence that rests on a claim besides its own, for a person's name, says all of it."""
    citing = [one for one in sentences if claim.id in one.claim_ids]
    wanted = content(by_rule.without_also(claim.text))
    return any(wanted <= content(one.text) for one in citing)


def _said(groups: Sequence[Group], sentences: Mapping[str, Sequence[Sentence]]) -> tuple[Sentence, ...]:
    return tuple(sentence for group in groups for sentence in sentences[group.key])


def _title(story: Story, titles: Mapping[str, str]) -> str:
    main = [episode for episode in story.episodes if episode.role == "main"]
    if len(main) == 1:
        return titles[main[0].id]
    articles = _count(len(story.articles), "article")
    sides = Counter(side for episode in main for side in episode.sides[:2])
    shared = [side for side, count in sides.items() if count == len(main)]
    if main and not shared:
        first = max(main, key=lambda episode: len(episode.article_ids))
        heading = headings.undated(titles[first.id], first.time)
        return f"{heading}, and {_count(len(main) - 1, 'other development')}"
    if not main:
        return f"{_count(len(main), 'development')} in {articles}".capitalize()
    return f"{' and '.join(shared)}: {_count(len(main), 'development')} in {articles}"


def _count(number: int, noun: str) -> str:
    word = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{word} {noun}" if number == 1 else f"{word} {noun}s"


def _source(one: Grounded, number: int, *, several: bool) -> SourceArticle:
    article = one.article
    return SourceArticle(
        id=article.id,
        number=number,
        title=article.title,
        publisher=article.publisher,
        author=article.author,
        published=article.published,
        language=article.language,
        url=article.url,
        kind=article.kind,
        source=article.source,
        sha256=article.sha256,
        warnings=article.warnings,
        dropped=dict(sorted(Counter(block.reason.value for block in article.dropped).items())),
        copy_of=article.copy_of,
        coverage=one.coverage.ratio,
        uncovered=one.coverage.uncovered,
        left_out=article.dropped,
        extractors=one.extractor.answerers if several else (),
    )
