"""How well and how fast the article inside a web page is read.

    python benchmarks/web_pages.py FOLDER

FOLDER is laid out as the article-extraction-benchmark (Scrapinghub, 2019): ``ground-truth.json``, an object
of page ids with ``articleBody`` each, and ``html/ID.html.gz``. The measure is that benchmark's: precision and
recall of 4-grams of words, counted with their repetitions, averaged over the pages; F1 of the two averages.
An article's text here is its kept blocks without the headline, which the ground truth leaves out, too.
``--pages`` prints each page; the extractor below alone, with its defaults, is measured beside it.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from summarizer.errors import ArticleError
from summarizer.ingest import read_html

WORD = re.compile(r"\w+")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)) if words)


def scores(true: str, found: str) -> tuple[float, float]:
    a, b = shingles(true), shingles(found)
    both, more, less = (sum(c.values()) for c in (a & b, b - a, a - b))
    if not more and not less:
        return 1.0, 1.0
    return (both / (both + more) if both else 0.0), (both / (both + less) if both else 0.0)


def ours(data: bytes) -> str:
    try:
        return read_html(data, source="page").body
    except ArticleError:
        return ""


def extractor_alone(data: bytes) -> str:
    import trafilatura  # noqa: PLC0415

    return trafilatura.extract(data, include_comments=False) or ""


def measure(
    name: str, read: Callable[[bytes], str], pages: dict[str, bytes], truth: dict[str, str]
) -> dict[str, tuple[float, float]]:
    read(b"<html><body><p>Loads what is loaded at first use.</p></body></html>")
    begun = time.process_time()
    texts = {page: read(data) for page, data in pages.items()}
    seconds = time.process_time() - begun
    by_page = {page: scores(truth[page], text) for page, text in texts.items()}
    precision = statistics.mean(p for p, _ in by_page.values())
    recall = statistics.mean(r for _, r in by_page.values())
    f1 = 2 * precision * recall / (precision + recall)
    print(
        f"{name:12} F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}  "
        f"{len(pages) / seconds:.0f} pages a second of processor time, {len(pages)} pages"
    )
    return by_page


def main() -> None:
    folder = Path(next((arg for arg in sys.argv[1:] if not arg.startswith("-")), "."))
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    truth = {page: entry.get("articleBody", "") for page, entry in gold.items()}
    pages = {page: gzip.decompress((folder / "html" / f"{page}.html.gz").read_bytes()) for page in truth}
    by_page = measure("summarizer", ours, pages, truth)
    alone = measure("trafilatura", extractor_alone, pages, truth)
    if "--pages" in sys.argv:
        for page, (precision, recall) in sorted(by_page.items(), key=lambda item: sum(item[1])):
            other = alone[page]
            print(f"  {page[:32]:32} {precision:.3f} {recall:.3f}   alone {other[0]:.3f} {other[1]:.3f}")


if __name__ == "__main__":
    main()
