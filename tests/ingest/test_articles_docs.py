"""docs/articles.md names every reason for which a passage is dropped."""

from __future__ import annotations

import re
from pathlib import Path

from summarizer.domain.article import DropReason

PAGE = Path(__file__).parents[2] / "docs" / "articles.md"


def test_the_table_names_every_reason() -> None:
    named = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(named) == sorted(reason.value for reason in DropReason)
