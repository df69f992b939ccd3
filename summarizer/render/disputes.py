"""Disagreements: who holds what, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer import wording
from summarizer.domain.briefing import BriefedEpisode
from summarizer.domain.story import Disagreement
from summarizer.render import ledger, words
from summarizer.render.account import Teller
from summarizer.render.inert import line
from summarizer.render.passages import Mark


@dataclass(frozen=True)
class Holder:
    """Who holds what in a disagreement."""

    who: str
    attributed: bool
    text: str
    articles: tuple[str, ...]
    marks: tuple[Mark, ...]
    tokens: str

    @property
    def named(self) -> bool:
        """Whether the text itself names the holder."""
        return self.attributed and self.who.casefold().removeprefix("the ") in self.text.casefold()


@dataclass(frozen=True)
class Dispute:
    """A disagreement, side by side."""

    kind: str
    topic: str
    holders: tuple[Holder, ...]
    bare: bool = False
    """Whether the holders' texts are the figures alone, because the account tells the rest; then the table of
    figures shows the disagreement as well."""


def _held(text: str, *, quoted: bool) -> str:
    return f"“{line(text)}”" if quoted else line(text)


def dispute(item: Disagreement, episode: BriefedEpisode, teller: Teller) -> Dispute:
    """Return a disagreement of an episode, shown with what its teller gives."""
    phrases = _phrases(item, episode)
    holders = tuple(
        Holder(
            who=words.who(held.speaker),
            attributed=bool(held.speaker),
            text=_held(held.text, quoted=bool(held.mention_ids)) if not phrases else line(phrases[number]),
            articles=ledger.article_numbers(held.article_ids, teller.passages.numbers),
            marks=teller.passages.of_claims(held.claim_ids, "position")
            + teller.passages.of_mentions(held.mention_ids, held.article_ids, "position"),
            tokens=teller.facets.of(held.claim_ids, episode=teller.episode, argued=True),
        )
        for number, held in enumerate(item.positions)
    )
    return Dispute(words.DISAGREEMENTS[item.kind], _topic(item), holders, bare=bool(phrases))


def _topic(item: Disagreement) -> str:
    """What it is about; of an assertion that a holder has in the same words only that it is denied."""
    head, _, asserted = item.topic.partition(": ")
    wanted = _content(asserted)
    if item.kind == "denial" and wanted and any(wanted <= _content(held.text) for held in item.positions):
        return line(head)
    return line(item.topic)


def _content(text: str) -> frozenset[str]:
    return wording.content_words(text) - {"said"}


def _phrases(item: Disagreement, episode: BriefedEpisode) -> list[str]:
    """Of a disagreement about a figure whose claims the account tells: the figures alone; else nothing."""
    told = {claim for sentence in episode.sentences for claim in sentence.claim_ids}
    entries = [entry for row in episode.ledger if row.id == item.ledger_id for entry in row.entries]
    found = []
    for held in item.positions:
        own = [entry.phrase for entry in entries if set(held.claim_ids) & set(entry.claim_ids)]
        if item.kind != "figures" or not own or told.isdisjoint(held.claim_ids):
            return []
        found.append(", ".join(f"“{phrase}”" for phrase in dict.fromkeys(own)))
    return found
