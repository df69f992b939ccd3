"""What episodes are headed: a noun phrase where there is one, and no two alike."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from summarizer import headings
from summarizer.domain.event import Event, EventTime, Participant
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import ParticipantKind, ParticipantRole, Status


def who(name: str, role: str = "actor", kind: str = "state") -> Participant:
    return Participant(name=name, role=ParticipantRole(role), kind=ParticipantKind(kind))


def event(kind: str, title: str, *cast: Participant, where: str | None = None, status: str = "happened"):
    return Event(
        id="E", type=EventType(kind), title=title, status=Status(status), place=where, participants=cast,
        evidence=(),
    )  # fmt: skip


class Case(NamedTuple):
    event: Event
    expected: str | None


CASES = {
    "a fight of two states": Case(
        event("clash", "Peru and Chile fought.", who("Peru"), who("Chile")),
        "Fighting between Chile and Peru",
    ),
    "forces by their states": Case(
        event(
            "clash",
            "Troops clashed.",
            who("Peruvian soldiers", "target", "armed_force"),
            who("Chilean forces", kind="armed_force"),
            who("Peru"),
        ),
        "Fighting between Chile and Peru",
    ),
    "a name that takes an article": Case(
        event("talks", "They met.", who("Serbia"), who("European Union", kind="organization")),
        "Talks between the European Union and Serbia",
    ),
    "a storm": Case(event("disaster", "Storms hit the coast.", where="Arica"), "Storm in Arica"),
    "who storms a place": Case(event("attack", "Gunmen storm a hotel.", where="Lima"), "Attack in Lima"),
    "who fires on a place": Case(
        event("attack", "Artillery fire hits a village.", where="near Tacna"), "Attack near Tacna"
    ),
    "a fire": Case(event("accident", "Fire destroys a mill.", where="Lima"), "Fire in Lima"),
    "groups as printed": Case(
        event("clash", "They fought.", who("guerrillas", kind="group"), who("the army", kind="armed_force")),
        "Fighting between the army and guerrillas",
    ),
    "one who needs more words": Case(
        event("clash", "They fought.", who("army", kind="armed_force"), who("gunman", kind="person"), where="Lima"),
        "Fighting in Lima",
    ),
    "a mediator is no party": Case(
        event("ceasefire", "A truce.", who("Peru"), who("Chile"), who("Brazil", "mediator")),
        "Ceasefire between Chile and Peru",
    ),
    "a fight of one and no place": Case(event("clash", "Peru fought.", who("Peru")), None),
    "an earthquake": Case(
        event("disaster", "A magnitude 6.4 earthquake struck northern Chile.", where="northern Chile"),
        "Earthquake in northern Chile",
    ),
    "a place with its preposition": Case(
        event("disaster", "A quake struck.", where="Near Arica"), "Earthquake near Arica"
    ),
    "a place that needs an article": Case(event("clash", "They fought.", where="border"), None),
    "floods": Case(event("disaster", "Flooding hit Lagos.", where="Lagos"), "Floods in Lagos"),
    "a disaster of no known kind": Case(event("disaster", "Many fell ill.", where="Lagos"), "Disaster in Lagos"),
    "a crash": Case(
        event("accident", "A passenger plane crashed.", where="outside Quito"), "Air crash outside Quito"
    ),
    "a crime of no known kind": Case(event("crime", "He stole a painting.", where="Oslo"), None),
    "an attack by its means": Case(
        event("attack", "A car bomb went off.", where="Lima"), "Bombing in Lima"
    ),
    "an attack that is alleged": Case(
        event("attack", "Artillery hit the town.", where="Lima", status="alleged"), "Alleged attack in Lima"
    ),
    "an attack that is denied": Case(event("attack", "They hit it.", where="Lima", status="denied"), None),
    "nobody is named as an attacker": Case(
        event("attack", "Peru attacked.", who("Peru"), where="Lima"), "Attack in Lima"
    ),
    "a protest": Case(event("protest", "Thousands marched in Accra.", where="Accra"), "Protests in Accra"),
    "a strike": Case(
        event("protest", "Train drivers went on strike.", where="Scotland", status="planned"),
        "Planned strike in Scotland",
    ),
    "an election of its kind": Case(
        event("election", "She won the presidential election.", where="Lithuania"),
        "Presidential election in Lithuania",
    ),
    "a court case": Case(
        event("court_case", "A court sentenced her.", who("Marta Bellini", "target", "person")),
        "Court case against Marta Bellini",
    ),
    "an arrest": Case(
        event("arrest", "Police arrested her.", who("Marta Bellini", "target", "person")),
        "Arrest of Marta Bellini",
    ),
    "sanctions": Case(
        event("sanction", "They imposed sanctions.", who("Peru"), who("Chile", "target")),
        "Sanctions against Chile",
    ),
    "a statement is told by its sentence": Case(
        event("statement", "The president spoke.", who("Ana Rojas", "speaker", "person"), where="Lima"), None
    ),
    "too long a place": Case(
        event("disaster", "A quake.", where="the hills behind the old town of Arica in the very far north"), None
    ),
}  # fmt: skip


@pytest.mark.parametrize(("own", "expected"), CASES.values(), ids=CASES)
def test_an_event_has_a_phrase_or_none(own, expected):
    assert headings.phrase(own) == expected


def headed(identity: str, own: Event, edtf: str | None, phrase: str | None = None):
    return headings.Headed(identity, own, EventTime(edtf=edtf, phrase=phrase), (), f"A sentence {identity}")


FIGHT = CASES["a fight of two states"].event
PLACED = FIGHT.model_copy(update={"place": "the Tacna region in the far south"})
DISTINCT = {
    "one alone needs no date": ([(FIGHT, "2031-05-06")], ["Fighting between Chile and Peru"]),
    "other phrases need none": (
        [(FIGHT, "2031-05-06"), (CASES["an earthquake"].event, "2031-05-06")],
        ["Fighting between Chile and Peru", "Earthquake in northern Chile"],
    ),
    "two by their dates, without doubts": (
        [(FIGHT, "2031-05-06/2031-05-09?"), (FIGHT, "2030~")],
        ["Fighting between Chile and Peru, 6 to 9 May 2031", "Fighting between Chile and Peru, 2030"],
    ),
    "one of them undated, with its place": (
        [(PLACED, "2031"), (PLACED, None)],
        ["Fighting between Chile and Peru, 2031", "Fighting between Chile and Peru in the Tacna region, undated"],
    ),
    "two of one date by their places": (
        [(PLACED, "2031"), (PLACED.model_copy(update={"place": "Arica"}), "2031")],
        ["Fighting between Chile and Peru in the Tacna region, 2031", "Fighting between Chile and Peru in Arica, 2031"],
    ),
    "two undated ones by their printed words": (
        [(FIGHT, None, "on Sunday"), (FIGHT, None, "on Monday")],
        [
            "Fighting between Chile and Peru, undated (“on Sunday”)",
            "Fighting between Chile and Peru, undated (“on Monday”)",
        ],
    ),
    "two that nothing tells apart, by their sentences": (
        [(FIGHT, "2031"), (FIGHT, "2031")],
        ["A sentence 0", "A sentence 1"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("own", "expected"), DISTINCT.values(), ids=DISTINCT)
def test_no_two_episodes_have_one_heading(own, expected):
    several = [headed(str(number), *one) for number, one in enumerate(own)]
    found = headings.distinct(several)
    assert list(found.values()) == expected
    for one in several:
        allowed = headings.allowed([one.event], one.time, one.places)
        assert found[one.id] in {*allowed, one.title}
        assert headings.undated(found[one.id], one.time) in {headings.phrase(one.event), one.title} or (
            one.event.place
        )


def test_a_phrase_of_another_date_or_place_is_not_allowed():
    allowed = headings.allowed([PLACED], EventTime(edtf="2031"), ())
    assert "Fighting between Chile and Peru, 2030" not in allowed
    assert "Fighting between Chile and Peru in Lima, 2031" not in allowed
    assert "Attack on Peru, 2031" not in allowed
