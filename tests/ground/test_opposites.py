"""Words turned into their opposites."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from summarizer import wording
from summarizer.ground.opposites import turned


def words(text):
    return text.split()


def window(text):
    return {form for word in text.split() for form in (word, wording.stem(word))}


def test_the_first_turned_word_is_named():
    source = window("the court sentenced him and the party accepted it")

    assert turned(words("the party rejected it after the court acquitted him"), source, source) == "rejected"
    assert turned(words("the court acquitted him and the party rejected it"), source, source) == "acquitted"
    assert turned(words("the court sentenced him"), source, source) is None


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_the_word_does_not_depend_on_the_seed_of_hashes(seed):
    code = (
        "from summarizer.ground.opposites import turned\n"
        "source = set('lost fell closed blocked captured'.split())\n"
        "print(turned('it was released as shares rose and the gate opened and they won'.split(), source, source))\n"
        "from summarizer.ground.passage import Passage\n"
        "from summarizer.ground.source import Source\n"
        "from summarizer.ground.statements import check_statement\n"
        "from summarizer.wording import Span\n"
        "source = Source.plain('a', 'The gate closed and shares fell in Lima.')\n"
        "claim = 'In Lima, where the gate opened, shares rose.'\n"
        "print(check_statement(claim, Passage(source, (Span(0, 40),)), english=True))\n"
    )
    env = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=True, text=True)
    assert done.stdout == "released\nsays the opposite of the quotation (“opened”)\n"
