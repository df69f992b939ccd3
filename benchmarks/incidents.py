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
import sys
from collections import Counter
from pathlib import Path

import muc4
import training

from summarizer import ingest
from summarizer.extract import offline
from summarizer.extract.offline.incidents import concrete
from summarizer.ground import ground
from summarizer.merge.coreference.model import vector
from summarizer.merge.coreference.trigger import lemma

RAREST, HIGHEST_FALSE_ALARM = 15, 0.15
SMALLEST, SMALLEST_WORD = 0.004, 0.02
RAREST_VECTOR = 3
WORD_SCALE, TEXT_SCALE = 1 / 6, 1 / 3
"""What the vectors of the incident's words, and of the text's, count beside the words themselves."""
BESIDE = 0.35
"""From which probability an incident counts in an article that reports another."""
WORDS = ("word ", "text ")
"""What the features begin with that are words: of the incident's sentences, of the whole text."""
GVDB = 0.3
"""What an incident of GVDB weighs: all of its incidents are of one kind."""
PEACE = 3.0
"""The same for those of articles that report none, of which there are few."""
PEACEFUL = frozenset({"science", "technology", "entertainment", "business", "sports"})


def articles(data):
    """Each article with its set and, for MUC-4, its templates."""
    for article, key in training.muc4(data):
        yield article, "muc4", key
    for article, _ in training.gvdb(data):
        yield article, "gvdb", []
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
        text, told = training.told(article)
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


def ordinary(word):
    return word.isalpha() and len(word) > 1 and training.ordinary(word)


class Learner:
    """The features of all incidents as a matrix, and what weights they get.

    Words count by themselves where enough incidents have them, and all of them by their vectors
    (``word_vectors.py``): a word that is rare here weighs as words of its meaning do. Both are weights for
    words in the end, so that reading needs no vectors.
    """

    def __init__(self, rows, groups):
        import numpy as np
        from scipy.sparse import csr_matrix, hstack
        from sklearn.feature_extraction import DictVectorizer

        counts = Counter(name for row in rows for name in row)
        texts = Counter(
            name for name, _ in {(n, g) for row, g in zip(rows, groups, strict=True) for n in row}
        )
        number = len(set(groups))
        self.blocks = []
        kept = [
            {
                name: value
                for name, value in row.items()
                if not name.startswith(WORDS) or (counts[name] >= RAREST and ordinary(name.split(" ", 1)[1]))
            }
            for row in rows
        ]
        self.plain = DictVectorizer()
        parts = [self.plain.fit_transform(kept)]
        for begin, scale in ((WORDS[0], WORD_SCALE), (WORDS[1], TEXT_SCALE)):
            known = [
                name
                for name, count in texts.items()
                if name.startswith(begin)
                and count >= RAREST_VECTOR
                and ordinary(name[len(begin) :])
                and vector(lemma(name[len(begin) :]))
            ]
            table = np.array(
                [
                    scale * np.log(number / texts[name]) * np.array(vector(lemma(name[len(begin) :])))
                    for name in known
                ]
            )
            place = {name: at for at, name in enumerate(known)}
            cells = [
                (at, place[name], value)
                for at, row in enumerate(rows)
                for name, value in row.items()
                if name in place
            ]
            down, across, values = zip(*cells, strict=True)
            spoken = csr_matrix((values, (down, across)), shape=(len(rows), len(known)))
            parts.append(csr_matrix(spoken @ table))
            self.blocks.append((known, table))
        self.matrix = hstack(parts).tocsr()

    def fit(self, labels, weight, chosen):
        """The weights that some of the incidents give, and the probabilities of all by them."""
        model = training.regression(self.matrix[chosen], labels[chosen], weight[chosen])
        learnt = model.coef_[0]
        at = len(self.plain.feature_names_)
        weights = dict(zip(self.plain.get_feature_names_out(), map(float, learnt[:at]), strict=True))
        for known, table in self.blocks:
            worth = table @ learnt[at : at + table.shape[1]]
            at += table.shape[1]
            for name, value in zip(known, worth, strict=True):
                weights[name] = weights.get(name, 0.0) + float(value)
        weights = {
            name: round(value, 3)
            for name, value in weights.items()
            if abs(value) >= (SMALLEST_WORD if name.startswith(WORDS) else SMALLEST)
        }
        return float(model.intercept_[0]), weights, model.predict_proba(self.matrix)[:, 1]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--train", action="store_true")
    args = parser.parse_args()
    sys.path.insert(0, str(args.data))
    import numpy as np
    from score_slots import muc4_score
    from sklearn.model_selection import GroupKFold

    rows, labels, groups, sets, keys, made = map(list, zip(*examples(args.data), strict=True))
    learner = Learner(rows, groups)
    labels, groups, sets = map(np.array, (labels, groups, sets))
    relevant = np.array([bool(key) for key in keys])
    muc = sets == "muc4"
    print(f"{len(rows)} incidents, {labels.sum()} reported; {learner.matrix.shape[1]} features")
    found = np.zeros(len(labels))
    weight = np.where(sets == "gvdb", GVDB, np.where(sets == "peaceful", PEACE, 1.0))
    for train, test in GroupKFold(training.FOLDS).split(rows, labels, groups):
        found[test] = learner.fit(labels, weight, train)[2][test]
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
        bias, weights, _ = learner.fit(labels, weight, np.arange(len(rows)))
        about = (
            "Trained by benchmarks/incidents.py on MUC-4 dev, GVDB dev and Giveme5W1H but for its world news."
        )
        limits = {"threshold": round(threshold, 3), "threshold_beside": BESIDE}
        training.write("concrete", about, bias, weights, **limits)


if __name__ == "__main__":
    main()
