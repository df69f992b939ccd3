"""What a run tells whoever watches it."""

from __future__ import annotations

import asyncio

from summarizer import pipeline
from summarizer.extract.answer import ExtractionAnswer
from summarizer.ingest import read_text
from summarizer.llm.base import Reply


class Empty:
    async def ask(self, request):
        return Reply(ExtractionAnswer(events=[], claims=[]), "fake", "model", "live")

    async def aclose(self):
        pass


class Listener(pipeline.Silent):
    def __init__(self):
        self.notes = []

    def note(self, text):
        self.notes.append(text)


def watched(paragraphs):
    text = "A report\n\n" + "\n\n".join(
        f"The river rose in village {n} on Monday." for n in range(paragraphs)
    )
    listener = Listener()
    asyncio.run(pipeline.check([read_text(text.encode(), "report.txt")], Empty(), listener))
    return listener.notes


def test_checking_a_very_long_article_is_announced():
    assert [note.partition(" against")[0] for note in watched(3000)] == ["report.txt: checking 0 claims"]
    assert watched(3) == []


def test_a_result_is_printed_in_short():
    checked = asyncio.run(
        pipeline.check([read_text(b"A report\n\nIt rained all day in Lima.", "a.txt")], Empty())
    )

    assert repr(checked) == "Checked(1 articles, 0 failed)"
