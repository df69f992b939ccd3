"""What patterns can begin with is told by a table: it has to be that of the patterns as they are."""

from __future__ import annotations

import json

import pytest

from summarizer.chronology import openings, scanning


def test_the_table_is_that_of_the_rules():
    stored = json.loads(openings._FILE.read_text(encoding="utf-8"))
    assert stored == openings.table(rule.expression for rule in scanning.RULES), (
        'python -c "from summarizer.chronology import openings; openings.write()"'
    )


def test_no_rule_is_tried_everywhere():
    assert openings.read(rule.expression for rule in scanning.RULES).anywhere == ()


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("next week", ["nex"], id="letters"),
        pytest.param(r"(?<!\w)(?:on|in)\s+May", ["in ", "on "], id="choice behind a condition"),
        pytest.param(r"\d{1,2}\s?May", ["0 m", "00 ", "00m", "0ma"], id="digits, how many is open"),
        pytest.param(r"(?:the )?end", ["end", "the"], id="what may be missing"),
        pytest.param("on", ["on"], id="short"),
        pytest.param(r"a\w+", ["a"], id="anything behind"),
        pytest.param(r"\w+", None, id="anything"),
        pytest.param(r"(a)\1?b", ["a"], id="what matched before"),
    ],
)
def test_what_a_pattern_begins_with(pattern, expected):
    assert openings.derive(pattern) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("On 5\tMay", "on 0 may"), ("١٢ Ünder", "00 ünder"), ("ſunday", None), ("İn May", None)],
    ids=["case, digits and spaces", "other letters and digits", "a letter that matches s", "one that is i"],
)
def test_a_text_as_openings_are_written(text, expected):
    assert openings.folded(text) == expected


def test_an_unknown_pattern_is_tried_everywhere():
    known = scanning.RULES[0].expression
    read = openings.read([known, "some other pattern"])
    assert read.anywhere == (1,)
    assert read.at("xyz") == (1,)
