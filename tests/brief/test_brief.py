"""The briefing of planted stories."""

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "merge"))

from planted_merge import Planted, who

from summarizer import pipeline, writing
from summarizer.brief import brief, by_rule
from summarizer.brief.cite import citations
from summarizer.domain.briefing import Failed


def article():
    one = Planted("2021-05-05").event("e1", "clash", "Troops fought.", who("Peru"), who("Chile"))
    text = "Peru said 35 Peruvian soldiers were killed, up from 20."
    one.count("e1", "35", "Peru said 35 Peruvian soldiers were killed.", "Peru", "Peru", quote=text)
    one.count("e1", "20", "Peru had said 20 Peruvian soldiers were killed.", "Peru", "Peru", quote=text)
    one.count("e1", "nine", "Nine Chilean soldiers were killed.", None, "Chile")
    return one.claim("e1", "Chile asked for a truce.", "Chile", "demand").build()


def test_every_sentence_is_cited_and_rests_on_something():
    briefing = pipeline.brief([article()])
    text = article().article.text
    sentences = [s for e in briefing.episodes for s in e.sentences]
    assert len(sentences) == 4
    for sentence in sentences:
        assert sentence.claim_ids or sentence.event_ids
        for citation in sentence.citations:
            assert citation.exact == text[citation.start : citation.end]


def test_a_replaced_figure_is_told_as_replaced():
    texts = [s.text for s in pipeline.brief([article()]).episodes[0].sentences]
    assert "Peru said 35 Peruvian soldiers were killed, up from an earlier figure of 20." in texts
    assert "Peru had said 20 Peruvian soldiers were killed." not in texts


def test_unattributed_figures_say_so():
    notes = {s.text: s.note for s in pipeline.brief([article()]).episodes[0].sentences}
    assert notes["Nine Chilean soldiers were killed."] == "no source named"
    assert notes["Chile asked for a truce."] is None


def test_failed_sources_are_listed_and_the_bytes_are_stable():
    failed = (Failed(source="x.txt", reason="empty"),)
    first, second = (pipeline.brief([article()], failed).model_dump_json() for _ in range(2))
    assert first == second
    assert '"x.txt"' in first


def test_a_passage_inside_another_is_cited_once():
    one = article()
    outer = one.claims[0].evidence[0]
    inner = outer.model_copy(update={"start": outer.start + 5, "exact": outer.exact[5:]})
    assert len(citations([inner, outer], {one.article.id: 1})) == 1


def test_a_claim_that_a_sentence_cites_and_says_is_not_left_out():
    planned = writing.plan([article()])
    one = planned.plan.episodes[0]
    asked = next(claim for claim in one.claims if claim.text == "Chile asked for a truce.")
    other = next(claim for claim in one.claims if claim.text.startswith("Nine"))
    group = next(group for group in one.groups if asked in group.claims)
    words = by_rule.sentence(group, asked.text, planned.plan.numbers, [other])
    repeated = replace(one, left=(asked.id, other.id))
    written = brief(
        planned.story,
        pipeline.brief([article()]).run,
        planned=replace(planned.plan, episodes=(repeated,)),
        worded={**{each.key: () for each in one.groups}, group.key: (words,)},
    )
    assert written.episodes[0].left_out == (other.id,)
