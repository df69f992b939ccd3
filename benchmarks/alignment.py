"""Quotations found and fabrications refused, by class, beside other aligners; and quotations a second.

python benchmarks/alignment.py [--data DIR] [--half tune|held|all] [--articles N] [--rivals N]
                               [--misses N] [--fine] [--speed]

The news texts are the public sets in DIR (default ../shared/data). A variant counts as found when the spans
overlap the planted ones with IoU of 0.9 or more; a fabrication counts as accepted when it gets any span.
langextract is compared where it is installed.
"""

from __future__ import annotations

import argparse
import difflib
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from planting import Case, Plan, plan
from rapidfuzz import fuzz

from summarizer.domain.article import Article
from summarizer.ground.elsewhere import run_of
from summarizer.ground.locate import Missed, locate
from summarizer.ground.source import Source
from summarizer.ingest import read_text

Spans = list[tuple[int, int]]
Aligner = Callable[[Case, Article], Spans]
_IOU = 0.9


def iou(found: Iterable[tuple[int, int]], wanted: Iterable[tuple[int, int]]) -> float:
    ours = {offset for span in found for offset in range(*span)}
    theirs = {offset for span in wanted for offset in range(*span)}
    return len(ours & theirs) / len(ours | theirs) if ours else 0.0


def hit(case: Case, article: Article, found: Spans) -> bool:
    """Found where it was planted, or, where the same words stand twice, at another place of theirs."""
    if iou(found, case.spans) >= _IOU:
        return True
    if len(case.spans) != 1 or len(found) != 1 or case.near is not None:
        return False
    (start, end), (at, stop) = case.spans[0], found[0]
    same = ["".join(filter(str.isalnum, article.text[a:b].lower())) for a, b in ((start, end), (at, stop))]
    return same[0] == same[1]


class Ours:
    def __init__(self, plan: Plan) -> None:
        self.sources = [Source.of(article) for article in plan.articles]
        self.run = run_of(plan.articles[: plan.run])

    def ask(self, case: Case) -> object:
        return locate(case.quote, self.sources[case.article], self.run, case.near)

    def __call__(self, case: Case, article: Article) -> Spans:  # noqa: ARG002
        found = self.ask(case)
        return [] if isinstance(found, Missed) else [(e.start, e.end) for e in found]


def plain(case: Case, article: Article) -> Spans:
    at = article.text.find(case.quote)
    return [] if at < 0 else [(at, at + len(case.quote))]


def rapid(case: Case, article: Article) -> Spans:
    if len(case.quote) > len(article.text):
        return []
    place = fuzz.partial_ratio_alignment(case.quote, article.text, score_cutoff=90)
    return [(place.dest_start, place.dest_end)] if place else []


def diff(case: Case, article: Article) -> Spans:
    """The longest common stretch, widened to the quotation's length, if nine tenths of it match there."""
    text, quote = article.text, case.quote
    matcher = difflib.SequenceMatcher(None, text, quote, autojunk=False)
    longest = matcher.find_longest_match()
    start = max(0, longest.a - longest.b)
    end = min(len(text), start + len(quote))
    matched = difflib.SequenceMatcher(None, text[start:end], quote, autojunk=False).get_matching_blocks()
    return [(start, end)] if sum(block.size for block in matched) >= 0.9 * len(quote) else []


def langextract() -> Aligner | None:
    try:
        from langextract.core.data import Extraction  # noqa: PLC0415
        from langextract.resolver import WordAligner  # noqa: PLC0415
    except ImportError:
        return None
    aligner = WordAligner()

    def align(case: Case, article: Article) -> Spans:
        try:
            groups = aligner.align_extractions([[Extraction("quote", case.quote)]], article.text)
        except ValueError:
            return []
        place = groups[0][0].char_interval
        return [] if place is None else [(place.start_pos, place.end_pos)]

    return align


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:6.2f}%" if whole else "      –"


def _table(plan: Plan, aligners: dict[str, tuple[Aligner, list[Case]]], *, fine: bool) -> None:
    rows: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for name, (align, cases) in aligners.items():
        for case in cases:
            article = plan.articles[case.article]
            found = align(case, article)
            good = hit(case, article, found) if case.spans else bool(found)
            for kind in ("", case.kind) if fine or not case.spans else ("",):
                cell = rows[case.group, kind][name]
                cell[0] += good
                cell[1] += 1
    width = max(len(kind or group) for group, kind in rows) + 2
    print(f"{'':{width}}{'cases':>7}" + "".join(f"{name:>13}" for name in aligners))
    for group, kind in sorted(rows, key=lambda key: (key[0] == "fabrication", key)):
        cells = rows[group, kind]
        count = max(cell[1] for cell in cells.values())
        shares = "".join(f"{_share(*cells[name]):>13}" for name in aligners)
        print(f"{'  ' + kind if kind else group:{width}}{count:7}{shares}")


def attribution(plan: Plan, ours: Ours) -> None:
    """Sentences of another article of the run: named as such, with that article."""
    named = elsewhere = total = 0
    for case in plan.cases:
        if case.origin is None:
            continue
        total += 1
        found = ours.ask(case)
        if isinstance(found, Missed) and found.verdict == "misattributed":
            elsewhere += 1
            named += plan.articles[case.origin].id in found.article_ids
    print(f"\nsentences of other articles: {_share(elsewhere, total).strip()} misattributed, "
          f"{_share(named, total).strip()} with the right article, of {total}")  # fmt: skip


def misses(plan: Plan, ours: Ours, count: int) -> None:
    shown: dict[tuple[str, str], int] = defaultdict(int)
    for case in plan.cases:
        article = plan.articles[case.article]
        found = ours(case, article)
        wrong = not hit(case, article, found) if case.spans else bool(found)
        if wrong and shown[case.group, case.kind] < count:
            shown[case.group, case.kind] += 1
            print(f"\n[{case.group}, {case.kind}] {case.quote!r}")
            print("   planted:", [article.text[slice(*span)] for span in case.spans])
            print(
                "   found:  ", ours.ask(case) if not found else [article.text[slice(*span)] for span in found]
            )


_KINDS: dict[str, Callable[[Case], bool]] = {
    "planted, all variants": lambda _: True,
    "as it stands": lambda case: case.group == "verbatim",
    "other form": lambda case: case.group in {"white space", "marks", "case", "unicode"},
    "one word changed": lambda case: case.group == "one word",
    "found nowhere": lambda _: True,
}


def speed(plan: Plan, rivals: dict[str, Aligner]) -> None:
    """Quotations a second on one core, each asked once, the folding of the source included, by length."""
    rng = random.Random(1)
    quotes = [case for case in plan.cases if case.article < plan.run and case.spans]
    print("\nquotations a second, one core, preparing the source included")
    print(f"{'':36}{'summarizer':>12}" + "".join(f"{name:>13}" for name in rivals))
    short = [
        (article, [case for case in quotes if case.article == at])
        for at, article in enumerate(plan.articles[: plan.run])
        if 2_500 <= len(article.text) <= 3_500
    ]
    texts = [
        ("3 kB", short),
        *((f"{n} kB", [_long(plan, quotes, n * 1000, rng)]) for n in (25, 50, 100, 200)),
    ]
    for label, pairs in texts:
        for kind, chosen in _KINDS.items():
            asked = [(article, list(filter(chosen, cases))) for article, cases in pairs]
            if kind == "found nowhere":
                asked = [
                    (a, [c._replace(quote=" ".join(sorted(c.quote.split()))) for c in cs]) for a, cs in asked
                ]
            rates = [_rate(_ours_alone, asked)]
            if label in {"3 kB", "100 kB"}:
                rates += [_rate(lambda article, align=align: lambda case: align(case, article), asked, 3.0)
                          for align in rivals.values()]  # fmt: skip
            print(
                f"{f'{label} article, {kind}':36}{rates[0]:12,.0f}"
                + "".join(f"{r:13,.0f}" for r in rates[1:])
            )


def _ours_alone(article: Article) -> Callable[[Case], object]:
    source = Source.of(article)
    return lambda case: locate(case.quote, source)


def _rate(
    prepare: Callable[[Article], Callable[[Case], object]],
    asked: Sequence[tuple[Article, list[Case]]],
    limit: float = 60.0,
) -> float:
    start = time.process_time()
    done = 0
    for article, cases in asked:
        align = prepare(article)
        for case in cases:
            align(case)
            done += 1
            if time.process_time() - start > limit:
                return done / (time.process_time() - start)
    return done / (time.process_time() - start)


def _long(plan: Plan, quotes: list[Case], size: int, rng: random.Random) -> tuple[Article, list[Case]]:
    """One text of a length, from whole articles, and the quotations planted in them."""
    order = rng.sample(range(plan.run), plan.run)
    parts: list[str] = []
    cases: list[Case] = []
    length = 0
    by_article = defaultdict(list)
    for case in quotes:
        by_article[case.article].append(case)
    for at in order:
        text = plan.articles[at].text
        if length + len(text) > size * 1.1:
            continue
        parts.append(text)
        cases += by_article[at]
        length += len(text) + 1
        if length > size * 0.9:
            break
    rng.shuffle(cases)
    return read_text("\n".join(parts).encode(), "long"), cases


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--half", choices=["tune", "held", "all"], default="held")
    parser.add_argument("--articles", type=int, default=0, help="so many articles at most; 0 is all")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rivals", type=int, default=40, help="cases of a class for the other aligners")
    parser.add_argument("--misses", type=int, default=0, help="print so many misses of each class")
    parser.add_argument("--fine", action="store_true", help="every kind of variant by itself")
    parser.add_argument("--speed", action="store_true", help="measure the speed too")
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"no news texts in {options.data}: name their folder with --data")
        return
    made = plan(options.data, options.seed, options.half, options.articles)
    print(f"{made.run} articles, {len(made.cases)} quotations, seed {options.seed}, half: {options.half}\n")
    rivals: dict[str, Aligner] = {"str.find": plain, "rapidfuzz 90": rapid, "difflib 90": diff}
    if other := langextract():
        rivals["langextract"] = other
    else:
        print("langextract is not installed: pip install langextract to compare it\n")
    ours = Ours(made)
    aligners: dict[str, tuple[Aligner, list[Case]]] = {"summarizer": (ours, made.cases)}
    if options.rivals:
        few = _sample(made.cases, options.rivals)
        aligners |= {name: (align, few) for name, align in rivals.items()}
    _table(made, aligners, fine=options.fine)
    attribution(made, ours)
    misses(made, ours, options.misses)
    if options.speed:
        speed(made, rivals)


def _sample(cases: Sequence[Case], count: int) -> list[Case]:
    by_kind: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in cases:
        by_kind[case.group, case.kind if not case.spans else ""].append(case)
    rng = random.Random(3)
    return [case for group in by_kind.values() for case in rng.sample(group, min(count, len(group)))]


if __name__ == "__main__":
    main()
