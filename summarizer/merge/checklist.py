"""What a briefing of each kind of event should say: asked of the articles, and listed where none answers.

A question is asked only of an event of its type that is told as done or going on. It is answered by a figure,
a kind of claim, a participant, or words in the passages: an article that says that the cause is not known has
said so. Each question has its reason, so that the list can be argued with.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from summarizer.domain.event_types import EventType
from summarizer.domain.story import GapKind
from summarizer.domain.terms import ClaimKind, Measure, ParticipantRole


class Question(NamedTuple):
    """Something that a reader of this kind of news asks."""

    kind: GapKind
    types: frozenset[EventType]
    text: str
    """What is said where no article answers it."""
    reason: str
    """Why a reader asks it."""
    words: re.Pattern[str]
    """Words of a passage that answer it, or say that the answer is not known."""
    measures: frozenset[Measure] = frozenset()
    """A figure of one of these answers it."""
    claims: frozenset[ClaimKind] = frozenset()
    """A claim of one of these kinds answers it."""
    roles: frozenset[ParticipantRole] = frozenset()
    """A participant in one of these roles answers it."""
    only: re.Pattern[str] | None = None
    """Asked only where the passages have one of these words."""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE)


def _types(*types: EventType) -> frozenset[EventType]:
    return frozenset(types)


QUESTIONS: Final[tuple[Question, ...]] = (
    Question(
        "no_toll",
        _types(EventType.CLASH, EventType.ATTACK, EventType.ACCIDENT, EventType.DISASTER),
        "No article says whether anybody was killed or hurt.",
        "harm to people is what such an event is first measured by",
        _words(
            r"kill|dead\b|died|dies\b|death|fatal|injur|wound|hurt\b|unhurt|unharmed|casualt|victim|surviv|"
            r"lives\b|missing|toll"
        ),
        measures=frozenset({Measure.KILLED, Measure.WOUNDED, Measure.MISSING}),
    ),
    Question(
        "no_perpetrator",
        _types(EventType.ATTACK, EventType.CRIME),
        "No article says who did it, or who is suspected.",
        "an attack or a crime without a doer is half told; that nobody is known is an answer too",
        _words(
            r"responsib|suspect|gunm[ae]n|attacker|assailant|accus|blam|arrest|unknown|unidentified|claimed|"
            r"culprit|perpetrat|thie[fv]|robber|forces\b|troops"
        ),
        claims=frozenset({ClaimKind.RESPONSIBILITY}),
        roles=frozenset({ParticipantRole.ACTOR}),
    ),
    Question(
        "no_cause",
        _types(EventType.ACCIDENT, EventType.DISASTER),
        "No article says what caused it.",
        "who could have prevented it depends on the cause; nature needs none",
        _words(
            r"caus|because|due to|blam|investigat|after (?:a|an|the) |when (?:a|an|the|its) |"
            r"triggered|sparked"
        ),
        claims=frozenset({ClaimKind.CAUSE, ClaimKind.RESPONSIBILITY}),
        only=_words(
            r"fires?\b|blaze|explo|collaps|derail|crash|collid|collision|capsiz|sank\b|leak|spill|"
            r"accident|burst"
        ),
    ),
    Question(
        "no_terms",
        _types(EventType.AGREEMENT, EventType.CEASEFIRE),
        "No article gives the terms.",
        "what an agreement is worth lies in what was agreed",
        _words(
            r"terms?\b|condition|provid|withdr|pull(?:ed)? back|exchang|prisoner|corridor|border|"
            r"monitor|observer|"
            r"territor|recogni|under the (?:deal|agreement|accord|truce|treaty)|will (?:end|allow|open|"
            r"stop|pay)|"
            r"for (?:\w+ )?(?:days|hours|weeks|months|years)|-(?:day|hour|week|month|year)\b|until\b|"
            r"in return|"
            r"calls for|includes?\b|(?:take|took|takes|came|comes|come) (?:into )?(?:effect|force)|"
            r"percent|per cent|\$"
        ),
        claims=frozenset({ClaimKind.OFFER}),
    ),
    Question(
        "no_outcome",
        _types(EventType.TALKS),
        "No article says what came of the talks.",
        "that people met matters by what came of it",
        _words(
            r"agree|deal\b|fail|collaps|result|outcome|progress|breakthrough|inconclusive|without|"
            r"ended|signed|"
            r"discuss|decid|statement|will meet|to meet again|resum|postpon|stall|continu|urged|"
            r"called for|told\b"
        ),
        claims=frozenset({ClaimKind.OFFER, ClaimKind.DEMAND, ClaimKind.POSITION}),
    ),
    Question(
        "no_result",
        _types(EventType.ELECTION),
        "No article gives the result, or says that it is not known yet.",
        "an election is told by who won",
        _words(
            r"won\b|wins?\b|winner|victor|elected\b|defeat|lost\b|lead(?:s|ing)?\b|ahead|majorit|"
            r"run-?off|results?\b|"
            r"count(?:ed|ing)|per cent|percent|%|seats?\b|concede"
        ),
        measures=frozenset({Measure.VOTES}),
    ),
    Question(
        "no_charge",
        _types(EventType.ARREST, EventType.COURT_CASE),
        "No article says what the charge is.",
        "what somebody is held or tried for decides what the news is",
        _words(
            r"charg|accus|suspect|suspicion|indict|convict|guilty|acquit|sentenc|alleg|offen[cs]e|"
            r"for (?:\w+ )?(?:\w+ing)\b|"
            r"over (?:the|a|an|his|her|their)\b|murder|fraud|theft|corrupt|treason|espionage|spying|"
            r"terror|bribe|"
            r"in connection with|sued|lawsuit|curfew"
        ),
    ),
    Question(
        "no_crowd",
        _types(EventType.PROTEST),
        "No article says how many took part.",
        "the size of a protest is the first thing its sides differ on",
        _words(
            r"hundreds|thousands|dozens|scores|crowds?\b|millions|handful|\d[\d,.]* (?:people|"
            r"protest|demonstr|march)"
        ),
        measures=frozenset({Measure.PARTICIPANTS}),
    ),
    Question(
        "no_demand",
        _types(EventType.PROTEST),
        "No article says what the protest was about.",
        "a protest without its cause cannot be judged",
        _words(
            r"against|over\b|demand|call(?:ed|ing)? (?:for|on)|protest(?:ing|ed) (?:at|the|a)|"
            r"in support|angry|anger|after\b"
        ),
        claims=frozenset({ClaimKind.DEMAND, ClaimKind.CAUSE}),
    ),
    Question(
        "no_reason",
        _types(EventType.SANCTION),
        "No article says what the sanctions are for.",
        "a sanction answers something",
        _words(
            r"over\b|for (?:its|their|his|her|the)\b|because|in response|in retaliation|after\b|"
            r"accus|aimed at|to punish|against"
        ),
        claims=frozenset({ClaimKind.CAUSE, ClaimKind.RESPONSIBILITY}),
    ),
    Question(
        "no_amount",
        _types(EventType.AID),
        "No article says how much aid it is.",
        "aid is measured",
        _words(
            r"[$€£]|million|billion|tonnes?|tons?\b|kilos?|dozens|hundreds|thousands|trucks?|boxes|"
            r"packages|\d"
        ),
        measures=frozenset({Measure.MONEY, Measure.DEPLOYED, Measure.AFFECTED, Measure.OTHER}),
    ),
    Question(
        "no_strength",
        _types(EventType.DEPLOYMENT),
        "No article says how many were sent.",
        "what a deployment means depends on its size",
        _words(
            r"dozens|hundreds|thousands|battalion|brigade|division|regiment|squadron|company of|\d|"
            r"one |two |three "
        ),
        measures=frozenset({Measure.DEPLOYED}),
    ),
    Question(
        "no_holder",
        _types(EventType.TERRITORIAL_CHANGE),
        "No article says who holds it now.",
        "control is what changed",
        _words(
            r"control|captur|seiz|took\b|taken|fell\b|fallen|hold|held|occup|recaptur|retook|liberat|withdr|"
            r"advanc|hand(?:ed|s)"
        ),
        roles=frozenset({ParticipantRole.ACTOR}),
    ),
    Question(
        "no_figures",
        _types(EventType.ECONOMY),
        "No article gives a figure.",
        "news of the economy is about numbers",
        _words(r"\d|per cent|percent|million|billion|doubled|halved|tripled"),
        measures=frozenset(Measure),
    ),
)
ANSWERED: Final = _words(
    r"declin\w+ to (?:comment|answer|say)|(?:did|has|have|had) not (?:\w+ )?(?:respond|comment|repl|"
    r"answer)\w*|"
    r"no (?:immediate )?(?:comment|response|answer|reply)|could not be reached|not yet commented|"
    r"without comment"
)
"""An article that says that somebody did not answer has asked."""
PLACED: Final = _types(
    EventType.CLASH,
    EventType.ATTACK,
    EventType.DISASTER,
    EventType.ACCIDENT,
    EventType.PROTEST,
    EventType.CRIME,
    EventType.TALKS,
    EventType.ARREST,
)
"""Events that were somewhere."""
SPOKEN: Final = _types(EventType.STATEMENT, EventType.REQUEST, EventType.ACCUSATION)
"""Events that somebody speaks in."""
