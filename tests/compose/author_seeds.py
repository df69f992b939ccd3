"""Writes the recordings of how the example articles are worded, by hand, for what is told of them today.

``python tests/compose/author_seeds.py [FOLDER]`` after a change of the prompt, or of what is told: old ones go, and
each request gets the sentences that ``seeds_wording.json`` has for its notes. A group without any is left out of the
answer, and worded by rule.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarizer import pipeline, resources
from summarizer.cli.options import ModelOptions
from summarizer.cli.session import extraction, profile_of, settings_of
from summarizer.compose.request import request_for
from summarizer.compose.sections import Section, sections, units_of
from summarizer.languages import called
from summarizer.llm.author import author

WORDING = json.loads((Path(__file__).parent / "seeds_wording.json").read_text(encoding="utf-8"))


def answer(section: Section, wording: Mapping[str, Any] = WORDING) -> dict[str, Any]:
    """The sentences that were written for the section's notes."""
    groups = {tuple(one["of"]): one["told"] for one in wording["groups"]}
    told = []
    for name, group in section.names.items():
        numbers = [number for number, (owner, _) in section.numbers.items() if owner is group]
        texts = tuple(unit.text for unit in units_of(group))
        if texts in groups:
            own = [(text, [numbers[at] for at in of]) for text, of in groups[texts]]
        else:
            notes = wording["notes"]
            own = [(notes[text], [n]) for text, n in zip(texts, numbers, strict=True) if text in notes]
            own = own if len(own) == len(texts) and not (section.brief and len(own) > 1) else []
        told += [{"group": name, "text": text, "claims": claims} for text, claims in own]
    return {"sentences": told}


def write(folder: Path) -> int:
    """Write the recordings, beside those of the reading that are there; return how many."""
    options = ModelOptions(replay=folder, quiet=True)
    paths = [str(path) for path in sorted(resources.seeds().glob("*.txt"))]
    read = extraction(paths, options, Quiet())
    planned = pipeline.plan(read.checked.grounded)
    for old in folder.glob("compose-*.json"):
        old.unlink()
    profile = profile_of(settings_of(options), options, "compose")
    portions = list(sections(planned.plan))

    async def work() -> None:
        for section in portions:
            await author(folder, request_for(section, called("en")), profile, answer(section))

    asyncio.run(work())
    return len(portions)


class Quiet(pipeline.Silent):
    """Hears of waits, too."""

    def wait(self, label: str, seconds: float, reason: str) -> None:
        """Keep it."""


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else resources.seed_recordings()
    sys.stdout.write(f"{write(target)} recordings\n")
