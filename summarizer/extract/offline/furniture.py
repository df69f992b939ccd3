"""What a page prints among its sentences and is none of them: captions, credits, lists of other stories."""

from __future__ import annotations

import re

_GLUED = re.compile(r"(?:[A-Z][\w’'-]* ){0,7}?[A-Z][a-z]{3,}(?=(?P<word>[A-Z][a-z]{3,}))")
_HIGHLIGHTS = re.compile(r"Story highlights\b.{1,900}?\([A-Z]{2,9}\)\s*(?=[A-Z“\"])", re.DOTALL)
_REPEATED = re.compile(r".{0,300}?toggle caption (?P<credit>.{3,60}?) (?P=credit) (?=[A-Z“\"])", re.DOTALL)
_FURNITURE = re.compile(
    r"(?:Image (?:copyright|caption)|Media (?:playback|caption)|(?:Photos?|Videos?|Watch|Related|Listen): |"
    r"A (?:file |handout |still )?(?:photo|picture|handout)\b|"
    r"Read more\b|Advertisement\b|Share this\b|Sign up\b|Follow us\b|Story highlights\b)|"
    r".*(?:\bGetty Images\b|\bShutterstock\b|\bAP Photo\b|\bImage (?:copyright|caption)\b|©|"
    r"\b(?:Photo|Photograph|Picture) by\b|\b(?:AP|AFP|Reuters|EPA)/[A-Z])",
    re.DOTALL,
)
_SHOUTED = re.compile(r"\b[A-Z][A-Z’']{3,}(?: [A-Z][A-Z’']+)+\b")
_TEASERS = 2
"""Runs of words in capitals in one sentence that make it a list of other stories."""


def behind_caption(text: str, start: int, end: int) -> int:
    """Where a sentence begins that a page has printed a caption before, without a stop between them.

    "Lima, Peru PeruChile has opened the border": at "Chile", where both words stand elsewhere in the text.
    """
    highlights = _HIGHLIGHTS.match(text, start, end)
    if highlights is not None:
        return highlights.end()
    repeated = _REPEATED.match(text, start, end)
    if repeated is not None:
        return repeated.end()
    glued = _GLUED.match(text, start, end)
    if glued is None:
        return start
    before = glued.group().rsplit(" ", 1)[-1]
    following = re.match(r"[\w’'-]+", text[glued.start("word") :])
    known = following is not None and all(
        re.search(rf"\b{re.escape(word)}\b", text) for word in (before, following.group())
    )
    return glued.start("word") if known else start


def is_furniture(sentence: str) -> bool:
    """Whether a sentence is a caption, a credit, or a list of other stories, in a text of small letters."""
    return _FURNITURE.match(sentence) is not None or len(_SHOUTED.findall(sentence)) >= _TEASERS
