"""What happened first is told first: planted claims."""

import pytest
from planted_units import event, unit

from summarizer.brief.moments import in_time, offset


@pytest.mark.parametrize(
    ("phrase", "text", "days"),
    [
        pytest.param("8 p.m. Wednesday", "The truce began at 8 p.m. Wednesday.", 0, id="own-day"),
        pytest.param("Wednesday", "The truce held on Friday.", 2, id="later"),
        pytest.param("Saturday", "The truce held on Monday.", 2, id="over-the-week's-end"),
        pytest.param("Wednesday", "The sides had met on Monday.", -2, id="before"),
        pytest.param("Wednesday", "The border was calm.", None, id="no-day"),
        pytest.param("Wednesday", "It held from Thursday to Friday.", None, id="two-days"),
        pytest.param("Wednesday", "Talks are held on Fridays.", None, id="every-week"),
        pytest.param("4 May", "The truce began on 4 May.", 0, id="own-date"),
        pytest.param("4 May", "The truce held on Friday.", None, id="weekday-beside-a-date"),
        pytest.param(None, "The truce held on Friday.", None, id="undated-event"),
    ],
)
def test_a_claim_is_placed_by_the_day_in_its_words(phrase, text, days):
    assert offset(unit(text, event(phrase))) == days


def test_what_gives_no_day_keeps_its_place():
    truce = event("Wednesday")
    told = ["The truce held on Friday.", "The border was calm.", "The truce began on Wednesday."]
    found = in_time([unit(text, truce, place) for place, text in enumerate(told)])
    assert [one.text for one in found] == [told[2], told[1], told[0]]


def test_what_leads_back_stays_behind_what_it_leads_back_to():
    truce = event("Wednesday")
    told = ["It broke on Friday.", "The ministry denied this.", "The truce began on Wednesday."]
    units = [unit(told[0], truce, 0), unit(told[1], truce, 1, after=0), unit(told[2], truce, 2)]
    assert [one.text for one in in_time(units)] == [told[2], told[0], told[1]]


@pytest.mark.parametrize(
    ("told", "after", "order"),
    [
        pytest.param(
            ["It held on Friday.", "It had been calm since then.", "It began on Wednesday."], 0, [2, 1, 0],
            id="behind-the-beginning",
        ),
        pytest.param(
            ["It held.", "It had been calm ever since.", "It was agreed."], 0, [0, 1, 2], id="no-days"
        ),
        pytest.param(
            ["It held on Friday.", "The ministry denied this.", "It began on Wednesday."], 0, [2, 0, 1],
            id="other-words-keep-what-they-lead-back-to",
        ),
    ],
)  # fmt: skip
def test_what_counts_from_the_beginning_stands_behind_it(told, after, order):
    truce = event("Wednesday")
    units = [unit(told[0], truce, 0), unit(told[1], truce, 1, after=after), unit(told[2], truce, 2)]
    assert [one.place for one in in_time(units)] == order


def test_days_in_order_change_nothing():
    truce = event("Wednesday")
    told = ["The truce began on Wednesday.", "The border was calm.", "It held on Friday."]
    units = [unit(text, truce, place) for place, text in enumerate(told)]
    assert in_time(units) == units
