"""The ledger: pairs of claims with the relation that an analyst would argue for."""

import pytest
from ledger_cases import CASES, Case, Told, build

from summarizer import pipeline
from summarizer.ground.verify import verify
from summarizer.merge import merge


def relation(story, first, last):
    """How two claims stand to each other in a story, with the argument; ``same`` for one entry."""
    home = {}
    for episode in story.episodes:
        for row in episode.ledger:
            home |= {claim: (row, entry) for entry in row.entries for claim in entry.claim_ids}
    (row, entry), (other_row, other_entry) = home[first], home[last]
    if entry.id == other_entry.id:
        return "same", ""
    if row.id == other_row.id:
        link = next(link for link in row.links if {link.a, link.b} == {entry.id, other_entry.id})
        return link.relation.value, link.reason
    there = [link for link in row.related if link.ledger_id == other_row.id]
    back = [link for link in other_row.related if link.ledger_id == row.id]
    assert [link.relation for link in there] == [link.relation for link in back]
    return (there[0].relation.value, there[0].reason) if there else (None, "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_relation(case):
    built = build(case)
    story = merge(built.articles)
    assert len([e for e in story.episodes if e.role == "main"]) == 1, "the case falls apart"
    found, why = relation(story, built.claims[0], built.claims[-1])
    assert found == case.relation, why
    assert all(word.casefold() in why.casefold() for word in case.why), why
    assert found in {"same", None} or len(why) > 20


def test_arguments_hold_before_verify():
    for case in CASES:
        articles = build(case).articles
        briefing = pipeline.brief(articles)
        problems = verify(briefing, {one.article.id: one.article.text for one in articles})
        assert [one for one in problems if one.where.startswith("ledger")] == [], case.id


def test_ids_of_cases_are_different():
    assert len({case.id for case in CASES}) == len(CASES) >= 120


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        pytest.param(
            "Peru said Chile had sent some 300 Bolivians to Tacna.", "some 300", "Bolivians", id="sent"
        ),
        pytest.param("Peru said Chile had sent some 300 people to Tacna.", "some 300", "", id="anybody"),
        pytest.param(
            "Peru said Chile had sent some 300 Leopard tanks to Tacna.", "some 300", "", id="things"
        ),
    ],
)
def test_who_was_sent_is_no_side_that_sent_them(text, phrase, expected):
    told = Told(text, phrase, "Peru", side=None, measure="deployed", victims="unknown")
    (row,) = [
        row
        for episode in merge(build(Case("sent", None, (told,))).articles).episodes
        for row in episode.ledger
    ]
    assert (row.side, row.group) == (None, expected or None)
