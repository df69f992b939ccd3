"""Which passages are no story, and why: wording first, then place and company."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.domain.article import DropReason
from summarizer.ingest.biography import biography_score, is_contact
from summarizer.ingest.furniture import (
    Furniture,
    is_byline,
    is_comments_head,
    is_teaser_head,
    recognise,
)
from summarizer.ingest.instructions import addresses_a_machine
from summarizer.ingest.passages import Passage

_HEADLINE_WORDS = range(4, 26)
_LIST_WORDS = range(5, 26)
"""Fewer words may be names or scores, which a story may end with."""
_SURE_BIOGRAPHY = 3
_REPEATED_WORDS = 6
_MOST_BIOGRAPHIES = 8
_BYLINE_WORDS = 3
"""After ``By``, where a standfirst stands above the byline; more may be a heading."""
_COMMENT_WORDS = ("reply", "says", "likes", "like", "report", "flag", "permalink")


def drop_reasons(passages: Sequence[Passage], embeds: Sequence[int] = ()) -> list[DropReason | None]:
    """Why each passage is left out; None where it is kept.

    Args:
        passages: All passages, in order.
        embeds: Indices of passages that are embedded posts: kept wherever no tail swallows them.
    """
    sorter = _Sorter(passages, frozenset(embeds))
    sorter.by_wording()
    sorter.by_company()
    sorter.tail()
    sorter.teaser_lists()
    sorter.bylines()
    sorter.biographies()
    sorter.last_headlines()
    sorter.duplicates()
    sorter.instructions()
    return sorter.reasons


class _Sorter:
    """The passages with what is known of each so far; each step only ever drops more."""

    def __init__(self, passages: Sequence[Passage], embeds: frozenset[int]) -> None:
        self.passages = passages
        self.embeds = embeds
        self.reasons: list[DropReason | None] = [None] * len(passages)
        self.furniture: list[Furniture | None] = [None] * len(passages)

    def by_wording(self) -> None:
        """Short codes, and passages whose wording is enough."""
        for index, passage in enumerate(self.passages):
            if passage.code:
                self.reasons[index] = DropReason.SHORT_CODE
            elif index not in self.embeds:
                found = recognise(passage.text)
                if found is not None and self._is_headline_of_story(index, found):
                    found = None
                self.furniture[index] = found
                if found is not None and found.sure:
                    self.reasons[index] = found.reason

    def instructions(self) -> None:
        """Orders to a machine, wherever they stand, embedded posts among them."""
        for index, passage in enumerate(self.passages):
            if self.reasons[index] is None and addresses_a_machine(passage.text):
                self.reasons[index] = DropReason.INSTRUCTION

    def _is_headline_of_story(self, index: int, found: Furniture) -> bool:
        """A first line such as ``Watch: bridge collapses`` is the title where the story follows at once."""
        if found.reason is not DropReason.TEASER or is_teaser_head(self.passages[index].text):
            return False
        earlier = any(not passage.code for passage in self.passages[:index])
        return not earlier and index + 1 < len(self.passages) and self.passages[index + 1].body

    def by_company(self) -> None:
        """Passages that may be furniture (``Print``, ``0``) go where a neighbour went, or at the very end."""
        count = len(self.passages)
        for order in (range(count), range(count - 1, -1, -1)):
            for index in order:
                found = self.furniture[index]
                if found is None or self.reasons[index] is not None:
                    continue
                neighbours = [i for i in (index - 1, index + 1) if 0 <= i < count]
                beside = any(self.reasons[i] not in {None, DropReason.SHORT_CODE} for i in neighbours)
                pair = any(self.furniture[i] is not None for i in neighbours)
                if beside or pair or (index == count - 1 > 0):
                    self.reasons[index] = found.reason

    def tail(self) -> None:
        """Everything behind the story's end: after a comment form, a vote counter, a list of stories."""
        words = [p.words if p.body and self.reasons[i] is None else 0 for i, p in enumerate(self.passages)]
        before, after, last_story = 0, sum(words), self._last_story()
        for index, found in enumerate(self.furniture):
            before += words[index]
            after -= words[index]
            if found is None or not before or not self._opens_tail(index, found):
                continue
            if found.reason is DropReason.COMMENT_FORM:
                ends = before >= after
            elif found.reason is DropReason.TEASER:
                continue
            else:
                ends = last_story < index or is_comments_head(self.passages[index].text)
            if ends:
                self._drop_from(index)
                return

    def _opens_tail(self, index: int, found: Furniture) -> bool:
        if self.reasons[index] is None:
            return False
        comments = is_comments_head(self.passages[index].text)
        return self._comments_follow(index) if comments else found.opens_tail

    def _comments_follow(self, index: int) -> bool:
        later = [p.text.lower().rstrip(" :.") for p in self.passages[index + 1 : index + 9]]
        return any(text.endswith(_COMMENT_WORDS) and text.count(" ") < 6 for text in later)  # noqa: PLR2004

    def _last_story(self) -> int:
        """Index of the last passage that is built like a story's paragraph, biographies aside."""
        bodies = [i for i, p in enumerate(self.passages) if p.body and self.reasons[i] is None]
        byline = self._byline()
        for _ in range(min(_MOST_BIOGRAPHIES, len(bodies) - 1)):
            index = bodies[-1]
            if not biography_score(self.passages[index].text, self._kept_text(index), byline):
                return index
            bodies.pop()
        return bodies[-1] if bodies else -1

    def _drop_from(self, index: int) -> None:
        story, byline = self._kept_text(index), self._byline()
        for later in range(index, len(self.passages)):
            if self.reasons[later] is not None:
                continue
            passage = self.passages[later]
            if biography_score(passage.text, story, byline):
                self.reasons[later] = DropReason.AUTHOR_BIOGRAPHY
            elif passage.ended and passage.body:
                self.reasons[later] = DropReason.COMMENT_FORM
            else:
                self.reasons[later] = DropReason.TEASER

    def teaser_lists(self) -> None:
        """Headlines under ``Related articles`` in the middle of a story, up to its next paragraph."""
        inside = False
        for index, passage in enumerate(self.passages):
            if self.reasons[index] is DropReason.TEASER and is_teaser_head(passage.text):
                inside = True
            elif inside and self.reasons[index] is None:
                inside = self._is_headline(index, _HEADLINE_WORDS)
                if inside:
                    self.reasons[index] = DropReason.TEASER

    def _is_headline(self, index: int, words: range) -> bool:
        passage = self.passages[index]
        bulleted = passage.text[0] in "-•*–—" or passage.text[:1].islower()
        closed = passage.text.endswith((":", ";", ",")) or (passage.ended and passage.text[-1] not in "?!\"'")
        return index not in self.embeds and passage.words in words and not closed and not bulleted

    def bylines(self) -> None:
        """``By Jane Doe`` above the story's first paragraphs or below its last, never as the title."""
        kept = [i for i, reason in enumerate(self.reasons) if reason is None]
        bodies = [i for i in kept if self.passages[i].body]
        if not bodies:
            return
        standfirst = bodies[min(1, len(bodies) - 1)]
        for index in kept[1:]:
            text = self.passages[index].text
            outside = index < bodies[0] or index > bodies[-1]
            if is_byline(text) and (outside or (index < standfirst and text.count(" ") <= _BYLINE_WORDS)):
                self.reasons[index] = DropReason.CREDIT

    def biographies(self) -> None:
        """Authors' biographies at the end of the text, or beside their byline."""
        byline = self._byline()
        kept = [i for i, reason in enumerate(self.reasons) if reason is None]
        for index in reversed(kept[1:][-_MOST_BIOGRAPHIES:]):
            passage = self.passages[index]
            story = "\n".join(self.passages[i].text for i in kept if i < index)
            score = biography_score(passage.text, story, byline)
            if not score:
                break
            if score + self._stands_apart(index) < _SURE_BIOGRAPHY + (not is_contact(passage.text)):
                break
            self.reasons[index] = DropReason.AUTHOR_BIOGRAPHY

    def _stands_apart(self, index: int) -> int:
        """Signs from the page that ``index`` is no longer story: a wider gap, furniture around it."""
        gaps = [passage.gap for passage in self.passages[1:index] if passage.gap]
        usual = sorted(gaps)[len(gaps) // 2] if gaps else 0
        neighbours = [i for i in (index - 1, index + 1) if 0 <= i < len(self.passages)]
        beside = any(self.reasons[i] not in {None, DropReason.SHORT_CODE} for i in neighbours)
        return 2 * (beside or self.passages[index].gap > max(1, usual))

    def last_headlines(self) -> None:
        """Two or more headlines behind the last paragraph, with nothing under them, are other stories'."""
        kept = [i for i, reason in enumerate(self.reasons) if reason is None]
        run: list[int] = []
        for index in reversed(kept):
            if not self._is_headline(index, _LIST_WORDS) or self.passages[index].ended:
                break
            run.append(index)
        if len(run) < 2 or len(run) == len(kept):  # noqa: PLR2004 - one may be the story's own last line
            return
        last = self.passages[kept[len(kept) - len(run) - 1]]
        if last.body and last.ended:
            for index in run:
                self.reasons[index] = DropReason.TEASER

    def duplicates(self) -> None:
        """The same passage again, word for word; the first stays."""
        seen: set[str] = set()
        for index, passage in enumerate(self.passages):
            if self.reasons[index] is not None:
                continue
            key = passage.text.casefold()
            if key in seen and passage.words >= _REPEATED_WORDS:
                self.reasons[index] = DropReason.DUPLICATE
            seen.add(key)

    def _kept_text(self, index: int) -> str:
        return "\n".join(
            p.text for p, reason in zip(self.passages[:index], self.reasons, strict=False) if reason is None
        )

    def _byline(self) -> str:
        return "\n".join(
            passage.text
            for passage, reason in zip(self.passages, self.reasons, strict=True)
            if reason is DropReason.CREDIT
            and passage.text.lower().startswith(("by ", "written", "posted", "author"))
        )
