"""Rules are tried only where they can match: that must never lose a match."""

from __future__ import annotations

from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import gold
import pytest

from summarizer.chronology import scanning
from summarizer.chronology.rules import ANY_DIGIT

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


def has_one(sequence, needs):
    """Whether everything that a parsed pattern matches has one of the pieces."""
    run = ""
    for code, value in [*sequence, (None, None)]:
        if code is codes.LITERAL:
            run += chr(value).lower()
            continue
        if any(need in run for need in needs):
            return True
        run = ""
        if code is codes.IN:
            sure = ANY_DIGIT in needs and all(is_digit(*one) for one in value)
        elif code is codes.SUBPATTERN:
            sure = has_one(value[3], needs)
        elif code in {codes.MAX_REPEAT, codes.MIN_REPEAT}:
            sure = value[0] > 0 and has_one(value[2], needs)
        else:
            sure = code is codes.BRANCH and all(has_one(branch, needs) for branch in value[1])
        if sure:
            return True
    return False


def is_digit(code, value):
    if code is codes.RANGE:
        return chr(value[0]).isdigit() and chr(value[1]).isdigit()
    return value is codes.CATEGORY_DIGIT or (code is codes.LITERAL and chr(value).isdigit())


@pytest.mark.parametrize("rule", [rule for rule in scanning.RULES if rule.needs])
def test_every_match_has_what_its_rule_needs(rule):
    assert has_one(parser.parse(rule.pattern.pattern, rule.pattern.flags), rule.needs)
