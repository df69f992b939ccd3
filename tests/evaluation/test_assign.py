from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluation.assign import assign


def best_by_trying(scores):
    rows, columns = len(scores), len(scores[0])
    if rows > columns:
        return best_by_trying([list(one) for one in zip(*scores, strict=True)])
    return max(
        sum(max(scores[i][j], 0) for i, j in enumerate(chosen))
        for chosen in permutations(range(columns), rows)
    )


grids = st.integers(1, 5).flatmap(
    lambda n: st.lists(
        st.lists(st.one_of(st.just(0.0), st.integers(-3, 12).map(lambda v: v / 4)), min_size=n, max_size=n),
        min_size=1,
        max_size=5,
    )
)


@given(grids)
def test_no_other_pairing_scores_more(scores):
    pairs = assign(scores)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(scores[i][j] > 0 for i, j in pairs)
    assert sum(scores[i][j] for i, j in pairs) == pytest.approx(best_by_trying(scores))


def test_the_best_pair_is_given_up_for_a_better_whole():
    assert assign([[10, 9], [9, 1]]) == [(0, 1), (1, 0)]


@pytest.mark.parametrize("scores", [[], [[]], [[0.0, -1.0]]])
def test_nothing_to_pair(scores):
    assert assign(scores) == []
