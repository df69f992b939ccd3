from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planted_runs import (
    CLASH,
    DENIED,
    FLOOD,
    KILLED,
    MISSING,
    article,
    claim,
    count,
    event,
    evidence,
    line,
    who,
)

from summarizer.compare import compare, of_briefing, of_lines
from summarizer.compare.fields import participants
from summarizer.domain.event import UNDATED, EventTime, Withheld
from summarizer.domain.terms import Verdict
from summarizer.errors import InputError
from summarizer.pipeline import brief


def compared(a, b):
    return compare(of_lines("a", a), of_lines("b", b))


def one(a=(), b=()):
    """Compare two runs over one article; items as events or claims."""

    def of(items):
        events = tuple(i for i in items if type(i).__name__ == "Event")
        return line(events, tuple(i for i in items if i not in events))

    return compared([of(a)], [of(b)])


WHOLE = (event(), count("at least 49"), count("12", "wounded"), claim(speaker="Chile"))


def test_equal_runs_agree_fully():
    found = one(WHOLE, WHOLE)
    assert (found.agreement, found.found) == (1.0, 1.0)
    assert (found.events.both, found.claims.both) == (1, 3)
    assert found.differences == found.only_a == found.only_b == ()
    assert all(field.agreement in {None, 1.0} for field in found.fields)


FIELDS = [
    pytest.param(event(), event(type="attack"), "type", ("clash", "attack"), 0.0, id="type"),
    pytest.param(event(), event(status="alleged"), "status", ("happened", "alleged"), 0.0, id="status"),
    pytest.param(event(), event(time=UNDATED), "time", ("2021-05-04", None), 0.0, id="time"),
    pytest.param(
        event(time=EventTime(phrase="Friday")), event(time=EventTime(phrase="Monday")), "time", ("Friday", "Monday"), 0.0, id="phrase"
    ),
    pytest.param(event(), event(place=None), "place", ("Tacna", None), 0.0, id="place"),
    pytest.param(
        event(), event(participants=(who("Peru"),)), "participants",
        ("Chile (actor, state); Peru (actor, state)", "Peru (actor, state)"), 0.5, id="participants",
    ),
    pytest.param(claim(), claim(speaker=None), "speaker", ("Peru", None), 0.0, id="speaker"),
    pytest.param(claim(target="Chile"), claim(), "target", ("Chile", None), 0.0, id="target"),
    pytest.param(count("12"), count("12", operator="about"), "operator", ("exact", "about"), 0.0, id="operator"),
    pytest.param(count("12"), count("12", low=None), "low", ("12", None), 0.0, id="low"),
    pytest.param(count("12"), count("12", high=13.5), "high", ("12", "13.5"), 0.0, id="high"),
    pytest.param(count("12"), count("12", side="Chile"), "side", ("Peru", "Chile"), 0.0, id="side"),
    pytest.param(count("12"), count("12", victim_kind="civilian"), "victim_kind", ("military", "civilian"), 0.0, id="victims"),
    pytest.param(count("12"), count("12", scope="background"), "scope", ("incident", "background"), 0.0, id="scope"),
    pytest.param(count("12"), count("12", measure="missing"), "measure", ("killed", "missing"), 0.0, id="measure"),
    pytest.param(count("12"), count("12", unit="tanks"), "unit", (None, "tanks"), 0.0, id="unit"),
    pytest.param(count("12", as_of="Friday"), count("12", as_of="Monday"), "as_of", ("Friday", "Monday"), 0.0, id="as of"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "field", "values", "agreement"), FIELDS)
def test_one_planted_difference_is_found_and_nothing_else(a, b, field, values, agreement):
    found = one([a], [b])
    (difference,) = found.differences
    assert (difference.field, difference.a, difference.b) == (field, *values)
    assert difference.agreement == pytest.approx(agreement)
    by = {row.field: row for row in found.fields}
    assert (by[field].pairs, by[field].different, by[field].agreement) == (1, 1, pytest.approx(agreement))
    rest = [row for row in found.fields if row.pairs and row.field != field]
    assert all(row.agreement == 1 for row in rest)
    assert found.agreement == pytest.approx((len(rest) + agreement) / (len(rest) + 1))
    assert found.found == 1.0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (claim(speaker="the Defence Ministry of France"), claim(speaker="French Ministry of Defence")),
        (event(place="São Paulo"), event(place="Sao Paulo")),
        (claim(speaker=None), claim(speaker="")),
        (
            event(time=EventTime(phrase="Tuesday", relative="XXXX-WXX-2")),
            event(time=EventTime(phrase="on Tuesday", relative="XXXX-WXX-2")),
        ),
        (event(title="One way to put it."), event(title="Another.")),
        (event(id="x.e1"), event(id="x.e9", part=3)),
    ],
    ids=["names", "accents", "nobody", "undated", "wording", "ids"],
)
def test_what_is_no_difference(a, b):
    assert one([a], [b]).agreement == 1.0


def test_items_are_matched_by_passage_and_kind_not_by_order_or_id():
    a = [count("at least 49", id="x.c1"), count("12", "wounded", id="x.c2"), claim(id="x.c3")]
    b = [claim(id="x.c1"), count("12", "wounded", id="x.c2"), count("at least 49", id="x.c3")]
    assert one(a, b).agreement == 1.0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (event(CLASH), event(KILLED)),
        (claim("denial"), claim("demand")),
        (count("at least 49"), count("12")),
        (count("12"), claim("count", KILLED)),
        (event(CLASH[:20]), event(CLASH[15:])),
    ],
    ids=["passage", "kind", "printed figure", "no figure", "too little in common"],
)
def test_what_is_not_the_same(a, b):
    found = one([a], [b])
    assert (found.agreement, found.found) == (0.0, 0.0)
    assert len(found.only_a) == len(found.only_b) == 1
    assert found.differences == ()


@pytest.mark.parametrize(
    "quotes", [(CLASH, CLASH[:30]), (CLASH[:40], CLASH[20:])], ids=["part of the other", "half of each"]
)
def test_evidence_of_another_length_is_the_same_passage(quotes):
    assert one([event(quotes[0])], [event(quotes[1])]).agreement == 1.0


def test_a_figure_that_cannot_be_found_is_matched_by_what_it_counts():
    found = one([count("49")], [count("94")])
    assert [d.field for d in found.differences] == ["low", "high"]


def test_the_most_alike_are_matched_first():
    near, far = event(KILLED, type="attack"), event(KILLED, type="talks", status="planned", place=None)
    found = one([far, near], [near])
    assert [lone.id for lone in found.only_a] == ["x.e1"]
    assert found.only_a[0].kind == "talks"
    assert found.differences == ()


def test_an_item_without_a_partner_counts_against_the_agreement():
    found = one(WHOLE, WHOLE[:3])
    assert found.agreement == found.found == pytest.approx(2 * 3 / 7)
    assert [(lone.item, lone.kind, lone.quote) for lone in found.only_a] == [("claim", "denial", DENIED)]
    assert one(WHOLE, ()).agreement == 0.0


def test_two_runs_that_saw_nothing_agree():
    assert one().agreement == 1.0


def test_several_articles_and_those_of_one_run_alone():
    flood = line((event(FLOOD, 1),), (count("3", "missing", MISSING, 1),), number=1)
    found = compared([line(WHOLE[:1], WHOLE[1:]), flood], [flood])
    assert found.agreement == 1.0
    assert [(a.id, a.source) for a in found.articles_only_a] == [(article(0).id, "0.txt")]
    assert found.articles_only_b == ()
    assert [a.id for a in found.articles] == [article(1).id]
    both = compared(
        [line((event(),)), flood], [flood, line((event(type="attack"),), model="n", fingerprint="0" * 16)]
    )
    assert both.agreement == pytest.approx(2 * (0.8 + 1 + 1) / 6)
    assert [one.agreement for one in both.articles] == [pytest.approx(0.8), 1.0]
    assert [by.model for by in both.b.answered_by] == ["m", "n"]


def test_no_article_in_common():
    with pytest.raises(InputError, match="no article in common"):
        compared([line()], [line(number=1)])


def test_withheld_is_counted_by_verdict():
    def refused(verdict):
        return Withheld(
            article_id=article().id, item="claim", text="t", quote="q", reason="r", verdict=verdict
        )

    a = line(withheld=(refused(Verdict.FABRICATED), refused(None)))
    b = line(withheld=(refused(Verdict.FABRICATED), refused(Verdict.FABRICATED), refused(Verdict.FUZZY)))
    found = compared([a], [b])
    assert (found.withheld.a, found.withheld.b) == (2, 3)
    counts = {verdict: (one.a, one.b) for verdict, one in found.withheld_by_verdict.items()}
    assert counts == {"fabricated": (1, 2), "fuzzy": (0, 1), "none": (1, 0)}


def test_briefings_of_the_same_lines_agree_fully():
    lines = [
        line((event(),), (count("at least 49", event_id="x.e1"),)),
        line((event(FLOOD, 1, id="y.e1"),), (count("3", "missing", MISSING, 1, event_id="y.e1"),), number=1),
    ]
    found = compare(of_briefing("a", brief(lines)), of_briefing("b", brief(lines)))
    assert found.agreement == 1.0
    assert (found.events.both, found.claims.both) == (2, 2)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((), (), 1.0),
        ((who("Peru"),), (), 0.0),
        ((who("Peru"), who("Chile")), (who("Chile"), who("Peru")), 1.0),
        ((who("Peru"),), (who("Peru", "target"),), 2 / 3),
        ((who("Peru"),), (who("Peru", "target", "group"),), 1 / 3),
        ((who("Peru"), who("Peru", "target")), (who("Peru"),), (1 + 1 / 2 + 1) / 3),
        ((who("Peru"), who("Chile")), (who("Peru"), who("Bolivia")), 1 / 3),
    ],
    ids=["nobody", "one side", "order", "role", "role and kind", "two roles", "others"],
)
def test_participants(a, b, expected):
    assert participants(a, b) == participants(b, a) == pytest.approx(expected)


QUOTES = (CLASH, KILLED, DENIED, CLASH[:30], KILLED[10:], f"{CLASH} {KILLED}")
EVENTS = st.builds(
    lambda quotes, type_, status, place, people: event(
        type=type_, status=status, place=place, participants=people, evidence=tuple(map(evidence, quotes))
    ),
    st.lists(st.sampled_from(QUOTES), min_size=1, max_size=2),
    st.sampled_from(["clash", "attack", "talks"]),
    st.sampled_from(["happened", "alleged"]),
    st.sampled_from(["Tacna", None]),
    st.lists(st.sampled_from([who("Peru"), who("Chile", "target"), who("Peru", "target")]), max_size=3).map(
        tuple
    ),
)
CLAIMS = st.one_of(
    st.builds(
        lambda phrase, measure, side, quote: count(phrase, measure, quote, side=side),
        st.sampled_from(["at least 49", "49", "12", "7"]),
        st.sampled_from(["killed", "wounded"]),
        st.sampled_from(["Peru", "Chile", None]),
        st.sampled_from([KILLED, KILLED[10:], f"{CLASH} {KILLED}"]),
    ),
    st.builds(
        lambda kind, speaker, quote: claim(kind, quote, speaker=speaker),
        st.sampled_from(["denial", "demand"]),
        st.sampled_from(["Peru", "Chile", None]),
        st.sampled_from(QUOTES),
    ),
)
RUNS = st.builds(
    lambda events, claims: line(tuple(events), tuple(claims)),
    st.lists(EVENTS, max_size=5),
    st.lists(CLAIMS, max_size=6),
)


def shuffled(run, seed):
    events, claims = list(run.events), list(run.claims)
    random.Random(seed).shuffle(events)
    random.Random(seed + 1).shuffle(claims)
    return run.model_copy(
        update={
            "events": tuple(e.model_copy(update={"id": f"x.e{i}"}) for i, e in enumerate(events)),
            "claims": tuple(c.model_copy(update={"id": f"x.c{i}"}) for i, c in enumerate(claims)),
        }
    )


@given(RUNS, st.integers(0, 99))
def test_a_run_agrees_fully_with_itself_in_any_order(run, seed):
    found = compared([run], [shuffled(run, seed)])
    assert found.agreement == found.found == 1.0
    assert found.differences == found.only_a == found.only_b == ()


@given(RUNS, RUNS, st.integers(0, 99))
def test_neither_order_nor_side_changes_the_agreement(a, b, seed):
    there, back = compared([a], [b]), compared([shuffled(b, seed)], [shuffled(a, seed)])
    assert there.agreement == back.agreement
    assert 0 <= there.agreement <= there.found <= 1
    assert there.found == back.found
    assert [(f.field, f.pairs, f.different, f.agreement) for f in there.fields] == [
        (f.field, f.pairs, f.different, f.agreement) for f in back.fields
    ]
    assert (len(there.only_a), len(there.only_b)) == (len(back.only_b), len(back.only_a))
    assert sorted((d.field, d.a or "", d.b or "") for d in there.differences) == sorted(
        (d.field, d.b or "", d.a or "") for d in back.differences
    )
