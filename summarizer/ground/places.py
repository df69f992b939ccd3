"""Where a quotation stands word for word, whatever its form: the places that count, and why others do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from summarizer import wording
from summarizer.ground.changes import joined_alike
from summarizer.ground.source import Source
from summarizer.ground.tokens import Tokens, squeeze
from summarizer.wording import Span

_EDGE: Final = re.compile(r"^[^\w%‰$€£¥₹°±+\-−]+|[^\w%‰$€£¥₹°±]+$")
_FEWEST_SQUEEZED: Final = 6
"""Letters from which a quotation is searched without its spaces."""


class Places(NamedTuple):
    """The stretches of kept text where a quotation stands."""

    kept: list[Span]
    refused: str | None = None
    """Why the other places do not count; null where there are none."""
    respelled: bool = False
    """Whether a hyphen is there or missing: not only the form differs."""


def places(quote: str, source: Source) -> Places:
    """Every place of a quotation: as folded, else without the marks at its edges, else without spaces."""
    found = _places(quote, source)
    if found.kept and not (quote[:1].isalnum() and quote[-1:].isalnum()):
        return found._replace(kept=[_marked(span, quote, source) for span in found.kept])
    return found


def _marked(span: Span, quote: str, source: Source) -> Span:
    wider = _with_marks(span, quote, source.text)
    return wider if source.keeps(*wider) and not source.dropped_in(*wider) else span


def _places(quote: str, source: Source) -> Places:
    needle = wording.fold(quote).text.strip(" ")
    found = _sorted(source, source.folded.find(needle))
    if found.kept or found.refused:
        return found
    trimmed = _EDGE.sub("", needle)
    if trimmed != needle and trimmed:
        found = _sorted(source, source.folded.find(trimmed))
        if found.kept or found.refused:
            return found
    return _squeezed(quote, trimmed, source)


def _sorted(source: Source, stretches: Iterator[Span]) -> Places:
    kept: list[Span] = []
    refused: str | None = None
    for place in stretches:
        span = source.folded.span(*place)
        if block := source.dropped_in(*span):
            inside = block.start <= span.start and span.end <= block.end
            refused = refused or (
                f"the quotation stands only in dropped text ({block.reason})"
                if inside
                else f"the quotation runs into dropped text ({block.reason})"
            )
        elif source.keeps(*span):
            kept.append(span)
        else:
            refused = refused or "the quotation stands outside the article's kept text"
    return Places(kept, refused)


_OPENING: Final = re.compile(
    r"(?:[\"“”„‟«»‹›‘’‚‛'`]|''|â€[œ˜\u009d]|&(?:quot|#34|#39|#822[01]|[lr][sd]quo);)$"
)
_CLOSING: Final = re.compile(r"[\"“”„‟«»‹›‘’‚‛'`]|''|â€[œ™\u009d]|&(?:quot|#34|#39|#822[01]|[lr][sd]quo);")
_MARKED: Final = frozenset("\"“”„‟«»‹›‘’‚‛'`″′＂＇")


def _with_marks(span: Span, quote: str, text: str) -> Span:
    """A stretch with the quotation marks at its edges, where the quotation has marks there too."""
    start, end = span
    bare = quote.strip()
    if bare[:1] in _MARKED and (mark := _OPENING.search(text, max(0, start - 6), start)):
        start = mark.start()
    if bare[-1:] in _MARKED and (closing := _CLOSING.match(text, end)):
        end = closing.end()
    return Span(start, end)


def _squeezed(quote: str, trimmed: str, source: Source) -> Places:
    """Words that lost the space between them, or a hyphen, on either side."""
    needle = squeeze(trimmed)
    if len(needle) < _FEWEST_SQUEEZED or needle not in source.squeezed.text:
        return Places([])
    ours = Tokens(wording.fold(quote))
    good: list[Span] = []
    respelled = False
    for place in source.squeezed.find(needle):
        if source.folded.cuts(place.start) or source.folded.cuts(place.end):
            continue
        stretch = source.folded.text[slice(*place)]
        if joined_alike(ours.keys, source.tokens.keys_between(*place)):
            good.append(place)
            respelled = respelled or stretch.replace(" ", "") != trimmed.replace(" ", "")
    return _sorted(source, iter(good))._replace(respelled=respelled)
