"""The examples in docs/coreference.md give what their comments say."""

import ast
import re
from pathlib import Path

import pytest

TEXT = (Path(__file__).parents[2] / "docs" / "coreference.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)


NAMES = ["events", "said", "groups"]


@pytest.mark.parametrize("name", NAMES)
def test_example(name):
    namespace = {}
    place = NAMES.index(name)
    code = "\n".join(EXAMPLES[: place + 1])
    exec(code, namespace)
    assert namespace[name] == ast.literal_eval(re.search(r"#\s(\[\[.*|True)", EXAMPLES[place])[1])


def test_every_example_is_run():
    assert len(EXAMPLES) == len(NAMES)
