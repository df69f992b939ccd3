"""How many wrong rewordings of the example articles pass the checks of a model's sentences.

The hand-written wordings that come with the examples are changed in one place each: a figure, a side, a name,
a day, a negation, an attribution dropped, a plan told as done, a cause or a judgement added.

    python benchmarks/wording.py
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import summarizer
from summarizer import ground, pipeline, resources
from summarizer.compose.sections import units_of
from summarizer.ground.reworded import untold

SIDES = {
    "Armenia": "Azerbaijan",
    "Armenian": "Azerbaijani",
    "Azerbaijan": "Armenia",
    "Azerbaijani": "Armenian",
    "Yerevan": "Baku",
    "Azeri": "Armenian",
}
SIDE = re.compile(rf"\b({'|'.join(sorted(SIDES, key=len, reverse=True))})\b")
SWAPS = {
    "day": (
        ("Tuesday", "Monday"),
        ("Friday", "Saturday"),
        ("Sunday", "Thursday"),
        ("Wednesday", "Thursday"),
        ("August", "June"),
    ),
    "name": (("Pashinyan", "Aliyev"), ("Putin", "Erdogan"), ("Moscow", "Ankara"), ("Brussels", "Washington")),
    "counted": (
        (" killed", " wounded"),
        (" captured", " killed"),
        ("soldiers", "civilians"),
        ("civilians", "soldiers"),
        ("injured", "killed"),
    ),
    "told as done": (
        ("was expected to meet", "met"),
        ("wanted to sign", "signed"),
        ("offered a ceasefire", "reached a ceasefire"),
        ("asked", "persuaded"),
        ("promised to open", "opened"),
        ("called for", "reached"),
        ("urged", "forced"),
        ("allegedly ", ""),
    ),
}


def changed(text: str) -> Iterator[tuple[str, str]]:
    """The kind of a change, and the text with it."""
    for match in re.finditer(r"\b\d[\d,]*\b", text):
        number = int(match.group().replace(",", "")) + 7
        yield "number", f"{text[: match.start()]}{number}{text[match.end() :]}"
    yield "sides changed round", SIDE.sub(lambda match: SIDES[match[0]], text)
    for match in list(SIDE.finditer(text))[:3]:
        yield "one side", f"{text[: match.start()]}{SIDES[match[0]]}{text[match.end() :]}"
    if match := re.search(r"\b(?:had|was|were|would|could|should|have|has|is)\b", text):
        yield "negation", f"{text[: match.end()]} not{text[match.end() :]}"
    said = re.match(r"According to [^,]+, (.+)|.*?\b(?:said|announced|reported|wrote)(?: that)? (.+)", text)
    if said and (rest := said[1] or said[2]):
        yield "attribution", rest[:1].upper() + rest[1:]
    for kind, pairs in SWAPS.items():
        yield from ((kind, text.replace(old, new, 1)) for old, new in pairs if old in text)
    yield "cause", f"{text.rstrip('.')} because a neighbour broke the truce."
    yield "judgement", f"Tragically, {text[:1].lower()}{text[1:]}"


def main() -> None:
    paths, replay = sorted(resources.seeds().glob("*.txt")), resources.seed_recordings()
    briefing = summarizer.brief(paths, replay=replay, composer="model")
    planned = pipeline.plan(summarizer.extract(paths, replay=replay).grounded)
    check = ground.sentence_check(planned.texts, planned.titles, by_rule=False)
    claims = {claim.id: claim for claim in briefing.claims}
    events = {event.id: event for event in briefing.events}
    rows = [row for episode in briefing.episodes for row in episode.ledger]
    notes = {}
    for unit in (unit for group in planned.plan.groups() for unit in units_of(group)):
        notes |= {claim.id: (unit.claims[0], None) for claim in unit.claims}
        if unit.event is not None and not unit.claims:
            notes[unit.event.id] = (None, unit.event)

    def reason(text, sentence):
        own = [claims[i] for i in sentence.claim_ids], [events[i] for i in sentence.event_ids]
        found = check(text, *own, sentence.citations, rows)
        told = (notes[i] for i in (*sentence.claim_ids, *sentence.event_ids) if i in notes)
        return found or next(filter(None, (untold(text, *note) for note in told)), None)

    total, passed, shown, refused = Counter(), Counter(), defaultdict(list), 0
    every = [*briefing.bottom_line, *(s for episode in briefing.episodes for s in episode.sentences)]
    worded = [sentence for sentence in every if sentence.worded_by == "model"]
    for sentence in worded:
        refused += reason(sentence.text, sentence) is not None
        for kind, text in changed(sentence.text):
            if text == sentence.text:
                continue
            total[kind] += 1
            if reason(text, sentence) is None:
                passed[kind] += 1
                shown[kind].append(text)
    print(f"{len(worded)} sentences as written: {refused} refused")
    for kind, number in total.items():
        print(f"{kind}: {passed[kind]} of {number} passed")
        print(*(f"    {text}" for text in shown[kind]), sep="\n", end="\n" if shown[kind] else "")
    print(f"{passed.total()} of {total.total()} passed")


if __name__ == "__main__":
    main()
