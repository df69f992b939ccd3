"""An evaluation for people: plain columns and lines, inert in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.cli.accounts import count
from summarizer.cli.columns import columns
from summarizer.cli.progress import inert

if TYPE_CHECKING:
    from summarizer.domain.evaluation import EvaluatedArticle, Evaluation, FieldScore, JudgedItem, Score

_WIDTH = 100


def report(found: Evaluation, most: int | None) -> Iterator[str]:
    """The lines of an evaluation.

    Args:
        found: What is shown.
        most: Mistakes that are shown; null: all.
    """
    yield inert(f"gold: {found.gold}; {count(len(found.articles), 'article')} judged")
    readers = ", ".join(f"{by.provider} / {by.model} ({by.origin})" for by in found.answered_by)
    prompts = ", ".join(f"{name} {mark}" for name, mark in sorted(found.prompts.items()) if name)
    yield inert(f"read by: {'; '.join(part for part in (readers, prompts) if part)}")
    yield ""
    total = found.overall
    yield (
        f"F1 {_share(total.f1)}{_interval(total)}, precision {_share(total.precision)}, "
        f"recall {_share(total.recall)}; mean over the articles {_share(total.macro_f1)}"
    )
    yield ""
    heads = ("FIELD", "GOLD", "FOUND", "RIGHT", "PRECISION", "RECALL", "F1", "95% OF F1", "MEAN F1")
    yield from columns(heads, [_row(one) for one in (*found.fields, found.overall)]).splitlines()
    yield ""
    of_each = ("ARTICLE", "GOLD", "FOUND", "RIGHT", "PRECISION", "RECALL", "F1", "TITLE")
    yield from columns(of_each, [_article(one) for one in found.articles]).splitlines()
    yield from _left_out(found)
    yield from _mistakes(found, most)


def _row(one: FieldScore) -> tuple[str, ...]:
    return one.field, *_numbers(one), _interval(one).strip(" ()").removeprefix("95% "), _share(one.macro_f1)


def _article(one: EvaluatedArticle) -> tuple[str, ...]:
    return one.id or one.source, *_numbers(one.overall), "(failed)" if one.failed else _cut(one.title)


def _numbers(one: Score) -> tuple[str, ...]:
    counts = (f"{value:g}" for value in (one.gold, one.found, one.credit))
    return *counts, *(_share(value) for value in (one.precision, one.recall, one.f1))


def _interval(one: FieldScore) -> str:
    return "" if one.low is None or one.high is None else f" (95% {one.low:.3f} to {one.high:.3f})"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _left_out(found: Evaluation) -> Iterator[str]:
    if found.not_judged:
        yield ""
        yield f"articles without gold, not judged: {len(found.not_judged)}"
        yield from (inert(f"  {one.id} {one.source}") for one in found.not_judged)
    if found.not_read:
        yield ""
        yield f"gold whose articles were not given: {len(found.not_read)}"
        yield from (inert(f"  {name}") for name in found.not_read)


def _mistakes(found: Evaluation, most: int | None) -> Iterator[str]:
    wrong = [(article, item) for article in found.articles for item in article.items if _is_wrong(item)]
    if not wrong:
        return
    yield ""
    yield f"mistakes: in {count(len(wrong), 'item')} (gold | found)"
    for article, item in wrong[:most]:
        yield inert(f"  {article.id or article.source} {_what(item)}: {_cut(item.text)}")
        for one in item.fields:
            if one.result != "correct":
                mark = " (partly right)" if one.result == "partial" else ""
                yield inert(f"    {one.field}: {_cut(one.gold or '-')} | {_cut(one.found or '-')}{mark}")
    if most is not None and len(wrong) > most:
        yield f"  ... and {len(wrong) - most} more: --all shows them, --json has them"


def _is_wrong(item: JudgedItem) -> bool:
    if item.gold is None or item.found is None:
        return not item.optional
    return any(one.result != "correct" for one in item.fields)


def _what(item: JudgedItem) -> str:
    if item.found is None:
        return f"missed {item.item} {item.gold}"
    if item.gold is None:
        return f"{item.item} that no gold has"
    return f"{item.item} {item.gold}"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…"
