"""Why mentions are one event and others are not, in parts that add up and in words that name what decided."""

import pytest
from bundles import bundle
from planted_merge import Planted, who

from summarizer.errors import UsageError
from summarizer.merge import merge
from summarizer.merge.explain import explain
from summarizer.merge.ids import SHORT, digest
from summarizer.merge.lookup import find
from summarizer.merge.retold import retold
from summarizer.pipeline import brief

PERU, CHILE = who("Peru"), who("Chile")


def fight(number, title="Peru and Chile fought near Tacna.", kind="clash", cast=(PERU, CHILE), **more):
    given = {"when": "on 4 May 2021", "where": "near Tacna", **more}
    planted = Planted("2021-05-05").event(
        "e1", kind, title, *cast, quote=f"{title[:-1]}, dispatch {number}.", **given
    )
    return planted.count("e1", "15", f"Lima said 15 soldiers died, dispatch {number}.", "Lima", "Peru")


def explained(*articles, asked="Peru and Chile fought near Tacna."):
    briefing = brief([one.build() for one in articles])
    (event,) = find(briefing, asked)
    return explain(briefing, event.id)


def decided(compared):
    return [part.name for part in compared.parts if part.decided]


def test_joined_mentions_say_what_speaks_for_it_and_the_points_add_up():
    answer = explained(
        fight(1), fight(2, title="Peruvian troops and Chile fought near Tacna."), asked="Chile fought"
    )
    (joined,) = answer.joined
    assert joined.same
    assert joined.score == pytest.approx(min(1.0, sum(part.points for part in joined.parts) - 0.2) + 0.2)
    assert decided(joined) == ["participants"]
    assert "One event" in joined.verdict
    assert [one.quote.split(", ")[0] for one in answer.mentions] == [
        one.title[:-1] for one in answer.mentions
    ]


APART = [
    # what is other in the second article, which part decides, what the sentence says
    pytest.param({"when": "on 7 May 2021"}, "time", "their dates exclude each other", id="date"),
    pytest.param({"when": "on Friday"}, "time", "2021-05-04 (“on 4 May 2021”)", id="weekday"),
    pytest.param({"where": "near Arica"}, "place", "different places: “near Tacna” and “near Arica”", id="place"),
    pytest.param({"status": "planned"}, "status", "one is told as happened, the other as planned", id="planned"),
    pytest.param({"status": "denied"}, "status", "one is told as happened, the other as denied", id="denied"),
    pytest.param({"kind": "talks"}, "type", "one is told as a clash, the other as talks", id="type"),
    pytest.param({"cast": (PERU, who("Bolivia"))}, "participants", "Chile and Peru and Bolivia and Peru", id="sides"),
    pytest.param({"cast": (who("Kenya"), who("Sudan")), "where": None}, "participants", "nobody takes part in both", id="cast"),
]  # fmt: skip


@pytest.mark.parametrize(("other", "part", "words"), APART)
def test_what_was_held_apart_says_what_decided(other, part, words):
    second = {"title": "Peru and others fought.", **other}
    answer = explained(fight(1), fight(2, **second))
    assert len(answer.joined) == 0
    (apart,) = (one for one in answer.apart if one.b.endswith(".e1"))
    assert not apart.same
    assert decided(apart) == [part]
    assert words in apart.verdict


def test_alike_mentions_of_two_episodes_name_what_keeps_the_episodes_apart():
    first = Planted().event(
        "e1", "clash", "Peru and Chile fought.", PERU, CHILE, quote="Peru and Chile fought, one."
    )
    other = Planted().event(
        "e1", "clash", "Peru and Chile fought.", PERU, CHILE, quote="Peru and Chile fought, two."
    )
    briefing = brief([first.build(), other.build()])
    (apart,) = explain(briefing, briefing.events[0].id).apart
    assert decided(apart) == ["episode"]
    assert "too little speaks for it" in apart.verdict


def test_verdicts_for_every_event_of_a_bundle_agree_with_the_briefing():
    briefing = brief(bundle(3).articles)
    home = {own: event.id for event in briefing.events for own in event.merged_from}
    for event in briefing.events:
        answer = explain(briefing, event.id)
        assert {one.id for one in answer.mentions} >= set(event.merged_from)
        assert all(
            home[one.a] == home[one.b] == event.id and one.score >= one.threshold for one in answer.joined
        )
        assert all(home[one.a] == event.id != home[one.b] for one in answer.apart)
        assert all(sum(part.decided for part in one.parts) >= 1 for one in (*answer.joined, *answer.apart))
        assert not any("this version" in note for note in answer.notes)


def test_a_briefing_is_merged_again_from_itself():
    briefing = brief(bundle(4, 1, 0.2).articles)
    assert merge(retold(briefing)).events == briefing.events


def test_another_grouping_than_todays_is_said():
    briefing = brief([fight(1).build(), fight(2, title="Peru and Chile fought.", where="near Arica").build()])
    one, other = briefing.events
    forced = one.model_copy(
        update={
            "evidence": (*one.evidence, *other.evidence),
            "merged_from": (*one.merged_from, *other.merged_from),
            "mentions": (*one.mentions, *other.mentions),
        }
    )
    answer = explain(briefing.model_copy(update={"events": (forced,)}), forced.id)
    assert "with this version" in answer.notes[0]
    assert "yet the briefing has them as one" in answer.joined[0].verdict


def test_a_briefing_without_mentions_is_refused():
    briefing = brief([fight(1).build()])
    bare = briefing.model_copy(
        update={"events": tuple(e.model_copy(update={"mentions": ()}) for e in briefing.events)}
    )
    with pytest.raises(UsageError, match="does not keep what each article says"):
        explain(bare, bare.events[0].id)


BRIEFING = brief(
    [fight(1).build(), fight(2).build(), fight(3, title="Peru and Chile fought.", where="near Arica").build()]
)
FIRST = BRIEFING.events[0]


@pytest.mark.parametrize(
    "asked",
    [
        FIRST.id,
        FIRST.id.lower(),
        FIRST.id.replace("-", ""),
        FIRST.id[:5],
        f"E-{digest(FIRST.merged_from[0])[:SHORT]}",
        f"E-{digest(FIRST.merged_from[1])[:SHORT]}",
        FIRST.merged_from[1],
        next(claim.id for claim in BRIEFING.claims if claim.event_id == FIRST.id),
        FIRST.episode_id,
    ],
    ids=[
        "id",
        "small letters",
        "no hyphen",
        "cut short",
        "former",
        "another former",
        "mention",
        "claim",
        "episode",
    ],
)
def test_ways_to_name_an_event(asked):
    assert find(BRIEFING, asked) == [FIRST]


def test_a_figure_names_its_event_and_words_may_fit_several():
    row = next(row for one in BRIEFING.episodes for row in one.ledger if FIRST.id in row.event_ids)
    assert find(BRIEFING, row.id) == find(BRIEFING, row.entries[0].id) == [FIRST]
    assert len(find(BRIEFING, "peru and CHILE")) == 2
    assert find(BRIEFING, "E-zzzzzz") == find(BRIEFING, "no such words") == find(BRIEFING, " ") == []
