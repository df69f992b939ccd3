"""Negations: whether a sentence turns into its opposite what another one says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from summarizer import wording
from summarizer.ground.passage import lowered, stems

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
    spoke:speak wrote:write met:meet held:hold led:lead left:leave fled:flee lost:lose won:win
    took:take taken:take gave:give given:give made:make went:go gone:go came:come sent:send brought:bring
    fell:fall fallen:fall rose:rise risen:rise grew:grow grown:grow began:begin begun:begin broke:break
    broken:break fought:fight shot:shoot struck:strike threw:throw blew:blow flew:fly drove:drive sank:sink
    withdrew:withdraw withdrawn:withdraw sought:seek found:find knew:know known:know saw:see seen:see
    heard:hear felt:feel meant:mean stood:stand understood:understand kept:keep got:get ran:run
    paid:pay bought:buy sold:sell built:build swore:swear chose:choose chosen:choose
    """.split()  # noqa: SIM905 - a table of words
)
"""Past forms that no suffix gives away, with their infinitives. Not of "say": it stands anywhere."""
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


def negations(text: str) -> list[Negation]:
    """The negations of a text, each with the next content words of its clause as its scope."""
    return [found for line in text.split("\n") for found in _in_line(line)]


@lru_cache(maxsize=4096)
def _in_line(line: str) -> tuple[Negation, ...]:
    tokens = lowered(line)
    if NEGATORS.isdisjoint(tokens) and "n't" not in line and "n’t" not in line:
        return ()
    return tuple(
        found
        for span in wording.sentences(line)
        for found in _in_sentence(_NOT_NEGATING.sub(_blank, line[span.start : span.end]))
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _in_sentence(sentence: str) -> Iterator[Negation]:
    tokens = wording.words(sentence)
    for index, token in enumerate(tokens):
        lowered = token.text.lower()
        hard = lowered in HARD or _CONTRACTED.search(lowered) is not None
        if not hard and lowered not in SOFT:
            continue
        end = _CLAUSE_END.search(sentence, token.end)
        limit = end.start() if end else len(sentence)
        scope = [
            wording.stem(word.text)
            for word in tokens[index + 1 :]
            if word.start < limit and word.text.lower() not in _NO_SCOPE
        ]
        yield Negation(token.text, hard, tuple(scope[:_SCOPE]))


def lost(text: str, evidence: str) -> Negation | None:
    """A negation of the evidence that a text drops while it keeps what was negated.

    Only where the text negates nothing at all and repeats the negated words: for ``not`` and its like the
    first of them, for ``rejected`` and its like at least two and every one.
    """
    if negations(text):
        return None
    known = stems(text) | {
        wording.stem(_IRREGULAR[word]) for word in wording.texts(text.lower()) if word in _IRREGULAR
    }
    for negation in negations(evidence):
        scope = negation.scope
        if negation.hard and scope and scope[0] in known:
            return negation
        if not negation.hard and len(scope) > 1 and known.issuperset(scope):
            return negation
    return None


def added(text: str, window: str) -> Negation | None:
    """A negation of a text that its source does not have.

    The source must negate, in some sentence of the window that shares a word with the negated words.
    """
    ours = negations(text)
    if not ours:
        return None
    denying = [
        stems(window[span.start : span.end])
        for span in wording.sentences(window)
        if negations(window[span.start : span.end])
    ]
    for negation in ours:
        if not negation.scope:
            if not denying:
                return negation
        elif not any(known.intersection(negation.scope) for known in denying):
            return negation
    return None
