"""The offline extractor on GVDB: how many people were killed and injured in a local report of a shooting.

    python benchmarks/gvdb.py DATA                          gvdb/dev.jsonl.gz
    python benchmarks/gvdb.py DATA --file ARTICLES.jsonl.gz     articles of the same format
    python benchmarks/gvdb.py DATA --out PREDICTED.jsonl        also writes them; --wrong names mistakes

DATA is the folder with gvdb/dev.jsonl.gz and score_slots.py (needs numpy and scipy). What is measured is the
program's output, a ``Grounded`` an article. The article's event is the first of part 1 (what it reports) that
says of somebody that they were killed or wounded, or else the first of all, but for claims that the program
itself calls background; its number of victims is the largest of

- the figures of its claims, and
- the people that its claims list one by one;

and those come to it whom a claim lists besides (``listing.besides``): "two others", a gunman who died.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from pathlib import Path

from muc4 import load

from summarizer import ingest, quantity
from summarizer.domain.terms import Measure, Scope
from summarizer.extract import offline
from summarizer.ground import ground


def parted(row):
    """The text with its title in a line of its own: as crawled, the title runs into the body."""
    body = row["text"].removeprefix(row["title"])
    return f"{row['title']}\n\n{body}"


def victims(grounded):
    """The figures of an article; null where it states none."""
    told = [event for event in grounded.events if any(measures(grounded, event))]
    event = next((one for one in told if one.part == 1), next(iter(told), None))
    return {
        "killed": reckoned(grounded, event, Measure.KILLED) if event else None,
        "injured": reckoned(grounded, event, Measure.WOUNDED) if event else None,
    }


def measures(grounded, event):
    for claim in grounded.claims:
        said = claim.quantity or claim.listing
        past = claim.quantity is not None and claim.quantity.scope is Scope.BACKGROUND
        if (
            claim.event_id == event.id
            and not past
            and said
            and said.measure in {Measure.KILLED, Measure.WOUNDED}
        ):
            yield said.measure


def reckoned(grounded, event, measure):
    figures, listed, besides = [], 0, 0
    for claim in grounded.claims:
        if claim.event_id != event.id:
            continue
        listing = claim.listing if claim.listing and claim.listing.measure is measure else None
        if claim.quantity is not None and claim.quantity.measure is measure and listing is None:
            figures.append(claim.quantity.high or claim.quantity.low or 0)
        if listing is not None:
            people = sum(size(person) for person in listing.people)
            listed, besides = (listed, besides + people) if listing.besides else (listed + people, besides)
    return int(max([*figures, listed])) + int(besides) or None


def size(person):
    printed = [one.low or one.high for one in quantity.figures(person) if one.kind is quantity.Kind.AMOUNT]
    age = re.search(r"-old|\bage|, \d+", person)
    return next((value for value in printed if value and not age), 1)


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--wrong", action="store_true")
    args = parser.parse_args(argv)
    sys.path.insert(0, str(args.data))
    from score_slots import gvdb_score  # noqa: PLC0415 - lies beside the data

    rows = load(args.file or args.data / "gvdb" / "dev.jsonl.gz")
    predicted, took = {}, 0.0
    for row in rows:
        article = ingest.read_text(parted(row).encode(), f"{row['id']}.txt")
        started = time.process_time()
        draft = offline.extract(article)
        took += time.process_time() - started
        predicted[row["id"]] = {"id": row["id"], **victims(ground(draft, article, ()))}
    if args.out:
        lines = [json.dumps(one) for one in predicted.values()]
        args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if args.wrong:
        for row in rows:
            found = {field: (row[field], predicted[row["id"]][field]) for field in ("killed", "injured")}
            if any(right != (said or 0) for right, said in found.values()):
                print(row["id"], found)
    print(f"{len(rows)} articles, {len(rows) / took:.0f} a second of processor time extracted")
    for field, figures in gvdb_score(rows, predicted).items():
        print(
            f"{field:8}" + "  ".join(f"{name} {value:.3f}" for name, value in figures.items() if name != "n")
        )


if __name__ == "__main__":
    main()
