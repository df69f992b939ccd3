"""docs/articles.md names every reason for which a passage is dropped, and its benchmark runs."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

from summarizer.domain.article import DropReason

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "articles.md"
BODY = [
    "A ferry with 40 people on board sank on Monday off the northern coast, the coast guard said.",
    "Rescuers pulled 31 people out of the water and were looking for the others, it said.",
    "The harbour stayed closed to all traffic until the evening, and the ministry opened an inquiry.",
]


def test_the_table_names_every_reason() -> None:
    named = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(named) == sorted(reason.value for reason in DropReason)


def test_the_benchmark_measures_a_folder_in_the_layout_that_it_names(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    page = (
        "<html><head><title>Ferry sinks</title></head><body><article><h1>Ferry sinks</h1>"
        + "".join(f"<p>{line}</p>" for line in BODY)
        + "</article></body></html>"
    )
    (tmp_path / "html" / "1.html.gz").write_bytes(gzip.compress(page.encode()))
    truth = {"1": {"articleBody": "\n".join(BODY)}}
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth), encoding="utf-8")

    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "web_pages.py"), str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.startswith("summarizer   F1 1.000  precision 1.000  recall 1.000")
