"""Mentions into events, articles into stories: planted records with a known answer."""

import random

import pytest

from summarizer.errors import InputError
from summarizer.merge import coreference
from summarizer.merge.coreference import Record, linking, model
from summarizer.merge.stories import stories

QUAKE = [
    (
        "a",
        "earthquake",
        "A strong earthquake struck Aceh province on Tuesday, killing six people.",
        "Aceh province",
    ),
    (
        "a",
        "killing",
        "A strong earthquake struck Aceh province on Tuesday, killing six people.",
        "Aceh province",
    ),
    (
        "b",
        "quake",
        "The quake hit Indonesia's Aceh province on Tuesday and six people died.",
        "Aceh province",
    ),
    ("b", "died", "The quake hit Indonesia's Aceh province on Tuesday and six people died.", "Aceh province"),
]
COURT = [
    (
        "c",
        "sentenced",
        "Actor John Doe was sentenced to ninety days in jail for drunk driving.",
        "Los Angeles",
    ),
    (
        "d",
        "sentenced",
        "A judge in Los Angeles sentenced actor John Doe to jail for drunk driving.",
        "Los Angeles",
    ),
    (
        "d",
        "driving",
        "A judge in Los Angeles sentenced actor John Doe to jail for drunk driving.",
        "Los Angeles",
    ),
    ("c", "driving", "Actor John Doe was sentenced to ninety days in jail for drunk driving.", "Los Angeles"),
]


def records(rows):
    return [
        Record(f"m{n}", document, trigger, sentence, places=(place,))
        for n, (document, trigger, sentence, place) in enumerate(rows)
    ]


def together(clusters):
    return {frozenset(members) for members in clusters}


def test_a_same_trigger_in_one_story_is_one_event_and_another_story_is_another():
    clusters = together(coreference.cluster(records(QUAKE + COURT)))
    assert frozenset({"m4", "m5"}) in clusters
    assert frozenset({"m6", "m7"}) in clusters
    assert not any(
        {"m0", "m1", "m2", "m3"} & group and {"m4", "m5", "m6", "m7"} & group for group in clusters
    )


def test_every_record_is_in_one_cluster_in_any_order():
    given = records(QUAKE + COURT)
    expected = together(coreference.cluster(given))
    assert sorted(i for group in expected for i in group) == sorted(r.id for r in given)
    for seed in range(3):
        shuffled = random.Random(seed).sample(given, len(given))
        assert together(coreference.cluster(shuffled)) == expected


def test_records_can_be_mappings_and_one_that_is_unusable_says_what_is_missing():
    rows = [vars(record) | {"topic": "ignored"} for record in records(QUAKE)]
    assert together(coreference.cluster(rows)) == together(coreference.cluster(records(QUAKE)))
    with pytest.raises(InputError, match="sentence"):
        coreference.cluster([{"id": "1", "document": "a", "trigger": "x"}])
    with pytest.raises(InputError, match="'m0'"):
        coreference.cluster([records(QUAKE)[0]] * 2)


@pytest.mark.parametrize("rows", [[], QUAKE[:1], [("a", "?!", "", "")]], ids=["none", "one", "no words"])
def test_little_or_nothing_is_no_error(rows):
    assert len(coreference.cluster(records(rows))) == len(rows)


@pytest.mark.parametrize(
    ("one", "near", "far"),
    [("kill", "murder", "buy"), ("acquire", "purchase", "arrest"), ("quake", "earthquake", "election")],
)
def test_words_that_mean_alike_are_nearer(one, near, far):
    assert model.alike(one, near) > 0.5 > model.alike(one, far)
    assert model.alike(one, "zzzz") == 0.0


def test_the_parts_of_a_score_add_up_to_it():
    weights = model.load()
    prepared = coreference.prepared_of(records(QUAKE), weights)
    for pair in coreference.scored(prepared):
        parts = weights.mentions.parts(pair.features)
        odds = sum(parts.values())
        assert weights.mentions.probability(pair.features) == pytest.approx(
            1 / (1 + 2.718281828**-odds), abs=1e-6
        )
        assert set(parts) == {"base", *weights.mentions.names}


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9}, [[0, 1, 2]]),
        ({(0, 1): 0.9, (1, 2): 0.8}, [[0, 1], [2]]),
        ({(0, 1): 0.9, (1, 2): 0.8, (2, 3): 0.9}, [[0, 1], [2, 3]]),
        ({}, [[0], [1], [2], [3]]),
    ],
    ids=["all", "an unscored pair counts against", "no chain", "nothing"],
)
def test_average_linkage(scores, expected):
    count = max((max(pair) for pair in scores), default=3) + 1
    assert sorted(linking.average(count, scores, 0.5)) == expected


def test_articles_of_one_story_come_together():
    quake = (
        "An earthquake of magnitude 6 struck Aceh in Indonesia; houses collapsed and people fled in panic."
    )
    court = (
        "The court sentenced actor John Doe to jail for drunk driving, and his lawyer announced an appeal."
    )
    given = [
        {"id": "1", "title": "Earthquake in Aceh", "text": quake},
        {"id": "2", "title": "Actor John Doe sentenced", "text": court},
        {"id": "3", "title": "Aceh earthquake", "text": "Houses collapsed in Aceh as an earthquake struck Indonesia."},
        {"id": "4", "title": "Jail for John Doe", "text": "Actor John Doe goes to jail, a court said; his lawyer will appeal."},
    ]  # fmt: skip
    assert stories(given) == [["1", "3"], ["2", "4"]]
    with pytest.raises(InputError, match="text"):
        stories([{"id": "1", "title": ""}])
