"""What training the weights of the offline extractor's incidents shares: its texts, its words, its files.

Needs scipy and scikit-learn, which nothing else needs.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from muc4 import load

from summarizer import ingest, names, wording
from summarizer.extract.offline import incidents, matching
from summarizer.names import gazetteer

FOLDER = Path(incidents.__file__).parent
FOLDS, C = 5, 0.1


def muc4(data):
    """Each report of MUC-4 dev as an article, with its templates."""
    for document in load(data / "muc4" / "dev.jsonl.gz"):
        article = ingest.read_text(document["text"].encode(), f"{document['docid']}.txt")
        yield article, document["templates"]


def gvdb(data):
    """Each report of GVDB dev as an article, with its victims."""
    for document in load(data / "gvdb" / "dev.jsonl.gz"):
        yield ingest.read_text(document["text"].encode(), f"{document['id']}.txt"), document["victims"]


def told(article):
    """The article as read, and all incidents that it tells of."""
    text = matching.read(article)
    return text, incidents.read(article, text, list(matching.sentences(text)))


@cache
def ordinary(word):
    """Whether a word is an ordinary one, and names no country."""
    return wording.is_common(word) and not gazetteer.find(names.tokens(word.title()))


def regression(matrix, labels, weight):
    """The model that is trained, on some examples."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - only training needs it

    return LogisticRegression(C=C, max_iter=4000).fit(matrix, labels, sample_weight=weight)


def write(name, about, bias, weights, **thresholds):
    """Write the weights where they are read."""
    document = {
        "about": about,
        "bias": round(bias, 4),
        **thresholds,
        "weights": weights,
    }
    out = FOLDER / f"{name}.json"
    out.write_text(json.dumps(document, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"wrote {len(weights)} weights")
