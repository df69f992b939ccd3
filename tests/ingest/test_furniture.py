"""Furniture goes by what it is; sentences stay."""

from __future__ import annotations

import pytest

from summarizer.ingest import read_text

STORY = (
    "A ferry with 40 people on board sank on Monday off the northern coast, the coast guard said.",
    "Rescuers pulled 31 people out of the water and were looking for the others, it said.",
    "The harbour stayed closed to all traffic until the evening, and the ministry opened an inquiry into it.",
)


def reasons(text: str) -> list[str]:
    article = read_text(text.encode(), "a.txt")
    kept = [article.text[block.start : block.end] for block in article.blocks]
    assert all(sentence in kept for sentence in STORY)
    return [block.reason.value for block in article.dropped]


@pytest.mark.parametrize("place", ["between", "behind"])
@pytest.mark.parametrize(
    ("furniture", "reason"),
    [
        ("Advertisement - scroll to continue", "notice"),
        ("Story continues below advertisement", "notice"),
        ("[embedded content]", "notice"),
        ("Print this page", "notice"),
        ("Watch the video above.", "notice"),
        ("Sign up for free to continue reading", "notice"),
        ("Already a subscriber? Log in", "notice"),
        ("Send us your tips at tips@post.test", "notice"),
        ("Support independent journalism. Donate today.", "notice"),
        ("Terms of Use | Privacy Policy | Contact", "notice"),
        ("Our Standards: The Trust Principles.", "notice"),
        (
            "We use cookies to improve your experience. By continuing you agree to our cookie policy.",
            "notice",
        ),
        ("READ | Storm closes northern harbours for the third day", "teaser"),
        ("See also: Fishermen demand new rules", "teaser"),
        ("(Photo by Jane Doe/Getty Images)", "credit"),
        ("FILE PHOTO: A ferry leaves the harbour in Northport, January 4, 2021. REUTERS/Jane Doe", "caption"),
        ("FILE - In this Jan. 4, 2021 file photo, a ferry leaves the harbour in Northport.", "caption"),
        ("Rescuers stand at the quay of Northport late on Monday evening. (AP Photo/Jane Doe)", "caption"),
        ("Rescuers stand at the quay in Northport on Monday. Jane Doe/AFP/Getty Images", "caption"),
        ("Click to share on Facebook (Opens in new window)", "counter"),
        ("Your email address will not be published. Required fields are marked *", "comment_form"),
    ],
)
def test_furniture_goes(furniture: str, reason: str, place: str) -> None:
    paragraphs = [STORY[0], furniture, *STORY[1:]] if place == "between" else [*STORY, furniture]

    assert reasons("\n\n".join(["Ferry sinks off the coast", *paragraphs])) == [reason]


def test_a_reporters_biography_at_the_end_goes() -> None:
    biography = "Jane Doe is a reporter at the Northern Post who covers the coast."

    assert reasons("\n\n".join(["Ferry sinks off the coast", *STORY, biography])) == ["author_biography"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The photo shows the ferry leaving the harbour at noon, Reuters reported.",
        "“Support independent journalism,” she said, “and donate today to those who need it.”",
        "Readers who watch the video above the quay can see the ferry turn over.",
        "The police said on Tuesday that they had arrested the captain. [passage omitted]",
        "He asked: “Have you seen the boat?”",
        "File after file was carried out of the owner's office by the police.",
    ],
)
def test_sentences_that_speak_of_such_things_stay(sentence: str) -> None:
    text = "\n\n".join(["Ferry sinks off the coast", STORY[0], sentence, *STORY[1:]])
    article = read_text(text.encode(), "a.txt")

    assert article.dropped == ()


def test_closing_sentences_with_an_editors_remark_are_no_headlines() -> None:
    closing = [
        "THE DETAINEES ARE TWO MEN OF 19 AND 20. [PASSAGE OMITTED]",
        "THE POLICE ALSO SEIZED A PISTOL. [PASSAGE OMITTED]",
    ]
    text = "\n\n".join([*(sentence.upper() for sentence in STORY), *closing])

    assert read_text(text.encode(), "a.txt").dropped == ()
