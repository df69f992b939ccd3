"""A briefing as GitHub-flavoured Markdown that also reads well as plain text.

Nothing unfolds in Markdown: a briefing of less than full length leaves out what is there to check rather than
to read, and says how much that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from summarizer.render import words
from summarizer.render.account import Message
from summarizer.render.episode_markdown import background, entry, episode
from summarizer.render.escape import block, heading, inline
from summarizer.render.left import dated, left
from summarizer.render.markdown_parts import articles, said
from summarizer.render.passages import Passage
from summarizer.render.sources import SourceView
from summarizer.render.timeline import Moment
from summarizer.render.tongue import Tongue, of
from summarizer.render.view import EpisodeView, Refused, View

_TERMS: Final = frozenset({"Same speaker, same text", words.UNATTRIBUTED.capitalize(), "Inferred"})
"""What a page of less than full length explains."""
_MARK: Final = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")


def render(view: View) -> str:
    """Return the page. Blocks are separated by one empty line, the last line ends."""
    blocks = list(_page(view))
    used = {label for one in blocks for label in _MARK.findall(one)}
    notes = [_footnote(one) for one in view.passages if not one.left and one.label in used]
    return "\n\n".join([*blocks, *notes]) + "\n"


def _page(view: View) -> Iterator[str]:
    t = of(view.language)
    yield from _top(view, t)
    for one in view.main:
        yield from episode(one, t, view.length)
    yield from _background(view, t)
    yield from _timeline(view, t)
    if view.assumes and view.length != "short":
        yield f"## {t('What this briefing assumes')}"
        yield "\n".join(f"- {block(item)}" for item in view.assumes)
    if view.length == "full":
        yield from _joined(view, t)
    yield f"## {t('Sources')}"
    yield "\n".join(_source(one, view) for one in view.sources) or "*None.*"
    if view.withheld:
        yield f"## {t('Withheld')}"
        yield f"*{t('Proposed by the reader of an article, not vouched for by its text, and so not used.')}*"
        yield "\n".join(map(_refused, view.withheld))
    if view.failed:
        yield f"## {t('Could not be read')}"
        yield "\n".join(f"- {block(source)}: {inline(reason)}" for source, reason in view.failed)
    yield from _made(view, t)


def _top(view: View, t: Tongue) -> Iterator[str]:
    yield f"# {heading(view.title)}"
    if view.notice:
        yield f"> **Note.** {inline(view.notice)}"
    if view.bottom_line:
        yield f"## {t('The bottom line')}"
        yield "\n\n".join(map(_message, view.bottom_line))
    if view.others:
        yield f"{words.count(len(view.others), 'more development')}, the newest first:"
        yield "\n".join(map(_entry, view.others))
    if not view.main and not view.background:
        yield f"*{t('No sentence could be vouched for.')}*"
    by = "" if view.notice else f" {t('Read by')}: {inline(view.reader)}."
    yield f"**{t('What this rests on')}.** {inline(view.rests_on or view.made)}{by}"


def _message(message: Message) -> str:
    when = f"**{inline(message.when)}:** " if message.when else ""
    return f"{when}{said(message.said, opens=not when)}"


def _entry(shown: EpisodeView) -> str:
    return f"- {block(words.label(shown.title))} ({inline(shown.time.short)}; {articles(shown.articles)})"


def _background(view: View, t: Tongue) -> Iterator[str]:
    if not view.background:
        return
    yield f"## {t('Background')}"
    yield f"*{t('Told by the articles about other times; no part of the news above.')}*"
    if view.length != "full":
        yield "\n".join(entry(one, view.length) for one in view.background)
        return
    bare = [one for one in view.background if _is_bare(one)]
    for one in view.background:
        if one not in bare:
            yield from background(one, t)
    if bare:
        yield "*Also told of, without more:*"
        yield "\n".join(entry(one, view.length) for one in bare)


def _is_bare(shown: EpisodeView) -> bool:
    """Whether nothing is told of an episode but its title."""
    told = shown.account
    rest = (told.paragraphs, told.left, shown.disputes, shown.gaps, not shown.plain)
    return told.headline is not None and not any(rest)


def _timeline(view: View, t: Tongue) -> Iterator[str]:
    shown = view.timeline
    if view.length == "full":
        if shown.placed or shown.apart:
            yield f"## {t('Timeline')}"
            yield "\n".join(map(_moment, shown.placed)) or "*Nothing has a date.*"
        if shown.apart:
            yield f"### {t('Not placed in time')}"
            yield "*Neither a date nor another event places these; they stand in the order of the episodes.*"
            yield "\n".join(map(_moment, shown.apart))
    elif found := dated(view):
        yield f"## {t('Timeline')}"
        groups = groupby(found, key=lambda moment: moment.group)
        yield "\n".join(_dates(list(moments)) for _, moments in groups)


def _dates(moments: list[Moment]) -> str:
    first = moments[0]
    basis = f" *({inline(first.basis)})*" if first.basis else ""
    events = "; ".join(f"{inline(one.title)} ({inline(words.numbered(one.articles))})" for one in moments)
    against = [f"  - **Contradiction:** {inline(text)}" for one in moments for text in one.conflicts]
    return "\n".join([f"- **{inline(first.date)}**{basis}: {events}.", *against])


def _moment(moment: Moment) -> str:
    basis = f" *({inline(moment.basis)})*" if moment.basis else ""
    date = f"**{inline(moment.date)}**{basis}: " if moment.date else ""
    support = f" ({moment.support})" if moment.support else ""
    told = articles(moment.articles)
    title = inline(moment.title) if date else block(moment.title)
    lines = [f"- {date}{title}. {told[:1].upper()}{told[1:]}{support}."]
    if moment.placed:
        lines.append(f"  - {block('; '.join(moment.placed))}")
    lines += [f"  - **Contradiction:** {inline(conflict)}" for conflict in moment.conflicts]
    return "\n".join(lines)


def _joined(view: View, t: Tongue) -> Iterator[str]:
    together = [one for one in (*view.main, *view.background) if one.why_together]
    if together:
        yield f"## {t('Joined by')}"
        yield "*Why several articles are told as one development.*"
        yield "\n".join(
            f"- **{inline(one.title)}**: {inline('; '.join(one.why_together))}" for one in together
        )


def _made(view: View, t: Tongue) -> Iterator[str]:
    """What explains the page, how it was made, and what it leaves out."""
    full = view.length == "full"
    yield f"## {t('Terms')}"
    terms = [("Footnote", "quotes the passage that a statement rests on."), *view.legend[1:]]
    shown = terms if full else [one for one in terms if one[0] in _TERMS]
    yield "\n".join(f"- **{inline(term)}**: {inline(meaning)}" for term, meaning in shown)
    yield f"## {t('Versions')}"
    versions = [f"{inline(name)}: {inline(value)}" for name, value in view.versions]
    yield "\n".join(f"- {one}" for one in versions) if full else f"{'; '.join(versions[:-1])}."
    if rest := left(view):
        yield f"*{t('Left to the full version')} (--length full): {inline('; '.join(rest))}.*"


def _source(source: SourceView, view: View) -> str:
    publisher = "".join(f", {inline(name)}" for name in (source.author, source.publisher) if name)
    text = f"[text]({source.file})" if source.file else f"id {inline(source.id)}"
    warnings = [f"  - **Warning:** {inline(warning)}" for warning in source.warnings]
    glance = inline("; ".join(source.glance))
    lines = [f"- **{source.number}: {inline(source.title)}**{publisher} ({text}): {glance}."]
    if view.length != "full":
        lines += [f"  - At {inline(source.url)}"] if source.url else []
        return "\n".join(lines + warnings)
    at = f", at {inline(source.url)}" if source.url else ""
    lines.append(f"  - Published: {inline(source.published)}{at}")
    lines.append(f"  - File: {inline(source.source)} (SHA-256 {inline(source.sha256[:8])}…)")
    lines.append(f"  - Read: {inline(source.coverage)}.")
    if source.dropped:
        lines.append(f"  - Left out: {inline(source.dropped)}.")
    if source.uncovered:
        lines.append("  - In no claim:")
        lines += [
            f"    - {inline(words.quoted(item.text))} *{inline(item.why)}*" for item in source.uncovered
        ]
    return "\n".join(lines + warnings)


def _refused(item: Refused) -> str:
    why = "; ".join(filter(None, (item.reason, item.verdict)))
    quoted = f" (quoted as “{inline(item.quote)}”)" if item.quote else ""
    return f"- Article {inline(item.article)}, {item.item}: {inline(item.text)}{quoted}. *{inline(why)}*"


def _footnote(passage: Passage) -> str:
    article = f"article {passage.article or '?'}"
    file = passage.href.partition("#")[0]
    source = f"[{article}]({file})" if file else article
    doubt = f" ({inline(passage.doubt)})" if passage.doubt else ""
    quotation = inline(words.quoted(passage.exact.strip()))
    return f"[^{passage.label}]: {quotation}{doubt} {source}, characters {passage.start}–{passage.end}"
