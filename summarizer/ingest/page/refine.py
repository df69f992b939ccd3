"""Takes from an extractor's choice what is no story, and gives back what belongs between its paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from summarizer.domain.article import DropReason
from summarizer.ingest.boilerplate import drop_reasons
from summarizer.ingest.dates import is_date_line
from summarizer.ingest.furniture import is_byline
from summarizer.ingest.page.blocks import PageBlock
from summarizer.ingest.passages import Passage, ends_sentence, folded

_REASONS = {
    "comment": DropReason.COMMENT_FORM,
    "caption": DropReason.CAPTION,
    "figure": DropReason.CAPTION,
    "related": DropReason.TEASER,
    "sign": DropReason.NOTICE,
    "share": DropReason.COUNTER,
    "person": DropReason.AUTHOR_BIOGRAPHY,
    "tags": DropReason.NOTICE,
    "chrome": DropReason.NOTICE,
    "footer": DropReason.NOTICE,
    "aside": DropReason.TEASER,
    "form": DropReason.NOTICE,
}
_SHORT_ONLY = frozenset({"byline", "tags", "person", "footer", "aside", "figure"})
"""What may hold paragraphs of the story, too: only short blocks are dropped for it."""
_MOST = {"sign": 45, "share": 45, "tags": 45, "chrome": 60, "related": 60}
"""Words of a block that such a place may hold; a longer one is the story's, in an element that was named for
something else, such as what only subscribers see."""
_MISNAMED = frozenset({"sign", "share", "tags", "chrome", "byline", "form"})
_PARAGRAPHS = 3
"""An element with so many paragraphs is the story's, whatever its name: what only subscribers see, say."""
_LAYOUT = 0.3
"""A name that stands around more than this share of the chosen words names the page's layout."""
_LAYOUT_COMMENTS = 0.9
"""Readers' comments may be longer than the article."""
_STORY = 0.8
"""Share of the running words that the element around the story holds."""
_SHORT = 30
_LEAD_WORDS = 25
_LISTING = 0.6
"""Share of the chosen words from which on an article consists of links."""
_LINKED = 0.9
_LEAST_STORY = 0.5


Verdict = DropReason | bool
"""True: kept; False: never was part of the article; or why it is dropped."""


def refine(
    blocks: Sequence[PageBlock], chosen: Sequence[bool], title: int | None, *, whole: bool = False
) -> list[Verdict]:
    """Decide on every block.

    Args:
        blocks: Of the page, in order.
        chosen: Which of them the extractor took.
        title: Index of the headline, which is no part of the story.
        whole: There is nothing but the article: only wording drops a block.
    """
    if whole:
        found: list[Verdict] = list(chosen)
        _by_wording(blocks, found)
        return found
    total = sum(block.words for block, taken in zip(blocks, chosen, strict=True) if taken)
    layout = _layout(blocks, chosen, total)
    found = [*_taken(blocks, chosen, layout)]
    links = _links(blocks, chosen, total)
    prose = Counter(b.container for b, taken in zip(blocks, chosen, strict=True) if taken and _is_prose(b))
    for index, block in enumerate(blocks):
        if found[index] is True:
            told = prose[block.container] >= _PARAGRAPHS
            found[index] = _by_place(block, layout | _MISNAMED if told else layout) or (
                DropReason.TEASER if index in links else True
            )
    _around_title(blocks, found, title)
    _behind_story(blocks, found)
    _by_wording(blocks, found)
    _end(blocks, found)
    return found


def _layout(blocks: Sequence[PageBlock], chosen: Sequence[bool], total: int) -> frozenset[str]:
    """Names of places that are only how the page is built."""
    words: Counter[str] = Counter()
    for block, taken in zip(blocks, chosen, strict=True):
        if taken:
            words.update(dict.fromkeys(block.places, block.words))
    return frozenset(
        place
        for place, count in words.items()
        if count > total * (_LAYOUT_COMMENTS if place == "comment" else _LAYOUT)
    )


def _taken(blocks: Sequence[PageBlock], chosen: Sequence[bool], layout: frozenset[str]) -> list[bool]:
    """The chosen blocks, and paragraphs that were left out between them."""
    taken = list(chosen)
    siblings = Counter(
        block.container
        for block, kept in zip(blocks, chosen, strict=True)
        if kept and block.words >= 8 and block.tag in {"p", "div"}  # noqa: PLR2004 - a sentence
    )
    indices = [index for index, kept in enumerate(chosen) if kept]
    if not indices:
        return taken
    for index in range(indices[0], indices[-1]):
        block = blocks[index]
        if taken[index] or siblings[block.container] < 2:  # noqa: PLR2004 - one may stand there by chance
            continue
        prose = block.tag == "p" and block.words >= 6 and ends_sentence(block.text)  # noqa: PLR2004
        heading = block.tag in {"h2", "h3", "h4"} and not block.linked
        taken[index] = (prose or heading) and not (block.places - layout) and block.link_share < 0.5  # noqa: PLR2004
    return taken


def _links(blocks: Sequence[PageBlock], chosen: Sequence[bool], total: int) -> frozenset[int]:
    """Blocks that are nothing but links to other stories; none where the article consists of links."""
    linked: list[int] = []
    items: Counter[int] = Counter()
    bare: Counter[int] = Counter()
    for index, (block, kept) in enumerate(zip(blocks, chosen, strict=True)):
        several = block.text.count("\n") >= 2  # noqa: PLR2004 - a column of links, one a line
        if not kept or block.embed or block.quoted or block.heading or (block.words > _SHORT and not several):
            continue
        items[block.container] += 1
        if block.link_share >= _LINKED:
            bare[block.container] += 1
            linked.append(index)
    if sum(blocks[index].words for index in linked) > _LISTING * total:
        return frozenset()
    return frozenset(
        index
        for index in linked
        if blocks[index].tag not in _LIST_TAGS
        or (blocks[index].words >= 5 and 2 * bare[blocks[index].container] > items[blocks[index].container])  # noqa: PLR2004
    )


def _by_place(block: PageBlock, layout: frozenset[str]) -> DropReason | None:
    for place, reason in _REASONS.items():
        if place not in block.places or place in layout:
            continue
        if block.words > (_SHORT if place in _SHORT_ONLY else _MOST.get(place, block.words)):
            continue
        return reason
    return None


def _around_title(blocks: Sequence[PageBlock], found: list[Verdict], title: int | None) -> None:
    """What stands above the headline, and the byline and date below it."""
    kept = [index for index, verdict in enumerate(found) if verdict is True]
    words = sum(blocks[index].words for index in kept)
    if title is not None and sum(blocks[i].words for i in kept if i > title) > _LEAST_STORY * words:
        for index in kept:
            if index < title and blocks[index].words < _LEAD_WORDS:
                found[index] = DropReason.NOTICE
        kept = [index for index in kept if index > title]
    first = next((i for i in kept if _is_prose(blocks[i])), None)
    if first is None:
        return
    for index in kept:
        block = blocks[index]
        if block.words > _SHORT:
            continue
        beside = index < first or "byline" in block.near or "person" in block.near
        if beside and (is_byline(folded(block.text)) or is_date_line(folded(block.text))):
            found[index] = DropReason.CREDIT
        elif index < first and not block.heading and not ends_sentence(block.text):
            named = bool({"byline", "person"} & block.near)
            if named or (block.words <= _DATED and _DATE.search(block.text)):
                found[index] = DropReason.CREDIT


def _is_prose(block: PageBlock) -> bool:
    return not block.heading and block.words >= 12 and ends_sentence(block.text)  # noqa: PLR2004 - a sentence


_LIST_TAGS = frozenset({"li", "tr", "dd", "dt", "ul", "ol", "td", "pre"})


def _by_wording(blocks: Sequence[PageBlock], found: list[Verdict]) -> None:
    """Furniture by its wording and company, as in plain text; a list's items are no headlines."""
    kept = [index for index, verdict in enumerate(found) if verdict is True]
    passages = []
    position = 0
    groups = {number: n for n, (number, _) in enumerate(groupby(blocks[i].container for i in kept))}
    for index in kept:
        block = blocks[index]
        text = folded(block.text)
        passages.append(
            Passage(position, position + len(block.text), text, gap=1, group=groups[block.container])
        )
        position += len(block.text) + 2
    embeds = [n for n, index in enumerate(kept) if blocks[index].embed]
    for index, reason in zip(kept, drop_reasons(passages, embeds), strict=True):
        block = blocks[index]
        if reason is None:
            continue
        if reason is DropReason.TEASER and block.tag in _LIST_TAGS and not block.linked:
            continue
        found[index] = reason


def _behind_story(blocks: Sequence[PageBlock], found: list[Verdict]) -> None:
    """Blocks behind the element that holds the story: more stories, boxes, notes of the site."""
    prose = [i for i, verdict in enumerate(found) if verdict is True and _is_prose(blocks[i])]
    total = sum(blocks[index].words for index in prose)
    inside: Counter[int] = Counter()
    for index in prose:
        inside.update(dict.fromkeys(blocks[index].path[:-1], blocks[index].words))
    story = max((number for number, words in inside.items() if words >= _STORY * total), default=None)
    if story is None:
        return
    last = max(index for index in prose if story in blocks[index].path)
    for index in range(last + 1, len(blocks)):
        block = blocks[index]
        if found[index] is not True or story in block.path or _continues(block, blocks[last], story):
            continue
        found[index] = DropReason.TEASER


def _continues(block: PageBlock, holder: PageBlock, story: int) -> bool:
    """Whether ``block`` stands in an element like the story's own: the story was cut in two there."""
    depth = holder.path.index(story)
    name = holder.names[depth]
    if not name.endswith("."):
        return name in block.names
    beside = len(block.path) > depth and block.path[:depth] == holder.path[:depth]
    return beside and block.names[depth] == name and _is_prose(block)


def _end(blocks: Sequence[PageBlock], found: list[Verdict]) -> None:
    """Headings with nothing under them, and an address below the last paragraph."""
    for index in range(len(blocks) - 1, -1, -1):
        if found[index] is not True:
            continue
        block = blocks[index]
        label = block.words <= 8 and not ends_sentence(block.text) and not block.embed  # noqa: PLR2004
        if label and _ADDRESS.search(block.text):
            found[index] = DropReason.AUTHOR_BIOGRAPHY
        elif block.heading or (block.bold and label):
            found[index] = DropReason.TEASER
        else:
            return


_ADDRESS = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}\.\w")
_DATED = 14
"""Words of a line with names, a place and a date."""
_DATE = re.compile(
    r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}:\d\d\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?,? (?:of )?[^\W\d]{3,10}\.?,? (?:19|20)\d\d\b"
    r"|\b[^\W\d]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b"
)
_SITE = re.compile(r"\s+(?:[|\u2013\u2014\u00bb\u00b7:-]|--)\s+")


def title_index(blocks: Sequence[PageBlock], titles: Sequence[str]) -> int | None:
    """The block that is the page's headline: one of ``titles``, best a heading, or the only ``h1``."""
    keys = {"".join(title.casefold().split()) for title in titles}
    for title in titles:
        parts = _SITE.split(title)
        keys |= {"".join(part.casefold().split()) for part in parts if part.count(" ") >= 2}  # noqa: PLR2004
        keys |= {"".join("".join(parts[:n]).casefold().split()) for n in range(1, len(parts))}
    same = [index for index, block in enumerate(blocks) if block.key.casefold() in keys]
    for tag in ("h1", "h2", ""):
        for index in same:
            if blocks[index].tag == tag or not tag:
                return index
    heads = [index for index, block in enumerate(blocks) if block.tag == "h1" and block.words > 2]  # noqa: PLR2004
    return heads[0] if len(heads) == 1 else None
