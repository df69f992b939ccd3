"""Who first said it, whose text it is, and how many independent sources that makes."""

import pytest
from planted_merge import Planted, who

from summarizer import names
from summarizer.domain.event import Claim, Evidence
from summarizer.domain.terms import ClaimKind, Verdict
from summarizer.merge import merge
from summarizer.wording import copies


def claim(number, speaker, passage):
    evidence = Evidence(
        article_id="a", start=0, end=len(passage), exact=passage, prefix="", suffix="", verdict=Verdict.VERBATIM, score=1
    )  # fmt: skip
    return Claim(
        id=f"a.c{number}", event_id="a.e1", article_id="a", kind=ClaimKind.FACT, text=passage, speaker=speaker,
        evidence=(evidence,),
    )  # fmt: skip


MINISTRY = "the Peruvian Defence Ministry"
SAME = [
    ("Tass", "Tass, citing the Peruvian Defence Ministry, said 15 died.", MINISTRY, "It said so."),
    ("Reuters", "“Fifteen died,” the Peruvian Defence Ministry told Reuters.", MINISTRY, "It said so."),
    (
        "state television",
        "State television quoted the Peruvian Defence Ministry as saying 15 died.",
        MINISTRY,
        "",
    ),
    ("Ana Rojas", "Ana Rojas, a spokeswoman for the Peruvian Defence Ministry, said 15 died.", MINISTRY, ""),
    ("a spokesman for the Peruvian Defence Ministry", "", "Peru's Defence Ministry", ""),
    ("Peruvian Prime Minister Luis Vega", "", "the Peruvian prime minister", ""),
    ("Ana Rojas", "Ana Rojas said so.", "Rojas", "Rojas said so."),
    ("AP", "AP counted 15 dead.", "The Associated Press", "The Associated Press counted 15 dead."),
    ("the Russian news agency Tass", "The agency reported it.", "TASS", "TASS reported it."),
]
OTHERS = [
    ("Juan Vega", "Juan Vega said so.", "Maria Vega", "Maria Vega said so."),
    ("the Peruvian Interior Ministry", "", MINISTRY, ""),
    ("Tass", "Tass reported that 15 died.", MINISTRY, ""),
    ("Peru", "Peru said so.", "Chile", "Chile said so."),
    ("Reuters", "Reuters, citing the mayor, said so.", MINISTRY, ""),
    ("the Chilean Defence Ministry", "", MINISTRY, ""),
]


def origins(case):
    speaker, passage, other, second = case
    found = names.origins(
        [claim(1, speaker, passage or "It said so."), claim(2, other, second or "It said so.")]
    )
    return found["a.c1"], found["a.c2"]


@pytest.mark.parametrize("case", SAME, ids=lambda case: f"{case[0]} is {case[2]}")
def test_one_origin(case):
    assert len(set(origins(case))) == 1


@pytest.mark.parametrize("case", OTHERS, ids=lambda case: f"{case[0]} is not {case[2]}")
def test_two_origins(case):
    assert len(set(origins(case))) == 2


@pytest.mark.parametrize(
    ("text", "author", "publisher", "service"),
    [
        ("LIMA (Reuters) - Troops fought.", None, "Post", "Reuters"),
        ("LIMA, Peru (AP) — Troops fought.", None, None, "Associated Press"),
        ("Troops fought.\n\nAFP", None, "Post", "Agence France-Presse"),
        ("Troops fought.\n\n(Reporting by Ana Rojas; Editing by Juan Vega)", None, None, "Reuters"),
        ("Troops fought.", "Reuters", "Post", "Reuters"),
        ("Troops fought.", "Ana Rojas", "Agence France-Presse", "Agence France-Presse"),
        ("Troops fought.", "Ana Rojas", "Post", None),
        ("Reuters reported that troops fought.", None, "Post", None),
        ("The firm Bloomberg (AA) said: nothing.", None, None, None),
    ],
)
def test_wire_credits(text, author, publisher, service):
    assert names.wire(text, author, publisher) == service


@pytest.mark.parametrize(
    ("origins", "count"),
    [
        ({"Peru", "Peru/defence ministry"}, 1),
        ({"Peru/defence ministry", "Peru/interior ministry"}, 2),
        ({"Peru", "Chile"}, 2),
        ({"rojas"}, 1),
    ],
)
def test_a_government_and_its_ministry_are_one(origins, count):
    assert names.independent(origins) == count


STORY = " ".join(
    f"On day {n} the river rose by {n} feet and the mayor of ward {n} sent boats to the farms."
    for n in range(12)
)


def told(text, publisher, speaker=None, phrase="15"):
    planted = Planted("2021-05-05").event(
        "e1", "disaster", "A flood drowned the fields of Hull.", where="Hull"
    )
    planted.count(
        "e1",
        phrase,
        f"{speaker or 'Reports'} counted {phrase} dead in Hull.",
        speaker,
        None,
        victims="unknown",
    )
    planted.claim("e1", text)
    one = planted.build()
    return one.model_copy(update={"article": one.article.model_copy(update={"publisher": publisher})})


def only_entry(story):
    ((entry,),) = [row.entries for one in story.episodes for row in one.ledger]
    return len(entry.article_ids), entry.publishers, entry.independent


def support(story):
    (event,) = story.events
    return event.support.articles, event.support.publishers, event.support.origins


def test_unattributed_figures_of_articles_that_share_their_wording_count_once():
    story = merge(
        [told(STORY, "Post"), told(f"{STORY} The boats came back.", "Mail"), told(f"Photos. {STORY}", "Sun")]
    )
    assert only_entry(story) == (3, 3, 1)
    assert support(story) == (3, 3, 1)


def test_unattributed_figures_of_two_reports_are_two():
    story = merge([told("The river rose.", "Post"), told("Boats were sent to the farms.", "Mail")])
    assert [len(row.entries) for one in story.episodes for row in one.ledger] == [2]
    assert support(story) == (2, 2, 2)
    (row,) = (row for one in story.episodes for row in one.ledger)
    assert (row.support.articles, row.support.publishers, row.support.origins) == (2, 2, 2)


def test_five_articles_of_two_publishers_that_quote_one_ministry_are_one_origin():
    said = "the Peruvian Defence Ministry"
    papers = ["Post", "Post", "Mail", "Mail", "Post"]
    articles = []
    for number, publisher in enumerate(papers):
        planted = Planted("2021-05-05").event(
            "e1",
            "attack",
            f"{said} said a missile struck Tacna{' ' * number}.",
            who("Chile"),
            where="Tacna",
            status="alleged",
        )
        planted.count(
            "e1", "15", f"The Peruvian Defence Ministry counted 15 dead, report {number}.", said, "Peru"
        )
        one = planted.build()
        articles.append(
            one.model_copy(update={"article": one.article.model_copy(update={"publisher": publisher})})
        )
    story = merge(articles)
    assert only_entry(story) == (5, 2, 5)
    assert support(story) == (5, 2, 1)


def test_copies_are_the_same_in_any_order_and_strangers_are_none():
    texts = {"c": STORY, "a": f"{STORY} Later it rained.", "b": "The council met and voted on a budget. " * 9}
    found = copies(texts)
    assert found == {"c": "a", "a": "a", "b": "b"}
    assert copies(dict(reversed(texts.items()))) == found


def test_what_is_known_to_be_a_copy_is_one():
    assert copies({"a": "One.", "b": "Two.", "c": "Three."}, {"b": "a", "c": "b"}) == dict.fromkeys(
        "abc", "a"
    )
