"""Does merging grow with the number of articles and not with its square, and do clusters chain as they become many?

    python benchmarks/merge.py [--events 1000 10000 50000 100000] [--seed 7]

Made-up checked articles, five events each: four articles tell of one outbreak between two of 40 countries at one of
2,000 towns on one day of two years, in other words, with the towns sometimes left out. Each size is a process of
its own. Prints processor time, the largest memory, and the precision and recall of pairs of mentions that were merged.
"""

# ruff: noqa: E501 - nothing here is a secret; the header is prose
from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from hashlib import sha256

TELLERS = 4
COUNTRIES = (
    "Peru", "Chile", "Bolivia", "Ecuador", "Colombia", "Brazil", "Paraguay", "Uruguay", "Argentina", "Venezuela",
    "Kenya", "Uganda", "Ethiopia", "Eritrea", "Somalia", "Sudan", "Chad", "Libya", "Egypt", "Tunisia",
    "Algeria", "Morocco", "Mali", "Senegal", "Ghana", "Togo", "Benin", "Nigeria", "Cameroon", "Gabon",
    "Angola", "Zambia", "Malawi", "Namibia", "Botswana", "Nepal", "Bhutan", "Laos", "Vietnam", "Thailand",
)  # fmt: skip
SYLLABLES = (
    "ba",
    "ko",
    "ri",
    "ma",
    "te",
    "lu",
    "sha",
    "no",
    "vi",
    "der",
    "gan",
    "pol",
    "zu",
    "hel",
    "mor",
    "tas",
)
WORDS = {
    "clash": ("fought", "clashed", "exchanged fire", "battled"),
    "attack": ("shelled", "attacked", "struck", "fired on"),
    "ceasefire": ("agreed a ceasefire", "declared a truce", "stopped fighting", "laid down arms"),
    "statement": (
        "said it regretted the losses",
        "spoke of heavy losses",
        "promised an answer",
        "blamed the other side",
    ),
    "talks": ("met for talks", "sat down together", "negotiated", "sent envoys"),
}


def town(chance):
    return "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()


def articles(events, seed):
    """Checked articles, and by event id the happening it tells of."""
    from summarizer.domain.article import Article, Block, BlockRole, Published, PublishedBasis  # noqa: PLC0415
    from summarizer.domain.event import (  # noqa: PLC0415
        Claim,
        Coverage,
        Event,
        EventTime,
        Evidence,
        ExtractorInfo,
        Grounded,
        Participant,
        Quantity,
    )
    from summarizer.domain.event_types import EventType  # noqa: PLC0415
    from summarizer.domain.terms import (  # noqa: PLC0415
        ClaimKind,
        Measure,
        Operator,
        ParticipantKind,
        ParticipantRole,
        Precision,
        Scope,
        Status,
        TimeBasis,
        Verdict,
        VictimKind,
    )

    chance = random.Random(seed)
    towns = [town(chance) for _ in range(2000)]
    info = ExtractorInfo(
        provider="made up", model="none", origin="authored", prompt="none", fingerprint="0" * 16
    )
    coverage = Coverage(kept=1, cited=1, ratio=1.0)
    found, truth = [], {}
    for number in range(events // 5):
        story = random.Random(f"{seed} {number // TELLERS}")
        one, other = story.sample(COUNTRIES, 2)
        place, day = story.choice(towns), date(2021, 1, 1) + timedelta(days=story.randrange(730))
        toll = story.randint(10, 900)
        published = Published(
            edtf=(day + timedelta(days=chance.randint(0, 2))).isoformat(), basis=PublishedBasis.METADATA
        )
        lines = [
            f"{one} and {other} {chance.choice(WORDS[kind])} near {place}, report {number} says."
            for kind in WORDS
        ]
        text = "\n".join(lines)
        identity = sha256(text.encode()).hexdigest()
        key = identity[:12]
        cast = tuple(
            Participant(name=name, role=ParticipantRole.ACTOR, kind=ParticipantKind.STATE)
            for name in (one, other)
        )
        told, position = [], 0
        for n, (kind, line) in enumerate(zip(WORDS, lines, strict=True)):
            passage = Evidence(
                article_id=key,
                start=position,
                end=position + len(line),
                exact=line,
                prefix="",
                suffix="",
                verdict=Verdict.VERBATIM,
                score=1.0,
            )
            position += len(line) + 1
            when = day + timedelta(days=n // 2)
            dated = chance.random() < 0.7
            told.append(
                Event(
                    id=f"{key}.e{n}",
                    type=EventType(kind),
                    title=line.split(", report")[0] + ".",
                    status=Status.HAPPENED,
                    time=EventTime(
                        phrase=when.isoformat(),
                        edtf=when.isoformat(),
                        precision=Precision.DAY,
                        basis=TimeBasis.EXPLICIT,
                    )
                    if dated
                    else EventTime(),
                    place=place if chance.random() < 0.8 else None,
                    participants=cast,
                    evidence=(passage,),
                )
            )
            truth[f"{key}.e{n}"] = (number // TELLERS, kind)
        figure = Quantity(
            phrase=str(toll),
            operator=Operator.EXACT,
            low=toll,
            high=toll,
            measure=Measure.KILLED,
            side=one,
            victim_kind=VictimKind.MILITARY,
            scope=Scope.INCIDENT,
        )
        claim = Claim(
            id=f"{key}.c1",
            event_id=f"{key}.e0",
            article_id=key,
            kind=ClaimKind.COUNT,
            text=f"{toll} were killed.",
            quantity=figure,
            evidence=told[0].evidence,
        )
        article = Article(
            id=key,
            title=lines[0],
            published=published,
            source=f"{number}.txt",
            sha256=identity,
            encoding="utf-8",
            text=text,
            blocks=(Block(start=0, end=len(text), role=BlockRole.PARAGRAPH),),
        )
        found.append(
            Grounded(article=article, events=tuple(told), claims=(claim,), coverage=coverage, extractor=info)
        )
    return found, truth


def run(events, seed):
    from summarizer.merge import merge  # noqa: PLC0415

    given, truth = articles(events, seed)
    begun = time.process_time()
    story = merge(given)
    spent = time.process_time() - begun
    groups = {}
    for one in truth.values():
        groups[one] = groups.get(one, 0) + 1
    right = joined = 0
    for event in story.events:
        counts = {}
        for mention in event.merged_from:
            counts[truth[mention]] = counts.get(truth[mention], 0) + 1
        joined += len(event.merged_from) * (len(event.merged_from) - 1) // 2
        right += sum(n * (n - 1) // 2 for n in counts.values())
    wanted = sum(n * (n - 1) // 2 for n in groups.values())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{events:>7} events: {spent:6.2f} s, {memory:5.0f} MB, {len(story.episodes)} episodes for {len(given) // TELLERS},"
        f" {len(story.events)} events; pairs: precision {right / max(1, joined):.3f}, recall {right / max(1, wanted):.3f}",
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, nargs="+", default=[1000, 10000, 50000, 100000])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--one", action="store_true", help="in this process")
    given = parser.parse_args()
    if given.one:
        run(given.events[0], given.seed)
        return
    for events in given.events:
        subprocess.run(
            [sys.executable, __file__, "--one", "--events", str(events), "--seed", str(given.seed)],
            check=True,
        )


if __name__ == "__main__":
    main()
