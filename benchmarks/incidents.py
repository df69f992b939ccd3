"""Trains the weights that tell an incident that an article reports from one that it only speaks of.

    python benchmarks/incidents.py DATA             five folds over the training texts, by text
    python benchmarks/incidents.py DATA --train     trains on all of them, writes incidents/concrete.json

Trained on MUC-4 dev (1,300 wire reports, half of them without an incident), on GVDB dev (400 local news
reports of shootings) and on Giveme5W1H's news_cluster without its world news (230 articles). Fighting between
fighters, accidents and disasters are left out. An incident of MUC-4 counts as reported where the scorer's
alignment gives it a template of the key, in GVDB each first incident with harm does, in Giveme5W1H none.
Needs numpy, scipy and scikit-learn, which nothing else needs.
"""

# ruff: noqa: PLC0415 - training imports what only it needs
from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import muc4

from summarizer import ingest, names, wording
from summarizer.extract import offline
from summarizer.extract.offline import incidents, matching
from summarizer.extract.offline.incidents import concrete
from summarizer.ground import ground
from summarizer.names import gazetteer

OUT = Path(incidents.__file__).parent / "concrete.json"
FOLDS, C, RAREST, HIGHEST_FALSE_ALARM = 5, 0.1, 15, 0.15
SMALLEST = 0.004
BESIDE = 0.35
"""From which probability an incident counts in an article that reports another."""
WORDS = ("word ", "text ")
"""What the features begin with that are words: of the incident's sentences, of the whole text."""
GVDB = 0.3
"""What an incident of GVDB weighs: all of its incidents are of one kind."""
PEACEFUL = frozenset({"science", "technology", "entertainment", "business", "sports"})


def articles(data):
    """Each article with its set and, for MUC-4, its templates."""
    for document in muc4.load(data / "muc4" / "dev.jsonl.gz"):
        yield (
            ingest.read_text(document["text"].encode(), f"{document['docid']}.txt"),
            "muc4",
            document["templates"],
        )
    for document in muc4.load(data / "gvdb" / "dev.jsonl.gz"):
        yield ingest.read_text(document["text"].encode(), f"{document['id']}.txt"), "gvdb", []
    for document in muc4.load(data / "giveme5w1h" / "news_cluster.jsonl.gz"):
        if document["category"] in PEACEFUL:
            text = f"{document['title']}\n\n{document['text']}\n"
            yield ingest.read_text(text.encode(), f"{document['id']}.txt"), "peaceful", []


def examples(data):
    """Of each incident: features, label, number of the text, its set, its key, its own template."""
    from score_slots import align

    # Every incident as a template of its own: what the weights are to choose among.
    concrete.model = lambda: concrete.Model(0.0, {}, {}, -1.0, -1.0)
    for number, (article, of, key) in enumerate(articles(data)):
        text = matching.read(article)
        told = incidents.read(article, text, list(matching.sentences(text)))
        around = concrete.setting(article, text)
        made = {}
        if of == "peaceful":
            right = set()
        elif of == "gvdb":
            right = {next((i for i, one in enumerate(told) if one.incident.victims), None)}
        else:
            response = muc4.by_event(ground(offline.extract(article), article, ()))
            reported = [i for i, one in enumerate(told) if one.reported]
            events = [int(one.rpartition(".e")[2]) - 1 for one in response]
            numbers = [reported[event] for event in events if event < len(reported)]
            response = dict(list(response.items())[: len(numbers)])
            pairs = align(list(response.values()), key, muc4.SLOTS, refs=False, strict=False)
            made = dict(zip(numbers, response.values(), strict=True))
            right = {numbers[i] for i, _ in pairs}
        for i, one in enumerate(told):
            if not concrete.untrained(one.incident) and (of != "gvdb" or i in right):
                row = concrete.features(one.incident, article, around)
                row |= {f"text {word}": value for word, value in around.words.items()}
                yield row, i in right, number, of, key, made.get(i)


def vocabulary(rows):
    """Words that occur in enough incidents, are ordinary ones, and name no country."""
    counts = Counter(name for row in rows for name in row if name.startswith(WORDS))
    ordinary = {}

    def keeps(name):
        word = name.split(" ", 1)[1]
        if word not in ordinary:
            ordinary[word] = (
                word.isalpha()
                and len(word) > 1
                and wording.is_common(word)
                and not gazetteer.find(names.tokens(word.title()))
            )
        return ordinary[word]

    return {name for name, count in counts.items() if count >= RAREST and keeps(name)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--train", action="store_true")
    args = parser.parse_args()
    sys.path.insert(0, str(args.data))
    import numpy as np
    from score_slots import muc4_score
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold

    rows, labels, groups, sets, keys, made = map(list, zip(*examples(args.data), strict=True))
    words = vocabulary(rows)
    kept = [
        {name: value for name, value in row.items() if not name.startswith(WORDS) or name in words}
        for row in rows
    ]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(kept)
    labels, groups, sets = map(np.array, (labels, groups, sets))
    relevant = np.array([bool(key) for key in keys])
    muc = sets == "muc4"
    print(f"{len(rows)} incidents, {labels.sum()} reported; {matrix.shape[1]} features")
    found = np.zeros(len(labels))
    weight = np.where(sets == "gvdb", GVDB, 1.0)
    for train, test in GroupKFold(FOLDS).split(matrix, labels, groups):
        model = LogisticRegression(C=C, max_iter=4000).fit(
            matrix[train], labels[train], sample_weight=weight[train]
        )
        found[test] = model.predict_proba(matrix[test])[:, 1]
    best = {}
    for number, value, of_muc, has in zip(groups, found, muc, relevant, strict=True):
        if of_muc:
            best[number] = (max(value, best.get(number, (0,))[0]), has)
    texts = 600  # of dev's 1,300, those without a template
    alarms = sorted((value for value, has in best.values() if not has), reverse=True)
    threshold = float(alarms[int(HIGHEST_FALSE_ALARM * texts)])
    recall = sum(value > threshold for value, has in best.values() if has) / 700
    print(
        f"at {threshold:.3f}: {HIGHEST_FALSE_ALARM:.0%} false alarms, {recall:.1%} of texts with one found,"
    )
    print(f"of GVDB's main incidents {np.mean(found[sets == 'gvdb'] > threshold):.1%},")
    print(f"of the peaceful articles' {np.mean(found[sets == 'peaceful'] > threshold):.1%} reported")
    for beside in (threshold, 0.4, BESIDE, 0.2):
        response, of = {}, {}
        for number, value, of_muc, key, template in zip(groups, found, muc, keys, made, strict=True):
            if of_muc:
                of[number] = key
                if template and value >= (threshold if best[number][0] < threshold else beside):
                    response.setdefault(number, []).append(template)
        score = muc4_score(of, response, muc4.SLOTS, refs=False, strict=False)["all-templates"]
        print(f"F1 {100 * score.f1:.1f} with {beside:.2f} beside another (texts that speak of violence)")
    if args.train:
        model = LogisticRegression(C=C, max_iter=4000).fit(matrix, labels, sample_weight=weight)
        weights = {
            name: round(float(value), 4)
            for name, value in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
            if abs(value) >= SMALLEST
        }
        document = {
            "about": "Trained by benchmarks/incidents.py on MUC-4 dev and GVDB dev.",
            "bias": round(float(model.intercept_[0]), 4),
            "threshold": round(threshold, 3),
            "threshold_beside": BESIDE,
            "weights": weights,
        }
        OUT.write_text(json.dumps(document, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        print(f"wrote {len(weights)} weights")


if __name__ == "__main__":
    main()
