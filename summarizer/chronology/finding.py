"""All time expressions of a text, each with its place and what it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from summarizer import wording
from summarizer.chronology.projections import timex_value
from summarizer.chronology.reading import Context, Kind, Reading, Reference
from summarizer.chronology.scanning import scan
from summarizer.chronology.tense import direction
from summarizer.domain.article import Published
from summarizer.domain.event import EventTime


class Expression(NamedTuple):
    """A time expression. ``text[start:end]`` is its phrase; offsets in code points, end exclusive."""

    start: int
    end: int
    kind: Kind
    time: EventTime
    timex: str | None
    """Its value as TIMEX3 writes it, null where it has none."""


def find(
    text: str,
    published: Published | str | date | None = None,
    *,
    sentences: Sequence[tuple[int, int]] | None = None,
) -> tuple[Expression, ...]:
    """Find and read the time expressions of a text, in order.

    Prepositions are not part of an expression ("since", "by"), so that none is open-ended. What counts
    from another date ("the next day") counts from the last that the text tells before it.

    Args:
        text: Running text of an article.
        published: Its publication date, as ``resolve`` takes it.
        sentences: Which stretches of the text to read, each on its own; by default every sentence.
    """
    spans = sentences if sentences is not None else wording.sentences(text)
    return tuple([one for found in walk(text, published, spans) for one in found])


def walk(
    text: str, published: Published | str | date | None, sentences: Sequence[tuple[int, int]]
) -> Iterator[list[Expression]]:
    """The same, sentence by sentence: what stands behind a sentence tells nothing of its times."""
    reference = Reference.of(published)
    told: Reading | None = None
    for start, end in sentences:
        sentence = text[start:end]
        found: list[Expression] = []

        def at(first: int, last: int, sentence: str = sentence) -> Context:
            return Context(reference, direction(sentence, first, last))

        for item in scan(sentence, at, told):
            phrase = sentence[item.start : item.end]
            time = item.reading.time(phrase)
            found.append(
                Expression(
                    start + item.start, start + item.end, item.reading.kind, time, timex_value(item.reading)
                )
            )
            if item.reading.dated and (item.reading.edtf or item.reading.clock is None):
                told = item.reading
        yield found
