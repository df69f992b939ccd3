"""The passages that a briefing cites: numbered by article and position, each with marks that lead to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple
from urllib.parse import quote

from summarizer.domain.briefing import Briefing, Citation
from summarizer.domain.event import Claim, Evidence
from summarizer.domain.terms import Verdict
from summarizer.render import inert, words

_CONTEXT = 180
"""How much of the source is shown on each side of a passage, in code points."""
_LINKED = 60
"""Longest passage that a text fragment spells out; longer ones name their first and last words."""
_SAFE_ID = re.compile(r"[0-9a-f]{6,64}")


class Key(NamedTuple):
    """What makes a passage: offsets in code points, end exclusive."""

    article_id: str
    start: int
    end: int


class Mark(NamedTuple):
    """One citation mark."""

    label: str
    """``article.passage``, such as ``1.2``."""
    ref: str
    """Id of this mark, for the way back."""
    anchor: str
    """Id of the passage."""
    article: int


UseKind = Literal["bottom", "sentence", "figure", "position", "gap", "left"]


class Use(NamedTuple):
    """A mark, and what it stands beside."""

    ref: str
    """Id of the mark."""
    kind: UseKind


@dataclass(frozen=True)
class Passage:
    """A cited passage in its context. All strings are one line and inert, not escaped for a format."""

    label: str
    anchor: str
    article_id: str
    article: int
    start: int
    end: int
    before: str
    exact: str
    after: str
    doubt: str
    """That its text is damaged, and how it differs from what the reader of the article quoted."""
    href: str
    """Relative address in the source's text; empty where there is none."""
    placed: bool
    """Whether the text at hand holds it at its place."""
    uses: tuple[Use, ...]
    """The marks that lead here."""

    @property
    def left(self) -> bool:
        """Whether only claims that are not told rest on it."""
        return all(use.kind == "left" for use in self.uses)


@dataclass(frozen=True)
class _Found:
    prefix: str
    exact: str
    suffix: str
    doubt: str = ""


@dataclass
class Passages:
    """Numbers every passage of a briefing first, then hands out marks."""

    briefing: Briefing
    sources: Mapping[str, str]
    numbers: dict[str, int] = field(init=False)
    """Article numbers by article id."""
    _claims: dict[str, Claim] = field(init=False)
    _found: dict[Key, _Found] = field(init=False)
    _labels: dict[Key, str] = field(init=False)
    _anchors: dict[Key, str] = field(init=False)
    _uses: dict[Key, list[Use]] = field(init=False)
    _damaged: set[Key] = field(init=False)
    _next: int = field(init=False, default=1)
    _listed: tuple[int, tuple[Passage, ...]] = field(init=False, default=(0, ()))
    """The last listing, and the number of the mark that was next."""

    def __post_init__(self) -> None:
        self.numbers = {article.id: article.number for article in self.briefing.articles}
        self._claims = {claim.id: claim for claim in self.briefing.claims}
        hurt = (claim for claim in self.briefing.claims if claim.damaged)
        self._damaged = {_key(evidence) for claim in hurt for evidence in claim.evidence}
        self._found = {}
        for evidence in self._evidence():
            self._found.setdefault(_key(evidence), _of_evidence(evidence))
        for citation in self._citations():
            self.numbers.setdefault(citation.article_id, citation.number)
            found = _Found(citation.prefix, citation.exact, citation.suffix)
            self._found.setdefault(_key(citation), found)
        self._labels, self._anchors = {}, {}
        position: dict[str, int] = {}
        taken: set[str] = set()
        for key in self._sorted(self._found):
            position[key.article_id] = position.get(key.article_id, 0) + 1
            number = self.numbers.get(key.article_id, 0)
            self._labels[key] = f"{number or '?'}.{position[key.article_id]}"
            anchor = f"c{number}-{key.start}-{key.end}"
            while anchor in taken:
                anchor += "x"
            taken.add(anchor)
            self._anchors[key] = anchor
        self._uses = {}

    def of_citations(self, citations: Iterable[Citation], kind: UseKind) -> tuple[Mark, ...]:
        """Return marks in the order of the citations, each passage once; ``kind`` says beside what."""
        return self._marks(dict.fromkeys(_key(citation) for citation in citations), kind)

    def of_claims(self, claim_ids: Iterable[str], kind: UseKind) -> tuple[Mark, ...]:
        """Return marks for the evidence of claims, in the order of articles and positions."""
        claims = [self._claims[claim_id] for claim_id in claim_ids if claim_id in self._claims]
        keys = {_key(evidence) for claim in claims for evidence in claim.evidence}
        return self._marks(self._sorted(keys), kind)

    def of_mentions(
        self, mention_ids: Collection[str], article_ids: Collection[str], kind: UseKind
    ) -> tuple[Mark, ...]:
        """Return marks for what some articles' own mentions of an event rest on."""
        if not mention_ids:
            return ()
        keys = {
            _key(evidence)
            for event in self.briefing.events
            if not set(mention_ids).isdisjoint(event.merged_from)
            for evidence in event.evidence
            if evidence.article_id in article_ids
        }
        return self._marks(self._sorted(keys), kind)

    def listing(self) -> tuple[Passage, ...]:
        """Return the passages that a mark was handed out for, in the order of articles and positions."""
        if self._listed[0] != self._next:
            self._listed = self._next, tuple(self._passage(key) for key in self._sorted(self._uses))
        return self._listed[1]

    def _citations(self) -> Iterator[Citation]:
        told = [sentence for episode in self.briefing.episodes for sentence in episode.sentences]
        for sentence in (*self.briefing.bottom_line, *told):
            yield from sentence.citations

    def _evidence(self) -> Iterator[Evidence]:
        cited = {_key(citation) for citation in self._citations()}
        shown = {
            claim_id
            for episode in self.briefing.episodes
            for claim_ids in (
                *(entry.claim_ids for row in episode.ledger for entry in row.entries),
                *(held.claim_ids for matter in episode.disagreements for held in matter.positions),
                *(gap.claim_ids for gap in episode.gaps),
                episode.left_out,
            )
            for claim_id in claim_ids
        }
        for claim in self.briefing.claims:
            for evidence in claim.evidence:
                if claim.id in shown or _key(evidence) in cited:
                    yield evidence
        told = {
            mention: set(held.article_ids)
            for episode in self.briefing.episodes
            for matter in episode.disagreements
            for held in matter.positions
            for mention in held.mention_ids
        }
        for event in self.briefing.events:
            articles = set[str]().union(*(told.get(mention, ()) for mention in event.merged_from))
            for evidence in event.evidence:
                if _key(evidence) in cited or evidence.article_id in articles:
                    yield evidence

    def _sorted(self, keys: Iterable[Key]) -> list[Key]:
        return sorted(keys, key=lambda key: (self.numbers.get(key.article_id, 0), *key))

    def _marks(self, keys: Iterable[Key], kind: UseKind) -> tuple[Mark, ...]:
        marks: list[Mark] = []
        for key in keys:
            ref = f"r{self._next}"
            self._next += 1
            self._uses.setdefault(key, []).append(Use(ref, kind))
            number = self.numbers.get(key.article_id, 0)
            marks.append(Mark(self._labels[key], ref, self._anchors[key], number))
        return tuple(marks)

    def _passage(self, key: Key) -> Passage:
        found = self._found[key]
        text = self.sources.get(key.article_id)
        doubt = "; ".join(filter(None, ("damaged text" if key in self._damaged else "", found.doubt)))
        before, after = f"…{found.prefix}", f"{found.suffix}…"
        placed = text is not None and text[key.start : key.end] == found.exact
        if text is not None and placed:
            before = _before(text, key.start)
            after = _after(text, key.end)
        elif text is not None:
            doubt = "not found at this place in the text at hand; run `summarizer verify`"
        return Passage(
            label=self._labels[key],
            anchor=self._anchors[key],
            article_id=key.article_id,
            article=self.numbers.get(key.article_id, 0),
            start=key.start,
            end=key.end,
            before=inert.fragment(before).lstrip(),
            exact=inert.fragment(found.exact),
            after=inert.fragment(after).rstrip(),
            doubt=doubt,
            href=address(key.article_id, found.exact) if text is not None else "",
            placed=placed,
            uses=tuple(self._uses[key]),
        )


def _key(place: Citation | Evidence) -> Key:
    return Key(place.article_id, place.start, place.end)


def _of_evidence(evidence: Evidence) -> _Found:
    doubt = "" if evidence.verdict is Verdict.VERBATIM else words.VERDICTS[evidence.verdict]
    if evidence.diff:
        doubt = f"{doubt}: {inert.line(evidence.diff)}"
    return _Found(evidence.prefix, evidence.exact, evidence.suffix, doubt)


def _before(text: str, start: int) -> str:
    """Return the paragraph's words before an offset, at most ``_CONTEXT`` code points, cut between words."""
    if start <= _CONTEXT:
        cut, context = False, text[:start]
    else:
        cut, context = True, text[start - _CONTEXT - 1 : start]
    paragraph = context.rpartition("\n\n")
    if paragraph[1]:
        return paragraph[2]
    if not cut:
        return context
    return "…" + re.sub(r"\A\S*\s+", "", context, count=1)


def _after(text: str, end: int) -> str:
    """Return the paragraph's words after an offset, at most ``_CONTEXT`` code points, cut between words."""
    context = text[end : end + _CONTEXT + 1]
    paragraph, blank, _ = context.partition("\n\n")
    if blank or end + _CONTEXT >= len(text):
        return paragraph
    return re.sub(r"\s+\S*\Z", "", context, count=1) + "…"


def address(article_id: str, exact: str) -> str:
    """Return where a browser finds the passage: a text fragment in the source's file."""
    if not _SAFE_ID.fullmatch(article_id):
        return ""
    if not exact.strip():
        return f"sources/{article_id}.txt"
    pieces = [exact.strip()]
    if len(pieces[0]) > _LINKED or "\n" in pieces[0]:
        found = pieces[0].split()
        pieces = [" ".join(found[:4]), " ".join(found[-4:])] if len(found) > 8 else pieces  # noqa: PLR2004
    encoded = ",".join(quote(piece, safe="").replace("-", "%2D") for piece in pieces)
    return f"sources/{article_id}.txt#:~:text={encoded}"
