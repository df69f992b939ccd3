"""Short ids from what is gathered, and what becomes of them when articles come along."""

from itertools import pairwise

import pytest
from planted_merge import Planted, who

from summarizer.domain.article import Published, PublishedBasis
from summarizer.merge import merge
from summarizer.merge.ids import SHORT, codes, digest, naming, ranked, spelled


def told(day, number, where="Tacna", sides=("Peru", "Chile"), toll="15"):
    title = f"{sides[0]} and {sides[1]} fought near {where}, dispatch {number}."
    one = Planted(day and f"2021-05-{day:02}").event(
        "e1", "clash", title, who(sides[0]), who(sides[1]), when="on 4 May 2021", where=f"near {where}"
    )
    text = f"{sides[0]} counted {toll} dead soldiers near {where}, dispatch {number}."
    return one.count("e1", toll, text, sides[0], sides[0]).build()


FIRST, SECOND, OLDER = told(6, 1), told(7, 2), told(5, 3)
ELSEWHERE = told(6, 4, "Puno", ("Bolivia", "Brazil"))


def ids(story):
    (episode,) = (one for one in story.episodes if FIRST.article.id in one.article_ids)
    (row,) = episode.ledger
    return episode.id, *episode.event_ids, row.id, row.entries[0].id


def test_an_id_is_a_letter_and_six_characters():
    found = ids(merge([FIRST]))
    assert [one[:2] for one in found] == ["P-", "E-", "L-", "F-"]
    assert {len(one) for one in found} == {2 + SHORT}


@pytest.mark.parametrize(
    "others", [[ELSEWHERE], [SECOND], [told(None, 5)]], ids=["stranger", "later", "undated"]
)
@pytest.mark.parametrize("before", [False, True], ids=["after", "before"])
def test_another_article_changes_no_id(others, before):
    given = [*others, FIRST] if before else [FIRST, *others]
    assert ids(merge(given)) == ids(merge([FIRST]))


def test_an_older_article_of_the_same_event_renames_it_and_the_former_id_is_still_known():
    before, after = merge([FIRST]), merge([FIRST, OLDER])
    (event,) = after.events
    assert event.id != before.events[0].id
    assert before.events[0].id.removeprefix("E-") in {digest(one)[:SHORT] for one in event.merged_from}


def test_ids_point_to_each_other():
    one = told(6, 1)
    other = told(7, 2, toll="22")
    story = merge([one, other, ELSEWHERE])
    events, claims = {event.id for event in story.events}, {claim.id for claim in story.claims}
    for episode in story.episodes:
        rows = {row.id for row in episode.ledger}
        assert set(episode.event_ids) <= events
        for row in episode.ledger:
            entries = {entry.id for entry in row.entries}
            assert {i for link in row.links for i in (link.a, link.b)} <= entries
            assert {i for entry in row.entries for i in entry.claim_ids} <= claims
        assert {item.ledger_id for item in episode.disagreements} <= rows | {None}
    listed = [*events, *(episode.id for episode in story.episodes)]
    assert len(listed) == len(set(listed))


def test_codes_that_begin_alike_are_longer_and_none_begins_another():
    found = codes(f"a{number}.e1" for number in range(60_000))
    assert {len(code) for code in found.values()} > {SHORT}
    ordered = sorted(found.values())
    assert not any(b.startswith(a) for a, b in pairwise(ordered))
    assert all(digest(identity).startswith(code) for identity, code in found.items())


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("E-4k7m2q", ("E", "4k7m2q")),
        ("e4K7M2Q", ("E", "4k7m2q")),
        ("L-oil", ("L", "011")),
        ("X-4k7m2q", None),
        ("E-", None),
        ("Earthquake", None),
        ("", None),
    ],
)
def test_an_id_as_somebody_types_it(given, read):
    assert spelled(given) == read


def test_rank_of_dated_and_undated_articles():
    published = [
        Published(edtf=edtf, basis=PublishedBasis.METADATA) for edtf in ("2021-05-06", "2022-09-13/..")
    ]
    found = [ranked("b", None), ranked("a", None), *(ranked("c", one) for one in published)]
    assert sorted(found) == [found[2], found[3], found[1], found[0]]


def test_ids_of_one_article_go_by_number():
    known = naming([FIRST])
    assert sorted(["x.c10", "x.c9", "x.c1"], key=lambda one: known.key("x", one)) == ["x.c1", "x.c9", "x.c10"]
