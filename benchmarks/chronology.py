"""How many time expressions of the table in tests/chronology are read rightly, against dateparser.

python benchmarks/chronology.py [TABLE]

TABLE has the columns of that table: published | sentence with the [expression] | EDTF, or duration, set,
reference | precision | basis. The table in the tests was written together with the rules, so it says which
kinds of expressions are read, not how well unseen text is. ``alone``: the phrase and the publication date, as
dateparser gets them; ``in sentence``: the sentence as well. dateparser knows no precision of its own: what it
gives counts as right wherever it lies in the expected value. Without it, its column is left out.
"""

from __future__ import annotations

import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "chronology"))

from gold import UNDATED_KINDS, Case, cases  # noqa: E402 - found through the line above

from summarizer import chronology  # noqa: E402

Reader = Callable[[Case], bool | None]
"""Whether a case's value is read rightly; of a case without a date, whether it gets none."""


def rival() -> Reader | None:
    try:
        import dateparser  # noqa: PLC0415 - not part of the project
    except ImportError:
        return None
    warnings.filterwarnings("ignore")

    def read(case: Case) -> bool:
        start = chronology.bounds(case.published or "").first
        assert start is not None
        base = datetime.combine(start, clock.min)
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "PREFER_DAY_OF_MONTH": "first"}
        found = dateparser.parse(case.phrase, languages=["en"], settings=settings)
        if case.edtf is None:
            return found is None
        first, last = chronology.bounds(case.edtf)
        return found is not None and (first or date.min) <= found.date() <= (last or date.max)

    return read


def alone(case: Case) -> bool:
    return chronology.resolve(case.phrase, case.published).edtf == case.edtf


def in_sentence(case: Case) -> bool:
    return chronology.resolve(case.phrase, case.published, sentence=case.sentence).edtf == case.edtf


def main() -> None:
    table = cases(Path(sys.argv[1])) if len(sys.argv) > 1 else cases()
    dated = [case for case in table if case.edtf and case.published]
    undated = [case for case in table if case.expected in UNDATED_KINDS[:2] and case.published]
    readers: dict[str, Reader] = {"alone": alone, "in sentence": in_sentence}
    if (other := rival()) is not None:
        readers["dateparser"] = other
    else:
        print("dateparser is not installed: its column is left out")
    print(f"{'values right':24}" + "".join(f"{name:>14}" for name in readers))
    right = {name: [read(case) for case in dated] for name, read in readers.items()}
    for precision, count in [("all", len(dated)), *Counter(case.precision for case in dated).most_common()]:
        shares = [
            sum(
                ok
                for ok, case in zip(right[name], dated, strict=True)
                if precision in ("all", case.precision)
            )
            / count
            for name in readers
        ]
        print(f"{f'{precision} ({count})':24}" + "".join(f"{share:>14.0%}" for share in shares))
    given = [sum(not read(case) for case in undated) / len(undated) for read in readers.values()]
    label = f"durations, sets given a date ({len(undated)})"
    print(f"{label}\n{'':24}" + "".join(f"{share:>14.0%}" for share in given))
    took = {}
    for name, read in readers.items():
        start = time.perf_counter()
        for case in dated:
            read(case)
        took[name] = time.perf_counter() - start
    print(
        f"{'time, in sentence = 1':24}"
        + "".join(f"{took[name] / took['in sentence']:>14.1f}" for name in readers)
    )


if __name__ == "__main__":
    main()
