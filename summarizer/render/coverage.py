"""What an article states and no claim covers, and the article's text with that and what is cited marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from summarizer.domain.briefing import Briefing, SourceArticle
from summarizer.render import inert
from summarizer.render.passages import address

LONGEST: Final = 200_000
"""Code points of a text that is shown as a whole; a longer one only stands in its file."""
_ORDER: Final = ("left_out", "uncovered", "cited")

Kind = Literal["", "cited", "uncovered", "left_out"]


@dataclass(frozen=True)
class Omission:
    """A passage that states something which no claim covers. One line, inert, not escaped for a format."""

    text: str
    why: str
    href: str
    """Relative address in the source's text; empty where there is none."""


@dataclass(frozen=True)
class Stretch:
    """A part of an article's text, of one kind. Inert, not escaped for a format."""

    text: str
    kind: Kind
    why: str
    """For what no claim covers: why it is marked."""


def omissions(article: SourceArticle, text: str | None) -> tuple[Omission, ...]:
    """What the article states and no claim covers, in the text's order."""
    return tuple(
        Omission(
            inert.line(item.exact),
            inert.line(item.why),
            address(article.id, item.exact) if text is not None else "",
        )
        for item in article.uncovered
    )


def marked(briefing: Briefing, article: SourceArticle, sources: Mapping[str, str]) -> tuple[Stretch, ...]:
    """The article's text in stretches; none where the text is not at hand, or too long."""
    text = sources.get(article.id)
    if text is None or len(text) > LONGEST:
        return ()
    kinds = bytearray(len(text))
    why: dict[int, str] = {}
    evidence = [e for claim in briefing.claims for e in claim.evidence]
    evidence += [e for event in briefing.events for e in event.evidence]
    spans: list[tuple[int, int, Kind]] = [
        (e.start, e.end, "cited") for e in evidence if e.article_id == article.id
    ]
    spans += [(item.start, item.end, "uncovered") for item in article.uncovered]
    spans += [(item.start, item.end, "left_out") for item in article.left_out]
    for start, end, kind in spans:
        code = 1 + _ORDER.index(kind)
        for place in range(max(0, start), min(end, len(text))):
            kinds[place] = max(kinds[place], code)
    for item in article.uncovered:
        why[item.start] = inert.line(item.why)
    return tuple(_stretches(text, kinds, why))


def _stretches(text: str, kinds: bytearray, why: Mapping[int, str]) -> list[Stretch]:
    found: list[Stretch] = []
    start = 0
    reason = ""
    for end in range(1, len(text) + 1):
        reason = why.get(start, reason)
        if end < len(text) and kinds[end] == kinds[start] and end not in why:
            continue
        kind: Kind = "" if kinds[start] == 0 else _kind(kinds[start])
        lines = "\n".join(inert.fragment(line) for line in text[start:end].split("\n"))
        found.append(Stretch(lines, kind, reason if kind == "uncovered" else ""))
        start = end
    return found


def _kind(code: int) -> Kind:
    kinds: tuple[Kind, ...] = ("", "left_out", "uncovered", "cited")
    return kinds[code]
