"""Who speaks in a sentence: the words that name the one who said it, wherever they stand.

Peru said …                          before a verb of saying
“…,” said Ana Rojas, the minister.   behind it, where the sentence has been opened by what is said
According to the ministry, …         behind "according to"
Peru’s claim that …, Peru: “…”       as the owner of a statement, or before a colon
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from summarizer import names, wording

_SAYS: Final = (
    r"(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|add(?:ed|s|ing)|stat(?:ed|es|ing)|announc(?:ed|es|ing)|claim(?:ed|s|ing)|"
    r"insist(?:ed|s|ing)|not(?:ed|es|ing)|stress(?:ed|es|ing)|warn(?:ed|s|ing)|argu(?:ed|es|ing)|declar(?:ed|es|ing)|"
    r"explain(?:ed|s|ing)|continu(?:ed|es)|wr(?:ote|ites?|iting)|tweet(?:ed|s|ing)|vow(?:ed|s|ing)|pledg(?:ed|es|ing)|"
    r"demand(?:ed|s|ing)|confirm(?:ed|s|ing)|den(?:ied|ies|ying)|call(?:ed|s|ing)|report(?:ed|s|ing)|"
    r"accus(?:ed|es|ing)|blam(?:ed|es|ing)|urg(?:ed|es|ing)|ask(?:ed|s|ing)|request(?:ed|s|ing)|propos(?:ed|es|ing)|"
    r"offer(?:ed|s|ing)|promis(?:ed|es|ing)|reject(?:ed|s|ing)|condemn(?:ed|s|ing)|suggest(?:ed|s|ing)|"
    r"acknowledg(?:ed|es|ing)|"
    r"admit(?:ted|s|ting)|allege[ds]?|alleging|assert(?:ed|s|ing)|complain(?:ed|s|ing)|conclud(?:ed|es|ing)|"
    r"estimat(?:ed|es|ing)|express(?:ed|es|ing)|mention(?:ed|s|ing)|"
    r"point(?:ed|s|ing) out|predict(?:ed|s|ing)|"
    r"recall(?:ed|s|ing)|repl(?:ied|ies|ying)|respond(?:ed|s|ing)|reveal(?:ed|s|ing)|testif(?:ied|ies|ying)|"
    r"threaten(?:ed|s|ing)|welcom(?:ed|es|ing)|want(?:ed|s)|believ(?:ed|es|ing)|th(?:inks?|ought)|hop(?:ed|es|ing)|"
    r"agree[ds]?|appeal(?:ed|s|ing)|criticiz(?:ed|es|ing)|criticis(?:ed|es|ing)|describ(?:ed|es|ing)|"
    r"expect(?:ed|s|ing)|fear(?:ed|s|ing)|indicat(?:ed|es|ing)|inform(?:ed|s|ing)|issu(?:ed|es|ing)|"
    r"plead(?:ed|s|ing)|prais(?:ed|es|ing)|reiterat(?:ed|es|ing)|reassur(?:ed|es|ing)|refus(?:ed|es|ing)|"
    r"remark(?:ed|s|ing)|repeat(?:ed|s|ing)|plan(?:ned|s)|quot(?:ed|es|ing)|cit(?:ed|es|ing)|maintain(?:ed|s|ing)|"
    r"emphasi[sz](?:ed|es|ing)|observ(?:ed|es|ing)|post(?:ed|s|ing)|recount(?:ed|s|ing)|sp(?:oke|eaks?|eaking)|swore)"
)
SAYING: Final = re.compile(rf"\b{_SAYS}\b", re.IGNORECASE)
_PLAIN: Final = re.compile(
    r"(?:said|says|told|added|stated|announced|claimed|insisted|warned|argued|declared|explained|wrote|tweeted|"
    r"confirmed|denied|reported|accused|alleged|testified|replied|noted|stressed)"
)
"""Verbs that mark who speaks beyond doubt: only they can show that it is somebody else."""
_RUN: Final = re.compile(r"\w+")
_ACCORDING: Final = re.compile(
    r"\b(?:according to|in the words of|in a (?:statement|post|tweet|report) (?:by|from))\s+", re.IGNORECASE
)
_ACCORDING_HINTS: Final = ("according to", "in the words of", "in a ")
_TITLES: Final = "Mr Mrs Ms Dr Gen Col Lt Sgt Capt Sen Rep Gov Det Cpl Maj Rev St Prof"
_NAME: Final = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=[“\"(,]))(?:(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Det|Cpl|Maj|Rev|Prof)\.\s)?"
    r"[A-Z][\w’'-]*(?:\s(?:(?:of|de|van|von|al|bin|der|el|la|the)\s)?[A-Z][\w’'-]*)*"
)
_NO_TITLE: Final = "".join(rf"(?<!\b{title}\.)" for title in _TITLES.split())
"""Behind a full stop that ends something: the one behind a title does not."""
_BEHIND: Final = re.compile(r"\s*(?:[A-Z]|the\b|a\b|an\b|his\b|her\b|its\b|one\b)")
_PART_ENDS: Final = re.compile(
    r"[;:—–”\".tbwa](?:(?<=[;:—–])\s|(?<=[”\"])\s*,?\s|(?<=\.)"
    + _NO_TITLE
    + r"\s|(?<!\w.)(?:(?<=t)hat\s|(?<=b)ut\s|(?<=w)hile\s|(?<=a)nd\s(?=(?:he|she|it|they)\b)))"
)
"""A mark, or "that", "but", "while", "and he"; what each can begin with is looked for first."""
_FOLLOWING_ENDS: Final = re.compile(
    rf"[;:—–“\".tw](?:(?<=[;:—–“\"])|(?<=\.)(?:{_NO_TITLE}\s|$)|(?<!\w.)(?:(?<=t)hat\b|(?<=w)ho\b))"
)
_BLANKED: Final = "   "
"""What is left of words between quotation marks."""
_REACH: Final = 24
"""Words between a speaker and the verb of saying: "Rojas, the founder of the firm, said"."""


class Speech(NamedTuple):
    """One place where somebody is said to speak."""

    subject: str
    """The words that can name the one who speaks."""
    plain: bool
    """Whether the verb is one of plain saying."""

    @property
    def named(self) -> bool:
        """Whether a name stands there."""
        return _name(self.subject) is not None


@lru_cache(maxsize=2048)
def speeches(sentence: str) -> tuple[Speech, ...]:
    """Every place of a sentence where somebody speaks; what is quoted must have been blanked."""
    found = [Speech(_following(sentence, m.end()), plain=True) for m in _according(sentence)]
    for start, end, plain in _sayings(sentence):
        before, after = _preceding(sentence, start), _following(sentence, end)
        lead = sentence[:start]
        subject = before
        if _BEHIND.match(after):
            if not lead.strip() or lead.endswith(_BLANKED):
                subject = after
            elif lead.rstrip()[-1] in ",”\"’'?!–—":
                subject = (
                    f"{before} | {after}"  # "…, said the minister", or "Rojas, the minister, said the army …"
                )
        found.append(Speech(subject, plain))
    return tuple(found)


class _Saying(NamedTuple):
    """A verb of saying in a sentence."""

    start: int
    end: int
    plain: bool


def _according(sentence: str) -> Iterator[re.Match[str]]:
    """The matches of ``_ACCORDING``."""
    lower = sentence.lower()
    return _ACCORDING.finditer(sentence) if any(hint in lower for hint in _ACCORDING_HINTS) else iter(())


def says(sentence: str) -> bool:
    """Whether a verb of saying stands in a sentence."""
    return next(_sayings(sentence), None) is not None


def _sayings(sentence: str) -> Iterator[_Saying]:
    """The matches of ``SAYING``: each begins a run of letters, and is all of it, or "pointed out"."""
    runs = _RUN.findall(sentence)
    if not any(map(_may_say, runs)):
        return
    end = 0
    for run in runs:
        start = sentence.index(run, end)
        end = start + len(run)
        if not (says := _may_say(run)):
            continue
        if says is not _WITH_OUT:
            yield _Saying(start, end, says is _PLAINLY)
        elif (match := SAYING.match(sentence, start)) is not None:
            yield _Saying(*match.span(), plain=False)


_NOT: Final = ""
_SAID: Final = "says"
_PLAINLY: Final = "plainly"
_WITH_OUT: Final = "with out"
"""Only with another word: "pointed out"."""


@lru_cache(maxsize=16384)
def _may_say(run: str) -> str:
    if SAYING.fullmatch(run):
        return _PLAINLY if _PLAIN.fullmatch(run) else _SAID
    return _NOT if SAYING.match(f"{run} out") is None else _WITH_OUT


@lru_cache(maxsize=2048)
def _name(subject: str) -> str | None:
    """The first name in the words; a pronoun that opens a sentence is none."""
    for match in _NAME.finditer(subject):
        first = match.group().split()[0].lower()
        if first not in wording.STOP_WORDS or " " in match.group():
            return match.group()
    return None


def _preceding(sentence: str, verb: int) -> str:
    """The words before a verb, back to where another sentence part begins."""
    start = 0
    for mark in _PART_ENDS.finditer(sentence, 0, verb):
        start = mark.end()
    if verb - start <= 2 * _REACH:  # fewer words than that, if each has a letter and a space
        return sentence[start:verb]
    if len(wording.texts(sentence[start:verb])) > _REACH:
        start = wording.words(sentence, start, verb)[-_REACH].start
    return sentence[start:verb]


def _following(sentence: str, at: int) -> str:
    """The words behind a verb, up to the end of the sentence part."""
    rest = sentence[at:]
    end = _FOLLOWING_ENDS.search(rest)
    return rest[: end.start()] if end else rest


def others_speak(name: str, sentences: str) -> str | None:
    """A name that surely speaks in the sentences, where no place of them can be of the speaker given."""
    found = [speech for line in sentences.split("\n") for speech in speeches(line)]
    plain = [speech for speech in found if speech.plain]
    if not plain or any(
        name in speech.subject and wording.contains(speech.subject, name) for speech in found
    ):
        return None
    if not all(speech.named for speech in plain):
        return None
    if any(wording.contains(s.subject, name) or names.mentions(name, s.subject) for s in found):
        return None
    return _name(plain[0].subject)
