"""What a sentence puts in place of its source's words, found by laying the two side by side.

A claim in an extractor's own words follows its source for stretches. Where a word stands between words that
the source has too, and the source has another word at that place, the claim has put the one for the other.
For words that state who, when, how many, or the opposite, that is another fact, whatever else agrees.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple, TypeAlias, cast

from summarizer import names, wording
from summarizer.domain.terms import Measure
from summarizer.ground import lexicon, modality
from summarizer.ground.negation import HARD, SOFT, base_form
from summarizer.ground.opposites import opposed
from summarizer.ground.passage import pieces_of, sentences_of, values
from summarizer.quantity import numeral
from summarizer.wording import people

_UNSAID: Final = frozenset(
    "a an the that which who was were is are be been being has have had also so then".split()  # noqa: SIM905 - a table of words
)
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
_JOINING: Final = 4
_LONGEST: Final = 5
"""Words of a claim between two words of its source that are still compared: more is a free rewording."""


class Token(NamedTuple):
    """A word as it is compared."""

    text: str
    lower: str
    key: str
    name: bool
    joined: bool = True
    """Whether only a space stands between it and the word before."""


_END: Final = Token("", "", "", name=False, joined=False)


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


def tokens(text: str, known: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """The words of a text as they are compared; contractions are opened ("didn't": "not").

    Args:
        text: A sentence or several.
        known: Words that are names even where they open a sentence, in small letters.
    """
    return _read(text, known).tokens


def _read(text: str, known: frozenset[str]) -> _Tokens:
    return _tokens(text, known & _opening_words(text))  # of the known ones, those that matter here


class _Tokens(NamedTuple):
    """The words of a text as they are compared, and their keys."""

    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    said: frozenset[str]
    """The distinct ones, in small letters."""


@lru_cache(maxsize=4096)
def _tokens(text: str, known: frozenset[str]) -> _Tokens:
    found = _line(text, known) if "\n" not in text else _lines(text.split("\n"), known)
    return _Tokens(found, tuple([t.key for t in found]), frozenset([t.lower for t in found]))


def _lines(lines: Sequence[str], known: frozenset[str]) -> tuple[Token, ...]:
    return tuple(token for line in lines for token in _line(line, known & _opening_words(line)))


@lru_cache(maxsize=4096)
def _opening_words(text: str) -> frozenset[str]:
    """The words, in small letters, that are names only if somebody knows them: with a capital that opens."""
    if "\n" in text:
        return frozenset().union(*map(_opening_words, text.split("\n")))
    pieces = pieces_of(text)
    forms = [_form(pieces[2 * place + 1]) for place in _openings(text)]
    return frozenset([form.plain[0].lower for form in forms if form is not None and form.capital])


class _Form:
    """A word as it is compared, wherever it stands."""

    __slots__ = ("capital", "names", "party", "plain")

    def __init__(self, text: str, lower: str, key: str) -> None:
        self.plain = Token(text, lower, key, name=False, joined=False), Token(text, lower, key, name=False)
        """As no name: apart from the word before, and joined to it by a space."""
        self.names = Token(text, lower, key, name=True, joined=False), Token(text, lower, key, name=True)
        """As a name: the same two."""
        self.capital = text[:1].isupper()
        """Whether it begins with a capital."""
        self.party: bool | None = None
        """Whether it names a side; null as long as nobody has asked."""


@lru_cache(maxsize=32768)
def _form(word: str) -> _Form | None:
    """How a word is compared; null for one that says nothing."""
    lower = word.lower().replace("’", "'")
    if lower.endswith("n't") or lower == "cannot":
        form = _Form(word, "not", "not")
        form.capital = False
        return form
    bare = lower.removesuffix("'s")
    return None if bare in _UNSAID else _Form(word[: len(bare)], bare, base_form(bare))


@lru_cache(maxsize=4096)
def _line(text: str, known: frozenset[str]) -> tuple[Token, ...]:
    found: list[Token] = []
    openings = _openings(text)
    pieces = pieces_of(text)
    joins = 0
    for place, form in enumerate(map(_form, pieces[1::2])):
        if form is None:
            joins = -1
            continue
        joined = len(pieces[2 * place]) == joins
        joins = 1
        if not form.capital:
            found.append(form.plain[joined])
            continue
        name = place not in openings or form.plain[0].lower in known or _is_party(form)
        found.append(form.names[joined] if name else form.plain[joined])
    return tuple(found)


@lru_cache(maxsize=4096)
def _openings(text: str) -> frozenset[int]:
    """The words whose capital is no sign of a name: a sentence or a quotation begins there."""
    pieces, sentences, quoted = pieces_of(text), sentences_of(text), wording.quoted(text)
    if len(sentences) == 1 and not quoted:
        return _FIRST if sentences[0].start == len(pieces[0]) and len(pieces) > 1 else _NOWHERE
    opens = {span.start for span in sentences} | {span.start + 1 for span in quoted}
    ends = list(accumulate(map(len, pieces)))
    return frozenset([place for place, start in enumerate(ends[:-1:2]) if start in opens])


_FIRST: Final = frozenset({0})
_NOWHERE: Final[frozenset[int]] = frozenset()


def _is_party(form: _Form) -> bool:
    if form.party is None:
        token = form.plain[0]
        form.party = token.lower not in wording.STOP_WORDS and names.party(token.text) is not None
    return form.party


def gaps(claim: str, source: str, known: frozenset[str] = frozenset()) -> list[Gap]:
    """Where the claim and the source differ, once they are laid side by side."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - only where a claim is no plain copy

    our, their = _read(claim, known), _read(source, known)
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
    if _leaves_out(claim, source, known):
        return _swapped(claim, source, known)
    for gap in gaps(claim, source, known):
        if gap.right and (what := _negated(gap) or _realised(gap)):
            return what
        if not gap.ours or not gap.theirs or len(gap.ours) > _LONGEST:
            continue
        if what := _named(gap, source) or _worded(gap, claim, source, known):
            return what
    return _swapped(claim, source, known)


def _leaves_out(claim: str, source: str, known: frozenset[str]) -> bool:
    """Whether the claim only leaves out words of its source, and none that make it another statement.

    Its words are then laid beside themselves: no other way needs fewer edits. What is left out matters only
    where it negates, or has something as planned, asked for or possible.
    """
    theirs = _read(source, known)
    if not HARD.isdisjoint(theirs.said) or modality.may_doubt(theirs.said):
        return False
    words = iter(theirs.keys)
    return all(word in words for word in _read(claim, known).keys)


@lru_cache(maxsize=512)
def _counted(text: str, known: frozenset[str]) -> Counter[str]:
    """How often each word stands there, and each stem. Shared: do not change it."""
    words = tokens(text, known)
    found = Counter([token.lower for token in words])
    found.update([token.key for token in words if token.key != token.lower])
    return found


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


class Pair(NamedTuple):
    """Two names with the words between them."""

    first: str
    between: tuple[str, ...]
    second: str


@lru_cache(maxsize=4096)
def _pairs(text: str, known: frozenset[str]) -> tuple[Pair, ...]:
    """Neighbouring names that a few words join: "Peru attacked Chile", "from Lima to Tacna"."""
    found: list[Pair] = []
    run: list[str] = []
    between: list[str] = []
    last: str | None = None
    for token in (*tokens(text, known), _END):
        if run and not (token.name and token.joined):
            name = " ".join(run)
            if last is not None and len(between) <= _JOINING:
                found.append(Pair(last, tuple(between), name))
            last, between, run = name, [], []
        if token.name:
            run.append(token.text)
        else:
            between.append(token.key)
    return tuple(found)


def _swapped(claim: str, source: str, known: frozenset[str]) -> str | None:
    """Two names that have changed places around the same words."""
    for pair in _pairs(claim, known & _opening_words(claim)):
        there = _pairs(source, known & _opening_words(source))
        if not _MUTUAL.isdisjoint(pair.between):
            continue
        same = [other for other in there if other.between == pair.between]
        if any(compatible(pair.first, o.first) and compatible(pair.second, o.second) for o in same):
            continue
        if any(compatible(pair.first, o.second) and compatible(pair.second, o.first) for o in same):
            return f"says {pair.first} and {pair.second} the other way round than the quotation"
    return None


def _worded(gap: Gap, claim: str, source: str, known: frozenset[str]) -> str | None:
    """A word of a closed class for another one of its class."""
    if not (gap.left or gap.right):
        return None
    said, there = (_counted(text, known & _opening_words(text)) for text in (claim, source))
    for ours in gap.ours:
        if max(there[ours.lower], there[ours.key]) >= max(said[ours.lower], said[ours.key]):
            continue
        for theirs in gap.theirs:
            if said[theirs.lower] >= there[theirs.lower]:
                continue
            if _differs(ours, theirs, said, there):
                return f"says “{ours.text}” where the quotation says “{theirs.text}”"
    return None


def _stating(measures: frozenset[Measure], words: Counter[str]) -> int:
    """How many words state one of the measures."""
    return sum(count for word, count in words.items() if not measures.isdisjoint(lexicon.stated(word)))


def _differs(ours: Token, theirs: Token, said: Counter[str], there: Counter[str]) -> bool:
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
