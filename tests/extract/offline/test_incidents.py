"""The incidents of the example articles in ``incidents/examples.toml``, and the parts that find them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from summarizer.extract.offline import extract, incidents, matching
from summarizer.extract.offline.incidents import actors, places
from summarizer.extract.offline.incidents.lexicon import groups
from summarizer.ground import ground
from summarizer.ingest import read_text

with (Path(incidents.__file__).parent / "examples.toml").open("rb") as file:
    EXAMPLES = tomllib.load(file)["article"]


def reported(text):
    article = read_text(text.strip().encode(), "example.txt")
    read = matching.read(article)
    told = incidents.read(article, read, list(matching.sentences(read)))
    return article, [one for one in told if one.reported]


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=[one["text"].split(".")[0].strip()[:50] for one in EXAMPLES]
)
def test_examples(example):
    article, found = reported(example["text"])
    assert [one.incident.kind for one in found] == [one["kind"] for one in example["incidents"]]
    for wanted, told in zip(example["incidents"], found, strict=True):
        incident = told.incident
        if "when" in wanted:
            assert incident.when
            assert wanted["when"] in incident.when.phrase
        if "place" in wanted:
            where = incident.place.phrase if incident.place else None
            got = [one for one in places.contained(where, article) if one in wanted["place"]]
            assert got == wanted["place"]
        if "by" in wanted:
            assert told.by
            assert " ".join(told.by.name.split()) == wanted["by"]
        if "victims" in wanted:
            assert [one.said for one in incident.victims] == wanted["victims"]


@pytest.mark.parametrize(
    ("cue", "side", "text"),
    [
        (cue, side, text)
        for side in ("before", "after")
        for cue in getattr(groups(), side)
        for text in cue.examples
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_what_stands_beside_an_organisation(cue, side, text):
    before, after = text.lower().split("{x}")
    assert cue.pattern.search(before if side == "before" else after)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("An attack by the Irish Republican Army left two dead.", ["Irish Republican Army"]),
        ("Gunmen of the Blue Mountain Liberation Front opened fire.", ["Blue Mountain Liberation Front"]),
        ("THE SECRET PATRIOTIC BRIGADE KILLED A MAYOR.", ["SECRET PATRIOTIC BRIGADE"]),
        ("The army shot two students.", ["army"]),
        ("He walked along the shining path to the church.", []),
        ("They stood in front of the house.", []),
    ],
)
def test_organisations(text, names):
    assert [one.name for one in actors.find(text, text.lower())] == names


def test_who_acted_is_told_from_whom_it_befell():
    text = "Taliban fighters attacked the headquarters of the army."
    found = {one.key: one.acts for one in actors.find(text, text.lower())}
    assert found["taliban"] >= 3.5
    assert found["army"] < 0


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("Quetta", ("pakistan", "quetta")),
        ("Santa Maria del Valle, Huanuco department", ("pakistan", "huanuco", "santa maria del valle")),
        ("the Miraflores neighborhood", ("pakistan", "islamabad", "miraflores")),
        ("this capital", ("pakistan", "islamabad")),
        ("Kabul, Afghanistan", ("afghanistan", "kabul")),
        ("the Pakistani city of Quetta", ("pakistan", "quetta")),
        ("Pakistani Quetta", ("pakistan", "quetta")),
        (None, ("pakistan",)),
    ],
)
def test_containment(where, expected):
    article = read_text(
        b"ISLAMABAD, 3 May 2011 (AFP) -- Officials said on Tuesday that nothing at all had happened anywhere.\n",
        "a.txt",
    )
    assert places.contained(where, article) == expected


def test_incidents_become_events_with_their_own_harm():
    text = """
GUATEMALA CITY, 5 May 1999 (AP) -- Gunmen murdered two teachers in Coban on Monday. On 2 May a car bomb exploded
in Escuintla, wounding five people.
"""
    article = read_text(text.strip().encode(), "a.txt")
    grounded = ground(extract(article), article, ())
    assert [(one.part, one.type.value, one.time.edtf) for one in grounded.events] == [
        (1, "attack", "1999-05-03"), (1, "attack", "1999-05-02")
    ]  # fmt: skip
    first, second = (one.id for one in grounded.events)
    assert [(one.event_id, one.quantity.measure.value, one.quantity.low) for one in grounded.claims] == [
        (first, "killed", 2), (second, "wounded", 5)
    ]  # fmt: skip


def test_one_incident_stays_one():
    """Another victim, the place of the shooting and that of a death are no other incident's."""
    text = """
Shooting in Coban

Gunmen shot at two men in Coban on Monday. The shooting happened at the Colonial Inn. One man, 30, was wounded.
The second victim, 19, died in Las Verapaces. Another man was shot in the leg.
"""
    article = read_text(text.strip().encode(), "a.txt")
    grounded = ground(extract(article), article, ())
    harm = [one for one in grounded.claims if one.quantity or one.listing]
    assert len(harm) == 3
    assert len({one.event_id for one in harm}) == 1


@pytest.mark.parametrize(
    ("text", "befell"),
    [
        pytest.param(
            "NAIROBI, 4 March 2019 (Reuters) - The mayor of Garissa was killed on Sunday, along with two of his "
            "bodyguards, when gunmen opened fire on his car, police said.",
            ["The mayor", "two of his bodyguards"],
            id="those beside the subject",
        ),
        pytest.param(
            "Senator Ann Bryce condemned the murder in Belfast last night of the judge Peter Mallon and his wife.",
            ["the judge Peter Mallon", "his wife"],
            id="whom no pattern reaches",
        ),
        pytest.param(
            "LAGOS, 12 May 2003 (AFP) - A bomb exploded at a bank in Kano on Monday, killing a guard and wounding "
            "three clerks, police said. The police commander arrived an hour later.",
            ["a guard", "three clerks"],
            id="nobody who only came",
        ),
        pytest.param(
            "MANILA, 3 June 1991 (AFP) - Gunmen on Saturday murdered the judge Juan Santos in Digos, police said. "
            "The judge was shot in his car. Santos died at once.",
            ["the judge Juan Santos"],
            id="one person once",
        ),
    ],
)
def test_whom_an_incident_befell(text, befell):
    article, found = reported(text)
    assert [[article.text[one.start : one.end] for one in it.befell] for it in found] == [befell]
    who = [one.name for one in extract(article).events[0].participants if one.role.value == "target"]
    assert who == befell


def test_incidents_that_count_the_same_are_one():
    text = """
Nine killed in Coban

Gunmen killed nine people at a market in Coban. In Salcaja, buses stood still.

Witnesses near Las Casas said at least two gunmen opened fire, killing nine people. Another 17 people were wounded.
"""
    article = read_text(text.strip().encode(), "a.txt")
    grounded = ground(extract(article), article, ())
    assert len({one.event_id for one in grounded.claims if one.quantity}) == 1
