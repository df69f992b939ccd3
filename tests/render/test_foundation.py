"""What a briefing rests on and assumes, in words: planted briefings."""

import planted
import pytest
from rich.console import Console

from summarizer import render
from summarizer.domain.article import Published, PublishedBasis
from summarizer.domain.event import EventTime
from summarizer.domain.terms import Precision, TimeBasis
from summarizer.render import foundation


def changed(articles=None, **update):
    briefing = planted.briefing(hostile=False)
    if articles:
        update["articles"] = tuple(
            article.model_copy(update=articles(n)) for n, article in enumerate(briefing.articles)
        )
    return briefing.model_copy(update=update)


@pytest.mark.parametrize(
    ("articles", "said"),
    [
        pytest.param(lambda n: {"publisher": None}, "no publisher known", id="no-publisher"),
        pytest.param(lambda n: {"publisher": "Gazette" if n else None}, "1 publisher (known of", id="one-publisher"),
        pytest.param(lambda n: {"publisher": f"Paper {n}"}, " publishers, ", id="every-publisher"),
        pytest.param(lambda n: {"published": None}, "undated", id="undated"),
        pytest.param(
            lambda n: {"published": Published(edtf="2021-05-05", basis=PublishedBasis.EMBEDDED_POST)},
            "none undated, 3 with no more than an earliest date", id="bounds",
        ),
        pytest.param(lambda n: {"copy_of": None}, "no copies", id="no-copies"),
    ],
)  # fmt: skip
def test_articles_are_counted(articles, said):
    assert said in foundation.rests_on(changed(articles))


def test_figures_are_counted_by_whether_somebody_is_named():
    briefing = planted.briefing(hostile=False)
    entries = [entry for one in briefing.episodes for row in one.ledger for entry in row.entries]
    named = [entry for entry in entries if entry.speaker]
    said = f"{len(entries)} figures: {len(named) or 'none'} with a named speaker, {len(entries) - len(named) or 'none'} without."
    assert entries
    assert said in foundation.rests_on(briefing)


def test_a_reader_is_told_once_whose_words_those_without_a_speaker_are(seeds):
    assert foundation.rests_on(seeds.briefing).endswith("What names no speaker is the articles’ own account.")


def test_damage_is_counted_by_article_and_an_unnamed_speaker_is_none():
    briefing = planted.briefing(hostile=False)
    flagged = {briefing.claims[0].id: ("mixed_scripts",), briefing.claims[1].id: ("unnamed_speaker",)}
    claims = tuple(one.model_copy(update={"flags": flagged.get(one.id, ())}) for one in briefing.claims)
    assert "1 with damaged passages" in foundation.rests_on(briefing.model_copy(update={"claims": claims}))
    plain = tuple(one.model_copy(update={"flags": ()}) for one in claims)
    assert "none with damaged passages" in foundation.rests_on(briefing.model_copy(update={"claims": plain}))


def assumed(time, reasons=()):
    briefing = planted.briefing(hostile=False)
    first, *others = briefing.episodes
    first = first.model_copy(
        update={"why_together": reasons, "article_ids": tuple(one.id for one in briefing.articles)}
    )
    events = tuple(
        one.model_copy(update={"time": time if one.id in first.event_ids else EventTime()})
        for one in briefing.events
    )
    others = [one.model_copy(update={"why_together": ()}) for one in others]
    return briefing.model_copy(update={"episodes": (first, *others), "events": events})


def day(basis, note="the first such weekday from 2021-05-04 on"):
    return EventTime(phrase="on Friday", edtf="2021-05-07?", precision=Precision.DAY, basis=basis, note=note)


@pytest.mark.parametrize(
    ("basis", "date"),
    [
        (TimeBasis.INFERRED, "7 May 2021 (uncertain) for “Friday”"),
        (TimeBasis.RELATIVE_TO_EVENT, "7 May 2021 (uncertain)"),
    ],
)
def test_a_date_that_was_worked_out_is_an_assumption(basis, date):
    said = f"{date}: the first such weekday from 2021-05-04 on."
    assert foundation.assumes(assumed(day(basis))) == (said,)


@pytest.mark.parametrize("time", [day(TimeBasis.EXPLICIT), EventTime(phrase="on Friday"), EventTime()])
def test_a_date_that_is_printed_and_none_at_all_are_no_assumptions(time):
    assert foundation.assumes(assumed(time)) == ()


def test_articles_told_as_one_are_an_assumption_with_its_reasons_in_few_words():
    reasons = ("both tell of the same clash: Troops fought", "both tell of the same clash: Guns fired",
               "both give “15” killed (Norland)", "their dates fall together")  # fmt: skip
    (said,) = foundation.assumes(assumed(EventTime(), reasons))
    told = "both tell of the same clash; both give “15” killed (Norland); 1 more reason."
    assert said.startswith("Articles 1")
    assert said.endswith(f"tell of one development: {told}")


def test_every_format_shows_both():
    briefing = assumed(day(TimeBasis.INFERRED), ("their dates fall together",))
    console = Console(width=2000, record=True, file=None, force_terminal=False)
    with console.capture() as captured:
        console.print(render.terminal(briefing, {}))
    for page in (render.markdown(briefing, {}), render.html(briefing, {}), captured.get()):
        assert foundation.rests_on(briefing) in page
        assert "What this rests on" in page
        assert "What this briefing assumes" in page
        assert "their dates fall together" in page


@pytest.mark.parametrize(("listed", "times"), [(True, 1), (False, 1)])
def test_a_note_on_a_date_that_is_listed_is_not_repeated_with_the_episode(listed, times):
    note = "the first such weekday from 2021-05-04 on"
    briefing = assumed(day(TimeBasis.INFERRED) if listed else EventTime())
    first, *others = briefing.episodes
    first = first.model_copy(update={"time": day(TimeBasis.INFERRED)})
    page = render.markdown(briefing.model_copy(update={"episodes": (first, *others), "timeline": ()}), {})
    (when,) = [row for row in page.splitlines() if row.startswith("- When:") and "7 May 2021" in row]
    assert page.count(note) == times
    assert when.endswith("(inferred)") is listed
