"""Negations: whether a sentence turns into its opposite what another one says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from summarizer import wording
from summarizer.ground.passage import lowered, printed, sentences_of, words_of

HARD: Final = frozenset(
    "no not never none neither nor nobody nothing nowhere without cannot cant hardly barely scarcely".split()  # noqa: SIM905 - a table of words
)
"""Words that negate what follows them."""
SOFT: Final = frozenset(
    """
    deny denies denied denying denial denials refuse refuses refused refusing refusal reject rejects rejected
    rejecting rejection fail fails failed failing failure lack lacks lacked lacking unable unwilling dismiss
    dismisses dismissed false falsely untrue refute refuted refutes decline declined declines
    """.split()  # noqa: SIM905 - a table of words
)
"""Words that can stand for a negation: "denied that" says "said that not"."""
NEGATORS: Final = HARD | SOFT
_IRREGULAR: Final = dict(
    pair.split(":")
    for pair in """
    spoke:speak wrote:write met:meet held:hold led:lead left:leave fled:flee lost:lose won:win took:take
    taken:take gave:give given:give made:make went:go gone:go came:come sent:send brought:bring fell:fall
    fallen:fall rose:rise risen:rise grew:grow grown:grow began:begin begun:begin broke:break broken:break
    fought:fight shot:shoot struck:strike threw:throw blew:blow flew:fly drove:drive sank:sink
    withdrew:withdraw withdrawn:withdraw sought:seek found:find knew:know known:know saw:see seen:see
    heard:hear felt:feel meant:mean stood:stand understood:understand kept:keep got:get ran:run
    became:become used:use hit:hit put:put cut:cut set:set laid:lay lain:lie rode:ride rang:ring sang:sing
    stole:steal stolen:steal tore:tear torn:tear wore:wear worn:wear woke:wake spent:spend slept:sleep
    shut:shut sat:sit grew:grow dealt:deal drew:draw drawn:draw ate:eat fed:feed forbade:forbid
    forgot:forget froze:freeze frozen:freeze hid:hide hidden:hide hurt:hurt spread:spread sprang:spring
    stuck:stick swept:sweep swam:swim taught:teach thought:think bound:bind caught:catch clung:cling
    crept:creep dug:dig done:do did:do paid:pay bought:buy sold:sell built:build swore:swear chose:choose
    chosen:choose
    """.split()  # noqa: SIM905 - a table of words
)
"""Past forms that no suffix gives away, with their infinitives. Not of "say": it stands anywhere."""


@lru_cache(maxsize=16384)
def base_form(word: str) -> str:
    """The stem of a word in small letters, the same for all forms of a verb ("cross", "crossed")."""
    form = _IRREGULAR.get(word, word)
    while (shorter := wording.stem(form)) != form:
        form = shorter
    return form


def irregular_past(word: str) -> bool:
    """Whether a word in small letters is a past form that no suffix gives away."""
    return word in _IRREGULAR


_CLAUSE_END: Final = re.compile(r"[,;:.!?—–(){}\[\]\"“”]|\s-\s|\b(?:but|while|whereas|although|though)\b")
_NO_SCOPE: Final = wording.STOP_WORDS | NEGATORS
_SCOPE: Final = 3
_CONTRACTED: Final = re.compile(r"n['’]t$", re.IGNORECASE)
_NOT_NEGATING: Final = re.compile(
    r"\b(?:not only|no longer than|no later than|no less than|no fewer than|no more than|no doubt|"
    r"whether or not|if not|nothing but|no\.\s*\d)",
    re.IGNORECASE,
)


class Negation(NamedTuple):
    """A negating word and the stems of the content words that it negates."""

    word: str
    hard: bool
    scope: tuple[str, ...]
    denied: tuple[str, ...] = ()
    """For "rejected claims that …": the first content words behind "that"."""
    denier: str = ""
    """The last word with a capital before it."""


def negations(text: str) -> Sequence[Negation]:
    """The negations of a text, each with the next content words of its clause as its scope."""
    if "\n" not in text:
        return _in_line(text)
    return [found for line in text.split("\n") for found in _in_line(line)]


@lru_cache(maxsize=4096)
def _in_line(line: str) -> tuple[Negation, ...]:
    if NEGATORS.isdisjoint(printed(line)) and "n't" not in line and "n’t" not in line:
        return ()
    return tuple(
        found
        for span in sentences_of(line)
        for found in _in_sentence(_NOT_NEGATING.sub(_blank, line[span.start : span.end]))
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _in_sentence(sentence: str) -> Iterator[Negation]:
    tokens = words_of(sentence)
    for index, token in enumerate(tokens):
        lowered = token.text.lower()
        hard = lowered in HARD or _CONTRACTED.search(lowered) is not None
        if not hard and lowered not in SOFT:
            continue
        end = _CLAUSE_END.search(sentence, token.end)
        limit = end.start() if end else len(sentence)
        scope = [
            base_form(word.text.lower())
            for word in tokens[index + 1 :]
            if word.start < limit and word.text.lower() not in _NO_SCOPE
        ]
        denied, denier = ((), "") if hard else _denial(sentence[:limit], tokens, index)
        yield Negation(token.text, hard, tuple(scope[:_SCOPE]), denied, denier)


def _denial(sentence: str, tokens: Sequence[wording.Word], index: int) -> tuple[tuple[str, ...], str]:
    """What is denied behind "that", and by whom, as stems."""
    that = next(
        (i for i, t in enumerate(tokens) if i > index and t.text == "that" and t.end <= len(sentence)), None
    )
    if that is None:
        return (), ""
    content = [t.text.lower() for t in tokens[that + 1 :] if t.text.lower() not in _NO_SCOPE]
    named = [t.text for t in tokens[:index] if t.text[:1].isupper()]
    return tuple(map(base_form, content[:_SCOPE])), base_form(named[-1].lower()) if named else ""


def lost(text: str, evidence: str) -> Negation | None:
    """A negation of the evidence that a text drops while it keeps what was negated.

    Only where the text negates nothing at all and repeats the negated words: for ``not`` and its like the
    first of them, for ``rejected`` and its like the first two.
    """
    if not (there := negations(evidence)) or negations(text):
        return None
    known = forms(text)
    for negation in there:
        scope = negation.scope
        if negation.hard and scope and scope[0] in known:
            return negation
        if not negation.hard and len(scope) > 1 and known.issuperset(scope[:2]):
            return negation
        if negation.denied and negation.denier in known and known.issuperset(negation.denied):
            return negation
    return None


@lru_cache(maxsize=4096)
def forms(text: str) -> frozenset[str]:
    """The stems of the text's words, the same for all forms of a verb."""
    if "\n" in text:
        return frozenset().union(*map(forms, text.split("\n")))
    return frozenset(map(base_form, lowered(text)))


def added(text: str, window: str) -> Negation | None:
    """A negation of a text that its source does not have.

    The source must negate, in some sentence of the window that shares a word with the negated words.
    """
    ours = negations(text)
    if not ours:
        return None
    denying = [
        forms(window[span.start : span.end])
        for span in sentences_of(window)
        if negations(window[span.start : span.end])
    ]
    for negation in ours:
        if not negation.scope:
            if not denying:
                return negation
        elif not any(known.intersection(negation.scope) for known in denying):
            return negation
    return None
