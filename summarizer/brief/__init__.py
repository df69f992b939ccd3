"""From a story to a briefing: choose, order, word and cite."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from summarizer.brief.sentences import sentences
from summarizer.domain.briefing import BriefedEpisode, Briefing, Failed, Run, SourceArticle
from summarizer.domain.event import Claim, Event, Grounded
from summarizer.domain.story import Story

__all__ = ["brief"]

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def brief(story: Story, run: Run, failed: Sequence[Failed] = ()) -> Briefing:
    """Write the briefing of a story. Pure: the same story and run, the same briefing."""
    numbers = {one.article.id: number for number, one in enumerate(story.articles, 1)}
    episodes = []
    events_of: dict[str | None, list[Event]] = defaultdict(list)
    for event in story.events:
        events_of[event.episode_id].append(event)
    home = {event.id: event.episode_id for event in story.events}
    claims_of: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in story.claims:
        claims_of[home.get(claim.event_id)].append(claim)
    for episode in story.episodes:
        events, claims = events_of[episode.id], claims_of[episode.id]
        episodes.append(
            BriefedEpisode(
                id=episode.id,
                title=episode.title,
                role=episode.role,
                time=episode.time,
                places=episode.places,
                sentences=sentences(episode, events, claims, numbers),
                event_ids=episode.event_ids,
                article_ids=episode.article_ids,
                ledger=episode.ledger,
                disagreements=episode.disagreements,
                gaps=episode.gaps,
                why_together=episode.why_together,
            )
        )
    readers = {reader for one in story.articles for reader in one.extractor.answerers}
    return Briefing(
        title=_title(story),
        run=run,
        articles=tuple(
            _source(one, numbers[one.article.id], several=len(readers) > 1) for one in story.articles
        ),
        episodes=tuple(episodes),
        events=story.events,
        claims=story.claims,
        timeline=story.timeline,
        withheld=tuple(item for one in story.articles for item in one.withheld),
        failed=tuple(failed),
    )


def _title(story: Story) -> str:
    main = [episode for episode in story.episodes if episode.role == "main"]
    if len(main) == 1:
        return main[0].title
    articles = _count(len(story.articles), "article")
    sides = Counter(side for episode in main for side in episode.sides[:2])
    shared = [side for side, count in sides.items() if count == len(main)]
    if not main or not shared:
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
