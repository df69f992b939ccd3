"""Events in the schemes of others: what each field says, and what is never made up."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "merge"))

from planted_merge import Planted, who

from summarizer.domain.event import EventTime
from summarizer.domain.event_types import EQUIVALENTS, EventType
from summarizer.domain.terms import Precision, Status
from summarizer.export import SCHEMES, csv_text, jsonl_text, mentions
from summarizer.export.acled import code
from summarizer.export.places import geo_precision, where_prec
from summarizer.export.plover import QUADS, mode
from summarizer.export.ucdp import table as ucdp
from summarizer.pipeline import brief

PERU, CHILE = who("Peruvian forces", kind="armed_force"), who("Chile")


def fight(**more):
    given = {"when": "on 4 May 2021", "where": "near Tacna", **more}
    return Planted("2021-05-05").event(
        "e1", "clash", "Peruvian forces and Chile fought near Tacna.", PERU, CHILE, **given
    )


def killed(article, phrase, side="Peru", victims="military", speaker="Lima", **more):
    text = f"{speaker or 'Doctors'} said {phrase} {victims} people of {side or 'both sides'} were killed."
    return article.count("e1", phrase, text, speaker, side, victims=victims, **more)


def row(*articles, scheme="ucdp"):
    return SCHEMES[scheme](brief([article.build() for article in articles])).rows[0]


def test_figures_of_different_days_have_no_best():
    first = killed(fight(), "15", speaker="Santiago", as_of="Tuesday")
    second = Planted("2021-05-07").event(
        "e1",
        "clash",
        "Peruvian forces and Chile fought near Tacna.",
        PERU,
        CHILE,
        when="on 4 May 2021",
        where="near Tacna",
    )
    found = row(first, killed(second, "22", as_of="Friday"))
    assert (found["low"], found["best"], found["high"], found["best_basis"]) == (15, None, 22, "dated")


DEADLY = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "low", "best", "high", "best_basis")
FIGURES = [
    # what sources say, then deaths_a, deaths_b, civilians, unknown, low, best, high, basis
    pytest.param([], (None, None, None, None, None, None, None, "none"), id="nobody says"),
    pytest.param([("15",)], (15, None, None, None, 15, 15, 15, "stated"), id="one figure"),
    pytest.param([("15", "Chile")], (None, 15, None, None, 15, 15, 15, "stated"), id="the other side"),
    pytest.param([("15", "Peru"), ("7", "Chile")], (15, 7, None, None, 15, None, None, "bound"), id="two sides are not added up"),
    pytest.param([("at least 12",)], (None, None, None, None, 12, None, None, "bound"), id="a lower bound is no best"),
    pytest.param([("nearly 50",)], (None, None, None, None, None, None, 50, "bound"), id="an upper bound"),
    pytest.param([("dozens",)], (None, None, None, None, None, None, None, "none"), id="vague"),
    pytest.param([("15", "Peru", "military", "Lima"), ("15", "Peru", "military", "Santiago")], (15, None, None, None, 15, 15, 15, "agreed"), id="agreed"),
    pytest.param([("15", "Peru", "military", "Lima"), ("1", "Peru", "military", "Santiago")], (1, None, None, None, 1, 1, 15, "lowest"), id="conflict"),
    pytest.param([("9", None, "civilian")], (None, None, 9, None, 9, 9, 9, "stated"), id="civilians"),
    pytest.param([("30", "both sides", "mixed")], (None, None, None, None, 30, 30, 30, "stated"), id="a total"),
    pytest.param([("15", "Peru"), ("7", "Chile"), ("30", "both sides", "mixed")], (15, 7, None, None, 30, 30, 30, "stated"), id="a total beside its parts"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "wanted"), FIGURES)
def test_the_dead(said, wanted):
    article = fight()
    for figure in said:
        killed(article, *figure)
    found = row(article)
    assert tuple(found[column] for column in DEADLY) == wanted


@pytest.mark.parametrize("scope", ["cumulative", "background"])
def test_figures_of_another_scope_are_no_dead_of_this_event(scope):
    assert row(killed(fight(), "14,000", scope=scope))["best"] is None


def test_a_replaced_figure_does_not_count():
    article = fight()
    sentence = "Peru raised the number of Peruvian soldiers killed from 20 to 35."
    for phrase in ("35", "20"):
        article.count("e1", phrase, sentence, "Peru", "Peru", quote=sentence)
    assert row(article)["best"] == 35


def test_ucdp_fields():
    found = row(killed(fight(), "15"))
    wanted = {
        "year": 2021, "type_of_violence": 1, "side_a": "Peru", "side_b": "Chile", "date_start": "2021-05-04",
        "date_end": "2021-05-04", "date_prec": 1, "where_prec": 2, "where_description": "near Tacna",
        "event_clarity": 1, "number_of_sources": 1, "codable": 1, "why_not": (),
    }  # fmt: skip
    assert {key: found[key] for key in wanted} == wanted
    assert found["event_id"].startswith("E-")


def test_ucdp_says_why_an_event_is_not_codable():
    found = row(fight(when=None, where=None))
    assert found["codable"] == 0
    assert found["why_not"] == ("no death is reported", "the date is not known to a year", "no place is told")


def test_one_sided_and_non_state_violence():
    shelling = Planted().event(
        "e1",
        "attack",
        "Rebels of Kiro shot villagers.",
        who("Kiro Front", kind="organization"),
        who("villagers", "target", "group"),
    )
    assert (row(shelling)["type_of_violence"], row(shelling)["side_b"]) == (3, "Civilians")
    gangs = Planted().event(
        "e1",
        "clash",
        "Kiro Front and Mano Front fought.",
        who("Kiro Front", kind="organization"),
        who("Mano Front", kind="organization"),
    )
    assert row(gangs)["type_of_violence"] == 2


@pytest.mark.parametrize("status", ["planned", "alleged", "denied"])
def test_what_did_not_happen_is_left_out_of_ucdp_and_acled_and_marked_in_plover(status):
    briefing = brief([fight(status=status).build()])
    for scheme in ("ucdp", "acled"):
        found = SCHEMES[scheme](briefing)
        assert found.rows == ()
        assert found.left_out[0][1] == f"it is told as {status}"
    context = SCHEMES["plover"](briefing).rows[0]["context"]
    assert context == (
        "military",
        {"planned": "future", "alleged": "hypothetical", "denied": "negation"}[status],
    )


PLACES = [
    ("Tacna", 1, 1),
    ("in the village of Sama", 1, 1),
    ("near Tacna", 2, 2),
    ("on the outskirts of Tacna", 2, 2),
    ("the Candarave district", 3, 2),
    ("Tacna province", 4, 3),
    ("Sama, Tacna province", 1, 1),
    ("on the border", 5, 3),
    ("Goris, Sotk and Jermuk", 5, 3),
    ("Peru", 6, None),
    ("in the Black Sea", 7, None),
    (None, None, None),
]


@pytest.mark.parametrize(("place", "ged", "acled"), PLACES)
def test_places(place, ged, acled):
    assert (where_prec(place), geo_precision(place)) == (ged, acled)


def event(kind, title, *cast):
    return brief([Planted("2021-05-05").event("e1", kind, title, *cast).build()]).events[0]


CODES = [
    ("clash", "Peru and Chile fought.", ("Battles", "Armed clash")),
    ("attack", "Chile shelled Tacna.", ("Explosions/Remote violence", "Shelling/artillery/missile attack")),
    ("attack", "A drone struck Tacna.", ("Explosions/Remote violence", "Air/drone strike")),
    ("attack", "A suicide bomber killed guards in Tacna.", ("Explosions/Remote violence", "Suicide bomb")),
    (
        "attack",
        "A car bomb went off in Tacna.",
        ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
    ),
    ("attack", "Bombings killed ten in Tacna.", ("Explosions/Remote violence", None)),
    ("attack", "Chilean troops attacked a post.", ("Battles", "Armed clash")),
    (
        "attack",
        "Gunmen abducted a teacher.",
        ("Violence against civilians", "Abduction/forced disappearance"),
    ),
    ("protest", "Thousands marched in Tacna.", ("Protests", "Peaceful protest")),
    ("protest", "Police fired tear gas at protesters.", ("Protests", "Protest with intervention")),
    ("protest", "Protesters torched cars.", ("Riots", "Violent demonstration")),
    ("protest", "People protested in Tacna.", ("Protests", None)),
    ("ceasefire", "Peru and Chile agreed a truce.", ("Strategic developments", "Agreement")),
    ("arrest", "Police arrested ten men.", ("Strategic developments", "Arrests")),
    ("deployment", "Peru moved tanks.", ("Strategic developments", "Other")),
    ("territorial_change", "Chile took the hill.", ("Battles", None)),
    ("crime", "A man was stabbed.", ("Violence against civilians", "Attack")),
    ("crime", "A bank was robbed.", None),
    ("talks", "Peru and Chile met.", None),
    ("disaster", "An earthquake struck Tacna.", None),
]


@pytest.mark.parametrize(("kind", "title", "wanted"), CODES)
def test_acled_codes(kind, title, wanted):
    assert code(event(kind, title)) == wanted


def test_acled_fields():
    found = row(killed(fight(), "15", "both sides", "mixed"), scheme="acled")
    wanted = {
        "event_date": "2021-05-04", "time_precision": 1, "actor1": "Peru", "actor2": "Chile", "geo_precision": 2,
        "fatalities": 15, "fatalities_low": 15, "fatalities_high": 15, "fatalities_basis": "stated", "codable": 1,
    }  # fmt: skip
    assert {key: found[key] for key in wanted} == wanted
    assert row(fight(), scheme="acled")["fatalities"] is None


MODES = [
    ("ASSAULT", "attack", "Chile shelled Tacna.", "heavy-weapons"),
    ("ASSAULT", "attack", "Gunmen shot a judge.", "firearms"),
    ("ASSAULT", "clash", "Peru and Chile fought.", None),
    ("PROTEST", "protest", "Miners went on hunger strike.", "strike-hun"),
    ("PROTEST", "protest", "Thousands marched.", "demo"),
    ("CONSULT", "talks", "The presidents spoke by telephone.", "phone"),
    ("COERCE", "arrest", "Police detained ten men.", "arrest"),
    ("MOBILIZE", "deployment", "Peru sent troops.", "troops"),
    ("AID", "aid", "Peru sent blankets.", None),
]


@pytest.mark.parametrize(("kind", "type_", "title", "wanted"), MODES)
def test_plover_modes(kind, type_, title, wanted):
    assert mode(kind, event(type_, title)) == wanted


def test_plover_fields_and_quads():
    found = row(killed(fight(), "15"), scheme="plover")
    assert (found["quad"], found["event"], found["context"]) == (
        "material conflict",
        "ASSAULT",
        ("military",),
    )
    assert (found["source"], found["recipient"], found["dead"]) == (("Peruvian forces", "Chile"), (), 15)
    talks = event(
        "talks", "Brazil hosted Peru and Chile.", who("Brazil", "mediator"), who("Peru"), who("Chile")
    )
    assert mode("CONSULT", talks) == "third-party"
    assert {one.plover for one in EQUIVALENTS.values() if one.plover} <= QUADS.keys()


def test_an_old_war_is_historical_and_a_comment_is_no_event_in_plover():
    article = fight().event(
        "w", "clash", "Peru and Chile fought a war.", who("Peru"), CHILE, part=2, when="in 1879"
    )
    article.event("s", "statement", "Lima regretted it.", who("Lima", "speaker"))
    found = SCHEMES["plover"](brief([article.build()]))
    assert [one["context"] for one in found.rows if one["event_date"] == "1879-01-01"] == [
        ("military", "historical")
    ]
    assert [reason for _, reason in found.left_out] == ["PLOVER does not code statement"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_rows_have_the_columns_and_every_event_is_a_row_or_left_out(scheme):
    briefing = brief([killed(fight(), "15").build()])
    found = SCHEMES[scheme](briefing)
    assert all(tuple(one) == found.columns for one in found.rows)
    assert {*found.event_ids, *(one.id for one, _ in found.left_out)} == {one.id for one in briefing.events}
    assert SCHEMES[scheme](briefing) == found
    lines = list(csv.reader(io.StringIO(csv_text(found))))
    assert lines[0] == list(found.columns)
    assert [json.loads(line)["event_id"] for line in jsonl_text(found.rows).splitlines()] == list(
        found.event_ids
    )


def test_a_cell_is_no_formula():
    article = Planted().event("e1", "clash", "=SUM(A1) and Peru fought.", PERU, CHILE, where="+Tacna")
    text = csv_text(ucdp(brief([article.build()])))
    assert "'=SUM(A1)" in text
    assert "'+Tacna" in text


def test_mentions_lead_to_the_passages():
    first, second = (
        killed(fight(), "15").build(),
        fight().claim("e1", "Lima regretted the fight.", "Lima").build(),
    )
    briefing = brief([first, second])
    lines = list(mentions(briefing, [briefing.events[0].id]))
    assert [line["kind"] for line in lines] == ["mention", "mention", "figure"]
    texts = {one.article.id: one.article.text for one in (first, second)}
    for line in lines:
        for passage in line["passages"]:
            assert texts[line["article_id"]][passage["start"] : passage["end"]] == passage["exact"]
    assert lines[2]["phrase"] == "15"


def test_dates_known_less_exactly():
    briefing = brief([fight().build()])
    for edtf, precision, ged, acled in (
        ("2021-05", Precision.MONTH, 4, 3),
        ("2021", Precision.YEAR, 5, None),
        ("2020/2021", Precision.INTERVAL, None, None),
    ):
        time = EventTime(edtf=edtf, precision=precision)
        changed = briefing.model_copy(
            update={"events": (briefing.events[0].model_copy(update={"time": time}),)}
        )
        assert SCHEMES["ucdp"](changed).rows[0]["date_prec"] == ged
        assert SCHEMES["acled"](changed).rows[0]["time_precision"] == acled


def test_every_type_is_known_to_the_schemes():
    for kind in EventType:
        found = event(kind.value, "Something was done.", PERU).model_copy(update={"status": Status.HAPPENED})
        assert code(found) is None or code(found).event
