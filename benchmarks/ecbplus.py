"""Event coreference on ECB+, gold mentions as records, no gold topics; and how its weights are trained.

    python benchmarks/ecbplus.py DATA            trained on train alone, measured on dev
    python benchmarks/ecbplus.py DATA --folds    trained and tested on parts of train, by topic; with
                                                 --without also with some figures left out
    python benchmarks/ecbplus.py DATA --train    trains on train and dev, writes
                                                 summarizer/_data/coreference.json
    python benchmarks/ecbplus.py DATA --shipped  the weights that ship on dev, which they were trained on too:
                                                 whether they are read aright, no measure of how good they are

DATA is the folder with ecbplus/{train,dev}.jsonl.gz and score_coref.py (needs numpy and scipy); all but
--shipped need scikit-learn, which nothing else here needs. A mention's times, places and participants are
those of its sentence.
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
from summarizer.merge.coreference import documents, model, neighbours, pairs
from summarizer.merge.coreference.linking import average

OUT = Path(__file__).parents[1] / "summarizer" / "_data" / "coreference.json"
SEED = 7
FOLDS = 5
THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.45)
EASY = 8
"""Of pairs that are easily told apart one in so many is trained on, with so much weight."""
STORIES = {"max_iter": 80, "learning_rate": 0.08, "max_leaf_nodes": 8}
NEIGHBOURS = {
    "max_iter": 80,
    "learning_rate": 0.06,
    "max_leaf_nodes": 8,
    "l2_regularization": 5.0,
    "max_features": 0.5,
    "min_samples_leaf": 40,
}
MENTIONS = {
    "max_iter": 300,
    "learning_rate": 0.03,
    "max_leaf_nodes": 12,
    "l2_regularization": 5.0,
    "max_features": 0.4,
    "min_samples_leaf": 60,
}
THRESHOLD = 0.3


LEVERS = {
    "without senses": list(pairs.FEATURES[35:39]),
    "without second sight and groups": list(pairs.FEATURES[39:]),
    "without both": list(pairs.FEATURES[35:]),
}


def everything(folder):
    """Train and dev as one: their topics are not the same."""
    (records, chains, topics), (more, links, names) = load(folder, "train"), load(folder, "dev")
    return [*records, *more], chains | links, topics | names


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


def boosted(settings, x, y, weights=None):
    from sklearn.ensemble import HistGradientBoostingClassifier

    made = HistGradientBoostingClassifier(random_state=SEED, early_stopping=False, **settings)
    return made.fit(x, y, sample_weight=weights)


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


class Given:
    """Stands for a score where each pair was scored by a model that did not see its topic."""

    def __init__(self, values):
        self.values = iter(values)

    def probability(self, _features):
        return next(self.values)


class Context:
    """Documents of some topics, compared with one another: what is trained on, or tested on, as one."""

    def __init__(self, records, chains, topics):
        self.records = sorted(records, key=lambda record: (record.document, record.id))
        self.chains = chains
        self.subtopics = [
            topics[name][1] for name in dict.fromkeys(record.document for record in self.records)
        ]
        known = coreference.prepare(self.records)
        by = {}
        for one in known:
            by.setdefault(one.record.document, []).append(one)
        self.views = [coreference.views_of(mentions) for mentions in by.values()]

    def story(self, pairs):
        return [self.subtopics[a] == self.subtopics[b] for a, b in pairs]

    def first(self):
        table = documents.Pairs(self.views)
        self.pairs = list(documents.pairs_of(table.candidates))
        return [table.features(a, b) for a, b in self.pairs], self.story(self.pairs)

    def second(self, values):
        self.values = values
        likely = {
            pair: value
            for pair, value in zip(self.pairs, values, strict=True)
            if value >= coreference.ONE_STORY
        }
        around = neighbours.Neighbourhood(self.views, likely)
        return [around.features(*pair) for pair in likely], self.story(likely)

    def third(self, values):
        weights = model.Weights(Given(self.values), Given(values), None, 0.0)
        prepared = coreference.prepared_of(self.records, weights)
        found = list(coreference.scored(prepared))
        self.scored = [(pair.a, pair.b) for pair in found]
        names = [record.id for record in self.records]
        return (
            [pair.features for pair in found],
            [self.chains[names[a]] == self.chains[names[b]] for a, b in self.scored],
        )


def contexts(records, chains, topics):
    """Each part of the topics by itself; all other topics together; and all topics."""
    names = sorted({topic for topic, _ in topics.values()})
    parts, rests = [], []
    for n in range(FOLDS):
        held = set(names[n::FOLDS])
        parts.append(Context([r for r in records if topics[r.document][0] in held], chains, topics))
        rests.append(Context([r for r in records if topics[r.document][0] not in held], chains, topics))
    return parts, rests, Context(records, chains, topics)


def joined(parts):
    import numpy as np

    return np.concatenate(parts)


def crossed(settings, data, fit):
    """For each context the scores by a model of the others; and the model of all."""
    scores = []
    for n, (x, _) in enumerate(data):
        rest = [part for m, part in enumerate(data) if m != n]
        trained = fit(settings, joined([x for x, _ in rest]), joined([y for _, y in rest]))
        scores.append(trained.predict_proba(x)[:, 1].tolist())
    return scores, lambda: fit(settings, joined([x for x, _ in data]), joined([y for _, y in data]))


def sparing(settings, x, y):
    """Train on one in some of the pairs that are easily told apart."""
    import numpy as np

    at = {name: place for place, name in enumerate(pairs.FEATURES)}
    hard = (
        y
        | (x[:, at["same trigger"]] > 0)
        | (x[:, at["trigger means alike"]] > 0.3)
        | (x[:, at["sentences alike"]] > 0.25)
        | (x[:, at["one story"]] >= 1)
    )
    kept = hard | (np.arange(len(y)) % EASY == 0)
    return boosted(settings, x[kept], y[kept], np.where(hard, 1.0, EASY)[kept])


def arrays(found):
    import numpy as np

    return np.array(found[0], np.float32), np.array(found[1], bool)


def looked(parts, rests, whole):
    """The scores of documents, first and second, by models that did not see them; pairs of mentions."""
    first = []
    for part, rest in zip(parts, rests, strict=True):
        fitted = boosted(STORIES, *arrays(rest.first()))
        first.append(fitted.predict_proba(arrays(part.first())[0])[:, 1].tolist())
    again = [arrays(part.second(values)) for part, values in zip(parts, first, strict=True)]
    second, nearby = crossed(NEIGHBOURS, again, boosted)
    data = [arrays(part.third(values)) for part, values in zip(parts, second, strict=True)]
    return data, lambda: boosted(STORIES, *arrays(whole.first())), nearby


def trained(records, chains, topics):
    data, stories, nearby = looked(*contexts(records, chains, topics))
    x, y = joined([x for x, _ in data]), joined([y for _, y in data])
    print(f"{len(x)} pairs of mentions, {y.mean():.1%} of one event", flush=True)
    return {
        "about": (
            "Boosted trees over pairs, trained on ECB+ train and dev (CC BY 3.0, Cybulska & Vossen 2014)"
            " by benchmarks/ecbplus.py --train"
        ),
        "threshold": THRESHOLD,
        "stories": exported(stories(), documents.FEATURES),
        "neighbours": exported(nearby(), neighbours.FEATURES),
        "mentions": exported(sparing(MENTIONS, x, y), pairs.FEATURES),
    }


def across(records, chains, topics, score, without):
    """CoNLL F1 of each part of train, all models trained on the other parts' topics."""
    import numpy as np

    parts, rests, whole = contexts(records, chains, topics)
    data, _, _ = looked(parts, rests, whole)
    runs = {"all figures": []}
    if without:
        runs |= LEVERS
    for name, left in runs.items():
        columns = [n for n, feature in enumerate(pairs.FEATURES) if feature not in left]
        assert len(columns) + len(left) == len(pairs.FEATURES), left
        cut = [(x[:, columns], y) for x, y in data]
        scores, _ = crossed(MENTIONS, cut, sparing)
        rows = np.array(
            [
                [result(part, dict(zip(part.scored, found, strict=True)), t, score) for t in THRESHOLDS]
                for part, found in zip(parts, scores, strict=True)
            ]
        )
        print(
            f"{name}: mean by threshold {THRESHOLDS}: {np.round(rows.mean(0), 2).tolist()}, over all"
            f" {rows.mean():.2f}; by fold {np.round(rows.mean(1), 1).tolist()}",
            flush=True,
        )


def result(part, scores, threshold, score):
    names = [record.id for record in part.records]
    found = [[names[i] for i in members] for members in average(len(names), scores, threshold)]
    return 100 * score(groups({name: part.chains[name] for name in names}), found)["conll"]


def measure(records, chains, weights, score):
    """CoNLL F1 at some thresholds."""
    begun = time.process_time()
    records = sorted(records, key=lambda record: (record.document, record.id))
    prepared = coreference.prepared_of(records, weights)
    scores = {(p.a, p.b): weights.mentions.probability(p.features) for p in coreference.scored(prepared)}
    spent = time.process_time() - begun
    for threshold in THRESHOLDS:
        found = [[records[i].id for i in members] for members in average(len(records), scores, threshold)]
        result = score(groups({r.id: chains[r.id] for r in records}), found)
        print(
            f"threshold {threshold}: CoNLL {100 * result['conll']:.2f}, MUC {100 * result['muc'][2]:.1f},"
            f" B3 {100 * result['b3'][2]:.1f}, CEAF-e {100 * result['ceaf_e'][2]:.1f}"
            f" ({len(found)} clusters)",
            flush=True,
        )
    print(f"{len(records)} mentions, {len(scores)} pairs, {spent:.1f} s")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--train", action="store_true")
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--shipped", action="store_true")
    parser.add_argument("--without", action="store_true")
    given = parser.parse_args()
    score = scorer(given.data)
    if given.folds:
        across(*load(given.data, "train"), score, given.without)
        return
    if given.train:
        data = trained(*everything(given.data))
        OUT.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"{OUT.stat().st_size} bytes")
        return
    weights = model.load() if given.shipped else model.read(trained(*load(given.data, "train")))
    measure(*load(given.data, "dev")[:2], weights, score)


if __name__ == "__main__":
    main()
