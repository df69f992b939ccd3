"""How well planted bundles are taken apart again: pairs and B-cubed, of events and of episodes."""

import pytest
from bundles import bundle, episodes_of, events_of, newswire, score

from summarizer.merge import merge

CASES = [
    # silence, precision and recall of events, of episodes: at least
    pytest.param(0.0, (0.99, 0.97), (0.99, 0.97), id="all is said"),
    pytest.param(0.2, (0.985, 0.95), (0.985, 0.95), id="a fifth of days, places and dates is left out"),
    pytest.param(0.4, (0.965, 0.9), (0.95, 0.9), id="two fifths are"),
]


@pytest.mark.parametrize(("silence", "events", "episodes"), CASES)
def test_bundles(silence, events, episodes):
    given = [bundle(seed, 2, silence) for seed in range(100, 104)]
    stories = [merge(one.articles) for one in given]
    for of, truth, at_least in ((events_of, "events", events), (episodes_of, "episodes", episodes)):
        scores = [score(getattr(one, truth), of(story)) for one, story in zip(given, stories, strict=True)]
        got = [sum(values) / len(values) for values in zip(*scores, strict=True)]
        assert min(got[0], got[2]) >= at_least[0], (truth, got)
        assert min(got[1], got[3]) >= at_least[1], (truth, got)


def test_undated_outbreaks_whose_sides_no_gazetteer_has():
    planted = newswire(48)
    story = merge(planted.articles)
    assert score(planted.episodes, episodes_of(story)) == (1.0, 1.0, 1.0, 1.0)
    assert sum(one.role == "main" for one in story.episodes) == 3


def test_same_sides_in_the_same_week_elsewhere_stay_apart():
    for seed in range(110, 114):
        planted = bundle(seed)
        found = episodes_of(merge(planted.articles))
        first = {found[mention] for mention, one in planted.episodes.items() if one.endswith("first")}
        other = {found[mention] for mention, one in planted.episodes.items() if one.endswith("same week")}
        assert first.isdisjoint(other)


def test_score_of_a_clustering():
    truth = {"a": 1, "b": 1, "c": 2}
    assert score(truth, truth) == (1.0, 1.0, 1.0, 1.0)
    assert score(truth, {"a": 1, "b": 1, "c": 1}) == (1 / 3, 1.0, pytest.approx(5 / 9), 1.0)
    assert score(truth, {"a": 1, "b": 2, "c": 3}) == (0.0, 0.0, 1.0, pytest.approx(2 / 3))
