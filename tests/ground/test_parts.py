from __future__ import annotations

import pytest
from ground_cases import article

from summarizer.domain.terms import Verdict
from summarizer.ground.locate import Missed, locate
from summarizer.ground.source import Source

TEXT = (
    "Count Rupert told the council on Monday that the northern garrison, which did not take part in the battle, would "
    "leave the town of Zenda within a week. The mayor denied that the garrison had fired on the crowd.\n\n"
    "Graustark welcomed the plan. Its army will stay where it is, a spokesman said on Friday evening in Strelsau.\n\n"
    + "\n\n".join(f"Paragraph {n} tells of the weather in the hills and of the roads that were closed." for n in range(12))
    + "\n\nThe queen opened the bridge. He [the duke] was seen there with three of his sons on the following day."
)  # fmt: skip
SOURCE = Source.of(article(TEXT))

ELIDED = [
    pytest.param("Count Rupert told the council … would leave the town of Zenda", 2, id="a clause left out"),
    pytest.param("the northern garrison […] would leave the town", 2, id="a negation that a comma closes"),
    pytest.param("would leave the town ... the garrison had fired", 0, id="a denial left out after a full stop"),
    pytest.param("leave the town of Zenda within a week. … Graustark welcomed the plan", 2, id="two paragraphs"),
    pytest.param("The mayor denied that the garrison had fired … Its army will stay", 2, id="into a sentence that starts"),
    pytest.param("Graustark welcomed the plan. … The queen opened the bridge", 2, id="whole sentences far apart"),
    pytest.param("(…) Graustark welcomed the plan (…)", 1, id="at both ends"),
    pytest.param("The mayor … the garrison had fired on the crowd", 0, id="a denial left out"),
    pytest.param("the northern garrison, which did … take part in the battle", 0, id="a negation left out"),
    pytest.param("Graustark welcomed … opened the bridge", 0, id="one sentence of two far apart"),
    pytest.param("Its army will stay … Count Rupert told the council", 0, id="turned round"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "parts"), ELIDED)
def test_parts_stand_in_order_and_nothing_that_turns_the_sense_is_skipped(quote, parts):
    found = locate(quote, SOURCE)
    assert isinstance(found, Missed) if not parts else len(found) == parts
    if parts:
        assert [e.start for e in found] == sorted(e.start for e in found)
        assert {e.verdict for e in found} <= {Verdict.VERBATIM, Verdict.NORMALIZED}


BRACKETS = [
    pytest.param("[I]ts army will stay where it is", "Its army will stay where it is", "normalized", id="a letter"),
    pytest.param("Its army will stay [in the town], a spokesman said on Friday", "Its army will stay where it is, a spokesman said on Friday", "fuzzy", id="for other words"),
    pytest.param("[t]he queen opened the bridge", "The queen opened the bridge", "normalized", id="a small letter"),
    pytest.param("The queen [of Graustark] opened the bridge", "The queen opened the bridge", "fuzzy", id="put in"),
    pytest.param("that [its troops] would leave the town of Zenda", None, "fabricated", id="for a clause that negates"),
    pytest.param("He was seen there with [three] of his sons", None, "fabricated", id="the text's own words left out"),
    pytest.param("was seen there with [four] of his sons on the following day", None, "fabricated", id="another figure"),
    pytest.param("The queen [never] opened the bridge", None, "fabricated", id="a negation"),
    pytest.param("told the council [sic] on Monday that", "told the council on Monday that", "fuzzy", id="sic"),
    pytest.param("He [the duke] was seen there", "He [the duke] was seen there", "verbatim", id="the text's own brackets"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "exact", "verdict"), BRACKETS)
def test_words_in_brackets_are_the_editors(quote, exact, verdict):
    found = locate(quote, SOURCE)
    if exact is None:
        assert isinstance(found, Missed)
        return
    (evidence,) = found
    assert (evidence.exact, evidence.verdict.value) == (exact, verdict)
