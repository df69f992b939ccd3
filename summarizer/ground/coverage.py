"""An independent reading of the source, without a model: what it states and no claim covers.

Read are sentences of four kinds: people killed, wounded, captured, missing, displaced or arrested; numbers of
people; words quoted from somebody; accusations. One that no claim or event rests on is listed, so that an
omission can be seen. The title and the headings are left out: they repeat the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple

from summarizer import wording
from summarizer.domain.article import Article, BlockRole
from summarizer.domain.event import Claim, Coverage, Event, Uncovered, UncoveredKind
from summarizer.domain.terms import Measure, Operator
from summarizer.ground import lexicon
from summarizer.ground.attribution import says
from summarizer.ground.binding import Bound, bound, counted_words
from summarizer.ground.passage import texts_of, values
from summarizer.ground.source import Source
from summarizer.quantity import Figure, numeral
from summarizer.wording import Span, people

_NOUNS: Final = r"(?P<counted>(?:\s+(?:of\s+(?:the|its|their|his|her|our)\s+)?[\w’'-]+){0,5}?)"
_HARMED: Final[dict[Measure, str]] = {
    Measure.KILLED: r"killed|dead|died|slain|murdered|massacred|executed|drowned|perished|deaths|fatalities",
    Measure.WOUNDED: r"wounded|injured|hurt|hospitali[sz]ed|injuries",
    Measure.CAPTURED: r"captured|taken prisoner|taken hostage|abducted|kidnapped|prisoners|hostages",
    Measure.MISSING: r"missing|unaccounted for",
    Measure.DISPLACED: r"displaced|evacuated|homeless",
    Measure.ARRESTED: r"arrested|detained|jailed",
}
_HARMING: Final[dict[Measure, str]] = {
    Measure.KILLED: r"kill(?:ed|ing|s)|sho(?:t|ots?|oting) dead|gun(?:ned|ning|s)? down|"
    r"deaths? of|lives of|murder(?:ed|ing)|left|"
    r"death toll\s(?:\w+\s){0,4}(?:to|at|of)",
    Measure.WOUNDED: r"wound(?:ed|ing|s)|injur(?:ed|ing|es)|hurt(?:ing)?",
    Measure.CAPTURED: r"captur(?:ed|ing|es)|kidnapp(?:ed|ing)|abduct(?:ed|ing)",
    Measure.DISPLACED: r"displac(?:ed|ing|es)|evacuat(?:ed|ing)",
    Measure.ARRESTED: r"arrest(?:ed|ing|s)|detain(?:ed|ing)",
}
_LINK: Final = (
    r"(?:(?:who|that|were|was|are|is|have|has|had|been|being|reported|reportedly|confirmed|left|remain|"
    r"remained|still|also|feared|shot|found|believed|either|or|later)\s+)*"
)
_AFTER: Final = {
    measure: re.compile(rf"{_NOUNS}(?:,[^,.;]{{2,40}},)?\s+{_LINK}(?:\w+ly\s+)?(?:{words})\b", re.IGNORECASE)
    for measure, words in _HARMED.items()
}
"""Behind a figure: "12 soldiers were killed", "30 others wounded", "12 dead"."""
_BEFORE: Final = {
    measure: re.compile(
        rf"\b(?:{words})\s+(?:(?:all|some|another|the|of|an additional|up to)\s+)*$", re.IGNORECASE
    )
    for measure, words in _HARMING.items()
}
"""Before a figure: "killing 12", "the deaths of 12", "left 12 … dead" only with what follows."""
_ONE: Final = re.compile(r"\b(?:an?|another)(?=\s[a-z])", re.IGNORECASE)
_A: Final = re.compile(r"\b(?:an?|another|one)\b", re.IGNORECASE)
_MEMBERS: Final = frozenset(
    "people persons person others other more victims lives casualties individuals members additional".split()  # noqa: SIM905 - a table of words
)
_ACCUSES: Final = re.compile(
    r"(?<!\bthe )\b(?:accus(?:ed|es|ing)\s(?!of\b)|blam(?:ed|es|ing)\s|alleg(?:ed|es|ing)\sthat\b|"
    r"claimed responsibility\b|"
    r"held\s\w+\sresponsible\b|denounc(?:ed|es|ing)\s|traded? blame\b|traded accusations\b)",
    re.IGNORECASE,
)
_FEWEST_WORDS: Final = 6
"""Words between quotation marks from which they are speech and no term."""
_NEARLY_ALL: Final = 0.9
"""Share of a sentence between quotation marks from which it is speech without a verb that says so."""
_RECENT: Final = 20
"""Entries among which a quotation of several sentences is not listed again."""
_MANY: Final = 10
"""Fewer people are told of, not counted ("three men said"), unless they fight, protest or are held."""
_FEW: Final = 3
_COUNTED_ANYWAY: Final = frozenset({"military", "armed group", "protester", "migrant", "prisoner", "hostage"})
_PLURAL: Final = frozenset(
    "people men women children police personnel gunmen servicemen policemen crew staff".split()  # noqa: SIM905 - a table of words
)
FARTHEST: Final = 500_000
"""Code points of a text that are read: no article is longer, and a file can be."""
_NO_PROSE: Final = frozenset({BlockRole.TITLE, BlockRole.HEADING})
_LONGEST: Final = 4_000
"""Code points of a sentence that is read: a longer one is none."""
_NEAREST: Final = 4
_WINDOW: Final = 60


class Statement(NamedTuple):
    """A sentence of a source that states something a briefing should tell."""

    span: Span
    kind: UncoveredKind
    what: str
    """The words that make it such a statement."""
    value: frozenset[float] = frozenset()
    """What the figure can be; empty where there is none."""
    measure: Measure | None = None


def coverage(
    article: Article, source: Source, events: Sequence[Event], claims: Sequence[Claim], *, english: bool
) -> Coverage:
    """How much of the kept text the evidence touches, and what is stated and not covered.

    Lengths in code points.

    Args:
        article: The article.
        source: The same, prepared.
        events: The events that stand.
        claims: The claims that stand.
        english: Whether it is English; of another text no statements are read.
    """
    every: list[Claim | Event] = [*events, *claims]
    evidence = sorted({(e.start, e.end) for item in every for e in item.evidence})
    kept = sum(block.end - block.start for block in article.blocks)
    cited = 0
    for block in article.blocks:
        position = block.start
        for start, end in evidence:
            if start >= block.end:
                break
            stop = min(end, block.end)
            if position < stop:
                cited += stop - max(start, position)
                position = stop
    return Coverage(
        kept=kept,
        cited=cited,
        ratio=cited / kept if kept else 0.0,
        uncovered=_uncovered(article.text, _in_blocks(article, source), events, claims) if english else (),
    )


def _in_blocks(article: Article, source: Source) -> Iterator[Statement]:
    for block in article.blocks:
        if block.role in _NO_PROSE:
            continue
        if block.end > FARTHEST:
            yield from _each(article.text, [Span(block.start, block.end)])
            continue
        first, last = source.covering(block.start, block.end)
        yield from _stated(
            article.text, Span(block.start, block.end), source.sentences[first:last], source.lines[first:last]
        )


def uncovered(
    text: str, blocks: Iterable[Span], events: Sequence[Event], claims: Sequence[Claim]
) -> tuple[Uncovered, ...]:
    """What a text states in its blocks and none of the claims and events, all of this text, covers.

    A figure is covered by a claim that says it, wherever it rests; all else by any claim or event that
    rests on the sentence.
    """
    return _uncovered(text, _each(text, blocks), events, claims)


def _uncovered(
    text: str, stated: Iterable[Statement], events: Sequence[Event], claims: Sequence[Claim]
) -> tuple[Uncovered, ...]:
    rested = {(e.start, e.end) for claim in claims for e in claim.evidence}
    spans = {(e.start, e.end) for event in events for e in event.evidence}
    everywhere = [_said(claim) for claim in claims]
    found: list[Uncovered] = []
    for span, group in groupby(stated, key=attrgetter("span")):
        open_ = [
            one
            for one in group
            if not (_told(one, everywhere) if one.value else _touched(span, rested) or _touched(span, spans))
        ]
        if open_ and all((one.start, one.end) != span for one in found[-_RECENT:]):
            found.append(_listed(text, open_, claimed=_touched(span, rested)))
    return tuple(found)


def _touched(span: Span, others: Iterable[tuple[int, int]]) -> bool:
    return any(start < span.end and span.start < end for start, end in others)


def _said(claim: Claim) -> str:
    return f"{claim.text}\n{claim.quantity.phrase}" if claim.quantity else claim.text


def _told(statement: Statement, claims: Iterable[str]) -> bool:
    """Whether one of the claims says the statement's figure, and of people harmed what befell them."""
    value, measure = statement.value, statement.measure
    return any(_has(claim, value) and (measure is None or lexicon.says(measure, claim)) for claim in claims)


def _has(claim: str, value: frozenset[float]) -> bool:
    return not value.isdisjoint(values(claim)) or (1.0 in value and _A.search(claim) is not None)


def _each(text: str, blocks: Iterable[Span]) -> Iterator[Statement]:
    for block in blocks:
        end = min(block.end, FARTHEST)
        if block.start >= end:
            continue
        spans = wording.sentences(text, block.start, end)
        lines = [text[span.start : span.end] for span in spans]
        yield from _stated(text, Span(block.start, end), spans, lines)


def _stated(text: str, block: Span, sentences: Sequence[Span], lines: Sequence[str]) -> Iterator[Statement]:
    """What the sentences of a block state."""
    spoken = [
        Span(block.start + one.start, block.start + one.end)
        for one in wording.quoted(text[block.start : block.end])
    ]
    for span, line in zip(sentences, lines, strict=True):
        if span.end - span.start <= _LONGEST:
            yield from statements(line, span, spoken)


def statements(sentence: str, span: Span, spoken: Iterable[Span] = ()) -> Iterator[Statement]:
    """What a sentence states that a briefing should tell; the most telling kind only, but every figure.

    Args:
        sentence: Its words.
        span: Its place in the text.
        spoken: What stands between quotation marks in its paragraph, in places of the text.
    """
    if told := _told_outright(sentence):
        yield from (Statement(span, *one) for one in told)
        return
    if whole := next((one for one in spoken if _spoken(sentence, span, one)), None):
        yield Statement(whole, "quotation", wording.shorten(sentence.strip('“”"„«» '), 60))
        return
    yield from (Statement(span, *one) for one in _numbers(sentence))


class _Stated(NamedTuple):
    """What a sentence states, wherever it stands."""

    kind: UncoveredKind
    what: str
    value: frozenset[float] = frozenset()
    measure: Measure | None = None


@lru_cache(maxsize=4096)
def _told_outright(sentence: str) -> tuple[_Stated, ...]:
    """What a sentence states but for numbers of people, whatever stands around it."""
    hints = _hints(sentence)
    if casualties := tuple(_casualties(sentence, hints)):
        return casualties
    if _ACCUSING in hints and (match := _ACCUSES.search(sentence)):
        return (_Stated("accusation", match.group().strip()),)
    quoted = max(wording.quoted(sentence), key=lambda s: s.end - s.start, default=None)
    if quoted is not None and len(wording.words(sentence, *quoted)) >= _FEWEST_WORDS and says(sentence):
        return (_Stated("quotation", wording.shorten(sentence[quoted.start + 1 : quoted.end - 1], 60)),)
    return ()


@lru_cache(maxsize=4096)
def _numbers(sentence: str) -> tuple[_Stated, ...]:
    """The numbers of people in a sentence."""
    told = ((one, _people(one)) for one in bound(sentence))
    return tuple(_Stated("quantity", words, frozenset(one.figure.readings)) for one, words in told if words)


def _spoken(sentence: str, span: Span, whole: Span) -> bool:
    """Whether a sentence without a verb of saying is speech nonetheless: nearly all of it is quoted."""
    start, end = max(span.start, whole.start), min(span.end, whole.end)
    quoted = sentence[max(0, start - span.start) : max(0, end - span.start)]
    return (
        end - start >= _NEARLY_ALL * (span.end - span.start) and len(wording.words(quoted)) >= _FEWEST_WORDS
    )


def _casualties(sentence: str, hints: frozenset[str]) -> Iterator[_Stated]:
    if hints <= {_ACCUSING}:
        return
    for place in bound(sentence):
        figure = place.figure
        if sentence[figure.end : figure.end + 1] == "-":
            continue
        if not figure.readings and figure.phrase.lower() not in numeral.VAGUE_PLURALS:
            continue
        one = figure.phrase.lower() == "one"
        if (measure := _harm(sentence, figure.start, figure.end, hints, one=one)) is not None:
            yield _Stated(
                "casualties", f"{figure.phrase} {measure.value}", frozenset(figure.readings), measure
            )
    for match in _ONE.finditer(sentence):
        if (measure := _harm(sentence, match.start(), match.end(), hints, one=True)) is not None:
            words = sentence[match.start() : match.end() + _WINDOW].split()[:2]
            yield _Stated("casualties", f"{' '.join(words)} … {measure.value}", frozenset({1.0}), measure)
            return


_ACCUSING: Final = "accusing"
_FIRST_WORDS: Final = {
    kind: re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for kind, words in (
        (
            Measure.KILLED,
            "kill|dead|died|slain|murder|massacred|executed|drowned|perished|death|fatalities|sho|gun|lives|left",
        ),
        (Measure.WOUNDED, "wound|injur|hurt|hospitali"),
        (Measure.CAPTURED, "captur|taken|abduct|kidnap|prisoners|hostages"),
        (Measure.MISSING, "missing|unaccounted"),
        (Measure.DISPLACED, "displac|evacuat|homeless"),
        (Measure.ARRESTED, "arrest|detain|jailed"),
        (_ACCUSING, "accus|blam|alleg|claimed|held|denounc|trade"),
    )
}
"""How the patterns of each measure begin, and those of an accusation."""
_ANY_FIRST: Final = re.compile("|".join(words.pattern for words in _FIRST_WORDS.values()), re.IGNORECASE)


def _hints(sentence: str) -> frozenset[str]:
    """What a sentence may state, by its words; nothing else is looked for in it."""
    return frozenset().union(*map(_hint, texts_of(sentence)))


@lru_cache(maxsize=32768)
def _hint(word: str) -> frozenset[str]:
    if _ANY_FIRST.search(word) is None:
        return frozenset()
    return frozenset(kind for kind, words in _FIRST_WORDS.items() if words.search(word))


def _harm(sentence: str, start: int, end: int, hints: frozenset[str], *, one: bool = False) -> Measure | None:
    """What the sentence says of the people that a figure counts; null where it counts none."""
    behind, ahead = sentence[max(0, start - _WINDOW) : start], sentence[end : end + 2 * _WINDOW]
    for measure, pattern in _AFTER.items():
        if measure not in hints:
            continue
        if (match := pattern.match(ahead)) and _of_people(match["counted"], one=one):
            return measure
    for measure, pattern in _BEFORE.items():
        if measure not in hints:
            continue
        if pattern.search(behind) and not behind.rstrip().endswith("left"):
            counted = counted_words(Figure(start, end, None, None, Operator.EXACT, ""), sentence)
            if _of_people(counted, one=one):
                return measure
    return None


def _of_people(counted: str, *, one: bool) -> bool:
    """Whether the words behind a figure are of people; none at all are ("12 killed"), unless it is "a"."""
    words = wording.texts(counted)[:_NEAREST]
    if not words:
        return not one
    if one:
        last = words[-1].lower()
        return bool(people.told(last)) or last == "person"
    for word in words:
        lower = word.lower()
        if people.told(lower) or lower in _MEMBERS or (word[:1].isupper() and lower.endswith("s")):
            return True
    return False


def _people(one: Bound) -> str | None:
    """The figure with the people it counts; null where it counts none, or few."""
    if not one.figure.readings and one.figure.phrase.lower() not in numeral.VAGUE_PLURALS:
        return None
    most = max(one.figure.readings, default=float(_MANY))
    words = wording.texts(one.following.lower())
    for place, word in enumerate(words[:_NEAREST]):
        if word in _MEMBERS or (people.told(word) and (word in _PLURAL or word.endswith("s"))):
            if words[place + 1 : place + 2] and words[place + 1].endswith("s"):
                return None  # "police cars"
            enough = most >= _MANY or (most >= _FEW and not people.told(word).isdisjoint(_COUNTED_ANYWAY))
            return f"{one.figure.phrase} {' '.join(words[: place + 1])}" if enough else None
        if word.endswith("s") or (word in wording.STOP_WORDS and word not in {"of", "its", "their", "the"}):
            return None
    return None


def _listed(text: str, statements: Sequence[Statement], *, claimed: bool) -> Uncovered:
    first = statements[0]
    told = " and ".join(dict.fromkeys(f"“{statement.what}”" for statement in statements))
    words = {
        "casualties": "says {} of people",
        "quantity": "counts people ({})",
        "quotation": "quotes somebody ({})",
        "accusation": "accuses or blames somebody ({})",
    }[first.kind].format(told)
    rest = "a claim rests on it, but none says this" if claimed else "no claim rests on it"
    return Uncovered(
        start=first.span.start,
        end=first.span.end,
        exact=text[first.span.start : first.span.end],
        kind=first.kind,
        why=f"{words}; {rest}",
    )
