"""A comparison for people: plain columns and lines, inert in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.cli.accounts import count
from summarizer.cli.columns import columns
from summarizer.cli.progress import inert

if TYPE_CHECKING:
    from summarizer.domain.comparison import (
        ComparedRun,
        Comparison,
        Counts,
        Difference,
        Lone,
        LoneArticle,
    )

_WIDTH = 100


def report(found: Comparison, most: int | None) -> Iterator[str]:
    """The lines of a comparison.

    Args:
        found: What is shown.
        most: Differences, and items of each run alone, that are shown; null: all.
    """
    yield _run("A", found.a)
    yield _run("B", found.b)
    yield ""
    yield f"agreement {found.agreement:.4f} in {count(len(found.articles), 'article')} that both read"
    yield f"{_found('events', found.events)}; {_found('claims', found.claims)}; {_withheld(found)}"
    yield ""
    rows = [
        (one.field, one.pairs, one.different, f"{one.agreement:.4f}")
        for one in found.fields
        if one.agreement is not None
    ]
    heads = ("FIELD", "MATCHED", "DIFFERENT", "AGREEMENT")
    yield from columns(heads, [("(found at all)", *_at_all(found)), *rows]).splitlines()
    yield ""
    yield from columns(
        ("ARTICLE", "AGREEMENT", "EVENTS A B BOTH", "CLAIMS A B BOTH", "WITHHELD A B", "TITLE"),
        [
            (
                one.id,
                f"{one.agreement:.4f}",
                _counts(one.events),
                _counts(one.claims),
                _counts(one.withheld),
                _cut(one.title),
            )
            for one in found.articles
        ],
    ).splitlines()
    for name, lone in (("A", found.articles_only_a), ("B", found.articles_only_b)):
        yield from _articles(name, lone)
    yield from _differences(found.differences, most)
    for name, items in (("A", found.only_a), ("B", found.only_b)):
        yield from _alone(name, items, most)


def _run(letter: str, run: ComparedRun) -> str:
    readers = ", ".join(f"{by.provider} / {by.model} ({by.origin})" for by in run.answered_by)
    prompts = ", ".join(f"{name} {mark}" for name, mark in sorted(run.prompts.items()) if name)
    parts = [run.name, readers, prompts, count(run.articles, "article")]
    return inert(f"{letter}: {'; '.join(part for part in parts if part)}")


def _found(noun: str, counts: Counts) -> str:
    return f"{counts.a} {noun} in A, {counts.b} in B, {counts.both or 0} in both"


def _withheld(found: Comparison) -> str:
    kinds = ", ".join(
        f"{verdict.replace('none', 'for another reason')} {counts.a} and {counts.b}"
        for verdict, counts in found.withheld_by_verdict.items()
    )
    return f"withheld {found.withheld.a} in A, {found.withheld.b} in B" + (f" ({kinds})" if kinds else "")


def _at_all(found: Comparison) -> tuple[int, int, str]:
    both = (found.events.both or 0) + (found.claims.both or 0)
    return both, len(found.only_a) + len(found.only_b), f"{found.found:.4f}"


def _counts(counts: Counts) -> str:
    numbers = (counts.a, counts.b) if counts.both is None else (counts.a, counts.b, counts.both)
    return " ".join(map(str, numbers))


def _articles(letter: str, lone: Sequence[LoneArticle]) -> Iterator[str]:
    if lone:
        yield ""
        yield f"articles only in {letter}, not compared: {len(lone)}"
        yield from (inert(f"  {one.id} {one.source}: {_cut(one.title)}") for one in lone)


def _differences(found: Sequence[Difference], most: int | None) -> Iterator[str]:
    if not found:
        return
    yield ""
    yield f"differences: {len(found)} (A | B)"
    last = None
    for one in found[:most]:
        item = (one.article_id, one.a_id, one.b_id)
        if item != last:
            yield inert(f"  {one.article_id} {one.item}: {_cut(one.text)}")
            last = item
        yield inert(f"    {one.field}: {_said(one.a)} | {_said(one.b)}")
    yield from _more(len(found), most)


def _alone(letter: str, items: Sequence[Lone], most: int | None) -> Iterator[str]:
    if not items:
        return
    yield ""
    yield f"only in {letter}: {len(items)}"
    for one in items[:most]:
        yield inert(f"  {one.article_id} {one.item} ({one.kind}): {_cut(one.text)}")
        yield inert(f"    “{_cut(one.quote)}”")
    yield from _more(len(items), most)


def _more(number: int, most: int | None) -> Iterator[str]:
    if most is not None and number > most:
        yield f"  ... and {number - most} more: --all shows them, --json has them"


def _said(value: str | None) -> str:
    return "-" if value is None else _cut(value)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…"
