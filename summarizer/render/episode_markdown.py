"""An episode as Markdown: what is told, its figures, who disagrees, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import starmap

from summarizer.domain.briefing import Length
from summarizer.render import words
from summarizer.render.account import Account, Paragraph
from summarizer.render.background import sentences, titled, untold, when, where
from summarizer.render.disputes import Dispute
from summarizer.render.escape import block, cell, heading, inline
from summarizer.render.ledger import Counted, Figure
from summarizer.render.left import listed_gaps
from summarizer.render.markdown_parts import articles, marks, noted, said, table
from summarizer.render.tongue import Tongue
from summarizer.render.view import EpisodeView


def episode(shown: EpisodeView, t: Tongue, length: Length) -> Iterator[str]:
    """Return the blocks of a main episode."""
    yield f"## {heading(shown.title)}"
    told = shown.account
    by = f"{articles(shown.articles)}{noted(told.headline)}{_marks(told)}"
    alone = [f"{inline(gap.text)}{marks(gap.marks)}" for gap in shown.alone]
    if length == "full":
        facts = [f"- {t('When')}: {inline(shown.when)}"]
        facts.append(f"- {t('Where')}: {inline('; '.join(shown.places)) or t('not stated')}")
        yield "\n".join([*facts, f"- {t('Told by')}: {by}"])
    else:
        places = [inline("; ".join(shown.places))] if shown.places else []
        yield " · ".join([block(shown.when), *places, by, *alone])
    yield from (_paragraph(paragraph, t) for paragraph in told.paragraphs)
    if not told.paragraphs and not told.headline:
        yield f"*{t('No sentence could be vouched for.')}*"
    yield from _tables(shown, "###", t, length)


def background(shown: EpisodeView, t: Tongue) -> Iterator[str]:
    """Return the blocks of an episode of the background in a full briefing."""
    yield f"### {heading(shown.title)}"
    places = inline("; ".join(shown.places)) or t("not stated")
    facts = [f"{t('When')}: {inline(shown.time.known)}", f"{t('Where')}: {places}"]
    told = shown.account
    facts.append(f"{articles(shown.articles)}{noted(told.headline)}{_marks(told)}")
    yield "- " + " · ".join(facts)
    yield from (_paragraph(paragraph, t) for paragraph in told.paragraphs)
    yield from _tables(shown, "####", t, "full", figures=not shown.plain)


def entry(shown: EpisodeView, length: Length) -> str:
    """Return an episode of the background as an item of a list, in a short briefing its title alone."""
    short = length == "short"
    parts = [_headed(shown)] if short or titled(shown) else []
    if not short:
        parts += [said(one, opens=False) for one in sentences(shown)]
        if figures := "; ".join(starmap(_counted, untold(shown))):
            parts.append(f"Figures: {figures}.")
    told = " ".join(parts)
    facts = "; ".join([*map(inline, where(shown, told)), articles(shown.articles)])
    return f"- **{inline(when(shown, short=short))}**: {told} ({facts})"


def _headed(shown: EpisodeView) -> str:
    title = inline(shown.title)
    headline = shown.account.headline
    return f"{title if title.endswith('.') else f'{title}.'}{noted(headline)}{_marks(shown.account)}"


def _counted(counted: Counted, figures: Sequence[Figure]) -> str:
    given = ", ".join(
        f"“{inline(figure.phrase)}” ({inline(words.numbered(figure.articles))}){marks(figure.marks)}"
        for figure in figures
    )
    return f"{inline(counted.what)}: {given}"


def _marks(told: Account) -> str:
    return marks(told.headline.marks) if told.headline else ""


def _paragraph(paragraph: Paragraph, t: Tongue) -> str:
    label = f"**{t(paragraph.label)}.** " if paragraph.label else ""
    first, *others = paragraph.sentences
    return label + " ".join([said(first, opens=not label), *(said(one, opens=False) for one in others)])


def _tables(
    shown: EpisodeView, level: str, t: Tongue, length: Length, *, figures: bool = True
) -> Iterator[str]:
    full = length == "full"
    if shown.ledger and figures:
        yield f"{level} {t('Figures')}"
        yield _figures(shown.ledger, t)
        standing = [_standing(counted) for counted in shown.ledger if counted.reasons]
        if standing and full:
            yield f"{t('How these figures stand to each other')}:"
            yield "\n".join(standing)
    if shown.argued or (full and shown.disputes):
        yield f"{level} {t('Where the sources disagree')}"
        yield from map(_dispute, shown.disputes) if full else map(_argued, shown.argued)
    if gaps := listed_gaps(shown, length):
        yield f"{level} {t('What the articles do not say')}"
        yield "\n".join(
            f"- {f'*{gap.kind}.* {inline(gap.text)}' if full else block(gap.text)}{marks(gap.marks)}"
            for gap in gaps
        )


def _figures(ledger: Sequence[Counted], t: Tongue) -> str:
    head = (t("Side"), t("What"), t("Figure"), t("Who says so"), t("Articles"), t("How it stands"))
    rows = [head]
    last: str | None = None
    sides = any(counted.side for counted in ledger)
    for counted in ledger:
        side = cell(counted.side) or (f"*{t('No side named')}*" if sides else "")
        if counted.side == last:
            side = ""
        label = cell(counted.label)
        for figure in counted.figures:
            rows.append((side, label, *_figure(figure)))
            side = label = ""
        last = counted.side
    return table(rows)


def _standing(counted: Counted) -> str:
    bounds = f" ({counted.bounds})" if counted.bounds else ""
    support = f"; {counted.support}" if counted.support else ""
    lines = [f"- {block(counted.what)}, {counted.scope}: {counted.relation}{bounds}{support}."]
    return "\n".join(lines + [f"  - {block(reason)}" for reason in counted.reasons])


def _figure(figure: Figure) -> tuple[str, str, str, str]:
    phrase = f"~~{cell(figure.phrase)}~~" if figure.replaced else f"**{cell(figure.phrase)}**"
    notes = [f"as of {cell(figure.as_of)}"] if figure.as_of else []
    if figure.note and not figure.stands:
        notes.append(cell(figure.note))
    who = cell(figure.who) if figure.attributed else f"*{cell(figure.who)}*"
    who = "" if figure.replaced and not figure.stands else who  # as in the line above, of the later figure
    origin = f", first said by {cell(figure.origin)}" if figure.origin else ""
    support = f" ({figure.support})" if figure.support else ""
    told = f"{cell(words.numbered(figure.articles))}{support} {marks(figure.marks)}"
    beside = f" ({'; '.join(notes)})" if notes else ""
    return phrase + beside, who + origin, told.strip(), cell("; ".join(figure.stands))


def _argued(dispute: Dispute) -> str:
    held = []
    for holder in dispute.holders:
        who = f"**{inline(holder.who)}**" if holder.attributed else f"*{inline(holder.who)}*"
        text = block(holder.text) if holder.named else f"{who}: {inline(holder.text)}"
        held.append(f"- {text}{marks(holder.marks)} ({articles(holder.articles)})")
    return "\n".join([f"**{inline(dispute.topic)}**", "", *held])


def _dispute(dispute: Dispute) -> str:
    topic = f"**{inline(dispute.topic)}** ({dispute.kind})"
    held = []
    for holder in dispute.holders:
        who = f"**{inline(holder.who)}**" if holder.attributed else f"*{inline(holder.who)}*"
        held.append(f"{who} ({articles(holder.articles)}): {inline(holder.text)}{marks(holder.marks)}")
    if dispute.bare:
        return f"{topic}: {'; '.join(held)}"
    return "\n".join([topic, "", *(f"- {one}" for one in held)])
