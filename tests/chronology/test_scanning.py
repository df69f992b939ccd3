"""Rules are tried only where they can match: that must never lose a match."""

from __future__ import annotations

import gold
import pytest
from pieces import has_one

from summarizer.chronology import scanning

SENTENCES = tuple(dict.fromkeys(case.sentence for case in gold.cases()))


def every_match(text):
    """What the rules match by ``finditer``, at every character."""
    return sorted(
        (match.start(), -match.end(), place)
        for place, rule in enumerate(scanning.RULES)
        for match in rule.pattern.finditer(text)
    )


@pytest.mark.parametrize("change", [str, str.upper, lambda text: text.replace("i", "ı").replace("s", "ſ")])
def test_nothing_that_a_pattern_matches_is_lost(change):
    for sentence in SENTENCES[::3]:
        text = change(sentence)
        assert [found[:3] for found in scanning._matches(text)] == every_match(text), text


@pytest.mark.parametrize("rule", [rule for rule in scanning.RULES if rule.needs])
def test_every_match_has_what_its_rule_needs(rule):
    assert has_one(rule.pattern, rule.needs)
