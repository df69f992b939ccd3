"""A seeded plan of what goes wrong, and the books of who was asked what.

Whether an exchange fails depends on the article and on how often it was asked about, not on the order in which
requests arrive: the same seed gives the same faults in every run.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.utils import formatdate
from time import time

import newswire
from servers import Canned, Got

Fault = Callable[[str], Canned]
"""From the right answer to what is done in its place."""

_HTML = b"<html><head><style>b{}</style></head><body><h1>Bad Gateway</h1></body></html>"
_CHOICE = {"index": 0, "finish_reason": "error", "message": {"role": "assistant", "content": ""}}

TRANSPORT: dict[str, Fault] = {
    "429 with Retry-After": lambda _: Canned(status=429, headers={"retry-after": "1"}, body={}),
    "429 without": lambda _: Canned(status=429, body={"error": {"message": "slow down"}}),
    "429 until a date": lambda _: Canned(
        status=429, headers={"retry-after": formatdate(time() + 1, usegmt=True)}, body={}
    ),
    "429 for a year": lambda _: Canned(status=429, headers={"retry-after": "31536000"}, body={}),
    "500": lambda _: Canned(status=500, body={"error": {"message": "internal", "type": "server_error"}}),
    "503": lambda _: Canned(status=503, headers={"retry-after": "0"}, body=b""),
    "502 with HTML": lambda _: Canned(status=502, body=_HTML),
    "504": lambda _: Canned(status=504, body=_HTML),
    "408": lambda _: Canned(status=408, body=b""),
    "529": lambda _: Canned(status=529, body={"type": "error", "error": {"type": "overloaded_error"}}),
    "reset": lambda _: Canned(fault="reset"),
    "hang": lambda _: Canned(fault="hang"),
    "drip": lambda _: Canned(fault="drip"),
    "cut": lambda text: Canned(text, fault="cut"),
    "short": lambda text: Canned(text, fault="short"),
    "chunks end": lambda text: Canned(text, fault="chunked"),
    "empty 200": lambda _: Canned(body=b""),
    "200 with HTML": lambda _: Canned(body=_HTML),
    "200 with an error": lambda _: Canned(body={"error": {"code": 502, "message": "upstream is away"}}),
    "200 with an error in the choice": lambda _: Canned(body={"choices": [_CHOICE]}),
    "200 with something else": lambda _: Canned(body={"status": "ok", "choices": [], "content": {}}),
    "200 with a list": lambda _: Canned(body=[1, 2]),
}
"""What the retry owns."""

ANSWER: dict[str, Fault] = {
    "wrong shape": lambda _: Canned('{"events": [{"id": 7}], "claims": "none"}'),
    "another object": lambda _: Canned('{"title": "A summary"}'),
    "half of the answer": lambda text: Canned(text[: len(text) // 2]),
    "refusal": lambda _: Canned("I cannot help with that.", finish="refusal"),
    "cut at the limit": lambda text: Canned(text[: len(text) // 2], finish="length"),
    "content filter": lambda _: Canned("", finish="filter"),
    "nothing": lambda _: Canned(""),
    "talk": lambda _: Canned("Sure! Here is a summary of the article."),
}
"""What the re-ask owns."""

NAMED: dict[str, Fault] = {
    name: {**TRANSPORT, **ANSWER}[name]
    for name in ("429 with Retry-After", "429 without", "500", "503", "reset", "hang", "cut", "wrong shape", "refusal")
}  # fmt: skip
"""The faults that every provider shows sooner or later."""


@dataclass
class FaultyProvider:
    """A script for a server that fails, and keeps books.

    Args:
        rate: Share of the exchanges that fail.
        faults: How, each as likely as the others.
        always: Articles that fail every time, each with what happens.
    """

    rate: float
    faults: dict[str, Fault] = field(default_factory=lambda: {**TRANSPORT, **ANSWER})
    always: dict[int, str] = field(default_factory=dict)
    seed: int = 0
    log: dict[int, list[str]] = field(default_factory=dict)
    """For each article what its exchanges brought, in order: a fault's name, or ``answer``."""

    def __call__(self, got: Got, _: int) -> Canned:
        number = newswire.asked(got.raw.decode())
        entries = self.log.setdefault(number, [])
        chance = random.Random(f"{self.seed} {number} {len(entries)}")
        text = newswire.answer_text(number)
        if number in self.always:
            name = self.always[number]
        elif chance.random() < self.rate:
            name = chance.choice(sorted(self.faults))
        else:
            name = "answer"
        entries.append(name)
        return Canned(text) if name == "answer" else {**TRANSPORT, **ANSWER}[name](text)

    @property
    def exchanges(self) -> int:
        return sum(map(len, self.log.values()))

    @property
    def accepted(self) -> set[int]:
        """Articles that were answered."""
        return {number for number, entries in self.log.items() if "answer" in entries}

    @property
    def asked_again(self) -> dict[int, list[str]]:
        """Articles that were asked about once more after their answer."""
        return {
            n: e
            for n, e in self.log.items()
            if "answer" in e and (e.count("answer") > 1 or e[-1] != "answer")
        }

    def happened(self, names: Sequence[str] | None = None) -> Counter[str]:
        """How often each fault occurred."""
        found = Counter(name for entries in self.log.values() for name in entries)
        return found if names is None else Counter({name: found[name] for name in names})
