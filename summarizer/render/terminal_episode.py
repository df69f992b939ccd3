"""An episode for a terminal, and the pieces that every part of its page is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarizer.domain.briefing import Length
from summarizer.render import words
from summarizer.render.account import Paragraph, Said
from summarizer.render.background import sentences, titled, untold, when, where
from summarizer.render.disputes import Dispute
from summarizer.render.ledger import Counted, Figure
from summarizer.render.left import listed_gaps
from summarizer.render.passages import Mark
from summarizer.render.tongue import Tongue
from summarizer.render.view import EpisodeView

_INDENT: Final = (0, 0, 0, 2)
_RATIOS: Final = (3, 4, 3, 6)
"""Relative widths: figure, who says so, articles, how it stands."""


def episode(shown: EpisodeView, t: Tongue, length: Length) -> Iterator[RenderableType]:
    """Return the lines of an episode."""
    full = length == "full"
    yield from heading(shown.title)
    yield from _facts(shown, t) if full else [_facts_in_one(shown)]
    for paragraph in shown.account.paragraphs:
        yield Text()
        yield _paragraph(paragraph, t)
    if shown.ledger:
        yield Text(f"\n{t('Figures')}", style="bold")
    for counted in shown.ledger:
        yield from _compared(counted) if full else _listed(counted)
    disputes = shown.disputes if full else shown.argued
    if disputes:
        yield Text(f"\n{t('Where the sources disagree')}", style="bold")
        yield from (_dispute(one, full=full) for one in disputes)
    gaps = listed_gaps(shown, length)
    if gaps:
        yield Text(f"\n{t('What the articles do not say')}", style="bold")
    for gap in gaps:
        kind = Text.assemble((gap.kind, "italic"), ": ") if full else Text()
        yield Text.assemble("- ", kind, gap.text, marks(gap.marks))


def entry(shown: EpisodeView, *, short: bool) -> Text:
    """Return an episode of the background as an item of a list, in a short briefing its title alone."""
    text = Text.assemble("- ", (f"{when(shown, short=short)}: ", "bold"))
    if short or titled(shown):
        text.append(shown.title if shown.title.endswith(".") else f"{shown.title}.")
        text.append_text(_headline(shown)).append(" ")
    if not short:
        text.append_text(said(sentences(shown)))
        text.append(" " if sentences(shown) else "")
        for counted, figures in untold(shown):
            text.append(f"{counted.what}: ", style="dim")
            for figure in figures:
                text.append(f"“{figure.phrase}”").append_text(marks(figure.marks)).append(" ")
    facts = "; ".join([*where(shown, text.plain), articles(shown.articles)])
    return text.append(f"({facts})", style="dim")


def heading(title: str) -> Iterator[RenderableType]:
    """Return a heading with a line below it; none of its words is cut."""
    yield Text()
    yield Text(title, style="bold underline")


def said(given: Iterable[Said]) -> Text:
    """Return sentences with their marks."""
    text = Text()
    for one in given:
        text.append(" " if text else "")
        text.append(one.text).append_text(_rests(one))
    return text


def marks(given: Iterable[Mark]) -> Text:
    """Return the passages that something rests on."""
    listed = ", ".join(mark.label for mark in given)
    return Text(f" [{listed}]", style="cyan") if listed else Text()


def _rests(one: Said) -> Text:
    """What a sentence rests on, and its note."""
    text = marks(one.marks)
    return text.append(f" ({one.note})", style="italic dim") if one.note else text


def _headline(shown: EpisodeView) -> Text:
    """The same of the sentence that the title says."""
    return _rests(shown.account.headline) if shown.account.headline else Text()


def quiet(text: str) -> Text:
    """Return what explains rather than tells."""
    return Text(text, style="dim")


def indented(renderable: RenderableType) -> Padding:
    """Return it below what it belongs to."""
    return Padding(renderable, _INDENT)


def articles(numbers: Sequence[str]) -> str:
    """Return the numbers of articles in words."""
    return f"{'article' if len(numbers) == 1 else 'articles'} {words.numbered(numbers) or 'none'}"


def _facts(shown: EpisodeView, t: Tongue) -> Iterator[Text]:
    time = shown.time
    stated = ", ".join(filter(None, (time.date, f"“{time.phrase}”" if time.phrase else "")))
    yield quiet(f"{t('When')}: {stated} ({time.basis})" if stated else f"{t('When')}: {time.basis}")
    yield quiet(f"{t('Where')}: {'; '.join(shown.places) or t('not stated')}")
    yield quiet(f"{t('Told by')} {articles(shown.articles)}").append_text(_headline(shown))
    if shown.why_together:
        yield quiet(f"{t('Joined by')}: {'; '.join(shown.why_together)}")


def _facts_in_one(shown: EpisodeView) -> Text:
    facts = [shown.when, *filter(None, ["; ".join(shown.places)]), articles(shown.articles)]
    text = quiet(" · ".join(facts)).append_text(_headline(shown))
    for gap in shown.alone:
        text.append(f" · {gap.text}").append_text(marks(gap.marks))
    return text


def _paragraph(paragraph: Paragraph, t: Tongue) -> Text:
    label = f"{t(paragraph.label)}. " if paragraph.label else ""
    return Text.assemble((label, "bold"), said(paragraph.sentences))


def _listed(counted: Counted) -> Iterator[RenderableType]:
    """A line for each figure."""
    side = f"{counted.side}: " if counted.side else ""
    yield Text(words.title(f"{side}{counted.label}"), style="bold")
    for figure in counted.figures:
        phrase, who, by, stands = _figure(figure)
        phrase.stylize("" if figure.replaced else "bold", 0, len(figure.phrase))
        word = "article" if len(figure.articles) == 1 else "articles"
        line = Text.assemble(phrase, ": ", who, f"; {word} ", by)
        if stands:
            line.append("; ").append_text(Text(stands.plain, style="red" if figure.disputed else "dim"))
        yield indented(line)


def _compared(counted: Counted) -> Iterator[RenderableType]:
    """A table of the figures, with how each stands to the others and why."""
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
    yield indented(table)
    yield from (indented(quiet(f"- {reason}")) for reason in counted.reasons)


def _figure(figure: Figure) -> tuple[Text, Text, Text, Text]:
    phrase = Text(figure.phrase, style="strike dim" if figure.replaced else "")
    if figure.as_of:
        phrase.append(f" (as of {figure.as_of})", style="dim")
    who = Text(figure.who, style="" if figure.attributed else "italic")
    if figure.origin:
        who.append(f", first said by {figure.origin}", style="dim")
    support = f" ({figure.support})" if figure.support else ""
    by = Text(words.numbered(figure.articles) + support).append_text(marks(figure.marks))
    return phrase, who, by, Text("; ".join(figure.stands) or figure.note)


def _dispute(dispute: Dispute, *, full: bool) -> RenderableType:
    kind = f" ({dispute.kind})" if full else ""
    lines: list[RenderableType] = [Text.assemble((dispute.topic, "bold"), (kind, "dim"))]
    for holder in dispute.holders:
        who = (holder.who, "bold" if holder.attributed else "italic")
        by = f" ({articles(holder.articles)})"
        text = (
            Text.assemble("- ", holder.text, marks(holder.marks), (by, "dim"))
            if holder.named and not full
            else Text.assemble(who, f"{by}: {holder.text}", marks(holder.marks))
        )
        lines.append(indented(text))
    return Group(*lines)
