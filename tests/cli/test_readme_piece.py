"""The piece of a briefing that the README shows is what the main job writes."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

from test_main_job import summarizer

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_the_piece_of_a_briefing_is_of_today(tmp_path):
    done = summarizer("demo", "-o", "out", "--quiet", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "out" / "briefing.md").read_text(encoding="utf-8")
    shown = [line[1:].strip() for line in README.splitlines() if line.startswith(">")]
    blocks = [" ".join(lines) for full, lines in groupby(shown, key=bool) if full]
    prose = [block for block in blocks if not block.startswith("|")]
    assert prose
    assert all(folded(block) in folded(page) for block in prose)
    written = [re.sub(r"[\s-]+", " ", line) for line in page.splitlines() if line.startswith("|")]
    rows = [re.sub(r"[\s-]+", " ", line) for line in shown if line.startswith("|") and set(line) - set("|-")]
    assert len(rows) > 3
    assert all(row in written for row in rows)
