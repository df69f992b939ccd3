"""Passages addressed to a machine that reads: they give orders, and report nothing.

Told by what a news text does not do in its own voice: a chat's role markers, an order opening a sentence
to disregard instructions, "you are a language model", an order to report or to write something. News about
such texts quotes them inside a sentence of its own, or tells of them, and stays.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from summarizer import wording

_MARKERS: Final = re.compile(
    r"<\|[a-z_]{2,20}\|>|\[/?INST\]|<</?SYS>>|^\s*#{2,}\s*(?i:system|instructions?|assistant|"
    r"user)\s*(?::|$)|"
    r"^\s*[\[<(]?(?:SYSTEM|ASSISTANT|DEVELOPER|System prompt|SYSTEM PROMPT|System message|SYSTEM MESSAGE|"
    r"(?:NEW |New )?I(?:NSTRUCTIONS?|nstructions?) (?:FOR|TO|for|to) (?:THE |the )?(?:AI|LLM|MODEL|"
    r"model|ASSISTANT|assistant))"
    r"[\])>]?\s*:|</?(?:article-[0-9a-f]+|system|instructions?|prompt)>",
    re.MULTILINE,
)
_OPENING: Final = (
    r"(?:(?:please|now|important|attention|note|urgent|warning|first|instead|and|then|also|hey|ok|"
    r"okay|dear \w+|ai|assistant)"
    r"\s*[,:!.-]*\s+)*"
)
_DISREGARD: Final = re.compile(
    rf"^{_OPENING}(?:you (?:must|should|will|shall)\s+)?(?:ignore|disregard|forget|override|bypass|"
    rf"discard|do not follow|don['’]t follow|"
    r"stop following)\s+(?:(?:all|any|every|each|the|of|your|my|these|those|this|previous|above|"
    r"prior|earlier|preceding|"
    r"original|other|system|safety|and|everything|whatever)\s+){0,5}"
    r"(?:instructions?|prompts?|rules|guidelines|directions|directives|commands?|orders|context|"
    r"above|article|text|everything|"
    r"constraints|training|content)\b",
    re.IGNORECASE,
)
_MACHINE: Final = re.compile(
    rf"^{_OPENING}(?:you are (?:now )?(?:an? |the |my )?(?:\w+ ){{0,3}}(?:ai|assistant|"
    rf"language model|chatbot|llm|gpt|summari[sz]er|bot)\b|"
    r"(?:if you are|as) an? (?:ai|llm|(?:large )?language model|assistant|"
    r"bot)\b[^.]{0,40},\s*(?:you|please|do|ignore|report|write|output|say)\b|"
    r"(?:to|attention|note to)(?: all| any| the)? (?:ai|llm|language model|assistant|"
    r"bot)s?\b[^.]{0,30}[:,])",
    re.IGNORECASE,
)
_ORDER: Final = re.compile(
    rf"^{_OPENING}(?:you (?:must|should|will|shall)\s+|make sure (?:to|you)\s+|be sure to\s+|"
    rf"always\s+|do not forget to\s+)?"
    r"(?:(?:report|state|write|say|output|respond|reply|answer|claim|mention|include|conclude|"
    r"summari[sz]e|pretend|assert|insert|add)"
    r"(?:\s+(?:only|exactly|instead|clearly|prominently|to the user|in (?:your|the) (?:summary|"
    r"briefing|answer|output|response|report)))*"
    r"\s+(?:that|with the|the following|as follows|in json)\b|"
    r"tell (?:the |your )?(?:users?|readers?|reader) that\b)",
    re.IGNORECASE,
)
_YOUR: Final = re.compile(
    r"\b(?:in|into|to|from) your (?:summary|summaries|briefing|answer|output|response|reply|report|"
    r"instructions|system prompt)\b|"
    r"\byour (?:system prompt|previous instructions|prior instructions|guidelines and instructions)\b",
    re.IGNORECASE,
)
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\U000e0000-\U000e007f]"
)
_FRAME: Final = 4
"""Words outside quotation marks from which a sentence tells of what it quotes."""


def addresses_a_machine(text: str) -> bool:
    """Whether a passage gives orders to a program that reads it, in its own voice."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    if _MARKERS.search(text):
        return True
    for span in wording.sentences(text):
        sentence = _own_words(text[span.start : span.end])
        if any(pattern.search(sentence) for pattern in (_DISREGARD, _MACHINE, _ORDER)):
            return True
        if _YOUR.search(sentence) and "“" not in sentence and '"' not in sentence:
            return True
    return False


def _own_words(sentence: str) -> str:
    """The sentence without what it quotes; the quotation itself where there is nothing else."""
    quoted = wording.quoted(sentence)
    ends = [0, *(span.end for span in quoted)]
    starts = [*(span.start for span in quoted), len(sentence)]
    rest = " ".join(sentence[end:start] for end, start in zip(ends, starts, strict=True))
    if quoted and len(wording.words(rest)) < _FRAME:
        rest = re.sub(r"[“”\"„«»]", " ", sentence)
    return rest.strip(" \t\r\n-–—*•>#'‘’\u200b\u2060\ufeff([")
