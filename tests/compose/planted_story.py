"""Two small articles with a conflict, a revision, a denial and two speakers, and a model that words them."""

from __future__ import annotations

import asyncio

from summarizer import pipeline
from summarizer.compose.answer import ComposeAnswer, Told
from summarizer.compose.sections import sections
from summarizer.extract.answer import ExtractionAnswer
from summarizer.ingest import read_text
from summarizer.llm.base import Reply, Usage

ONE = (
    "Clashes near Tacna\n\n"
    "Fighting broke out near Tacna on 4 May 2021. The Peruvian army said 15 of its soldiers were killed. "
    "Chile's defence ministry said it had lost seven soldiers.\n\n"
    "The governor of Tacna said on 6 May that at least 135 houses had been destroyed, reversing his earlier statement "
    "that 105 had been destroyed. Peru accused Chile of crossing the border. Chile denied that it had crossed the border.\n\n"
    "Bolivia offered to host talks next week.\n"
)
TWO = (
    "Border quiet again\n\n"
    "Fighting near Tacna on 4 May 2021 killed more than 40 people. The Peruvian army said 12 of its soldiers were killed.\n\n"
    "A truce between Peru and Chile has held since 5 May 2021, General Ana Rojas of Peru said.\n"
)
FOUGHT = "Fighting broke out near Tacna on 4 May 2021."


def event(key, type_, title, quote, status="happened", when="4 May 2021", where="Tacna", part=1):
    people = [
        {"name": name, "role": "actor", "kind": "state"} for name in ("Peru", "Chile") if type_ == "clash"
    ]
    return {
        "id": key, "part": part, "type": type_, "title": title, "status": status, "when": when, "where": where,
        "participants": people, "quotes": [quote],
    }  # fmt: skip


def claim(
    event_,
    kind,
    text,
    speaker,
    quote,
    phrase=None,
    measure="killed",
    side=None,
    victims="military",
    as_of=None,
):
    count = phrase and {
        "phrase": phrase, "measure": measure, "side": side, "victims": victims, "scope": "incident",
        "unit": "houses" if measure == "destroyed" else None, "as_of": as_of,
    }  # fmt: skip
    return {
        "event": event_, "kind": kind, "text": text, "speaker": speaker, "target": None, "count": count,
        "quotes": [quote],
    }  # fmt: skip


HOUSES = (
    "The governor of Tacna said on 6 May that at least 135 houses had been destroyed, reversing his earlier statement "
    "that 105 had been destroyed."
)
ANSWERS = {
    ONE: {
        "events": [
            event("e1", "clash", "Fighting broke out near Tacna.", FOUGHT),
            event("e2", "talks", "Bolivia offered to host talks next week.", "Bolivia offered to host talks next week.", "planned", "next week", None),
        ],
        "claims": [
            claim("e1", "count", "The Peruvian army said 15 of its soldiers were killed.", "The Peruvian army", "The Peruvian army said 15 of its soldiers were killed.", "15", side="Peru"),
            claim("e1", "count", "Chile's defence ministry said it had lost seven soldiers.", "Chile's defence ministry", "Chile's defence ministry said it had lost seven soldiers.", "seven", side="Chile"),
            claim("e1", "count", "The governor of Tacna said at least 135 houses had been destroyed.", "The governor of Tacna", HOUSES, "at least 135", "destroyed", None, "unknown", "on 6 May"),
            claim("e1", "count", "The governor of Tacna had earlier stated that 105 houses had been destroyed.", "The governor of Tacna", HOUSES, "105", "destroyed", None, "unknown", "earlier"),
            claim("e1", "responsibility", "Peru accused Chile of crossing the border.", "Peru", "Peru accused Chile of crossing the border."),
            claim("e1", "denial", "Chile denied that it had crossed the border.", "Chile", "Chile denied that it had crossed the border."),
        ],
    },
    TWO: {
        "events": [
            event("e1", "clash", "Fighting near Tacna killed more than 40 people.", "Fighting near Tacna on 4 May 2021 killed more than 40 people."),
            event("e2", "ceasefire", "A truce between Peru and Chile held.", "A truce between Peru and Chile has held since 5 May 2021, General Ana Rojas of Peru said.", when="since 5 May 2021", where=None),
        ],
        "claims": [
            claim("e1", "count", "Fighting near Tacna killed more than 40 people.", None, "Fighting near Tacna on 4 May 2021 killed more than 40 people.", "more than 40", victims="unknown"),
            claim("e1", "count", "The Peruvian army said 12 of its soldiers were killed.", "The Peruvian army", "The Peruvian army said 12 of its soldiers were killed.", "12", side="Peru"),
            claim("e2", "fact", "General Ana Rojas of Peru said a truce had held since 5 May 2021.", "General Ana Rojas of Peru", "A truce between Peru and Chile has held since 5 May 2021, General Ana Rojas of Peru said."),
        ],
    },
}  # fmt: skip


class Reader:
    """Answers about the two articles."""

    async def ask(self, request):
        content = request.messages[-1].content
        text = ONE if "Clashes near Tacna" in content else TWO
        return Reply(ExtractionAnswer.model_validate(ANSWERS[text]), "reader", "m", "live")

    async def aclose(self):
        pass


def grounded():
    articles = [read_text(text.encode(), f"{number}.txt") for number, text in enumerate((ONE, TWO), 1)]
    checked = asyncio.run(pipeline.check(articles, Reader(), corrections=False))
    assert all(not one.withheld for one in checked.grounded), [o.withheld for o in checked.grounded]
    return checked.grounded


def joined(told):
    """Several sentences as one."""
    first, *rest = (one.text.rstrip(".") for one in told)
    more = [text[:1].lower() + text[1:] if text.startswith(("The ", "Die ")) else text for text in rest]
    return Told(
        group=told[0].group,
        text="; ".join([first, *more]) + ".",
        claims=[n for one in told for n in one.claims],
    )


class Writer:
    """Words each note as ``words`` has it by a part of its text; all others in their own words.

    Args:
        planned: What is to be worded.
        words: A part of a note's text to what is written for it: one text, or one at first and one when asked again.
        error: Raised instead, by the section's label.
    """

    def __init__(self, planned, words=None, error=None, groups=None):
        self.sections = list(sections(planned.plan))
        self.words = words or {}
        self.groups = groups or {}
        self.error = error or {}
        self.asked = []

    async def ask(self, request):
        self.asked.append(request)
        label = request.label
        if label in self.error:
            raise self.error[label]
        section = next(s for s in self.sections if s.label == label.removesuffix("-again"))
        content = request.messages[-1].content
        told = []
        if label.endswith("-again"):
            wanted = [
                g
                for g in section.groups
                if all(self._has(content, unit.text) for unit in (*g.parts, *g.against))
            ]
            section = section.only(wanted)
        for name, group in section.names.items():
            numbers = [number for number, (owner, _) in section.numbers.items() if owner is group]
            whole = next((key for key in self.groups if key in group.parts[0].text), None)
            if whole is not None and not (section.brief and len(self.groups[whole]) == 2):
                told += [
                    Told(
                        group=name,
                        text=text,
                        claims=numbers if notes is None else [numbers[n] for n in notes],
                    )
                    for text, notes in self.groups[whole]
                ]
                continue
            own = []
            for number in numbers:
                unit = section.numbers[number][1]
                key = next((key for key in self.words if key in unit.text), None)
                text = unit.text if key is None else self._turn(key, again=label.endswith("-again"))
                if text is not None:
                    own.append(Told(group=name, text=text, claims=[number]))
            told += [joined(own)] if section.brief and len(own) > 1 else own
        return Reply(ComposeAnswer(sentences=told), "writer", "w", "live", Usage(requests=1, input_tokens=5))

    @staticmethod
    def _has(content, text):
        return f". {text}\n" in content

    def _turn(self, key, *, again):
        value = self.words[key]
        return value[again] if isinstance(value, tuple) else value

    async def aclose(self):
        pass
