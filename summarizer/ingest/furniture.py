"""The wording of page furniture: forms, buttons, counters, teasers, credits and notices.

Every pattern must match a whole passage, so that a sentence that merely mentions "comments" or "share" is
no furniture. Passages longer than ``LONGEST`` are never looked at, and no pattern nests one repetition
in another: the time is bounded whatever the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.domain.article import DropReason
from summarizer.ingest import page_words as words

LONGEST = 600
"""Code points; furniture is shorter."""

_EDGES = " []()*»›>«•|·-–—_=~#→←▶►✉"
_PART = re.compile(
    rf"(?:(?P<sure>{words.COUNTER_SURE})|(?P<counted>{words.COUNTER_COUNTED})|(?P<plain>{words.COUNTER_PLAIN}))"
    r"(?=[\s.,:;|/•·()!?-]|$)[\s.,:;|/•·()!?-]*",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"[Bb][Yy]:? (?P<name>[A-Z@](?![a-z]+ing\b)[\w.'’@-]{0,30}"
    r"(?: (?:[A-Z][\w.'’-]{0,30}|and|&|of|for|in|the|de|van|von|bin|al|[|•·–—-])[,;]?){0,12}),?"
)
_SENTENCE_END = re.compile(r"[^\W\d_]{3}[.!?] ")
_CREDIT_WORDS = words.words_of(
    "by of and for the from via with in on at de van von bin al file photo image video pool handout courtesy "
    "reporting editing writing additional inputs agencies agency staff compiled translated edited"
)
_LINK_WORDS = range(4, 30)
_MOST_LOWER = 2
"""Lower-case words in a credit beyond those that link names."""
_BAR = re.compile(r"\s?[|•·]\s?")
_CRUMB = re.compile(r"\s[>»›]\s|\s/\s")


class Furniture(NamedTuple):
    """What a passage is by its wording."""

    reason: DropReason
    sure: bool
    """Whether the wording is enough; otherwise it is dropped only beside other furniture."""
    opens_tail: bool = False
    """Whether an article that has been told is over here."""


def recognise(text: str) -> Furniture | None:
    """What ``text``, a passage in one line, is by its wording; None where it may be story."""
    if len(text) > LONGEST:
        return None
    core = text.strip(_EDGES)
    if not core:
        return Furniture(DropReason.NOTICE, sure=False)
    found = _form(core) or _counter(core) or _teaser(core) or _credit(core)
    return found or _caption(core) or _notice(text, core)


def is_byline(text: str) -> bool:
    """Whether ``text`` is a byline such as ``By Jane Doe``: a credit, but only above or below the story."""
    return len(text) <= 120 and _BYLINE.fullmatch(text.strip(_EDGES)) is not None  # noqa: PLR2004 - a line


def is_comments_head(text: str) -> bool:
    """Whether ``text`` counts or heads readers' comments."""
    return len(text) <= LONGEST and words.COMMENTS_HEAD.fullmatch(text.strip(_EDGES)) is not None


def is_teaser_head(text: str) -> bool:
    """Whether ``text`` heads a list of other stories."""
    return len(text) <= LONGEST and words.TEASER_HEAD.fullmatch(text.strip(_EDGES)) is not None


def _form(core: str) -> Furniture | None:
    if words.FORM_OPENING.fullmatch(core):
        return Furniture(DropReason.COMMENT_FORM, sure=True, opens_tail=True)
    if words.FORM_PART.fullmatch(core):
        return Furniture(DropReason.COMMENT_FORM, sure=True)
    if words.FORM_DOUBTFUL.fullmatch(core):
        return Furniture(DropReason.COMMENT_FORM, sure=False)
    return None


def _counter(core: str) -> Furniture | None:
    position, plain, counted = 0, 0, 0
    sure = asked = False
    while position < len(core):
        match = _PART.match(core, position)
        if match is None or match.end() == position:
            return None
        sure = sure or match["sure"] is not None
        asked = asked or core[position : match.end()].lower().startswith("what")
        plain += match["plain"] is not None
        counted += match["counted"] is not None
        position = match.end()
    if is_comments_head(core):
        return Furniture(DropReason.COUNTER, sure=any(char.isdigit() for char in core))
    return Furniture(
        DropReason.COUNTER,
        sure=sure or plain + counted >= 2,  # noqa: PLR2004 - one word alone may be a heading
        opens_tail=asked or counted > 0,
    )


def _teaser(core: str) -> Furniture | None:
    if words.TEASER_HEAD.fullmatch(core):
        return Furniture(DropReason.TEASER, sure=True, opens_tail=True)
    if words.TEASER_ACTION.fullmatch(core):
        return Furniture(DropReason.TEASER, sure=True)
    match = words.TEASER_PREFIX.fullmatch(core)
    linked = core.endswith(" Read more") and core.count(" ") in _LINK_WORDS
    if linked or (match is not None and not _runs_on(match["rest"])):
        return Furniture(DropReason.TEASER, sure=True)
    return None


def _runs_on(text: str) -> bool:
    """Whether ``text`` is a full sentence or several rather than a headline."""
    return text.endswith(".") or _SENTENCE_END.search(text) is not None


def _credit(core: str) -> Furniture | None:
    """A credit names people, agencies or sites; a caption says what happens."""
    if words.CREDIT.fullmatch(core) is None or '"' in core or _SENTENCE_END.search(core):
        return None
    named = core.partition(":")[2] or core
    lower = [word for word in named.split() if word[0].islower() and word.lower() not in _CREDIT_WORDS]
    return None if len(lower) > _MOST_LOWER else Furniture(DropReason.CREDIT, sure=True)


def _caption(core: str) -> Furniture | None:
    """Words under a picture that end with who took it, or begin by saying that it is from the files."""
    if not ("/" in core or "©" in core or core[:7].lower().startswith(("file", "handout"))):
        return None
    if words.CAPTION.fullmatch(core) is None or words.REPORTED.search(core):
        return None
    return Furniture(DropReason.CAPTION, sure=True)


def _notice(text: str, core: str) -> Furniture | None:
    if (
        words.NOTICE.fullmatch(core)
        or words.COPYRIGHT.fullmatch(core)
        or _is_appeal(core)
        or _is_breadcrumb(core)
        or _is_row(core)
    ):
        return Furniture(DropReason.NOTICE, sure=True)
    if words.TAGS.fullmatch(core) and not core.endswith("."):
        return Furniture(DropReason.NOTICE, sure=True)
    if words.WEAK_NOTICE.fullmatch(core) or not any(char.isalnum() for char in text):
        return Furniture(DropReason.NOTICE, sure=False)
    return None


def _is_appeal(core: str) -> bool:
    """Whether the reader is asked to subscribe, follow or agree to cookies."""
    if words.APPEAL_OPENING.match(core) is None or words.APPEAL_ADDRESS.search(core) is None:
        return False
    return words.APPEAL_SUBJECT.search(core) is not None and words.REPORTED.search(core) is None


def _is_row(core: str) -> bool:
    """Whether it is a row of the page's own links: ``Terms of Use | Privacy Policy | Contact``."""
    parts = [part.strip() for part in _BAR.split(core)]
    plain = (
        words.NOTICE.fullmatch(part) or words.WEAK_NOTICE.fullmatch(part) or part.lower() == "contact"
        for part in parts
    )
    return len(parts) > 1 and all(parts) and all(plain)


def _is_breadcrumb(core: str) -> bool:
    parts = [part.strip() for part in _CRUMB.split(core)]
    if len(parts) < 2 or any(not part or part.count(" ") > 12 for part in parts):  # noqa: PLR2004 - words
        return False
    return parts[0].lower() in {
        "home",
        "homepage",
        "news",
        "front page",
        "you are here",
        "you are here: home",
    }
