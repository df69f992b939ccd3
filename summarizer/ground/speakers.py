"""Who says it: named in the quotation or next to it, outside what is quoted, or nobody."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from summarizer import names, wording
from summarizer.domain.event import UNNAMED_SPEAKER
from summarizer.ground.attribution import others_speak
from summarizer.ground.passage import Passage, capitals, has_name, lowered

_PRONOUN: Final = re.compile(
    r"(?:he|she|it|they|we|i|one|who|him|her|them|(?:the|a|its|his|her|their)\s(?:ministry|minister|spokes(?:man|woman|person)|"
    r"agency|statement|sources?|group|official|report|leader|organi[sz]ation|post|tweet|article|author))",
    re.IGNORECASE,
)
_SAYS: Final = (
    r"(?:said|says|saying|told|added|adds|stated|states|announced|claimed|claims|insisted|noted|stressed|warned|"
    r"argued|declared|explained|continued|wrote|tweeted|vowed|pledged|demanded|confirmed|denied|called|reported)"
)
_HE_SAYS: Final = re.compile(
    rf"\b(?:he|she)\s+(?:(?:was|is|has been)\s+quoted\b|(?:\w+ly\s|also\s|has\s|had\s|then\s)?{_SAYS}\b)|"
    rf"\b{_SAYS}\s+(?:he|she)\b",
    re.IGNORECASE,
)
_ANAPHOR: Final = re.compile(r"\b(?:he|she|it|they|its|his|her|their)\b", re.IGNORECASE)
_PERSONAL: Final = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_PERSONS: Final = frozenset({"he", "she"})
_TITLE: Final = re.compile(
    r"\b(?:minister|president|premier|spokes(?:man|woman|person)|secretary|chief|leader|general|colonel|ambassador|"
    r"envoy|mayor|governor|commander|official|chairman|chairwoman|chair|head|king|queen|prince|chancellor|senator|"
    r"lawmaker|deputy|analyst|expert|resident|doctor|professor|director|judge|lawyer|bishop|pope|"
    r"mr|mrs|ms|dr|gen|col|lt|sgt|capt|witness|survivor|man|woman|teacher|farmer|officer|prosecutor|soldier)\b\.?",
    re.IGNORECASE,
)
_FULL_NAME: Final = re.compile(
    r"\b[A-Z]\w+(?:[-’'][A-Z]?\w+)?\s(?:(?:al|bin|de|van|von|der|el|da|di)\s)?[A-Z][\w’'-]+"
)
_NAME_SAYS: Final = re.compile(rf"\b[A-Z]\w+\s(?:also\s|has\s|had\s)?{_SAYS}\b")
_LONG_QUOTE: Final = 4
_FULL: Final = 2


class Speaker(NamedTuple):
    """A checked speaker; ``flag`` where somebody speaks whom the article does not name."""

    name: str | None
    flag: str | None = None


def check_speaker(name: str | None, passage: Passage, *, english: bool) -> Speaker | str:
    """The speaker as given, nobody, or why the claim cannot stand."""
    broken = english and _broken(passage)
    if name is None or not name.strip():
        return Speaker(None, UNNAMED_SPEAKER if broken else None)
    if _PRONOUN.fullmatch(name.strip()):
        return Speaker(None, UNNAMED_SPEAKER)
    if not named_near(name, passage):
        return f"{name} is not named in or next to the quotation"
    if english and (other := others_speak(name, unquoted(passage.sentences))):
        return f"in the quotation {other} speaks, not {name}"
    return Speaker(None, UNNAMED_SPEAKER) if broken else Speaker(name)


_SAID: Final = (
    r"(?:said|says|stated|reported|announced|claimed|added|confirmed|declared|wrote|told\s(?:\w+\s){0,3}\w+)"
)
_ATTRIBUTED: Final = (
    re.compile(rf"(?P<who>.{{1,90}}?)\s{_SAID}\s(?:that\s)?(?P<rest>.{{12,}})"),
    re.compile(r"According to (?P<who>[^,]{1,90}),\s(?P<rest>.{12,})"),
    re.compile(r"(?P<rest>.{12,}),\saccording to (?P<who>[^,]{1,90}?)\.?"),
    re.compile(rf"(?P<rest>.{{12,}}),\s(?P<who>[^,]{{1,90}}?)\s{_SAID}\.?"),
)


def without_speaker(text: str, speaker: str) -> str | None:
    """The sentence without its attribution to a speaker; null where it names them in any other way."""
    if not _stands(speaker, text):
        return text
    for pattern in _ATTRIBUTED:
        match = pattern.fullmatch(text)
        if match and _stands(speaker, match["who"]) and not _stands(speaker, match["rest"]):
            rest = match["rest"].rstrip(".")
            return f"{rest[:1].upper()}{rest[1:]}."
    return None


def named_near(name: str, passage: Passage) -> bool:
    """Whether a speaker stands in the quotation or next to it, outside what is quoted there.

    The block before counts only where a word leads back to it: "he" for a person, "it" or "the
    ministry" for one whose name has that word.
    """
    if is_another(name, passage.source.kept_text):
        return False
    if _plainly_there(name, passage) or _stands(name, unquoted(passage.speech)):
        return True
    if not passage.before or not _stands(name, unquoted(passage.before)):
        return False
    sentences = unquoted(passage.sentences)
    if re.search(rf"\b(?:the|its|their)\s+(?:{_heads(name)})\b", sentences, re.IGNORECASE):
        return True
    if _PERSONAL.search(sentences):
        return is_person(name)
    anaphor = _ANAPHOR.search(sentences)
    known = capitals(passage.source.kept_text)
    return anaphor is not None and not has_name(sentences[: anaphor.start()], known)


def _plainly_there(name: str, passage: Passage) -> bool:
    """Whether a name stands in the sentences letter for letter, and nothing of the paragraph is quoted."""
    return wording.surely_at(passage.sentences, name) is not None and not passage.quotes


def unquoted(text: str) -> str:
    """The text with what stands between quotation marks blanked, but for single terms."""
    if not (quoted := wording.quoted(text)):
        return text
    parts: list[str] = []
    position = 0
    for span in quoted:
        if len(wording.words(text, span.start, span.end)) >= _LONG_QUOTE:
            parts += [text[position : span.start], " " * (span.end - span.start)]
            position = span.end
    return "".join([*parts, text[position:]])


def is_person(name: str) -> bool:
    """Whether a name can be a person's: it has a title, or two names that no side or body has."""
    if _TITLE.search(name):
        return True
    return _FULL_NAME.search(name) is not None and names.party(name) is None


def _stands(name: str, text: str) -> bool:
    return wording.contains(text, name) or names.mentions(name, text)


def is_another(name: str, text: str) -> bool:
    """Whether a text rules a name out: it speaks of no such country, or its bearer has another first name."""
    if name in text:
        return False
    found = wording.words(name)
    for word in found:
        party = names.party(word.text) if word.text[:1].isupper() else None
        if party and word.text not in text and not names.mentions(party, text):
            return True
    if len(found) < _FULL or not is_person(name):
        return False
    family = re.escape(found[-1].text)
    bearers = [
        match.group()
        for match in re.finditer(rf"\b([A-Z]\w+)\s{family}\b", text)
        if match[1].lower() not in wording.STOP_WORDS and names.party(match[1]) is None
    ]
    return bool(bearers) and not any(names.same(name, bearer) for bearer in bearers)


def _heads(name: str) -> str:
    """The common nouns of a name, as alternatives: ministry, spokesman."""
    words = [
        re.escape(word.text) for word in wording.words(name) if word.text.lower() not in wording.STOP_WORDS
    ]
    return "|".join(words) or r"(?!)"


def _broken(passage: Passage) -> bool:
    """Whether "he said" stands there and nobody before it can be "he"."""
    if _PERSONS.isdisjoint(lowered(passage.sentences)):
        return False
    sentences = unquoted(passage.sentences)
    says = _HE_SAYS.search(sentences)
    if says is None:
        return False
    speech = unquoted(passage.speech)
    at = speech.find(sentences[: says.end()])
    earlier = (
        unquoted(passage.before)
        + "\n"
        + (speech[: at + says.start()] if at >= 0 else sentences[: says.start()])
    )
    return not (_TITLE.search(earlier) or _FULL_NAME.search(earlier) or _NAME_SAYS.search(earlier))
