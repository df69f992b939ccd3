from __future__ import annotations

import pytest
from ground_cases import article

from summarizer.domain.terms import Verdict
from summarizer.ground import elsewhere
from summarizer.ground.elsewhere import NOWHERE, run_of
from summarizer.ground.locate import locate
from summarizer.ground.source import Source

HERE = article("The council of Zenda met on Monday. Nobody spoke of the bridge in the hills.", title="Here")
OTHERS = [
    article(f"Report {n}. The river rose in the night and {n} boats were lost. {middle}", title=f"Report {n}")
    for n, middle in enumerate(
        ["The queen opened the new bridge at noon."] * 2 + ["It rained.", "停火协议已经生效。"]
    )
]
SOURCE = Source.of(HERE)


class Shelf:
    """Articles that are made anew each time they are asked for."""

    def __iter__(self):
        return (other.model_copy() for other in OTHERS)

    def __getitem__(self, number):
        return OTHERS[number].model_copy()


NAMED = [
    pytest.param("The queen opened the new bridge at noon", [0, 1], id="two hold it"),
    pytest.param("in the night and 2 boats were lost", [2], id="by a figure"),
    pytest.param("THE QUEEN OPENED THE   NEW BRIDGE", [0, 1], id="in another form"),
    pytest.param("The queen … the new bridge at noon", [0, 1], id="with an ellipsis"),
    pytest.param("The queen opened the grand bridge at noon", [0], id="nearly"),
    pytest.param("停火协议已经生效", [3], id="a script without spaces"),
    pytest.param("a quotation that stands nowhere at all", [], id="nowhere"),
]


@pytest.mark.parametrize(("quote", "holders"), NAMED)
@pytest.mark.parametrize("articles", [OTHERS, [HERE, *OTHERS], Shelf()], ids=["others", "all", "a shelf"])
def test_names_the_articles_that_hold_a_quotation(quote, holders, articles):
    found = locate(quote, SOURCE, run_of(articles))
    assert found.verdict is (Verdict.MISATTRIBUTED if holders else Verdict.FABRICATED)
    assert list(found.article_ids) == [OTHERS[n].id for n in holders]
    assert all(f"“Report {n}”, {OTHERS[n].id}" in found.reason for n in holders)


def test_of_many_holders_three_are_named():
    many = [article(f"The queen opened the new bridge. Number {n}.") for n in range(9)]
    found = locate("The queen opened the new bridge", SOURCE, run_of(many))
    assert len(found.article_ids) == 9
    assert "and 6 more" in found.reason


def test_the_article_itself_is_not_elsewhere():
    assert locate("The council of Zenda met on Tuesday", SOURCE, run_of([HERE])).verdict is Verdict.FABRICATED


def test_a_run_is_indexed_once():
    run = run_of(OTHERS)
    assert run_of(list(OTHERS)) is run
    assert run_of(OTHERS[:-1]) is not run
    assert run_of(OTHERS) is run


def test_a_list_that_changes_is_another_run():
    articles = list(OTHERS[:2])
    run = run_of(articles)
    articles.append(OTHERS[2])
    assert run_of(articles) is not run
    assert len(run.articles) == 2


def test_few_texts_are_read_for_a_quotation(monkeypatch):
    run = run_of([article(f"Boats of village {n} were lost on the {n}th of the month.") for n in range(200)])
    read: list[str] = []
    source_of = Source.of
    monkeypatch.setattr(elsewhere.Source, "of", lambda one: read.append(one.id) or source_of(one))
    locate("Boats of village 77 were lost on the 77th", SOURCE, run)
    assert len(read) == 1


def test_no_run_holds_nothing():
    assert list(NOWHERE.candidates("The queen opened")) == []
