"""An extractor's own sentence: its numbers, names, quotes, negation and words must come from the source."""

from __future__ import annotations

import re
from typing import Final

from summarizer import names, wording
from summarizer.ground import lexicon, negation
from summarizer.ground.counts import unprinted
from summarizer.ground.passage import Passage, stems

SUPPORT: Final = 0.5
"""Share of a sentence's content words that must stand, in some form, in the passage or the title."""
_FEWEST_CONTENT: Final = 2
_LONG_WORD: Final = 4
_PREFIX: Final = 5
_CAPITALISED: Final = re.compile(r"(?<![\w’'-])[^\W\d_][\w’'.&-]*", re.UNICODE)


def check_statement(text: str, passage: Passage, *, english: bool) -> str | None:
    """What in the sentence does not come from the passage, in plain words; null if nothing."""
    return (
        _numbers(text, passage)
        or _quoted(text, passage)
        or _names(text, passage, english=english)
        or (english and (_negation(text, passage) or _words(text, passage)))
        or None
    )


def _numbers(text: str, passage: Passage) -> str | None:
    missing = unprinted(text, passage.near) and unprinted(text, f"{passage.near}\n{passage.source.title}")
    return f"the number “{missing}” does not stand in or next to the quotation" if missing else None


def _quoted(text: str, passage: Passage) -> str | None:
    source = passage.source
    for span in wording.quoted(text):
        inner = text[span.start + 1 : span.end - 1]
        needle = wording.folded(inner).rstrip(".,;:!?… ")
        if not any(map(str.isalnum, needle)):
            continue
        places = (source.folded.span(*place) for place in source.folded.find(needle))
        if not any(source.keeps(*place) and not source.dropped_in(*place) for place in places):
            return f"the quoted words “{wording.shorten(inner, 50)}” do not stand in the article"
    return None


def _names(text: str, passage: Passage, *, english: bool) -> str | None:
    scope = passage.block
    known = stems(scope)
    tokens = [(m.group().rstrip(".’'-"), m.start()) for m in _CAPITALISED.finditer(text)]
    starts = {span.start for span in wording.sentences(text)} | {
        span.start + 1 for span in wording.quoted(text)
    }
    for index, (token, start) in enumerate(tokens):
        if not token[:1].isupper() or wording.stem(token) in known:
            continue
        if all(wording.stem(part) in known for part in re.split(r"[-–]", token) if part):
            continue
        if start in starts and english and not _is_name(token, tokens[index + 1 : index + 2]):
            continue
        if not names.mentions(token, scope) and not _within_name(index, tokens, scope):
            return f"the name {token} does not stand in or next to the quotation"
    return None


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


def _negation(text: str, passage: Passage) -> str | None:
    if found := negation.added(text, f"{passage.near}\n{passage.source.title}"):
        return f"adds a negation that does not stand in or next to the quotation ({found.word})"
    if found := negation.lost(text, passage.sentences):
        return f"loses the negation of the quotation ({found.word} {' '.join(found.scope)})".rstrip()
    return None


def _words(text: str, passage: Passage) -> str | None:
    scope = passage.block
    for measure, strong in lexicon.STATED.items():
        match = strong.search(text)
        if match and lexicon.COUNTED[measure].search(scope) is None:
            return f"nothing in or next to the quotation says “{match.group().lower()}”"
    known = stems(scope)
    prefixes = _prefixes(known)
    content = [
        word.text.lower()
        for word in wording.words(text)
        if len(word.text) >= _LONG_WORD
        and word.text[0].islower()
        and word.text.lower() not in wording.STOP_WORDS
        and word.text.lower() not in lexicon.NEUTRAL
    ]
    if len(content) < _FEWEST_CONTENT:
        return None
    missing = [word for word in content if not _supported(word, known, prefixes, scope)]
    if len(content) - len(missing) < SUPPORT * len(content):
        return f"most of its words do not stand in or next to the quotation ({', '.join(missing[:4])})"
    return None


def _prefixes(known: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:_PREFIX] for word in known if len(word) >= _PREFIX)


def _supported(word: str, known: frozenset[str], prefixes: frozenset[str], scope: str) -> bool:
    base = wording.stem(word)
    if base in known or (len(word) >= _PREFIX and word[:_PREFIX] in prefixes):
        return True
    return any(
        strong.fullmatch(word) and lexicon.COUNTED[measure].search(scope)
        for measure, strong in lexicon.STATED.items()
    )
