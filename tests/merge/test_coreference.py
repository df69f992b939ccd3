"""Mentions into events, articles into stories: planted records with a known answer."""

import math
import random

import pytest

from summarizer.errors import InputError
from summarizer.merge import coreference
from summarizer.merge.coreference import Record, linking, model
from summarizer.merge.coreference.pairs import FEATURES
from summarizer.merge.coreference.scoring import SIDES, Scorer, side
from summarizer.merge.coreference.senses import related
from summarizer.merge.coreference.trigger import head
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


@pytest.mark.parametrize(
    ("trigger", "expected"),
    [
        ("checked into", "check"),
        ("took over", "take"),
        ("keep a hold on", "hold"),
        ("on the run", "run"),
        ("according to", "accord"),
        ("was shot", "shoot"),
        ("shootings", "shoot"),
        ("held hostage", "hostage"),
        ("morning", "morning"),
        ("it", "it"),
        ("out", "out"),
    ],
)
def test_the_word_that_names_the_event(trigger, expected):
    assert head(trigger.split()) == expected


@pytest.mark.parametrize(
    ("one", "other", "unlike"),
    [("slay", "murder", "buy"), ("die", "death", "election"), ("earthquake", "quake", "buy"), ("flee", "escape", "die")],
)  # fmt: skip
def test_words_for_one_event_share_a_sense(one, other, unlike):
    assert related(one, other).same > 0.5 > related(one, unlike).same
    assert related(one, other) == related(other, one)
    assert related(one, one).overlap == 1.0
    assert related(one, "zzzz").overlap == 0.0


PLACES = ["Kalo", "Tarvin", "Oszel", "Brynfold"]


def formulaic(place, day, killed, n):
    sentence = f"Rebels clashed with the army in {place} on {day}, and {killed} people were killed."
    return [
        {
            "id": f"{place}{n}{trigger}",
            "document": f"{place}{n}",
            "trigger": trigger,
            "sentence": sentence,
            "times": [day],
            "places": [place],
            "participants": ["Rebels", "the army", f"{killed} people"],
        }
        for trigger in ("clashed", "killed")
    ]


def test_clashes_of_the_same_sides_at_two_places_in_one_week_stay_apart():
    given = [
        row
        for place, day, killed in zip(PLACES, ("Monday", "Tuesday", "Monday", "Friday"), (5, 12, 7, 30), strict=True)
        for n in range(3)
        for row in formulaic(place, day, killed, n)
    ]  # fmt: skip
    found = coreference.cluster(given)
    for place in PLACES:
        for group in found:
            named = [name for name in group if name.startswith(place)]
            assert named in ([], group)


def test_reports_of_one_clash_come_together():
    given = [row for n in range(3) for row in formulaic("Kalo", "Monday", 5, n)]
    assert together(coreference.cluster(given)) == {
        frozenset(f"Kalo{n}{trigger}" for n in range(3)) for trigger in ("clashed", "killed")
    }


@pytest.mark.parametrize(
    "sentence",
    ["", "   ", "地震がアチェ州を襲い、6人が死亡した。", "Землетрясение 🌋 произошло во вторник.", "e\u0301 \x00 \u202e"],
    ids=["empty", "blank", "japanese", "russian", "odd characters"],
)  # fmt: skip
def test_any_text_can_be_a_sentence(sentence):
    rows = [
        {"id": str(n), "document": str(n), "trigger": trigger, "sentence": sentence}
        for n, trigger in enumerate(("地震", "地震", "произошло", "произошло", "", "quake"))
    ]
    found = coreference.cluster(rows)
    assert sorted(name for group in found for name in group) == [str(n) for n in range(6)]


@pytest.mark.parametrize("field", ["id", "document", "trigger", "sentence"])
@pytest.mark.parametrize("change", ["missing", "none"])
def test_a_field_that_is_missing_is_named(field, change):
    row = formulaic("Kalo", "Monday", 5, 1)[0]
    row = {key: value for key, value in row.items() if key != field} | (
        {field: None} if change == "none" else {}
    )
    with pytest.raises(InputError, match=field):
        coreference.cluster([row])


@pytest.mark.parametrize("field", ["times", "places", "participants"])
def test_a_phrase_by_itself_is_a_list_of_one(field):
    row = formulaic("Kalo", "Monday", 5, 1)[0]
    assert Record.of(row | {field: "two words"}) == Record.of(row | {field: ["two words"]})
    assert Record.of(row | {field: None}) == Record.of({k: v for k, v in row.items() if k != field})


def test_copies_of_an_article_are_told_as_one():
    first = [row for n in range(2) for row in formulaic("Kalo", "Monday", 5, n)]
    copies = [row | {"id": f"copy {row['id']}", "document": f"copy {row['document']}"} for row in first]
    before, after = coreference.cluster(first), coreference.cluster(first + copies)
    assert together([[name for name in group if not name.startswith("copy")] for group in after]) == together(
        before
    )
    assert all(("copy " + name in group) for group in after for name in group if not name.startswith("copy"))


def test_a_score_says_what_speaks_for_it():
    given = [row for place, day in (("Kalo", "Monday"), ("Tarvin", "Tuesday")) for n in range(2) for row in formulaic(place, day, 5, n)]  # fmt: skip
    scorer = Scorer(given)
    same, other = scorer.score("Kalo0clashed", "Kalo1clashed"), scorer.score("Kalo0clashed", "Tarvin0clashed")
    assert same.probability > scorer.threshold > other.probability
    assert (
        same
        == scorer.score("Kalo1clashed", "Kalo0clashed")
        == Scorer(given[::-1]).score("Kalo0clashed", "Kalo1clashed")
    )
    for found in (same, other):
        assert tuple(found.parts) == SIDES
        odds = math.log(found.probability / (1 - found.probability))
        assert sum(found.parts.values()) == pytest.approx(odds, abs=1e-6)
    with pytest.raises(InputError, match="nobody"):
        scorer.score("nobody", "Kalo0clashed")


def test_every_figure_belongs_to_a_side():
    assert {side(name) for name in FEATURES} == set(SIDES) - {"base", "contradiction"}


def test_how_high_documents_are_joined():
    scores = {(0, 1): 0.9, (1, 2): 0.5, (0, 2): 0.3, (2, 3): 0.1}
    assert linking.heights(5, scores) == {
        (0, 1): 0.9,
        (1, 2): pytest.approx(0.4),
        (0, 2): pytest.approx(0.4),
        (2, 3): pytest.approx(0.1 / 3),
    }
