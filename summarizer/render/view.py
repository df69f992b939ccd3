"""A briefing as a reader sees it: words in place of values, marks in place of citations.

Everything that Markdown, HTML and the terminal have in common is settled here; they only lay it out. All
strings are one line and inert (see ``inert``), but not yet escaped for a format. Nothing is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from summarizer import headings, wording
from summarizer.domain.base import SCHEMA_VERSION
from summarizer.domain.briefing import BriefedEpisode, Briefing, Length, Sentence
from summarizer.domain.event import Claim, EventTime, Withheld
from summarizer.render import account, disputes, foundation, ledger, timeline, words
from summarizer.render import sources as listed
from summarizer.render.above import told_above
from summarizer.render.account import Account, Message, Teller
from summarizer.render.disputes import Dispute
from summarizer.render.facets import Facets, Filter
from summarizer.render.inert import line
from summarizer.render.ledger import LedgerView
from summarizer.render.passages import Mark, Passage, Passages
from summarizer.render.sources import SourceView
from summarizer.render.timeline import Timeline

_ABOUT: Final[Mapping[str, Literal["evidence", "witnesses"]]] = {
    "garbled": "evidence",
    "unattributed": "evidence",
    "single_source": "witnesses",
    "one_origin": "witnesses",
}


_YEAR: Final = re.compile(r"(?<![\d-])\d{4}(?!\d)")


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

    @property
    def known(self) -> str:
        """The date in words with how it is known, or that there is none."""
        if not self.date:
            return f"Undated (“{self.phrase}”)" if self.phrase else "Undated"
        how = self.basis.partition(":")[0].partition(" (")[0]
        plain = how in {"", "date as the article prints it"} or "(" in self.date
        return self.date if plain else f"{self.date} ({how})"


@dataclass(frozen=True)
class Missing:
    """A gap."""

    kind: str
    about: Literal["event", "evidence", "witnesses"]
    """What it is a gap of: what is told, the passages that it rests on, or how many tell it."""
    text: str
    marks: tuple[Mark, ...]
    tokens: str


@dataclass(frozen=True)
class EpisodeView:
    """An episode. ``id`` is an anchor of this rendering, not the episode's id."""

    id: str
    title: str
    time: Time
    when: str
    """In one line: date, printed words, and how it is known where that is no assumption of the page."""
    places: tuple[str, ...]
    articles: tuple[str, ...]
    account: Account
    ledger: LedgerView
    disputes: tuple[Dispute, ...]
    gaps: tuple[Missing, ...]
    why_together: tuple[str, ...]
    plain: bool
    """Whether the text has every figure, and the ledger only one for each thing."""

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What the articles do not say."""
        return tuple(gap for gap in self.gaps if gap.about == "event")

    @property
    def doubts(self) -> tuple[Missing, ...]:
        """What is to be said of the passages and figures that the text rests on."""
        return tuple(gap for gap in self.gaps if gap.about == "evidence")

    @property
    def alone(self) -> tuple[Missing, ...]:
        """That one article, or one origin, tells all of it."""
        return tuple(gap for gap in self.gaps if gap.about == "witnesses")

    @property
    def notes(self) -> int:
        """How many notes say how its figures stand to each other."""
        return sum(len(counted.reasons) for counted in self.ledger)

    @property
    def argued(self) -> tuple[Dispute, ...]:
        """The disagreements that the table of figures does not show."""
        return tuple(dispute for dispute in self.disputes if not dispute.bare)

    @property
    def counted(self) -> tuple[Dispute, ...]:
        """Those that it shows."""
        return tuple(dispute for dispute in self.disputes if dispute.bare)


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
    length: Length
    title: str
    made: str
    reader: str
    notice: str
    rests_on: str
    """How many articles, publishers, dates and figures there are, in one line."""
    assumes: tuple[str, ...]
    """What was worked out and not stated."""
    bottom_line: tuple[Message, ...]
    main: tuple[EpisodeView, ...]
    others: tuple[EpisodeView, ...]
    """The main episodes that the bottom line does not tell of."""
    background: tuple[EpisodeView, ...]
    years: str
    """The years that the background is of; empty where none is known."""
    timeline: Timeline
    sources: tuple[SourceView, ...]
    withheld: tuple[Refused, ...]
    failed: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]
    filters: tuple[Filter, ...]
    left_claims: str
    """How many claims a briefing of this length does not tell; empty where it tells all."""
    left_notes: str
    """How many notes on how figures stand to each other it leaves to a full one."""
    legend: tuple[tuple[str, str], ...]
    versions: tuple[tuple[str, str], ...]


def build(briefing: Briefing, sources: Mapping[str, str]) -> View:
    """Return what every format shows of a briefing.

    Args:
        briefing: What is shown.
        sources: Original texts by article id, for more context around a passage; may be empty.
    """
    passages = Passages(briefing, sources)
    facets = Facets(briefing)
    dates = {episode.id: _time(episode.time).known for episode in briefing.episodes}
    assumes = foundation.assumes(briefing)
    bottom_line = account.bottom_line(briefing, passages, facets, dates)
    claims = {claim.id: claim for claim in briefing.claims}
    full = briefing.length == "full"

    def above(episode: BriefedEpisode) -> Sequence[Sentence]:
        return () if full else told_above(episode, briefing.bottom_line)

    episodes = []
    for number, episode in enumerate(briefing.episodes, 1):
        teller = Teller(passages, facets, f"e{number}", briefing.language)
        shown = _episode(episode, teller, claims, assumes, above(episode), full=full)
        episodes.append((episode.role, shown))
    main = tuple(view for role, view in episodes if role == "main")
    background = tuple(view for role, view in episodes if role == "background")
    made = _made(briefing, len(main), len(background))
    return View(
        language=account.tag(briefing.language) or "en",
        length=briefing.length,
        title=words.title(briefing.title),
        made=made,
        reader=words.reader(briefing.run),
        notice=words.notice(briefing),
        rests_on=foundation.rests_on(briefing),
        assumes=assumes,
        bottom_line=bottom_line,
        main=main,
        others=tuple(one for one in main if one.id not in {message.anchor for message in bottom_line}),
        background=background,
        years=_years(background),
        timeline=timeline.build(briefing, passages.numbers, facets),
        sources=listed.build(briefing, passages, sources),
        withheld=tuple(_refused(item, passages.numbers) for item in briefing.withheld),
        failed=tuple((line(item.source), line(item.reason)) for item in briefing.failed),
        passages=passages.listing(),
        filters=facets.filters((view.id, view.title) for view in (*main, *background)),
        left_claims=_claims(sum(len(one.account.left) for _, one in episodes)),
        left_notes=words.notes(sum(counted.left for _, one in episodes for counted in one.ledger)),
        legend=words.LEGEND,
        versions=_versions(briefing, made),
    )


def _made(briefing: Briefing, main: int, background: int) -> str:
    parts = [words.count(main, "main episode")]
    if background:
        parts.append(f"{background} of background")
    return f"{words.count(len(briefing.articles), 'article')}: {wording.listed(parts)}"


def _years(episodes: Sequence[EpisodeView]) -> str:
    found = sorted(year for one in episodes for year in _YEAR.findall(one.time.edtf))
    return " to ".join(dict.fromkeys([found[0], found[-1]])) if found else ""


def _claims(number: int) -> str:
    return words.count(number, "claim") if number else ""


def _episode(
    episode: BriefedEpisode,
    teller: Teller,
    claims: Mapping[str, Claim],
    assumes: Sequence[str],
    above: Sequence[Sentence],
    *,
    full: bool,
) -> EpisodeView:
    passages, facets, anchor = teller.passages, teller.facets, teller.episode
    # In the order in which they are read: so marks are numbered, and so the uses of a passage are listed.
    told = account.account(episode, teller, claims, above)
    figures = ledger.build(episode, passages, facets, anchor, full=full)
    time = _time(episode.time)
    return EpisodeView(
        id=anchor,
        title=words.title(episode.title),
        time=time,
        when=_when(time, assumes, full=full, headed=_is_dated(episode)),
        places=tuple(map(line, episode.places)),
        articles=ledger.article_numbers(episode.article_ids, passages.numbers),
        account=told,
        ledger=figures,
        disputes=tuple(disputes.dispute(item, episode, teller) for item in episode.disagreements),
        gaps=tuple(
            Missing(
                words.GAPS[gap.kind],
                _ABOUT.get(gap.kind, "event"),
                line(gap.text),
                passages.of_claims(gap.claim_ids, "gap"),
                facets.of(gap.claim_ids, episode=anchor, unknown=True),
            )
            for gap in episode.gaps
            if full or gap.kind != "unattributed"  # the table says it of each figure
        ),
        why_together=tuple(map(line, episode.why_together)),
        plain=_plain(episode),
    )


def _plain(episode: BriefedEpisode) -> bool:
    told = "\n".join([episode.title, *(sentence.text for sentence in episode.sentences)])
    return all(
        len(row.entries) == 1
        and re.search(rf"(?<!\w){re.escape(row.entries[0].phrase)}(?!\w)", told, re.IGNORECASE)
        for row in episode.ledger
    )


def _time(time: EventTime) -> Time:
    return Time(line(time.phrase or ""), words.date(time), line(time.edtf or ""), words.basis(time))


def _is_dated(episode: BriefedEpisode) -> bool:
    """Whether the heading has the date, or that there is none."""
    return headings.undated(episode.title, episode.time) != episode.title


def _when(time: Time, assumes: Sequence[str], *, full: bool, headed: bool) -> str:
    """When, and how that is known; without the note that the list of assumptions has.

    Of an undated episode of a briefing of less than full length a gap says the rest. Below a heading with the
    date stands only what that leaves open.
    """
    if not full and headed:
        doubt = time.date.rpartition(" (")[2].rstrip(")") if time.date.endswith(")") else ""
        found = [f"date {doubt}" if doubt else "", f"“{time.phrase}”" if time.phrase else ""]
        rest = ", ".join(filter(None, found))
        how = _known_by(time, assumes)
        shown = f"{rest} ({how})" if rest and time.date else rest or how
        return shown[:1].upper() + shown[1:]
    if not (time.date or full):
        return time.known
    stated = [part for part in (time.date, f"“{time.phrase}”" if time.phrase else "") if part]
    basis = _known_by(time, assumes)
    return f"{', '.join(stated)} ({basis})" if stated else basis


def _known_by(time: Time, assumes: Sequence[str]) -> str:
    head, _, note = time.basis.partition(": ")
    return head if note and any(item.endswith(f": {note}.") for item in assumes) else time.basis


def _refused(item: Withheld, numbers: Mapping[str, int]) -> Refused:
    return Refused(
        article=ledger.article_numbers([item.article_id], numbers)[0],
        item=item.item,
        text=line(item.text),
        quote=line(item.quote),
        reason=line(item.reason),
        verdict=f"quotation {words.VERDICTS[item.verdict]}" if item.verdict else "",
    )


def _versions(briefing: Briefing, made: str) -> tuple[tuple[str, str], ...]:
    run = briefing.run
    schema = line(briefing.schema_version)
    if schema != SCHEMA_VERSION:
        schema = f"{schema} (shown by a program for {SCHEMA_VERSION})"
    return (
        ("summarizer", line(run.tool_version)),
        ("Made from", made),
        ("Schema", schema),
        ("Read by", words.reader(run)),
        ("Worded by", words.writer(briefing)),
        *((f"Prompt {line(name)}", line(mark)) for name, mark in sorted(run.prompts.items())),
        ("Usage", words.usage(run.usage)),
    )
