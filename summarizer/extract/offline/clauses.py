"""Sentences cut to what is needed of them: words are left out at their ends, and never changed."""

from __future__ import annotations

import re

from summarizer import names, wording
from summarizer.chronology.words import MONTHS, WEEKDAYS
from summarizer.extract.offline.lines import one_line
from summarizer.extract.offline.ties import ASIDE, CONJUNCTIONS, LOOSE, TIES
from summarizer.extract.offline.words import words

DAY = rf"(?:{'|'.join(WEEKDAYS)}|(?:{'|'.join(MONTHS)})(?: \d{{1,2}})?)"
DAYTIME = rf"{DAY}(?: (?:morning|afternoon|evening|night))?"
"""The same, where it may say which part of it."""
PAPER = (
    r"(?:in an? (?:\w+ ){0,2}(?:statement|interview|tweet|post|letter|speech|address|report|email|e-mail|"
    r"release)(?: to [^,.“”]{3,40})?(?: (?:on )?[A-Z]\w+day)?)"
)
"""Where somebody says it: "in a statement"."""
SHORTEST = 4
"""Words of a statement, at least."""
_DATED = re.compile(
    rf"(?:(?:earlier|late|early|later) )?(?:on |in )?(?:(?:last|this|the (?:same|next|following)) )?{DAYTIME}"
    r"(?:,? \d{4})?, (?=\S)",
    re.IGNORECASE,
)
_OPENING = re.compile(rf"{PAPER},? +(?=\S)", re.IGNORECASE)
_STOP = (
    r"(?<=[a-z]{3})(?<!Inc)(?<!Ltd)(?<!Corp)(?<!Dept)(?<!Gov)(?<!Gen)(?<!Sen)(?<!Rep)(?<!Rev)(?<!etc)"
    r"(?<!approx)\. (?=[a-z])"
)
_CUT = re.compile(
    r", (?:which|who|whose|whom|where|while|whereas|although|though|but|as|after|before|reversing|adding|"
    r"saying|bringing|making|leaving|including|prompting|forcing|sparking|raising|marking|amid|since|because|"
    r"according)\b|; | [—–-] |"
    r", and (?=[^,;]{2,60}?\b(?:was|were|had|has|have|is|are|said|says|will|would|did|does|"
    rf"reported|announced|claimed|confirmed)\b)|{_STOP}",
)
_CLAUSE = re.compile(r"(?:, (?:while|whereas|but|and)|;) (?:that )?")
_CAME_AFTER = re.compile(
    r"\b(?:came|comes|come) (?:\w+ (?:hours?|days?|weeks?) )?(?:after|as|when) ", re.IGNORECASE
)
_FRAGMENT = re.compile(_STOP)
"""What a page has torn out of another sentence stands behind it."""
_NEAR = 3
"""Code points between a conjunction and what is looked at."""
_EARLY = 60
"""Code points in which an aside that only ties is left out."""


def needed(text: str, first: int | None, last: int) -> tuple[int, int]:
    """The stretch of a sentence that something told in it needs.

    Args:
        text: The sentence.
        first: Where that begins; null: all of the sentence is needed.
        last: Where it ends.
    """
    fragment = _FRAGMENT.search(text)
    stop = fragment.start() if fragment is not None and fragment.start() > len(text) // 2 else len(text)
    if first is None:
        return 0, stop
    for mark in _CUT.finditer(text, last, stop):
        if balanced(text[: mark.start()]):
            stop = mark.start()
            break
    start = 0
    came = list(_CAME_AFTER.finditer(text, 0, first + 1))
    if came and came[-1].end() >= first - 1:
        start = came[-1].end()
    for mark in _CLAUSE.finditer(text, 0, first + 1):
        if first - mark.end() <= _NEAR and balanced(text[mark.end() : stop]):
            start = mark.end()
    return start, stop


_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’]+(?: [A-Z][A-Z.'’]+){0,3}(?:, [A-Z][\w. ]{1,24})?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r" ?(?:\([A-Z][A-Za-z ]{1,20}\) ?)?(?:[–—]|--|(?<= )-(?= )) ?|"
    r"\([A-Z][A-Za-z]{1,20}\) ?(?:(?:[–—]|--?) ?)?|"
    r"(?:EPA|SWNS|AFP|PA|AP|REX|Getty|Reuters)(?: ?[•|/] ?[A-Z]\w+)* )(?=[A-Z“\"][a-zA-Z]|A )"
)
"""Where and by which agency a report was filed, in a text that does not begin with it: "LIMA (Agency) — "."""


_KIN = re.compile(r"(?:His|Her|Their|Its) [\w’' -]{3,40}, (?=[A-Z][\w’'-]+ [A-Z])")


def without_dateline(text: str) -> str:
    """A sentence without the line that says where it was filed, and without "Her cousin," before a name."""
    for lead in (_DATELINE, _KIN):
        if (found := lead.match(text)) is not None:
            text = text[found.end() :]
    return text


def without_ties(text: str) -> str:
    """A sentence without the words at its beginning, and between commas, that only tie it to others."""
    text = without_dateline(text)
    for _ in range(3):
        match = TIES.match(text)
        if match is None:
            break
        conjoined = match.group().split()[0].lower() in CONJUNCTIONS
        if LOOSE.match(text) and "," not in match.group() and not conjoined:
            break
        if len(text[match.end() :].split()) < SHORTEST:
            break
        text = capitalised(text[match.end() :])
    opening = _OPENING.match(text)
    if opening is not None and re.match(r"[A-Z]", text[opening.end() :]):
        text = text[opening.end() :]
    aside = ASIDE.search(text)
    if aside is not None and aside.start() < _EARLY:
        text = f"{text[: aside.start()]} {text[aside.end() :]}"
    return text


def only_ties(lead: str) -> bool:
    """Whether all that stands before a sentence's subject only ties it, or dates the saying."""
    rest = f"{lead.rstrip(',')}, x"
    for _ in range(3):
        match = TIES.match(rest) or _DATED.match(rest) or _OPENING.match(rest)
        if match is None:
            return False
        rest = rest[match.end() :]
        if rest == "x":
            return True
    return False


def lowered(clause: str) -> str:
    """A clause as it stands behind "said": a name keeps its capital."""
    clause = one_line(clause)
    first = re.match(r"[^\W\d_][\w’'-]*", clause)
    if first is None:
        return clause
    word = first.group()
    low = word.lower()
    known = words()
    if (
        word == "I"
        or (word.isupper() and word != "A")
        or names.party(word) is not None
        or known.sorts.get(low) == "time"
    ):
        return clause
    if low in known.sorts or low in known.numbers or low in known.groups or low in known.people:
        return low + clause[len(word) :]
    following = clause[len(word) :].lstrip()[:1]
    return low[:1] + clause[1:] if wording.is_common(low) and not following.isupper() else clause


def capitalised(text: str) -> str:
    """A text that begins with a capital."""
    return text[:1].upper() + text[1:]


def finished(text: str) -> str:
    """A statement with a capital and a full stop."""
    text = one_line(text).strip(" ,;")
    if not text:
        return text
    text = capitalised(text)
    stops = (".", "!", "?", ".”", '."', "!”", "?”", ".’")
    return text if text.endswith(stops) else f"{text.rstrip(':')}."


def balanced(text: str) -> bool:
    """Whether every quotation mark and bracket has its other."""
    return (
        text.count("“") == text.count("”") and text.count('"') % 2 == 0 and text.count("(") == text.count(")")
    )
