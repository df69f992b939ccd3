"""An extractor's own sentence: its numbers, names, quotes, negation and words must come from the source."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple, Protocol

from summarizer import names, wording
from summarizer.ground import lexicon, negation
from summarizer.ground.binding import unbound
from summarizer.ground.counts import unprinted
from summarizer.ground.modality import told_as_done
from summarizer.ground.opposites import STATES, turned
from summarizer.ground.passage import capitals, lowered, printed, sentences_of, stems, texts_of
from summarizer.ground.roles import other_roles
from summarizer.ground.substitution import substituted
from summarizer.wording import people

SUPPORT: Final = 0.5
"""Share of a sentence's content words that must stand, in some form, in the passage or the title."""
_LONG_WORD: Final = 4
_PREFIX: Final = 5
_NO_CONTENT: Final = wording.STOP_WORDS | lexicon.NEUTRAL
_CAPITALISED: Final = re.compile(r"(?<![\w’'-])[^\W\d_][\w’'.&-]*", re.UNICODE)
_TRAILING: Final = ".’'-"


class Source(Protocol):
    """What is asked of a passage's article."""

    @property
    def kept_text(self) -> str:
        """The text that was read."""
        ...

    def states(self, phrase: str) -> bool:
        """Whether a phrase stands there."""
        ...


class Near(Protocol):
    """A passage's windows: of one article, or of several as one."""

    @property
    def sentences(self) -> str:
        """The sentences of the passage."""
        ...

    @property
    def near(self) -> str:
        """With one sentence before and after."""
        ...

    @property
    def around(self) -> str:
        """The same, and the article's title."""
        ...

    @property
    def block(self) -> str:
        """The blocks that hold it."""
        ...

    @property
    def in_block(self) -> bool:
        """Whether the sentences surely are among those of the blocks."""
        ...

    @property
    def source(self) -> Source:
        """Its article."""
        ...


def check_statement(text: str, passage: Near, *, english: bool) -> str | None:
    """What in the sentence does not come from the passage, in plain words; null if nothing."""
    sentences = passage.sentences
    if text.split(None, 1)[:1] == sentences.split(None, 1)[:1] and text.split() == sentences.split():
        return None  # the source's own words, and all of them
    if (number := unprinted(text, passage.near)) and unprinted(text, passage.around):
        return f"the number “{number}” does not stand in or next to the quotation"
    if (words := misquoted(text, passage.source.states)) is not None:
        return f"the quoted words “{wording.shorten(words, 50)}” do not stand in the article"
    known = capitals(passage.source.kept_text)
    named = passage.in_block and printed(sentences).issuperset(_capitals(text))
    if not named and (name := foreign_name(text, passage.block, english=english, known=known)) is not None:
        return f"the name {name} does not stand in or next to the quotation"
    if not english:
        return None
    return (
        substituted(text, sentences, known)
        or unbound(text, sentences)
        or other_roles(text, sentences, known)
        or _turned(text, passage)
        or _negation(text, passage)
        or told_as_done(text, sentences)
        or (None if printed(text) <= printed(sentences) else _unknown(text, passage.around))
    )


def _unknown(text: str, around: str) -> str | None:
    """What of the words that its source does not have counts."""
    return _group(text, around) or _vocabulary(text, around)


def misquoted(text: str, states: Callable[[str], bool]) -> str | None:
    """Words that a text puts between quotation marks and that its source does not state."""
    for span in wording.quoted(text):
        inner = text[span.start + 1 : span.end - 1].strip(" .,;:!?…")
        if any(map(str.isalnum, inner)) and not states(inner):
            return inner
    return None


def foreign_name(text: str, scope: str, *, english: bool, known: frozenset[str] = frozenset()) -> str | None:
    """A name in the text that its scope does not mention under any of its forms.

    Args:
        text: A sentence or a title.
        scope: Where its names must stand.
        english: Whether the text is English: else every word that opens a sentence is looked at.
        known: Words that are names even where they open a sentence, in small letters.
    """
    known_words = printed(scope)
    if known_words.issuperset(_capitals(text)):
        return None
    tokens, starts, names_ = _capitalised(text)
    for index, lower in names_:
        if lower in known_words:
            continue
        token, start = tokens[index]
        if _stands(token, scope):
            continue
        if (
            start in starts
            and english
            and token.lower() not in known
            and not _is_name(token, list(tokens[index + 1 : index + 2]))
        ):
            continue
        country = names.party(token) is not None
        if not names.mentions(token, scope) and (country or not _within_name(index, list(tokens), scope)):
            return token
    return None


@lru_cache(maxsize=4096)
def _capitals(text: str) -> tuple[str, ...]:
    """The words of a text with a capital, in small letters."""
    found = (word.rstrip(_TRAILING) for word in _CAPITALISED.findall(text))
    return tuple(word.lower() for word in found if word[:1].isupper())


class _Capitalised(NamedTuple):
    """The words of a text that may be names. Shared: do not change it."""

    tokens: tuple[tuple[str, int], ...]
    """All words with their places."""
    starts: set[int]
    """Where a sentence or a quotation begins."""
    names: list[tuple[int, str]]
    """The places among the words of those with a capital, and them in small letters."""


@lru_cache(maxsize=4096)
def _capitalised(text: str) -> _Capitalised:
    tokens = tuple((m.group().rstrip(_TRAILING), m.start()) for m in _CAPITALISED.finditer(text))
    starts = {span.start for span in sentences_of(text)}
    return _Capitalised(
        tokens,
        starts | {span.start + 1 for span in wording.quoted(text)},
        [(index, token.lower()) for index, (token, _) in enumerate(tokens) if token[:1].isupper()],
    )


def _stands(token: str, scope: str) -> bool:
    """Whether a scope has some form of a word, or of each part of a hyphenated one."""
    known = stems(scope)
    return wording.stem(token) in known or all(
        wording.stem(part) in known for part in re.split(r"[-–]", token) if part
    )


def _is_name(token: str, following: list[tuple[str, int]]) -> bool:
    """Whether a word that opens a sentence is a name: a side's, an acronym, or the first of several."""
    if token.lower() in wording.STOP_WORDS or token.lower() in lexicon.NEUTRAL:
        return False
    if names.party(token) is not None or (len(token) > 1 and token.isupper()):
        return True
    return bool(following) and following[0][0][:1].isupper()


def _within_name(index: int, tokens: list[tuple[str, int]], scope: str) -> bool:
    """Whether the word belongs to a longer name that the scope mentions in another form."""
    first = last = index
    while first > 0 and tokens[first - 1][0][:1].isupper():
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1][0][:1].isupper():
        last += 1
    phrase = " ".join(token for token, _ in tokens[first : last + 1])
    return last > first and names.mentions(phrase, scope)


def _negation(text: str, passage: Near) -> str | None:
    if found := negation.added(text, passage.around):
        return f"adds a negation that does not stand in or next to the quotation ({found.word})"
    if found := negation.lost(text, passage.sentences):
        return f"loses the negation of the quotation ({found.word} {' '.join(found.scope)})".rstrip()
    return None


def _turned(text: str, passage: Near) -> str | None:
    said = printed(text)
    if STATES.isdisjoint(said) or STATES.isdisjoint(said - printed(passage.near)):
        return None  # what the source says itself is not the opposite of it
    sentences, near = (printed(window) | stems(window) for window in (passage.sentences, passage.near))
    if word := turned(lowered(text), sentences, near):
        return f"says the opposite of the quotation (“{word}”)"
    return None


@lru_cache(maxsize=1024)
def _new(text: str, window: str) -> frozenset[str]:
    """The words of a text, in small letters, that its source does not have."""
    return printed(text) - printed(window)


def _group(text: str, near: str) -> str | None:
    new = _new(text, near)
    if new and (word := people.unsupported([w for w in lowered(text) if w in new], printed(near))):
        return f"nothing in or next to the quotation speaks of “{word}”"
    return None


def _vocabulary(text: str, scope: str) -> str | None:
    new = _new(text, scope)
    if not new:
        return None
    if any(word.startswith(lexicon.STATED_STARTS) for word in printed(text)):
        for measure, strong in lexicon.STATED.items():
            match = strong.search(text)
            if match and not lexicon.says(measure, scope):
                return f"nothing in or next to the quotation says “{match.group().lower()}”"
    content = _content(text, _LONG_WORD)
    known = printed(scope)
    if sum(word.lower() in known for word in content) >= SUPPORT * len(content):
        return None
    missing = _foreign(content, scope)
    if len(content) - len(missing) < SUPPORT * len(content):
        return f"most of its words do not stand in or next to the quotation ({', '.join(missing[:4])})"
    return None


def foreign_words(text: str, scope: str, shortest: int = _LONG_WORD) -> list[str]:
    """The content words (of so many letters at least) of a text that its scope has in no form."""
    return _foreign(_content(text, shortest), scope)


def _foreign(content: list[str], scope: str) -> list[str]:
    known_words = printed(scope)
    missing = [word for word in content if word.lower() not in known_words]
    if not missing:
        return []
    known = stems(scope)
    prefixes = _prefixes(known)
    return [word for word in missing if not _supported(word, known, prefixes, scope)]


def _content(text: str, shortest: int) -> list[str]:
    return [word for word in texts_of(text) if len(word) >= shortest and _tells(word)]


@lru_cache(maxsize=32768)
def _tells(word: str) -> bool:
    """Whether a word, no name, carries a fact."""
    return word[0].islower() and word.lower() not in _NO_CONTENT


@lru_cache(maxsize=256)
def _prefixes(known: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:_PREFIX] for word in known if len(word) >= _PREFIX)


def _supported(word: str, known: frozenset[str], prefixes: frozenset[str], scope: str) -> bool:
    base = wording.stem(word)
    if (
        base in known
        or negation.base_form(word.lower()) in negation.forms(scope)
        or (len(word) >= _PREFIX and word[:_PREFIX] in prefixes)
    ):
        return True
    return any(
        strong.fullmatch(word) and lexicon.says(measure, scope) for measure, strong in lexicon.STATED.items()
    )
