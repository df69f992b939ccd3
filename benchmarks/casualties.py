"""Trains the weights that tell whom an incident befell.

    python benchmarks/casualties.py DATA             five folds over the training texts, by text
    python benchmarks/casualties.py DATA --train     trains on all of them, writes incidents/casualties.json

Trained on MUC-4 dev (the 700 wire reports that have a template) and on GVDB dev (400 local news reports of
shootings; of these only the phrases with a name, because the others are not annotated). A phrase in a
sentence on violence is a right one where a template of the report names it as a human target, or the set
marks it as a victim's name. Needs numpy, scipy and scikit-learn, which nothing else needs.
"""

# ruff: noqa: PLC0415 - training imports what only it needs
from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

import training

from summarizer.extract.offline.incidents import casualties

RAREST, THRESHOLD, SMALLEST = 8, 0.5, 0.01
GVDB = 1.0
"""What a phrase of GVDB weighs: all of its incidents are of one kind."""
SMALL = frozenset(
    """
    the a an of and in on at for to de la el del los las his her their its one two three four five six seven
    eight nine ten least about several some other another
    """.split()  # noqa: SIM905 - a table of words
)
HEAD_ENDS = re.compile(r"\b(?:of|in|from|for|who|to|with|at|on|which|that)\b|,")


def words(said):
    plain = re.sub(r"'s?(?=\W|$)", "", said.lower())
    return [word for word in re.findall(r"[a-z0-9'-]+", plain) if word not in SMALL and not word.isdigit()]


def names_target(phrase, said, key, *, is_name):
    """Whether a phrase is for the human target that the key writes so."""
    ours, theirs = words(said), words(key)
    if not ours or not theirs or phrase.kind == "D":
        return False
    if is_name:
        name = words(phrase.name or said) if phrase.kind == "N" or phrase.name else []
        if phrase.kind == "G" or not name:
            return set(theirs) <= set(ours)
        return (
            (set(name) <= set(theirs) and name[-1] in theirs[-2:])
            or set(theirs) <= set(ours)
            or (len(theirs) > 1 and (name[0], name[-1]) == (theirs[0], theirs[-1]))
        )
    if phrase.kind == "N" and not phrase.head:
        return set(ours) == set(theirs) or (len(theirs) > 1 and set(theirs) <= set(ours))
    head = words(HEAD_ENDS.split(key.lower())[0])[-1:]
    if not head or one(head[0]) not in {one(phrase.head or phrase.words[-1]), one(ours[-1])}:
        return False
    alone = one(ours[-1]) == one(head[0]) and 1 in {len(set(ours)), len(set(theirs))}
    return set(ours) <= set(theirs) or set(theirs) <= set(ours) or alone


def one(word):
    word = word.removesuffix("'s")
    return word[:-1] if word.endswith("s") else word.replace("men", "man")


def targets(template):
    """The human targets of a template, each as the key writes them, with whether that is a name."""
    return {
        (value, slot == "hum-tgt-name")
        for slot in ("hum-tgt-name", "hum-tgt-desc")
        for fill in template["slots"][slot] or []
        for value in fill["values"]
    }


def candidates(article):
    """The phrases that may name somebody whom an incident of the article befell."""
    for one in training.told(article)[1]:
        yield from casualties.candidates(one.incident)


def examples(data):
    """Of each phrase: features, label, number of its text, its set."""
    number = 0
    for article, key in training.muc4(data):
        number += 1
        if not key:
            continue
        known = set().union(*map(targets, key))
        for candidate in candidates(article):
            phrase = candidate.phrase
            said = article.text[phrase.start : phrase.end]
            right = any(names_target(phrase, said, target, is_name=is_name) for target, is_name in known)
            yield candidate.features, right, number, "muc4"
    for article, victims in training.gvdb(data):
        number += 1
        known = {victim["name"]["text"].lower() for victim in victims if victim.get("name")}
        for candidate in candidates(article):
            name = candidate.phrase.name
            if name is not None:
                right = any(name.lower() in one or one in name.lower() for one in known)
                yield candidate.features, right, number, "gvdb"


def vocabulary(rows):
    """Features that occur often enough and hold no word that is rare, a name or a nationality."""
    counts = Counter(name for row in rows for name in set(row))
    return {
        name
        for name, count in counts.items()
        if count >= RAREST
        and all(len(word) < 3 or training.ordinary(word) for word in re.findall(r"[a-z]+", name))
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--train", action="store_true")
    args = parser.parse_args()
    import numpy as np
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.metrics import average_precision_score
    from sklearn.model_selection import GroupKFold

    rows, labels, groups, sets = map(list, zip(*examples(args.data), strict=True))
    known = vocabulary(rows)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([dict.fromkeys(known.intersection(row), 1.0) for row in rows])
    labels, groups, sets = map(np.array, (labels, groups, sets))
    weight = np.where(sets == "gvdb", GVDB, 1.0)
    print(f"{len(rows)} phrases, {labels.sum()} right; {matrix.shape[1]} features")
    found = np.zeros(len(labels))
    for train, test in GroupKFold(training.FOLDS).split(matrix, labels, groups):
        model = training.regression(matrix[train], labels[train], weight[train])
        found[test] = model.predict_proba(matrix[test])[:, 1]
    for of in ("muc4", "gvdb"):
        here = sets == of
        chosen = here & (found >= THRESHOLD)
        average = average_precision_score(labels[here], found[here])
        precision, recall = labels[chosen].mean(), labels[chosen].sum() / labels[here].sum()
        print(f"{of}: average precision {average:.3f}; precision {precision:.3f}, recall {recall:.3f}")
    if args.train:
        model = training.regression(matrix, labels, weight)
        weights = {
            name: round(float(value), 3)
            for name, value in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
            if abs(value) >= SMALLEST
        }
        about = "Trained by benchmarks/casualties.py on MUC-4 dev and GVDB dev."
        training.write("casualties", about, float(model.intercept_[0]), weights, threshold=THRESHOLD)


if __name__ == "__main__":
    main()
