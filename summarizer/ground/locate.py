"""A quotation, and where it stands: as it is, in other form, in pieces, or with a word that differs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from summarizer import wording
from summarizer.domain.event import Evidence
from summarizer.domain.terms import Verdict
from summarizer.ground import parts
from summarizer.ground.changes import Sense
from summarizer.ground.elsewhere import NOWHERE, Run
from summarizer.ground.fuzzy import Near, near_match, similarity, word_diff
from summarizer.ground.places import Places, places
from summarizer.ground.source import Source
from summarizer.wording import Span

_FEWEST_WORDS: Final = 3
_FEWEST_LETTERS: Final = 12
_PLAINLY: Final = 24
"""Letters from which a quotation that stands there letter for letter needs no folding."""
_EDGE_MARKS: Final = " \t\r\n\u00a0\"'“”„‟‘’‚‛«»‹›`´"
_NAMED: Final = 3
"""Other articles that a reason names."""


class Missed(NamedTuple):
    """A quotation that is no evidence, and why."""

    verdict: Verdict | None
    reason: str
    article_ids: tuple[str, ...] = ()
    """The other articles of the run that a misattributed quotation stands in."""


def locate(  # noqa: PLR0911 - one return a verdict
    quote: str,
    source: Source,
    run: Run = NOWHERE,
    near: int | None = None,
    context: str = "",
) -> tuple[Evidence, ...] | Missed:
    """Find a quotation in the kept text of an article.

    Args:
        quote: The words as an extractor gave them.
        source: The article that is said to hold them.
        run: The articles of the run, searched where the article does not hold the quotation word for word.
        near: Offset of other evidence of the same item.
        context: What the quotation is to support. Of several occurrences the one counts that shares a block
            with the other evidence, else whose sentence shares the most words with this, else the nearest,
            else the first.

    Returns:
        One piece of evidence, or one for each part of a quotation with ellipses, in order; or why there is
        none. ``exact`` is always the source's own text.
    """
    if (plain := _plainly(quote, source)) is not None:
        return (plain,)
    pieces = parts.split(quote)
    if not pieces:
        return Missed(None, "the quotation is empty")
    found = places(quote, source)
    if len(found.kept) > 1 and _short(quote):
        return Missed(None, f"the quotation is too short: it stands in the article {len(found.kept)} times")
    if found.kept:
        return (_placed(source, _best(found.kept, source, near, context), quote, found),)
    if (edited := _edited(quote, pieces, source, near)) is not None:
        return edited
    close = _nearly(quote, source)
    if close is not None and close.sense < Sense.OTHER:
        return (_fuzzy(source, close),)
    if found.refused is not None:
        return Missed(None, found.refused)
    if holders := _holders(quote, pieces, source, run, exactly=close is not None):
        return _misattributed(holders)
    if close is not None:
        return (_fuzzy(source, close),)
    return Missed(Verdict.FABRICATED, "the quotation does not stand in the article")


def _plainly(quote: str, source: Source) -> Evidence | None:
    """The only place of a quotation that stands there letter for letter; it needs no folding."""
    if (known := source.once.get(quote)) is not None:
        return known
    if len(quote) < _PLAINLY or (span := source.verbatim(quote)) is None:
        return None
    if source.text.find(quote, span.start + 1) >= 0:
        return None
    source.once[quote] = evidence = _evidence(source, span, quote)
    return evidence


def _short(quote: str) -> bool:
    letters = sum(map(str.isalnum, quote))
    if any(char.isalpha() and not wording.joins(char) for char in quote):
        return letters < _FEWEST_LETTERS // 2
    return letters < _FEWEST_LETTERS and len(quote.split()) < _FEWEST_WORDS


def _best(kept: Sequence[Span], source: Source, near: int | None, context: str) -> Span:
    if len(kept) == 1:
        return kept[0]
    here = None if near is None else source.block_at(near)
    wanted = {wording.stem(word) for word in wording.texts(context) if word.lower() not in wording.STOP_WORDS}

    def rank(span: Span) -> tuple[bool, int, int, int]:
        apart = here is not None and source.block_at(span.start) != here
        around = source.read(source.touched([span])) if wanted else ""
        shared = len(wanted.intersection(map(wording.stem, wording.texts(around))))
        return apart, -shared, 0 if near is None else abs(span.start - near), span.start

    return min(kept, key=rank)


def _edited(
    quote: str, pieces: Sequence[str], source: Source, near: int | None
) -> tuple[Evidence, ...] | None:
    """A quotation that an editor has touched: letters or words in brackets, words left out."""
    if "[" in quote:
        plain = parts.without_letters(quote)
        if plain != quote and (kept := places(plain, source).kept):
            return (_evidence(source, _best(kept, source, near, ""), quote),)
    if len(pieces) > 1 and (spans := parts.in_parts(pieces, source, near)):
        quotes = pieces if len(spans) == len(pieces) else ["".join(pieces)] * len(spans)
        return tuple(_evidence(source, span, part) for span, part in zip(spans, quotes, strict=True))
    if "[" in quote and (span := parts.around_brackets(quote, source, near)) is not None:
        return (_respelled(source, span, quote),)
    return None


def _nearly(quote: str, source: Source) -> Near | None:
    close = near_match(quote, source)
    if close is None or not source.keeps(*close.span) or source.dropped_in(*close.span):
        return None
    return close


def _placed(source: Source, span: Span, quote: str, found: Places) -> Evidence:
    return _respelled(source, span, quote) if found.respelled else _evidence(source, span, quote)


def _respelled(source: Source, span: Span, quote: str) -> Evidence:
    exact = source.text[span.start : span.end]
    return _evidence(source, span, quote, score=similarity(quote, exact), diff=word_diff(quote, exact))


def _fuzzy(source: Source, close: Near) -> Evidence:
    return _evidence(source, close.span, "", score=close.score, diff=close.diff)


def _evidence(
    source: Source, span: Span, quote: str, *, score: float | None = None, diff: str | None = None
) -> Evidence:
    exact = source.text[span.start : span.end]
    prefix, suffix = source.around(*span)
    if score is not None:
        verdict = Verdict.FUZZY
    elif quote.strip(_EDGE_MARKS) == exact.strip(_EDGE_MARKS):
        verdict = Verdict.VERBATIM
    else:
        verdict = Verdict.NORMALIZED
    return Evidence(
        article_id=source.id,
        start=span.start,
        end=span.end,
        exact=exact,
        prefix=prefix,
        suffix=suffix,
        verdict=verdict,
        score=1.0 if score is None else score,
        diff=diff,
    )


def _holders(quote: str, pieces: Sequence[str], source: Source, run: Run, *, exactly: bool) -> list[Source]:
    """The other articles of the run that hold a quotation; if not asked ``exactly``, also nearly."""
    found: list[Source] = []
    first: Source | None = None
    shared = 0
    for number, count in run.candidates(quote):
        if found and count < shared:
            break
        other = run.source(number)
        if other.id == source.id:
            continue
        first = first or other
        if places(quote, other).kept or (len(pieces) > 1 and parts.in_parts(pieces, other, None)):
            found.append(other)
            shared = count
    if not found and not exactly and first is not None and _nearly(quote, first) is not None:
        return [first]
    return found


def _misattributed(holders: Sequence[Source]) -> Missed:
    names = [
        f"“{wording.shorten(other.title, 60)}”, {other.id}" if other.title else other.id
        for other in holders[:_NAMED]
    ]
    if len(holders) > _NAMED:
        names.append(f"and {len(holders) - _NAMED} more")
    articles = "another article" if len(holders) == 1 else "other articles"
    return Missed(
        Verdict.MISATTRIBUTED,
        f"the quotation stands in {articles} ({'; '.join(names)})",
        tuple(other.id for other in holders),
    )
