"""The articles as the list of sources shows them: in one line what each is worth as a witness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from summarizer import names, wording
from summarizer.domain.briefing import Briefing, SourceArticle
from summarizer.domain.event import Claim
from summarizer.render import account, source_text, words
from summarizer.render.inert import line
from summarizer.render.passages import Passages, address
from summarizer.render.source_text import Gap, Paragraph

_NAMED: Final = 3
"""Speakers that a line names; the others are counted."""


Doubt = Literal[
    "undated", "a near-copy", "sharing figures", "with damaged passages", "with statements in no claim"
]


@dataclass(frozen=True)
class SourceView:
    """An article of the list of sources."""

    number: int
    id: str
    title: str
    publisher: str
    author: str
    url: str
    language: str
    """A BCP 47 tag; empty where it is not known."""
    date: str
    """Its publication date in words, or that there is none."""
    published: str
    """The same with what it rests on."""
    glance: tuple[str, ...]
    """In a few words each: date, independence, damage, who speaks in it, what no claim covers."""
    doubts: frozenset[Doubt]
    """What of it the heading of the list counts."""
    source: str
    sha256: str
    warnings: tuple[str, ...]
    dropped: str
    coverage: str
    uncovered: tuple[Gap, ...]
    text: tuple[Paragraph, ...]
    """The text, marked; empty where it is not at hand."""
    file: str
    """Relative address of the text's file; empty where it is not at hand."""


def build(briefing: Briefing, passages: Passages, texts: Mapping[str, str]) -> tuple[SourceView, ...]:
    """Return the articles in the order of their numbers.

    Args:
        briefing: What is shown.
        passages: The passages that were cited.
        texts: Original texts by article id; may be empty.
    """
    marked = source_text.marked(briefing, passages.listing(), texts)
    witnesses = _Witnesses(briefing, passages.numbers)
    return tuple(
        SourceView(
            number=article.number,
            id=line(article.id),
            title=line(article.title),
            publisher=line(article.publisher or ""),
            author=line(article.author or ""),
            url=line(article.url or ""),
            language=account.tag(article.language),
            date=words.published_on(article.published),
            published=words.published(article.published),
            glance=tuple(witnesses.glance(article)),
            doubts=frozenset(witnesses.doubts(article)),
            source="standard input" if article.source == "-" else line(article.source),
            sha256=line(article.sha256),
            warnings=tuple(line(warning) for warning in article.warnings if not _of_copy(warning, article)),
            dropped=", ".join(
                f"{words.dropped(reason)} ({number})" for reason, number in sorted(article.dropped.items())
            ),
            coverage=f"{article.coverage:.0%} of its text is quoted as evidence",
            uncovered=source_text.gaps(article, texts.get(article.id)),
            text=marked.get(article.id, ()),
            file=address(article.id, "") if article.id in marked else "",
        )
        for article in sorted(briefing.articles, key=lambda article: article.number)
    )


def _of_copy(warning: str, article: SourceArticle) -> bool:
    """Whether a warning says only of which file the article is a near-copy: its line names the article."""
    copy = article.copy_of
    return copy is not None and warning.startswith(f"nearly the same text as {copy.source} ")


def counted(sources: Sequence[SourceView]) -> str:
    """Return how many articles there are, and of how many of them there is something to know."""
    found = [
        f"{number} {doubt}"
        for doubt in get_args(Doubt)
        if (number := sum(doubt in source.doubts for source in sources))
    ]
    return f"{len(sources)}: {', '.join(found)}" if found else str(len(sources))


@dataclass
class _Witnesses:
    briefing: Briefing
    numbers: Mapping[str, int]
    _claims: dict[str, list[Claim]] = field(init=False, default_factory=dict)
    _shared: dict[str, Counter[str]] = field(init=False, default_factory=dict)
    """By article, how many of its figures stand in each of the others from the same origin."""

    def __post_init__(self) -> None:
        for claim in self.briefing.claims:
            self._claims.setdefault(claim.article_id, []).append(claim)
        for entry in (e for one in self.briefing.episodes for row in one.ledger for e in row.entries):
            for article in entry.article_ids:
                others = (other for other in entry.article_ids if other != article)
                self._shared.setdefault(article, Counter()).update(others)

    def glance(self, article: SourceArticle) -> Iterator[str]:
        """Return what a reader must know of an article, in a few words each."""
        yield words.published_on(article.published)
        if article.copy_of is not None:
            copied = self._named([article.copy_of.article_id])
            yield f"near-copy of {copied} ({article.copy_of.share:.0%} of the wording): no second witness"
        if shared := self._shared.get(article.id):
            figures = words.count(max(shared.values()), "figure")
            yield f"{figures} shared with {self._named(shared)}: one witness"
        claims = self._claims.get(article.id, [])
        if hurt := sum(claim.damaged for claim in claims):
            yield f"{words.count(hurt, 'statement')} from damaged text"
        yield from _voices(claims)
        if article.uncovered:
            yield f"{words.count(len(article.uncovered), 'statement')} in no claim"
        yield from (f"read by {words.extractor(one)}" for one in article.extractors)

    def doubts(self, article: SourceArticle) -> Iterator[Doubt]:
        """Return what makes an article a weaker witness."""
        if article.published is None:
            yield "undated"
        if article.copy_of is not None:
            yield "a near-copy"
        if self._shared.get(article.id):
            yield "sharing figures"
        if any(claim.damaged for claim in self._claims.get(article.id, [])):
            yield "with damaged passages"
        if article.uncovered:
            yield "with statements in no claim"

    def _named(self, article_ids: Iterable[str]) -> str:
        known = sorted({self.numbers[one] for one in article_ids if one in self.numbers})
        if not known:
            return "another article"
        return f"article{'' if len(known) == 1 else 's'} {wording.listed(list(map(str, known)))}"


def _voices(claims: list[Claim]) -> Iterator[str]:
    """Who speaks in an article, the most quoted first, and how much it says without naming anybody."""
    if not claims:
        yield "nothing in it is used"
        return
    spellings: dict[str, Counter[str]] = {}
    for claim in claims:
        if speaker := line(claim.speaker or ""):
            spellings.setdefault(names.key(speaker) or speaker, Counter())[speaker] += 1
    ranked = sorted(spellings.values(), key=lambda found: (-found.total(), min(found)))
    speakers = [max(found, key=lambda name: (found[name], len(name), name)) for found in ranked]
    own = len(claims) - sum(found.total() for found in ranked)
    if not speakers:
        yield f"{words.count(len(claims), 'statement')}, none of a named speaker"
        return
    rest = len(speakers) - _NAMED
    shown = speakers[:_NAMED] + ([f"{rest} more"] if rest > 0 else [])
    yield f"quotes {wording.listed(shown)}"
    if own:
        yield f"{own} of {words.count(len(claims), 'statement')} without a speaker"
