"""Which pairs of figures are told of: planted rows."""

import pytest

from summarizer.domain.story import EntryLink, LedgerEntry, LedgerRow, Relation, RowLink
from summarizer.domain.terms import Measure, Operator, Scope, VictimKind
from summarizer.render.pairs import needed, one_each


def row(links, *, dated=(), replaced=None):
    names = sorted({name for pair, _ in links for name in pair})
    entries = tuple(
        LedgerEntry(
            id=name,
            claim_ids=(),
            speaker=None,
            phrase=name,
            operator=Operator.EXACT,
            low=None,
            high=None,
            article_ids=(),
            as_of="Friday" if name in dated else None,
            superseded_by=(replaced or {}).get(name),
        )
        for name in names
    )
    pairs = tuple(
        EntryLink(a=a, b=b, relation=Relation(relation), reason="why") for (a, b), relation in links
    )
    return LedgerRow(
        id="l1", measure=Measure.KILLED, side=None, victim_kind=VictimKind.UNKNOWN, scope=Scope.INCIDENT,
        relation=Relation.CONFLICT, low=None, high=None, entries=entries, links=pairs,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("links", "dated", "replaced", "told"),
    [
        pytest.param([("ab", "conflict")], "", {}, ["ab"], id="contradiction"),
        pytest.param([("ab", "agreement"), ("ac", "different_group")], "", {}, [], id="said-in-their-lines"),
        pytest.param([("ab", "different_as_of")], "", {}, ["ab"], id="other-dates"),
        pytest.param(
            [("ab", "superseded"), ("ac", "conflict"), ("bc", "conflict")], "", {"a": "b"}, ["ab", "bc"],
            id="a-replaced-figure-stands-beside-its-replacement-only",
        ),
        pytest.param(
            [("ab", "agreement"), ("ac", "different_as_of"), ("bc", "different_as_of")], "bc", {}, ["bc"],
            id="one-of-two-that-agree-and-that-which-has-a-date",
        ),
        pytest.param(
            [("ab", "conflict"), ("ac", "different_as_of"), ("bc", "different_as_of")], "", {},
            ["ab", "ac", "bc"], id="two-that-do-not-agree",
        ),
    ],
)  # fmt: skip
def test_a_reader_is_told_of_what_differs(links, dated, replaced, told):
    found = needed(row(links, dated=dated, replaced=replaced))
    assert [link.a + link.b for link in found] == told


def test_rows_beside_a_row_are_told_of_once_a_relation_but_for_contradictions():
    kinds = ["different_group", "conflict", "different_group", "conflict", "different_scope"]
    links = [RowLink(ledger_id=f"l{n}", relation=Relation(kind)) for n, kind in enumerate(kinds)]
    assert [link.ledger_id for link in one_each(links)] == ["l0", "l1", "l3", "l4"]
