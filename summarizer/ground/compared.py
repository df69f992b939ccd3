"""The words of a text as they are compared with those of another.

Names are told from other words, the forms of a verb are alike, and words that say nothing are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from summarizer import names, wording
from summarizer.ground.lazily import once
from summarizer.ground.negation import base_form
from summarizer.ground.passage import pieces_of, sentences_of

_UNSAID: Final = frozenset(
    "a an the that which who was were is are be been being has have had also so then".split()  # noqa: SIM905 - a table of words
)
_JOINING: Final = 4
"""Words between two names that still join them."""


class Token(NamedTuple):
    """A word as it is compared."""

    text: str
    lower: str
    key: str
    name: bool
    joined: bool = True
    """Whether only a space stands between it and the word before."""


_END: Final = Token("", "", "", name=False, joined=False)


class Pair(NamedTuple):
    """Two names with the words between them."""

    first: str
    between: tuple[str, ...]
    second: str


def tokens(text: str, known: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """The words of a text as they are compared; contractions are opened ("didn't": "not").

    Args:
        text: A sentence or several.
        known: Words that are names even where they open a sentence, in small letters.
    """
    return read(text, known).tokens


def read(text: str, known: frozenset[str]) -> Text:
    """A text, of one line or several, as it is compared; see ``tokens``."""
    return _text(text, known & _opening_words(text))  # of the known ones, those that matter here


class Text:
    """The words of a text as they are compared, and what is read from them."""

    def __init__(self, text: str, known: frozenset[str]) -> None:
        self.tokens = _line(text, known) if "\n" not in text else _lines(text.split("\n"), known)
        self.keys = tuple([token.key for token in self.tokens])

    @once
    def said(self) -> frozenset[str]:
        """The distinct words, in small letters."""
        return frozenset([token.lower for token in self.tokens])

    @once
    def counted(self) -> dict[str, int]:
        """How often each word stands there, and each stem. Shared: do not change it."""
        found: dict[str, int] = {}
        for token in self.tokens:
            found[token.lower] = found.get(token.lower, 0) + 1
            if token.key != token.lower:
                found[token.key] = found.get(token.key, 0) + 1
        return found

    @once
    def pairs(self) -> list[Pair]:
        """Neighbouring names that a few words join: "Peru attacked Chile", "from Lima to Tacna"."""
        found: list[Pair] = []
        run: list[str] = []
        between: list[str] = []
        last: str | None = None
        for token in (*self.tokens, _END):
            if run and not (token.name and token.joined):
                name = " ".join(run)
                if last is not None and len(between) <= _JOINING:
                    found.append(Pair(last, tuple(between), name))
                last, between, run = name, [], []
            if token.name:
                run.append(token.text)
            else:
                between.append(token.key)
        return found


_text = lru_cache(maxsize=4096)(Text)


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
