"""A briefing for a terminal. Data goes into ``Text`` only: nothing in it is read as console markup."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from summarizer.render import words
from summarizer.render.account import Message
from summarizer.render.ledger import Counted
from summarizer.render.left import dated, left
from summarizer.render.passages import Passage
from summarizer.render.sources import SourceView
from summarizer.render.terminal_episode import articles, entry, episode, heading, indented, quiet, said
from summarizer.render.timeline import Moment
from summarizer.render.tongue import Tongue, of
from summarizer.render.view import EpisodeView, Refused, View

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
    if view.notice:
        yield Text(f"NOTE: {view.notice}", style="bold yellow")
    for message in view.bottom_line:
        yield from _message(message)
        yield from (line for one in view.main if one.id == message.anchor for line in _points(one, t))
    others = view.others
    if others:
        yield Text()
    for other in others[:_LISTED]:
        yield Text(f"- {words.label(other.title)} ({other.time.short})")
    if len(others) > _LISTED:
        yield quiet(f"- {words.count(len(others) - _LISTED, 'more development')}")
    yield from _rest(view, t)


def _points(shown: EpisodeView, t: Tongue) -> Iterator[RenderableType]:
    """What the figures of an episode are, a line a side, and what its sources disagree about."""
    for side, rows in groupby(shown.ledger, key=lambda counted: counted.side):
        text = Text.assemble("  ", (f"{side}, " if side else "", "bold"))
        for number, counted in enumerate(rows):
            text.append("; " if number else "").append_text(_row(counted))
        yield text
    if topics := "; ".join(dispute.topic for dispute in shown.argued):
        yield Text.assemble("  ", (f"{t('Where the sources disagree')}: ", "red"), topics)
    if shown.gaps:
        kinds = ", ".join(dict.fromkeys(gap.kind.lower() for gap in shown.gaps))
        yield quiet(f"  {t('What the articles do not say')}: {kinds}")


def _row(counted: Counted) -> Text:
    text = Text.assemble((f"{counted.label}: ", "dim"))
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
    if view.rests_on:
        yield quiet(f"{t('What this rests on')}: {view.rests_on}")
    yield quiet("; ".join(f"{name}: {number}" for name, number in parts if number or name == t("Withheld")))


def _page(view: View) -> Iterator[RenderableType]:
    t = of(view.language)
    full = view.length == "full"
    yield from _top(view, t)
    for one in view.main:
        yield from episode(one, t, view.length)
    if view.background:
        yield from heading(t("Background"))
        yield quiet(t("Told by the articles about other times; no part of the news above."))
    for one in view.background:
        yield from episode(one, t, view.length) if full else [entry(one, short=view.length == "short")]
    yield from _timeline(view, t)
    if view.assumes and view.length != "short":
        yield from heading(t("What this briefing assumes"))
        yield from (quiet(f"- {item}") for item in view.assumes)
    yield from heading(t("Sources"))
    for source in view.sources:
        yield from _source(source, full=full)
    if view.withheld:
        yield from heading(t("Withheld"))
        yield quiet(t("Proposed by the reader of an article, not vouched for by its text, and so not used."))
        yield from map(_refused, view.withheld)
    if view.failed:
        yield from heading(t("Could not be read"))
        yield from (Text.assemble("- ", (source, "bold"), f": {reason}") for source, reason in view.failed)
    yield from _made(view, t)


def _made(view: View, t: Tongue) -> Iterator[RenderableType]:
    """What explains the page, how it was made, and what it leaves out."""
    if view.length == "full":
        yield from heading(t("Passages"))
        yield from map(_passage, view.passages)
        yield from heading(f"{t('Terms')}, {t('Versions')}")
        yield from (Text.assemble((term, "bold"), f": {meaning}") for term, meaning in view.legend)
        yield from (quiet(f"{name}: {value}") for name, value in view.versions)
    passages = [] if view.length == "full" else [words.count(len(view.passages), "passage")]
    if rest := [*passages, *left(view)]:
        yield Text()
        yield quiet(f"{t('Left to the full version')} (--length full): {'; '.join(rest)}.")


def _top(view: View, t: Tongue) -> Iterator[RenderableType]:
    yield Text(view.title, style="bold")
    if view.notice:
        yield Text(f"NOTE: {view.notice}", style="bold yellow")
    for message in view.bottom_line:
        yield from _message(message)
    if not view.main and not view.background:
        yield Text(t("No sentence could be vouched for."), style="italic")
    yield Text()
    by = "" if view.notice else f" {t('Read by')} {view.reader}."
    yield quiet(f"{t('What this rests on')}: {view.rests_on or view.made}{by}")


def _message(message: Message) -> Iterator[RenderableType]:
    yield Text()
    yield Text.assemble((f"{message.when}: " if message.when else "", "bold"), said([message.said]))


def _timeline(view: View, t: Tongue) -> Iterator[RenderableType]:
    shown = view.timeline
    full = view.length == "full"
    found = list(shown.placed) if full else dated(view)
    if found or (full and shown.apart):
        yield from heading(t("Timeline"))
        if full:
            yield from map(_moment, found)
        else:
            yield from (_dates(list(same)) for _, same in groupby(found, key=lambda moment: moment.group))
    if full and shown.apart:
        yield Text(f"\n{t('Not placed in time')}", style="bold")
        yield from map(_moment, shown.apart)


def _dates(moments: list[Moment]) -> Text:
    """Events of one date in one item."""
    first = moments[0]
    basis = f" ({first.basis})" if first.basis else ""
    text = Text.assemble("- ", (first.date, "bold"), f"{basis}: ")
    for number, moment in enumerate(moments):
        text.append("; " if number else "").append(moment.title)
        text.append(f" ({words.numbered(moment.articles)})", style="dim")
        for conflict in moment.conflicts:
            text.append(f" contradiction: {conflict}", style="red")
    return text


def _moment(moment: Moment) -> Text:
    basis = f" ({moment.basis})" if moment.basis else ""
    text = Text.assemble("- ", (moment.date, "bold"), (f"{basis}: " if moment.date else ""), moment.title)
    support = f" ({moment.support})" if moment.support else ""
    text.append(f". {articles(moment.articles)}{support}", style="dim")
    for note in moment.placed:
        text.append(f"\n    {note}", style="dim")
    for conflict in moment.conflicts:
        text.append(f"\n    contradiction: {conflict}", style="red")
    return text


def _source(source: SourceView, *, full: bool) -> Iterator[RenderableType]:
    publisher = f", {source.publisher}" if source.publisher else ""
    yield Text.assemble(f"{source.number}. ", (source.title, "bold"), publisher)
    yield indented(quiet("; ".join(source.glance)))
    yield from (indented(Text(f"warning: {warning}", style="yellow")) for warning in source.warnings)
    if not full:
        return
    yield indented(quiet(f"{source.published}; {source.source}; {source.coverage}"))
    if source.dropped:
        yield indented(quiet(f"left out: {source.dropped}"))
    for item in source.uncovered:
        yield indented(Text.assemble("in no claim: ", f"{words.quoted(item.text)} ", (item.why, "yellow")))


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
