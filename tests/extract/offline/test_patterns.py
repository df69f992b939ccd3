"""Every pattern's own examples."""

from __future__ import annotations

import pytest

from summarizer.extract.offline import matching
from summarizer.extract.offline.lines import line
from summarizer.extract.offline.patterns import patterns
from summarizer.extract.offline.phrases import parse

EXAMPLES = patterns().examples


def found(text, name):
    parsed = parse(line(text, 0, len(text)))
    candidates = [one for one in patterns().of(line(text, 0, len(text)).words) if one.name == name]
    return [match for match in matching.matches(0, parsed, candidates) if not matching.denied(match)]


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{one.pattern}: {one.text[:40]}" for one in EXAMPLES])
def test_an_example_is_read_as_its_file_says(example):
    matches = found(example.text, example.pattern)
    if not example.matches:
        assert matches == []
        return
    read = [
        {name: example.text[m[0].phrase.start : m[0].phrase.end] for name, m in match.slots.items()}
        for match in matches
    ]
    assert any(example.slots.items() <= slots.items() for slots in read), read


def test_every_pattern_has_an_example():
    assert {one.name for one in patterns().every} == {one.pattern for one in EXAMPLES if one.matches}


@pytest.mark.parametrize("change", [str, str.upper, lambda text: f"5{text.replace(' ', ' 10', 1)}"])
def test_the_index_loses_no_match(change):
    known = patterns()
    for text in (change(one.text) for one in EXAMPLES):
        sentence = line(text, 0, len(text))
        parsed = parse(sentence)
        every = [
            match.pattern for match in matching.matches(0, parsed, list(known.every)) if match.pattern.needs
        ]
        tried = known.of(sentence.words)
        assert [one.line for one in every if one not in tried] == [], text
