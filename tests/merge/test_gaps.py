"""What articles leave out: asked by the kind of event, once, and never where it makes no sense."""

import pytest
from planted_merge import Planted, who

from summarizer import pipeline
from summarizer.domain.event_types import EventType
from summarizer.ground.verify import verify
from summarizer.merge import merge
from summarizer.merge.checklist import QUESTIONS

PERU, CHILE = who("Peru"), who("Chile")
POLICE = who("Lima police", kind="organization")
FIGHT = ("clash", "Peruvian and Chilean troops fought near Tacna.", PERU, CHILE)


def event(kind, title, *cast, when="on 4 May 2021", where="Tacna", status="happened", quote=None):
    return Planted("2021-05-05").event(
        "e1", kind, title, *cast, when=when, where=where, status=status, quote=quote
    )


def kinds(*planted):
    story = merge([one.build() for one in planted])
    return [gap.kind for episode in story.episodes for gap in episode.gaps]


ASKED = {
    "no_toll: attack": ("no_toll", event("attack", "A missile struck a market in Tacna.", CHILE)),
    "no_toll: earthquake": ("no_toll", event("disaster", "An earthquake struck Tacna.")),
    "no_toll: train": ("no_toll", event("accident", "A train left its rails near Tacna.")),
    "no_perpetrator: attack": ("no_perpetrator", event("attack", "A bomb went off in Tacna, killing two.")),
    "no_perpetrator: crime": ("no_perpetrator", event("crime", "A bank in Tacna was emptied at night.")),
    "no_cause: crash": ("no_cause", event("accident", "An airliner crashed near Tacna, killing 12.")),
    "no_cause: fire": (
        "no_cause",
        event("disaster", "A fire destroyed a warehouse in Tacna; nobody was hurt."),
    ),
    "no_terms: truce": ("no_terms", event("ceasefire", "Peru and Chile agreed a truce.", PERU, CHILE)),
    "no_terms: deal": ("no_terms", event("agreement", "Peru and Chile signed an accord.", PERU, CHILE)),
    "no_outcome": (
        "no_outcome",
        event("talks", "The presidents of Peru and Chile met in Geneva.", PERU, CHILE),
    ),
    "no_result": ("no_result", event("election", "Tacna voted for a new mayor.")),
    "no_charge: arrest": ("no_charge", event("arrest", "Ana Rojas was arrested in Tacna.")),
    "no_charge: court": ("no_charge", event("court_case", "Ana Rojas appeared in court in Tacna.")),
    "no_crowd": ("no_crowd", event("protest", "Teachers marched through Tacna against a new law.")),
    "no_demand": ("no_demand", event("protest", "Thousands of teachers marched through Tacna.")),
    "no_reason": ("no_reason", event("sanction", "Brazil froze the accounts of two Chilean banks.")),
    "no_amount": ("no_amount", event("aid", "Brazil sent food to Tacna.")),
    "no_strength": ("no_strength", event("deployment", "Brazil sent peacekeepers to Tacna.")),
    "no_holder": ("no_holder", event("territorial_change", "The front moved through Tacna.")),
    "no_figures": ("no_figures", event("economy", "Prices of bread rose in Peru.")),
    "no_speaker": ("no_speaker", event("statement", "It was said that the road was open.")),
    "unplaced": ("unplaced", event("protest", "Thousands marched against a new law.", where=None)),
    "undated": ("undated", event(*FIGHT, when=None)),
    "single_source": ("single_source", event(*FIGHT)),
    "no_response: accusation": (
        "no_response",
        event(*FIGHT).claim("e1", "Peru said Brazil had armed Chile.", "Peru", "responsibility", "Brazil"),
    ),
    "no_response: request": (
        "no_response",
        event("request", "Peru asked Brazil for help.", who("Peru", "speaker"), who("Brazil", "addressee")),
    ),
    "one_account": ("one_account", event(*FIGHT).claim("e1", "Peru said the road was open.", "Peru")),
    "one_sided": (
        "one_sided",
        event(*FIGHT).count("e1", "15", "Peru said 15 Peruvian soldiers were killed.", "Peru", "Peru"),
    ),
    "parties_only": (
        "parties_only",
        event(*FIGHT).count("e1", "15", "Peru said 15 Peruvian soldiers were killed.", "Peru", "Peru"),
    ),
    "unattributed": (
        "unattributed",
        event(*FIGHT).count("e1", "15", "Some 15 Peruvian soldiers were killed.", None, "Peru"),
    ),
}
SILENT = {
    "no_toll: nobody was hurt": ("no_toll", event("attack", "A missile struck a market in Tacna; nobody was hurt.", CHILE)),
    "no_toll: of an election": ("no_toll", event("election", "Tacna voted for a new mayor.")),
    "no_toll: only threatened": ("no_toll", event("attack", "Chile threatened to strike Tacna.", CHILE, status="planned")),
    "no_perpetrator: named": ("no_perpetrator", event("attack", "Chile shelled Tacna, killing two.", CHILE)),
    "no_perpetrator: nobody claimed it": (
        "no_perpetrator", event("attack", "A bomb killed two in Tacna; nobody claimed it.", quote="A bomb killed two; nobody claimed it."),
    ),
    "no_cause: of an earthquake": ("no_cause", event("disaster", "An earthquake struck Tacna, killing 12.")),
    "no_cause: being looked into": (
        "no_cause", event("disaster", "A fire destroyed a warehouse.", quote="A fire destroyed a warehouse; police are investigating."),
    ),
    "no_cause: claimed": (
        "no_cause", event("accident", "An airliner crashed near Tacna.").claim("e1", "The airline spoke of an engine failure.", "the airline", "cause"),
    ),
    "no_terms: given": ("no_terms", event("ceasefire", "Peru and Chile agreed a truce for ten days.", PERU, CHILE)),
    "no_terms: only proposed": ("no_terms", event("ceasefire", "Brazil proposed a truce.", PERU, CHILE, status="planned")),
    "no_outcome: given": ("no_outcome", event("talks", "The presidents of Peru and Chile met and agreed to meet again.", PERU, CHILE)),
    "no_result: to come": ("no_result", event("election", "Tacna will vote for a new mayor.", status="planned")),
    "no_result: not counted yet": (
        "no_result", event("election", "Tacna voted for a mayor.", quote="Tacna voted for a mayor; counting goes on."),
    ),
    "no_charge: given": ("no_charge", event("arrest", "Ana Rojas was arrested on suspicion of fraud in Tacna.")),
    "no_crowd: vague": ("no_crowd", event("protest", "Thousands marched through Tacna against a new law.")),
    "no_reason: given": ("no_reason", event("sanction", "Brazil froze the accounts of two banks over the war.")),
    "no_amount: given": ("no_amount", event("aid", "Brazil sent 40 tonnes of food to Tacna.")),
    "no_strength: given": ("no_strength", event("deployment", "Brazil sent a battalion to Tacna.")),
    "no_holder: given": ("no_holder", event("territorial_change", "Chile captured Tacna.", CHILE)),
    "no_figures: given": ("no_figures", event("economy", "Prices of bread rose by 4 per cent in Peru.")),
    "no_speaker: named": (
        "no_speaker", event("statement", "The mayor said the road was open.", who("the mayor", "speaker", "person")),
    ),
    "unplaced: a statement is nowhere": ("unplaced", event("statement", "The mayor said the road was open.", where=None)),
    "no_response: given": (
        "no_response",
        event(*FIGHT)
        .claim("e1", "Peru said Chile attacked first.", "Peru", "responsibility", "Chile")
        .claim("e1", "Chile said it had only answered.", "Chile"),
    ),
    "no_response: given together": (
        "no_response",
        event(*FIGHT)
        .claim("e1", "Peru said Brazil had armed Chile.", "Peru", "responsibility", "Brazil")
        .claim("e1", "Brazil and Chile denied it.", "Brazil and Chile", "denial"),
    ),
    "no_response: sought": (
        "no_response",
        event(*FIGHT)
        .claim("e1", "Peru said Brazil had armed Chile.", "Peru", "responsibility", "Brazil")
        .claim("e1", "Brazil declined to comment."),
    ),
    "no_response: of nobody who could answer": (
        "no_response",
        event(*FIGHT).claim("e1", "Peru said the fog was to blame.", "Peru", "responsibility", "the fog"),
    ),
    "one_account: both": (
        "one_account",
        event(*FIGHT).claim("e1", "Peru said the road was open.", "Peru").claim("e1", "Chile said it was shut.", "Chile"),
    ),
    "one_account: the other speaks with an ally": (
        "one_account",
        event(*FIGHT).claim("e1", "Peru said the road was open.", "Peru").claim("e1", "Brazil and Chile denied it.", "Brazil and Chile"),
    ),
    "one_account: neither": ("one_account", event(*FIGHT)),
    "one_sided: neither side's is given": ("one_sided", event(*FIGHT)),
    "one_sided: civilians": (
        "one_sided",
        event(*FIGHT).count("e1", "15", "Peru said 15 Peruvian civilians were killed.", "Peru", "Peru", victims="civilian"),
    ),
    "parties_only: somebody else": (
        "parties_only",
        event(*FIGHT).count("e1", "15", "Brazil said 15 Peruvian soldiers were killed.", "Brazil", "Peru"),
    ),
    "unattributed: attributed": (
        "unattributed",
        event(*FIGHT).count("e1", "15", "Peru said 15 Peruvian soldiers were killed.", "Peru", "Peru"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "planted"), ASKED.values(), ids=ASKED)
def test_what_nobody_says_is_listed_once(kind, planted):
    assert kinds(planted).count(kind) == 1


@pytest.mark.parametrize(("kind", "planted"), SILENT.values(), ids=SILENT)
def test_what_is_answered_or_makes_no_sense_is_not_asked(kind, planted):
    assert kind not in kinds(planted)


def test_articles_of_one_origin_say_so():
    def told(number):
        said = "the Peruvian Defence Ministry"
        return event("attack", f"A missile hit Tacna{' ' * number}.", CHILE, status="alleged").count(
            "e1", "15", f"The Peruvian Defence Ministry counted 15 dead, note {number}.", said, "Peru"
        )

    assert "one_origin" in kinds(told(1), told(2))
    assert "one_origin" not in kinds(told(1), told(2).claim("e1", "Residents saw a missile fall.", None))


def test_every_type_has_questions_and_every_question_its_reason():
    asked = frozenset().union(*(question.types for question in QUESTIONS))
    general = {EventType.STATEMENT, EventType.REQUEST, EventType.ACCUSATION, EventType.OTHER}
    assert asked | general == frozenset(EventType)
    assert all(question.reason and question.text.startswith("No article") for question in QUESTIONS)


@pytest.mark.parametrize(
    "ident", ["no_response: accusation", "one_account", "parties_only", "no_cause: fire"]
)
def test_gaps_hold_before_verify(ident):
    one = ASKED[ident][1].build()
    briefing = pipeline.brief([one])
    texts = [gap.text for episode in briefing.episodes for gap in episode.gaps if gap.kind == ASKED[ident][0]]
    assert texts
    told = " ".join(problem.what for problem in verify(briefing, {one.article.id: one.article.text}))
    assert not any(text[:40] in told for text in texts)
