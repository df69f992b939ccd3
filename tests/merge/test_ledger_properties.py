"""What must hold of the ledger, the disagreements and the gaps, whatever the articles are."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted_merge import Planted, who

from summarizer.domain.article import Copy
from summarizer.merge import merge

PHRASES = (
    "15",
    "at least 15",
    "more than 20",
    "nearly 50",
    "dozens of",
    "no",
    "12 more",
    "some 40",
    "a dozen",
)
SPEAKERS = (None, "Peru", "Chile", "the Peruvian Defence Ministry", "witnesses", "Ana Rojas")
VICTIMS = ("military", "civilian", "unknown")


@st.composite
def article(draw, number):
    day = draw(st.integers(4, 8))
    planted = Planted(f"2021-05-{day:02}" if draw(st.booleans()) else None)
    planted.event(
        "e1", "clash", f"Troops of Peru and Chile fought near Tacna, dispatch {number}.",
        who("Peru"), who("Chile"), when="on 4 May 2021", where="near Tacna",
    )  # fmt: skip
    for n in range(draw(st.integers(0, 4))):
        phrase, speaker = draw(st.sampled_from(PHRASES)), draw(st.sampled_from(SPEAKERS))
        side = draw(st.sampled_from(["Peru", "Chile", "both sides", None]))
        text = f"{speaker or 'Reports'} counted {phrase} people of {side or 'the town'} killed, note {number} {n}."
        planted.count("e1", phrase, text, speaker, side, victims=draw(st.sampled_from(VICTIMS)))
    if draw(st.booleans()):
        one, other = draw(st.sampled_from([("Peru", "Chile"), ("Chile", "Peru")]))
        planted.claim("e1", f"{one} said {other} fired first, note {number}.", one, "responsibility", other)
    if draw(st.booleans()):
        planted.claim("e1", f"Chile denied that it had fired, note {number}.", "Chile", "denial")
    words = " ".join(f"word{number}x{i}" for i in range(60))
    planted.claim("e1", f"Of other things the dispatch said {words}.")
    return planted.build()


BUNDLE = st.integers(1, 5).flatmap(lambda n: st.tuples(*(article(i) for i in range(n)))).map(list)


def rows(story):
    """Every row with its figures and arguments, but for ids and for how many articles print it."""
    found = []
    for episode in story.episodes:
        for row in episode.ledger:
            phrases = {entry.id: (entry.origin or "", entry.phrase) for entry in row.entries}
            entries = sorted(
                (*phrases[e.id], e.independent, e.superseded_by is not None) for e in row.entries
            )
            links = sorted((*sorted([phrases[x.a], phrases[x.b]]), x.relation, x.reason) for x in row.links)
            related = sorted((link.relation, link.reason) for link in row.related)
            key = (row.measure, row.side or "", row.victim_kind, row.group or "", row.stretch or "")
            found.append(
                (*key, row.relation, row.low, row.high, row.support.origins, entries, links, related)
            )
    return sorted(found, key=str)


def disputes(story):
    return sorted(
        (item.kind, sorted({(p.speaker or "", p.text) for p in item.positions}))
        for episode in story.episodes
        for item in episode.disagreements
    )


def gaps(story):
    return sorted((gap.kind, gap.text) for episode in story.episodes for gap in episode.gaps)


def copied(one, *, marked):
    """The article again, as another paper prints it with a line of its own."""
    text = f"{one.article.text}\n\nRead more of our news."
    identity = sha256(text.encode()).hexdigest()

    def renamed(value):
        return value.replace(one.article.id, identity[:12])

    origin = Copy(article_id=one.article.id, source=one.article.source, share=0.95) if marked else None
    article = one.article.model_copy(
        update={"id": identity[:12], "text": text, "sha256": identity, "copy_of": origin}
    )
    rest = renamed(one.model_dump_json(exclude={"article"})[:-1])
    return type(one).model_validate_json(f'{rest},"article":{article.model_dump_json()}}}')


@settings(deadline=None, max_examples=40)
@given(BUNDLE, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_changes_no_argument(bundle, chance):
    first = merge(bundle)
    chance.shuffle(bundle)
    second = merge(bundle)
    assert rows(first) == rows(second)
    assert disputes(first) == disputes(second)
    assert gaps(first) == gaps(second)


@pytest.mark.parametrize("marked", [True, False], ids=["marked where it was read", "found when merging"])
@settings(deadline=None, max_examples=30)
@given(bundle=BUNDLE, chance=st.randoms(use_true_random=False))
def test_a_copy_of_an_article_changes_no_ledger_value(bundle, chance, marked):
    before = merge(bundle)
    again = merge([*bundle, copied(chance.choice(bundle), marked=marked)])
    assert rows(before) == rows(again)
    assert disputes(before) == disputes(again)


@settings(deadline=None, max_examples=20)
@given(BUNDLE)
def test_merging_twice_changes_nothing(bundle):
    once = merge(bundle)
    assert merge(list(once.articles)) == once


@settings(deadline=None, max_examples=40)
@given(BUNDLE)
def test_no_value_is_made_up_and_none_is_lost(bundle):
    story = merge(bundle)
    told = [claim for one in bundle for claim in one.claims if claim.quantity is not None]
    listed = [
        i for episode in story.episodes for row in episode.ledger for e in row.entries for i in e.claim_ids
    ]
    assert sorted(listed) == sorted(claim.id for claim in told)
    stated = {bound for claim in told for bound in (claim.quantity.low, claim.quantity.high)} | {None}
    for episode in story.episodes:
        for row in episode.ledger:
            assert {row.low, row.high} <= stated
            assert {bound for entry in row.entries for bound in (entry.low, entry.high)} <= stated
