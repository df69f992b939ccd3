"""A briefing for a terminal. Data goes into ``Text`` only: nothing in it is read as console markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from summarizer.render import words
from summarizer.render.account import Message, Paragraph, Said
from summarizer.render.disputes import Dispute
from summarizer.render.ledger import Counted, Figure
from summarizer.render.passages import Mark, Passage
from summarizer.render.sources import SourceView
from summarizer.render.timeline import Moment, Timeline
from summarizer.render.tongue import Tongue, of
from summarizer.render.view import EpisodeView, Refused, View

_INDENT = (0, 0, 0, 2)
_RATIOS = (3, 4, 3, 6)
"""Relative widths: figure, who says so, articles, how it stands."""
_LISTED = 8
"""Developments beside the bottom line that the main points name; more are counted."""
_FIGURES = 5
"""Figures of one thing that the main points name."""


def render(view: View) -> RenderableType:
    """Return the page for ``rich.console.Console.print``."""
    return Group(*_page(view))


def compact(view: View) -> RenderableType:
    """Return the main points for ``rich.console.Console.print``: the bottom line, each with its figures."""
    return Group(*_compact(view))


def _compact(view: View) -> Iterator[RenderableType]:
    t = of(view.language)
    yield Text(view.title, style="bold")
    yield from _notes(view, t)
    for message in view.bottom_line:
        yield from _message(message)
        yield from (line for one in view.main if one.id == message.anchor for line in _points(one, t))
    others = view.others
    if others:
        yield Text()
    for episode in others[:_LISTED]:
        yield Text(f"- {words.label(episode.title)} ({episode.time.short})")
    if len(others) > _LISTED:
        yield _quiet(f"- {words.count(len(others) - _LISTED, 'more development')}")
    yield from _rest(view, t)


def _points(episode: EpisodeView, t: Tongue) -> Iterator[RenderableType]:
    """What the figures of an episode are, a line a side, and what its sources disagree about."""
    for side, rows in groupby(episode.ledger, key=lambda counted: counted.side):
        text = Text.assemble("  ", (f"{side}: " if side else "", "bold"))
        for number, counted in enumerate(rows):
            text.append("; " if number else "").append_text(_row(counted))
        yield text
    if topics := "; ".join(dispute.topic for dispute in episode.argued):
        yield Text.assemble("  ", (f"{t('Where the sources disagree')}: ", "red"), topics)
    if episode.gaps:
        kinds = ", ".join(dict.fromkeys(gap.kind.lower() for gap in episode.gaps))
        yield _quiet(f"  {t('What the articles do not say')}: {kinds}")


def _row(counted: Counted) -> Text:
    text = Text.assemble((f"{counted.label} ", "dim"))
    shown = counted.figures[:_FIGURES]
    one = len({figure.who for figure in counted.figures}) == 1
    for number, figure in enumerate(shown):
        text.append(", " if number else "")
        style = "strike dim" if figure.replaced else "bold red" if figure.disputed else "bold"
        text.append(figure.phrase, style=style)
        about = ["replaced"] if figure.replaced else [] if one else [figure.who]
        text.append(f" ({about[0]})" if about else "", style="dim")
    if len(counted.figures) > len(shown):
        text.append(f" and {len(counted.figures) - len(shown)} more", style="dim")
    if counted.disputed:
        text.append(" (contradictory)", style="red")
    return text.append(f" ({counted.figures[0].who})", style="dim") if one else text


def _rest(view: View, t: Tongue) -> Iterator[RenderableType]:
    """What else the briefing has, counted."""
    parts = [
        (t("Background"), len(view.background)),
        (t("Timeline"), len(view.timeline.placed) + len(view.timeline.apart)),
        (t("What this briefing assumes"), len(view.assumes)),
        (t("Sources"), len(view.sources)),
        (t("Withheld"), len(view.withheld)),
        (t("Could not be read"), len(view.failed)),
    ]
    yield Text()
    yield _quiet("; ".join(f"{name}: {number}" for name, number in parts if number or name == t("Withheld")))


def _page(view: View) -> Iterator[RenderableType]:
    t = of(view.language)
    yield from _top(view)
    if view.assumes:
        yield Text()
        yield Text(f"{t('What this briefing assumes')}:", style="bold")
        yield from (_quiet(f"- {item}") for item in view.assumes)
    for episode in view.main:
        yield from _episode(episode, t)
    if view.background:
        yield from _heading(t("Background"))
        yield _quiet(t("Told by the articles about other times; no part of the news above."))
    for episode in view.background:
        yield from _episode(episode, t)
    yield from _timeline(view.timeline, t)
    yield from _heading(t("Sources"))
    for source in view.sources:
        yield from _source(source)
    if view.withheld:
        yield from _heading(t("Withheld"))
        yield _quiet(t("Proposed by the reader of an article, not vouched for by its text, and so not used."))
        yield from map(_refused, view.withheld)
    if view.failed:
        yield from _heading(t("Could not be read"))
        yield from (Text.assemble("- ", (source, "bold"), f": {reason}") for source, reason in view.failed)
    yield from _heading(t("Passages"))
    yield from map(_passage, view.passages)
    yield from _heading(f"{t('Terms')}, {t('Versions')}")
    yield from (Text.assemble((term, "bold"), f": {meaning}") for term, meaning in view.legend)
    yield from (_quiet(f"{name}: {value}") for name, value in view.versions)


def _top(view: View) -> Iterator[RenderableType]:
    t = of(view.language)
    yield Text(view.title, style="bold")
    yield Text(f"{t('Made from')} {view.made}. {t('Read by')} {view.reader}.", style="dim")
    yield from _notes(view, t)
    for message in view.bottom_line:
        yield from _message(message)


def _notes(view: View, t: Tongue) -> Iterator[RenderableType]:
    if view.notice:
        yield Text(f"NOTE: {view.notice}", style="bold yellow")
    if view.rests_on:
        yield _quiet(f"{t('What this rests on')}: {view.rests_on}")


def _message(message: Message) -> Iterator[RenderableType]:
    yield Text()
    yield Text.assemble((f"{message.when}: " if message.when else "", "bold"), _said([message.said]))


def _heading(title: str) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(Text(title, style="bold"), align="left", style="dim", characters="─")


def _episode(episode: EpisodeView, t: Tongue) -> Iterator[RenderableType]:
    yield from _heading(episode.title)
    told = episode.account
    time = episode.time
    stated = ", ".join(filter(None, (time.date, f"“{time.phrase}”" if time.phrase else "")))
    yield _quiet(f"{t('When')}: {stated} ({time.basis})" if stated else f"{t('When')}: {time.basis}")
    yield _quiet(f"{t('Where')}: {'; '.join(episode.places) or t('not stated')}")
    by = _quiet(f"{t('Told by')} {_articles(episode.articles)}")
    yield by.append_text(_marks(told.headline.marks)) if told.headline else by
    if episode.why_together:
        yield _quiet(f"{t('Joined by')}: {'; '.join(episode.why_together)}")
    for paragraph in told.paragraphs:
        yield Text()
        yield _paragraph(paragraph, t)
    if told.left:
        yield _quiet(f"{t('Claims not told above')}: {len(told.left)} (--length full)")
    if episode.ledger:
        yield Text(f"\n{t('Figures')}", style="bold")
    for counted in episode.ledger:
        yield from _figures(counted)
    if episode.disputes:
        yield Text(f"\n{t('Where the sources disagree')}", style="bold")
        yield from map(_dispute, episode.disputes)
    if episode.gaps:
        yield Text(f"\n{t('What the articles do not say')}", style="bold")
    for gap in episode.gaps:
        yield Text.assemble("- ", (gap.kind, "italic"), f": {gap.text}", _marks(gap.marks))


def _timeline(timeline: Timeline, t: Tongue) -> Iterator[RenderableType]:
    if timeline.placed or timeline.apart:
        yield from _heading(t("Timeline"))
        yield from map(_moment, timeline.placed)
    if timeline.apart:
        yield Text(f"\n{t('Not placed in time')}", style="bold")
        yield from map(_moment, timeline.apart)


def _moment(moment: Moment) -> Text:
    basis = f" ({moment.basis})" if moment.basis else ""
    text = Text.assemble("- ", (moment.date, "bold"), (f"{basis}: " if moment.date else ""), moment.title)
    support = f" ({moment.support})" if moment.support else ""
    text.append(f". {_articles(moment.articles)}{support}", style="dim")
    for note in moment.placed:
        text.append(f"\n    {note}", style="dim")
    for conflict in moment.conflicts:
        text.append(f"\n    contradiction: {conflict}", style="red")
    return text


def _paragraph(paragraph: Paragraph, t: Tongue) -> Text:
    return Text.assemble(
        (f"{t(paragraph.label)}. " if paragraph.label else "", "bold"), _said(paragraph.sentences)
    )


def _said(sentences: Iterable[Said]) -> Text:
    text = Text()
    for said in sentences:
        text.append(" " if text else "")
        text.append(said.text).append_text(_marks(said.marks))
        if said.note:
            text.append(f" ({said.note})", style="italic dim")
    return text


def _marks(marks: Iterable[Mark]) -> Text:
    listed = ", ".join(mark.label for mark in marks)
    return Text(f" [{listed}]", style="cyan") if listed else Text()


def _figures(counted: Counted) -> Iterator[RenderableType]:
    head = Text.assemble((counted.what, "bold"), f", {counted.scope}")
    if len(counted.figures) > 1:
        bounds = f" ({counted.bounds})" if counted.bounds else ""
        support = f"; {counted.support}" if counted.support else ""
        head.append(f": {counted.relation}{bounds}{support}", style="red" if counted.disputed else "dim")
    yield head
    table = Table.grid(padding=(0, 2), expand=True)
    for ratio in _RATIOS:
        table.add_column(ratio=ratio, overflow="fold")
    for figure in counted.figures:
        table.add_row(*_figure(figure))
    yield _indented(table)
    yield from (_indented(_quiet(f"- {reason}")) for reason in counted.reasons)


def _figure(figure: Figure) -> tuple[Text, Text, Text, Text]:
    phrase = Text(figure.phrase, style="strike dim" if figure.replaced else "")
    if figure.as_of:
        phrase.append(f" (as of {figure.as_of})", style="dim")
    who = Text(figure.who, style="" if figure.attributed else "italic")
    if figure.origin:
        who.append(f", first said by {figure.origin}", style="dim")
    support = f" ({figure.support})" if figure.support else ""
    articles = Text(words.numbered(figure.articles) + support).append_text(_marks(figure.marks))
    return phrase, who, articles, Text("; ".join(figure.stands) or figure.note)


def _dispute(dispute: Dispute) -> RenderableType:
    lines: list[RenderableType] = [Text.assemble((dispute.topic, "bold"), (f" ({dispute.kind})", "dim"))]
    for holder in dispute.holders:
        who = (holder.who, "bold" if holder.attributed else "italic")
        lines.append(
            _indented(
                Text.assemble(who, f" ({_articles(holder.articles)}): {holder.text}", _marks(holder.marks))
            )
        )
    return Group(*lines)


def _source(source: SourceView) -> Iterator[RenderableType]:
    publisher = f", {source.publisher}" if source.publisher else ""
    yield Text.assemble(f"{source.number}. ", (source.title, "bold"), publisher)
    yield _indented(_quiet("; ".join(source.glance)))
    yield _indented(_quiet(f"{source.published}; {source.source}; {source.coverage}"))
    if source.dropped:
        yield _indented(_quiet(f"left out: {source.dropped}"))
    for item in source.uncovered:
        yield _indented(Text.assemble("in no claim: ", f"{words.quoted(item.text)} ", (item.why, "yellow")))
    yield from (_indented(Text(f"warning: {warning}", style="yellow")) for warning in source.warnings)


def _refused(item: Refused) -> RenderableType:
    why = "; ".join(filter(None, (item.reason, item.verdict)))
    quoted = f" Quoted as: “{item.quote}”." if item.quote else ""
    return Text.assemble(f"- Article {item.article}, {item.item}: {item.text}{quoted} ", (why, "yellow"))


def _passage(passage: Passage) -> RenderableType:
    doubt = f" ({passage.doubt})" if passage.doubt else ""
    return Text.assemble(
        (f"[{passage.label}] ", "cyan"),
        words.quoted(passage.exact.strip()),
        (f" {passage.start}–{passage.end}{doubt}", "dim"),
    )


def _quiet(text: str) -> Text:
    return Text(text, style="dim")


def _indented(renderable: RenderableType) -> Padding:
    return Padding(renderable, _INDENT)


def _articles(numbers: tuple[str, ...]) -> str:
    return f"{'article' if len(numbers) == 1 else 'articles'} {words.numbered(numbers) or 'none'}"
