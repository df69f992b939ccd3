"""Ledger rows as pictures: where a figure is drawn follows from its bounds alone."""

from __future__ import annotations

import re

import planted
import pytest

from summarizer.domain.story import LedgerEntry, LedgerRow, Relation
from summarizer.domain.terms import Measure, Operator, Scope, VictimKind
from summarizer.render import plot


def _entry(name, low, high, operator=Operator.EXACT, **more):
    return LedgerEntry(
        id=name, claim_ids=(name,), speaker=more.pop("speaker", "the mayor"), phrase=name, operator=operator,
        low=low, high=high, article_ids=("a",), **more,
    )  # fmt: skip


def _row(*entries, **more):
    values = {
        "measure": Measure.KILLED,
        "side": "Norland",
        "victim_kind": VictimKind.MILITARY,
        "scope": Scope.INCIDENT,
    }
    return LedgerRow(
        id="L", relation=Relation.SINGLE, low=None, high=None, entries=entries, **{**values, **more}
    )


def _only(*rows):
    (picture,) = plot.build(rows, {})
    return picture, {re.split(r" \(|:", one.figure)[0]: one for band in picture.bands for one in band.drawn}


@pytest.mark.parametrize(
    ("operator", "low", "high", "expected"),
    [
        (Operator.EXACT, 50, 50, ("point", False, False, False)),
        (Operator.ABOUT, 50, 50, ("point", False, False, True)),
        (Operator.AT_LEAST, 50, None, ("point", False, True, False)),
        (Operator.MORE_THAN, 50, None, ("point", False, True, True)),
        (Operator.AT_MOST, None, 50, ("point", True, False, False)),
        (Operator.NEARLY, None, 50, ("point", True, False, True)),
        (Operator.RANGE, 40, 50, ("range", False, False, False)),
    ],
)
def test_a_figure_is_drawn_as_it_is_printed(operator, low, high, expected):
    _, drawn = _only(_row(_entry("it", low, high, operator), _entry("other", 100, 100)))
    it = drawn["it"]
    assert (it.shape, it.open_left, it.open_right, it.hollow) == expected
    assert it.high == pytest.approx(46)
    assert it.low == pytest.approx(37.2 if operator is Operator.RANGE else 46)


def test_figures_of_all_sides_share_an_axis_from_zero():
    picture, drawn = _only(
        _row(_entry("a", 100, 100)), _row(_entry("b", 50, 50), _entry("none", None, None), side="Sudria")
    )
    assert [band.title for band in picture.bands] == ["Norland: soldiers killed", "Sudria: soldiers killed"]
    assert (drawn["a"].low, drawn["b"].low) == (90, 46)
    assert [text for _, text in picture.ticks] == ["0", "20", "40", "60", "80", "100"]
    assert not picture.logarithmic
    assert "none" not in drawn


def test_a_revision_is_joined_to_what_replaces_it():
    picture, drawn = _only(
        _row(
            _entry("later", 31, None), _entry("other", 15, 15), _entry("first", 22, 22, superseded_by="later")
        )
    )
    assert drawn["first"].standing == "replaced"
    assert drawn["first"].label == "first (replaced): the mayor"
    assert drawn["later"].label == "later (later): the mayor"
    assert list(drawn) == ["first", "later", "other"]
    assert picture.bands[0].joined == (
        (drawn["first"].high, drawn["first"].y, drawn["later"].low, drawn["later"].y),
    )


def test_what_another_contradicts_stands_out():
    rows = [row for row in planted.main_ledger(hostile=False) if row.id == "L1"]
    _, drawn = _only(*rows)
    assert {one.standing for one in drawn.values()} == {"disputed"}


def test_a_wide_span_is_logarithmic_and_says_so():
    picture, drawn = _only(_row(_entry("few", 3, 3), _entry("many", 3000, 3000)))
    assert picture.logarithmic
    assert [text for _, text in picture.ticks] == ["0", "1", "10", "100", "1,000"]
    assert 2 < drawn["few"].low < drawn["many"].low == 90


def test_of_very_many_the_extremes_and_the_revisions_are_drawn_and_the_rest_counted():
    entries = [_entry(f"n{value}", value, value) for value in range(1, 60)]
    entries[30] = _entry("n31", 31, 31, superseded_by="n32")
    picture, drawn = _only(_row(*entries))
    assert {"n1", "n59", "n31", "n32"} <= set(drawn)
    assert len(drawn) + picture.bands[0].left == 59
    assert len(drawn) <= 16


def test_one_figure_alone_and_vague_ones_are_not_drawn():
    vague = _entry("several", None, None, Operator.VAGUE)
    assert plot.build([_row(_entry("a", 1, 1)), _row(vague, vague, side="Sudria")], {}) == ()


def test_zero_can_be_drawn():
    _, drawn = _only(_row(_entry("none", 0, 0), _entry("no one", 0, 0)))
    assert {one.low for one in drawn.values()} == {2}
