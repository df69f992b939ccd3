"""Briefings of bundles on other subjects, read as an editor reads them: each sentence as it should stand."""

import re

import pytest
from authored_bundles import BUNDLES, grounded

from summarizer import pipeline
from summarizer.ground.verify import verify

LENGTHS = ("short", "standard", "full")
MADE = {
    (name, length): pipeline.brief(grounded(make()), length=length)
    for name, make in BUNDLES.items()
    for length in LENGTHS
}

EXPECTED = {
    "earthquake": [
        "The national emergency office said the death toll had risen to 41, up from an earlier figure of at least 23, but the Red Cross spoke of at least 60 dead.",
        "The national emergency office said more than 180 people were injured.",
        "Another 12 people were missing under the rubble in Putre.",
        "President Gabriel Soto declared a state of emergency.",
        "Soto promised that soldiers would help to clear the roads.",
        "Ana Riveros, who leads the Red Cross team in Putre, said the count would go up.",
    ],
    "court": [
        "Judge Paolo Serra said that Bellini had hidden losses of 310 million euros from shareholders.",
        "The consumer group Tutela said the sentence was too mild and demanded that the bank pay back the money.",
        "Prosecutors had asked for nine years.",
    ],
    "election": [
        "According to the electoral commission, Ruta Petrauskas was elected with 53.4 percent, up from an earlier figure of 53.2 percent.",
        "Petrauskas promised to raise pensions and to keep the country in the alliance.",
        "Petrauskas will take office on 12 July.",
    ],
    "strike": [
        "The union Locomotive said 2,300 drivers had stopped work, but the operator North Rail put the number at fewer than 1,500.",
        "The union’s secretary, Moira Blair, said that nobody wanted the strike.",
        "Blair demanded a rise of 8 percent.",
        "North Rail offered 4 percent and called the demand unaffordable.",
    ],
}  # fmt: skip


def test_one_disaster_told_with_other_people_and_villages_is_one_episode():
    for length in LENGTHS:
        (episode,) = MADE["earthquake", length].episodes
        assert len(episode.article_ids) == 3
        assert episode.title == "Earthquake in the province of Arica in northern Chile"


def texts(briefing):
    return [sentence.text for episode in briefing.episodes for sentence in episode.sentences]


@pytest.mark.parametrize("name", BUNDLES)
def test_the_sentences_read_as_they_should(name):
    told = texts(MADE[name, "full"])
    assert [text for text in EXPECTED[name] if text not in told] == []


@pytest.mark.parametrize(("name", "length"), MADE)
def test_every_sentence_passes_the_gates(name, length):
    sources = {one.article.id: one.article.text for one in grounded(BUNDLES[name]())}
    assert verify(MADE[name, length], sources) == []


@pytest.mark.parametrize(("name", "length"), MADE)
def test_no_sentence_is_told_twice_or_put_together_badly(name, length):
    told = texts(MADE[name, length])
    assert len(told) == len(set(told))
    for text in (*told, *(one.text for one in MADE[name, length].bottom_line)):
        assert text[0].isupper() or text[0].isdigit() or text[0] in "“‘"
        assert text.endswith((".", ".”"))
        assert not re.search(
            r", but [A-Z](?:he|t)\b|; [A-Z]he\b|\.\.|,,|  | \.|According to The|\bthat that\b", text
        )


@pytest.mark.parametrize(("name", "length"), MADE)
def test_the_bottom_line_has_one_to_three_sentences_of_what_is_told(name, length):
    briefing = MADE[name, length]
    assert 1 <= len(briefing.bottom_line) <= 3
    told = {claim for episode in briefing.episodes for s in episode.sentences for claim in s.claim_ids}
    assert all(told.issuperset(sentence.claim_ids) for sentence in briefing.bottom_line)


@pytest.mark.parametrize("name", BUNDLES)
def test_a_shorter_briefing_tells_less_and_says_what_it_leaves_out(name):
    sizes = []
    for length in LENGTHS:
        briefing = MADE[name, length]
        assert briefing.length == length
        sizes.append(sum(len(text.split()) for text in texts(briefing)))
        left = [claim for episode in briefing.episodes for claim in episode.left_out]
        assert len(left) == len(set(left))
    assert sizes == sorted(sizes)
    assert not any(episode.left_out for episode in MADE[name, "full"].episodes)
