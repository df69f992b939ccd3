"""Claims' own sentences taken apart by who says them, and put together again.

Only words of the claims are used, with "and", "but", "that", "also" and a pronoun for a speaker just named:
what is put together says what its parts say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from summarizer import names
from summarizer.domain.event import Claim
from summarizer.wording import listed, without_lead_in

_NEUTRAL: Final = frozenset({"said", "announced", "reported", "stated", "added", "says", "wrote"})
"""Verbs of plain saying: one of them serves for several claims of a speaker."""
_SAYS: Final = re.compile(
    r"(?P<verb>(?:said|says|announced|reported|stated|added|wrote|confirmed|claimed|warned|argued|insisted|declared|"
    r"complained|explained|noted|stressed|acknowledged|admitted|promised|testified|estimated)"
    r"|told (?:the |a )?[\w’'-]+(?: [\w’'-]+)?)(?P<that> that)? (?P<rest>.+)",
    re.DOTALL,
)
_CLAUSAL: Final = frozenset({"said", "says", "stated", "added", "argued", "insisted", "claimed", "explained"})
"""Verbs behind which "that" is left out."""
_FINITE: Final = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|would|will|could|can|should|may|might|must|broke|began|ended|died|fell|rose|"
    r"took|made|went|came|said|gave)\b"
)
_VERB: Final = re.compile(
    r"(?:also |then |\w+ly |not |never )?(?:\w+ed|\w+ied|said|says|told|wrote|was|were|had|has|is|are|did|"
    r"made|gave|took|held|sent|met|put|set|saw|spoke|sought|won|lost|left|led|began|went|came|got|kept|let|rose|fell|swore|"
    r"would|will|could|can|should|may|might|must|denies|calls|wants|expects)\b"
)
_COUNTED: Final = re.compile(
    r"(?P<num>(?:(?:at least|at most|more than|fewer than|less than|about|around|nearly|almost|some|another|"
    r"over|up to|as many as|a total of) )*(?:\d[\d,.]*|[a-z]+(?:-[a-z]+)*)(?: more| others)?) "
    r"(?P<np>[\w’' -]{3,40}?) "
    r"(?P<aux>had been|have been|has been|were|was|are|is) (?P<rest>[a-z].*)",
    re.DOTALL,
)
_AUXILIARY: Final = frozenset(
    "had has have was were is are would will could can should may might must it they".split()  # noqa: SIM905 - a table of words
)
_SHORT: Final = 12
"""Words of a clause that can stand beside another one without a semicolon."""
_LONG: Final = 38
"""Words from which a sentence is told as two."""
_PLURAL: Final = frozenset({"police", "people", "both", "others"})


class Saying(NamedTuple):
    """A claim's sentence, taken apart."""

    form: Literal["subject", "according", "whole"]
    """``subject``: the speaker, then a verb; ``according``: "According to", then a clause; or neither."""
    who: str
    """The speaker as the sentence has it, with what stands in apposition."""
    rest: str
    """Of ``subject`` the predicate, of ``according`` the clause, else the sentence; without the full stop."""


def take_apart(claim: Claim) -> Saying:
    """Find a claim's speaker in its sentence."""
    text = without_lead_in(bare(claim.text))
    speaker = claim.speaker
    if speaker is None:
        return Saying("whole", "", text)
    if text.lower().startswith("according to "):
        return _according(text, speaker)
    for form in (speaker, f"the {speaker}"):
        if text.lower().startswith(form.lower()):
            found = _subject(text, len(form))
            if found is not None:
                return found
    return Saying("whole", "", text)


def opened(text: str) -> Saying:
    """A sentence in the articles' own voice: its subject, where that is a name, and what it says of it."""
    text = without_lead_in(bare(text))
    match = re.match(r"(?:(?:The|A|An) )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3} (?=[a-z])", text)
    if match is None or not _VERB.match(text[match.end() :]):
        return Saying("whole", "", text)
    return Saying("subject", match.group().strip(), text[match.end() :])


def _according(text: str, speaker: str) -> Saying:
    start = len("According to ")
    for match in re.finditer(r", ", text):
        who = text[start : match.start()]
        if not names.mentions(speaker, who) and speaker.lower() not in who.lower():
            continue
        clause = text[match.end() :]
        aside = re.match(r"(?:the|a|an|its|his|her|their) [^,]{3,70}, ", clause)
        if aside and _FINITE.search(aside.group()) is None:
            who, clause = f"{who}, {aside.group()[:-2]}", clause[aside.end() :]
        return Saying("according", who, clause)
    return Saying("whole", "", text)


def _subject(text: str, end: int) -> Saying | None:
    who, rest = text[:end], text[end:]
    aside = re.match(r", ([^,]{3,90}(?:, [^,]{3,60})?), ", rest)
    if aside and _VERB.match(rest[aside.end() :]):
        who, rest = f"{who}, {aside[1]},", rest[aside.end() :]
    elif rest.startswith(" "):
        rest = rest[1:]
    else:
        return None
    return Saying("subject", who, rest) if _VERB.match(rest) else None


def clause_of(saying: Saying) -> str | None:
    """What is said, as a clause, where the predicate is a plain verb of saying with one."""
    match = _SAYS.fullmatch(saying.rest)
    if saying.form != "subject" or match is None:
        return None
    if not (match["that"] or match["verb"] in _CLAUSAL or _FINITE.search(match["rest"])):
        return None
    return match["rest"]


def predicates(sayings: Sequence[Saying]) -> list[str]:
    """The predicates of one speaker's sentences, those of one verb as one: "announced a death and …"."""
    found: list[str] = []
    taken: set[int] = set()
    for place, saying in enumerate(sayings):
        if place in taken:
            continue
        first = _SAYS.fullmatch(saying.rest)
        if first is None:
            found.append(saying.rest)
            continue
        clause = clause_of(saying)
        objects = [first["rest"]]
        for other in range(place + 1, len(sayings)):
            match = _SAYS.fullmatch(sayings[other].rest)
            if (
                match is None
                or other in taken
                or not _one_verb(first["verb"], match["verb"], clause is not None)
            ):
                continue
            if (clause_of(sayings[other]) is None) is (clause is None):
                objects.append(match["rest"])
                taken.add(other)
        if clause is None:
            found.append(f"{first['verb']} {_counted(objects)}")
        else:
            that = " that" if first["that"] or len(objects) > 1 else ""
            found.append(f"{first['verb']}{that} {_clauses(objects)}")
    return found


def objects(sayings: Sequence[Saying]) -> str | None:
    """What verbs of plain saying have as objects, as one list: "a death and 13 prisoners".

    Null where one has no object: a clause ("said that …") is none.
    """
    found = []
    for saying in sayings:
        match = _SAYS.fullmatch(saying.rest)
        if match is None or match["verb"] not in _NEUTRAL or clause_of(saying) is not None:
            return None
        found.append(match["rest"])
    return _counted(found)


def joined(clauses: Sequence[str]) -> str:
    """Clauses one beside the other: two short ones with "and", others with semicolons."""
    plain = all(len(one.split()) <= _SHORT and not re.search(r",.*,| and ", one) for one in clauses)
    return (" and " if plain and len(clauses) == 2 else "; ").join(clauses)  # noqa: PLR2004 - two


def _counted(objects: Sequence[str]) -> str:
    """Objects of one verb: a comma parts the last where a number before it could be taken for part of it."""
    text = listed(objects)
    if len(objects) > 2 and re.search(r"\d$", objects[-2]):  # noqa: PLR2004 - two need no comma
        text = f"{', '.join(objects[:-1])}, and {objects[-1]}"
    return text


def _one_verb(a: str, b: str, clause: bool) -> bool:
    return a == b or (clause and b in _NEUTRAL and (a in _NEUTRAL or a.startswith("told ")))


def _clauses(clauses: Sequence[str]) -> str:
    """Clauses behind one "that": with what they share said once."""
    text = clauses[0]
    previous = clauses[0]
    for clause in clauses[1:]:
        text += f" and {_shared(previous, clause) or f'that {clause}'}"
        previous = clause
    return text


def _shared(first: str, second: str) -> str | None:
    """The second clause without what it shares with the first, where English leaves that out; else null."""
    one, two = _COUNTED.fullmatch(first), _COUNTED.fullmatch(second)
    if one and two and one["np"] == two["np"] and one["aux"] == two["aux"]:
        return f"{two['num']} {two['rest']}"
    a, b = first.split(), second.split()
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    while shared and a[shared - 1] not in _AUXILIARY:
        shared -= 1
    if shared < 1 or shared >= len(b) or not b[shared][:1].islower():
        return None
    return " ".join(b[shared:])


def one_speaker(sayings: Sequence[Saying], again: str) -> str | None:
    """What one speaker says, as one sentence, or two where it is long; null where it cannot be put together.

    Args:
        sayings: The speaker's sentences.
        again: How the speaker is named the second time: a pronoun or a surname.
    """
    first = sayings[0]
    if first.form == "according":
        same = [one for one in sayings if one.form == "according"]
        others = [one for one in sayings if one.form == "subject"]
        if len(same) + len(others) < len(sayings):
            return None
        text = f"According to {first.who}, {_together([one.rest for one in same])}"
        if others:
            text += f". {_capital(again)} {also(_and_then(predicates(others)))}"
        return text
    if any(one.form == "whole" for one in sayings):
        return None
    told = [one for one in sayings if one.form == "subject"]
    parts = predicates(told)
    sentence = f"{first.who} {_and_then(parts)}"
    rest = [one for one in sayings if one.form == "according"]
    if not rest and len(parts) > 1 and len(sentence.split()) > _LONG:
        sentence = f"{first.who} {parts[0]}. {_capital(again)} {also(_and_then(parts[1:]))}"
    if rest:
        sentence += f". According to {rest[0].who}, {_together([one.rest for one in rest])}"
    return _capital(sentence)


def _together(clauses: Sequence[str]) -> str:
    text = clauses[0]
    for previous, clause in pairwise(clauses):
        text += f" and {_shared(previous, clause) or clause}"
    return text


def _and_then(parts: Sequence[str]) -> str:
    """Predicates of one subject: a comma parts them where one of them has several parts itself."""
    plain = all("," not in part and " and " not in part for part in parts[:-1])
    return listed(parts) if plain else ", and ".join(parts)


def also(predicate: str) -> str:
    """A predicate with "also", where it has none and its first word is the verb itself."""
    first = predicate.split(" ", 1)[0]
    return predicate if first in _AUXILIARY or re.search(r"\balso\b", predicate) else f"also {predicate}"


def pronoun(speaker: str) -> str:
    """A pronoun for a state, a body or a group that has just been named."""
    last = speaker.rpartition(" ")[2]
    several = " and " in speaker or last in _PLURAL or (last[:1].islower() and re.search(r"[^s]s$", last))
    head = re.match(r"(?:the )?(?:\w+ )*?(?P<noun>[a-z]+s) (?:of|in|at|from|for)\b", speaker)
    return "they" if several or (head and not head["noun"].endswith("ss")) else "it"


def bare(text: str) -> str:
    """A sentence on one line without its full stop."""
    text = " ".join(text.split())
    if text.endswith(".”"):
        return f"{text[:-2]}”"
    return text[:-1] if text.endswith(".") and not re.search(r"\b[A-Z]\.$", text) else text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
