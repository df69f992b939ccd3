"""The example in docs/times.md does what its comments say."""

import re
from pathlib import Path

from summarizer import chronology

DOCS = Path(__file__).parents[2] / "docs" / "times.md"


def test_the_example(capsys):
    code = re.search(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)[1]
    exec(compile(code, "docs/times.md", "exec"), {})
    assert capsys.readouterr().out.splitlines() == [
        "Tuesday 2013-03-19 2013-03-19",
        "Friday 2013-03-22 2013-03-22",
    ]
    statements = re.findall(r"(chronology\.resolve\(.*?\)\.edtf) +# '([^']*)'", code, re.DOTALL)
    assert len(statements) == 2
    for statement, value in statements:
        assert eval(statement, {"chronology": chronology}) == value


def test_the_forms_are_valid():
    table = DOCS.read_text(encoding="utf-8").split("## EDTF forms")[1].split("## Choices")[0]
    forms = [form for form in re.findall(r"`([^`]+)`", table) if re.match(r"[\[\d]", form)]
    assert len(forms) > 12
    assert all(chronology.is_edtf(form) for form in forms)
