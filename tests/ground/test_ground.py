from __future__ import annotations

import pytest
from ground_cases import article
from hypothesis import given
from hypothesis import strategies as st
from planted_briefing import INFO

from summarizer.domain.article import DropReason, Flag, Published, PublishedBasis
from summarizer.domain.event import Draft, DraftClaim, DraftEvent, DraftQuantity, Participant
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import (
    ClaimKind,
    Measure,
    Operator,
    ParticipantKind,
    ParticipantRole,
    Scope,
    Status,
    TimeBasis,
    Verdict,
    VictimKind,
)
from summarizer.ground import ground

TEXT = (
    "Peru and Chile trade fire near Tacna\n\n"
    "Peru’s Defence Ministry said on Tuesday that at least 135 Peruvian soldiers were killed and 40 wounded near Tacna by Chile’s army. "
    "It did not say how many civilians had died. John Smith, an analyst in Lima, called the attack a mistake.\n\n"
    "Chile denied that its troops had crossed the border. “We fired second,” Foreign Minister Ana Rojas said. "
    "She added that 71 Chilean servicemen were killed, including seven officers. Chile’s army did not withdraw.\n\n"
    "Jane Doe writes about hats and lives in Zenda with two cats."
)
PUBLISHED = Published(edtf="2021-05-06", basis=PublishedBasis.METADATA)
ARTICLE = article(
    TEXT,
    drop={"about hats": DropReason.AUTHOR_BIOGRAPHY},
    flags={"Chile denied": Flag.BROKEN_SENTENCE},
    title="Peru and Chile trade fire near Tacna",
    published=PUBLISHED,
)
TOLL = "at least 135 Peruvian soldiers were killed and 40 wounded near Tacna"
MINISTRY = "Peru’s Defence Ministry said on Tuesday that at least 135 Peruvian soldiers were killed"


def event(
    title="Peru and Chile traded fire near Tacna.",
    quotes=(TOLL,),
    key="e1",
    when="Tuesday",
    where="Tacna",
    cast=("Peru",),
):
    people = tuple(Participant(name=n, role=ParticipantRole.ACTOR, kind=ParticipantKind.STATE) for n in cast)
    return DraftEvent(
        key=key, part=1, type=EventType.CLASH, title=title, status=Status.HAPPENED, when=when, where=where,
        participants=people, quotes=tuple(quotes),
    )  # fmt: skip


def claim(text, quote, speaker=None, kind=ClaimKind.FACT, target=None, figure=None, key="e1"):
    return DraftClaim(
        event_key=key, kind=kind, text=text, speaker=speaker, target=target, quantity=figure,
        quotes=(quote,) if isinstance(quote, str) else quote,
    )  # fmt: skip


def figure(phrase, measure=Measure.KILLED, side="Peru", victims=VictimKind.MILITARY, as_of=None):
    return DraftQuantity(
        phrase=phrase, measure=measure, side=side, victim_kind=victims, scope=Scope.INCIDENT, as_of=as_of
    )


def count(text, quote, speaker, *args, **kwargs):
    return claim(text, quote, speaker, ClaimKind.COUNT, figure=figure(*args, **kwargs))


def checked(*items, others=()):
    events = [item for item in items if isinstance(item, DraftEvent)] or [event()]
    claims = [item for item in items if isinstance(item, DraftClaim)]
    draft = Draft(article_id=ARTICLE.id, events=tuple(events), claims=tuple(claims), extractor=INFO)
    return ground(draft, ARTICLE, others)


KILLED = "Peru’s Defence Ministry said at least 135 Peruvian soldiers were killed."
CHILE = "71 Chilean servicemen were killed, including seven officers"
STANDS = [
    pytest.param(count(KILLED, MINISTRY, "Peru’s Defence Ministry", "at least 135"), id="count"),
    pytest.param(count("The ministry said 40 were wounded.", TOLL, "Peru’s Defence Ministry", "40", Measure.WOUNDED), id="second count"),
    pytest.param(count("She said 71 Chilean servicemen were killed.", CHILE, "Ana Rojas", "71", side="Chile"), id="named a sentence earlier"),
    pytest.param(claim("Chile denied that its troops had crossed the border.", "Chile denied that its troops had crossed the border", "Chile", ClaimKind.DENIAL), id="denial"),
    pytest.param(claim("The analyst called the attack a mistake.", "called the attack a mistake", "John Smith"), id="analyst"),
    pytest.param(claim("Rojas said: “We fired second.”", "“We fired second,” Foreign Minister Ana Rojas said", "Rojas"), id="family name"),
]  # fmt: skip


@pytest.mark.parametrize("item", STANDS)
def test_what_the_source_says_stands(item):
    grounded = checked(item)
    assert [c.text for c in grounded.claims] == [item.text], grounded.withheld
    assert grounded.claims[0].speaker == item.speaker
    assert grounded.withheld == ()


WITHHELD = [
    pytest.param(count(KILLED.replace("135", "153"), MINISTRY, None, "at least 153"), "“at least 153” does not stand", id="another number"),
    pytest.param(claim(KILLED.replace("135", "153"), MINISTRY), "the number", id="another number in the words"),
    pytest.param(count("At least 135 Peruvian soldiers were wounded.", TOLL, None, "at least 135", Measure.WOUNDED), "stands with “killed”", id="another measure"),
    pytest.param(count("135 Peruvian soldiers were captured.", TOLL, None, "at least 135", Measure.CAPTURED), "captured", id="measure of nothing near"),
    pytest.param(count("At least 135 Chilean soldiers were killed.", TOLL, None, "at least 135", side="Chile"), "another side (Peru)", id="another side"),
    pytest.param(count("At least 135 Bolivian soldiers were killed.", TOLL, None, "at least 135", side="Bolivia"), "Bolivia is not named", id="a side named nowhere"),
    pytest.param(claim("The Bolivia ministry said Peruvian soldiers were killed.", TOLL), "the name Bolivia", id="a name in the words"),
    pytest.param(claim("Chile confirmed that its troops had not crossed the border.", TOLL), "negation", id="negation added"),
    pytest.param(claim("Chile said its troops had crossed the border.", "Chile denied that its troops had crossed the border"), "negation", id="denial lost"),
    pytest.param(claim("Chile’s army withdrew.", "Chile’s army did not withdraw"), "negation", id="negation lost"),
    pytest.param(claim("Rojas said “we fired first”.", "“We fired second,” Foreign Minister Ana Rojas said"), "the quoted words", id="other quoted words"),
    pytest.param(claim("Farmers harvested potatoes under heavy rain.", TOLL), "most of its words", id="other words"),
    pytest.param(claim("Peru paid.", "Peru paid Chile for the border posts"), "does not stand in the article", id="made-up quotation"),
    pytest.param(claim("Doe has cats.", "lives in Zenda with two cats"), "dropped text (author_biography)", id="dropped text"),
    pytest.param(claim("Nothing.", ()), "no quotation was given", id="no quotation"),
    pytest.param(claim(KILLED, MINISTRY, key="e9"), "its event 'e9' is not in the draft", id="no such event"),
    pytest.param(claim(KILLED, MINISTRY, kind=ClaimKind.COUNT), "a count without a figure", id="no figure"),
]  # fmt: skip


@pytest.mark.parametrize(("item", "reason"), WITHHELD)
def test_what_the_source_does_not_say_is_withheld_with_the_reason(item, reason):
    grounded = checked(item)
    assert grounded.claims == ()
    assert [w.text for w in grounded.withheld] == [item.text]
    assert reason in grounded.withheld[0].reason


UNSPOKEN = [
    pytest.param(count(KILLED, MINISTRY, "Bolivia", "at least 135"), "Bolivia is not named", id="a speaker named nowhere"),
    pytest.param(count(KILLED, MINISTRY, "Ana Rojas", "at least 135"), "Ana Rojas is not named", id="a speaker named elsewhere"),
    pytest.param(claim("The analyst called the attack a mistake.", "called the attack a mistake", "Jane Smith"), "Jane Smith is not named", id="another first name"),
]  # fmt: skip


@pytest.mark.parametrize(("item", "reason"), UNSPOKEN)
def test_what_stands_without_its_speaker_is_kept_without_one(item, reason):
    grounded = checked(item)
    (found,) = grounded.claims
    assert (found.speaker, found.party, found.flags) == (None, None, ("unsupported_speaker",))
    assert grounded.withheld[0].reason.startswith("kept without its speaker: ")
    assert reason in grounded.withheld[0].reason


def test_an_attribution_that_does_not_stand_is_taken_out_of_the_words():
    (found,) = checked(
        count(
            "Bolivia said that at least 135 Peruvian soldiers were killed.", TOLL, "Bolivia", "at least 135"
        )
    ).claims
    assert found.text == "At least 135 Peruvian soldiers were killed."


def test_bounds_are_read_by_code_and_ids_count_places_in_the_draft():
    grounded = checked(claim("x", "stands nowhere at all"), count(KILLED, MINISTRY, None, "at least 135"))
    (found,) = grounded.claims
    assert found.id == f"{ARTICLE.id}.c2"
    assert found.event_id == f"{ARTICLE.id}.e1"
    assert (found.quantity.operator, found.quantity.low, found.quantity.high) == (
        Operator.AT_LEAST,
        135,
        None,
    )
    assert found.quantity.victim_kind is VictimKind.MILITARY


def test_a_kind_of_victims_that_no_word_bears_out_is_unknown():
    (found,) = checked(count(KILLED, MINISTRY, None, "at least 135", victims=VictimKind.CIVILIAN)).claims
    assert found.quantity.victim_kind is VictimKind.UNKNOWN


def test_an_as_of_that_stands_nowhere_is_left_out():
    kept, lost = (
        checked(count(KILLED, MINISTRY, None, "at least 135", as_of=day)).claims[0].quantity.as_of
        for day in ("Tuesday", "Sunday")
    )
    assert (kept, lost) == ("Tuesday", None)


def test_a_pronoun_is_no_speaker():
    (found,) = checked(
        count("She said 71 Chilean servicemen were killed.", CHILE, "She", "71", side="Chile")
    ).claims
    assert found.speaker is None
    assert "unnamed_speaker" in found.flags


def test_flags_of_the_passage_reach_the_claim():
    (found,) = checked(
        claim(
            "Chile denied that its troops had crossed the border.",
            "Chile denied that its troops had crossed",
            "Chile",
        )
    ).claims
    assert found.flags == ("broken_sentence",)


def test_an_event_keeps_what_the_article_names():
    grounded = checked(event(cast=("Peru", "Bolivia", "Chile"), where="La Paz", when="Sunday"))
    (found,) = grounded.events
    assert [p.name for p in found.participants] == ["Peru", "Chile"]
    assert found.place is None
    assert found.time.edtf is None
    reasons = [w.reason for w in grounded.withheld]
    assert len(reasons) == 3
    assert any("Bolivia" in w.quote for w in grounded.withheld)


def test_a_weekday_is_read_from_the_publication_date():
    (found,) = checked().events
    assert found.time.edtf == "2021-05-04"
    assert found.time.basis is TimeBasis.RELATIVE_TO_PUBLICATION


def test_a_title_that_the_source_does_not_bear_out_is_put_in_its_words():
    grounded = checked(event(title="Bolivia invaded Peru with 900 tanks."))
    assert grounded.events[0].title.startswith("Peru’s Defence Ministry said on Tuesday")
    assert "title put in the source's words" in grounded.withheld[0].reason


def test_an_event_without_evidence_stands_on_a_claim_or_not_at_all():
    lost = event(quotes=("nothing of the kind was written",))
    assert checked(lost).events == ()
    grounded = checked(lost, count(KILLED, MINISTRY, None, "at least 135"))
    assert grounded.events[0].evidence[0] == grounded.claims[0].evidence[0]


def test_a_repeated_key_and_a_repeated_claim_count_once():
    item = count(KILLED, MINISTRY, None, "at least 135")
    grounded = checked(event(), event(title="Troops fought."), item, item)
    assert len(grounded.events) == len(grounded.claims) == 1
    assert "used twice" in grounded.withheld[-1].reason


def test_a_quotation_of_another_article_is_misattributed():
    other = article("Elsewhere a bridge was opened by the mayor of Arica.", title="A bridge in Arica")
    grounded = checked(
        claim("A bridge was opened.", "a bridge was opened by the mayor"), others=[ARTICLE, other]
    )
    assert grounded.withheld[0].verdict is Verdict.MISATTRIBUTED


def test_a_draft_of_another_article_is_refused():
    draft = Draft(article_id="0" * 12, events=(), claims=(), extractor=INFO)
    with pytest.raises(ValueError, match="draft of article 000000000000"):
        ground(draft, ARTICLE)


def test_coverage_counts_kept_code_points_once():
    title = "Peruvian soldiers were killed near Tacna."
    grounded = checked(event(title, quotes=(TOLL, "135 Peruvian soldiers were killed")))
    assert grounded.coverage.cited == len(TOLL)
    assert grounded.coverage.kept == sum(b.end - b.start for b in ARTICLE.blocks)


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(1, 90)), min_size=1, max_size=4))
def test_every_offset_leads_to_its_words_and_coverage_is_a_share(cuts):
    quotes = tuple(TEXT[start : start + length] for start, length in cuts)
    grounded = checked(event(quotes=quotes))
    for one in grounded.events:
        for e in one.evidence:
            assert e.exact == TEXT[e.start : e.end]
            assert TEXT[: e.start].endswith(e.prefix)
            assert TEXT[e.end :].startswith(e.suffix)
            assert not any(d.start < e.end and e.start < d.end for d in ARTICLE.dropped)
    assert 0 <= grounded.coverage.cited <= grounded.coverage.kept
    assert grounded.coverage.ratio == pytest.approx(grounded.coverage.cited / grounded.coverage.kept)
