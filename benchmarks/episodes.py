"""Articles into stories on Giveme5W1H's news_cluster: B-cubed against its 69 events.

    python benchmarks/episodes.py DATA             all articles, at some thresholds
    python benchmarks/episodes.py DATA --halves    half of the events, the threshold chosen on the other half

DATA is the folder with giveme5w1h/news_cluster.jsonl.gz and score_coref.py (needs numpy and scipy).
Nothing was trained on these articles, but the one threshold was chosen on them, in the
middle of a range in which little changes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
import sys
import time
from pathlib import Path

from summarizer.merge import stories
from summarizer.merge.coreference.linking import average

THRESHOLDS = (0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.22, 0.24)
ROUNDS = 6


def curve(texts, gold, score):
    """B-cubed F1 at each threshold."""
    texts = sorted(texts, key=lambda text: text.id)
    table = stories.likeness(texts)
    found = [[[texts[i].id for i in group] for group in average(len(texts), table, at)] for at in THRESHOLDS]
    return [score(gold, groups)["b3"][2] for groups in found]


def halves(texts, gold, score):
    """F1 on half of the events where the other half chose the threshold, both ways, of some divisions."""
    by = {text.id: text for text in texts}
    found = []
    for seed in range(ROUNDS):
        names = random.Random(seed).sample(sorted(gold), len(gold))
        parts = [names[: len(names) // 2], names[len(names) // 2 :]]
        curves = [
            curve([by[i] for name in part for i in gold[name]], [gold[name] for name in part], score)
            for part in parts
        ]
        for chosen, other in (curves, curves[::-1]):
            found.append(other[chosen.index(max(chosen))])
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--halves", action="store_true")
    given = parser.parse_args()
    sys.path.insert(0, str(given.data))
    from score_coref import score  # noqa: PLC0415

    with gzip.open(given.data / "giveme5w1h" / "news_cluster.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    texts = [
        stories.Text(
            str(a["id"]), a["title"] or "", f"{a['description'] or ''} {a['text'] or ''}", a["date_publish"]
        )
        for a in articles
    ]
    gold = {}
    for article in articles:
        gold.setdefault(article["event"], []).append(str(article["id"]))
    if given.halves:
        found = halves(texts, gold, score)
        print(
            f"{len(found)} halves: B-cubed F1 {statistics.mean(found):.3f} on average,"
            f" standard deviation {statistics.pstdev(found):.3f}, lowest {min(found):.3f}"
        )
        return
    begun = time.process_time()
    found = stories.stories(texts)
    spent = time.process_time() - begun
    recall, precision, f1 = score(gold.values(), found)["b3"]
    print(f"{len(found)} stories, B-cubed R {recall:.3f} P {precision:.3f} F1 {f1:.3f}, {spent:.1f} s")
    for threshold, value in zip(THRESHOLDS, curve(texts, gold.values(), score), strict=True):
        print(f"threshold {threshold}: F1 {value:.3f}")


if __name__ == "__main__":
    main()
