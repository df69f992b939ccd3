"""The account of an episode and the bottom line: sentences with their marks, in paragraphs by theme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from summarizer import wording
from summarizer.domain.briefing import BriefedEpisode, Briefing, Sentence, Theme
from summarizer.domain.event import Claim
from summarizer.render.facets import Facets
from summarizer.render.inert import line
from summarizer.render.passages import Mark, Passages, UseKind

_PARAGRAPH: Final = 7
"""Most sentences in one paragraph."""
THEMES: Final[Mapping[Theme, str]] = {
    "happened": "What happened",
    "losses": "Losses",
    "blame": "Accusations and denials",
    "response": "Talks and reactions",
    "outlook": "Outlook",
}


@dataclass(frozen=True)
class Said:
    """A sentence with its marks."""

    text: str
    note: str
    lead: bool
    marks: tuple[Mark, ...]
    tokens: str
    """What filters pick it by."""
    language: str = ""
    """A BCP 47 tag where it is not the page's."""


@dataclass(frozen=True)
class Paragraph:
    """Sentences about one thing."""

    label: str
    """What they are about; empty where the account is all about one thing, or a paragraph goes on."""
    sentences: tuple[Said, ...]


@dataclass(frozen=True)
class Message:
    """A sentence of the bottom line."""

    said: Said
    anchor: str
    """Of its episode in this rendering."""
    when: str
    """The date of its episode in words, where the bottom line is of several."""


@dataclass(frozen=True)
class Account:
    """What is told of an episode."""

    headline: Said | None
    """A sentence that the title or the bottom line says: only its marks are shown, beside the title."""
    paragraphs: tuple[Paragraph, ...]
    left: tuple[Said, ...]
    """Claims that a briefing of this length does not tell; filters leave them alone."""


@dataclass(frozen=True)
class Teller:
    """What sentences are shown with."""

    passages: Passages
    facets: Facets
    episode: str
    """The anchor of their episode."""
    language: str
    """The page's."""

    def said(self, sentence: Sentence, kind: UseKind = "sentence") -> Said:
        """A sentence with its marks."""
        marks = self.passages.of_citations(sentence.citations, kind)
        tokens = self.facets.of(
            sentence.claim_ids, sentence.event_ids, episode=self.episode, counted=kind != "bottom"
        )
        language = "" if sentence.language == self.language else tag(sentence.language)
        note = line(sentence.note or "")
        return Said(line(sentence.text), note, sentence.kind == "lead", marks, tokens, language)


def account(
    episode: BriefedEpisode, teller: Teller, claims: Mapping[str, Claim], above: Sequence[Sentence] = ()
) -> Account:
    """Return what is told of an episode.

    Args:
        episode: The episode.
        teller: What its sentences are shown with.
        claims: All claims by id.
        above: Those of its sentences that the bottom line tells.
    """
    away = [
        sentence
        for place, sentence in enumerate(episode.sentences)
        if sentence in above or (not place and _plain(sentence.text) == _plain(episode.title))
    ]
    sentences = [sentence for sentence in episode.sentences if sentence not in away]
    headline = teller.said(away[0]) if away else None
    if headline is not None and _plain(headline.text) != _plain(episode.title):
        headline = replace(headline, note="")  # it stands with the sentence, in the bottom line
    left = tuple(
        Said(
            line(claims[identity].text),
            "damaged passage" if claims[identity].damaged else "",
            False,
            teller.passages.of_claims([identity], "left"),
            "",
        )
        for identity in episode.left_out
        if identity in claims
    )
    return Account(headline, _paragraphs(sentences, teller, named=episode.role == "main"), left)


def bottom_line(
    briefing: Briefing, passages: Passages, facets: Facets, dates: Mapping[str, str]
) -> tuple[Message, ...]:
    """Return the bottom line.

    Args:
        briefing: What is shown.
        passages: Gives marks.
        facets: Gives tokens.
        dates: The date of each episode in words, by its id.
    """
    home = {event: n for n, one in enumerate(briefing.episodes) for event in one.event_ids}
    about = {claim.id: claim.event_id for claim in briefing.claims}
    places = []
    for sentence in briefing.bottom_line:
        events = [*sentence.event_ids, *(about.get(claim, "") for claim in sentence.claim_ids)]
        places.append(next((home[event] for event in events if event in home), None))
    several = len(set(places)) > 1
    found = []
    for sentence, place in zip(briefing.bottom_line, places, strict=True):
        anchor = "" if place is None else f"e{place + 1}"
        when = "" if place is None or not several else dates[briefing.episodes[place].id]
        found.append(
            Message(
                Teller(passages, facets, anchor, briefing.language).said(sentence, "bottom"), anchor, when
            )
        )
    return tuple(found)


def _paragraphs(sentences: Sequence[Sentence], teller: Teller, *, named: bool) -> tuple[Paragraph, ...]:
    themes = {sentence.theme for sentence in sentences}
    if not named:
        said = tuple(teller.said(sentence) for sentence in sentences)
        return (Paragraph("", said),) if said else ()
    paragraphs: list[Paragraph] = []
    for theme, group in groupby(sentences, key=lambda sentence: sentence.theme):
        label = THEMES[theme] if len(themes) > 1 else ""
        for number, part in enumerate(_parted(list(group))):
            said = tuple(map(teller.said, part))
            paragraphs.append(Paragraph("" if number else label, _marked_once(said)))
    return tuple(paragraphs)


def _parted(sentences: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    """Sentences in parts of like length, none of which begins with words that lead back to the one before."""
    parts = -(-len(sentences) // _PARAGRAPH)
    start = 0
    for part in range(1, parts + 1):
        end = len(sentences) * part // parts
        while end < len(sentences) and wording.leads_back(sentences[end].text):
            end += 1
        if end > start:
            yield sentences[start:end]
        start = max(start, end)


def _marked_once(said: Sequence[Said]) -> tuple[Said, ...]:
    """Sentences of which those that follow each other with one note carry it at the end of their run."""
    following = [*said[1:], None]
    return tuple(
        replace(one, note="") if after is not None and one.note == after.note else one
        for one, after in zip(said, following, strict=True)
    )


def _plain(text: str) -> str:
    return line(text).rstrip(".")


_TAG: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def tag(language: str | None) -> str:
    """A language as an attribute may name it: what is no tag says nothing."""
    return language if language and _TAG.fullmatch(language) else ""
