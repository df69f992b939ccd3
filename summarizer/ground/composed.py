"""The sentences that the program puts together itself, out of figures that the ledger holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from summarizer import wording
from summarizer.domain.briefing import BriefedEpisode
from summarizer.domain.story import LedgerEntry
from summarizer.ground.negation import negations

_FIGURE: Final = re.compile(r"“([^”]*)”(?: \(([^()]*(?:\([^()]*\)[^()]*)*)\))?")
_OWN_WORDS: Final = frozenset(
    "figure figures replaces earlier same speaker contradict each other the an a one of and".split()  # noqa: SIM905 - a table of words
)
_REPLACES: Final = "replaces"
_NOBODY: Final = "no source named"


def bad_composition(text: str, claim_ids: Sequence[str], episode: BriefedEpisode) -> str | None:
    """What a sentence that is no claim's and no event's says beyond the ledger; null if nothing.

    Such a sentence quotes figures, each with the speaker of its ledger entry or with none, and has few
    words besides. One figure replaces another only where the ledger says so.
    """
    quoted = [(match[1], match[2]) for match in _FIGURE.finditer(text)]
    rest = _FIGURE.sub(" ", text)
    foreign = [word.text for word in wording.words(rest) if word.text.lower() not in _OWN_WORDS]
    if not quoted or foreign or negations(rest):
        shown = f" (“{foreign[0]}”)" if foreign else ""
        return f"its words are those of no claim or event that it rests on{shown}"
    entries = [
        entry for row in episode.ledger for entry in row.entries if set(entry.claim_ids) <= set(claim_ids)
    ]
    for phrase, speaker in quoted:
        if not any(_tells(entry, phrase, speaker) for entry in entries):
            told = f"“{phrase}” ({speaker})" if speaker else f"“{phrase}”"
            return f"the ledger has no figure {told} of its claims"
    if _REPLACES in rest and not _replaced([phrase for phrase, _ in quoted], entries):
        return "the ledger does not say that the one figure replaces the other"
    return None


def _tells(entry: LedgerEntry, phrase: str, speaker: str | None) -> bool:
    return entry.phrase == phrase and speaker in {None, entry.speaker or _NOBODY}


def _replaced(phrases: Sequence[str], entries: Sequence[LedgerEntry]) -> bool:
    """Whether the first figure replaces the second."""
    by_id = {entry.id: entry for entry in entries}
    return any(
        [by_id[old.superseded_by].phrase, old.phrase] == list(phrases)
        for old in entries
        if old.superseded_by in by_id and old.superseded_by is not None
    )
