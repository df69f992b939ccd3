"""What a run tells whoever watches it."""

from __future__ import annotations

import asyncio
import subprocess
import sys

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


class Slow(Empty):
    """Answers an article when the next turn of the loop but twenty has come."""

    def __init__(self, happened):
        self.happened = happened

    async def ask(self, request):
        self.happened.append("asked")
        for _ in range(20):
            await asyncio.sleep(0)
        self.happened.append("answered")
        return await super().ask(request)


def test_what_later_stages_need_is_done_while_answers_are_awaited():
    happened = []
    articles = [read_text(f"A report\n\nIt rained on day {n}.".encode(), f"{n}.txt") for n in range(3)]
    steps = [lambda: happened.append("one"), lambda: happened.append("two")]
    asyncio.run(pipeline.check(articles, Slow(happened), meanwhile=steps))

    assert happened == [*["asked"] * 3, "one", "two", *["answered"] * 3]


def test_what_later_stages_need_of_an_article_is_done_once_it_is_checked():
    happened = []
    articles = [read_text(f"A report\n\nIt rained on day {n}.".encode(), f"{n}.txt") for n in range(2)]
    each = lambda one: happened.append(one.article.source)  # noqa: E731 - as short as that
    checked = asyncio.run(pipeline.check(articles, Slow(happened), each=each))

    assert happened == [*["asked"] * 2, *["answered"] * 2, "0.txt", "1.txt"]
    assert len(checked.grounded) == 2


def test_preparing_that_fails_does_not_end_the_run():
    def broken():
        raise ValueError("no dictionary")

    checked = asyncio.run(
        pipeline.check([read_text(b"A report\n\nIt rained all day.", "a.txt")], Slow([]), meanwhile=[broken])
    )
    assert len(checked.grounded) == 1


def test_the_second_half_is_not_imported_before_the_first_request():
    code = (
        "import asyncio, sys\n"
        "from summarizer import pipeline\n"
        "from summarizer.ingest import read_text\n"
        "later = ('summarizer.ground', 'summarizer.merge', 'summarizer.brief', 'summarizer.extract.offline')\n"
        "class Asked(Exception): pass\n"
        "class Model:\n"
        "    async def ask(self, request):\n"
        "        raise Asked([name for name in later if name in sys.modules])\n"
        "try: asyncio.run(pipeline.check([read_text(b'It rained.', 'a.txt')], Model()))\n"
        "except Asked as asked: sys.exit(str(asked.args[0]) if asked.args[0] else 0)\n"
        "sys.exit('not asked')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
