"""Planted articles whose events have a known order."""

from planted_merge import Planted, who

from summarizer.merge import merge
from summarizer.merge.timeline import timeline

PERU, CHILE = who("Peru"), who("Chile", "target")


def line(story):
    titles = {event.id: event.title for event in story.events}
    return [(titles[entry.event_id], entry.position) for entry in story.timeline]


def entry(story, title):
    event = next(event for event in story.events if event.title == title)
    return next(entry for entry in story.timeline if entry.event_id == event.id)


def test_every_event_stands_once_and_in_order():
    article = (
        Planted(published="2021-05-14")
        .event("a", "clash", "Peru and Chile fought near Tacna on Tuesday", PERU, CHILE, when="on Tuesday")
        .event(
            "b",
            "talks",
            "Peru and Chile will meet in Lima on Monday",
            PERU,
            CHILE,
            when="on Monday",
            status="planned",
        )
        .event("c", "accident", "A bridge fell in Lima in 1994", when="in 1994", part=2)
        .event("d", "protest", "Crowds marched in Arica")
        .build()
    )
    story = merge([article])
    assert line(story) == [
        ("A bridge fell in Lima in 1994", 1),
        ("Peru and Chile fought near Tacna on Tuesday", 2),
        ("Peru and Chile will meet in Lima on Monday", 3),
        ("Crowds marched in Arica", None),
    ]
    assert [placed.apart for placed in story.timeline] == [False, False, False, True]
    assert story.timeline[3].latest == "2021-05-14"
    assert story.timeline[2].earliest == "2021-05-17"


def test_weekdays_of_an_undated_article_keep_their_order():
    article = (
        Planted()
        .event("a", "protest", "Crowds marched in Arica on Wednesday", when="on Wednesday")
        .event("b", "clash", "Peru and Chile fought near Tacna on Tuesday", PERU, CHILE, when="on Tuesday")
        .event("c", "arrest", "Police in Lima arrested a minister on Wednesday", when="on Wednesday")
        .build()
    )
    story = merge([article])
    fight, march = (
        entry(story, "Peru and Chile fought near Tacna on Tuesday"),
        entry(story, "Crowds marched in Arica on Wednesday"),
    )
    arrest = entry(story, "Police in Lima arrested a minister on Wednesday")
    assert all(placed.edtf is None and placed.apart for placed in story.timeline)
    assert march.after == (fight.event_id,)
    assert fight.before == (march.event_id,)
    assert arrest.same_day == (march.event_id,)
    assert "Tuesday, the other of Wednesday" in march.why[0]
    ids = [placed.event_id for placed in story.timeline]
    assert ids.index(fight.event_id) < ids.index(march.event_id)


def test_the_next_day_follows_what_was_told_before_it():
    article = (
        Planted()
        .event(
            "a", "clash", "Peru and Chile fought near Tacna on 3 May 2021", PERU, CHILE, when="on 3 May 2021"
        )
        .event("b", "protest", "Crowds marched in Arica the next day", when="the next day")
        .event(
            "c", "arrest", "Police in Lima had arrested a minister two days before", when="two days before"
        )
        .build()
    )
    story = merge([article])
    assert [title.split()[0] for title, _ in line(story)] == ["Peru", "Police", "Crowds"]
    march = entry(story, "Crowds marched in Arica the next day")
    assert (march.position, march.earliest) == (3, "2021-05-04")
    assert march.why[0] == (
        "article 1 says “the next day” after telling “Peru and Chile fought near Tacna on 3 May 2021”"
    )


def test_articles_that_date_one_event_differently_are_shown():
    title = "A train hit a bus near Arica"
    articles = [
        Planted()
        .event("a", "accident", title, when=when, where="near Arica", quote=f"{title} {when}.")
        .build()
        for when in ("on 11 May 2021", "on 12 May 2021", "in May 2021")
    ]
    events = [article.events[0] for article in articles]
    together = events[0].model_copy(
        update={"id": "P1.E1", "merged_from": tuple(event.id for event in events)}
    )
    (placed,) = timeline([together], articles)
    assert placed.conflicts == ("article 1 dates it 2021-05-11, article 2 2021-05-12",)
    assert placed.edtf == "2021-05-11"


def test_a_constraint_against_the_dates_is_set_aside_and_told():
    article = (
        Planted()
        .event(
            "a", "clash", "Peru and Chile fought near Tacna on 3 May 2021", PERU, CHILE, when="on 3 May 2021"
        )
        .event("b", "protest", "Crowds marched in Arica the next day", when="the next day")
        .build()
    )
    other = (
        Planted().event("b", "protest", "Crowds marched in Arica on 1 May 2021", when="on 1 May 2021").build()
    )
    fight, march = article.events
    march = other.events[0].model_copy(update={"id": "P1.E2", "merged_from": (march.id, other.events[0].id)})
    fight = fight.model_copy(update={"id": "P1.E1", "merged_from": (fight.id,)})
    first, second = timeline([fight, march], [article, other])
    assert (first.event_id, first.edtf, second.event_id) == ("P1.E2", "2021-05-01", "P1.E1")
    assert first.after == ("P1.E1",)
    assert first.conflicts == second.conflicts
    assert "the next day" in first.conflicts[0]
    assert not first.why


def test_articles_that_order_two_events_differently_are_shown():
    one, other = (
        Planted()
        .event("a", "protest", f"Crowds marched in Arica on {first}", when=f"on {first}")
        .event("b", "arrest", f"Police arrested a minister on {second}", when=f"on {second}")
        .build()
        for first, second in (("Tuesday", "Wednesday"), ("Friday", "Thursday"))
    )
    march, arrest = (
        event.model_copy(update={"id": f"P1.E{n}", "merged_from": (event.id, other.events[n - 1].id)})
        for n, event in enumerate(one.events, 1)
    )
    placed = timeline([march, arrest], [one, other])
    assert [entry.apart for entry in placed] == [True, True]
    assert all(len(entry.conflicts) == 2 for entry in placed)
