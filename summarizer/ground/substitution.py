"""What a sentence puts in place of its source's words, found by laying the two side by side.

A claim in an extractor's own words follows its source for stretches. Where a word stands between words that
the source has too, and the source has another word at that place, the claim has put the one for the other.
For words that state who, when, how many, or the opposite, that is another fact, whatever else agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias, cast

from summarizer import names
from summarizer.domain.terms import Measure
from summarizer.ground import lexicon, modality
from summarizer.ground.compared import Text, Token, read, tokens
from summarizer.ground.negation import HARD, SOFT
from summarizer.ground.opposites import opposed
from summarizer.ground.passage import values
from summarizer.quantity import numeral
from summarizer.wording import people

_TIMES: Final = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december yesterday today tomorrow tonight morning afternoon evening night
    """.split()  # noqa: SIM905 - a table of words
)
_MUTUAL: Final = frozenset(
    "and or with between both meet speak talk clash fight agree sign trade war border against versus".split()  # noqa: SIM905 - a table of words
)
"""Words around which two names can change places."""
_GLUED: Final = 5
_LONGEST: Final = 5
"""Words of a claim between two words of its source that are still compared: more is a free rewording."""


_Edit: TypeAlias = tuple[str, int, int, int, int]


class Gap(NamedTuple):
    """Words of the source, and the words of the claim at the same place; one of them may have none."""

    theirs: tuple[Token, ...]
    ours: tuple[Token, ...]
    left: bool
    """Whether words that agree stand before."""
    right: bool
    """Whether words that agree stand after."""
    after: Token | None = None
    """The claim's first word after the gap."""


def _gaps(our: Text, their: Text) -> list[Gap]:
    """Where the claim and the source differ, once they are laid side by side."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - only where a claim is no plain copy

    ours, theirs = our.tokens, their.tokens
    found: list[Gap] = []
    a = b = 0
    left = False
    edits = Levenshtein.opcodes(their.keys, our.keys)
    for tag, source_start, source_end, start, end in cast("list[_Edit]", edits.as_list()):
        if tag != "equal":
            continue
        if a != source_start or b != start:
            found.append(Gap(theirs[a:source_start], ours[b:start], left, right=True, after=ours[start]))
        a, b, left = source_end, end, True
    if (a, b) != (len(theirs), len(ours)):
        found.append(Gap(theirs[a:], ours[b:], left, right=False))
    return found


def substituted(claim: str, source: str, known: frozenset[str] = frozenset()) -> str | None:
    """What the claim says in place of its source's words, in plain words; null if nothing that counts.

    Args:
        claim: An extractor's sentence.
        source: The sentences that its quotations touch.
        known: The article's names, in small letters.
    """
    if claim.rstrip(".!?") in source:
        return None
    ours, theirs = read(claim, known), read(source, known)
    if _leaves_out(ours, theirs):
        return _swapped(ours, theirs)
    for gap in _gaps(ours, theirs):
        if gap.right and (what := _negated(gap) or _realised(gap)):
            return what
        if not gap.ours or not gap.theirs or len(gap.ours) > _LONGEST:
            continue
        if what := _named(gap, source) or _worded(gap, ours.counted, theirs.counted):
            return what
    return _swapped(ours, theirs)


def _leaves_out(ours: Text, theirs: Text) -> bool:
    """Whether the claim only leaves out words of its source, and none that make it another statement.

    Its words are then laid beside themselves: no other way needs fewer edits. What is left out matters only
    where it negates, or has something as planned, asked for or possible.
    """
    words = iter(theirs.keys)
    if not all(word in words for word in ours.keys):
        return False
    return HARD.isdisjoint(theirs.said) and not modality.may_doubt(theirs.said)


def _negated(gap: Gap) -> str | None:
    """A negation directly before words that agree, on one side only."""
    ours, theirs = _negator(gap.ours), _negator(gap.theirs)
    if (ours is None) == (theirs is None):
        return None
    if any(token.lower in SOFT or token.lower in HARD for token in (gap.theirs if ours else gap.ours)):
        return None
    if ours is not None:
        return f"adds a negation that does not stand in the quotation ({ours.text})"
    if theirs is None or not (gap.left or gap.ours):
        return None
    return f"loses the negation of the quotation ({theirs.text})"


def _negator(side: Sequence[Token]) -> Token | None:
    return next((token for token in side[-2:] if token.lower in HARD), None)


def _realised(gap: Gap) -> str | None:
    """A word that the source has behind "will" or "plans to", and the claim in a past form without either."""
    if gap.after is None or not modality.past(gap.after.lower):
        return None
    if not modality.ends_in_doubt([token.lower for token in gap.theirs]):
        return None
    if modality.doubts(token.lower for token in gap.ours):
        return None
    return modality.TOLD.format(gap.after.text)


def _named(gap: Gap, source: str) -> str | None:
    if not (gap.ours[-1].name or gap.ours[0].name):
        return None
    for ours, theirs in _facing(gap):
        if compatible(ours, theirs) or (_stands(ours, source) and not _only_names(gap)):
            continue
        return f"says {ours} where the quotation says {theirs}"
    return None


def _only_names(gap: Gap) -> bool:
    """Whether one name stands for another between words that agree on both sides."""
    return gap.left and gap.right and all(token.name for token in (*gap.ours, *gap.theirs))


def _facing(gap: Gap) -> Iterator[tuple[str, str]]:
    """Names that stand at the same place: both directly before words that agree, or both directly after."""
    if gap.right and gap.ours[-1].name and gap.theirs[-1].name:
        yield _run(gap.ours[::-1], -1), _run(gap.theirs[::-1], -1)
    if gap.left and gap.ours[0].name and gap.theirs[0].name:
        yield _run(gap.ours), _run(gap.theirs)


def _run(side: Sequence[Token], step: int = 1) -> str:
    """The name that a side begins with."""
    run: list[str] = []
    for token in side:
        if not token.name or (step > 0 and run and not token.joined):
            break
        run.append(token.text)
        if step < 0 and not token.joined:
            break
    return " ".join(run[::step])


def compatible(ours: str, theirs: str) -> bool:
    """Whether two names can be of the same: a shared word, the same country, or the same bearer."""
    one, two = ({token.lower for token in tokens(f"x {name}")} - {"x"} for name in (ours, theirs))
    if one & two or one & _TIMES != two & _TIMES:
        return bool(one & two)
    if any(len(word) >= _GLUED and word in glued for word in one for glued in two):
        return True  # words that lost the space between them
    party = names.party(ours)
    return (party is not None and party == names.party(theirs)) or names.same(ours, theirs)


def _stands(name: str, source: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", source) is not None


def _swapped(ours: Text, theirs: Text) -> str | None:
    """Two names that have changed places around the same words."""
    for pair in ours.pairs:
        if not _MUTUAL.isdisjoint(pair.between):
            continue
        same = [other for other in theirs.pairs if other.between == pair.between]
        if any(compatible(pair.first, o.first) and compatible(pair.second, o.second) for o in same):
            continue
        if any(compatible(pair.first, o.second) and compatible(pair.second, o.first) for o in same):
            return f"says {pair.first} and {pair.second} the other way round than the quotation"
    return None


def _worded(gap: Gap, said: dict[str, int], there: dict[str, int]) -> str | None:
    """A word of a closed class for another one of its class."""
    if not (gap.left or gap.right):
        return None
    for ours in gap.ours:
        most = max(said[ours.lower], said[ours.key])
        if max(there.get(ours.lower, 0), there.get(ours.key, 0)) >= most:
            continue
        for theirs in gap.theirs:
            if said.get(theirs.lower, 0) >= there[theirs.lower]:
                continue
            if _differs(ours, theirs, said, there):
                return f"says “{ours.text}” where the quotation says “{theirs.text}”"
    return None


def _stating(measures: frozenset[Measure], words: dict[str, int]) -> int:
    """How many words state one of the measures."""
    return sum(count for word, count in words.items() if not measures.isdisjoint(lexicon.stated(word)))


def _differs(ours: Token, theirs: Token, said: dict[str, int], there: dict[str, int]) -> bool:
    if opposed(ours.lower, theirs.lower):
        return True
    if ours.lower in _TIMES and theirs.lower in _TIMES:
        return True
    claimed = people.told(ours.lower.partition("-")[0])
    if (
        claimed
        and people.told(theirs.lower.partition("-")[0])
        and all(claimed.isdisjoint(people.told(w)) for w in there)
    ):
        return True
    mine, other = lexicon.stated(ours.lower), lexicon.stated(theirs.lower)
    if mine and other and mine.isdisjoint(other) and _stating(mine, said) > _stating(mine, there):
        return True
    if ours.lower in numeral.ORDINALS and theirs.lower in numeral.ORDINALS:
        return True
    return _figure(ours) and _figure(theirs) and values(ours.text).isdisjoint(values(theirs.text))


def _figure(token: Token) -> bool:
    return token.lower[:1].isdigit() or token.lower.partition("-")[0] in lexicon.FIGURES
