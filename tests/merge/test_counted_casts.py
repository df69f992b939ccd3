"""Counted groups: one where the count is the same or missing, never where each is counted otherwise."""

import pytest

from summarizer.merge.cast import one


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("54 more Freedonian soldiers", "at least 135 Freedonian soldiers", False),
        ("three French tourists", "five French tourists", False),
        ("135 French soldiers", "at least 135 French soldiers", True),
        ("French soldiers", "135 French soldiers", True),
        ("France", "12 French soldiers", True),
    ],
)
def test_counted_groups(a, b, same):
    assert one(a, b) is same
    assert one(b, a) is same
