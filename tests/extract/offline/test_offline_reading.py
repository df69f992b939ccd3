"""What the offline extractor makes of single sentences and small articles: tables with known answers."""

from __future__ import annotations

import pickle

import pytest

from summarizer import ingest
from summarizer.domain.terms import ClaimKind, Measure, Status, Verdict
from summarizer.extract import offline
from summarizer.ground import ground


def read(*sentences, title="Notes from the coast"):
    text = f"{title}\n\n" + "\n\n".join(sentences) + "\n"
    return ingest.read_text(text.encode(), "article.txt")


def checked(*sentences, **named):
    article = read(*sentences, **named)
    return ground(offline.extract(article), article, ())


def figures(grounded):
    return {
        (claim.quantity.measure.value, claim.quantity.low if claim.quantity.low is not None else claim.quantity.high)
        for claim in grounded.claims
        if claim.quantity is not None
    }  # fmt: skip


def listed(grounded, measure=Measure.KILLED):
    return [
        person
        for claim in grounded.claims
        if claim.listing is not None and claim.listing.measure is measure
        for person in claim.listing.people
    ]


COUNTS = [
    pytest.param("Two brothers, aged 19 and 23, were killed in Tacna.", {("killed", 2)}, id="ages are no figures"),
    pytest.param("At least 12 soldiers have been killed.", {("killed", 12)}, id="a limit"),
    pytest.param("A man was shot dead outside a bar.", {("killed", 1)}, id="one man"),
    pytest.param("A 27-year-old man was killed.", {("killed", 1)}, id="an age is no figure"),
    pytest.param("The blast killed 3 people and injured 14 others.", {("killed", 3), ("wounded", 14)}, id="two measures"),
    pytest.param("Police shot a man in the leg with a .40-caliber pistol.", {("wounded", 1)}, id="a calibre"),
    pytest.param("Four men were wounded in the 1300 block of Pine Street.", {("wounded", 4)}, id="an address"),
    pytest.param("Some 3,000 villagers were evacuated.", {("displaced", 3000)}, id="evacuated"),
    pytest.param("Police arrested six people.", {("arrested", 6)}, id="arrested"),
    pytest.param("Three sailors are still missing.", {("missing", 3)}, id="missing"),
    pytest.param("Twelve soldiers have been captured.", {("captured", 12)}, id="captured"),
    pytest.param("A bomb exploded in Tacna and nine peasants were killed.", {("killed", 9)}, id="behind a place"),
    pytest.param("The minister met soldiers from Lima. In Tacna, nine men were hurt.", {("wounded", 9)}, id="in a place"),
    pytest.param("The blast left a toll of two people wounded.", {("wounded", 2)}, id="a toll"),
    pytest.param("Two people died and 15 others were hurt.", {("killed", 2), ("wounded", 15)}, id="died"),
    pytest.param("A man shot to death two people.", {("killed", 2)}, id="to death"),
    pytest.param("No one was killed.", set(), id="no one"),
    pytest.param("No passengers were injured.", set(), id="no passengers"),
    pytest.param("The storm could have killed 200 people.", set(), id="could have"),
    pytest.param("He threatened to kill two men.", set(), id="threatened to"),
    pytest.param("The vote killed the bill.", set(), id="a bill"),
    pytest.param("Two goals came in injury-time.", set(), id="injury-time"),
    pytest.param("Deputies said two men shot at the car.", set(), id="shot at"),
    pytest.param("Three shots were fired.", set(), id="shots"),
    pytest.param("The children were not injured.", set(), id="not"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), COUNTS)
def test_figures_of_a_sentence(sentence, expected):
    assert figures(checked(sentence)) == expected


def test_figures_of_another_time_are_background():
    grounded = checked("Two men were killed on Friday.", "Nine people were killed there in 1994.")
    scopes = {claim.quantity.low: claim.quantity.scope.value for claim in grounded.claims if claim.quantity}
    assert scopes == {2: "incident", 9: "background"}
    assert {event.part for event in grounded.events} == {1, 2}


PAST = [
    pytest.param("“Nine guards have been killed this year alone,” he said. A man was shot in Tacna on Monday.", 9, id="this year"),
    pytest.param("A man was shot in Tacna on Monday. Earlier, two women were killed in Puno.", 2, id="earlier"),
    pytest.param("A man was shot on Monday. It came just weeks after four men were killed there.", 4, id="weeks after"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "killed"), PAST)
def test_what_went_before_is_background(text, killed):
    scopes = {
        claim.quantity.low: claim.quantity.scope.value for claim in checked(text).claims if claim.quantity
    }
    assert scopes == {1: "incident", killed: "background"}


def test_what_goes_on_with_a_settlement_of_another_time_is_background():
    grounded = checked(
        "Peru has deployed 40 soldiers to the river.",
        "A ceasefire was signed in October 1994. About 2,000 peacekeepers were deployed to watch a fragile truce.",
    )
    scopes = {claim.quantity.low: claim.quantity.scope.value for claim in grounded.claims if claim.quantity}
    assert scopes == {40: "incident", 2000: "background"}


def test_several_mentions_of_one_person_are_one_victim():
    grounded = checked(
        "A man was shot outside a bar on Friday.",
        "The victim, 31, was taken to a hospital.",
        "Pedro Rojas, 31, died on Saturday. Rojas was a teacher.",
    )
    assert not figures(grounded) - {("killed", 1)}
    assert len(listed(grounded)) + len(figures(grounded)) == 1
    assert listed(grounded, Measure.WOUNDED) == []


def test_people_told_of_one_by_one_are_listed_and_not_added_up():
    grounded = checked(
        "Ana Rojas, 22, and Juan Soto, 40, were killed in the crash. A third man, 19, was injured."
    )
    assert listed(grounded) == ["Ana Rojas", "Juan Soto"]
    assert ("killed", 2) not in figures(grounded)


WHO = [
    pytest.param("Ana Rojas, 22, was shot in the head and died at a clinic.", ["Ana Rojas"], [], id="in the head and died"),
    pytest.param("A man met Ana Rojas, 22. Then he shot her twice.", [], ["her"], id="her"),
    pytest.param("Ana Rojas was shot on Friday. Ana remains in a hospital.", [], ["Ana Rojas"], id="a first name"),
    pytest.param("The coach was saddened by Pedro's death.", ["Pedro's"], [], id="by a death"),
    pytest.param("The victim, a 22 year-old-man, suffered two wounds.", [], ["The victim"], id="an age in pieces"),
    pytest.param("Gunmen shot Ana Rojas, 22, and Pedro Gil, 40. They died at a clinic.", ["Ana Rojas", "Pedro Gil"], [], id="they died"),
    pytest.param("Two men were shot. They died at a clinic.", ["Two men"], [], id="they, of a group"),
    pytest.param("Ana Rojas was shot in the leg. Rosa Gil was shot in the arm. Both women died.", [], [], id="both died"),
    pytest.param("She killed a man and injured a third.", [], ["a third"], id="a third"),
    pytest.param("The wounded teen ran away.", [], ["The wounded teen"], id="so called"),
    pytest.param("Pedro Gil, a father of 12, was killed. Gil, 40, was a baker.", ["Pedro Gil"], [], id="no age"),
    pytest.param("He came with the purpose of killing Pedro Gil. A bullet came close to possibly killing him.", [], [], id="an aim"),
    pytest.param("A boy, 17, was killed. The attack left another teen wounded.", [], ["another teen"], id="another"),
    pytest.param("The man who fled after the murder of Pedro Gil, who was shot dead, was jailed.", ["Pedro Gil"], [], id="the nearer"),
    pytest.param("The guard, also armed with a gun, exchanged gunfire and Pedro Gil was struck.", [], ["Pedro Gil"], id="the last"),
    pytest.param("A mother, 40, was shot. The daughter was beaten.", [], ["A mother", "The daughter"], id="a daughter"),
    pytest.param("Pedro Gil was charged after he shot and killed another man.", ["another man"], [], id="another than he"),
    pytest.param("Ana Rojas, 22, was wounded. She is fighting for her life.", [], ["Ana Rojas"], id="her life"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "killed", "wounded"), WHO)
def test_who_came_to_harm(text, killed, wounded):
    grounded = checked(text)
    assert (listed(grounded), listed(grounded, Measure.WOUNDED)) == (killed, wounded)


LISTED = [
    pytest.param("A man fired at police. The officer returned one shot.", [], id="a shot fired"),
    pytest.param("Rebels killed two priests and three other people.", ["two priests", "three other people"], id="others"),
    pytest.param("Rebels killed three or four men.", [], id="or"),
    pytest.param("A bomb exploded in Tacna on Monday. Several peasants were killed.", ["Several peasants"], id="several"),
    pytest.param("Gunmen attacked Tacna. So many peasants have been killed!", [], id="so many"),
    pytest.param("Gunmen attacked Tacna, killing nine men. Several peasants were killed.", [], id="counted elsewhere"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "people"), LISTED)
def test_groups_that_no_figure_counts_are_listed(text, people):
    assert listed(checked(text)) == people


def test_who_died_by_their_own_hand_comes_to_those_they_killed():
    grounded = checked("The gunman killed three people before killing himself.")
    assert figures(grounded) == {("killed", 3)}
    (listing,) = [claim.listing for claim in grounded.claims if claim.listing]
    assert (listing.people, listing.besides) == (("The gunman",), True)


SPEAKERS = [
    pytest.param("The mayor of Tacna said the bridge was closed.", "The mayor of Tacna", id="before the verb"),
    pytest.param("“The bridge is closed,” said Ana Rojas.", "Ana Rojas", id="behind it"),
    pytest.param("According to the port authority, the bridge was closed.", "the port authority", id="according to"),
    pytest.param("The bridge was closed, a spokesman for the navy said.", "a spokesman for the navy", id="at the end"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "speaker"), SPEAKERS)
def test_who_says_it(sentence, speaker):
    grounded = checked("Two men were killed in Tacna on Friday.", sentence)
    said = [claim.speaker for claim in grounded.claims if claim.kind is ClaimKind.POSITION]
    assert said == [speaker]


def test_whose_people_its_soldiers_are():
    grounded = checked("Peru said 15 of its soldiers had been killed.")
    (claim,) = [claim for claim in grounded.claims if claim.quantity]
    assert (claim.quantity.side, claim.speaker) == ("Peru", "Peru")


def test_what_is_offered_planned_or_alleged_is_not_told_as_done():
    grounded = checked(
        "The rebels have offered a ceasefire.",
        "The president is expected to meet the bishop.",
        "The miners allegedly clashed with police.",
    )
    assert [event.status for event in grounded.events] == [Status.PLANNED, Status.PLANNED, Status.ALLEGED]


def test_accusation_and_denial():
    grounded = checked("Peru accused Chile of breaking the truce.", "Chile has denied the accusation.")
    kinds = {claim.kind: claim.target for claim in grounded.claims}
    assert kinds == {ClaimKind.RESPONSIBILITY: "Chile", ClaimKind.DENIAL: "Peru"}


def test_everything_is_quoted_word_for_word_and_nothing_withheld():
    grounded = checked(
        "Two brothers were killed and a woman was injured in Tacna on Friday, police said.",
        "“We are looking for the driver,” said Ana Rojas, the police chief.",
        "The union called for a strike.",
    )
    assert grounded.withheld == ()
    evidence = [one for item in (*grounded.events, *grounded.claims) for one in item.evidence]
    assert evidence
    assert {one.verdict for one in evidence} == {Verdict.VERBATIM}


def test_a_text_in_capitals_is_read_alike():
    grounded = checked(
        "TWO SOLDIERS WERE KILLED IN TACNA ON FRIDAY, THE ARMY SAID.", title="ARMY REPORTS DEATHS"
    )
    assert ("killed", 2) in figures(grounded)


@pytest.mark.parametrize("text", ["", "A.", "….", "'s body", "of of of", "@P0 was killed", "“" * 50])
def test_odd_texts_give_a_draft(text):
    article = read("A bridge was opened.", text)
    assert offline.extract(article).article_id == article.id


def test_the_same_article_gives_the_same_draft_and_travels():
    article = read("Two men were killed in Tacna on Friday, police said.")
    draft = offline.extract(article)
    assert pickle.loads(pickle.dumps(offline.extract))(article) == draft
    assert draft.extractor.origin == "offline"
    assert draft.extractor.prompt == ""
    assert len(draft.extractor.fingerprint) == 16


def test_further_figures_of_fighting_are_news_as_well():
    grounded = checked(
        "Fighting broke out on Tuesday and 40 rebels were killed.",
        "The bishop called for calm.",
        "The army said that seven soldiers had been killed in the clashes.",
    )
    assert figures(grounded) == {("killed", 40), ("killed", 7)}
    assert {event.part for event in grounded.events} == {1}
