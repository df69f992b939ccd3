"""Copies of an article, and what was dropped of one."""

from __future__ import annotations

import json
import random
from pathlib import Path

from summarizer import pipeline
from summarizer.cli.options import ModelOptions
from summarizer.cli.progress import Progress
from summarizer.cli.session import extraction
from summarizer.domain.article import Article
from summarizer.ingest import Options, Reading, dropped_text, keep_all, mark_copies, read_text
from summarizer.ingest.copies import shared, sketch

WORDS = [
    "ferry",
    "coast",
    "harbour",
    "guard",
    "rescuers",
    "water",
    "people",
    "owner",
    "inspection",
    "quay",
    "mayor",
    "town",
    "storm",
    "boat",
    "crew",
    "captain",
]


def story(seed: int, sentences: int = 30) -> str:
    """Text of a planted story: twelve random words a sentence."""
    chance = random.Random(seed)
    return " ".join(
        " ".join([chance.choice(WORDS) + str(chance.randrange(40)) for _ in range(12)]).capitalize() + "."
        for _ in range(sentences)
    )


def article(text: str, name: str) -> Article:
    return read_text(text.encode(), name)


FIRST = story(1)
EDITED = FIRST.replace(".", ". It said so.", 2).replace("quay1", "pier")
SHORTENED = ". ".join(FIRST.split(". ")[:22]) + "."


def test_a_copy_with_small_changes_names_the_first_article() -> None:
    marked = mark_copies(
        [
            article(FIRST, "a.txt"),
            article(story(2), "b.txt"),
            article("NORTHPORT (AP) — " + EDITED, "c.txt"),
            article(SHORTENED, "d.txt"),
            article(FIRST.upper(), "e.txt"),
        ]
    )

    assert [one.copy_of.source if one.copy_of else None for one in marked] == [
        None,
        None,
        "a.txt",
        "a.txt",
        "a.txt",
    ]
    assert all("a.txt" in one.warnings[-1] for one in marked if one.copy_of)


def test_stories_that_share_a_statement_are_no_copies() -> None:
    statement = " ".join(FIRST.split()[:40])
    others = [article(f"{story(seed)} {statement}", f"{seed}.txt") for seed in range(3, 9)]

    assert all(one.copy_of is None for one in mark_copies([article(FIRST, "a.txt"), *others]))


def test_short_texts_are_never_copies() -> None:
    one = article("Ferry sinks off the coast, guard says.", "a.txt")
    other = article("Ferry sinks off the coast, the guard says.", "b.txt")

    assert mark_copies([one, other])[1].copy_of is None


def test_the_estimate_is_near_the_truth() -> None:
    half = " ".join(FIRST.split()[: len(FIRST.split()) // 2])

    assert shared(sketch(FIRST), sketch(FIRST)) == 1.0
    assert shared(sketch(FIRST), sketch(half)) > 0.7
    assert shared(sketch(FIRST), sketch(story(2))) == 0.0
    assert shared(sketch(""), sketch("")) <= 1.0


def test_copies_and_repeats_are_shown_when_articles_are_read(tmp_path: Path) -> None:
    for name, text in (("a", FIRST), ("b", EDITED), ("c", FIRST), ("d", story(2))):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")

    loaded = pipeline.load([str(tmp_path)])

    assert [Path(one.source).stem for one in loaded.articles] == ["a", "b", "d"]
    first, copy, other = loaded.articles
    assert first.warnings == (f"the same text stands in {tmp_path / 'c.txt'}: read once",)
    assert copy.copy_of is not None
    assert copy.copy_of.article_id == first.id
    assert other.warnings == ()


def test_repeats_are_shown_although_extraction_begins_before_all_is_read(tmp_path: Path) -> None:
    for name, text in (("a", FIRST), ("b", story(2)), ("c", FIRST)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")

    found = extraction([str(tmp_path)], ModelOptions(provider="offline"), Progress(quiet=True))

    first, other = (one.article for one in found.checked.grounded)
    assert first.warnings == (f"the same text stands in {tmp_path / 'c.txt'}: read once",)
    assert other.warnings == ()


FURNISHED = (
    "Ferry sinks off the coast\n\nA ferry with 40 people on board sank on Monday off the northern coast, the coast "
    "guard said.\n\nRead more: Storm closes harbours\n\nRescuers pulled 31 people out of the water, it said.\n\nLeave a Reply\n"
)


def test_what_was_dropped_is_listed_with_its_place_and_reason() -> None:
    one = article(FURNISHED, "a.txt")

    listed = json.loads(dropped_text(one) or "")
    assert listed["article_id"] == one.id
    assert [(item["reason"], item["text"]) for item in listed["dropped"]] == [
        ("teaser", "Read more: Storm closes harbours"),
        ("comment_form", "Leave a Reply"),
    ]
    assert all(one.text[item["start"] : item["end"]] == item["text"] for item in listed["dropped"])
    assert dropped_text(keep_all(one)) is None


def test_keep_all_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FURNISHED, encoding="utf-8")

    (kept,) = Reading([str(path)], options=Options(keep_all=True))
    (cleaned,) = Reading([str(path)])

    assert kept.dropped == ()
    assert len(kept.blocks) == len(cleaned.blocks) + 2
    assert kept.id == cleaned.id
