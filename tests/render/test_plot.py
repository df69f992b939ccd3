"""Ledger rows as pictures: where a figure is drawn follows from its bounds alone."""

from __future__ import annotations

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
    drawing = plot.build(rows)
    (axis,) = drawing.axes.values()
    return axis, drawing.figures


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
    assert it.high == pytest.approx(44)
    assert it.low == pytest.approx(36 if operator is Operator.RANGE else 44)


def test_figures_of_all_sides_share_an_axis_from_zero():
    axis, drawn = _only(
        _row(_entry("a", 100, 100)), _row(_entry("b", 50, 50), _entry("none", None, None), side="Sudria")
    )
    assert (drawn["a"].low, drawn["b"].low) == (84, 44)
    assert [text for _, text in axis.ticks] == ["0", "50", "100"]
    assert not axis.logarithmic
    assert "none" not in drawn


def test_killed_and_wounded_share_an_axis_and_other_measures_have_their_own():
    drawing = plot.build(
        [
            _row(_entry("dead", 5, 5)),
            _row(_entry("hurt", 10, 10), measure=Measure.WOUNDED),
            _row(_entry("fled", 900, 900), _entry("gone", 450, 450), measure=Measure.DISPLACED),
        ]
    )
    assert len(drawing.axes) == 2
    assert [drawing.figures[name].low for name in ("dead", "hurt", "fled", "gone")] == [44, 84, 84, 44]


def test_a_revision_is_joined_to_what_replaces_it():
    _, drawn = _only(
        _row(
            _entry("later", 31, None), _entry("first", 22, 22, superseded_by="later"), _entry("other", 15, 15)
        )
    )
    assert drawn["first"].standing == "replaced"
    assert drawn["later"].below == drawn["first"].above
    assert drawn["first"].high < drawn["first"].above < drawn["later"].low
    assert (drawn["later"].above, drawn["first"].below, drawn["other"].above) == (None, None, None)


def test_what_another_contradicts_stands_out():
    rows = [row for row in planted.main_ledger(hostile=False) if row.id == "L1"]
    _, drawn = _only(*rows)
    assert {one.standing for one in drawn.values()} == {"disputed"}


def test_a_wide_span_is_logarithmic_and_says_so():
    axis, drawn = _only(_row(_entry("few", 3, 3), _entry("many", 3000, 3000)))
    assert axis.logarithmic
    assert [text for _, text in axis.ticks] == ["0", "10", "100", "1,000"]
    assert 4 < drawn["few"].low < drawn["many"].low == 84


def test_one_figure_alone_and_vague_ones_are_not_drawn():
    vague = _entry("several", None, None, Operator.VAGUE)
    drawing = plot.build([_row(_entry("a", 1, 1)), _row(vague, vague, side="Sudria")])
    assert (drawing.axes, drawing.figures) == ({}, {})


def test_zero_can_be_drawn():
    _, drawn = _only(_row(_entry("none", 0, 0), _entry("no one", 0, 0)))
    assert {one.low for one in drawn.values()} == {4}
