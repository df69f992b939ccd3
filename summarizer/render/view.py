"""A briefing as a reader sees it: words in place of values, marks in place of citations.

Everything that Markdown, HTML and the terminal have in common is settled here; they only lay it out. All
strings are one line and inert (see ``inert``), but not yet escaped for a format. Nothing is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from summarizer.domain.base import SCHEMA_VERSION
from summarizer.domain.briefing import BriefedEpisode, Briefing, Sentence
from summarizer.domain.event import EventTime, Withheld
from summarizer.domain.story import Disagreement
from summarizer.render import ledger, plot, source_text, timeline, words
from summarizer.render.facets import Facets, Filter
from summarizer.render.inert import line
from summarizer.render.ledger import LedgerView
from summarizer.render.passages import Mark, Passage, Passages, UseKind, address
from summarizer.render.plot import Plot
from summarizer.render.source_text import Gap, Paragraph
from summarizer.render.timeline import Timeline

_PARAGRAPH = 4
"""Most sentences in one paragraph."""
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True)
class Time:
    """When, and how that is known."""

    phrase: str
    date: str
    edtf: str
    basis: str

    @property
    def short(self) -> str:
        """The date in words, or the article's phrase, or that there is none."""
        return self.date or (f"“{self.phrase}”" if self.phrase else "undated")


@dataclass(frozen=True)
class Said:
    """A sentence with its marks."""

    text: str
    note: str
    lead: bool
    marks: tuple[Mark, ...]
    tokens: str
    """What filters pick it by."""
    language: str = ""
    """A BCP 47 tag where it is not the page's."""


@dataclass(frozen=True)
class Holder:
    """Who holds what in a disagreement."""

    who: str
    attributed: bool
    text: str
    articles: tuple[str, ...]
    marks: tuple[Mark, ...]
    tokens: str


@dataclass(frozen=True)
class Dispute:
    """A disagreement, side by side."""

    kind: str
    topic: str
    holders: tuple[Holder, ...]


@dataclass(frozen=True)
class Missing:
    """A gap."""

    kind: str
    text: str
    marks: tuple[Mark, ...]
    tokens: str


@dataclass(frozen=True)
class EpisodeView:
    """An episode. ``id`` is an anchor of this rendering, not the episode's id."""

    id: str
    title: str
    time: Time
    places: tuple[str, ...]
    articles: tuple[str, ...]
    paragraphs: tuple[tuple[Said, ...], ...]
    lead: Said | None
    """The sentence for the overview, with marks of its own; null where no sentence could be vouched for."""
    ledger: LedgerView
    plots: tuple[Plot, ...]
    disputes: tuple[Dispute, ...]
    gaps: tuple[Missing, ...]
    why_together: tuple[str, ...]


@dataclass(frozen=True)
class SourceView:
    """An article of the list of sources."""

    number: int
    id: str
    title: str
    publisher: str
    author: str
    url: str
    language: str
    """A BCP 47 tag; empty where it is not known."""
    published: str
    source: str
    sha256: str
    warnings: tuple[str, ...]
    dropped: str
    coverage: str
    uncovered: tuple[Gap, ...]
    text: tuple[Paragraph, ...]
    """The text, marked; empty where it is not at hand."""
    file: str
    """Relative address of the text's file; empty where it is not at hand."""


@dataclass(frozen=True)
class Refused:
    """Something withheld."""

    article: str
    item: str
    text: str
    quote: str
    reason: str
    verdict: str


@dataclass(frozen=True)
class View:
    """The whole page."""

    language: str
    """A BCP 47 tag."""
    title: str
    made: str
    reader: str
    notice: str
    bottom_line: tuple[tuple[Said, str], ...]
    """Each sentence with the anchor of its episode."""
    main: tuple[EpisodeView, ...]
    background: tuple[EpisodeView, ...]
    timeline: Timeline
    sources: tuple[SourceView, ...]
    withheld: tuple[Refused, ...]
    failed: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]
    filters: tuple[Filter, ...]
    legend: tuple[tuple[str, str], ...]
    versions: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Maker:
    """What an episode's statements are made with."""

    passages: Passages
    facets: Facets
    episode: str
    language: str
    """The page's."""


def build(briefing: Briefing, sources: Mapping[str, str]) -> View:
    """Return what every format shows of a briefing.

    Args:
        briefing: What is shown.
        sources: Original texts by article id, for more context around a passage; may be empty.
    """
    passages = Passages(briefing, sources)
    facets = Facets(briefing)
    bottom_line = _bottom_line(briefing, passages, facets)
    episodes = [
        (episode.role, _episode(episode, _Maker(passages, facets, f"e{number}", briefing.language)))
        for number, episode in enumerate(briefing.episodes, 1)
    ]
    main = tuple(view for role, view in episodes if role == "main")
    background = tuple(view for role, view in episodes if role == "background")
    return View(
        language=_tag(briefing.language) or "en",
        title=line(briefing.title),
        made=_made(briefing, len(main), len(background)),
        reader=words.reader(briefing.run),
        notice=words.notice(briefing),
        bottom_line=bottom_line,
        main=main,
        background=background,
        timeline=timeline.build(briefing, passages.numbers, facets),
        sources=_sources(briefing, passages, sources),
        withheld=tuple(_refused(item, passages.numbers) for item in briefing.withheld),
        failed=tuple((line(item.source), line(item.reason)) for item in briefing.failed),
        passages=passages.listing(),
        filters=facets.filters((view.id, view.title) for view in (*main, *background)),
        legend=words.LEGEND,
        versions=_versions(briefing),
    )


def _bottom_line(briefing: Briefing, passages: Passages, facets: Facets) -> tuple[tuple[Said, str], ...]:
    claims = {claim.id: claim.event_id for claim in briefing.claims}
    anchors = {
        event: f"e{number}"
        for number, episode in enumerate(briefing.episodes, 1)
        for event in episode.event_ids
    }
    found = []
    for sentence in briefing.bottom_line:
        events = [*sentence.event_ids, *(claims.get(claim, "") for claim in sentence.claim_ids)]
        anchor = next((anchors[event] for event in events if event in anchors), "")
        found.append((_said(sentence, _Maker(passages, facets, anchor, briefing.language), "glance"), anchor))
    return tuple(found)


def _made(briefing: Briefing, main: int, background: int) -> str:
    parts = [words.count(main, "main episode")]
    if background:
        parts.append(f"{background} of background")
    return f"{words.count(len(briefing.articles), 'article')}: {words.listed(parts)}"


def _episode(episode: BriefedEpisode, maker: _Maker) -> EpisodeView:
    passages, facets, anchor = maker.passages, maker.facets, maker.episode
    leading = next((sentence for sentence in episode.sentences if sentence.kind == "lead"), None)
    leading = leading or next(iter(episode.sentences), None)
    # In the order in which they are read: so marks are numbered, and so the uses of a passage are listed.
    lead = _said(leading, maker, "glance") if leading and episode.role == "main" else None
    paragraphs = _paragraphs(episode.sentences, maker)
    figures = ledger.build(episode.ledger, passages, facets, anchor)
    tokens = {figure.id: figure.tokens for counted in figures for figure in counted.figures}
    return EpisodeView(
        id=anchor,
        title=line(episode.title),
        time=_time(episode.time),
        places=tuple(map(line, episode.places)),
        articles=ledger.article_numbers(episode.article_ids, passages.numbers),
        lead=lead,
        paragraphs=paragraphs,
        ledger=figures,
        plots=plot.build(episode.ledger, tokens),
        disputes=tuple(_dispute(item, maker) for item in episode.disagreements),
        gaps=tuple(
            Missing(
                words.GAPS[gap.kind],
                line(gap.text),
                passages.of_claims(gap.claim_ids, "gap"),
                facets.of(gap.claim_ids, episode=anchor, unknown=True),
            )
            for gap in episode.gaps
        ),
        why_together=tuple(map(line, episode.why_together)),
    )


def _time(time: EventTime) -> Time:
    return Time(line(time.phrase or ""), words.date(time), line(time.edtf or ""), words.basis(time))


def _said(sentence: Sentence, maker: _Maker, kind: UseKind = "sentence") -> Said:
    text = line(sentence.text)
    marks = maker.passages.of_citations(sentence.citations, kind)
    tokens = maker.facets.of(sentence.claim_ids, sentence.event_ids, episode=maker.episode)
    language = "" if sentence.language == maker.language else _tag(sentence.language)
    return Said(text, line(sentence.note or ""), sentence.kind == "lead", marks, tokens, language)


def _paragraphs(sentences: Sequence[Sentence], maker: _Maker) -> tuple[tuple[Said, ...], ...]:
    paragraphs: list[tuple[Said, ...]] = []
    for _, group in groupby(sentences, key=lambda sentence: sentence.kind):
        said = [_said(sentence, maker) for sentence in group]
        paragraphs += [tuple(said[i : i + _PARAGRAPH]) for i in range(0, len(said), _PARAGRAPH)]
    return tuple(paragraphs)


def _dispute(item: Disagreement, maker: _Maker) -> Dispute:
    holders = tuple(
        Holder(
            who=words.who(held.speaker, len(held.article_ids)),
            attributed=bool(held.speaker),
            text=line(held.text),
            articles=ledger.article_numbers(held.article_ids, maker.passages.numbers),
            marks=maker.passages.of_claims(held.claim_ids, "position"),
            tokens=maker.facets.of(held.claim_ids, episode=maker.episode, argued=True),
        )
        for held in item.positions
    )
    return Dispute(words.DISAGREEMENTS[item.kind], line(item.topic), holders)


def _sources(briefing: Briefing, passages: Passages, sources: Mapping[str, str]) -> tuple[SourceView, ...]:
    texts = source_text.marked(briefing, passages.listing(), sources)
    return tuple(
        SourceView(
            number=article.number,
            id=line(article.id),
            title=line(article.title),
            publisher=line(article.publisher or ""),
            author=line(article.author or ""),
            url=line(article.url or ""),
            language=_tag(article.language),
            published=words.published(article.published),
            source="standard input" if article.source == "-" else line(article.source),
            sha256=line(article.sha256),
            warnings=tuple(map(line, article.warnings)),
            dropped=", ".join(
                f"{words.dropped(reason)} ({number})" for reason, number in sorted(article.dropped.items())
            ),
            coverage=f"{article.coverage:.0%} of its text is quoted as evidence"
            + "".join(f"; read by {words.extractor(one)}" for one in article.extractors),
            uncovered=source_text.gaps(article, sources.get(article.id)),
            text=texts.get(article.id, ()),
            file=address(article.id, "") if article.id in texts else "",
        )
        for article in sorted(briefing.articles, key=lambda article: article.number)
    )


def _tag(language: str | None) -> str:
    """A language as an attribute may name it: what is no tag says nothing."""
    return language if language and _TAG.fullmatch(language) else ""


def _refused(item: Withheld, numbers: Mapping[str, int]) -> Refused:
    return Refused(
        article=ledger.article_numbers([item.article_id], numbers)[0],
        item=item.item,
        text=line(item.text),
        quote=line(item.quote),
        reason=line(item.reason),
        verdict=f"quotation {words.VERDICTS[item.verdict]}" if item.verdict else "",
    )


def _versions(briefing: Briefing) -> tuple[tuple[str, str], ...]:
    run = briefing.run
    schema = line(briefing.schema_version)
    if schema != SCHEMA_VERSION:
        schema = f"{schema} (shown by a program for {SCHEMA_VERSION})"
    return (
        ("summarizer", line(run.tool_version)),
        ("Schema", schema),
        ("Read by", words.reader(run)),
        ("Worded by", words.writer(briefing)),
        *((f"Prompt {line(name)}", line(mark)) for name, mark in sorted(run.prompts.items())),
        ("Usage", words.usage(run.usage)),
    )
