"""An episode of the background in a few words: a title and figures only where its sentences lack them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.render.account import Said
from summarizer.render.ledger import Counted, Figure
from summarizer.render.view import EpisodeView


def sentences(shown: EpisodeView) -> tuple[Said, ...]:
    """Return its sentences, but for one whose words are its title."""
    return tuple(one for paragraph in shown.account.paragraphs for one in paragraph.sentences)


def titled(shown: EpisodeView) -> bool:
    """Whether its title must be said, because its sentences do not."""
    text = " ".join(one.text for one in sentences(shown))
    return bool(shown.account.headline) or not text or not _says(text, shown.title)


def untold(shown: EpisodeView) -> Iterator[tuple[Counted, list[Figure]]]:
    """Return what is counted, with the figures that title and sentences do not have of the same passages."""
    said = [*sentences(shown), *filter(None, [shown.account.headline])]
    text = f"{shown.title} {' '.join(one.text for one in said)}".casefold()
    cited = {mark.label for one in said for mark in one.marks}
    for counted in shown.ledger:
        given = [
            figure
            for figure in counted.figures
            if figure.phrase.casefold() not in text
            or not cited.issuperset(mark.label for mark in figure.marks)
        ]
        if given:
            yield counted, given


def when(shown: EpisodeView, *, short: bool) -> str:
    """Return its date, in a short briefing without how it is known."""
    return shown.time.short if short else shown.time.known


def where(shown: EpisodeView, told: str) -> list[str]:
    """Return its places, but for those that what is told of it names."""
    return [place for place in shown.places if place.casefold() not in told.casefold()]


def _says(text: str, title: str) -> bool:
    """Whether a text has every word of a title."""
    have, want = (set(re.findall(r"\w+", one.casefold())) for one in (text, title))
    return want <= have
