"""Articles into stories on Giveme5W1H's news_cluster: B-cubed against its 69 events.

    python benchmarks/episodes.py DATA

DATA is the folder with giveme5w1h/news_cluster.jsonl.gz and score_coref.py (needs numpy and scipy).
Nothing was trained on these articles, but the one threshold was chosen on them, in the
middle of a range in which little changes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from pathlib import Path

from summarizer.merge import stories
from summarizer.merge.coreference.linking import average


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
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
    begun = time.process_time()
    found = stories.stories(texts)
    spent = time.process_time() - begun
    recall, precision, f1 = score(gold.values(), found)["b3"]
    print(f"{len(found)} stories, B-cubed R {recall:.3f} P {precision:.3f} F1 {f1:.3f}, {spent:.1f} s")
    texts.sort(key=lambda text: text.id)
    table = stories.likeness(texts)
    for threshold in (0.12, 0.14, 0.16, 0.18, 0.2, 0.22):
        groups = [[texts[i].id for i in group] for group in average(len(texts), table, threshold)]
        print(f"threshold {threshold}: F1 {score(gold.values(), groups)['b3'][2]:.3f}")


if __name__ == "__main__":
    main()
