"""The examples in docs/coreference.md give what their comments say."""

import ast
import re
from pathlib import Path

import pytest

TEXT = (Path(__file__).parents[2] / "docs" / "coreference.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize("code", EXAMPLES, ids=["events", "stories"])
def test_example(code):
    namespace = {}
    exec(code, namespace)
    name = "events" if "events" in namespace else "groups"
    assert namespace[name] == ast.literal_eval(re.search(r"#\s(\[\[.*)", code)[1])
