"""Long articles: cut with overlap, answered piece by piece, told once."""

import asyncio

import pytest

from summarizer import extract
from summarizer.config import Profile
from summarizer.domain.terms import ClaimKind
from summarizer.errors import AuthError, InvalidAnswerError
from summarizer.extract.answer import ExtractionAnswer
from summarizer.extract.stretches import LONGEST, OVERLAP, SHORTEST, halves, room, stretches, units
from summarizer.ingest import read_text
from summarizer.llm.base import Reply, Usage


def article(count, words=""):
    paragraphs = [
        f"Paragraph {n} says that the council of Tacna met again on Monday and {words}decided nothing at all."
        for n in range(count)
    ]
    return read_text(
        ("The council of Tacna meets\n\n" + "\n\n".join(paragraphs)).encode(), "a.txt"
    ), paragraphs


def test_an_article_that_fits_is_one_stretch_without_marks():
    one, paragraphs = article(20)
    (only,) = stretches(one)
    assert only.text == "⟦title⟧ The council of Tacna meets\n\n" + "\n\n".join(paragraphs)
    assert only.repeated == ""


@pytest.mark.parametrize("most", [SHORTEST, 4000, LONGEST])
def test_a_long_article_is_cut_between_paragraphs_and_loses_nothing(most):
    one, paragraphs = article(900)
    parts = stretches(one, most)
    assert len(parts) > 2
    assert all(units(part.text) <= most + OVERLAP + 400 for part in parts)
    assert [p for part in parts for p in part.parts][1:] == paragraphs


def test_each_stretch_begins_with_the_headline_and_the_end_of_the_one_before():
    one, _ = article(900)
    first, second = stretches(one)[:2]
    assert first.repeated == ""
    assert second.text.startswith("⟦already read⟧ ⟦title⟧ The council of Tacna meets\n\n⟦already read⟧ ")
    assert first.parts[-1] in second.repeated
    assert len(second.repeated) <= OVERLAP + 200


def test_a_paragraph_longer_than_a_stretch_is_cut_between_its_sentences():
    sentence = "The council of Tacna met again on Monday and decided nothing at all, the mayor said. "
    one = read_text((sentence * 200).encode(), "a.txt")
    parts = stretches(one, 2000)
    assert "".join("".join(p.split()) for part in parts for p in part.parts) == "".join(
        (sentence * 200).split()
    )
    assert all(p.endswith("said.") for part in parts for p in part.parts)


def test_a_paragraph_without_sentences_is_cut_where_it_must_be():
    one = read_text(("word " * 4000).encode(), "a.txt")
    assert all(units(part.text) <= 2000 + OVERLAP + 200 for part in stretches(one, 2000))


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, 10922),
        ({"context_tokens": 128_000}, 10922),
        ({"context_tokens": 8192, "max_output_tokens": 4096}, 5461),
        ({"context_tokens": 4096}, 1796),
        ({"context_tokens": 2048}, SHORTEST),
        ({"max_output_tokens": 100_000}, LONGEST),
    ],
)
def test_the_room_for_an_article_follows_the_model(settings, expected):
    assert room(Profile.model_validate({"name": "p", "kind": "openai", "model": "m", **settings})) == expected


def test_other_scripts_take_more_room():
    assert units("abc") == units("é–’") == 3
    assert units("渡轮") == 6


def event(key, quote, title="The council met"):
    return {
        "id": key, "part": 1, "type": "talks", "title": title, "status": "happened", "when": "Monday", "where": None,
        "participants": [], "quotes": [quote],
    }  # fmt: skip


def claim(key, quote, kind="fact"):
    return {
        "event": key, "kind": kind, "text": "The council decided nothing.", "speaker": None, "target": None, "count": None, "quotes": [quote],
    }  # fmt: skip


class Reader:
    """Answers with one event and one claim for each paragraph that it was sent, repeated ones included."""

    def __init__(self, longest=10**9, fail=()):
        self.asked = []
        self.longest = longest
        self.fail = fail

    async def ask(self, request):
        text = request.messages[-1].content
        self.asked.append(text)
        await asyncio.sleep(0)
        for word, error in self.fail:
            if word in text:
                raise error
        if len(text) > self.longest:
            raise InvalidAnswerError("the answer was cut off")
        paragraphs = [line.rsplit("⟧ ", 1)[-1] for line in text.splitlines() if "Paragraph" in line]
        value = ExtractionAnswer.model_validate(
            {
                "events": [event(f"e{n}", p) for n, p in enumerate(paragraphs)],
                "claims": [claim(f"e{n}", p) for n, p in enumerate(paragraphs)],
            }
        )
        return Reply(value=value, provider="p", model="m", origin="live", usage=Usage(requests=1))

    async def aclose(self):
        pass


# Paragraphs of one wording differ in a number: their words must not be taken for the same.
DISTINCT = [
    " ".join(
        f"{word}{n}"
        for word in [
            "council",
            "river",
            "bridge",
            "mayor",
            "school",
            "market",
            "train",
            "storm",
            "harvest",
            "tower",
        ]
    )
    for n in range(400)
]


def long_article():
    text = "The council of Tacna meets\n\n" + "\n\n".join(
        f"Paragraph {n} says {words} on Monday." for n, words in enumerate(DISTINCT)
    )
    return read_text(text.encode(), "a.txt")


def test_what_two_stretches_both_tell_is_told_once():
    reader, told = Reader(), []
    result = asyncio.run(
        extract.extract(long_article(), reader, 4000, lambda done, of: told.append((done, of)))
    )
    assert len(reader.asked) > 5
    assert sum(text.count("Paragraph") for text in reader.asked) > 400
    assert [e.quotes[0].split()[1] for e in result.draft.events] == [str(n) for n in range(400)]
    assert len(result.draft.claims) == 400
    keys = {e.key for e in result.draft.events}
    assert all(c.event_key in keys and c.kind is ClaimKind.FACT for c in result.draft.claims)
    assert told == [(n, len(reader.asked)) for n in range(1, len(reader.asked) + 1)]
    assert result.usage.requests == len(reader.asked)


def test_an_answer_that_is_cut_off_is_asked_for_in_halves():
    reader = Reader(longest=7000)
    result = asyncio.run(extract.extract(long_article(), reader, 12_000))
    assert len(result.draft.events) == 400
    assert result.missing == ()


def test_one_stretch_that_fails_does_not_lose_the_others():
    reader = Reader(fail=[("Paragraph 200 ", InvalidAnswerError("no valid answer"))])
    result = asyncio.run(extract.extract(long_article(), reader, 4000))
    assert 300 < len(result.draft.events) < 400
    assert len(result.missing) == 1
    assert "no valid answer" in result.missing[0]


@pytest.mark.parametrize(
    ("word", "error"), [("Paragraph 200 ", AuthError("no")), ("Paragraph", InvalidAnswerError("no"))]
)
def test_what_ends_the_run_or_fails_everywhere_is_raised(word, error):
    with pytest.raises(type(error)):
        asyncio.run(extract.extract(long_article(), Reader(fail=[(word, error)]), 4000))


def test_halves_lose_nothing():
    (only,) = stretches(long_article(), 10**6)
    first, second = halves(only)
    assert first.parts + second.parts == only.parts
    assert second.repeated
    assert halves(first._replace(parts=first.parts[:1])) == (first._replace(parts=first.parts[:1]),)
