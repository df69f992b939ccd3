"""A briefing as GitHub-flavoured Markdown that also reads well as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarizer.render import words
from summarizer.render.account import Message, Paragraph, Said
from summarizer.render.escape import block, cell, heading, inline
from summarizer.render.ledger import Counted, Figure
from summarizer.render.passages import Mark, Passage
from summarizer.render.timeline import Moment
from summarizer.render.tongue import Tongue, of
from summarizer.render.view import Dispute, EpisodeView, Refused, SourceView, Time, View

_WIDEST = 44
"""Columns of a table are aligned up to this width; longer cells stick out."""


def render(view: View) -> str:
    """Return the page. Blocks are separated by one empty line, the last line ends."""
    return "\n\n".join(_page(view)) + "\n"


def _page(view: View) -> Iterator[str]:
    t = of(view.language)
    yield from _top(view)
    for episode in view.main:
        yield from _episode(episode, t, view.assumes)
    if view.background:
        yield f"## {t('Background')}"
        yield f"*{t('Told by the articles about other times; no part of the news above.')}*"
        bare = [episode for episode in view.background if _is_bare(episode)]
        for episode in view.background:
            if episode not in bare:
                yield from _background(episode, t)
        if bare:
            yield "*Also told of, without more:*"
            yield "\n".join(map(_bare, bare))
    if view.timeline.placed or view.timeline.apart:
        yield f"## {t('Timeline')}"
        yield "\n".join(map(_moment, view.timeline.placed)) or "*Nothing has a date.*"
    if view.timeline.apart:
        yield f"### {t('Not placed in time')}"
        yield "*Neither a date nor another event places these; they stand in the order of the episodes.*"
        yield "\n".join(map(_moment, view.timeline.apart))
    yield from _joined(view, t)
    yield f"## {t('Sources')}"
    yield "\n".join(map(_source, view.sources)) or "*None.*"
    if view.withheld:
        yield f"## {t('Withheld')}"
        yield f"*{t('Proposed by the reader of an article, not vouched for by its text, and so not used.')}*"
        yield "\n".join(map(_refused, view.withheld))
    if view.failed:
        yield f"## {t('Could not be read')}"
        yield "\n".join(f"- {block(source)}: {inline(reason)}" for source, reason in view.failed)
    yield f"## {t('Terms')}"
    terms = [("Footnote", "quotes the passage that a statement rests on."), *view.legend[1:]]
    yield "\n".join(f"- **{inline(term)}**: {inline(meaning)}" for term, meaning in terms)
    yield f"## {t('Versions')}"
    yield "\n".join(f"- {block(name)}: {inline(value)}" for name, value in view.versions)
    yield from (_footnote(passage) for passage in view.passages if not passage.left)


def _joined(view: View, t: Tongue) -> Iterator[str]:
    together = [episode for episode in (*view.main, *view.background) if episode.why_together]
    if together:
        yield f"## {t('Joined by')}"
        yield "*Why several articles are told as one development.*"
        yield "\n".join(
            f"- **{inline(episode.title)}**: {inline('; '.join(episode.why_together))}"
            for episode in together
        )


def _top(view: View) -> Iterator[str]:
    t = of(view.language)
    yield f"# {heading(view.title)}"
    yield f"{t('Made from')} {inline(view.made)}. {t('Read by')}: {inline(view.reader)}."
    if view.notice:
        yield f"> **Note.** {inline(view.notice)}"
    if view.rests_on:
        yield f"**{t('What this rests on')}.** {inline(view.rests_on)}"
    if view.bottom_line:
        yield f"## {t('The bottom line')}"
        yield "\n\n".join(map(_message, view.bottom_line))
    if len(view.main) > len(view.bottom_line):
        yield f"{words.count(len(view.main), 'development')} in this briefing, the newest first:"
        yield "\n".join(map(_entry, view.main))
    if view.assumes:
        yield f"**{t('What this briefing assumes')}:**"
        yield "\n".join(f"- {block(item)}" for item in view.assumes)


def _message(message: Message) -> str:
    when = f"**{inline(message.when)}:** " if message.when else ""
    return f"{when}{_said(message.said, opens=not when)}"


def _entry(episode: EpisodeView) -> str:
    return f"- {inline(episode.title)} ({inline(episode.time.short)}; {_articles(episode.articles).lower()})"


def _episode(episode: EpisodeView, t: Tongue, assumes: Sequence[str]) -> Iterator[str]:
    yield f"## {heading(episode.title)}"
    told = episode.account
    marks = _marks(told.headline.marks) if told.headline else ""
    facts = [f"- {t('When')}: {_time(episode.time, assumes)}"]
    facts.append(f"- {t('Where')}: {inline('; '.join(episode.places)) or t('not stated')}")
    facts.append(f"- {t('Told by')}: {_articles(episode.articles).lower()}{_noted(told.headline)}{marks}")
    yield "\n".join(facts)
    yield from (_paragraph(paragraph, t) for paragraph in told.paragraphs)
    if not told.paragraphs and not told.headline:
        yield f"*{t('No sentence could be vouched for.')}*"
    yield from _tables(episode, "###", t)
    if told.left:
        yield f"*{words.left(len(told.left))}*"


def _is_bare(episode: EpisodeView) -> bool:
    """Whether nothing is told of an episode but its title."""
    told = episode.account
    rest = (told.paragraphs, told.left, episode.disputes, episode.gaps, not episode.plain)
    return told.headline is not None and not any(rest)


def _bare(episode: EpisodeView) -> str:
    told = episode.account
    marks = _marks(told.headline.marks) if told.headline else ""
    facts = "; ".join([episode.time.known, *episode.places])
    where = _articles(episode.articles).lower()
    return f"- {inline(episode.title)} ({inline(facts)}; {where}){_noted(told.headline)}{marks}"


def _background(episode: EpisodeView, t: Tongue) -> Iterator[str]:
    """Shorter: the facts on one line, and no table of figures that the text gives one by one."""
    yield f"### {heading(episode.title)}"
    told = episode.account
    marks = _marks(told.headline.marks) if told.headline else ""
    places = inline("; ".join(episode.places)) or t("not stated")
    facts = [f"{t('When')}: {inline(episode.time.known)}", f"{t('Where')}: {places}"]
    facts.append(f"{_articles(episode.articles).lower()}{_noted(told.headline)}{marks}")
    yield "- " + " · ".join(facts)
    yield from (_paragraph(paragraph, t) for paragraph in told.paragraphs)
    yield from _tables(episode, "####", t, figures=not episode.plain)
    if told.left:
        yield f"*{words.left(len(told.left))}*"


def _tables(episode: EpisodeView, level: str, t: Tongue, *, figures: bool = True) -> Iterator[str]:
    if episode.ledger and figures:
        yield f"{level} {t('Figures')}"
        yield _figures(episode.ledger, t)
        standing = [_standing(counted) for counted in episode.ledger if counted.reasons]
        if standing:
            yield f"{t('How these figures stand to each other')}:"
            yield "\n".join(standing)
    if episode.disputes:
        yield f"{level} {t('Where the sources disagree')}"
        yield from map(_dispute, episode.disputes)
    if episode.gaps:
        yield f"{level} {t('What the articles do not say')}"
        yield "\n".join(f"- *{gap.kind}.* {inline(gap.text)}{_marks(gap.marks)}" for gap in episode.gaps)


def _paragraph(paragraph: Paragraph, t: Tongue) -> str:
    label = f"**{t(paragraph.label)}.** " if paragraph.label else ""
    first, *others = paragraph.sentences
    return label + " ".join([_said(first, opens=not label), *(_said(said, opens=False) for said in others)])


def _moment(moment: Moment) -> str:
    basis = f" *({inline(moment.basis)})*" if moment.basis else ""
    date = f"**{inline(moment.date)}**{basis}: " if moment.date else ""
    support = f" ({moment.support})" if moment.support else ""
    lines = [f"- {date}{inline(moment.title)}. {_articles(moment.articles)}{support}."]
    if moment.placed:
        lines.append(f"  - {block('; '.join(moment.placed))}")
    lines += [f"  - **Contradiction:** {inline(conflict)}" for conflict in moment.conflicts]
    return "\n".join(lines)


def _time(time: Time, assumes: Sequence[str]) -> str:
    """When, and how that is known; without the note that the list of assumptions has."""
    stated = [part for part in (time.date, f"“{time.phrase}”" if time.phrase else "") if part]
    head, _, note = time.basis.partition(": ")
    basis = head if note and any(item.endswith(f": {note}.") for item in assumes) else time.basis
    return inline(f"{', '.join(stated)} ({basis})" if stated else basis)


def _said(said: Said, *, opens: bool) -> str:
    text = block(said.text) if opens else inline(said.text)
    return f"{text}{_marks(said.marks)}{_noted(said)}"


def _noted(said: Said | None) -> str:
    return f" *({inline(said.note)})*" if said and said.note else ""


def _marks(marks: Iterable[Mark]) -> str:
    return "".join(f"[^{mark.label}]" for mark in marks)


def _articles(numbers: Sequence[str]) -> str:
    return inline(f"{'Article' if len(numbers) == 1 else 'Articles'} {', '.join(numbers) or 'none'}")


def _figures(ledger: Iterable[Counted], t: Tongue) -> str:
    rows = [(t("What"), t("Figure"), t("Who says so"), t("Articles"), t("How it stands"))]
    for counted in ledger:
        head = f"{cell(counted.what)}, {counted.scope}"
        for figure in counted.figures:
            rows.append((head, *_figure(figure)))
            head = ""
    return _table(rows)


def _standing(counted: Counted) -> str:
    bounds = f" ({counted.bounds})" if counted.bounds else ""
    support = f"; {counted.support}" if counted.support else ""
    lines = [f"- {block(counted.what)}, {counted.scope}: {counted.relation}{bounds}{support}."]
    return "\n".join(lines + [f"  - {block(reason)}" for reason in counted.reasons])


def _figure(figure: Figure) -> tuple[str, str, str, str]:
    phrase = f"~~{cell(figure.phrase)}~~" if figure.replaced else f"**{cell(figure.phrase)}**"
    as_of = f" (as of {cell(figure.as_of)})" if figure.as_of else ""
    who = cell(figure.who) if figure.attributed else f"*{cell(figure.who)}*"
    origin = f", first said by {cell(figure.origin)}" if figure.origin else ""
    support = f" ({figure.support})" if figure.support else ""
    articles = f"{', '.join(map(cell, figure.articles))}{support} {_marks(figure.marks)}"
    return phrase + as_of, who + origin, articles.strip(), cell("; ".join(figure.stands))


def _table(rows: Sequence[tuple[str, ...]]) -> str:
    widths = [min(max(map(len, column)), _WIDEST) for column in zip(*rows, strict=True)]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def _dispute(dispute: Dispute) -> str:
    topic = f"**{inline(dispute.topic)}** ({dispute.kind})"
    held = []
    for holder in dispute.holders:
        who = f"**{inline(holder.who)}**" if holder.attributed else f"*{inline(holder.who)}*"
        held.append(
            f"{who} ({_articles(holder.articles).lower()}): {inline(holder.text)}{_marks(holder.marks)}"
        )
    if dispute.bare:
        return f"{topic}: {'; '.join(held)}"
    return "\n".join([topic, "", *(f"- {one}" for one in held)])


def _source(source: SourceView) -> str:
    publisher = "".join(f", {inline(name)}" for name in (source.author, source.publisher) if name)
    text = f"[text]({source.file})" if source.file else f"id {inline(source.id)}"
    lines = [
        f"- **{source.number}: {inline(source.title)}**{publisher}. Published: {inline(source.published)}.",
        f"  - File: {inline(source.source)} ({text}, SHA-256 {inline(source.sha256[:8])}…)",
        f"  - Read: {inline(source.coverage)}.",
    ]
    if source.url:
        lines.insert(1, f"  - Published at {inline(source.url)}")
    if source.dropped:
        lines.append(f"  - Left out: {inline(source.dropped)}.")
    if source.uncovered:
        count = len(source.uncovered)
        lines.append(f"  - In no claim: {count} statement{'' if count == 1 else 's'} of this article.")
        lines += [f"    - “{inline(item.text)}” *{inline(item.why)}*" for item in source.uncovered]
    lines += [f"  - **Warning:** {inline(warning)}" for warning in source.warnings]
    return "\n".join(lines)


def _refused(item: Refused) -> str:
    why = "; ".join(filter(None, (item.reason, item.verdict)))
    quoted = f" (quoted as “{inline(item.quote)}”)" if item.quote else ""
    return f"- Article {inline(item.article)}, {item.item}: {inline(item.text)}{quoted}. *{inline(why)}*"


def _footnote(passage: Passage) -> str:
    article = f"article {passage.article or '?'}"
    file = passage.href.partition("#")[0]
    source = f"[{article}]({file})" if file else article
    doubt = f" ({inline(passage.doubt)})" if passage.doubt else ""
    quotation = inline(passage.exact.strip())
    return f"[^{passage.label}]: “{quotation}”{doubt} {source}, characters {passage.start}–{passage.end}"
