"""Merging planted articles with known answers."""

import pytest
from planted_merge import Planted, who

from summarizer.merge import merge
from summarizer.merge.camps import office
from summarizer.merge.told import containments

PERU, CHILE = who("Peru"), who("Chile")


def clash(published=None, when=None):
    return Planted(published).event(
        "e1",
        "clash",
        "Peruvian and Chilean troops fought at the border.",
        PERU,
        CHILE,
        when=when,
        where="the border",
    )


def killed(article, phrase, speaker="Peru", event="e1", **more):
    text = f"{speaker or 'It was reported that'} said {phrase} Peruvian soldiers were killed."
    return article.count(event, phrase, text, speaker, "Peru", **more)


def rows(story, measure="killed"):
    return [row for episode in story.episodes for row in episode.ledger if row.measure == measure]


def only(items):
    assert len(items) == 1
    return items[0]


def test_one_event_told_twice_is_one_with_both_passages():
    story = merge(
        [killed(clash("2021-05-05"), "15").build(), killed(clash("2021-05-06"), "15", "Lima").build()]
    )
    event = only(story.events)
    assert len(event.merged_from) == 2
    assert {e.article_id for e in event.evidence} == {one.article.id for one in story.articles}
    row = only(rows(story))
    entry = only(row.entries)
    assert (row.relation, entry.origin, len(entry.article_ids)) == ("single", "Peru", 2)
    assert {claim.event_id for claim in story.claims} == {event.id}


def test_outbreaks_of_different_years_stay_apart():
    story = merge([killed(clash("2021-05-05"), "15").build(), killed(clash("2023-05-05"), "15").build()])
    assert [episode.role for episode in story.episodes] == ["main", "main"]
    assert all(row.relation == "single" for row in rows(story))


def test_undated_outbreaks_of_the_same_parties_stay_apart_without_a_shared_figure():
    story = merge([killed(clash(), "15").build(), killed(clash(), "158").build()])
    assert len(story.episodes) == 2


def test_undated_articles_with_a_shared_figure_come_together_and_say_why():
    story = merge([killed(clash(), "15").build(), killed(clash(), "15", "the Peruvian government").build()])
    episode = only(story.episodes)
    assert any("15" in reason for reason in episode.why_together)


def test_parts_of_one_article_never_meet():
    article = killed(clash("2021-05-05"), "15")
    article.event("e2", "clash", "Peru and Chile fought a war.", PERU, CHILE, part=2, when="in 1879")
    article.event("e3", "clash", "Peru and Chile fought another war.", PERU, CHILE, part=3, when="in 1879")
    story = merge([article.build()])
    assert [episode.role for episode in story.episodes] == ["main", "background", "background"]


def test_background_figures_stay_out_of_the_news():
    article = killed(clash("2021-05-05"), "15")
    article.event("e2", "clash", "Peru and Chile fought a war.", PERU, CHILE, part=2, when="in 1879")
    article.count(
        "e2", "14,000", "The war killed 14,000 Peruvian soldiers.", None, "Peru", scope="background"
    )
    main, background = merge([article.build()]).episodes
    assert [entry.phrase for row in main.ledger for entry in row.entries] == ["15"]
    assert [(row.scope, row.low) for row in background.ledger] == [("background", 14000)]


def test_contradiction_of_one_speaker_is_a_conflict_with_both_figures():
    story = merge([killed(killed(clash("2021-05-05"), "15"), "two").build()])
    row = only(rows(story))
    assert row.relation == "conflict"
    assert (row.low, row.high) == (2, 15)
    disagreement = only([d for d in story.episodes[0].disagreements if d.kind == "figures"])
    assert len(disagreement.positions) == 2


@pytest.mark.parametrize(
    ("sentence", "old", "new"),
    [
        (
            "Peru said at least 35 Peruvian soldiers were killed, reversing its earlier statement of 20.",
            "20",
            "at least 35",
        ),
        ("Peru raised the number of Peruvian soldiers killed from 20 to 35.", "20", "35"),
        ("Peru said 35 Peruvian soldiers were killed, up from 20.", "20", "35"),
        ("Peru lowered its toll of Peruvian soldiers killed to 20 from 35.", "35", "20"),
    ],
    ids=["reversing", "raised", "up from", "lowered"],
)
def test_a_revision_in_one_sentence_supersedes(sentence, old, new):
    article = clash("2021-05-05")
    for phrase in (new, old):
        article.count("e1", phrase, sentence, "Peru", "Peru", quote=sentence)
    row = only(rows(merge([article.build()])))
    assert row.relation == "superseded"
    replaced = only([entry for entry in row.entries if entry.superseded_by])
    by = only([entry for entry in row.entries if entry.id == replaced.superseded_by])
    assert (replaced.phrase, by.phrase) == (old, new)


def test_later_figure_of_the_same_speaker_supersedes_across_articles():
    first = killed(clash("2021-05-05"), "15", as_of="Tuesday")
    second = killed(clash("2021-05-07"), "22", as_of="Friday")
    row = only(rows(merge([first.build(), second.build()])))
    assert row.relation == "superseded"
    assert [entry.phrase for entry in row.entries if entry.superseded_by] == ["15"]


def test_figures_of_different_days_and_speakers_do_not_contradict():
    first = killed(clash("2021-05-05"), "15", "Chile", as_of="Tuesday")
    second = killed(clash("2021-05-07"), "22", as_of="Friday")
    row = only(rows(merge([first.build(), second.build()])))
    assert row.relation == "different_as_of"


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("12", "at least 12", "agreement"),
        ("13", "at least 12", "agreement"),
        ("11", "at least 12", "conflict"),
        ("nearly 50", "50", "agreement"),
        ("dozens", "50", "agreement"),
        ("more than 60", "fewer than 50", "conflict"),
    ],
)
def test_bounds_decide_what_excludes_what(a, b, relation):
    article = killed(killed(clash("2021-05-05"), a, "Chile"), b, "Peru")
    assert only(rows(merge([article.build()]))).relation == relation


def test_total_and_incident_are_rows_of_their_own_that_point_to_each_other():
    article = killed(killed(clash("2021-05-05"), "54 more"), "a total of 158", scope="cumulative")
    found = rows(merge([article.build()]))
    assert [row.scope for row in found] == ["incident", "cumulative"]
    assert [link.relation for row in found for link in row.related] == ["different_scope", "different_scope"]
    assert all(row.relation == "single" for row in found)


def test_two_incidents_of_one_episode_are_not_compared():
    article = clash("2021-05-05")
    article.event("e2", "attack", "A rocket hit the market of Tacna.", who("Chile"), where="Tacna")
    killed(article, "15")
    killed(article, "four", event="e2")
    assert [row.relation for row in rows(merge([article.build()]))] == ["single", "single"]


def test_an_undated_article_is_dated_by_what_it_says_of_a_dated_war():
    war = ("The war ended with a peace deal brokered by Brazil.", PERU, CHILE, who("Brazil", "mediator"))
    old = clash("2022-05-05").event(
        "w", "clash", "Peru and Chile fought a war.", PERU, CHILE, part=2, when="in 2020"
    )
    old.event("d", "agreement", *war, part=2)
    new = killed(clash(), "15").event(
        "w", "clash", "Peru and Chile fought a war.", PERU, CHILE, part=2, when="last year"
    )
    new.event("d", "agreement", *war, part=2)
    story = merge([old.build(), new.build()])
    times = {episode.article_ids: episode.time for episode in story.episodes if episode.role == "main"}
    dated = times[story.articles[1].article.id,]
    assert (dated.edtf, dated.basis) == ("2021", "relative_to_event")
    assert "last year" in dated.note


def test_mutual_blame_and_denial_are_disagreements():
    article = clash("2021-05-05")
    article.claim("e1", "Peru said Chile attacked first.", "Peru", "responsibility", "Chile")
    quote = "Chile answered an attack of Peru, said Ana Rojas, spokeswoman for the Chilean Defence Ministry."
    article.claim(
        "e1", "Ana Rojas said Chile answered an attack of Peru.", "Ana Rojas", "responsibility", "Peru", quote
    )
    article.claim("e1", "Chile denied the accusation.", "Chile", "denial")
    kinds = {d.kind: d for d in merge([article.build()]).episodes[0].disagreements}
    assert [p.speaker for p in kinds["responsibility"].positions] == ["Peru", "Ana Rojas"]
    assert {p.speaker for p in kinds["denial"].positions} >= {"Peru", "Chile"}


def test_gaps_say_what_is_missing():
    article = killed(clash(), "15", None)
    kinds = {gap.kind for gap in merge([article.build()]).episodes[0].gaps}
    assert kinds == {"undated", "one_sided", "unattributed", "single_source"}


def test_same_input_same_story_and_every_claim_kept():
    articles = [killed(clash("2021-05-05"), "15").build(), killed(clash("2021-05-06"), "16").build()]
    assert merge(articles) == merge(articles)
    assert {c.id for c in merge(articles).claims} == {c.id for one in articles for c in one.claims}


@pytest.mark.parametrize(
    ("passage", "party"),
    [
        ("said Ana Rojas, spokeswoman for the Chilean Defence Ministry.", "Chile"),
        ("Chilean Prime Minister Ana Rojas said", "Chile"),
        ("said Ana Rojas, who lives there.", None),
    ],
)
def test_office(passage, party):
    assert office("Ana Rojas", passage) == party


def quake(title, place="Tacna", published=None):
    return Planted(published).event("e1", "disaster", title, where=place)


def test_an_undated_earthquake_of_one_place_is_one_event():
    one = quake("An earthquake of magnitude 6.1 struck Tacna.")
    one.count(
        "e1",
        "12",
        "Twelve people were killed.",
        None,
        None,
        victims="unknown",
        quote="12 people were killed.",
    )
    two = quake("An earthquake struck Tacna, killing dozens.")
    two.count("e1", "at least 30", "At least 30 people were killed.", None, None, victims="unknown")
    story = merge([one.build(), two.build()])
    assert len(only(story.events).merged_from) == 2
    assert only(rows(story)).relation == "conflict"


REGIONS = {
    "a region and a province in it": (
        "An earthquake struck Arica.",
        "the province of Arica in northern Chile",
        1,
    ),
    "one region": ("An earthquake shook northern Chile.", "northern Chile", 1),
    "another region": ("An earthquake shook southern Chile.", "southern Chile", 2),
    "another disaster": ("Floods hit northern Chile.", "northern Chile", 2),
    "a place that is not named": ("An earthquake shook houses.", None, 2),
}


@pytest.mark.parametrize(("title", "place", "episodes"), REGIONS.values(), ids=REGIONS)
def test_a_disaster_of_one_region_and_day_is_one_whoever_speaks_of_it(title, place, episodes):
    one = Planted("2021-05-05").event(
        "e1", "disaster", "An earthquake struck northern Chile.", when="on Tuesday", where="northern Chile"
    )
    one.claim("e1", "Ana Rojas asked for tents.", "Ana Rojas", "demand")
    two = Planted("2021-05-05").event("e1", "disaster", title, when="on Tuesday", where=place)
    two.claim("e1", "Luis Tito said the roads were blocked.", "Luis Tito")
    assert len(merge([one.build(), two.build()]).episodes) == episodes


def test_earthquakes_of_two_places_or_two_years_are_two():
    tacna = quake("An earthquake struck Tacna.", published="2021-05-05")
    later = quake("An earthquake struck Tacna again.", published="2023-05-05")
    arica = quake("An earthquake struck Arica.", place="Arica")
    assert len(merge([tacna.build(), later.build(), arica.build()]).episodes) == 3


def test_a_story_of_five_dated_articles_is_one_episode_in_any_order():
    articles = []
    for n, (day, dead) in enumerate([("05", "15"), ("06", "15"), ("07", "18"), ("08", "18"), ("09", "20")]):
        one = killed(clash(f"2021-05-{day}"), dead, "Peru")
        one.event("e2", "talks", f"The presidents spoke by telephone, report {n} said.", PERU, CHILE)
        articles.append(one.build())
    for ordered in (articles, articles[::-1]):
        story = merge(ordered)
        assert len(only(story.episodes).article_ids) == 5
        assert [entry.phrase for entry in only(rows(story)).entries if not entry.superseded_by]


def fight(place, published="2021-05-05", enemy=CHILE, when="on 4 May 2021"):
    title = f"Peruvian and {enemy.name}an troops fought near {place}."
    article = Planted(published).event("e1", "clash", title, PERU, enemy, when=when, where=f"near {place}")
    return article.count("e1", "15", f"Lima said that 15 soldiers were killed near {place}.", "Lima", "Peru")


def test_two_clashes_of_one_week_at_different_places_stay_apart():
    story = merge([fight("Tacna").build(), fight("Arica", when="on 6 May 2021").build()])
    assert len(story.events) == len(story.episodes) == 2


def test_two_wars_that_share_a_side_stay_apart():
    story = merge([fight("Tacna").build(), fight("Tacna", enemy=who("Bolivia")).build()])
    assert len(story.events) == len(story.episodes) == 2


def test_a_place_and_its_province_are_no_different_places():
    one = fight("Tacna").build()
    other = fight("Tacna province", published="2021-05-06").build()
    assert len(merge([one, other]).events) == 1


WITHIN = [
    ("Troops fought at Sama, a village in Tacna province.", [("Sama", "Tacna")]),
    ("Shells hit Sama in the northern Tacna region.", [("Sama", "Tacna")]),
    ("Shells hit Sama, a small town of the Tacna region.", [("Sama", "Tacna")]),
    ("Troops took Sama and killed soldiers of Arica.", []),
    ("Sama fell. In Tacna people fled.", []),
]


@pytest.mark.parametrize(("passage", "found"), WITHIN)
def test_what_a_passage_says_to_lie_in_what(passage, found):
    assert list(containments(passage)) == found


def test_a_village_is_in_its_province_where_a_third_article_says_so():
    village = fight("Sama", published="2021-05-05").build()
    province = fight("Tacna province", published="2021-05-06").build()
    told = fight("Sama, a village in Tacna province", published="2021-05-06").build()
    assert len(merge([village, province]).events) == 2
    assert len(merge([village, province, told]).events) == 1
