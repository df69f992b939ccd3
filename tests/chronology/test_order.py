"""Things in time with a known order, and contradictions that must stay visible."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.chronology import Item, arrange, weekday_order


def day(number):
    return date(2022, 9, number)


def on(name, first, last=None):
    return Item(name, day(first), day(last or first), dated=True)


def undated(name, last=None):
    return Item(name, None, last and day(last), dated=False)


def shape(order):
    return [(placed.id, placed.position) for placed in order.placed]


def test_dates_alone():
    order = arrange([on("c", 5), on("a", 1), on("b", 3), on("also b", 3)], [])
    assert shape(order) == [("a", 1), ("b", 2), ("also b", 2), ("c", 3)]


def test_the_time_of_day_orders_one_day():
    late, early = on("late", 5)._replace(clock="20:00"), on("early", 5)._replace(clock="08:00")
    assert shape(arrange([late, early], [])) == [("early", 1), ("late", 2)]


def test_an_undated_thing_stands_where_the_constraints_put_it():
    order = arrange([undated("x"), on("a", 1), on("b", 5)], [("a", "x"), ("x", "b")])
    assert shape(order) == [("a", 1), ("x", 2), ("b", 3)]
    assert order.placed[1][2:] == (day(2), day(4))
    assert order.broken == ()


def test_what_only_precedes_something_stands_just_before_it():
    order = arrange([on("a", 1), on("b", 5), undated("x")], [("x", "b")])
    assert shape(order) == [("a", 1), ("x", 2), ("b", 3)]
    assert order.placed[1][2:] == (None, day(4))


def test_chains_carry_bounds():
    items = [on("a", 1), *(undated(name) for name in "wxyz"), on("b", 9)]
    order = arrange(items, [("a", "w"), ("w", "x"), ("x", "y"), ("y", "z"), ("z", "b")])
    assert [placed.id for placed in order.placed] == ["a", "w", "x", "y", "z", "b"]
    assert order.placed[4][2:] == (day(5), day(8))


def test_what_nothing_places_stands_apart_in_its_own_order():
    order = arrange([undated("y"), on("a", 1), undated("x"), undated("z")], [("x", "y")])
    assert shape(order) == [("a", 1), ("x", None), ("y", None), ("z", None)]


def test_a_publication_date_bounds_and_does_not_place():
    order = arrange([on("a", 1), undated("x", last=7)], [])
    assert shape(order) == [("a", 1), ("x", None)]
    assert order.placed[1].last == day(7)


def test_one_day_is_shared():
    order = arrange([undated("x"), on("a", 3), undated("y")], [("y", "x")], [("x", "a")])
    assert shape(order) == [("y", 1), ("x", 2), ("a", 2)]
    assert order.placed[1][2:] == (day(3), day(3))


CONTRADICTIONS = [
    ("dates", [on("a", 5), on("b", 3)], [("a", "b")], [], [("a", "b")]),
    ("circle", [undated("a"), undated("b")], [("a", "b"), ("b", "a")], [], [("a", "b"), ("b", "a")]),
    ("one day, two dates", [on("a", 5), on("b", 3)], [], [("a", "b")], [("a", "b")]),
    ("one day and before", [undated("a"), undated("b")], [("a", "b")], [("a", "b")], [("a", "b")]),
    ("no room", [on("a", 1), undated("x"), on("b", 2)], [("a", "x"), ("x", "b")], [], [("x", "b")]),
]


@pytest.mark.parametrize(
    ("items", "before", "same_day", "broken"),
    [case[1:] for case in CONTRADICTIONS],
    ids=[case[0] for case in CONTRADICTIONS],
)
def test_contradictions_are_named_and_the_dates_kept(items, before, same_day, broken):
    order = arrange(items, before, same_day)
    assert list(order.broken) == broken
    dates = {placed.id: placed[2:] for placed in order.placed}
    for item in items:
        if item.dated:
            assert dates[item.id] == (item.first, item.last)


@given(
    st.lists(st.one_of(st.none(), st.integers(1, 28)), min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20),
)
def test_whatever_is_kept_holds(days, pairs):
    items = [Item(str(n), d and day(d), d and day(d), dated=d is not None) for n, d in enumerate(days)]
    names = {item.id for item in items}
    before = sorted({(str(a), str(b)) for a, b in pairs if a != b and {str(a), str(b)} <= names})
    order = arrange(items, before)
    assert sorted(placed.id for placed in order.placed) == sorted(names)
    at = {placed.id: number for number, placed in enumerate(order.placed)}
    span = {placed.id: placed[2:] for placed in order.placed}
    apart = {placed.id for placed in order.placed if placed.position is None}
    for a, b in before:
        if (a, b) in order.broken:
            continue
        assert at[a] < at[b]
        assert (a in apart) == (b in apart)
        if span[a][0]:
            assert span[b][0] >= span[a][0] + timedelta(days=1)
    for first, last in span.values():
        assert first is None or last is None or first <= last
    positions = [placed.position for placed in order.placed if placed.position]
    assert positions == sorted(positions)
    assert arrange(items, before) == order


def test_a_long_chain_needs_no_recursion():
    items = [on("0", 1), *(undated(str(n)) for n in range(1, 5000))]
    order = arrange(items, [(str(n), str(n + 1)) for n in range(4999)])
    assert [placed.id for placed in order.placed] == [str(n) for n in range(5000)]


WEEKS = [
    ({1, 2}, [1, 2]),
    ({6, 0}, [6, 0]),
    ({3, 4, 6}, [3, 4, 6]),
    ({0, 2, 4}, []),
    ({1}, []),
    ({0, 1, 2, 3, 4, 5, 6}, []),
]


@pytest.mark.parametrize(("days", "order"), WEEKS, ids=[str(case[0]) for case in WEEKS])
def test_weekdays(days, order):
    assert weekday_order(days) == order
