"""What a claim weighs: planted claims."""

import pytest
from planted_units import event, unit

from summarizer.brief.weigh import weight


def _weighs(text):
    return weight(unit(text, event("Wednesday")), None, {})


@pytest.mark.parametrize("noun", ["arrest", "forest", "interest", "midwest", "priest", "protest", "request"])
def test_a_noun_in_est_is_no_judgement(noun):
    assert _weighs(f"The {noun} was known on Friday.") == _weighs("The truce was known on Friday.")


@pytest.mark.parametrize("said", ["The latest", "the lowest", "the most", "the worst", "Fears", "a feared"])
def test_a_superlative_or_a_fear_that_nobody_is_named_for_weighs_less(said):
    assert _weighs(f"{said} was known on Friday.") < _weighs("The truce was known on Friday.")
