"""What must hold of merging whatever the articles are: order, copies, strangers, repetition."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted_merge import Planted, who

from summarizer.domain.article import Copy
from summarizer.merge import merge

PLACES = ("Tacna", "Arica", "Puno")
COUNTRIES = ("Peru", "Chile", "Bolivia")


@st.composite
def article(draw, number):
    one, other = draw(st.sampled_from([("Peru", "Chile"), ("Peru", "Bolivia"), ("Chile", "Bolivia")]))
    place, day = draw(st.sampled_from(PLACES)), draw(st.integers(1, 20))
    dated = draw(st.booleans())
    planted = Planted(f"2021-05-{day + 1:02}" if dated else None)
    title = f"Troops of {one} and {other} fought near {place}, dispatch {number}."
    planted.event(
        "e1",
        "clash",
        title,
        who(one),
        who(other),
        when=f"on {day} May 2021" if dated else None,
        where=f"near {place}",
    )
    for n in range(draw(st.integers(0, 3))):
        toll, speaker = draw(st.integers(1, 5)) * 15, draw(st.sampled_from([None, one, other]))
        text = f"{speaker or 'Doctors'} counted {toll} dead soldiers of {one}, note {number} {n}."
        planted.count("e1", str(toll), text, speaker, one)
    if draw(st.booleans()):
        planted.event(
            "e2", "talks", f"{one} and {other} met for talks, dispatch {number}.", who(one), who(other)
        )
    return planted.build()


BUNDLE = st.integers(2, 6).flatmap(lambda n: st.tuples(*(article(i) for i in range(n)))).map(list)


def events(story):
    return {frozenset(event.merged_from) for event in story.events}


def episodes(story):
    own = {event.id: event.merged_from for event in story.events}
    return {frozenset(i for event in one.event_ids for i in own[event]) for one in story.episodes}


def values(story):
    """Every ledger entry without ids and numbers of articles."""
    return sorted(
        (
            row.measure,
            row.side or "",
            row.relation,
            entry.origin or "",
            entry.low,
            entry.high,
            entry.independent,
        )
        for one in story.episodes
        for row in one.ledger
        for entry in row.entries
    )


@settings(deadline=None, max_examples=60)
@given(BUNDLE, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(bundle, chance):
    first = merge(bundle)
    chance.shuffle(bundle)
    second = merge(bundle)
    assert (events(first), episodes(first), values(first)) == (
        events(second),
        episodes(second),
        values(second),
    )


@settings(deadline=None, max_examples=40)
@given(BUNDLE)
def test_an_unrelated_article_changes_no_other_episode(bundle):
    stranger = Planted("2021-05-05").event(
        "e1",
        "disaster",
        "A flood drowned fields around Hull.",
        who("Hull council", kind="organization"),
        where="Hull",
    )
    before, after = merge(bundle), merge([*bundle, stranger.build()])
    assert episodes(before) < episodes(after)
    assert values(before) == values(after)


@settings(deadline=None, max_examples=40)
@given(BUNDLE)
def test_merging_twice_changes_nothing(bundle):
    assert merge(bundle) == merge(list(merge(bundle).articles))


@pytest.mark.parametrize("speaker", [None, "Peru"], ids=["own voice", "a speaker"])
def test_a_copy_changes_no_ledger_value(speaker):
    def told(number, source):
        text = f"{speaker or 'Doctors'} counted 15 dead soldiers of Peru."
        planted = Planted("2021-05-05").event(
            "e1",
            "clash",
            f"Peru and Chile fought near Tacna{number}.",
            who("Peru"),
            who("Chile"),
            where="near Tacna",
        )
        one = planted.count("e1", "15", text, speaker, "Peru").build()
        article = one.article.model_copy(update={"publisher": source})
        return one.model_copy(update={"article": article})

    first, second = told("", "Post"), told(" town", "Mail")
    copied = Copy(article_id=first.article.id, source="planted.txt", share=0.9)
    copy = second.model_copy(update={"article": second.article.model_copy(update={"copy_of": copied})})
    assert values(merge([first])) == values(merge([first, copy]))
    (entry,) = (e for one in merge([first, copy]).episodes for row in one.ledger for e in row.entries)
    assert (len(entry.article_ids), entry.publishers, entry.independent) == (2, 2, 1)
