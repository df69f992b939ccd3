"""Sentences in other words than their claims': a negation must be one of its own claims."""

from __future__ import annotations

import pytest

from summarizer.domain.event import Claim, Evidence
from summarizer.domain.terms import ClaimKind, Verdict
from summarizer.ground.recheck import Text
from summarizer.ground.reworded import strayed

PASSAGE = "19 civilians were killed in the bombings, but Peru has not yet reported the death of any soldiers."


def _claim(text: str) -> Claim:
    evidence = Evidence(
        article_id="a", start=0, end=len(PASSAGE), exact=PASSAGE, prefix="", suffix="",
        verdict=Verdict.VERBATIM, score=1.0,
    )  # fmt: skip
    return Claim(
        id="a.c1", article_id="a", event_id="E-1", kind=ClaimKind.FACT, text=text, evidence=(evidence,)
    )


KILLED = _claim("19 civilians were killed in the bombings.")
SILENT = _claim("Peru had not yet reported the death of any soldiers.")


@pytest.mark.parametrize(
    ("text", "claims", "refused"),
    [
        pytest.param("In the bombings, 19 civilians were killed.", [KILLED], False, id="as claimed"),
        pytest.param("In the bombings, 19 civilians were not killed.", [KILLED], True, id="one claim"),
        pytest.param(
            "19 civilians were not killed in the bombings; Peru had not yet reported the death of any soldiers.",
            [KILLED, SILENT],
            True,
            id="another claim negates",
        ),
        pytest.param("Peru had not yet reported the death of soldiers.", [SILENT], False, id="its own"),
    ],
)
def test_a_negation_is_one_of_its_claims(text, claims, refused):
    reason = strayed(text, claims, [], {"a": Text("a", PASSAGE, "")})
    assert (reason is not None and "negation" in reason) is refused
