"""Near matches: the stretch of a source that a quotation differs from by little, and by what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer import wording
from summarizer.ground.casing import Casing
from summarizer.ground.changes import Change, Sense, judge
from summarizer.ground.source import Source
from summarizer.ground.tokens import UNKNOWN, Token, Tokens
from summarizer.wording import Span

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

_LONG, _MIDDLE = 9, 4
_MOST_PLACES: Final = 24
"""Places of one seed that are looked at: a seed that stands everywhere tells nothing."""
_CANDIDATES: Final = 3
_SLACK: Final = 2
_CLOSE: Final = 2
_OFFSETS: Final = [(a, b) for a in range(-_SLACK, _SLACK + 1) for b in range(-_SLACK, _SLACK + 1)]
_SLACKS: Final = (
    [(a, b) for a, b in _OFFSETS if abs(a) <= 1 and abs(b) <= 1],
    [(a, b) for a, b in _OFFSETS if abs(a) > 1 or abs(b) > 1],
)
"""Words that a stretch may start and end before or after the place that its seeds tell, near ones first."""
_WORDS_A_DIFFERENCE: Final = 8
_WORDS_ANOTHER: Final = 20
"""Words of a quotation from which on a second word may be another one."""
_WIDEST: Final = 2
"""Words that one difference may have on a side."""
_FEWEST_EQUAL: Final = 3
_FEWEST_TELLING: Final = 2
"""Words that are equal and no function words."""
_FEWEST_ALONE: Final = 3
"""Words that are equal in a short quotation that stands near no other place."""
_SAMPLE: Final = 2000
_ENGLISH: Final = 0.12
"""Share of English function words in an article, from which these tables can judge it. Prose has 0.35 to 0.5,
a list of names 0.15, texts of other languages that share some of the words up to 0.08."""


class Near(NamedTuple):
    """Where, how similar (0 to 1), what differs word by word, and how much the worst of it changes."""

    span: Span
    score: float
    diff: str
    sense: Sense


class _Cut(NamedTuple):
    start: int
    end: int
    distance: int


class _Edit(NamedTuple):
    mine: range
    found: range


def near_match(quote: str, source: Source) -> Near | None:
    """The stretch of a source that differs from a quotation by a word spelled or chosen otherwise."""
    needle = wording.fold(quote)
    ours, theirs = Tokens(needle), source.tokens
    if not ours or not theirs:
        return None
    wanted = theirs.encode(ours)
    cuts = [cut for place in _places(wanted, theirs.coded) if (cut := _cut(wanted, theirs.coded, place))]
    cuts.sort(key=lambda cut: cut.distance)
    rivals = {theirs.coded[cut.start : cut.end] for cut in cuts if cut.distance == cuts[0].distance}
    for cut in cuts:
        if any(map(source.folded.cuts, theirs.folded_span(cut.start, cut.end - 1))):
            continue
        edits = _edits(wanted, theirs.coded[cut.start : cut.end], cut.start)
        sense = _worst(ours, theirs, edits, quote, source, alone=len(rivals) == 1)
        if sense is Sense.SENSE:
            continue
        span = _with_mark(theirs.span(cut.start, cut.end - 1), quote, ours, source.text)
        exact = source.text[slice(*span)]
        score = _similarity(needle.text.strip(" "), _between(source, span))
        return Near(span, score, word_diff(quote, exact), sense)
    return None


def _with_mark(span: Span, quote: str, ours: Tokens, text: str) -> Span:
    """The stretch with the punctuation after it that the quotation has too."""
    tail = quote[ours.span(0, len(ours) - 1).end :]
    same = next(
        (i for i, (a, b) in enumerate(zip(tail, text[span.end :], strict=False)) if a != b), len(tail)
    )
    return Span(span.start, min(span.end + len(tail[:same].rstrip()), len(text)))


@lru_cache(maxsize=64)
def _english(text: str) -> bool:
    found = wording.texts(text[:_SAMPLE].lower())
    return sum(word in wording.STOP_WORDS for word in found) >= _ENGLISH * max(len(found), 1)


def _places(wanted: str, coded: str) -> Iterator[int]:
    """Indices where the quotation may start in the source, the likeliest first."""
    count = len(wanted)
    size = 3 if count >= _LONG else 2 if count >= _MIDDLE else 1
    votes: Counter[int] = Counter()
    for first in {*range(0, count - size + 1, size), count - size}:
        seed = wanted[first : first + size]
        if UNKNOWN in seed:
            continue
        at = coded.find(seed)
        seen = 0
        while at >= 0 and seen < _MOST_PLACES:
            votes[at - first] += 1
            seen += 1
            at = coded.find(seed, at + 1)
    tried: list[int] = []
    for start, _ in votes.most_common():
        if all(abs(start - other) > _SLACK for other in tried):
            tried.append(start)
            yield start
            if len(tried) == _CANDIDATES:
                return


def _cut(wanted: str, coded: str, place: int) -> _Cut | None:
    """The stretch near a place that differs from the quotation by the fewest words."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - most articles never need it

    count = len(wanted)
    best = (_WIDEST * (1 + count // _WORDS_A_DIFFERENCE) + 1, 0, 0)
    cut = None
    for windows in _windows(place, count, len(coded)):
        for start, end in windows:
            distance = Levenshtein.distance(wanted, coded[start:end], score_cutoff=best[0])
            if distance > best[0]:
                continue  # edges can only add to it
            edges = (coded[start] != wanted[0]) + (coded[end - 1] != wanted[-1])
            rank = (distance + edges, edges, abs(end - start - count))
            if rank < best:
                best, cut = rank, _Cut(start, end, distance)
        if cut is not None and best[0] <= _CLOSE and best[1] == 0:
            break
    return cut


def _windows(place: int, count: int, length: int) -> Iterator[list[tuple[int, int]]]:
    """Stretches about as long as the quotation: those at most a word off, then the others."""
    for slacks in _SLACKS:
        yield [
            (place + first, place + count + last)
            for first, last in slacks
            if 0 <= place + first < place + count + last <= length
        ]


def _edits(wanted: str, found: str, offset: int) -> list[_Edit]:
    """The differences, neighbouring ones as one."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - only for near matches

    edits: list[_Edit] = []
    opcodes: list[Opcode] = list(Levenshtein.opcodes(wanted, found))
    for edit in opcodes:
        if edit.tag == "equal":
            continue
        mine = range(edit.src_start, edit.src_end)
        theirs = range(edit.dest_start + offset, edit.dest_end + offset)
        if edits and edits[-1].mine.stop == mine.start and edits[-1].found.stop == theirs.start:
            last = edits.pop()
            mine, theirs = range(last.mine.start, mine.stop), range(last.found.start, theirs.stop)
        edits.append(_Edit(mine, theirs))
    return edits


def _worst(
    ours: Tokens, theirs: Tokens, edits: list[_Edit], quote: str, source: Source, *, alone: bool
) -> Sense:
    """How much the differences change: that of the worst, and of all of them together."""
    changed = {index for edit in edits for index in edit.mine}
    equal = [key for index, key in enumerate(ours.keys) if index not in changed]
    if any(len(edit.mine) > _WIDEST or len(edit.found) > _WIDEST for edit in edits):
        return Sense.SENSE
    if len(edits) > 1 + len(ours) // _WORDS_A_DIFFERENCE:
        return Sense.SENSE
    cases = Casing(quote, source.small_words), Casing(source.text, source.small_words)
    english = _english(source.kept_text)
    senses = [_judged(edit, ours, theirs, cases, english=english) for edit in edits]
    worst = max(senses, default=Sense.SPELLING)
    if worst is Sense.SENSE or senses.count(Sense.OTHER) > 1 + len(ours) // _WORDS_ANOTHER:
        return Sense.SENSE
    telling = sum(key not in wording.STOP_WORDS for key in equal)
    enough = len(equal) >= _FEWEST_EQUAL and telling >= _FEWEST_TELLING
    inside = all(edit.mine.start > 0 and edit.mine.stop < len(ours) for edit in edits)
    least = _FEWEST_ALONE - (worst < Sense.OTHER)
    few = len(equal) >= least and len(edits) == 1 and alone and (inside or worst < Sense.OTHER)
    return worst if worst is Sense.SPELLING or enough or few else Sense.SENSE


def _judged(
    edit: _Edit, ours: Tokens, theirs: Tokens, cases: tuple[Casing, Casing], *, english: bool
) -> Sense:
    mine = [ours.token(index) for index in edit.mine]
    found = [theirs.token(index) for index in edit.found]
    quoted, printed = cases
    change = Change(
        mine,
        found,
        [*_at(ours, edit.mine.start - 1), *_at(theirs, edit.found.start - 1)],
        [*_at(ours, edit.mine.stop), *_at(theirs, edit.found.stop)],
    )
    own = set(map(id, mine))
    return judge(
        change,
        lambda token: (quoted if id(token) in own else printed).is_name(token),
        english=english,
    )


def _at(tokens: Tokens, index: int) -> Sequence[Token]:
    return [tokens.token(index)] if 0 <= index < len(tokens) else []


def similarity(quote: str, exact: str) -> float:
    """Similarity of two texts by their folded letters, 0 to 1."""
    return _similarity(wording.folded(quote), wording.folded(exact))


def _similarity(one: str, other: str) -> float:
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - only for near matches

    return round(Levenshtein.normalized_similarity(one, other), 4)


def _between(source: Source, span: Span) -> str:
    folded = source.folded
    return folded.text[folded.index(span.start) : folded.index(span.end)].strip(" ")


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
