"""Sentences in other words than their claims': no word, and no link between facts, that they do not have.

The checks of ``statements`` are made for claims, which a model words from the article before it; they let a
few words pass. Here all that may be said is written down already: a word that nothing has is one too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from summarizer import names, wording
from summarizer.domain.event import Claim, Event, Evidence
from summarizer.domain.terms import ClaimKind
from summarizer.ground import lexicon, negation
from summarizer.ground.attribution import speeches
from summarizer.ground.passage import sentences_of
from summarizer.ground.recheck import Text
from summarizer.ground.speakers import unquoted
from summarizer.ground.statements import foreign_words
from summarizer.wording import Span

_LINKS: Final = re.compile(
    r"\b(?:because|due to|thanks to|owing to|as a result|resulting|result(?:s|ed) in|le(?:d|ads?) to|"
    r"caus(?:e[ds]?|ing)|therefore|thus|hence|consequently|so that|in order to|in response|in retaliation|"
    r"despite|although|though|"
    r"prompt(?:ed|ing)|following|after|before|since|amid|until|unless|if|meanwhile|however|nevertheless|only)\b",
    re.IGNORECASE,
)
"""Words that join facts, or weigh them."""
_JOINT: Final = re.compile(r"[.;]\s|,\s(?:but|while|whereas)\s")
_DOUBT: Final = re.compile(
    r"\b(?:allegedly|alleged|reportedly|supposedly|apparently|possibly|presumably|unconfirmed|suspected)\b",
    re.IGNORECASE,
)
_PAIR: Final = re.compile(r"\b([A-Z][\w’'-]+) and (?:the )?([A-Z][\w’'-]+)")
_NAME: Final = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
_EMPTY: Final = frozenset({"gave", "made"})
"""Verbs that say nothing beside their noun: "made an offer"."""
_SPOKEN: Final = frozenset({ClaimKind.COUNT, ClaimKind.FACT, ClaimKind.CAUSE, ClaimKind.RESPONSIBILITY})
"""Claims that are told as facts where no speaker is named; a demand or an offer names its own."""
_GROUPS: Final = re.compile(
    r"\b(?:soldiers?|civilians?|troops?|peacekeepers?|prisoners?|officers?|police(?:men|man)?|children|child|women|men|"
    r"journalists?|refugees?|houses?|homes?|villages?)\b",
    re.IGNORECASE,
)


def strayed(
    text: str, claims: Sequence[Claim], events: Sequence[Event], texts: Mapping[str, Text]
) -> str | None:
    """A word or a link that a sentence has and its claims and events do not, in plain words; null if none.

    Args:
        text: The sentence, without what the program says of its figures.
        claims: The claims that it rests on.
        events: The events that it tells.
        texts: The articles' texts.
    """
    items: list[Claim | Event] = [*claims, *events]
    own = [*(claim.text for claim in claims), *(event.title for event in events)]
    quoted = [evidence.exact for item in items for evidence in item.evidence]
    near = [near for item in items for near in _near(item.evidence, texts)]
    scope = "\n".join([*own, *quoted, *near])
    lowered = "".join(_small(text[span.start : span.end]) for span in sentences_of(text))
    if foreign := [word for word in foreign_words(lowered, scope) if word.lower() not in _EMPTY]:
        return f"the word “{foreign[0]}” is in none of its claims"
    if (found := negation.added(text, "\n".join(own))) is not None:
        return f"it adds a negation that none of its claims has (“{found.word}”)"
    said = "\n".join([*own, *quoted]).lower()
    for match in _LINKS.finditer(unquoted(text)):
        if not wording.contains(said, match.group().lower()):
            return f"“{match.group().lower()}” joins what its claims do not"
    if (twice := _twice(text)) is not None:
        return f"it names {twice} twice where two are named"
    return _spoken_late(text, claims, alone=len(items) == len(claims))


def untold(text: str, claim: Claim | None, event: Event | None) -> str | None:
    """What a sentence in other words leaves out of one claim or event, in plain words; null if nothing.

    Args:
        text: The sentence.
        claim: What it tells, or
        event: the event that it tells by its title.
    """
    own = claim.text if claim is not None else event.title if event is not None else ""
    reason = _party_left_out(own, text) or _group_left_out(own, text) or _doubt_left_out(own, text)
    if reason is None and claim is not None:
        reason = _measure_left_out(claim, text)
        if reason is None and claim.speaker and claim.kind in _SPOKEN and not _speaks(claim.speaker, text):
            reason = f"it does not say that {claim.speaker} says so"
    return reason


def _party_left_out(own: str, text: str) -> str | None:
    for party in dict.fromkeys(filter(None, map(names.party, _capitalised(own)))):
        if not names.mentions(party, text):
            return f"it leaves out {party}"
    for speech in speeches(unquoted(own)):
        name = next(iter(_NAME.findall(speech.subject)), None)
        if speech.plain and name and not (names.mentions(name, text) or wording.contains(text, name)):
            return f"it leaves out that {name} says so"
    return None


def _group_left_out(own: str, text: str) -> str | None:
    told = {wording.stem(word) for word in wording.texts(text)}
    groups = [match.group() for match in _GROUPS.finditer(own)]
    missing = [group for group in groups if wording.stem(group.lower()) not in told]
    return f"it leaves out the {missing[0].lower()}" if missing else None


def _doubt_left_out(own: str, text: str) -> str | None:
    lost = [word for word in _DOUBT.findall(own) if not wording.contains(text.lower(), word.lower())]
    return f"it leaves out “{lost[0]}”" if lost else None


def _measure_left_out(claim: Claim, text: str) -> str | None:
    quantity = claim.quantity
    if quantity is None or not lexicon.says(quantity.measure, claim.text):
        return None
    said = lexicon.says(quantity.measure, text)
    return None if said else f"it does not say what the figure “{quantity.phrase}” counts"


def _speaks(speaker: str, text: str) -> bool:
    """Whether a speaker, under some name, is the subject of a verb of saying, or behind "according to"."""
    return any(
        names.mentions(speaker, speech.subject) or wording.contains(speech.subject, speaker)
        for speech in speeches(unquoted(text))
    )


def _spoken_late(text: str, claims: Sequence[Claim], *, alone: bool) -> str | None:
    """A claim that is told as a fact before the sentence comes to who says so."""
    clauses = _JOINT.split(text)
    spoken = [claim for claim in claims if claim.speaker and claim.kind in _SPOKEN]
    opens = any(_speaks(claim.speaker or "", clauses[0]) for claim in spoken)
    if alone and spoken and len(spoken) == len(claims) and not opens:
        return f"its beginning does not say that {claims[0].speaker} says so"
    for claim in spoken:
        phrase = claim.quantity.phrase if claim.quantity else None
        told = next(
            (n for n, clause in enumerate(clauses) if phrase and wording.contains(clause, phrase)), None
        )
        if told is not None and not any(_speaks(claim.speaker or "", one) for one in clauses[: told + 1]):
            return f"it does not say that {claim.speaker} says “{phrase}”"
    return None


def _twice(text: str) -> str | None:
    """A party that stands on both sides of an "and"."""
    for one, other in _PAIR.findall(text):
        if (party := names.party(one)) is not None and party == names.party(other):
            return party
    return None


def _near(evidence: Iterable[Evidence], texts: Mapping[str, Text]) -> Iterable[str]:
    spans: dict[str, list[Span]] = {}
    for one in evidence:
        spans.setdefault(one.article_id, []).append(Span(one.start, one.end))
    for article, own in spans.items():
        if article in texts:
            yield texts[article].passages(own)[-1].sentences
            yield texts[article].title


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _capitalised(text: str) -> list[str]:
    return [word for word in wording.texts(text) if word[:1].isupper()]
