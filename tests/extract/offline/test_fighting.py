"""Articles on fighting between two countries: whose people are counted, and by whom. All of it is made up."""

from __future__ import annotations

import pytest

from summarizer import ingest
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import ClaimKind, ParticipantKind
from summarizer.extract import offline
from summarizer.extract.offline.belonging import party_word
from summarizer.ground import ground

LEAD = "Clashes between Peru and Chile broke out near Tacna on Monday. Peru and Chile blamed each other for the fighting."
END = "Peru has asked Brazil to mediate. Chile has not answered."


def checked(*paragraphs, title="Peru and Chile fight on"):
    text = "\n\n".join((title, LEAD, *paragraphs, END)) + "\n"
    article = ingest.read_text(text.encode(), "article.txt")
    return ground(offline.extract(article), article, ())


def figures(grounded):
    return [
        (q.measure.value, q.phrase, q.side, q.victim_kind.value, claim.speaker, q.scope.value)
        for claim in grounded.claims
        if (q := claim.quantity) is not None
    ]


CASES = [
    pytest.param(
        "On Friday, Peruvian Prime Minister Ana Rojas told parliament that at least 40 Peruvian soldiers had been "
        "killed, reversing her earlier statement that 25 were killed.",
        [
            ("killed", "at least 40", "Peruvian", "military", "Peruvian Prime Minister Ana Rojas", "incident"),
            ("killed", "25", "Peruvian", "military", "Peruvian Prime Minister Ana Rojas", "incident"),
        ],
        id="a bare number counts the people of the group before it",
    ),
    pytest.param(
        "Lima reported that 9 Peruvian soldiers had been killed and another 14 captured by Chilean forces.",
        [
            ("killed", "9", "Peruvian", "military", "Lima", "incident"),
            ("captured", "14", "Peruvian", "military", "Lima", "incident"),
        ],
        id="those captured are no captors",
    ),
    pytest.param(
        "Lima reported that 9 Chilean soldiers had been killed and another 14 captured by Chilean forces.",
        [
            ("killed", "9", "Chilean", "military", "Lima", "incident"),
            ("captured", "14", None, "unknown", "Lima", "incident"),
        ],
        id="nobody captures their own",
    ),
    pytest.param(
        "Chile’s defense ministry said Thursday it had lost 31.",
        [("killed", "31", "Chile", "military", "Chile’s defense ministry", "incident")],
        id="those lost are the speaker's own",
    ),
    pytest.param(
        "For its part, Chile announced the death of a soldier, the loss of another 24 and 13 prisoners.",
        [
            ("killed", "a soldier", "Chile", "military", "Chile", "incident"),
            ("missing", "24", "Chile", "military", "Chile", "incident"),
            ("captured", "13", "Chile", "military", "Chile", "incident"),
        ],
        id="a death, a loss and prisoners",
    ),
    pytest.param(
        "The fighting has killed more than 300 soldiers on both sides.",
        [("killed", "more than 300", "both sides", "military", None, "incident")],
        id="both sides together",
    ),
    pytest.param(
        "The Chilean Defense Ministry announced that six Chilean soldiers were killed. In addition, the ministry said "
        "ten Chilean soldiers were injured.",
        [
            ("killed", "six", "Chilean", "military", "The Chilean Defense Ministry", "incident"),
            ("wounded", "ten", "Chilean", "military", "The Chilean Defense Ministry", "incident"),
        ],
        id="the ministry is the one named before",
    ),
    pytest.param(
        "The Chilean Defense Ministry and the Peruvian Defense Ministry met. The ministry said ten soldiers were injured.",
        [("wounded", "ten", None, "military", None, "incident")],
        id="of two ministries, nobody knows which",
    ),
    pytest.param(
        "The Chilean army lost a soldier in August, and the Tarapaca army reported two soldiers killed and more than a "
        "dozen wounded.",
        [
            ("killed", "two", "Tarapaca army", "military", "the Tarapaca army", "background"),
            ("wounded", "more than a dozen", "Tarapaca army", "military", "the Tarapaca army", "background"),
            ("killed", "a soldier", "Chilean", "military", None, "background"),
        ],
        id="an army tells of its own",
    ),
    pytest.param(
        "During a war in 1994, Chile took Tacna. More than 700 people were killed in the fighting. Brazil has deployed "
        "around 200 troops to the region under the deal.",
        [
            ("killed", "More than 700", None, "unknown", None, "background"),
            ("deployed", "around 200", "Brazil", "military", None, "background"),
        ],
        id="what goes on with another time is of that time",
    ),
    pytest.param(
        "The president of Peru said 12 were killed.",
        [("killed", "12", None, "unknown", "The president of Peru", "incident")],
        id="a bare number with nobody before it",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_whose_people_a_figure_counts(text, expected):
    assert sorted(figures(checked(text)), key=str) == sorted(expected, key=str)


PARTIES = [
    pytest.param("nine Peruvian soldiers", "Peruvian", id="of a country"),
    pytest.param("Honduras troops", "Honduras", id="a name that ends in s"),
    pytest.param("Peru’s soldiers", "Peru", id="an owner"),
    pytest.param("nine soldiers", None, id="nobody's"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "party"), PARTIES)
def test_which_word_of_a_phrase_is_a_party(said, party):
    assert party_word(said) == party


def test_the_fighting_is_one_event_of_both_countries():
    grounded = checked("Nine Peruvian soldiers were killed on Tuesday.", "Chile said it had lost 31.")
    (clash,) = [event for event in grounded.events if event.type is EventType.CLASH and event.part == 1]
    assert {(one.name, one.kind) for one in clash.participants} == {
        ("Peru", ParticipantKind.STATE),
        ("Chile", ParticipantKind.STATE),
    }
    assert clash.time.phrase == "Monday"
    assert {claim.event_id for claim in grounded.claims if claim.quantity} == {clash.id}


def test_a_match_of_two_countries_is_no_fighting():
    text = "Peru beat Chile\n\nPeru beat Chile 3-1 in Tacna on Monday. Chile lost two players to injuries.\n"
    article = ingest.read_text(text.encode(), "article.txt")
    drafted = offline.extract(article)
    assert all(event.type is not EventType.CLASH for event in drafted.events)
    assert all(claim.quantity is None for claim in drafted.claims)


def test_a_caption_without_a_space_behind_it_is_no_part_of_the_sentence():
    grounded = checked("Peru PeruChile announced a truce with Peru.")
    quoted = [one.exact for event in grounded.events for one in event.evidence]
    assert "Chile announced a truce with Peru." in quoted
    assert not any("PeruChile" in one for one in quoted)


def test_what_is_recalled_has_the_time_of_the_sentence_that_it_goes_on_with():
    grounded = checked(
        "During a war in 1994, Chile took Tacna. More than 700 people were killed in the fighting.",
        "The region was occupied by rebels in 1991. About 30,000 people have been killed so far in the conflict.",
    )
    times = {claim.quantity.low: event.time.edtf for claim in grounded.claims for event in grounded.events
             if claim.quantity and claim.event_id == event.id}  # fmt: skip
    assert times == {700: "1994", 30000: None}


def test_an_army_that_speaks_in_another_clause_is_told_of_alone():
    grounded = checked(
        "The Chilean army lost a soldier in August, and the Tarapaca army reported two soldiers killed."
    )
    assert {claim.text for claim in grounded.claims if claim.quantity} == {
        "The Chilean army lost a soldier in August.",
        "The Tarapaca army reported two soldiers killed.",
    }


def test_appeals_and_attacks_are_told_of_the_fighting():
    grounded = checked(
        "Brazil called for calm.",
        "According to a statement issued by Peru, Chile has seized several villages.",
    )
    (clash,) = [event for event in grounded.events if event.type is EventType.CLASH]
    told = {claim.text: claim.speaker for claim in grounded.claims if claim.event_id == clash.id}
    assert told["Brazil called for calm."] == "Brazil"
    assert told["According to a statement issued by Peru, Chile has seized several villages."] == "Peru"


def test_those_who_deny_together_answer_the_accusation_before():
    grounded = checked(
        "Chile has complained that Brazil is supplying fighters to Peru. Brazil and Peru have denied the accusations."
    )
    accusation = next(one for one in grounded.claims if one.target == "Brazil" and one.speaker == "Chile")
    (denial,) = (one for one in grounded.claims if one.kind is ClaimKind.DENIAL)
    assert (denial.speaker, denial.target) == ("Brazil and Peru", "Chile")
    assert denial.mention_id == accusation.mention_id


def test_who_was_sent_by_nation_alone_does_not_say_who_sent_them():
    told = checked("Peru said Brazil had sent some 300 Ghanaians to Chile.")
    assert [(measure, side) for measure, _, side, *_ in figures(told)] == [("deployed", None)]
