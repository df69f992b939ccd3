"""Number, measure, group, side, time, speaker, negation and modality belong together, or the claim is withheld."""

from __future__ import annotations

import pytest
from bound_cases import TEXTS, Case
from planted_briefing import INFO

from summarizer.domain.event import Draft, DraftEvent
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import Status, VictimKind
from summarizer.ground import ground


def checked(article, case: Case):
    event = DraftEvent(
        key="e1", part=1, type=EventType.OTHER, title="It happened.", status=Status.HAPPENED, when=None, where=None,
        participants=(), quotes=(),
    )  # fmt: skip
    draft = Draft(article_id=article.id, events=(event,), claims=(case.draft(),), extractor=INFO)
    return ground(draft, article)


def cases(which):
    for name, (article, *tables) in TEXTS.items():
        for key, case in tables[which].items():
            yield pytest.param(article, case, id=f"{name}: {key}")


@pytest.mark.parametrize(("article", "case"), list(cases(0)))
def test_a_claim_in_own_words_stands(article, case):
    grounded = checked(article, case)
    assert [claim.text for claim in grounded.claims] == [case.text], [w.reason for w in grounded.withheld]
    assert grounded.claims[0].speaker == case.speaker
    if case.victims is not VictimKind.UNKNOWN:
        assert grounded.claims[0].quantity.victim_kind is case.victims


@pytest.mark.parametrize(("article", "case"), list(cases(1)))
def test_a_claim_with_one_binding_changed_is_withheld(article, case, request):
    grounded = checked(article, case)
    if request.node.callspec.id.endswith(("speaker", "speaker of another paragraph", "another source")):
        (claim,) = grounded.claims
        assert claim.speaker is None
        assert case.speaker not in claim.text
        assert claim.flags == ("unsupported_speaker",)
    else:
        assert grounded.claims == ()
    assert any(item.text == case.text and item.reason for item in grounded.withheld)
