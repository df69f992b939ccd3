"""An article prepared for checking: folded once, with its sentences and the stretches that are kept."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from summarizer import wording
from summarizer.domain.article import Article, Block, BlockRole, DroppedBlock
from summarizer.domain.event import Evidence
from summarizer.ground.casing import small_words
from summarizer.ground.lazily import once
from summarizer.ground.tokens import Squeezed, Tokens
from summarizer.wording import Folded, Span

_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t\r]*\n))*")
_CLEAR = frozenset({"", " ", "\n"})
_OPENING = frozenset('“„«"')
CONTEXT = 32
"""Code points of prefix and suffix in a citation."""


class Source:
    """A text with its blocks. Everything costly is computed when it is first asked for."""

    def __init__(
        self,
        identity: str,
        text: str,
        blocks: Sequence[Block],
        dropped: Sequence[DroppedBlock] = (),
        title: str = "",
    ) -> None:
        self.id = identity
        self.text = text
        self.title = title
        self.blocks = sorted(blocks, key=lambda block: block.start)
        self.dropped = sorted(dropped, key=lambda block: block.start)
        self._starts = [block.start for block in self.blocks]
        self.once: dict[str, Evidence] = {}
        """The quotations so far that stand in one place only, letter for letter."""

    @classmethod
    def of(cls, article: Article) -> Source:
        """An article's own text and blocks."""
        return cls(article.id, article.text, article.blocks, article.dropped, article.title)

    @classmethod
    def plain(cls, identity: str, text: str, title: str = "", *, by_line: bool = False) -> Source:
        """A text whose blocks are not known: every paragraph is one, or every line."""
        pattern = _LINE if by_line else _PARAGRAPH
        blocks = [
            Block(start=match.start(), end=match.end(), role=BlockRole.PARAGRAPH)
            for match in pattern.finditer(text)
        ]
        return cls(identity, text, blocks, (), title)

    @once
    def folded(self) -> Folded:
        """The whole text, folded."""
        return wording.fold(self.text)

    @once
    def tokens(self) -> Tokens:
        """The words of the whole text, for near matches."""
        return Tokens(self.folded)

    @once
    def squeezed(self) -> Squeezed:
        """The whole text without spaces and hyphens, for words that lost theirs."""
        return Squeezed(self.folded)

    @once
    def small_words(self) -> frozenset[str]:
        """The words that the text has in small letters."""
        return small_words(self.text)

    @once
    def sentences(self) -> list[Span]:
        """The sentences of the kept blocks, in order; none crosses a block's edge."""
        return [
            span for block in self.blocks for span in wording.sentences(self.text, block.start, block.end)
        ]

    @once
    def kept_text(self) -> str:
        """The kept blocks, one a line."""
        return "\n".join(self.text[block.start : block.end] for block in self.blocks)

    @once
    def lines(self) -> list[str]:
        """The words of each sentence."""
        return [self.text[start:end] for start, end in self.sentences]

    def block_at(self, offset: int) -> int | None:
        """Index of the kept block that holds an offset."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self.blocks[index].end else None

    @once
    def flagged(self) -> list[Block]:
        """The blocks that have flags."""
        return [block for block in self.blocks if block.flags]

    def dropped_in(self, start: int, end: int) -> DroppedBlock | None:
        """A dropped block that a stretch touches."""
        for block in self.dropped:
            if block.start < end and start < block.end:
                return block
        return None

    def keeps(self, start: int, end: int) -> bool:
        """Whether every code point of a stretch that is not white space lies in a kept block."""
        first = bisect_right(self._starts, start) - 1
        position = start
        for block in self.blocks[max(first, 0) :]:
            if block.start >= end:
                break
            if block.start > position and self.text[position : block.start].strip():
                return False
            position = max(position, block.end)
        return position >= end or not self.text[position:end].strip()

    def states(self, phrase: str) -> bool:
        """Whether a phrase stands in the kept text as whole words."""
        if (at := wording.surely_at(self.text, phrase)) is not None:
            place = Span(at, at + len(phrase))
            if self.keeps(*place) and not self.dropped_in(*place):
                return True
        places = (self.folded.span(*place) for place in self.folded.find(wording.folded(phrase)))
        return any(self.keeps(*place) and not self.dropped_in(*place) for place in places)

    def verbatim(self, phrase: str) -> Span | None:
        """The place, if it is kept, where a phrase stands letter for letter; the first of many."""
        at = self.text.find(phrase)
        if at < 0 or not (phrase[:1].isalnum() or (phrase[:1] in _OPENING and phrase[1:2].isalnum())):
            return None
        span = Span(at, at + len(phrase))
        clear = not self.text[max(0, at - 1) : at].strip() and self.text[span.end : span.end + 1] in _CLEAR
        return span if clear and self.keeps(*span) and not self.dropped_in(*span) else None

    @once
    def _edges(self) -> tuple[list[int], list[int]]:
        """Where the sentences start, and where they end."""
        return [span.start for span in self.sentences], [span.end for span in self.sentences]

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """Slice bounds of the sentences that a stretch touches."""
        starts, ends = self._edges
        first = bisect_right(ends, start)
        return first, max(first, bisect_left(starts, end))

    def touched(self, spans: Iterable[Span]) -> list[int]:
        """Indices of the sentences that the spans touch, in order."""
        places = [range(*self.covering(span.start, span.end)) for span in spans]
        if len(places) == 1:
            return list(places[0])
        return sorted(set().union(*places))

    @once
    def _places(self) -> list[int | None]:
        """The block of each sentence."""
        return [self.block_at(span.start) for span in self.sentences]

    def block_of(self, sentence: int) -> int | None:
        """Index of the kept block that holds a sentence."""
        return self._places[sentence]

    def beside(self, indices: Sequence[int], before: int = 1, after: int = 1) -> list[int]:
        """The sentences at the indices and their neighbours within the same block, in order."""
        found = set(indices)
        places = self._places
        for index in indices:
            first, last = max(0, index - before), min(len(places), index + after + 1)
            block = places[index]
            found.update([place for place in range(first, last) if places[place] == block])
        return sorted(found)

    def read(self, indices: Iterable[int]) -> str:
        """The text of the sentences, one a line."""
        return "\n".join(map(self.lines.__getitem__, indices))

    def around(self, start: int, end: int) -> tuple[str, str]:
        """Prefix and suffix of a stretch."""
        return self.text[max(0, start - CONTEXT) : start], self.text[end : end + CONTEXT]
