"""Claims' sentences taken apart and put together."""

import pytest

from summarizer.brief import grammar
from summarizer.brief.people import surname
from summarizer.domain.event import Claim
from summarizer.domain.terms import ClaimKind


def claim(text, speaker):
    return Claim(
        id="a.c1",
        event_id="a.e1",
        article_id="a",
        kind=ClaimKind.FACT,
        text=text,
        speaker=speaker,
        evidence=(),
    )


APART = [
    pytest.param("Peru said 7 were hurt.", "Peru", ("subject", "Peru", "said 7 were hurt"), id="subject"),
    pytest.param("The army said so.", "army", ("subject", "The army", "said so"), id="article"),
    pytest.param(
        "Ana Rojas, the minister, said that it rained.", "Ana Rojas",
        ("subject", "Ana Rojas, the minister,", "said that it rained"), id="apposition",
    ),
    pytest.param(
        "According to a statement by Peru, 7 were hurt.", "Peru",
        ("according", "a statement by Peru", "7 were hurt"), id="according",
    ),
    pytest.param(
        "According to Ana Rojas, the minister, it rained.", "Ana Rojas",
        ("according", "Ana Rojas, the minister", "it rained"), id="according, apposition",
    ),
    pytest.param("Peru’s plea was heard.", "Peru", ("whole", "", "Peru’s plea was heard"), id="owner"),
    pytest.param("In addition, Peru said no.", "Peru", ("subject", "Peru", "said no"), id="lead-in"),
    pytest.param("It rained.", None, ("whole", "", "It rained"), id="nobody"),
    pytest.param("In a letter, Peru asked for aid.", "Peru", ("whole", "", "In a letter, Peru asked for aid"), id="late"),
    pytest.param("Peru called it “a crime.”", "Peru", ("subject", "Peru", "called it “a crime”"), id="quotation"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "expected"), APART)
def test_a_sentence_is_taken_apart(text, speaker, expected):
    assert grammar.take_apart(claim(text, speaker)) == expected


TOGETHER = [
    pytest.param(
        ["Peru reported that 15 soldiers had been killed.", "Peru reported that another 12 soldiers had been captured by rebels."],
        "Peru reported that 15 soldiers had been killed and another 12 captured by rebels", id="counts",
    ),
    pytest.param(
        ["Peru announced the death of a soldier.", "Peru announced 13 prisoners.", "Peru announced the loss of 24 men."],
        "Peru announced the death of a soldier, 13 prisoners and the loss of 24 men", id="objects of one verb",
    ),
    pytest.param(
        ["Peru reported two soldiers killed.", "Peru reported a dozen soldiers wounded."],
        "Peru reported two soldiers killed and a dozen soldiers wounded", id="no clause",
    ),
    pytest.param(
        ["Peru said 15 soldiers were killed.", "Peru accused Chile of murder."],
        "Peru said 15 soldiers were killed and accused Chile of murder", id="two verbs",
    ),
    pytest.param(
        ["Peru announced that the road was closed.", "Peru said it would open on Friday."],
        "Peru announced that the road was closed and that it would open on Friday", id="one verb of saying",
    ),
    pytest.param(
        ["Peru said it had asked Chile for aid.", "Peru said it had thanked Bolivia."],
        "Peru said that it had asked Chile for aid and thanked Bolivia", id="one beginning",
    ),
    pytest.param(
        ["According to Peru, the bridge fell.", "According to Peru, the road was closed."],
        "According to Peru, the bridge fell and the road was closed", id="according",
    ),
    pytest.param(
        ["According to Peru, the bridge fell.", "Peru asked for aid."],
        "According to Peru, the bridge fell. It also asked for aid", id="according, then a verb",
    ),
    pytest.param(
        ["Peru denied that the dam was unsafe and blamed the rain.", "Peru asked for aid."],
        "Peru denied that the dam was unsafe and blamed the rain, and asked for aid", id="a comma parts them",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), TOGETHER)
def test_one_speakers_sentences_go_together(texts, expected):
    sayings = [grammar.take_apart(claim(text, "Peru")) for text in texts]
    assert grammar.one_speaker(sayings, grammar.pronoun("Peru")) == expected


def test_what_cannot_be_taken_apart_is_not_put_together():
    sayings = [
        grammar.take_apart(claim(text, "Peru")) for text in ("Peru said so.", "A letter of Peru said so.")
    ]
    assert grammar.one_speaker(sayings, "it") is None


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [("Peru", "it"), ("the defence ministry", "it"), ("Peruvian officials", "they"), ("Peru and Chile", "they"),
     ("the United States", "it"), ("observers of the OSCE", "they"), ("the police", "they"), ("the congress", "it")],
)  # fmt: skip
def test_a_speaker_has_a_pronoun(speaker, expected):
    assert grammar.pronoun(speaker) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Foreign Minister Ana Rojas", "Rojas"), ("Ursula von der Leyen", "von der Leyen"), ("the army", None),
     ("Peru", None), ("Ana Rojas, the minister", "Rojas")],
)  # fmt: skip
def test_a_person_has_a_surname(name, expected):
    assert surname(name) == expected
