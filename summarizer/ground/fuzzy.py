"""Near matches: accepted only where every differing word is harmless.

Similarity is no evidence: a quotation with one number, name, verb or negation changed is as similar to
its source as one with a typing error. So similarity only finds the place; what decides is each
difference by itself, and the list of harmless ones is short:

- punctuation;
- one ``the``, ``a`` or ``an`` missing, added, or ``a`` for ``an``, where no figure or quantifier follows;
- Latin letters without their accents;
- a hyphen or a space inside a word (``cease-fire``, ``beenagainst``);
- British against American spelling, by rule;
- a typing error inside a long word in small letters: two neighbouring letters swapped, a letter doubled, or
  one letter missing between the first and last two. One letter in place of another is a different word.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer import quantity, wording
from summarizer.ground.negation import NEGATORS
from summarizer.ground.source import Source
from summarizer.wording import Span, Word

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

_SYMBOL: Final = re.compile(r"[%‰$€£¥₹°±]|(?<![\w.,])[-−+](?=\d)")
_ARTICLES: Final = frozenset({"a", "an", "the"})
_QUANTIFIERS: Final = frozenset(
    """
    few little lot lots number numbers couple handful dozen dozens hundred hundreds thousand thousands million
    millions billion billions half third quarter single majority minority great good many only same other
    """.split()  # noqa: SIM905 - a table of words
)
_CUTOFF: Final = 80.0
_FEWEST_EQUAL: Final = 4
_WORDS_A_DIFFERENCE: Final = 6
_MARGIN: Final = 48
_SLACK: Final = 2
_SWAPPED: Final = 8
_MISSING: Final = 10
_JOINED: Final = 8
_EDGE: Final = 2
_SPELLINGS: Final = (
    (re.compile(r"^(defen|offen|licen)ce(s)?$"), r"\1se\2"),
    (re.compile(r"^(cent|theat)re(s)?$"), r"\1er\2"),
    (re.compile(r"^program(me)(s)?$"), r"program\2"),
)
_COMMON_SPELLINGS: Final = (
    (re.compile(r"is(e|es|ed|ing|er|ers|ation|ations)$"), r"iz\1"),
    (re.compile(r"yse(d|s)?$"), r"yze\1"),
    (re.compile(r"our(s|ed|ing|able|ite|ites|hood|hoods)?$"), r"or\1"),
    (re.compile(r"^(met|kilomet|lit|fib)re(s)?$"), r"\1er\2"),
    (re.compile(r"(l)l(ed|ing|er|ers)$"), r"\1\2"),
)


class Near(NamedTuple):
    """A near match: where, how similar (0 to 1), and the differences, word by word."""

    span: Span
    score: float
    diff: str


def near_match(quote: str, source: Source) -> Near | None:
    """The stretch of a source that differs from a quotation only harmlessly."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - most articles never need it
    from rapidfuzz.distance import LCSseq, Levenshtein  # noqa: PLC0415

    needle = wording.folded(quote)
    folded = source.folded
    place = fuzz.partial_ratio_alignment(needle, folded.text, score_cutoff=_CUTOFF)
    if place is None or place.dest_start >= place.dest_end or len(needle) > len(folded.text):
        return None
    rough = folded.span(place.dest_start, place.dest_end)
    ours, theirs = _tokens(quote, Span(0, len(quote))), _window(source.text, rough)
    inside = [i for i, word in enumerate(theirs) if word.start < rough.end and rough.start < word.end]
    if not inside:
        return None
    wanted, found = [_key(word) for word in ours], [_key(word) for word in theirs]
    cuts = [
        (start, end)
        for start in range(max(0, inside[0] - _SLACK), inside[0] + _SLACK + 1)
        for end in range(inside[-1] + 1 - _SLACK, min(len(theirs), inside[-1] + 1 + _SLACK) + 1)
        if start < end
    ]
    if not cuts:
        return None
    start, end = min(
        cuts, key=lambda cut: (-LCSseq.similarity(wanted, found[cut[0] : cut[1]]), cut[1] - cut[0])
    )
    theirs = theirs[start:end]
    if not _only_harmless(ours, theirs, list(Levenshtein.opcodes(wanted, found[start:end]))):
        return None
    span = Span(theirs[0].start, theirs[-1].end)
    exact = source.text[span.start : span.end]
    score = Levenshtein.normalized_similarity(needle, wording.folded(exact))
    return Near(span, round(score, 4), word_diff(quote, exact))


def _only_harmless(ours: list[Word], theirs: list[Word], edits: list[Opcode]) -> bool:
    equal = sum(edit.src_end - edit.src_start for edit in edits if edit.tag == "equal")
    different = [edit for edit in edits if edit.tag != "equal"]
    if equal < _FEWEST_EQUAL or len(different) > 1 + len(ours) // _WORDS_A_DIFFERENCE:
        return False
    if sum(edit.tag in {"insert", "delete"} for edit in different) > 1:
        return False
    for edit in different:
        mine, found = ours[edit.src_start : edit.src_end], theirs[edit.dest_start : edit.dest_end]
        after = [*ours[edit.src_end : edit.src_end + 1], *theirs[edit.dest_end : edit.dest_end + 1]]
        if not _harmless([w.text for w in mine], [w.text for w in found], [w.text for w in after]):
            return False
    return True


def word_diff(quote: str, exact: str) -> str:
    """What was quoted against what stands there: ``the [-cease-fire-]{+ceasefire+} holds``."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - only for near matches

    ours, theirs = quote.split(), exact.split()
    parts: list[str] = []
    for edit in Levenshtein.opcodes(ours, theirs):
        mine, found = ours[edit.src_start : edit.src_end], theirs[edit.dest_start : edit.dest_end]
        if edit.tag == "equal":
            parts.extend(mine)
            continue
        removed = f"[-{' '.join(mine)}-]" if mine else ""
        parts.append(removed + (f"{{+{' '.join(found)}+}}" if found else ""))
    return " ".join(parts)


def _tokens(text: str, span: Span) -> list[Word]:
    symbols = (Word(m.group(), m.start(), m.end()) for m in _SYMBOL.finditer(text, span.start, span.end))
    return sorted([*wording.words(text, span.start, span.end), *symbols], key=lambda word: word.start)


def _window(text: str, rough: Span) -> list[Word]:
    """The tokens around a rough place, some on each side, no word cut."""
    start = text.rfind(" ", 0, max(0, rough.start - _MARGIN)) + 1
    end = text.find(" ", min(len(text), rough.end + _MARGIN))
    return _tokens(text, Span(start, len(text) if end < 0 else end))


def _key(word: Word) -> str:
    return wording.folded(word.text)


def _harmless(mine: list[str], found: list[str], after: list[str]) -> bool:
    if any(_weighty(word) for word in (*mine, *found)):
        return False
    if not mine or not found:
        (extra,) = (mine or found,)
        return (
            len(extra) == 1
            and extra[0].lower() in _ARTICLES
            and not any(word.lower() in _QUANTIFIERS or _figure(word) for word in after)
        )
    joined, stood = (re.sub(r"[-‐‑]", "", wording.folded("".join(words))) for words in (mine, found))
    if len(mine) != len(found):
        return joined == stood and len(joined) >= _JOINED
    return all(_same_word(ours, theirs) for ours, theirs in zip(mine, found, strict=True))


def _weighty(word: str) -> bool:
    """Whether nothing about a word may differ: it negates, or it carries a digit or is a sign."""
    lowered = word.lower()
    return (
        lowered in NEGATORS
        or lowered.endswith(("n't", "n’t"))
        or any(char.isdigit() for char in word)
        or _SYMBOL.fullmatch(word) is not None
    )


def _figure(word: str) -> bool:
    return bool(quantity.values(word))


def _same_word(ours: str, theirs: str) -> bool:
    a, b = wording.folded(ours), wording.folded(theirs)
    if a == b or {a, b} == {"a", "an"} or _plain(a) == _plain(b):
        return True
    if _american(a, _SPELLINGS) == _american(b, _SPELLINGS):
        return True
    if a.replace("-", "") == b.replace("-", "") and len(a) >= _JOINED and not a.startswith("re-"):
        return not b.startswith("re-")
    if ours[:1].isupper() or theirs[:1].isupper() or _figure(ours) or _figure(theirs):
        return False
    return _american(a, _COMMON_SPELLINGS) == _american(b, _COMMON_SPELLINGS) or _typo(a, b)


def _plain(key: str) -> str:
    """Latin letters without their accents; other scripts as they are: there a mark makes another letter."""
    out: list[str] = []
    for char in key:
        if unicodedata.combining(char) and out and "a" <= out[-1] <= "z":
            continue
        out.append(char)
    return "".join(out)


def _american(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, replacement in rules:
        word = pattern.sub(replacement, word)
    return word


def _typo(a: str, b: str) -> bool:
    """Two spellings of one long word that differ by a slip of the fingers inside it."""
    if not (a.isalpha() and b.isalpha()) or a[:_EDGE] != b[:_EDGE] or a[-_EDGE:] != b[-_EDGE:]:
        return False
    if min(len(a), len(b)) >= _SWAPPED:
        if len(a) == len(b):
            unequal = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
            i = unequal[0]
            return unequal == [i, i + 1] and a[i] == b[i + 1] and a[i + 1] == b[i]
        if re.sub(r"(.)\1", r"\1", a) == re.sub(r"(.)\1", r"\1", b):
            return True
    short, long = sorted((a, b), key=len)
    if len(short) < _MISSING or len(long) != len(short) + 1:
        return False
    return any(long[:i] + long[i + 1 :] == short for i in range(_EDGE, len(long) - _EDGE))
