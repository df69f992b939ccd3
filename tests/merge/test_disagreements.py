"""Disagreements that are no figures: each typed, both sides with their passages, none invented."""

import pytest
from dispute_cases import CASES, build

from summarizer import pipeline, render
from summarizer.ground.verify import verify
from summarizer.merge import merge


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_disagreement(case):
    articles = build(case)
    story = merge(articles)
    found = [item for episode in story.episodes for item in episode.disagreements]
    assert {item.kind for item in found} == case.kinds
    assert len(found) == len(case.kinds)
    for item in found:
        assert len({(position.speaker, position.text) for position in item.positions}) > 1
        assert all(position.claim_ids or position.mention_ids for position in item.positions)
        assert item.topic
        claims = {claim.id: claim for claim in story.claims}
        for position in item.positions:
            assert position.article_ids
            assert not position.claim_ids or position.text in {claims[i].text for i in position.claim_ids}


def test_ids_of_cases_are_different():
    assert len({case.id for case in CASES}) == len(CASES) >= 40
    assert sum(not case.kinds for case in CASES) >= 20


@pytest.mark.parametrize("ident", ["time: two days for one earthquake", "place: two cities for one meeting"])
def test_two_dates_or_places_are_shown_with_their_passages_and_verified(ident):
    articles = build(next(case for case in CASES if case.id == ident))
    briefing = pipeline.brief(articles)
    sources = {one.article.id: one.article.text for one in articles}
    (item,) = (item for episode in briefing.episodes for item in episode.disagreements)
    assert verify(briefing, sources) == []
    shown = render.markdown(briefing, sources)
    for position in item.positions:
        assert f"“{position.text}”[^" in shown
    wrong = item.positions[0].model_copy(update={"text": "Lima"})
    changed = item.model_copy(update={"positions": (wrong, *item.positions[1:])})
    episode = next(one for one in briefing.episodes if one.disagreements)
    episodes = (episode.model_copy(update={"disagreements": (changed,)}),)
    problems = verify(briefing.model_copy(update={"episodes": episodes}), sources)
    assert any("“Lima” stands in none of its articles" in problem.what for problem in problems)
