"""Text that needs no change is returned as it stands: that must never let through what is replaced."""

from __future__ import annotations

import re

import pytest

from summarizer.render import inert


def test_nothing_that_is_replaced_counts_as_printable():
    assert not [code for code in inert._REPLACED if chr(code).isprintable()]


def test_no_white_space_but_the_space_counts_as_printable():
    spaces = [chr(code) for code in range(0x110000) if re.fullmatch(r"\s", chr(code))]
    assert [space for space in spaces if space.isprintable()] == [" "]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("plain words", "plain words", id="as it is"),
        pytest.param("two  spaces", "two spaces", id="spaces"),
        pytest.param("no\u00a0break", "no break", id="no-break space"),
        pytest.param("\x1b[31mred", "\u241b[31mred", id="escape"),
        pytest.param("a\u202eb", "a⟦U+202E⟧b", id="reordering"),
        pytest.param("\u200bé 漢字\ufeff", "é 漢字", id="invisible"),
    ],
)
def test_fragment(text, shown):
    assert inert.fragment(text) == shown
