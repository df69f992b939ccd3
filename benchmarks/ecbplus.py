"""Event coreference on ECB+, gold mentions as records, no gold topics; and how its weights are trained.

    python benchmarks/ecbplus.py DATA            the weights that ship, on dev (they were trained on train)
    python benchmarks/ecbplus.py DATA --folds    trained and tested on parts of train, by topic
    python benchmarks/ecbplus.py DATA --train    trains on train, writes summarizer/_data/coreference.json

DATA is the folder with ecbplus/{train,dev}.jsonl.gz and score_coref.py (needs numpy and scipy); training
needs scikit-learn, which nothing else here needs. A mention's times, places and participants are those of
its sentence.
"""

# ruff: noqa: PLC0415, SLF001 - training and scoring import what only they need; scikit-learn hides its trees
from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from pathlib import Path

from summarizer.merge import coreference
from summarizer.merge.coreference import documents, model, pairs
from summarizer.merge.coreference.linking import average

OUT = Path(__file__).parents[1] / "summarizer" / "_data" / "coreference.json"
SEED = 7
FOLDS = 5
STORIES = {"max_iter": 80, "learning_rate": 0.08, "max_leaf_nodes": 8}
MENTIONS = {
    "max_iter": 250,
    "learning_rate": 0.05,
    "max_leaf_nodes": 20,
    "l2_regularization": 5.0,
    "max_features": 0.4,
    "min_samples_leaf": 60,
}
THRESHOLD = 0.3


def load(folder, part):
    """The records, and by id the gold chain, and by document its topic and subtopic."""
    records, chains, topics = [], {}, {}
    with gzip.open(folder / "ecbplus" / f"{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for document in map(json.loads, lines):
            topics[document["doc_id"]] = (document["topic"], document["subtopic"])
            said = {}
            for entity in document["entities"]:
                said.setdefault((entity["sent"], entity["type"]), []).append(entity["text"])
            for event in document["events"]:
                chains[event["id"]] = event["chain"]
                records.append(
                    coreference.Record(
                        id=event["id"],
                        document=document["doc_id"],
                        trigger=event["text"],
                        sentence=" ".join(document["sentences"][event["sent"]]),
                        times=tuple(said.get((event["sent"], "TIME"), ())),
                        places=tuple(said.get((event["sent"], "LOC"), ())),
                        participants=(
                            *said.get((event["sent"], "HUMAN"), ()),
                            *said.get((event["sent"], "NON_HUMAN"), ()),
                        ),
                    )
                )
    return records, chains, topics


def scorer(folder):
    sys.path.insert(0, str(folder))
    from score_coref import score

    return score


def groups(labels):
    found = {}
    for name, label in labels.items():
        found.setdefault(label, []).append(name)
    return list(found.values())


def boosted(settings, x, y):
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(random_state=SEED, early_stopping=False, **settings).fit(x, y)


def exported(classifier, names):
    """The trees as lists; an inner node's value is the mean of its leaves, weighed by training pairs."""
    trees = []
    for (predictor,) in classifier._predictors:
        nodes = predictor.nodes
        values = [0.0] * len(nodes)

        def settle(place, nodes=nodes, values=values):
            node = nodes[place]
            if node["is_leaf"]:
                values[place] = float(node["value"])
            else:
                left, right = int(node["left"]), int(node["right"])
                settle(left)
                settle(right)
                a, b = int(nodes[left]["count"]), int(nodes[right]["count"])
                values[place] = (a * values[left] + b * values[right]) / (a + b)

        settle(0)
        trees.append(
            [
                [round(values[i], 5)]
                if node["is_leaf"]
                else [
                    int(node["feature_idx"]),
                    round(float(node["num_threshold"]), 5),
                    int(node["left"]),
                    int(node["right"]),
                    round(values[i], 5),
                ]
                for i, node in enumerate(nodes)
            ]
        )
    return {
        "features": list(names),
        "base": round(float(classifier._baseline_prediction.ravel()[0]), 5),
        "trees": trees,
    }


def story_pairs(records, topics):
    """Pairs of documents that share words: their features, and whether they tell of one story."""
    prepared, names = views(records)
    table = documents.Pairs(prepared)
    found = list(documents.pairs_of(table.candidates))
    return (
        [table.features(a, b) for a, b in found],
        [topics[names[a]][1] == topics[names[b]][1] for a, b in found],
        [(names[a], names[b]) for a, b in found],
    )


def views(records):
    known = coreference.prepare(records)
    names = list(dict.fromkeys(record.document for record in records))
    by = {name: [] for name in names}
    for one in known:
        by[one.record.document].append(one)
    return [coreference.views_of(by[name]) for name in names], names


class Given:
    """Stands for the story score where each pair of documents was scored by a model that did not see it."""

    def __init__(self, values):
        self.values = iter(values)

    def probability(self, _features):
        return next(self.values)


def training(records, chains, topics):
    """Features of mention pairs, the story score by models that did not see the documents' topics."""
    import numpy as np

    x, y, names = story_pairs(records, topics)
    x, y = np.array(x), np.array(y)
    numbers = {topic: n % FOLDS for n, topic in enumerate(sorted({topics[r.document][0] for r in records}))}
    fold = np.array([[numbers[topics[a][0]], numbers[topics[b][0]]] for a, b in names])
    values, seen = np.zeros(len(x)), np.zeros(len(x))
    for n in range(FOLDS):
        inside = (fold == n).any(1)
        trained = boosted(STORIES, x[~inside], y[~inside])
        values[inside] += trained.predict_proba(x[inside])[:, 1]
        seen += inside
    values /= np.maximum(seen, 1)
    stories = boosted(STORIES, x, y)
    prepared = coreference.prepared_of(records, model.Weights(Given(values.tolist()), None, 0.0))
    found = list(coreference.scored(prepared))
    mentions = [ready.known.record.id for ready in prepared.mentions]
    return (
        np.array([pair.features for pair in found], float),
        np.array([chains[mentions[pair.a]] == chains[mentions[pair.b]] for pair in found]),
        stories,
    )


def trained(records, chains, topics):
    x, y, stories = training(records, chains, topics)
    print(f"{len(x)} pairs of mentions, {y.mean():.1%} of one event", flush=True)
    return {
        "about": (
            "Boosted trees over pairs, trained on ECB+ train (CC BY 3.0, Cybulska & Vossen 2014)"
            " by benchmarks/ecbplus.py --train"
        ),
        "threshold": THRESHOLD,
        "stories": exported(stories, documents.FEATURES),
        "mentions": exported(boosted(MENTIONS, x, y), pairs.FEATURES),
    }


def measure(records, chains, weights, score, thresholds):
    """CoNLL F1 at some thresholds."""
    begun = time.process_time()
    records = sorted(records, key=lambda record: (record.document, record.id))
    prepared = coreference.prepared_of(records, weights)
    scores = {(p.a, p.b): coreference.judged(p, weights) for p in coreference.scored(prepared)}
    spent = time.process_time() - begun
    for threshold in thresholds:
        found = [[records[i].id for i in members] for members in average(len(records), scores, threshold)]
        result = score(groups({r.id: chains[r.id] for r in records}), found)
        print(
            f"threshold {threshold}: CoNLL {100 * result['conll']:.2f}, MUC {100 * result['muc'][2]:.1f},"
            f" B3 {100 * result['b3'][2]:.1f}, CEAF-e {100 * result['ceaf_e'][2]:.1f}"
            f" ({len(found)} clusters)",
            flush=True,
        )
    print(f"{len(records)} mentions, {len(scores)} pairs, {spent:.1f} s")
    return scores


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--train", action="store_true")
    parser.add_argument("--folds", action="store_true")
    given = parser.parse_args()
    score = scorer(given.data)
    if given.folds:
        records, chains, topics = load(given.data, "train")
        names = sorted({topic for topic, _ in topics.values()})
        for n in range(FOLDS):
            held = set(names[n::FOLDS])
            rest = [r for r in records if topics[r.document][0] not in held]
            here = [r for r in records if topics[r.document][0] in held]
            weights = model.read(trained(rest, chains, topics))
            measure(here, chains, weights, score, (0.2, 0.25, THRESHOLD, 0.35, 0.4))
        return
    if given.train:
        data = trained(*load(given.data, "train"))
        OUT.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"{OUT.stat().st_size} bytes")
    measure(*load(given.data, "dev")[:2], model.load(), score, (0.2, 0.25, THRESHOLD, 0.35, 0.4))


if __name__ == "__main__":
    main()
