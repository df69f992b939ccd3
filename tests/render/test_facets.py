"""What statements can be picked by."""

from __future__ import annotations

import planted
import pytest

from summarizer.domain.event import Claim
from summarizer.domain.terms import ClaimKind
from summarizer.render.facets import Facets


def _claims():
    common = {"event_id": "ev1", "article_id": planted.GAZETTE, "kind": ClaimKind.FACT, "text": "x"}
    evidence = (planted.evidence(planted.GAZETTE, "12 captured"),)
    return (
        Claim(id="a", speaker="Norland's defence ministry", party="Norland", evidence=evidence, **common),
        Claim(
            id="b", speaker="the defence ministry of Norland", party="Norland", evidence=evidence, **common
        ),
        Claim(id="c", speaker=None, evidence=evidence, **common),
        Claim(id="killed15", speaker="Sudria", party="Sudria", evidence=evidence, **common),
        Claim(id="killed22", speaker="Sudria", party="Sudria", evidence=evidence, **common),
    )


@pytest.fixture
def facets():
    return Facets(planted.briefing(hostile=False).model_copy(update={"claims": _claims()}))


def _chosen(facets, name):
    filters = {one.name: one for one in facets.filters([("e1", "One"), ("e2", "Two")])}
    return {choice.label: choice for choice in filters[name].choices} if name in filters else {}


def test_a_statement_has_the_tokens_of_all_its_claims(facets):
    both = set(facets.of(["a", "killed15"], episode="e1").split())
    assert both > set(facets.of(["a"], episode="e1").split())
    assert {"e1"} <= both
    assert {choice.token for choice in _chosen(facets, "side").values()} <= both
    assert {label: choice.count for label, choice in _chosen(facets, "side").items()} == {
        "Norland": 2,
        "Sudria": 1,
    }


def test_who_is_not_named_can_be_picked_too(facets):
    facets.of(["a"])
    token = facets.of(["c"]).split()
    assert _chosen(facets, "speaker")["(no speaker named)"].token in token


@pytest.mark.parametrize(
    ("claim", "label"),
    [("killed15", "Figures that contradict each other"), ("killed22", "Figures revised by their speaker")],
)
def test_how_a_figure_stands_is_a_status(facets, claim, label):
    tokens = facets.of([claim]).split()
    assert _chosen(facets, "status")[label].token in tokens


def test_an_event_alone_knows_its_episode(facets):
    assert "e1" in facets.of((), ["ev1"]).split()


def test_a_filter_without_a_choice_is_none(facets):
    facets.of(["a"], episode="e1")
    assert [one.name for one in facets.filters([("e1", "One"), ("e2", "Two")])] == []
