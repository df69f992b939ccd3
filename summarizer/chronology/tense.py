"""Whether a sentence tells of what is past or of what is to come, at the place of a time expression.

A time of the week or the year that comes again is the last or the next one as the verb beside it says
("met Tuesday", "will meet Tuesday"). The verb is looked for before the expression, nearest first, and then
after it, by its form alone.
"""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_MODAL: Final = frozenset(
    """
    will shall won't would may might should must can could 'll they'll he'll she'll it'll we'll i'll you'll
    """.split()  # noqa: SIM905 - a table of words
)
_BE_PAST: Final = frozenset(
    """
    was were had did wasn't weren't hadn't didn't been
    """.split()  # noqa: SIM905 - a table of words
)
_IRREGULAR: Final = frozenset(
    """
    said told came went took made gave got saw left began met held fell rose won lost sent spoke shot
    fought broke brought bought built caught chose cut drew drove fled flew found froze grew hung heard
    hit kept knew laid led lay paid put quit ran rang read sank sat sold shook shut slid slept spent
    spread stood stole struck stuck swept swore taught thought threw understood wore withdrew wrote
    became bore felt forgot sought sprang undertook overthrew burst cost let rode shrank split strode
    wound woke dealt bled bred dug dwelt bent blew arose awoke beat oversaw underwent upheld withheld
    overtook mistook foresaw forbade reset
    """.split()  # noqa: SIM905 - a table of words
)
_NO_VERB: Final = frozenset(
    """
    hundred united indeed need speed feed seed red bed wed breed sacred naked wicked wounded armed
    injured alleged limited so-called aged unprecedented exceed succeed proceed
    """.split()  # noqa: SIM905 - a table of words
)
_SCHEDULED: Final = frozenset(
    """
    scheduled expected due slated planned upcoming supposed likely poised payable maturing expiring
    effective redeemable
    """.split()  # noqa: SIM905 - a table of words
)
_TO_COME: Final = frozenset(
    """
    plan plans planned planning expect expects expected scheduled due set slated agree agrees agreed
    decide decides decided intend intends intended hope hopes hoped hoping want wants wanted promise
    promised promises vow vowed vows threaten threatens threatened prepare prepares prepared preparing
    ready likely supposed about propose proposed proposes offer offered offers invite invited vote voted
    ask asked urge urged order ordered poised deadline time chance opportunity need needs needed have
    has aims aimed aim bound tentatively going is are 's be
    """.split()  # noqa: SIM905 - a table of words
)
_PLACE: Final = frozenset(
    """
    the a an his her its their this that these those work school court prison jail power date
    """.split()  # noqa: SIM905 - a table of words
)
_TIMETABLE: Final = frozenset(
    """
    opens begins starts meets arrives leaves faces votes closes ends expires travels visits returns
    holds convenes comes resumes takes plays goes concludes runs kicks open begin start resume expire
    opening beginning starting flies heads addresses hosts speaks testifies launches appears premieres
    airs debuts sits departs celebrates turns decides gathers joins introduces unveils matures lands sails
    """.split()  # noqa: SIM905 - a table of words
)
_PLANS: Final = frozenset({"plan", "plans", "expect", "expects", "schedule", "schedules", "anticipates"})
_PLANNED: Final = frozenset(
    {"a", "an", "another", "to", "more", "new", "no", "the", "its", "further", "their"}
)
"""Words after "plans" as a verb; as a noun ("announced plans Tuesday") it tells nothing."""
_CLAUSE: Final = frozenset(
    """
    but which who because although while whereas if unless
    """.split()  # noqa: SIM905 - a table of words
)
_CLOSED: Final = frozenset(
    """
    after following since
    """.split()  # noqa: SIM905 - a table of words
)


def direction(sentence: str, start: int, end: int) -> bool | None:  # noqa: PLR0911 - one answer a cue
    """Whether what happens at the expression ``sentence[start:end]`` is still to come.

    Returns:
        True or false; null where no verb tells.
    """
    before = [word.casefold().replace("’", "'") for word in _WORD.findall(_no_quote(sentence[:start]))]
    possessive = sentence[end : end + 2] in {"'s", "’s"} or sentence[:end].endswith(("'s", "’s"))
    closed = bool(before) and before[-1] in _CLOSED
    if closed and (possessive or before[-1] == "since"):
        return False
    if before[-2:] in (["ahead", "of"], ["in", "time"]):
        return True
    for place in range(len(before) - 1, -1, -1):
        if before[place] in _CLAUSE and place < len(before) - 1:
            break
        if (found := _tells(before, place)) is not None:
            return found
    if before and before[-1] == "by" and {"is", "are", "isn't", "aren't"} & set(before[-6:]):
        return True
    after = [word.casefold().replace("’", "'") for word in _WORD.findall(_clause(sentence[end:]))]
    for place in range(len(after)):
        if possessive and not closed and after[place] in {"is", "are"}:
            return True
        if (found := _tells(after, place, ahead=True)) is not None:
            return found
    return False if closed else None


def _no_quote(text: str) -> str:
    return re.split(r"[;:](?=\s)|(?<=[a-z]{3})[.!?](?=\s+[A-Z])", text)[-1]


def _clause(text: str) -> str:
    return re.split(r"[;:](?=\s)|[.!?](?=\s|$)", text)[0]


def _tells(  # noqa: C901, PLR0911, PLR0912 - one answer a form of the verb
    words: list[str], place: int, *, ahead: bool = False
) -> bool | None:
    word = words[place]
    earlier = words[max(0, place - 3) : place]
    later = words[place + 1 : place + 3]
    if word in _MODAL or word.endswith("'ll"):
        return not (later[:1] == ["have"] and word in {"would", "could", "might", "may", "should", "must"})
    if word == "to" and later and later[0] not in _PLACE and not ahead:
        return True if set(words[max(0, place - 4) : place]) & _TO_COME else None
    if word in _SCHEDULED:
        return None if "been" in earlier else True
    if word in _PLANS and later and later[0] in _PLANNED:
        return True
    if word == "set" and later[:1] in (["for"], ["to"]):
        return True
    if word in _BE_PAST:
        return None if later[:1] and later[0] in _SCHEDULED else False
    if word in {"has", "have", "hasn't", "haven't"}:
        if later[:1] in (["until"], ["till"]):
            return True
        return None if later[:1] == ["to"] else False
    if word in {"is", "are", "'s", "isn't", "aren't", "am"}:
        return _present(later, last=place == len(words) - 1)
    if word in _TIMETABLE and place:
        return True
    if _is_past(word):
        if set(earlier) & (_MODAL - {"would"}) and "have" not in earlier:
            return True
        if earlier[-1:] == ["be"] or earlier[-2:-1] == ["be"]:
            return True if {"to", *_MODAL} & set(words[max(0, place - 5) : place]) else None
        if set(earlier[-2:]) & {"is", "are", "isn't", "aren't"} or earlier[-1:] in (["a"], ["an"], ["the"]):
            return None
        return False
    return None


def _present(later: list[str], *, last: bool) -> bool | None:
    if last:
        return True
    if later and (later[0].endswith("ing") or later[0] in _SCHEDULED or later[0] in {"to", "set"}):
        return True
    return None


def _is_past(word: str) -> bool:
    return word in _IRREGULAR or (word.endswith("ed") and len(word) > 4 and word not in _NO_VERB)  # noqa: PLR2004
