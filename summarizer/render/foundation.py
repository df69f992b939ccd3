"""What a briefing rests on and what it assumes: counted, or said as the program worked it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from summarizer import wording
from summarizer.domain.article import Published, PublishedBasis
from summarizer.domain.briefing import BriefedEpisode, Briefing
from summarizer.domain.event import EventTime
from summarizer.domain.terms import TimeBasis
from summarizer.render import words
from summarizer.render.inert import line

_ASSUMED: Final = frozenset({TimeBasis.INFERRED, TimeBasis.RELATIVE_TO_EVENT})
_ON: Final = re.compile(r"^on ", re.IGNORECASE)
_REASONS: Final = 2
"""Reasons that are named why articles are told as one development; the others are counted."""


def rests_on(briefing: Briefing) -> str:
    """Return in one line how many articles, publishers, dates, copies and figures there are."""
    articles = briefing.articles
    if not articles:
        return ""
    parts = [words.count(len(articles), "article"), _publishers(briefing)]
    dates = [_dated(article.published) for article in articles]
    parts.append(f"{dates.count('undated') or 'none'} undated")
    if bounded := dates.count("bound"):
        parts.append(f"{bounded} with no more than an earliest date")
    copies = sum(article.copy_of is not None for article in articles)
    parts.append(f"{words.count(copies, 'copy')}" if copies == 1 else f"{copies or 'no'} copies")
    hurt = {claim.article_id for claim in briefing.claims if claim.damaged}
    parts.append(f"{len(hurt) or 'none'} with damaged passages")
    if briefing.failed:
        parts.append(f"{len(briefing.failed)} more could not be read")
    return f"{', '.join(parts)}. {_figures(briefing)} {words.OWN_VOICE}"


def _publishers(briefing: Briefing) -> str:
    known = [line(article.publisher) for article in briefing.articles if article.publisher]
    if not known:
        return "no publisher known"
    of = "" if len(known) == len(briefing.articles) else f" (known of {words.count(len(known), 'article')})"
    return words.count(len({name.casefold() for name in known}), "publisher") + of


def _dated(published: Published | None) -> str:
    if published is None:
        return "undated"
    return "bound" if published.basis is PublishedBasis.EMBEDDED_POST else "dated"


def _figures(briefing: Briefing) -> str:
    entries = [entry for one in briefing.episodes for row in one.ledger for entry in row.entries]
    if not entries:
        return "No figures."
    named = sum(entry.speaker is not None for entry in entries)
    rest = len(entries) - named
    figures = words.count(len(entries), "figure")
    return f"{figures}: {named or 'none'} with a named speaker, {rest or 'none'} without."


def assumes(briefing: Briefing) -> tuple[str, ...]:
    """Return what was worked out and not stated: dates of the main episodes, and articles told as one."""
    main = [episode for episode in briefing.episodes if episode.role == "main"]
    together = (_together(episode, briefing) for episode in main if episode.why_together)
    return (*_dates(briefing, main), *filter(None, together))


def _dates(briefing: Briefing, main: list[BriefedEpisode]) -> Iterator[str]:
    """One line for each way in which dates were worked out, with the printed words of each."""
    home = {event: episode.id for episode in main for event in episode.event_ids}
    by_note: dict[str, list[EventTime]] = {}
    for time in (event.time for event in briefing.events if event.id in home):
        if time.basis in _ASSUMED and time.edtf and time.note:
            by_note.setdefault(time.note, []).append(time)
    for note, own in by_note.items():
        yield f"{'; '.join(_dated_as(own))}: {line(note)}."


def _dated_as(times: Sequence[EventTime]) -> Iterator[str]:
    """Each date once, with the printed words that were taken to be it."""
    printed: dict[str, dict[str, str]] = {}
    for time in times:
        phrases = printed.setdefault(words.date(time), {})
        if time.basis is TimeBasis.INFERRED and time.phrase:
            phrase = _ON.sub("", line(time.phrase))
            phrases.setdefault(phrase.casefold(), f"“{phrase}”")
    for date, phrases in sorted(printed.items()):
        yield f"{date} for {wording.listed(list(phrases.values()))}" if phrases else date


def _together(episode: BriefedEpisode, briefing: Briefing) -> str:
    numbers = {article.id: article.number for article in briefing.articles}
    own = sorted(numbers[article] for article in episode.article_ids if article in numbers)
    if len(own) < 2:  # noqa: PLR2004 - one article alone is no assumption
        return ""
    reasons = list(dict.fromkeys(line(reason).partition(": ")[0] for reason in episode.why_together))
    more = len(reasons) - _REASONS
    shown = reasons[:_REASONS] + ([f"{words.count(more, 'more reason')}"] if more > 0 else [])
    return f"Articles {wording.listed(list(map(str, own)))} tell of one development: {'; '.join(shown)}."
