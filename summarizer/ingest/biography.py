"""Tells an author's biography from a paragraph about a person of the story."""

# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re

from summarizer.ingest.page_words import parts, words_of


def _word(table: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{parts(table)})\b", re.IGNORECASE)


_NAME_WORD = r"[A-ZÀ-Þ][\w.'’-]{0,30}"
_VERBS = parts(r"""
is|has been|has|covers|writes|reports|works|holds|lives|loves|enjoys|studies|teaches|can be|serves|blogs
contributes|specializes|specialises|focuses|graduated|joined|leads|edits
""")
_OPENING = re.compile(
    r"(?:about (?:the )?author:? ?)?(?P<name>(?:(?:Dr|Prof|Mr|Ms|Mrs)\.? )?"
    rf"{_NAME_WORD}(?: (?:{_NAME_WORD}|de|van|von|bin|al|da|di)){{0,4}}),? "
    rf"(?:(?:who|a|an) .{{1,120}}?,? )?(?P<verb>{_VERBS})\b"
)
_CONTACT = re.compile(
    parts(rf"""
(?:follow|contact|reach|e-?mail|write to|tweet|find|connect with)(?: out to)? (?:him|her|them)\b.{{0,160}}(?:@|twitter|\bat\b|linkedin|facebook|instagram).{{0,120}}
(?:follow|contact|reach|e-?mail|write to|tweet)(?: out to)? (?:the (?:author|writer|reporter)|(?-i:{_NAME_WORD}(?: {_NAME_WORD})?))\b.{{0,160}}(?:@|twitter|linkedin|facebook|instagram).{{0,120}}
(?:he|she|they|the (?:author|writer|reporter)) (?:can be (?:reached|contacted|followed)|tweets)\b.{{0,160}}
(?:the (?:author|writer)|our (?:correspondent|reporter)) (?:is|has|can|lives|works|writes)\b.{{0,300}}
about the (?:author|writer|reporter)s?:?|(?:e-?mail|twitter) ?: ?\S{{0,80}}|[^\s@]{{1,60}}@\S{{1,60}}|@\w{{1,30}}
"""),
    re.IGNORECASE,
)
_PRESS_ROLE = _word(r"""
reporter|journalist|correspondent|editor|writer|columnist|contributor|freelancer?|blogger|bureau chief|newsroom
news desk|sub-editor|copywriter|content (?:creator|writer)|author at|intern at
""")
_OTHER_ROLE = _word(r"""
advocate|activist|author|analyst|professor|lecturer|researcher|fellow|student|enthusiast|publisher|scholar|poet
consultant|photographer|producer|expert|specialist|storyteller|founder|graduate|historian|commentator
""")
_PRAISE = _word(r"""
passion(?:ate)?|dedicated (?:his|her|their) (?:life|career)|believes (?:that|in)|fight(?:s|ing)? for|enjoys|keen
loves? (?:to|writing|reading|travel\w{0,5})|award-winning|committed to|strives|seasoned|avid|years of experience
speak out|social justice|better future|truth|in (?:his|her|their) (?:spare|free) time
when (?:he|she|they)(?:'s| is|'re| are) not
""")
_CAREER = _word(r"""
cover(?:s|ing)|based in|lives in|graduated|degree (?:in|from)|studied|writes (?:about|for|on)|work has appeared
has (?:written|worked|reported|covered|contributed|been (?:writing|covering|reporting|with))
reports (?:on|for|from)|previously (?:worked|covered|reported|wrote)|joined .{0,60} in \d{4}
follow (?:him|her|them|us)|you can (?:reach|follow|contact|become|find)|can be reached|alumn(?:us|a)
contributes? to|specialis(?:es|ing)|specializ(?:es|ing)
""")
_NEWS = re.compile(
    r"\""
    "|"
    + _word(r"""
said|told|announced|added|killed|wounded|injured|arrested|yesterday|today|tomorrow|according to|accused|denied
died|survived|(?:mon|tues|wednes|thurs|fri|satur|sun)day|last (?:week|month|year|night)|charged|sentenced|elected
resigned
""").pattern,
    re.IGNORECASE,
)
_NOT_NAMES = words_of(
    "the this that these it he she they we you there a an our its his her their what who when where one "
    "but and in on at for as if while although since after before"
)
_LONGEST = 1200
_HONORIFICS = words_of("dr prof mr ms mrs")


def biography_score(text: str, story: str, byline: str = "") -> int:
    """How sure it is that ``text`` describes the author and nobody of the story; 0 where it cannot be.

    A biography names one person whom the story does not name, in the present tense, with a job or praise
    and without news. Journalists' jobs weigh more than others, because a story, too, introduces an activist.

    Args:
        text: The passage in one line.
        story: The text before it, with credits left out.
        byline: The article's byline or ``Written by`` line.
    """
    if len(text) > _LONGEST:
        return 0
    if is_contact(text):
        return 4
    opening = _OPENING.match(text)
    if opening is None or _NEWS.search(text):
        return 0
    name = [word for word in re.findall(r"[\w'’-]+", opening["name"]) if word.lower() not in _HONORIFICS]
    if not name or _named_in(name[-1], story) or opening["name"].split()[0].lower() in _NOT_NAMES:
        return 0
    score = 2 * bool(_PRESS_ROLE.search(text)) or int(bool(_OTHER_ROLE.search(text)))
    score += min(2, len({match.lower() for match in _PRAISE.findall(text)}))
    score += min(2, len({match.lower() for match in _CAREER.findall(text)}))
    if _PRESS_ROLE.search(text) and _CAREER.search(text):
        score += 1
    if score and byline and _named_in(name[-1], byline):
        score += 3
    return score


def is_contact(text: str) -> bool:
    """Whether ``text`` says how to reach or follow the author and nothing else."""
    return len(text) <= _LONGEST and _CONTACT.fullmatch(text.strip(" .*[]()")) is not None


def _named_in(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None
