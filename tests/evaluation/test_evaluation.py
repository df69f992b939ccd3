"""Planted gold and planted answers: every score is known beforehand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "compare"))

from planted_runs import CLASH, DENIED, FLOOD, KILLED, article, claim, count, event, line, who

from summarizer.domain.event import EventTime
from summarizer.domain.gold import Gold
from summarizer.errors import InputError, UsageError
from summarizer.evaluation import evaluate

EVENT = {
    "key": "clash", "type": "clash", "status": "happened", "time": "2021-05-04", "place": "near Tacna",
    "participants": [{"name": "Peru", "role": "actor"}, {"name": "Chile", "role": "actor"}], "quotes": [CLASH],
}  # fmt: skip
DEAD = {
    "kind": "count", "speaker": "Peru", "count": {"measure": "killed", "low": 49, "high": None},
    "quotes": [KILLED],
}  # fmt: skip
HURT = DEAD | {"count": {"measure": "wounded", "low": 12, "high": 12}}
DENIAL = {"kind": "denial", "speaker": "Chile", "quotes": [DENIED]}
ANSWER = (
    (event(place="Tacna"),),
    (count("at least 49"), count("12", "wounded"), claim(speaker="Chile")),
)


def gold(events=(EVENT,), claims=(DEAD, HURT, DENIAL), **more):
    return Gold.model_validate({"article": "0.txt", "events": list(events), "claims": list(claims)} | more)


def judge(golds=None, answer=ANSWER, **more):
    return evaluate("gold", golds or [gold()], [line(*answer)], **more)


def of(found, field):
    (one,) = (one for one in (*found.fields, found.overall) if one.field == field)
    return one.gold, one.found, one.credit


def results(found):
    return {
        (one.field, one.result) for each in found.articles[0].items for one in each.fields
        if one.result != "correct"
    }  # fmt: skip


def test_all_right():
    found = judge()
    assert found.overall.f1 == found.overall.macro_f1 == 1.0
    assert {one.field: one.f1 for one in found.fields} == dict.fromkeys(
        ["events", "type", "status", "time", "place", "participants", "claims", "kind", "speaker", "counts",
         "counts.killed", "counts.wounded"], 1.0,
    )  # fmt: skip
    assert (found.overall.low, found.overall.high) == (None, None)


@pytest.mark.parametrize(
    ("changes", "field", "result", "credit"),
    [
        ({"type": "attack"}, "type", "incorrect", 0),
        ({"status": "alleged"}, "status", "incorrect", 0),
        ({"time": EventTime(edtf="2021-05")}, "time", "partial", 0.5),
        ({"time": EventTime(edtf="2021-05-05")}, "time", "incorrect", 0),
        ({"time": EventTime()}, "time", "missing", 0),
        ({"place": "the border near Tacna"}, "place", "partial", 0.5),
        ({"place": "Arica"}, "place", "incorrect", 0),
        ({"place": None}, "place", "missing", 0),
        ({"participants": (who("Peru"),)}, "participants", "missing", 1),
        ({"participants": (who("Chile", "target"), who("Peru"))}, "participants", "partial", 1.5),
        ({"participants": (who("Peru"), who("Chile"), who("Brazil"))}, "participants", "spurious", 2),
    ],
)
def test_one_field_of_an_event_is_wrong(changes, field, result, credit):
    found = judge(answer=((event(**changes),), ANSWER[1]))
    assert results(found) == {(field, result)}
    assert of(found, field)[2] == credit
    assert found.overall.f1 < 1


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (count("at least 49", speaker="Chile"), {("speaker", "incorrect")}),
        (count("at least 49", speaker=None), {("speaker", "missing")}),
        (count("49"), {("counts", "partial")}),
        (count("at least 48"), {("counts", "incorrect")}),
        (count("at least 49", "captured"), {("counts", "incorrect")}),
        (
            claim("position", speaker="Peru", quote=KILLED),
            {("kind", "missing"), ("speaker", "missing"), ("counts", "missing"), ("kind", "spurious"),
             ("speaker", "spurious")},
        ),
    ],
    ids=["speaker", "no speaker", "a bound", "both bounds", "measure", "no count"],
)  # fmt: skip
def test_one_claim_is_wrong(wrong, expected):
    assert results(judge(answer=(ANSWER[0], (wrong, *ANSWER[1][1:])))) == expected


def test_a_count_of_another_measure_is_wrong_in_both():
    found = judge(answer=(ANSWER[0], (count("at least 49", "captured"), *ANSWER[1][1:])))
    assert of(found, "counts.killed") == (1, 0, 0)
    assert of(found, "counts.captured") == (0, 1, 0)
    assert of(found, "counts") == (2, 2, 1)


def test_what_is_missed_and_what_is_made_up():
    found = judge(answer=((), (*ANSWER[1], claim("demand", speaker="Bolivia"))))
    assert of(found, "events") == (1, 0, 0)
    assert of(found, "participants") == (2, 0, 0)
    assert of(found, "claims") == (3, 4, 3)
    lone = [one for one in found.articles[0].items if one.gold is None or one.found is None]
    assert [(one.item, one.gold, one.text) for one in lone] == [
        ("event", "clash", CLASH), ("claim", None, "Somebody said so.")
    ]  # fmt: skip


def test_any_of_several_values_is_right():
    found = judge([gold([EVENT | {"type": ["attack", "clash"], "place": ["Lima", "Tacna"]}])])
    assert found.overall.f1 == 1


def test_what_the_gold_leaves_open_is_not_judged():
    open_ = {"key": "clash", "type": "clash", "quotes": [CLASH]}
    found = judge([gold([open_])], answer=((event(status="alleged", place="Arica"),), ANSWER[1]))
    assert found.overall.f1 == 1
    assert "place" not in {one.field for one in found.fields}
    found = judge([gold([open_ | {"place": None}])])
    assert of(found, "place") == (0, 1, 0)


def test_optional_items_may_be_missing_and_may_be_found():
    golds = [gold([EVENT], [DEAD, HURT, DENIAL | {"optional": True}])]
    with_it, without = judge(golds), judge(golds, answer=(ANSWER[0], ANSWER[1][:2]))
    assert with_it.overall.f1 == without.overall.f1 == 1
    assert of(with_it, "claims") == (3, 3, 3)
    assert of(without, "claims") == (2, 2, 2)
    some = EVENT | {"participants": [*EVENT["participants"], {"name": "Bolivia", "optional": True}]}
    assert judge([gold([some])]).overall.f1 == 1


def test_only_what_was_marked_is_judged():
    found = judge([gold((), (DEAD, HURT), fields=["counts"])])
    assert [one.field for one in found.fields] == ["claims", "counts", "counts.killed", "counts.wounded"]
    assert found.overall.f1 == 1
    limited = judge([gold((), (DEAD, HURT), event_types=["attack"], claim_kinds=["count"])])
    assert limited.overall.f1 == 1
    wrong_type = judge([gold([EVENT | {"type": "attack"}], event_types=["attack"])])
    assert of(wrong_type, "type") == (1, 1, 0)
    assert judge(fields=("time",)).overall.gold == 1


def test_events_are_matched_for_the_most_credit():
    other = event(place="Arica", participants=(), time=EventTime())
    again = EVENT | {"key": "other", "time": None, "place": "Arica", "participants": []}
    found = judge([gold([again, EVENT])], answer=((event(), other), ANSWER[1]))
    assert found.overall.f1 == 1


def test_events_without_passages_are_matched_by_type_and_another_field():
    bare = {key: value for key, value in EVENT.items() if key != "quotes"}
    assert judge([gold([bare])]).overall.f1 == 1
    assert of(judge([gold([bare | {"type": "attack"}])]), "events") == (1, 1, 0)
    elsewhere = {"time": "2020", "place": "Lima", "participants": []}
    assert of(judge([gold([bare | elsewhere])]), "events") == (1, 1, 0)


def test_over_several_articles():
    flood = Gold(article="1.txt", events=({"key": "f", "type": "disaster", "quotes": (FLOOD,)},))
    found = evaluate("gold", [gold(), flood], [line(*ANSWER), line(number=1)])
    assert [one.overall.f1 for one in found.articles] == [1.0, 0.0]
    assert found.overall.macro_f1 == 0.5
    assert (found.overall.low, found.overall.high) == (0.0, 1.0)
    assert found.overall.f1 == pytest.approx(2 * 14 / (15 + 14))


def test_an_article_that_failed_is_missed_as_a_whole():
    flood = Gold(article="1.txt", events=({"key": "f", "type": "disaster", "quotes": (FLOOD,)},))
    found = evaluate("gold", [gold(), flood], [line(*ANSWER)], failed=["in/1.txt"])
    assert [(one.source, one.failed, one.overall.recall) for one in found.articles] == [
        ("0.txt", False, 1.0), ("in/1.txt", True, 0.0)
    ]  # fmt: skip


def test_what_has_no_partner_is_named():
    found = evaluate("gold", [gold(), Gold(article="2.txt")], [line(*ANSWER), line(number=1)])
    assert found.not_read == ("2.txt",)
    assert [one.source for one in found.not_judged] == ["1.txt"]


@pytest.mark.parametrize(
    ("golds", "message"),
    [
        ([gold(), gold(article=article().id)], "twice"),
        ([gold([EVENT | {"quotes": ["No such words."]}])], "event clash: the article has no passage"),
        ([gold((), [DENIAL | {"quotes": ["No such words."]}])], "claim 1: the article has no passage"),
    ],
)
def test_gold_that_does_not_fit(golds, message):
    with pytest.raises(UsageError, match=message):
        judge(golds)


def test_gold_that_fits_two_articles():
    lines = [
        line(number=number).model_copy(
            update={"article": article(number).model_copy(update={"source": f"{number}/same.txt"})}
        )
        for number in (0, 1)
    ]
    with pytest.raises(UsageError, match="fits several"):
        evaluate("gold", [Gold(article="same.txt")], lines)


def test_no_article_has_gold():
    with pytest.raises(InputError, match="no article"):
        judge([Gold(article="another.txt")])
