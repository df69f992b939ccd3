"""What must hold of merging whatever the articles are: order, copies, strangers, repetition."""

import re

import pytest
from bundles import bundle, episodes_of, events_of
from hypothesis import given, settings
from hypothesis import strategies as st
from planted_merge import Planted, who

from summarizer.domain.article import Copy, Published, PublishedBasis
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


def values(story):
    """Every ledger entry without ids and numbers of articles."""
    return sorted(
        (
            row.measure,
            row.side or "",
            row.relation,
            entry.origin or "",
            str(entry.low),
            str(entry.high),
            entry.independent,
        )
        for one in story.episodes
        for row in one.ledger
        for entry in row.entries
    )


_NUMBERED = re.compile(r"\barticle \d+")


def unnumbered(value):
    """The same without the articles' numbers and without the order of what is listed."""
    if isinstance(value, dict):
        return {key: unnumbered(one) for key, one in value.items()}
    if isinstance(value, list):
        return sorted((unnumbered(one) for one in value), key=repr)
    return _NUMBERED.sub("article #", value) if isinstance(value, str) else value


def told(story):
    """By episode, all that is said of it."""
    homes = {event.id: event.episode_id for event in story.events}
    found = {one.id: {"episode": unnumbered(one.model_dump(mode="json"))} for one in story.episodes}
    for key, items in (("events", story.events), ("claims", story.claims)):
        for one in items:
            home = one.episode_id if key == "events" else homes[one.event_id]
            found[home].setdefault(key, []).append(unnumbered(one.model_dump(mode="json")))
    return {key: unnumbered(one) for key, one in found.items()}


@settings(deadline=None, max_examples=60)
@given(BUNDLE, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(bundle, chance):
    first = merge(bundle)
    chance.shuffle(bundle)
    second = merge(bundle)
    assert told(first) == told(second)
    assert unnumbered([one.model_dump() for one in first.timeline]) == unnumbered(
        [one.model_dump() for one in second.timeline]
    )


@settings(deadline=None, max_examples=40)
@given(BUNDLE, st.integers(0, 6))
def test_an_unrelated_article_changes_no_other_episode(bundle, place):
    stranger = Planted("2021-05-05").event(
        "e1",
        "disaster",
        "A flood drowned fields around Hull.",
        who("Hull council", kind="organization"),
        where="Hull",
    )
    before, after = told(merge(bundle)), told(merge([*bundle[:place], stranger.build(), *bundle[place:]]))
    assert {key: after[key] for key in before} == before
    assert len(after) == len(before) + 1


@settings(deadline=None, max_examples=40)
@given(BUNDLE)
def test_a_later_article_renames_no_event_that_a_dated_one_tells(bundle):
    *given_, late = bundle
    published = Published(edtf="2021-06-30", basis=PublishedBasis.METADATA)
    late = late.model_copy(update={"article": late.article.model_copy(update={"published": published})})
    dated = {event.id for one in given_ if one.article.published for event in one.events}
    new = {event.id for event in late.events}
    after = {frozenset(event.merged_from) - new: event.id for event in merge([*given_, late]).events}
    for event in merge(given_).events:
        members = frozenset(event.merged_from)
        if members & dated and members in after:
            assert after[members] == event.id


@settings(deadline=None, max_examples=40)
@given(BUNDLE)
def test_merging_twice_changes_nothing(bundle):
    assert merge(bundle) == merge(list(merge(bundle).articles))


@pytest.mark.parametrize("speaker", [None, "Peru"], ids=["own voice", "a speaker"])
def test_a_copy_changes_no_ledger_value(speaker):
    def fight(number, source):
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

    first, second = fight("", "Post"), fight(" town", "Mail")
    copied = Copy(article_id=first.article.id, source="planted.txt", share=0.9)
    copy = second.model_copy(update={"article": second.article.model_copy(update={"copy_of": copied})})
    assert values(merge([first])) == values(merge([first, copy]))
    (entry,) = (e for one in merge([first, copy]).episodes for row in one.ledger for e in row.entries)
    assert (len(entry.article_ids), entry.publishers, entry.independent) == (2, 2, 1)


SOME = st.tuples(st.integers(0, 40), st.sampled_from([0.0, 0.3]), st.randoms(use_true_random=False))


def some(drawn):
    """A dozen articles of a planted bundle, in any order."""
    seed, silence, chance = drawn
    return chance.sample(bundle(seed, 1, silence).articles, 12), chance


@settings(deadline=None, max_examples=15)
@given(SOME)
def test_the_order_of_planted_articles_does_not_matter(drawn):
    articles, chance = some(drawn)
    first = told(merge(articles))
    chance.shuffle(articles)
    assert told(merge(articles)) == first


@settings(deadline=None, max_examples=15)
@given(SOME)
def test_planted_articles_of_elsewhere_change_no_other_episode(drawn):
    articles, _ = some(drawn)
    stranger = Planted("2021-02-03").event(
        "e1", "accident", "A ferry sank off Wexford, dispatch 999.", who("Irish coastguard"), where="Wexford"
    )
    before, after = told(merge(articles)), told(merge([stranger.build(), *articles]))
    assert {key: after[key] for key in before} == before


@settings(deadline=None, max_examples=15)
@given(SOME)
def test_a_copy_of_an_article_changes_no_event(drawn):
    articles, _ = some(drawn)
    original = articles[0]
    copy = copied(original)
    before, after = merge(articles), merge([*articles, copy])
    for of in (events_of, episodes_of):
        first, second = of(before), of(after)
        assert {mention: second[mention] for mention in first} == first
    assert len(after.events) == len(before.events)
    assert values(after) == values(before)
    kept = {event.id: event for event in after.events}
    for event in before.events:
        same = kept[event.id]
        assert (same.title, same.type, same.status, same.time, same.place) == (
            event.title, event.type, event.status, event.time, event.place,
        )  # fmt: skip


def copied(original):
    """The same text under another name, as a syndicated article is: other ids, the same passages."""
    key = "f" * 12
    article = original.article.model_copy(
        update={
            "id": key,
            "copy_of": Copy(article_id=original.article.id, source=original.article.source, share=1.0),
        }
    )
    own = original.article.id

    def moved(item, **more):
        evidence = tuple(e.model_copy(update={"article_id": key}) for e in item.evidence)
        return item.model_copy(update={"id": item.id.replace(own, key), "evidence": evidence, **more})

    events = tuple(moved(event) for event in original.events)
    claims = tuple(
        moved(claim, event_id=claim.event_id.replace(own, key), article_id=key) for claim in original.claims
    )
    return original.model_copy(update={"article": article, "events": events, "claims": claims})
